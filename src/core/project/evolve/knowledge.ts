import type { EntryHead } from '../../entry.ts';
import { own } from '../../own.ts';
import type { ProjectEvent } from '../events.ts';
import type { ProjectState } from '../state.ts';

type Learnt = Extract<
  ProjectEvent,
  {
    readonly type:
      | 'blocker_added'
      | 'blocker_removed'
      | 'fact_recorded'
      | 'assumption_recorded'
      | 'conflict_opened'
      | 'conflict_resolved';
  }
>;

/** What is known, assumed, contested or in the way after an event. */
export function learnt(state: ProjectState, event: Learnt, { actor, at }: EntryHead): ProjectState {
  const by = actor.login;
  if (event.type === 'blocker_added') {
    const { type: _type, event_id: _id, blocker, text, on, ...more } = event;
    return { ...state, blockers: { ...state.blockers, [blocker]: { text, on, by, at, ...more } } };
  }
  if (event.type === 'blocker_removed') return { ...state, blockers: without(state.blockers, event.blocker) };
  if (event.type === 'fact_recorded') {
    const { fact, value, source, substitutes } = event;
    const more = substitutes === undefined ? {} : { substitutes };
    const known_facts =
      value === null
        ? without(state.known_facts, fact)
        : { ...state.known_facts, [fact]: { value, source, by, at, ...more } };
    return { ...state, known_facts };
  }
  if (event.type === 'assumption_recorded') {
    const { assumption, value, because } = event;
    const { assumptions: before = {}, ...rest } = state;
    const assumptions =
      value === null ? without(before, assumption) : { ...before, [assumption]: { value, because, by, at } };
    return { ...rest, ...(isEmpty(assumptions) ? {} : { assumptions }) };
  }
  if (event.type === 'conflict_opened') {
    const { type: _type, event_id: _id, conflict, ...told } = event;
    // One more source joins a conflict that is open: whoever opened it did, and since then it waits.
    const before = own(state.conflicts ?? {}, conflict) ?? { by, at };
    const opened = { ...told, by: before.by, at: before.at };
    return { ...state, conflicts: { ...state.conflicts, [conflict]: opened } };
  }
  const { conflicts: before = {}, ...rest } = state;
  const conflicts = without(before, event.conflict);
  return { ...rest, ...(isEmpty(conflicts) ? {} : { conflicts }) };
}

/** A record without one of its keys. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

function isEmpty(record: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(record).length === 0;
}
