import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leavesOf, type Explained } from '../../src/core/condition.ts';
import { meant } from '../../src/core/definition/alias.ts';
import { fullForm } from '../../src/core/definition/full-form.ts';
import type { Definition, Specialist, WrittenDefinition } from '../../src/core/definition/schema.ts';
import type { Actor } from '../../src/core/entry.ts';
import { rolesNamed } from '../../src/core/policy/aliased.ts';
import { fullPolicy, type WrittenPolicy } from '../../src/core/policy/schema.ts';
import { contextFor, type SpecialistContext } from '../../src/core/project/context.ts';
import { findingsIn, type StateFinding } from '../../src/core/project/findings.ts';
import {
  handedTo,
  leavesMissing,
  mayMake,
  ownerOf,
  specialistNamed,
  specialistsOf,
} from '../../src/core/project/specialists.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { checkView } from '../../src/core/surface/check.ts';
import { statusOf } from '../../src/core/surface/status.ts';
import { verbNamed } from '../../src/core/verbs/table.ts';
import { readDefinition } from '../../src/files.ts';
import {
  all,
  around,
  asks,
  given,
  knows,
  merges,
  observedIn,
  person,
  pushes,
  sceneOf,
  starts,
  swept,
  type Scene,
  type Step,
} from './given.ts';

const file = join(import.meta.dirname, '../../workflows/lifecycles/completetech_services.yaml');

function shipped(): Definition {
  const read = readDefinition(readFileSync(file), file);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.definition;
}

const services = shipped();
/** The same where everything is made elsewhere, so that all of it is recorded by hand. */
const elsewhere: Definition = {
  ...services,
  artifacts: services.artifacts.map(({ path: _path, ...one }) => ({ ...one, kind: 'external' })),
};

const ids = services.specialists.map(({ id }) => id);
const types = services.artifacts.map(({ artifact_type: type }) => type);
/** Whoever holds the role of one specialist alone. */
function holder(specialist: string): Actor & { readonly id: string } {
  const id = `holder-of-${specialist}@example.com`;
  return { ...person(`holder-of-${specialist}`), id };
}
const lena = person('lena');

const named: WrittenPolicy = {
  version: 1,
  roles: Object.fromEntries(ids.map((id) => [id, { emails: [holder(id).id] }])),
};

function engaged(definition: Definition, policy: WrittenPolicy = named): Step {
  const people = [lena, ...ids.map(holder)];
  return all(
    around({
      definition,
      definitionPin: { blob: 's1', origin: 'countersign:services' },
      policy: fullPolicy(policy),
      people: { permissions: Object.fromEntries(people.map(({ id }) => [id, 'write' as const])), teams: {} },
    }),
    starts(lena, { project_id: 'northwind', workflow_type: definition.workflow_type, owner: 'lena' }),
  );
}

const begun = sceneOf(engaged(elsewhere));
const asBegun: Step = () => begun;

function records(actor: typeof lena, artifact: string, as?: string): Step {
  const made = { artifact, content: `sha256:${artifact}`, address: 'https://papers.example/1', source_artifacts: [] };
  return asks(actor, { artifact: as === undefined ? made : { ...made, as } });
}

function refusalIn({ answer }: Scene) {
  if (answer === null || answer === 'repeated' || !('refusal' in answer)) throw new Error('it was not refused');
  return answer.refusal;
}

describe.each(ids)('%s', (specialist) => {
  const mine = services.specialists.find(({ id }) => id === specialist)?.owns ?? [];

  it.each(types)(mineOrNot, (type) => {
    const owner = ownerOf(services, type);
    const recorded = given(asBegun).when(records(holder(specialist), type));
    if (mine.includes(type)) {
      expect(recorded.scene.last.at(-1)?.events?.map((event) => event.type)).toContain('artifact_created');
      expect(owner).toBe(specialist);
      return;
    }
    recorded.thenRefused('not_owner', new RegExp(`^${owner} owns ${type}, and ${specialist} does not$`, 'u'));
    expect(refusalIn(recorded.scene).handoff?.to).toBe(owner);
  });

  it('leaves to others what is theirs', () => {
    const { must_not: mustNot = {}, leaves = {} } = found(services, specialist);
    expect(Object.keys(mustNot).length).toBeGreaterThan(0);
    for (const to of [...Object.values(mustNot), ...Object.values(leaves)]) {
      const other = specialistNamed(services, to);
      const isOfAll = ['orchestrator', 'its owner', 'nobody'].includes(to);
      const isGate = services.gates.some(({ gate_id }) => gate_id === to);
      expect([to, other !== undefined || isOfAll || isGate]).toEqual([to, true]);
      for (const type of other?.owns ?? []) {
        const { scene } = given(asBegun)
          .when(records(holder(specialist), type))
          .thenRefused('not_owner');
        expect(refusalIn(scene).handoff?.to).toBe(to);
      }
    }
  });

  it('has its whole contract in the definition', () => {
    const { purpose, invoked_on, requires, owns, outputs, upstream, downstream, ...more } = found(services, specialist);
    expect(purpose).toMatch(/\S/u);
    expect(leavesOf(requires).length).toBeGreaterThan(0);
    for (const part of [invoked_on, owns, outputs, upstream, downstream, more.optional, more.stops_at])
      expect(part?.length).toBeGreaterThan(0);
    const others = [...(upstream ?? []), ...(downstream ?? [])].filter((name) => name.startsWith('agentic-'));
    expect(others.filter((name) => !ids.includes(name) || name === specialist)).toEqual([]);
  });

  it('is told what it requires, and nothing else, while nothing is known', () => {
    const { facts, artifacts, gates, blockers } = contextIn(begun, specialist);
    const leaves = leavesOf(found(services, specialist).requires);
    expect(facts.map(({ fact }) => fact)).toEqual(leaves.flatMap((leaf) => ('fact' in leaf ? [leaf.fact] : [])));
    expect(facts.filter(({ value, source }) => value !== null || source !== null)).toEqual([]);
    expect(artifacts.map(({ artifact }) => artifact)).toEqual(
      leaves.flatMap((leaf) => ('artifact' in leaf ? [leaf.artifact] : [])),
    );
    const ofMine = mine.flatMap((type) => services.artifacts.find((one) => one.artifact_type === type)?.gates ?? []);
    expect(gates.map(({ gate }) => gate)).toEqual([
      ...leaves.flatMap((leaf) => ('gate' in leaf ? [leaf.gate] : [])),
      ...ofMine,
    ]);
    expect(blockers).toEqual([]);
  });

  it('is told what it may want as soon as it is known, and what others need never', () => {
    const { if_known: ifKnown = [], optional = [], requires } = found(services, specialist);
    const required = leavesOf(requires).flatMap((leaf) => ('fact' in leaf ? [leaf.fact] : []));
    const { facts } = contextIn(knowing, specialist);
    expect(facts.map(({ fact, need }) => `${need} ${fact}`)).toEqual([
      ...required.map((fact) => `required ${fact}`),
      ...ifKnown.map((fact) => `if_known ${fact}`),
      ...optional.map((fact) => `optional ${fact}`),
    ]);
    expect(facts.filter(({ value, source }) => value === null || source !== 'a call')).toEqual([]);
  });
});

const mineOrNot = 'records %s if it is its own, and hands it on to its owner if not';

function found(definition: Definition, name: string): Specialist {
  const specialist = specialistNamed(definition, name);
  if (specialist === undefined) throw new Error(`there is no specialist ${name}`);
  return specialist;
}

function contextIn({ world, state }: Scene, specialist: string, track?: string): SpecialistContext {
  if (state === null) throw new Error('no project was started');
  const context = contextFor(world, state, specialist, track);
  if (context === null) throw new Error(`there is no specialist ${specialist}`);
  return context;
}

/** Every fact is known that anybody may want. */
const knowing = sceneOf(
  asBegun,
  ...Object.keys(services.facts).map((fact) => knows(lena, fact, `what is known of ${fact}`, 'a call')),
);

/** A house where one writes and another paints. */
const house: WrittenDefinition = {
  workflow_type: 'house',
  stages: ['work', 'done'],
  artifacts: [
    { artifact_type: 'text', kind: 'external', owner: 'writer', gates: ['fit'] },
    { artifact_type: 'picture', kind: 'external', owner: 'painting' },
    { artifact_type: 'paper', path: 'paper.md', owner: 'writer' },
    { artifact_type: 'letter', kind: 'external', owner: 'anybody' },
  ],
  gates: ['fit', 'seen'],
  aliases: { scribe: 'writer', painting: 'painter', image: 'picture', fitting: 'fit' },
  facts: { secret: { sensitive: true }, tone: { question: 'Which tone?' }, size: {} },
  specialists: [
    {
      id: 'writer',
      requires: {
        all: [
          { fact: 'tone' },
          { gate: 'seen' },
          { any: [{ all: [{ fact: 'size' }, { artifact: 'picture' }] }, { artifact: 'letter' }] },
          { not: { flag: 'stop' } },
          { count: { artifact: 'picture', at_least: 1 } },
          { age: { artifact: 'picture', at_least_days: 1 } },
          { check: 'spelling' },
        ],
      },
      if_known: ['secret', 'letter'],
      optional: ['tone'],
      owns: ['text', 'paper'],
    },
    { id: 'painter', purpose: 'paints', owns: ['picture'] },
    { id: 'guest' },
  ],
};

const writer = holder('writer');
const painter = holder('painter');
const both = holder('both');
const stranger = holder('stranger');
const withRoles: WrittenPolicy = {
  version: 1,
  roles: {
    writer: { emails: [writer.id, both.id] },
    painting: { emails: [painter.id, both.id] },
    stranger: { emails: [stranger.id] },
  },
};

function at(house_: WrittenDefinition = house, policy: WrittenPolicy = withRoles): Step {
  const people = [lena, writer, painter, both, stranger];
  return all(
    around({
      definition: fullForm(house_),
      policy: fullPolicy(policy),
      people: { permissions: Object.fromEntries(people.map(({ id }) => [id, 'write' as const])), teams: {} },
    }),
    starts(lena, { project_id: 'house', workflow_type: 'house' }),
  );
}

describe('who may record what', () => {
  it('whoever holds the roles of several specialists may record what any of them owns', () => {
    given(at()).when(records(both, 'text')).thenHappened({ type: 'gate_evaluated' }, { type: 'artifact_created' });
    given(at()).when(records(both, 'picture')).thenHappened({ type: 'artifact_created' });
    expect(specialistsOf(sceneOf(at()).world, both)).toEqual(['writer', 'painter']);
  });

  it('who says as whom is held to that', () => {
    given(at())
      .when(records(both, 'picture', 'painter'))
      .thenHappened({ type: 'artifact_created' });
    given(at())
      .when(records(both, 'picture', 'writer'))
      .thenRefused('not_owner', /^painter owns picture, and writer does not$/u);
    given(at())
      .when(records(writer, 'picture', 'painter'))
      .thenRefused('not_owner', /^holder-of-writer does not hold the role painter in the policy$/u);
  });

  it('who is no specialist records nothing that one owns', () => {
    given(at())
      .when(records(stranger, 'picture'))
      .thenRefused('not_owner', /^painter owns picture, and holder-of-stranger, who is no specialist.*, does not$/u);
  });

  it('what no specialist owns anybody records', () => {
    given(at()).when(records(stranger, 'letter')).thenHappened({ type: 'artifact_created' });
    expect(ownerOf(fullForm(house), 'letter')).toBe('anybody');
    expect(ownerOf(fullForm({ ...house, specialists: [] }), 'picture')).toBe('painter');
    expect(ownerOf(fullForm(house), 'nothing')).toBe('');
  });

  it('where the policy names no specialist, only what people say of themselves counts', () => {
    const open = at(house, { version: 1 });
    given(open).when(records(stranger, 'picture')).thenHappened({ type: 'artifact_created' });
    given(open)
      .when(records(stranger, 'picture', 'painter'))
      .thenHappened({ type: 'artifact_created' });
    given(open)
      .when(records(stranger, 'picture', 'writer'))
      .thenRefused('not_owner');
  });

  it('Countersign itself is nobody in particular', () => {
    const { world } = sceneOf(at());
    expect(mayMake(world, { ...lena, kind: 'system' }, 'picture').holds).toBe(true);
  });

  it('a specialist that is not there is none, with the one that was probably meant', () => {
    const { scene } = given(at())
      .when(records(both, 'picture', 'paintr'))
      .thenRefused('unknown_specialist', /no specialist paintr/u);
    expect(refusalIn(scene).next).toBe('Did you mean painter?');
  });

  it('as whom is said with the command', () => {
    const typed = { name: 'picture', address: 'https://papers.example/1', sha256: 'a'.repeat(64) };
    const { command } = verbNamed('artifact') ?? {};
    expect(command?.({ ...typed, as: 'painter' }, {})).toMatchObject({
      artifact: { artifact: 'picture', as: 'painter' },
    });
    expect(command?.(typed, {})).toEqual({
      artifact: {
        artifact: 'picture',
        address: 'https://papers.example/1',
        content: `sha256:${'a'.repeat(64)}`,
        source_artifacts: [],
      },
    });
  });

  it('an artifact of a track is owned by who owns its type', () => {
    const { world } = sceneOf(at());
    expect(ownerOf(world.definition, 'picture/other')).toBe('painter');
    expect(mayMake(world, writer, 'picture/other').holds).toBe(false);
  });
});

/** Leaves hold that are about this. */
function holding(name: string) {
  return (leaf: object): Explained => ({ holds: Object.values(leaf).includes(name), says: '' });
}

describe('what somebody is sent away with', () => {
  it('names what the owner still needs, and of alternatives the one that lacks least', () => {
    const scene = sceneOf(at());
    if (scene.state === null) throw new Error('no project was started');
    expect(handedTo(scene.world, scene.state, 'scribe')).toEqual({
      to: 'scribe',
      needs: ['tone', 'seen', 'letter'],
      questions: [{ fact: 'tone', question: 'Which tone?' }],
    });
    expect(handedTo(scene.world, scene.state, 'painter')).toEqual({ to: 'painter', needs: [], questions: [] });
  });

  it('nothing is missing of what holds, nor of alternatives of which one holds', () => {
    const condition = { any: [{ flag: 'a' }, { all: [{ flag: 'b' }, { flag: 'c' }] }] };
    expect(leavesMissing(condition, holding('a'))).toEqual([]);
    expect(leavesMissing(condition, holding('b'))).toEqual([{ flag: 'a' }]);
    expect(leavesMissing({ any: [] }, holding('a'))).toEqual([]);
  });
});

describe('what a specialist is told', () => {
  it('is what stands in its way, and in nobody else’s', () => {
    const blocked = ['gate:fit', 'gate:seen', 'artifact:picture', 'artifact:text', 'track:main', 'decision:x'];
    const scene = sceneOf(
      at(),
      records(painter, 'picture'),
      ...blocked.map((on) => asks(lena, { block: { text: on, on } })),
    );
    expect(contextIn(scene, 'writer').blockers.map(({ on }) => on)).toEqual(blocked.slice(0, 4));
    expect(contextIn(scene, 'painter').blockers.map(({ on }) => on)).toEqual(['artifact:picture']);
    expect(contextIn(scene, 'guest')).toEqual({
      specialist: 'guest',
      purpose: null,
      facts: [],
      artifacts: [],
      conditions: [],
      gates: [],
      blockers: [],
    });
  });

  it('names artifacts by version and content, gates by how they stand, and other conditions by whether they hold', () => {
    const scene = sceneOf(at(), records(painter, 'picture'), records(stranger, 'letter'));
    expect(contextIn(scene, 'scribe')).toMatchObject({
      specialist: 'writer',
      artifacts: [
        { artifact: 'picture', need: 'required', version: 'v1', content: 'sha256:picture' },
        { artifact: 'letter', need: 'required', version: 'v1' },
      ],
      conditions: [
        { holds: false, says: 'flag stop is not raised' },
        { holds: false, says: 'check spelling is not reported' },
      ],
      gates: [
        { gate: 'seen', open: false },
        { gate: 'fit', open: false },
      ],
    });
    expect(contextIn(scene, 'painter').purpose).toBe('paints');
  });

  it('what is wanted only where it is there is left out where it is not', () => {
    const wanting = { ...house, specialists: [{ id: 'writer', if_known: ['secret', 'letter'] }] };
    expect(contextIn(sceneOf(at(wanting)), 'writer')).toMatchObject({ facts: [], artifacts: [] });
    const scene = sceneOf(at(wanting), records(stranger, 'letter'));
    expect(contextIn(scene, 'writer').artifacts).toMatchObject([{ artifact: 'letter', need: 'if_known' }]);
  });

  it('a sensitive value stays with its source, even one that was recorded before it was called that', () => {
    const kept = sceneOf(at(), knows(lena, 'secret', 'sha256:1234', 'a vault'));
    expect(contextIn(kept, 'writer').facts).toContainEqual(
      expect.objectContaining({ fact: 'secret', value: 'sha256:1234', source: 'a vault' }),
    );
    const said = sceneOf(at(), knows(lena, 'secret', 'the word', 'a vault'));
    expect(contextIn(said, 'writer').facts).toContainEqual(
      expect.objectContaining({ fact: 'secret', value: 'withheld' }),
    );
    expect(JSON.stringify(contextIn(said, 'writer'))).not.toContain('the word');
  });

  it('on a track with versions of its own is about those', () => {
    const scene = sceneOf(at(), records(painter, 'picture'));
    if (scene.state === null) throw new Error('no project was started');
    const { main } = scene.state.tracks;
    if (main === undefined) throw new Error('there is no main track');
    const state = { ...scene.state, tracks: { main, other: { ...main, lines: ['picture'] } } };
    expect(contextIn({ ...scene, state }, 'writer', 'other').artifacts).toMatchObject([
      { artifact: 'picture/other', version: null },
      { artifact: 'letter', version: null },
    ]);
  });

  it('is no artifact that has been put away, and an address only where there is one', () => {
    const scene = sceneOf(at(), records(painter, 'picture'), records(stranger, 'letter'));
    if (scene.state === null) throw new Error('no project was started');
    const { picture, letter } = scene.state.artifacts;
    if (picture === undefined || letter === undefined) throw new Error('nothing was recorded');
    const { path: _path, ...unplaced } = letter;
    const state: ProjectState = {
      ...scene.state,
      artifacts: { picture: { ...picture, status: 'archived' }, letter: unplaced },
    };
    expect(contextIn({ ...scene, state }, 'writer').artifacts).toEqual([
      { artifact: 'picture', need: 'required', version: null, content: null, path: null },
      { artifact: 'letter', need: 'required', version: 'v1', content: 'sha256:letter', path: null },
    ]);
  });

  it('calls a fact by its name where the definition has no label for it', () => {
    const wanting = { ...house, specialists: [{ id: 'writer', requires: { fact: 'unlisted' } }] };
    expect(contextIn(sceneOf(at(wanting)), 'writer').facts).toEqual([
      { fact: 'unlisted', label: 'unlisted', need: 'required', value: null, source: null },
    ]);
  });

  it('nobody is told anything in a name that no specialist has', () => {
    const { world, state } = sceneOf(at());
    if (state === null) throw new Error('no project was started');
    expect(contextFor(world, state, 'nobody')).toBeNull();
  });
});

describe('what lands by a branch', () => {
  const files: WrittenDefinition = {
    ...house,
    artifacts: [
      { artifact_type: 'text', path: 'text.md', owner: 'writer' },
      { artifact_type: 'picture', path: 'picture.svg', owner: 'painter' },
      { artifact_type: 'letter', path: 'letter.md', owner: 'anybody' },
    ],
    specialists: [
      { id: 'writer', owns: ['text'] },
      { id: 'painter', owns: ['picture'] },
      { id: 'guest', owns: [] },
    ],
  };

  function landed(author: typeof lena, artifact: string, policy: WrittenPolicy = withRoles): readonly StateFinding[] {
    const { world, state, log } = sceneOf(
      at(files, policy),
      pushes(author, 'p', { [artifact]: 'A' }),
      swept,
      merges(author, 'p'),
      swept,
    );
    if (state === null) throw new Error('no project was started');
    return findingsIn(world, state, log).filter(({ code }) => code === 'artifact_by_another_owner');
  }

  it('is refused to nobody; that its authors own other things only is told', () => {
    expect(landed(writer, 'picture')).toMatchObject([
      {
        severity: 'warning',
        path: ['artifacts', 'picture', 'authors'],
        message: 'picture v1 was made by holder-of-writer as writer, and it is painter who owns picture',
      },
    ]);
  });

  it('is told in the check before it lands, and by whom', () => {
    const scene = sceneOf(at(files), pushes(writer, 'p', { picture: 'A' }), swept);
    const { state } = scene;
    if (state === null) throw new Error('no project was started');
    const [branch] = statusOf(observedIn(scene).world, state).branches;
    if (branch === undefined) throw new Error('no branch is open');
    const note = 'picture is made by holder-of-writer as writer, and it is painter who owns picture';
    expect(branch.notes).toEqual([note]);
    expect(checkView([{ id: 'acme', title: 'Acme', branch }]).summary).toContain(`⚠️ ${note}`);
    const own = sceneOf(at(files), pushes(writer, 'p', { text: 'A' }), swept);
    expect(statusOf(observedIn(own).world, own.state ?? state).branches[0]?.notes).toEqual([]);
  });

  it('somebody who never spoke is known by what git calls them, and what was put away is nobody’s', () => {
    const { world, state } = sceneOf(
      at(files),
      pushes(writer, 'p', { picture: 'A' }),
      swept,
      merges(writer, 'p'),
      swept,
    );
    const { picture } = state?.artifacts ?? {};
    if (state === null || picture === undefined) throw new Error('nothing landed');
    expect(findingsIn(world, state, []).map(({ message }) => message)).toContain(
      `picture v1 was made by ${writer.id} as writer, and it is painter who owns picture`,
    );
    const away: ProjectState = { ...state, artifacts: { picture: { ...picture, status: 'archived' } } };
    expect(findingsIn(world, away, []).filter(({ code }) => code === 'artifact_by_another_owner')).toEqual([]);
  });

  it.each([
    ['by its owner', landed(painter, 'picture')],
    ['by who is its owner, too', landed(both, 'picture')],
    ['by who is no specialist', landed(stranger, 'picture')],
    ['and is owned by no specialist', landed(writer, 'letter')],
    [
      'and is owned by whoever is in a team, which a state does not tell',
      landed(writer, 'picture', {
        ...withRoles,
        roles: { ...withRoles.roles, painting: { teams: ['house/painters'] } },
      }),
    ],
    [
      'and is owned by whoever has a permission',
      landed(writer, 'picture', { ...withRoles, roles: { ...withRoles.roles, painting: { permission: 'admin' } } }),
    ],
    [
      'and is owned by whoever owns the files',
      landed(writer, 'picture', { ...withRoles, roles: { ...withRoles.roles, painting: { codeowners: true } } }),
    ],
    [
      'and whose owner the policy does not name',
      landed(writer, 'picture', { version: 1, roles: { writer: { emails: [writer.id] } } }),
    ],
  ])('nothing is told of what lands %s', (_case, told) => {
    expect(told).toEqual([]);
  });
});

describe('another name', () => {
  const open = at(house, { version: 1 });

  it('of a gate, an artifact or a specialist is typed, and the record has the name', () => {
    const { scene } = given(open, records(stranger, 'picture'))
      .when(records(stranger, 'text', 'scribe'))
      .thenHappened({ type: 'gate_evaluated' }, { type: 'artifact_created', artifact: 'text' });
    given(() => scene)
      .when(asks(lena, { request: { gate: 'fitting', track: 'main' } }))
      .thenHappened({ type: 'approval_requested', gate: 'fit' });
    given(() => scene)
      .when(asks(lena, { artifact: { artifact: 'image', content: 'b', address: 'a', source_artifacts: [] } }))
      .thenHappened({ type: 'artifact_revised', artifact: 'picture' });
    expect(scene.log.at(-1)?.command).toMatchObject({ artifact: { as: 'scribe' } });
  });

  it('is kept for what was called otherwise: a skill, a gate, and the old option of the contract for what is mailed', () => {
    expect(specialistNamed(services, 'agentic-proof-skill')?.id).toBe('agentic-case-study-skill');
    expect(meant(services, 'external_send', 'gate')).toBe('recipient_or_external_send');
    expect(meant(services, '--envelope-out', 'artifact')).toBe('envelope');
    expect(ownerOf(services, meant(services, '--envelope-out', 'artifact'))).toBe('agentic-envelope-skill');
  });

  it('of a specialist may be the name of the role in the policy', () => {
    const { world } = sceneOf(at());
    expect(rolesNamed(world.definition, world.policy, 'painter')).toEqual(['painting']);
    expect(rolesNamed(world.definition, world.policy, 'guest')).toEqual([]);
  });
});
