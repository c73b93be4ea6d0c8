import { describe, expect, it } from 'vitest';
import { namedOpeners, reviewersAtMost, reviewersOf, type Reviewing } from '../../src/core/project/reviewers.ts';
import { fullForm } from '../../src/core/definition/full-form.ts';
import type { WrittenDefinition } from '../../src/core/definition/schema.ts';
import type { World } from '../../src/core/project/world.ts';
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
    expect(asked(drafted, {}, { ...owned, proposals: { topic: { ...topic, owners: groups } } })).toEqual(['U_lex']);
    const nobodys = [{ paths: ['plans/atlas.md'], owners: [] }];
    const all = ['U_rita', 'U_rob', 'U_lex'];
    expect(asked(drafted, {}, { ...owned, proposals: { topic: { ...topic, owners: nobodys } } })).toEqual(all);
    expect(asked(drafted, {}, owned)).toEqual(all);
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
  });
});
