import type { ProjectEntry } from '../../core/project/history.ts';
import { verbOf } from '../../core/project/commands.ts';
import { asOf, statusThen, type StatusThen } from '../../core/project/as-of.ts';
import { secondText } from '../../core/audit/words.ts';
import type { ProjectState } from '../../core/project/state.ts';
import type { Given } from '../../core/verbs/verb.ts';
import { rulebooks } from '../../git/findings.ts';
import type { GitHome } from '../../git/home.ts';
import { machineClock as clock } from '../../clock.ts';
import { done, misuse, styled, type Answer, type Line } from './answer.ts';
import { lastMomentIn } from './moments.ts';
import { room, table } from './print.ts';
import { noProject, unknownProject, withHome, word } from './session.ts';
import { recordedLines, statusLines } from './status-lines.ts';

/** The log of a project. */
interface Recorded {
  readonly id: string;
  readonly entries: readonly ProjectEntry[];
}

/** Where projects stood at a moment, as their record alone tells it; without a name all of them, or the only one. */
export function statusAsOf(given: Given): Promise<Answer> {
  const asked = lastMomentIn(given, 'as-of');
  if ('answer' in asked) return Promise.resolve(asked.answer);
  const at = asked.is ?? '';
  if (given['markdown'] === true)
    return Promise.resolve(misuse('--markdown shows what is so now', 'leave out --as-of, or --markdown'));
  return withHome(async (home) => {
    const named = word(given, 'id');
    const all = await home.projects();
    if (named !== '' && !all.includes(named)) return unknownProject(named, all);
    const ids = named === '' ? all : [named];
    const [first] = ids;
    if (first === undefined) return noProject();
    if (ids.length > 1) return overviewThen(home, ids, at);
    const { lines, json } = await standing(home, { id: first, entries: await home.entries(first) }, at);
    return done(lines, json);
  });
}

/** What is known of a project at a moment; `status` is null where its rules of then cannot be read any more. */
interface Then {
  readonly at: string;
  readonly entry: ProjectEntry;
  readonly state: ProjectState;
  readonly status: StatusThen | null;
}

/** A moment that has not come is now: what will be is not in the record. */
function reached(at: string): { readonly at: string; readonly isToCome: boolean } {
  const now = clock.now();
  return at > now ? { at: now, isToCome: true } : { at, isToCome: false };
}

async function thenOf(home: GitHome, entries: readonly ProjectEntry[], at: string): Promise<Then | null> {
  const past = asOf(entries, at);
  const entry = past.entries.at(-1);
  if (entry === undefined || past.state === null) return null;
  const rules = await rulebooks(home.objects, at)(past.state, []);
  return {
    at,
    entry,
    state: past.state,
    status: rules === null ? null : statusThen(rules, past.state, past.entries, at),
  };
}

/** Where a project stood: for people, and as data. */
export async function standing(
  home: GitHome,
  { id, entries }: Recorded,
  asked: string,
): Promise<{ readonly lines: readonly Line[]; readonly json: Readonly<Record<string, unknown>> }> {
  const { at, isToCome } = reached(asked);
  const then = await thenOf(home, entries, at);
  const last = entries.at(-1)?.seq ?? 0;
  const told = { project: id, as_of: at, is_to_come: isToCome, entries: last };
  const early: readonly Line[] = isToCome
    ? [[styled('yellow', '! '), `${secondText(asked)} UTC has not come yet: this is as of now`]]
    : [];
  if (then === null) {
    const [first] = entries;
    const began =
      first === undefined ? '' : `: it began ${secondText(first.at)} UTC (entry ${first.seq}, by ${first.actor.login})`;
    const lines = [...early, `${id} had not begun by ${secondText(at)} UTC${began}`];
    return { lines, json: { ...told, entry: null, began_at: first?.at ?? null, state: null, status: null } };
  }
  const { entry, state, status } = then;
  const head: Line = [
    styled('bold', `As of ${secondText(at)} UTC`),
    `, after entry ${entry.seq} of ${last}: ${verbOf(entry.command)} by ${entry.actor.login}, ${secondText(entry.at)}`,
  ];
  return {
    lines: [...early, head, '', ...(status === null ? unreadLines(state, at) : statusThenLines(status, state, at))],
    json: {
      ...told,
      entry: entry.seq,
      recorded_at: entry.at,
      state,
      status: status?.view ?? null,
      untold: status?.untold ?? [],
      unsure: status?.unsure ?? [],
      not_known: status?.unknown ?? ['the workflow or the policy of then'],
    },
  };
}

function statusThenLines(status: StatusThen, state: ProjectState, at: string): readonly Line[] {
  const { view, unknown } = status;
  const notes = unknown.map((one): Line => [styled('dim', `  · ${one}`)]);
  return [
    ...statusLines(view, state, at, status),
    ...(notes.length === 0
      ? []
      : ['', [styled('bold', 'Not in the record, and so not known of then')] as const, ...notes]),
  ];
}

/** Without the rules of then the record still tells what was said. */
function unreadLines(state: ProjectState, at: string): readonly Line[] {
  const { origin, blob } = state.definition;
  return [
    [styled('yellow', '! '), `the workflow (${origin}, ${blob.slice(0, 7)}) or the policy of then cannot be read here`],
    [styled('dim', '  in a shallow clone: git fetch --unshallow')],
    ...recordedLines(state, at),
  ];
}

async function overviewThen(home: GitHome, ids: readonly string[], asked: string): Promise<Answer> {
  const { at, isToCome } = reached(asked);
  const projects = await Promise.all(
    ids.map(async (id) => {
      const entries = await home.entries(id);
      return { id, began: entries[0]?.at ?? null, past: await thenOf(home, entries, at) };
    }),
  );
  const rows = projects.map(({ id, began, past }) => {
    if (past === null) return [id, 'not begun', began === null ? '' : `it began ${secondText(began).slice(0, 16)}`, ''];
    const { state, status } = past;
    const stages = Object.entries(state.tracks)
      .filter(([name, track]) => name === 'main' || track.status !== 'complete')
      .map(([name, { stage }]) => (name === 'main' ? stage : `${name}: ${stage}`));
    const end = state.terminal_state;
    return [id, end === null ? stages.join(', ') : `${end.id} ✓`, status?.view.next[0]?.who ?? '', state.workflow];
  });
  const [head = [], ...cells] = table([['project', 'stage', 'waited for', 'title'], ...rows], room(process.stdout));
  const text = isToCome ? `${secondText(asked)} UTC has not come yet: as of now` : `As of ${secondText(at)} UTC`;
  return done(
    [
      [styled('bold', text)],
      '',
      [styled('bold', head.join('').trimEnd())],
      ...cells.map((row) => row.join('').trimEnd()),
    ],
    {
      as_of: at,
      is_to_come: isToCome,
      projects: projects.map(({ id, began, past }) => ({
        project: id,
        began_at: began,
        entry: past?.entry.seq ?? null,
        terminal_state: past?.state.terminal_state ?? null,
        stages: Object.fromEntries(Object.entries(past?.state.tracks ?? {}).map(([name, { stage }]) => [name, stage])),
        next_steps: past?.status?.view.next ?? [],
      })),
    },
  );
}
