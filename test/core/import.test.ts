import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/core/confirm/confirm.ts';
import { exported } from '../../src/core/project/export.ts';
import { versionsIn, type ProjectEntry } from '../../src/core/project/history.ts';
import { differing, differingText } from '../../src/core/project/import.ts';
import { readDefinition, readExported, readState, writeYaml } from '../../src/files.ts';
import { fitting, recordOf, type Fit, type Shelf, type WholeProject } from '../../src/kept/import.ts';
import { evidenceOf, replayed } from '../../src/kept/replay.ts';
import { blobId, entriesOf, sealed, sha256 } from '../../src/record.ts';
import { all, approves, around, forks, knows, sceneOf, starts, swept, type Scene, type Step } from './given.ts';
import {
  acts,
  blocks,
  clears,
  delivers,
  drafts,
  engaged,
  flags,
  jordan,
  lena,
  mika,
  morgan,
  writes,
} from './orchestrator/cast.ts';
import { manyOf } from '../soak.ts';

const services = readFileSync(
  join(import.meta.dirname, '../../workflows/lifecycles/completetech_services.yaml'),
  'utf8',
);
const policies = ['version: 1\n', 'version: 1\nroles:\n  legal_signatory:\n    emails: [morgan@example.com]\n'];
const base = 'version: 1\n# of all\n';
const letters = ['Yes, go on.\n', 'Agreed: [[[[ {{{ -- - - - Jordan\r\n'];
const texts = [services, base, ...policies];
const pinOf = (text: string, origin: string) => ({ blob: blobId(text), origin });
const origin = 'countersign:completetech_services.yaml';

function evidenceIn(letter: string): Evidence {
  return { name: `re: ${letter.length}.eml`, sha256: sha256(letter), bytes: Buffer.byteLength(letter) };
}

function attests(gate: string, client: typeof jordan, letter = 0): Step {
  const evidence = evidenceIn(letters[letter]!);
  return approves(lena, gate, { on_behalf_of: { id: client.id, login: client.login, evidence } });
}

/** An engagement that has pinned texts which are there. */
const pinned: Step = all(
  around({
    ...sceneOf(engaged).world,
    definitionPin: pinOf(services, origin),
    policyPin: { ...pinOf(policies[0]!, '.github/countersign.yml'), base: pinOf(base, 'acme/.github@c0ffee:x.yml') },
  }),
  starts(lena, { project_id: 'northwind', workflow_type: 'completetech_services' }),
);

/** The policy on the default branch is another one from now on. */
const otherPolicy: Step = all(around({ policyPin: pinOf(policies[1]!, '.github/countersign.yml') }), swept);

/** Everything that a home would have kept of a project. */
interface Kept {
  readonly entries: readonly ProjectEntry[];
  readonly shelf: Shelf;
}

/** The log with its hashes; `state` of the last entry where it is to be another than what follows. */
function chained(log: readonly ProjectEntry[], state?: string): readonly ProjectEntry[] {
  const last = writeYaml(replayed(log).state);
  const entries: ProjectEntry[] = [];
  for (const [at, { saw, events, refusal, state: _state, prev: _prev, hash: _hash, ...head }] of log.entries()) {
    const outcome = refusal === undefined ? { events: events ?? [] } : { refusal };
    const blob = at < log.length - 1 ? 'later' : (state ?? blobId(last));
    entries.push(sealed(head, saw, outcome, blob, entries.at(-1)?.hash ?? '0'.repeat(64)).entry);
  }
  return entries;
}

function keptOf({ log }: Pick<Scene, 'log'>): Kept {
  const byBlob = new Map(texts.map((text) => [blobId(text), text]));
  const files = new Map(letters.map((letter) => [sha256(letter), Buffer.from(letter)]));
  const entries = chained(log);
  const evidence = evidenceOf(entries);
  return {
    entries,
    shelf: {
      text: async (blob) => byBlob.get(blob) ?? null,
      file: async (path) => files.get(evidence.get(path) ?? '') ?? null,
    },
  };
}

async function exportedFrom({ entries, shelf }: Kept): Promise<WholeProject> {
  const { state } = replayed(entries);
  const text = state === null ? null : await shelf.text(state.definition.blob);
  const read = readDefinition(text ?? '', 'definition.yaml');
  if (!read.ok || state === null) throw new Error('nothing was kept');
  const document = exported(state, read.definition, entries, versionsIn(entries));
  return { ...document, record: await recordOf(state, entries, shelf) };
}

/** What lies in the folder of a project after its commits, and every text that ever did. */
function imported({ parts }: Fit): Kept {
  const files = new Map<string, Uint8Array>();
  const blobs = new Map<string, string>();
  for (const part of parts) {
    for (const [path, content] of part.files) {
      files.set(path, Buffer.from(content));
      if (typeof content === 'string') blobs.set(blobId(content), content);
    }
  }
  const log = [...files.keys()].filter((path) => path.startsWith('log/0')).toSorted();
  const lines = [...log, 'log/tail.yaml'].map((path) => Buffer.from(files.get(path) ?? []).toString());
  const state = Buffer.from(files.get('project_state.yaml') ?? []).toString();
  expect(readState(state, 'project_state.yaml').ok).toBe(true);
  const entries = lines.flatMap((text) => entriesOf<never, never>(text)) as readonly ProjectEntry[];
  expect(entries.at(-1)?.state).toBe(blobId(state));
  return {
    entries,
    shelf: { text: async (blob) => blobs.get(blob) ?? null, file: async (path) => files.get(path) ?? null },
  };
}

function valueOf(text: string): unknown {
  const found = readExported(text, 'export.yaml');
  if (!found.ok) throw new Error(JSON.stringify(found.findings));
  return found.value;
}

function fitOf(document: unknown): Fit {
  const fit = fitting(document);
  if ('refusal' in fit) throw new Error(fit.refusal.because);
  return fit;
}

/** A branch that is not there cannot be merged, and what was never blocked cannot be cleared. */
function doneIfPossible(scene: Scene, step: Step): Scene {
  try {
    return step(scene);
  } catch {
    return scene;
  }
}

const worked: readonly Step[] = [
  pinned,
  knows(mika, 'opportunity.desired_outcome', 'consistent triage', 'a call'),
  writes('discovery_brief'),
  drafts('proposal_or_sow'),
  attests('commercial', jordan, 1),
  otherPolicy,
  delivers('proposal_or_sow'),
  blocks('no signatory', 'gate:legal_or_contract'),
];

describe('export and import', () => {
  it('a project that was imported is exported again byte for byte', async () => {
    const first = writeYaml(await exportedFrom(keptOf(sceneOf(...worked))));
    const again = writeYaml(await exportedFrom(imported(fitOf(valueOf(first)))));
    expect(again).toBe(first);
  });

  it('is written in a commit for each thing that was pinned, so that what held before stays to be read', async () => {
    const fit = fitOf(await exportedFrom(keptOf(sceneOf(...worked))));
    expect(fit.id).toBe('northwind');
    expect(fit.parts.flatMap(({ entries }) => entries)).toEqual(fit.entries);
    expect(fit.parts.map(({ files }) => files.get('policy.yaml'))).toEqual(policies);
    expect(fit.parts.map(({ files }) => files.get('policy_base.yaml'))).toEqual([base, undefined]);
    const evidence = fit.parts.flatMap(({ files }) => [...files].filter(([path]) => path.startsWith('evidence/')));
    expect(evidence.map(([, content]) => Buffer.from(content).toString())).toContain(letters[1]);
  });

  const told = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('- {', '<<<<<<< a', ': [[[', '\u2028'),
  );
  /** What a state may hold: numbers that every reader of YAML and JSON has alike. */
  const amounts = fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter((value) => !Object.is(value, -0));
  const steps = fc.oneof(
    fc.constantFrom(
      writes('discovery_brief'),
      drafts('proposal_or_sow'),
      drafts('proposal_or_sow', 'other bytes'),
      attests('commercial', jordan),
      attests('legal_or_contract', morgan, 1),
      writes('invoice'),
      otherPolicy,
      forks(lena, 'refunds', { as: 'change_order' }),
      acts('launch'),
      flags('credentials', 'a key'),
      clears('stands'),
    ),
    told.map((text) => knows(mika, 'opportunity.desired_outcome', text, text)),
    told.map((text) => blocks(text, 'track:main')),
    amounts.map((value) => knows(mika, 'proposal.total_fee', value, 'a mail')),
  );

  it('holds for whatever happened in a project', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 10 }), async (drawn) => {
        const scene = drawn.reduce(doneIfPossible, sceneOf(pinned));
        const first = writeYaml(await exportedFrom(keptOf(scene)));
        expect(writeYaml(await exportedFrom(imported(fitOf(valueOf(first)))))).toBe(first);
      }),
      { seed: 20_261_122, numRuns: manyOf(10, 300) },
    );
  });
});

function withRecord(changes: (record: WholeProject['record']) => Partial<WholeProject['record']>) {
  return (document: WholeProject) => ({ ...document, record: { ...document.record, ...changes(document.record) } });
}

/** Entries as the record has them. */
function entriesText(entries: readonly ProjectEntry[]): string {
  return entries.map((one) => `- ${JSON.stringify(one)}\n`).join('');
}

const kept = keptOf(sceneOf(...worked));
const whole = exportedFrom(kept);

/** The log of a project that calls itself something else. */
function renamed(id: unknown): string {
  const [first, ...rest] = kept.entries;
  const [start, ...more] = first!.events!;
  const events = [{ ...start!, project_id: id } as NonNullable<ProjectEntry['events']>[number], ...more];
  return entriesText(chained([{ ...first!, events }, ...rest]));
}

async function refusalOf(change: (document: WholeProject) => unknown) {
  const fit = fitting(change(await whole));
  if (!('refusal' in fit)) throw new Error('it fits');
  return fit;
}

describe('a document that is not what its record leads to', () => {
  it('is refused with every path that differs, what it says there, and what the record leads to', async () => {
    const { refusal, differing: found } = await refusalOf(({ project_state, record }) => ({
      project_state: {
        ...project_state,
        stage: 'delivery',
        approvals: {
          ...project_state.approvals,
          commercial: { ...project_state.approvals['commercial'], permits: ['sign'] },
        },
      },
      record,
    }));
    expect(refusal).toMatchObject({
      code: 'does_not_fit',
      because:
        'project_state.stage says "delivery", and the record leads to "contract"; ' +
        'project_state.approvals.commercial.permits.0 says "sign", and the record leads to none',
      next: expect.stringContaining('countersign export northwind --record') as string,
    });
    expect(found).toEqual([
      { path: 'project_state.stage', stated: '"delivery"', computed: '"contract"' },
      { path: 'project_state.approvals.commercial.permits.0', stated: '"sign"', computed: 'none' },
    ]);
  });

  it('is only what it states: the record alone fits, whatever a later version computes from it', async () => {
    const { record } = await whole;
    expect(fitOf({ record }).id).toBe('northwind');
  });

  it('is refused without a record, with the command that exports it', async () => {
    for (const document of [
      null,
      7,
      {},
      { record: null },
      { record: { definition: 'x' } },
      { record: { entries: 'x' } },
    ]) {
      const { refusal } = await refusalOf(() => document);
      expect(refusal).toMatchObject({
        code: 'does_not_fit',
        because: expect.stringMatching(/^the document has no record/u) as string,
        next: 'Export it with its record: countersign export ID --record',
      });
    }
  });

  const unfit: readonly (readonly [
    string,
    (record: WholeProject['record']) => Partial<WholeProject['record']>,
    RegExp,
  ])[] = [
    [
      'an entry was changed',
      ({ entries }) => ({ entries: entries.replace('"seq":2', '"seq":9') }),
      /line 2: entry 9 was changed/u,
    ],
    [
      'an entry was taken out',
      ({ entries }) => ({ entries: entries.split('\n').toSpliced(2, 1).join('\n') }),
      /line 3: entry 3 is missing/u,
    ],
    ['there are no entries', () => ({ entries: '' }), /record.entries: there are none/u],
    [
      'the definition is another one',
      () => ({ definition: 'stages: [a]\n' }),
      /pinned as definition.yaml is not in it/u,
    ],
    ['the policy is not there', () => ({ policy: 'version: 1\n# x\n' }), /pinned as policy.yaml is not in it/u],
    [
      'the evidence is another one',
      ({ evidence }) => ({ evidence: Object.fromEntries(Object.keys(evidence).map((path) => [path, 'bm8='])) }),
      /record.evidence .*: this is not the evidence/u,
    ],
    ['the evidence is not there', () => ({ evidence: {} }), /record.evidence .*: this is not the evidence/u],
  ];

  it.each(unfit)('is refused where %s', async (_what, change, because) => {
    const { refusal, differing: found } = await refusalOf(withRecord(change));
    expect(refusal.because).toMatch(because);
    expect(found).toEqual([]);
  });

  it('is refused where its last entry names another state, or its entries are of no project', async () => {
    const log = kept.entries;
    const other = chained(log, 'f'.repeat(40));
    expect((await refusalOf(withRecord(() => ({ entries: entriesText(other) })))).refusal.because).toMatch(
      /line \d+: it names another state \(f{40}\)/u,
    );
    const nothing = chained([{ ...log[0]!, events: [] }]);
    expect((await refusalOf(withRecord(() => ({ entries: entriesText(nothing) })))).refusal.because).toMatch(
      /line 1: these entries are of no project/u,
    );
    const [first] = log;
    const event = first!.events![0]!;
    const strange = [{ ...first!, events: [{ type: 'stage_changed', event_id: 'x', track: 'main' } as typeof event] }];
    const broken = strange.map(({ hash: _hash, ...open }) => ({
      ...open,
      hash: sha256(open.prev + JSON.stringify(open)),
    }));
    expect((await refusalOf(withRecord(() => ({ entries: entriesText(broken as never) })))).refusal.because).toMatch(
      /line 1: these entries are of no project/u,
    );
  });

  it('is refused where what would become the name of a folder is none, or nobody could read the state', async () => {
    expect((await refusalOf(withRecord(() => ({ entries: renamed('../x') })))).refusal.because).toMatch(
      /\.\.\/x is no name of a project/u,
    );
    expect((await refusalOf(withRecord(() => ({ entries: renamed(7) })))).refusal.because).toMatch(/project_id/u);
  });
});

describe('what differs between two values', () => {
  it('is told by its path, and nothing where they are the same', () => {
    expect(differing({ a: [1, { b: 'x' }] }, { a: [1, { b: 'x' }] }, 'p')).toEqual([]);
    expect(differing({ a: [1, 2] }, { a: [1, 3, 4] }, 'p')).toEqual([
      { path: 'p.a.1', stated: '2', computed: '3' },
      { path: 'p.a.2', stated: 'none', computed: '4' },
    ]);
    expect(differing({ a: 1, b: 2 }, { a: 1 }, 'p')).toEqual([{ path: 'p.b', stated: '2', computed: 'none' }]);
  });

  it('is the whole value where a list stands for an object, or something for nothing', () => {
    expect(differing([1], { 0: 1 }, 'p')).toEqual([{ path: 'p', stated: '[1]', computed: '{"0":1}' }]);
    expect(differing(null, { a: 1 }, 'p')).toEqual([{ path: 'p', stated: 'null', computed: '{"a":1}' }]);
    expect(differing({ a: 1 }, 'x', 'p')).toEqual([{ path: 'p', stated: '{"a":1}', computed: '"x"' }]);
  });

  it('is shown in part where it is long or much', () => {
    const [long] = differing('x'.repeat(500), '', 'p');
    expect(long?.stated).toHaveLength(121);
    const many = differing(
      Array.from({ length: 12 }, () => 1),
      [],
      'p',
    );
    expect(differingText(many)).toMatch(/p\.9 says 1, and the record leads to none; and 2 more$/u);
    expect(differingText(many.slice(0, 1))).toBe('p.0 says 1, and the record leads to none');
  });
});
