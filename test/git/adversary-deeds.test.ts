import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countersign, type Actor } from '../../src/core/entry.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import type { Proposal, World } from '../../src/core/project/world.ts';
import { readDefinition } from '../../src/files.ts';
import { openGitHome, type GitHome } from '../../src/git/home.ts';
import { receive } from '../../src/git/receive.ts';
import { redeciding } from '../../src/git/redecide.ts';
import { oddTimes } from '../../src/git/times.ts';
import { verify, type ReadProject } from '../../src/git/verify.ts';
import { handle } from '../../src/handle.ts';
import { blobId } from '../../src/record.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';
import { shipped } from '../homes/git-rig.ts';
import { lifecycle, lifecyclePath, named, notesPath, policyPath, project, testClock, textPath } from '../homes/rig.ts';

const email = (name: string): string => `${name}@example.com`;
const said = (name: string): Actor => ({ id: email(name), login: email(name), kind: 'person', assurance: 'asserted' });
const start = (id: string): ProjectCommand => ({
  start: { project_id: id, workflow_type: 'paper', workflow: 'An atlas', client: 'Acme', owner: 'ann' },
});

/** Mallory is a reader herself: what is in her way is whose work it is. */
const roles = `roles:
  writer: { emails: [ann@example.com] }
  reader: { emails: [bob@example.com, mallory@example.com] }
  lead: { emails: [cat@example.com] }
`;
const policy = `version: 1\nworkflow: paper\nassurance: asserted\n${roles}`;
const phantom = 'abad1dea'.repeat(5);

/** A world in which the branch was otherwise. */
function topicAs(is: Partial<Proposal>): (world: World) => World {
  return (world) => {
    const { topic } = world.proposals;
    return topic === undefined ? world : { ...world, proposals: { topic: { ...topic, ...is } } };
  };
}

describe('the record of a plain repository, written by a program of somebody’s own,', () => {
  let here: TestRepository;
  let home: GitHome;
  /** The record before the attack. */
  let before: string;
  let clock = testClock();
  let given = 0;

  beforeEach(async () => {
    here = makeRepository();
    here.commit({ [lifecyclePath]: lifecycle, [policyPath]: policy });
    clock = testClock();
    home = await openGitHome({ cwd: here.dir, shipped });
    await give(said('ann'), start(project));
    before = here.oid('countersign');
  });
  afterEach(async () => {
    await home.close();
    here.remove();
  });

  /** The record as it was before the attack, and nobody here remembers another. */
  function restore(): void {
    const seen = here.git('for-each-ref', '--format=%(refname)', 'refs/countersign/seen').split('\n');
    for (const ref of ['refs/heads/countersign', ...seen]) here.git('update-ref', ref, before);
  }

  /** Commits on a new branch, and comes back. */
  function propose(branch: string, path: string, text: string, by: string): string {
    here.branch(branch, 'main');
    const commit = commitAs(by, path, text);
    here.switch('main');
    return commit;
  }

  function commitAs(by: string, path: string, text: string): string {
    here.git('config', 'user.email', email(by));
    return here.commit({ [path]: text }, { author: `${by} <${email(by)}>` });
  }

  /** What people did in git is recorded first. */
  function give(actor: Actor, command: ProjectCommand, id = project): Promise<void> {
    return done(homeFor(actor), projectDecider, actor, command, id);
  }

  /** By the rules, in a world that is not; without the deeds that nobody has seen yet. */
  function fake(
    actor: Actor,
    command: ProjectCommand,
    lie: (world: World) => World = (world) => world,
    { id = project, texts = [] }: { readonly id?: string; readonly texts?: readonly string[] } = {},
  ): Promise<void> {
    return done(homeFor(actor, lie, texts), { ...projectDecider, deeds: () => [] }, actor, command, id);
  }

  /** The home in which somebody gives a command, as they say it is. */
  function homeFor(
    actor: Actor,
    lie: (world: World) => World = (world) => world,
    texts: readonly string[] = [],
  ): GitHome {
    return {
      ...home,
      async observe(...asked) {
        const sight = await home.observe(...asked);
        const { world } = sight.observed;
        const people = { ...world.people, permissions: { [actor.id]: 'write' } } as const;
        return {
          ...sight,
          texts: new Map([...sight.texts, ...texts.map((text) => [blobId(text), text] as const)]),
          observed: { ...sight.observed, world: lie({ ...world, people }) },
        };
      },
    };
  }

  async function done(
    open: GitHome,
    decider: typeof projectDecider,
    actor: Actor,
    command: ProjectCommand,
    id: string,
  ): Promise<void> {
    given += 1;
    clock.advance(1);
    const asked = { source: `adversary:${given}`, actor, command };
    expect((await handle({ home: open, decider, clock }, id, asked)).answer).toMatchObject({ is: 'done' });
  }

  /** What is found by whoever proves the record, and what is said to be untold. */
  async function told(): Promise<{ readonly found: readonly string[]; readonly untold: readonly string[] }> {
    const again = redeciding(home, clock.now());
    const [found, untold]: [string[], string[]] = [[], []];
    const each = async (read: ReadProject): Promise<void> => {
      const redecided = await again(read);
      found.push(...redecided.findings.map(({ code, message }) => `${code}: ${message}`));
      untold.push(...redecided.untold.map(({ what, because }) => `${what}: ${because}`));
    };
    const { findings } = await verify(home, null, () => undefined, { each });
    expect(findings).toEqual([]);
    return { found, untold };
  }

  /** What the hook says to the record as it is pushed. */
  async function refused(since = before): Promise<string> {
    const line = `${since} ${here.oid('countersign')} refs/heads/countersign\n`;
    const found = await receive(home, { cwd: here.dir, shipped }, line, clock.now());
    return found.map(({ because }) => because).join('\n');
  }

  const approval: ProjectCommand = { approve: { gate: 'reading', track: 'main', reason: 'my own' } };

  it('cannot begin by a definition that lies nowhere', async () => {
    const lax = lifecycle.replace('  gates: [reading]\n', '').replace('    - gate: reading\n', '');
    const read = readDefinition(lax, lifecyclePath);
    if (!read.ok) throw new Error('it is no definition');
    const { definition } = read;
    const begins = async (id: string, origin: string): Promise<void> =>
      fake(
        said('ann'),
        start(id),
        (world) => ({ ...world, definition, definitionPin: { blob: blobId(lax), origin } }),
        { id, texts: [lax] },
      );
    await begins('iliad', lifecyclePath);
    const because =
      /says that \.github\/countersign\/lifecycles\/paper\.yaml is [0-9a-f]{12}, and it is [0-9a-f]{12} at /u;
    expect(await told()).toEqual({ found: [expect.stringMatching(because)], untold: [] });
    expect(await refused()).toMatch(because);
    // What another version ships nobody knows; whoever is pushed to goes by the own one.
    before = here.oid('countersign');
    await begins('odyssey', 'countersign:basic.yaml');
    expect((await told()).untold).toEqual([expect.stringContaining('in some version of countersign')]);
    expect(await refused()).toMatch(/countersign:basic\.yaml is .*, and it is .* in this version of countersign/u);
  });

  it('begins by what a definition and the parts that it includes make together, and by no other text', async () => {
    const shared = '.github/countersign/shared/stages.yaml';
    const whole = lifecycle.replace('stages: [writing, review, print]\n', '');
    here.commit({
      [shared]: 'stages: [writing, review, print]\n',
      [lifecyclePath]: `include: [${shared}]\n${whole}`,
    });
    await give(said('ann'), start('aeneid'), 'aeneid');
    const { observed } = await home.observe('aeneid', clock.now());
    expect(observed.world.definitionPin.origin).toBe(`${lifecyclePath} with ${shared}`);
    expect(await told()).toEqual({ found: [], untold: [] });
    expect(await refused()).toBe('');
  });

  it('keeps what a policy extends, and nothing else as that', async () => {
    const base = `version: 1\n${roles}`;
    const at = here.commit({ 'rules.yml': base });
    here.commit({
      [policyPath]: `version: 1\nextends: acme/rules@${at}:rules.yml\nworkflow: paper\nassurance: asserted\n`,
    });
    await give(said('ann'), start('aeneid'), 'aeneid');
    expect(await told()).toEqual({ found: [], untold: [] });
    before = here.oid('countersign');
    const other = base.replaceAll('bob', 'mallory');
    await fake(
      said('ann'),
      start('iliad'),
      (world) => {
        const pin = world.policyPin;
        return pin?.base === undefined
          ? world
          : { ...world, policyPin: { ...pin, base: { ...pin.base, blob: blobId(other) } } };
      },
      { id: 'iliad', texts: [other] },
    );
    const because = /that the policy extends [0-9a-f]{12}, and acme\/rules@.*:rules\.yml is [0-9a-f]{12}/u;
    expect((await told()).found).toEqual([expect.stringMatching(because)]);
  });

  it('tells of no branch at a commit that is nowhere; nor does its work become another’s by that', async () => {
    const head = propose('topic', textPath, 'text\n', 'mallory');
    const was = { head: phantom, base: here.oid('main'), contents: { text: here.oid(`topic:${textPath}`) } };
    const ghost = { ...was, authors: [email('ann')] };
    const lie = (world: World): World => ({ ...world, proposals: { topic: ghost } });
    await fake(said('ann'), { propose: { proposal: 'topic', ...ghost, lost: [] } }, lie);
    await fake(said('mallory'), approval, lie);
    // A branch may be gone honestly, and with it what it held: only whoever is pushed to knows.
    const gone = 'the branch was at abad1de, which is not here';
    expect(await told()).toEqual({ found: [], untold: [`propose topic: ${gone}`, `approve reading: ${gone}`] });
    expect(await refused()).toContain('says that a branch was at abad1de, which is not here');
    // What lands tells whose work it is.
    here.git('config', 'user.email', email('cat'));
    here.merge('topic');
    expect(here.git('log', '-1', '--format=%P')).toContain(head);
    await give(said('bob'), { block: { text: 'look', on: 'track:main' } });
    expect((await told()).found).toEqual([
      expect.stringMatching(/mallory@example\.com approved text at abad1de, which is not here, and made it/u),
    ]);
  });

  it('tells of no other branch than was there when somebody decided', async () => {
    propose('topic', textPath, 'text\n', 'ann');
    await give(said('bob'), { block: { text: 'look', on: 'track:main' } });
    before = here.oid('countersign');
    await fake(said('bob'), approval, topicAs({ head: phantom, authors: [email('cat')] }));
    expect(await told()).toEqual({
      found: [],
      untold: ['approve reading: the branch was at abad1de, which is not here'],
    });
    expect(await refused()).toContain('says that a branch was at abad1de, which is not here');
    restore();
    // Somebody works on it, and its bytes stay as they are: who else decides may do so, and they may not.
    here.switch('topic');
    commitAs('mallory', 'README.md', 'more\n');
    here.switch('main');
    await give(said('bob'), approval);
    expect(await told()).toEqual({ found: [], untold: [] });
    expect(await refused()).toBe('');
    restore();
    await fake(said('mallory'), approval, topicAs({ authors: [email('ann')] }));
    const because =
      /says that ann@example\.com made [0-9a-f]{7}, and it was (?:ann|mallory)@example\.com and (?:ann|mallory)@example\.com/u;
    expect((await told()).found).toEqual([expect.stringMatching(because)]);
    expect(await refused()).toMatch(because);
  });

  it('tells of no code that landed when other code did', async () => {
    propose(named, 'src/a.js', 'good\n', 'ann');
    await give(said('cat'), { approve: { gate: 'code', track: 'main', reason: 'fine' } });
    const { state } = await home.observe(project, clock.now());
    const contents = state?.proposals[named]?.contents ?? {};
    before = here.oid('countersign');
    const commit = commitAs('ann', 'src/a.js', 'evil\n');
    await fake(said('ann'), { land: { commit, proposal: named, passed: [], contents, authors: [email('ann')] } });
    const because = /says that change landed at [0-9a-f]{7} as it is at [0-9a-f]{7}, and it is something else there/u;
    expect(await told()).toEqual({ found: [expect.stringMatching(because)], untold: [] });
    expect(await refused()).toMatch(because);
  });

  it('tells of no code that was proposed when other code was', async () => {
    const head = propose(named, 'src/a.js', 'evil\n', 'ann');
    const contents = { change: `sha256:${'0'.repeat(64)}` };
    const one = { head, base: here.oid('main'), contents, authors: [email('ann')] };
    await fake(said('ann'), { propose: { proposal: named, ...one, lost: [] } }, (world) => ({
      ...world,
      proposals: { [named]: one },
    }));
    const because = /says that change is sha256:00000 at [0-9a-f]{7}, and it is something else there/u;
    expect((await told()).found).toEqual([expect.stringMatching(because)]);
    expect(await refused()).toMatch(because);
  });

  it('counts landings from an older commit again only where the default branch was put back', async () => {
    const [one, two] = [commitAs('ann', notesPath, 'one\n'), commitAs('ann', notesPath, 'two\n')];
    await give(said('ann'), { block: { text: 'look', on: 'track:main' } });
    before = here.oid('countersign');
    const older = { commit: one, proposal: null, passed: [], contents: { notes: blobId('one\n') } };
    for (const [actor, authors] of [
      [countersign, []],
      [said('ann'), [email('ann')]],
    ] as const) {
      await fake(actor, { land: { ...older, authors } });
      const because = `says that ${one.slice(0, 7)} landed, and main has ${two.slice(0, 7)}, which landed before`;
      expect(await told()).toEqual({ found: [expect.stringContaining(because)], untold: [] });
      expect(await refused()).toContain(because);
      restore();
    }
    // Somebody takes the last commit away, and brings it back.
    here.git('reset', '--quiet', '--hard', one);
    await give(said('ann'), { block: { text: 'where is it', on: 'track:main' } });
    expect(await told()).toMatchObject({ found: [] });
    here.git('reset', '--quiet', '--hard', two);
    await give(said('ann'), { block: { text: 'there', on: 'track:main' } });
    const { found, untold } = await told();
    expect(found).toEqual([]);
    expect(untold).toEqual([expect.stringContaining('whether it was gone in between nothing else tells')]);
  });

  it('tells no time that was over, and none that is to come', async () => {
    propose('topic', textPath, 'text\n', 'ann');
    const handed = { role: 'reader', to: email('cat'), until: '2026-01-02', reason: 'away' };
    await give(said('bob'), { delegate: handed });
    clock.advance(21 * 24 * 60);
    await give(said('ann'), { block: { text: 'look', on: 'track:main' } });
    before = here.oid('countersign');
    clock.advance(-21 * 24 * 60);
    await fake(said('cat'), approval);
    clock.advance(21 * 24 * 60);
    const because = /says that it was made at 2026-01-01T\S+, and entry \d+ before it at 2026-01-22T/u;
    expect(await told()).toEqual({ found: [expect.stringMatching(because)], untold: [] });
    expect(await refused()).toMatch(because);
    before = here.oid('countersign');
    clock.advance(24 * 60);
    await fake(said('cat'), { block: { text: 'tomorrow', on: 'track:main' } });
    clock.advance(-24 * 60);
    expect(await refused()).toMatch(/says that it was made at 2026-01-23T\S+, and it is 2026-01-22T\S+ now/u);
  });
});

/** Entries at these minutes after noon. */
function entriesAt(...minutes: readonly number[]): Parameters<typeof oddTimes>[0] {
  return minutes.map((minute, index) => ({
    seq: index + 1,
    at: new Date(Date.UTC(2026, 0, 1, 12) + minute * 60_000).toISOString(),
  }));
}

it('clocks may differ by an hour; one that is wrong is told once, and who goes back in small steps is found', () => {
  const odd = (...minutes: readonly number[]): readonly number[] =>
    oddTimes(entriesAt(...minutes), '2026-01-01T20:00:00.000Z').map(({ entry }) => entry);
  expect(odd(0, -60, 0, 5, -55, 480, 540)).toEqual([]);
  expect(odd(0, 240, 10, 20, 30)).toEqual([3]);
  expect(odd(0, -40, -80, -120)).toEqual([3]);
  expect(odd(0, 541, 10)).toEqual([2, 3]);
  expect(oddTimes(entriesAt(0, 240, 10, -100), '2026-01-01T20:00:00.000Z', 3).map(({ entry }) => entry)).toEqual([4]);
});
