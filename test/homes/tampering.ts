import { execFileSync } from 'node:child_process';
import type { Entry } from '../../src/core/entry.ts';
import { writeYaml } from '../../src/files.ts';
import { gitHome, type GitHome } from '../../src/git/home.ts';
import { verify, type Verdict } from '../../src/git/verify.ts';
import type { Kind } from '../../src/git/verify/kinds.ts';
import { logFiles, playedBy } from '../../src/kept/replay.ts';
import { blobId, entriesOf, entryTrailers, formatFile, genesis, sealed } from '../../src/record.ts';
import type { TestRepository } from '../fixtures/repository.ts';
import { shipped, textsBelow } from './git-rig.ts';
import { asserted } from './rig.ts';
import { manyOf, isWholeSoak } from '../soak.ts';

/** Of everything that can be done, every so manieth; in the soak all of it. */
const everyManieth = isWholeSoak ? 1 : Math.ceil(41 / manyOf(1, 41));

export type Files = ReadonlyMap<string, string>;
export interface Attack {
  readonly name: string;
  /** What the instance holds afterwards. */
  readonly files: () => Files;
}

/** A recorded instance, and everything that somebody who may push to the state branch can do to it. */
export function tampering<State, Command, Event>(
  kind: Kind<State, Command, Event>,
  {
    repository,
    home: desk,
    id: called,
    trailer,
  }: { readonly repository: TestRepository; readonly home: GitHome; readonly id: string; readonly trailer: string },
) {
  const folder = `${kind.folder(called)}/`;
  const whole = repository.oid('refs/heads/countersign');
  const files = textsBelow(repository, folder);
  const entries = logPathsOf(files).flatMap((path) => entriesOf<Command, Event>(files.get(path) ?? ''));

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

  /** Every way to tell another story, told without a fault in it. */
  function rehashed(): readonly Attack[] {
    return entries.flatMap((entry, at) => {
      const [before, after] = [entries.slice(0, at), entries.slice(at + 1)];
      const [next] = after;
      const stories: readonly (readonly [string, readonly Entry<Command, Event>[]])[] = [
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
  function toldAnew(story: readonly Entry<Command, Event>[]): Files {
    const numbered = story.map((entry, at) => ({ ...entry, seq: at + 1 }));
    const states: string[] = [];
    playedBy(kind.rules, numbered, (_entry, state) => states.push(blobId(writeYaml(state))));
    const chained: Entry<Command, Event>[] = [];
    for (const [
      at,
      { v, id, seq, at: time, source, actor, command, said, saw, events = [], refusal },
    ] of numbered.entries()) {
      const head = { v, id, seq, at: time, source, actor, command, ...(said === undefined ? {} : { said }) };
      const outcome = refusal === undefined ? { events } : { refusal };
      const prev = chained.at(-1)?.hash ?? genesis;
      chained.push(sealed<Command, Event>(head, saw, outcome, states[at] ?? '', prev).entry);
    }
    const { state, texts } = playedBy(kind.rules, chained);
    const told = new Map<string, string>(logFiles(chained));
    for (const [path, one] of texts) {
      const text = 'blob' in one ? files.get(path) : 'text' in one ? one.text : writeYaml(one.whole);
      if (text !== undefined) told.set(path, text);
    }
    for (const [path, text] of files) if (path.startsWith('evidence/')) told.set(path, text);
    told.set(kind.stateFile, writeYaml(state));
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
    const trailers = [`${trailer}: ${called}`, ...entryTrailers(story)];
    const format = repository.git('show', `${whole}:${formatFile}`);
    const before = [`M 100644 inline ${formatFile}\ndata ${Buffer.byteLength(format) + 1}\n${format}\n\n`];
    return committed(`Everything\n\n${trailers.join('\n')}\n`, before, next);
  }

  function committed(message: string, before: readonly string[], next: Files): string {
    const stream = [
      'reset refs/heads/tampered\n\n',
      `commit refs/heads/tampered\nmark :1\ncommitter mallory <mallory@example.com> 1767300000 +0000\n`,
      `data ${Buffer.byteLength(message)}\n${message}`,
      ...before,
      ...[...next].map(
        ([path, text]) => `M 100644 inline ${folder}${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
      ),
      'get-mark :1\ndone\n',
    ];
    const made = execFileSync('git', ['fast-import', '--quiet', '--force', '--done'], {
      cwd: repository.dir,
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
    const { repository: repo, objects } = desk;
    return gitHome(repo, objects, { cwd: repo.cwd, shipped, stateCommit });
  }

  return {
    whole,
    files,
    entries,
    missedOf,
    lines: () => chosen(logPathsOf(files).flatMap(lineAttacks)),
    others: () => chosen([...files.keys()].filter((path) => !path.startsWith('log/')).flatMap(fileAttacks)),
    rehashed: () => chosen(rehashed()),
    rewritten,
    verified,
    homeAt,
  };
}

function chosen(attacks: readonly Attack[]): readonly Attack[] {
  return attacks.filter((_attack, at) => at % everyManieth === 0);
}

function logPathsOf(all: Files): readonly string[] {
  return [...all.keys()].filter((path) => path.startsWith('log/')).toSorted();
}

/** Another sign at one place. */
function flipped(line: string, seed: number): string {
  const at = (seed * 31 + 7) % line.length;
  return `${line.slice(0, at)}${line[at] === 'x' ? 'y' : 'x'}${line.slice(at + 1)}`;
}
