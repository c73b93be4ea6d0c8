import { protocolVersion, type MplpEvent } from './mplp.ts';
import type { ConfirmTrace } from './record.ts';

/**
 * The form of an evidence pack, by the public Evidence Pack Contract 1.0: one folder that proves by digests that nobody
 * changed it since it was made. What is said of one Confirm lies in `artifacts/`, what happened in `timeline/`, and the
 * digests in `integrity/`.
 */
const packVersion = '1.0';

/** What the contract lets a pack be at most, all its files together, in bytes; and how files in it may end. */
export const packLimits = { bytes: 50 * 1024 * 1024, files: 1000 } as const;
const extensions = ['json', 'ndjson', 'yaml', 'yml', 'txt', 'sha256'];

/** Where the parts of a pack lie in it. */
export const packPaths = {
  manifest: 'manifest.json',
  timeline: 'timeline/events.ndjson',
  sums: 'integrity/sha256sums.txt',
  seal: 'integrity/pack.sha256',
  /** The entries that the rest was made of, as lines of the log. */
  log: 'artifacts/record/log.yaml',
  /** The state that the last of them led to. */
  state: 'artifacts/record/state.yaml',
  /** Texts of definitions and policies, named by their blob. */
  rules: 'artifacts/record/rules/',
  /** What people handed in, named by its sha256: Base64, because a pack holds no files of other kinds. */
  evidence: 'artifacts/record/evidence/',
} as const;

/** Artifacts that every pack has, by the names that `artifacts_included` gives them. */
export const neededArtifacts = ['context', 'plan', 'trace'] as const;

const some = { type: 'string', pattern: '\\S' } as const;

export const manifestSchema = {
  type: 'object',
  required: [
    'pack_version',
    'pack_id',
    'created_at',
    'generator',
    'protocol_version',
    'scenario_id',
    'artifacts_included',
  ],
  properties: {
    pack_version: { const: packVersion },
    pack_id: some,
    created_at: some,
    generator: {
      type: 'object',
      required: ['name', 'version', 'fingerprint'],
      properties: { name: some, version: some, fingerprint: some },
    },
    protocol_version: some,
    scenario_id: some,
    artifacts_included: { type: 'array', items: some },
  },
} as const;

/** A line of a timeline. The contract names two parts more, and packs that were published do without them. */
export const timelineEventSchema = {
  type: 'object',
  required: ['event_id', 'event_type', 'timestamp'],
  properties: {
    event_id: some,
    event_type: some,
    timestamp: some,
    source_module: { type: 'string' },
    payload: { type: 'object' },
  },
} as const;

/** What a pack is made of, beside its Confirm: the record as it stood, and the program that packs it. */
export interface PackedFrom {
  readonly project: string;
  /** `workflow_type` of the project. */
  readonly workflow: string;
  /** The last entry of the log; `at` is ISO 8601 in UTC with milliseconds. */
  readonly head: { readonly seq: number; readonly hash: string; readonly at: string };
  /** `fingerprint`: sha256 in hexadecimal. */
  readonly generator: { readonly name: string; readonly version: string; readonly fingerprint: string };
}

/**
 * The manifest, the artifacts and the timeline of a Confirm: path → text. The same record gives the same texts: what has to
 * tell one pack from another comes from the Confirm and the last entry, and the moment is that of the last entry.
 */
export function packTexts(one: ConfirmTrace, { project, workflow, head, generator }: PackedFrom) {
  const { context, plan, confirm, trace, planStatus, duty } = one;
  const [gate] = one.folder.split('/');
  const manifest = {
    pack_version: packVersion,
    pack_id: `${confirm.confirm_id}-${head.hash.slice(0, 12)}`,
    created_at: head.at,
    generator,
    protocol_version: protocolVersion,
    scenario_id: `${workflow}/${gate}`,
    artifacts_included: ['context', 'plan', 'confirm', 'trace'],
    record: { project, seq: head.seq, hash: head.hash, effective_plan_status: planStatus, duty },
  };
  const artifacts = Object.entries({ context, plan, confirm, trace });
  return new Map([
    [packPaths.manifest, jsonText(manifest)],
    ...artifacts.map(([name, value]) => [`artifacts/${name}.json`, jsonText(value)] as const),
    [packPaths.timeline, timelineText(trace.events ?? [])],
  ]);
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Which module of the protocol speaks in an event, by the first word of its type. */
const modules: Readonly<Record<string, string>> = {
  context: 'context',
  plan: 'plan',
  confirm: 'confirm',
  decision: 'confirm',
};

function timelineText(events: readonly MplpEvent[]): string {
  return events
    .toSorted((one, other) => compared(one.timestamp, other.timestamp) || compared(one.event_id, other.event_id))
    .map(({ event_id, event_type, source, timestamp, data }) => {
      const [word = ''] = event_type.split('.');
      const source_module = Object.hasOwn(modules, word) ? modules[word] : 'trace';
      // The family that the protocol gives to what a repository tells.
      const event_family = 'external_integration';
      return `${JSON.stringify({ event_id, event_type, event_family, timestamp, source_module, source, payload: data ?? {} })}\n`;
    })
    .join('');
}

/** By code units, so that the order is the same on every machine. */
export function compared(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/**
 * The digests of files (path → sha256 in hexadecimal) as the contract normalizes them: sorted by path, lines end with a
 * line feed, none after the last. `sha256sum --check` reads it; its own sha256 is what seals the pack.
 */
export function sumsText(digests: ReadonlyMap<string, string>): string {
  return linesOfSums([...digests].toSorted(([one], [other]) => compared(one, other)));
}

/** Paths and their digests, in the order they come in. */
export function linesOfSums(digests: readonly (readonly [string, string])[]): string {
  return digests.map(([path, digest]) => `${digest}  ${path}`).join('\n');
}

/** Why files (path → bytes) make no pack, as the end of a sentence about them; null where they do. */
export function overLimits(sizes: ReadonlyMap<string, number>): string | null {
  if (sizes.size > packLimits.files) return `are ${sizes.size}, and a pack has ${packLimits.files} at most`;
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return bytes > packLimits.bytes
    ? `have ${Math.ceil(bytes / 1024 / 1024)} MB, and a pack has ${packLimits.bytes / 1024 / 1024} MB at most`
    : null;
}

/** Why no pack holds a file of this path, as the end of a sentence about it; null where one may. */
export function pathFault(path: string): string | null {
  if (/[\p{Cc}\uFFFD]/u.test(path)) return 'has a name that cannot be written in a list';
  if (path.includes('\\')) return 'has a backslash in its path, which is another path on another machine';
  if (path.startsWith('/') || /^[A-Za-z]:/u.test(path)) return 'is an absolute path';
  if (path.split('/').some((step) => step === '' || step === '.' || step.includes('..')))
    return 'has a path that could lead out of the pack';
  const ending = /\.(?<ending>[^./]+)$/u.exec(path)?.groups?.['ending']?.toLowerCase() ?? '';
  return extensions.includes(ending) ? null : `does not end in ${extensions.map((one) => `.${one}`).join(', ')}`;
}
