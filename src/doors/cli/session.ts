import type { Actor } from '../../core/entry.ts';
import { projectFiles } from '../../core/project/decider.ts';
import { inProject } from '../../core/verbs/sentences.ts';
import type { Given } from '../../core/verbs/verb.ts';
import { openGitHome, type GitHome, type GitHomeOptions } from '../../git/home.ts';
import { exits, misuse, no, type Answer } from './answer.ts';
import { begin } from './early.ts';
import { shippedLifecycles } from './place.ts';

/** Where the command runs, and where what ships with it lies. */
export function homeOptions(): GitHomeOptions {
  return { cwd: process.cwd(), shipped: shippedLifecycles(), opening: begin() };
}

/** Does something with the home of the folder the command runs in, and lets its git process go. */
export async function withHome<T>(
  work: (home: GitHome) => Promise<T>,
  options: { readonly workflow?: string } = {},
): Promise<T> {
  // Not closed: git's reader leaves when this process does, and nobody has to wait for it.
  return work(await openGitHome({ ...homeOptions(), ...options }));
}

/** What was typed under a name, as one text; empty when nothing was. */
export function word(given: Given, name: string): string {
  const value = given[name];
  return typeof value === 'string' ? value : '';
}

/** What was typed under a name that may be given again. */
export function words(given: Given, name: string): readonly string[] {
  const value = given[name];
  if (typeof value === 'object') return value;
  return typeof value === 'string' ? [value] : [];
}

/** Who gives the command: whoever signs it, where `--sign` was typed or git signs commits; else as git knows them. */
export function asking(home: GitHome, given: Given): Promise<Actor> {
  return home.actor(given['sign'] === true);
}

export type Chosen = { readonly id: string } | { readonly answer: Answer };

/** The project that is meant: the one named, else the only one that is open. */
export async function chosenProject(home: GitHome, named: string): Promise<Chosen> {
  const all = await home.projects();
  if (named !== '') return all.includes(named) ? { id: named } : { answer: unknownProject(named, all) };
  const [first, second] = all;
  if (first === undefined) return { answer: noProject() };
  if (second === undefined) return { id: first };
  const open = await openProjects(home, all);
  const [one, other] = open;
  if (one === undefined)
    return {
      answer: no(
        exits.refused,
        'project_closed',
        'every project here has ended',
        'countersign start NAME begins one; --project ID looks at one that has ended',
      ),
    };
  if (other === undefined) return { id: one };
  return { answer: misuse(`${open.join(', ')} are open: which one is meant?`, `name it: --project ${one}`) };
}

export function noProject(): Answer {
  return no(
    exits.refused,
    'not_started',
    'there is no project here yet',
    'countersign start NAME --title "what it is" begins one',
  );
}

export function unknownProject(named: string, all: readonly string[]): Answer {
  const next =
    all.length === 0 ? 'countersign start NAME --title "what it is" begins one' : `there are: ${all.join(', ')}`;
  return no(exits.refused, 'not_started', `there is no project ${named}`, next);
}

/** Those that have not ended, by a look at nothing but their states. */
export async function openProjects(home: GitHome, all: readonly string[]): Promise<readonly string[]> {
  const { readState } = await import('../../files.ts');
  const ended = await Promise.all(
    all.map(async (id) => {
      const read = readState((await home.read(id, projectFiles.state)) ?? '', id);
      // What cannot be read is not over: whoever asks for it is told what is wrong with it.
      return read.ok && read.state.terminal_state !== null;
    }),
  );
  return all.filter((_id, at) => ended[at] === false);
}

/** Commands that can be typed as they stand: where there is more than one project they name the one they are about. */
export function addressed<T extends { readonly command?: string }>(
  steps: readonly T[],
  id: string,
  isOneOfMany: boolean,
): readonly T[] {
  if (!isOneOfMany) return steps;
  return steps.map((step) => (step.command === undefined ? step : { ...step, command: inProject(step.command, id) }));
}
