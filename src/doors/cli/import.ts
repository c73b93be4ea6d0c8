import { readFile } from 'node:fs/promises';
import { eventsOf } from '../../core/project/history.ts';
import type { Given } from '../../core/verbs/verb.ts';
import { waitBefore } from '../../core/patience.ts';
import { readExported } from '../../files.ts';
import type { GitHome } from '../../git/home.ts';
import { LostEveryRace } from '../../handle.ts';
import { fitting, type Fit, type Part } from '../../kept/import.ts';
import { machineClock as clock } from '../../clock.ts';
import { done, exits, no, styled, type Answer, type Line } from './answer.ts';
import { whyUnreadable } from './evidence.ts';
import { plural } from './findings.ts';
import { observedProject } from './look.ts';
import { room, wrapped } from './print.ts';
import { withHome, word } from './session.ts';

/**
 * Makes a project of a document that was exported with its record. Nothing is written where anything of the document is
 * not what its record leads to, or where there is a project of that id: the id is in every entry, and stays.
 */
export async function imported(given: Given): Promise<Answer> {
  const file = word(given, 'file');
  const text: unknown = await readFile(file).catch((error: unknown) => whyUnreadable(error));
  if (!(text instanceof Uint8Array))
    return no(
      exits.failed,
      'not_read',
      `${file} ${String(text)}`,
      'name a file that countersign export --record wrote',
    );
  const read = readExported(text, file);
  if (!read.ok) {
    const [first] = read.findings;
    const because = `${file}:${first?.line ?? 1}:${first?.column ?? 1} ${first?.message ?? 'cannot be read'}`;
    return no(exits.failed, first?.code ?? 'yaml_syntax', because, first?.next ?? 'Export it again.');
  }
  const fit = fitting(read.value);
  if ('refusal' in fit) {
    const { code, because, next } = fit.refusal;
    const answer = no(exits.refused, code, because, next);
    return { ...answer, json: { ...answer.json, differing: fit.differing } };
  }
  return withHome((home) => broughtIn(home, fit));
}

async function broughtIn(home: GitHome, fit: Fit): Promise<Answer> {
  const { id, entries, parts } = fit;
  if ((await home.projects()).includes(id)) {
    return no(
      exits.refused,
      'already_started',
      `there is a project ${id} here`,
      `Its id is part of every entry and cannot be another: import it where there is no ${id}.`,
    );
  }
  for (const part of parts) await committed(home, id, part);
  const what = `${id} with ${plural(entries.length, 'entry', 'entries')}`;
  const proof = `countersign verify ${id}`;
  const absent = await notHere(home, id);
  return done(
    [
      [styled('green', '✓ '), `imported: ${what}`],
      [styled('cyan', `  ${proof}`), styled('dim', '  proves it')],
      ...absentLines(absent),
    ],
    {
      project: id,
      entries: entries.length,
      not_here: absent,
      next: proof,
    },
  );
}

/** What the next command retires: the record has it on the default branch or on an open one, and it is not there. */
async function notHere(home: GitHome, id: string): Promise<readonly string[]> {
  const seen = await observedProject(home, id);
  if ('answer' in seen) return [];
  const { artifacts } = seen.state;
  return eventsOf(seen.pending, 'artifact_retired').map(({ event: { artifact, proposal } }) => {
    if (proposal !== null) return `${artifact} (on branch ${proposal})`;
    const { version = '', path = 'on the default branch' } = artifacts[artifact] ?? {};
    return `${artifact} ${version} (${path})`;
  });
}

function absentLines(absent: readonly string[]): readonly Line[] {
  if (absent.length === 0) return [];
  const count = absent.length === 1 ? 'it counts' : 'they count';
  const columns = room(process.stdout) - 2;
  const text = [
    `not here, where the record has ${absent.length === 1 ? 'it' : 'them'}: ${absent.join(', ')}.`,
    `From the next command on ${count} as retired, and what was approved of that is void.`,
    'Bring the files here first: a record belongs into a clone of the repository that it is about.',
  ].join(' ');
  return wrapped(text, columns).map((line, at): Line => [at === 0 ? styled('yellow', '! ') : '  ', line]);
}

/** Whoever else writes moves the branch, and nothing of this project: the same is tried again on top of that. */
async function committed(home: GitHome, id: string, { entries, files }: Part): Promise<void> {
  const author = await home.actor();
  for (let attempt = 0; attempt < home.patience.tries; attempt += 1) {
    if (attempt > 0) await clock.sleep(waitBefore(home.patience, attempt, clock.random()));
    const subject = `import: ${plural(entries.length, 'entry', 'entries')} (${id})`;
    const revision = await home.stateCommit();
    const made = await home.commit({ id, revision, files, entries, subject, author, at: clock.now() });
    if (made.ok) return;
  }
  throw new LostEveryRace(home.patience.tries);
}
