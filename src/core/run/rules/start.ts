import type { Verdict, EntryHead } from '../../entry.ts';
import { refuse } from '../../refusal.ts';
import type { RunCommand, RunCommands } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { withEvents } from '../draft.ts';
import type { RunEventBody } from '../events.ts';
import { started } from '../evolve.ts';
import { plain, whyNotValues } from '../variables.ts';
import type { RunObserved } from '../world.ts';
import { createCheckpoint, firstCheckpoint } from './checkpoints.ts';

/** A run begins: its variables have their first values, what it follows is pinned, and from here it can always begin again. */
export function start(
  observed: RunObserved,
  head: EntryHead<RunCommand>,
  given: RunCommands['start'],
): Draft | Extract<Verdict<RunEventBody>, { readonly refusal: unknown }> {
  const { pipeline } = observed;
  const first = Object.fromEntries(
    Object.entries(pipeline.state).flatMap(([name, { initial }]) => (initial === null ? [] : [[name, initial]])),
  );
  const custom_state = plain({ ...first, ...given.state });
  const wrong = whyNotValues(pipeline, custom_state);
  if (wrong.length > 0)
    return refuse(
      'invalid_argument',
      wrong.join('; '),
      `countersign workflow show ${pipeline.name} tells its variables`,
    );
  const { id, login } = head.actor;
  const begun = {
    type: 'run_started',
    run_id: given.run_id,
    pipeline_name: pipeline.name,
    task: given.task,
    initiator: { id, login, door: given.door },
    ...(given.project === undefined ? {} : { project: given.project }),
    ...(given.issue === undefined ? {} : { issue: given.issue }),
    custom_state,
  } as const;
  const draft = withEvents(
    { observed, head, state: started({ ...begun, event_id: '' }, head), events: [begun] },
    { type: 'definition_pinned', what: 'pipeline', pin: observed.pipelinePin },
    { type: 'definition_pinned', what: 'policy', pin: observed.policyPin },
    ...(observed.base === null ? [] : [{ type: 'tree_changed' as const, tree: observed.base }]),
  );
  return createCheckpoint(draft, firstCheckpoint, -1);
}
