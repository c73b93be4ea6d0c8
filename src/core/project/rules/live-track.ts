import { adviceAmong, missingIn } from '../../condition.ts';
import type { Action } from '../../definition/schema.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { Track } from '../state.ts';
import { hasEnded } from '../track-standing.ts';
import { promises, waitsOn } from '../track-status.ts';
import { trackOf, unknownTrack, type Context } from '../world.ts';

export interface Refused {
  readonly refusal: Refusal;
}

/** The track that somebody wants to do something with, as long as it is not over. */
export function liveTrack(context: Pick<Context, 'state'>, name: string): Track | Refused {
  const track = trackOf(context.state, name);
  if (track === undefined) return unknownTrack(context, name);
  if (!hasEnded(track)) return track;
  const next = 'countersign fork NAME --because "…" begins another.';
  return refuse('track_ended', `${name} has ended as ${track.status}`, next);
}

/** Why a track may not have an action done, whoever approved it; null where its own limits allow it. */
export function outsideLimits(
  { world, state }: Pick<Context, 'world' | 'state'>,
  name: string,
  { may, allowed_output: output }: Track,
  action: Action,
): Refused | null {
  if (may?.includes(action.id) === false) {
    const next = may.length === 0 ? 'It asks for no action.' : `It may ask for ${may.join(', ')}.`;
    return refuse('outside_permits', `${action.id} is none that ${name} may ask for`, next);
  }
  const waits = waitsOn(world, state, name);
  const isHeld = output !== 'external' && (output !== 'internal' || action.external === true);
  const tree = waits ?? (isHeld ? promises(world, state, name, action.id) : null);
  if (tree === null) return null;
  const missing = missingIn(tree);
  const because = `${name} ${waits === null ? 'makes drafts only' : 'waits'}: ${missing.map(({ says }) => says).join('; ')}`;
  return refuse('requirement_open', because, adviceAmong(missing) ?? `countersign explain ${name}`);
}
