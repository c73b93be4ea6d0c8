import { gateOf } from '../../definition/gate.ts';
import type { Definition } from '../../definition/schema.ts';
import { trackStages } from '../../definition/track-type.ts';
import { isAtLeast, type Verdict } from '../../entry.ts';
import { refuse } from '../../refusal.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import type { ProjectState } from '../state.ts';
import { hasEnded } from '../track-standing.ts';
import { confirmsOf, sawOf, type Context } from '../world.ts';

/** What a project has that another definition knows nothing of. */
export interface Lost {
  /** Tracks that would stand nowhere: with one of them a project cannot follow that definition. */
  readonly tracks: readonly { readonly track: string; readonly stage: string }[];
  /** Gates with approvals, which nothing asks for any more. */
  readonly gates: readonly string[];
  /** Artifacts that have landed, of which no other version counts any more. */
  readonly artifacts: readonly string[];
}

export function lostIn(state: ProjectState, definition: Definition): Lost {
  const gates = confirmsOf(state).map(({ gate }) => gate);
  return {
    tracks: Object.entries(state.tracks).flatMap(([name, track]) =>
      hasEnded(track) || trackStages(definition).includes(track.stage) ? [] : [{ track: name, stage: track.stage }],
    ),
    gates: [...new Set(gates)].filter((gate) => gateOf(definition, gate) === undefined),
    artifacts: Object.keys(state.artifacts).filter(
      (name) => !definition.artifacts.some(({ artifact_type: type }) => name === type || name.startsWith(`${type}/`)),
    ),
  };
}

/** What is lost, in words. */
export function lostTexts({ gates, artifacts }: Lost): readonly string[] {
  return [
    ...(gates.length === 0 ? [] : [`approvals of ${gates.join(', ')}: nothing asks for them any more`]),
    ...(artifacts.length === 0 ? [] : [`what has landed of ${artifacts.join(', ')}: no other version counts`]),
  ];
}

/** Why a project cannot follow a definition, of this origin; null where it can. */
export function strandedText({ tracks: [first] }: Lost, origin: string): string | null {
  return first === undefined ? null : `${first.track} is in ${first.stage}, and ${origin} has no such stage`;
}

/**
 * A person has a running project follow another definition from now on: what was recorded before stays as it was decided.
 * The definition is one that lies where definitions are found, named by its content.
 */
export function migrate(
  { world, state, entry }: Context,
  { blob }: ProjectCommands['migrate'],
): Verdict<ProjectEventBody> {
  const { actor } = entry;
  if (actor.kind !== 'person')
    return refuse('agent_not_counted', `${actor.login} is no person`, 'A person changes what a project follows.');
  if (!isAtLeast(actor.assurance, world.policy.assurance))
    return refuse(
      'assurance_too_low',
      `${actor.login} is ${actor.assurance}, and the policy asks for ${world.policy.assurance}`,
      'The same command with --sign signs it, where the policy lists your key.',
    );
  if (state.definition.blob === blob)
    return refuse('already_decided', 'this is the definition that the project follows', 'Nothing needs to be done.');
  const { offered } = world;
  if (offered?.pin.blob !== blob)
    return refuse(
      'unknown_workflow',
      `no definition of the content ${blob.slice(0, 7)} is found here`,
      'Look again at what there is now: countersign migrate',
    );
  const { definition, pin } = offered;
  const stranded = strandedText(lostIn(state, definition), pin.origin);
  if (stranded !== null)
    return refuse('cannot_migrate', stranded, 'Move it to a stage that both have, or give the definition this stage.');
  const { workflow_type } = definition;
  return {
    saw: sawOf(world),
    events: [
      {
        type: 'definition_pinned',
        what: 'definition',
        pin,
        ...(workflow_type === state.workflow_type ? {} : { workflow_type }),
      },
    ],
  };
}
