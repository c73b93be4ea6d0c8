import { own } from '../own.ts';

/** What happens to a Confirm, as the events of a Trace are called here. */
export type ConfirmEvent =
  | 'confirm.submitted'
  | 'decision.approved'
  | 'decision.rejected'
  | 'decision.cancelled'
  | 'confirm.overridden'
  | 'confirm.expired'
  | 'confirm.superseded'
  | 'confirm.dropped'
  | 'confirm.bypassed'
  | 'confirm.held'
  | 'confirm.released'
  | 'confirm.begun'
  | 'confirm.closed';

/**
 * Other names under which the same events are written. The names with an underscore stand in descriptions of the
 * protocol, and its own schema refuses them; `confirm.requested` and its like stand in published examples.
 */
const aliases: Readonly<Record<string, ConfirmEvent>> = {
  confirm_submitted: 'confirm.submitted',
  decision_rejected: 'decision.rejected',
  decision_approved: 'decision.approved',
  reject_decision: 'decision.rejected',
  approve_decision: 'decision.approved',
  'confirm.requested': 'confirm.submitted',
  'confirm.approved': 'decision.approved',
  'confirm.rejected': 'decision.rejected',
  'confirm.cancelled': 'decision.cancelled',
};

/** The one name of an event, whatever it is called in a file; a name that nobody knows stays as it is. */
export function canonicalEvent(name: string): { readonly name: string; readonly isAlias: boolean } {
  const known = own(aliases, name);
  return known === undefined ? { name, isAlias: false } : { name: known, isAlias: true };
}
