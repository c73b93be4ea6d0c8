import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDocumentSchema, type Handoff } from '../../src/core/project/document.ts';
import { exported } from '../../src/core/project/export.ts';
import { versionsIn } from '../../src/core/project/history.ts';
import { closureReport } from '../../src/core/surface/report.ts';
import {
  ana,
  lex,
  max,
  played,
  proposed,
  refusalIn,
  rita,
  rob,
  started,
  topic,
  written,
  writtenPolicy,
  zoe,
  type Ask,
  type Played,
  type WorldChange,
} from './scene.ts';

const open: WorldChange = { proposals: { topic } };
const scope: Ask = [ana, { fact: { fact: 'scope', value: 'all of it', source: 'the brief' } }];
const land: Ask = [
  ana,
  { land: { commit: 'c0ffee1', contents: { plan: 'plan-1' }, authors: [1], proposal: 'topic', passed: [] } },
];
const block: Ask = [rita, { block: { text: 'no date', on: 'gate:legal' } }];

function approving(change: Partial<Extract<ProjectCommand, { approve: unknown }>['approve']> = {}): Ask {
  return [rita, { approve: { gate: 'code_review', track: 'main', reason: 'read it', ...change } }, open];
}

const attested: Ask = [
  max,
  {
    approve: {
      gate: 'legal',
      track: 'main',
      reason: 'by letter',
      on_behalf_of: { id: 4, login: 'lex', evidence: { name: 'letter.eml', sha256: 'e'.repeat(64), bytes: 9 } },
    },
  },
];
const policy = { ...writtenPolicy, gates: { legal: { assurance: 'attested' as const } } };

/** Everything that can happen to a project, up to its end. */
const whole = played(
  [
    started,
    proposed,
    [ana, { request: { gate: 'code_review', track: 'main' } }, open],
    [zoe, { approve: { gate: 'code_review', track: 'main', reason: 'me too' } }, open],
    [rob, { reject: { gate: 'code_review', track: 'main', reason: 'no budget in it' } }, open],
    [rob, { withdraw: { gate: 'code_review', track: 'main', reason: 'it is on page 2' } }, open],
    approving({
      permits: ['land:plan', 'to:review'],
      limits: 'the pilot',
      conditions: [{ fact: 'scope' }],
      until: '2027-04-01',
    }),
    scope,
    land,
    block,
    [rita, { unblock: { blocker: 'b10', reason: 'the first of May' } }],
    attested,
    [max, { act: { action: 'announce', track: 'main' } }],
    [lex, { advance: { to: 'live', track: 'main', reason: '' } }],
    [ana, { land: { commit: 'c0ffee2', contents: { plan: 'plan-2' }, authors: [1], proposal: null, passed: [] } }],
    [max, { override: { gate: 'code_review', track: 'main', reason: 'a typing error only' } }],
    [
      ana,
      {
        artifact: {
          artifact: 'bill',
          content: 'sha256:aa',
          address: 'https://bills.example/1',
          source_artifacts: ['plan'],
        },
      },
    ],
    [max, { override: { gate: 'billing', track: 'main', reason: 'agreed by phone' } }],
    [ana, { close: { terminal_state: 'closed' } }],
  ],
  { policy },
);

function handoff({ state, definition, entries }: Played): Handoff {
  return exported(state, definition, entries, versionsIn(entries)).project_state;
}

const valid = new Ajv({ allErrors: true }).compile(projectDocumentSchema);

it('exports documents that satisfy the schema, at every moment of a project', () => {
  const asks = whole.entries.map((entry): Ask => [entry.actor, entry.command, { policy, ...open }]);
  for (let count = 1; count <= asks.length; count += 1) {
    const part = played(asks.slice(0, count));
    const document = exported(part.state, part.definition, part.entries, versionsIn(part.entries));
    valid(document);
    expect(valid.errors).toBeNull();
  }
});

it('exports the state, the way, and every event of a whole project', () => {
  expect(refusalIn(whole)).toBe('zoe holds none of the roles that may approve: write');
  const document = handoff(whole);
  expect(document).toMatchObject({
    workflow_type: 'launch',
    workflow_definition: '.github/countersign/lifecycles/launch.yml',
    client: 'Acme',
    workflow: 'Atlas launch',
    stage: 'live',
    lifecycle_stage: 'live',
    workflow_status: 'closed',
    intent: 'TBD',
    urgency: 'TBD',
    source_artifacts: ['plan v2', 'bill v1'],
    known_facts: { scope: { value: 'all of it', source: 'the brief', by: 'ana' } },
    missing_info: [],
    generated_outputs: ['plans/atlas.md', 'https://bills.example/1'],
    next_skill: 'none',
    next_action: 'none',
  });
  expect(document.artifact_versions).toEqual([
    {
      artifact: 'plan',
      path: 'plans/atlas.md',
      version: 'v1',
      status: 'superseded',
      supersedes: 'none',
      source_artifacts: [],
    },
    {
      artifact: 'plan',
      path: 'plans/atlas.md',
      version: 'v2',
      status: 'current',
      supersedes: 'v1',
      source_artifacts: [],
    },
    {
      artifact: 'bill',
      path: 'https://bills.example/1',
      version: 'v1',
      status: 'current',
      supersedes: 'none',
      source_artifacts: ['plan v2'],
    },
  ]);
  expect(document.state_transitions.map((one) => [one.from, one.to, one.rationale])).toEqual([
    ['drafting', 'review', 'the plan is agreed'],
    ['review', 'live', 'TBD'],
    ['live', 'closed', 'TBD'],
  ]);
  expect(document.events).toHaveLength(whole.entries.flatMap((entry) => entry.events ?? []).length);
  expect(document.decision_log.map((one) => `${one.actor}: ${one.decision}`)).toEqual([
    'rob: code_review rejected',
    'rob: code_review cancelled',
    'rita: code_review approved',
    'ana: drafting → review',
    'lex: legal approved',
    'max: act announce',
    'lex: review → live',
    'max: code_review overridden',
    'max: billing overridden',
    'ana: ended as closed',
  ]);
  expect(document.approval_history.map((one) => `${one.gate} ${one.status} ${one.actor}`)).toEqual([
    'code_review requested ana',
    'code_review rejected rob',
    'code_review requested rob',
    'code_review conditional rita',
    'legal requested max',
    'legal approved lex',
    'code_review superseded ana',
    'legal superseded ana',
    'code_review approved max',
    'billing approved max',
  ]);
});

it('keys approvals by the gates of the definition and by the five names, with the alias for sending', () => {
  const definition = {
    ...written,
    gates: [
      { gate_id: 'recipient_or_external_send', owner: 'counsel', applies_when: 'sending' },
      { gate_id: 'security', owner: 'counsel', applies_when: 'keys' },
    ],
  };
  const send: Ask = [lex, { approve: { gate: 'recipient_or_external_send', track: 'main', reason: '' } }];
  const { approvals } = handoff(played([started, send], { definition }));
  expect(Object.keys(approvals).toSorted()).toEqual([
    'commercial',
    'external_send',
    'legal_or_contract',
    'public_proof',
    'recipient_or_external_send',
    'security',
  ]);
  expect(approvals['external_send']).toEqual(approvals['recipient_or_external_send']);
  expect(approvals['external_send']).toEqual({
    status: 'approved',
    approved_by: 'lex',
    approved_at: '2027-03-01T09:01:00.000Z',
    evidence: 'lex approved: proven, as counsel by id 4, saw fffffff',
    permits: [],
    remaining_blockers: [],
  });
  expect(approvals['commercial']).toEqual({
    status: 'unknown',
    approved_by: 'TBD',
    approved_at: 'TBD',
    evidence: 'TBD',
    permits: [],
    remaining_blockers: [],
  });
});

it('tells who acted for whom, and in which role', () => {
  const leave: Ask = [
    rita,
    { delegate: { role: 'reviewer', to: 'lex', from: '2027-03-01', until: '2027-03-20', reason: 'on leave' } },
  ];
  const back: Ask = [rita, { delegate: { role: 'reviewer', to: 'lex', end: true, reason: 'back' } }];
  const byLex: Ask = [lex, { approve: { gate: 'code_review', track: 'main', reason: 'read it' } }, open];
  const document = handoff(played([started, proposed, leave, byLex, back]));
  expect(document.approvals['code_review']).toMatchObject({
    approved_by: 'lex for rita',
    evidence: 'lex approved: proven, as reviewer by login rita, delegated by rita, saw aaaaaaa',
  });
  expect(document.decision_log.map(({ decision, actor, evidence }) => [decision, actor, evidence])).toEqual([
    ['reviewer delegated to lex', 'rita', 'from 2027-03-01T00:00:00.000Z until 2027-03-20T00:00:00.000Z'],
    ['code_review approved', 'lex', expect.stringContaining('delegated by rita')],
    ['reviewer no longer delegated to lex', 'rita', 'from 2027-03-01T00:00:00.000Z until 2027-03-20T00:00:00.000Z'],
  ]);
  expect(document.events.map(({ type, notes }) => `${type} ${notes}`)).toContain(
    'delegation_changed reviewer to lex until 2027-03-20T00:00:00.000Z by rita',
  );
});

it('tells the status of an approval and what it still waits for', () => {
  const record = (asks: readonly Ask[], around: WorldChange = {}) =>
    handoff(played([started, proposed, ...asks], around)).approvals['code_review'];
  expect(record([[ana, { request: { gate: 'code_review', track: 'main' } }, open]])).toMatchObject({
    status: 'requested',
    evidence: 'TBD',
  });
  expect(record([[rob, { reject: { gate: 'code_review', track: 'main', reason: 'no' } }, open]])).toMatchObject({
    status: 'rejected',
    approved_by: 'TBD',
    approved_at: 'TBD',
    remaining_blockers: ['rejected by rob: no'],
  });
  const two = { policy: { ...writtenPolicy, gates: { code_review: { count: 2 } } } };
  expect(record([approving()], two)).toMatchObject({
    status: 'partial',
    approved_by: 'rita',
    remaining_blockers: ['more approvals are needed'],
  });
  expect(
    record([approving({ permits: ['land:plan'], limits: 'the pilot', conditions: [{ fact: 'scope' }] })]),
  ).toMatchObject({
    status: 'conditional',
    permits: ['land:plan'],
    remaining_blockers: ['limited to the pilot', 'if {"fact":"scope"}'],
  });
  const moved = { ...topic, contents: { plan: 'plan-7' } };
  expect(record([approving(), [ana, { propose: { proposal: 'topic', ...moved, lost: [] } }]])).toMatchObject({
    status: 'superseded',
    approved_by: 'TBD',
    remaining_blockers: ['plan changed in topic at aaaaaaa'],
  });
  expect(handoff(played([started, block])).approvals['legal']).toMatchObject({
    status: 'blocked',
    remaining_blockers: ['b2 no date'],
  });
  expect(handoff(whole).approvals['code_review']).toMatchObject({
    status: 'approved',
    approved_by: 'max (override)',
    evidence: 'override: a typing error only',
  });
});

it('counts an approval whose time is up as expired', () => {
  const part = played([started, proposed, approving({ until: '2027-03-01T09:30Z' })]);
  const last = part.entries.at(-1)!;
  const later = { ...last, at: '2027-03-01T10:00:00.000Z' };
  expect(handoff({ ...part, entries: [...part.entries.slice(0, -1), later] }).approvals['code_review']?.status).toBe(
    'expired',
  );
});

it('tells the approvals of the main track, and those of other tracks beside them', () => {
  const part = played([started, proposed, approving()]);
  const confirm = { ...part.state.approvals['main']!['code_review']!, track: 'side' };
  const side = { ...part.state, approvals: { side: { code_review: confirm } } };
  const { approvals, approvals_by_track } = handoff({ ...part, state: side });
  expect(approvals['code_review']).toMatchObject({ status: 'draft', approved_by: 'TBD' });
  expect(Object.keys(approvals_by_track)).toEqual(['side']);
  expect(approvals_by_track).toMatchObject({ side: { code_review: { status: 'approved', approved_by: 'rita' } } });
  expect(handoff(part).approvals_by_track).toEqual({});
});

function next(asks: readonly Ask[], around: WorldChange = {}): readonly string[] {
  const { next_action, next_decision_needed, next_skill, rollback_or_recovery_action } = handoff(
    played([started, ...asks], around),
  );
  return [rollback_or_recovery_action, next_decision_needed, next_skill, next_action];
}

it('says what comes next, and which recovery action fits', () => {
  expect(next([])).toEqual([
    'targeted_questions: ask them',
    'none',
    'writer',
    'Plan has not landed: write plans/atlas.md on a branch and merge it',
  ]);
  expect(next([scope, proposed])).toEqual([
    'draft_only_output: a marked draft',
    'code_review, before merging topic',
    'writer',
    'merging topic waits for code_review: nobody has approved it — countersign approve code_review',
  ]);
  expect(next([block])[0]).toBe('targeted_questions: ask them');
  expect(next([proposed, land])[0]).toBe('rollback_or_hold: stop');
  expect(next([proposed, [rob, { reject: { gate: 'code_review', track: 'main', reason: 'no' } }, open]])[0]).toBe(
    'rollback_or_hold: stop',
  );
  expect(next([scope, proposed, approving()])[0]).toBe('none');
  expect(next([scope, proposed, approving(), land])[2]).toBe('counsel');
  const bare = {
    ...written,
    specialist_owners: {},
    allowed_transitions: [],
    required_fields: [],
    terminal_states: [{ id: 'closed', requires_rationale: true }],
  };
  expect(next([], { definition: bare })).toEqual(['none', 'none', 'TBD', 'TBD']);
});

it('writes TBD for what nobody has said, and never makes it up', () => {
  const { state, definition: plain } = played([started]);
  const triage = [{ flag: 'keys', outcome: 'security_review' as const, raises: 'security' }];
  const definition = { ...plain, triage };
  const empty = {
    ...state,
    client: '',
    owner: ' ',
    workflow: '',
    urgency: 'urgent' as const,
    flags: ['keys', 'security', 'rush'],
    definition: { blob: 'x', origin: '' },
    tracks: {
      main: { ...state.tracks['main']!, due_date: '2027-05-01', dependencies: ['side'] },
      side: { ...state.tracks['main']!, owner: '' },
    },
    blockers: { b1: { text: 'x', on: 'track:side', by: 'ana', at: '2027-03-01T09:00:00.000Z' } },
    artifacts: {
      note: {
        status: 'current' as const,
        version: 'v1',
        content: 'n',
        landed_at: '2027-03-01T09:00:00.000Z',
        authors: [],
        bypassed: [],
      },
    },
    proposals: { ghostly: { head: 'a', base: 'b', contents: { note: 'n2', ghost: 'g' }, authors: [] } },
  };
  const document = exported(
    empty,
    definition,
    [],
    [
      {
        artifact: 'note',
        version: 'v1',
        content: 'n',
        supersedes: null,
        source_artifacts: [],
        bypassed: [],
        landed_at: '',
        by: '',
      },
    ],
  );
  valid(document);
  expect(valid.errors).toBeNull();
  expect(document.project_state).toMatchObject({
    client: 'TBD',
    owner: 'TBD',
    workflow: 'TBD',
    workflow_definition: 'TBD',
    urgency: 'urgent',
    security_flags: ['keys', 'security'],
    dependencies: [{ dependency_id: 'side', needed_for: 'track:main', status: 'TBD' }],
    due_dates: { main: '2027-05-01' },
    generated_outputs: ['note'],
    active_tracks: [
      { track: 'main', due_date: '2027-05-01', dependencies: ['side'], blockers: [] },
      { track: 'side', owner: 'TBD', due_date: 'TBD', blockers: ['b1'] },
    ],
    artifact_versions: [
      { artifact: 'note', path: 'TBD', version: 'v1', status: 'current' },
      { artifact: 'note', path: 'note.md', version: 'TBD', status: 'draft', supersedes: 'v1' },
      { artifact: 'ghost', path: 'TBD', version: 'TBD', status: 'draft', supersedes: 'none' },
    ],
  });
  expect(exported({ ...empty, tracks: {} }, definition, [], []).project_state.stage).toBe('TBD');
});

it('tells the whole story at the end, loudest first', () => {
  expect(closureReport(whole.state, whole.definition, whole.entries)).toMatchInlineSnapshot(`
    "# Closure report: Atlas launch

    \`atlas\` · Product launch · owner ana · client Acme

    **Ended as Closed** on 1 Mar 2027, 09:18 UTC by ana

    ## ⚠️ Around the gates

    > [!CAUTION]
    > - **\`plan\` v2 landed past closed \`code_review\`** by ana on 1 Mar 2027, 09:14 UTC
    > - **\`bill\` v1 landed past closed \`billing\`** by ana on 1 Mar 2027, 09:16 UTC
    > - **\`code_review\` was overridden** by max as keeper on 1 Mar 2027, 09:15 UTC — a typing error only
    > - **\`billing\` was overridden** by max as keeper on 1 Mar 2027, 09:17 UTC — agreed by phone

    ## Who allowed what

    - \`code_review\`: **rita** on 1 Mar 2027, 09:06 UTC (proven, as reviewer by login rita, saw aaaaaaa); only \`land:plan\`, \`to:review\`; limited to the pilot; if \`{"fact":"scope"}\`; until 1 Apr 2027, 00:00 UTC — read it
    - \`legal\`: **lex** on 1 Mar 2027, 09:11 UTC (attested, as counsel by id 4, saw fffffff, recorded by max, letter.eml (sha256 eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee)) — by letter

    ## Rejections

    - \`code_review\`: rob on 1 Mar 2027, 09:04 UTC (proven, as reviewer by login rob, saw aaaaaaa) — no budget in it

    ## Approvals that ended

    - \`code_review\`: taken back by rob on 1 Mar 2027, 09:05 UTC — it is on page 2
    - \`code_review\`: superseded on 1 Mar 2027, 09:14 UTC — other bytes of plan landed at c0ffee2
    - \`legal\`: superseded on 1 Mar 2027, 09:14 UTC — other bytes of plan landed at c0ffee2

    ## Go-aheads

    - \`act announce\` for max on 1 Mar 2027, 09:12 UTC — Announce it may be done now

    ## Artifacts

    - \`plan\` v1 (superseded) \`plans/atlas.md\` at \`c0ffee1\`, 1 Mar 2027, 09:08 UTC, by ana
    - \`plan\` v2 (current) \`plans/atlas.md\` at \`c0ffee2\`, 1 Mar 2027, 09:14 UTC, by ana
    - \`bill\` v1 (current) \`https://bills.example/1\`, 1 Mar 2027, 09:16 UTC, by ana; made from \`plan v2\`

    ## Stages

    - 1 Mar 2027, 09:00 UTC \`main\` begins in drafting
    - 1 Mar 2027, 09:08 UTC \`main\` drafting → review, on: plan lands — the plan is agreed
    - 1 Mar 2027, 09:13 UTC \`main\` review → live, on: command
    - 1 Mar 2027, 09:18 UTC \`main\` is complete

    ## What stood in the way

    - \`b10\` no date — on \`gate:legal\`, by rita on 1 Mar 2027, 09:09 UTC; cleared by rita on 1 Mar 2027, 09:10 UTC — the first of May

    ## Facts

    - \`scope\` = \`all of it\` — the brief, recorded by ana on 1 Mar 2027, 09:07 UTC

    ## The record

    - 19 entries, 1 of them refused
    - the last one is number 19, hash \`h19\`
    "
  `);
});

it('says so where nothing went around a gate, and where nothing has ended', () => {
  const { state, definition } = played([started, block]);
  const text = closureReport(state, definition, []);
  expect(text).not.toMatch(/None|## Rejections/u);
  expect(text).toMatch(/\n\nNothing: who allowed what, rejections, .*stages\n$/u);
  expect(text).toContain('Nothing went around a gate, and no gate was overridden.');
  expect(text).toContain('**It has not ended yet.**');
  expect(text).toContain('- `b2` no date — on `gate:legal`, by rita on 1 Mar 2027, 09:01 UTC; **never cleared**');
  expect(text).toContain('- never known: `scope`');
  expect(text).toContain('- 0 entries, 0 of them refused');
  const ended = { ...state, terminal_state: { id: 'abandoned', rationale: 'no budget' } };
  expect(closureReport(ended, definition, [])).toContain('**Ended as abandoned** — no budget');
  expect(closureReport({ ...state, terminal_state: { id: 'gone', rationale: '' } }, definition, [])).toContain(
    '**Ended as gone**\n',
  );
});

it('tells approvals on other tracks, and those that were too few', () => {
  const two = { policy: { ...writtenPolicy, gates: { code_review: { count: 2 } } } };
  const { state, definition, entries } = played([started, proposed, approving()], two);
  const sideways = entries.map((entry) => ({
    ...entry,
    ...(entry.events === undefined
      ? {}
      : { events: entry.events.map((event) => ('track' in event ? { ...event, track: 'side' } : event)) }),
  }));
  expect(closureReport(state, definition, sideways)).toMatch(
    /- `code_review` on `side`: \*\*rita\*\* on .* \(.*\); more were needed — read it/u,
  );
});

it('tells what the record does not hold by leaving it out: no path, no commit seen, no authority, no gates', () => {
  const { state, definition, entries } = played([
    started,
    [ana, { land: { commit: 'c0ffee3', contents: { ghost: 'g' }, authors: [1], proposal: null, passed: [] } }],
    [ana, { act: { action: 'legal', track: 'main' } }],
    [lex, { approve: { gate: 'legal', track: 'main', reason: '' } }, { head: null }],
  ]);
  const bare = entries.map((entry) => ({
    ...entry,
    events: (entry.events ?? []).map((event) => {
      if (event.type !== 'approval_changed' || event.change !== 'decided') return event;
      const { authority: _authority, ...decision } = event.decision;
      return { ...event, decision };
    }),
  }));
  const text = closureReport(state, definition, bare);
  expect(text).toContain('- `legal`: **lex** on 1 Mar 2027, 09:03 UTC (proven, as counsel)\n');
  expect(text).toContain('- `ghost` v1 (current) at `c0ffee3`, 1 Mar 2027, 09:01 UTC, by ana\n');
  const document = exported(state, definition, bare, versionsIn(bare)).project_state;
  expect(document.decision_log[0]).toMatchObject({ decision: 'act legal', evidence: 'none' });
});
