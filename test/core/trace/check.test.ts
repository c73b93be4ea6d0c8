import { describe, expect, it } from 'vitest';
import { dataOf, gitKindOf } from '../../../src/core/trace/check/event-data.ts';
import { kindOf, otherKind } from '../../../src/core/trace/check/kind.ts';
import { momentOf } from '../../../src/core/trace/check/moment.ts';
import { approved, at, changed, id, reportOf, toldOf, type Change, type Files } from './approved.ts';

/** What is found after changes of a record in which nothing is wrong. */
function told(...changes: readonly Change[]): readonly string[] {
  return toldOf(reportOf(changed(approved(), ...changes)));
}

const event = (index: number) => at(approved(), `trace.events.${index}`) as Readonly<Record<string, unknown>>;
const decision = (index: number) => at(approved(), `confirm.decisions.${index}`) as Readonly<Record<string, unknown>>;
const fields = (file: string) => approved()[`${file}.json`] as Readonly<Record<string, unknown>>;

describe('a moment', () => {
  it.each([
    ['2026-03-02T09:00:00Z', '2026-03-02T09:00:00.000Z', '='],
    ['2026-03-02T09:00:00Z', '2026-03-02t10:00:00+01:00', '='],
    ['2026-03-02T09:00:00z', '2026-03-02T03:30:00-05:30', '='],
    ['2026-12-31T23:59:60Z', '2027-01-01T00:59:60+01:00', '='],
    ['2026-12-31T23:59:59.9Z', '2026-12-31T23:59:60Z', '<'],
    ['2026-03-02T09:00:00.45Z', '2026-03-02T09:00:00.5Z', '<'],
    ['2026-03-02T09:00:00.123456789Z', '2026-03-02T09:00:00.12345679Z', '<'],
  ])('%s is %s with %s between them', (one, other, sign) => {
    const [first, second] = [momentOf(one), momentOf(other)];
    if (first === null || second === null) throw new Error('no moment');
    expect(first < second ? '<' : first === second ? '=' : '>').toBe(sign);
  });

  it.each([
    '2026-02-29T09:00:00Z',
    '2026-13-01T09:00:00Z',
    '2026-03-02T24:00:00Z',
    '2026-03-02T09:60:00Z',
    '2026-03-02T09:00:61Z',
    '2026-03-02T09:00:60Z',
    '2026-03-02T09:00:00',
    '2026-03-02T09:00Z',
    '2026-03-02 09:00:00Z',
    '2026-03-02T09:00:00+24:00',
    '2026-03-02T09:00:00+0100',
    '2026-03-02',
    'noon',
    '',
  ])('is not %s', (text) => {
    expect(momentOf(text)).toBeNull();
  });
});

describe('which object a file is', () => {
  it.each([
    [fields('context'), 'x.json', 'context'],
    [fields('plan'), 'x.json', 'plan'],
    [fields('confirm'), 'x.json', 'confirm'],
    [fields('trace'), 'context.json', 'trace'],
    [{ meta: {}, title: 'no id' }, 'a/context.json', 'context'],
    [{ meta: {} }, 'confirm-2.json', 'confirm'],
    [{ meta: {} }, 'plan_old.yaml', 'plan'],
    ['text', 'trace.json', 'trace'],
    [{ meta: {}, root: {} }, 'x.json', 'context'],
    [{ meta: {} }, 'x.json', null],
    [{ root: {} }, 'x.json', null],
    [{ role_id: id(1) }, 'context.json', null],
    [{ meta: {} }, 'explanation.json', null],
  ])('of %j in %s: %s', (value, file, kind) => {
    expect(kindOf(value, file)).toBe(kind);
  });

  it.each([
    [{ collab_id: id(1) }, 'a Collab'],
    [{ event_id: id(1) }, 'an event outside a Trace'],
    [{ pack_id: 'x' }, 'the manifest of a pack'],
    [{}, 'no object of MPLP that is known here'],
    [[], 'a list of something else'],
    [7, 'a single value'],
  ])('%j is told as %s', (value, text) => {
    expect(otherKind(value)).toBe(text);
  });
});

describe('what events carry', () => {
  it.each([
    ['git.merge', 'git_event'],
    ['git', 'git_event'],
    ['ci.run.finished', 'ci_event'],
    ['file.created', 'file_update_event'],
    ['file.opened', null],
    ['tool.succeeded', 'tool_event'],
    ['tool.call', null],
    ['confirm.submitted', null],
  ])('is told by the type %s: %s', (type, is) => {
    expect(dataOf(type)).toBe(is);
  });

  it('has the kind that its type says', () => {
    expect(['git.merge', 'git.branch.create', 'git.fetch'].map(gitKindOf)).toEqual(['merge', 'branch_create', null]);
    const timestamp = '2026-03-03T10:00:00Z';
    const data = { repo_url: 'r', commit_id: 'c', ref_name: 'main', event_kind: 'push', timestamp };
    const git = { ...event(2), event_id: id(97), data };
    expect(told(['trace.events.3', { ...git, event_type: 'git.merge' }])).toEqual([
      'trace.json events[3].data.event_kind event_contradicted',
    ]);
    expect(told(['trace.events.3', { ...git, event_type: 'git.push' }])).toEqual([]);
    expect(told(['trace.events.3', { ...git, event_type: 'git.fetched' }])).toEqual([]);
    expect(told(['trace.events.3', { ...git, event_type: 'git.merge', data: null }])).toContain(
      'trace.json events[3].data wrong_type',
    );
    expect(told(['trace.events.3', { ...git, event_type: 'tool.call', data: null }])).toEqual([]);
  });
});

describe('events by other names', () => {
  it('tell the same; a name that the schema refuses is a warning', () => {
    expect(
      told(
        ['trace.events.0.event_type', 'confirm_submitted'],
        ['trace.events.1.event_type', 'reject_decision'],
        ['trace.events.2.event_type', 'decision_approved'],
      ),
    ).toEqual([
      'trace.json events[0].event_type event_alias?',
      'trace.json events[1].event_type event_alias?',
      'trace.json events[2].event_type event_alias?',
    ]);
    expect(
      told(['trace.events.0.event_type', 'confirm.requested'], ['trace.events.2.event_type', 'confirm.approved']),
    ).toEqual([]);
  });

  it('are no excuse for names that nobody knows', () => {
    expect(told(['trace.events.0.event_type', 'confirm_opened'])).toEqual([
      'trace.json events[0].event_type wrong_value',
    ]);
    expect(told(['trace.events.0.event_type', 7])).toEqual(['trace.json events[0].event_type wrong_type']);
    expect(told(['trace.events', [7]])).toEqual(['trace.json events[0] wrong_type']);
  });
});

describe('what is not right in its shape', () => {
  it('is told, and what else it says is judged when that is right; unknown fields are in nobody’s way', () => {
    expect(told(['trace.status', 'over'], ['trace.events', []])).toEqual(['trace.json status wrong_value']);
    expect(told(['plan.note', 1], ['confirm.status', 'pending'])).toEqual([
      'plan.json note unknown_field',
      'confirm.json status status_contradicted',
    ]);
    expect(told(['confirm.odd', 1], ['trace.events.0.data', {}])).toEqual([
      'confirm.json odd unknown_field',
      'trace.json events[0] unresolved_reference',
    ]);
    expect(told(['confirm.status', 'odd'])).toEqual(['confirm.json status wrong_value']);
    expect(told(['plan.steps', 7])).toEqual(['plan.json steps wrong_type']);
    expect(told(['plan', 'text'])).toEqual([
      'plan.json it wrong_type',
      'confirm.json target_id rule_broken',
      'trace.json plan_id rule_broken',
    ]);
  });

  it('in a Trace elsewhere leaves open whether it tells of a Confirm', () => {
    const { 'trace.json': trace, ...others } = approved();
    const files = { ...others, 'traces/t.json': { ...(trace as object), status: 'over' } };
    expect(toldOf(reportOf(files))).toEqual(['traces/t.json status wrong_value']);
  });

  it('is told of the object that it is in, and not of the others of its file', () => {
    const { checked } = reportOf({
      'all.json': [
        changed(approved(), ['plan.steps', []])['plan.json'],
        fields('context'),
        fields('confirm'),
        fields('trace'),
      ],
    });
    expect(checked).toEqual([
      { file: 'all.json', kind: 'plan', id: id(2), ok: false },
      { file: 'all.json', kind: 'context', id: id(1), ok: true },
      { file: 'all.json', kind: 'confirm', id: id(40), ok: true },
      { file: 'all.json', kind: 'trace', id: id(50), ok: true },
    ]);
    expect(reportOf({ 'plan.json': { ...fields('plan'), plan_id: 7 } }).checked).toEqual([
      { file: 'plan.json', kind: 'plan', id: null, ok: false },
    ]);
  });
});

/** Another record, whose every id is another one, with its files in a folder. */
function moved(files: Files, folder: string, digit = '9'): Files {
  const text = JSON.stringify(files).replaceAll('-0000000000', `-${digit}000000000`);
  return Object.fromEntries(
    Object.entries(JSON.parse(text) as Files).map(([name, value]) => [`${folder}/${name}`, value]),
  );
}

/** The id that something has in another record. */
function there(number: number): string {
  return id(number).replace('-0000000000', '-9000000000');
}

/** What a governed object says of the last Confirm. */
function last(module: string, to: string) {
  return { lastConfirmRef: { id: to, module } };
}

function segment(number: number, parent?: number) {
  return {
    segment_id: id(number),
    ...(parent === undefined ? {} : { parent_segment_id: id(parent) }),
    label: 'x',
    status: 'completed',
  };
}

describe('objects belong together', () => {
  it('that lie in one folder, in one file, or that name each other by their ids', () => {
    expect(toldOf(reportOf({ ...moved(approved(), 'a'), ...moved(approved(), 'b', '8') }))).toEqual([]);
    const two = [...Object.values(approved()), ...Object.values(moved(approved(), ''))];
    expect(toldOf(reportOf({ 'all.json': two }))).toEqual([]);
    const byKind = [...Object.entries(approved()), ...Object.entries(moved(approved(), 'x'))].map(
      ([name, value], index) => [`${name.replaceAll(/^.*\/|\.json$/gu, '')}s/${index}.json`, value],
    );
    expect(toldOf(reportOf(Object.fromEntries(byKind) as Files))).toEqual([]);
  });

  it('and what lies beside is meant, also where the id is that of another folder', () => {
    const other = moved(approved(), 'b');
    const stolen = changed(approved(), ['confirm.target_id', there(2)]);
    expect(toldOf(reportOf({ ...stolen, ...other }))).toEqual([
      'confirm.json target_id rule_broken',
      'trace.json events[0].data.target_id event_contradicted',
    ]);
  });

  it('and one of several that is not there is missing', () => {
    const files = { ...changed(approved(), ['confirm.target_id', id(97)]), ...moved(approved(), 'b') };
    const { 'plan.json': plan, 'b/plan.json': second, ...others } = files;
    expect(toldOf(reportOf({ ...others, 'plans/1.json': plan, 'plans/2.json': second }))).toEqual([
      'confirm.json target_id unresolved_reference',
      'trace.json events[0].data.target_id event_contradicted',
    ]);
  });

  it('and what is missing among files that somebody chose is a warning', () => {
    expect(toldOf(reportOf({ 'confirm.json': fields('confirm') }, [], false))).toEqual([
      'confirm.json target_id unresolved_reference?',
      'confirm.json confirm_id event_missing?',
    ]);
    expect(toldOf(reportOf({ 'trace.json': fields('trace') }, [], false))).toEqual([
      'trace.json context_id unresolved_reference?',
      'trace.json plan_id unresolved_reference?',
      'trace.json events[0].data.confirm_id unresolved_reference?',
    ]);
  });

  it('and a Trace in another folder tells of a Confirm that has none beside it', () => {
    const { 'trace.json': trace, ...others } = approved();
    expect(toldOf(reportOf({ ...others, 't/1.json': trace, 't/2.json': trace }))).toEqual([]);
    const less = changed(approved(), ['trace.events.1', undefined])['trace.json'];
    expect(toldOf(reportOf({ ...others, 't/1.json': less }))).toEqual(['confirm.json decisions[0] event_missing']);
  });

  it('and events that do not say of which Confirm are of the only one beside them', () => {
    const silent = [0, 1, 2].map((index): Change => [`trace.events.${index}.data`, null]);
    const unnamed = [0, 1, 2].map((index) => `trace.json events[${index}] unresolved_reference`);
    expect(told(...silent)).toEqual(unnamed);
    expect(told(...silent, ['trace.events.2.event_type', 'confirm.rejected'])).toEqual([
      ...unnamed,
      'confirm.json decisions[1] event_missing',
    ]);
  });

  it('by every id that they name', () => {
    const span = { trace_id: id(97), span_id: id(98), context_id: id(99) };
    expect(
      told(
        ['context.governance', last('confirm', id(97))],
        ['confirm.governance', last('dialog', id(97))],
        ['trace.governance', last('plan', id(97))],
        ['plan.trace', span],
        ['confirm.trace', { trace_id: id(50), span_id: id(98) }],
      ),
    ).toEqual([
      'context.json governance.lastConfirmRef.id unresolved_reference',
      'plan.json trace.trace_id unresolved_reference',
      'plan.json trace.context_id unresolved_reference',
      'trace.json governance.lastConfirmRef.id unresolved_reference',
    ]);
    expect(told(['context.governance', last('confirm', id(40))], ['trace.governance', { locked: true }])).toEqual([]);
  });

  it('and a Confirm may be about a Context, or about what nobody knows here', () => {
    const request: Change = ['trace.events.0.data', { confirm_id: id(40) }];
    expect(told(['confirm.target_type', 'context'], ['confirm.target_id', id(1)], request)).toEqual([]);
    expect(told(['confirm.target_type', 'extension'], ['confirm.target_id', id(97)], request)).toEqual([]);
    expect(told(['confirm.target_type', 'context'], ['confirm.target_id', 7])).toEqual([
      'confirm.json target_id wrong_type',
    ]);
  });

  it('and of two Confirms in one folder each has what names it, and one of them nothing', () => {
    const second = { ...fields('confirm'), confirm_id: id(80), status: 'pending', decisions: [] };
    expect(toldOf(reportOf({ ...approved(), 'confirm-2.json': second }))).toEqual([
      'confirm-2.json confirm_id event_missing',
    ]);
  });

  it('in steps, of which some can come first', () => {
    expect(told(['plan.steps.2.dependencies', [id(10), id(11), id(11)]])).toEqual([]);
    expect(told(['plan.steps.2.dependencies', [id(12)]])).toEqual(['plan.json steps[2].dependencies dependency_cycle']);
  });

  it('in segments that are parts of each other, and never of themselves', () => {
    expect(told(['trace.segments', [segment(70), segment(71, 70), segment(72, 70)]])).toEqual([]);
    expect(told(['trace.segments', [segment(70, 71), segment(71, 70), segment(72, 97)]])).toEqual([
      'trace.json segments[2].parent_segment_id unresolved_reference',
      'trace.json segments[0].parent_segment_id dependency_cycle',
    ]);
    const ended = {
      ...segment(70),
      status: 'running',
      started_at: '2026-03-02T10:00:00Z',
      finished_at: '2026-03-02T09:00:00Z',
    };
    expect(told(['trace.segments', [ended]])).toEqual([
      'trace.json segments[0].finished_at out_of_order',
      'trace.json segments[0].status status_contradicted',
    ]);
  });

  it('and events are of the Trace, the Plan and the Context that they stand in', () => {
    expect(
      told(
        ['trace.events.0.data.plan_id', id(97)],
        ['trace.events.0.data.context_id', id(1)],
        ['trace.events.1.data.trace_id', 7],
      ),
    ).toEqual(['trace.json events[0].data.plan_id ids_disagree', 'trace.json events[1].data.trace_id ids_disagree']);
    expect(told(['trace.plan_id', undefined], ['trace.events.0.data.plan_id', id(97)])).toEqual([
      'trace.json plan_id rule_broken',
    ]);
  });

  it('and a decision is one of the Confirm that the event names', () => {
    const other = moved(approved(), 'b');
    const foreign = there(41);
    expect(
      toldOf(reportOf({ ...changed(approved(), ['trace.events.1.data.decision_id', foreign]), ...other })),
    ).toEqual(['trace.json events[1].data.decision_id ids_disagree', 'confirm.json decisions[0] event_missing']);
  });
});

/** What is found where the same record lies in two folders, with changes in the second. */
function copy(...changes: readonly Change[]): readonly string[] {
  const later = changed(approved(), ...changes);
  const both = Object.fromEntries(
    [approved(), later].flatMap((files, index) =>
      Object.entries(files).map(([name, value]) => [`${index}/${name}`, value]),
    ),
  );
  return toldOf(reportOf(both));
}

describe('copies', () => {
  it('are the same, in whatever order their keys stand', () => {
    expect(copy()).toEqual([]);
    expect(copy(['context', Object.fromEntries(Object.entries(fields('context')).toReversed())])).toEqual([]);
  });

  it('of a Context and of a Plan that others rest on never change', () => {
    expect(copy(['context.title', 'Another bridge'])).toEqual(['1/context.json title anchored_object_changed']);
    expect(copy(['context.summary', 'new'])).toEqual(['1/context.json summary anchored_object_changed']);
    expect(copy(['plan.steps.2.agent_role', 'crew'])).toEqual([
      '1/plan.json steps[2].agent_role anchored_object_changed',
    ]);
    expect(copy(['plan.steps.2', undefined])).toEqual(['1/plan.json steps[2] anchored_object_changed']);
  });

  it('of what nobody rests on may be drafts of it', () => {
    const plan = fields('plan');
    const files = {
      'context.json': fields('context'),
      'a/plan.json': plan,
      'b/plan.json': { ...plan, title: 'Better' },
    };
    expect(toldOf(reportOf(files))).toEqual([]);
    const alone = { 'a/context.json': fields('context'), 'b/context.json': { ...fields('context'), title: 'Better' } };
    expect(toldOf(reportOf(alone))).toEqual([]);
  });

  it('of a Confirm and of its Trace only grow', () => {
    expect(
      copy(
        ['confirm.decisions.1', undefined],
        ['confirm.status', 'rejected'],
        ['trace.events.2', undefined],
        ['trace.status', 'running'],
        ['trace.finished_at', undefined],
      ),
    ).toEqual([]);
    expect(copy(['confirm.decisions.0.reason', 'rewritten'])).toEqual([
      '1/confirm.json decisions[0].reason decision_changed',
      '1/trace.json events[1].data.reason event_contradicted',
    ]);
    expect(copy(['confirm.reason', undefined])).toEqual(['1/confirm.json reason decision_changed']);
    expect(copy(['trace.events.1.data.reason', 'rewritten'])).toEqual([
      '1/trace.json events[1].data.reason decision_changed',
      '1/trace.json events[1].data.reason event_contradicted?',
    ]);
    expect(copy(['trace.root_span.span_id', id(98)])).toContain('1/trace.json root_span.span_id decision_changed');
    const begun = { ...fields('trace'), events: undefined, status: 'pending', finished_at: undefined };
    const traces = {
      'a/trace.json': JSON.parse(JSON.stringify(begun)) as unknown,
      'b/trace.json': JSON.parse(JSON.stringify(begun)) as unknown,
    };
    expect(toldOf(reportOf(traces, [], false))).toEqual([
      'a/trace.json context_id unresolved_reference?',
      'a/trace.json plan_id unresolved_reference?',
    ]);
  });
});

describe('time', () => {
  it('goes on in what objects say of their own making', () => {
    expect(told(['plan.meta.updated_at', '2026-03-02T07:59:59Z'])).toEqual(['plan.json meta.updated_at out_of_order']);
    expect(
      told(['context.created_at', '2026-03-02T10:00:00+02:00'], ['context.updated_at', '2026-03-02T08:00:00Z']),
    ).toEqual([]);
    expect(told(['trace.started_at', '2026-03-02T09:30:00Z'])).toEqual(['trace.json events[0].timestamp out_of_order']);
    expect(told(['trace.started_at', undefined], ['trace.finished_at', undefined])).toEqual([]);
  });
});

/** The first of two approvals, with what the event that tells of it says it led to. */
function quorum(deciding: object): readonly Change[] {
  return [
    ['confirm.decisions.0', { ...decision(0), status: 'approved' }],
    [
      'trace.events.1',
      { ...event(1), event_type: 'decision.approved', data: { ...(event(1)['data'] as object), ...deciding } },
    ],
  ];
}

/** A no, a yes and something that is taken back, by these people; the yes led to this. */
function takenBack(second: string, ...decided_by: readonly (number | string)[]) {
  return [
    event(0),
    { ...event(1), data: { ...(event(1)['data'] as object), decided_by: decided_by[0] } },
    {
      ...event(2),
      timestamp: '2026-03-02T11:00:00Z',
      data: { confirm_id: id(40), decision_id: id(42), confirm_status: second, decided_by: decided_by[1] },
    },
    {
      ...event(2),
      event_id: id(97),
      event_type: 'decision.cancelled',
      data: { confirm_id: id(40), decision_id: id(43), confirm_status: 'approved', decided_by: decided_by[2] },
    },
    { ...event(2), event_id: id(98), event_type: 'execution.started', data: {} },
  ];
}

/** The event of the approval with this in its data, too. */
function withTerms(data: object): Change {
  return ['trace.events.2.data', { ...(event(2)['data'] as object), ...data }];
}

/** These events behind the others. */
function thenTold(...names: readonly string[]): readonly Change[] {
  return names.map((name, index): Change => [
    `trace.events.${3 + index}`,
    { ...event(2), event_id: id(90 + index), event_type: `confirm.${name}`, data: { confirm_id: id(40) } },
  ]);
}

function standing(...changes: readonly Change[]): string {
  const [one] = reportOf(changed(approved(), ...changes)).standings;
  return `${one?.status} ${one?.plan_status} ${one?.effective_plan_status} ${one?.duty}`;
}

describe('a Confirm', () => {
  const pending: readonly Change[] = [
    ['confirm.status', 'pending'],
    ['confirm.decisions', undefined],
    ['trace.events', [event(0)]],
    ['trace.status', 'running'],
    ['trace.finished_at', undefined],
  ];

  it('that waits has no decision, or was opened again after a no', () => {
    expect(told(...pending)).toEqual([]);
    expect(
      told(['confirm.status', 'pending'], ['confirm.decisions.1', undefined], ['trace.events.2', undefined]),
    ).toEqual([]);
  });

  it('may be asked for again after a no', () => {
    const again = { ...event(0), event_id: id(97), timestamp: '2026-03-02T11:00:00Z' };
    expect(told(['trace.events', [event(0), event(1), again, event(2)]])).toEqual([]);
  });

  it('of a quorum says by its events what each decision led to', () => {
    expect(told(...quorum({}))).toEqual(['confirm.json decisions[1] decision_after_final']);
    expect(told(...quorum({ deciding: false }))).toEqual([]);
    expect(told(...quorum({ deciding: false, confirm_status: 'pending' }))).toEqual([]);
    expect(told(...quorum({ confirm_status: 'cancelled' }))).toEqual([
      'trace.json events[1].data.confirm_status event_contradicted',
    ]);
  });

  it('stays approved where a no is taken back', () => {
    const back = [
      { ...decision(0) },
      { ...decision(1), decided_at: '2026-03-02T11:00:00Z' },
      { ...decision(1), decision_id: id(43), status: 'cancelled' },
    ];
    const [ada, bob] = [1, 'bob'];
    expect(told(['confirm.decisions', back], ['trace.events', takenBack('rejected', ada, bob, ada)])).toEqual([]);
    // Whoever takes back a yes leaves none; so does, where nobody is named, whoever has the same role.
    for (const people of [[ada, bob, bob], []])
      expect(told(['confirm.decisions', back], ['trace.events', takenBack('rejected', ...people)])).toEqual([
        'trace.json events[3].data.confirm_status event_contradicted',
        'confirm.json status status_contradicted',
        'trace.json events[4] executed_before_approval',
      ]);
  });

  it.each<readonly [string, string, string, string | undefined, 'fits' | 'forged']>([
    ['rejected', 'rejected', 'pending', undefined, 'fits'],
    ['rejected', 'rejected', 'approved', undefined, 'forged'],
    ['approved', 'rejected', 'approved', 'pending', 'forged'],
    ['approved', 'rejected', 'rejected', 'pending', 'fits'],
    ['rejected', 'rejected', 'cancelled', undefined, 'forged'],
    ['rejected', 'approved', 'rejected', undefined, 'fits'],
    ['rejected', 'approved', 'cancelled', undefined, 'forged'],
    ['approved', 'approved', 'rejected', 'pending', 'forged'],
    ['rejected', 'cancelled', 'pending', undefined, 'fits'],
    ['rejected', 'cancelled', 'cancelled', undefined, 'fits'],
    ['rejected', 'cancelled', 'approved', undefined, 'forged'],
  ])('after %s, %s leads to %s where that is told before as %s: %s', (one, other, to, before, is) => {
    const found = reportOf(
      changed(
        approved(),
        ['confirm.decisions.0.status', one],
        ['confirm.decisions.1.status', other],
        ['confirm.status', 'approved'],
        ['trace.events.1.event_type', `decision.${one}`],
        ['trace.events.1.data.confirm_status', before],
        ['trace.events.2.event_type', `decision.${other}`],
        ['trace.events.2.data.confirm_status', to],
      ),
    );
    const where = 'trace.json events[2].data.confirm_status event_contradicted';
    expect(toldOf(found).includes(where)).toBe(is === 'forged');
    // A file that says approved all the same lets nothing through.
    expect(found.standings).toMatchObject([{ status: 'approved', duty: 'block' }]);
    expect(toldOf(found)).toContain('confirm.json status status_contradicted');
  });

  it('that was overridden is approved by that, and may have been approved before', () => {
    const override = {
      ...event(2),
      event_id: id(97),
      event_type: 'confirm.overridden',
      data: { confirm_id: id(40), decision_id: id(43) },
    };
    const made = { ...decision(1), decision_id: id(43), reason: 'override: the bridge is needed' };
    expect(told(['confirm.decisions.2', made], ['trace.events.3', override])).toEqual([]);
    expect(
      told(
        ['confirm.decisions.1', { ...made, status: 'rejected' }],
        ['confirm.status', 'rejected'],
        ['trace.events.2', override],
      ),
    ).toEqual(['trace.json events[2].event_type event_contradicted']);
    expect(told(...pending, ['trace.events.1', { ...override, data: { confirm_id: id(40) } }])).toEqual([]);
  });

  it('has a standing: how far its Plan is, and what follows for whoever executes it', () => {
    expect(standing()).toBe('approved draft approved resume');
    expect(standing(...pending)).toBe('pending draft proposed block');
    expect(standing(['confirm.status', 'rejected'])).toBe('rejected draft draft abort');
    expect(standing(['confirm.status', 'cancelled'])).toBe('cancelled draft cancelled cleanup');
    expect(standing(['plan', undefined])).toBe('approved null approved resume');
    expect(standing(['plan.title', undefined])).toBe('approved null approved resume');
    expect(standing(['plan.status', 'completed'])).toBe('approved completed completed cleanup');
    expect(standing(['plan.status', 'failed'])).toBe('approved failed failed cleanup');
    expect(standing(['plan.status', 'cancelled'])).toBe('approved cancelled cancelled cleanup');
    expect(standing(['plan.status', 'in_progress'])).toBe('approved in_progress in_progress resume');
    const later = { ...event(2), event_id: id(97), event_type: 'execution.started', data: {} };
    expect(standing(['trace.events.3', later])).toBe('approved draft in_progress resume');
    const ended = { ...event(2), event_id: id(97), event_type: 'confirm.superseded', data: { confirm_id: id(40) } };
    expect(standing(...pending, ['trace.events.1', ended])).toBe('pending draft cancelled cleanup');
    expect(standing(['plan.status', 'in_progress'], ['trace.events.3', ended])).toBe(
      'approved in_progress cancelled cleanup',
    );
    const at_ = '2026-03-03T10:00:00Z';
    const data = { repo_url: 'r', commit_id: 'c', ref_name: 'main', event_kind: 'push', timestamp: at_ };
    const pushed = { ...later, event_type: 'git.push', data };
    expect(standing(['trace.events.3', pushed])).toBe('approved draft in_progress resume');
  });

  it('that was approved waits as long as its conditions do not hold, and when its time is up', () => {
    for (const data of [{ gate_status: 'conditional' }, { conditions: [{}] }, { blockers: ['legal'] }]) {
      expect(standing(withTerms(data))).toBe('approved draft approved block');
      expect(standing(withTerms(data), ...thenTold('released'))).toBe('approved draft approved resume');
      expect(standing(withTerms(data), ...thenTold('begun', 'released', 'held'))).toBe(
        'approved draft in_progress block',
      );
    }
    expect(standing(withTerms({ gate_status: 'approved', conditions: [], blockers: 7 }))).toBe(
      'approved draft approved resume',
    );
    expect(standing(...thenTold('held'))).toBe('approved draft approved block');
    const until = (expires_at: unknown) => standing(withTerms({ expires_at }));
    expect(until('2026-03-05T00:00:00Z')).toBe('approved draft approved resume');
    expect(until('2026-03-04T01:00:00+01:00')).toBe('approved draft approved block');
    expect([until('soon'), until(7)]).toEqual(Array(2).fill('approved draft approved resume'));
  });

  it('is over where its work is, and where another says that it took its place', () => {
    const closed = { ...event(2), event_id: id(97), event_type: 'confirm.closed' };
    const after = (outcome: string) =>
      standing(['trace.events.3', { ...closed, data: { confirm_id: id(40), outcome } }]);
    expect(['completed', 'cancelled', 'failed', 'odd'].map(after)).toEqual([
      'approved draft completed cleanup',
      'approved draft cancelled cleanup',
      'approved draft failed cleanup',
      'approved draft approved resume',
    ]);
    const next = { ...fields('confirm'), confirm_id: id(80), governance: last('confirm', id(40)) };
    const { standings } = reportOf({ ...approved(), 'next/confirm.json': next });
    expect(standings).toMatchObject([{ confirm_id: id(40), duty: 'cleanup' }, { confirm_id: id(80) }]);
  });
});

function toldIn(files: Files, ...changes: readonly Change[]): readonly string[] {
  return toldOf(reportOf(changed(files, ...changes)));
}

/** The files in a folder of their own. */
function lain(folder: string, files = approved()): Files {
  return Object.fromEntries(Object.entries(files).map(([name, value]) => [`${folder}/${name}`, value]));
}

/** Where the record says that an event stands. */
function recordOf(entry: number) {
  return { entry, event_id: id(30 + entry) };
}

/** As Countersign writes it: every event names its entry, and says all that the Confirm says. */
function ours(): Files {
  return changed(
    approved(),
    ['confirm.meta.created_at', '2026-03-02T09:00:00Z'],
    ['confirm.meta', { protocol_version: '1.0.0', schema_version: '1.0.0', created_at: '2026-03-02T09:00:00Z' }],
    [
      'trace.events.0.data',
      {
        ...(event(0)['data'] as object),
        requested_by_role: 'engineer',
        reason: fields('confirm')['reason'],
        record: recordOf(1),
      },
    ],
    ...[1, 2].flatMap((index): readonly Change[] => [
      [`trace.events.${index}.data.decided_by_role`, 'inspector'],
      [`trace.events.${index}.data.record`, recordOf(1 + index)],
    ]),
  );
}

describe('a Confirm and what is told of it', () => {
  it('are the same in roles, times and ids, wherever the event names them', () => {
    expect(toldIn(ours())).toEqual([]);
    const role = 'trace.json events[1].data.decided_by_role event_contradicted';
    expect(toldIn(ours(), ['confirm.decisions.0.decided_by_role', 'intern'])).toEqual([role]);
    expect(told(['trace.events.1.data.decided_by_role', 'intern'])).toEqual([role]);
    expect(told(['trace.events.0.data.requested_by_role', 'ceo'])).toEqual([
      'trace.json events[0].data.requested_by_role event_contradicted',
    ]);
    expect(told(['trace.events.1.data.decided_at', '2026-03-02T11:00:00+01:00'])).toEqual([]);
    expect(told(['trace.events.1.data.decided_at', '2026-03-02T11:00:00Z'])).toEqual([
      'trace.json events[1].data.decided_at event_contradicted',
    ]);
    expect(told(['trace.events.0.data.requested_at', 7])).toEqual([
      'trace.json events[0].data.requested_at event_contradicted',
    ]);
    expect(told(['trace.events.0.data.supersedes', id(97)])).toEqual([
      'trace.json events[0].data.supersedes event_contradicted',
    ]);
  });

  it('give the same reasons; somebody else may shorten them, and a record does not', () => {
    const where = 'trace.json events[1].data.reason event_contradicted';
    expect(told(['trace.events.1.data.reason', 'no detour'])).toEqual([`${where}?`]);
    expect(told(['trace.events.1.data.reason', 'There is no detour at all'])).toEqual([`${where}?`]);
    expect(told(['trace.events.1.data.reason', 'There is a nice detour'])).toEqual([where]);
    expect(told(['trace.events.1.data.reason', 7])).toEqual([]);
    expect(told(['confirm.reason', undefined], ['trace.events.0.data.reason', 'x'])).toEqual([
      'trace.json events[0].data.reason event_contradicted?',
    ]);
    expect(toldIn(ours(), ['trace.events.1.data.reason', 'There is'])).toEqual([where]);
  });

  it('leave nothing out in a record: the Confirm is exactly what its Trace leads to', () => {
    expect(toldIn(ours(), ['trace.events.1.data.decided_by_role', undefined], ['confirm.reason', undefined])).toContain(
      'trace.json events[0].data.reason event_contradicted',
    );
    expect(toldIn(ours(), ['trace.events.1.data.decided_by_role', undefined])).toEqual([
      'confirm.json decisions[0].decided_by_role event_contradicted',
    ]);
    expect(toldIn(ours(), ['confirm.governance', { locked: true }], ['confirm.meta.created_by', 'me'])).toEqual([
      'confirm.json meta.created_by event_contradicted',
      'confirm.json governance event_contradicted',
    ]);
  });
});

function beside(confirms: readonly object[], files: Files = lain('a/b'), folder = '.') {
  return reportOf(files, [], true, {
    indexes: [{ file: 'index.json', path: [], folder, value: { format: 1, confirms } }],
  });
}

describe('what an index or a manifest says of a Confirm', () => {
  const entry = {
    folder: 'a/b',
    id: id(40),
    status: 'approved',
    supersedes: null,
    plan_status: 'approved',
    duty: 'resume',
  };

  it('is what its files say', () => {
    expect(toldOf(beside([entry]))).toEqual([]);
    expect(toldOf(beside([entry], lain('x/a/b'), 'x'))).toEqual([]);
    const wrong = { ...entry, id: id(97), status: 'pending', supersedes: id(98), plan_status: 'draft', duty: 'abort' };
    const report = beside([wrong]);
    expect(toldOf(report)).toEqual([
      'index.json confirms[0].id ids_disagree',
      'index.json confirms[0].supersedes ids_disagree',
      'index.json confirms[0].status status_contradicted',
      'index.json confirms[0].plan_status status_contradicted',
      'index.json confirms[0].duty status_contradicted',
    ]);
    expect(report.standings).toMatchObject([{ duty: 'abort', because: 'a file beside it says so' }]);
  });

  it('lets nothing through that its files do not', () => {
    const held: Change = ['trace.events.2.data.gate_status', 'conditional'];
    const report = beside([entry], lain('a/b', changed(approved(), held)));
    expect(toldOf(report)).toEqual(['index.json confirms[0].duty status_contradicted']);
    expect(report.standings).toMatchObject([{ duty: 'block' }]);
    expect(beside([{ ...entry, duty: 'block' }]).standings).toMatchObject([{ duty: 'block' }]);
  });

  it('leaves out none, and names none that is not there', () => {
    expect(toldOf(beside([{ ...entry, folder: 'a/c' }]))).toEqual([
      'index.json confirms[0] unresolved_reference',
      'index.json confirms missing_field',
    ]);
    expect(toldOf(beside([], { ...lain('a/b/c') }))).toEqual([]);
    expect(toldOf(beside([entry], lain('a/b', changed(approved(), ['confirm.status', 'odd']))))).toEqual([
      'a/b/confirm.json status wrong_value',
    ]);
    const odd = { file: 'index.json', path: [], folder: '', value: 'odd' };
    expect(toldOf(reportOf({}, [], true, { indexes: [odd, { ...odd, value: {} }] }))).toEqual([]);
  });
});

describe('nothing of a Plan is executed before it is approved', () => {
  const ran = { ...event(2), event_id: id(97), event_type: 'execution.started', data: {} };

  it('in a Trace without events', () => {
    expect(told(['trace.events', undefined])).toEqual(['confirm.json confirm_id event_missing']);
  });

  it('but after it', () => {
    expect(told(['trace.events.3', ran])).toEqual([]);
    expect(
      told(['trace.events', [event(0), event(1), { ...ran, timestamp: '2026-03-02T12:00:00Z' }, event(2)]]),
    ).toEqual(['trace.json events[2] executed_before_approval']);
  });

  it('nor before anybody was asked', () => {
    const early = { ...ran, timestamp: '2026-03-02T08:30:00Z' };
    expect(told(['trace.started_at', undefined], ['trace.events', [early, event(0), event(1), event(2)]])).toEqual([
      'trace.json events[0] executed_before_approval',
    ]);
  });

  it('nor while a second Confirm waits; one that was superseded waits no longer', () => {
    const confirm = { ...fields('confirm'), confirm_id: id(80), status: 'pending', decisions: [] };
    const asked = { ...event(0), event_id: id(81), data: { confirm_id: id(80) } };
    const ended = { ...asked, event_id: id(82), event_type: 'confirm.superseded' };
    const files = (...events: readonly object[]): Files => ({
      ...changed(approved(), ['trace.events', [event(0), asked, event(1), ...events]]),
      'confirm-2.json': confirm,
    });
    expect(toldOf(reportOf(files(event(2), ran)))).toEqual(['trace.json events[4] executed_before_approval']);
    expect(toldOf(reportOf(files({ ...ended, timestamp: '2026-03-02T11:00:00Z' }, event(2), ran)))).toEqual([]);
    expect(toldOf(reportOf(files(event(2), ran, { ...ended, timestamp: '2026-03-03T10:00:00Z' })))).toEqual([]);
  });

  it('nor says a Plan that it was begun; the latest Confirm counts', () => {
    const rejected: readonly Change[] = [
      ['confirm.status', 'rejected'],
      ['confirm.decisions.1', undefined],
      ['trace.events.2', undefined],
    ];
    expect(
      told(
        ...rejected,
        ['plan.status', 'approved'],
        ['plan.steps.0.status', 'in_progress'],
        ['plan.steps.1.status', 'failed'],
      ),
    ).toEqual([
      'plan.json status executed_before_approval',
      'plan.json steps[0].status executed_before_approval',
      'plan.json steps[1].status executed_before_approval',
    ]);
    expect(told(['plan.status', 'in_progress'])).toEqual([]);
    const second = {
      ...fields('confirm'),
      confirm_id: id(80),
      requested_at: '2026-03-02T09:30:00Z',
      status: 'pending',
      decisions: [],
    };
    const asked = { ...event(0), event_id: id(81), timestamp: '2026-03-02T09:30:00Z', data: { confirm_id: id(80) } };
    const files = {
      ...changed(approved(), ['plan.status', 'completed'], ['trace.events', [event(0), asked, event(1), event(2)]]),
    };
    expect(toldOf(reportOf({ ...files, 'confirm-2.json': second }))).toEqual([
      'plan.json status executed_before_approval',
    ]);
    expect(toldOf(reportOf({ 'confirm-0.json': second, ...files }))).toEqual([
      'plan.json status executed_before_approval',
    ]);
  });

  it('and a Plan that nobody asked about, or a Trace of none, is not held up', () => {
    const { 'confirm.json': _confirm, ...others } = changed(
      approved(),
      ['trace.events', [ran]],
      ['plan.status', 'completed'],
    );
    expect(toldOf(reportOf(others))).toEqual([]);
    expect(told(['trace.plan_id', undefined], ['trace.events.3', ran])).toEqual(['trace.json plan_id rule_broken']);
  });
});
