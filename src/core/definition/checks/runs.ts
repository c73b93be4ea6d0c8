import { leavesOf } from '../../condition.ts';
import type { Path, Problem } from '../../finding.ts';
import { own } from '../../own.ts';
import type { RunStatus } from '../../run/state.ts';
import type { Started } from '../runs.ts';
import type { Definition, RunSetting } from '../schema.ts';
import { checkFact, factsOf } from './names.ts';
import { conditionsOf, dangling, error, leavesAt, warning, type Placed } from './problem.ts';

/** Every run that a definition has begin by itself. */
export function runsOf({ stages, tracks, artifacts }: Definition): readonly Placed<Started>[] {
  const all: readonly (readonly [RunSetting | undefined, Path])[] = [
    ...stages.map(({ run }, index) => [run, ['stages', index, 'run']] as const),
    ...tracks.map(({ run }, index) => [run, ['tracks', index, 'run']] as const),
    ...artifacts.map(({ produced_by: run }, index) => [run, ['artifacts', index, 'produced_by']] as const),
  ];
  return all.flatMap(([run, path]) =>
    run === undefined ? [] : [{ is: typeof run === 'string' ? { pipeline: run } : run, path }],
  );
}

/** Runs: is it known what they tell and are told, and does what asks for one ask for what there may be? */
export function checkRuns(definition: Definition): readonly Problem[] {
  const begun = runsOf(definition);
  const known = new Set(factsOf(definition));
  const pipelines = new Set(begun.map(({ is }) => is.pipeline));
  const never = (pipeline: string, path: Path): readonly Problem[] => {
    if (pipelines.has(pipeline)) return [];
    const because = `nothing here begins a run of ${pipeline}: that is asked for until somebody begins one by hand`;
    return [warning('run_never_begun', path, because, `Name it as run of a stage, or as produced_by of an artifact.`)];
  };
  return [
    ...begun.flatMap(({ is: { facts = {}, state = {} }, path }) => [
      ...Object.keys(facts).flatMap((fact) => checkFact(known, fact, [...path, 'facts', fact])),
      ...Object.entries(state).flatMap(([variable, fact]) =>
        toldAt(definition, known, fact, [...path, 'state', variable]),
      ),
    ]),
    ...definition.allowed_transitions.flatMap(({ on }, index) =>
      typeof on === 'object' && 'run' in on ? never(on.run, ['allowed_transitions', index, 'on', 'run']) : [],
    ),
    ...conditionsOf(definition)
      .flatMap(leavesAt)
      .flatMap(({ is: leaf, path }) => {
        if (!('run' in leaf)) return [];
        const standing = leaf.is === undefined ? [] : dangling('standing of runs', leaf.is, standings, [...path, 'is']);
        return [...standing, ...never(leaf.run, [...path, 'run'])];
      }),
  ];
}

/** How a run may stand for its project: wanted until somebody drives it, then as it says. `succeeded` is completed. */
const named: Readonly<Record<RunStatus | 'wanted' | 'succeeded', true>> = {
  wanted: true,
  running: true,
  awaiting_approval: true,
  awaiting_direction: true,
  rolling_back: true,
  completed: true,
  succeeded: true,
  failed: true,
  rolled_back: true,
  cancelled: true,
};
const standings = new Set(Object.keys(named));

/** Of what is kept as a digest, nobody can be told the value. */
function toldAt(definition: Definition, known: ReadonlySet<string>, fact: string, path: Path): readonly Problem[] {
  if (own(definition.facts, fact)?.sensitive !== true) return checkFact(known, fact, path);
  return [
    error(
      'contradiction',
      path,
      `${fact} is sensitive: only its digest is kept, and no run can begin with it`,
      'Let the run read it where it is kept.',
    ),
  ];
}

/** Values with which a fact is compared, of every condition. */
export function comparedIn(definition: Definition): ReadonlyMap<string, ReadonlySet<string>> {
  const types = new Map<string, Set<string>>();
  for (const { is } of conditionsOf(definition)) {
    for (const leaf of leavesOf(is)) {
      if (!('fact' in leaf)) continue;
      const { fact, equals, one_of = [], at_least, at_most } = leaf;
      for (const value of [equals, ...one_of, at_least, at_most])
        if (value !== undefined) types.set(fact, (types.get(fact) ?? new Set()).add(typeof value));
    }
  }
  return types;
}
