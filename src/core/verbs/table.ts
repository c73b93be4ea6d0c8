import { approvals } from './approval.ts';
import { ask } from './ask.ts';
import { looks, proofs, simulate } from './looking.ts';
import { knowledge } from './knowledge.ts';
import { moves } from './moving.ts';
import { adopt, records, start } from './project.ts';
import { check, init, tools } from './setup.ts';
import { tracks } from './tracks.ts';
import type { Option, Verb } from './verb.ts';
import { versions } from './versions.ts';
import { workflow } from './workflow.ts';

/** Every verb, once: slash commands, command line, tools and documentation come from this table. */
const table: readonly Verb[] = [
  init,
  start,
  adopt,
  ask,
  ...looks,
  ...approvals,
  ...moves,
  ...tracks,
  ...records,
  ...knowledge,
  ...versions,
  ...proofs,
  workflow,
  check,
  simulate,
  ...tools,
];

const sign: Option = { name: 'sign', help: 'sign it with your ssh key, the one that git signs commits with' };

/** Verbs that record something beside those that are one command. */
const recording: readonly string[] = ['start', 'adopt', 'merge', 'migrate'];

/** What is recorded can be signed. */
export const verbs: readonly Verb[] = table.map((verb) =>
  verb.command === undefined && !recording.includes(verb.name) ? verb : { ...verb, options: [...verb.options, sign] },
);

/** The verb of this name, `status` or `workflow run`, or null. */
export function verbNamed(name: string): Verb | null {
  return verbs.flatMap((verb) => [verb, ...(verb.verbs ?? [])]).find((verb) => verb.name === name) ?? null;
}
