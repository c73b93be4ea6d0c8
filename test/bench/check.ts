import { checkDefinition } from '../../src/core/definition/check.ts';
import { fullForm } from '../../src/core/definition/full-form.ts';
import type { Definition } from '../../src/core/definition/schema.ts';

const warming = 20;

function each<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** A definition with so many stages, five ways from each, and as many of everything else that names something. */
function definitionOf(stages: number): Definition {
  const gates = stages / 4;
  return fullForm({
    workflow_type: 'bench',
    stages: each(stages, (at) => `s${at}`),
    allowed_transitions: each(stages * 5, (at) => ({
      from: `s${at % stages}`,
      to: `s${(at * 7 + 1 + Math.floor(at / stages)) % stages}`,
      on: { flag: `f${at}` },
      requires: { gate: `g${at % gates}` },
    })),
    gates: each(gates, (at) => `g${at}`),
    artifacts: each(stages, (at) => ({
      artifact_type: `a${at}`,
      path: `papers/${at}.md`,
      owner: `o${at}`,
      made_from: at < 2 ? [] : [`a${at - 1}`, `a${at - 2}`],
    })),
    facts: Object.fromEntries(each(stages, (at) => [`fact${at}`, { truth: `a${at}` }] as const)),
    specialists: each(stages, (at) => ({
      id: `o${at}`,
      owns: [`a${at}`],
      requires: { all: [{ fact: `fact${at}` }, { artifact: `a${(at + 3) % stages}` }] },
      must_not: { other: `o${(at + 1) % stages}` },
    })),
    aliases: Object.fromEntries(each(stages, (at) => [`alias${at}`, `o${at}`] as const)),
    triage: each(stages, (at) => ({ flag: `f${at}`, outcome: 'owner_approval', gate: `g${at % gates}` }) as const),
    tracks: each(stages, (at) => ({ id: `t${at}`, kind: 'risk', stage: `s${at}`, lines: [`a${at}`] }) as const),
    routing_rules: each(stages, (at) => ({
      id: `r${at}`,
      on: { flag: `f${at}`, target: `a${at}` },
      to: { specialist: `o${at}`, track: `t${at}` },
    })),
  });
}

function quickest(definition: Definition, runs: number): number {
  const times = Array.from({ length: warming + runs }, () => {
    const before = performance.now();
    if (checkDefinition(definition).length > 0) throw new Error('there is nothing wrong with it');
    return performance.now() - before;
  });
  return Math.min(...times.slice(warming));
}

/** Milliseconds: checking a definition of 200 stages, 1,000 transitions and 50 gates; and, as the floor, five of a fifth. */
export function checkingFigure(runs: number): { readonly ours: number; readonly floor: number } {
  const [large, small] = [definitionOf(200), definitionOf(40)];
  const floor = 5 * quickest(small, runs);
  return { ours: quickest(large, runs), floor };
}
