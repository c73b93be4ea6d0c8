import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/core/entry.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { anchoredFindings } from '../../src/git/anchors.ts';
import { openGitHome, type GitHome } from '../../src/git/home.ts';
import { projectKind, runKind } from '../../src/git/verify/kinds.ts';
import { handle } from '../../src/handle.ts';
import { anchorsIn } from '../../src/kept/anchors.ts';
import { entriesOf, sha256 } from '../../src/record.ts';
import { makeLocalRig, shipped, type GitRig } from './git-rig.ts';
import { emailOf, project, textPath, type Person } from './rig.ts';
import { done, makeRunRig, planned, run, submit } from './runs-rig.ts';
import { tampering } from './tampering.ts';

/**
 * Somebody who may push to the state branch changes a recorded project: at every place of it, in every way. One commit
 * on top of the record is found from a clone alone, also where every hash that follows was made anew.
 */
let rig: GitRig;
let desk: GitHome;
let recorded: ReturnType<typeof tampering<ProjectState, ProjectCommand, ProjectEvent>>;

beforeAll(async () => {
  rig = makeLocalRig();
  await grow();
  desk = await openGitHome({ cwd: rig.desk.dir, shipped });
  recorded = tampering(projectKind, { repository: rig.desk, home: desk, id: project, trailer: 'Countersign-Project' });
});
afterAll(async () => {
  await desk.close();
  await rig.close();
});

describe('a recorded project that somebody changed afterwards', () => {
  it('is whole before anybody touches it', async () => {
    expect(recorded.entries).toHaveLength(40);
    expect((await recorded.verified(recorded.whole)).findings).toEqual([]);
  });

  it('shows each change of a line of its log: flipped, inserted, deleted, reordered, truncated', async () => {
    expect(await recorded.missedOf(recorded.lines())).toEqual([]);
  });

  it('shows each change of every other file: flipped, inserted, deleted, truncated', async () => {
    expect(await recorded.missedOf(recorded.others())).toEqual([]);
  });

  it('shows each entry that was changed, taken out, put in or moved, though every hash, number and file after it was made to fit', async () => {
    expect(await recorded.missedOf(recorded.rehashed())).toEqual([]);
  });

  it('shows by what an earlier proof saw that its whole history was written anew and put in place by force', async () => {
    const { heads } = await recorded.verified(recorded.whole);
    const { anchors } = anchorsIn(JSON.stringify({ heads }), 'verdict.json');
    expect(anchors).toHaveLength(1);
    const missed: string[] = [];
    let perfect = 0;
    for (const attack of recorded.rehashed()) {
      const stateCommit = recorded.rewritten(attack.files());
      if ((await recorded.verified(stateCommit)).findings.length === 0) perfect += 1;
      const found = await anchoredFindings(recorded.homeAt(stateCommit), anchors);
      if (found.length === 0) missed.push(attack.name);
    }
    expect(missed).toEqual([]);
    // Of these nothing in the record itself tells.
    expect(perfect).toBeGreaterThan(0);
  });

  it('shows an entry that says two things at once, though its hash fits', () => {
    const says = /^entry 40 must have one command, and events or a refusal, not both$/u;
    const { hash: _hash, ...last } = recorded.entries.at(-1) ?? { hash: '' };
    const refusal = { code: 'not_in_role', because: 'no', next: 'ask' };
    const line = (open: object): string => `- ${JSON.stringify({ ...open, hash: hashOf(open) })}\n`;
    const hashOf = (open: object): string => sha256(`${recorded.entries.at(-1)?.prev ?? ''}${JSON.stringify(open)}`);
    const { events: _events, ...neither } = { events: [], ...last };
    const two = { ...last, command: { ...recorded.entries.at(-1)?.command, pin: {} } };
    expect(entriesOf(line(last))).toHaveLength(1);
    expect(() => entriesOf(line({ ...last, refusal }))).toThrow(says);
    expect(() => entriesOf(line(neither))).toThrow(says);
    expect(() => entriesOf(line(two))).toThrow(says);
  });

  it('shows a file that no entry made', async () => {
    expect(
      await recorded.missedOf([
        { name: 'a file more', files: () => new Map([...recorded.files, ['notes.txt', 'Look here\n']]) },
      ]),
    ).toEqual([]);
  });
});

describe('a recorded run that somebody changed afterwards', () => {
  it('shows each change of a line, of a file and of an entry, whatever was made to fit, and by its head that all of it was written anew', async () => {
    const runs = makeRunRig('git', 'here');
    await planned(runs);
    const content = Buffer.from('long\n'.repeat(2000));
    const output = { bytes: content.length, sha256: sha256(content) };
    const [take, outcome] = [{ by: 'x', limit: 1 }, { is: 'done' } as const];
    await runs.ask(
      { submit: { step: 'build', job: 'step', attempt: 1, outcome, output, take } },
      { attachments: [{ name: 'build.txt', ...output, content }] },
    );
    await done(runs, submit('check'));
    await runs.put();
    const home = await openGitHome({ cwd: runs.seat.dir, shipped });
    try {
      const all = tampering(await runKind(), { repository: runs.seat, home, id: run, trailer: 'Countersign-Run' });
      const { findings, heads } = await all.verified(all.whole);
      expect([findings, all.entries.length]).toEqual([[], 6]);
      expect(await all.missedOf([...all.lines(), ...all.others(), ...all.rehashed()])).toEqual([]);
      const { anchors } = anchorsIn(JSON.stringify({ heads }), 'verdict.json');
      expect(anchors).toMatchObject([{ run, seq: 6 }]);
      const missed: string[] = [];
      for (const attack of all.rehashed()) {
        const found = await anchoredFindings(all.homeAt(all.rewritten(attack.files())), anchors);
        if (found.length === 0) missed.push(attack.name);
      }
      expect(missed).toEqual([]);
    } finally {
      await home.close();
      await runs.close();
    }
  });
});

/** A version that landed on the word of an attester, and facts: the open segment of the log and a full one. */
async function grow(): Promise<void> {
  const content = Buffer.from('Bob says yes\n');
  const evidence = { name: 'mail.txt', sha256: sha256(content), bytes: content.length };
  await ask('ann', {
    start: { project_id: project, workflow_type: 'paper', workflow: 'An atlas', client: 'Acme', owner: 'ann' },
  });
  rig.propose('topic', { [textPath]: 'text\n' }, 'ann');
  const on_behalf_of = { id: 'bob@example.com', login: 'bob', evidence };
  await ask('cat', { approve: { gate: 'reading', track: 'main', reason: '', on_behalf_of } }, [
    { ...evidence, content },
  ]);
  rig.land('topic', 'merge', 'cat');
  for (let number = 0; number < 36; number += 1)
    await ask('ann', { fact: { fact: `size.n${number % 10}`, value: number, source: 'counted' } });
}

let asked = 0;
/** Opened once each: who commands does so one after another. */
const homes = new Map<Person, Promise<GitHome>>();

async function ask(
  person: Person,
  command: ProjectCommand,
  attachments: Parameters<typeof handle>[3] = [],
): Promise<void> {
  rig.clock.advance(1);
  asked += 1;
  const home = await (homes.get(person) ?? homes.set(person, rig.home(person)).get(person));
  if (home === undefined) throw new Error('nobody is at home');
  const actor: Entry['actor'] = { id: emailOf(person), login: emailOf(person), kind: 'person', assurance: 'asserted' };
  const line = { home, decider: projectDecider, clock: rig.clock };
  await handle(line, project, { source: `test:${asked}`, actor, command }, attachments);
}
