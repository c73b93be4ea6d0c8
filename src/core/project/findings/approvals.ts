import { endedAt, isFinal, sameCover, type Confirm, type Contents } from '../../confirm/confirm.ts';
import type { Path } from '../../finding.ts';
import { own } from '../../own.ts';
import { overriding } from '../candidates.ts';
import { eventsOf, type Happened } from '../history.ts';
import type { ProjectState } from '../state.ts';
import { confirmsOf } from '../world.ts';
import {
  day,
  definitionAt,
  found,
  gatesDemanded,
  isSaid,
  onTrack,
  remedy,
  typeOf,
  type Looked,
  type StateFinding,
} from './looked.ts';

/** An approval that is over: of which bytes, how, and whether it was over at a moment. */
interface Over {
  readonly covers: Contents;
  readonly how: string;
  readonly wasOver: (at: string) => boolean;
}

/** What an approval let happen. */
interface Resting {
  readonly says: string;
  readonly since: string;
}

/**
 * Approvals that are over, with what rests on them: versions that are current and the stages tracks are in. What
 * happened after the end had no authority; what happened before had, and somebody may want to look again.
 */
export function staleApprovals(looked: Looked): readonly StateFinding[] {
  const { rules, state } = looked;
  return confirmsOf(state).flatMap((confirm) => {
    const { gate, track } = confirm;
    const over = overOf(confirm, rules.at);
    if (over === null) return [];
    const resting = [...landedBy(looked, confirm, over), ...enteredBy(looked, confirm, over)];
    const late = resting.filter(({ since }) => over.wasOver(since));
    const named = late.length > 0 ? late : state.terminal_state === null ? resting : [];
    if (named.length === 0) return [];
    const what = named.map(({ says }) => says).join(' and ');
    const why = late.length > 0 ? 'came after that: an approval that has ended authorizes nothing' : 'rest on it still';
    return [
      found(
        'stale_approval',
        recordPath(state, confirm),
        `the approval of ${gate} ${over.how}; ${what} ${why}`,
        remedy(
          state,
          `Whoever may open it decides about what is there now: countersign approve ${gate}${onTrack(track)}`,
        ),
        late.length > 0 ? 'error' : 'warning',
      ),
    ];
  });
}

/** How an approval ended, if its slot has not gone on to other bytes: that is how every next version begins. */
function overOf(confirm: Confirm, now: string): Over | null {
  const { covers, status, expires_at, voided, requested_at } = confirm;
  if (isFinal(confirm)) {
    const ended = endedAt(confirm, now);
    return ended === null ? null : { covers, how: `expired on ${day(ended)}`, wasOver: (at) => ended <= at };
  }
  if (status === 'expired' || status === 'superseded') {
    // Nobody can tell that it held at any moment.
    if (expires_at === undefined) return { covers, how: `is ${status}`, wasOver: () => true };
    return { covers, how: `is ${status} since ${day(expires_at)}`, wasOver: (at) => expires_at <= at };
  }
  if (voided === undefined || voided.approved_by.length === 0 || !sameCover(voided.covers, covers)) return null;
  const deadline = voided.status === 'expired' ? voided.expires_at : undefined;
  const how = `ended on ${day(deadline ?? requested_at)} (${voided.because})`;
  // Entries of one look have one time: what was noted in the same moment may have come before.
  const wasOver = (at: string): boolean => (deadline === undefined ? requested_at < at : deadline <= at);
  return { covers, how, wasOver };
}

/** Landing asks the gates of track `main`. A gate that was closed then is told as bypassed. */
function landedBy({ rules, state }: Looked, { gate, track }: Confirm, { covers }: Over): readonly Resting[] {
  if (track !== 'main') return [];
  return Object.entries(state.artifacts)
    .filter(
      ([name, { status, content, bypassed }]) =>
        status === 'current' &&
        covers[name] === content &&
        !bypassed.includes(gate) &&
        typeOf(rules.definition, name)?.gates.includes(gate) === true,
    )
    .map(([name, { version, landed_at }]) => ({
      says: `${name} ${version}, which landed on ${day(landed_at)},`,
      since: landed_at,
    }));
}

/** The stage a track is in, if every listed way there asked for this gate, for what the approval covers. */
function enteredBy(looked: Looked, confirm: Confirm, { covers }: Over): readonly Resting[] {
  const { state, entries } = looked;
  const at = own(state.tracks, confirm.track);
  const moved = eventsOf(entries, 'stage_changed').findLast(
    ({ event }) => event.track === confirm.track && event.to === at?.stage,
  );
  if (at === undefined || moved === undefined) return [];
  const { entry, event } = moved;
  const ways = (definitionAt(looked, entry.seq)?.allowed_transitions ?? []).filter(
    ({ from, to }) => from === event.from && to === event.to,
  );
  const isAsked = ways.length > 0 && ways.every(({ requires }) => gatesDemanded(requires).includes(confirm.gate));
  const isAbout = Object.entries(covers).every(([what, content]) =>
    what === `stage:${event.from}`
      ? content === `visit ${at.visit - 1}`
      : own(state.artifacts, what)?.content === content,
  );
  if (!isAsked || !isAbout) return [];
  return [{ says: `stage ${event.to}, which ${confirm.track} entered on ${day(entry.at)},`, since: entry.at }];
}

/**
 * Gates that were closed when bytes landed or were taken away, with no rationale since; and gates that were opened
 * without an approval and without all that such a rationale needs: who, when, why, and for what.
 */
export function bypassedGates(looked: Looked): readonly StateFinding[] {
  return [...landedPast(looked), ...overriddenBlindly(looked.state)];
}

function landedPast(looked: Looked): readonly StateFinding[] {
  const { state } = looked;
  return Object.entries(state.artifacts).flatMap(([name, artifact]) =>
    pastsOf(looked, name, artifact).map(({ gate, where, what, when }) =>
      found(
        'gate_bypassed_without_rationale',
        where,
        `${name} ${artifact.version} ${what} past the closed gate ${gate} ${when}, and nobody has said why`,
        remedy(
          state,
          `Whoever may override gives the rationale: ${overriding(gate, 'main', null).text}; or land bytes that are approved.`,
        ),
      ),
    ),
  );
}

interface Past {
  readonly gate: string;
  readonly where: Path | number;
  readonly what: string;
  readonly when: string;
}

/** What the state says of a landing, and what the log says of the last one and the state does not. */
function pastsOf(
  { entries, happened }: Looked,
  name: string,
  { bypassed, landed_at, content }: ProjectState['artifacts'][string],
): readonly Past[] {
  const last = happened.findLast((one) => isArrival(one, name));
  const isGone = last?.event.type === 'artifact_retired';
  const by = last === undefined ? '' : `, by ${last.entry.actor.login}`;
  const where = ['artifacts', name, 'bypassed'];
  const landed = bypassed.map((gate) => {
    return { gate, where, what: 'landed', when: `on ${day(landed_at)}${isGone ? '' : by}` };
  });
  if (last === undefined) return landed;
  const { seq, at } = last.entry;
  const explained = eventsOf(entries, 'gate_overridden')
    .filter(({ entry, event }) => entry.seq >= seq && (isGone || event.covers[name] === content))
    .map(({ event }) => event.gate);
  const told = closedThen(last, name)
    .filter((gate) => !explained.includes(gate) && (isGone || !bypassed.includes(gate)))
    .map((gate) => {
      const what = isGone ? 'was taken off the default branch' : 'landed';
      return { gate, where: seq, what, when: `on ${day(at)}${by}` };
    });
  return [...landed, ...told];
}

/** Did these bytes come onto the default branch by this, or leave it? */
function isArrival({ event }: Happened, name: string): boolean {
  if (event.type === 'artifact_retired') return event.artifact === name && event.proposal === null;
  return (
    (event.type === 'artifact_created' || event.type === 'artifact_revised') &&
    event.artifact === name &&
    event.status === 'current'
  );
}

function closedThen({ entry }: Happened, name: string): readonly string[] {
  return eventsOf([entry], 'gate_evaluated')
    .filter(({ event }) => event.for === `land:${name}`)
    .flatMap(({ event }) =>
      event.gates.filter(({ open, observed }) => !open && observed !== true).map(({ gate }) => gate),
    );
}

function overriddenBlindly(state: ProjectState): readonly StateFinding[] {
  return confirmsOf(state).flatMap((confirm) => {
    const { gate, track, covers, overridden } = confirm;
    if (overridden === undefined) return [];
    const missing = [
      ...(isSaid(overridden.by) ? [] : ['who did it']),
      ...(isSaid(overridden.at) ? [] : ['when']),
      ...(isSaid(overridden.reason) ? [] : ['why']),
      ...(Object.keys(covers).length > 0 ? [] : ['for what']),
    ];
    if (missing.length === 0) return [];
    return [
      found(
        'gate_bypassed_without_rationale',
        [...recordPath(state, confirm), 'overridden'],
        `${gate} was opened without an approval, and the record does not say ${missing.join(', ')}`,
        remedy(state, `Whoever may override says it: ${overriding(gate, track, null).text}`),
      ),
    ];
  });
}

/** Where an approval record stands in the state. */
export function recordPath({ other_approvals: others = [] }: ProjectState, confirm: Confirm): Path {
  const at = others.indexOf(confirm);
  return at === -1 ? ['approvals', confirm.track, confirm.gate] : ['other_approvals', at];
}
