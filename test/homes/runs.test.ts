import { describe, expect, it } from 'vitest';
import { runDecider } from '../../src/core/run/decider.ts';
import { openRunHome } from '../../src/git/runs/home.ts';
import { handle } from '../../src/handle.ts';
import { blobId, sha256 } from '../../src/record.ts';
import { makeRepository } from '../fixtures/repository.ts';
import { isSoak } from '../soak.ts';
import { shipped } from './git-rig.ts';
import { policyPath } from './rig.ts';
import {
  done,
  makeRunRig,
  pipeline,
  planned,
  run,
  start,
  submit,
  take,
  type Opening,
  type RunRig,
} from './runs-rig.ts';

interface Story {
  readonly rule: string;
  readonly play: (rig: RunRig) => Promise<void>;
}

const homes: readonly (readonly [string, Opening, 'here' | 'remote'])[] = [
  ['in git', 'git', 'here'],
  ['in git on a remote', 'git', 'remote'],
  ['with a journal before git', 'journal', 'here'],
  ['with a journal before a remote', 'journal', 'remote'],
];

/** Each is played in every home, and must leave the same bytes in all of them. */
const stories: readonly Story[] = [
  {
    rule: 'begins with its pipeline and its policy pinned, begins once, and is over when its steps are',
    async play(rig) {
      await planned(rig);
      expect((await rig.ask(start)).answer).toMatchObject({ is: 'refused', refusal: { code: 'already_started' } });
      await done(rig, submit('build', 'x'.repeat(300), { version: 2 }));
      const { state, entries } = await done(rig, submit('check'));
      expect(state).toMatchObject({ status: 'completed', current_step: 3, custom_state: { version: 2 } });
      await rig.put();
      const record = rig.record();
      expect(record.get('pipeline.yaml')).toBe(pipeline);
      expect(record.get('steps/build.yaml')).toContain('x'.repeat(300));
      expect(blobId(record.get('run_state.yaml') ?? '')).toBe(entries.at(-1)?.state);
    },
  },
  {
    rule: 'keeps a long output as a file that the entry names by its digest',
    async play(rig) {
      await done(rig, start);
      await done(rig, take);
      const content = Buffer.from('a long report\n'.repeat(1000));
      const output = { bytes: content.length, sha256: sha256(content) };
      const command = { submit: { step: 'plan', job: 'step', attempt: 1, outcome: { is: 'done' }, output } } as const;
      await rig.ask(command, { attachments: [{ name: 'plan.txt', ...output, content }] });
      await rig.put();
      expect(rig.record().get(`evidence/${output.sha256.slice(0, 12)}-plan.txt`)).toBe(content.toString());
    },
  },
  {
    rule: 'goes back to a checkpoint that is whole, and on from there',
    async play(rig) {
      await planned(rig);
      const { tree } = (await done(rig, submit('build', 'wrong', { version: 9 }))).state ?? { tree: null };
      await done(rig, { rollback: { to: 'planned', reason: 'the wrong version' } });
      const back = await done(rig, { restored: { tree } });
      expect(back.state).toMatchObject({ current_step: 1, custom_state: { version: 1 }, status: 'awaiting_direction' });
      await done(rig, { resume: { reason: 'again', steps: [] } });
      await done(rig, take);
      const { state } = await done(rig, submit('build', 'right', { version: 2 }));
      expect(state).toMatchObject({ current_step: 2, custom_state: { version: 2 } });
      await rig.put();
    },
  },
  {
    rule: 'makes a command that comes twice once, also when it was opened anew in between',
    async play(rig) {
      await done(rig, start);
      await done(rig, take);
      await done(rig, submit('plan'), 'delivery:1');
      expect((await rig.ask(submit('plan'), { source: 'delivery:1' })).answer).toEqual({ is: 'repeated' });
      await rig.put();
      const before = rig.record();
      expect((await rig.ask(submit('plan'), { source: 'delivery:1' })).answer).toEqual({ is: 'repeated' });
      await rig.put();
      expect(rig.record()).toEqual(before);
    },
  },
];

const records = new Map<string, ReadonlyMap<string, string>>();

describe.each(homes)('a run %s', (_where, opening, place) => {
  // What a remote adds is the same in every story.
  it.each(stories.slice(0, place === 'remote' && !isSoak ? 1 : undefined))('$rule', async ({ rule, play }) => {
    const rig = makeRunRig(opening, place);
    try {
      await play(rig);
      expect(await rig.verdict()).toMatchObject({ runs: 1, findings: [], notLookedAt: [] });
      const record = rig.record();
      expect(record).toEqual(records.get(rule) ?? record);
      records.set(rule, record);
    } finally {
      await rig.close();
    }
  });

  it('commits nothing that was decided on what is not the newest, and everything or nothing', async () => {
    const rig = makeRunRig(opening, place);
    try {
      await done(rig, start);
      const home = await rig.home();
      const sight = await home.observe(run, rig.clock.now(), take);
      await done(rig, take);
      await rig.put();
      const before = rig.record();
      const { revision } = sight;
      const files = new Map([['run_state.yaml', 'nothing\n']]);
      const change = {
        id: run,
        revision,
        files,
        entries: [],
        subject: 'too late',
        author: rig.actor,
        at: rig.clock.now(),
      };
      expect(await (await rig.home()).commit(change)).toEqual({ ok: false, reason: 'conflict' });
      await rig.put();
      expect(rig.record()).toEqual(before);
    } finally {
      await rig.close();
    }
  });
});

describe('a run in git', () => {
  it('is what a new clone sees, and goes on there', async () => {
    const rig = makeRunRig('journal', 'remote');
    const clone = rig.origin.clone();
    try {
      await planned(rig);
      await rig.put();
      clone.git('config', 'countersign.remote', 'origin');
      const home = await openRunHome({ cwd: clone.dir, shipped, userHome: null });
      expect(await home.state(run)).toMatchObject({ current_step: 1, active: { build: { is: 'running' } } });
      const { actor, clock } = rig;
      const envelope = { source: 'there:1', actor, command: { rollback: { reason: 'start again' } } } as const;
      const { answer, state } = await handle({ home, decider: runDecider, clock }, run, envelope);
      await home.close();
      expect(answer.is).toBe('done');
      expect(state?.status).toBe('rolling_back');
    } finally {
      clone.remove();
      await rig.close();
    }
  });

  it('keeps what its policy extends with its record: another clone goes on without it, and can prove it', async () => {
    const rig = makeRunRig('git', 'remote');
    const org = makeRepository();
    const file = '.github/countersign.yml';
    const rules = 'version: 1\nassurance: asserted\nroles:\n  lead: { emails: [ann@example.com] }\n';
    const base = org.commit({ [file]: rules });
    rig.seat.commit({ [policyPath]: `version: 1\nextends: acme/.github@${base}\n` });
    rig.seat.git('push', '--quiet', 'origin', 'HEAD');
    rig.seat.git('fetch', '--quiet', org.dir, base);
    const clone = makeRepository({ empty: true });
    try {
      const { state } = await done(rig, start);
      expect(state?.policy).toMatchObject({ base: { blob: blobId(rules), origin: `acme/.github@${base}:${file}` } });
      expect(rig.record().get('policy_base.yaml')).toBe(rules);
      await rig.put();
      clone.git('remote', 'add', 'origin', rig.origin.dir);
      clone.git('fetch', '--quiet', 'origin');
      clone.git('reset', '--quiet', '--hard', 'origin/main');
      clone.git('config', 'countersign.remote', 'origin');
      expect(() => clone.oid(`${base}^{commit}`)).toThrow('rev-parse');
      const home = await openRunHome({ cwd: clone.dir, shipped, userHome: null });
      const { actor, clock } = rig;
      const handled = await handle({ home, decider: runDecider, clock }, run, {
        source: 'there:1',
        actor,
        command: { cancel: { reason: 'enough' } },
      });
      await home.close();
      expect(handled.observed.policy.roles).toHaveProperty('lead');
      expect(handled.state).toMatchObject({ status: 'cancelled', policy: { base: { blob: blobId(rules) } } });
      expect((await rig.verdict()).findings).toEqual([]);
    } finally {
      for (const one of [org, clone]) one.remove();
      await rig.close();
    }
  });

  it('two at once: one is first, and the other decides again on what it left', async () => {
    const rig = makeRunRig('git', 'here');
    try {
      await done(rig, start);
      const opened = await Promise.all([0, 1].map(() => openRunHome({ cwd: rig.seat.dir, shipped, userHome: null })));
      const answers = await Promise.all(
        opened.map((home, index) =>
          handle({ home, decider: runDecider, clock: rig.clock }, run, {
            source: `cancel:${index}`,
            actor: rig.actor,
            command: { cancel: { reason: `by ${index}` } },
          }),
        ),
      );
      await Promise.all(opened.map((home) => home.close()));
      expect(answers.map(({ answer }) => answer.is).toSorted()).toEqual(['done', 'refused']);
      expect((await rig.entries()).map(({ refusal }) => refusal?.code)).toEqual([undefined, undefined, 'run_over']);
    } finally {
      await rig.close();
    }
  });

  it.each([
    [
      'a byte of its file is another',
      { 'checkpoints/planned.yaml': (text: string) => text.replace('step: 0', 'step: 1') },
    ],
    ['its file is gone', { 'checkpoints/planned.yaml': () => null }],
  ])('a checkpoint is not whole when %s, and the one before it is gone back to', async (_what, changes) => {
    const rig = makeRunRig('git', 'here');
    try {
      await planned(rig);
      edit(rig, changes);
      const { state } = await done(rig, { rollback: { reason: 'it failed' } });
      const [first, second] = state?.checkpoints ?? [];
      expect(second).toMatchObject({ name: 'planned', corrupt: true });
      expect(state?.rollback?.to).toBe(first?.id);
      await rig.put();
      const { findings } = await rig.verdict();
      expect(findings.map(({ code, file }) => `${code} ${file}`)).toContain(
        `record_edited runs/re/${run}/checkpoints/planned.yaml`,
      );
    } finally {
      await rig.close();
    }
  });

  it.each([
    ['run_state.yaml', 'state_edited'],
    ['log/tail.yaml', 'log_broken'],
    ['pipeline.yaml', 'definition_edited'],
  ])('nothing is decided when somebody changed %s', async (path, code) => {
    const rig = makeRunRig('git', 'here');
    try {
      await planned(rig);
      await rig.put();
      edit(rig, { [path]: (text: string) => text.replace('release', 'released') });
      await expect(rig.ask(take)).rejects.toMatchObject({ findings: [{ code }] });
    } finally {
      await rig.close();
    }
  });

  it('holds a resource that steps of other runs wait for, until its step is over', async () => {
    const text = pipeline
      .replace('steps:', 'resources: { press: 1 }\nsteps:')
      .replaceAll('effects: none', 'effects: none\n    resources: [press]');
    const rig = makeRunRig('journal', 'here', { text });
    try {
      await done(rig, start);
      await done(rig, take);
      const home = await openRunHome({ cwd: rig.seat.dir, shipped, pipeline: 'release', userHome: null });
      const other = async (source: string, command: Parameters<RunRig['ask']>[0]) =>
        handle({ home, decider: runDecider, clock: rig.clock }, 'other-1', { source, actor: rig.actor, command });
      await other('o:1', { start: { run_id: 'other-1', task: 'Too', door: 'cli' } });
      expect((await other('o:2', take)).state?.active).toEqual({});
      await rig.ask({ submit: { step: 'plan', job: 'step', attempt: 1, outcome: { is: 'done' } } });
      await rig.put();
      expect((await other('o:3', take)).state?.active).toMatchObject({ plan: { is: 'running' } });
      await home.close();
    } finally {
      await rig.close();
    }
  });
});

/** Somebody changes files of the run by hand, and commits that on the branch of the record. */
function edit({ seat }: RunRig, changes: Readonly<Record<string, (text: string) => string | null>>): void {
  seat.git('worktree', 'add', '--quiet', '--force', `${seat.dir}-hand`, 'countersign');
  for (const [path, change] of Object.entries(changes)) {
    const file = `runs/re/${run}/${path}`;
    const text = change(seat.git('show', `countersign:${file}`).concat('\n'));
    seat.write({ [`../repository-hand/${file}`]: text });
  }
  seat.git('-C', `${seat.dir}-hand`, 'commit', '--quiet', '--all', '--message=By hand');
  seat.git('worktree', 'remove', '--force', `${seat.dir}-hand`);
}
