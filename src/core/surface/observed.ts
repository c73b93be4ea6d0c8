import { aboutGate } from '../project/closed-gates.ts';
import type { ProjectEntry } from '../project/history.ts';
import type { WeekToTell } from '../project/observing.ts';
import { dayText } from '../prose.ts';
import { code, inline } from './escape.ts';

const linesAtMost = 50;

/**
 * What would have been held up in the weeks that are over, and why, as a comment says it; `entries`: those that are to be
 * told of, as far as they were found.
 */
export function observedMarkdown({ until, entries: numbers }: WeekToTell, entries: readonly ProjectEntry[]): string {
  const lines = entries.filter(({ seq }) => numbers.includes(seq)).flatMap(linesOf);
  const more = lines.length - linesAtMost;
  return [
    `**Observing:** up to ${dayText(until)} this went past closed gates. Nothing was held up; with \`mode: enforce\` it would have been:`,
    [...lines.slice(0, linesAtMost), ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n'),
    'This is said once a week, for as long as there is something to say.',
  ].join('\n\n');
}

/** One line for everything that went past closed gates by an entry. */
function linesOf({ seq, at, actor, command, events = [] }: ProjectEntry): readonly string[] {
  const seen = events.flatMap((event) => (event.type === 'gate_evaluated' ? event.gates : []));
  const proposal = 'land' in command ? command.land.proposal : null;
  return events.flatMap((event): readonly string[] => {
    if (!('observed' in event) || event.observed === undefined) return [];
    const why = event.observed.map((gate) => {
      const says = seen.find((one) => one.gate === gate && !one.open)?.says;
      return `${code(gate)}${says === undefined ? '' : ` ${inline(aboutGate(gate, says), 300)}`}`;
    });
    const where = proposal === null ? '' : ` (${code(proposal)})`;
    const what =
      event.type === 'stage_changed'
        ? `${code(event.from)} → ${code(event.to)}`
        : `${inline(event.artifact)} ${event.version} landed${where}`;
    return [`- ${dayText(at)}, ${inline(actor.login)}: ${what} — ${why.join('; ')} (entry ${seq})`];
  });
}
