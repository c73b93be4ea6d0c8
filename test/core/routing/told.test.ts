import { describe, expect, it } from 'vitest';
import { classificationOf } from '../../../src/core/project/routing/classification.ts';
import { routeTold } from '../../../src/core/project/routing/told.ts';
import { approves, asks, bob, inBuild, observedIn, sceneOf, starts, type Scene } from '../given.ts';
import { bea, inDelivery, lena, opens, stateOf } from '../orchestrator/cast.ts';
import { asksFor, briefed, routes } from './cast.ts';

/** The lines that people read about the last request. */
function told(scene: Scene): readonly string[] {
  const { world } = observedIn(scene);
  const events = scene.log.at(-1)?.events ?? [];
  const decided = events.find((event) => event.type === 'decision_recorded');
  if (decided === undefined) throw new Error('nothing was decided');
  return routeTold(world, stateOf(scene), decided).map(({ about, says }) => `${about}: ${says}`);
}

describe('a route as people read it', () => {
  it('says its kind, to whom it goes, what it takes, what is open, why, and what goes on', () => {
    const scene = sceneOf(inDelivery, asksFor(lena, { target: 'invoice', intent: 'create', draft: true }));
    expect(told(scene)).toEqual([
      'kind: forward progress',
      'goes to: mika@example.com (Invoice specialist)',
      'billing: mika@example.com (Invoice specialist)',
      'takes: billing, by bea@example.com (Billing approver)',
      'draft only: invoice',
      'asks: What is the legal name of the client? (client.legal_name)',
      'asks: Which of our companies is it from? (provider.legal_name)',
      'asks: How much is due? (invoice.total_due)',
      'asks: How many days do they have? (invoice.terms)',
      'asks: Which line items? (invoice.line_items)',
      'asks: What number does it get? (invoice.number)',
      'asks: When is it due? (invoice.due_date)',
      'because: something is missing, and invoice is a draft only until then: route to owning specialist',
      'next: countersign handoff --for agentic-invoice-skill',
    ]);
  });

  it.each([
    [{ target: 'proposal', intent: 'route' }, 'countersign back proposal --reason "…"'],
    [{ target: 'customer_success', intent: 'route' }, 'countersign advance customer_success'],
    [{ target: 'billing', intent: 'approve' }, 'countersign approve billing'],
    [{ target: 'payment_request', intent: 'send' }, 'countersign act payment_request'],
    [{ target: 'proposal_or_sow', intent: 'archive' }, 'countersign retire proposal_or_sow --because "…"'],
    [{ flags: ['credentials'] }, 'countersign approve security'],
    [{ target: 'launch', flags: ['incident'] }, 'countersign act launch'],
    [{ flags: ['billing_ambiguity'] }, 'countersign unblock b13.1 --reason "…"'],
    [{ intent: 'escalate', target: 'launch' }, 'countersign approve client_authority'],
  ] as const)('%o goes on by %s', (asked, command) => {
    const lines = told(sceneOf(inDelivery, asksFor(lena, asked)));
    expect(lines.at(-1)?.split(' --for ')[0]).toBe(`next: ${command}`);
  });

  it('names the stages that are passed over, and the track that is meant', () => {
    expect(told(sceneOf(routes(), starts(), asksFor(bob, { target: 'check' }))).at(-1)).toBe(
      'next: countersign skip check --because "…"',
    );
    const patch = [routes(), inBuild, briefed, asksFor(bob, { intent: 'new workstream', target: 'patch' })];
    const there = told(sceneOf(...patch, asksFor(bob, { track: 'patch', target: 'check', intent: 'route' })));
    expect(there).toContain('goes to: testing, track patch');
    expect(there.at(-1)).toBe('next: countersign advance check --track patch');
    const stopped = sceneOf(...patch, asksFor(bob, { track: 'patch', flags: ['leak'] }));
    expect(told(stopped).at(-1)).toBe('next: countersign approve security --track patch');
  });

  it('goes to whoever opens the gate where nobody else is named, and says no more than there is', () => {
    const bare = sceneOf(
      routes({ specialist_owners: {}, routing_rules: [] }),
      starts(),
      asksFor(bob, { target: 'go', intent: 'route' }),
    );
    expect(told(bare)).toEqual([
      'kind: new workstream',
      'goes to: whoever opens go',
      'takes: go, by anyone with maintain access (lead)',
      'because: go answers for go',
      'next: countersign approve go',
    ]);
    const lunch = sceneOf(
      routes({ specialist_owners: {}, actions: [], routing_rules: [] }),
      starts(),
      asksFor(bob, { target: 'main', intent: 'route' }),
    );
    expect(told(lunch)[1]).toBe('goes to: whoever opens main');
  });

  it('about a gate goes to whoever opens it, on the track that was asked about and in whatever stage that is', () => {
    for (const intent of ['review', 'approve', 'route'] as const) {
      const lines = told(sceneOf(inDelivery, asksFor(lena, { target: 'gate:security', intent })));
      expect(lines.at(-1)).toBe('next: countersign approve security');
    }
    const there = [inDelivery, opens('refunds', 'change_order')];
    const asked = asksFor(lena, { target: 'gate:security', intent: 'review', track: 'refunds' });
    expect(told(sceneOf(...there, asked)).at(-1)).toBe('next: countersign approve security --track refunds');
    expect(told(sceneOf(inDelivery, asksFor(lena, { target: 'gate:billing', intent: 'review' })))).toEqual(
      expect.arrayContaining([
        'goes to: whoever opens billing',
        'takes: billing, by bea@example.com (Billing approver)',
      ]),
    );
    const tested = { gates: [{ gate_id: 'go', owner: 'testing', applies_when: 'always' }] };
    const lines = told(sceneOf(routes(tested), starts(), asksFor(bob, { target: 'go', intent: 'review' })));
    expect(lines).toContain('goes to: testing');
  });

  it('speaks of the track itself where the project does not know what it left', () => {
    const scene = sceneOf(inDelivery, asksFor(lena, { flags: ['credentials'] }));
    const decided = scene.log.at(-1)?.events?.find((event) => event.type === 'decision_recorded');
    if (decided === undefined) throw new Error('nothing was decided');
    const lines = routeTold(observedIn(scene).world, { ...stateOf(scene), tracks: {} }, decided);
    expect(lines.at(-1)?.says).toBe('countersign approve security --track security');
  });

  it('is nothing where something else was decided', () => {
    expect(told(sceneOf(routes(), inBuild, asks(bob, { act: { action: 'lunch', track: 'main' } })))).toEqual([]);
  });
});

describe('what a request is judged by', () => {
  it('are eleven things, each by its name, and the kind they come to', () => {
    const scene = sceneOf(
      inDelivery,
      approves(bea, 'billing'),
      asks(lena, { conflict: { about: 'who signs', claims: ['a: Jo', 'b: Kim'], on: 'track:main' } }),
      asks(lena, {
        fork: { track: 'later', from: 'main', because: 'next year', depends_on: [{ fact: 'budget' }] },
      }),
      asksFor(lena, { intent: 'escalate', urgency: 'elevated', flags: ['incident'] }),
    );
    const found = classificationOf(observedIn(scene).world, stateOf(scene));
    expect(found).toMatchObject({
      workflow_type: 'completetech_services',
      stage: 'security_review',
      intent: 'escalate',
      kind: 'escalation',
      active_tracks: ['main', 'later', 'security'],
      approvals: { main: { billing: 'approved' } },
      blockers: [],
      urgency: 'elevated',
      dependencies: ['later'],
      conflicts: [expect.stringMatching(/^c\d+$/u)],
      risk_flags: ['incident', 'security'],
    });
    expect(found.missing_facts).toContain('client.legal_name');
    expect(Object.keys(found)).toHaveLength(12);
  });

  it('are there before anything was asked for', () => {
    const scene = sceneOf(inDelivery);
    expect(classificationOf(observedIn(scene).world, stateOf(scene))).toMatchObject({
      stage: 'delivery',
      intent: null,
      kind: null,
      urgency: 'normal',
    });
  });
});
