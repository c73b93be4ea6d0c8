import { Buffer } from 'node:buffer';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunCommand } from '../../src/core/run/commands.ts';
import { decideRun } from '../../src/core/run/decide.ts';
import { runDecider } from '../../src/core/run/decider.ts';
import type { RunObserved } from '../../src/core/run/world.ts';
import { openGitHome } from '../../src/git/home.ts';
import { judgeRuns } from '../../src/git/runs/findings.ts';
import { redecidingRuns } from '../../src/git/runs/redecide.ts';
import type { Redecided } from '../../src/git/redecide.ts';
import { verify, type Verdict } from '../../src/git/verify.ts';
import { sha256 } from '../../src/record.ts';
import { handle } from '../../src/handle.ts';
import { run as countersign } from '../doors/cli-rig.ts';
import type { TestRepository } from '../fixtures/repository.ts';
import { shipped } from './git-rig.ts';
import { policy, policyPath, type Person } from './rig.ts';
import { done, makeRunRig, run, start, submit, type RunRig } from './runs-rig.ts';

const folder = `runs/re/${run}`;
const hook = `exec ${process.execPath} ${fileURLToPath(new URL('./hook.ts', import.meta.url))}`;
const written = policy.replace('workflow: paper\n', '');

const text = `name: release
aliases: [ship]
coordinator: lead
state:
  version: { type: integer, initial: 1 }
steps:
  - { id: plan, run: echo plan, effects: none, output: plan, checkpoint: planned }
  - { id: draft, run: echo draft, effects: none, depends_on: [plan], output: draft, requires_approval: true }
  - { id: build, run: echo build, effects: none, depends_on: [draft], output: build, retry: 1, checkpoint: built }
  - { id: notes, run: echo notes, effects: none, depends_on: [build], output: notes }
  - { id: check, run: echo check, effects: none, depends_on: [notes], retry: 0 }
  - { id: seal, run: echo seal, effects: none, depends_on: [check], output: seal, requires_approval: true }
`;

let rig: RunRig;
/** Where the record stood when it was whole. */
let whole: string;
/** Where others push to, as it was then. */
let target: TestRepository;

/** Gives a command, and says what came of it: done, or why not. */
async function asks(by: Person, command: RunCommand): Promise<string> {
  const { answer } = await rig.ask(command, { by });
  return answer.is === 'refused' ? answer.refusal.code : answer.is;
}

async function does(by: Person, ...commands: readonly RunCommand[]): Promise<void> {
  for (const command of commands) expect([command, await asks(by, command)]).toEqual([command, 'done']);
}

const take: RunCommand = { take: { by: 'here', limit: 1 } };

function failing(step: string, attempt: number, retryable: boolean): RunCommand {
  const outcome = { is: 'failed', reason_code: 'exit_nonzero', because: 'it ended with 1', retryable } as const;
  return { submit: { step, job: 'step', attempt, outcome } };
}

/** The second attempt of a step, which went well. */
function again(step: string): RunCommand {
  const [[, given] = []] = Object.entries(submit(step));
  return { submit: { ...(given as Extract<RunCommand, { submit: unknown }>['submit']), attempt: 2 } };
}

/** Everything that a run can meet: retries, another output, agreement, another policy, interruption, going back. */
async function story(): Promise<void> {
  await does('ann', { start: { run_id: run, task: 'Release it', door: 'cli' } }, take, submit('plan'), {
    validate: {},
  });
  await does('ann', submit('draft'));
  const edited = 'another draft';
  const output = { bytes: edited.length, sha256: sha256(edited), text: edited };
  await does('ann', { edit: { step: 'draft', output, reason: 'clearer' } });
  expect(await asks('ann', { approve: { gate: 'step:draft', reason: '' } })).toBe('not_in_role');
  await does('cat', { approve: { gate: 'step:draft', reason: 'fine' } });
  await does('ann', take, failing('build', 1, true), take, again('build'), { validate: {} });
  const skip: RunCommand = { skip: { step: 'notes', reason: 'nobody reads them' } };
  await does('ann', { resume: { reason: 'killed', steps: ['notes'] } });
  expect(await asks('ann', skip)).toBe('approval_missing');
  await does('ann', { request: { what: skip } });
  await does('cat', { approve: { gate: 'skip:notes', reason: 'indeed' } });
  await does('ann', skip);
  // From here on Bob leads, too.
  rig.seat.commit({ [policyPath]: written.replace('[cat@example.com]', '[cat@example.com, bob@example.com]') });
  const set: RunCommand = { set: { state: { version: 2 }, reason: 'a new one' } };
  await does('ann', { request: { what: set } });
  await does('bob', { approve: { gate: 'state', reason: '' } });
  const restored: RunCommand = { restored: { tree: rig.seat.oid('main~1') } };
  // It goes back by itself, and then further on somebody's word.
  await does('ann', set, take, failing('check', 1, false), restored);
  const back: RunCommand = { rollback: { to: 'planned', reason: 'begin again' } };
  await does('ann', { request: { what: back } });
  await does('cat', { approve: { gate: 'rollback:planned', reason: '' } });
  await does('ann', back, restored, { resume: { reason: 'go on' } });
  await does('ann', take, submit('draft'));
  await does('cat', { approve: { gate: 'step:draft', reason: '' } });
  await does('ann', take, submit('build'), submit('notes'), submit('check'), submit('seal'));
}

beforeAll(async () => {
  rig = makeRunRig('git', 'here', { text });
  await story();
  await rig.put();
  whole = rig.seat.oid('refs/heads/countersign');
  target = rig.seat.clone({ bare: true });
  target.hook('pre-receive', hook);
});
afterAll(async () => {
  target.remove();
  await rig.close();
});

interface Proven extends Verdict {
  readonly again: Redecided;
}

async function proven(): Promise<Proven> {
  const home = await openGitHome({ cwd: rig.seat.dir, shipped });
  const deciding = redecidingRuns(home, rig.clock.now());
  const judged = judgeRuns(home.objects);
  let decided: Redecided = { findings: [], decided: 0, untold: [] };
  try {
    const verdict = await verify(home, null, () => undefined, {
      isDeep: true,
      async eachRun(read) {
        decided = await deciding(read);
        return [...decided.findings, ...(await judged(read))];
      },
    });
    return { ...verdict, again: decided };
  } finally {
    await home.close();
  }
}

/** As it was before anybody forged anything. */
async function putBack(): Promise<void> {
  await rig.put();
  rig.seat.git('update-ref', 'refs/heads/countersign', whole);
  const refs = rig.seat.git('for-each-ref', '--format=%(refname)', 'refs/countersign').split('\n').filter(Boolean);
  for (const ref of refs) rig.seat.git('update-ref', '-d', ref);
}

describe('a run that went through everything', () => {
  it('comes out as it is recorded when it is decided again, and its head is told', async () => {
    const { findings, again: decided, heads, runs } = await proven();
    const entries = await rig.entries();
    expect(findings).toEqual([]);
    expect(decided).toEqual({ findings: [], decided: entries.length, untold: [] });
    expect(heads).toEqual([{ run, seq: entries.length, hash: entries.at(-1)?.hash, commit: whole }]);
    expect(runs).toBe(1);
    // The policy that Bob leads by came into force with the first thing that somebody asked for under it.
    const pins = entries.flatMap(({ events = [], command }) =>
      events.flatMap((event) =>
        event.type === 'definition_pinned' && event.what === 'policy' ? [Object.keys(command)] : [],
      ),
    );
    expect(pins).toEqual([['start'], ['request']]);
  });
});

/** What somebody with a program of their own records: everything fits but the rules. */
interface Forgery {
  readonly by: Person;
  readonly command: RunCommand;
  readonly decide: typeof decideRun;
  readonly says: RegExp;
}

const forgeries: Readonly<Record<string, Forgery>> = {
  'an approval by somebody who may not give it': {
    by: 'ann',
    command: { approve: { gate: 'step:seal', reason: 'let me' } },
    decide: (seen, state, head) =>
      decideRun(
        withLead(seen, 'ann@example.com'),
        state === null ? null : { ...state, asked: { 'step:seal': { ...state.asked?.['step:seal'], makers: [] } } },
        head,
      ),
    says: /of approve step:seal by ann@example\.com came: step:seal is approved.*by the rules of then it is refused: ann@example\.com is not among those/u,
  },
  'a step that is done without the approval that it needs': {
    by: 'ann',
    command: { skip: { step: 'seal', reason: 'never mind' } },
    decide: (seen, state, head) => {
      const steps = seen.pipeline.steps.map((step) => ({ ...step, optional: true }));
      const free = { ...seen, pipeline: { ...seen.pipeline, steps } };
      return decideRun(free, state === null ? null : { ...state, active: {} }, head);
    },
    says: /of skip seal by ann@example\.com came: .*by the rules of then it is refused/u,
  },
  'a value that nobody agreed to': {
    by: 'ann',
    command: { set: { state: { version: 9 }, reason: 'quietly' } },
    decide: () => ({ events: [{ type: 'state_changed', set: { version: 9 }, because: 'quietly' }] }),
    says: /of set version by ann@example\.com came: version changes; by the rules of then it is refused: another value of version needs an approval/u,
  },
  'a way back to a checkpoint that nobody has looked at': {
    by: 'ann',
    command: { rollback: { to: 'built', reason: 'back', unvalidated: true } },
    decide(seen, state, head) {
      const verdict = decideRun(seen, state, { ...head, command: { rollback: { to: 'built', reason: 'back' } } });
      if ('refusal' in verdict) return verdict;
      return { events: verdict.events.filter(({ type }) => type !== 'checkpoint_validated') };
    },
    says: /of rollback built by ann@example\.com came: .*the run goes back.*by the rules of then it is refused: going back to built without looking at it needs an approval/u,
  },
};

function withLead(seen: RunObserved, email: string): RunObserved {
  return { ...seen, policy: { ...seen.policy, roles: { ...seen.policy.roles, lead: { emails: [email] } } } };
}

describe('an entry that fits in everything but the rules', () => {
  it.each(Object.entries(forgeries))('%s, is named with why, and is not let in by the hook', async (_what, forged) => {
    const { by, command, decide, says } = forged;
    try {
      expect((await rig.ask(command, { by, decide })).answer).toMatchObject({ is: 'done' });
      const entries = await rig.entries();
      await rig.put();
      expect(() => rig.seat.git('push', '--quiet', target.dir, 'countersign')).toThrow(says);
      const { findings } = await proven();
      expect(findings[0]).toMatchObject({
        code: 'decided_otherwise',
        file: `${folder}/log/tail.yaml`,
        severity: 'error',
        message: expect.stringMatching(says) as string,
      });
      expect(findings[0]?.message).toContain(`entry ${entries.length} says`);
      expect(findings[0]?.commit).toBe(rig.seat.oid('refs/heads/countersign'));
    } finally {
      await putBack();
    }
  });
});

it('countersign verify --redecide tells all of it, and what is missing of the files', async () => {
  const said = (...args: readonly string[]) =>
    JSON.parse(countersign(rig.seat.dir, ['verify', '--json', ...args], { as: 'ann' }).out) as Record<string, unknown>;
  const entries = (await rig.entries()).length;
  await rig.put();
  expect(said('--redecide', '--new')).toMatchObject({
    ok: true,
    projects: 0,
    runs: 1,
    heads: [{ run, seq: entries }],
    redecided: { decided: entries, untold: [] },
    invariants: { current_step_valid: 'holds', checkpoints_valid: 'holds', nothing_partial: 'holds' },
    checkpoint: { moved: true },
  });
  expect(said('--redecide', '--new')).toMatchObject({ ok: true, entries: 0, checkpoint: { since: whole } });
  const { by, command, decide } = forgeries['a value that nobody agreed to']!;
  await rig.ask(command, { by, decide });
  await rig.put();
  expect(said('--redecide', '--new')).toMatchObject({
    code: 'record_damaged',
    findings: [{ code: 'decided_otherwise' }],
    invariants: { current_step_valid: 'untold' },
  });
  await putBack();
});

async function verdictIn(cwd: string): Promise<Verdict> {
  const home = await openGitHome({ cwd, shipped });
  try {
    return await verify(home, null, () => undefined);
  } finally {
    await home.close();
  }
}

it('names the files of a run that git does not have, and a text that is not the one of its digest', async () => {
  const other = makeRunRig('git', 'here', { text });
  const { seat } = other;
  try {
    for (const command of [start, take]) await done(other, command);
    writeFileSync(join(seat.dir, 'made.txt'), 'made by the run\n');
    const blob = seat.git('hash-object', '-w', 'made.txt');
    seat.git('update-index', '--add', '--cacheinfo', `100644,${blob},made.txt`);
    const tree = seat.git('commit-tree', seat.git('write-tree'), '-p', 'main', '-m', `${run}: plan`);
    seat.git('reset', '--quiet');
    seat.git('update-ref', `refs/heads/countersign-run/${run}`, tree);
    const said = submit('plan', 'planned');
    if (!('submit' in said)) throw new Error('this is no submit');
    await done(other, { submit: { ...said.submit, outcome: { is: 'done', tree } } });
    await other.put();
    expect(await other.verdict()).toMatchObject({ findings: [], notLookedAt: [] });
    // A file that is damaged where git keeps it has its name still.
    const object = join(seat.dir, '.git', 'objects', blob.slice(0, 2), blob.slice(2));
    const good = readFileSync(object);
    for (const bad of [null, Buffer.from('no object')]) {
      rmSync(object);
      if (bad !== null) writeFileSync(object, bad);
      const proof = JSON.parse(countersign(seat.dir, ['verify', '--deep', '--json'], { as: 'ann' }).out) as unknown;
      const unread = (of: string) => `git cannot read all of ${of} (${tree.slice(0, 12)})`;
      expect(proof).toMatchObject({
        code: 'record_damaged',
        next: expect.stringContaining('git fsck --full') as string,
        findings: [
          { code: 'files_missing', message: unread('the files that the run goes on from') },
          { code: 'files_missing', message: unread('the files of the checkpoint planned') },
        ],
        invariants: { checkpoints_valid: 'broken' },
      });
      rmSync(object, { force: true });
      writeFileSync(object, good);
    }
    // A clone that did not fetch them cannot tell.
    const clone = seat.clone();
    clone.git('config', 'countersign.remote', 'origin');
    seat.git('update-ref', '-d', `refs/heads/countersign-run/${run}`);
    seat.git('reflog', 'expire', '--expire=now', '--all');
    seat.git('prune', '--expire=now');
    const bare = seat.clone();
    bare.git('config', 'countersign.remote', 'origin');
    const gone = (of: string) => `${of} (${tree.slice(0, 12)}) are not in git any more`;
    expect((await other.verdict()).findings).toMatchObject([
      { code: 'files_missing', file: `${folder}/run_state.yaml`, message: gone('the files that the run goes on from') },
      {
        code: 'files_missing',
        file: `${folder}/checkpoints/planned.yaml`,
        message: gone('the files of the checkpoint planned'),
      },
    ]);
    expect(await verdictIn(clone.dir)).toMatchObject({ findings: [], notLookedAt: [] });
    expect(await verdictIn(bare.dir)).toMatchObject({
      findings: [],
      notLookedAt: [
        { what: `the files of the run ${run}`, next: expect.stringContaining('git fetch origin') as string },
      ],
    });
    clone.remove();
    bare.remove();
    const lying = submit('draft', 'drafted');
    if (!('submit' in lying)) throw new Error('this is no submit');
    const output = { bytes: 7, sha256: sha256('drafted'), text: 'forged!' };
    await done(other, { submit: { ...lying.submit, output } });
    await other.put();
    expect((await other.verdict()).findings[0]).toMatchObject({
      code: 'entry_unknown',
      message: 'entry 4 holds another text of draft than the one of which it names the sha256 and the length',
    });
  } finally {
    await other.close();
  }
});

it('believes nobody to be proven in a run who is not heard in a clone of GitHub, and says there whose comment it did not look at', async () => {
  const oneStep = `name: release
aliases: [ship]
coordinator: lead
steps:
  - { id: draft, run: echo draft, effects: none, output: draft, requires_approval: true }
`;
  const other = makeRunRig('git', 'here', { text: oneStep });
  const { seat } = other;
  try {
    const lead =
      'version: 1\nassurance: proven\nroles:\n  lead: { logins: [bob], ids: [4242] }\n  ann: { logins: [ann], emails: [ann@example.com] }\n';
    seat.commit({ [policyPath]: lead });
    if (!('start' in start)) throw new Error('this is no start');
    for (const command of [{ start: { ...start.start, issue: 12 } }, take, submit('draft')]) await done(other, command);
    const home = await other.git();
    const clone: typeof home = {
      ...home,
      async observe(...of) {
        const sight = await home.observe(...of);
        return { ...sight, observed: { ...sight.observed, people: { permissions: {}, teams: {} } } };
      },
    };
    const actor = { id: 4242, login: 'bob', kind: 'person', assurance: 'proven' } as const;
    const command: RunCommand = { approve: { gate: 'step:draft', reason: 'read it' } };
    const envelope = { source: 'IC_forged', said: other.clock.now(), actor, command };
    const { answer, entries } = await handle({ home: clone, decider: runDecider, clock: other.clock }, run, envelope);
    expect(answer.is).toBe('done');
    const seq = entries[0]?.seq ?? expect.fail('nothing was recorded');
    await other.put();
    const told = (...more: readonly string[]) =>
      JSON.parse(countersign(seat.dir, ['verify', '--json', ...more], { as: 'ann' }).out) as Record<string, unknown>;
    const message = `entry ${seq} says that bob said it on GitHub, and no remote of this clone is there`;
    expect(told()).toMatchObject({ findings: [{ code: 'assurance_unproven', message }] });
    for (const address of ['../portal.git', 'file:///github.com/portal', 'git@gitlab.com:acme/portal.git']) {
      seat.git('config', 'remote.other.url', address);
      expect((await other.verdict()).findings).toHaveLength(1);
    }
    for (const address of ['git@github.com:acme/portal.git', 'https://acme.ghe.com/acme/portal.git']) {
      seat.git('config', 'remote.other.url', address);
      expect((await other.verdict()).findings).toEqual([]);
    }
    const because = `not looked at: the comment behind entry ${seq}, which is IC_forged on GitHub`;
    expect(told('--redecide')).toMatchObject({
      ok: true,
      findings: [],
      redecided: { untold: [{ run, entry: seq, by: 'bob', because }] },
      invariants: { current_step_valid: 'untold' },
    });
  } finally {
    await other.close();
  }
});
