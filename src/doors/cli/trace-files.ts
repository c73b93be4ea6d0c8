import { isFields } from '../../core/fields.ts';
import type { Stats } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Finding, FindingCode } from '../../core/finding.ts';

import { readInvariants, type Invariant } from '../../core/trace/check/invariants.ts';
import type { TraceObject } from '../../core/trace/check/objects.ts';
import type { Index, Saying } from '../../core/trace/check/said.ts';
import type { TraceProblem } from '../../core/trace/check/told.ts';
import { faultsOf } from '../../files/faults.ts';
import { objectsIn, readForeign } from '../../files/trace.ts';
import type { Locate } from '../../files/yaml.ts';
import { isPack, readPack } from '../../kept/read-pack.ts';
import { indexSchema } from '../../kept/trace.ts';
import { whyUnreadable } from './evidence.ts';

/** What was found under the names that somebody gave. */
export interface Gathered {
  readonly objects: readonly TraceObject[];
  /** Rules that lie beside the objects, for those in their folder and below. */
  readonly invariants: readonly Invariant[];
  /** What is wrong with files before anything of what they say is judged. */
  readonly findings: readonly Finding[];
  /** What is wrong with the rules and the indexes that lie there. */
  readonly problems: readonly TraceProblem[];
  readonly notChecked: readonly { readonly file: string; readonly because: string }[];
  readonly packs: readonly string[];
  /** Indexes of exports, and what the manifests of packs say of their Confirms. */
  readonly indexes: readonly Index[];
  readonly sayings: readonly Saying[];
  /** Where the parts of each file stand. */
  readonly places: ReadonlyMap<string, Locate>;
  /** Whether a folder was given: then everything that belongs together should be there. */
  readonly isWhole: boolean;
}

/** More than a record of years comes to; whoever has more checks it in parts. */
const most = { files: 20_000, depth: 32, bytes: 256 * 1024 * 1024 };

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? I[] : T[K] };
interface Gathering extends Mutable<Gathered> {
  readonly places: Map<string, Locate>;
  readonly seen: Set<string>;
  bytes: number;
}

/** Reads everything that lies under these names. Links are not followed, whoever set them. */
export async function gathered(names: readonly string[]): Promise<Gathered> {
  const all: Gathering = {
    objects: [],
    invariants: [],
    findings: [],
    problems: [],
    notChecked: [],
    packs: [],
    indexes: [],
    sayings: [],
    places: new Map(),
    isWhole: false,
    seen: new Set(),
    bytes: 0,
  };
  for (const name of names) await visit(join(name), 0, all);
  return all;
}

async function visit(name: string, depth: number, all: Gathering): Promise<void> {
  if (all.seen.has(name) || all.seen.size > most.files) return;
  all.seen.add(name);
  if (all.seen.size > most.files) {
    const next = 'Check the folders in it one after another.';
    refuse(
      name,
      'too_many_files',
      `more than ${most.files.toLocaleString('en-US')} files and folders lie here`,
      next,
      all,
    );
    return;
  }
  const stats = await lstat(name).catch(whyUnreadable);
  if (typeof stats === 'string') {
    refuse(name, 'unreadable_file', `${name} ${stats}`, 'Name a folder or a file that is there.', all);
  } else if (stats.isDirectory()) {
    await folder(name, depth, all);
  } else if (stats.isFile()) {
    await judgeFile(name, stats, all);
  } else {
    const what = stats.isSymbolicLink() ? 'a link' : 'neither a file nor a folder';
    refuse(name, 'unsafe_path', `${name} is ${what}, and is not followed`, 'Put the file itself there.', all);
  }
}

async function folder(name: string, depth: number, all: Gathering): Promise<void> {
  if (depth === 0) all.isWhole = true;
  if (await isPack(name)) {
    const { findings, artifacts, sayings } = await readPack(name, name);
    all.packs.push(name);
    all.findings.push(...findings);
    all.sayings.push(...sayings);
    for (const [path, content] of artifacts) judge(join(name, path), content, all);
    return;
  }
  if (depth > most.depth) {
    refuse(name, 'nested_too_deeply', 'folders lie too deep in each other here', 'Check this one by itself.', all);
    return;
  }
  const names = await readdir(name).catch(whyUnreadable);
  if (typeof names === 'string') {
    refuse(name, 'unreadable_file', `${name} ${names}`, 'Let yourself read it.', all);
    return;
  }
  for (const inner of names.toSorted()) {
    if (inner.startsWith('.')) all.notChecked.push({ file: join(name, inner), because: 'it is hidden' });
    else await visit(join(name, inner), depth + 1, all);
  }
}

async function judgeFile(name: string, { size }: Stats, all: Gathering): Promise<void> {
  all.bytes += size;
  if (!/\.(?:json|ndjson|ya?ml)$/iu.test(name)) {
    all.notChecked.push({ file: name, because: 'it is neither JSON nor YAML by its name' });
  } else if (all.bytes > most.bytes) {
    const next = 'Check it by itself.';
    refuse(name, 'file_too_large', 'the files before this one and it are too large together', next, all);
  } else {
    const content = await readFile(name).catch(whyUnreadable);
    if (typeof content === 'string')
      refuse(name, 'unreadable_file', `${name} ${content}`, 'Let yourself read it.', all);
    else judge(name, content, all);
  }
}

/** What a file is: rules, by its name; else the objects in it. */
function judge(name: string, content: Uint8Array, all: Gathering): void {
  const read = readForeign(content, name);
  if (!read.ok) {
    all.findings.push(...read.findings);
    return;
  }
  all.places.set(name, read.locate);
  const under = dirname(name);
  if (/^invariants\.ya?ml$/iu.test(basename(name))) {
    const { invariants, problems } = readInvariants(read.value, { file: name, under: under === '.' ? '' : under });
    all.invariants.push(...invariants);
    all.problems.push(...problems);
    return;
  }
  if (isIndex(name, read.value)) {
    const faults = faultsOf(read.value, indexSchema);
    all.problems.push(...faults.map((fault) => ({ ...fault, file: name })));
    if (faults.length === 0) all.indexes.push({ file: name, path: [], folder: under, value: read.value });
    return;
  }
  const { objects, others } = objectsIn(read.value, name, under);
  all.objects.push(...objects);
  for (const because of new Set(others)) all.notChecked.push({ file: name, because });
}

/** The list of Confirms that an export has beside their folders. */
function isIndex(name: string, value: unknown): boolean {
  return basename(name) === 'index.json' && isFields(value) && 'format' in value && 'confirms' in value;
}

function refuse(file: string, code: FindingCode, message: string, next: string, all: Gathering): void {
  all.findings.push({ code, file, line: 1, column: 1, message, next, severity: 'error' });
}

/** Rules out of a file that somebody names: for everything. */
export async function rulesIn(
  name: string,
): Promise<Pick<Gathered, 'invariants' | 'findings' | 'problems' | 'places'>> {
  const content = await readFile(name).catch(whyUnreadable);
  if (typeof content === 'string') {
    const next = 'Name a file of rules: --rules FILE.';
    const code = 'unreadable_file';
    const finding: Finding = {
      code,
      file: name,
      line: 1,
      column: 1,
      message: `${name} ${content}`,
      next,
      severity: 'error',
    };
    return { invariants: [], findings: [finding], problems: [], places: new Map() };
  }
  const read = readForeign(content, name);
  if (!read.ok) return { invariants: [], findings: read.findings, problems: [], places: new Map() };
  return {
    ...readInvariants(read.value, { file: name, under: null }),
    findings: [],
    places: new Map([[name, read.locate]]),
  };
}
