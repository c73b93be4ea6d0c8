import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectEntry } from '../../../src/core/project/history.ts';
import { tracesOf, type ConfirmTrace } from '../../../src/core/trace/record.ts';
import { readDefinition, writeYaml } from '../../../src/files.ts';
import { packsOf, type PackedRecord } from '../../../src/kept/packs.ts';
import { evidenceOf, replayed } from '../../../src/kept/replay.ts';
import { blobId, sealed, sha256, uuidFrom } from '../../../src/record.ts';
import { all, approves, around, knows, sceneOf, starts, swept, type Scene, type Step } from '../given.ts';
import { delivers, drafts, engaged, jordan, lena, morgan, writes } from '../orchestrator/cast.ts';

const text = readFileSync(
  join(import.meta.dirname, '../../../workflows/lifecycles/completetech_services.yaml'),
  'utf8',
);
const read = readDefinition(text, 'definition.yaml');
export const policies = ['version: 1\n', 'version: 1\nroles:\n  legal_signatory:\n    emails: [morgan@example.com]\n'];
export const base = 'version: 1\n# of all\n';
export const definitionText = text;
/** What people handed in: one of it is no text at all. */
export const letters: readonly Uint8Array[] = [
  Buffer.from('Yes, go on.\n'),
  Buffer.from(Array.from({ length: 300 }, (_, at) => at % 256)),
];

const pinOf = (of: string, origin: string) => ({ blob: blobId(of), origin });

export function attests(gate: string, client: typeof jordan, letter = 0): Step {
  const content = letters[letter] ?? new Uint8Array();
  const evidence = { name: `re: ${letter}.eml`, sha256: sha256(content), bytes: content.length };
  return approves(lena, gate, { on_behalf_of: { id: client.id, login: client.login, evidence } });
}

/** The policy on the default branch is another one from now on. */
const otherPolicy: Step = all(around({ policyPin: pinOf(policies[1] ?? '', '.github/countersign.yml') }), swept);

/** An engagement with two Confirms that rest on evidence, under one policy and then under another. */
export const worked: readonly Step[] = [
  around({
    ...sceneOf(engaged).world,
    definitionPin: pinOf(text, 'countersign:completetech_services.yaml'),
    policyPin: {
      ...pinOf(policies[0] ?? '', '.github/countersign.yml'),
      base: pinOf(base, 'acme/.github@c0ffee:x.yml'),
    },
  }),
  starts(lena, { project_id: 'northwind', workflow_type: 'completetech_services' }),
  writes('discovery_brief'),
  drafts('proposal_or_sow'),
  attests('commercial', jordan, 1),
  otherPolicy,
  attests('legal_or_contract', morgan),
  knows(lena, 'opportunity.desired_outcome', 'consistent triage', 'a call'),
  delivers('proposal_or_sow'),
];

/** The log with its hashes; only the last entry names its state as it is. */
function chained(log: Scene['log']): readonly ProjectEntry[] {
  const last = blobId(writeYaml(replayed(log).state));
  const entries: ProjectEntry[] = [];
  for (const [at, { saw, events, refusal, state: _state, prev: _prev, hash: _hash, ...head }] of log.entries()) {
    const outcome = refusal === undefined ? { events: events ?? [] } : { refusal };
    const state = at < log.length - 1 ? 'later' : last;
    entries.push(sealed(head, saw, outcome, state, entries.at(-1)?.hash ?? '0'.repeat(64)).entry);
  }
  return entries;
}

/** What a home would have kept of a project. */
export function recordFrom(log: Scene['log'], changes: Partial<PackedRecord['shelf']> = {}): PackedRecord {
  const entries = chained(log);
  const texts = new Map([text, base, ...policies].map((one) => [blobId(one), one]));
  const files = new Map(letters.map((one) => [sha256(one), one]));
  const evidence = evidenceOf(entries);
  return {
    project: 'northwind',
    entries,
    version: '1.2.3',
    shelf: {
      text: async (blob) => texts.get(blob) ?? null,
      file: async (path) => files.get(evidence.get(path) ?? '') ?? null,
      ...changes,
    },
  };
}

export function tracesIn({ entries }: PackedRecord): readonly ConfirmTrace[] {
  if (!read.ok) throw new Error('the definition cannot be read');
  const options = { environment: 'production', repository: 'https://example.com/acme.git', branch: 'main' };
  return tracesOf(entries, () => read.definition, uuidFrom, options);
}

/** The packs of a project: path → text. */
export async function packsFrom(record: PackedRecord): Promise<ReadonlyMap<string, string>> {
  const made = await packsOf(tracesIn(record), record);
  if ('refusal' in made) throw new Error(made.refusal.because);
  return made.files;
}
