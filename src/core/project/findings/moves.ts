import { trackStages } from '../../definition/track-type.ts';
import { own } from '../../own.ts';
import { unknownText } from '../document.ts';
import { afterTheEnd, day, definitionAt, found, isSaid, remedy, type Looked, type StateFinding } from './looked.ts';

/** Tracks in stages that are none, moves that no listed transition covers, and ends that are not reached from there. */
export function invalidTransitions(looked: Looked): readonly StateFinding[] {
  return [...placesUnknown(looked), ...movesUnlisted(looked), ...endUnlisted(looked)];
}

function placesUnknown({ rules: { definition }, state }: Looked): readonly StateFinding[] {
  const stages = definition.stages.map(({ id }) => id);
  return Object.entries(state.tracks).flatMap(([track, { stage }]) => {
    const known = track === 'main' ? stages : trackStages(definition);
    if (known.includes(stage)) return [];
    return [
      found(
        'invalid_transition',
        ['tracks', track, 'stage'],
        `${track} is in ${stage}, and ${state.workflow_type} has no such stage: nothing leads there and nothing out of it (it has ${known.join(', ')})`,
        remedy(
          state,
          `countersign log shows how it came there; give the definition this stage, or git revert the commit that put ${track} into it.`,
        ),
      ),
    ];
  });
}

/** Each move is judged by the definition that was followed when it was made. */
function movesUnlisted(looked: Looked): readonly StateFinding[] {
  const stands = new Map<string, string>();
  const findings: StateFinding[] = [];
  for (const { entry, event } of looked.happened) {
    // Another definition may have put tracks into other stages.
    if (event.type === 'definition_pinned' && event.what === 'definition') stands.clear();
    if (event.type === 'track_started') stands.set(event.track, event.stage);
    if (event.type !== 'stage_changed') continue;
    const { track, to } = event;
    const from = stands.get(track) ?? event.from;
    stands.set(track, to);
    const listed = definitionAt(looked, entry.seq)?.allowed_transitions;
    if (listed === undefined || listed.some((one) => one.from === from && one.to === to)) continue;
    const who = `${entry.actor.login} on ${day(entry.at)}`;
    findings.push(
      found(
        'invalid_transition',
        entry.seq,
        `${track} was moved from ${from} to ${to} by ${who}, and no transition leads there: what a way there would have asked for was asked of nobody`,
        remedy(
          looked.state,
          `countersign log shows why it was done; countersign explain ${from} says whether a way leads back.`,
        ),
      ),
    );
  }
  return findings;
}

function endUnlisted(looked: Looked): readonly StateFinding[] {
  const because = whyNoEnd(looked);
  if (because === null) return [];
  return [found('invalid_transition', ['terminal_state', 'id'], because, afterTheEnd(looked.state))];
}

function whyNoEnd({ rules: { definition }, state }: Looked): string | null {
  const end = state.terminal_state;
  if (end === null) return null;
  const known = definition.terminal_states.find(({ id }) => id === end.id);
  if (known === undefined) {
    const ends = definition.terminal_states.map(({ id }) => id).join(', ');
    return `${state.project_id} ended as ${end.id}, and ${state.workflow_type} has no such end (it ends as ${ends})`;
  }
  const stage = own(state.tracks, 'main')?.stage ?? unknownText;
  if (!known.from.includes(stage)) {
    return `${state.project_id} ended as ${end.id} in ${stage}, and that end is reached from ${known.from.join(', ')} only`;
  }
  if (known.requires_rationale !== true || isSaid(end.rationale)) return null;
  return `${state.project_id} ended as ${end.id}, which needs a rationale, and nobody has said why`;
}

/** Ends that leave no blocker behind, with blockers that were left. */
export function openAtTheEnd({ rules: { definition }, state }: Looked): readonly StateFinding[] {
  const end = state.terminal_state;
  if (end === null || definition.terminal_states.find(({ id }) => id === end.id)?.allows_open_blockers === true)
    return [];
  return Object.entries(state.blockers).map(([id, { text, on, by }]) =>
    found(
      'terminal_state_with_open_blockers',
      ['blockers', id],
      `${state.project_id} ended as ${end.id} while ${id} was open (${text}; on ${on}, by ${by}): whoever waits for it waits for nothing`,
      afterTheEnd(state),
    ),
  );
}
