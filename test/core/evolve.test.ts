import { describe, expect, it } from 'vitest';
import { evolve, recorded, type MaybeState } from '../../src/core/project/evolve.ts';
import type { ProjectEventBody } from '../../src/core/project/events.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import {
  alice,
  approves,
  asks,
  bob,
  forks,
  given,
  goesBack,
  headOf,
  inShip,
  joins,
  knows,
  noon,
  overrides,
  pushes,
  requests,
  resolves,
  sceneOf,
  sealed,
  starts,
  swept,
  type Scene,
  type Step,
} from './given.ts';
import {
  acts,
  blocks,
  delivers,
  drafts,
  engaged,
  flags,
  inContract,
  inDelivery,
  lena,
  opens,
} from './orchestrator/cast.ts';
import { asksFor } from './routing/cast.ts';

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

type EventType = ProjectEventBody['type'];

/** The types of the events that the last thing brought about. */
const brought = ({ last }: Scene): readonly EventType[] =>
  last.flatMap(({ events = [] }) => events.map(({ type }) => type));

const stalls = blocks('no price', 'track:main', { due_date: '2026-03-20', recover: 'targeted_questions' });
const assigns = asks(lena, { assign: { of: 'project', to: 'mika', because: 'on leave' } });
const unblocks: Step = (scene) => {
  const [blocker = ''] = Object.keys(scene.state?.blockers ?? {});
  return asks(lena, { unblock: { blocker, reason: 'settled' } })(scene);
};
const decides: Step = (scene) => resolves(lena, Object.keys(scene.state?.conflicts ?? {})[0] ?? '', 1, 'seen')(scene);
const lead = approves(alice, 'plan_approval');

/** What happens, what was before, and the events that it is: those of its own type, and what follows from it by rule. */
const changes: readonly (readonly [EventType, readonly EventType[], readonly Step[]])[] = [
  ['artifact_created', ['artifact_created'], [inDelivery, drafts('invoice')]],
  ['artifact_revised', ['artifact_revised'], [inDelivery, drafts('invoice'), drafts('invoice', 'other words')]],
  [
    'approval_requested',
    ['approval_requested'],
    [starts(), pushes(bob, 'p', { plan: 'A' }), swept, requests(bob, 'plan_approval')],
  ],
  [
    'approval_changed',
    ['approval_changed'],
    [starts(), pushes(bob, 'p', { plan: 'A' }), swept, requests(bob, 'plan_approval'), lead],
  ],
  ['blocker_added', ['blocker_added'], [inDelivery, blocks('no price', 'track:main')]],
  ['blocker_removed', ['blocker_removed'], [inDelivery, blocks('no price', 'track:main'), unblocks]],
  ['scope_changed', ['track_started', 'scope_changed'], [inDelivery, opens('refunds', 'change_order')]],
  ['owner_changed', ['owner_changed'], [inDelivery, assigns]],
  ['decision_recorded', ['decision_recorded'], [inDelivery, asksFor(lena, { intent: 'route' })]],
  ['track_started', ['track_started'], [inDelivery, opens('risk', 'security')]],
  [
    'track_closed',
    ['track_closed'],
    [inDelivery, opens('risk', 'security'), joins(lena, 'risk', 'superseded', 'no risk')],
  ],
  ['recovery_action_selected', ['blocker_added', 'recovery_action_selected'], [inDelivery, stalls]],
];

/** Which events may change a part of the state. */
const changedBy: Readonly<Record<string, readonly EventType[]>> = {
  tracks: [
    'track_started',
    'track_closed',
    'owner_changed',
    'recovery_action_selected',
    'stage_changed',
    'artifact_created',
    'artifact_revised',
    'artifact_retired',
  ],
  artifacts: ['artifact_created', 'artifact_revised', 'artifact_retired', 'decision_recorded', 'gate_overridden'],
  proposals: ['artifact_created', 'artifact_revised', 'artifact_retired', 'landing_recorded'],
  cursor: ['landing_recorded'],
  approvals: ['approval_requested', 'approval_changed', 'gate_overridden'],
  other_approvals: ['approval_requested', 'approval_changed', 'gate_overridden'],
  approval_numbers: ['approval_requested', 'approval_changed', 'gate_overridden'],
  blockers: ['blocker_added', 'blocker_removed'],
  known_facts: ['fact_recorded'],
  assumptions: ['assumption_recorded'],
  conflicts: ['conflict_opened', 'conflict_resolved'],
  flags: ['flag_raised', 'flag_lowered'],
  owner: ['owner_changed'],
  due_date: ['owner_changed'],
  request: ['decision_recorded'],
  urgency: ['decision_recorded'],
  definition: ['definition_pinned'],
  policy: ['definition_pinned'],
  terminal_state: ['project_closed'],
  workflow_status: ['project_closed'],
  waits: ['waits_changed', 'reminder_given'],
  receipts: ['receipt_recorded'],
};

/** `part by event`, of every event of a record. */
function changesIn({ log }: Scene): readonly (readonly [string, EventType])[] {
  let state: MaybeState = null;
  const found: (readonly [string, EventType])[] = [];
  for (const line of log) {
    for (const event of line.events ?? []) {
      const before: Partial<ProjectState> = state ?? {};
      const next: MaybeState = evolve(state, event, line);
      if (event.type !== 'project_started') {
        const parts = Object.keys({ ...before, ...next }) as (keyof ProjectState)[];
        found.push(
          ...parts
            .filter((part) => JSON.stringify(before[part]) !== JSON.stringify(next?.[part]))
            .map((part) => [part, event.type] as const),
        );
      }
      state = next;
    }
    state = recorded(state, line, 'refusal' in line);
  }
  return found;
}

describe('a change of a project', () => {
  it.each(changes)('%s is an event of that type, and of no other', (type, types, steps) => {
    expect(brought(sceneOf(...steps))).toEqual(types);
    expect(types).toContain(type);
  });

  it('changes only what events of its type are about', () => {
    const differ = [knows(lena, 'x', 1, 'a mail'), knows(lena, 'x', 2, 'a call')];
    const stories: readonly (readonly Step[])[] = [
      ...changes.map(([, , steps]) => steps),
      [inShip, asks(alice, { close: { terminal_state: 'closed' } })],
      [inShip, goesBack(bob, 'build'), overrides(alice, 'review')],
      [
        inContract,
        drafts('contract_package'),
        delivers('contract_package'),
        asks(lena, { keep: { artifact: 'x', because: '' } }),
      ],
      [
        engaged,
        flags('credentials', 'a key'),
        asks(lena, { assume: { assumption: 'y', value: 1, because: 'usual' } }),
        ...differ,
        decides,
      ],
      [
        inDelivery,
        acts('launch'),
        asksFor(lena, { urgency: 'urgent' }),
        asks(lena, { retire: { artifact: 'proposal_or_sow', because: 'old' } }),
      ],
      [inShip, forks(bob, 'x', { lines: ['notes'] })],
    ];
    const all = stories.flatMap((steps) => changesIn(sceneOf(...steps)));
    const others = all.filter(([part, type]) => changedBy[part]?.includes(type) !== true);
    expect(others.map(([part, type]) => `${part} by ${type}`)).toEqual([]);
    expect(new Set(all.map(([, type]) => type)).size).toBeGreaterThan(15);
  });
});
