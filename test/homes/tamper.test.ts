import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/core/entry.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import type { ProjectEntry } from '../../src/core/project/history.ts';
import { writeYaml } from '../../src/files.ts';
import { anchoredFindings } from '../../src/git/anchors.ts';
import { gitHome, openGitHome, type GitHome } from '../../src/git/home.ts';
import { verify, type Verdict } from '../../src/git/verify.ts';
import { handle } from '../../src/handle.ts';
import { anchorsIn } from '../../src/kept/anchors.ts';
import { logFiles, replayed } from '../../src/kept/replay.ts';
import { blobId, entriesOf, entryTrailers, formatFile, genesis, sealed, sha256 } from '../../src/record.ts';
import { makeLocalRig, shipped, textsBelow, type GitRig } from './git-rig.ts';
import { asserted, emailOf, project, textPath, type Person } from './rig.ts';
import { manyOf, isWholeSoak } from '../soak.ts';

/**
 * Somebody who may push to the state branch changes a recorded project: at every place of it, in every way. One commit
 * on top of the record is found from a clone alone, also where every hash that follows was made anew.
 */
const folder = `projects/at/${project}/`;
/** Of everything that can be done, every so manieth; in the soak all of it. */
const everyManieth = isWholeSoak ? 1 : Math.ceil(41 / manyOf(1, 41));

type Files = ReadonlyMap<string, string>;
interface Attack {
  readonly name: string;
  /** What the project holds afterwards. */
  readonly files: () => Files;
}

let rig: GitRig;
let desk: GitHome;
let whole: string;
let files: Files;
let entries: readonly ProjectEntry[];

beforeAll(async () => {
  rig = makeLocalRig();
  await grow();
  desk = await openGitHome({ cwd: rig.desk.dir, shipped });
  whole = rig.desk.oid('refs/heads/countersign');
  files = textsBelow(rig.desk, folder);
  entries = logPathsOf(files).flatMap((path) => entriesOf<ProjectCommand, ProjectEvent>(files.get(path) ?? ''));
});
afterAll(async () => {
  await desk.close();
  await rig.close();
});

describe('a recorded project that somebody changed afterwards', () => {
  it('is whole before anybody touches it', async () => {
    expect(entries).toHaveLength(40);
    expect((await verified(whole)).findings).toEqual([]);
  });

  it('shows each change of a line of its log: flipped, inserted, deleted, reordered, truncated', async () => {
    expect(await missedOf(chosen(logPathsOf(files).flatMap(lineAttacks)))).toEqual([]);
  });

  it('shows each change of every other file: flipped, inserted, deleted, truncated', async () => {
    expect(
      await missedOf(chosen([...files.keys()].filter((path) => !path.startsWith('log/')).flatMap(fileAttacks))),
    ).toEqual([]);
  });

  it('shows each entry that was changed, taken out, put in or moved, though every hash, number and file after it was made to fit', async () => {
    expect(await missedOf(chosen(rehashed()))).toEqual([]);
  });

  it('shows by what an earlier proof saw that its whole history was written anew and put in place by force', async () => {
    const { heads } = await verified(whole);
    const { anchors } = anchorsIn(JSON.stringify({ heads }), 'verdict.json');
    expect(anchors).toHaveLength(1);
    const missed: string[] = [];
    let perfect = 0;
    for (const attack of chosen(rehashed())) {
      const stateCommit = rewritten(attack.files());
      if ((await verified(stateCommit)).findings.length === 0) perfect += 1;
      const found = await anchoredFindings(homeAt(stateCommit), anchors);
      if (found.length === 0) missed.push(attack.name);
    }
    expect(missed).toEqual([]);
    // Of these nothing in the record itself tells.
    expect(perfect).toBeGreaterThan(0);
  });

  it('shows an entry that says two things at once, though its hash fits', () => {
    const says = /^entry 40 must have one command, and events or a refusal, not both$/u;
    const { hash: _hash, ...last } = entries.at(-1) ?? { hash: '' };
    const refusal = { code: 'not_in_role', because: 'no', next: 'ask' };
    const line = (open: object): string => `- ${JSON.stringify({ ...open, hash: hashOf(open) })}\n`;
    const hashOf = (open: object): string => sha256(`${entries.at(-1)?.prev ?? ''}${JSON.stringify(open)}`);
    const { events: _events, ...neither } = { events: [], ...last };
    const two = { ...last, command: { ...entries.at(-1)?.command, pin: {} } };
    expect(entriesOf(line(last))).toHaveLength(1);
    expect(() => entriesOf(line({ ...last, refusal }))).toThrow(says);
    expect(() => entriesOf(line(neither))).toThrow(says);
    expect(() => entriesOf(line(two))).toThrow(says);
  });

  it('shows a file that no entry made', async () => {
    expect(
      await missedOf([{ name: 'a file more', files: () => new Map([...files, ['notes.txt', 'Look here\n']]) }]),
    ).toEqual([]);
  });
});

/** Those that nothing tells of; there must have been some to try. */
async function missedOf(attacks: readonly Attack[]): Promise<readonly string[]> {
  if (attacks.length === 0) throw new Error('there was nothing to try');
  const missed: string[] = [];
  for (const attack of attacks) {
    const { findings } = await verified(commitOnTop(attack.files()));
    if (findings.length === 0) missed.push(attack.name);
  }
  return missed;
}

function chosen(attacks: readonly Attack[]): readonly Attack[] {
  return attacks.filter((_attack, at) => at % everyManieth === 0);
}

function logPathsOf(all: Files): readonly string[] {
  return [...all.keys()].filter((path) => path.startsWith('log/')).toSorted();
}

function lineAttacks(path: string): readonly Attack[] {
  const lines = (files.get(path) ?? '').split('\n').slice(0, -1);
  return lines.flatMap((line, at) => {
    const before = lines.slice(0, at);
    const after = lines.slice(at + 1);
    const [next] = after;
    const ways: readonly (readonly [string, readonly string[]])[] = [
      ['flipped', [...before, flipped(line, at), ...after]],
      ['doubled', [...before, line, line, ...after]],
      ['deleted', [...before, ...after]],
      ['truncated', before],
      ...(next === undefined ? [] : [['swapped', [...before, next, line, ...after.slice(1)]] as const]),
    ];
    return ways.map(([way, left]) => ({
      name: `${path}:${at + 1} ${way}`,
      files: () => new Map([...files, [path, left.map((one) => `${one}\n`).join('')]]),
    }));
  });
}

function fileAttacks(path: string): readonly Attack[] {
  const text = files.get(path) ?? '';
  const lines = text.split('\n');
  const places = [...lines.keys()].filter((at) => lines[at] !== '');
  const others = new Map([...files].filter(([one]) => one !== path));
  return [
    { name: `${path} deleted`, files: () => others },
    { name: `${path} emptied`, files: () => new Map([...files, [path, '']]) },
    ...places.flatMap((at) => [
      { name: `${path}:${at + 1} flipped`, files: () => changed(path, lines.with(at, flipped(lines[at] ?? '', at))) },
      { name: `${path}:${at + 1} deleted`, files: () => changed(path, lines.toSpliced(at, 1)) },
      { name: `${path}:${at + 1} doubled`, files: () => changed(path, lines.toSpliced(at, 0, lines[at] ?? '')) },
    ]),
  ];
}

function changed(path: string, lines: readonly string[]): Files {
  return new Map([...files, [path, lines.join('\n')]]);
}

/** Another sign at one place. */
function flipped(line: string, seed: number): string {
  const at = (seed * 31 + 7) % line.length;
  return `${line.slice(0, at)}${line[at] === 'x' ? 'y' : 'x'}${line.slice(at + 1)}`;
}

/** Every way to tell another story, told without a fault in it. */
function rehashed(): readonly Attack[] {
  return entries.flatMap((entry, at) => {
    const [before, after] = [entries.slice(0, at), entries.slice(at + 1)];
    const [next] = after;
    const stories: readonly (readonly [string, readonly ProjectEntry[]])[] = [
      ['by somebody else', [...before, { ...entry, actor: asserted('bob') }, ...after]],
      ['at another time', [...before, { ...entry, at: entry.at.replace(/\d{3}Z$/u, '999Z') }, ...after]],
      ['from another source', [...before, { ...entry, source: `${entry.source}!` }, ...after]],
      ['seen otherwise', [...before, { ...entry, saw: { ...entry.saw, head: 'f'.repeat(40) } }, ...after]],
      ['without what came of it', [...before, { ...entry, events: [] }, ...after]],
      ...(at === 0 ? [] : [['taken out', [...before, ...after]] as const]),
      // Behind the last it would be one more entry: whether that is right is for those to say who decide it again.
      ...(next === undefined ? [] : [['put in again', [...before, entry, entry, ...after]] as const]),
      ...(next === undefined || at === 0 ? [] : [['moved', [...before, next, entry, ...after.slice(1)]] as const]),
      ...(at === 0 ? [] : [['the last', before] as const]),
    ];
    return stories.map(([way, story]) => ({ name: `entry ${at + 1} ${way}`, files: () => toldAnew(story) }));
  });
}

/** The files of a story: every number, state and hash follows, as if the product itself had written it. */
function toldAnew(story: readonly ProjectEntry[]): Files {
  const numbered = story.map((entry, at) => ({ ...entry, seq: at + 1 }));
  const states: string[] = [];
  replayed(numbered, (_entry, state) => states.push(blobId(writeYaml(state))));
  const chained: ProjectEntry[] = [];
  for (const [
    at,
    { v, id, seq, at: time, source, actor, command, said, saw, events = [], refusal },
  ] of numbered.entries()) {
    const head = { v, id, seq, at: time, source, actor, command, ...(said === undefined ? {} : { said }) };
    const outcome = refusal === undefined ? { events } : { refusal };
    const prev = chained.at(-1)?.hash ?? genesis;
    chained.push(sealed<ProjectCommand, ProjectEvent>(head, saw, outcome, states[at] ?? '', prev).entry);
  }
  const { state, texts } = replayed(chained);
  const told = new Map<string, string>(logFiles(chained));
  for (const [path, one] of texts) {
    const text = 'blob' in one ? files.get(path) : 'text' in one ? one.text : writeYaml(one.whole);
    if (text !== undefined) told.set(path, text);
  }
  for (const [path, text] of files) if (path.startsWith('evidence/')) told.set(path, text);
  told.set(projectDecider.stateFile, writeYaml(state));
  return told;
}

/** One commit on top of the record, by somebody who knows git. */
function commitOnTop(next: Files): string {
  const gone = [...files.keys()].filter((path) => !next.has(path));
  const other = [...next].filter(([path, text]) => files.get(path) !== text);
  return committed('By hand\n', [`from ${whole}\n`, ...gone.map((path) => `D ${folder}${path}\n`)], new Map(other));
}

/** A record with no history but one commit, which names its entries as the product does. */
function rewritten(next: Files): string {
  const story = logPathsOf(next).flatMap((path) => entriesOf<unknown, unknown>(next.get(path) ?? ''));
  const trailers = [`Countersign-Project: ${project}`, ...entryTrailers(story)];
  const format = rig.desk.git('show', `${whole}:${formatFile}`);
  const before = [`M 100644 inline ${formatFile}\ndata ${Buffer.byteLength(format) + 1}\n${format}\n\n`];
  return committed(`Everything\n\n${trailers.join('\n')}\n`, before, next);
}

function committed(message: string, before: readonly string[], next: Files): string {
  const stream = [
    'reset refs/heads/tampered\n\n',
    `commit refs/heads/tampered\nmark :1\ncommitter mallory <mallory@example.com> 1767300000 +0000\n`,
    `data ${Buffer.byteLength(message)}\n${message}`,
    ...before,
    ...[...next].map(([path, text]) => `M 100644 inline ${folder}${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`),
    'get-mark :1\ndone\n',
  ];
  const made = execFileSync('git', ['fast-import', '--quiet', '--force', '--done'], {
    cwd: rig.desk.dir,
    input: stream.join(''),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return made.trim();
}

/** As whoever reads it at this commit for the first time. */
function verified(stateCommit: string): Promise<Verdict> {
  return verify(homeAt(stateCommit), null, () => undefined);
}

function homeAt(stateCommit: string): GitHome {
  const { repository, objects } = desk;
  return gitHome(repository, objects, { cwd: repository.cwd, shipped, stateCommit });
}

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
