import type { Verdict } from '../../entry.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import { sawOf, type World } from '../world.ts';

/** Names of projects in a plain repository: they become folders, branches and arguments. */
/** What a project may be called: what a folder, a trailer and a page can be called. */
export const slug = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u;

/** A project begins in the first stage of its definition, on track `main`, with definition and policy pinned. */
export function start(world: World, args: ProjectCommands['start']): Verdict<ProjectEventBody> {
  const began = begun(world, args);
  if ('refusal' in began) return began;
  return { saw: sawOf(world), events: [began.project, ...began.pins, began.track] };
}

/** What every project begins with. */
interface Begun {
  readonly project: Of<'project_started'>;
  readonly pins: readonly ProjectEventBody[];
  readonly track: Of<'track_started'>;
}

type Of<T extends ProjectEventBody['type']> = Extract<ProjectEventBody, { readonly type: T }>;

export function begun(world: World, args: ProjectCommands['start']): Begun | { readonly refusal: Refusal } {
  if (!slug.test(args.project_id)) {
    return refuse(
      'invalid_argument',
      `"${args.project_id}" cannot be the name of a project`,
      'Use 1 to 63 lower-case letters, digits and dashes, such as acme-portal.',
    );
  }
  const [first] = world.definition.stages;
  if (first === undefined || world.definition.workflow_type !== args.workflow_type) {
    return refuse(
      'unknown_workflow',
      `no workflow is called ${args.workflow_type}`,
      'countersign check lists the definitions that are found.',
    );
  }
  const { project_id, workflow_type, workflow, client, owner } = args;
  return {
    project: { type: 'project_started', project_id, workflow_type, workflow, client, owner, cursor: world.head },
    pins: [
      { type: 'definition_pinned', what: 'definition', pin: world.definitionPin },
      ...(world.policyPin === null
        ? []
        : [{ type: 'definition_pinned', what: 'policy', pin: world.policyPin } as const]),
    ],
    track: { type: 'track_started', track: 'main', kind: 'lifecycle', stage: first.id, owner: first.owner ?? owner },
  };
}
