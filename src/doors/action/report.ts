import type { ProjectState } from '../../core/project/state.ts';
import { inline } from '../../core/surface/escape.ts';
import type { OutputName } from './contract.ts';
import type { Trouble } from './troubles.ts';
import type { Commit } from './witness.ts';

/** What a run came to. */
export interface Report {
  readonly commits: readonly Commit[];
  /** What was looked at. */
  readonly numbers: readonly number[];
  /** All open projects were looked at beside those. */
  readonly isAboutAll: boolean;
  readonly troubles: readonly Trouble[];
  /** Why the run could only read, if something was left undone for that; else null. */
  readonly readOnly: string | null;
  /** The id of the app that shows what this run committed; null when the run does. */
  readonly shownBy: number | null;
}

/** GitHub shows no summary of more than 1 MiB. */
const saidAtMost = 100;

/** The outputs. Names out of definitions and numbers only: what people wrote has no place where a shell may meet it. */
export function outputsOf({ commits }: Report): Readonly<Record<OutputName, string>> {
  const projects = changed(commits).map(({ project_id, workflow_type, tracks, terminal_state }) => ({
    id: project_id,
    workflow_type,
    stage: tracks['main']?.stage ?? null,
    tracks: Object.fromEntries(Object.entries(tracks).map(([name, { stage }]) => [name, stage])),
    terminal_state: terminal_state?.id ?? null,
  }));
  return {
    changed: String(projects.length > 0),
    projects: JSON.stringify(projects),
    commit: commits.at(-1)?.oid ?? '',
  };
}

/** The page of the run, as Markdown. `url` is the address of the repository for people. */
export function summaryOf({ commits, numbers, isAboutAll, troubles, readOnly, shownBy }: Report, url: string): string {
  const rows = first(changed(commits), (state) => row(state, commits, url));
  const looked = [...(isAboutAll ? ['all open projects'] : []), ...numbers.map((number) => `#${number}`)];
  return [
    '### Countersign',
    ...(rows.length === 0
      ? ['Nothing had to change.']
      : [['| project | stage | what happened |', '|---|---|---|', ...rows].join('\n')]),
    ...(looked.length === 0 ? [] : [`Looked at ${first(looked, (one) => one).join(', ')}.`]),
    ...(shownBy === null ? [] : [elsewhereSays(shownBy)]),
    ...(readOnly === null ? [] : [`Not everything was done: ${inline(readOnlySays(readOnly), 500)}`]),
    ...(troubles.length === 0 ? [] : ['#### Not done', first(troubles, troubleLine).join('\n')]),
  ].join('\n\n');
}

/** What is said when another app shows: format.yaml on the state branch names it. */
export function elsewhereSays(app: number): string {
  return `Shown by app ${app}: what this run decided is in the record, and comments and checks come from there.`;
}

/** What is said when a run may only read. */
export function readOnlySays(because: string): string {
  return (
    `GitHub gives this run a token that only reads, because ${because}. Nothing is lost: the next run that may write ` +
    'does it, which the schedule starts, or a comment with a command.'
  );
}

/** The last state of every project that was changed, by its number. */
function changed(commits: readonly Commit[]): readonly ProjectState[] {
  const states = new Map(commits.flatMap((commit) => commit.states.map((state) => [state.project_id, state])));
  return [...states.values()].toSorted((one, other) => Number(one.project_id) - Number(other.project_id));
}

function row(state: ProjectState, commits: readonly Commit[], url: string): string {
  const { project_id: id, workflow: title, tracks, terminal_state: ended } = state;
  const stages = Object.entries(tracks).map(([name, { stage }]) => (name === 'main' ? stage : `${name}: ${stage}`));
  const subjects = commits.filter(({ states }) => states.some(({ project_id }) => project_id === id));
  return `| ${[
    `[#${id}](${url}/issues/${id}) ${inline(title)}`,
    inline([...stages, ...(ended === null ? [] : [`ended: ${ended.id}`])].join(', ')),
    subjects.map(({ subject }) => inline(subject)).join('<br>'),
  ].join(' | ')} |`;
}

function troubleLine({ number, because, next }: Trouble): string {
  return `- ${number === null ? '' : `#${number}: `}${inline(because, 500)}. ${inline(next, 500)}`;
}

/** What is said of the first of many, and how many more there are. */
function first<T>(many: readonly T[], say: (one: T) => string): readonly string[] {
  const said = many.slice(0, saidAtMost).map(say);
  return many.length > saidAtMost ? [...said, `… and ${many.length - saidAtMost} more`] : said;
}
