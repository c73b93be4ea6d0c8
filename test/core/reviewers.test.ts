import { describe, expect, it } from 'vitest';
import { namedOpeners, reviewersAtMost, reviewersOf, type Reviewing } from '../../src/core/project/reviewers.ts';
import { fullForm } from '../../src/core/definition/full-form.ts';
import type { WrittenDefinition } from '../../src/core/definition/schema.ts';
import type { Proposal, World } from '../../src/core/project/world.ts';
import { fullPolicy, type WrittenPolicy } from '../../src/core/policy/schema.ts';
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
} from './scene.ts';
import type { Ask, Played, WorldChange } from './scene.ts';

const people = [ana, rita, rob, lex, max].map(({ id, login }) => ({ key: `U_${login}`, id: Number(id), login }));

/** A pull request that ana opened and pushed, and of whom GitHub has asked nobody yet. */
const reviewing: Reviewing = {
  proposal: 'topic',
  opener: ana.id,
  pusher: ana.id,
  askable: { people, teams: [{ key: 'T_legal', team: 'acme/legal' }] },
  asked: { pending: [], times: [], since: null },
};

/** The plan is under review since 09:01. */
const drafted: readonly Ask[] = [started, proposed];
const withPlan: WorldChange = { proposals: { topic } };

function worldAfter({ entries }: Played, change: WorldChange): World {
  return worldOf({ ...withPlan, recent: entries, ...change });
}

function asked(asks: readonly Ask[] = drafted, change: Partial<Reviewing> = {}, around: WorldChange = {}): unknown {
  const play = played(asks, { ...withPlan, ...around });
  return reviewersOf(worldAfter(play, around), play.state, { ...reviewing, ...change });
}

function times(...pairs: readonly (readonly [string, string])[]): Pick<Reviewing, 'asked'> {
  const all = pairs.map(([login, time]) => ({ key: `U_${login}`, at: `2027-03-01T${time}:00.000Z` }));
  return { asked: { pending: [], times: all, since: null } };
}

function approve(who: typeof rita): Ask {
  return [who, { approve: { gate: 'code_review', track: 'main', reason: '' } }];
}

/** Whom it asks when GitHub tells only from then on who was asked. */
function cut(time: string): unknown {
  return asked(drafted, { asked: { pending: [], times: [], since: `2027-03-01T${time}:00.000Z` } });
}

/** The lifecycle with an artifact that other gates guard. */
function gated(artifact: string, gates: readonly string[]): WrittenDefinition {
  const artifacts = (written.artifacts ?? []).map((one) =>
    typeof one === 'object' && one.artifact_type === artifact ? { ...one, gates } : one,
  );
  return { ...written, artifacts };
}

/** The lifecycle with gates that a review does not open. */
const explicitly: WrittenDefinition = {
  ...written,
  gates: (written.gates ?? []).map((one) => (typeof one === 'object' ? { ...one, explicit: true } : one)),
};

/** The branch, as far as it is known who owns what it changes. */
function owning(owners: Proposal['owners']): WorldChange {
  return { proposals: { topic: { ...topic, ...(owners === undefined ? {} : { owners }) } } };
}

/** Everybody in roles that open the gate of the plan. */
function reviewers(role: NonNullable<WrittenPolicy['roles']>[string], gate: object = {}): WorldChange {
  return {
    policy: { ...writtenPolicy, roles: { reviewer: role, counsel: { logins: ['lex'] } }, gates: { code_review: gate } },
  };
}

describe('whom a pull request asks for a review', () => {
  it('is everybody whom a role names that opens a closed gate between it and the default branch', () => {
    expect(asked()).toEqual(['U_rita', 'U_rob']);
    expect(asked(drafted, {}, reviewers({ logins: ['ROB'], teams: ['acme/legal'] }))).toEqual(['U_rob', 'T_legal']);
  });

  it('is nobody where a role is given by permission, number or address, or by a name that the home cannot ask', () => {
    expect(asked(drafted, {}, reviewers({ permission: 'write', ids: [2], emails: ['rob@acme.example'] }))).toEqual([]);
    expect(asked(drafted, {}, reviewers({ agents: ['rita'] }))).toEqual([]);
    expect(asked(drafted, {}, reviewers({ logins: ['stranger'], teams: ['acme/unknown'] }))).toEqual([]);
    expect(asked(drafted, {}, { policy: { ...writtenPolicy, roles: {} } })).toEqual([]);
    expect(asked(drafted, {}, reviewers({ logins: ['rob'] }, { roles: ['maintain', 'reviewer'] }))).toEqual(['U_rob']);
  });

  it('is none of those who made it, opened it or pushed it, unless the gate takes their own work', () => {
    const proposals = { topic: { ...topic, authors: [1, 2] } };
    const everybody = { logins: ['ana', 'rita', 'rob', 'lex'] };
    const pushed = { pusher: rob.id };
    expect(asked(drafted, pushed, { ...reviewers(everybody), proposals })).toEqual(['U_lex']);
    const own = reviewers(everybody, { own_work: true });
    expect(asked(drafted, pushed, { ...own, proposals })).toEqual(['U_rita', 'U_rob', 'U_lex']);
    const teams = { 'acme/legal': [1, 3] };
    const role = reviewers({ teams: ['acme/legal'] });
    const around = { ...role, proposals, people: { permissions: { '1': 'write' }, teams } } as const;
    expect(asked(drafted, {}, around)).toEqual(['T_legal']);
    expect(asked(drafted, pushed, around)).toEqual([]);
  });

  it('is nobody who made what has landed beside it and is covered by the same gate', () => {
    const definition = gated('note', ['code_review']);
    const note: Ask = [
      ana,
      { land: { commit: 'c1', contents: { note: 'n1' }, authors: [2], proposal: null, passed: [] } },
    ];
    expect(asked([started, note, proposed], {}, { definition })).toEqual(['U_rob']);
  });

  it('is nobody whose decision counts already, and who took theirs back may be', () => {
    const two = reviewers({ logins: ['rita', 'rob'] }, { count: 2 });
    expect(asked([...drafted, approve(rita)], {}, two)).toEqual(['U_rob']);
    const withdraw: Ask = [rita, { withdraw: { gate: 'code_review', track: 'main', reason: '' } }];
    expect(asked([...drafted, approve(rita), withdraw], {}, two)).toEqual(['U_rita', 'U_rob']);
  });

  it('is nobody where a review opens nothing: open, explicit, said no to, or waiting for a condition', () => {
    expect(asked([...drafted, approve(rita)])).toEqual([]);
    const condition: Ask = [
      rita,
      { approve: { gate: 'code_review', track: 'main', reason: '', conditions: [{ fact: 'scope' }] } },
    ];
    expect(asked([...drafted, condition])).toEqual([]);
    const reject: Ask = [rita, { reject: { gate: 'code_review', track: 'main', reason: 'no' } }];
    expect(asked([...drafted, reject])).toEqual([]);
    expect(asked(drafted, {}, { definition: explicitly })).toEqual([]);
  });

  it('is nobody where checks answer, or the owners of what changes, beside the roles that have to agree', () => {
    const logins = { logins: ['rita', 'rob'] };
    expect(asked(drafted, {}, reviewers(logins, { roles: ['reviewer'], checks: ['ci'], count: 0 }))).toEqual([]);
    const owned = reviewers(logins, { roles: ['reviewer'], all_of: ['counsel'], codeowners: true });
    const groups = [{ paths: ['plans/atlas.md'], owners: ['@max'] }];
    const withOwners = (owners: Proposal['owners'], gate: WorldChange = owned): unknown =>
      asked(drafted, {}, { ...gate, ...owning(owners) });
    expect(withOwners(groups)).toEqual(['U_max', 'U_lex']);
    const others = [
      { paths: ['a'], owners: ['@ACME/Legal', 'rob@acme.example', '@stranger'] },
      { paths: ['b'], owners: ['@Rob'] },
    ];
    const plain = reviewers(logins, { codeowners: true, roles: ['reviewer'] });
    expect(withOwners(others, plain)).toEqual(['T_legal', 'U_rob']);
    const agreed: Ask = [rob, { approve: { gate: 'code_review', track: 'main', reason: '' } }, owning(others)];
    expect(asked([...drafted, agreed], {}, { ...plain, ...owning(others) })).toEqual(['T_legal']);
    // Where nobody owns what changes the roles stand in; where nobody knows who does, nobody can.
    const nobodys = [{ paths: ['plans/atlas.md'], owners: [] }];
    expect(withOwners(nobodys, plain)).toEqual(['U_rita', 'U_rob']);
    expect(withOwners(nobodys)).toEqual(['U_lex']);
    expect(withOwners(undefined, plain)).toEqual([]);
  });

  it('is who stands for each role that is asked for, and others only where more people are', () => {
    const logins = { logins: ['rita', 'rob'] };
    const all = { roles: ['reviewer'], all_of: ['counsel'] };
    expect(asked(drafted, {}, reviewers(logins, all))).toEqual(['U_lex']);
    const two = reviewers(logins, { ...all, count: 2 });
    expect(asked(drafted, {}, two)).toEqual(['U_lex', 'U_rita', 'U_rob']);
    const counsel: Ask = [lex, { approve: { gate: 'code_review', track: 'main', reason: '' } }];
    expect(asked([...drafted, counsel], {}, two)).toEqual(['U_rita', 'U_rob']);
  });

  it('is nobody who approved, or overrode, a gate that has to be apart from it', () => {
    const definition = gated('plan', ['code_review', 'legal']);
    const around: WorldChange = {
      definition,
      policy: {
        ...writtenPolicy,
        roles: { reviewer: { logins: ['rita', 'rob', 'max'] }, keeper: { logins: ['max'] } },
        gates: { code_review: { roles: ['reviewer'], distinct_from: ['legal'] }, legal: { roles: ['reviewer'] } },
      },
    };
    const legal: Ask = [rita, { approve: { gate: 'legal', track: 'main', reason: '' } }];
    expect(asked([...drafted, legal], {}, around)).toEqual(['U_rob', 'U_max']);
    const override: Ask = [max, { override: { gate: 'legal', track: 'main', reason: 'it burns', proposal: 'topic' } }];
    expect(asked([...drafted, override], {}, around)).toEqual(['U_rita', 'U_rob']);
  });

  it('is who has a role from somebody, in their place, unless that is who made it', () => {
    const policy: WrittenPolicy = {
      ...writtenPolicy,
      roles: { reviewer: { logins: ['rita', 'rob'], teams: ['acme/legal'] } },
      delegation: { chain: 2 },
    };
    const until = '2027-03-10';
    const ids = { lex: 4, max: 5 };
    const around: WorldChange = {
      policy,
      people: { permissions: { ...worldOf().people.permissions, '6': 'write' }, teams: { 'acme/legal': [6] }, ids },
    };
    const hand = (by: typeof rita, to: string): Ask => [
      by,
      { delegate: { role: 'reviewer', to, until, reason: 'on leave' } },
    ];
    expect(asked([...drafted, hand(rita, 'lex')], {}, around)).toEqual(['U_lex', 'U_rob', 'T_legal']);
    // Handed on once more, and from somebody in a team.
    expect(asked([...drafted, hand(rita, 'lex'), hand(lex, 'max')], {}, around)).toEqual(['U_max', 'U_rob', 'T_legal']);
    expect(asked([...drafted, hand(zoe, 'max')], {}, around)).toEqual(['U_rita', 'U_rob', 'T_legal', 'U_max']);
    const mine = { ...around, proposals: { topic: { ...topic, authors: [2] } } };
    expect(asked([...drafted, hand(rita, 'lex')], {}, mine)).toEqual(['U_rob', 'T_legal']);
    const late = { ...around, at: '2027-04-01T12:00:00.000Z' };
    expect(asked([...drafted, hand(rita, 'lex')], {}, late)).toEqual(['U_rita', 'U_rob', 'T_legal']);
  });

  it('is somebody else where who approved has lost the role, and nobody while the others suffice', () => {
    const two = reviewers({ logins: ['rita', 'rob'] }, { count: 2, recheck: true });
    const left = reviewers({ logins: ['rob', 'lex'] }, { count: 2, recheck: true });
    const play = played([...drafted, approve(rita), approve(rob)], { ...withPlan, ...two });
    const whom = (around: WorldChange): unknown => reviewersOf(worldAfter(play, around), play.state, reviewing);
    expect(whom(two)).toEqual([]);
    expect(whom(left)).toEqual(['U_lex']);
    expect(whom(reviewers({ logins: ['rob', 'lex'] }, { recheck: true }))).toEqual([]);
  });

  it('is in the order of the policy, whatever the order in which the home tells of people', () => {
    const askable = { people: people.toReversed(), teams: [] };
    expect(asked(drafted, { askable }, reviewers({ logins: ['rob', 'lex', 'rita'] }))).toEqual([
      'U_rob',
      'U_lex',
      'U_rita',
    ]);
  });

  it('is nobody where there is no such branch, or the project has ended', () => {
    expect(asked(drafted, { proposal: 'other' })).toEqual([]);
    const end: Ask = [max, { close: { terminal_state: 'abandoned', rationale: 'over' } }];
    expect(asked([...drafted, end])).toEqual([]);
  });
});

describe('everybody is asked once for the same bytes', () => {
  it('whether the request still stands, was answered with a remark, or was taken back, and whoever made it', () => {
    expect(asked(drafted, { asked: { pending: ['U_rita'], times: [], since: null } })).toEqual(['U_rob']);
    expect(asked(drafted, times(['rita', '09:02']))).toEqual(['U_rob']);
  });

  it('with a minute between the clocks of the record and of the home', () => {
    expect(asked(drafted, times(['rita', '09:00'], ['rob', '08:59']))).toEqual(['U_rob']);
  });

  it('and again for new bytes, of that branch and in what the gate covers', () => {
    const later = { ...topic, head: 'bbbbbbb', contents: { plan: 'plan-2' } };
    const proposals = { topic: later };
    const revised: Ask = [ana, { propose: { proposal: 'topic', ...later, lost: [] } }, { proposals }];
    const waited: readonly Ask[] = [
      ...drafted,
      [ana, { fact: { fact: 'a', value: '1', source: 's' } }],
      [ana, { fact: { fact: 'b', value: '1', source: 's' } }],
    ];
    expect(asked([...waited, revised], times(['rita', '09:02'], ['rob', '09:05']), { proposals })).toEqual(['U_rita']);
    const other = { ...topic, contents: { note: 'n1' } };
    const elsewhere: Ask = [
      ana,
      { propose: { proposal: 'other', ...other, lost: [] } },
      { proposals: { ...withPlan.proposals, other } },
    ];
    expect(asked([...waited, elsewhere], times(['rita', '09:02'], ['rob', '09:02']))).toEqual([]);
  });

  it('and again when an approval of these bytes is void, but not because somebody was the first to decide', () => {
    const two = reviewers({ logins: ['rita', 'rob', 'lex'] }, { count: 2 });
    const all = times(['rita', '09:01'], ['rob', '09:01'], ['lex', '09:01']);
    const note: Ask = [ana, { fact: { fact: 'a', value: '1', source: 's' } }];
    expect(asked([...drafted, note, note, approve(rita)], all, two)).toEqual([]);
    const withdraw: Ask = [rita, { withdraw: { gate: 'code_review', track: 'main', reason: '' } }];
    const voided = [...drafted, note, note, approve(rita), approve(rob), withdraw];
    expect(asked(voided, all, two)).toEqual(['U_rita', 'U_rob', 'U_lex']);
  });

  it('and when nobody can tell since when these are the bytes, who was ever asked is not asked again', () => {
    const play = played(drafted, withPlan);
    const world = { ...worldAfter(play, {}), recent: [] };
    const once = { ...reviewing, ...times(['rita', '01:00']) };
    expect(reviewersOf(world, play.state, once)).toEqual(['U_rob']);
  });

  it('and nobody at all while what was asked since is not known as a whole', () => {
    expect(cut('08:59')).toEqual(['U_rita', 'U_rob']);
    expect(cut('09:30')).toEqual([]);
  });
});

describe('few are asked', () => {
  const crowd = Array.from({ length: 20 }, (_, at) => ({ key: `U_${at}`, id: 100 + at, login: `p${at}` }));
  const around = reviewers({ logins: crowd.map(({ login }) => login) });
  const askable = { people: crowd, teams: [] };

  it('at most fifteen, those who were asked for these bytes before among them', () => {
    expect(asked(drafted, { askable }, around)).toHaveLength(reviewersAtMost);
    const before = crowd.slice(0, 14).map(({ key }) => key);
    expect(asked(drafted, { askable, asked: { pending: before, times: [], since: null } }, around)).toEqual(['U_14']);
    const more = { pending: crowd.slice(0, 17).map(({ key }) => key), times: [], since: null };
    expect(asked(drafted, { askable, asked: more }, around)).toEqual([]);
  });

  it('and of every gate in turn, so that none waits because another has many who open it', () => {
    const definition = gated('plan', ['code_review', 'legal']);
    const named = { ...around, definition };
    const both = { people: [...crowd, ...people], teams: [] };
    expect(asked(drafted, { askable: both }, named)).toContain('U_lex');
  });
});

describe('the people of whom the home is asked what they may do', () => {
  it('are those whom roles name that open a gate by a review, each once', () => {
    const policy = fullPolicy({
      ...writtenPolicy,
      roles: { ...writtenPolicy.roles, counsel: { logins: ['Rita', 'lex'] } },
      gates: { code_review: { roles: ['maintain', 'reviewer'] } },
    });
    expect(namedOpeners(fullForm(written), policy)).toEqual(['Rita', 'rob', 'lex']);
    expect(namedOpeners(fullForm(explicitly), policy)).toEqual([]);
    const day = '2027-03-01T12:00:00.000Z';
    const hand = { by: rita, from: day, until: day, reason: 'leave' };
    const delegations = [
      { ...hand, role: 'reviewer', to: { login: 'zoe' } },
      { ...hand, role: 'keeper', to: { login: 'max' } },
    ];
    expect(namedOpeners(fullForm(written), policy, delegations)).toEqual(['Rita', 'rob', 'lex', 'zoe']);
  });
});
