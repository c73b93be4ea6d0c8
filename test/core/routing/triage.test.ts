import { describe, expect, it } from 'vitest';
import { triageOutcomes } from '../../../src/core/definition/routing.ts';
import { bob, policyWith, around, pushes, sceneOf, starts, swept } from '../given.ts';
import { engaged, inDelivery, lena, mika, flags, stateOf } from '../orchestrator/cast.ts';
import { asksFor, briefed, routeOf, routes } from './cast.ts';

const begun = [routes(), starts(), briefed, pushes(bob, 'p', { plan: 'A' }), swept];
const engagement = sceneOf(engaged).world.definition;

describe('the triage of a request', () => {
  it.each([
    ['no_gate', { target: 'report', intent: 'route' }, []],
    ['specialist_review', { target: 'report', intent: 'route', flags: ['words'] }, []],
    ['owner_approval', { target: 'artifact:plan', intent: 'route' }, ['plan_approval']],
    ['owner_approval', { target: 'announce', intent: 'route' }, ['go']],
    ['security_review', { target: 'report', intent: 'route', flags: ['leak'] }, ['security']],
    ['security_review', { target: 'gate:security', intent: 'approve' }, ['security']],
  ] as const)('is %s for %o', (outcome, asked, gates) => {
    expect(routeOf(sceneOf(...begun, asksFor(bob, asked))).triage).toMatchObject({ outcome, gates });
  });

  it('has four outcomes, and the gravest of several wins, whatever their order', () => {
    const graver = sceneOf(...begun, asksFor(bob, { target: 'artifact:plan', flags: ['words', 'law', 'leak'] }));
    expect(routeOf(graver).triage).toEqual({
      outcome: 'security_review',
      why: ['flag leak: something leaked', 'flag law', 'it takes plan_approval', 'flag words'],
      gates: ['security', 'legal', 'plan_approval'],
    });
    expect(triageOutcomes).toHaveLength(4);
  });

  it('of flags that stand only counts what the target asks for because of them', () => {
    const scene = sceneOf(inDelivery, flags('security', 'tickets hold names'));
    const launch = routeOf(asksFor(lena, { target: 'launch' })(scene));
    expect(launch.triage).toMatchObject({ outcome: 'security_review', gates: ['security', 'client_authority'] });
    const bill = routeOf(asksFor(lena, { target: 'invoice', intent: 'create', draft: true })(scene));
    expect(bill.triage).toMatchObject({ outcome: 'owner_approval', gates: ['billing'] });
  });

  it('has the owner of an artifact look at what another specialist asks for', () => {
    const roles = { coding: { emails: ['bob@example.com'] } };
    const scene = sceneOf(...begun, around({ policy: policyWith({ verbs: { ask: ['write'] }, roles }) }));
    const other = routeOf(asksFor(bob, { target: 'report', intent: 'route' })(scene));
    expect(other.triage).toMatchObject({
      outcome: 'specialist_review',
      why: ['testing owns report, and coding asks for it'],
    });
    expect(routeOf(asksFor(bob, { target: 'code', intent: 'route' })(scene)).triage.outcome).toBe('owner_approval');
    expect(routeOf(asksFor(bob, { target: 'odd', intent: 'route' })(scene)).triage.outcome).toBe('no_gate');
    const named = routeOf(asksFor(bob, { target: 'report', intent: 'route', as: 'planner_skill' })(scene));
    expect(named.triage.why).toEqual(['testing owns report, and planning asks for it']);
  });

  it('raises the flags of a request, and those that conditions ask about, each once', () => {
    const scene = sceneOf(...begun, asksFor(bob, { flags: ['leak', 'leak', 'ready'] }));
    expect(stateOf(scene).flags).toEqual(['leak', 'ready', 'risky']);
    const again = asksFor(bob, { flags: ['leak', 'ready'], intent: 'review' })(scene);
    expect(stateOf(again).flags).toEqual(['leak', 'ready', 'risky']);
  });
});

describe('the triage of the services lifecycle', () => {
  const security = [
    'sensitive_data',
    'credentials',
    'security_tools',
    'production_impact',
    'launch_risk',
    'proof_confidentiality',
    'incident',
    'permission_change',
  ];

  it('knows seventeen flags and eleven specialists', () => {
    expect(engagement.triage).toHaveLength(17);
    expect(engagement.specialists).toHaveLength(11);
  });

  it.each(engagement.triage.map(({ flag }) => flag))(
    '%s leads to the security review only if it is about that',
    (flag) => {
      const start = sceneOf(inDelivery);
      for (const { id } of engagement.specialists.filter((one) => one.id !== 'agentic-security-review-skill')) {
        const { to, triage } = routeOf(asksFor(mika, { target: id, intent: 'route', flags: [flag] })(start));
        const reviewed = triage.outcome === 'security_review';
        expect([id, reviewed]).toEqual([id, security.includes(flag)]);
        expect([to.specialist, ...(to.with ?? [])].includes('agentic-security-review-skill')).toBe(reviewed);
        expect(triage.gates.includes('security')).toBe(reviewed);
      }
    },
  );
});
