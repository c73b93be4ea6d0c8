import { dayText, sentence } from '../prose.ts';
import { endWords, noticesOf, type Notice } from '../run/notices.ts';
import { endings } from '../run/evolve.ts';
import type { RunReport } from '../run/report.ts';
import { whoMay } from '../run/rules/asked.ts';
import type { RunState } from '../run/state.ts';
import type { RunEntry } from '../run/told.ts';
import type { RunObserved } from '../run/world.ts';
import { code, inline } from './escape.ts';
import { runReportMarkdown } from './run-report.ts';

/** Texts of people are shown up to here, in characters. */
const textAtMost = 400;
/** A comment stays readable: so many things are listed. */
const atMost = 20;

/** An entry that was refused, as far as whoever asked for it is told. */
type RefusedEntry = Pick<RunEntry, 'actor' | 'refusal'>;

/**
 * Where a run stands, what of it waits and for whom, with the commands that answer; what of what was asked here was
 * refused since it last went on; what became of it once it is over.
 */
export function runMarkdown(
  observed: RunObserved,
  state: RunState,
  refused: readonly RefusedEntry[],
  report: RunReport | null,
): string {
  const { run_id, pipeline_name, task } = state;
  const notices = noticesOf(observed, state).filter(({ is }) => is !== 'ended' && is !== 'goes_on');
  const more = notices.length - atMost;
  const lines = notices.slice(0, atMost).map((one) => lineOf(observed, state, one));
  return [
    `**Run ${code(run_id)} of ${code(pipeline_name)} ${standing(state)}**`,
    ...(task === '' ? [] : [inline(task, textAtMost)]),
    ...refused.map(refusalLine),
    ...(lines.length === 0 ? [] : [[...lines, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n')]),
    ...(goesOn(state) ? [`Somebody has to go on with it: ${code(`countersign workflow resume ${run_id}`)}`] : []),
    ...(endings.includes(state.status)
      ? []
      : [
          `What begins with a slash is answered by a comment here, the rest in a clone of this repository: ${code(`countersign workflow status ${run_id}`)} has all.`,
        ]),
    ...(report === null ? [] : [runReportMarkdown(report).trimEnd()]),
  ].join('\n\n');
}

const words: Readonly<Partial<Record<RunState['status'], string>>> = {
  running: 'is under way',
  awaiting_approval: 'waits for approval',
  awaiting_direction: 'waits for direction',
  rolling_back: 'goes back',
};

/** Can it go on, and nobody is at it? */
function goesOn({ status, active }: RunState): boolean {
  return (status === 'running' || status === 'rolling_back') && Object.keys(active).length === 0;
}

function standing(state: RunState): string {
  return words[state.status] ?? endWords(state);
}

function lineOf(observed: RunObserved, state: RunState, notice: Notice): string {
  const { since, says, command, gate, seen } = notice;
  const from = since === null ? '' : `, since ${dayText(since)}`;
  const here =
    gate === undefined || seen === undefined
      ? []
      : [code(`/approve ${gate}@${seen}`), code(`/reject ${gate}@${seen} --reason WHY`)];
  const ways = [...here, code(command)].join(' or ');
  return `- **${inline(says, textAtMost)}**${from}. ${inline(whose(observed, state, notice), textAtMost)} → ${ways}`;
}

function refusalLine({ actor, refusal }: RefusedEntry): string {
  const { because = '', next = '' } = refusal ?? {};
  const [why, then] = [sentence(inline(because, textAtMost)), sentence(inline(next, textAtMost))];
  return `> ${inline(actor.login)}: not done, because ${why} ${then}`;
}

/** Whom it takes. */
function whose(observed: RunObserved, { initiator }: RunState, { is, gate, to }: Notice): string {
  const starter = { ...initiator, kind: 'person', assurance: 'asserted' } as const;
  if (gate !== undefined) return whoMay(observed, starter, gate);
  if (is === 'direction') return sentence(`It takes ${initiator.login}, or somebody in ${to}`);
  return sentence(`For ${to}`);
}
