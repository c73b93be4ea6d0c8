import { missingIn, type Explained } from '../condition.ts';
import { clause, dayText } from '../prose.ts';
import { conflictAnswer, openConflicts } from './conflicts.ts';
import type { ProjectState, Track } from './state.ts';
import { isForSomebody, settling } from './stops.ts';
import { blockersHolding, hasEnded } from './track-standing.ts';
import { promises, stallOf, stallText, trackStatus, waitsOn } from './track-status.ts';
import type { World } from './world.ts';

/** The tracks that can be asked about: where there is only the main one, it is the project. */
export function tracksNamed({ tracks }: ProjectState): readonly (readonly [string, Track])[] {
  const all = Object.entries(tracks);
  return all.length > 1 ? all : [];
}

/** A track: how it stands, what it promises and waits for, where it stops, and what leads on from there. */
export function trackTree(
  world: World,
  state: ProjectState,
  [name, track]: readonly [string, Track],
  onward: Explained,
): Explained {
  const until = track.requires === undefined ? '' : 'until what it promises is approved ';
  const { stage, template, owner, due_date, from, because, lines = [], may, allowed_output: output } = track;
  const status = trackStatus(world, state, name);
  const due = due_date === undefined ? '' : `, due ${due_date}`;
  const where = hasEnded(track) ? '' : ` in ${stage}`;
  const told = [
    ...(from === undefined || because === undefined ? [] : [`it left ${from}: ${clause(because)}`]),
    ...(lines.length === 0 ? [] : [`it has its own ${lines.join(', ')}`]),
    ...(may === undefined ? [] : [may.length === 0 ? 'it asks for no action' : `it may ask for ${may.join(', ')}`]),
    ...(output === undefined ? [] : [`${until}its work is ${output}`]),
  ].map((says) => ({ holds: true, says }));
  const open = hasEnded(track)
    ? []
    : [...inTheWay(world, state, name), { ...onward, says: `on from ${stage}: ${onward.says}` }];
  return {
    holds: open.every((one) => one.holds),
    says: `${name} is ${status}${where}: ${template ?? track.kind}, ${owner} looks after it${due}`,
    parts: [...told, ...open],
  };
}

function inTheWay(world: World, state: ProjectState, name: string): readonly Explained[] {
  const waits = waitsOn(world, state, name);
  const promise = promises(world, state, name);
  const stall = stallOf(state, name);
  return [
    ...blockersHolding(state, name).map(([id, blocker]) => {
      const { text, by, at, due_date } = blocker;
      return {
        holds: false,
        says: `${id} ${clause(text)} (${by}, ${dayText(at)}${due_date === undefined ? '' : `, due ${due_date}`})`,
        ...(isForSomebody(blocker) ? { next: settling(world, name, id, blocker) } : {}),
      };
    }),
    ...(stall === null ? [] : [{ holds: false, says: stallText(stall) }]),
    ...openConflicts(state, name).map(conflictAnswer),
    ...titled('what it waits for', waits),
    ...titled('what it promises', promise),
  ];
}

function titled(title: string, tree: Explained | null): readonly Explained[] {
  return tree === null ? [] : missingIn(tree).map((one) => ({ ...one, says: `${title}: ${one.says}` }));
}
