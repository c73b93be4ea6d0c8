import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/core/finding.ts';
import { documentFindings } from '../../src/core/project/document-findings.ts';
import { exported } from '../../src/core/project/export.ts';
import { versionsIn } from '../../src/core/project/history.ts';
import {
  alice,
  answerOf,
  approves,
  asks,
  bob,
  dave,
  definition,
  drafted,
  inBuild,
  inCheck,
  inShip,
  kim,
  knows,
  lifecycle,
  merges,
  overrides,
  pushes,
  rejects,
  requests,
  sceneOf,
  starts,
  swept,
  withdraws,
  type Step,
} from './given.ts';

const whole = { workflow_type: 'release', owner: 'alice' };

/** What is found in a document that is in order but for what is given. */
function found(document: object, rules = definition): readonly Problem[] {
  const problems = documentFindings(rules, { ...whole, ...document }, ['project_state']);
  for (const { message, next, path } of problems) {
    expect(message).toMatch(/\S/u);
    expect(next).toMatch(/\S/u);
    expect(path[0]).toBe('project_state');
  }
  return problems;
}

function codes(document: object, rules = definition): readonly string[] {
  return found(document, rules).map(({ code, path, severity }) => `${severity} ${code} ${path.slice(1).join('.')}`);
}

const main = { track: 'main', stage: 'plan', status: 'active', owner: 'alice', blockers: [] };
const side = {
  track: 'side',
  stage: 'plan',
  status: 'blocked',
  owner: 'bob',
  due_date: '2026-06-10',
  allowed_output: 'internal',
  approval_limits: [],
};
const tracks = (...changes: readonly object[]) => ({ active_tracks: changes.map((one) => ({ ...main, ...one })) });

describe('what is exported', () => {
  const legal = approves(dave, 'legal', { on_behalf_of: answerOf(kim) });
  const scenes: readonly (readonly [string, readonly Step[]])[] = [
    ['has begun', [starts()]],
    ['is drafted', drafted],
    ['is asked about', [...drafted, requests(bob, 'plan_approval')]],
    ['is rejected', [...drafted, rejects(alice, 'plan_approval')]],
    ['is approved and taken back', [...drafted, approves(alice, 'plan_approval'), withdraws(alice, 'plan_approval')]],
    ['has landed', [inBuild]],
    ['has a second version in part approved', [inCheck, pushes(bob, 'd', { code: 'B' }), approves(alice, 'review')]],
    ['was overridden', [inBuild, pushes(bob, 'c', { code: 'A' }), merges(bob, 'c'), swept, overrides(alice, 'review')]],
    ['may be sent', [inBuild, legal, asks(bob, { act: { action: 'send', track: 'main' } })]],
    ['is in the way', [inBuild, asks(bob, { block: { text: 'late', on: 'gate:go' } })]],
    ['is contested', [starts(), knows(bob, 'x', 1, 'a mail'), knows(bob, 'x', 2, 'a call')]],
    ['has ended', [inShip, asks(alice, { close: { terminal_state: 'closed' } })]],
    ['was left', [inBuild, asks(alice, { close: { terminal_state: 'abandoned', rationale: 'no money' } })]],
  ];

  it.each(scenes)('breaks no rule where the project %s', (_what, steps) => {
    const { state, world, log } = sceneOf(...steps);
    if (state === null) throw new Error('no project was started');
    const { project_state } = exported(state, world.definition, log, versionsIn(log));
    expect(documentFindings(definition, project_state, []).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('a document about a project', () => {
  it('is not judged by what it does not say', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ active_tracks: 'none', approvals: 'none', events: [1], blockers: ['late'] })).toEqual([]);
    expect(codes({ approvals: { go: 'approved' }, ...tracks({ status: undefined }) })).toEqual([]);
    expect(codes(tracks({ stage: undefined }))).toEqual([]);
  });

  it('is judged by the rules that its definition lists', () => {
    const rules = lifecycle({ validation_rules: ['missing_owner'] });
    expect(codes({ owner: '', stage: 'moon', events: [{}] }, rules)).toEqual([
      'error missing_owner owner',
      'error missing_field events.0',
    ]);
  });

  it('without a definition is judged by what needs none', () => {
    const document = {
      owner: 'TBD',
      stage: 'moon',
      ...tracks({ stage: 'moon' }),
      state_transitions: [{ from: 'a', to: 'b' }],
    };
    expect(documentFindings(null, document, []).map(({ code }) => code)).toEqual(['missing_owner']);
    const sources = { artifact_versions: [{ artifact: 'a', version: 'v1', path: 'p', source_artifacts: ['plan'] }] };
    expect(documentFindings(null, { ...whole, ...sources }, [])).toHaveLength(1);
    const blocked = {
      blockers: [
        { id: 'b1', on: 'gate:go' },
        { id: 'b2', on: 'artifact:plan' },
      ],
    };
    expect(documentFindings(null, { ...whole, ...blocked }, [])).toHaveLength(2);
  });
});

const moved = (from: string | undefined, to: string | undefined, rationale = 'because') => ({
  state_transitions: [{ from, to, rationale }],
});

const unsaid = (from: string, to: string) => ({ state_transitions: [{ from, to, rationale: 'TBD' }] });

describe('where a document says that things are', () => {
  it('is a place of the definition', () => {
    expect(codes(tracks({ stage: 'moon' }))).toEqual(['error invalid_transition active_tracks.0.stage']);
    expect(codes(tracks({ track: undefined, stage: 'moon' }))).toContain(
      'error invalid_transition active_tracks.0.stage',
    );
    const rules = lifecycle({ support_outputs: ['invoice'], specialist_owners: { risk: 'guard' } });
    for (const stage of ['support_output', 'risk', 'ship']) expect(codes(tracks({ stage }), rules)).toEqual([]);
    expect(codes({ stage: 'moon' })).toEqual(['error invalid_transition stage']);
  });

  it('is where one of its tracks stands', () => {
    expect(codes({ stage: 'plan', ...tracks({}) })).toEqual([]);
    expect(codes({ lifecycle_stage: 'plan', ...tracks({ stage: 'ship' }) })).toEqual([
      'error invalid_transition lifecycle_stage',
    ]);
    expect(codes({ stage: 'plan' })).toEqual([]);
  });

  it('is reached by listed transitions, or is an end', () => {
    expect(codes(moved('plan', 'build'))).toEqual([]);
    expect(codes(moved('ship', 'closed', ''))).toEqual([]);
    expect(codes(moved('plan', 'ship'))).toEqual(['error invalid_transition state_transitions.0']);
    expect(codes(moved(undefined, undefined))).toEqual(['error invalid_transition state_transitions.0']);
    const [beside] = found(moved('plan', 'risk'), lifecycle({ specialist_owners: { risk: 'guard' } }));
    expect(beside?.message).toContain('risk is where a track of its own stands');
    expect(beside?.next).toContain('countersign fork NAME --stage risk');
    expect(found(moved('moon', 'plan'))[0]?.next).toBe('From moon it goes to nowhere.');
  });

  it('says why, where a gate stood before it or the end asks for that', () => {
    expect(codes(unsaid('plan', 'build'))).toEqual(['warning gate_bypassed_without_rationale state_transitions.0']);
    expect(codes(unsaid('build', 'plan'))).toEqual([]);
    expect(codes(unsaid('ship', 'abandoned'))).toEqual(['warning gate_bypassed_without_rationale state_transitions.0']);
  });
});

describe('who looks after what', () => {
  it('is named, or TBD as long as it goes on', () => {
    expect(codes({ owner: '' })).toEqual(['error missing_owner owner']);
    expect(
      codes({ owner: 'TBD', ...tracks({ owner: 'TBD' }, { ...side, track: undefined, owner: undefined }) }),
    ).toEqual([
      'warning missing_owner owner',
      'warning missing_owner active_tracks.0.owner',
      'error missing_owner active_tracks.1.owner',
    ]);
    expect(codes(tracks({ owner: 'TBD', status: 'complete' }))).toEqual([]);
    expect(found(tracks({ track: undefined, owner: 'TBD' }))[0]?.message).toContain('track TBD');
  });

  it('made the decisions, the approvals and the events', () => {
    const decided = { decision_id: 'd1', actor: 'a', timestamp: 't', rationale: 'r', decision: 'go' };
    expect(codes({ decision_log: [decided, { decision: 'go', rationale: 'r' }, {}] })).toEqual([
      'error missing_owner decision_log.1',
      'error missing_owner decision_log.2',
    ]);
    expect(codes({ approval_history: [{ actor: 'TBD' }, { gate: 'go', status: 'approved' }, { actor: 'a' }] })).toEqual(
      ['warning missing_owner approval_history.0.actor', 'warning missing_owner approval_history.1.actor'],
    );
    const event = { event_id: 'e1', type: 't', actor: 'a', timestamp: 't' };
    expect(codes({ events: [event, { ...event, actor: 'TBD' }] })).toEqual(['error missing_field events.1']);
  });
});

describe('a track beside the main one', () => {
  it('says when it is due, what it may put out, and what its approvals are limited to', () => {
    expect(codes(tracks({}, side, { ...side, track: 'other', status: undefined }))).toEqual([]);
    const { due_date: _due, allowed_output: _output, approval_limits: _limits, ...bare } = side;
    expect(found(tracks(bare))[0]).toMatchObject({
      code: 'track_incomplete',
      severity: 'warning',
      message: 'side does not say when it is due, what it may put out, what its approvals are limited to',
    });
    expect(codes(tracks({ ...bare, status: 'superseded' }))).toEqual([]);
    expect(
      codes(
        tracks({
          ...side,
          allowed_output: undefined,
          allowed_output_state: 'drafts',
          track: undefined,
          track_id: 'T1',
        }),
      ),
    ).toEqual([]);
    expect(found(tracks({ ...bare, track: undefined }))[0]?.message).toMatch(/^a track does not say/u);
  });
});

const blockedOn = (place: string | undefined) =>
  codes({
    ...tracks({}),
    artifact_versions: [{ artifact: 'song', version: 'v1', path: 'p' }],
    approvals: { heaven: {} },
    blockers: [{ id: 'b1', on: place }],
  });
const waitsFor = (text: string, document: object) =>
  codes({ approvals: { go: { remaining_blockers: [text] } }, ...document });
const unspoken = ['warning orphaned_blocker approvals.go.remaining_blockers.0'];

describe('blockers', () => {
  it('are on something that is there', () => {
    for (const place of ['track:main', 'artifact:song', 'artifact:plan', 'gate:go', 'gate:heaven', 'decision:x'])
      expect(blockedOn(place)).toEqual([]);
    for (const place of ['track:gone', 'artifact:dance', 'gate:hell', 'decision:', 'moon', undefined])
      expect(blockedOn(place)).toEqual(['error orphaned_blocker blockers.0']);
    expect(found({ blockers: [{}] })[0]?.message).toMatch(/^a blocker is on nothing/u);
  });

  it('that are plain texts count as on the track that they stand at', () => {
    expect(codes({ ...tracks({ blockers: ['b1'] }), blockers: [{ id: 'b1', on: 'track:main' }] })).toEqual([]);
    expect(found(tracks({ blockers: ['late', 'lost'] }))).toMatchObject([
      {
        code: 'orphaned_blocker',
        severity: 'warning',
        message: expect.stringContaining('"late" and "lost" hold back is') as unknown,
      },
    ]);
    expect(found(tracks({ ...side, track: undefined, blockers: ['late'] }))[0]?.message).toContain(
      '"late" holds back is',
    );
    const unnamed = found(tracks({ ...side, track: undefined, blockers: ['late'] })).map(({ message }) => message);
    expect(unnamed.join('\n')).toContain('counts as on this track');
  });

  it('of an approval are spoken of somewhere else', () => {
    expect(waitsFor('name the security contact', {})).toEqual(unspoken);
    expect(waitsFor('name the security contact', { missing_info: ['who is the contact for security'] })).toEqual([]);
    expect(waitsFor('name the security contact', { dependencies: ['the weather', 'security of the pilot'] })).toEqual(
      unspoken,
    );
    const waited = { dependency_id: 'fact security.contact', needed_for: 'track:main', status: 'open' };
    expect(waitsFor('name the security contact', { dependencies: [{}, waited] })).toEqual([]);
    expect(waitsFor('training', { blockers: [{ id: 'b1', on: 'gate:go', text: 'Training is late' }] })).toEqual([]);
  });
});

const overridden = (evidence: string, changes: object = {}) =>
  codes({ approval_history: [{ gate: 'go', status: 'approved', actor: 'a', evidence, ...changes }] });
expect(overridden('override: it burns')).toEqual([]);

describe('approvals', () => {
  const yes = { status: 'approved', approved_by: 'alice', approved_at: '2026-05-30', evidence: 'a mail' };

  it('that let something out say who, when and by what', () => {
    expect(codes({ approvals: { go: yes, legal: { status: 'partial' }, billing: { status: 'lost' } } })).toEqual([]);
    expect(found({ approvals: { go: { status: 'conditional', approved_at: 'TBD' } } })[0]).toMatchObject({
      code: 'external_action_without_approval_evidence',
      message:
        'go is conditional, and nobody has said who approved it and when and by what evidence: nothing may go out on it',
    });
  });

  it('are what was decided last, unless something tells why not', () => {
    const history = [
      { gate: 'go', status: 'requested', actor: 'bob', date: '2026-05-01' },
      { gate: 'go', status: 'approved', actor: 'alice', timestamp: '2026-05-30' },
      { gate: 'go', status: 'rejected', actor: 'dave', track: 'side', timestamp: '2026-06-01' },
    ];
    const now = (status: string | undefined, events: readonly object[] = []) =>
      codes({ approvals: { go: { ...yes, status } }, approval_history: history, events });
    const stale = ['error stale_approval approvals.go.status'];
    expect(now('partial')).toEqual(stale);
    for (const status of ['approved', 'conditional', 'expired', 'superseded', undefined])
      expect(now(status)).toEqual([]);
    const event = {
      event_id: 'e1',
      type: 'approval_changed',
      actor: 'a',
      timestamp: '2026-06-02',
      notes: 'go withdrawn',
    };
    expect(now('partial', [event])).toEqual([]);
    expect(now('partial', [{ ...event, notes: 'legal withdrawn' }])).toEqual(stale);
    expect(now('partial', [{ ...event, type: 'scope_changed' }])).toEqual(stale);
    expect(now('partial', [{ ...event, timestamp: '2026-05-02' }])).toEqual(stale);
    expect(codes({ approvals: { go: { status: 'partial' } }, approval_history: [{ gate: 'go', actor: 'a' }] })).toEqual(
      [],
    );
    const undated = [{ gate: 'go', status: 'approved', actor: 'a' }];
    expect(
      codes({
        approvals: { go: { status: 'partial' } },
        approval_history: undated,
        events: [{ ...event, timestamp: 'TBD' }],
      }),
    ).toContain(stale[0]);
  });

  it('that were overridden say by whom and why', () => {
    expect(overridden('override: TBD')).toEqual(['error gate_bypassed_without_rationale approval_history.0']);
    expect(overridden('override: it burns', { actor: 'TBD', gate: undefined })).toContain(
      'error gate_bypassed_without_rationale approval_history.0',
    );
  });
});

describe('versions', () => {
  const plan = { artifact: 'plan', version: 'v1', path: 'plan.md', status: 'current', source_artifacts: [] };
  const versions = (...changes: readonly object[]) => ({
    artifact_versions: changes.map((one) => ({ ...plan, ...one })),
  });

  it('have a number and a place; a draft gets them when it lands', () => {
    expect(codes(versions({}))).toEqual([]);
    expect(codes(versions({ version: 'TBD', status: 'draft', path: 'TBD' }))).toEqual([]);
    expect(codes(versions({ path: 'TBD', address: 'https://x.example' }))).toEqual([]);
    expect(codes(versions({ path: 'TBD' }))).toEqual([
      'error artifact_without_source_or_version artifact_versions.0.path',
    ]);
    for (const version of ['v0-draft', 'TBD', 2, undefined])
      expect(codes(versions({ version }))).toEqual([
        'error artifact_without_source_or_version artifact_versions.0.version',
      ]);
    expect(found(versions({ version: 'v0', path: 'TBD', status: 'draft', artifact: undefined }))[0]?.message).toMatch(
      /^an artifact has the version "v0", .*, and nobody can look at it/u,
    );
  });

  it('are current one at a time', () => {
    expect(codes(versions({}, { version: 'v2' }))).toEqual([
      'error artifact_without_source_or_version artifact_versions.1.status',
    ]);
    expect(codes(versions({ status: 'superseded' }, { version: 'v2' }, { artifact: undefined }))).toEqual([]);
  });

  it('are made from versions that are listed', () => {
    expect(codes(versions({}, { artifact: 'code', source_artifacts: ['plan v1', 'plan'] }))).toEqual([]);
    const lost = found({ ...versions({ source_artifacts: ['BRIEF-1', 'code v1'] }), source_artifacts: ['song'] });
    expect(lost.map(({ path, message }) => `${path.slice(1).join('.')}: ${message}`)).toEqual([
      'artifact_versions.0.source_artifacts.0: plan is made from BRIEF-1, which is no artifact of this list: nobody can look at what it rests on',
      'artifact_versions.0.source_artifacts.1: plan is made from code v1, which has no version here: nobody can look at what it rests on',
      'source_artifacts.0: the project is made from song, which is no artifact of this list: nobody can look at what it rests on',
    ]);
  });
});

describe('conflicts', () => {
  it('that nobody has decided hold their tracks, all of them where none is named', () => {
    const error = ['error unresolved_conflict conflicts.0'];
    const warning = ['warning unresolved_conflict conflicts.0'];
    expect(codes({ conflicts: ['in scope or not'], ...tracks({}) })).toEqual(error);
    expect(codes({ conflicts: ['in scope or not'], ...tracks({ status: 'blocked' }) })).toEqual(warning);
    const about = { id: 'c1', about: 'in scope or not', tracks: ['side'] };
    expect(codes({ conflicts: [about], ...tracks({}, side) })).toEqual(warning);
    expect(codes({ conflicts: [about], ...tracks({}, { ...side, status: 'active' }) })).toEqual(error);
    expect(codes({ conflicts: [7, {}] })).toEqual([]);
    const two = found({ conflicts: ['x'], ...tracks({}, { ...side, track: undefined, status: 'active' }) });
    expect(two[0]?.message).toBe('nobody has decided "x", and main and TBD go on');
  });
});

describe('an end', () => {
  it('leaves no blocker behind, unless it may', () => {
    const ended = (to: string, document: object) =>
      codes({ workflow_status: 'closed', state_transitions: [{ from: 'ship', to, rationale: 'done' }], ...document });
    const blocked = { blockers: [{ id: 'b1', on: 'gate:go' }] };
    const open = ['error terminal_state_with_open_blockers workflow_status'];
    expect(ended('closed', {})).toEqual([]);
    expect(ended('closed', blocked)).toEqual(open);
    expect(ended('superseded', blocked)).toEqual([]);
    expect(
      found({ workflow_status: 'closed', ...tracks({ blockers: ['b1', 'b2'] }) }).map(({ message }) => message),
    ).toContain('the project has ended, and 2 blockers are open: whoever waits for that waits for nothing');
    expect(codes({ workflow_status: 'active', ...blocked })).toEqual([]);
  });
});
