import { optionMisuse } from '../../core/verbs/misuse.ts';
import type { Given, Verb } from '../../core/verbs/verb.ts';
import { done, exits, misuse, type Answer } from './answer.ts';
import { quickly, type Parsed } from './parse.ts';
import { print, room, whenReaderLeaves } from './print.ts';
import { answerTo } from './problem.ts';

type Run = (given: Given, verb: Verb, asJson: boolean) => Promise<Answer>;

/**
 * What every verb that is no plain command does. Each is loaded when it is used, and only then: a command line is a
 * new process every time, and what it does not load it need not wait for.
 */
const runs: Readonly<Record<string, Run>> = {
  init: async (given) => (await import('./init.ts')).init(given),
  start: async (given) => (await import('./ask.ts')).start(given),
  adopt: async (given) => (await import('./ask.ts')).adopt(given),
  status: async (given) => (await import('./look.ts')).status(given),
  mine: async (given) => (await import('./look.ts')).mine(given),
  explain: async (given) => (await import('./explain.ts')).explain(given),
  log: async (given) => (await import('./record.ts')).log(given),
  merge: async (given) => (await import('./merge.ts')).merge(given),
  artifact: async (given, verb) =>
    given['address'] === undefined ? (await import('./versions.ts')).versions(given) : ask(given, verb),
  migrate: async (given) => (await import('./migrate.ts')).migrate(given),
  export: async (given) => (await import('./versions.ts')).whole(given),
  handoff: async (given) => (await import('./handoff.ts')).handoff(given),
  import: async (given) => (await import('./import.ts')).imported(given),
  verify: async (given) => (await import('./verify.ts')).verify(given),
  trace: async (given) => (await import('./trace.ts')).trace(given),
  workflow: async (given, verb, asJson) => (await import('./workflow.ts')).workflow(given, verb, asJson),
  audit: async (given) => (await import('./audit.ts')).audit(given),
  check: async (given) => (await import('./check.ts')).check(given),
  schema: async (given) => (await import('./schema.ts')).schema(given),
  simulate: async (given) => (await import('./simulate.ts')).simulate(given),
  policy: async (given) => (await import('./policy-test.ts')).policy(given),
  doctor: async (given) => (await import('./doctor.ts')).doctor(given),
  hook: async (given) => (await import('./hook.ts')).hook(given),
};

async function ask(given: Given, verb: Verb): Promise<Answer> {
  return (await import('./ask.ts')).ask(verb, given);
}

/** Answers one command line and sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  // Whatever ends this before there is an answer is no success.
  process.exitCode = exits.failed;
  whenReaderLeaves(() => process.exit());
  const parsed = quickly(argv) ?? (await slowly(argv));
  const asJson = 'verb' in parsed ? parsed.json : argv.includes('--json');
  const answer = 'verb' in parsed ? await answerOf(parsed) : parsed;
  process.exitCode = answer.exit;
  print(answer, asJson);
}

async function answerOf({ verb, given, json }: Parsed): Promise<Answer> {
  const wrong = optionMisuse(verb, given);
  if (wrong !== null) return misuse(wrong.because, wrong.next);
  try {
    const [name = ''] = verb.name.split(' ');
    return await (runs[name] ?? ask)(given, verb, json);
  } catch (error) {
    return answerTo(error, process.env['COUNTERSIGN_DEBUG'] === '1');
  }
}

async function slowly(argv: readonly string[]): Promise<Parsed | Answer> {
  const [{ understood }, { versionOfPackage }] = await Promise.all([import('./program.ts'), import('./place.ts')]);
  const columns = Math.min(room(process.stdout), 120);
  const found = understood(argv, versionOfPackage(), {
    columns,
    colours: process.stdout.isTTY && process.stdout.hasColors(),
  });
  if (found.is === 'verb') return found.parsed;
  if (found.is === 'misuse') return misuse(found.because, found.next);
  return done([], { text: found.text }, found.text);
}
