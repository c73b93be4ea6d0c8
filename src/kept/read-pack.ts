import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { opendir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mostFindings, type Finding, type Problem } from '../core/finding.ts';
import { clashing, faultIn, manifestProblems, readSeal, readSums, timelineProblems } from '../core/trace/pack-check.ts';
import { timelineUnlike } from '../core/trace/pack-record.ts';
import {
  compared,
  linesOfSums,
  manifestSchema,
  overLimits,
  packLimits,
  packPaths,
  pathFault,
  sumsText,
  timelineEventSchema,
} from '../core/trace/pack.ts';
import type { Saying } from '../core/trace/check/said.ts';
import { faultsOf } from '../files/faults.ts';
import { readJson, readJsonLines } from '../files/json.ts';
import { asFindings } from '../files/yaml.ts';
import { sha256 } from '../record.ts';
import { mostRead, recordFindings, sayingsOf } from './packed-record.ts';

/** What was found in an evidence pack, ours or anybody's. */
export interface ReadPack {
  /** What is wrong with its form, its digests, its manifest and its timeline; empty where nothing is. */
  readonly findings: readonly Finding[];
  /** The artifacts that could be read, as bytes: `artifacts/plan.json` → its content. What they say is not judged here. */
  readonly artifacts: ReadonlyMap<string, Uint8Array>;
  /** What the manifest of a pack of ours says of the Confirm in it; empty where it says nothing, or is not ours. */
  readonly sayings: readonly Saying[];
}

const parts = ['manifest.json', 'artifacts', 'timeline', 'integrity'];

/** Does a folder look like an evidence pack, even where some of it is missing? */
export async function isPack(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((): readonly string[] => []);
  return parts.filter((part) => names.includes(part)).length > 1;
}

/**
 * Reads an evidence pack as if somebody wanted to deceive: only regular files of the folder itself are opened, never what
 * a list names, nothing is followed, and a pack that is larger than packs may be is not read at all. `named` is what
 * findings call the folder.
 */
export async function readPack(folder: string, named: string): Promise<ReadPack> {
  const { sizes, findings, beyond } = await listed(folder, named);
  if (beyond !== null) {
    const next = 'Nothing of it was read: get a pack that keeps to the contract.';
    return { findings: [faultIn(named, 'pack_over_limits', beyond, next)], artifacts: new Map(), sayings: [] };
  }
  const contents = new Map<string, Uint8Array>();
  const digests = new Map<string, string>();
  const unread: Finding[] = [];
  for (const [path, size] of sizes) {
    const read = contentOf(join(folder, path), size);
    if (typeof read === 'string') unread.push(refused(named, path, read));
    else {
      digests.set(path, sha256(read));
      if (isWanted(path)) contents.set(path, read);
    }
  }
  const pack: Opened = { named, contents, digests };
  const marked = [...contents].flatMap(([path, bytes]) => markIn(`${named}/${path}`, bytes));
  const clashes = clashing([...sizes.keys()]).map(([one, other]) =>
    refused(named, one, `is the same file as ${other} on many machines`),
  );
  const found = [
    ...findings,
    ...unread,
    ...clashes,
    ...marked,
    ...digestFindings(pack),
    ...manifestFindings(pack),
    ...eventFindings(pack),
    ...recordFindings(contents, named),
  ];
  return {
    // However many warnings there are, they hide no error.
    findings: found
      .toSorted((one, other) => Number(one.severity === 'warning') - Number(other.severity === 'warning'))
      .slice(0, mostFindings),
    artifacts: new Map([...contents].filter(([path]) => /^artifacts\/[^/]+\.json$/u.test(path))),
    sayings: sayingsOf(contents, named),
  };
}

/** A pack whose files have been read: path → content of what is looked into, and path → sha256 of everything. */
interface Opened {
  readonly named: string;
  readonly contents: ReadonlyMap<string, Uint8Array>;
  readonly digests: ReadonlyMap<string, string>;
}

/** Tools put it in front of a text, and the digest is then that of another file. */
function markIn(file: string, bytes: Uint8Array): readonly Finding[] {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isMarked ? [faultIn(file, 'byte_order_mark', 'the file begins with a byte order mark', elsewhere)] : [];
}

/** `what` is the end of a sentence about a file or folder of the pack; the pack itself has an empty path. */
function refused(named: string, path: string, what: string): Finding {
  const file = path === '' ? named : `${named}/${path}`;
  return faultIn(file, 'pack_file_refused', `${path === '' ? 'the folder' : path} ${what}`, elsewhere);
}

/** Why the machine did not give something. Throws what is no answer of the machine. */
function whyNot(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  return `cannot be read (${String(error.code)})`;
}

/** In bytes; 0 where nobody may know. Whether it is so is looked at again when the file is open. */
function sizeOf(path: string): number {
  try {
    return lstatSync(path).size;
  } catch (error) {
    whyNot(error);
    return 0;
  }
}

const elsewhere = 'Get the pack again from whoever made it.';

/** Of everything else only the digest is needed. */
function isWanted(path: string): boolean {
  return /^(?:manifest\.json|artifacts\/[^/]+\.json|artifacts\/record\/.*|timeline\/.*|integrity\/.*)$/u.test(path);
}

/** More than this is not even listed: folders, links and the like count, too. */
const mostListed = 2 * packLimits.files;

interface Listing {
  /** Path → bytes, sorted by path. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
  /** Why no more was looked for; null where everything was. */
  readonly beyond: string | null;
}

/** The regular files of a folder; what else lies in it is a finding. */
async function listed(folder: string, named: string): Promise<Listing> {
  const sizes = new Map<string, number>();
  const findings: Finding[] = [];
  const folders = [''];
  let seen = 0;
  for (const inner of folders) {
    try {
      for await (const entry of await opendir(join(folder, inner))) {
        seen++;
        if (seen > mostListed) break;
        const path = `${inner}${entry.name}`;
        const fault = entry.isFile() ? pathFault(path) : 'is no regular file: links, pipes and devices are not read';
        if (entry.isDirectory()) folders.push(`${path}/`);
        else if (fault !== null) findings.push(refused(named, path, fault));
        else sizes.set(path, sizeOf(join(folder, path)));
      }
    } catch (error) {
      findings.push(refused(named, inner.slice(0, -1), whyNot(error)));
    }
  }
  const over = overLimits(sizes);
  return {
    sizes: new Map([...sizes].toSorted(([one], [other]) => compared(one, other))),
    findings: findings.toSorted((one, other) => compared(one.file, other.file)),
    beyond:
      over === null
        ? seen > mostListed
          ? `there are more than ${mostListed} files and folders`
          : null
        : `its files ${over}`,
  };
}

/**
 * The bytes of a regular file of this size, or why not as the end of a sentence. A pipe is not waited for. At once and not
 * in turns: there are thousands of small files in a folder of packs.
 */
function contentOf(path: string, size: number): Uint8Array | string {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  let file: number | null = null;
  try {
    file = openSync(path, flags);
    const found = fstatSync(file);
    const bytes = Buffer.alloc(size);
    const isIt = found.isFile() && found.size === size && readSync(file, bytes, 0, size, 0) === size;
    return isIt ? bytes : 'was exchanged while it was read';
  } catch (error) {
    return whyNot(error);
  } finally {
    if (file !== null) closeSync(file);
  }
}

function digestFindings({ named, contents, digests }: Opened): readonly Finding[] {
  const [sumsFile, sealFile] = [`${named}/${packPaths.sums}`, `${named}/${packPaths.seal}`];
  const [list, sealed] = [contents.get(packPaths.sums), contents.get(packPaths.seal)];
  const absent = [packPaths.sums, packPaths.seal].filter((path) => !contents.has(path));
  const found = absent.map((path) => missing(named, path, 'nothing proves what the files were'));
  if (list === undefined) return found;
  if (!isUtf8(list)) return [...found, faultIn(sumsFile, 'invalid_utf8', 'the file is not text in UTF-8', elsewhere)];
  const { sums, findings } = readSums(Buffer.from(list).toString(), sumsFile);
  const known = new Map(sums.map(({ path, digest }) => [path, digest]));
  for (const { path, digest, line } of sums) {
    const is = digests.get(path);
    if (is === undefined)
      found.push(faultIn(sumsFile, 'pack_part_missing', `${path} is listed and is not there`, elsewhere, line));
    else if (is !== digest)
      found.push(
        faultIn(
          `${named}/${path}`,
          'digest_differs',
          `${path} was changed: line ${line} of ${packPaths.sums} has another sha256`,
          elsewhere,
        ),
      );
  }
  for (const path of digests.keys()) {
    if (!known.has(path) && path !== packPaths.sums && path !== packPaths.seal)
      found.push(
        faultIn(`${named}/${path}`, 'digest_missing', `${path} is not listed in ${packPaths.sums}`, elsewhere),
      );
  }
  const seal = sealed === undefined ? null : readSeal(Buffer.from(sealed).toString('latin1'));
  if (sealed !== undefined && seal === null)
    found.push(faultIn(sealFile, 'digest_list', 'this is not a sha256 in hexadecimal', elsewhere));
  if (seal !== null && !sealsOf(known).includes(seal))
    found.push(faultIn(sealFile, 'digest_differs', `${packPaths.sums} was changed: this is not its sha256`, elsewhere));
  return [...findings, ...found];
}

/**
 * What may seal these digests. The contract sorts them by path and does not say by which alphabet; packs that were published
 * are sorted as a language does it.
 */
function sealsOf(digests: ReadonlyMap<string, string>): readonly string[] {
  const language = new Intl.Collator('en');
  const asWords = [...digests].toSorted(([one], [other]) => language.compare(one, other));
  // `sha256sum` ends every line, the last one too; the contract does not, and by it both are the same list.
  return [sumsText(digests), linesOfSums(asWords)].flatMap((text) => [sha256(text), sha256(`${text}\n`)]);
}

function missing(named: string, path: string, because: string): Finding {
  return faultIn(`${named}/${path}`, 'pack_part_missing', `${path} is not in the pack: ${because}`, elsewhere);
}

function manifestFindings({ named, contents, digests }: Opened): readonly Finding[] {
  const file = `${named}/${packPaths.manifest}`;
  const bytes = contents.get(packPaths.manifest);
  if (bytes === undefined) return [missing(named, packPaths.manifest, 'nothing says what it is')];
  const read = readJson(bytes, file, mostRead);
  if (!read.ok) return read.findings;
  const problems = [...faultsOf(read.value, manifestSchema), ...manifestProblems(read.value, new Set(digests.keys()))];
  return asFindings(problems, file, read.locate);
}

function eventFindings({ named, contents }: Opened): readonly Finding[] {
  const file = `${named}/${packPaths.timeline}`;
  const bytes = contents.get(packPaths.timeline);
  if (bytes === undefined) return [missing(named, packPaths.timeline, 'nothing tells what happened')];
  const read = readJsonLines(bytes, file, mostRead);
  if (!read.ok) return read.findings;
  const problems: Problem[] = [];
  const events: readonly unknown[] = Array.isArray(read.value) ? read.value : [];
  for (const [index, event] of events.entries()) {
    if (problems.length >= mostFindings) break;
    const faults = faultsOf({ event }, { type: 'object', properties: { event: timelineEventSchema } });
    problems.push(...faults.map((one) => ({ ...one, path: [index, ...one.path.slice(1)] })));
  }
  const bytesOfTrace = contents.get('artifacts/trace.json');
  const trace = bytesOfTrace === undefined ? null : readJson(bytesOfTrace, file, mostRead);
  const unlike = timelineUnlike(read.value, trace?.ok === true ? trace.value : null);
  return asFindings([...problems, ...timelineProblems(read.value), ...unlike], file, read.locate);
}
