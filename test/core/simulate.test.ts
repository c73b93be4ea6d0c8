import { describe, expect, it } from 'vitest';
import { fullForm } from '../../src/core/definition/full-form.ts';
import type { WrittenDefinition } from '../../src/core/definition/schema.ts';
import { countersign } from '../../src/core/entry.ts';
import { fullPolicy, type WrittenPolicy } from '../../src/core/policy/schema.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import type { ProjectEntry } from '../../src/core/project/history.ts';
import { nothingProven, provenBy } from '../../src/core/simulate/known.ts';
import { outcomeOf } from '../../src/core/simulate/outcome.ts';
import { differencesNow, worldFromRecord, type Rules } from '../../src/core/simulate/questions.ts';
import { replay, type Replayed } from '../../src/core/simulate/replay.ts';
import {
  ana,
  lex,
  max,
  played,
  proposed,
  rita,
  rob,
  started,
  topic,
  worldOf,
  written,
  writtenPolicy,
  zoe,
  type Ask,
  type Played,
  type WorldChange,
} from './scene.ts';

const around: WorldChange = { proposals: { topic } };
const approved: Ask = [
  rita,
  { approve: { gate: 'code_review', track: 'main', proposal: 'topic', reason: 'ok' } },
  around,
];
const scope: Ask = [ana, { fact: { fact: 'scope', value: 'all', source: 'the brief' } }, around];
const landed: Ask = [
  ana,
  { land: { commit: 'ccc', contents: { plan: 'plan-1' }, authors: [1], proposal: 'topic', passed: [] } },
  around,
];
const then: Rules = { definition: fullForm(written), policy: fullPolicy(writtenPolicy) };

function policyWith(change: Partial<WrittenPolicy>): Rules {
  return { ...then, policy: fullPolicy({ ...writtenPolicy, ...change }) };
}

function definitionWith(change: Partial<WrittenDefinition>): Rules {
  return { ...then, definition: fullForm({ ...written, ...change }) };
}

function again({ entries }: Played, rules: Rules, known: Rules | null = then): Replayed {
  return replay(
    entries,
    () => known,
    () => rules,
    'main',
  );
}

/** Every recorded decision that would be another one, as a line. */
function lines({ differ }: Replayed): readonly string[] {
  return differ.map(
    ({ entry, by, what, was, would, follows }) =>
      `${entry} ${by} ${what}: ${was} → ${would}${follows ? ' (follows)' : ''}`,
  );
}

const lexReviews = policyWith({ roles: { ...writtenPolicy.roles, reviewer: { logins: ['lex'] } } });

describe('a record that is decided again', () => {
  const project = played([started, proposed, approved, scope, landed]);

  it('comes to what it came to under the same rules', () => {
    const { decisions, differ, untold, state } = again(project, then);
    expect({ decisions, differ, untold }).toEqual({ decisions: 5, differ: [], untold: [] });
    expect(state?.tracks['main']?.stage).toBe('review');
    expect(project.state.tracks['main']?.stage).toBe('review');
  });

  it('names what would be refused, and what would follow from it', () => {
    const found = again(project, lexReviews);
    expect(lines(found)).toEqual([
      '3 rita approve code_review: code_review is asked for, code_review is approved → refused: rita is not among those who open code_review',
      '5 ana land plan: plan lands, drafting → review → plan lands past closed code_review (follows)',
    ]);
    expect(found.untold).toEqual([]);
    expect(found.state?.tracks['main']?.stage).toBe('drafting');
  });

  it('names what would have been allowed, and asked for', () => {
    const refused = played([started, proposed, [lex, approved[1], around]]);
    expect(lines(again(refused, lexReviews))).toEqual([
      '3 lex approve code_review: refused: lex is not among those who open code_review → code_review is asked for, code_review is approved',
    ]);
    const two = policyWith({ gates: { code_review: { count: 2 } } });
    expect(lines(again(project, two))).toEqual([
      '3 rita approve code_review: code_review is asked for, code_review is approved → code_review is asked for, code_review is partial',
      '5 ana land plan: plan lands, drafting → review → plan lands past closed code_review (follows)',
    ]);
  });

  it('is judged by another workflow, too', () => {
    const without = definitionWith({
      artifacts: [{ artifact_type: 'plan', kind: 'file', path: 'plans/{project}.md', owner: 'w', version_policy: 'r' }],
      allowed_transitions: [],
      actions: [],
    });
    expect(lines(again(project, without))).toEqual(['5 ana land plan: plan lands, drafting → review → plan lands']);
  });

  it('knows what people were allowed by what they were let do, and teams by what decisions name', () => {
    const teams = policyWith({
      roles: { ...writtenPolicy.roles, reviewer: { permission: 'write' }, counsel: { teams: ['acme/legal'] } },
    });
    const known = policyWith({ roles: { ...writtenPolicy.roles, counsel: { teams: ['acme/legal'] } } });
    const asks: readonly Ask[] = [
      started,
      proposed,
      approved,
      scope,
      landed,
      [
        lex,
        { approve: { gate: 'legal', track: 'main', reason: '' } },
        { people: { permissions: { '4': 'write' }, teams: { 'acme/legal': [4] } } },
      ],
      [max, { override: { gate: 'billing', track: 'main', reason: 'late' } }],
    ];
    const told = played(asks, {
      policy: { ...writtenPolicy, roles: { ...writtenPolicy.roles, counsel: { teams: ['acme/legal'] } } },
    });
    expect(again(told, teams, known)).toMatchObject({ differ: [], untold: [] });
  });

  it('is not guessed about where it depends on what nobody knows', () => {
    const byTeam = policyWith({ roles: { ...writtenPolicy.roles, reviewer: { teams: ['acme/reviewers'] } } });
    const found = again(project, byTeam);
    expect(found.differ).toEqual([]);
    expect(found.untold).toEqual([
      {
        entry: 3,
        by: 'rita',
        what: 'approve code_review',
        because:
          'it depends on what people were allowed then, on teams or on checks: refused: rita is not among those who open code_review, or code_review is asked for, code_review is approved',
      },
    ]);
    const byChecks = policyWith({ gates: { code_review: { checks: ['build'] } } });
    expect(again(project, byChecks).untold.map(({ entry }) => entry)).toEqual([5]);
    const byOwners = policyWith({ gates: { code_review: { codeowners: true, roles: ['reviewer'] } } });
    expect(again(project, byOwners).untold.map(({ entry }) => entry)).toEqual([3, 5]);
  });

  it('is not guessed about where the rules of then are gone, or not even the record comes out of it', () => {
    expect(again(project, lexReviews, null).untold).toHaveLength(5);
    const moved = played([
      started,
      proposed,
      [rita, approved[1], { proposals: { topic: { ...topic, authors: [2] } } }],
    ]);
    expect(moved.entries[2]?.refusal?.code).toBe('own_work');
    expect(again(moved, lexReviews).untold).toEqual([
      expect.objectContaining({ entry: 3, because: 'what it rested on is not all in the record' }),
    ]);
  });

  it('keeps bookkeeping and moves of branches apart from decisions', () => {
    const asks: readonly Ask[] = [
      started,
      proposed,
      [countersign, { pin: { policy: { blob: 'p2', origin: 'x' } } }],
      [countersign, { receipt: { of: 'status_comment', id: 'IC_1' } }],
      [ana, { flag: { flag: 'hot', reason: 'r' } }],
      [
        ana,
        { undo: { seq: 5, reason: 'not hot' } },
        { recent: played([started, proposed, [ana, { flag: { flag: 'hot', reason: 'r' } }]]).entries },
      ],
    ];
    const { entries } = played(asks.slice(0, 5));
    const whole = played([...asks.slice(0, 5), [ana, { undo: { seq: 5, reason: 'not hot' } }, { recent: entries }]]);
    expect(again(whole, then)).toMatchObject({ decisions: 4, differ: [], untold: [] });
    const seen: readonly ProjectEntry[] = played([started, proposed, approved]).entries.map((entry) =>
      entry.seq === 3
        ? { ...entry, saw: { head: 'bbbbbbb2222', authority: { role: 'reviewer', by: 'permission write' } } }
        : entry,
    );
    expect(
      replay(
        seen,
        () => then,
        () => then,
        'main',
      ).differ,
    ).toEqual([]);
  });
});

describe('what people were allowed', () => {
  it('is at least what they were let do: by a team where a verb takes one, by the one they acted for', () => {
    const starters = policyWith({
      roles: { ...writtenPolicy.roles, starters: { teams: ['acme/all'] } },
      verbs: { start: ['starters'], block: ['empty'] },
    });
    const { policy } = starters;
    const asks: readonly Ask[] = [
      [ana, started[1], { people: { permissions: {}, teams: { 'acme/all': [1] } } }],
      [
        rita,
        { delegate: { role: 'reviewer', to: 'rob', until: '2027-03-09', reason: 'away' } },
        { people: { permissions: { '2': 'write', '3': 'write' }, teams: {}, ids: { rob: 3 } } },
      ],
      proposed,
      approved,
      [zoe, { block: { text: 'no', on: 'track:main' } }],
      [ana, { close: { terminal_state: 'abandoned', rationale: 'over' } }],
    ];
    const project = played(asks, { policy: { ...writtenPolicy, roles: policy.roles, verbs: policy.verbs } });
    expect(project.entries.map(({ refusal }) => refusal?.code ?? null)).toEqual([
      null,
      null,
      null,
      null,
      'not_allowed',
      null,
    ]);
    const found = again(project, starters, starters);
    expect(found.differ).toEqual([]);
    expect(found.untold.map(({ entry }) => entry)).toEqual([]);
  });
});

describe('what entries prove', () => {
  const [begun] = played([started]).entries as readonly [ProjectEntry];

  function proven(saw: ProjectEntry['saw'], before = nothingProven): unknown {
    return provenBy(before, { ...begun, saw }, then.policy).permissions;
  }

  it('never takes back what was proven before, and takes nothing from what it does not understand', () => {
    const admin = provenBy(nothingProven, { ...begun, saw: { authority: { by: 'permission admin' } } }, then.policy);
    expect(proven({ authority: { by: 'permission write' } }, admin)).toEqual({ '1': 'admin' });
    for (const authority of [null, 'x', {}, { by: 5 }, { by: 'permission lord' }, { by: 'login ana' }])
      expect(proven({ authority })).toEqual({ '1': 'triage' });
  });

  it('is nothing for whoever acts by the right of somebody else', () => {
    const policy = {
      ...writtenPolicy,
      verbs: { approve: ['reviewer'] },
      roles: { ...writtenPolicy.roles, reviewer: { logins: ['rita'] } },
    };
    const people = { permissions: { '2': 'write', '3': 'write' }, teams: {}, ids: { rob: 3 } } as const;
    const project = played(
      [
        started,
        [rita, { delegate: { role: 'reviewer', to: 'rob', until: '2027-03-09', reason: 'away' } }, { people }],
        proposed,
        [
          rob,
          { approve: { gate: 'code_review', track: 'main', proposal: 'topic', reason: 'ok' } },
          { ...around, people },
        ],
      ],
      { policy },
    );
    expect(project.state.approvals['main']?.['code_review']?.status).toBe('approved');
    const rules = { ...then, policy: fullPolicy(policy) };
    expect(again(project, rules, rules)).toMatchObject({ differ: [] });
  });

  it('is nothing about checks; those that a workflow asks for may have passed', () => {
    const definition = fullForm({
      ...written,
      allowed_transitions: [{ from: 'drafting', to: 'review', on: 'command', when: 'w', requires: { check: 'ci' } }],
    });
    const project = played(
      [started, [ana, { advance: { to: 'review', track: 'main' } }, { checks: { ci: 'passed' } }]],
      {
        definition: {
          ...written,
          allowed_transitions: [
            { from: 'drafting', to: 'review', on: 'command', when: 'w', requires: { check: 'ci' } },
          ],
        },
      },
    );
    const rules = { ...then, definition };
    const [untold, ...more] = again(project, rules, rules).untold;
    expect([untold?.entry, more]).toEqual([2, []]);
    expect(untold?.because).toContain('drafting → review');
    const silent = project.entries.map(({ events: _events, ...entry }) => entry);
    expect(
      replay(
        silent,
        () => rules,
        () => rules,
        'main',
      ).decisions,
    ).toBe(2);
  });
});

describe('what is asked right now', () => {
  const open = played([started, proposed]);
  const world = worldOf(around);

  function now(rules: Rules, of = open, at = world): readonly string[] {
    return differencesNow(at, of.state, rules).map(
      ({ about, was, would, unknown }) =>
        `${about}: ${was} → ${would}${unknown.length === 0 ? '' : ` (${unknown.join(', ')})`}`,
    );
  }

  it('differs in nothing under the same rules', () => {
    expect(now(then)).toEqual([]);
  });

  it('differs in who opens a gate, and in what a gate rests on that is not known', () => {
    expect(now(lexReviews)).toEqual([
      'code_review for topic: waits for rita or rob (reviewer) → waits for lex (reviewer)',
    ]);
    expect(now(policyWith({ gates: { code_review: { checks: ['build'] } } }))).toEqual([
      'code_review for topic: waits for rita or rob (reviewer) → waits for the check build (checks)',
    ]);
    expect(now(policyWith({ gates: { code_review: { codeowners: true } } }))).toEqual([
      'code_review for topic: waits for rita or rob (reviewer) → waits for an owner of every path that changes (CODEOWNERS) (owners of paths)',
    ]);
    const rechecked = policyWith({ gates: { code_review: { recheck: true, roles: ['counsel'] } } });
    expect(now(rechecked, open, worldFromRecord(open.state, then, world.at))).toEqual([
      'code_review for topic: waits for rita or rob (reviewer) → waits for lex, team acme/legal or id 4 (counsel) (roles of today)',
    ]);
  });

  it('differs in gates that are asked only then, or no longer', () => {
    const legal = definitionWith({
      artifacts: (written.artifacts ?? []).map((one) =>
        typeof one === 'string' || one.artifact_type !== 'plan' ? one : { ...one, gates: ['legal'] },
      ),
    });
    expect(now(legal)).toEqual(['legal for topic: not asked → waits for lex, team acme/legal or id 4 (counsel)']);
    const none = definitionWith({
      artifacts: [{ artifact_type: 'plan', kind: 'file', path: 'plans/{project}.md', owner: 'w', version_policy: 'r' }],
      allowed_transitions: [],
    });
    expect(now(none)).toContain('code_review for topic: waits for rita or rob (reviewer) → not asked');
  });

  it('is told with the checks of a branch where they are known', () => {
    const passed = worldOf({ proposals: { topic: { ...topic, checks: { build: 'passed' } } } });
    expect(now(policyWith({ gates: { code_review: { checks: ['build'] } } }), open, passed)).toEqual([
      'code_review for topic: waits for rita or rob (reviewer) → open',
    ]);
  });

  it('differs in the ways on: who is waited for, what starts them, and whether they are there', () => {
    const review = played([started, proposed, approved, scope, landed]);
    expect(now(policyWith({ gates: { legal: { roles: ['keeper'] } } }), review, worldOf())).toEqual([
      'review → live: waits: legal waits for lex, team acme/legal or id 4 (counsel) → waits: legal waits for max, max@acme.example or anyone with admin access (keeper)',
    ]);
    const [, , ...others] = written.allowed_transitions ?? [];
    const open_way = definitionWith({
      allowed_transitions: [{ from: 'review', to: 'live', on: 'command', when: 'now' }, ...others],
    });
    expect(now(open_way, review, worldOf())).toEqual([
      'review → live: waits: legal waits for lex, team acme/legal or id 4 (counsel) → may be taken',
    ]);
    const other = definitionWith({
      stages: [
        { id: 'a', label: 'A', purpose: 'p' },
        { id: 'live', label: 'L', purpose: 'p' },
      ],
      allowed_transitions: [{ from: 'review', to: 'live', on: { check: 'smoke failed' }, when: 'x' }],
    });
    expect(now(other, review, worldOf())).toEqual([
      'review: a stage → no stage any more',
      'review → live: waits: legal waits for lex, team acme/legal or id 4 (counsel) → when check smoke failed',
      'review → drafting: may be taken → not asked',
    ]);
  });

  it('differs in moves that would happen by themselves, and in what else they wait for', () => {
    const waiting = played([started, proposed, approved, landed]);
    const [first, ...others] = written.allowed_transitions ?? [];
    if (first === undefined) throw new Error('the scene has no transitions');
    const easier = definitionWith({ allowed_transitions: [{ ...first, requires: { artifact: 'plan' } }, ...others] });
    const says = 'drafting → review: waits: scope is not known → goes on by itself';
    expect(now(easier, waiting, worldOf())).toEqual([says]);
  });

  it('differs in what somebody was asked for, on other tracks by their name, and in who gives a rationale', () => {
    const asked = played([started, [ana, { request: { gate: 'billing', track: 'main' } }]]);
    const keepers = policyWith({ gates: { billing: { roles: ['keeper'] } } });
    expect(now(keepers, asked, worldOf())).toEqual([
      'billing: waits for nobody: the policy names nobody for accountant → waits for max, max@acme.example or anyone with admin access (keeper)',
    ]);
    const past = played([started, proposed, landed]);
    expect(now(policyWith({ overriders: ['counsel'] }), past, worldOf())).toEqual([
      'why code_review was passed: said by max, max@acme.example or anyone with admin access (keeper) → said by lex, team acme/legal or id 4 (counsel)',
    ]);
    const [main] = Object.values(asked.state.tracks);
    if (main === undefined) throw new Error('there is no track');
    const risk = { ...main, stage: 'nowhere' };
    const side = {
      ...asked.state,
      tracks: { ...asked.state.tracks, risk },
    };
    const found = differencesNow(
      worldOf({ definition: { ...written, stages: [...(written.stages ?? []), 'nowhere'] } }),
      side,
      then,
    );
    expect(found).toEqual([{ about: 'risk: nowhere', was: 'a stage', would: 'no stage any more', unknown: [] }]);
  });
});

describe('what a decision came to', () => {
  it.each([
    [{ type: 'artifact_retired', artifact: 'plan', proposal: null, because: '' }, 'plan goes'],
    [
      { type: 'project_closed', terminal_state: 'closed', rationale: '', workflow_status: 'closed' },
      'the project ends as closed',
    ],
    [
      { type: 'gate_overridden', gate: 'legal', track: 'main', reason: '', role: '', covers: {} },
      'legal is overridden',
    ],
    [{ type: 'decision_recorded', decision: 'act announce', rationale: '', track: 'main', gates: [] }, 'act announce'],
    [{ type: 'flag_lowered', flag: 'hot', reason: '' }, 'hot is lowered'],
    [{ type: 'blocker_added', blocker: 'b1', text: '', on: '' }, 'b1 is added'],
    [
      { type: 'blocker_removed', blocker: 'b1', was: { text: '', on: '', by: '', at: '' }, reason: '' },
      'b1 is cleared',
    ],
    [{ type: 'fact_recorded', fact: 'scope', value: null, source: '', was: null }, 'scope is taken back'],
    [{ type: 'stage_changed', track: 'risk', from: 'a', to: 'b', on: '', rationale: '' }, 'risk: a → b'],
    [
      {
        type: 'approval_changed',
        change: 'voided',
        gate: 'legal',
        track: 'main',
        status: 'superseded',
        because: '',
        covers: {},
        proposal: null,
        head: null,
      },
      'legal is void (superseded)',
    ],
    [{ type: 'receipt_recorded', of: 'x', id: 'y' }, 'nothing'],
  ] as const)('is told of %o', (event, says) => {
    expect(outcomeOf({ events: [event] })).toEqual({ key: says, says });
  });

  it('names what a command was about', () => {
    const commands: readonly ProjectCommand[] = [
      { advance: { to: 'live', track: 'main' } },
      { retract: { proposal: 'topic' } },
      { block: { text: 'no', on: 'track:main' } },
    ];
    const project = played([started, ...commands.map((command): Ask => [rob, command])]);
    expect(
      replay(
        project.entries,
        () => null,
        (rules) => rules,
        'main',
      ).untold.map(({ what }) => what),
    ).toEqual(['start', 'advance live', 'retract topic', 'block']);
  });
});
