import { describe, expect, it } from 'vitest';
import { evolve, recorded, type MaybeState } from '../../src/core/project/evolve.ts';
import type { ProjectEventBody } from '../../src/core/project/events.ts';
import { alice, approves, bob, given, headOf, inShip, noon, pushes, requests, sealed, starts, swept } from './given.ts';

const head = headOf(null, { source: 'e', actor: bob, command: { retract: { proposal: 'x' } } }, noon);
const after = (state: MaybeState, event: object) => evolve(state, sealed(event as ProjectEventBody, 'e', 0), head);
const somewhere = given(inShip).when().state;
const nothing = { covers: {}, proposal: null, head: null };

describe('what was recorded always applies', () => {
  it('before the start there is nothing', () => {
    expect(after(null, { type: 'flag_raised', flag: 'x' })).toBeNull();
    expect(recorded(null, head, false)).toBeNull();
  });

  it('events about what is not there change nothing', () => {
    for (const event of [
      { type: 'definition_pinned', what: 'definition', pin: null },
      { type: 'track_closed', track: 'side' },
      { type: 'stage_changed', track: 'side', to: 'x' },
      { type: 'artifact_retired', artifact: 'none', proposal: 'none' },
      { type: 'artifact_retired', artifact: 'none', proposal: null },
      {
        type: 'approval_changed',
        change: 'decided',
        gate: 'none',
        track: 'main',
        status: 'approved',
        decision: {},
        terms: {},
      },
      {
        type: 'approval_changed',
        change: 'voided',
        gate: 'none',
        track: 'side',
        status: 'expired',
        because: 'x',
        ...nothing,
      },
      { type: 'flag_lowered', flag: 'none' },
      { type: 'blocker_removed', blocker: 'none' },
      { type: 'fact_recorded', fact: 'none', value: null },
      { type: 'from_a_later_version' },
    ])
      expect(after(somewhere, event)).toEqual(somewhere);
  });

  it('a project that starts again is as new', () => {
    expect(
      after(somewhere, {
        type: 'project_started',
        project_id: 'b',
        workflow_type: 'release',
        workflow: 'B',
        client: 'C',
        owner: 'o',
        cursor: null,
      }),
    ).toMatchObject({ project_id: 'b', tracks: {}, approvals: {} });
  });

  it('approvals of tracks that start later have their place', () => {
    expect(
      after(somewhere, { type: 'approval_requested', gate: 'go', track: 'side', role: 'lead', ...nothing })?.approvals[
        'side'
      ]?.['go'],
    ).toMatchObject({ number: 1, requested_by: 'bob', requested_at: noon });
  });

  it('a record that names nobody who asked is taken up by whoever ends it', () => {
    const { state } = given(starts(), requests(alice, 'go')).when();
    const confirm = state.approvals['main']?.['go'];
    if (confirm === undefined) throw new Error('nothing was requested');
    const { requested_by: _by, head: _head, ...old } = confirm;
    const next = after(
      { ...state, approvals: { main: { go: old } } },
      {
        type: 'approval_changed',
        change: 'voided',
        gate: 'go',
        track: 'main',
        status: 'superseded',
        because: 'x',
        ...nothing,
      },
    );
    expect(next?.approvals['main']?.['go']).toMatchObject({ requested_by: 'bob', number: 2, voided: { head: null } });
  });

  it('a decision without a head leaves the head of the record', () => {
    const { state } = given(starts(), requests(alice, 'go')).when();
    expect(
      after(state, {
        type: 'approval_changed',
        change: 'decided',
        gate: 'go',
        track: 'main',
        status: 'partial',
        decision: { status: 'approved' },
        terms: {},
      })?.approvals['main']?.['go']?.head,
    ).toBe('main0');
  });

  it('two drafts of one branch stand side by side, and go one by one', () => {
    const { state } = given(starts(), pushes(bob, 'p', { plan: 'A', notes: 'N' }), swept).when();
    expect(
      after(state, { type: 'artifact_retired', artifact: 'plan', proposal: 'p' })?.proposals['p']?.contents,
    ).toEqual({ notes: 'N' });
  });

  it('the same landing noted twice fires once', () => {
    const landed = {
      type: 'artifact_created',
      status: 'current',
      artifact: 'report',
      version: 'v1',
      content: 'R',
      supersedes: null,
      source_artifacts: [],
      authors: [],
      bypassed: [],
    };
    const once = after(given(starts(), approves(alice, 'go')).when().state, landed);
    expect(after(once, landed)?.tracks['main']?.triggers).toEqual(['landed:report']);
  });
});
