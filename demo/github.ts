import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { proveRecord } from './proof.ts';
import { openStory, play, type Story } from './story.ts';
import { stateBranch, type Studio } from './studio.ts';
import { chapter, page, say } from './telling.ts';

export interface Playing {
  /** Where the pages are served; 0 for any free port. */
  readonly port: number;
  /** An empty folder, or one that is not there yet, for a clone; null to keep none. */
  readonly keep: string | null;
  /** Ends when the story is told; otherwise serves its pages until the process is told to end. */
  readonly once: boolean;
}

/** Tells the story. Answers whether it came to its end. */
export async function playOnGitHub({ port, keep, once }: Playing): Promise<boolean> {
  const stop = stopped();
  const studio = await openStory(port);
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'countersign-demo-'));
  mkdirSync(folder, { recursive: true });
  try {
    const story = await Promise.race([told(studio, folder), stop]);
    if (story === undefined) return false;
    if (keep !== null) say(`The clone lies in ${folder}. Try there: git log -p countersign`);
    if (once) return true;
    say(
      'The project, the contract that was merged past a gate, and the branch that remembers; until you press Ctrl-C:',
    );
    for (const path of [`issues/${story.issue}`, `pull/${story.bypassed}`, `commits/${stateBranch}`])
      page(studio.address(path));
    await stop;
    return true;
  } finally {
    await studio.close();
    if (keep === null) rmSync(folder, { recursive: true, force: true });
  }
}

async function told(studio: Studio, folder: string): Promise<Story> {
  say("A GitHub of its own, with the App installed: real git, signed webhooks, GitHub's own schema.");
  page(studio.address());
  const story = await play(studio);
  chapter('What is left: the record, and the proof that nobody touched it');
  await proveRecord(studio, folder);
  const [trouble] = studio.troubles();
  if (trouble !== undefined) throw new Error(`behind the scenes: ${trouble}`);
  return story;
}

/** Resolves when the process is told to end, by Ctrl-C or otherwise. */
function stopped(): Promise<void> {
  return new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}
