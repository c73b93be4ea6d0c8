import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fullForm } from '../../src/core/definition/full-form.ts';
import type { Actor, Entry, EntryHead, Envelope } from '../../src/core/entry.ts';
import type { Observed, Said } from '../../src/core/observe.ts';
import { fullPolicy } from '../../src/core/policy/schema.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { decide } from '../../src/core/project/decide.ts';
import { witnessed } from '../../src/core/project/under.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import type { MaybeState } from '../../src/core/project/evolve.ts';
import { routed } from '../../src/core/project/routing/route.ts';
import { plusMinutes } from '../../src/core/time.ts';
import { readDefinition, writeYaml } from '../../src/files.ts';

/** Gates, each of an artifact of its own; and reviews of the pull requests that change them. */
const gates = 50;
const reviews = 500;
const warming = 20;
const began = '2026-01-01T00:00:00.000Z';

const names = Array.from({ length: gates }, (_, index) => String(index).padStart(2, '0'));
const people = Array.from({ length: 20 }, (_, index): Actor => {
  return { id: index + 1, login: `person-${index + 1}`, kind: 'person', assurance: 'proven' };
});

const definition = fullForm({
  workflow_type: 'bench',
  stages: ['draft', 'done'],
  artifacts: names.map((name) => ({
    artifact_type: `paper-${name}`,
    path: `papers/${name}.md`,
    owner: 'writer',
    version_policy: 'revise',
    gates: [`gate-${name}`],
  })),
  gates: names.map((name) => ({ gate_id: `gate-${name}`, owner: 'reader', applies_when: 'always', count: 10 })),
});

/** A look at a project on GitHub, with so many pull requests, and all their reviews still to be heard. */
function lookAt(pulls: number, said: readonly Said[]): Observed {
  const contents = (pull: number) =>
    Object.fromEntries(
      names.flatMap((name, index) => (index % pulls === pull ? [[`paper-${name}`, `bytes-${name}`]] : [])),
    );
  return {
    world: {
      definition,
      policy: fullPolicy({ version: 1, roles: { reader: { ids: people.map(({ id }) => Number(id)) } } }),
      definitionPin: { blob: 'd', origin: 'bench.yml' },
      policyPin: { blob: 'p', origin: '.github/countersign.yml' },
      defaultBranch: 'main',
      head: 'main0',
      proposals: Object.fromEntries(
        Array.from({ length: pulls }, (_, pull) => [
          `#${pull}`,
          { head: `head-${pull}`, base: 'main0', contents: contents(pull), authors: [99], pushed_at: began },
        ]),
      ),
      people: { permissions: Object.fromEntries(people.map(({ id }) => [String(id), 'write' as const])), teams: {} },
      checks: {},
      recent: [],
      at: plusMinutes(began, reviews + 1),
    },
    landings: [],
    said,
    lost: {},
    pushers: {},
    warnings: [],
  };
}

/** One review a minute: every person reviews one pull request after the other. */
function reviewsOf(pulls: number): readonly Said[] {
  return Array.from({ length: reviews }, (_, index) => {
    const proposal = `#${index % pulls}`;
    const actor = people[Math.floor(index / pulls) % people.length] ?? {
      id: 0,
      login: '',
      kind: 'person',
      assurance: 'proven',
    };
    const command = { approve: { track: 'main', proposal, head: `head-${index % pulls}`, reason: 'I looked' } };
    return { source: `PRR_${index}`, said: plusMinutes(began, index), actor, command };
  });
}

interface Decided {
  readonly state: MaybeState;
  readonly entries: readonly Entry<ProjectCommand, ProjectEvent>[];
}

/** What the line does between looking and committing, but for the text of the state. */
function decided(observed: Observed, before: MaybeState, deeds: readonly Envelope<ProjectCommand>[]): Decided {
  const entries: Entry<ProjectCommand, ProjectEvent>[] = [];
  let state = before;
  for (const deed of deeds) {
    const head: EntryHead<ProjectCommand> = {
      v: 1,
      id: deed.source,
      seq: projectDecider.seqOf(state) + 1,
      at: observed.world.at,
      ...deed,
    };
    const verdict = witnessed(decide, observed.world, state, head);
    const events =
      'events' in verdict
        ? verdict.events.map((event, ordinal): ProjectEvent => ({ ...event, event_id: `${head.id}/${ordinal}` }))
        : [];
    for (const event of events) state = projectDecider.evolve(state, event, head);
    state = projectDecider.recorded(state, head, 'refusal' in verdict);
    const outcome = 'refusal' in verdict ? { refusal: verdict.refusal } : { events };
    entries.push({ ...head, saw: verdict.saw ?? {}, ...outcome, state: '', prev: '', hash: '' });
  }
  return { state, entries };
}

/** Milliseconds, median over `runs`: deciding all reviews in one look; and, as the floor, copying their entries once. */
export function decidingFigure(pulls: number, runs: number): { readonly ours: number; readonly floor: number } {
  const quiet = lookAt(pulls, []);
  const [person] = people;
  if (person === undefined) throw new Error('nobody is there');
  const start: Envelope<ProjectCommand> = {
    source: 'start',
    actor: person,
    command: {
      start: { project_id: 'bench', workflow_type: 'bench', workflow: 'Bench', client: 'TBD', owner: 'bench' },
    },
  };
  const { state: begun } = decided(quiet, null, [start]);
  const { state } = decided(quiet, begun, projectDecider.deeds(quiet, begun));
  const observed = lookAt(pulls, reviewsOf(pulls));
  const ours: number[] = [];
  const floor: number[] = [];
  // The first runs are Node's own: it compiles what turns out to be used often.
  for (let run = -warming; run < runs; run += 1) {
    const before = performance.now();
    const { entries } = decided(observed, state, projectDecider.deeds(observed, state));
    const between = performance.now();
    const copy = structuredClone(entries);
    const after = performance.now();
    if (copy.length !== reviews) throw new Error(`${copy.length} entries instead of ${reviews}`);
    if (run < 0) continue;
    ours.push(between - before);
    floor.push(after - between);
  }
  return { ours: median(ours), floor: median(floor) };
}

/** Facts that fill a state up to what it may hold: 64 KB as YAML. */
const facts = 465;

/** Milliseconds, median over `runs`: where one request goes under a state as large as any; as the floor, copying that state. */
export function routingFigure(runs: number): { readonly ours: number; readonly floor: number } {
  const path = join(import.meta.dirname, '../../workflows/lifecycles/completetech_services.yaml');
  const read = readDefinition(readFileSync(path), path);
  const [person] = people;
  if (!read.ok || person === undefined) throw new Error('the shipped lifecycle cannot be read');
  const quiet = lookAt(1, []);
  const observed: Observed = { ...quiet, world: { ...quiet.world, definition: read.definition, proposals: {} } };
  const { workflow_type } = read.definition;
  const commands: readonly ProjectCommand[] = [
    { start: { project_id: 'bench', workflow_type, workflow: 'Bench', client: 'TBD', owner: 'bench' } },
    ...Array.from({ length: facts }, (_, index): ProjectCommand => ({
      fact: { fact: `bench.fact-${index}`, value: 'x'.repeat(20), source: 'the notes of a call' },
    })),
  ];
  const { state } = decided(
    observed,
    null,
    commands.map((command, index) => ({ source: `command ${index}`, actor: person, command })),
  );
  if (state === null) throw new Error('nothing has begun');
  const size = Buffer.byteLength(writeYaml(state));
  if (size < 63_000 || size > 65_536) throw new Error(`a state of ${size} bytes`);
  const ours: number[] = [];
  const floor: number[] = [];
  for (let run = -warming; run < runs; run += 1) {
    const before = performance.now();
    const found = routed(
      observed.world,
      state,
      { intent: 'create', target: 'invoice', flags: [], draft: true },
      person,
    );
    const between = performance.now();
    structuredClone(state);
    const after = performance.now();
    if ('refusal' in found) throw new Error(found.refusal.because);
    if (run < 0) continue;
    ours.push(between - before);
    floor.push(after - between);
  }
  return { ours: median(ours), floor: median(floor) };
}

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}
