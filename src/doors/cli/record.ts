import type { ProjectEntry } from '../../core/project/history.ts';
import { verbOf } from '../../core/project/commands.ts';
import { secondText } from '../../core/audit/words.ts';
import { projectFolder } from '../../core/project/decider.ts';
import {
  isOnGitHub,
  namesOfReferences,
  referencesOf,
  shortText,
  undoneIn,
  type Reference,
} from '../../core/project/references.ts';
import { found, unknownIn, type RefersTo, type Search, type SearchResult } from '../../core/project/search.ts';
import type { Given } from '../../core/verbs/verb.ts';
import type { GitHome } from '../../git/home.ts';
import { recordedBy } from '../../git/recorded.ts';
import { webAddress } from '../../git/web.ts';
import { chained } from '../../kept/chain.ts';
import { evidencePath, segmentPaths } from '../../record.ts';
import { done, misuse, styled, type Answer, type Line } from './answer.ts';
import { toldOf, type Mood } from './happened.ts';
import { lastMomentIn, windowIn } from './moments.ts';
import { room, shortened, table } from './print.ts';
import { chosenProject, withHome, word, words } from './session.ts';

/** The log as a table: one row for everything that happened, refused commands among it; or what somebody asks of it. */
export function log(given: Given): Promise<Answer> {
  const asked = searchIn(given);
  if ('answer' in asked) return Promise.resolve(asked.answer);
  return withHome(async (home) => {
    const chosen = await chosenProject(home, word(given, 'project'));
    return 'answer' in chosen ? chosen.answer : logOf(home, chosen.id, asked.search);
  });
}

function searchIn(given: Given): { readonly search: Search } | { readonly answer: Answer } {
  const last = word(given, 'last');
  if (last !== '' && !/^[1-9]\d{0,9}$/u.test(last))
    return { answer: misuse(`--last ${last} is not a number of entries`, 'countersign log --last 10') };
  const window = windowIn(given);
  if ('answer' in window) return window;
  const asOf = lastMomentIn(given, 'as-of');
  if ('answer' in asOf) return asOf;
  const track = word(given, 'track');
  return {
    search: {
      who: words(given, 'who'),
      what: words(given, 'what'),
      about: words(given, 'about'),
      track: track === '' ? null : track,
      refused: given['refused'] === true,
      ...window.is,
      as_of: asOf.is,
      last: last === '' ? null : Number(last),
    },
  };
}

/** Is more asked for than the last entries? */
function isSieved({ last: _last, ...search }: Search): boolean {
  return Object.values(search).some((one) => (Array.isArray(one) ? one.length > 0 : one !== null && one !== false));
}

async function logOf(home: GitHome, id: string, search: Search): Promise<Answer> {
  const all = await home.entries(id, isSieved(search) ? undefined : (search.last ?? undefined));
  // Where somebody asks what an entry is about, what it refers to is part of the question.
  const ofAll = search.about.length === 0 ? null : await evidenceIn(home, id, all, all);
  const refersTo: RefersTo = ({ seq }) => namesOfReferences(ofAll?.get(seq)?.references ?? []);
  const unknown = unknownIn(all, search, refersTo);
  if (unknown !== null) return misuse(unknown.because, unknown.next);
  const result = found(all, search, refersTo);
  const columns = room(process.stdout);
  const evidence = ofAll ?? (await evidenceIn(home, id, all, result.entries));
  const then =
    search.as_of === null
      ? null
      : await (await import('./as-of.ts')).standing(home, { id, entries: all }, search.as_of);
  const rows =
    result.entries.length === 0
      ? [`${result.says}.`]
      : logLines(
          result.entries,
          columns,
          evidence,
          search.what.map((one) => one.toLowerCase()),
        );
  const foot = columns === Number.POSITIVE_INFINITY ? [] : footLines(result, search, evidence);
  return done([...rows, ...foot, ...(then === null ? [] : ['', ...then.lines])], {
    project: id,
    entries: result.entries,
    found: result.says,
    evidence: result.entries.flatMap(({ seq }) => evidence.get(seq) ?? []),
    ...(then === null ? {} : { as_of: then.json }),
  });
}

/** Where to see what an entry is about, and what it took back or was taken back by. */
export interface EntryEvidence {
  readonly entry: number;
  readonly undoes?: number;
  readonly undone_by?: number;
  readonly references: readonly Reference[];
}

async function evidenceIn(
  home: GitHome,
  id: string,
  all: readonly ProjectEntry[],
  shown: readonly ProjectEntry[],
): Promise<ReadonlyMap<number, EntryEvidence>> {
  const head = await home.stateCommit();
  if (head === null) return new Map();
  const { repository } = home;
  const onGitHub = isOnGitHub(await beginning(home, id, all));
  const [recorded, web] = await Promise.all([
    recordedBy(
      repository,
      head,
      id,
      shown.map(({ seq }) => seq),
    ),
    onGitHub ? webAddress(repository, process.env['GH_HOST'] ?? '') : null,
  ]);
  const pathOf = ({ name, sha256 }: { readonly name: string; readonly sha256: string }): string =>
    `${projectFolder(id)}/${evidencePath(name, sha256)}`;
  const around = { project: id, web, recorded, pathOf };
  const { undoes, undoneBy } = undoneIn(all);
  return new Map(
    shown.map((entry) => {
      const { seq } = entry;
      const [of, by] = [undoes.get(seq), undoneBy.get(seq)];
      return [
        seq,
        {
          entry: seq,
          ...(of === undefined ? {} : { undoes: of }),
          ...(by === undefined ? {} : { undone_by: by }),
          references: referencesOf(entry, around, onGitHub),
        },
      ] as const;
    }),
  );
}

/** The first entry of a log of which the last are at hand, with those. */
async function beginning(home: GitHome, id: string, all: readonly ProjectEntry[]): Promise<readonly ProjectEntry[]> {
  const [first] = all;
  const [path] = first === undefined || first.seq === 1 ? [] : segmentPaths(first.seq);
  const text = path === undefined ? null : await home.read(id, path);
  return text === null || path === undefined ? all : chained(id, [{ path, text }], 1);
}

interface Row {
  readonly cells: readonly string[];
  readonly mood: Mood;
}

/** From so many columns on what happened and why stand beside each other, and below so few not even beside who. */
const wide = 100;
const narrow = 72;

const heads = ['#', 'time (UTC)', 'who', 'evidence', 'what', 'why'];

/** The table itself, in at most so many columns. `asked`: types of events that are shown though few people look for them. */
export function logLines(
  entries: readonly ProjectEntry[],
  columns: number,
  evidence: ReadonlyMap<number, EntryEvidence> = new Map(),
  asked: readonly string[] = [],
): readonly Line[] {
  const isPipe = columns === Number.POSITIVE_INFINITY;
  const shown = columns < wide ? shortNames(entries) : new Map<string, string>();
  const rows = entries.flatMap((entry) => {
    const { login } = entry.actor;
    return rowsOf(entry, shown.get(login) ?? login, evidence.get(entry.seq), { asked, isPipe });
  });
  const beside = columns >= wide ? 6 : columns >= narrow ? 5 : 4;
  // A long name or sentence in one row must not push every reason off the screen.
  const widest = [
    columns,
    columns,
    Math.max(8, Math.floor(columns / 6)),
    12,
    beside < 6 ? columns : Math.floor((columns - 46) / 2),
  ];
  const cut = (row: readonly string[]): readonly string[] =>
    isPipe ? row : row.map((cell, at) => shortened(cell, widest[at] ?? columns));
  const [head = [], ...lines] = table(
    [heads.slice(0, beside), ...rows.map(({ cells }) => cut(cells.slice(0, beside)))],
    columns,
  );
  const text = (cells: readonly string[]): string => shortened(cells.join('').trimEnd(), columns);
  const indent = ' '.repeat((head[0] ?? '').length);
  return [
    [styled('bold', text(head))],
    ...rows.flatMap(({ cells, mood }, at): readonly Line[] => {
      const below = cells.slice(beside).filter((cell) => cell !== '');
      const line = text(lines[at] ?? []);
      return [
        ...(line === '' ? [] : [marked(mood, line)]),
        ...below.map((cell, index) => {
          const more = shortened(`${indent}${cell}`, columns);
          return beside === 5 || index > 0 ? ([styled('dim', more)] as const) : marked(mood, more);
        }),
      ];
    }),
  ];
}

function marked(mood: Mood, text: string): Line {
  return mood === 'bad' ? [styled('yellow', text)] : text;
}

/** Addresses by what they begin with, which `--who` takes, too, where no two people here share it. */
function shortNames(entries: readonly ProjectEntry[]): ReadonlyMap<string, string> {
  const logins = [...new Set(entries.map(({ actor }) => actor.login))];
  const named = Map.groupBy(logins, (login) => login.replace(/(?<=.)@.*$/u, ''));
  return new Map([...named].flatMap(([short, [login = '', other]]) => (other === undefined ? [[login, short]] : [])));
}

function rowsOf(
  entry: ProjectEntry,
  who: string,
  evidence: EntryEvidence | undefined,
  { asked, isPipe }: { readonly asked: readonly string[]; readonly isPipe: boolean },
): readonly Row[] {
  const { login } = entry.actor;
  const head = [String(entry.seq), secondText(entry.at), who, shortText(evidence?.references ?? [])];
  if (entry.refusal !== undefined)
    return [{ cells: [...head, `✗ ${verbOf(entry.command)} refused`, entry.refusal.because], mood: 'bad' }];
  const told = toldOf(entry, asked);
  const undoes = evidence?.undoes === undefined ? '' : `undoes #${evidence.undoes}, `;
  const undone = evidence?.undone_by === undefined ? '' : ` (undone by #${evidence.undone_by})`;
  const because = 'undo' in entry.command ? entry.command.undo.reason : '';
  if (told.length === 0)
    return [{ cells: [...head, `${undoes}${verbOf(entry.command)}${undone}`, because], mood: 'plain' }];
  return told.map(({ name, text, why, mood }, at) => {
    // Who it was stands in its own column.
    const said = isPipe || !text.endsWith(` by ${login}`) ? text : text.slice(0, -` by ${login}`.length);
    return {
      cells: [
        ...(at === 0 ? head : ['', '', '', '']),
        `${at === 0 ? undoes : ''}${name}: ${said}${undone}`,
        because === '' ? why : because,
      ],
      mood,
    };
  });
}

/** How much of the log this is, and how to see what stands as evidence. */
function footLines(
  { entries, says }: SearchResult,
  search: Search,
  evidence: ReadonlyMap<number, EntryEvidence>,
): readonly Line[] {
  if (entries.length === 0) return [];
  const all = entries.flatMap(({ seq }) => evidence.get(seq)?.references.slice(0, 1) ?? []);
  const address = all.flatMap((one) => (one.is === 'pull_request' || one.is === 'issue' ? [one] : []));
  const shown = address.find(({ url }) => url !== null);
  const hints = [
    ...(shown === undefined ? [] : [`#${shown.number} is ${String(shown.url)}`]),
    ...(all.some(({ is }) => is === 'commit') ? ['git show COMMIT shows a commit'] : []),
    'countersign log --json has all of it',
  ];
  return [
    '',
    ...(isSieved(search) ? [[styled('dim', says)] as const] : []),
    [styled('dim', `evidence: ${hints.join(' · ')}`)],
  ];
}
