import { describe, expect, it } from 'vitest';
import { countersign } from '../../src/core/entry.ts';
import {
  alice,
  approves,
  around,
  asks,
  bob,
  carol,
  drafted,
  given,
  knows,
  later,
  pushes,
  requests,
  starts,
  swept,
  underPolicy,
} from './given.ts';

it('an approval for some actions opens no other', () => {
  given(...drafted, approves(alice, 'plan_approval', { permits: ['to:build'] }))
    .when(asks(bob, { merge: { proposal: 'p', head: 'p1', landing: { plan: 'A' } } }))
    .thenRefused('gate_closed', /closed for land:plan: it was approved only for to:build/u);
});

describe('terms', () => {
  it('an approval for an action on one track does not permit it on another', () => {
    given(...drafted, approves(alice, 'plan_approval', { permits: ['land:plan@side'] }))
      .when(asks(bob, { merge: { proposal: 'p', head: 'p1', landing: { plan: 'A' } } }))
      .thenRefused('gate_closed');
    given(...drafted, approves(alice, 'plan_approval', { permits: ['land:plan@main', 'to:build'] }))
      .when(asks(bob, { merge: { proposal: 'p', head: 'p1', landing: { plan: 'A' } } }))
      .thenHappened({ type: 'decision_recorded' });
  });

  it('actions that do not exist cannot be permitted', () => {
    given(...drafted)
      .when(approves(alice, 'plan_approval', { permits: ['fly', 'to:build', 'to:closed', 'send'] }))
      .thenRefused('unknown_action', /^fly is no action/u);
  });

  it('a day has to be one, and to come', () => {
    given(...drafted)
      .when(approves(alice, 'plan_approval', { until: 'tomorrow' }))
      .thenRefused('invalid_argument', /"tomorrow" is not a day/u);
    given(...drafted)
      .when(approves(alice, 'plan_approval', { until: '2027-02-30' }))
      .thenRefused('invalid_argument');
    given(...drafted)
      .when(approves(alice, 'plan_approval', { until: '2026-03-02T12:00Z' }))
      .thenRefused('invalid_argument', /is over/u);
    given(...drafted)
      .when(approves(alice, 'plan_approval', { until: '2026-03-02T12:01Z' }))
      .thenHappened({}, { terms: { expires_at: '2026-03-02T12:01:00.000Z' } });
  });

  it('the policy ends approvals by itself, the person may end them earlier and not later', () => {
    const under = [underPolicy({ gates: { plan_approval: { expires_after_days: 10 } } }), ...drafted];
    given(...under)
      .when(approves(alice, 'plan_approval'))
      .thenHappened({}, { terms: { expires_at: '2026-03-12T12:00:00.000Z' } });
    given(...under)
      .when(approves(alice, 'plan_approval', { until: '2026-03-05' }))
      .thenHappened({}, { terms: { expires_at: '2026-03-05T00:00:00.000Z' } });
    given(...under)
      .when(approves(alice, 'plan_approval', { until: '2027-03-05' }))
      .thenHappened({}, { terms: { expires_at: '2026-03-12T12:00:00.000Z' } });
  });

  it('conditions hold the gate closed until they hold', () => {
    const conditional = [
      ...drafted,
      approves(alice, 'plan_approval', { conditions: [{ fact: 'budget' }], limits: 'up to 10,000' }),
    ];
    const merge = asks(bob, { merge: { proposal: 'p', head: 'p1', landing: { plan: 'A' } } });
    given(...conditional)
      .when(merge)
      .thenRefused('gate_closed', /budget is not known/u);
    given(...conditional, asks(bob, { fact: { fact: 'budget', value: 1, source: 'mail' } }))
      .when(merge)
      .thenHappened({ type: 'decision_recorded' });
  });

  it('empty lists are no terms', () => {
    given(...drafted)
      .when(approves(alice, 'plan_approval', { permits: [], conditions: [] }))
      .thenHappened({}, { status: 'approved', terms: {} });
  });

  it('a check that turns red closes the gate again', () => {
    const green = [
      ...drafted,
      around({ checks: { ci: 'passed' } }),
      approves(alice, 'plan_approval', { conditions: [{ check: 'ci' }] }),
    ];
    const merge = asks(bob, { merge: { proposal: 'p', head: 'p1', landing: { plan: 'A' } } });
    given(...green)
      .when(merge)
      .thenHappened({ type: 'decision_recorded' });
    given(...green, around({ checks: { ci: 'failed' } }))
      .when(merge)
      .thenRefused('gate_closed', /check ci is failed/u);
  });

  it('a condition may ask for another gate, for the bytes that are about to land', () => {
    const branch = [
      starts(),
      pushes(bob, 'm', { manual: 'M' }),
      approves(alice, 'legal', { conditions: [{ gate: 'security' }] }),
    ];
    const merge = asks(bob, { merge: { proposal: 'm', head: 'm1', landing: { manual: 'M' } } });
    given(...branch)
      .when(merge)
      .thenRefused('gate_closed', /nobody has approved it/u);
    given(...branch, approves(carol, 'security'))
      .when(merge)
      .thenHappened({ type: 'decision_recorded' });
  });

  it('an approval that depends on itself opens nothing, and breaks nothing', () => {
    given(starts(), pushes(bob, 'm', { manual: 'M' }), approves(alice, 'legal', { conditions: [{ gate: 'legal' }] }))
      .when(asks(bob, { merge: { proposal: 'm', head: 'm1', landing: { manual: 'M' } } }))
      .thenRefused('gate_closed', /legal depends on itself/u);
    given(
      starts(),
      pushes(bob, 'm', { manual: 'M' }),
      approves(alice, 'legal', { conditions: [{ gate: 'security' }] }),
      approves(carol, 'security', { conditions: [{ gate: 'legal' }] }),
    )
      .when(asks(bob, { merge: { proposal: 'm', head: 'm1', landing: { manual: 'M' } } }))
      .thenRefused('gate_closed', /depends on itself/u);
  });
});

describe('the time of an approval', () => {
  const untilTomorrow = [...drafted, approves(alice, 'plan_approval', { until: '2026-03-03T12:00Z' })];

  it('an approval at the very moment of expiry opens nothing, swept or not', () => {
    given(...untilTomorrow)
      .when(later(1), asks(bob, { merge: { proposal: 'p', head: 'p1', landing: { plan: 'A' } } }))
      .thenRefused('gate_closed', /expired at 2026-03-03/u);
  });

  it('expiry is recorded once', () => {
    given(...untilTomorrow)
      .when(later(1), swept)
      .thenRecorded({
        change: 'voided',
        status: 'expired',
        because: 'the approval expired at 2026-03-03T12:00:00.000Z',
      });
    given(...untilTomorrow, later(1), swept)
      .when(swept)
      .thenRecorded();
  });

  it('an approval that races the sweep ends the old one once and opens one new record', () => {
    const { state } = given(...untilTomorrow)
      .when(later(1), approves(alice, 'plan_approval'))
      .thenRecorded({ change: 'voided', status: 'expired' }, { change: 'decided', status: 'approved' });
    expect(state.approvals['main']?.['plan_approval']).toMatchObject({
      number: 2,
      status: 'approved',
      voided: { status: 'expired' },
    });
  });
});

describe('expiry', () => {
  const expire = asks(countersign, { expire: { gate: 'plan_approval', track: 'main' } });

  it('is nothing when there is nothing to expire', () => {
    given(...drafted)
      .when(expire)
      .thenHappened();
    given(...drafted, requests(bob, 'plan_approval'))
      .when(expire)
      .thenHappened();
    given(...drafted, approves(alice, 'plan_approval'))
      .when(expire)
      .thenHappened();
    given(...drafted, approves(alice, 'plan_approval', { until: '2026-05-01' }))
      .when(expire)
      .thenHappened();
  });

  it('takes one record of each approval, wherever it stands', () => {
    given(around({ head: null }), starts(), approves(alice, 'go', { until: '2026-03-03' }), knows(bob, 'x', 1))
      .when(later(3), swept)
      .thenRecorded({
        change: 'voided',
        status: 'expired',
        covers: { 'stage:plan': 'visit 1' },
        proposal: null,
        head: null,
      });
  });
});
