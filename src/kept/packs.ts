import { eventsOf, type ProjectEntry } from '../core/project/history.ts';
import { refuse, type Refusal } from '../core/refusal.ts';
import { confirmObjectSchema, contextSchema, eventSchema, planSchema, traceSchema } from '../core/trace/mplp.ts';
import { overLimits, packPaths, packTexts, sumsText, type PackedFrom } from '../core/trace/pack.ts';
import type { ConfirmTrace } from '../core/trace/record.ts';
import { writeYaml } from '../files.ts';
import { lineOf, sha256 } from '../record.ts';
import type { Shelf } from './import.ts';
import { evidenceOf, replayed } from './replay.ts';

/** The record of a project that packs are made of. */
export interface PackedRecord {
  readonly project: string;
  /** The whole log. */
  readonly entries: readonly ProjectEntry[];
  /** Of this program. */
  readonly version: string;
  readonly shelf: Shelf;
}

/**
 * An evidence pack for each Confirm: path (`<gate>/<track>-<n>/manifest.json`) → text. It is the same to the byte whenever it
 * is made from the same record. Refused is a pack that would break a limit of the contract, and one whose evidence is
 * not what was handed in.
 */
export async function packsOf(
  traces: readonly ConfirmTrace[],
  record: PackedRecord,
): Promise<{ readonly files: ReadonlyMap<string, string> } | { readonly refusal: Refusal }> {
  const { project, entries, version, shelf } = record;
  const last = entries.at(-1);
  const { state } = replayed(entries);
  const files = new Map<string, string>();
  if (last === undefined || state === null) return { files };
  const from: PackedFrom = {
    project,
    workflow: state.workflow_type,
    head: { seq: last.seq, hash: last.hash, at: last.at },
    generator: { name: 'countersign', version, fingerprint: fingerprint(version) },
  };
  const stateText = writeYaml(state);
  const ruled = rulesByEntry(entries);
  const texts = new Map<string, string | null>();
  for (const one of traces) {
    // The first says which project it is, and the last names the state.
    const chosen = new Set([1, ...one.entries, last.seq]);
    const rested = entries.filter(({ seq }) => chosen.has(seq));
    const evidence = await evidenceTexts(rested, shelf);
    if ('refusal' in evidence) return evidence;
    const parts = new Map<string, string>([
      ...packTexts(one, from),
      [packPaths.log, rested.map(lineOf).join('')],
      [packPaths.state, stateText],
      ...evidence.files,
    ]);
    for (const blob of new Set(rested.flatMap(({ seq }) => ruled.get(seq) ?? []))) {
      if (!texts.has(blob)) texts.set(blob, await shelf.text(blob));
      const text = texts.get(blob) ?? null;
      // What was imported may rest on texts that were lost before: the entries name them all the same.
      if (text !== null) parts.set(`${packPaths.rules}${blob}.yaml`, text);
    }
    const sums = sumsText(new Map([...parts].map(([path, text]) => [path, sha256(text)])));
    parts.set(packPaths.sums, sums);
    parts.set(packPaths.seal, `${sha256(sums)}  ${packPaths.sums}\n`);
    const over = overLimits(new Map([...parts].map(([path, text]) => [path, Buffer.byteLength(text)])));
    if (over !== null)
      return refuse(
        'not_packable',
        `the files of ${one.folder} ${over}: the evidence that was handed in for it is too much`,
        'Export it as --format mplp, which names evidence by its digest, and hand over the record itself beside it.',
      );
    for (const [path, text] of parts) files.set(`${one.folder}/${path}`, text);
  }
  return { files };
}

/** Who has packed: the program, and the form of what it writes. */
function fingerprint(version: string): string {
  const schemas = [contextSchema, planSchema, confirmObjectSchema, traceSchema, eventSchema];
  return sha256(JSON.stringify(['countersign', version, schemas]));
}

/** Number of an entry → blobs of the definition and of the policies that held when it was decided, and after it. */
function rulesByEntry(entries: readonly ProjectEntry[]): ReadonlyMap<number, readonly string[]> {
  const pinned = new Map<string, readonly string[]>();
  return new Map(
    entries.map((entry) => {
      const before = [...pinned.values()].flat();
      for (const { event } of eventsOf([entry], 'definition_pinned')) {
        const { pin, what } = event;
        pinned.set(what, pin === null ? [] : [pin.blob, ...(pin.base === undefined ? [] : [pin.base.blob])]);
      }
      return [entry.seq, [...before, ...[...pinned.values()].flat()]];
    }),
  );
}

/** What people handed in, as Base64: a pack holds text of a few kinds only, and mail and scans are none of them. */
async function evidenceTexts(
  entries: readonly ProjectEntry[],
  shelf: Shelf,
): Promise<{ readonly files: ReadonlyMap<string, string> } | { readonly refusal: Refusal }> {
  const files = new Map<string, string>();
  for (const [path, digest] of evidenceOf(entries)) {
    const bytes = await shelf.file(path);
    if (bytes === null || sha256(bytes) !== digest)
      return refuse(
        'not_packable',
        `${path}, on which a decision rests, is not there or is not what was handed in`,
        'See what happened to the record: countersign verify',
      );
    files.set(
      `${packPaths.evidence}${digest}.txt`,
      Buffer.from(bytes)
        .toString('base64')
        .replaceAll(/.{76}(?=.)/gu, '$&\n'),
    );
  }
  return { files };
}
