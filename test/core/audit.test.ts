import { describe, expect, it } from 'vitest';
import { auditCsv } from '../../src/core/audit/csv.ts';
import { auditPage } from '../../src/core/audit/page.ts';
import type { Passage } from '../../src/core/audit/passage.ts';
import { passagesIn, stateAfter } from '../../src/core/audit/passages.ts';
import { auditReport, type AuditedProject, type Window } from '../../src/core/audit/report.ts';
import { countsText, proofText, windowText } from '../../src/core/audit/words.ts';
import type { Definition } from '../../src/core/definition/schema.ts';
import type { ProjectEventBody } from '../../src/core/project/events.ts';
import type { Rulebook } from '../../src/core/project/findings/looked.ts';
import type { ProjectEntry } from '../../src/core/project/history.ts';
import { html } from '../../src/core/surface/html.ts';
import {
  advances,
  alice,
  answerOf,
  approves,
  around,
  artifactType,
  asks,
  bob,
  carol,
  dave,
  inBuild,
  inCheck,
  inShip,
  kim,
  knows,
  lands,
  later,
  lifecycle,
  merges,
  noon,
  overrides,
  policyWith,
  pushes,
  rejects,
  sceneOf,
  starts,
  swept,
  today,
  underPolicy,
  type Scene,
  type Step,
} from './given.ts';

function rulesOf({ world }: Scene): Rulebook {
  return { definition: world.definition, policy: world.policy, at: noon };
}

/** What an auditor is told of all this. */
function audited(...steps: readonly Step[]): readonly Passage[] {
  const scene = sceneOf(...steps);
  return passagesIn(rulesOf(scene), scene.log);
}

/** … and where these events were recorded afterwards, whatever the rules would have said. */
function forged(scene: Scene, ...events: readonly ProjectEventBody[]): readonly ProjectEntry[] {
  const last = scene.log.at(-1);
  if (last === undefined) throw new Error('there is nothing to add to');
  const seq = last.seq + 1;
  const made = events.map((event, at) => ({ ...event, event_id: `forged-${seq}-${at}` }));
  return [...scene.log, { ...last, seq, id: `forged-${seq}`, at: today('12:30'), actor: dave, saw: {}, events: made }];
}

function told(passages: readonly Passage[]): readonly string[] {
  return passages.map(
    ({ what, gates, findings }) =>
      `${what}: ${gates.map(({ gate, way }) => `${gate} ${way}`).join(', ')} [${findings.map(({ code }) => code).join(' ')}]`,
  );
}

describe('what passed gates', () => {
  it('is every landing and move, with whoever opened the gates before it', () => {
    const passages = audited(inCheck);
    expect(told(passages)).toEqual([
      'plan v1 landed: plan_approval approved []',
      'plan → build: plan_approval approved []',
      'code v1 landed: review approved []',
      'build → check:  []',
    ]);
    expect(passages[0]).toMatchObject({
      project: 'acme',
      kind: 'landing',
      by: bob,
      artifact: {
        name: 'plan',
        version: 'v1',
        content: 'plan A',
        path: 'docs/acme/plan.md',
        commit: 'merge-of-p-1',
      },
      gates: [
        {
          says: 'plan_approval is open: approved by alice',
          approvals: [
            {
              by: 'alice',
              role: 'planner',
              authority: 'e-mail alice@example.com',
              assurance: 'proven',
              head: 'p1',
              at: noon,
              reason: 'read it',
              attested_by: null,
              evidence: null,
              delegated_by: [],
              own_work: false,
            },
          ],
          override: null,
        },
      ],
    });
    expect(passages[2]?.gates[0]?.approvals.map(({ by }) => by)).toEqual(['alice', 'carol']);
  });

  it('is nothing where nothing was begun, and drafts, merges that got a go-ahead and what was refused pass nothing', () => {
    expect(passagesIn(null, [])).toEqual([]);
    expect(stateAfter([])).toBeNull();
    const scene = sceneOf(starts(), pushes(bob, 'p', { plan: 'plan A' }), approves(bob, 'plan_approval'));
    expect(told(passagesIn(rulesOf(scene), scene.log))).toEqual([]);
    const merged = forged(
      scene,
      { type: 'decision_recorded', decision: 'merge p at p1', rationale: '', track: 'main', gates: [] },
      { type: 'artifact_retired', artifact: 'plan', proposal: 'p', because: 'the branch is gone' },
    );
    expect(passagesIn(rulesOf(scene), merged)).toEqual([]);
  });

  it('says who recorded the answer of another, with the evidence, and for which actions it counts', () => {
    const passages = audited(
      underPolicy({ gates: { plan_approval: { roles: ['counsel'] } } }),
      around({ policy: policyWith({ gates: { plan_approval: { roles: ['counsel'], assurance: 'attested' } } }) }),
      starts(),
      pushes(bob, 'p', { plan: 'plan A' }),
      approves(alice, 'plan_approval', {
        on_behalf_of: answerOf(kim),
        permits: ['land:plan', 'to:build'],
        limits: 'the pilot',
        conditions: [{ no: 'blockers' }],
        until: '2027-01-01',
      }),
      merges(bob, 'p'),
      swept,
    );
    expect(passages[0]?.gates[0]).toMatchObject({
      approvals: [
        {
          by: 'kim',
          assurance: 'attested',
          attested_by: 'alice',
          evidence: { name: 'answer.eml', sha256: 'a'.repeat(64) },
        },
      ],
      terms: { permits: ['land:plan', 'to:build'], limits: 'the pilot', expires_at: '2027-01-01T00:00:00.000Z' },
    });
  });

  it('is a bypass where the gate was closed, until somebody who may has said why', () => {
    const past = [starts(), pushes(bob, 'p', { plan: 'plan A' }), merges(bob, 'p'), swept];
    expect(told(audited(...past))).toEqual(['plan v1 landed: plan_approval bypassed [bypassed]']);
    const [landing] = audited(...past, overrides(dave, 'review'), overrides(dave, 'plan_approval', 'a typo'));
    expect(landing).toMatchObject({
      gates: [
        {
          way: 'bypassed',
          override: { by: 'dave', role: 'maintain', authority: 'permission maintain', reason: 'a typo' },
        },
      ],
      findings: [{ code: 'bypassed_with_rationale', says: expect.stringContaining('dave said why: a typo') as string }],
    });
  });

  it('tells break-glass from an approval, and one person at several gates from several people', () => {
    const both = policyWith({
      gates: { legal: { roles: ['counsel'], assurance: 'proven' }, security: { roles: ['counsel'] } },
    });
    const manual = [around({ policy: both }), starts(), pushes(bob, 'm', { manual: 'manual A' })];
    const one = audited(...manual, approves(alice, 'legal'), approves(alice, 'security'), merges(bob, 'm'), swept);
    expect(told(one)).toEqual(['manual v1 landed: legal approved, security approved [several_gates]']);
    expect(one[0]?.findings[0]?.says).toBe('alice opened legal and security');
    const glass = audited(
      ...manual,
      overrides(dave, 'legal', 'it burns', 'main', 'm'),
      approves(alice, 'security'),
      merges(bob, 'm'),
      swept,
    );
    expect(told(glass)).toEqual(['manual v1 landed: legal overridden, security approved [overridden]']);
    const alone = audited(
      ...manual,
      overrides(dave, 'legal', 'it burns', 'main', 'm'),
      overrides(dave, 'security', 'it burns', 'main', 'm'),
      merges(bob, 'm'),
      swept,
    );
    expect(told(alone)).toEqual([
      'manual v1 landed: legal overridden, security overridden [overridden overridden several_gates]',
    ]);
    const past = audited(
      ...manual,
      approves(alice, 'legal'),
      merges(bob, 'm'),
      swept,
      overrides(alice, 'security', 'late'),
    );
    expect(told(past)).toEqual(['manual v1 landed: legal approved, security bypassed [bypassed_with_rationale]']);
  });

  it('names whoever approved their own work, also where the policy lets them', () => {
    const passages = audited(
      underPolicy({ gates: { plan_approval: { own_work: true } } }),
      starts(),
      pushes(alice, 'p', { plan: 'plan A' }),
      approves(alice, 'plan_approval'),
      merges(bob, 'p'),
      swept,
    );
    expect(told(passages)).toEqual([
      'plan v1 landed: plan_approval approved [own_work]',
      'plan → build: plan_approval approved [own_work]',
    ]);
    expect(passages[1]?.gates[0]?.approvals[0]?.own_work).toBe(true);
  });

  it('is also what was taken away', () => {
    const gone = [inBuild, lands({ commit: 'gone1', contents: { plan: null } }), swept];
    const removal = audited(...gone).at(-1);
    expect(removal).toMatchObject({
      kind: 'removal',
      what: 'plan was taken away',
      artifact: { name: 'plan', version: 'v1', content: null, commit: 'gone1' },
      gates: [{ way: 'bypassed', override: null }],
      findings: [{ code: 'bypassed' }],
    });
    expect(audited(...gone, overrides(dave, 'plan_approval', 'it moved')).at(-1)).toMatchObject({
      findings: [{ code: 'bypassed_with_rationale' }],
    });
    const scene = sceneOf(starts());
    const unknown = forged(scene, {
      type: 'artifact_retired',
      artifact: 'notes',
      proposal: null,
      because: 'it is gone',
    });
    expect(passagesIn(rulesOf(scene), unknown)).toMatchObject([
      { artifact: { version: null, path: null, commit: null }, why: 'it is gone', findings: [{ code: 'no_gate' }] },
    ]);
  });

  it('is also a go-ahead and the end, and says of what goes outside that nobody was asked', () => {
    const definition = lifecycle({
      actions: [
        {
          id: 'send',
          label: 'Send the plan',
          external: true,
          gates: ['go'],
          requires: { all: [{ gate: 'go' }, { gate: 'plan_approval' }] },
        },
        { id: 'shout', label: 'Shout', external: true, gates: [] },
        { id: 'lunch', label: 'Have lunch', gates: [] },
      ],
      terminal_states: [{ id: 'closed', requires: { gate: 'go' } }],
    });
    const passages = audited(
      around({ definition }),
      inBuild,
      approves(alice, 'go'),
      asks(bob, { act: { action: 'send', track: 'main' } }),
      asks(bob, { act: { action: 'shout', track: 'main' } }),
      asks(bob, { act: { action: 'lunch', track: 'main' } }),
      asks(bob, { close: { terminal_state: 'closed', rationale: 'all is said' } }),
    );
    expect(told(passages.slice(2))).toEqual([
      'send: go approved, plan_approval approved [several_gates]',
      'shout:  [no_gate]',
      'lunch:  []',
      'ended as closed: go approved []',
    ]);
    expect(passages.map(({ external }) => external)).toEqual([false, false, true, true, false, false]);
    expect(passages.at(-1)).toMatchObject({ kind: 'closure', why: 'all is said' });
  });

  it('asks only the way that was taken: a gate that was closed beside an open one was not needed', () => {
    const requires = {
      any: [
        { all: [{ gate: 'go' }, { not: { gate: 'security' } }] },
        { gate: 'legal', permits: 'to:build' },
        { gate: 'billing', is: 'closed' },
      ],
    } as const;
    const definition = lifecycle({
      allowed_transitions: [
        { from: 'plan', to: 'build', on: 'command', requires },
        { from: 'plan', to: 'build', on: { flag: 'hurry' }, requires: { all: [{ gate: 'go' }, { fact: 'hurry' }] } },
        { from: 'build', to: 'check', on: 'command' },
      ],
    });
    const passages = audited(
      around({ definition }),
      starts(),
      approves(alice, 'go'),
      advances(bob, 'build'),
      advances(bob, 'check'),
    );
    expect(told(passages)).toEqual(['plan → build: go approved, legal not needed []', 'build → check:  []']);
  });

  it('does not take a move for allowed because it is recorded', () => {
    const scene = sceneOf(inBuild, pushes(bob, 'p2', { plan: 'plan B' }), rejects(alice, 'plan_approval'));
    const moved = { type: 'stage_changed', track: 'main', on: 'command', rationale: '' } as const;
    const entries = forged(
      scene,
      { type: 'track_started', track: 'side', kind: 'risk', stage: 'plan', owner: 'bob' },
      { ...moved, track: 'side', from: 'plan', to: 'build' },
      { ...moved, from: 'build', to: 'ship' },
    );
    const passages = passagesIn(rulesOf(scene), entries).slice(2);
    expect(told(passages)).toEqual([
      'side: plan → build: plan_approval not shown [not_shown]',
      'build → ship:  [unlisted_move]',
    ]);
    expect(passages[0]?.findings[0]?.says).toBe(
      'plan_approval had to be open, and by the record plan_approval is closed: nobody has approved it',
    );
  });

  it('says that it cannot tell where the rules of then cannot be read any more', () => {
    const { log } = sceneOf(
      inShip,
      approves(alice, 'legal', { on_behalf_of: answerOf(kim) }),
      asks(bob, { act: { action: 'send', track: 'main' } }),
      asks(bob, { close: { terminal_state: 'closed' } }),
    );
    const codes = passagesIn(null, log).map(({ kind, findings }) =>
      [kind, ...findings.map(({ code }) => code)].join(' '),
    );
    expect(codes).toEqual([
      'landing',
      'move unreadable_rules',
      'landing',
      'move unreadable_rules',
      'landing no_gate',
      'move unreadable_rules',
      'action unreadable_rules',
      'closure unreadable_rules',
    ]);
    const scene = sceneOf(inBuild);
    const earlier = { ...rulesOf(scene), definition: scene.world.definition };
    const repinned = forged(scene, { type: 'definition_pinned', what: 'policy', pin: { blob: 'p2', origin: 'x' } });
    expect(passagesIn(earlier, repinned).map(({ findings }) => findings.map(({ code }) => code))).toEqual([
      [],
      ['unreadable_rules'],
    ]);
  });

  it('takes what no decision explains for opened by checks, and takes checks of then to have passed', () => {
    const scene = sceneOf(starts());
    const entries = forged(
      scene,
      {
        type: 'gate_evaluated',
        for: 'land:notes',
        gates: [{ gate: 'ci', open: true, says: 'ci is open: check ci is passed' }],
      },
      {
        type: 'artifact_created',
        status: 'current',
        artifact: 'notes',
        version: 'v1',
        content: 'n',
        supersedes: null,
        source_artifacts: [],
        authors: [],
        bypassed: [],
      },
    );
    expect(told(passagesIn(rulesOf(scene), entries))).toEqual(['notes v1 landed: ci by checks []']);
    const conditional = audited(
      around({ checks: { smoke: 'passed' } }),
      starts(),
      pushes(bob, 'p', { plan: 'plan A' }),
      approves(alice, 'plan_approval', { conditions: [{ check: 'smoke' }, { no: 'blockers' }] }),
      merges(bob, 'p'),
      swept,
    );
    expect(told(conditional).at(-1)).toBe('plan → build: plan_approval approved []');
  });

  it('takes the authority of an override from what the entry saw, and only where it says so', () => {
    const { log } = sceneOf(
      starts(),
      pushes(bob, 'p', { plan: 'plan A' }),
      overrides(dave, 'plan_approval', 'now', 'main', 'p'),
      merges(bob, 'p'),
      swept,
    );
    for (const [saw, authority] of [
      [{ authority: { role: 'lead', by: 'team acme/leads' } }, 'team acme/leads'],
      [{ authority: { role: 'lead', by: 7 } }, null],
      [{ authority: { role: 'lead' } }, null],
      [{ authority: null }, null],
      [{}, null],
    ] as const) {
      const entries = log.map((entry) => ('override' in entry.command ? { ...entry, saw } : entry));
      const [landing] = passagesIn(null, entries);
      expect(landing?.gates[0]?.override).toMatchObject({ by: 'dave', assurance: 'proven', authority });
    }
  });

  it('reads older records, which say less', () => {
    const { log } = sceneOf(inBuild);
    const older = log.map((entry) => ({
      ...entry,
      events: (entry.events ?? []).map((event) => {
        if (event.type !== 'approval_changed' || event.change !== 'decided') return event;
        const { head: _head, authority: _authority, ...decision } = event.decision;
        return { ...event, decision: { ...decision, delegated_by: [{ id: 1, login: 'ann' }] } };
      }),
    }));
    expect(passagesIn(null, older)[0]?.gates[0]?.approvals[0]).toMatchObject({
      head: null,
      authority: null,
      delegated_by: ['ann'],
    });
  });
});

const everything: Window = { from: null, to: null };

function project(passages: readonly Passage[], changes: Partial<AuditedProject> = {}): AuditedProject {
  return { id: 'acme', title: 'Acme 2.0', workflow: 'release', entries: 7, proven: true, passages, ...changes };
}

function report(projects: readonly AuditedProject[], window = everything, files: readonly string[] = []) {
  const record = files.map((file) => ({
    code: 'log_broken' as const,
    file,
    line: 3,
    column: 1,
    message: 'entry 3 is missing',
    next: 'git log -p',
    severity: 'error' as const,
  }));
  const commit = files.length === 0 ? 'c'.repeat(40) : null;
  return auditReport(projects, { made_at: noon, window, commit, record, not_looked_at: [] });
}

describe('a report', () => {
  it('holds what was recorded from a moment on up to another that is not in it', () => {
    const passages = audited(inBuild, later(1), pushes(bob, 'c', { code: 'x' }), merges(bob, 'c'), swept);
    const within = (from: string | null, to: string | null): number =>
      report([project(passages)], { from, to }).projects[0]?.passages.length ?? 0;
    expect(passages).toHaveLength(3);
    expect(within(null, null)).toBe(3);
    expect(within(noon, null)).toBe(3);
    expect(within(null, noon)).toBe(0);
    expect(within('2026-03-03T00:00:00.000Z', '2026-03-04T00:00:00.000Z')).toBe(1);
    expect(within('2026-03-01T00:00:00.000Z', '2026-03-03T00:00:00.000Z')).toBe(2);
  });

  it('counts each approval once, however much it opened', () => {
    const other = audited(inBuild).map((one) => ({ ...one, project: 'other' }));
    const { totals } = report([project(audited(inBuild)), project(other, { id: 'other' })]);
    expect(totals).toEqual({
      passages: { landing: 2, move: 2 },
      gates: { approved: 4 },
      approvals: { proven: 2 },
      findings: {},
    });
    expect(countsText(totals.passages)).toBe('landing 2 · move 2');
    expect(countsText(totals.findings)).toBe('none');
  });

  it('says which time it is about', () => {
    const midnight = '2026-03-01T00:00:00.000Z';
    expect(windowText(everything)).toBe('everything that is recorded');
    expect(windowText({ from: midnight, to: null })).toBe('from 2026-03-01 on');
    expect(windowText({ from: null, to: noon })).toBe('everything before 2026-03-02 12:00:00 UTC');
    expect(windowText({ from: midnight, to: noon })).toBe(
      'from 2026-03-01 up to 2026-03-02 12:00:00 UTC, which is not in it',
    );
  });

  it('says what of it is proven', () => {
    expect(proofText(report([project([])]))).toMatch(/^7 entries of 1 project: nothing missing/u);
    const cut = { what: 'the history', because: 'this is a shallow clone', next: 'git fetch --unshallow' };
    expect(proofText({ ...report([project([])]), not_looked_at: [cut] })).toBe(
      '7 entries of 1 project read, and not all could be proven: not looked at: the history (this is a shallow clone)',
    );
    expect(proofText(report([project([], { entries: 1 })], everything, ['format.yaml']))).toBe(
      'the record is broken, 1 finding in 1 entry of 1 project: every log is as it was written; other files of the record are not',
    );
    expect(proofText(report([project([], { proven: false })], everything, ['a', 'b']))).toBe(
      'the record is broken, 2 findings in 7 entries of 1 project: what is said here of acme is not proven',
    );
  });
});

/** A record in which people wrote whatever harms a page or a spreadsheet. */
function hostile(): readonly Passage[] {
  const evil = '<script>alert("x")</script>\u202E& \'quoted\'';
  const definition: Definition = lifecycle({
    artifacts: [
      artifactType('plan', { path: 'docs/{project}/plan.md', gates: ['plan_approval', 'security'] }),
      artifactType('manual', { path: 'MANUAL.md', gates: ['legal'] }),
    ],
  });
  const passages = audited(
    around({ definition }),
    starts(),
    pushes(bob, 'p', { plan: 'plan A' }),
    approves(alice, 'plan_approval', {
      reason: `=HYPERLINK("http://x") ${evil}`,
      permits: ['land:plan', 'to:build'],
      limits: '+1, "all"',
      conditions: [{ no: 'blockers' }],
      until: '2027-01-01',
    }),
    merges(bob, 'p'),
    swept,
    approves(alice, 'legal', { on_behalf_of: answerOf(kim), reason: '' }),
    pushes(bob, 'm', { manual: 'manual A' }),
    overrides(dave, 'legal', `-cmd ${evil}`, 'main', 'm'),
    merges(bob, 'm'),
    swept,
    knows(bob, 'release.version', '1'),
    asks(carol, { close: { terminal_state: 'abandoned', rationale: `@evil\r\n${evil}` } }),
  );
  return passages.map((one, at) => ({ ...one, external: at === 0 }));
}

describe('the report for a spreadsheet', () => {
  const csv = auditCsv(
    report([
      project(hostile(), { proven: false }),
      project(audited(starts(), lands({ commit: 'n', contents: { notes: 'n' } }), swept)),
    ]),
  );
  const lines = csv.split('\r\n');

  it('has a line for each decision, and one where there was none', () => {
    expect(lines[0]).toMatch(/^project,proven,entry,recorded_at,kind,what,/u);
    expect(lines.slice(1).filter((line) => line.startsWith('acme,no,'))).not.toEqual([]);
    expect(csv).toContain('acme,yes,2,');
    expect(csv).toContain('no_gate\r\n');
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it('quotes what RFC 4180 quotes, and makes text of what a spreadsheet would run', () => {
    expect(csv).toContain(`"'=HYPERLINK(""http://x"") <script>`);
    expect(csv).toContain(`"'+1, ""all"""`);
    expect(csv).toContain(`'-cmd <script>`);
    expect(csv).toContain(`"'@evil\r\n<script>`);
    expect(csv).not.toMatch(/(?:^|[,\n])"?[=+@-]/u);
  });
});

describe('the report as a page', () => {
  const page = auditPage(
    report([project(hostile(), { proven: false }), project([], { id: 'empty' })], everything, [
      'projects/ac/acme/log/tail.yaml',
    ]),
  );

  it('holds what people wrote as text only, runs nothing and loads nothing', () => {
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;quoted&#39;');
    expect(page).not.toContain('\u202E');
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/src=|@import|url\(|http-equiv="refresh"|onload|<(?:img|link|iframe)/u);
  });

  it('links every row to its details and back, by ids that are there once', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    const links = [...page.matchAll(/href="#([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(links.length).toBeGreaterThan(6);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('is a document that can be read out: a language, one heading of the first rank, tables with captions and headers', () => {
    expect(page).toContain('<html lang="en">');
    expect(page.match(/<h1>/gu)).toHaveLength(1);
    const tables = page.match(/<table/gu)?.length;
    expect(page.match(/<caption/gu)).toHaveLength(tables ?? 0);
    expect(page).toContain('<th scope="col">');
    expect(page).toContain('<th scope="row"');
  });

  it('says first what is not proven and what is unresolved', () => {
    expect(page).toContain('✗ Not proven.');
    expect(page).toContain('projects/ac/acme/log/tail.yaml:3 entry 3 is missing');
    expect(page).toContain('from\nno record.');
    expect(page.indexOf('Unresolved')).toBeLessThan(page.indexOf('What happened</h2>'));
    expect(page).toContain('id="unresolved-title"');
  });

  it('says that nothing happened, and that all of it is proven', () => {
    const quiet = auditPage(report([project([])]));
    expect(quiet).toContain('✓ Proven.');
    expect(quiet).toContain('Nothing landed');
    expect(quiet).not.toContain('Unresolved');
  });
});

describe('what an older record does not say', () => {
  const [whole] = audited(inCheck).filter(({ what }) => what === 'code v1 landed');
  const [gate] = whole?.gates ?? [];
  const override = { by: 'max', role: 'lead', authority: null, assurance: 'proven', at: noon, reason: 'late' } as const;
  const evidence = { name: 'yes.eml', sha256: 'e'.repeat(64) };
  const yes = {
    attested_by: 'max',
    evidence,
    head: null,
    authority: null,
    delegated_by: ['ann', 'ben'],
    own_work: true,
    reason: '',
  };
  const passage = (changes: Partial<Passage>): readonly Passage[] =>
    whole === undefined || gate === undefined
      ? []
      : [
          {
            ...whole,
            track: 'side',
            gates: [
              { ...gate, approvals: gate.approvals.map((one, at) => (at === 0 ? { ...one, ...yes } : one)) },
              { ...gate, way: 'bypassed', approvals: [], override },
            ],
            ...changes,
          },
        ];

  it('is left out of the page, and everybody who decided has a line', () => {
    const page = auditPage(report([project(passage({}))]));
    expect(page).toContain('<dd>side</dd>');
    expect(page).toContain('rowspan="2">review</th>');
    expect(page).toContain('<li>delegated by ann, then ben</li>');
    expect(page).toContain('<li>wrote part of it</li>');
    expect(page).toContain('<span class="muted">why: max</span>');
    expect(page).toContain('<li>said afterwards: “late”</li>');
    expect(page).toContain(`<li>recorded by max</li><li>yes.eml (sha256 ${'e'.repeat(64)})</li>`);
    expect(page.match(/saw <code>/gu)).toHaveLength(1);
  });

  it('is empty in the spreadsheet', () => {
    const lines = auditCsv(report([project(passage({ artifact: null }))])).split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toContain(',alice,reviewer,,proven,,');
    expect(lines[1]).toContain(',ann → ben,');
  });
});

describe('a piece of a page', () => {
  it('makes text of all that is put into it but what was made the same way', () => {
    expect(html`<p title="${'"a" & <b>'}">${[1, html`<b>${'<'}</b>`, null, 'x\ny']}</p>`.html).toBe(
      '<p title="&quot;a&quot; &amp; &lt;b&gt;">1<b>&lt;</b>x y</p>',
    );
  });
});
