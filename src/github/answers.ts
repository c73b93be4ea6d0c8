import type { Entry } from '../core/entry.ts';
import { onGitHub } from '../core/surface/comment.ts';
import { code, inline } from '../core/surface/escape.ts';
import { plusMinutes } from '../core/time.ts';
import type { Decided } from '../ports.ts';
import { sha256 } from '../record.ts';
import { isObject } from './client.ts';
import type { Mutation } from './mutations.ts';
import { pullsIn, type Look } from './observe.ts';

/** So many answers to what people wrote are shown, for this many hours. */
const answersAtMost = 5;
const answersForHours = 24;

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
    return [{ at, source, login: actor.login, asked: askedIn(command), because: refusal.because, next: refusal.next }];
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
    next,
  }));
  return [...refused, ...misread, ...others].toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

/** A command by its verb, and the gate it names. */
function askedIn(command: unknown): string | null {
  if (!isObject(command)) return null;
  const [verb] = Object.keys(command);
  const given = verb === undefined ? null : command[verb];
  if (verb === undefined) return null;
  return isObject(given) && typeof given['gate'] === 'string' ? `/${verb} ${given['gate']}` : `/${verb}`;
}

/** Why commands were not done: the latest of the day, each in one line. */
export function answers(look: Look, decided: Decided): readonly string[] {
  const { world } = look.sight.observed;
  const since = plusMinutes(world.at, -answersForHours * 60);
  const lines = unanswered(look, decided, world.recent)
    .filter(({ at }) => at >= since)
    .slice(-answersAtMost)
    .map((one) => answerLine(one, pullsIn(look)));
  return lines.length === 0 ? [] : ['#### Not done', lines.join('\n')];
}

function answerLine({ login, asked, because, next }: Unanswered, pulls: readonly number[]): string {
  const what = asked === null ? inline(login) : `${code(asked)} by ${inline(login)}`;
  return onGitHub(`- ${what}: ${inline(because, 300)}. ${inline(next, 300)}`, pulls);
}

/** Whoever was refused in a pull request is answered there, too: that is where they look. */
export function answersInPulls(look: Look, decided: Decided): readonly Mutation[] {
  const fresh = unanswered({ ...look, misread: [] }, decided, []);
  return look.pulls.flatMap((pull): readonly Mutation[] => {
    const comments = (pull.timelineItems.nodes ?? []).flatMap((item) =>
      item?.__typename === 'IssueComment' ? [item] : [],
    );
    const here = fresh.filter(({ source }) => comments.some(({ id }) => source === id || source.startsWith(`${id}#`)));
    const [first] = here;
    if (first === undefined) return [];
    const mark = answerMark(first);
    if (comments.some(({ viewerDidAuthor, body }) => viewerDidAuthor && body.includes(mark))) return [];
    const lines = here.slice(0, answersAtMost).map((one) => answerLine(one, pullsIn(look)));
    return [{ field: 'addComment', input: { subjectId: pull.id, body: `${lines.join('\n')}\n\n${mark}` } }];
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
      const body = `${answerLine(one, [])}\n\n${mark}`;
      return said.some((text) => text.includes(mark))
        ? []
        : [{ field: 'addComment', input: { subjectId: issue.id, body } }];
    });
}

/** By this line the answer to what somebody wrote is known. */
function answerMark({ source }: Unanswered): string {
  return `<!-- countersign:answer ${sha256(source).slice(0, 16)} -->`;
}
