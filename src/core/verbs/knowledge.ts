import type { ProjectCommand } from '../project/commands.ts';
import { assigned, list, text, valueFrom } from './given.ts';
import { because, project } from './options.ts';
import type { Given, Misread, Verb } from './verb.ts';

/** What nobody is sure of: taken to be so, contested, decided. */
export const knowledge: readonly Verb[] = [
  {
    name: 'assume',
    group: 'knowing',
    help: 'take something to be so until somebody knows; no condition holds by it',
    arguments: [{ name: 'assumption', help: 'NAME=VALUE' }],
    options: [because, project],
    example: 'countersign assume opportunity.budget=28000 --because "last year it was that"',
    command: assumeCommand,
  },
  {
    name: 'conflict',
    group: 'knowing',
    help: 'record that sources differ about what is no fact; its track waits until somebody decides',
    arguments: [{ name: 'about', help: 'what they differ about', rest: true }],
    options: [
      { name: 'claim', value: 'TEXT', help: '"source: what it says"', list: true },
      { name: 'on', value: 'track:NAME', help: 'the track that waits; track:main if not given' },
      project,
    ],
    example:
      'countersign conflict "are refunds in scope" --claim "the contract: they are not" --claim "the sponsor: they are"',
    command: (given) => ({
      conflict: { about: text(given, 'about'), claims: list(given, 'claim'), on: text(given, 'on', 'track:main') },
    }),
  },
  {
    name: 'resolve',
    group: 'knowing',
    help: 'decide which of the sources that differ is right',
    arguments: [{ name: 'conflict', help: 'its name, such as c12' }],
    options: [{ name: 'as', value: 'VALUE', help: 'what it is, where it is about a fact' }, because, project],
    example: 'countersign resolve c12 --as 28000 --because "the signed contract says so"',
    command: resolveCommand,
  },
];

function assumeCommand(given: Given): ProjectCommand | Misread {
  const said = assigned(given, 'assumption', 'opportunity.budget=28000');
  if ('misuse' in said) return said;
  return { assume: { assumption: said.name, value: said.value, because: text(given, 'because') } };
}

function resolveCommand(given: Given): ProjectCommand {
  const value = text(given, 'as');
  const as = value === '' ? {} : { value: valueFrom(value) };
  return { resolve: { conflict: text(given, 'conflict'), ...as, because: text(given, 'because') } };
}
