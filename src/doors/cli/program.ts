import { styleText } from 'node:util';
import { Argument, Command, CommanderError, Option } from 'commander';
import { verbNamed, verbs, type Given, type Option as VerbOption, type Verb } from '../../core/verbs.ts';
import type { Parsed } from './parse.ts';

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

/** Understands everything a person may type, by the table of verbs; help and mistakes too. */
export function understood(argv: readonly string[], version: string, look: Look): Understood {
  let printed = '';
  let parsed: Parsed | null = null;
  const program = programOf(version, look, {
    print: (text) => {
      printed += text;
    },
    take: (verb, given, json) => {
      parsed = { verb, given, json };
    },
  });
  try {
    program.parse(helpLast(argv), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const helped = error.exitCode === 0 || error.code === 'commander.help';
    return helped ? { is: 'help', text: `${printed.trimEnd()}\n` } : mistake(error, argv);
  }
  if (parsed === null) return { is: 'help', text: printed };
  return swallowed(argv) ?? { is: 'verb', parsed };
}

/** An option where a value should be: the value was forgotten. What really begins so is written `--reason=--…`. */
function swallowed(argv: readonly string[]): Understood | null {
  const verb = verbNamed(argv[0] ?? '');
  const end = argv.indexOf('--');
  for (const [at, word] of argv.entries()) {
    if (end !== -1 && at >= end) break;
    const option = verb?.options.find((one) => one.value !== undefined && `--${one.name}` === word);
    const after = argv[at + 1] ?? '';
    if (verb === null || option === undefined || !/^--\S*$/u.test(after)) continue;
    return {
      is: 'misuse',
      because: `--${option.name} has no value: ${after} follows it`,
      next: `write --${option.name} ${option.value}: countersign help ${verb.name}`,
    };
  }
  return null;
}

/** `help VERB` is `VERB --help`; a verb that does not exist is a mistake, whatever is asked about it. */
function helpLast(argv: readonly string[]): readonly string[] {
  const asked = argv[0] === 'help' ? argv.slice(1) : argv;
  const [verb] = asked;
  if (verb === undefined || verb === 'help' || verb.startsWith('-')) return argv[0] === 'help' ? ['--help'] : asked;
  if (verbNamed(verb) === null) return [verb];
  return asked === argv ? argv : [verb, '--help'];
}

function mistake(error: CommanderError, argv: readonly string[]): Understood {
  const [sentence = '', suggestion = ''] = error.message.replace(/^error: /u, '').split('\n');
  const verb = verbs.find((one) => argv.includes(one.name));
  const help = verb === undefined ? 'countersign help' : `countersign help ${verb.name}`;
  const guess = /\(Did you mean (.*)\?\)/u.exec(suggestion)?.[1];
  const unknown =
    error.code === 'commander.unknownCommand' ? `there is no verb ${/'(.*)'/u.exec(sentence)?.[1] ?? ''}` : sentence;
  return {
    is: 'misuse',
    because: unknown,
    next: guess === undefined ? help : `did you mean ${guess}? Otherwise: ${help}`,
  };
}

interface Sink {
  readonly print: (text: string) => void;
  readonly take: (verb: Verb, given: Given, json: boolean) => void;
}

function programOf(version: string, look: Look, sink: Sink): Command {
  const program = new Command('countersign')
    .description('Moves work on when its approvals stand, and keeps the record in git.')
    .usage('VERB [options]')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: sink.print,
      // Without a verb help goes where errors go; a person who types only the name means no error.
      writeErr: sink.print,
      outputError: () => undefined,
      getOutHelpWidth: () => look.columns,
      getErrHelpWidth: () => look.columns,
      getOutHasColors: () => look.colours,
      getErrHasColors: () => look.colours,
    })
    .configureHelp({
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(words)].join(' '),
      styleTitle: (title) => styleText('bold', title, { validateStream: false }),
    })
    .addHelpText('after', epilogue)
    .helpCommand(false);
  const groups = Object.keys(headings);
  const ordered = verbs.toSorted((one, other) => groups.indexOf(one.group) - groups.indexOf(other.group));
  for (const verb of ordered) program.addCommand(commandOf(verb, program, sink));
  return program;
}

function commandOf(verb: Verb, program: Command, sink: Sink): Command {
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
  for (const option of verb.options) command.addOption(optionOf(option));
  command.addOption(new Option('--json', 'one JSON document on standard output'));
  return command.action(() => {
    const options: Readonly<Record<string, unknown>> = command.opts();
    const args: readonly unknown[] = command.processedArgs;
    const { json, ...own } = options;
    sink.take(
      verb,
      { ...givenFrom(Object.entries(own)), ...givenFrom(verb.arguments.map(({ name }, at) => [name, args[at]])) },
      json === true,
    );
  });
}

function optionOf({ name, help, value, list }: VerbOption): Option {
  const option = new Option(value === undefined ? `--${name}` : `--${name} <${value}>`, help);
  return list === true
    ? option.argParser<readonly string[] | undefined>((word, before) => [...(before ?? []), word])
    : option;
}

/** What was typed and nothing else: an argument left out is no argument. */
function givenFrom(entries: readonly (readonly [string, unknown])[]): Given {
  return Object.fromEntries(
    entries.flatMap(([name, value]): readonly (readonly [string, string | boolean | readonly string[]])[] => {
      if (Array.isArray(value)) return value.length === 0 ? [] : [[name, value.map(String)]];
      return typeof value === 'string' || typeof value === 'boolean' ? [[name, value]] : [];
    }),
  );
}

function words(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}
