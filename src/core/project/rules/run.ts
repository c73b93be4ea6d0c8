import type { Verdict } from '../../entry.ts';
import { own } from '../../own.ts';
import type { ProjectCommands } from '../commands.ts';
import { conflictAbout } from '../conflicts.ts';
import type { ProjectEventBody } from '../events.ts';
import { changed } from '../evolve.ts';
import type { ProjectState } from '../state.ts';
import { trackOf, type Context } from '../world.ts';
import { fact, recordedAs } from './knowledge.ts';

/** More runs than this of one project are not taken in: people begin them by hand. */
const knownAtMost = 50;

/**
 * The record of a run says how that stands. What it found out is recorded as facts from that run, which contradict what
 * others said as anybody's do; but for an earlier run of the same work, whose word it takes back.
 */
export function runChanged(context: Context, args: ProjectCommands['run_changed']): Verdict<ProjectEventBody> {
  const { state, entry } = context;
  const { run, facts = {}, ...seen } = args;
  const { runs = {} } = state;
  const known = own(runs, run);
  const isOld = known?.entry !== undefined && known.entry >= seen.entry.seq;
  const isTooMany = known === undefined && Object.keys(runs).length >= knownAtMost;
  if (isOld || isTooMany || trackOf(state, seen.track) === undefined) return { events: [] };
  const told: ProjectEventBody = { type: 'run_changed', run, ...seen };
  const apply = (before: ProjectState, event: ProjectEventBody): ProjectState =>
    changed(before, { ...event, event_id: entry.id }, entry);
  const found: ProjectEventBody[] = [];
  let now = state;
  for (const [name, value] of Object.entries(facts)) {
    const events = learnt({ ...context, state: now }, args, name, value);
    now = events.reduce(apply, now);
    found.push(...events);
  }
  return { events: [...found, told] };
}

function learnt(
  context: Context,
  { run, pipeline, track }: ProjectCommands['run_changed'],
  name: string,
  value: ProjectCommands['fact']['value'],
): readonly ProjectEventBody[] {
  const { state } = context;
  const source = `run:${run}`;
  const { source: before = '' } = own(state.known_facts, name) ?? {};
  const earlier = own(state.runs ?? {}, before.replace(/^run:/u, ''));
  const isOwn = earlier?.pipeline === pipeline && earlier.track === track && before !== source;
  if (isOwn && conflictAbout(state, name) === undefined) return recordedAs(state, name, { value, source });
  const verdict = fact(context, { fact: name, value, source });
  return 'events' in verdict ? verdict.events : [];
}
