import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { exported } from '../../../src/core/project/export.ts';
import { versionsIn, type ProjectEntry } from '../../../src/core/project/history.ts';
import { tracesOf } from '../../../src/core/trace/record.ts';
import { fullFormText, readDefinition, readExported, writeYaml } from '../../../src/files.ts';
import { fitting, recordOf } from '../../../src/kept/import.ts';
import { replayed } from '../../../src/kept/replay.ts';
import { definitionsIn, filesOf } from '../../../src/kept/trace.ts';
import { blobId, genesis, sealed, uuidFrom } from '../../../src/record.ts';
import { played, story } from '../random-lifecycles.ts';
import { manyOf } from '../../soak.ts';

const policy = 'version: 1\n';

/** The log as a home would have kept it: what it pins is there under its blob, and every line follows from the one before. */
function kept(log: readonly ProjectEntry[], definition: string): readonly ProjectEntry[] {
  const text = JSON.stringify(log)
    .replaceAll('"blob":"d1"', `"blob":"${blobId(definition)}"`)
    .replaceAll('"blob":"p1"', `"blob":"${blobId(policy)}"`);
  const named = JSON.parse(text) as readonly ProjectEntry[];
  const state = blobId(writeYaml(replayed(named).state));
  const entries: ProjectEntry[] = [];
  for (const { saw, events, refusal, state: _state, prev: _prev, hash: _hash, ...head } of named) {
    const outcome = refusal === undefined ? { events: events ?? [] } : { refusal };
    const prev = entries.at(-1)?.hash ?? genesis;
    entries.push(sealed(head, saw, outcome, entries.length === named.length - 1 ? state : 'later', prev).entry);
  }
  return entries;
}

/** What a project is exported as: the document with its record, and its approvals in the form of MPLP. */
async function bothOf(entries: readonly ProjectEntry[], texts: ReadonlyMap<string, string>) {
  const shelf = { text: async (blob: string) => texts.get(blob) ?? null, file: async () => null };
  const { state } = replayed(entries);
  const read = readDefinition(texts.get(state?.definition.blob ?? '') ?? '', 'definition.yaml');
  if (state === null || !read.ok) throw new Error('nothing was kept');
  const document = exported(state, read.definition, entries, versionsIn(entries));
  const { at, lost } = await definitionsIn(entries, shelf.text);
  expect(lost).toEqual([]);
  const options = { environment: 'production', repository: 'https://example.com/acme', branch: 'main' };
  return {
    document: writeYaml({ ...document, record: await recordOf(state, entries, shelf) }),
    files: [...filesOf(tracesOf(entries, at, uuidFrom, options))],
  };
}

it('whatever project is imported, what is exported of it again is the same to the byte, its approvals too', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      const definition = fullFormText(told.definition);
      const entries = kept(played(told).at(-1)?.log ?? [], definition);
      const first = await bothOf(entries, new Map([definition, policy].map((text) => [blobId(text), text])));
      const read = readExported(first.document, 'export.yaml');
      const fit = fitting(read.ok ? read.value : null);
      if ('refusal' in fit) throw new Error(fit.refusal.because);
      const there = fit.parts.flatMap(({ files }) => [...files.values()].map(String));
      const again = await bothOf(fit.entries, new Map(there.map((text) => [blobId(text), text])));
      expect(again.document === first.document).toBe(true);
      expect(again.files).toEqual(first.files);
    }),
    { seed: 20_260_302, numRuns: manyOf(8, 500) },
  );
});

/** An entry that only says what is followed from then on. */
function pin(seq: number, blob: string, what = 'definition'): ProjectEntry {
  return { seq, events: [{ type: 'definition_pinned', what, pin: { blob, origin: 'x' } }] } as unknown as ProjectEntry;
}

it('a definition that nobody has any more is known to be lost, and what was followed at another time is not', async () => {
  const text = 'workflow_type: small\nstages: [a, b]\n';
  const log = [pin(1, blobId(text)), pin(2, 'p1', 'policy'), pin(3, 'gone'), pin(5, 'broken'), pin(7, blobId(text))];
  const asked: string[] = [];
  const { at, lost } = await definitionsIn(log, async (blob) => {
    asked.push(blob);
    return blob === 'gone' ? null : blob === 'broken' ? 'stages: [' : text;
  });
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map((seq) => at(seq)?.workflow_type ?? null)).toEqual([
    null,
    'small',
    'small',
    null,
    null,
    null,
    null,
    'small',
    'small',
  ]);
  expect(lost).toEqual(['gone', 'broken']);
  expect(asked).toEqual([blobId(text), 'gone', 'broken']);
});
