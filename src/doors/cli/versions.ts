import { writeFile } from 'node:fs/promises';
import { projectFolder } from '../../core/project/decider.ts';
import { exported } from '../../core/project/export.ts';
import { linesOf } from '../../core/project/lines.ts';
import { versionsIn, type ArtifactVersion } from '../../core/project/history.ts';
import { tableCsv, tableNames } from '../../core/project/tables.ts';
import type { Given } from '../../core/verbs/verb.ts';
import { writeYaml } from '../../files.ts';
import type { GitHome } from '../../git/home.ts';
import { recordOf, type Shelf } from '../../kept/import.ts';
import { done, exits, misuse, no, styled, type Answer, type Line } from './answer.ts';
import { warned } from './around.ts';
import { whyUnreadable } from './evidence.ts';
import { observedProject } from './look.ts';
import { room, table } from './print.ts';
import { machineClock as clock } from '../../clock.ts';
import { chosenProject, unknownProject, withHome, word } from './session.ts';

/** The versions of one artifact, or of all, oldest first. */
export function versions(given: Given): Promise<Answer> {
  return withHome(async (home) => {
    const seen = await observedProject(home, word(given, 'project'));
    if ('answer' in seen) return seen.answer;
    const { state, world } = seen;
    const named = word(given, 'name');
    const types = linesOf(world.definition, state.tracks).map((one) => one.name);
    const there = Object.keys(state.artifacts);
    if (named !== '' && !types.includes(named) && !there.includes(named)) {
      return no(
        exits.refused,
        'unknown_artifact',
        `the definition has no artifact ${named}`,
        `it has ${types.join(', ')}`,
      );
    }
    const found = versionsIn(await home.entries(state.project_id)).filter(
      ({ artifact }) => named === '' || artifact === named,
    );
    const json = { project: state.project_id, versions: found };
    if (found.length === 0)
      return warned(done([named === '' ? 'Nothing has landed yet.' : `No version of ${named} has landed yet.`], json), [
        seen,
      ]);
    const cells = table(
      [['artifact', 'version', 'landed (UTC)', 'by', 'content', 'path'], ...found.map(rowOf)],
      room(process.stdout),
    );
    const lines = cells.map((row, at): Line =>
      at === 0 ? [styled('bold', row.join('').trimEnd())] : row.join('').trimEnd(),
    );
    return warned(done(lines, json), [seen]);
  });
}

/** The whole project as one document, with its record where that is asked for; or a part of it for a spreadsheet. */
export async function whole(given: Given): Promise<Answer> {
  const [file, asked] = [word(given, 'csv'), word(given, 'table')];
  const name = tableNames.find((one) => one === asked);
  if ((file === '') !== (asked === ''))
    return misuse(
      `--${file === '' ? 'table' : 'csv'} goes with --${file === '' ? 'csv FILE' : 'table NAME'}`,
      tablesText,
    );
  if (asked !== '' && name === undefined) return misuse(`there is no table ${asked}`, tablesText);
  return withHome(async (home) => {
    const chosen = await chosenProject(home, word(given, 'id'));
    if ('answer' in chosen) return chosen.answer;
    // The document is as of the last entry: what is not recorded yet is not in it.
    const { state, observed } = await home.observe(chosen.id, clock.now());
    if (state === null) return unknownProject(chosen.id, await home.projects());
    const entries = await home.entries(chosen.id);
    const document = exported(state, observed.world.definition, entries, versionsIn(entries));
    if (name !== undefined) return tableWritten(chosen.id, file, tableCsv(document.project_state, name));
    if (given['record'] !== true) return done([], { project: chosen.id, document }, writeYaml(document));
    const withRecord = { ...document, record: await recordOf(state, entries, shelfOf(home, chosen.id)) };
    return done([], { project: chosen.id, document: withRecord }, writeYaml(withRecord));
  });
}

const tablesText = `write --csv FILE --table NAME; there are ${tableNames.join(', ')}`;

async function tableWritten(project: string, file: string, csv: string): Promise<Answer> {
  if (file === '-') return done([], { project, csv }, csv);
  const error: unknown = await writeFile(file, csv).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error === null) return done([[styled('green', '✓ '), `written: ${file}`]], { project, file });
  return no(exits.failed, 'not_written', `${file} ${whyUnreadable(error)}`, 'name another file: --csv FILE');
}

/** Where a home keeps what a project rests on: texts that were pinned once stay in its history. */
export function shelfOf(home: GitHome, id: string): Shelf {
  return {
    text: (blob) =>
      /^[0-9a-f]{40,64}$/u.test(blob) ? home.objects.text(blob).catch(() => null) : Promise.resolve(null),
    file: async (path) => {
      const found = await home.objects.read(`${(await home.stateCommit()) ?? ''}:${projectFolder(id)}/${path}`);
      return found?.bytes ?? null;
    },
  };
}

function rowOf({ artifact, version, landed_at, by, content, path, bypassed }: ArtifactVersion): readonly string[] {
  const past = bypassed.length === 0 ? '' : `past closed ${bypassed.join(', ')}`;
  return [
    artifact,
    version,
    landed_at.slice(0, 16).replace('T', ' '),
    by,
    content.replace(/^sha256:/u, '').slice(0, 12),
    [path ?? '', past].join(' ').trim(),
  ];
}
