import { gateOf } from '../core/definition/gate.ts';
import type { Entry } from '../core/entry.ts';
import { sentence } from '../core/prose.ts';
import { onGitHub, withCommand, type Links } from '../core/surface/comment.ts';
import { code, inline } from '../core/surface/escape.ts';
import { plusMinutes } from '../core/time.ts';
import type { Decided } from '../ports.ts';
import { sha256 } from '../record.ts';
import { isFields } from '../core/fields.ts';
import type { Mutation } from './mutations.ts';
import { linksIn, type Look } from './observe.ts';
import { pullNumber } from './pulls.ts';

/** So many answers to what people wrote are shown, for this many hours. */
const answersAtMost = 5;
export const answersForHours = 24;

interface Unanswered {
  readonly at: string;
  readonly source: string;
  readonly login: string;
  /** The command as it was understood, without what people wrote in it; null where it was not. */
  readonly asked: string | null;
  readonly because: string;
  readonly next: string;
}

/** What people asked for and was not done, oldest first. */
function unanswered(look: Look, { entries, unkept }: Decided, before: readonly Entry[]): readonly Unanswered[] {
  const refused = [...before, ...entries].flatMap((entry) => {
    const { at, source, actor, command, refusal } = entry;
    if (refusal === undefined || actor.kind === 'system') return [];
    return [
      {
        at,
        source,
        login: actor.login,
        asked: askedIn(command),
        because: refusal.because,
        next: nextOf(look, command, refusal.next),
      },
    ];
  });
  const misread = look.misread.map(({ said, source, actor, because, next }) => ({
    at: said,
    source,
    login: actor.login,
    asked: null,
    because,
    next,
  }));
  const others = unkept.map(({ envelope: { source, actor, command }, refusal: { because, next } }) => ({
    at: look.sight.observed.world.at,
    source,
    login: actor.login,
    asked: askedIn(command),
    because,
    next: nextOf(look, command, next),
  }));
  return [...refused, ...misread, ...others].toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

/** A command by its verb, and the gate it names. */
function askedIn(command: unknown): string | null {
  if (!isFields(command)) return null;
  const [verb] = Object.keys(command);
  const given = verb === undefined ? null : command[verb];
  if (verb === undefined) return null;
  return isFields(given) && typeof given['gate'] === 'string' ? `/${verb} ${given['gate']}` : `/${verb}`;
}

/** What to do next: a review where that opens the gate of a pull request. */
function nextOf({ sight }: Look, command: unknown, next: string): string {
  const [given] = isFields(command) ? Object.values(command) : [];
  if (!isFields(given) || typeof given['proposal'] !== 'string' || typeof given['gate'] !== 'string') return next;
  const { gate, proposal } = given;
  const known = gateOf(sight.observed.world.definition, gate);
  if (known?.explicit === true || pullNumber(proposal) === null) return next;
  return next.replace(`countersign approve ${gate}`, `countersign approve --branch '${proposal}'`);
}

/** Why commands were not done: the latest of the day, each in one line. */
export function answers(look: Look, decided: Decided): readonly string[] {
  const { world } = look.sight.observed;
  const since = plusMinutes(world.at, -answersForHours * 60);
  const lines = unanswered(look, decided, world.recent)
    .filter(({ at }) => at >= since)
    .slice(-answersAtMost)
    .map((one) => answerLine(one, linksIn(look)));
  return lines.length === 0 ? [] : ['#### Not done', lines.join('\n')];
}

function answerLine({ login, asked, because, next }: Unanswered, links: Links): string {
  const what = asked === null ? inline(login) : `${code(asked)} by ${inline(login)}`;
  return onGitHub(`- ${what}: ${sentence(inline(because, 300))} ${withCommand(next, 300)}`.trimEnd(), links);
}

/** What stands alone says what it is about. */
function notDone(lines: readonly string[]): string {
  const [only = '', ...more] = lines;
  return more.length === 0 ? `**Not done:** ${only.slice(2)}` : ['**Not done:**', lines.join('\n')].join('\n\n');
}

const noLinks: Links = { pulls: [], web: null };

/** Whoever was refused in a pull request is answered there, too: that is where they look. */
export function answersInPulls(look: Look, decided: Decided): readonly Mutation[] {
  const fresh = unanswered({ ...look, misread: [] }, decided, []);
  return look.pulls.flatMap((pull): readonly Mutation[] => {
    if (pull.locked) return [];
    const comments = (pull.timelineItems.nodes ?? []).flatMap((item) =>
      item?.__typename === 'IssueComment' ? [item] : [],
    );
    const here = fresh.filter(({ source }) => comments.some(({ id }) => source === id || source.startsWith(`${id}#`)));
    const [first] = here;
    if (first === undefined) return [];
    const mark = answerMark(first);
    if (comments.some(({ viewerDidAuthor, body }) => viewerDidAuthor && body.includes(mark))) return [];
    const lines = here.slice(0, answersAtMost).map((one) => answerLine(one, linksIn(look)));
    return [{ field: 'addComment', input: { subjectId: pull.id, body: `${notDone(lines)}\n\n${mark}` } }];
  });
}

/** Where there is no project there is no status to say it in: whoever asked is answered once. */
export function unkeptAnswers(look: Look, decided: Decided): readonly Mutation[] {
  const { issue } = look;
  if (issue === null) return [];
  const said = (issue.timelineItems.nodes ?? []).flatMap((one) =>
    one?.__typename === 'IssueComment' && one.viewerDidAuthor ? [one.body] : [],
  );
  return unanswered(look, decided, [])
    .slice(0, answersAtMost)
    .flatMap((one) => {
      const mark = answerMark(one);
      const body = `${notDone([answerLine(one, noLinks)])}\n\n${mark}`;
      return said.some((text) => text.includes(mark))
        ? []
        : [{ field: 'addComment', input: { subjectId: issue.id, body } }];
    });
}

/** Stands in every answer of ours to what somebody wrote. */
export const answerSign = '<!-- countersign:answer ';

/** By this line the answer to what somebody wrote is known. */
export function answerMark({ source }: Pick<Unanswered, 'source'>): string {
  return `${answerSign}${sha256(source).slice(0, 16)} -->`;
}
