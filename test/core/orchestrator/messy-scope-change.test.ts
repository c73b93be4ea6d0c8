import { describe, expect, it } from 'vitest';
import { evolve } from '../../../src/core/project/evolve.ts';
import { advances, approves, asks, given, goesBack, headOf, rejects, sceneOf, sealed, type Step } from '../given.ts';
import {
  acts,
  attests,
  blocks,
  delivers,
  drafts,
  flags,
  handoffOf,
  inDelivery,
  jordan,
  lena,
  nextOf,
  sam,
  stageOf,
  writes,
} from './cast.ts';

/** A track beside `main`, put into the record as `track_started` has it. */
function beside(track: string, kind: 'commercial' | 'risk', stage: string, owner: string): Step {
  return (scene) => {
    const head = headOf(scene.state, { source: `begins ${track}`, actor: lena, command: { wait: {} } }, scene.world.at);
    const event = sealed({ type: 'track_started', track, kind, stage, owner }, head.id, 0);
    return { ...scene, state: evolve(scene.state, event, head) };
  };
}

/** The pilot for support triage runs, and may be launched in these bounds. */
const pilot = inDelivery;
/** The client asks for refund recommendations: outside the signed scope, and over data that is sensitive. */
const asked = [
  pilot,
  flags('security', 'refund policy data and new tool permissions'),
  blocks('refund recommendations are outside the signed scope', 'decision:refund recommendations'),
];
const split = [...asked, beside('refunds', 'commercial', 'proposal', 'lena')];

describe('a messy change of scope', () => {
  it('delivery stays where it is, and nobody moves it on past the open question', () => {
    const scene = sceneOf(...asked, writes('delivery_record', 'pilot so far'));
    expect(stageOf(scene)).toBe('delivery');
    given(...asked, writes('delivery_record', 'pilot so far'))
      .when(advances(lena, 'customer_success'))
      .thenRefused('requirement_open', /refund recommendations are outside the signed scope/u);
  });

  it('the security review is no stage: nothing leads there', () => {
    given(...asked)
      .when(advances(lena, 'security_review'))
      .thenRefused('unknown_stage');
  });

  it('going back is a listed way that needs a reason, and ends what was approved for the stage alone', () => {
    given(...asked)
      .when(goesBack(lena, 'proposal', ' '))
      .thenRefused('reason_missing');
    given(...asked)
      .when(goesBack(lena, 'proposal', 'the pilot itself is to change'))
      .thenHappened({
        type: 'stage_changed',
        from: 'delivery',
        to: 'proposal',
        rationale: 'the pilot itself is to change',
      });
  });

  it('the launch is held by the open question, and by the security review that the flag asks for', () => {
    given(...asked)
      .when(acts('launch'))
      .thenRefused('gate_closed', /1 open blocker.*; .*security is closed/u);
  });

  it('what was signed stays signed, and the launch of the pilot may be approved within its bounds', () => {
    const bounded = [
      pilot,
      flags('security', 'refund policy data and new tool permissions'),
      drafts('security_review'),
      approves(sam, 'security', { permits: ['land:security_review', 'launch@main'], limits: 'support triage only' }),
      delivers('security_review'),
      beside('refunds', 'commercial', 'proposal', 'lena'),
    ];
    given(...bounded)
      .when(acts('launch'))
      .thenHappened({ decision: 'act launch', track: 'main' });
    given(...bounded)
      .when(acts('launch', 'refunds'))
      .thenRefused('gate_closed', /client_authority is closed: nobody has approved it/u);
  });

  it('an approval of the launch that is taken back is superseded, with the reason', () => {
    const answer = { id: jordan.id, login: 'jordan', evidence: { name: 'hold.eml', sha256: 'c'.repeat(64), bytes: 9 } };
    const hold = rejects(lena, 'client_authority', { on_behalf_of: answer, reason: 'refunds are not in it' });
    const { scene } = given(pilot, hold)
      .when(acts('launch'))
      .thenRefused('gate_closed', /client_authority/u);
    expect(
      handoffOf(scene)
        .approval_history.map((one) => `${one.gate} ${one.status}`)
        .slice(-2),
    ).toEqual(['client_authority superseded', 'client_authority rejected']);
  });

  it('on its own track no approval of the pilot counts', () => {
    for (const action of ['sign', 'payment_request', 'launch', 'access_change', 'public_proof', 'external_send'])
      given(...split)
        .when(acts(action, 'refunds'))
        .thenRefused('gate_closed', /is closed: nobody has approved it/u);
  });

  it('invoice, envelope and e-mail for it are drafts: what is asked of the outside is refused', () => {
    const drafted = [...asked, drafts('invoice', 'refund work'), writes('envelope'), writes('email', 'refund work')];
    given(...drafted)
      .when(acts('payment_request'))
      .thenRefused('gate_closed', /billing is closed/u);
    given(...drafted)
      .when(acts('external_send'))
      .thenRefused('gate_closed', /recipient_or_external_send is closed/u);
    given(...drafted)
      .when(acts('access_change'))
      .thenRefused('gate_closed', /security is closed/u);
  });

  it('the handoff names tracks, blockers, sources, flags and the next decision', () => {
    const scene = sceneOf(...split, beside('security', 'risk', 'delivery', 'sam'), drafts('security_review'));
    const handoff = handoffOf(scene);
    expect(handoff.active_tracks.map(({ track, stage, owner }) => [track, stage, owner])).toEqual([
      ['main', 'delivery', 'lena'],
      ['refunds', 'proposal', 'lena'],
      ['security', 'delivery', 'sam'],
    ]);
    expect(handoff).toMatchObject({
      blockers: [
        { text: 'refund recommendations are outside the signed scope', on: 'decision:refund recommendations' },
      ],
      source_artifacts: ['discovery_brief v1', 'proposal_or_sow v1', 'contract_package v1'],
      security_flags: ['security'],
      next_skill: 'agentic-delivery-skill',
    });
    const next = nextOf(scene);
    expect(next[0]).toMatch(/stands in the way of decision refund recommendations/u);
    expect(next.join('\n')).toContain(
      'merging security_review waits for security: nobody has approved it — countersign approve security',
    );
  });

  it('nothing of it ends as closed while the question is open; given up it may be, with the reason', () => {
    const done = [...asked, writes('customer_success_record')];
    given(...done)
      .when(asks(lena, { close: { terminal_state: 'closed' } }))
      .thenRefused('no_transition');
    given(...done)
      .when(asks(lena, { close: { terminal_state: 'abandoned', rationale: 'the client stops the pilot' } }))
      .thenHappened({ type: 'track_closed' }, { type: 'project_closed', terminal_state: 'abandoned' });
  });

  it('a blocker of one track does not hold another', () => {
    const apart = [
      pilot,
      beside('refunds', 'commercial', 'proposal', 'lena'),
      blocks('whether refunds are in scope is open', 'track:refunds'),
    ];
    const scene = sceneOf(...apart, writes('delivery_record'));
    expect(stageOf(scene)).toBe('customer_success');
    expect(handoffOf(scene).active_tracks.find(({ track }) => track === 'refunds')?.blockers).toHaveLength(1);
  });

  it('the sponsor who asked for it says nothing about security, and the security reviewer nothing about its price', () => {
    given(...asked)
      .when(attests('security', jordan))
      .thenRefused('not_in_role');
    given(...asked)
      .when(approves(sam, 'commercial'))
      .thenRefused('not_in_role');
  });
});
