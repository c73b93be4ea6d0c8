import { describe, expect, it } from 'vitest';
import { findingsIn } from '../../../src/core/project/findings.ts';
import { trackStatus } from '../../../src/core/project/track-status.ts';
import {
  advances,
  approves,
  asks,
  assumes,
  given,
  goesBack,
  joins,
  knows,
  observedIn,
  rejects,
  resolves,
  type Scene,
  sceneOf,
} from '../given.ts';
import {
  acts,
  attests,
  blocks,
  delivers,
  deliversOn,
  drafts,
  draftsOn,
  flags,
  handoffOf,
  inDelivery,
  jordan,
  lena,
  mika,
  nextOf,
  opens,
  sam,
  stageOf,
  stateOf,
  versionOf,
  writes,
} from './cast.ts';
import { asksFor, refusalOf, routeOf, stopsOf } from '../routing/cast.ts';

/** The pilot for support triage runs, and may be launched in these bounds. */
const pilot = inDelivery;
/** The client asks for refund recommendations: outside the signed scope, and over data that is sensitive. */
const asked = [
  pilot,
  flags('security', 'refund policy data and new tool permissions'),
  blocks('refund recommendations are outside the signed scope', 'decision:refund recommendations'),
];
const refunds = opens('refunds', 'change_order', { because: 'Jordan asks for refund recommendations, too' });
const split = [...asked, refunds];
/** The change order is written, and the sponsor has agreed to it. */
const proposed = [...split, draftsOn('refunds', 'proposal_or_sow')];
const agreed = [
  ...proposed,
  attests('commercial', jordan, { track: 'refunds' }),
  deliversOn('refunds', 'proposal_or_sow'),
];

function statusOf(scene: Scene, track: string): string {
  return trackStatus(observedIn(scene).world, stateOf(scene), track);
}

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
      refunds,
    ];
    given(...bounded)
      .when(acts('launch'))
      .thenHappened({ decision: 'act launch', track: 'main' });
    given(...bounded)
      .when(acts('launch', 'refunds'))
      .thenRefused('outside_permits', /launch is none that refunds may ask for/u);
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

  it('on its own track no approval of the pilot counts, and most of it lies outside its limits', () => {
    for (const action of ['sign', 'payment_request'])
      given(...split)
        .when(acts(action, 'refunds'))
        .thenRefused('requirement_open', /^refunds makes drafts only: commercial is closed: nobody has approved it/u);
    for (const action of ['launch', 'access_change', 'public_proof', 'external_send'])
      given(...split)
        .when(acts(action, 'refunds'))
        .thenRefused('outside_permits');
  });

  it('who approves again what main has already is told on which track it is missing', () => {
    const again = refusalOf(sceneOf(...proposed, attests('commercial', jordan)));
    expect(again.code).toBe('already_decided');
    expect(again.next).toContain('--track refunds');
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
    const scene = sceneOf(...split, opens('security', 'security', { owner: 'sam' }), drafts('security_review'));
    const handoff = handoffOf(scene);
    expect(handoff.active_tracks.map(({ track, stage, owner }) => [track, stage, owner])).toEqual([
      ['main', 'delivery', 'lena'],
      ['refunds', 'proposal', 'lena'],
      ['security', 'security_review', 'sam'],
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
    const apart = [pilot, refunds, blocks('whether refunds are in scope is open', 'track:refunds')];
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

  it('a change order is a track in proposal with owner, due date, dependencies, allowed output and approval limits', () => {
    const { state } = given(...asked)
      .when(opens('refunds', 'change_order', { depends_on: [{ fact: 'refunds.policy' }] }))
      .thenHappened({ type: 'track_started', kind: 'commercial', stage: 'proposal' }, { type: 'scope_changed' });
    expect(state.tracks['refunds']).toMatchObject({
      owner: 'lena',
      due_date: '2026-03-20',
      depends_on: { fact: 'refunds.policy' },
      allowed_output: 'draft_only',
      may: ['sign', 'payment_request'],
      requires: { gate: 'commercial' },
    });
    const scene = sceneOf(...split);
    expect(findingsIn(scene.world, stateOf(scene), scene.log).map(({ code }) => code)).not.toContain(
      'track_incomplete',
    );
    given(...asked)
      .when(opens('refunds', 'change_order', { because: '' }))
      .thenRefused('reason_missing');
  });

  it('no change order is opened where nothing has been agreed yet: work begins in no stage that was not reached', () => {
    given(inDelivery)
      .when(opens('ahead', 'plan', {}))
      .thenRefused('unknown_track');
    given(inDelivery)
      .when(asks(lena, { fork: { track: 'ahead', from: 'main', stage: 'customer_success', because: 'hurry' } }))
      .thenRefused('requirement_open', /delivery_record has not landed/u);
  });

  it('the next decision of a change order is about its own proposal, and never about that of the pilot', () => {
    const scene = sceneOf(...proposed);
    expect(nextOf(scene).filter((one) => one.includes('commercial'))).toEqual([
      expect.stringMatching(/^merging refunds-proposal_or_sow waits for commercial: .* --track refunds/u),
    ]);
    given(...split)
      .when(advances(lena, 'contract'))
      .thenRefused('reason_missing');
    given(...split)
      .when(asks(lena, { advance: { track: 'refunds', to: 'contract' } }))
      .thenRefused('not_triggered');
  });

  it('the scope that changed is recorded as scope_changed, with who asked and where that is written', () => {
    given(...asked, knows(mika, 'proposal.scope_summary', 'triage of support e-mail', 'the signed proposal'))
      .when(refunds)
      .thenHappened(
        { type: 'track_started' },
        {
          type: 'scope_changed',
          track: 'refunds',
          from: 'triage of support e-mail',
          to: 'Jordan asks for refund recommendations, too',
          asked_by: 'lena',
          source: expect.stringMatching(/\S/u) as unknown,
        },
      );
    given(...asked)
      .when(refunds)
      .thenHappened({}, { from: 'proposal_or_sow v1' });
  });

  it('the security review runs as a risk track, in parallel, and its stage is none of the lifecycle', () => {
    const risky = [...split, opens('security', 'security', { owner: 'sam' })];
    const scene = sceneOf(...risky);
    expect(stateOf(scene).tracks['security']).toMatchObject({ kind: 'risk', stage: 'security_review', may: [] });
    expect(findingsIn(scene.world, stateOf(scene), scene.log).filter(({ severity }) => severity === 'error')).toEqual(
      [],
    );
    given(...risky)
      .when(asks(lena, { advance: { track: 'security' } }))
      .thenRefused('no_transition', /nothing leads onward from security_review/u);
    given(...risky)
      .when(acts('launch', 'security'))
      .thenRefused('outside_permits');
    const reviewed = sceneOf(
      ...risky,
      draftsOn('security', 'security_review'),
      approves(sam, 'security', { track: 'security' }),
      deliversOn('security', 'security_review'),
      joins(sam, 'security', 'complete', 'the risk is known'),
    );
    expect(statusOf(reviewed, 'security')).toBe('complete');
    expect(stageOf(reviewed)).toBe('delivery');
  });

  it('proposal, contract, invoice, envelope and e-mail of the change order stay drafts until its commercial approval', () => {
    const drafted = sceneOf(
      ...proposed,
      ...['contract_package', 'invoice', 'envelope', 'email'].map((one) => draftsOn('refunds', one)),
    );
    expect(statusOf(drafted, 'refunds')).toBe('draft');
    for (const artifact of ['proposal_or_sow', 'contract_package', 'invoice', 'envelope', 'email'])
      given(...split, draftsOn('refunds', artifact))
        .when(
          asks(mika, {
            merge: {
              proposal: `refunds-${artifact}`,
              head: `refunds-${artifact}1`,
              landing: { [`${artifact}/refunds`]: `${artifact} of refunds` },
            },
          }),
        )
        .thenRefused('gate_closed', /commercial/u);
    given(...agreed)
      .when(acts('sign', 'refunds'))
      .thenRefused('gate_closed', /legal_or_contract is closed/u);
    expect(statusOf(sceneOf(...agreed), 'refunds')).toBe('active');
  });

  it('a change order that lands moves its own track and neither the proposal of before nor main', () => {
    const scene = sceneOf(...agreed);
    expect(stateOf(scene).tracks).toMatchObject({ main: { stage: 'delivery' }, refunds: { stage: 'contract' } });
    expect(versionOf(scene, 'proposal_or_sow')).toMatchObject({ version: 'v1', status: 'current' });
    expect(versionOf(scene, 'proposal_or_sow/refunds')).toMatchObject({ version: 'v1', status: 'current' });
  });

  it('the change order joins delivery when it is approved, and main takes up its scope; rejected, it ends alone', () => {
    given(...proposed)
      .when(joins(lena, 'refunds', 'complete'))
      .thenRefused('track_open', /commercial is closed/u);
    const joined = given(...agreed)
      .when(joins(lena, 'refunds', 'complete', 'agreed by the sponsor'))
      .thenHappened(
        { type: 'track_closed', track: 'refunds', outcome: 'complete' },
        {
          type: 'scope_changed',
          track: 'main',
          from: 'proposal_or_sow v1',
          to: 'Jordan asks for refund recommendations, too',
        },
      );
    expect(joined.state.tracks).toMatchObject({ main: { stage: 'delivery', status: 'active' } });
    const answer = { id: jordan.id, login: 'jordan', evidence: { name: 'no.eml', sha256: 'd'.repeat(64), bytes: 9 } };
    const no = rejects(lena, 'commercial', { track: 'refunds', on_behalf_of: answer, reason: 'too dear' });
    const ended = sceneOf(...proposed, no, joins(lena, 'refunds', 'superseded', 'the sponsor said no'));
    expect(statusOf(ended, 'refunds')).toBe('superseded');
    expect(nextOf(ended).join('\n')).not.toMatch(/waits for commercial/u);
    given(...proposed, no, joins(lena, 'refunds', 'superseded', 'the sponsor said no'))
      .when(
        asks(mika, {
          merge: {
            proposal: 'refunds-proposal_or_sow',
            head: 'refunds-proposal_or_sow1',
            landing: { 'proposal_or_sow/refunds': 'proposal_or_sow of refunds' },
          },
        }),
      )
      .thenRefused('gate_closed', /proposal_or_sow\/refunds belongs to refunds, which was given up/u);
    expect(stateOf(ended).approvals['main']?.['commercial']).toMatchObject({ status: 'approved' });
    given(...proposed, no, joins(lena, 'refunds', 'superseded', 'the sponsor said no'))
      .when(acts('sign', 'refunds'))
      .thenRefused('track_ended');
  });

  it('a change order that stalls keeps its owner, blocker, due date and recovery action, and pilot work goes on', () => {
    const stalled = [
      pilot,
      refunds,
      blocks('the price of refunds is open', 'track:refunds', {
        due_date: '2026-03-13',
        recover: 'targeted_questions',
      }),
    ];
    const scene = sceneOf(...stalled, writes('delivery_record'));
    expect(stageOf(scene)).toBe('customer_success');
    expect(statusOf(scene, 'refunds')).toBe('blocked');
    expect(stateOf(scene).tracks['refunds']).toMatchObject({
      owner: 'lena',
      due_date: '2026-03-20',
      recovery: { action: 'targeted_questions', owner: 'lena', due_date: '2026-03-13' },
    });
    expect(nextOf(sceneOf(...stalled))[0]).toMatch(
      /^b\d+ stands in the way of track refunds since 2 Mar 2026: the price of refunds is open; it has stalled: targeted_questions by lena, due 2026-03-13, is to bring shortest question set/u,
    );
  });

  it('a change order that waits for something does not move before, and tells what it waits for', () => {
    const waiting = [
      ...asked,
      opens('refunds', 'change_order', { depends_on: [{ fact: 'refunds.policy' }] }),
      draftsOn('refunds', 'proposal_or_sow'),
      attests('commercial', jordan, { track: 'refunds' }),
      deliversOn('refunds', 'proposal_or_sow'),
    ];
    const scene = sceneOf(...waiting);
    expect(stateOf(scene).tracks['refunds']).toMatchObject({ stage: 'proposal' });
    expect(statusOf(scene, 'refunds')).toBe('waiting');
    expect(nextOf(scene).join('\n')).toContain('refunds waits: refunds.policy is not known');
    const known = sceneOf(...waiting, knows(mika, 'refunds.policy', 'ten days', 'mail of Jordan'));
    expect(stateOf(known).tracks['refunds']).toMatchObject({ stage: 'contract' });
  });
});

describe('what the sponsor says against what was signed', () => {
  const scope = 'proposal.scope_summary';
  const claimed = [
    pilot,
    refunds,
    draftsOn('refunds', 'proposal_or_sow'),
    knows(mika, scope, 'triage of support mail', 'contract_package v1'),
    knows(lena, scope, 'triage, and refund recommendations', 'call with Jordan'),
  ];

  it('is a conflict that names the contract as the likely truth, and replaces nothing', () => {
    const scene = sceneOf(...claimed);
    const [[id, conflict] = ['', undefined]] = Object.entries(stateOf(scene).conflicts ?? {});
    expect(conflict).toMatchObject({
      fact: scope,
      likely: 'contract_package v1',
      claims: [{ by: 'mika' }, { value: 'triage, and refund recommendations', source: 'call with Jordan', by: 'lena' }],
      tracks: ['main'],
    });
    expect(stateOf(scene).known_facts[scope]).toMatchObject({ source: 'contract_package v1' });
    expect(nextOf(scene)[0]).toContain(`countersign resolve ${id} --as 'triage of support mail' --because "…"`);
  });

  it('stops the pilot until somebody decides, and not the change order', () => {
    const scene = sceneOf(
      ...claimed,
      attests('commercial', jordan, { track: 'refunds' }),
      deliversOn('refunds', 'proposal_or_sow'),
      writes('delivery_record'),
    );
    expect(stateOf(scene).tracks).toMatchObject({ main: { stage: 'delivery' }, refunds: { stage: 'contract' } });
    given(...claimed)
      .when(acts('launch'))
      .thenRefused('conflict_open', /likely right is contract_package v1/u);
    const [id = ''] = Object.keys(stateOf(scene).conflicts ?? {});
    const decided = sceneOf((_empty) => scene, resolves(lena, id, 'triage of support mail', 'it is what was signed'));
    expect(stateOf(decided).tracks).toMatchObject({ main: { stage: 'customer_success' } });
  });

  it('may be assumed one way or the other, and opens nothing', () => {
    const waiting = [
      ...asked,
      opens('refunds', 'change_order', { depends_on: [{ fact: 'refunds.in_scope' }] }),
      assumes(lena, 'refunds.in_scope', 'no', 'the contract leaves them out'),
    ];
    const scene = sceneOf(...waiting);
    expect(statusOf(scene, 'refunds')).toBe('waiting');
    expect(stateOf(scene).assumptions).toMatchObject({ 'refunds.in_scope': { value: 'no' } });
    const known = sceneOf(...waiting, knows(mika, 'refunds.in_scope', 'no', 'mail of Jordan'));
    expect(statusOf(known, 'refunds')).toBe('draft');
    expect(stateOf(known).assumptions).toBeUndefined();
  });
});

describe('a request for what is outside the signed scope', () => {
  const opened = sceneOf(
    inDelivery,
    asksFor(lena, { target: 'proposal_or_sow', intent: 'create', flags: ['scope_change'], draft: true }),
  );

  it('is a new workstream, and opens a change order beside delivery', () => {
    expect(routeOf(opened)).toMatchObject({
      kind: 'new_workstream',
      rule: 'scope_change',
      track: 'change_order',
      stage: 'proposal',
      to: { specialist: 'agentic-proposal-skill', track: 'change_order' },
    });
    const { tracks, artifacts } = stateOf(opened);
    expect(tracks['main']).toMatchObject({ stage: 'delivery', status: 'active' });
    expect(tracks['change_order']).toMatchObject({ stage: 'proposal', template: 'change_order', from: 'main' });
    expect(artifacts['proposal_or_sow']).toMatchObject({ version: 'v1', status: 'current' });
  });

  it('is a draft with TBD for price, terms and acceptance, each a missing fact of its track', () => {
    expect(routeOf(opened).draft_only).toContain('proposal_or_sow/change_order');
    const missing = stopsOf(opened).map(({ on, until }) => [on, until]);
    for (const fact of ['proposal.total_fee', 'proposal.payment_terms', 'proposal.acceptance_criteria'])
      expect(missing).toContainEqual(['artifact:proposal_or_sow/change_order', { fact }]);
  });

  it('without a word about scope is refused: there is a proposal already', () => {
    const again = asksFor(lena, { target: 'proposal_or_sow', intent: 'create' });
    expect(refusalOf(sceneOf(inDelivery, again)).code).toBe('duplicate_artifact');
  });
});
