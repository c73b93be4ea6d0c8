import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { builtIn } from '../../../src/core/trace/check/built-in.ts';
import { readInvariants, type Invariant } from '../../../src/core/trace/check/invariants.ts';
import { approved, changed, reportOf, toldOf, type Change, type Files } from './approved.ts';
import { mplp, objectIn, whyNot } from './published.ts';

const flow = 'golden/flow-05-single-agent-confirm-required';

function files(folder: string, names: readonly string[] = ['context', 'plan', 'confirm', 'trace']): Files {
  return Object.fromEntries(names.map((name) => [`${name}.json`, objectIn(`${folder}/${name}.json`)]));
}

/** The published rules: those of the flow, and those of each kind of object. */
function publishedRules(): readonly Invariant[] {
  const lists = [
    `${flow}/invariants.yaml`,
    ...['context', 'plan', 'confirm', 'trace'].map((kind) => `golden/invariants/${kind}.yaml`),
  ];
  return lists.flatMap((file) => {
    const { invariants, problems } = readInvariants(parse(readFileSync(join(mplp, file), 'utf8')), {
      file,
      under: null,
    });
    expect(problems).toEqual([]);
    return invariants;
  });
}

describe.skipIf(whyNot !== '')(`what is published is right, or it is told what is odd about it${whyNot}`, () => {
  it('the record of FLOW-05, by its 13 rules and the 16 of all flows, none of which is passed over', () => {
    const rules = publishedRules();
    expect(rules).toHaveLength(29);
    const report = reportOf(files(`${flow}/expected`), rules);
    // It shortens a reason.
    expect(toldOf(report)).toEqual(['trace.json events[2].data.reason event_contradicted?']);
    expect(report.rules).toBe(builtIn.length + 29);
    // Both ask about a Confirm that is rejected, and this one was approved in the end.
    expect(report.vacuous.map(({ id, because }) => `${id}: ${because}`)).toEqual([
      'confirm-rejected-by-somebody: status is nowhere "rejected"',
      'rejected_must_have_reason: status is nowhere "rejected"',
    ]);
  });

  it('what FLOW-05 begins with: a pending Confirm that is approved, and events that name no Confirm', () => {
    const report = reportOf(files(`${flow}/input`), publishedRules());
    expect(toldOf(report)).toEqual([
      'golden/invariants/confirm.yaml [2].rule rule_contradicts_protocol?',
      'trace.json root_span.context_id rule_broken',
      'trace.json events[0] unresolved_reference',
      'trace.json events[1] unresolved_reference',
      'confirm.json status status_contradicted',
    ]);
    expect(report.standings).toMatchObject([{ status: 'pending', duty: 'block' }]);
  });

  it.each(['input', 'expected'])('the Context and the Plan of FLOW-01, %s', (side) => {
    expect(toldOf(reportOf(files(`golden/flow-01-single-agent-plan/${side}`, ['context', 'plan'])))).toEqual([]);
  });
});

describe('what readers that are too kind let through is refused', () => {
  it.each<readonly [string, Change, string]>([
    ['a Context without its id', ['context.context_id', undefined], 'context.json it missing_field'],
    ['an id that is none', ['context.context_id', 'not-an-id'], 'context.json context_id wrong_value'],
    ['a time that is none', ['context.meta.created_at', 'yesterday'], 'context.json meta.created_at wrong_value'],
    ['a field too many', ['context.meta.more', 'x'], 'context.json meta.more unknown_field'],
    ['a status that there is not', ['confirm.status', 'WRONG'], 'confirm.json status wrong_value'],
    ['a step without its id', ['plan.steps.0.step_id', undefined], 'plan.json steps[0] missing_field'],
  ])('%s', (_what, change, found) => {
    expect(toldOf(reportOf(changed(approved(), change)))).toContain(found);
  });
});
