import { aboutGate } from '../core/project/closed-gates.ts';
import { deputiesFrom, deputyRoles } from '../core/project/deputies.ts';
import { reminderOf } from '../core/project/reminded.ts';
import type { ProjectState, Wait } from '../core/project/state.ts';
import { waitedText } from '../core/project/waits.ts';
import { onGitHub } from '../core/surface/comment.ts';
import { code, inline } from '../core/surface/escape.ts';
import { approvalOf } from '../core/surface/mine.ts';
import { dayText, momentText, sentence } from '../core/prose.ts';
import { rolesText } from '../core/project/openers.ts';
import { plusMinutes } from '../core/time.ts';
import type { Decided } from '../ports.ts';
import { sha256 } from '../record.ts';
import type { Mutation } from './mutations.ts';
import { linksIn, type Look } from './observe.ts';
import { proposalName } from './pulls.ts';

/** For so long a reminder that is in the record and nowhere to be seen is made good; comments of a day are read anyway. */
const hoursToMakeGood = 24;
/** So long whoever recorded it has to say it: nobody else says it meanwhile. */
const minutesToSay = 5;

type To = 'openers' | 'deputies';

interface Told {
  readonly wait: Wait;
  readonly to: To;
  readonly at: string;
}

/**
 * What people are told once: that a gate waits for them, and later that their deputies may open it, in the pull request
 * that it is about or else on the home issue. The record says that they are to be told, and the mark in the comment that
 * they were.
 */
export function reminders(look: Look, state: ProjectState, decided: Decided): readonly Mutation[] {
  const { waits = [] } = state;
  const due = waits.flatMap(toldOf).filter(({ at }) => isToBeSaid(look, decided, at));
  const places = new Map<Place, readonly Told[]>();
  for (const one of due) {
    const place = placeOf(look, one.wait);
    if (place !== null && !place.locked && !isSaid(place, markOf(state, one)))
      places.set(place, [...(places.get(place) ?? []), one]);
  }
  return [...places].flatMap(([place, all]): readonly Mutation[] => {
    const texts = all.flatMap((one) => reminderText(look, state, one));
    if (texts.length === 0) return [];
    const marks = all.map((one) => markOf(state, one)).join('\n');
    return [{ field: 'addComment', input: { subjectId: place.id, body: `${texts.join('\n\n')}\n\n${marks}` } }];
  });
}

function toldOf(wait: Wait): readonly Told[] {
  const { reminded_at: first, deputies_at: second } = wait;
  return [
    ...(first === undefined ? [] : [{ wait, to: 'openers' as const, at: first }]),
    ...(second === undefined ? [] : [{ wait, to: 'deputies' as const, at: second }]),
  ];
}

/** Recorded by this very pass, or long enough ago that whoever did must have failed to say it. */
function isToBeSaid({ sight }: Look, { entries }: Decided, at: string): boolean {
  const now = sight.observed.world.at;
  if (entries.some((entry) => entry.at === at)) return true;
  return plusMinutes(at, minutesToSay) <= now && now < plusMinutes(at, hoursToMakeGood * 60);
}

type Place = NonNullable<Look['issue']> | Look['pulls'][number];

function placeOf({ issue, pulls }: Look, { proposal }: Wait): Place | null {
  if (proposal === null) return issue;
  return pulls.find(({ number, state }) => proposalName(number) === proposal && state === 'OPEN') ?? null;
}

function isSaid({ timelineItems }: Place, mark: string): boolean {
  return (timelineItems.nodes ?? []).some(
    (item) => item?.__typename === 'IssueComment' && item.viewerDidAuthor && item.body.includes(mark),
  );
}

function reminderText(look: Look, state: ProjectState, { wait, to }: Told): readonly string[] {
  const { world } = look.sight.observed;
  const reminder = reminderOf(world, state, wait, to, look.askable);
  if (reminder === null) return [];
  const { pending, logins, who } = reminder;
  const { gate, proposal, since } = wait;
  // Names of accounts have no other letters: nothing else in this comment calls anybody.
  const called = logins.filter((login) => /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/u.test(login));
  const head = called.length === 0 ? '' : `${called.map((login) => `@${login}`).join(' ')} `;
  const why = aboutGate(gate, pending.answer.says);
  const waits = `${head}**${inline(pending.before)} waits for ${inline(gate)}**, since ${dayText(since)} (${waitedText(world, wait)}): ${sentence(inline(why, 300))}`;
  const may = to === 'openers' ? `It takes ${inline(who)}.` : `Deputies may open it now: ${inline(who)}.`;
  const command = proposal === null ? `countersign approve ${gate}` : approvalOf(world.definition, gate, proposal);
  const text = [waits, may, laterText(look, wait, to), `→ ${code(command)}`].filter((part) => part !== '').join(' ');
  return [onGitHub(text, linksIn(look))];
}

/** From when on others may, where that is still to come. */
function laterText({ sight }: Look, wait: Wait, to: To): string {
  const { world } = sight.observed;
  const roles = deputyRoles(world, wait.gate);
  const from = deputiesFrom(world, wait);
  if (to === 'deputies' || roles.length === 0 || from === null || from <= world.at) return '';
  return `From ${momentText(from)} on deputies may, too: ${inline(rolesText(world, roles))}.`;
}

/** By this line a reminder is known: of these bytes, to these people, in this project. */
function markOf({ project_id: project }: ProjectState, { wait, to }: Told): string {
  const { gate, track, proposal, since } = wait;
  return `<!-- countersign:reminder ${sha256(JSON.stringify([project, gate, track, proposal, since, to])).slice(0, 16)} -->`;
}
