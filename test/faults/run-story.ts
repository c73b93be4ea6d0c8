import { readFileSync } from 'node:fs';

/** What a process that is to be killed and the test that looks afterwards both know. */

/** The fault points of a process, counted by name from 1: at the `at`th of this name it ends. */
export interface Kill {
  readonly point: string;
  readonly at: number;
}

/** A run, and where its processes end, one after another. */
export interface Schedule {
  readonly id: string;
  /** It goes back once, and only while it does are points counted. */
  readonly goesBack: boolean;
  readonly kills: readonly Kill[];
}

/** What processes that drive a run note outside the repository, one line each, in the order in which it happened. */
export type Noted =
  /** A process has begun: the last entry that the record has then, with its number and hash. */
  | { readonly is: 'begun'; readonly seq: number; readonly hash: string }
  /** Somebody was told that this entry is recorded. */
  | { readonly is: 'told'; readonly seq: number; readonly hash: string }
  /** Something is done: of which step, what of it, and which time. */
  | { readonly is: 'did'; readonly step: string; readonly job: string; readonly attempt: number }
  | { readonly is: 'killed'; readonly point: string }
  /** The run is over; the points that this process passed, in their order. */
  | { readonly is: 'over'; readonly points: readonly string[] };

const many = (name: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `${name}-${n + 1}`);
const reads = many('read', 5);
const builds = many('build', 8);
const checks = many('check', 6);

function step(id: string, after: readonly string[], more = 'effects: none'): string {
  const outputs = after.map((one) => `of-${one}`).join(', ');
  const needs = after.length === 0 ? '' : `, depends_on: [${after.join(', ')}], inputs: [${outputs}]`;
  return `  - { id: ${id}, run: story${needs}, output: of-${id}, ${more} }`;
}

/** Of the fan of reading one may fail and does, of that of checking one fails the first time. */
export const failing = 'read-3';
export const failingOnce = 'check-5';
/** Where the run goes back to, where it does. */
export const target = 'joined';
export const name = 'story';

/** 30 steps: three fans, checkpoints at three places, files changed by two, effects outside, and somebody is asked. */
export const story = `name: ${name}
concurrency: 3
state:
  read: { type: integer, initial: 0 }
  built: { type: integer, initial: 0 }
steps:
${[
  step('plan', []),
  ...reads.map((id) => step(id, ['plan'], `effects: none${id === failing ? ', optional: true' : ''}`)),
  step('gather', reads, 'effects: none, checkpoint: gathered'),
  step('write', ['gather'], 'effects: files, checkpoint: written'),
  ...builds.map((id) => step(id, ['write'])),
  step('join', builds, `effects: none, checkpoint: ${target}`),
  step('book', ['join'], 'effects: external, idempotent: true, compensation: { run: story }'),
  step('send', ['join'], 'effects: external, compensation: { run: story }'),
  ...checks.map((id) =>
    step(id, ['book', 'send'], id === failingOnce ? 'effects: none, retry: { max: 1, initial_delay: 0 }' : undefined),
  ),
  step('amend', checks, 'effects: files'),
  step('review', ['amend'], 'effects: none, requires_approval: true'),
  step('tag', ['review']),
  step('tell', ['review']),
  step('close', ['tag', 'tell']),
].join('\n')}
`;

/** What was noted, oldest first; a line that somebody was killed over counts for nothing. */
export function notesOf(path: string): readonly Noted[] {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Noted);
}
