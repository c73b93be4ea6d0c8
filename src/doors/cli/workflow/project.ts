import type { Actor } from '../../../core/entry.ts';
import { insteadOf } from '../../../core/nearest.ts';
import { own } from '../../../core/own.ts';
import type { Pipeline } from '../../../core/pipeline/pipeline.ts';
import { projectDecider } from '../../../core/project/decider.ts';
import type { ProjectEntry } from '../../../core/project/history.ts';
import { linesOf } from '../../../core/project/lines.ts';
import { isOver, openRuns, type KnownRun } from '../../../core/project/runs.ts';
import type { ProjectRun, ProjectState } from '../../../core/project/state.ts';
import type { RunCommands } from '../../../core/run/commands.ts';
import { runDecider } from '../../../core/run/decider.ts';
import type { Given } from '../../../core/verbs/verb.ts';
import { machineClock as clock } from '../../../clock.ts';
import { openGitHome } from '../../../git/home.ts';
import { isForProjects, pipelineNamed, pipelinesPath, type FoundPipeline } from '../../../git/pipelines.ts';
import { GitProblem } from '../../../git/repository.ts';
import { openRunHome } from '../../../git/runs/home.ts';
import { handle, LostEveryRace } from '../../../handle.ts';
import { Damaged } from '../../../kept/damage.ts';
import { done, exits, misuse, no, styled, type Answer, type Line } from '../answer.ts';
import { noticedLines } from '../happened.ts';
import { chosenProject, homeOptions, word } from '../session.ts';
import { aloneAt } from './home.ts';

/** What came of telling a project how its runs stand, and of beginning what it wants. */
export interface Told {
  readonly lines: readonly Line[];
  /** What the project recorded. */
  readonly entries: readonly ProjectEntry[];
  /** Has it heard all there was? */
  readonly isDone: boolean;
  /** Does its record say that the run which was named is over? One that is closed hears nothing any more. */
  readonly isHeard: boolean;
}

/** Stages that follow each other by themselves: more runs than this are begun by the next command. */
const roundsAtMost = 8;

/**
 * Has a project hear how a run of it stands, where one is named, and begins the runs that it wants: those that are begun
 * stand in its record, and somebody drives them. What fails of it is told and loses nothing: whoever records anything of
 * the project next hears the same, as its record and those of its runs tell it.
 */
export async function toldProject(id: string, run?: string): Promise<Told> {
  const entries: ProjectEntry[] = [];
  const begun: Line[] = [];
  const tried = new Set<string>();
  try {
    const named = run === undefined ? [] : [run];
    let state: ProjectState | null = null;
    for (let round = 0; round < roundsAtMost; round += 1) {
      const home = await openGitHome({ ...homeOptions(), runs: named });
      const handled = await handle({ home, decider: projectDecider, clock }, id);
      entries.push(...handled.entries);
      state = handled.state;
      const wanted = wantedIn(state).filter(([one]) => !tried.has(one));
      if (wanted.length === 0) break;
      const actor = await home.actor();
      for (const one of wanted) {
        tried.add(one[0]);
        begun.push(...(await beginning(id, one, actor)));
      }
    }
    const isHeard = run === undefined || hasHeard(state, run);
    const deaf: Line = [
      styled('yellow', '! '),
      `project ${id} is closed, and does not hear of ${run ?? 'it'} any more`,
    ];
    const isDeaf = !isHeard && state !== null && state.terminal_state !== null;
    return { lines: [...noticedLines(entries), ...begun, ...(isDeaf ? [deaf] : [])], entries, isDone: true, isHeard };
  } catch (error) {
    if (!(error instanceof GitProblem || error instanceof Damaged || error instanceof LostEveryRace)) throw error;
    const trouble: Line = [styled('yellow', '! '), `project ${id} has not heard of it: ${error.message}`];
    const next: Line = [styled('cyan', `  countersign status ${id}`)];
    return { lines: [...noticedLines(entries), ...begun, trouble, next], entries, isDone: false, isHeard: false };
  }
}

/** Only how a run ends is asked for: what of it is under way is heard when it is over. */
function hasHeard(state: ProjectState | null, run: string): boolean {
  const known = own(state?.runs ?? {}, run);
  return known !== undefined && isOver(known.status);
}

/** What whoever was at the run is shown of its project. */
export function toldLines(told: Told | null): readonly Line[] {
  return told === null || told.lines.length === 0 ? [] : ['', ...told.lines];
}

export function toldJson(told: Told | null): Readonly<Record<string, unknown>> {
  return told === null ? {} : { project_entries: told.entries };
}

/** Runs that nobody has begun. */
function wantedIn(state: ProjectState | null): readonly KnownRun[] {
  if (state === null || state.terminal_state !== null) return [];
  return openRuns(state).filter(([, { status }]) => status === 'wanted');
}

/** Begins a run that a project wants, and tells how it is driven. Whoever is first begins it; it is begun once. */
async function beginning(project: string, [id, wanted]: KnownRun, actor: Actor): Promise<readonly Line[]> {
  // What somebody has in a folder of their own is nothing that a project could rest on.
  const home = await openRunHome({ ...homeOptions(), pipeline: wanted.pipeline, userHome: null });
  if ((await home.state(id)) !== null) return [];
  const found = pipelineNamed(await home.definitions(), wanted.pipeline);
  if (found === null || !found.read.ok) {
    const because = found === null ? `no pipeline is called ${wanted.pipeline}` : `${found.origin} cannot be run`;
    return [
      [styled('yellow', '! '), `the run ${id} is wanted, and ${because} here`],
      [styled('cyan', found === null ? '  countersign workflow list' : `  countersign check`)],
    ];
  }
  const { track, of = '', task = '', state } = wanted;
  const artifact = of.startsWith('artifact:') ? { artifact: of.replace('artifact:', '') } : {};
  const start = {
    run_id: id,
    task,
    door: 'cli',
    project: { id: project, track, ...artifact },
    ...(state === undefined ? {} : { state: asTyped(found.read.pipeline, state) }),
  };
  const answer = await aloneAt(home, id, async (journal): Promise<Answer> => {
    const envelope = { source: `wanted:${id}`, actor, command: { start } };
    const handled = await handle({ home: journal, decider: runDecider, clock }, id, envelope);
    if (handled.answer.is !== 'refused' || handled.answer.refusal.code === 'already_started') return done([], {});
    const { code, because, next } = handled.answer.refusal;
    return no(exits.refused, code, because, next);
  });
  if (answer.exit !== exits.done)
    return [[styled('yellow', '! '), `the run ${id} is wanted, and could not be begun:`], ...answer.err];
  return [
    [styled('green', '✓ '), `run ${id} is begun`],
    [styled('cyan', `  countersign workflow resume ${id}`), styled('dim', '  does its steps')],
  ];
}

/** Facts have the type that they were typed with: 2 may be meant as a text. */
function asTyped(
  { state: variables }: Pipeline,
  given: NonNullable<ProjectRun['state']>,
): NonNullable<ProjectRun['state']> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      own(variables, name)?.type === 'string' ? String(value) : value,
    ]),
  );
}

/** Begins a run that some project wants, where somebody goes on with it by its name before anybody began it. */
export async function begunByName(run: string): Promise<readonly Line[]> {
  const home = await openGitHome(homeOptions());
  const project = run.slice(0, run.indexOf('.'));
  if (!(await home.projects()).includes(project)) return [];
  const { state } = await home.observe(project, clock.now());
  return wantedIn(state).some(([id]) => id === run) ? (await toldProject(project)).lines : [];
}

type OfProject = Pick<RunCommands['start'], 'project'>;

/** For what of which project a run of this pipeline is begun by hand; nothing where none is named. */
export async function projectFor(
  given: Given,
  { name: pipeline, origin }: Pick<FoundPipeline, 'name' | 'origin'>,
): Promise<OfProject | { readonly answer: Answer }> {
  const [named, track, artifact] = [word(given, 'project'), word(given, 'track'), word(given, 'artifact')];
  if (named === '')
    return track === '' && artifact === ''
      ? {}
      : { answer: misuse('--track and --artifact are of a project, and none is named', 'name it: --project ID') };
  if (!isForProjects(origin))
    return {
      answer: no(
        exits.refused,
        'private_pipeline',
        `${pipeline} is ${origin}, which only you have, and a project rests on what everybody sees`,
        `Commit it below ${pipelinesPath} on the default branch, or begin the run without --project.`,
      ),
    };
  const home = await openGitHome(homeOptions());
  const chosen = await chosenProject(home, named);
  if ('answer' in chosen) return chosen;
  const { state, observed } = await home.observe(named, clock.now());
  if (state === null || state.terminal_state !== null)
    return {
      answer: no(exits.refused, 'project_closed', `${named} has ended`, 'begin the run without --project'),
    };
  const tracks = Object.keys(state.tracks);
  if (track !== '' && !tracks.includes(track))
    return {
      answer: no(exits.refused, 'unknown_track', `${named} has no track ${track}`, `It has ${tracks.join(', ')}.`),
    };
  const names = linesOf(observed.world.definition, state.tracks).map(({ name }) => name);
  if (artifact !== '' && !names.includes(artifact)) {
    const because = `${named} has no artifact ${artifact}`;
    return { answer: no(exits.refused, 'unknown_artifact', because, insteadOf(artifact, names)) };
  }
  return {
    project: {
      id: named,
      ...(track === '' ? {} : { track }),
      ...(artifact === '' ? {} : { artifact }),
    },
  };
}
