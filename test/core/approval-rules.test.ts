import { describe, expect, it } from 'vitest';
import { termsTexts } from '../../src/core/audit/words.ts';
import { evaluate, type Condition } from '../../src/core/condition.ts';
import { termsOf, termsTogether, type Decision } from '../../src/core/confirm/confirm.ts';
import { tallyOf, type Counted } from '../../src/core/confirm/quorum.ts';
import { countersign } from '../../src/core/entry.ts';
import { apartIn, proposalWith, sinceOf } from '../../src/core/project/beside.ts';
import { whatChanged } from '../../src/core/project/closed-gates.ts';
import { artifactsOf } from '../../src/core/project/covers.ts';
import { answers, gateFor } from '../../src/core/project/gates.ts';
import { gatesAsked } from '../../src/core/project/landing-gates.ts';
import { whoOpens } from '../../src/core/project/openers.ts';
import type { Proposal } from '../../src/core/project/world.ts';
import {
  alice,
  answerOf,
  approves,
  approvesAll,
  around,
  artifactType,
  asks,
  bob,
  carol,
  dave,
  definition,
  delegates,
  given,
  kim,
  knows,
  lands,
  later,
  lifecycle,
  merges,
  observedIn,
  overrides,
  person,
  policyWith,
  pushes,
  quiet,
  reconfirms,
  rejects,
  requests,
  rewrites,
  says,
  sceneOf,
  starts,
  swept,
  tells,
  today,
  underPolicy,
  withdraws,
  type Scene,
  type Step,
} from './given.ts';

/** What is said about a gate for what is on the default branch, or for the bytes of a branch. */
function answerIn(scene: Scene, gate: string, branch?: string) {
  const { world } = observedIn(scene);
  if (scene.state === null) throw new Error('no project');
  const wanted = branch === undefined ? {} : (world.proposals[branch]?.contents ?? {});
  return gateFor(world, scene.state, gate, 'main', wanted, null);
}

const planOn: Step = (scene) => pushes(carol, 'p', { plan: 'A' })(starts()(scene));

describe('a word about a branch', () => {
  it('is about a track that is there', () => {
    given(planOn)
      .when(approvesAll(alice, { track: 'side' }))
      .thenRefused('unknown_track', /no track side/u);
  });

  it('says of the first gate why it changes nothing at any', () => {
    given(planOn, approves(alice, 'plan_approval'))
      .when(approvesAll(alice))
      .thenRefused('already_decided', /^plan_approval is approved for these bytes already$/u);
  });

  it('may name the commit that was looked at by its first letters, and is told of it in seven', () => {
    const commit = '0123456789abcdef';
    const there = [starts(), pushes(carol, 'p', { plan: 'A' }, { commit })];
    given(...there)
      .when(approves(alice, 'plan_approval', { head: commit.slice(0, 8) }))
      .thenHappened({}, { status: 'approved' });
    given(...there)
      .when(approves(alice, 'plan_approval', { head: commit.slice(-8) }))
      .thenRefused('superseded', /^you looked at 89abcde, and p is at 0123456$/u);
  });

  it('is too old where other commits came in the very second in which it was said', () => {
    const there = [starts(), pushes(carol, 'p', { plan: 'A' }, { at: today('12:00'), commit: '0123456789abcdef' })];
    const command = { approve: { gate: 'plan_approval', track: 'main', reason: '' } };
    given(...there)
      .when(says(alice, command, { said: today('12:00') }), swept)
      .thenEntered(
        {},
        {
          refusal: {
            code: 'superseded',
            because: 'p got other commits after you wrote this: it is at 0123456 now',
          },
        },
      );
    given(...there)
      .when(says(alice, command, { said: today('12:00:01') }), swept)
      .thenEntered({}, { events: [{}, { status: 'approved' }] });
  });
});

describe('an approval that was lost with its history', () => {
  const lost: readonly Step[] = [planOn, approves(alice, 'plan_approval'), rewrites(carol, 'p', ['q1']), swept];

  it('is confirmed by nobody where only checks answer the gate by now', () => {
    given(...lost)
      .when(underPolicy({ gates: { plan_approval: { checks: ['build'] } } }), reconfirms(alice, 'plan_approval'))
      .thenRefused('answered_by_checks');
  });

  it('is confirmed by those who gave it, and whoever else asks is told who they are', () => {
    const { scene } = given(...lost)
      .when(reconfirms(bob, 'plan_approval'))
      .thenRefused('nothing_to_reconfirm');
    expect(scene.answer).toHaveProperty('refusal.next', expect.stringMatching(/^Only alice can reconfirm/u));
  });
});

describe('terms', () => {
  it('of an approval that names none are none, and not empty ones', () => {
    expect(Object.keys(termsOf({}))).toEqual([]);
    expect(Object.keys(termsTogether({}, {}))).toEqual([]);
    expect(Object.keys(termsTogether({ permits: ['a'] }, {}))).toEqual(['permits']);
  });

  it('end with the first that ends, whoever named it', () => {
    expect(termsTogether({ expires_at: '2027' }, {})).toEqual({ expires_at: '2027' });
    expect(termsTogether({}, { expires_at: '2027' })).toEqual({ expires_at: '2027' });
  });

  it('are told to auditors with the conditions in words', () => {
    expect(termsTexts({ permits: ['send'], blockers: ['the fee is paid'] })).toEqual([
      'only send',
      'if "the fee is paid"',
    ]);
  });
});

const yes = (id: number, changes: Partial<Decision> = {}): Counted => ({
  decided_by: id,
  decided_by_login: `login of ${id}`,
  decided_by_role: 'r',
  status: 'approved',
  ...changes,
});
const acting = (...ids: readonly number[]) => ids.map((id) => ({ id, login: `login of ${id}` }));

describe('several who approve', () => {
  it('are told by who agreed first, where two answer to one name of an owner', () => {
    const quorum = { count: 1, allOf: [], groups: [{ paths: ['a'], owners: ['@acme/web'] }] };
    const { groups } = tallyOf([yes(1, { owners: ['@acme/web'] }), yes(2, { owners: ['@acme/web'] })], quorum);
    expect(groups.map(({ by }) => by)).toEqual(['login of 1']);
  });

  it('keep the voice they had, whoever acts for them later', () => {
    const words = [
      yes(1, { roles: ['a'] }),
      yes(2, { roles: ['b'] }),
      yes(3, { roles: ['c'], delegated_by: acting(1, 2) }),
      yes(4, { roles: ['a'], delegated_by: acting(2) }),
    ];
    expect(tallyOf(words, { count: 2, allOf: ['c', 'a'], groups: [] }).isMet).toBe(true);
  });

  it('may have acted in several roles for the same person, and not for others', () => {
    const roles = {
      planner: { emails: ['alice@example.com', 'dave@example.com'] },
      lawyer: { emails: ['alice@example.com'] },
      lead: { permission: 'maintain' },
    } as const;
    const twice = [
      underPolicy({ roles, gates: { plan_approval: { roles: ['planner', 'lawyer'] } } }),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      delegates(alice, 'planner', 'carol@example.com'),
      delegates(alice, 'lawyer', 'carol@example.com'),
    ];
    given(...twice)
      .when(approves(carol, 'plan_approval'))
      .thenHappened(
        {},
        { decision: { decided_by_role: 'planner', roles: ['planner', 'lawyer'], delegated_by: [{ login: 'alice' }] } },
      );
  });
});

function proposal(contents: Proposal['contents'], changes: Partial<Proposal> = {}): Proposal {
  return { head: 'h', base: 'b', contents, authors: [], ...changes };
}

describe('the branch that is meant by bytes', () => {
  const one = proposal({ plan: 'A', code: 'X' });
  const other = proposal({ plan: 'A', code: 'Y' });
  const world = { ...quiet, proposals: { one, other } };

  it('has all of them, and not only some', () => {
    expect(proposalWith(world, undefined, { plan: 'A', code: 'Y' })).toBe(other);
    expect(proposalWith(world, undefined, { plan: 'A', code: 'Z' })).toBeNull();
    expect(proposalWith(world, undefined, { plan: 'A' })).toBe(one);
  });

  it('is none where nothing is proposed', () => {
    expect(proposalWith(world, undefined, {})).toBeNull();
  });
});

describe('what a gate asks beside people', () => {
  it('is what the policy says of this gate, and not of another', () => {
    const { scene } = given(
      underPolicy({ gates: { go: { checks: ['build'] } } }),
      starts(),
      around({ checks: { build: 'passed' } }),
    ).when(swept);
    expect(answerIn(scene, 'go').holds).toBe(true);
    expect(answerIn(scene, 'plan_approval').holds).toBe(false);
  });

  it('is judged by the default branch for what is there, whatever a branch says', () => {
    const { scene } = given(
      underPolicy({ gates: { go: { checks: ['build'] } } }),
      starts(),
      around({ checks: { build: 'passed' } }),
      pushes(bob, 'q', { notes: 'N' }),
      tells('q', { checks: { build: 'failed' } }),
    ).when(swept);
    expect(answerIn(scene, 'go').holds).toBe(true);
  });

  it('is told after the people, as long as nobody has approved', () => {
    const { scene } = given(
      underPolicy({ gates: { plan_approval: { checks: ['build'], roles: ['planner'], count: 1 } } }),
      planOn,
    ).when(swept);
    expect(answerIn(scene, 'plan_approval', 'p').says).toBe('plan_approval is closed: nobody has approved it');
  });

  it('stays unanswered where nobody knows since when the bytes are there', () => {
    const { scene } = given(
      underPolicy({ gates: { go: { open_for_hours: 1, checks: ['build'] } } }),
      starts(),
      around({ checks: { build: 'passed' } }),
    ).when(swept);
    expect(answerIn(scene, 'go')).toMatchObject({
      holds: false,
      says: expect.stringContaining('have to be there for 1 hour, and since when') as string,
    });
  });

  it('is not asked since when bytes are there where no hours are', () => {
    const { scene } = given(
      starts(),
      pushes(carol, 'p', { plan: 'A' }, { at: today('11:00') }),
      approves(alice, 'plan_approval'),
    ).when(swept);
    expect(Object.keys(scene.state?.approvals['main']?.['plan_approval'] ?? {})).not.toContain('since');
    const asking = {
      ...observedIn(scene).world,
      policy: policyWith({ gates: { plan_approval: { open_for_hours: 1 } } }),
    };
    expect(sinceOf(asking, 'plan_approval', 'p')).toEqual({ since: today('11:00') });
    expect(Object.keys(sinceOf(asking, 'plan_approval', 'elsewhere'))).toEqual([]);
    expect(Object.keys(sinceOf(asking, 'gone', 'p'))).toEqual([]);
  });

  it('leaves the history of a gate alone that the definition does not have any more', () => {
    given(
      planOn,
      approves(alice, 'plan_approval'),
      around({ definition: lifecycle({ gates: [], artifacts: [], actions: [], allowed_transitions: [] }) }),
    )
      .when(rewrites(carol, 'p', ['q1']), swept)
      .thenRecorded({
        type: 'approval_changed',
        change: 'voided',
        because: 'the history of p was rewritten; the bytes are the same at q1',
      });
  });

  it('does not bind whoever approved another gate until yesterday, noted or not', () => {
    const { scene } = given(
      underPolicy({ gates: { go: { distinct_from: ['billing'] } } }),
      starts(),
      approves(alice, 'billing', { until: '2026-03-03' }),
    ).when(swept);
    if (scene.state === null) throw new Error('no project');
    const { world } = observedIn(scene);
    expect(apartIn(world, scene.state, 'go', 'main', {})).toMatchObject([
      { gate: 'billing', approvals: [{ decided_by_login: 'alice' }] },
    ]);
    expect(apartIn({ ...world, at: '2026-03-03T00:00:00.000Z' }, scene.state, 'go', 'main', {})).toMatchObject([
      { gate: 'billing', approvals: [] },
    ]);
  });
});

const rechecked = (count: number) => ({ gates: { plan_approval: { codeowners: true, recheck: true, count } } });

describe('an approval on the word of owners', () => {
  const owners = [{ paths: ['docs'], owners: ['carol@example.com'] }];
  const owned: readonly Step[] = [
    underPolicy({ gates: { plan_approval: { codeowners: true } } }),
    starts(),
    pushes(bob, 'p', { plan: 'A' }),
    tells('p', { owners }),
  ];

  it('is not given again for what has landed by it', () => {
    given(...owned, approves(carol, 'plan_approval'), merges(bob, 'p'), swept)
      .when(approves(alice, 'plan_approval'))
      .thenRefused('not_in_role');
    const roles = { planner: { emails: ['dave@example.com'] } };
    given(...owned, approves(carol, 'plan_approval'), merges(bob, 'p'), swept)
      .when(
        underPolicy({ roles, gates: { plan_approval: { codeowners: true, all_of: ['planner'] } } }),
        approves(dave, 'plan_approval'),
      )
      .thenRefused('already_decided');
  });

  it('is refused to others by name, where the owners are known', () => {
    given(...owned)
      .when(approves(dave, 'plan_approval'))
      .thenRefused('not_in_role', /^dave is not among those who open plan_approval/u);
  });

  it('lacks, when other paths change, the owners of those alone', () => {
    const more = [...owners, { paths: ['x'], owners: ['dave@example.com'] }];
    const { scene } = given(...owned, approves(carol, 'plan_approval')).when(tells('p', { owners: more }), swept);
    expect(answerIn(scene, 'plan_approval', 'p').parts).toMatchObject([
      { holds: false, says: 'dave@example.com, who owns x, has not agreed' },
    ]);
  });

  it('counts on whoever owns the paths now, where one who agreed has left the team that owned them', () => {
    const both = [{ paths: ['docs'], owners: ['@acme/security', 'dave@example.com'] }];
    const left: Step = around({ people: { ...quiet.people, teams: { 'acme/security': [] } } });
    const { scene } = given(
      underPolicy(rechecked(2)),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      tells('p', { owners: both }),
      approves(carol, 'plan_approval'),
      approves(dave, 'plan_approval'),
    ).when(
      underPolicy(rechecked(1)),
      left,
      tells('p', { owners: [{ paths: ['docs'], owners: ['dave@example.com'] }] }),
      swept,
    );
    expect(answerIn(scene, 'plan_approval', 'p').holds).toBe(true);
    const { scene: hers } = given((before) => ({ ...scene, said: before.said })).when(
      tells('p', { owners: [{ paths: ['docs'], owners: ['@acme/security'] }] }),
      swept,
    );
    expect(answerIn(hers, 'plan_approval', 'p').says).toMatch(/carol approved it and is no longer @acme\/security/u);
  });

  it('is not given again where nobody knows the owners any more', () => {
    const roles = { planner: { emails: ['dave@example.com', 'alice@example.com'] } };
    const policy = { roles, gates: { plan_approval: { codeowners: true, all_of: ['planner'] } } };
    given(
      underPolicy(policy),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      tells('p', { owners }),
      approves(carol, 'plan_approval'),
      approves(dave, 'plan_approval'),
      tells('p', {}),
    )
      .when(approves(alice, 'plan_approval'))
      .thenRefused('already_decided');
  });

  it('is given again by whoever owns the paths now, where the role is that of their owners', () => {
    const policy = {
      roles: { owner: { codeowners: true } },
      gates: { plan_approval: { roles: ['owner'], recheck: true } },
    };
    const approved = [
      underPolicy(policy),
      starts(),
      pushes(bob, 'p', { plan: 'A' }),
      tells('p', { owners }),
      approves(carol, 'plan_approval'),
    ];
    given(...approved)
      .when(approves(carol, 'plan_approval'))
      .thenRefused('already_decided');
    given(...approved, tells('p', { owners: [{ paths: ['docs'], owners: ['dave@example.com'] }] }))
      .when(approves(dave, 'plan_approval'))
      .thenHappened({ change: 'voided' }, { status: 'approved' });
  });
});

describe('a gate says why it is closed', () => {
  it('by the no that came after the approval ended', () => {
    const { scene } = given(
      planOn,
      approves(alice, 'plan_approval'),
      withdraws(alice, 'plan_approval'),
      rejects(bob, 'plan_approval'),
    ).when(swept);
    expect(answerIn(scene, 'plan_approval', 'p').says).toBe('plan_approval is closed: rejected by bob: not yet');
  });

  it('without a list of roles, where each is stood for and only more people are needed', () => {
    const policy = {
      roles: { planner: { emails: ['alice@example.com'] } },
      gates: { plan_approval: { all_of: ['planner'], count: 2 } },
    };
    const { scene } = given(underPolicy(policy), planOn, approves(alice, 'plan_approval')).when(swept);
    expect(answerIn(scene, 'plan_approval', 'p').says).toBe(
      'plan_approval is closed: approved by alice, more are needed',
    );
  });
});

function asked(condition: Condition, ...steps: readonly Step[]) {
  const { state, scene } = given(starts(), ...steps).when();
  return evaluate(condition, answers(scene.world, state, 'main'));
}

describe('what a gate is about', () => {
  it('is not what a stage would need to stay where it is', () => {
    const staying = lifecycle({
      artifacts: [artifactType('notes', { path: 'NOTES.md' })],
      allowed_transitions: [{ from: 'plan', to: 'plan', on: { landed: 'notes' }, requires: { gate: 'go' } }],
    });
    expect(artifactsOf(staying, 'go', 'plan')).toEqual([]);
  });

  it('has changed since it was approved, and not since it was only asked for', () => {
    const there = [starts(), pushes(carol, 'p', { plan: 'A' }, { commit: '0123456789abcdef' })];
    const anew = pushes(carol, 'p', { plan: 'B' }, { commit: 'fedcba9876543210' });
    const requested = given(...there, requests(bob, 'plan_approval')).when(anew, swept);
    const about = { gate: 'plan_approval', track: 'main', proposal: 'p', covers: { plan: 'B' } };
    expect(whatChanged(definition, requested.state, about)).toBeNull();
    const approved = given(...there, approves(alice, 'plan_approval')).when(anew, swept);
    expect(whatChanged(definition, approved.state, about)).toBe(
      'git diff 0123456789ab fedcba987654 -- docs/acme/plan.md',
    );
  });
});

describe('a condition', () => {
  it('of days holds from the first on and until the last, and each may stand alone', () => {
    const at = today('12:00');
    expect(asked({ date: { after: at } }).holds).toBe(true);
    expect(asked({ date: { after: today('12:01') } }).holds).toBe(false);
    expect(asked({ date: { before: at } }).holds).toBe(false);
    expect(asked({ date: { before: today('12:01') } }).holds).toBe(true);
    expect(asked({ date: { after: '2026-01-01' } }).says).toBe('it is 2 Mar 2026, 12:00 UTC, after 2026-01-01');
    expect(asked({ date: { before: '2027-01-01' } }).says).toBe('it is 2 Mar 2026, 12:00 UTC, before 2027-01-01');
  });

  it('compares numbers with numbers, and no text that looks like one', () => {
    expect(asked({ fact: 'seats', at_least: 3 }, knows(bob, 'seats', '5')).holds).toBe(false);
    expect(asked({ fact: 'seats', at_most: 7 }, knows(bob, 'seats', '5')).holds).toBe(false);
    expect(asked({ fact: 'seats', at_least: 3, at_most: 7 }, knows(bob, 'seats', 5)).holds).toBe(true);
  });

  it('of a conditional approval does not hold where nobody was asked', () => {
    expect(asked({ gate: 'go', is: 'conditional' })).toMatchObject({
      holds: false,
      says: 'go is not conditionally approved',
    });
  });

  it('of several that each would do asks for the gates of the first that holds', () => {
    const { state, scene } = given(starts(), approves(alice, 'go'), approves(alice, 'billing')).when();
    const answer = answers(scene.world, state, 'main');
    expect(gatesAsked({ any: [{ gate: 'go' }, { gate: 'billing' }] }, answer)).toEqual(['go']);
    expect(
      gatesAsked(
        { any: [{ gate: 'go' }, { gate: 'billing' }] },
        answers(scene.world, sceneOf(starts()).state ?? state, 'main'),
      ),
    ).toEqual(['go', 'billing']);
  });
});

describe('the record of a decision', () => {
  it('names what it rested on and the commit that was seen, and says nothing that is not so', () => {
    const { scene } = given(planOn)
      .when(approvesAll(alice))
      .thenEntered({}, { saw: { definition: 'd1', policy: 'p1', head: 'p1' }, events: [{}, { status: 'approved' }] });
    const [decision] = scene.state?.approvals['main']?.['plan_approval']?.decisions ?? [];
    expect(Object.keys(decision ?? {})).toEqual([
      'decided_by',
      'decided_by_login',
      'decided_by_role',
      'authority',
      'assurance',
      'head',
      'status',
      'reason',
      'decision_id',
      'decided_at',
    ]);
  });

  it('of an override names the head of the branch it is for, and leaves what landed past the gate to be explained', () => {
    const past = [
      starts(),
      lands({ commit: 'c1', contents: { plan: 'A' } }),
      pushes(bob, 'p', { plan: 'B' }, { commit: 'p7' }),
    ];
    const { state } = given(...past)
      .when(overrides(alice, 'plan_approval', 'it burns', 'main', 'p'))
      .thenEntered({}, {}, { saw: { head: 'p7' }, events: [{ covers: { plan: 'B' } }] });
    expect(state.artifacts['plan']?.bypassed).toEqual(['plan_approval']);
    const landed = given(...past).when(overrides(alice, 'plan_approval', 'it burns', 'main', 'main'));
    expect(landed.state.artifacts['plan']?.bypassed).toEqual([]);
    expect(Object.keys(landed.scene.last.at(-1)?.saw ?? {})).not.toContain('head');
  });

  it('does not join one whose time was up when it was made, noted or not', () => {
    const { scene } = given(
      underPolicy({ gates: { plan_approval: { count: 2 } } }),
      planOn,
      approves(alice, 'plan_approval', { until: '2026-03-03' }),
    ).when(later(2), says(bob, { approve: { gate: 'plan_approval', track: 'main', reason: '' } }), swept);
    expect(scene.state?.approvals['main']?.['plan_approval']).toMatchObject({
      status: 'partial',
      decisions: [{ decided_by_login: 'bob' }],
      voided: { status: 'expired' },
    });
  });
});

it('who opens a gate is told as the checks that answer it, where no people do', () => {
  const world = { ...quiet, policy: policyWith({ gates: { go: { checks: ['build', 'test'] } } }) };
  expect(whoOpens(world, 'go')).toBe('Nobody approves it: it takes the checks build and test.');
});

describe('nobody else opens a gate', () => {
  it('than people: Countersign itself never does, whatever a role says', () => {
    given(underPolicy({ roles: { lead: { agents: ['countersign'] } }, verbs: {} }), starts())
      .when(asks(countersign, { approve: { gate: 'go', track: 'main', reason: '' } }))
      .thenRefused('agent_not_counted');
  });

  it('than who is known to be who they are, and says how that is proven', () => {
    const unsure = person('alice', { assurance: 'asserted' });
    const { scene } = given(planOn).when(approves(unsure, 'plan_approval')).thenRefused('assurance_too_low');
    expect(scene.answer).toHaveProperty('refusal.next', expect.stringMatching(/^Approve where that is proven/u));
    const attested = given(starts(), pushes(carol, 'm', { appendix: 'X' }))
      .when(approves(unsure, 'legal'))
      .thenRefused('assurance_too_low');
    expect(attested.scene.answer).toHaveProperty(
      'refusal.next',
      expect.stringMatching(/--for PERSON --evidence FILE$/u),
    );
    given(starts(), pushes(carol, 'm', { appendix: 'X' }))
      .when(approves(dave, 'legal', { on_behalf_of: answerOf(kim) }))
      .thenHappened({}, { status: 'approved' });
  });

  it('than a gate that is there, and says where there is none', () => {
    const none = lifecycle({ gates: [], artifacts: [], actions: [], allowed_transitions: [] });
    const { scene } = given(around({ definition: none }), starts())
      .when(approves(alice, 'go'))
      .thenRefused('unknown_gate');
    expect(scene.answer).toHaveProperty('refusal.next', 'It has none.');
    const some = given(starts()).when(approves(alice, 'gone')).thenRefused('unknown_gate');
    expect(some.scene.answer).toHaveProperty(
      'refusal.next',
      `It has ${definition.gates.map(({ gate_id }) => gate_id).join(', ')}.`,
    );
  });
});

const heldBy = (count: number, ...planners: readonly string[]) => ({
  roles: { planner: { emails: planners } },
  gates: { plan_approval: { recheck: true, count } },
});

describe('an approval that counts only while its maker holds the role', () => {
  it('is judged for what has landed as for a branch', () => {
    given(
      underPolicy(heldBy(1, 'alice@example.com', 'dave@example.com')),
      starts(),
      lands({ commit: 'x', contents: { plan: 'A' }, authors: [bob.id] }),
      approves(alice, 'plan_approval'),
    )
      .when(approves(dave, 'plan_approval'))
      .thenRefused('already_decided');
  });

  it('is carried by the others where they are enough', () => {
    const { scene } = given(
      underPolicy(heldBy(2, 'alice@example.com', 'dave@example.com')),
      planOn,
      approves(alice, 'plan_approval'),
      approves(dave, 'plan_approval'),
    ).when(underPolicy(heldBy(1, 'dave@example.com')), swept);
    expect(answerIn(scene, 'plan_approval', 'p').holds).toBe(true);
    const { scene: alone } = given(
      underPolicy(heldBy(1, 'alice@example.com')),
      planOn,
      approves(alice, 'plan_approval'),
      lands({ commit: 'x', contents: { notes: 'N' } }),
      later(1),
    ).when(underPolicy(heldBy(1, 'dave@example.com')), swept);
    expect(answerIn(alone, 'plan_approval', 'p').holds).toBe(false);
  });
});
