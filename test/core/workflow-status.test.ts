import { expect, it } from 'vitest';
import { projectState } from '../../src/core/project/state.ts';
import { workflowStatus } from '../../src/core/project/workflow-status.ts';
import {
  ana,
  lex,
  max,
  played,
  proposed,
  refusalIn,
  rita,
  started,
  topic,
  worldOf,
  written,
  type Ask,
  type WorldChange,
} from './scene.ts';

const definition = {
  ...written,
  actions: [
    { id: 'launch', label: 'Go live', gates: [] },
    { id: 'announce', label: 'Announce it', gates: [] },
  ],
  allowed_transitions: [
    ...written.allowed_transitions!,
    { from: 'live', to: 'drafting', on: 'command' as const, when: 'everything was wrong' },
  ],
  triage: [{ flag: 'leak', outcome: 'security_review' as const, escalates: 'sensitive data exposure' }],
  terminal_states: [{ id: 'closed', from: ['live'] }, { id: 'superseded' }],
};
const around: WorldChange = { definition, proposals: { topic } };

const scope: Ask = [ana, { fact: { fact: 'scope', value: 'all of it', source: 'the brief' } }];
const agree: Ask = [rita, { approve: { gate: 'code_review', track: 'main', reason: 'read it' } }];
const land: Ask = [
  ana,
  { land: { commit: 'c0ffee1', contents: { plan: 'plan-1' }, authors: [1], proposal: 'topic', passed: [] } },
  { proposals: {} },
];
/** The plan has landed, and counsel is asked. */
const inReview: readonly Ask[] = [started, proposed, agree, scope, land];
const legal: Ask = [lex, { approve: { gate: 'legal', track: 'main', reason: 'fine' } }, { proposals: {} }];
const goLive: Ask = [lex, { advance: { to: 'live', track: 'main' } }, { proposals: {} }];
const live: readonly Ask[] = [...inReview, legal, goLive];
const act = (action: string): Ask => [max, { act: { action, track: 'main' } }, { proposals: {} }];
const goBack = (to: string): Ask => [lex, { back: { to, track: 'main', reason: 'it was wrong' } }, { proposals: {} }];
const block = (more: { readonly recover?: string; readonly due_date?: string } = {}): Ask => [
  rita,
  { block: { text: 'no date', on: 'track:main', ...more } },
  { proposals: {} },
];
const raise = (flag: string): Ask => [max, { flag: { flag, reason: 'seen in a mail' } }];
const say = (value: string, source: string): Ask => [ana, { fact: { fact: 'scope', value, source } }];

function statusAfter(asks: readonly Ask[], entriesRead = true): string {
  const part = played(asks, around);
  expect(refusalIn(part)).toBeNull();
  const world = worldOf({ definition, at: '2027-03-01T12:00:00.000Z' });
  return workflowStatus(world, part.state, entriesRead ? part.entries : []);
}

const reached: readonly (readonly [string, string, readonly Ask[]])[] = [
  ['draft', 'nothing has landed in the first stage', [started, proposed, agree]],
  ['in_review', 'a gate waits for somebody', inReview],
  ['approved', 'every gate of the way onward is open', [...inReview, legal]],
  ['active', 'nothing is asked', live],
  ['launched', 'the go-ahead for the launch was given', [...live, act('launch')]],
  ['reopened', 'the latest move went back', [...inReview, goBack('drafting')]],
  ['blocked', 'something stands in the way of the main track', [...live, block()]],
  ['stalled', 'what is to get it going again was chosen', [...live, block({ recover: 'rollback_or_hold' })]],
  ['closed', 'it has ended', [...live, [ana, { close: { terminal_state: 'closed' } }]]],
  ['superseded', 'it has ended so', [started, [ana, { close: { terminal_state: 'superseded' } }]]],
];

it.each(reached)('a project is %s when %s', (status, _why, asks) => {
  expect(statusAfter(asks)).toBe(status);
});

it('has a rule for every status there is', () => {
  expect(reached.map(([status]) => status).toSorted()).toEqual(
    [...projectState.properties.workflow_status.enum].toSorted(),
  );
});

it('is blocked by a flag that stops everything, and by two sources that differ, until that is settled', () => {
  expect(statusAfter([...live, raise('leak')])).toBe('blocked');
  expect(statusAfter([...live, raise('rush')])).toBe('active');
  expect(statusAfter([...live, say('half of it', 'a call')])).toBe('blocked');
});

it('tells what keeps it from going on before how far it is', () => {
  expect(statusAfter([...inReview, goBack('drafting'), block()])).toBe('blocked');
  expect(statusAfter([started, block()])).toBe('blocked');
});

it('is launched until it moves again', () => {
  const note = { land: { commit: 'c1', contents: { note: 'n1' }, authors: [1], proposal: null, passed: [] } };
  expect(statusAfter([started, [ana, note], act('launch')])).toBe('launched');
  expect(statusAfter([...live, act('announce')])).toBe('active');
  expect(statusAfter([...live, act('launch'), goBack('drafting')])).toBe('reopened');
});

it('is approved where the bytes of an open branch are, and not where only others were', () => {
  const back = [...inReview, goBack('drafting')];
  const other = { ...topic, head: 'bbbbbbb1111', contents: { plan: 'plan-2' } };
  const propose: Ask = [ana, { propose: { proposal: 'topic', ...other, lost: [] } }, { proposals: { topic: other } }];
  const agreed: Ask = [
    rita,
    { approve: { gate: 'code_review', track: 'main', reason: 'read it' } },
    { proposals: { topic: other } },
  ];
  const status = (asks: readonly Ask[]): string => {
    const { state } = played(asks, around);
    return workflowStatus(worldOf({ definition, proposals: { topic: other } }), state, []);
  };
  expect(status([...back, propose, agreed])).toBe('approved');
  expect(status([...inReview, propose])).toBe('in_review');
});

it('says no more than the state does where nothing of the log is read', () => {
  expect(statusAfter([...live, act('launch')], false)).toBe('active');
  expect(statusAfter([...live, block()], false)).toBe('blocked');
});

it('asks nothing of a main track that is not there', () => {
  const { state } = played([started], around);
  expect(workflowStatus(worldOf({ definition }), { ...state, tracks: {} }, [])).toBe('active');
});
