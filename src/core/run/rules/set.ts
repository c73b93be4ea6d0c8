import type { RunCommands } from '../commands.ts';
import { own } from '../../own.ts';
import { withEvents, type Draft } from '../draft.ts';
import { whyNotValues } from '../variables.ts';
import { agreed } from './agreement.ts';
import { no, type Ruled } from './context.ts';
import { settled } from './settled.ts';

/** Another value of state variables than the steps gave them: the coordinating role agrees to these values first. */
export function set(draft: Draft, { state: values, reason }: RunCommands['set']): Ruled {
  const { observed, state } = draft;
  const names = Object.keys(values);
  const list = `countersign workflow status ${state.run_id}`;
  const wrong = whyNotValues(observed.pipeline, { ...state.custom_state, ...values });
  if (wrong.length > 0)
    return no(
      'invalid_argument',
      wrong.join('; '),
      `countersign workflow show ${observed.pipeline.name} tells its variables`,
    );
  if (reason.trim() === '')
    return no(
      'reason_missing',
      'another value needs a reason',
      `countersign workflow set ${state.run_id} NAME=VALUE --reason "…"`,
    );
  if (state.rollback !== undefined) return no('rolling_back', 'the run goes back', list);
  if (names.every((name) => own(state.custom_state, name) === values[name]))
    return no('invalid_argument', 'these values are the ones it has', 'Nothing needs to be done.');
  const after = agreed(draft, {
    gate: 'state',
    covers: {
      pipeline: state.pipeline.blob,
      ...Object.fromEntries(names.map((name) => [`state:${name}`, JSON.stringify(values[name])])),
    },
    says: `another value of ${names.join(', ')}`,
  });
  if ('refusal' in after) return after;
  return settled(withEvents(after, { type: 'state_changed', set: values, because: reason }));
}
