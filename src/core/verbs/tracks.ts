import { trackOutputs } from '../definition/routing.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { leavesFrom } from './approve.ts';
import { list, optional, text } from './given.ts';
import { because, project, track } from './options.ts';
import type { Given, Misread, Option, Verb } from './verb.ts';

const due: Option = { name: 'due', value: 'DAY', help: 'by which day it is to be done, such as 2027-01-31' };

/** Work beside the main track, and past stages. */
export const tracks: readonly Verb[] = [
  {
    name: 'fork',
    group: 'moving',
    help: 'begin a track of its own, for another scope or audience, or for approvals of its own',
    arguments: [{ name: 'name', help: 'the new track: lower-case letters, digits, - and _' }],
    options: [
      { name: 'as', value: 'KIND', help: 'the kind of track, as the definition names it' },
      { name: 'from', value: 'TRACK', help: 'the track that it leaves; main if not given' },
      { name: 'stage', value: 'STAGE', help: 'where it begins; where the track stands that it leaves, if not given' },
      { name: 'owner', value: 'NAME', help: 'who looks after it' },
      due,
      {
        name: 'if',
        value: 'LEAF',
        help: 'what it waits for, such as fact:budget.approved or track:security',
        list: true,
      },
      { name: 'line', value: 'ARTIFACT', help: 'an artifact of which it has versions of its own', list: true },
      { name: 'output', value: 'WHAT', help: `what it may put out: ${trackOutputs.join(', ')}` },
      { name: 'may', value: 'ACTION', help: 'an action that it may ask for; none where it is "none"', list: true },
      because,
      project,
    ],
    example:
      'countersign fork refunds --as change_order --due 2027-01-31 --because "refunds are outside the signed scope"',
    command: forkCommand,
  },
  {
    name: 'join',
    group: 'moving',
    help: 'end a track: it is complete, or something else takes its place',
    arguments: [{ name: 'name', help: 'the track' }],
    options: [
      { name: 'as', value: 'OUTCOME', help: 'complete or superseded; complete if not given' },
      because,
      project,
    ],
    example: 'countersign join refunds --because "the sponsor has agreed to it"',
    command: joinCommand,
  },
  {
    name: 'assign',
    group: 'moving',
    help: 'name who looks after the project or a track, and by when it is to be done',
    arguments: [{ name: 'what', help: 'project, or the name of a track' }],
    options: [{ name: 'to', value: 'NAME', help: 'who looks after it from now on' }, due, because, project],
    example: 'countersign assign refunds --to lena --due 2027-01-31',
    command: (given) => ({
      assign: {
        of: assigned(text(given, 'what')),
        ...optional(given, 'to', 'to'),
        ...optional(given, 'due', 'due_date'),
        because: text(given, 'because'),
      },
    }),
  },
  {
    name: 'skip',
    group: 'moving',
    help: 'go on past stages whose work known facts stand in for; approvals are asked for all the same',
    arguments: [{ name: 'stage', help: 'where to' }],
    options: [because, track, project],
    example: 'countersign skip contract --because "the scope was agreed in the tender"',
    command: (given) => ({
      skip: { to: text(given, 'stage'), track: text(given, 'track', 'main'), because: text(given, 'because') },
    }),
  },
];

function forkCommand(given: Given): ProjectCommand | Misread {
  const conditions = leavesFrom(list(given, 'if').flatMap((one) => one.split(',')));
  if ('misuse' in conditions) return conditions;
  const output = text(given, 'output');
  const allowed = trackOutputs.find((one) => one === output);
  if (output !== '' && allowed === undefined)
    return { misuse: { because: `"${output}" is no output`, next: `Write ${trackOutputs.join(', or ')}.` } };
  const lines = list(given, 'line');
  const may = list(given, 'may');
  return {
    fork: {
      track: text(given, 'name'),
      from: text(given, 'from', 'main'),
      ...optional(given, 'as', 'as'),
      ...optional(given, 'stage', 'stage'),
      ...optional(given, 'owner', 'owner'),
      ...optional(given, 'due', 'due_date'),
      ...(conditions.leaves.length === 0 ? {} : { depends_on: conditions.leaves }),
      ...(lines.length === 0 ? {} : { lines }),
      ...(allowed === undefined ? {} : { allowed_output: allowed }),
      ...(may.length === 0 ? {} : { may: may.filter((one) => one !== 'none') }),
      because: text(given, 'because'),
    },
  };
}

function joinCommand(given: Given): ProjectCommand | Misread {
  const outcome = text(given, 'as', 'complete');
  if (outcome !== 'complete' && outcome !== 'superseded')
    return {
      misuse: { because: `a track does not end as "${outcome}"`, next: 'Write --as complete, or --as superseded.' },
    };
  return { join: { track: text(given, 'name'), outcome, because: text(given, 'because') } };
}

/** Tracks may be written as everywhere else, and as blockers name them: one may be called project. */
function assigned(what: string): string {
  return what === 'project' || what.startsWith('track:') ? what : `track:${what}`;
}
