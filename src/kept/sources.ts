import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Definition } from '../core/definition/schema.ts';
import type { Finding } from '../core/finding.ts';
import { defaultPolicy, type Policy } from '../core/policy/schema.ts';
import type { Pin } from '../core/project/state.ts';
import type { Extending, Including, ReadDefinition, ReadPolicy, Refused } from '../files.ts';
import type { Pinned } from './pinned.ts';
import { blobId } from '../record.ts';
import { Damaged } from './damage.ts';

/** Where a repository keeps its own, read from the default branch only. */
export const policyPath = '.github/countersign.yml';
export const lifecyclesPath = '.github/countersign/lifecycles';
/** Below this everything is a rule, or may be a part of one. */
export const rulesPath = '.github/countersign';

/** A text with where it came from: a path of the repository, or `countersign:` and the name of a shipped file. */
export interface Source {
  readonly origin: string;
  readonly text: string;
  readonly blob: string;
}

/** A text as git holds it: by its id it is known without reading it again. */
export interface KeptText {
  readonly oid: string;
  readonly text: string;
}

/** A policy as a project pinned it, with what it extends. */
export interface PinnedPolicy extends Source {
  readonly base?: Source;
}

/**
 * How a home reads what a policy extends, and makes one policy of both. `lastGood`: what a project was decided under
 * before; it keeps a copy of what that extended.
 */
export type Bases = (
  extending: Extending['extending'],
  lastGood: PinnedPolicy | 'default' | null,
) => Promise<ReadPolicy | Refused>;

/**
 * How a home remembers what a text was read as, under a name and the text's blob id; `worthKeeping` says whether the
 * value may be remembered. A home that remembers nothing calls `read`.
 */
export type Remember = <T>(
  name: string,
  blob: string,
  read: () => Promise<T>,
  worthKeeping: (value: T) => boolean,
) => Promise<T>;

/**
 * How a home reads files that definitions include: those that are there, by their paths; null is what is no text, or too
 * large to be read whole. Only asked where a definition includes any.
 */
export type Includes = (paths: readonly string[]) => Promise<ReadonlyMap<string, string | null>>;

/** A definition as it was read. What is made of several files is one text, and its origin names them all. */
export interface DefinitionRead extends Source {
  /** The file itself, and those that it includes. */
  readonly files: readonly string[];
  readonly read: ReadDefinition | Refused;
}

/** A definition that can be followed here, or cannot and why. Equal names: the nearest wins, and names what it hides. */
export interface FoundDefinition extends DefinitionRead {
  readonly workflow_type: string;
  readonly definition: Definition | null;
  readonly findings: readonly Finding[];
  readonly shadows: readonly string[];
}

/** The policy in force. Without a file it is the default one; a broken file leaves the last good one in force. */
export interface FoundPolicy {
  readonly policy: Policy;
  readonly pin: Pin | null;
  readonly text: string | null;
  /** What the file extends. */
  readonly base?: Source | undefined;
  readonly findings: readonly Finding[];
}

/** What a project that pins this policy keeps of it: texts by their blobs. */
export function textsOf({ pin, text, base }: FoundPolicy): readonly (readonly [string, string])[] {
  if (pin === null || text === null) return [];
  return [[pin.blob, text] as const, ...(base === undefined ? [] : [[base.blob, base.text] as const])];
}

/** Reads a policy, with what it extends where it does. */
export async function policyRead(
  text: string | Uint8Array,
  file: string,
  bases: Bases,
  lastGood: PinnedPolicy | 'default' | null = null,
): Promise<ReadPolicy | Refused> {
  const read = (await import('../files.ts')).readPolicy(text, file);
  return 'extending' in read ? bases(read.extending, lastGood) : read;
}

/** Every definition, the nearest first: of equal names the first wins, and names those it hides. */
export async function foundIn(sources: readonly Source[], includes: Includes): Promise<readonly FoundDefinition[]> {
  const found: FoundDefinition[] = [];
  for (const source of await definitionsOf(sources, includes)) {
    const { read } = source;
    const type = read.ok ? read.definition.workflow_type : source.origin;
    const nearer = found.findIndex((one) => one.workflow_type === type);
    const hidden = found[nearer];
    if (hidden !== undefined) {
      found[nearer] = { ...hidden, shadows: [...hidden.shadows, source.origin] };
      continue;
    }
    found.push({
      ...source,
      workflow_type: type,
      definition: read.ok ? read.definition : null,
      findings: read.ok ? [] : read.findings,
      shadows: [],
    });
  }
  return found;
}

/** Reads definitions, with what they include. */
export async function definitionsOf(
  sources: readonly Source[],
  includes: Includes,
): Promise<readonly DefinitionRead[]> {
  const { readDefinition } = await import('../files.ts');
  const all = sources.map((source) => ({ source, read: readDefinition(source.text, source.origin) }));
  const paths = all.flatMap(({ read }) => ('including' in read ? read.including.paths : []));
  const texts = paths.length === 0 ? new Map<string, null>() : await sharedTexts(paths, includes);
  const whole = all.map(async ({ source, read }) =>
    'including' in read ? wholeOf(source, read, texts) : { ...source, files: [source.origin], read },
  );
  return Promise.all(whole);
}

/** What cannot be included is not even asked for. */
async function sharedTexts(paths: readonly string[], includes: Includes): ReturnType<Includes> {
  const { sharedAmong } = await import('../files/include.ts');
  const shared = sharedAmong(paths);
  return shared.length === 0 ? new Map() : includes(shared);
}

async function wholeOf(
  source: Source,
  { including }: Including,
  texts: ReadonlyMap<string, string | null>,
): Promise<DefinitionRead> {
  const { wholeDefinition } = await import('../files/include.ts');
  const whole = wholeDefinition(including, texts);
  const files = [source.origin, ...including.paths];
  if (!whole.ok) return { ...source, files, read: whole };
  const { text, read } = whole;
  const origin = [source.origin, ...including.paths.slice(0, 1)].join(' with ');
  return { origin: [origin, ...including.paths.slice(1)].join(' and '), text, blob: blobId(text), files, read };
}

/** The definitions that ship with Countersign. */
export function shippedSources(folder: string): readonly Source[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.toSorted().map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return { origin: `countersign:${name}`, text, blob: blobId(text) };
  });
}

/** The definition that a name, or where there is none `default: true`, asks for; null when there is none of the kind. */
export async function chosenFrom(all: readonly FoundDefinition[], name: string | undefined): Promise<Pinned | null> {
  const found =
    name === undefined
      ? all.find((one) => one.definition?.default === true)
      : all.find((one) => one.workflow_type === name);
  const unread = all.filter((one) => one.definition === null);
  if (found === undefined && unread.length > 0) throw new Damaged(unread.flatMap((one) => one.findings));
  if (found === undefined) return null;
  const {
    read,
    definition,
    files: [file = ''],
  } = found;
  if (!read.ok || definition === null) throw new Damaged(found.findings);
  // Only a project that begins asks whether its definition makes sense.
  const { definitionFindings } = await import('../files/judged.ts');
  const broken = definitionFindings(read, file).filter((one) => one.severity === 'error');
  if (broken.length > 0) throw new Damaged(broken);
  return { definition, source: found };
}

/**
 * The policy that `file` of the default branch holds, null where there is none. `lastGood` is what a project was decided under before; it stays in
 * force, with the findings, while the file is broken. Nothing to fall back on: null, and the findings say why.
 */
export async function policyFrom(
  remember: Remember,
  file: KeptText | null,
  lastGood: PinnedPolicy | 'default' | null,
  bases: Bases,
): Promise<FoundPolicy | { readonly policy: null; readonly findings: readonly Finding[] }> {
  const none: FoundPolicy = { policy: defaultPolicy, pin: null, text: null, findings: [] };
  if (file === null) return none;
  const { text } = file;
  const read = await remember(
    'policy',
    file.oid,
    () => policyRead(text, policyPath, bases, lastGood),
    (one) => one.ok && one.base?.isCopy !== true,
  );
  if (read.ok) return foundPolicy(read, file.oid, text, []);
  if (lastGood === null) return { policy: null, findings: read.findings };
  if (lastGood === 'default') return { ...none, findings: read.findings };
  const before = await policyRead(lastGood.text, lastGood.origin, bases, lastGood);
  if (!before.ok) return { policy: null, findings: [...read.findings, ...before.findings] };
  return foundPolicy(before, lastGood.blob, lastGood.text, read.findings);
}

function foundPolicy(
  { policy, base }: ReadPolicy,
  blob: string,
  text: string,
  findings: readonly Finding[],
): FoundPolicy {
  const kept = base === undefined ? {} : { base: { blob: base.blob, origin: base.origin } };
  return { policy, pin: { blob, origin: policyPath, ...kept }, text, base, findings };
}
