import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/core/project/explain.ts';
import { allSteps } from '../../../src/core/project/steps.ts';
import { workflowStatus } from '../../../src/core/project/workflow-status.ts';
import { approves, asks, bob, given, inBuild, later, observedIn, sceneOf, type Scene, type Step } from '../given.ts';
import {
  acts,
  bea,
  delivers,
  drafts,
  flags,
  inDelivery,
  lena,
  opens,
  sam,
  stageOf,
  stateOf,
  writes,
} from '../orchestrator/cast.ts';
import { asksFor, refusalOf, routeOf, routes, stopsOf } from './cast.ts';

const differs: Step = asks(lena, {
  conflict: { about: 'who may sign', claims: ['mail of Jo: Jo', 'contract: Morgan'], on: 'track:main' },
});

/** The nine triggers: what happens, where it is asked, and who decides then. */
const triggers: readonly (readonly [string, readonly Step[], string | undefined])[] = [
  ['legal uncertainty', [inDelivery, asksFor(lena, { flags: ['legal_uncertainty'] })], 'legal_or_contract'],
  ['sensitive data exposure', [inDelivery, asksFor(lena, { flags: ['sensitive_data'] })], 'security'],
  ['credential risk', [inDelivery, asksFor(lena, { flags: ['credentials'] })], 'security'],
  ['production impact', [inDelivery, asksFor(lena, { flags: ['production_impact'] })], 'security'],
  ['public proof risk', [inDelivery, asksFor(lena, { flags: ['public_proof_risk'] })], 'public_proof'],
  ['payment/billing ambiguity', [inDelivery, asksFor(lena, { flags: ['billing_ambiguity'] })], 'billing'],
  ['client authority ambiguity', [inDelivery, asksFor(lena, { flags: ['authority_ambiguity'] })], 'client_authority'],
  ['contradictory instructions', [inDelivery, differs, asksFor(lena)], undefined],
  [
    'an approval that was rejected',
    [
      inDelivery,
      drafts('invoice'),
      asks(bea, { reject: { gate: 'billing', track: 'main', reason: 'wrong sum' } }),
      asksFor(lena, { target: 'payment_request' }),
    ],
    'billing',
  ],
  [
    'an approval that is blocked',
    [
      inDelivery,
      asks(lena, { block: { text: 'disputed', on: 'gate:billing' } }),
      asksFor(lena, { target: 'invoice', intent: 'send' }),
    ],
    'billing',
  ],
  [
    'an approval that has expired',
    [
      inDelivery,
      approves(bea, 'billing', { until: '2026-03-10' }),
      later(30),
      asksFor(lena, { target: 'payment_request' }),
    ],
    'billing',
  ],
  [
    'an approval that does not permit it',
    [inDelivery, approves(bea, 'billing', { permits: ['sign'] }), asksFor(lena, { target: 'payment_request' })],
    'billing',
  ],
];

describe('an escalation', () => {
  it.each(triggers)('is %s: it goes to whoever decides', (_why, steps, gate) => {
    const route = routeOf(sceneOf(...steps));
    expect(route.kind).toBe('escalation');
    expect(route.to.gate).toBe(gate);
  });

  it('by a flag stops the track until its gate is approved or the flag is lowered, whatever else is missing', () => {
    const stopped = sceneOf(
      inDelivery,
      asksFor(lena, { target: 'artifact:invoice', intent: 'create', flags: ['credentials'] }),
    );
    expect(stopsOf(stopped)).toEqual([
      {
        type: 'blocker_added',
        blocker: `b${seqOf(stopped)}.1`,
        text: 'credential risk: stopped until security is approved or flag credentials is lowered',
        on: 'track:main',
        until: { any: [{ not: { flag: 'credentials' } }, { gate: 'security' }] },
      },
    ]);
    expect(stateOf(stopped).flags).toEqual(['credentials', 'security']);
    const settled = approves(sam, 'security')(stopped);
    expect(stateOf(settled).blockers).toEqual({});
    // The flag stays, and what asks for security asks for it still; the escalation is over.
    expect(routeOf(asksFor(lena, { target: 'launch', intent: 'send' })(settled)).kind).toBe('forward_progress');
  });

  it('is over as well when the request that raised it is taken back', () => {
    const stopped = sceneOf(inDelivery, asksFor(lena, { flags: ['credentials'] }));
    const undone = asks(lena, { undo: { seq: seqOf(stopped), reason: 'a test account' } })(stopped);
    expect(stateOf(undone)).toMatchObject({ flags: [], blockers: {} });
    const plain = sceneOf(inDelivery, asksFor(lena));
    given(() => plain)
      .when(asks(lena, { undo: { seq: seqOf(plain), reason: 'why not' } }))
      .thenRefused('cannot_undo');
  });

  it('after the approval waits for the flag alone: what was approved before is no answer', () => {
    const scene = sceneOf(inDelivery, approves(sam, 'security'), asksFor(lena, { flags: ['credentials'] }));
    expect(stopsOf(scene)).toMatchObject([{ until: { not: { flag: 'credentials' } } }]);
    expect(stateOf(scene).blockers).not.toEqual({});
  });

  it('by a flag that somebody raised before it was asked about stops with the next request, once', () => {
    const raised = sceneOf(inDelivery, flags('credentials', 'a key was mailed'));
    const asked = asksFor(lena, { target: 'launch' })(raised);
    expect(routeOf(asked).kind).toBe('escalation');
    expect(stopsOf(asked)).toHaveLength(1);
    const approved = approves(sam, 'security')(raised);
    expect(stopsOf(asksFor(lena, { intent: 'route' })(approved))).toEqual([]);
  });

  it('that was settled on one track stops no other one, and the project is not blocked by it', () => {
    const stopped = sceneOf(inDelivery, opens('refunds', 'change_order'), asksFor(lena, { flags: ['credentials'] }));
    expect(statusOf(stopped)).toBe('blocked');
    const settled = approves(sam, 'security')(stopped);
    expect(stateOf(settled)).toMatchObject({ flags: ['credentials', 'security'], blockers: {} });
    expect(statusOf(settled)).not.toBe('blocked');
    const other = asksFor(lena, { intent: 'recover', track: 'refunds' })(settled);
    expect(routeOf(other).kind).not.toBe('escalation');
    expect(stateOf(other).blockers).toEqual({});
    // It is another matter when somebody raises it again.
    const anew = asksFor(lena, { track: 'refunds', flags: ['credentials'] })(other);
    expect(stopsOf(anew)).toMatchObject([
      { on: 'track:refunds', until: { any: [{ not: { flag: 'credentials' } }, { gate: 'security' }] } },
    ]);
    expect(statusOf(anew)).toBe('blocked');
  });

  it('holds what is asked for by name, and tells whose it is; what settles it is heard', () => {
    const stopped = sceneOf(inDelivery, asksFor(lena, { flags: ['credentials'] }));
    const again = refusalOf(asksFor(lena, { target: 'launch' })(stopped));
    expect(again).toMatchObject({ code: 'unsafe_target', handoff: { to: 'security_reviewer' } });
    expect(again.because).toMatch(
      /^b\d+\.1 stops this: credential risk \(flag credentials\); sam@example.com \(Security reviewer\) settles it$/u,
    );
    expect(again.next).toMatch(
      /countersign approve security; where it is settled otherwise: countersign unblock b\d+\.1 --reason "…" lowers flag credentials\.$/u,
    );
    for (const asked of [
      { target: 'security', intent: 'review' },
      { target: 'security_review', intent: 'create', draft: true },
      { intent: 'continue' },
      { target: 'launch', intent: 'escalate' },
    ] as const) {
      expect(routeOf(asksFor(lena, asked)(stopped))).toBeDefined();
    }
  });

  it('holds its track: nothing goes forward or outside there until it is settled, and back it may go', () => {
    const stopped = sceneOf(inDelivery, asksFor(lena, { flags: ['credentials'] }));
    const landed = writes('delivery_record')(stopped);
    expect(stageOf(landed)).toBe('delivery');
    given(() => landed)
      .when(acts('launch'))
      .thenRefused('unsafe_target', /b\d+\.1 credential risk: stopped until security is approved/u);
    expect(refusalOf(acts('launch')(landed)).next).toBe('countersign approve security');
    const { world } = observedIn(landed);
    const [first] = allSteps(world, stateOf(landed));
    expect(first?.says).toMatch(/^b\d+\.1 stands in the way since .*: credential risk/u);
    expect(first).toMatchObject({
      command: 'countersign approve security',
      who: 'sam@example.com (Security reviewer)',
    });
    for (const subject of ['main', 'launch', 'customer_success']) {
      const told = JSON.stringify(explain(world, stateOf(landed), 'main', subject));
      expect(told).toMatch(/b\d+\.1 credential risk/u);
      expect(told).not.toContain('no blocker is open');
    }
    expect(stageOf(asks(lena, { back: { track: 'main', to: 'proposal', reason: 'anew' } })(stopped))).toBe('proposal');
    expect(stageOf(approves(sam, 'security')(landed))).toBe('customer_success');
  });

  it('ends when its blocker is cleared: the flag is lowered by that, however long ago it was raised', () => {
    const disputed = sceneOf(inDelivery, asksFor(lena, { target: 'invoice', flags: ['billing_ambiguity'] }));
    const [blocker = ''] = Object.keys(stateOf(disputed).blockers);
    const { world } = observedIn(disputed);
    expect(explain(world, stateOf(disputed), 'main', 'billing').next).toBe(
      `countersign unblock ${blocker} --reason "…"`,
    );
    const cleared = asks(lena, { unblock: { blocker, reason: 'they agree' } }, 'much later')({ ...disputed, log: [] });
    expect(stateOf(cleared)).toMatchObject({ flags: [], blockers: {} });
  });

  it('that no gate decides goes to the specialist, and stops until its flag is lowered', () => {
    const stopped = sceneOf(routes(), inBuild, asksFor(bob, { flags: ['doubt'] }));
    expect(routeOf(stopped)).toMatchObject({ kind: 'escalation', to: { specialist: 'coding', with: ['testing'] } });
    expect(stopsOf(stopped)).toMatchObject([{ on: 'track:main', until: { not: { flag: 'doubt' } } }]);
    const held = refusalOf(asksFor(bob, { target: 'announce' })(stopped));
    expect(held).toMatchObject({ code: 'unsafe_target', handoff: { to: 'testing' } });
    expect(held.next).toMatch(
      /^rollback_or_recovery_step: nothing goes out, .*\. Ask testing; where it is settled otherwise: countersign unblock/u,
    );
    expect(routeOf(asksFor(bob, { target: 'report', intent: 'create', draft: true })(stopped)).to.specialist).toBe(
      'testing',
    );
    const nobody = [{ flag: 'doubt', outcome: 'no_gate' as const, escalates: 'it is doubted' }];
    const lost = sceneOf(
      routes({ triage: nobody }),
      inBuild,
      asksFor(bob, { flags: ['doubt'] }),
      asksFor(bob, { target: 'announce' }),
    );
    expect(refusalOf(lost).handoff?.to).toBe('alice');
  });

  it('between sources holds what is asked for by name until somebody decides', () => {
    given(inDelivery, differs)
      .when(asksFor(lena, { target: 'launch' }))
      .thenRefused('conflict_open', /main waits for a decision: .*who may sign/u);
    const { next, handoff } = refusalOf(sceneOf(inDelivery, differs, asksFor(lena, { target: 'launch' })));
    expect(next).toMatch(/^countersign resolve c\d+/u);
    expect(handoff?.to).toBe('agentic-delivery-skill');
    const route = routeOf(sceneOf(inDelivery, differs, asksFor(lena, { intent: 'escalate', target: 'launch' })));
    expect(route.kind).toBe('escalation');
    expect(route.because).toMatch(/^two sources differ about who may sign;/u);
  });

  it('about money stops what billing is for and no more, and is heard by invoice and account', () => {
    const billed = [inDelivery, drafts('invoice'), approves(bea, 'billing'), delivers('invoice')];
    const disputed = sceneOf(
      ...billed,
      asksFor(lena, { intent: 'escalate', target: 'invoice', flags: ['billing_ambiguity'] }),
    );
    expect(routeOf(disputed)).toMatchObject({
      kind: 'escalation',
      rule: 'billing_dispute',
      to: { specialist: 'agentic-invoice-skill', with: ['agentic-customer-success-skill'], gate: 'billing' },
    });
    expect(stopsOf(disputed)).toMatchObject([{ on: 'gate:billing', until: { not: { flag: 'billing_ambiguity' } } }]);
    given(() => disputed)
      .when(acts('payment_request'))
      .thenRefused('gate_closed', /billing is blocked/u);
    expect(refusalOf(asksFor(lena, { target: 'payment_request', intent: 'send' })(disputed)).code).toBe(
      'unsafe_target',
    );
    expect(stageOf(writes('delivery_record')(disputed))).toBe('customer_success');
  });
});

function statusOf(scene: Scene): string {
  return workflowStatus(observedIn(scene).world, stateOf(scene), scene.log);
}

function seqOf({ log }: Scene): number {
  return log.at(-1)?.seq ?? 0;
}
