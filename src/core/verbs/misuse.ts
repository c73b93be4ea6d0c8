import { list } from './given.ts';
import type { Given, Misuse, Verb } from './verb.ts';

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
