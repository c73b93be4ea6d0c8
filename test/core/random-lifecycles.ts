import * as fc from 'fast-check';
import type { Condition } from '../../src/core/condition.ts';
import { fullForm } from '../../src/core/definition/full-form.ts';
import {
  intents,
  triageOutcomes,
  trackKinds,
  trackOutputs,
  versionChoices,
} from '../../src/core/definition/routing.ts';
import type { Definition, WrittenDefinition } from '../../src/core/definition/schema.ts';
import { own } from '../../src/core/own.ts';
import { fullPolicy } from '../../src/core/policy/schema.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import {
  all,
  around,
  asks,
  lands,
  later,
  merges,
  person,
  pushes,
  sceneOf,
  starts,
  swept,
  type Scene,
  type Step,
} from './given.ts';

const ann = person('ann');
const ben = person('ben');
const cleo = person('cleo');
/** Writes everything, so that the others may approve it. */
const dan = person('dan');
const who = fc.constantFrom(ann, ann, ben, cleo);

function names(letter: string, most: number, least = 1): fc.Arbitrary<readonly string[]> {
  return fc
    .integer({ min: least, max: most })
    .map((count) => Array.from({ length: count }, (_, at) => `${letter}${at}`));
}

/** What the parts of a lifecycle are called. */
interface Names {
  readonly stages: readonly string[];
  readonly gates: readonly string[];
  readonly artifacts: readonly string[];
  readonly actions: readonly string[];
  readonly facts: readonly string[];
  readonly flags: readonly string[];
  readonly kinds: readonly string[];
}

const named: fc.Arbitrary<Names> = fc.record({
  stages: names('stage', 5, 2),
  gates: names('gate', 3),
  artifacts: names('paper', 4),
  actions: names('action', 2),
  facts: names('fact', 3),
  flags: names('flag', 2),
  kinds: names('kind', 2),
});

function one(from: readonly string[]): fc.Arbitrary<string> {
  return fc.constantFrom(...from);
}

function some(from: readonly string[]): fc.Arbitrary<string[]> {
  return fc.subarray([...from]);
}

function leafOf({ gates, artifacts, facts, flags, stages }: Names): fc.Arbitrary<Condition> {
  return fc.oneof(
    one(gates).map((gate) => ({ gate })),
    one(artifacts).map((artifact) => ({ artifact })),
    one(facts).map((fact) => ({ fact })),
    one(flags).map((flag) => ({ not: { flag } })),
    one(stages).map((stage) => ({ not: { track: 'main', stage } })),
    fc.constantFrom<Condition>({ no: 'blockers' }, { no: 'conflicts' }, { no: 'missing_facts' }),
  );
}

function conditionOf(parts: Names): fc.Arbitrary<Condition> {
  const leaf = leafOf(parts);
  return fc.oneof(
    leaf,
    fc.array(leaf, { minLength: 1, maxLength: 3 }).map((every) => ({ all: every })),
    fc.array(leaf, { minLength: 1, maxLength: 2 }).map((any) => ({ any })),
  );
}

/** Where the key is left out as often as not. */
function maybe<K extends string, T>(key: K, value: fc.Arbitrary<T>): fc.Arbitrary<{ readonly [P in K]?: T }> {
  return fc
    .option(value, { nil: undefined })
    .map((made) => (made === undefined ? {} : { [key]: made }) as { [P in K]?: T });
}

function lifecycleOf(parts: Names): fc.Arbitrary<WrittenDefinition> {
  const { stages, gates, artifacts, actions, facts, flags, kinds } = parts;
  const condition = conditionOf(parts);
  const trigger = fc.oneof(
    fc.constant('command' as const),
    one(artifacts).map((landed) => ({ landed })),
    one(flags).map((flag) => ({ flag })),
  );
  const onward = stages
    .slice(1)
    .map((to, at) =>
      fc
        .tuple(trigger, maybe('requires', condition))
        .map(([on, more]) => ({ from: stages[at] ?? '', to, on, when: 'it is time', ...more })),
    );
  const elsewhere = fc.array(
    fc.tuple(one(stages), one(stages), trigger, maybe('requires', condition)).map(([from, to, on, more]) => ({
      from,
      to,
      on,
      when: 'it turned out so',
      ...more,
    })),
    { maxLength: 4 },
  );
  return fc
    .record({
      onward: fc.tuple(...onward),
      elsewhere,
      artifacts: fc.tuple(
        ...artifacts.map((artifact_type, at) =>
          fc
            .tuple(
              some(gates),
              some(artifacts.slice(0, at)),
              fc.boolean(),
              maybe('versions', fc.subarray([...versionChoices])),
            )
            .map(([needed, made_from, in_turn, more]) => ({
              artifact_type,
              path: `{project}/${artifact_type}.md`,
              gates: needed,
              made_from,
              in_turn,
              ...more,
            })),
        ),
      ),
      actions: fc.tuple(
        ...actions.map((id) =>
          fc
            .tuple(some(gates), fc.boolean(), maybe('requires', condition))
            .map(([needed, external, more]) => ({ id, gates: needed, external, ...more })),
        ),
      ),
      tracks: fc.tuple(
        ...kinds.map((id) =>
          fc
            .tuple(
              fc.constantFrom(...trackKinds),
              one(stages),
              some(artifacts),
              fc.constantFrom(...trackOutputs),
              fc.boolean(),
              maybe('requires', condition),
              maybe('may', some(actions)),
            )
            .map(([kind, stage, lines, output, scope, requires, may]) => ({
              id,
              kind,
              stage,
              lines,
              output,
              scope,
              owner: 'ann',
              ...requires,
              ...may,
            })),
        ),
      ),
      triage: fc.tuple(
        ...flags.map((flag) =>
          fc.tuple(fc.constantFrom(...triageOutcomes), one(gates), fc.boolean()).map(([outcome, gate, escalates]) => ({
            flag,
            outcome,
            gate,
            ...(escalates ? { escalates: 'it is grave' } : {}),
          })),
        ),
      ),
      owned: some(artifacts),
    })
    .map(({ onward: forward, elsewhere: other, artifacts: papers, actions: acts, tracks, triage, owned }) => ({
      workflow_type: 'random',
      stages: [...stages],
      allowed_transitions: [...forward, ...other.filter(({ from, to }) => from !== to)],
      artifacts: papers,
      gates: gates.map((gate_id, at) => ({ gate_id, owner: `role${at}`, applies_when: 'always' })),
      actions: acts,
      tracks,
      triage,
      facts: Object.fromEntries(facts.map((fact) => [fact, { label: fact, truth: artifacts[0] ?? '' }])),
      required_fields: [...facts],
      specialists: [
        { id: 'maker', owns: owned },
        { id: 'writer', owns: artifacts.filter((name) => !owned.includes(name)) },
      ],
      terminal_states: [
        { id: 'closed', from: stages.slice(-1) },
        { id: 'abandoned', allows_open_blockers: true, requires_rationale: true },
      ],
    }));
}

const policy = fullPolicy({
  version: 1,
  roles: {
    role0: { emails: ['ann@example.com', 'ben@example.com'] },
    role1: { emails: ['ann@example.com', 'cleo@example.com'] },
    role2: { emails: ['ann@example.com'] },
  },
  overriders: ['maintain'],
});

/** One of what is there at that moment, or now and then a name that is not. */
function pick(from: readonly string[], at: number): string {
  return at % 16 === 15 ? 'constructor' : (from[at % Math.max(from.length, 1)] ?? 'nothing');
}

type Told = (state: ProjectState, definition: Definition) => ProjectCommand;

/** A command that is the same however things stand. */
function known(made: fc.Arbitrary<ProjectCommand>): fc.Arbitrary<Told> {
  return made.map((command) => () => command);
}

/** A command that could be given to a project of this lifecycle as it stands; names that are not there are tried, too. */
function commandOf({ stages, gates, artifacts, actions, facts, flags, kinds }: Names): fc.Arbitrary<Told> {
  const number = fc.nat({ max: 47 });
  const gate = one(gates);
  const lines = artifacts.flatMap((name) => [name, `${name}/side`]);
  const value = fc.constantFrom('one', 'two', 3, true);
  const because = fc.constantFrom('so it is', 'so it is', 'it is needed', '');
  const on = fc.oneof(
    fc.constant('track:main'),
    fc.constant('track:side'),
    gate.map((name) => `gate:${name}`),
    one(lines).map((name) => `artifact:${name}`),
    fc.constant('decision:it'),
  );
  /** Something about a track that is there. */
  const onTrack = (make: (track: string, part: number, why: string) => ProjectCommand): fc.Arbitrary<Told> =>
    fc.tuple(number, number, because).map(
      ([track, part, why]) =>
        (state) =>
          make(pick(Object.keys(state.tracks), track), part, why),
    );
  /** Along the listed transitions from where a track stands. */
  const moving = (make: (track: string, to: string, why: string) => ProjectCommand): fc.Arbitrary<Told> =>
    fc.tuple(number, number, because).map(([at, way, why]) => (state, { allowed_transitions }) => {
      const track = pick(Object.keys(state.tracks), at);
      const from = own(state.tracks, track)?.stage;
      const ways = allowed_transitions.filter((listed) => listed.from === from).map(({ to }) => to);
      return make(track, pick(ways, way), why);
    });
  return fc.oneof(
    {
      weight: 3,
      arbitrary: onTrack((track, part) => ({ approve: { gate: pick(gates, part), track, reason: 'read it' } })),
    },
    onTrack((track, part) => ({ reject: { gate: pick(gates, part), track, reason: 'not yet' } })),
    onTrack((track, part) => ({ withdraw: { gate: pick(gates, part), track, reason: '' } })),
    onTrack((track, part, reason) => ({ override: { gate: pick(gates, part), track, reason } })),
    { weight: 3, arbitrary: moving((track, to) => ({ advance: { to, track } })) },
    moving((track, to, reason) => ({ back: { to, track, reason } })),
    onTrack((track, part, why) => ({ skip: { to: pick(stages, part), track, because: why } })),
    onTrack((track, part) => ({ act: { action: pick(actions, part), track } })),
    {
      weight: 3,
      arbitrary: known(
        fc
          .record({ fact: one(facts), value, source: fc.constantFrom('a mail', 'a call') })
          .chain((fact) =>
            fc
              .option(one(artifacts), { nil: null })
              .map((stood) => ({ fact: stood === null ? fact : { ...fact, substitutes: `artifact:${stood}` } })),
          ),
      ),
    },
    known(fc.record({ assumption: one(facts), value, because }).map((assume) => ({ assume }))),
    known(
      fc
        .record({
          about: fc.constant('the scope'),
          claims: fc.constant(['a mail: more', 'a call: less']),
          on: fc.constantFrom('track:main', 'track:side'),
        })
        .map((conflict) => ({ conflict })),
    ),
    fc
      .tuple(number, value, because)
      .map(([at, decided, why]) => ({ conflicts = {} }: ProjectState): ProjectCommand => ({
        resolve: { conflict: pick(Object.keys(conflicts), at), value: decided, because: why },
      })),
    fc.tuple(number, because).map(([at, why]) => ({ conflicts = {} }: ProjectState): ProjectCommand => ({
      resolve: { conflict: pick(Object.keys(conflicts), at), because: why },
    })),
    known(fc.record({ flag: one(flags), reason: because }).map((flag) => ({ flag }))),
    known(fc.record({ text: fc.constant('in the way'), on }).map((block) => ({ block }))),
    fc.tuple(number, because).map(([at, reason]) => ({ blockers }: ProjectState): ProjectCommand => ({
      unblock: { blocker: pick(Object.keys(blockers), at), reason },
    })),
    known(
      fc
        .record({
          track: fc.constantFrom('side', 'other', 'main', '../x'),
          as: one(kinds),
          from: fc.constant('main'),
          because,
        })
        .map((fork) => ({ fork })),
    ),
    onTrack((track, part, why) => ({
      join: { track, outcome: part % 2 === 0 ? 'complete' : 'superseded', because: why },
    })),
    onTrack((track, part, why) => ({
      assign: {
        of: part % 3 === 0 ? 'project' : `track:${track}`,
        to: pick(['ann', 'ben', 'cleo'], part),
        because: why,
      },
    })),
    fc.tuple(number, because).map(([at, why]) => (state: ProjectState): ProjectCommand => ({
      retire: { artifact: pick(Object.keys(state.artifacts), at), because: why },
    })),
    fc.tuple(number, because).map(([at, why]) => (state: ProjectState): ProjectCommand => ({
      keep: { artifact: pick(Object.keys(state.artifacts), at), because: why },
    })),
    fc
      .record({
        intent: fc.constantFrom(...intents),
        flags: some(flags),
        target: fc.option(one([...stages, ...gates, ...artifacts, ...actions, ...kinds, 'maker', 'side']), {
          nil: undefined,
        }),
        track: fc.option(fc.constantFrom('main', 'side'), { nil: undefined }),
        draft: fc.constantFrom(undefined, true as const),
      })
      .map(({ intent, flags: raised, target, track, draft }) => () => ({
        ask: {
          intent,
          flags: raised,
          ...(target === undefined ? {} : { target }),
          ...(track === undefined ? {} : { track }),
          ...(draft === undefined ? {} : { draft }),
        },
      })),
    known(fc.record({ terminal_state: fc.constant('closed'), rationale: because }).map((close) => ({ close }))),
    fc.nat({ max: 12 }).map((back) => (state: ProjectState): ProjectCommand => ({
      undo: { seq: Math.max(1, state.seq - back), reason: 'a slip' },
    })),
  );
}

/** Somebody gives a command about how things stand at that moment. */
function gives(told: Told): (by: Parameters<typeof asks>[0]) => Step {
  return (by) => (scene) => (scene.state === null ? scene : asks(by, told(scene.state, scene.world.definition))(scene));
}

/** A step with its name, so that a story that fails can be read. */
function titled(title: string, part: unknown, step: Step): Step {
  return Object.assign((scene: Scene) => step(scene), {
    [fc.toStringMethod]: () => `${title} ${JSON.stringify(part)}`,
  });
}

function stepOf(parts: Names): fc.Arbitrary<Step> {
  const lines = parts.artifacts.flatMap((name) => [name, name, `${name}/side`]);
  const contents = fc.dictionary(one(lines), fc.constantFrom('A', 'B', 'C'), { minKeys: 1, maxKeys: 2 });
  const branch = fc.constantFrom('p', 'q');
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(who, commandOf(parts)).map(([by, what]) => gives(what)(by)) },
    fc.tuple(branch, contents).map(([name, what]) => titled('pushes', [name, what], pushes(dan, name, what))),
    branch.map((name) => titled('merges', name, all(merges(dan, name), swept))),
    contents.map((what) =>
      titled('lands', what, (scene) =>
        all(
          lands({ commit: `c${scene.landings.length}-${scene.log.length}`, contents: what, merge: true }),
          swept,
        )(scene),
      ),
    ),
    fc.constant(titled('a day passes', null, all(later(1), swept))),
  );
}

/** In most stories there is a second track from early on. */
function begun({ kinds }: Names): fc.Arbitrary<readonly Step[]> {
  const forks = one(kinds).map((as) => [
    asks(ann, { fork: { track: 'side', as, from: 'main', because: 'another audience' } }),
  ]);
  return fc.oneof({ weight: 3, arbitrary: forks }, { weight: 1, arbitrary: fc.constant([]) });
}

/** A lifecycle that nobody thought of, and what somebody does in it. */
export interface Story {
  readonly definition: Definition;
  readonly steps: readonly Step[];
}

export const story: fc.Arbitrary<Story> = named.chain((parts) =>
  fc.record({
    definition: lifecycleOf(parts).map(fullForm),
    steps: fc
      .tuple(begun(parts), fc.array(stepOf(parts), { minLength: 5, maxLength: 30, size: 'max' }))
      .map(([first, rest]) => [...first, ...rest]),
  }),
);

/** Every scene of a story, in order. */
export function played({ definition, steps }: Story): readonly Scene[] {
  const begins = all(
    around({
      definition,
      definitionPin: { blob: 'd1', origin: 'random' },
      policy,
      people: {
        permissions: { 'ann@example.com': 'maintain', 'ben@example.com': 'write', 'cleo@example.com': 'write' },
        teams: {},
      },
    }),
    starts(ann, { workflow_type: 'random' }),
  );
  const scenes = [sceneOf(begins)];
  for (const step of steps) scenes.push(step(scenes.at(-1) ?? sceneOf(begins)));
  return scenes;
}
