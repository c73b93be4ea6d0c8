import type { ProjectEntry } from '../../core/project/history.ts';
import { projectDecider } from '../../core/project/decider.ts';
import { pendingGates } from '../../core/project/pending.ts';
import type { ProjectState } from '../../core/project/state.ts';
import { nextSteps } from '../../core/project/steps.ts';
import { waitingFor, type Waiting } from '../../core/project/waiting.ts';
import type { RunWaiting } from '../../core/run/notices.ts';
import { workflowStatus } from '../../core/project/workflow-status.ts';
import type { Finding } from '../../core/finding.ts';
import type { World } from '../../core/project/world.ts';
import { sinceText } from '../../core/surface/mine.ts';
import { statusMarkdown } from '../../core/surface/status-markdown.ts';
import { statusOf } from '../../core/surface/status.ts';
import type { Given } from '../../core/verbs/verb.ts';
import type { GitHome } from '../../git/home.ts';
import { handle } from '../../handle.ts';
import { done, styled, type Answer, type Line } from './answer.ts';
import { noPolicyLines, warned, warningTexts } from './around.ts';
import { plural } from './findings.ts';
import { preview } from './preview.ts';
import { room, table, visibleLines } from './print.ts';
import { answerTo } from './problem.ts';
import { machineClock as clock } from '../../clock.ts';
import { addressed, chosenProject, noProject, openProjects, unknownProject, withHome, word } from './session.ts';
import type { SeenRun } from './runs-waiting.ts';
import { statusLines } from './status-lines.ts';
import { sweptLines } from './swept.ts';

/** A project as it would be if everything that people did were recorded, and what of it is not. */
export interface Seen {
  /** Is it one of several projects here? */
  readonly isOneOfMany: boolean;
  readonly state: ProjectState;
  readonly world: World;
  /** What is wrong with the policy file. */
  readonly warnings: readonly Finding[];
  readonly pending: readonly ProjectEntry[];
}

/** Looks at a project without writing: the one named, else the only one that is open. */
export async function observedProject(home: GitHome, named: string): Promise<Seen | { readonly answer: Answer }> {
  if (named !== '') return seenProject(home, named);
  const chosen = await chosenProject(home, named);
  return 'answer' in chosen ? chosen : seenProject(home, chosen.id);
}

async function seenProject(home: GitHome, id: string): Promise<Seen | { readonly answer: Answer }> {
  // Both at once, for the time it saves; what a look at nothing comes to does not matter.
  const looking = handle({ home: preview(home), decider: projectDecider, clock }, id);
  looking.catch(() => undefined);
  const all = await home.projects();
  if (!all.includes(id)) return { answer: unknownProject(id, all) };
  const { state, observed, entries } = await looking;
  if (state === null) return { answer: unknownProject(id, all) };
  const { world, warnings } = observed;
  return { state, world, warnings, pending: entries, isOneOfMany: all.length > 1 };
}

/** Where a project stands; without a name all of them, or the only one. */
export async function status(given: Given): Promise<Answer> {
  if (word(given, 'as-of') !== '') return (await import('./as-of.ts')).statusAsOf(given);
  return withHome(async (home) => {
    const named = word(given, 'id');
    if (named !== '') return statusOfOne(home, named, given);
    const [all, runs] = await Promise.all([home.projects(), runsHere(home)]);
    const [only, second] = all;
    if (only === undefined && runs.length === 0) return noProject();
    const answer =
      only === undefined
        ? done([], {})
        : await (second === undefined ? statusOfOne(home, only, given) : overview(home, all));
    return withRuns(answer, runs);
  });
}

async function statusOfOne(home: GitHome, named: string, given: Given): Promise<Answer> {
  const seen = await observedProject(home, named);
  return 'answer' in seen ? seen.answer : oneStatus(seen, given['markdown'] === true, home);
}

/** The runs here that are not over. What it takes to look at runs is loaded where there are any. */
async function runsHere(home: GitHome): Promise<readonly SeenRun[]> {
  const commit = await home.stateCommit();
  const folder = commit === null ? null : await home.objects.info(`${commit}:runs`);
  return folder === null ? [] : (await import('./runs-waiting.ts')).runsSeen(home);
}

/** With the runs that wait for somebody. What could not be looked at makes the whole a failure. */
async function withRuns(answer: Answer, seen: readonly SeenRun[]): Promise<Answer> {
  if (seen.length === 0) return answer;
  const { runLines, runSummaries } = await import('./runs-waiting.ts');
  const lines = answer.document === undefined ? runLines(seen) : [];
  const out = [...answer.out, ...(answer.out.length > 0 && lines.length > 0 ? [''] : []), ...lines];
  return withTroubles({ ...answer, out, json: { ...answer.json, runs: runSummaries(seen) } }, seen);
}

async function oneStatus(seen: Seen, asMarkdown: boolean, home: GitHome): Promise<Answer> {
  const { state, world, warnings, pending, isOneOfMany } = seen;
  const swept = await home.swept();
  const plain = { ...statusOf(world, state), status: workflowStatus(world, state, []) };
  const view = { ...plain, next: addressed(plain.next, state.project_id, isOneOfMany), warnings: warningTexts(seen) };
  const json = {
    project: state.project_id,
    state,
    status: view,
    next_steps: view.next,
    not_recorded: pending,
    last_sweep: swept,
    warnings,
  };
  if (!asMarkdown) {
    const policy = view.pending.length > 0 ? noPolicyLines(seen) : [];
    const rest = [
      ...policy,
      ...(await changesShown(home, seen)),
      ...pendingLines(pending),
      ...sweptLines([seen], swept),
    ];
    return done([...statusLines(view, state, world.at), ...rest], json);
  }
  const { handedOn } = await import('../../core/surface/handoff.ts');
  const markdown = `${statusMarkdown(view, [], handedOn(world, state).markdown).trimEnd()}\n`;
  return done([], { ...json, markdown }, visibleLines(markdown));
}

/** What changed since approvals. What it takes to show that is loaded where there is any. */
async function changesShown(home: GitHome, seen: Seen): Promise<readonly Line[]> {
  if (pendingGates(seen.world, seen.state).every(({ look }) => look === null)) return [];
  return (await import('./changed.ts')).changedLines(home, seen);
}

/** Looking writes nothing, so it says what it left unwritten. */
function pendingLines(pending: readonly ProjectEntry[]): readonly Line[] {
  if (pending.length === 0) return [];
  const them = pending.length === 1 ? 'it' : 'them';
  return [[styled('dim', `${plural(pending.length, 'thing')} not yet recorded; the next command records ${them}`)]];
}

/** A project that could be looked at, or what kept us from it: one broken project hides none of the others. */
type Looked = { readonly id: string; readonly seen: Seen } | { readonly id: string; readonly answer: Answer };

async function lookAt(home: GitHome, ids: readonly string[]): Promise<readonly Looked[]> {
  return Promise.all(
    ids.map(async (id): Promise<Looked> => {
      try {
        const seen = await seenProject(home, id);
        return 'answer' in seen ? { id, answer: seen.answer } : { id, seen };
      } catch (error) {
        return { id, answer: answerTo(error, false) };
      }
    }),
  );
}

async function overview(home: GitHome, ids: readonly string[]): Promise<Answer> {
  const looked = await lookAt(home, ids);
  const rows = looked.map((one) => ('seen' in one ? rowOf(one.seen) : [one.id, 'cannot be read', '', '']));
  const cells = table([['project', 'stage', 'waits for', 'title'], ...rows], room(process.stdout));
  const lines = cells.map((row, at): Line =>
    at === 0 ? [styled('bold', row.join('').trimEnd())] : row.join('').trimEnd(),
  );
  const pending = looked.flatMap((one) => ('seen' in one ? one.seen.pending : []));
  const projects = looked.map((one) =>
    'seen' in one ? summaryOf(one.seen) : { project: one.id, problem: one.answer.json },
  );
  const swept = await home.swept();
  const rest = [...pendingLines(pending), ...sweptLines(seenOf(looked), swept)];
  const json = { projects, last_sweep: swept };
  return withTroubles(warned(done([...lines, ...rest], json), seenOf(looked)), looked);
}

function rowOf({ state, world }: Seen): readonly string[] {
  const tracks = Object.entries(state.tracks).filter(([name, track]) => name === 'main' || track.status !== 'complete');
  const stages = tracks.map(([name, { stage }]) => (name === 'main' ? stage : `${name}: ${stage}`)).join(', ');
  const [step] = nextSteps(world, state);
  return [
    state.project_id,
    state.terminal_state === null ? stages : `${state.terminal_state.id} ✓`,
    state.terminal_state === null ? (step?.who ?? '') : '',
    state.workflow,
  ];
}

function summaryOf({ state, world, pending, isOneOfMany }: Seen): Readonly<Record<string, unknown>> {
  const { project_id, workflow, workflow_type, terminal_state, tracks } = state;
  const stages = Object.fromEntries(Object.entries(tracks).map(([name, { stage }]) => [name, stage]));
  return {
    project: project_id,
    workflow,
    workflow_type,
    workflow_status: workflowStatus(world, state, []),
    terminal_state,
    stages,
    next_steps: addressed(nextSteps(world, state), project_id, isOneOfMany),
    not_recorded: pending.length,
  };
}

function seenOf(looked: readonly Looked[]): readonly Seen[] {
  return looked.flatMap((one) => ('seen' in one ? [one.seen] : []));
}

/** What could not be looked at is said beside what could, and makes the whole a failure. */
function withTroubles(answer: Answer, looked: readonly (Looked | SeenRun)[]): Answer {
  const troubles = looked.flatMap((one) => ('answer' in one ? [one.answer] : []));
  const [first] = troubles;
  if (first === undefined) return answer;
  return {
    ...answer,
    exit: first.exit,
    err: [...troubles.flatMap((one) => one.err), ...answer.err],
    json: { ...first.json, ...answer.json },
  };
}

/** What waits for whoever asks, in every open project here or of a repository on GitHub, oldest first. */
export async function mine(given: Given): Promise<Answer> {
  const repository = word(given, 'repository');
  if (repository === '') return withHome(mineHere);
  const { mineOnGitHub } = await import('./mine.ts');
  const found = await mineOnGitHub(repository);
  return 'answer' in found ? found.answer : mineAnswer(found.login, found.waiting);
}

async function mineHere(home: GitHome): Promise<Answer> {
  const actor = await home.actor();
  const looked = await lookAt(home, await openProjects(home, await home.projects()));
  const waiting = looked
    .flatMap((one) =>
      'seen' in one ? addressed(waitingFor(one.seen.world, one.seen.state, actor), one.id, one.seen.isOneOfMany) : [],
    )
    .toSorted(inOrder);
  const runs = await runsHere(home);
  const ofRuns = runs.length === 0 ? [] : await (await import('./runs-waiting.ts')).waitingIn(home, runs);
  const answer = mineAnswer(actor.login, [...waiting, ...ofRuns].toSorted(inOrder));
  return withTroubles(warned(answer, seenOf(looked)), [...looked, ...runs]);
}

/** What waits longest comes first. */
function inOrder(one: { readonly since: string }, other: { readonly since: string }): number {
  return one.since < other.since ? -1 : Number(one.since > other.since);
}

function mineAnswer(login: string, waiting: readonly (Waiting | RunWaiting)[]): Answer {
  const lines = waiting.flatMap((one): readonly Line[] => [
    [styled('bold', 'run' in one ? one.run : one.project), `  ${one.says}`, styled('dim', `  ${sinceText(one)}`)],
    [styled('cyan', `  ${one.command}`)],
  ]);
  const none: readonly Line[] = [`Nothing waits for ${login}.`];
  return done(lines.length === 0 ? none : lines, { waiting });
}
