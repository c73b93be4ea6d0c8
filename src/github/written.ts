import type { Actor } from '../core/entry.ts';
import { commentVerbs, questionIn } from '../core/verbs/comments.ts';
import type { Verb } from '../core/verbs/verb.ts';
import { readWords, wordsOf } from '../core/words.ts';
import type { Issue, Pull, Said } from './answer.ts';
import { commandsIn, formOf, type CommandsFound } from './commands.ts';
import { actorOf } from './people.ts';
import {
  instant,
  isBeginning,
  textIn,
  unknownCommit,
  type Line,
  type Misread,
  type Question,
  type Written,
} from './said.ts';

/** The heading of the field by which an issue form says which workflow a project follows. */
const workflowField = 'Workflow';

/** The form that an issue was opened with asks for a project; an issue that somebody edited since asks for nothing. */
export function startOf(home: Issue): Line | null {
  const fields = formOf(home.body);
  const verb = commentVerbs.find((one) => one.name === 'start');
  const actor = actorOf(home.author);
  const workflow = fields[workflowField];
  if (verb === undefined || actor === null || workflow === undefined) return null;
  const client = fields['Client'];
  return {
    source: home.id,
    said: instant(home.createdAt),
    actor,
    pull: null,
    landedAs: null,
    verb,
    given: { workflow, ...(client === undefined ? {} : { client }) },
  };
}

/** What a comment asks for, in the order it stands there. */
export function linesOf(comment: Said, pull: Pull | null): Written {
  const actor = actorOf(comment.author);
  const edited = comment.lastEditedAt !== null || comment.includesCreatedEdit;
  if (actor === null || comment.viewerDidAuthor) return { lines: [], questions: [], misread: [] };
  const said = instant(comment.createdAt);
  const found = commandsIn(comment.body);
  if (edited) return { lines: [], questions: [], misread: editedIn(comment, actor, said, found) };
  const merged = pull?.mergedAt ?? null;
  const isAfterMerge = merged !== null && comment.createdAt > merged;
  const place = {
    pull: pull?.number ?? null,
    landedAs: isAfterMerge ? (pull?.mergeCommit?.oid ?? unknownCommit) : null,
  };
  const lines: Line[] = [];
  const questions: Question[] = [];
  const misread: Misread[] = [];
  const about = (index: number): { readonly source: string; readonly said: string; readonly actor: Actor } => ({
    // By text in the order they were written: no comment has a hundred.
    source: index === 0 ? comment.id : `${comment.id}#${String(index + 1).padStart(2, '0')}`,
    said,
    actor,
  });
  found.lines.forEach((line, index) => {
    const verb = verbOf(line);
    // A word after a slash that is no verb of ours belongs to another bot, or to nobody.
    if (verb === undefined) return;
    const words = wordsOf(line);
    const read = 'misuse' in words ? words : readWords(words, commentVerbs);
    if ('misuse' in read)
      misread.push({ ...about(index), because: read.misuse.because, next: `Write it so: ${verb.example}` });
    else {
      const asks = questionIn(read.verb, read.given);
      if (asks === null) lines.push({ ...about(index), ...place, verb: read.verb, given: read.given });
      else {
        const track = textIn(read.given, 'track', 'main');
        const subject = textIn(read.given, asks === 'migrate' ? 'workflow' : 'subject', '');
        questions.push({ ...about(index), asks, pull: place.pull, track, subject: subject === '' ? null : subject });
      }
    }
  });
  found.suspicious.forEach((_line, index) => {
    misread.push({
      ...about(found.lines.length + index),
      because: 'a line holds letters that are not what they look like, or marks that nobody sees',
      next: 'Type the command again in a new comment.',
    });
  });
  if (found.more > 0)
    misread.push({
      ...about(found.lines.length + found.suspicious.length),
      because: `${found.more} more commands stand in this comment than are read`,
      next: 'Write the others in a new comment.',
    });
  return { lines, questions, misread };
}

function verbOf(line: string): Verb | undefined {
  const [name = ''] = line.split(/\s/u);
  return commentVerbs.find((one) => one.name === name);
}

/** What was edited may be what its author wants, and may be what somebody else made of it: nobody can tell, so it is void. */
function editedIn(comment: Said, actor: Actor, written: string, found: CommandsFound): readonly Misread[] {
  const verbs = found.lines.flatMap((line) => verbOf(line) ?? []);
  if (verbs.length === 0) return [];
  return [
    {
      source: comment.id,
      said: instant(comment.lastEditedAt ?? comment.createdAt),
      actor,
      because: 'an edited comment is not read',
      next: 'Write the command in a new comment.',
      edited: { written, starts: verbs.some(isBeginning) },
    },
  ];
}
