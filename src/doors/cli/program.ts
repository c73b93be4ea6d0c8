import { styleText } from 'node:util';
import { Argument, Command } from 'commander';
import { verbNamed, verbs } from '../../core/verbs/table.ts';
import type { Verb } from '../../core/verbs/verb.ts';
import { json, readLine, type Parsed } from './parse.ts';

/** What a command line that is no plain verb comes to. */
export type Understood =
  | { readonly is: 'verb'; readonly parsed: Parsed }
  | { readonly is: 'help'; readonly text: string }
  | { readonly is: 'misuse'; readonly because: string; readonly next: string };

/** How help is set: the columns it may take, and whether it may be coloured. */
export interface Look {
  readonly columns: number;
  readonly colours: boolean;
}

const headings = {
  project: 'A project:',
  knowing: 'What is known, and what is in the way:',
  approval: 'Approval:',
  moving: 'Moving on:',
  running: 'Running pipelines:',
  working: 'Steps that you do:',
  looking: 'Looking:',
  setup: 'Setting up:',
} as const satisfies Record<Verb['group'], string>;

const epilogue = `
countersign help VERB tells all about one of them. --json works with every verb.

Exit codes:
  0   done
  1   failed: the repository, the record or a file is not as it has to be
  2   refused: the answer is no; it says why and what to do
  64  the words were not understood
  A run of a pipeline has more: countersign help workflow

Environment:
  NO_COLOR             no colours
  COUNTERSIGN_DEBUG=1  where an unexpected error comes from
`;

const epilogueOfRuns = `countersign help workflow VERB tells all about one of them. --json works with every verb.

Exit codes of run and resume:
  0    the run is completed
  1    the run failed, or something is broken
  2    refused: the answer is no; it says why and what to do
  3    it waits: for an approval, or for whoever does a step
  4    it waits for direction: a step failed and it cannot go on by itself
  64   the words were not understood
  130  stopped with Ctrl-C: once lets what runs come to its end, twice ends it
`;

/** Understands everything a person may type: a verb with its words, a wish for help or the version, a mistake. */
export function understood(argv: readonly string[], version: string, look: Look): Understood {
  const [first = 'help', ...others] = argv;
  if (first === '-V' || first === '--version') return { is: 'help', text: `${version}\n` };
  const above = verbNamed(first);
  if (above?.verbs !== undefined && others[0] === 'help')
    return understood(['help', first, ...others.slice(1)], version, look);
  const asked = first === 'help' ? others : argv;
  const [word = 'help', second] = asked;
  const verb = meantBy(word, second);
  const read = readLine(asked);
  const isAsked = first === 'help' || ('misuse' in read && (wantsHelp(argv) || verb?.verbs !== undefined));
  if (word === 'help' || (isAsked && (verb !== null || word.startsWith('-'))))
    return { is: 'help', text: helpText(verb, look) };
  return 'misuse' in read ? { is: 'misuse', ...read.misuse } : { is: 'verb', parsed: read };
}

/** The verb that words are about: of one that has verbs of its own one of those; itself where none is named. */
function meantBy(word: string, second = '--'): Verb | null {
  const verb = verbNamed(word);
  return verb?.verbs === undefined || second.startsWith('-') ? verb : verbNamed(`${word} ${second}`);
}

/** The option may stand anywhere; behind `--` it is none. */
function wantsHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  return options.includes('-h') || options.includes('--help');
}

/** Help for one verb, or the list of all: words and order are of the table, setting them is what commander does well. */
function helpText(verb: Verb | null, look: Look): string {
  let printed = '';
  const program = programOf(look, (text) => {
    printed += text;
  });
  const command =
    verb === null ? program : (program.commands.find((one) => one.name() === verb.name) ?? shownBelow(program, verb));
  command.outputHelp();
  return `${printed.trimEnd()}\n`;
}

function programOf(look: Look, print: (text: string) => void): Command {
  const program = new Command('countersign')
    .description('Moves work on when its approvals stand, and keeps the record in git.')
    .usage('VERB [options]')
    .option('-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .configureOutput({
      writeOut: print,
      getOutHelpWidth: () => look.columns,
      getOutHasColors: () => look.colours,
    })
    .configureHelp({
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(words)].join(' '),
      styleTitle: (title) => styleText('bold', title, { validateStream: false }),
    })
    .addHelpText('after', epilogue)
    .helpCommand(false);
  const groups = Object.keys(headings);
  return withVerbs(
    program,
    verbs.toSorted((one, other) => groups.indexOf(one.group) - groups.indexOf(other.group)),
  );
}

/** What a verb can do that has verbs of its own; the program lists that verb only. */
function shownBelow(program: Command, verb: Verb): Command {
  const command = commandOf(verb, program);
  program.addCommand(command);
  return command;
}

function withVerbs(above: Command, below: readonly Verb[]): Command {
  for (const verb of below) above.addCommand(commandOf(verb, above));
  return above;
}

function commandOf(verb: Verb, above: Command): Command {
  const command = new Command(verb.name)
    .copyInheritedSettings(above)
    .description(verb.help)
    .helpGroup(headings[verb.group])
    .helpOption('-h, --help', 'print this')
    .addHelpText('after', `\nExample:\n  ${verb.example}\n`);
  if (verb.verbs !== undefined)
    return withVerbs(
      command.usage('VERB [options]').helpCommand(false).addHelpText('after', epilogueOfRuns),
      verb.verbs,
    );
  for (const { name, help, optional, rest } of verb.arguments) {
    const shape = rest === true ? `${name}...` : name;
    command.addArgument(new Argument(optional === true ? `[${shape}]` : `<${shape}>`, help));
  }
  for (const { name, help, value, list } of [...verb.options, json])
    command.option(
      value === undefined ? `--${name}` : `--${name} <${value}>`,
      list === true ? `${help} (again for more)` : help,
    );
  return command;
}

function words(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}
