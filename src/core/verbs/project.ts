import type { ProjectCommand } from '../project/commands.ts';
import { assigned, list, optional, text } from './given.ts';
import { because, project, reason } from './options.ts';
import type { Given, Misread, Verb } from './verb.ts';

/** A project begins. */
export const start: Verb = {
  name: 'start',
  group: 'project',
  help: 'begin a project',
  arguments: [{ name: 'id', help: 'its name: lower-case letters, digits and dashes' }],
  options: [
    { name: 'workflow', value: 'TYPE', help: 'the workflow it follows' },
    { name: 'title', value: 'TEXT', help: 'what it is, as a person would say it' },
    { name: 'client', value: 'TEXT', help: 'whom it is for' },
    { name: 'owner', value: 'TEXT', help: 'who looks after it; you if not given' },
  ],
  example: 'countersign start acme-portal --title "Acme customer portal 2.0"',
};

/** Work that is under way becomes a project. */
export const adopt: Verb = {
  ...start,
  name: 'adopt',
  help: 'make a project of work that is under way, in the stage where it is',
  options: [
    { name: 'stage', value: 'STAGE', help: 'where the work is' },
    { ...because, help: 'why it is there, for all that is older than the record' },
    ...start.options,
  ],
  example: 'countersign adopt acme-portal --stage review --because "the plan was agreed by mail in May"',
};

/** What is recorded about a project. */
export const records: readonly Verb[] = [
  {
    name: 'artifact',
    group: 'project',
    help: 'the versions of an artifact; or record one that is not a file of the repository',
    arguments: [{ name: 'name', help: 'the artifact', optional: true }],
    options: [
      { name: 'address', value: 'URL', help: 'where it is' },
      { name: 'sha256', value: 'DIGEST', help: 'the digest of its bytes' },
      { name: 'source', value: 'NAME', help: 'an artifact it was made from', list: true },
      { name: 'as', value: 'SPECIALIST', help: 'who made it; by the roles of whoever records it if not given' },
      project,
    ],
    example:
      'countersign artifact invoice --address https://bills.example/17 --sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    command: artifactCommand,
  },
  {
    name: 'fact',
    group: 'knowing',
    help: 'record a fact and where it is from',
    arguments: [{ name: 'fact', help: 'NAME=VALUE' }],
    options: [
      { name: 'source', value: 'TEXT', help: 'where it is from; a fact without a source is refused' },
      {
        name: 'substitutes',
        value: 'artifact:NAME',
        help: 'the artifact that it stands in for where a stage is skipped',
      },
      project,
    ],
    example: 'countersign fact release.version=2.0.0 --source CHANGELOG.md',
    command: factCommand,
  },
  {
    name: 'flag',
    group: 'knowing',
    help: 'raise a flag that makes more approvals necessary; undo, or clearing what it stopped, lowers it',
    arguments: [{ name: 'flag', help: 'its name, as the definition uses it' }],
    options: [reason, project],
    example: 'countersign flag security --reason "a new dependency parses untrusted input"',
    command: (given) => ({ flag: { flag: text(given, 'flag'), reason: text(given, 'reason') } }),
  },
  {
    name: 'block',
    group: 'knowing',
    help: 'record what stands in the way',
    arguments: [{ name: 'text', help: 'what stands in the way', rest: true }],
    options: [
      {
        name: 'on',
        value: 'WHAT',
        help: 'track:NAME, artifact:NAME, gate:NAME or decision:TEXT; track:main if not given',
      },
      { name: 'due', value: 'DAY', help: 'by when it should be out of the way, such as 2026-06-10' },
      { name: 'recover', value: 'ACTION', help: 'the recovery action that is to see to it: the track has stalled' },
      project,
    ],
    example: 'countersign block "the security contact is not named" --on gate:security_review',
    command: (given) => ({
      block: {
        text: text(given, 'text'),
        on: text(given, 'on', 'track:main'),
        ...optional(given, 'due', 'due_date'),
        ...optional(given, 'recover', 'recover'),
      },
    }),
  },
  {
    name: 'unblock',
    group: 'knowing',
    help: 'clear a blocker, with what cleared it; where a flag stopped something, that lowers the flag',
    arguments: [{ name: 'blocker', help: 'its name, such as b7' }],
    options: [reason, project],
    example: 'countersign unblock b7 --reason "Robin is the contact"',
    command: (given) => ({ unblock: { blocker: text(given, 'blocker'), reason: text(given, 'reason') } }),
  },
  {
    name: 'undo',
    group: 'knowing',
    help: 'take back a fact, an assumption, a conflict, a flag, a blocker or who looks after something, by the number of its entry; the log stays',
    arguments: [{ name: 'entry', help: 'the number of the entry, as the log shows it' }],
    options: [reason, project],
    example: 'countersign undo 12 --reason "wrong project"',
    command: undoCommand,
  },
  {
    name: 'migrate',
    group: 'project',
    help: 'what would change if a project followed its workflow as it is now, or another one; with --yes it does',
    arguments: [{ name: 'id', help: 'the project', optional: true }],
    options: [
      { name: 'to', value: 'WORKFLOW', help: 'a workflow, or the file of one; that of the same name if not given' },
      { name: 'yes', help: 'follow it from now on' },
    ],
    example: 'countersign migrate acme-portal --yes',
  },
];

function artifactCommand(given: Given): ProjectCommand | Misread {
  const sha256 = text(given, 'sha256');
  const address = text(given, 'address');
  if (address === '')
    return {
      misuse: { because: 'the address is missing', next: 'countersign artifact NAME --address URL --sha256 DIGEST' },
    };
  if (!/^[0-9a-f]{64}$/u.test(sha256)) {
    return {
      misuse: { because: 'the sha256 is missing or not 64 hexadecimal digits', next: 'sha256sum FILE prints it.' },
    };
  }
  return {
    artifact: {
      artifact: text(given, 'name'),
      content: `sha256:${sha256}`,
      address,
      source_artifacts: list(given, 'source'),
      ...optional(given, 'as', 'as'),
    },
  };
}

function factCommand(given: Given): ProjectCommand | Misread {
  const said = assigned(given, 'fact', 'release.version=2.0.0');
  if ('misuse' in said) return said;
  const source = text(given, 'source');
  return { fact: { fact: said.name, value: said.value, source, ...optional(given, 'substitutes', 'substitutes') } };
}

function undoCommand(given: Given): ProjectCommand | Misread {
  const entry = text(given, 'entry');
  if (!/^[1-9]\d{0,9}$/u.test(entry))
    return {
      misuse: { because: `"${entry}" is not the number of an entry`, next: 'countersign log shows the numbers.' },
    };
  return { undo: { seq: Number(entry), reason: text(given, 'reason') } };
}
