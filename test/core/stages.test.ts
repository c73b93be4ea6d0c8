import { describe, expect, it } from 'vitest';
import {
  advances,
  alice,
  approves,
  around,
  asks,
  bob,
  dave,
  given,
  goesBack,
  inBuild,
  inCheck,
  inShip,
  knows,
  lands,
  lifecycle,
  starts,
} from './given.ts';

const act = (action: string, track = 'main') => asks(bob, { act: { action, track } });
const close = (terminal_state: string, rationale?: string) =>
  asks(bob, { close: { terminal_state, ...(rationale === undefined ? {} : { rationale }) } });
const block = (on: string) => asks(bob, { block: { text: 'no contact', on } });

describe('starting', () => {
  it('begins in the first stage, with definition and policy pinned', () => {
    const { state } = given()
      .when(starts())
      .thenHappened(
        { type: 'project_started', project_id: 'acme', cursor: 'main0', client: 'Acme', owner: 'alice' },
        { type: 'definition_pinned', what: 'definition', pin: { blob: 'd1' } },
        { type: 'definition_pinned', what: 'policy', pin: { blob: 'p1' } },
        { type: 'track_started', track: 'main', kind: 'lifecycle', stage: 'plan', owner: 'alice' },
      );
    expect(state).toMatchObject({
      seq: 1,
      workflow_status: 'active',
      terminal_state: null,
      tracks: { main: { stage: 'plan', visit: 1, status: 'active' } },
    });
  });

  it('pins no policy where there is none, and knows the owner of the stage', () => {
    const owned = lifecycle({ stages: [{ id: 'plan', label: 'Plan', purpose: 'to plan', owner: 'planner' }] });
    given(around({ policyPin: null, definition: owned }))
      .when(starts())
      .thenHappened({}, { what: 'definition' }, { type: 'track_started', owner: 'planner' });
  });

  it('needs a name that can be a folder and a branch', () => {
    for (const project_id of ['', 'Acme', '-a', 'a-', 'a/b', '..', 'a'.repeat(64)])
      given().when(starts(alice, { project_id })).thenRefused('invalid_argument');
    for (const project_id of ['a', '7', 'a-b', 'a'.repeat(63)])
      given().when(starts(alice, { project_id })).thenHappened({}, {}, {}, {});
  });

  it('needs a workflow that is there', () => {
    given()
      .when(starts(alice, { workflow_type: 'hiring' }))
      .thenRefused('unknown_workflow', /no workflow is called hiring/u);
    given(around({ definition: { ...lifecycle({}), stages: [] } }))
      .when(starts())
      .thenRefused('unknown_workflow');
  });

  it('happens once', () => {
    given(starts()).when(starts()).thenRefused('already_started');
  });
});

describe('moving on', () => {
  it('goes where the definition leads, when what it requires is there', () => {
    given(inBuild, lands({ commit: 'c1', contents: { code: 'K' } }))
      .when(advances(bob))
      .thenRefused('requirement_open', /landed past the closed gate review/u);
    const { state } = given(inCheck)
      .when(goesBack(bob, 'build', 'tests failed'))
      .thenHappened({ type: 'stage_changed', from: 'check', to: 'build', on: 'command', rationale: 'tests failed' });
    expect(state.tracks['main']).toMatchObject({ stage: 'build', visit: 4 });
    given(inCheck, goesBack(bob, 'build'))
      .when(advances(bob))
      .thenHappened({ to: 'check', rationale: 'the code is there' });
    given(inCheck, goesBack(bob, 'build'))
      .when(asks(bob, { advance: { track: 'main', to: 'check', reason: 'again' } }))
      .thenHappened({ to: 'check', rationale: 'again' });
  });

  it('is refused with what is missing', () => {
    const { scene } = given(inBuild)
      .when(advances(bob))
      .thenRefused('requirement_open', /code has not landed/u);
    expect(scene.last.at(-1)).toMatchObject({
      refusal: { next: 'Merge a branch that holds code.' },
      saw: { definition: 'd1' },
    });
  });

  it('is refused while what starts it has not happened', () => {
    const { scene } = given(inCheck)
      .when(advances(bob))
      .thenRefused('not_triggered', /check becomes ship when report lands/u);
    expect(scene.last.at(-1)?.refusal?.next).toMatch(/countersign approve go/u);
  });

  it('is possible with what landed before, as it is current', () => {
    given(
      inBuild,
      lands({ commit: 'r', contents: { report: 'R' } }),
      lands({ commit: 'c', contents: { code: 'K' } }),
      asks(dave, { override: { gate: 'review', track: 'main', reason: 'so' } }),
      advances(bob),
      approves(alice, 'go'),
    )
      .when(knows(bob, 'release.version', '2'), advances(bob, 'ship'))
      .thenHappened({ type: 'stage_changed', to: 'ship' });
  });

  it('is refused where the definition leads nowhere, or not there', () => {
    given(inCheck)
      .when(advances(bob, 'plan'))
      .thenRefused('no_transition', /check does not lead to plan/u);
    given(inCheck)
      .when(advances(bob, 'moon'))
      .thenRefused('unknown_stage', /release has no stage moon/u);
    given(inCheck)
      .when(advances(bob, 'check'))
      .thenRefused('no_transition', /^it is in check already$/u);
    given(inShip)
      .when(advances(bob))
      .thenRefused('no_transition', /nothing leads onward from ship/u);
    const dead = lifecycle({ allowed_transitions: [] });
    const { scene } = given(around({ definition: dead }), starts())
      .when(advances(bob))
      .thenRefused('no_transition');
    expect(scene.last.at(-1)?.refusal?.next).toBe('countersign close ends the project.');
  });

  it('asks which way is meant when there are several', () => {
    const fork = lifecycle({
      allowed_transitions: [
        { from: 'plan', to: 'build', when: 'a' },
        { from: 'plan', to: 'check', when: 'b' },
      ],
    });
    given(around({ definition: fork }), starts())
      .when(advances(bob))
      .thenRefused('ambiguous', /plan leads to build and check/u);
    given(around({ definition: fork }), starts())
      .when(advances(bob, 'check'))
      .thenHappened({ to: 'check' });
  });

  it('says where it could go instead', () => {
    const { scene } = given(inCheck).when(advances(bob, 'plan'));
    expect(scene.last.at(-1)?.refusal?.next).toBe('From check it goes to ship, build.');
  });

  it('does not go back: that needs a reason', () => {
    given(inBuild).when(advances(bob, 'plan')).thenRefused('reason_missing');
    given(inBuild)
      .when(goesBack(bob, 'plan', '  '))
      .thenRefused('reason_missing');
    given(inCheck).when(goesBack(bob, 'plan')).thenRefused('no_transition');
    given(inCheck)
      .when(goesBack(bob, 'ship'))
      .thenRefused('no_transition', /ship does not lie before check/u);
  });

  it('names the tracks there are', () => {
    for (const track of ['side', 'constructor']) {
      given(starts())
        .when(asks(bob, { advance: { track } }))
        .thenRefused('unknown_track');
      given(starts())
        .when(asks(bob, { back: { track, to: 'plan', reason: 'x' } }))
        .thenRefused('unknown_track');
      given(starts()).when(act('lunch', track)).thenRefused('unknown_track');
    }
  });

  it('going back loses what was approved for the visit', () => {
    given(inCheck, approves(alice, 'go'), goesBack(bob, 'build'), advances(bob), knows(bob, 'release.version', '2'))
      .when(lands({ commit: 'r', contents: { report: 'R' } }), act('lunch'))
      .thenRecorded({ type: 'landing_recorded' }, { type: 'artifact_created' }, { type: 'decision_recorded' });
  });

  it('the help is to explain when nothing else helps', () => {
    const odd = lifecycle({
      allowed_transitions: [{ from: 'plan', to: 'build', when: 'x', requires: { closure: 'c' } }],
    });
    const { scene } = given(around({ definition: odd }), starts())
      .when(advances(bob))
      .thenRefused('requirement_open', /no closure c is recorded/u);
    expect(scene.last.at(-1)?.refusal?.next).toBe('countersign explain build');
  });
});

const two = (...conditions: readonly object[]) =>
  lifecycle({
    allowed_transitions: [
      { from: 'plan', to: 'build', on: { landed: 'notes' }, when: 'a', requires: { artifact: 'notes' } },
      { from: 'plan', to: 'check', on: { landed: 'notes' }, when: 'b', requires: { fact: 'fast' } },
      ...(conditions.length === 0
        ? []
        : [{ from: 'build', to: 'ship', on: { flag: 'rush' }, when: 'c', requires: { flag: 'rush' } }]),
    ],
  });

it('are taken when exactly one is due', () => {
  given(around({ definition: two() }), starts())
    .when(lands({ commit: 'n', contents: { notes: 'N' } }), act('lunch'))
    .thenRecorded({}, {}, { type: 'stage_changed', to: 'build' }, {});
});

describe('moves that happen by themselves', () => {
  it('are not taken when several are: somebody decides', () => {
    const { state } = given(around({ definition: two() }), starts(), knows(bob, 'fast', true))
      .when(lands({ commit: 'n', contents: { notes: 'N' } }), act('lunch'))
      .thenRecorded({}, {}, { type: 'decision_recorded' });
    expect(state.tracks['main']?.stage).toBe('plan');
    given(
      around({ definition: two() }),
      starts(),
      knows(bob, 'fast', true),
      lands({ commit: 'n', contents: { notes: 'N' } }),
    )
      .when(advances(bob, 'check'))
      .thenHappened({ to: 'check' });
  });

  it('start by a flag, and by a check', () => {
    given(around({ definition: two({}) }), starts(), lands({ commit: 'n', contents: { notes: 'N' } }), act('lunch'))
      .when(asks(bob, { flag: { flag: 'rush', reason: 'now' } }))
      .thenHappened(
        { type: 'flag_raised' },
        { type: 'stage_changed', from: 'build', to: 'ship', on: 'flag rush is raised' },
      );
    const checked = lifecycle({
      allowed_transitions: [
        { from: 'plan', to: 'build', on: { check: 'ci failed' }, when: 'red', requires: { check: 'ci', is: 'failed' } },
      ],
    });
    given(around({ definition: checked, checks: { ci: 'passed' } }), starts())
      .when(act('lunch'))
      .thenHappened({ type: 'decision_recorded' });
    given(around({ definition: checked, checks: { ci: 'passed' } }), starts())
      .when(around({ checks: { ci: 'failed' } }), act('lunch'))
      .thenHappened({}, { type: 'stage_changed', on: 'check ci failed' });
    given(around({ definition: checked, checks: { ci: 'passed' } }), starts())
      .when(advances(bob))
      .thenRefused('not_triggered', /when check ci failed/u);
  });

  it('never happen without requirements, nor on a word that nobody said', () => {
    const free = lifecycle({
      allowed_transitions: [
        { from: 'plan', to: 'build', on: { landed: 'notes' }, when: 'a' },
        { from: 'plan', to: 'check', on: 'command', when: 'b', requires: { no: 'conflicts' } },
      ],
    });
    const { state } = given(around({ definition: free }), starts()).when(
      lands({ commit: 'n', contents: { notes: 'N' } }),
      act('lunch'),
    );
    expect(state.tracks['main']?.stage).toBe('plan');
  });
});

describe('asking for an action', () => {
  it('yes is recorded with what it rests on', () => {
    given(starts(), approves(alice, 'go'))
      .when(act('announce'))
      .thenHappened({
        type: 'decision_recorded',
        decision: 'act announce',
        rationale: 'Announce it may be done now',
        track: 'main',
        gates: [{ gate: 'go', open: true }],
      });
    given(starts()).when(act('lunch')).thenHappened({ gates: [] });
  });

  it('no says which gate is closed, and what else is missing', () => {
    given(starts())
      .when(act('send'))
      .thenRefused('gate_closed', /legal is closed: nobody has approved it; plan has not landed/u);
    given(starts(), approves(alice, 'legal'))
      .when(act('send'))
      .thenRefused('gate_closed', /^plan has not landed/u);
  });

  it('an approval for something else is no approval', () => {
    given(inBuild, approves(alice, 'legal', { permits: ['to:check'] }))
      .when(act('send'))
      .thenRefused('outside_permits', /approved only for to:check/u);
    given(inBuild, approves(alice, 'legal', { permits: ['send@main'] }))
      .when(act('send'))
      .thenHappened({ type: 'decision_recorded' });
    given(inBuild, approves(alice, 'legal', { permits: ['to:check'], conditions: [{ fact: 'x' }] }))
      .when(act('send'))
      .thenRefused('gate_closed');
  });

  it('names what there is', () => {
    given(starts())
      .when(act('fly'))
      .thenRefused('unknown_action', /release has no action fly/u);
    const { scene } = given(around({ definition: lifecycle({ actions: [] }) }), starts())
      .when(act('fly'))
      .thenRefused('unknown_action');
    expect(scene.last.at(-1)?.refusal?.next).toBe('It has none.');
  });

  it('helps where nobody knows how', () => {
    const odd = lifecycle({ actions: [{ id: 'odd', label: 'Odd', gates: [], requires: { closure: 'r' } }] });
    const { scene } = given(around({ definition: odd }), starts())
      .when(act('odd'))
      .thenRefused('gate_closed');
    expect(scene.last.at(-1)?.refusal?.next).toBe('countersign explain odd');
  });
});

describe('ending', () => {
  it('closes every track, and nothing can be asked any more', () => {
    const { state } = given(inShip)
      .when(close('closed', ' done '))
      .thenHappened(
        { type: 'track_closed', track: 'main' },
        { type: 'project_closed', terminal_state: 'closed', rationale: 'done', workflow_status: 'closed' },
      );
    expect(state).toMatchObject({
      workflow_status: 'closed',
      terminal_state: { id: 'closed', rationale: 'done' },
      tracks: { main: { status: 'complete' } },
      proposals: {},
    });
    given(inShip, close('closed'))
      .when(knows(bob, 'x', 1))
      .thenRefused('project_closed', /has ended as closed/u);
    given(starts()).when(close('superseded')).thenHappened({}, { workflow_status: 'superseded' });
  });

  it('moves nothing any more, even what has just become due', () => {
    const checked = lifecycle({
      allowed_transitions: [
        { from: 'plan', to: 'build', on: { check: 'ci passed' }, when: 'x', requires: { check: 'ci' } },
      ],
    });
    given(around({ definition: checked }), starts())
      .when(around({ checks: { ci: 'passed' } }), close('superseded'))
      .thenHappened({ type: 'track_closed' }, { type: 'project_closed' });
  });

  it('is refused with open blockers, unless this end allows them', () => {
    given(inShip, block('track:main'))
      .when(close('closed'))
      .thenRefused('requirement_open', /^1 open blocker: b\d+ no contact/u);
    given(inShip, block('track:main'), block('gate:go'))
      .when(close('closed'))
      .thenRefused('requirement_open', /^2 open blockers: /u);
    given(inShip, block('track:main'))
      .when(close('abandoned', 'lost interest'))
      .thenHappened({}, { terminal_state: 'abandoned' });
  });

  it('is refused without the rationale it needs, from elsewhere, or with something missing', () => {
    given(starts()).when(close('abandoned')).thenRefused('reason_missing');
    given(starts()).when(close('abandoned', '  ')).thenRefused('reason_missing');
    given(starts())
      .when(close('closed'))
      .thenRefused('no_transition', /closed is reached from ship, and this project is in plan/u);
    given(starts())
      .when(close('exploded'))
      .thenRefused('unknown_terminal_state', /does not end as exploded/u);
    given(
      inShip,
      asks(bob, { fact: { fact: 'other', value: 1, source: 'x' } }),
      around({ definition: lifecycle({ terminal_states: [{ id: 'closed', requires: { fact: 'nowhere' } }] }) }),
    )
      .when(close('closed'))
      .thenRefused('requirement_open', /nowhere is not known/u);
    const odd = lifecycle({ terminal_states: [{ id: 'closed', requires: { closure: 'r' } }] });
    const { scene } = given(around({ definition: odd }), starts())
      .when(close('closed'))
      .thenRefused('requirement_open');
    expect(scene.last.at(-1)?.refusal?.next).toBe('countersign status');
  });
});
