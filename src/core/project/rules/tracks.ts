import { adviceAmong, missingIn, type Explained } from '../../condition.ts';
import type { Verdict } from '../../entry.ts';
import { clause } from '../../prose.ts';
import { refuse } from '../../refusal.ts';
import type { ProjectCommands } from '../commands.ts';
import { conflictAnswer, openConflicts } from '../conflicts.ts';
import type { ProjectEventBody } from '../events.ts';
import { isOfDraft } from '../in-turn.ts';
import { trackFor } from '../lines.ts';
import type { ProjectState } from '../state.ts';
import { isForSomebody, settling } from '../stops.ts';
import { trackHeld } from '../track-standing.ts';
import { promises, waitsOn } from '../track-status.ts';
import { sawOf, type Context } from '../world.ts';
import { wrongDay } from './days.ts';
import { liveTrack } from './live-track.ts';
import { scopeChanged, scopeOf } from './scope.ts';

/** A track ends: with what it was for, or because something else takes its place. */
export function join(context: Context, args: ProjectCommands['join']): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  const track = liveTrack(context, args.track);
  if ('refusal' in track) return track;
  if (args.track === 'main')
    return refuse('invalid_argument', 'main joins no other track: it ends with the project', 'countersign close');
  const because = args.because.trim();
  const why = because === '' ? {} : { because };
  if (args.outcome === 'superseded') {
    if (because === '')
      return refuse(
        'reason_missing',
        `giving ${args.track} up needs a reason`,
        `countersign join ${args.track} --as superseded --because "…"`,
      );
    return {
      saw: sawOf(world),
      events: [
        ...blockersOf(state, args.track).map(([blocker, was]): ProjectEventBody => {
          return { type: 'blocker_removed', blocker, was, reason: `${args.track} was given up: ${clause(because)}` };
        }),
        { type: 'track_closed', track: args.track, outcome: 'superseded', because },
      ],
    };
  }
  const open = whyOpen(context, args.track);
  if (open.length > 0) {
    const next = adviceAmong(open) ?? `countersign explain ${args.track}`;
    const says = open.map((one) => one.says).join('; ');
    return { saw: sawOf(world), ...refuse('track_open', `${args.track} does not end yet: ${says}`, next) };
  }
  const kind = world.definition.tracks.find(({ id }) => id === track.template);
  const from = kind?.joins ?? track.from ?? 'main';
  return {
    saw: sawOf(world),
    events: [
      { type: 'track_closed', track: args.track, outcome: 'complete', ...why },
      // What was agreed on the track is what the one it left works by from now on.
      ...(kind?.scope === true
        ? [scopeChanged(entry, from, scopeOf(state, from, track.lines ?? []), track.because ?? args.track)]
        : []),
    ],
  };
}

/** Somebody looks after a project or a track from now on, or has it done by a day. */
export function assign(context: Context, args: ProjectCommands['assign']): Verdict<ProjectEventBody> {
  const { state } = context;
  const example = `countersign assign ${args.of} --to NAME --due 2027-01-31`;
  const wrong = wrongDay(args.due_date);
  if (wrong !== null) return wrong;
  if (args.to === undefined && args.due_date === undefined)
    return refuse('invalid_argument', 'it says neither to whom nor until when', example);
  if (args.to?.trim() === '') return refuse('invalid_argument', 'it does not say to whom', example);
  const [what, name = ''] = args.of.split(':', 2);
  if (args.of !== 'project' && what !== 'track')
    return refuse('invalid_argument', `${args.of} is neither the project nor a track`, 'Write project or track:NAME.');
  const before = args.of === 'project' ? state : liveTrack(context, name);
  if ('refusal' in before) return before;
  const { owner, due_date } = before;
  const to = args.to ?? owner;
  if (to === owner && (args.due_date ?? due_date) === due_date)
    return refuse('already_decided', `that is so already: ${owner}${dueText(due_date)}`, 'Nothing needs to be done.');
  const because = args.because.trim();
  return {
    events: [
      {
        type: 'owner_changed',
        of: args.of,
        from: owner,
        to,
        ...(args.due_date === undefined ? {} : { due_date: args.due_date }),
        ...(because === '' ? {} : { because }),
      },
    ],
  };
}

function dueText(day: string | undefined): string {
  return day === undefined ? '' : `, due ${day}`;
}

/** Everything that is open on a track, on what it makes, and on what was approved on it. */
function blockersOf(
  state: ProjectState,
  track: string,
): readonly (readonly [string, ProjectState['blockers'][string]])[] {
  return Object.entries(state.blockers).filter(
    ([, { on, approval }]) => approval?.track === track || trackHeld(state, on) === track,
  );
}

/** Why a track cannot be complete yet. */
function whyOpen({ world, state }: Context, track: string): readonly Explained[] {
  const waits = waitsOn(world, state, track);
  const promise = promises(world, state, track);
  return [
    ...blockersOf(state, track).map(([id, blocker]) => ({
      holds: false,
      says: `${id} ${clause(blocker.text)}`,
      ...(isForSomebody(blocker) || isOfDraft(blocker) ? { next: settling(world, track, id, blocker) } : {}),
    })),
    ...openConflicts(state, track).map(conflictAnswer),
    ...(waits === null ? [] : missingIn(waits)),
    ...(promise === null ? [] : missingIn(promise)),
    ...Object.entries(state.artifacts)
      .filter(([name, { bypassed }]) => bypassed.length > 0 && trackFor(state, name) === track)
      .map(([name, { version, bypassed }]) => ({
        holds: false,
        says: `${name} ${version} landed past the closed gate ${bypassed.join(', ')}`,
        next: `countersign override ${bypassed[0]} --track ${track} --reason "…"`,
      })),
  ];
}
