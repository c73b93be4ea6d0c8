import type { Condition, FactValue, Leaf } from './condition.ts';
import type { Attestation, ProjectCommand } from './project/commands.ts';

/** One word that follows a verb. */
export interface Argument {
  readonly name: string;
  readonly help: string;
  readonly optional?: true;
  /** Takes all words that are left. */
  readonly rest?: true;
}

/** One `--name` of a verb; with `value` it takes one, with `list` it may be given again. */
export interface Option {
  readonly name: string;
  readonly help: string;
  readonly value?: string;
  readonly list?: true;
}

/** What somebody typed, by argument and option name. */
export type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** What a door adds that nobody types: the evidence file as it was read. */
export interface FromDoor {
  readonly attestation?: Attestation;
}

/** Wrong words: what is wrong and how it is written right. */
export interface Misuse {
  readonly because: string;
  readonly next: string;
}

export interface Verb {
  readonly name: string;
  readonly group: 'project' | 'approval' | 'moving' | 'looking' | 'setup';
  readonly help: string;
  readonly arguments: readonly Argument[];
  readonly options: readonly Option[];
  readonly example: string;
  /** The command it stands for; verbs without one only look, or act on the repository. */
  readonly command?: (given: Given, door: FromDoor) => ProjectCommand | { readonly misuse: Misuse };
}

const track: Option = { name: 'track', value: 'NAME', help: 'the track that is meant; main if not given' };
const branch: Option = {
  name: 'branch',
  value: 'BRANCH',
  help: 'the branch that is meant, when more than one is open; the default branch: what has landed',
};
const project: Option = { name: 'project', value: 'ID', help: 'the project that is meant, when more than one is open' };
const reason: Option = { name: 'reason', value: 'TEXT', help: 'why' };
const behalf: readonly Option[] = [
  { name: 'for', value: 'PERSON', help: 'whose decision you record (e-mail); you must be an attester' },
  { name: 'evidence', value: 'FILE', help: 'their answer as a file; it is kept with the record' },
];
const gate: Argument = { name: 'gate', help: 'the gate, as the definition names it' };

const sign: Option = { name: 'sign', help: 'sign it with your ssh key, the one that git signs commits with' };

/** Every verb, once: slash commands, command line, tools and documentation come from this table. */
const table: readonly Verb[] = [
  {
    name: 'init',
    group: 'setup',
    help: 'make this repository ready: the state branch and a policy file to fill in',
    arguments: [],
    options: [
      { name: 'workflow', value: 'TYPE', help: 'the workflow that projects here follow' },
      { name: 'approver', value: 'EMAIL', help: 'somebody who holds every role beside you, to begin with', list: true },
    ],
    example: 'countersign init --workflow software_release --approver bob@example.com',
  },
  {
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
  },
  {
    name: 'status',
    group: 'looking',
    help: 'where a project stands, and what comes next',
    arguments: [{ name: 'id', help: 'the project; all of them if not given', optional: true }],
    options: [{ name: 'markdown', help: 'as Markdown with a picture, as a comment would show it' }],
    example: 'countersign status acme-portal',
  },
  {
    name: 'mine',
    group: 'looking',
    help: 'what waits for you, oldest first, with the command that answers it',
    arguments: [
      {
        name: 'repository',
        help: 'OWNER/NAME on GitHub, asked with GH_TOKEN; what is here if not given',
        optional: true,
      },
    ],
    options: [],
    example: 'countersign mine',
  },
  {
    name: 'explain',
    group: 'looking',
    help: 'why something may or may not happen: a gate, a stage, an action or a branch',
    arguments: [
      { name: 'subject', help: 'gate, stage, action or branch; everything that is next if not given', optional: true },
    ],
    options: [track, project],
    example: 'countersign explain code_review',
  },
  {
    name: 'log',
    group: 'looking',
    help: 'who did what, when and why',
    arguments: [],
    options: [{ name: 'last', value: 'N', help: 'only the last N entries' }, project],
    example: 'countersign log --last 10',
  },
  {
    name: 'request',
    group: 'approval',
    help: 'ask for approval of a gate',
    arguments: [gate],
    options: [branch, track, project],
    example: 'countersign request code_review',
    command: (given) => ({
      request: {
        gate: text(given, 'gate'),
        track: text(given, 'track', 'main'),
        ...optional(given, 'branch', 'proposal'),
      },
    }),
  },
  {
    name: 'approve',
    group: 'approval',
    help: 'approve a gate for exactly the bytes that are there now',
    arguments: [
      { ...gate, optional: true },
      { name: 'terms', help: 'only ACTIONS · if CONDITIONS · if "WORDS" · until DAY', optional: true, rest: true },
    ],
    options: [
      branch,
      { name: 'head', value: 'SHA', help: 'the commit you looked at; other bytes since are refused' },
      reason,
      { name: 'limits', value: 'TEXT', help: 'what it is limited to, for people to read' },
      ...behalf,
      track,
      project,
    ],
    example: 'countersign approve code_review --reason "read it all"',
    command: approveCommand,
  },
  {
    name: 'reject',
    group: 'approval',
    help: 'say no to a gate, and what has to change',
    arguments: [gate],
    options: [branch, reason, ...behalf, track, project],
    example: 'countersign reject code_review --reason "the migration cannot be undone"',
    command: (given, door) => ({
      reject: {
        gate: text(given, 'gate'),
        track: text(given, 'track', 'main'),
        ...optional(given, 'branch', 'proposal'),
        reason: text(given, 'reason'),
        ...(door.attestation === undefined ? {} : { on_behalf_of: door.attestation }),
      },
    }),
  },
  {
    name: 'withdraw',
    group: 'approval',
    help: 'take back your own decision on a gate',
    arguments: [gate],
    options: [branch, reason, track, project],
    example: 'countersign withdraw code_review --reason "I missed the migration"',
    command: (given) => ({
      withdraw: {
        gate: text(given, 'gate'),
        track: text(given, 'track', 'main'),
        ...optional(given, 'branch', 'proposal'),
        reason: text(given, 'reason'),
      },
    }),
  },
  {
    name: 'reconfirm',
    group: 'approval',
    help: 'approve again what you had approved: the same bytes on rewritten history',
    arguments: [gate],
    options: [branch, track, project],
    example: 'countersign reconfirm code_review',
    command: (given) => ({
      reconfirm: {
        gate: text(given, 'gate'),
        track: text(given, 'track', 'main'),
        ...optional(given, 'branch', 'proposal'),
      },
    }),
  },
  {
    name: 'delegate',
    group: 'approval',
    help: 'let somebody decide for you in a role that you hold, for a time; or end that',
    arguments: [
      { name: 'role', help: 'the role, as the policy names it' },
      { name: 'window', help: 'to PERSON until DAY, perhaps from DAY · to PERSON end', rest: true },
    ],
    options: [reason, project],
    example: 'countersign delegate code_reviewer to bob until 2027-01-31 --reason "on leave"',
    command: delegateCommand,
  },
  {
    name: 'override',
    group: 'approval',
    help: 'open a gate without its approval, with a rationale; for those the policy names',
    arguments: [gate],
    options: [reason, branch, track, project],
    example: 'countersign override ci_status --reason "the runner is down; tested by hand"',
    command: (given) => ({
      override: {
        gate: text(given, 'gate'),
        track: text(given, 'track', 'main'),
        reason: text(given, 'reason'),
        ...optional(given, 'branch', 'proposal'),
      },
    }),
  },
  {
    name: 'merge',
    group: 'moving',
    help: 'merge a branch when every gate is open for exactly its bytes',
    arguments: [{ name: 'branch', help: 'the branch' }],
    options: [project],
    example: 'countersign merge project/acme-portal/notes',
  },
  {
    name: 'advance',
    group: 'moving',
    help: 'move to the next stage where somebody has to say so',
    arguments: [{ name: 'stage', help: 'where to, when there is more than one way', optional: true }],
    options: [reason, track, project],
    example: 'countersign advance implementation',
    command: (given) => ({
      advance: {
        track: text(given, 'track', 'main'),
        ...optional(given, 'stage', 'to'),
        ...optional(given, 'reason', 'reason'),
      },
    }),
  },
  {
    name: 'back',
    group: 'moving',
    help: 'go back to an earlier stage',
    arguments: [{ name: 'stage', help: 'where to' }],
    options: [reason, track, project],
    example: 'countersign back implementation --reason "the tests found a race"',
    command: (given) => ({
      back: { to: text(given, 'stage'), track: text(given, 'track', 'main'), reason: text(given, 'reason') },
    }),
  },
  {
    name: 'act',
    group: 'moving',
    help: 'ask whether an action may be done now; yes is recorded',
    arguments: [{ name: 'action', help: 'the action, as the definition names it' }],
    options: [track, project],
    example: 'countersign act external_send',
    command: (given) => ({ act: { action: text(given, 'action'), track: text(given, 'track', 'main') } }),
  },
  {
    name: 'close',
    group: 'moving',
    help: 'end the project',
    arguments: [],
    options: [
      { name: 'as', value: 'STATE', help: 'the terminal state; closed if not given' },
      { name: 'rationale', value: 'TEXT', help: 'why it ends this way' },
      project,
    ],
    example: 'countersign close',
    command: (given) => ({
      close: { terminal_state: text(given, 'as', 'closed'), ...optional(given, 'rationale', 'rationale') },
    }),
  },
  {
    name: 'artifact',
    group: 'project',
    help: 'the versions of an artifact; or record one that is not a file of the repository',
    arguments: [{ name: 'name', help: 'the artifact', optional: true }],
    options: [
      { name: 'address', value: 'URL', help: 'where it is' },
      { name: 'sha256', value: 'DIGEST', help: 'the digest of its bytes' },
      { name: 'source', value: 'NAME', help: 'an artifact it was made from', list: true },
      project,
    ],
    example:
      'countersign artifact invoice --address https://bills.example/17 --sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    command: artifactCommand,
  },
  {
    name: 'fact',
    group: 'project',
    help: 'record a fact and where it is from',
    arguments: [{ name: 'fact', help: 'NAME=VALUE' }],
    options: [{ name: 'source', value: 'TEXT', help: 'where it is from; a fact without a source is refused' }, project],
    example: 'countersign fact release.version=2.0.0 --source CHANGELOG.md',
    command: factCommand,
  },
  {
    name: 'flag',
    group: 'project',
    help: 'raise a flag that makes more approvals necessary; undo lowers it',
    arguments: [{ name: 'flag', help: 'its name, as the definition uses it' }],
    options: [reason, project],
    example: 'countersign flag security --reason "a new dependency parses untrusted input"',
    command: (given) => ({ flag: { flag: text(given, 'flag'), reason: text(given, 'reason') } }),
  },
  {
    name: 'block',
    group: 'project',
    help: 'record what stands in the way',
    arguments: [{ name: 'text', help: 'what stands in the way', rest: true }],
    options: [
      {
        name: 'on',
        value: 'WHAT',
        help: 'track:NAME, artifact:NAME, gate:NAME or decision:TEXT; track:main if not given',
      },
      project,
    ],
    example: 'countersign block "the security contact is not named" --on gate:security_review',
    command: (given) => ({ block: { text: text(given, 'text'), on: text(given, 'on', 'track:main') } }),
  },
  {
    name: 'unblock',
    group: 'project',
    help: 'clear a blocker, with what cleared it',
    arguments: [{ name: 'blocker', help: 'its name, such as b7' }],
    options: [reason, project],
    example: 'countersign unblock b7 --reason "Robin is the contact"',
    command: (given) => ({ unblock: { blocker: text(given, 'blocker'), reason: text(given, 'reason') } }),
  },
  {
    name: 'undo',
    group: 'project',
    help: 'take back a fact or a blocker by an entry that names it; the log stays',
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
  {
    name: 'export',
    group: 'looking',
    help: 'the whole project as one document, with its events and approvals',
    arguments: [{ name: 'id', help: 'the project', optional: true }],
    options: [],
    example: 'countersign export acme-portal',
  },
  {
    name: 'verify',
    group: 'looking',
    help: 'prove the record: nothing missing, nothing changed, every state follows from its entries',
    arguments: [{ name: 'id', help: 'the project; all of them if not given', optional: true }],
    options: [],
    example: 'countersign verify',
  },
  {
    name: 'audit',
    group: 'looking',
    help: 'who allowed what: everything that passed a gate, how the gate was opened, and what an auditor has to see',
    arguments: [{ name: 'id', help: 'the project; all of them if not given', optional: true }],
    options: [
      { name: 'from', value: 'DAY', help: 'the first day (UTC); the beginning if not given' },
      { name: 'to', value: 'DAY', help: 'the first day that is not in it any more; the end if not given' },
      { name: 'csv', value: 'FILE', help: 'write it there for a spreadsheet' },
      { name: 'html', value: 'FILE', help: 'write it there as one page, to read and to print' },
    ],
    example: 'countersign audit --from 2026-01-01 --to 2026-04-01 --html audit.html',
  },
  {
    name: 'check',
    group: 'setup',
    help: 'check definitions and the policy, with file, line and column of what is wrong',
    arguments: [{ name: 'file', help: 'a definition or a policy; all that is found if not given', optional: true }],
    options: [{ name: 'full', help: 'print the full form of a definition with every default' }],
    example: 'countersign check .github/countersign/lifecycles/release.yml',
  },
  {
    name: 'simulate',
    group: 'looking',
    help: 'what would be decided differently under a changed policy or workflow; of a repository on GitHub, what would have been asked of its past merges',
    arguments: [
      { name: 'repository', help: 'OWNER/NAME on GitHub; the projects recorded here if not given', optional: true },
    ],
    options: [
      { name: 'policy', value: 'FILE', help: 'the policy; the one that lies in this folder if not given' },
      { name: 'definition', value: 'FILE', help: 'the workflow; those that lie in this folder if not given' },
      { name: 'past', value: 'N', help: 'so many past merges on GitHub; 100 where a repository is named' },
    ],
    example: 'countersign simulate --policy draft.yml',
  },
  {
    name: 'schema',
    group: 'setup',
    help: 'print the JSON Schema of a file, by which editors complete and check it',
    arguments: [{ name: 'kind', help: 'policy, definition or policy-tests' }],
    options: [],
    example: 'countersign schema policy',
  },
  {
    name: 'policy',
    group: 'setup',
    help: 'test runs what you expect of the policy and the definitions in this folder against the rules themselves',
    arguments: [
      { name: 'what', help: 'test' },
      { name: 'file', help: 'the tests; .github/countersign.test.yml if not given', optional: true, rest: true },
    ],
    options: [],
    example: 'countersign policy test',
  },
  {
    name: 'doctor',
    group: 'setup',
    help: 'what keeps countersign from working here, or weakens it, and how that is mended',
    arguments: [
      { name: 'repository', help: 'OWNER/NAME on GitHub; that of the remote origin if not given', optional: true },
    ],
    options: [],
    example: 'countersign doctor acme/portal',
  },
  {
    name: 'hook',
    group: 'setup',
    help: 'run as a git hook; pre-receive refuses pushes that would land what nobody approved',
    arguments: [{ name: 'name', help: 'pre-receive' }],
    options: [],
    example: 'countersign hook pre-receive',
  },
];

/** Verbs that record something beside those that are one command. */
const recording: readonly string[] = ['start', 'merge', 'migrate'];

/** What is recorded can be signed. */
export const verbs: readonly Verb[] = table.map((verb) =>
  verb.command === undefined && !recording.includes(verb.name) ? verb : { ...verb, options: [...verb.options, sign] },
);

/** The verb of this name, or null. */
export function verbNamed(name: string): Verb | null {
  return verbs.find((verb) => verb.name === name) ?? null;
}

/** Not where a comment is written: the project is the issue it stands in, files are not attached, GitHub knows who it is. */
const notInComments: readonly string[] = ['project', 'for', 'evidence', 'sign'];
/** Verbs that only look and are answered where they are written. */
const questions: readonly string[] = ['explain', 'mine'];

/**
 * The verbs that a comment may use, as it uses them: a project is called by the number of its issue. Questions change
 * nothing; what else there is to see stands in the comment that shows the project.
 */
export const commentVerbs: readonly Verb[] = verbs.flatMap((verb): readonly Verb[] => {
  const options = verb.options.filter((option) => !notInComments.includes(option.name));
  if (verb.name !== 'start') {
    const isAnswered = verb.command !== undefined || questions.includes(verb.name);
    // Here it is the project of the issue.
    const { arguments: words } = verb.name === 'mine' ? { arguments: [] } : verb;
    return isAnswered ? [{ ...verb, arguments: words, options }] : [];
  }
  const workflow: Argument = { name: 'workflow', help: 'the workflow it follows', optional: true };
  return [
    {
      ...verb,
      arguments: [workflow],
      options: options.filter((option) => option.name !== 'workflow'),
      example: 'countersign start software_release',
    },
  ];
});

/**
 * What is wrong with the options of a verb, whatever it does. An option with nothing in it is an empty shell variable
 * more often than a wish, and it must not mean what leaving it out means.
 */
export function optionMisuse(verb: Verb, given: Given): Misuse | null {
  const help = `countersign help ${verb.name}`;
  for (const { name, value } of verb.options) {
    const empty = value !== undefined && list(given, name).some((one) => one.trim() === '');
    if (empty) return { because: `--${name} is empty`, next: `write --${name} ${value}, or leave it out: ${help}` };
  }
  const head = given['head'];
  if (typeof head !== 'string' || /^[0-9a-f]{7,64}$/iu.test(head)) return null;
  return {
    because: `--head "${head}" is not a commit: 7 to 64 hexadecimal digits`,
    next: 'git rev-parse BRANCH prints it',
  };
}

/** Every command in a text for people, with an option where its verb takes it and it is not there yet. */
export function withOption(sentence: string, option: string, value: string): string {
  return amended(sentence, ({ verb, options }) =>
    verb.options.some(({ name }) => name === option) && !options.includes(option) ? ` --${option} ${value}` : '',
  );
}

/** Every command in a text for people, so that it is about this project: by its option, or as its first word. */
export function inProject(sentence: string, id: string): string {
  return amended(withOption(sentence, 'project', id), ({ verb, words }) => {
    const [first] = verb.arguments;
    return first?.name === 'id' && first.optional === true && words === 0 ? ` ${id}` : '';
  });
}

/** A command as it stands in a text: it ends where its verb takes no more words, or where the sentence goes on. */
interface Quoted {
  readonly verb: Verb;
  readonly options: readonly string[];
  readonly words: number;
  readonly end: number;
}

function amended(sentence: string, addition: (quoted: Quoted) => string): string {
  let amendedText = '';
  let from = 0;
  for (const match of sentence.matchAll(/\bcountersign ([a-z]+)/gu)) {
    const verb = verbNamed(String(match[1]));
    if (verb === null) continue;
    const quoted = quotedAt(sentence, verb, match.index + match[0].length);
    amendedText += sentence.slice(from, quoted.end) + addition(quoted);
    from = quoted.end;
  }
  return amendedText + sentence.slice(from);
}

/** Words with which a sentence goes on after a command. */
const prose = /^(?:lists|shows|ends|begins|writes)$/u;

function quotedAt(sentence: string, verb: Verb, start: number): Quoted {
  const most = verb.arguments.filter((argument) => argument.rest !== true).length;
  const options: string[] = [];
  let end = start;
  let words = 0;
  for (let word = wordAt(sentence, end); word !== ''; word = wordAt(sentence, end)) {
    const option = verb.options.find((one) => `--${one.name}` === word);
    if (option === undefined && (words === most || prose.test(word) || word.startsWith('--'))) break;
    end += 1 + word.length;
    if (option === undefined) {
      words += 1;
    } else {
      options.push(option.name);
      const value = option.value === undefined ? '' : wordAt(sentence, end);
      end += value === '' ? 0 : 1 + value.length;
    }
  }
  return { verb, options, words, end };
}

/** The next word as a shell takes it, without what ends a clause; empty where there is none. */
function wordAt(sentence: string, at: number): string {
  const word = / ((?:"[^"]*"|'[^']*'|\\'|[^\s"'\\])+)/uy;
  word.lastIndex = at;
  return word.exec(sentence)?.[1]?.replace(/[.,;:)]+$/u, '') ?? '';
}

function text(given: Given, name: string, fallback = ''): string {
  const value = given[name];
  if (typeof value === 'object') return value.join(' ');
  return typeof value === 'string' ? value : fallback;
}

/** The value under the key that a command has for it, or nothing when it was not typed. */
function optional(given: Given, name: string, key: string): Readonly<Record<string, string>> {
  const value = text(given, name);
  return value === '' ? {} : { [key]: value };
}

function list(given: Given, name: string): readonly string[] {
  const value = given[name];
  if (typeof value === 'object') return value;
  return typeof value === 'string' ? [value] : [];
}

function approveCommand(given: Given, door: FromDoor): ProjectCommand | { readonly misuse: Misuse } {
  // A condition in words is one word here, because it was in quotes.
  const words = list(given, 'terms').flatMap((word, at, all) => (all[at - 1] === 'if' ? [word] : word.split(/\s+/u)));
  const terms = termsFrom(words.filter((word) => word.trim() !== ''));
  if ('misuse' in terms) return terms;
  return {
    approve: {
      track: text(given, 'track', 'main'),
      ...optional(given, 'gate', 'gate'),
      ...optional(given, 'branch', 'proposal'),
      ...optional(given, 'head', 'head'),
      reason: text(given, 'reason'),
      ...optional(given, 'limits', 'limits'),
      ...terms,
      ...(door.attestation === undefined ? {} : { on_behalf_of: door.attestation }),
    },
  };
}

/** `to bob until 2027-01-31 from 2027-01-01`, or `to bob end`: each part once, in any order. */
function delegateCommand(given: Given): ProjectCommand | { readonly misuse: Misuse } {
  const words = list(given, 'window').flatMap((word) => word.split(/\s+/u).filter((part) => part !== ''));
  const role = text(given, 'role');
  const next = `Write: countersign delegate ${role} to PERSON until DAY, or: countersign delegate ${role} to PERSON end`;
  const isEnd = words.at(-1) === 'end' && words.length % 2 === 1;
  const pairs = isEnd ? words.slice(0, -1) : words;
  const said = new Map<string, string>();
  for (const [at, word] of pairs.entries()) {
    if (at % 2 === 1) continue;
    const value = pairs[at + 1];
    if (value === undefined) return { misuse: { because: `"${word}" is followed by nothing`, next } };
    if (!['to', 'until', 'from'].includes(word) || said.has(word))
      return { misuse: { because: `"${word}" is not understood here`, next } };
    said.set(word, value);
  }
  const to = (said.get('to') ?? '').replace(/^@/u, '');
  if (to === '') return { misuse: { because: 'it does not say to whom', next } };
  const until = said.get('until');
  const from = said.get('from');
  if (isEnd === (until !== undefined || from !== undefined))
    return { misuse: { because: isEnd ? 'what ends now has no window' : 'it does not say until when', next } };
  return {
    delegate: {
      role,
      to,
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      ...(isEnd ? { end: true } : {}),
      reason: text(given, 'reason'),
    },
  };
}

interface Terms {
  readonly permits?: readonly string[];
  readonly conditions?: readonly Condition[];
  readonly blockers?: readonly string[];
  readonly until?: string;
}

/**
 * `only to:contract,act:sandbox if fact:retention_policy,no:blockers until 2027-01-31`, each part at most once; and
 * `if "the contract is signed"`, with a space in it, as often as there is something to say.
 */
function termsFrom(words: readonly string[]): Terms | { readonly misuse: Misuse } {
  const next =
    'Write: only ACTION,… if CONDITION,… until DAY — each at most once, and if "WORDS" as often as you like.';
  let terms: Terms = {};
  for (const [at, word] of words.entries()) {
    if (at % 2 === 1) continue;
    const value = words[at + 1];
    const parts = (value ?? '').split(',').filter((part) => part !== '');
    if (value === undefined || parts.length === 0)
      return { misuse: { because: `"${word}" is followed by nothing`, next } };
    if (word === 'only' && terms.permits === undefined) {
      terms = { ...terms, permits: parts.map((part) => part.replace(/^act:/u, '')) };
    } else if (word === 'if' && /\s/u.test(value.trim())) {
      terms = { ...terms, blockers: [...(terms.blockers ?? []), value.trim()] };
    } else if (word === 'if' && terms.conditions === undefined) {
      const leaves: Leaf[] = [];
      for (const part of parts) {
        const leaf = leafFrom(part);
        if (leaf === null) return noCondition(part);
        leaves.push(leaf);
      }
      terms = { ...terms, conditions: leaves };
    } else if (word === 'until' && terms.until === undefined) {
      terms = { ...terms, until: value };
    } else {
      return { misuse: { because: `"${word}" is not understood here`, next } };
    }
  }
  return terms;
}

function noCondition(part: string): { readonly misuse: Misuse } {
  const known = 'fact:NAME, artifact:NAME, gate:NAME, check:NAME, flag:NAME, no:blockers, or words in quotes';
  return { misuse: { because: `"${part}" is no condition`, next: `Conditions are ${known}.` } };
}

function leafFrom(part: string): Leaf | null {
  const [kind, ...rest] = part.split(':');
  const name = rest.join(':');
  if (name === '') return null;
  if (kind === 'fact') return { fact: name };
  if (kind === 'artifact') return { artifact: name };
  if (kind === 'gate') return { gate: name };
  if (kind === 'check') return { check: name };
  if (kind === 'flag') return { flag: name };
  return kind === 'no' && (name === 'blockers' || name === 'conflicts' || name === 'missing_facts')
    ? { no: name }
    : null;
}

function artifactCommand(given: Given): ProjectCommand | { readonly misuse: Misuse } {
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
    },
  };
}

function factCommand(given: Given): ProjectCommand | { readonly misuse: Misuse } {
  const words = text(given, 'fact');
  const at = words.indexOf('=');
  if (at < 1)
    return { misuse: { because: `"${words}" has no value`, next: 'Write NAME=VALUE, such as release.version=2.0.0' } };
  return { fact: { fact: words.slice(0, at), value: valueFrom(words.slice(at + 1)), source: text(given, 'source') } };
}

/** Whole decimal numbers and true/false are what they look like; everything else, `2.0.0` and `007` too, is text. */
function valueFrom(written: string): FactValue {
  if (written === 'true' || written === 'false') return written === 'true';
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/u.test(written) ? Number(written) : written;
}

function undoCommand(given: Given): ProjectCommand | { readonly misuse: Misuse } {
  const entry = text(given, 'entry');
  if (!/^[1-9]\d{0,9}$/u.test(entry))
    return {
      misuse: { because: `"${entry}" is not the number of an entry`, next: 'countersign log shows the numbers.' },
    };
  return { undo: { seq: Number(entry), reason: text(given, 'reason') } };
}
