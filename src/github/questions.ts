import { explain, legalNow } from '../core/project/explain.ts';
import type { ProjectState } from '../core/project/state.ts';
import { waitingFor } from '../core/project/waiting.ts';
import { sentence } from '../core/prose.ts';
import { onGitHub } from '../core/surface/comment.ts';
import { code, inline } from '../core/surface/escape.ts';
import { explanationMarkdown } from '../core/surface/explanation.ts';
import { migrationMarkdown } from '../core/surface/migration.ts';
import { mineMarkdown } from '../core/surface/mine.ts';
import { lookCode } from '../core/surface/status-markdown.ts';
import { plusMinutes } from '../core/time.ts';
import { answerMark, answersForHours, answerSign } from './answers.ts';
import type { Changes } from './changed.ts';
import type { Mutation } from './mutations.ts';
import { linksIn, type Look } from './observe.ts';
import { proposalName } from './pulls.ts';
import type { Question } from './said.ts';

/** So many answers of ours stand in one place for an hour; who asks more often has to wait. */
const answersPerHour = 20;

/**
 * What is to be said to whoever asked lately and belongs here, where they asked it. `changes`: what changed since
 * approvals.
 */
export function explanations(look: Look, state: ProjectState, changes: Changes): readonly Mutation[] {
  return [null, ...look.pulls].flatMap((pull): readonly Mutation[] => {
    const place = pull ?? look.issue;
    if (place === null || place.locked) return [];
    const { at, people } = look.sight.observed.world;
    const since = plusMinutes(at, -answersForHours * 60);
    const ours = (place.timelineItems.nodes ?? []).flatMap((item) =>
      item?.__typename === 'IssueComment' && item.viewerDidAuthor ? [item] : [],
    );
    const lately = ours.filter(({ createdAt, body }) => createdAt > plusMinutes(at, -60) && body.includes(answerSign));
    return look.questions
      .filter(({ pull: number, actor }) => number === (pull?.number ?? null) && actor.kind === 'person')
      .filter(({ said, actor }) => said > since && (people.permissions[String(actor.id)] ?? 'none') !== 'none')
      .map((question) => ({ question, mark: answerMark({ source: `${question.source} ${state.project_id}` }) }))
      .filter(({ mark }) => !ours.some(({ body }) => body.includes(mark)))
      .slice(0, Math.max(0, answersPerHour - lately.length))
      .map(({ question, mark }) => ({
        field: 'addComment',
        input: { subjectId: place.id, body: `${answerTo(look, state, question, changes)}\n\n${mark}` },
      }));
  });
}

function answerTo(look: Look, state: ProjectState, question: Question, changes: Changes): string {
  if (question.asks === 'migrate') return migration(look, state, question);
  return question.asks === 'mine' ? mine(look, state, question) : explanation(look, state, question, changes);
}

/** What another workflow, or its own as it is found now, would change for this project. */
function migration(look: Look, state: ProjectState, { actor, subject, source }: Question): string {
  const offered = look.offers.get(source) ?? { because: 'nobody has looked for it yet', next: 'Ask again.' };
  const asked = code(subject === null ? '/migrate' : `/migrate ${subject}`);
  const answer =
    'pin' in offered
      ? migrationMarkdown(look.sight.observed.world, state, offered)
      : `${sentence(inline(offered.because))} ${inline(offered.next)}`.trimEnd();
  return `${asked} for ${inline(actor.login)} — **${inline(state.workflow)}**\n\n${onGitHub(answer, linksIn(look))}`;
}

/** Everything in this project that waits for whoever asks. */
function mine(look: Look, state: ProjectState, { actor }: Question): string {
  const { world } = look.sight.observed;
  const heading = `${code('/mine')} for ${inline(actor.login)} — **${inline(state.workflow)}**`;
  return `${heading}\n\n${onGitHub(mineMarkdown(world, waitingFor(world, state, actor)), linksIn(look))}`;
}

/** In a pull request it is about that one while it is open, and says of which project: there may be several. */
function explanation(
  look: Look,
  state: ProjectState,
  { actor, track, subject, pull }: Question,
  changes: Changes,
): string {
  const { world } = look.sight.observed;
  const here = pull === null ? null : proposalName(pull);
  const numbered = subject !== null && /^[0-9]+$/u.test(subject) ? proposalName(Number(subject)) : subject;
  const about = numbered ?? (here !== null && Object.hasOwn(world.proposals, here) ? here : null);
  const asked = code(subject === null ? '/explain' : `/explain ${subject}`);
  const whose = here === null ? '' : ` — **${inline(state.workflow)}**`;
  const reasons = explanationMarkdown(explain(world, state, track, about), legalNow(world, state, actor, about));
  const shown = [...changes.texts].flatMap(([command, text]) => (reasons.includes(lookCode(command)) ? [text] : []));
  return [
    `${asked} for ${inline(actor.login)}${whose}`,
    onGitHub(reasons, { ...linksIn(look), looks: changes.looks }),
    ...shown,
  ].join('\n\n');
}
