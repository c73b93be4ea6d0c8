import { describe, expect, it } from 'vitest';
import { approved, at, changed, id, reportOf, toldOf, type Change, type Files } from './approved.ts';
import { objectsIn, whyNot } from './published.ts';

/** Faults that somebody might put into a record of approvals: a sentence, what is changed, and as what it is found. */
function faults(files: Files): readonly (readonly [string, readonly Change[], string])[] {
  const later = '2029-01-01T00:00:00Z';
  const events = at(files, 'trace.events') as readonly object[];
  const [first, second, third] = events;
  const decision = at(files, 'confirm.decisions.1') as object;
  const [one, two] = at(files, 'confirm.decisions') as readonly object[];
  return [
    ['a field that is needed is taken away', [['context.title', undefined]], 'context.json it missing_field'],
    ['a field that nobody knows is added', [['plan.approved_by', 'me']], 'plan.json approved_by unknown_field'],
    ['a status that there is not', [['confirm.status', 'accepted']], 'confirm.json status wrong_value'],
    ['an id in capitals', [['plan.plan_id', id(2).toUpperCase()]], 'plan.json plan_id wrong_value'],
    [
      'an id of another version',
      [['trace.trace_id', '6ba7b810-9dad-11d1-80b4-00c04fd430c8']],
      'trace.json trace_id wrong_value',
    ],
    [
      'a day that does not exist',
      [['confirm.decisions.1.decided_at', '2026-02-30T10:00:00Z']],
      'confirm.json decisions[1].decided_at wrong_value',
    ],
    [
      'a time without an offset',
      [['trace.events.0.timestamp', '2026-03-02T09:00:00']],
      'trace.json events[0].timestamp wrong_value',
    ],
    ['a list without a step', [['plan.steps', []]], 'plan.json steps wrong_value'],
    ['an empty title', [['plan.title', '']], 'plan.json title wrong_value'],
    ['a step without an id', [['plan.steps.0.step_id', undefined]], 'plan.json steps[0] missing_field'],
    ['a tag twice', [['context.meta.tags', ['a', 'a']]], 'context.json meta.tags[1] wrong_value'],
    [
      'a place in the order below zero',
      [['plan.steps.0.order_index', -1]],
      'plan.json steps[0].order_index wrong_value',
    ],
    ['an event with a number for its source', [['trace.events.0.source', 7]], 'trace.json events[0].source wrong_type'],
    [
      'another version of the protocol',
      [['plan.meta.protocol_version', '2.0.0']],
      'plan.json meta.protocol_version rule_broken',
    ],
    ['a domain of blanks', [['context.root.domain', '  ']], 'context.json root.domain rule_broken'],
    ['a step of blanks', [['plan.steps.1.description', ' ']], 'plan.json steps[1].description rule_broken'],
    ['a reason of blanks', [['confirm.decisions.0.reason', ' ']], 'confirm.json decisions[0].reason rule_broken'],
    [
      'a reason that is taken away',
      [['confirm.decisions.0.reason', undefined]],
      'confirm.json decisions[0].reason rule_broken',
    ],
    [
      'an approval that does not say why',
      [['confirm.decisions.1.reason', undefined]],
      'confirm.json decisions[1].reason rule_broken?',
    ],
    [
      'an approval with a reason of blanks',
      [['confirm.decisions.1.reason', ' ']],
      'confirm.json decisions[1].reason rule_broken?',
    ],
    [
      'a decision by nobody',
      [['confirm.decisions.1.decided_by_role', '']],
      'confirm.json decisions[1].decided_by_role rule_broken',
    ],
    ['a request by nobody', [['confirm.requested_by_role', '']], 'confirm.json requested_by_role rule_broken'],
    ['a Plan of another Context', [['plan.context_id', id(97)]], 'plan.json context_id rule_broken'],
    ['a Confirm of another Plan', [['confirm.target_id', id(97)]], 'confirm.json target_id rule_broken'],
    ['a Confirm of something else', [['confirm.target_type', 'other']], 'confirm.json target_type ids_disagree'],
    [
      'a Confirm of a Trace that is a Plan',
      [['confirm.target_type', 'trace']],
      'confirm.json target_id unresolved_reference',
    ],
    ['a Trace of another Context', [['trace.context_id', id(97)]], 'trace.json context_id rule_broken'],
    ['a Trace of another Plan', [['trace.plan_id', id(97)]], 'trace.json plan_id rule_broken'],
    ['a Trace of no Plan', [['trace.plan_id', undefined]], 'trace.json plan_id rule_broken'],
    [
      'the root span of another Trace',
      [['trace.root_span.trace_id', id(97)]],
      'trace.json root_span.trace_id rule_broken',
    ],
    [
      'the root span of another Context',
      [['trace.root_span.context_id', id(97)]],
      'trace.json root_span.context_id rule_broken',
    ],
    [
      'a dependency on no step',
      [['plan.steps.1.dependencies', [id(97)]]],
      'plan.json steps[1].dependencies[0] unresolved_reference',
    ],
    [
      'a step that waits for itself',
      [['plan.steps.0.dependencies', [at(files, 'plan.steps.0.step_id')]]],
      'plan.json steps[0].dependencies dependency_cycle',
    ],
    [
      'steps that wait for each other',
      [['plan.steps.0.dependencies', [at(files, 'plan.steps.2.step_id')]]],
      'plan.json steps[0].dependencies dependency_cycle',
    ],
    [
      'two steps with one id',
      [['plan.steps.2.step_id', at(files, 'plan.steps.0.step_id')]],
      'plan.json steps[2].step_id duplicate_id',
    ],
    [
      'two decisions with one id',
      [['confirm.decisions.1.decision_id', at(files, 'confirm.decisions.0.decision_id')]],
      'confirm.json decisions[1].decision_id duplicate_id',
    ],
    [
      'two events with one id',
      [['trace.events.2.event_id', at(files, 'trace.events.1.event_id')]],
      'trace.json events[2].event_id duplicate_id',
    ],
    [
      'a Confirm with the id of its Plan',
      [['confirm.confirm_id', at(files, 'plan.plan_id')]],
      'confirm.json confirm_id duplicate_id',
    ],
    [
      'an approval before it was asked for',
      [['confirm.requested_at', later]],
      'confirm.json decisions[0].decided_at out_of_order',
    ],
    [
      'decisions in another order',
      [['confirm.decisions', [two, one]]],
      'confirm.json decisions[1].decided_at out_of_order',
    ],
    ['a pending Confirm with an approval', [['confirm.status', 'pending']], 'confirm.json status status_contradicted'],
    [
      'a rejected Confirm with an approval',
      [['confirm.status', 'rejected']],
      'confirm.json status status_contradicted',
    ],
    [
      'a cancelled Confirm that nobody cancelled',
      [['confirm.status', 'cancelled']],
      'confirm.json status status_contradicted',
    ],
    [
      'an approval that nobody gave',
      [
        ['confirm.decisions.1', undefined],
        ['trace.events.2', undefined],
      ],
      'confirm.json status status_contradicted',
    ],
    ['an approval without decisions', [['confirm.decisions', undefined]], 'confirm.json decisions rule_broken'],
    [
      'a rejection after the approval',
      [['confirm.decisions.2', { ...decision, decision_id: id(97), status: 'rejected' }]],
      'confirm.json decisions[2] decision_after_final',
    ],
    [
      'a no that is rewritten as a yes',
      [['confirm.decisions.0.status', 'approved']],
      'trace.json events[1].event_type event_contradicted',
    ],
    [
      'a decision that was backdated',
      [['confirm.decisions.1.decided_at', at(files, 'confirm.decisions.0.decided_at')]],
      'trace.json events[2].timestamp event_contradicted',
    ],
    [
      'a request that was moved',
      [['confirm.requested_at', '2020-01-01T00:00:00Z']],
      'trace.json events[0].timestamp event_contradicted',
    ],
    [
      'a Trace that leaves the request out',
      [['trace.events', [second, third]]],
      'confirm.json requested_at event_missing',
    ],
    ['a Trace that leaves the no out', [['trace.events', [first, third]]], 'confirm.json decisions[0] event_missing'],
    ['a Trace that leaves the yes out', [['trace.events', [first, second]]], 'confirm.json decisions[1] event_missing'],
    ['a Trace without events', [['trace.events', []]], 'confirm.json confirm_id event_missing'],
    [
      'events in another order',
      [['trace.events', [first, third, second]]],
      'trace.json events[2].timestamp out_of_order',
    ],
    ['an event after the end', [['trace.events.2.timestamp', later]], 'trace.json events[2].timestamp out_of_order'],
    [
      'an end before the beginning',
      [['trace.finished_at', '2020-01-01T00:00:00Z']],
      'trace.json finished_at out_of_order',
    ],
    ['a Trace that runs and has ended', [['trace.status', 'running']], 'trace.json status status_contradicted'],
    [
      'an event of another Confirm',
      [['trace.events.1.data.confirm_id', id(97)]],
      'trace.json events[1].data.confirm_id unresolved_reference',
    ],
    ['an event of no Confirm', [['trace.events.1.data', null]], 'trace.json events[1] unresolved_reference'],
    [
      'an event of no decision',
      [['trace.events.1.data.decision_id', undefined]],
      'trace.json events[1] unresolved_reference',
    ],
    [
      'an event of a decision that there is not',
      [['trace.events.1.data.decision_id', id(97)]],
      'trace.json events[1].data.decision_id unresolved_reference',
    ],
    [
      'a request for another Plan',
      [['trace.events.0.data.target_id', id(97)]],
      'trace.json events[0].data.target_id event_contradicted',
    ],
    ['an event of another Trace', [['trace.events.0.trace_id', id(97)]], 'trace.json events[0].trace_id ids_disagree'],
    [
      'a yes that is told as a no',
      [['trace.events.2.event_type', 'decision.rejected']],
      'trace.json events[2].event_type event_contradicted',
    ],
    [
      'a decision that is told twice',
      [['trace.events.3', { ...third, event_id: id(97) }]],
      'trace.json events[3] event_contradicted',
    ],
    [
      'a request that is told twice',
      [['trace.events', [first, { ...first, event_id: id(97) }, second, third]]],
      'trace.json events[1] event_contradicted',
    ],
    [
      'something that was executed before the approval',
      [
        [
          'trace.events',
          [first, { ...first, event_id: id(97), event_type: 'execution.started', data: {} }, second, third],
        ],
      ],
      'trace.json events[1] executed_before_approval',
    ],
    [
      'a step that was done while the Confirm was rejected',
      [
        ['plan.steps.0.status', 'completed'],
        ['confirm.status', 'rejected'],
        ['confirm.decisions.1', undefined],
        ['trace.events.2', undefined],
      ],
      'plan.json steps[0].status executed_before_approval',
    ],
    [
      'a merge that git does not know',
      [['trace.events.3', { ...third, event_id: id(97), event_type: 'git.merge', data: { repo_url: 'x' } }]],
      'trace.json events[3].data missing_field',
    ],
    ['a Plan that is gone', [['plan', undefined]], 'confirm.json target_id unresolved_reference'],
    ['a Context that is gone', [['context', undefined]], 'plan.json context_id unresolved_reference'],
    ['a Trace that is gone', [['trace', undefined]], 'confirm.json confirm_id event_missing'],
    ['a Confirm that is gone', [['confirm', undefined]], 'trace.json events[0].data.confirm_id unresolved_reference'],
  ];
}

describe('a fault in a record of approvals is found', () => {
  it('and none is found where there is none', () => {
    expect(toldOf(reportOf(approved()))).toEqual([]);
  });

  it.each(faults(approved()))('%s', (_sentence, changes, found) => {
    expect(toldOf(reportOf(changed(approved(), ...changes)))).toContain(found);
  });
});

const flow = () =>
  Object.fromEntries(
    Object.entries(objectsIn('golden/flow-05-single-agent-confirm-required/expected')).map(([name, value]) => [
      `${name}.json`,
      value,
    ]),
  );

describe.skipIf(whyNot !== '')(`a fault in the published record of an approval is found${whyNot}`, () => {
  it('and none is found where there is none', () => {
    // It shortens a reason.
    expect(toldOf(reportOf(flow()))).toEqual(['trace.json events[2].data.reason event_contradicted?']);
  });

  it.each(whyNot === '' ? faults(flow()) : [])('%s', (_sentence, changes, found) => {
    expect(toldOf(reportOf(changed(flow(), ...changes)))).toContain(found);
  });
});
