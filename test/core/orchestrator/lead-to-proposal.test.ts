import { describe, expect, it } from 'vitest';
import { contextFor } from '../../../src/core/project/context.ts';
import { advances, approves, assumes, given, knows, sceneOf, skips, standsIn } from '../given.ts';
import {
  acts,
  attests,
  delivers,
  drafts,
  engaged,
  flags,
  handoffOf,
  inProposal,
  jordan,
  mika,
  nextOf,
  pat,
  stageOf,
  stateOf,
  versionOf,
  writes,
} from './cast.ts';
import { asksFor, refusalOf, routeOf, stopsOf } from '../routing/cast.ts';

describe('from a lead to a proposal', () => {
  it('a lead begins in discovery, and the discovery specialist is asked first', () => {
    const scene = sceneOf(engaged);
    expect(handoffOf(scene)).toMatchObject({
      workflow_type: 'completetech_services',
      client: 'Northwind Trading Co.',
      stage: 'discovery',
      next_skill: 'agentic-discovery-skill',
      next_action: 'Discovery brief has not landed: write projects/northwind/discovery.md on a branch and merge it',
      next_decision_needed: 'none',
      rollback_or_recovery_action: 'targeted_questions: shortest question set needed to unblock the track',
    });
  });

  it('what nobody has said is missing, and what somebody said has its source', () => {
    const scene = sceneOf(engaged, knows(mika, 'opportunity.current_pain', 'slow routing', 'mail of Priya'));
    const { known_facts, missing_info } = handoffOf(scene);
    expect(Object.keys(known_facts)).toEqual(['opportunity.current_pain']);
    expect(known_facts['opportunity.current_pain']).toMatchObject({ value: 'slow routing', source: 'mail of Priya' });
    expect(missing_info).toHaveLength(13);
    expect(missing_info).not.toContain('opportunity.current_pain');
    given(engaged)
      .when(knows(mika, 'proposal.total_fee', 'USD 28,000', ' '))
      .thenRefused('source_missing');
  });

  it('a brief without the outcome that the client wants leads nowhere, and the question is the next action', () => {
    const scene = sceneOf(engaged, writes('discovery_brief'));
    expect(stageOf(scene)).toBe('discovery');
    expect(nextOf(scene)).toEqual([
      'opportunity.desired_outcome is not known — countersign fact opportunity.desired_outcome=… --source "where it is from"',
    ]);
  });

  it('with the outcome known the brief leads on to the proposal, whichever comes last', () => {
    given(engaged, knows(mika, 'opportunity.desired_outcome', 'consistent triage'), drafts('discovery_brief'))
      .when(delivers('discovery_brief'))
      .thenRecorded(
        {},
        { type: 'artifact_created', artifact: 'discovery_brief', version: 'v1' },
        { type: 'stage_changed', from: 'discovery', to: 'proposal', on: 'discovery_brief lands' },
      );
    given(engaged, writes('discovery_brief'))
      .when(knows(mika, 'opportunity.desired_outcome', 'consistent triage'))
      .thenHappened({ type: 'fact_recorded' }, { type: 'stage_changed', to: 'proposal' });
  });

  it('a proposal is a draft that waits for the commercial approver of the client', () => {
    const scene = sceneOf(inProposal, drafts('proposal_or_sow'));
    expect(handoffOf(scene)).toMatchObject({
      stage: 'proposal',
      next_skill: 'agentic-proposal-skill',
      next_decision_needed: 'commercial, before merging proposal_or_sow',
    });
    expect(versionOf(scene, 'proposal_or_sow')).toMatchObject({ status: 'draft', version: 'TBD' });
  });

  it('ordinary commercial approval never asks for security, whether or not its flag is raised', () => {
    for (const more of [[], [flags('security', 'tickets may hold personal data')]]) {
      const scene = sceneOf(inProposal, drafts('proposal_or_sow'), ...more);
      expect(nextOf(scene).join('\n')).toMatch(/waits for commercial/u);
      expect(nextOf(scene).join('\n')).not.toMatch(/security/u);
    }
  });

  it('the recap is an e-mail draft at any stage, which moves nothing and is sent when its recipient is approved', () => {
    const recap = sceneOf(engaged, writes('email', 'recap'));
    expect(stageOf(recap)).toBe('discovery');
    given(engaged, writes('email', 'recap'))
      .when(acts('external_send'))
      .thenRefused('gate_closed', /nobody has approved it/u);
    given(engaged, writes('email', 'recap'), approves(pat, 'recipient_or_external_send'))
      .when(acts('external_send'))
      .thenHappened({ type: 'decision_recorded', decision: 'act external_send' });
  });

  it('no envelope is asked for where nothing is mailed', () => {
    const scene = sceneOf(inProposal, drafts('proposal_or_sow'), writes('email', 'recap'));
    expect(nextOf(scene).join('\n')).not.toMatch(/envelope/iu);
    expect(Object.keys(stateOf(scene).artifacts)).toEqual(['discovery_brief', 'email']);
  });

  it('discovery is skipped only where a verified fact stands in for the brief, with the reason on record', () => {
    const known = [engaged, knows(mika, 'opportunity.desired_outcome', 'consistent triage', 'call with Priya')];
    given(...known)
      .when(skips(mika, 'proposal', 'the tender says it all'))
      .thenRefused('substitute_missing', /^discovery_brief has not landed/u);
    const stoodIn = [...known, standsIn(mika, 'tender.facts', 'discovery_brief', 'the tender of 2 March')];
    given(...stoodIn)
      .when(advances(mika, 'proposal'))
      .thenRefused('not_triggered');
    given(...stoodIn)
      .when(skips(mika, 'proposal', ' '))
      .thenRefused('reason_missing');
    given(...stoodIn)
      .when(skips(mika, 'proposal', 'the tender says it all'))
      .thenHappened({
        type: 'stage_changed',
        from: 'discovery',
        to: 'proposal',
        skipped: true,
        rationale: 'the tender says it all; tender.facts stands in for discovery_brief (from the tender of 2 March)',
      });
  });

  it('no approval is skipped: a proposal that a fact stands in for is agreed to by the sponsor all the same', () => {
    const stoodIn = [inProposal, standsIn(mika, 'tender.scope', 'proposal_or_sow', 'the signed order')];
    given(...stoodIn)
      .when(skips(mika, 'contract', 'the order is the scope'))
      .thenRefused('substitute_missing', /^commercial is closed: nobody has approved it$/u);
    given(...stoodIn, attests('commercial', jordan))
      .when(skips(mika, 'contract', 'the order is the scope'))
      .thenHappened({ from: 'proposal', to: 'contract', skipped: true });
  });
});

describe('what a lead only assumes', () => {
  it('lets nothing go on to the proposal', () => {
    const assumed = [engaged, assumes(mika, 'opportunity.desired_outcome', 'consistent triage', 'they all want that')];
    const scene = sceneOf(...assumed, writes('discovery_brief'));
    expect(stageOf(scene)).toBe('discovery');
    const known = sceneOf(
      ...assumed,
      writes('discovery_brief'),
      knows(mika, 'opportunity.desired_outcome', 'consistent triage', 'call with Priya'),
    );
    expect(stageOf(known)).toBe('proposal');
    expect(stateOf(known).assumptions).toBeUndefined();
  });
});

describe('what is asked for on the way from a lead to a proposal', () => {
  it('follows the services lifecycle where nobody names another, and the handoff says so', () => {
    const scene = sceneOf(engaged, asksFor(mika, { intent: 'route' }));
    expect(handoffOf(scene).workflow_type).toBe('completetech_services');
  });

  it('a new lead is a new workstream, routed to discovery with the inputs it declares and nothing else', () => {
    const scene = sceneOf(engaged, asksFor(mika, { intent: 'new workstream' }));
    expect(routeOf(scene)).toMatchObject({
      kind: 'new_workstream',
      stage: 'discovery',
      to: { specialist: 'agentic-discovery-skill' },
      triage: { outcome: 'no_gate' },
      support: [],
    });
    const context = contextFor(scene.world, stateOf(scene), 'agentic-discovery-skill');
    expect(context?.facts.map(({ fact }) => fact)).toEqual([
      'client.legal_name',
      'opportunity.repeated_workflow',
      'opportunity.stakeholders',
      'opportunity.current_pain',
      'discovery.systems_in_scope',
      'opportunity.desired_outcome',
      'discovery.constraints',
    ]);
  });

  it('a proposal whose required facts are missing is answered with the shortest questions', () => {
    const { code, handoff } = refusalOf(
      sceneOf(inProposal, asksFor(mika, { target: 'proposal_or_sow', intent: 'create' })),
    );
    expect(code).toBe('inputs_missing');
    expect(handoff?.questions).toEqual([
      { fact: 'proposal.scope_summary', question: 'What exactly is in scope?' },
      { fact: 'proposal.deliverables', question: 'What do we deliver?' },
      { fact: 'proposal.acceptance_criteria', question: 'When does the client accept it?' },
    ]);
  });

  it('the same request as a draft goes on with TBD for each missing fact, and a blocker for each on the artifact', () => {
    const asked = sceneOf(inProposal, asksFor(mika, { target: 'proposal_or_sow', intent: 'create', draft: true }));
    expect(routeOf(asked).draft_only).toEqual(['proposal_or_sow']);
    expect(stopsOf(asked).map(({ on, until }) => [on, until])).toEqual(
      ['scope_summary', 'deliverables', 'acceptance_criteria', 'total_fee', 'payment_terms'].map((fact) => [
        'artifact:proposal_or_sow',
        { fact: `proposal.${fact}` },
      ]),
    );
  });

  it('the discovery specialist asked for a proposal is refused, with a handoff to the proposal specialist', () => {
    const asked = asksFor(mika, { target: 'agentic-discovery-skill', intent: 'create', outcome: 'proposal_or_sow' });
    expect(refusalOf(sceneOf(inProposal, asked))).toMatchObject({
      code: 'not_owner',
      handoff: { to: 'agentic-proposal-skill' },
    });
  });

  it('sensitive data or tools raise the security review beside the proposal, and nothing else does', () => {
    for (const flag of ['sensitive_data', 'security_tools']) {
      const scene = sceneOf(inProposal, asksFor(mika, { target: 'proposal_or_sow', flags: [flag], draft: true }));
      expect(routeOf(scene)).toMatchObject({ triage: { outcome: 'security_review' }, track: 'security' });
      expect(stateOf(scene).tracks['main']?.stage).toBe('proposal');
    }
    for (const flag of ['scope_change', 'legal_uncertainty', 'unapproved_proof', 'tax_question']) {
      const scene = sceneOf(inProposal, asksFor(mika, { target: 'proposal_or_sow', flags: [flag], draft: true }));
      expect([flag, routeOf(scene).triage.gates.includes('security')]).toEqual([flag, false]);
    }
  });

  it('the brief of discovery is an input of the proposal, and is named in its context with its version', () => {
    const scene = sceneOf(inProposal);
    const context = contextFor(scene.world, stateOf(scene), 'agentic-proposal-skill');
    expect(context?.artifacts).toMatchObject([{ artifact: 'discovery_brief', need: 'required', version: 'v1' }]);
  });
});
