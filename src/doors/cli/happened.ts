import type { ProjectEntry } from '../../core/project/history.ts';
import { verbOf } from '../../core/project/commands.ts';
import type { ProjectEvent } from '../../core/project/events.ts';
import { eventNames } from '../../core/project/event-names.ts';
import { eventText } from '../../core/project/subject.ts';
import { clause } from '../../core/prose.ts';
import type { Step } from '../../core/project/steps.ts';
import { styled, type Line } from './answer.ts';

/** What an event means for the work: forward, back, or a warning. */
export type Mood = 'good' | 'bad' | 'plain';

/** An event as people read it. */
export interface Told {
  readonly name: string;
  readonly text: string;
  readonly why: string;
  readonly mood: Mood;
}

/**
 * The events of an entry that people look for, and those of the types that somebody asked for. An entry without any is
 * told by its first event.
 */
export function toldOf(entry: ProjectEntry, asked: readonly string[] = []): readonly Told[] {
  const events = entry.events ?? [];
  const decided = new Set(events.flatMap((event) => (event.type === 'approval_changed' ? [event.gate] : [])));
  const told = events.flatMap((event) => {
    const name = eventNames[event.type] ?? (asked.includes(event.type) ? event.type.replaceAll('_', ' ') : null);
    // Whoever decides without having been asked asks and answers in one entry.
    const isAnswered = event.type === 'approval_requested' && decided.has(event.gate);
    // With a project its main track begins.
    const isMain = event.type === 'track_started' && event.track === 'main';
    return name === null || isAnswered || isMain ? [] : [tell(event, name, entry.actor.login)];
  });
  const [first] = events;
  return told.length > 0 || first === undefined
    ? told
    : [tell(first, first.type.replaceAll('_', ' '), entry.actor.login)];
}

function tell(event: ProjectEvent, called: string, by: string): Told {
  const decision = event.type === 'decision_recorded' ? event : null;
  const name = decision?.route !== undefined ? 'routed' : decision?.keeps !== undefined ? 'kept' : called;
  const text = eventText(event, by);
  const told = name === called ? text : text.replace(/^(?:route|keep) /u, '');
  return { name, text: told, why: whyOf(event), mood: moodOf(event) };
}

/** The reason that somebody, or the definition, gave. */
function whyOf(event: ProjectEvent): string {
  if ('rationale' in event) return event.rationale;
  if ('reason' in event) return event.reason;
  if (event.type === 'blocker_added') return event.text;
  if ('because' in event && event.type !== 'approval_changed') return event.because ?? '';
  if (event.type === 'fact_recorded') return event.value === null ? '' : `${String(event.value)}, from ${event.source}`;
  return event.type === 'approval_changed' && event.change === 'decided' ? event.decision.reason : '';
}

/** Bad is what somebody has to look at: a no, an approval that ended, what stands in the way, what went past a gate. */
const troubles: readonly ProjectEvent['type'][] = [
  'gate_overridden',
  'blocker_added',
  'conflict_opened',
  'artifact_retired',
  'flag_raised',
];

function moodOf(event: ProjectEvent): Mood {
  if (event.type === 'approval_changed')
    return event.change === 'decided' && event.decision.status === 'approved' ? 'good' : 'bad';
  const isPast = 'bypassed' in event && event.bypassed.length > 0;
  return isPast || troubles.includes(event.type) ? 'bad' : 'plain';
}

/** What was noticed on the way: it happened before the command, and stays in the background. */
export function noticedLines(entries: readonly ProjectEntry[]): readonly Line[] {
  return entries.flatMap((entry): readonly Line[] => {
    if (entry.refusal !== undefined)
      return [[styled('dim', `· ${verbOf(entry.command)} refused: ${entry.refusal.because}`)]];
    return toldOf(entry).map((told) => [styled(told.mood === 'bad' ? 'yellow' : 'dim', `· ${sentence(told)}`)]);
  });
}

/** What the command did. */
export function doneLines(entry: ProjectEntry): readonly Line[] {
  const undoes = 'undo' in entry.command ? `undoes #${entry.command.undo.seq}, ` : '';
  return toldOf(entry).map((told, at) => [
    styled(told.mood === 'bad' ? 'yellow' : 'green', told.mood === 'bad' ? '! ' : '✓ '),
    `${at === 0 ? undoes : ''}${sentence(told)}`,
  ]);
}

/** What stands in the way has no name that would say what it is. */
function sentence({ name, text, why }: Told): string {
  return `${name}: ${text}${name === 'blocker' ? `, ${clause(why)}` : ''}`;
}

/** What comes next, each with the command that does it. */
export function stepLines(steps: readonly Step[]): readonly Line[] {
  return steps.flatMap(({ says, command, who, look }, at): readonly Line[] => [
    [styled('bold', at === 0 ? 'Next: ' : '      '), says, ...(who === undefined ? [] : [styled('dim', ` — ${who}`)])],
    ...(look === undefined ? [] : [[styled('cyan', `      ${look}`), styled('dim', '  shows what changed')] as const]),
    ...(command === undefined ? [] : [[styled('cyan', `      ${command}`)] as const]),
  ]);
}
