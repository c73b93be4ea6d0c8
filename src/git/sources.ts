import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Definition } from '../core/definition/schema.ts';
import type { Finding } from '../core/finding.ts';
import { defaultPolicy, type Policy } from '../core/policy/schema.ts';
import type { Pin } from '../core/project/state.ts';
import { blobId } from '../record.ts';
import type { Objects } from './objects.ts';
import { parsedOnce } from './parsed.ts';
import type { Repository } from './repository.ts';

/** Where a repository keeps its own, read from the default branch only. */
export const policyPath = '.github/countersign.yml';
const lifecyclesPath = '.github/countersign/lifecycles';

/** A text with where it came from: a path of the repository, or `countersign:` and the name of a shipped file. */
export interface Source {
  readonly origin: string;
  readonly text: string;
  readonly blob: string;
}

/** A definition that can be followed here, or cannot and why. Equal names: the nearest wins, and names what it hides. */
export interface FoundDefinition extends Source {
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
  readonly findings: readonly Finding[];
}

/** Every definition: those of the repository at this commit first, then the shipped ones. */
export async function definitionsAt(
  objects: Objects,
  commit: string,
  shipped: string,
): Promise<readonly FoundDefinition[]> {
  const sources = [...(await ownSources(objects, commit)), ...shippedSources(shipped)];
  const { readDefinition } = await import('../files.ts');
  const found: FoundDefinition[] = [];
  for (const source of sources) {
    const read = readDefinition(source.text, source.origin);
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
      findings: read.ok ? read.warnings : read.findings,
      shadows: [],
    });
  }
  return found;
}

async function ownSources(objects: Objects, commit: string): Promise<readonly Source[]> {
  const entries = (await objects.tree(`${commit}:${lifecyclesPath}`).catch(() => null)) ?? [];
  const files = entries.filter((entry) => /\.ya?ml$/u.test(entry.name) && entry.mode.startsWith('100'));
  return Promise.all(
    files.map(async (entry) => ({
      origin: `${lifecyclesPath}/${entry.name}`,
      text: (await objects.text(entry.oid)) ?? '',
      blob: entry.oid,
    })),
  );
}

function shippedSources(folder: string): readonly Source[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.toSorted().map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return { origin: `countersign:${name}`, text, blob: blobId(text) };
  });
}

/**
 * The policy at this commit of the default branch. `lastGood` is what a project was decided under before; it stays in
 * force, with the findings, while the file is broken. Nothing to fall back on: null, and the findings say why.
 */
export async function policyAt(
  repository: Repository,
  objects: Objects,
  commit: string,
  lastGood: Source | 'default' | null,
): Promise<FoundPolicy | { readonly policy: null; readonly findings: readonly Finding[] }> {
  const file = await objects.read(`${commit}:${policyPath}`);
  if (file === null) return { policy: defaultPolicy, pin: null, text: null, findings: [] };
  const text = file.bytes.toString('utf8');
  const read = await parsedOnce(
    repository,
    'policy',
    file.oid,
    async () => (await import('../files.ts')).readPolicy(text, policyPath),
    (one) => one.ok,
  );
  if (read.ok) return { policy: read.policy, pin: { blob: file.oid, origin: policyPath }, text, findings: [] };
  if (lastGood === null) return { policy: null, findings: read.findings };
  if (lastGood === 'default') return { policy: defaultPolicy, pin: null, text: null, findings: read.findings };
  const { readPolicy } = await import('../files.ts');
  const before = readPolicy(lastGood.text, lastGood.origin);
  if (!before.ok) return { policy: null, findings: [...read.findings, ...before.findings] };
  return {
    policy: before.policy,
    pin: { blob: lastGood.blob, origin: policyPath },
    text: lastGood.text,
    findings: read.findings,
  };
}
