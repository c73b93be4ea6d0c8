import { describe, expect, it } from 'vitest';
import { approves, given, knows, sceneOf } from '../given.ts';
import {
  acts,
  delivers,
  drafts,
  engaged,
  flags,
  handoffOf,
  inProposal,
  mika,
  nextOf,
  pat,
  stageOf,
  stateOf,
  versionOf,
  writes,
} from './cast.ts';

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
});
