import type { ProjectEntry } from '../../core/project/history.ts';
import type { Definition } from '../../core/definition/schema.ts';
import type { Actor } from '../../core/entry.ts';
import type { ProjectCommand } from '../../core/project/commands.ts';
import { projectDecider } from '../../core/project/decider.ts';
import type { ProjectEvent } from '../../core/project/events.ts';
import { classificationOf } from '../../core/project/routing/classification.ts';
import { routeTold, type RouteLine } from '../../core/project/routing/told.ts';
import type { ProjectState } from '../../core/project/state.ts';
import { pendingGates } from '../../core/project/pending.ts';
import { nextSteps } from '../../core/project/steps.ts';
import type { World } from '../../core/project/world.ts';
import type { HandedOn } from '../../core/refusal.ts';
import type { Observed } from '../../core/observe.ts';
import { readable } from '../../core/surface/escape.ts';
import type { Given, Verb } from '../../core/verbs/verb.ts';
import type { GitHome } from '../../git/home.ts';
import { handle, type Handled } from '../../handle.ts';
import type { Attachment } from '../../ports.ts';
import { exits, misuse, noLines, styled, type Answer, type Line } from './answer.ts';
import { isAboutGates, noPolicyLines, warned, wayOut, withRunsOf } from './around.ts';
import { handedIn } from './evidence.ts';
import { doneLines, noticedLines, stepLines } from './happened.ts';
import { visibleLines } from './print.ts';
import { machineClock as clock } from '../../clock.ts';
import { signingStep } from './signing.ts';
import { addressed, asking, chosenProject, openProjects, withHome, word } from './session.ts';

type HandledProject = Handled<ProjectState, ProjectCommand, ProjectEvent, Observed>;

/** Gives the command that a verb stands for, and tells what came of it. */
export async function ask(verb: Verb, given: Given): Promise<Answer> {
  const handed = await handedIn(given);
  if ('answer' in handed) return handed.answer;
  const made = verb.command?.(given, handed.door);
  if (made === undefined) return misuse(`${verb.name} is not done here`, 'countersign help');
  if ('misuse' in made) return misuse(made.misuse.because, made.misuse.next);
  return withHome(async (home) => {
    const chosen = await chosenProject(home, word(given, 'project'));
    if ('answer' in chosen) return chosen.answer;
    return give(home, await asking(home, given), chosen.id, made, handed.attachments);
  });
}

/** Begins a project in the workflow that is named, or else the one that the policy names. */
export function start(given: Given): Promise<Answer> {
  return begin(given, (args) => ({ start: args }));
}

/** Makes a project of work that is under way, in the stage where it is. */
export function adopt(given: Given): Promise<Answer> {
  return begin(given, (args) => ({
    adopt: { ...args, stage: word(given, 'stage'), because: word(given, 'because') },
  }));
}

type StartArguments = Extract<ProjectCommand, { readonly start: unknown }>['start'];

function begin(given: Given, command: (args: StartArguments) => ProjectCommand): Promise<Answer> {
  const workflow = word(given, 'workflow');
  const id = word(given, 'id');
  return withHome(
    async (home) => {
      const [actor, sight] = await Promise.all([asking(home, given), home.observe(id, clock.now())]);
      const { definition } = sight.observed.world;
      const args = {
        project_id: id,
        workflow_type: definition.workflow_type,
        workflow: word(given, 'title') || id,
        client: word(given, 'client') || 'TBD',
        owner: word(given, 'owner') || actor.login,
      };
      const answer = await give(home, actor, id, command(args));
      if (answer.exit !== exits.done) return answer;
      const shared = await sharedPaths(home, id, definition);
      const lines = shared.map(({ path, project }): Line => [
        styled('yellow', '! '),
        `${path} belongs to project ${project} too: what lands there counts for both`,
      ]);
      return { ...answer, out: [...answer.out, ...lines], json: { ...answer.json, shared_paths: shared } };
    },
    workflow === '' ? {} : { workflow },
  );
}

interface Shared {
  readonly path: string;
  readonly project: string;
}

/** Paths of a definition that are the same in every project, and that another open project has, too. */
async function sharedPaths(home: GitHome, id: string, definition: Definition): Promise<readonly Shared[]> {
  const fixed = pathsOf(definition).filter((path) => !path.includes('{project}'));
  if (fixed.length === 0) return [];
  const others = await openProjects(
    home,
    (await home.projects()).filter((one) => one !== id),
  );
  const found = await Promise.all(
    others.map(async (project) => {
      const sight = await home.observe(project, clock.now()).catch(() => null);
      // A project that cannot be read is told about where somebody looks at it.
      const theirs = sight === null ? [] : pathsOf(sight.observed.world.definition);
      const taken = new Set(theirs.map((path) => path.replaceAll('{project}', project)));
      return fixed.filter((path) => taken.has(path)).map((path) => ({ path, project }));
    }),
  );
  return found.flat();
}

function pathsOf({ artifacts }: Definition): readonly string[] {
  return artifacts.flatMap(({ path }) => (path === undefined ? [] : [path]));
}

async function give(
  home: GitHome,
  actor: Actor,
  id: string,
  command: ProjectCommand,
  attachments: readonly Attachment[] = [],
): Promise<Answer> {
  const envelope = { source: `cli:${crypto.randomUUID()}`, actor, command };
  const handled = await handle({ home, decider: projectDecider, clock }, id, envelope, attachments);
  const isOneOfMany = (await home.projects()).length > 1;
  const answer = warned(answerOf(id, handled, isOneOfMany, command, actor), [handled.observed]);
  const { state, observed } = handled;
  if (answer.exit !== exits.done || state === null) return answer;
  if (state.terminal_state === null) return withRunsOf(answer, [handled]);
  const { closureReport } = await import('../../core/surface/report.ts');
  const report = closureReport(state, observed.world.definition, await home.entries(id));
  return { ...answer, document: `\n${visibleLines(readable(report))}`, json: { ...answer.json, report } };
}

/** The branch that a command names. */
function branchIn(command: ProjectCommand): string | undefined {
  const [args] = Object.values<unknown>(command);
  if (typeof args !== 'object' || args === null || !('proposal' in args)) return undefined;
  return typeof args.proposal === 'string' ? args.proposal : undefined;
}

/** What handling came to, for people and machines. */
function answerOf(
  id: string,
  handled: HandledProject,
  isOneOfMany: boolean,
  asked: ProjectCommand,
  actor: Actor,
): Answer {
  const { answer, entries, state, observed } = handled;
  const own = answer.is === 'done' ? answer.entry : null;
  const noticed = noticedLines(
    entries.filter((entry) => entry !== own && (answer.is !== 'refused' || entry !== entries.at(-1))),
  );
  const json = { project: id, entries, state };
  if (answer.is === 'refused') {
    const { code, because, handoff } = answer.refusal;
    const step = signingStep(observed.world, asked, actor, answer.refusal) ?? answer.refusal.next;
    const next = wayOut(step, id, isOneOfMany, observed.world, branchIn(asked));
    const policy = isAboutGates(answer.refusal) ? noPolicyLines(observed) : [];
    return {
      exit: exits.refused,
      out: noticed,
      err: [...noLines(because, next), ...handedOnLines(handoff, because), ...policy],
      json: { code, because, next, ...(handoff === undefined ? {} : { handoff }), ...json },
    };
  }
  const routed = own === null || state === null ? [] : routeOf(own, observed.world, state);
  const steps = state === null ? [] : addressed(nextSteps(observed.world, state), id, isOneOfMany);
  return {
    exit: exits.done,
    out: [
      ...noticed,
      ...(own === null ? [] : doneLines(own)),
      ...routed.map(({ about, says }): Line => [styled('dim', `  ${about}: `), says]),
      ...stepLines(steps),
      ...(state !== null && pendingGates(observed.world, state).length > 0 ? noPolicyLines(observed) : []),
    ],
    err: [],
    json: {
      ...json,
      next_steps: steps,
      ...(routed.length === 0 || state === null ? {} : { classification: classificationOf(observed.world, state) }),
    },
  };
}

/** Where a request went, line by line; none for any other entry. */
function routeOf(entry: ProjectEntry, world: World, state: ProjectState): readonly RouteLine[] {
  const decided = (entry.events ?? []).find((event) => event.type === 'decision_recorded');
  return decided === undefined ? [] : routeTold(world, state, decided);
}

/** Whose it is instead, and what they would have to know. */
function handedOnLines(handoff: HandedOn | undefined, because: string): readonly Line[] {
  if (handoff === undefined) return [];
  const to: readonly Line[] = because.includes(handoff.to) ? [] : [[styled('dim', '  goes to: '), handoff.to]];
  return [
    ...to,
    ...handoff.questions.map(({ fact, question }): Line => [styled('dim', '  asks: '), `${question} (${fact})`]),
  ];
}
