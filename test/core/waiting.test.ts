import { expect, it } from 'vitest';
import { allSteps, nextSteps, stageOwner } from '../../src/core/project/steps.ts';
import { waitingFor } from '../../src/core/project/waiting.ts';
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
  type WorldChange,
} from './scene.ts';

const open: WorldChange = { proposals: { topic } };
const approveTopic: Ask = [rita, { approve: { gate: 'code_review', track: 'main', reason: 'read it' } }, open];
const scope: Ask = [ana, { fact: { fact: 'scope', value: 'all of it', source: 'the brief' } }];
const land: Ask = [
  ana,
  { land: { commit: 'c0ffee1', contents: { plan: 'plan-1' }, authors: [1], proposal: 'topic', passed: [] } },
];
const inReview: readonly Ask[] = [started, proposed, approveTopic, scope, land];
const legal: Ask = [lex, { approve: { gate: 'legal', track: 'main', reason: '' } }];
const goLive: Ask = [lex, { advance: { to: 'live', track: 'main' } }];
const block: Ask = [ana, { block: { text: 'no contact', on: 'track:main' } }];

it('waits for those who may open the gate of an open branch, since its bytes were seen', () => {
  const { state, entries } = played([started, proposed]);
  const world = worldOf({ ...open, recent: entries });
  expect(waitingFor(world, state, rita)).toEqual([
    {
      since: '2027-03-01T09:01:00.000Z',
      waited: 'less than a working day',
      says: 'merging topic waits for code_review: nobody has approved it',
      command: 'countersign approve code_review',
      project: 'atlas',
      gate: 'code_review',
      branch: 'topic',
    },
  ]);
  expect(waitingFor(world, state, ana)).toEqual([]);
  expect(waitingFor(world, state, zoe)).toEqual([]);
});

it('counts from when somebody asked, and from now where the record does not say', () => {
  const asked = played([started, proposed, [ana, { request: { gate: 'code_review', track: 'main' } }, open]]);
  expect(waitingFor(worldOf(open), asked.state, rob).map((one) => one.since)).toEqual(['2027-03-01T09:02:00.000Z']);
  const silent = played([started, proposed]);
  expect(waitingFor(worldOf(open), silent.state, rob).map((one) => one.since)).toEqual(['2027-03-01T12:00:00.000Z']);
});

function ask(change: WorldChange): Ask {
  return [ana, { request: { gate: 'code_review', track: 'main' } }, change];
}

it('waits for an answer where somebody was asked about no branch, and not about a branch that is gone', () => {
  const plain = played([started, ask({})]);
  expect(waitingFor(worldOf(), plain.state, rita).map((one) => one.says)).toEqual([
    'an answer waits for code_review: approval was asked for and nobody has answered',
  ]);
  const gone = played([started, proposed, ask(open)]);
  expect(waitingFor(worldOf(), gone.state, rita)).toEqual([]);
  const { proposal: _proposal, ...confirm } = plain.state.approvals['main']!['code_review']!;
  const bare = { ...plain.state, approvals: { main: { code_review: confirm } } };
  expect(waitingFor(worldOf(), bare, rita)).toHaveLength(1);
});

it('asks those whose approval the history was rewritten under to confirm it in one word', () => {
  const rewritten = { ...topic, head: 'ddddddd4444' };
  const rewrite: Ask = [
    ana,
    { propose: { proposal: 'topic', ...rewritten, lost: [topic.head] } },
    { proposals: { topic: rewritten } },
  ];
  const { state } = played([started, proposed, approveTopic, rewrite]);
  const world = worldOf({ proposals: { topic: rewritten } });
  expect(waitingFor(world, state, rita).map((one) => one.command)).toEqual(['countersign reconfirm code_review']);
  expect(waitingFor(world, state, rob).map((one) => one.command)).toEqual(['countersign approve code_review']);
});

it('waits for the gate between what has landed and the next stage, oldest first', () => {
  const { state } = played([...inReview, [lex, { block: { text: 'no date', on: 'gate:legal' } }]]);
  expect(waitingFor(worldOf(), state, lex)).toEqual([
    {
      since: '2027-03-01T09:05:00.000Z',
      waited: 'less than a working day',
      says: 'b6, which you added, still stands in the way: no date',
      command: 'countersign unblock b6 --reason "…"',
      project: 'atlas',
    },
    {
      since: '2027-03-01T12:00:00.000Z',
      waited: 'less than a working day',
      says: 'going on to live waits for legal: blocked: b6 no date',
      command: 'countersign approve legal',
      project: 'atlas',
      gate: 'legal',
    },
  ]);
});

it('asks the owner of a stage that may be left, and only them', () => {
  const { state } = played([...inReview, legal]);
  expect(waitingFor(worldOf(), state, lex).map((one) => [one.says, one.command])).toEqual([
    ['review may be left for live', 'countersign advance live'],
  ]);
  expect(waitingFor(worldOf(), state, rita)).toEqual([]);
});

it('asks the owner which way, where several are open', () => {
  const definition = {
    ...written,
    stages: [...written.stages, { id: 'pilot', label: 'Pilot', purpose: 'try it' }],
    allowed_transitions: [
      { from: 'drafting', to: 'live', on: 'command' as const, when: 'now' },
      { from: 'drafting', to: 'pilot', on: 'command' as const, when: 'first a pilot' },
    ],
  };
  const { state } = played([started], { definition });
  const world = worldOf({ definition });
  expect(waitingFor(world, state, ana).map((one) => one.says)).toEqual([
    'drafting may be left for live or pilot: which one?',
    'drafting may be left for live or pilot: which one?',
  ]);
  const byId = { ...state, tracks: { main: { ...state.tracks['main']!, owner: '3' } } };
  expect(waitingFor(world, byId, rob)).toHaveLength(2);
});

it('asks whoever may override for the rationale of a landing past a closed gate', () => {
  const { state } = played([started, proposed, scope, land]);
  expect(waitingFor(worldOf(), state, max)).toEqual([
    {
      since: '2027-03-01T09:03:00.000Z',
      waited: 'less than a working day',
      says: 'Plan v1 landed past the closed gate code_review, and nobody has said why',
      command: 'countersign override code_review --reason "…"',
      project: 'atlas',
    },
  ]);
});

it('names one thing once, though it stands in the way twice', () => {
  const definition = {
    ...written,
    allowed_transitions: [
      { from: 'drafting', to: 'review', on: 'command' as const, when: 'a', requires: { gate: 'code_review' } },
      { from: 'drafting', to: 'live', on: 'command' as const, when: 'b', requires: { gate: 'code_review' } },
    ],
  };
  const { state } = played([started], { definition });
  expect(waitingFor(worldOf({ definition }), state, rita)).toHaveLength(1);
  expect(nextSteps(worldOf({ definition }), state)).toHaveLength(1);
});

it('waits for nobody once the project has ended', () => {
  const { state } = played([started, block, [ana, { close: { terminal_state: 'abandoned', rationale: 'no budget' } }]]);
  expect(waitingFor(worldOf(), state, ana)).toEqual([]);
  expect(nextSteps(worldOf(), state)).toEqual([]);
});

it('knows who looks after a stage: its owner where the policy names them, else its specialist, else whose track it is', () => {
  const { state } = played([started]);
  expect(stageOwner(worldOf(), state, 'main')).toBe('ana');
  const policy = { ...writtenPolicy, roles: { ...writtenPolicy.roles, writer: { logins: ['zoe'] } } };
  expect(stageOwner(worldOf({ policy }), state, 'main')).toBe('writer');
  expect(stageOwner(worldOf(), state, 'side')).toBe('ana');
  expect(stageOwner(worldOf(), played([...inReview]).state, 'main')).toBe('counsel');
});

it('begins with what is missing: the artifact, where it goes, and the facts', () => {
  const { state } = played([started]);
  expect(nextSteps(worldOf(), state)).toEqual([
    { says: 'Plan has not landed: write plans/atlas.md on a branch and merge it', who: 'ana' },
    { says: 'scope is not known', command: 'countersign fact scope=… --source "where it is from"', who: 'ana' },
  ]);
});

it('names the approval that a branch waits for, who can give it, and then the merge', () => {
  const waiting = played([started, proposed, scope]);
  expect(nextSteps(worldOf(open), waiting.state)).toEqual([
    {
      says: 'merging topic waits for code_review: nobody has approved it',
      command: 'countersign approve code_review',
      who: 'rita or rob (reviewer)',
      branch: 'topic',
    },
  ]);
  const ready = played([started, proposed, scope, approveTopic]);
  expect(nextSteps(worldOf(open), ready.state)).toEqual([
    {
      says: 'topic may be merged: no closed gate stands before it',
      command: 'countersign merge topic',
      who: 'ana',
      branch: 'topic',
    },
  ]);
});

it('names what a conditional approval still waits for', () => {
  const terms: Ask = [
    rita,
    { approve: { gate: 'code_review', track: 'main', reason: '', conditions: [{ flag: 'tested' }] } },
    open,
  ];
  const { state } = played([started, proposed, scope, terms]);
  expect(nextSteps(worldOf(open), state)).toEqual([
    { says: 'flag tested is not raised', who: 'rita or rob (reviewer)' },
  ]);
});

it('puts rationales that are owed first, then blockers', () => {
  const { state } = played([started, proposed, land, block]);
  expect(nextSteps(worldOf(), state)).toEqual([
    {
      says: 'Plan v1 landed past the closed gate code_review, and nobody has said why',
      command: 'countersign override code_review --reason "…"',
      who: 'max, max@acme.example or anyone with admin access (keeper)',
    },
    {
      says: 'b4 stands in the way since 1 Mar 2027: no contact',
      command: 'countersign unblock b4 --reason "…"',
      who: 'ana',
    },
    expect.objectContaining({ command: 'countersign approve code_review' }),
    expect.objectContaining({ says: 'scope is not known' }),
  ]);
  const policy = { ...writtenPolicy, overriders: [] };
  expect(nextSteps(worldOf({ policy }), state)[0]?.who).toBe('nobody: the policy names no overriders');
});

it('names people by every way the policy has to name them, and says where it names nobody', () => {
  const policy = {
    ...writtenPolicy,
    gates: { legal: { roles: ['counsel', 'empty', 'maintain', 'stranger'], count: 2 } },
  };
  const { state } = played([...inReview]);
  expect(nextSteps(worldOf({ policy }), state)[0]?.who).toBe(
    '2 of lex, team acme/legal, id 4 (counsel) or empty (nobody yet) or anyone with maintain access or stranger (nobody yet)',
  );
  const definition = {
    ...written,
    allowed_transitions: [
      {
        from: 'drafting',
        to: 'review',
        on: 'command' as const,
        when: 'paid',
        requires: { all: [{ gate: 'billing' }, { gate: 'ghost' }] },
      },
    ],
  };
  const paid = played([started], { definition });
  expect(nextSteps(worldOf({ definition }), paid.state).map((one) => one.who)).toEqual([
    'nobody: the policy names nobody for accountant',
    'nobody: the definition has no such gate',
  ]);
});

it('ends with the end where nothing leads further', () => {
  const { state } = played([...inReview, legal, goLive]);
  expect(nextSteps(worldOf(), state)).toEqual([
    { says: 'the work may end as Closed', command: 'countersign close', who: 'ana' },
  ]);
  const without = { ...state, artifacts: {} };
  expect(nextSteps(worldOf(), without)).toEqual([
    { says: 'Plan has not landed: write plans/atlas.md on a branch and merge it', who: 'ana' },
  ]);
  const definition = { ...written, terminal_states: [{ id: 'closed' }] };
  expect(nextSteps(worldOf({ definition }), state)).toHaveLength(1);
});

it('names what else a move requires, and how an artifact without a path or owner comes to land', () => {
  const definition = {
    ...written,
    allowed_transitions: [
      {
        from: 'drafting',
        to: 'review',
        on: { check: 'smoke passed' },
        when: 'it is tested',
        requires: {
          all: [{ artifact: 'ghost' }, { no: 'missing_facts' as const }, { gate: 'legal', is: 'closed' as const }],
        },
      },
      { from: 'drafting', to: 'live', on: { landed: 'ghost' }, when: 'it is there' },
    ],
  };
  const { state } = played([started, [lex, { override: { gate: 'legal', track: 'main', reason: 'x' } }]], {
    definition,
    policy: { ...writtenPolicy, overriders: ['counsel'] },
  });
  expect(nextSteps(worldOf({ definition }), state)).toEqual([
    { says: 'ghost has not landed: put ghost on a branch and merge it', who: 'ana' },
    { says: 'not known: scope', who: 'ana' },
    { says: 'legal is open: approved by lex, overriding', who: 'ana' },
  ]);
});

it('goes on where a word is all that is missing', () => {
  const { state } = played([...inReview, legal]);
  expect(nextSteps(worldOf(), state)).toEqual([
    {
      says: 'review may be left for live: counsel agrees',
      command: 'countersign advance live',
      who: 'lex, team acme/legal or id 4 (counsel)',
    },
  ]);
});

it('names the end for nobody where the project has no main track', () => {
  const { state } = played([started]);
  expect(nextSteps(worldOf(), { ...state, tracks: {} })).toEqual([]);
});

it('names eight steps, and in a last line how many more there are and what lists them', () => {
  const many = Array.from({ length: 12 }, (_, index): Ask => [
    ana,
    { block: { text: `reason ${index}`, on: 'track:main' } },
  ]);
  const { state } = played([started, ...many]);
  const all = allSteps(worldOf(), state);
  expect(all).toHaveLength(14);
  expect(nextSteps(worldOf(), state)).toEqual([...all.slice(0, 8), { says: '… and 6 more: countersign status atlas' }]);
  const eight = played([started, ...many.slice(0, 6)]);
  expect(nextSteps(worldOf(), eight.state)).toEqual(allSteps(worldOf(), eight.state));
  expect(nextSteps(worldOf(), eight.state)).toHaveLength(8);
});

it('calls roles by their labels, and asks whoever makes an artifact where the policy names them', () => {
  const definition = {
    ...written,
    roles: [
      { id: 'reviewer', label: 'Code reviewer' },
      { id: 'writer', label: 'Author' },
    ],
  };
  const policy = { ...writtenPolicy, roles: { ...writtenPolicy.roles, writer: { logins: ['zoe'] } } };
  const { state } = played([started], { definition, policy });
  expect(nextSteps(worldOf({ definition, policy }), state).map((one) => one.who)).toEqual([
    'zoe (Author)',
    'zoe (Author)',
  ]);
  const branch = nextSteps(worldOf({ ...open, definition }), played([started, proposed], { definition }).state);
  expect(branch[0]?.who).toBe('rita or rob (Code reviewer)');
});

it('names the command that shows what changed since an approval, where both commits are known', () => {
  const other: Ask = [
    ana,
    { land: { commit: 'c0ffee2', contents: { plan: 'plan-2' }, authors: [1], proposal: null, passed: [] } },
  ];
  const { state } = played([...inReview, legal, other]);
  const looks = (heads: { readonly from: string | null; readonly to: string | null }) => {
    const confirm = state.approvals['main']!['legal']!;
    const changed = { ...confirm, head: heads.to, voided: { ...confirm.voided!, head: heads.from } };
    const approvals = { main: { ...state.approvals['main'], legal: changed } };
    return nextSteps(worldOf(), { ...state, approvals }).map((one) => one.look);
  };
  expect(looks({ from: 'aaaaaaaaaaaabbbb', to: 'ccccccccccccdddd' })).toContain(
    'git diff aaaaaaaaaaaa cccccccccccc -- plans/atlas.md',
  );
  for (const heads of [
    { from: null, to: 'c' },
    { from: 'a', to: null },
    { from: 'a', to: 'a' },
  ])
    expect(looks(heads).filter((look) => look !== undefined)).toEqual([]);
});
