import { describe, expect, it } from 'vitest';
import { contextFor } from '../../../src/core/project/context.ts';
import { handoffOf as viewOf, type HandoffView } from '../../../src/core/project/handoff.ts';
import { knows, observedIn, sceneOf, type Step } from '../given.ts';
import {
  attests,
  blocks,
  delivers,
  drafts,
  draftsOn,
  engaged,
  flags,
  handoffOf,
  inDelivery,
  inProposal,
  jordan,
  mika,
  opens,
  stateOf,
  writes,
} from './cast.ts';

function handedOn(...steps: readonly Step[]): HandoffView {
  const scene = sceneOf(...steps);
  return viewOf(observedIn(scene).world, stateOf(scene), scene.log);
}

describe('what is handed on with an engagement', () => {
  it('a lead says which lifecycle it follows, and who goes on with which question', () => {
    expect(handoffOf(sceneOf(engaged))).toMatchObject({
      workflow_type: 'completetech_services',
      workflow_definition: 'countersign:completetech_services.yaml',
      workflow_status: 'draft',
      next_skill: 'agentic-discovery-skill',
      rollback_or_recovery_action: 'targeted_questions: shortest question set needed to unblock the track',
    });
    expect(handedOn(engaged).smallest_step).toMatchObject({ says: expect.stringMatching(/\?$/u) as string });
  });

  it('the brief of discovery is an input of the proposal, and is named in its context with its version', () => {
    const scene = sceneOf(inProposal, writes('discovery_brief', 'discovery B'));
    const context = contextFor(observedIn(scene).world, stateOf(scene), 'agentic-proposal-skill');
    expect(context?.artifacts).toEqual([
      {
        artifact: 'discovery_brief',
        need: 'required',
        version: 'v2',
        content: 'discovery B',
        path: 'projects/northwind/discovery.md',
      },
    ]);
    expect(context?.facts.map(({ fact }) => fact)).not.toContain('opportunity.desired_outcome');
  });

  it('an amount that is not known is TBD, and nothing names another', () => {
    const scene = sceneOf(inDelivery, writes('invoice'));
    const document = handoffOf(scene);
    expect(document.missing_info).toContain('proposal.total_fee');
    expect(document.known_facts).not.toHaveProperty(['proposal.total_fee']);
    const context = contextFor(observedIn(scene).world, stateOf(scene), 'agentic-invoice-skill');
    expect(context?.facts).toContainEqual(
      expect.objectContaining({ fact: 'invoice.total_due', need: 'required', value: null, source: null }),
    );
  });

  it('a launch that is stopped names the recovery action rollback_or_hold, and what it takes', () => {
    const stopped = [inDelivery, flags('production_impact', 'it writes into the shop')];
    expect(handoffOf(sceneOf(...stopped))).toMatchObject({
      workflow_status: 'blocked',
      security_flags: ['production_impact'],
      rollback_or_recovery_action: 'rollback_or_hold: stop action, preserve state, name evidence required',
    });
    const held = handedOn(...stopped, blocks('name the security contact', 'track:main'));
    expect(held.smallest_step).toMatchObject({
      shape: 'rollback_or_recovery_step',
      says: expect.stringContaining('name the security contact') as string,
    });
  });

  it('names the approvals that were superseded, the next owner and who decides next', () => {
    const changed = [
      inProposal,
      drafts('proposal_or_sow'),
      attests('commercial', jordan),
      drafts('proposal_or_sow', 'B'),
    ];
    const view = handedOn(...changed);
    expect(view).toMatchObject({
      next_skill: 'agentic-proposal-skill',
      next_decision_needed: 'commercial, before merging proposal_or_sow',
      decided_by: 'jordan@example.com (Client commercial approver)',
    });
    expect(view.version_relationships).toContainEqual(expect.stringMatching(/^commercial is superseded: /u));
    expect(handoffOf(sceneOf(...changed)).approvals['commercial']).toMatchObject({ status: 'superseded' });
  });

  it('a change order has its own approvals and versions beside those of the pilot', () => {
    const refunds = [opens('refunds', 'change_order'), draftsOn('refunds', 'proposal_or_sow')];
    const document = handoffOf(sceneOf(inDelivery, ...refunds, attests('commercial', jordan, { track: 'refunds' })));
    expect(document.approvals['commercial']).toMatchObject({ status: 'approved' });
    expect(document.approvals_by_track).toMatchObject({ refunds: { commercial: { status: 'approved' } } });
    const lines = document.artifact_versions.filter(({ artifact }) => artifact.startsWith('proposal_or_sow'));
    expect(lines.map(({ artifact, version, status }) => `${artifact} ${version} ${status}`)).toEqual([
      'proposal_or_sow v1 current',
      'proposal_or_sow/refunds TBD forked',
      'proposal_or_sow/refunds TBD draft',
    ]);
  });

  it('what the delivery record changes for a case study is told to whoever takes it on', () => {
    const told = [
      inDelivery,
      writes('delivery_record'),
      writes('case_study'),
      drafts('delivery_record', 'B'),
      delivers('delivery_record'),
      knows(mika, 'case_study.outcomes', 'faster answers', 'the delivery record'),
    ];
    expect(handedOn(...told).version_relationships).toContain(
      'case_study v1 was made from delivery_record v1, and delivery_record v2 is there',
    );
  });
});
