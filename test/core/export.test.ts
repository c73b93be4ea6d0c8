import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { intents } from '../../src/core/definition/routing.ts';
import { handoffIntents, projectDocumentSchemaOf, type Handoff } from '../../src/core/project/document.ts';
import { exported } from '../../src/core/project/export.ts';
import { versionsIn } from '../../src/core/project/history.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import {
  type Scene,
  type Step,
  alice,
  all,
  around,
  asks,
  forks,
  knows,
  lifecycle,
  sceneOf,
  starts,
  swept,
} from './given.ts';
import {
  attests,
  delivers,
  drafts,
  engaged,
  flags,
  inContract,
  inDelivery,
  inProposal,
  jordan,
  lena,
  mika,
  stateOf,
} from './orchestrator/cast.ts';

function documentOf({ world, log }: Scene, state: ProjectState): Handoff {
  return exported(state, world.definition, log, versionsIn(log)).project_state;
}

function exportAfter(...steps: readonly Step[]): Handoff {
  const scene = sceneOf(...steps);
  const document = documentOf(scene, stateOf(scene));
  const valid = new Ajv({ allErrors: true }).compile(projectDocumentSchemaOf(scene.world.definition));
  valid({ project_state: document });
  expect(valid.errors).toBeNull();
  return document;
}

/** The same project with parts of its state exchanged. */
function exportWith(scene: Scene, changes: Partial<ProjectState>): Handoff {
  return documentOf(scene, { ...stateOf(scene), ...changes });
}

const refunds = forks(lena, 'refunds', { as: 'change_order', because: 'refund answers are asked for' });

describe('a track in the document', () => {
  it('says of which kind it is, what it may put out, what its approvals may permit, and by when it is due', () => {
    const due = asks(lena, { assign: { of: 'track:refunds', to: 'mika', due_date: '2026-06-10', because: 'agreed' } });
    const document = exportAfter(inDelivery, refunds, due);
    expect(document.active_tracks).toMatchObject([
      {
        track: 'main',
        kind: 'lifecycle',
        stage: 'delivery',
        status: 'active',
        approval_limits: ['any'],
        because: 'none',
      },
      {
        track: 'refunds',
        kind: 'commercial',
        stage: 'proposal',
        status: 'draft',
        owner: 'mika',
        because: 'refund answers are asked for',
        allowed_output: 'draft_only',
        approval_limits: ['sign', 'payment_request'],
        recovery: 'none',
        due_date: '2026-06-10',
      },
    ]);
    expect(document.due_dates).toEqual({ refunds: '2026-06-10' });
  });

  it('names what it depends on, what stands in its way, and what is to get it going again', () => {
    const waiting = forks(lena, 'refunds', {
      as: 'change_order',
      depends_on: [{ fact: 'opportunity.budget', at_least: 1000 }, { gate: 'security' }],
    });
    const stalled = asks(lena, {
      block: { text: 'no price', on: 'track:refunds', due_date: '2026-06-12', recover: 'targeted_questions' },
    });
    const document = exportAfter(inDelivery, waiting, stalled);
    const [blocker] = document.blockers;
    expect(document.active_tracks[1]).toMatchObject({
      status: 'blocked',
      dependencies: ['fact opportunity.budget, at_least 1000', 'gate security'],
      blockers: [blocker?.id],
      recovery: { action: 'targeted_questions', shape: 'targeted_questions', due_date: '2026-06-12' },
    });
    expect(document.dependencies).toEqual([
      { dependency_id: 'fact opportunity.budget, at_least 1000', needed_for: 'track:refunds', status: 'open' },
      { dependency_id: 'gate security', needed_for: 'track:refunds', status: 'open' },
    ]);
    const known = exportAfter(
      inDelivery,
      waiting,
      knows(mika, 'opportunity.budget', 2000),
      forks(lena, 'later', { depends_on: [{ track: 'refunds', is: 'complete' }] }),
    );
    expect(known.dependencies.map(({ needed_for, status }) => `${needed_for} ${status}`)).toEqual([
      'track:refunds met',
      'track:refunds open',
      'track:later open',
    ]);
    expect(document.due_dates).toMatchObject({ [String(blocker?.id)]: '2026-06-12' });
    expect(document.rollback_or_recovery_action).toMatch(/^targeted_questions: /u);
  });

  it('stands in a stage, among the support outputs, or in what a specialist looks after that is neither', () => {
    const document = exportAfter(
      inDelivery,
      forks(lena, 'billing', { as: 'billing' }),
      forks(lena, 'risk', { as: 'security' }),
    );
    expect(document.active_tracks.map(({ stage }) => stage)).toEqual(['delivery', 'support_output', 'security_review']);
    expect(document).toMatchObject({ stage: 'delivery', lifecycle_stage: 'delivery' });
  });

  it('stands nowhere else: the schema of the definition refuses any other place', () => {
    const scene = sceneOf(inDelivery);
    const valid = new Ajv().compile(projectDocumentSchemaOf(scene.world.definition));
    const project_state = documentOf(scene, stateOf(scene));
    const [main] = project_state.active_tracks;
    const placed = (stage: string, place: string) =>
      valid({
        project_state: { ...project_state, stage, lifecycle_stage: stage, active_tracks: [{ ...main, stage: place }] },
      });
    expect(placed('delivery', 'security_review')).toBe(true);
    expect(placed('security_review', 'security_review')).toBe(false);
    expect(placed('delivery', 'screening')).toBe(false);
  });
});

describe('versions in the document', () => {
  it('a line that was opened and has nothing on it yet is forked, beside the version that it left', () => {
    const document = exportAfter(inDelivery, refunds);
    const lines = document.artifact_versions.filter(({ artifact }) => artifact.endsWith('/refunds'));
    expect(lines.map(({ artifact, status }) => `${artifact} ${status}`)).toEqual([
      'proposal_or_sow/refunds forked',
      'contract_package/refunds forked',
      'invoice/refunds forked',
      'email/refunds forked',
      'envelope/refunds forked',
    ]);
    expect(lines[0]).toEqual({
      artifact: 'proposal_or_sow/refunds',
      path: 'projects/northwind/proposal-refunds.md',
      version: 'TBD',
      status: 'forked',
      supersedes: 'none',
      source_artifacts: ['proposal_or_sow v1'],
    });
    expect(lines[2]?.source_artifacts).toEqual([]);
  });

  it('a line of what lies nowhere has no path', () => {
    const tracks = [{ id: 'fair', kind: 'proof' as const, stage: 'plan', lines: ['poster'] }];
    const document = exportAfter(
      around({ definition: lifecycle({ tracks }) }),
      starts(),
      forks(alice, 'fair', { as: 'fair' }),
    );
    expect(document.artifact_versions).toMatchObject([{ artifact: 'poster/fair', path: 'TBD', status: 'forked' }]);
  });

  it('a line with a landed version is as any other', () => {
    const landed = all(
      drafts('proposal_or_sow/refunds'),
      attests('commercial', jordan, { track: 'refunds' }),
      delivers('proposal_or_sow/refunds'),
    );
    const document = exportAfter(inDelivery, refunds, landed);
    const [line, other] = document.artifact_versions.filter(({ artifact }) => artifact === 'proposal_or_sow/refunds');
    expect(line).toMatchObject({ version: 'v1', status: 'current' });
    expect(other).toBeUndefined();
    expect(Object.keys(document.approvals_by_track)).toEqual(['refunds']);
    expect(document.approvals_by_track['refunds']?.['commercial']).toMatchObject({ status: 'approved' });
  });
});

describe('the request in the document', () => {
  const outcomes: Readonly<Record<(typeof intents)[number], Handoff['intent']>> = {
    create: 'create',
    revise: 'revise',
    continue: 'revise',
    route: 'handoff',
    package: 'package',
    send: 'send',
    review: 'review',
    approve: 'approve',
    escalate: 'handoff',
    recover: 'revise',
    archive: 'handoff',
    validate: 'review',
    'new workstream': 'create',
  };
  const scene = sceneOf(inContract);
  const request = { kind: 'revision', track: 'main', target: 'proposal_or_sow', by: 'lena', at: '' } as const;

  it.each(intents)('what is asked for as %s is one of seven intents', (intent) => {
    const document = exportWith(scene, { request: { ...request, intent } });
    expect(document.intent).toBe(outcomes[intent]);
    expect(document.request_kind).toBe('revision');
  });

  it('reaches each of the seven, and is TBD before anything was asked for', () => {
    expect([...new Set(Object.values(outcomes))].toSorted()).toEqual([...handoffIntents].toSorted());
    expect(exportAfter(engaged)).toMatchObject({ intent: 'TBD', request_kind: 'TBD', urgency: 'TBD' });
  });

  it('what is continued is created where no version of it is there', () => {
    const { target: _target, ...nothing } = request;
    expect(exportWith(scene, { request: { ...nothing, intent: 'continue' } }).intent).toBe('create');
    expect(exportWith(scene, { request: { ...request, target: 'invoice', intent: 'continue' } }).intent).toBe('create');
  });
});

describe('knowledge in the document', () => {
  it('has assumptions and open conflicts with their sources', () => {
    const document = exportAfter(
      inDelivery,
      asks(mika, { assume: { assumption: 'opportunity.timeline', value: 'six weeks', because: 'they said soon' } }),
      knows(mika, 'client.legal_name', 'Northwind Ltd', 'the website'),
      knows(mika, 'client.legal_name', 'Northwind Trading Co.', 'the register'),
    );
    expect(document.assumptions).toMatchObject([
      { assumption: 'opportunity.timeline', value: 'six weeks', because: 'they said soon', by: 'mika' },
    ]);
    expect(document.conflicts).toMatchObject([
      {
        claims: [
          { value: 'Northwind Ltd', source: 'the website' },
          { value: 'Northwind Trading Co.', source: 'the register' },
        ],
        likely: 'TBD',
        tracks: ['main'],
      },
    ]);
    expect(document.workflow_status).toBe('blocked');
    expect(document.next_decision_needed).toMatch(/which source is right about/u);
  });

  it('says who is likely right where that is known', () => {
    const scene = sceneOf(engaged);
    const told = {
      about: 'the fee',
      claims: [],
      likely: 'the contract',
      because: 'it is signed',
      tracks: [],
      by: 'mika',
      at: 'then',
    };
    expect(exportWith(scene, { conflicts: { c1: told } }).conflicts[0]?.likely).toBe('the contract');
  });

  it('never shows what is sensitive, even where it was recorded before it was called so', () => {
    const scene = sceneOf(engaged);
    const { definition } = scene.world;
    const secret = { ...definition, facts: { ...definition.facts, pin: { sensitive: true } } };
    const told = { source: 'a mail', by: 'mika', at: 'then' };
    const claims = [{ value: '1234', source: 'a mail', by: 'mika' }];
    const conflict = {
      about: 'pin',
      fact: 'pin',
      claims,
      likely: null,
      because: '',
      tracks: [],
      by: 'mika',
      at: 'then',
    };
    const state = {
      ...stateOf(scene),
      known_facts: { pin: { ...told, value: 1234 }, digest: { ...told, value: 'plain' } },
      assumptions: { pin: { value: '1234', because: 'guessed', by: 'mika', at: 'then' } },
      conflicts: { c1: conflict },
    };
    const { next_action: _sentence, ...document } = exported(state, secret, [], []).project_state;
    const text = JSON.stringify(document);
    expect(text).not.toContain('1234');
    expect(text).toContain('"pin":{"value":"withheld"');
    const masked = { ...state, known_facts: { pin: { ...told, value: 'sha256:abc' } } };
    expect(exported(masked, secret, [], []).project_state.known_facts['pin']?.value).toBe('sha256:abc');
  });

  it('lists what a move, a track or a blocker waits for and nobody knows', () => {
    expect(exportAfter(engaged).missing_info[0]).toBe('opportunity.desired_outcome');
    const scene = sceneOf(inProposal);
    const blocker = {
      text: 'no fee',
      on: 'artifact:proposal_or_sow',
      by: 'mika',
      at: 'then',
      until: { fact: 'the.fee' },
    };
    expect(exportWith(scene, { blockers: { b1: blocker } }).missing_info).toContain('the.fee');
  });

  it('names as security flags those that take a review of security, and those that they raise', () => {
    const document = exportAfter(engaged, flags('credentials', 'a key'), flags('scope_change', 'refunds'), swept);
    expect(document.security_flags).toEqual(['credentials']);
  });
});
