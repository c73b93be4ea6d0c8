import { isFields, type Fields } from '../core/fields.ts';
import type { Finding } from '../core/finding.ts';

import type { ProjectEntry } from '../core/project/history.ts';
import type { Saying } from '../core/trace/check/said.ts';
import { faultIn } from '../core/trace/pack-check.ts';
import { loggedProblems } from '../core/trace/logged.ts';
import { isOurs, lackIn } from '../core/trace/pack-record.ts';
import { packPaths } from '../core/trace/pack.ts';
import { readJson } from '../files/json.ts';
import { objectsIn } from '../files/trace.ts';
import { asFindings } from '../files/yaml.ts';
import { BrokenLog, blobId, entriesOf, sha256, uuidFrom } from '../record.ts';

/** Some twenty thousand events. What is made of a text takes a hundred times its room where somebody wants it to. */
export const mostRead = { bytes: 8 * 1024 * 1024 };

/**
 * What proves the record in a pack beside the digests of the pack, which whoever changes it can make anew: every entry has
 * its hash, entries that follow each other are chained, the last names the state, and texts and evidence are named by
 * their digests. Packs of others hold no record.
 */
export function recordFindings(contents: ReadonlyMap<string, Uint8Array>, named: string): readonly Finding[] {
  const log = contents.get(packPaths.log);
  const manifest = fieldsIn(contents.get(packPaths.manifest));
  const file = `${named}/${packPaths.log}`;
  if (log === undefined)
    return manifest === null || !isOurs(manifest)
      ? []
      : [faultIn(file, 'pack_part_missing', `${packPaths.log} is not in the pack`, next)];
  try {
    const entries = entriesOf<ProjectEntry['command'], NonNullable<ProjectEntry['events']>[number]>(
      Buffer.from(log).toString(),
    );
    const broken = chainFindings(entries, file);
    const lack = broken.length > 0 ? null : lackIn(entries, manifest);
    return [
      ...broken,
      ...(lack === null ? [] : [faultIn(file, lack.code, lack.message, next)]),
      ...headFindings(entries, contents, named),
      ...stateFindings(entries, contents, named),
      ...namedFindings(contents, named),
      ...toldFindings(entries, contents, named),
    ];
  } catch (error) {
    // Nothing that is recorded is nested so deeply that it could not be written again.
    if (error instanceof RangeError) return [faultIn(file, 'nested_too_deeply', 'a line of the log never ends', next)];
    // Whoever makes up lines of a log can give them any shape.
    if (error instanceof TypeError)
      return [faultIn(file, 'log_broken', 'a line of the log is none that is ever recorded', next)];
    if (!(error instanceof BrokenLog)) throw error;
    return [faultIn(file, 'log_broken', error.message, next, error.line)];
  }
}

/** What the Trace tells, beside the lines that it is made from. */
function toldFindings(
  entries: readonly ProjectEntry[],
  contents: ReadonlyMap<string, Uint8Array>,
  named: string,
): readonly Finding[] {
  const path = 'artifacts/trace.json';
  const bytes = contents.get(path);
  const file = `${named}/${path}`;
  const read = bytes === undefined ? null : readJson(bytes, file, mostRead);
  if (read?.ok !== true) return [];
  const { objects } = objectsIn(read.value, file, `${named}/artifacts`);
  return objects.flatMap(({ kind, is }) =>
    kind === 'trace' && is !== null ? asFindings(loggedProblems(is, entries, uuidFrom), file, read.locate) : [],
  );
}

function fieldsIn(manifest: Uint8Array | undefined): Fields | null {
  const read = manifest === undefined ? null : readJson(manifest, packPaths.manifest, mostRead);
  return read?.ok === true && isFields(read.value) ? read.value : null;
}

/** What a manifest of ours says of the record; null where somebody else wrote it. */
function ownIn(manifest: Fields): Fields | null {
  const { record } = manifest;
  return isOurs(manifest) && isFields(record) ? record : null;
}

/** Where the Confirm of a pack of ours stands by its manifest, and which one that is. */
export function sayingsOf(contents: ReadonlyMap<string, Uint8Array>, named: string): readonly Saying[] {
  const manifest = fieldsIn(contents.get(packPaths.manifest));
  const record = manifest === null ? null : ownIn(manifest);
  if (manifest === null || record === null) return [];
  const { pack_id: packId } = manifest;
  const place = { file: `${named}/${packPaths.manifest}`, folder: `${named}/artifacts` };
  const id = typeof packId === 'string' ? packId.slice(0, -'-'.length - 12) : packId;
  return [
    { ...place, path: [], keys: { id: 'pack_id' }, fields: { pack_id: id } },
    { ...place, path: ['record'], keys: { plan_status: 'effective_plan_status', duty: 'duty' }, fields: record },
  ];
}

function headFindings(
  entries: readonly ProjectEntry[],
  contents: ReadonlyMap<string, Uint8Array>,
  named: string,
): readonly Finding[] {
  const last = entries.at(-1);
  const manifest = fieldsIn(contents.get(packPaths.manifest));
  // What is wrong with a manifest that cannot be read is told already.
  const head = manifest === null ? null : (ownIn(manifest) ?? {});
  if (head === null || (head['seq'] === last?.seq && head['hash'] === last?.hash)) return [];
  const file = `${named}/${packPaths.manifest}`;
  return [faultIn(file, 'record_edited', 'this names another last entry than the one in the log', next)];
}

const next = 'Ask for the record itself: `countersign verify` in a clone of it proves what happened.';

/** A pack has some entries of a log, in their order: those that follow each other have to fit. */
function chainFindings(entries: readonly ProjectEntry[], file: string): readonly Finding[] {
  return entries.flatMap(({ seq, prev }, index) => {
    const before = entries[index - 1];
    if (before === undefined) return [];
    if (seq <= before.seq)
      return [faultIn(file, 'log_broken', `entry ${seq} stands behind entry ${before.seq}`, next, index + 1)];
    const isNext = seq === before.seq + 1;
    return isNext && prev !== before.hash
      ? [faultIn(file, 'log_broken', `entry ${seq} does not follow from the one before it`, next, index + 1)]
      : [];
  });
}

function stateFindings(
  entries: readonly ProjectEntry[],
  contents: ReadonlyMap<string, Uint8Array>,
  named: string,
): readonly Finding[] {
  const state = contents.get(packPaths.state);
  const last = entries.at(-1);
  if (last === undefined || (state !== undefined && blobId(state) === last.state)) return [];
  return [
    faultIn(`${named}/${packPaths.state}`, 'state_edited', `this is not the state that entry ${last.seq} led to`, next),
  ];
}

/** Files whose name is the digest of what they hold. */
function namedFindings(contents: ReadonlyMap<string, Uint8Array>, named: string): readonly Finding[] {
  return [...contents].flatMap(([path, bytes]) => {
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\..*$/u, '');
    const holds = path.startsWith(packPaths.rules)
      ? blobId(bytes)
      : path.startsWith(packPaths.evidence)
        ? sha256(Buffer.from(Buffer.from(bytes).toString('latin1'), 'base64'))
        : name;
    return holds === name
      ? []
      : [faultIn(`${named}/${path}`, 'record_edited', `${path} is not what its name says`, next)];
  });
}
