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

Environment:
  NO_COLOR             no colours
  COUNTERSIGN_DEBUG=1  where an unexpected error comes from
`;

/** Understands everything a person may type: a verb with its words, a wish for help or the version, a mistake. */
export function understood(argv: readonly string[], version: string, look: Look): Understood {
  const [first = 'help', ...others] = argv;
  if (first === '-V' || first === '--version') return { is: 'help', text: `${version}\n` };
  const asked = first === 'help' ? others : argv;
  const [word = 'help'] = asked;
  const verb = verbNamed(word);
  const read = readLine(asked);
  const isAsked = first === 'help' || ('misuse' in read && wantsHelp(argv));
  if (word === 'help' || (isAsked && (verb !== null || word.startsWith('-'))))
    return { is: 'help', text: helpText(verb, look) };
  return 'misuse' in read ? { is: 'misuse', ...read.misuse } : { is: 'verb', parsed: read };
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
  const command = program.commands.find((one) => one.name() === verb?.name) ?? program;
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
  const ordered = verbs.toSorted((one, other) => groups.indexOf(one.group) - groups.indexOf(other.group));
  for (const verb of ordered) program.addCommand(commandOf(verb, program));
  return program;
}

function commandOf(verb: Verb, program: Command): Command {
  const command = new Command(verb.name)
    .copyInheritedSettings(program)
    .description(verb.help)
    .helpGroup(headings[verb.group])
    .helpOption('-h, --help', 'print this')
    .addHelpText('after', `\nExample:\n  ${verb.example}\n`);
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
