import type { Intent, RequestKind } from '../../definition/routing.ts';
import { isFinal } from '../../confirm/confirm.ts';
import { own } from '../../own.ts';
import { meant } from '../../definition/alias.ts';
import type { ProjectState } from '../state.ts';
import { isBackward, transitionsFrom } from '../transitions.ts';
import { confirmOf, stageOf, type World } from '../world.ts';
import type { Request } from './request.ts';

/** Intents that make or change an artifact. */
export const drafting: readonly Intent[] = ['create', 'revise', 'continue', 'recover', 'new workstream'];

/** What a request turns out to be, beside what its words say. */
export interface Circumstances {
  readonly escalates: boolean;
  /** Does it begin a track, or is it the first thing that happens? */
  readonly begins: boolean;
  readonly gates: readonly string[];
}

/** The kind of a request: the first of these that holds. */
export function kindOf(world: World, state: ProjectState, request: Request, around: Circumstances): RequestKind {
  const { asked, target, artifact } = request;
  const current = artifact !== null && own(state.artifacts, artifact)?.status === 'current';
  const kinds: readonly (readonly [RequestKind, boolean])[] = [
    ['escalation', asked.intent === 'escalate' || around.escalates],
    ['validation', asked.intent === 'validate'],
    ['new_workstream', asked.intent === 'new workstream' || around.begins],
    ['packaging', isPackaging(world, request)],
    ['reopened_approval', isReopened(state, request, around.gates)],
    ['backward_rework', isMoved(world, state, request) && liesBefore(world, state, request)],
    ['skipped_stage_exception', isMoved(world, state, request) && isBeyondNext(world, state, request)],
    ['revision', asked.intent === 'revise' || (drafting.includes(asked.intent) && current)],
    ['continuation', asked.intent === 'continue' || target === null || isDrafted(state, artifact)],
  ];
  return kinds.find(([, holds]) => holds)?.[0] ?? 'forward_progress';
}

function isPackaging({ definition }: World, { asked, target }: Request): boolean {
  const packers = definition.support.filter(({ job }) => job === 'packaging').map(({ specialist }) => specialist);
  const named = target?.kind === 'specialist' ? meant(definition, target.name, 'owner') : null;
  return asked.intent === 'package' || (named !== null && packers.includes(named));
}

/** Approving is asked for again where it was decided, or where the approval ended. */
function isReopened(state: ProjectState, { asked, track }: Request, gates: readonly string[]): boolean {
  if (asked.intent !== 'approve' && asked.intent !== 'review') return false;
  return gates.some((gate) => {
    const confirm = confirmOf(state, track, gate);
    return confirm !== undefined && (isFinal(confirm) || confirm.voided !== undefined || confirm.status === 'rejected');
  });
}

/** Is it about the stage itself, or about making what belongs to one? What is only looked at or sent moves nothing. */
function isMoved(world: World, state: ProjectState, { asked, target, artifact, stage, track }: Request): boolean {
  if (stage === stageOf(state, track) || !isStage(world, stageOf(state, track)) || !isStage(world, stage)) return false;
  return target?.kind === 'stage' || (artifact !== null && drafting.includes(asked.intent));
}

function liesBefore(world: World, state: ProjectState, { stage, track }: Request): boolean {
  return isBackward(world, stageOf(state, track), stage);
}

function isBeyondNext(world: World, state: ProjectState, { stage, track }: Request): boolean {
  return !transitionsFrom(world.definition, stageOf(state, track)).some(({ to }) => to === stage);
}

function isStage({ definition }: World, stage: string): boolean {
  return definition.stages.some(({ id }) => id === stage);
}

function isDrafted({ proposals }: ProjectState, artifact: string | null): boolean {
  return artifact !== null && Object.values(proposals).some(({ contents }) => own(contents, artifact) !== undefined);
}

/** Has nothing happened in a project yet but its beginning? */
export function isUntouched({ artifacts, proposals, tracks, request }: ProjectState): boolean {
  return (
    request === undefined &&
    Object.keys(artifacts).length === 0 &&
    Object.keys(proposals).length === 0 &&
    Object.values(tracks).every(({ visit }) => visit === 1)
  );
}
