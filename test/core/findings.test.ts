import { describe, expect, it } from 'vitest';
import { fullForm } from '../../src/core/definition/full-form.ts';
import type { WrittenDefinition } from '../../src/core/definition/schema.ts';
import { findingCodes } from '../../src/core/finding.ts';
import { defaultPolicy, type WrittenPolicy } from '../../src/core/policy/schema.ts';
import type { ProjectEventBody } from '../../src/core/project/events.ts';
import { findingsIn, type Rulebook, type StateFinding } from '../../src/core/project/findings.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { statusMarkdown } from '../../src/core/surface/status-markdown.ts';
import { statusOf } from '../../src/core/surface/status.ts';
import {
  alice,
  all,
  answerOf,
  approves,
  asks,
  bob,
  dave,
  deletes,
  goesBack,
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
  quiet,
  rejects,
  sceneOf,
  sealed,
  starts,
  swept,
  withdraws,
  written,
  type Line,
  type Scene,
  type Step,
} from './given.ts';

/** A state with what it is judged by; what was done to it by hand comes on top. */
interface Case {
  readonly state: ProjectState;
  readonly log: readonly Line[];
  readonly rules: Rulebook;
}

/** What people did, by the rules. */
function after(...steps: readonly Step[]): Case {
  const { state, log, world } = sceneOf(...steps);
  if (state === null) throw new Error('no project was started');
  return { state, log, rules: world };
}

/** The same with another state, which nobody decided. */
function edited(one: Case, edit: (state: ProjectState) => Partial<ProjectState>): Case {
  return { ...one, state: { ...one.state, ...edit(one.state) } };
}

/** The same with one more line of the log, which nobody decided. */
function forged(one: Case, ...events: readonly ProjectEventBody[]): Case {
  const before = one.log.at(-1);
  if (before === undefined) throw new Error('nothing was recorded');
  const seq = before.seq + 1;
  const line = { ...before, id: `forged ${seq}`, seq, events: events.map((event, at) => sealed(event, `f${seq}`, at)) };
  return { ...one, log: [...one.log, line] };
}

function following(one: Case, definition: Partial<WrittenDefinition>): Case {
  return { ...one, rules: { ...one.rules, definition: lifecycle(definition) } };
}

function findings({ rules, state, log }: Case): readonly StateFinding[] {
  const found = findingsIn(rules, state, log);
  for (const { code, message, next, path, entry } of found) {
    expect(code in findingCodes).toBe(true);
    expect(message).toMatch(/\S/u);
    expect(next).toMatch(/countersign [a-z]+/u);
    // It stands in the state or in the log.
    expect(path.length === 0).toBe(entry !== null);
  }
  return found;
}

/** What is found, without what is known by other cases. */
function only(one: Case, code: StateFinding['code']): readonly StateFinding[] {
  return findings(one).filter((found) => found.code === code);
}

function artifact(one: ProjectState, name: string): ProjectState['artifacts'][string] {
  const found = one.artifacts[name];
  if (found === undefined) throw new Error(`${name} has not landed`);
  return found;
}

function withArtifact(
  name: string,
  changes: Partial<ProjectState['artifacts'][string]>,
): (state: ProjectState) => Partial<ProjectState> {
  return (state) => ({ artifacts: { ...state.artifacts, [name]: { ...artifact(state, name), ...changes } } });
}

type Confirm = ProjectState['approvals'][string][string];

function withConfirm(gate: string, change: (confirm: Confirm) => Confirm) {
  return (state: ProjectState): Partial<ProjectState> => {
    const confirm = state.approvals['main']?.[gate];
    if (confirm === undefined) throw new Error(`${gate} has no approval record`);
    return { approvals: { ...state.approvals, main: { ...state.approvals['main'], [gate]: change(confirm) } } };
  };
}

function withTrack(name: string, changes: Partial<ProjectState['tracks'][string]>) {
  return (state: ProjectState): Partial<ProjectState> => {
    const main = state.tracks['main'];
    if (main === undefined) throw new Error('there is no main track');
    return { tracks: { ...state.tracks, [name]: { ...main, ...state.tracks[name], ...changes } } };
  };
}

const block = (text: string, on: string): Step => asks(bob, { block: { text, on } });
const acts = (action: string): Step => asks(bob, { act: { action, track: 'main' } });
const closes = (terminal_state: string, rationale?: string): Step =>
  asks(alice, { close: { terminal_state, ...(rationale === undefined ? {} : { rationale }) } });
/** Counsel is a client: her answer is recorded by somebody else. */
const attested = approves(dave, 'legal', { on_behalf_of: answerOf(kim) });
const done = [inShip, closes('closed')];

/** The plan is approved until a day, lands before, and the project goes on to `build`. */
function planned(until: string): Step {
  const approved = approves(alice, 'plan_approval', { until });
  return all(starts(), pushes(bob, 'p', { plan: 'plan A' }), approved, merges(bob, 'p'), swept);
}

function permitting(...permits: readonly string[]): Step {
  return approves(dave, 'legal', { on_behalf_of: answerOf(kim), permits });
}

type Decision = Confirm['decisions'][number];

/** Every decision about `legal` becomes another. */
function decisions(change: (decision: Decision) => Decision) {
  return withConfirm('legal', (confirm) => ({ ...confirm, decisions: confirm.decisions.map(change) }));
}

const without = decisions(({ evidence: _evidence, ...one }) => one);

describe('a state that the rules led to', () => {
  it.each<[string, readonly Step[]]>([
    ['that has just begun', [starts()]],
    ['in every stage', [inShip]],
    ['that went back and came again', [inCheck, goesBack(bob, 'build'), pushes(bob, 'd', { code: 'code B' })]],
    ['with a blocker on each kind of thing', [starts(), block('a', 'track:main'), block('b', 'artifact:plan')]],
    ['with blockers on a gate and a decision', [starts(), block('c', 'gate:go'), block('d', 'decision:price: net')]],
    ['that ended', done],
    ['that was given up with a blocker and a rationale', [starts(), block('a', 'gate:go'), closes('abandoned', 'no')]],
    ['after an action that a client allowed', [inBuild, attested, acts('send')]],
    ['after actions inside', [inBuild, approves(alice, 'go'), acts('announce'), acts('lunch')]],
    ['after a merge by the rules', [starts(), pushes(bob, 'p', { plan: 'A' }), approves(alice, 'plan_approval')]],
  ])('has no findings: %s', (_name, steps) => {
    expect(findings(after(...steps))).toEqual([]);
  });

  it('is judged by the rules that its definition lists, by all of them where it lists none', () => {
    const one = edited(after(starts()), () => ({ owner: '', blockers: { b1: blocker('nothing') } }));
    expect(findings(one).map(({ code }) => code)).toEqual(['missing_owner', 'orphaned_blocker']);
    const listed = following(one, {
      validation_rules: ['orphaned_blocker', 'unresolved_conflict', 'orphaned_blocker'],
    });
    expect(findings(listed).map(({ code }) => code)).toEqual(['orphaned_blocker']);
    const { validation_rules: _none, ...unlisted } = fullForm(written);
    expect(findings({ ...one, rules: { ...one.rules, definition: unlisted } })).toEqual(findings(one));
    expect(findings(following(one, { validation_rules: [] }))).toEqual([]);
  });

  it('that has ended asks for nothing that cannot be done any more', () => {
    const [found] = findings(edited(after(...done), withArtifact('plan', { bypassed: ['plan_approval'] })));
    expect(found?.next).toBe(
      'acme has ended and stays as it is; a new project takes up what is left: countersign start NAME',
    );
  });
});

function blocker(on: string): ProjectState['blockers'][string] {
  return { text: 'late', on, by: 'bob', at: noon };
}

describe('invalid_transition', () => {
  const code = 'invalid_transition';

  it('is a track in a stage that the definition does not have', () => {
    expect(findings(edited(after(starts()), withTrack('risk', { stage: 'security_review' })))).toMatchObject([
      {
        code,
        path: ['tracks', 'risk', 'stage'],
        severity: 'error',
        message:
          'risk is in security_review, and release has no such stage: nothing leads there and nothing out of it (it has plan, build, check, ship)',
      },
    ]);
  });

  it('is a stage that another definition took away from under a track', () => {
    const stages = ['plan', 'check', 'ship'];
    const allowed_transitions = [{ from: 'plan', to: 'check' }];
    const migrated = { blob: 'd2', origin: 'countersign/release' };
    const one = forged(after(inBuild), { type: 'definition_pinned', what: 'definition', pin: migrated });
    const moved = following(
      edited(one, () => ({ definition: migrated })),
      { stages, allowed_transitions },
    );
    expect(findings(moved)).toMatchObject([{ code, path: ['tracks', 'main', 'stage'] }]);
  });

  it('is a move in the log that no listed transition covers', () => {
    const jump = { type: 'stage_changed', track: 'main', to: 'ship', on: 'command', rationale: 'now' } as const;
    const [found, ...more] = findings(
      edited(forged(after(inBuild), { ...jump, from: 'build' }), withTrack('main', { stage: 'ship' })),
    );
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code, entry: 5, path: [], severity: 'error' });
    expect(found?.message).toContain('main was moved from build to ship by bob on 2026-03-02, and no transition leads');
    expect(found?.next).toContain('countersign explain build');
  });

  it('is a listed move from where the track was not', () => {
    const jump = { type: 'stage_changed', track: 'main', to: 'ship', on: 'command', rationale: 'now' } as const;
    expect(findings(forged(after(inBuild), { ...jump, from: 'check' }))).toMatchObject([
      { code, entry: 5, message: expect.stringContaining('from build to ship') as string },
    ]);
    // As far back as the log goes, what it says is all there is.
    const one = forged(after(inBuild), { ...jump, from: 'check' });
    expect(only({ ...one, log: one.log.slice(-1) }, code)).toEqual([]);
  });

  it('judges a move by the definition of its day, if that can still be read', () => {
    const now = { blob: 'd2', origin: 'countersign/release' };
    const allowed_transitions = [
      { from: 'plan', to: 'check' },
      { from: 'check', to: 'build' },
      { from: 'build', to: 'ship' },
    ];
    const one = edited(
      following(forged(after(inBuild), { type: 'definition_pinned', what: 'definition', pin: now }), {
        allowed_transitions,
      }),
      () => ({ definition: now }),
    );
    expect(only(one, code)).toEqual([]);
    const then = (definition: Rulebook['definition']): Case => ({
      ...one,
      rules: { ...one.rules, earlier: { definitions: { d1: definition }, policies: {} } },
    });
    expect(only(then(fullForm(written)), code)).toEqual([]);
    expect(only(then(lifecycle({ allowed_transitions })), code)).toMatchObject([{ entry: 4 }]);
    // Whoever changed the definition may have moved its tracks.
    const move = { type: 'stage_changed', track: 'main', to: 'build', on: 'command', rationale: '' } as const;
    expect(only(forged(one, { ...move, from: 'check' }), code)).toEqual([]);
    expect(only(forged(one, { ...move, from: 'plan' }), code)).toMatchObject([{ entry: 6 }]);
    const unpinned = forged(one, { type: 'definition_pinned', what: 'definition', pin: null });
    expect(only(forged(unpinned, { ...move, from: 'plan' }), code)).toEqual([]);
  });

  it('is an end that is none, that is not reached from there, or that lacks its rationale', () => {
    const ended = (id: string, rationale: string, stage = 'ship'): readonly StateFinding[] =>
      findings(
        edited(after(inShip), (state) => ({
          ...withTrack('main', { stage })(state),
          terminal_state: { id, rationale },
        })),
      );
    expect(ended('lost', '')).toMatchObject([
      { code, path: ['terminal_state', 'id'], message: expect.stringContaining('no such end') as string },
    ]);
    expect(ended('closed', '', 'build')).toMatchObject([
      { code, message: 'acme ended as closed in build, and that end is reached from ship only' },
    ]);
    expect(ended('abandoned', 'TBD')).toMatchObject([
      { code, message: 'acme ended as abandoned, which needs a rationale, and nobody has said why' },
    ]);
    expect(ended('abandoned', 'no money')).toEqual([]);
    expect(
      findings(edited(after(starts()), () => ({ tracks: {}, terminal_state: { id: 'closed', rationale: '' } }))),
    ).toMatchObject([{ code, message: expect.stringContaining('in TBD') as string }]);
  });
});

describe('missing_owner', () => {
  const code = 'missing_owner';

  it('is a project or a track that nobody looks after', () => {
    const one = edited(after(starts()), (state) => ({ ...withTrack('main', { owner: ' ' })(state), owner: '' }));
    expect(findings(one)).toMatchObject([
      { code, path: ['owner'], severity: 'error' },
      { code, path: ['tracks', 'main', 'owner'], severity: 'error' },
    ]);
  });

  it('is something that landed and that the definition knows no owner of', () => {
    const one = following(after(inBuild), {
      artifacts: [{ artifact_type: 'code', owner: 'maker' }],
      allowed_transitions: [],
    });
    expect(only(one, code)).toMatchObject([{ path: ['artifacts', 'plan'], severity: 'error' }]);
  });

  it('is a warning where it says TBD: of a project, a track, the stage it is in, and what is current', () => {
    const tbd = after(starts(alice, { owner: 'TBD' }), lands({ commit: 'n1', contents: { notes: 'n' } }), swept);
    const one = following(tbd, {
      specialist_owners: { plan: 'TBD' },
      artifacts: [{ artifact_type: 'notes' }],
      allowed_transitions: [],
    });
    const found = only(one, code);
    expect(found.map(({ path }) => path)).toEqual([
      ['owner'],
      ['tracks', 'main', 'owner'],
      ['tracks', 'main', 'stage'],
      ['artifacts', 'notes'],
    ]);
    expect(found.every(({ severity }) => severity === 'warning')).toBe(true);
    const archived = edited(one, withArtifact('notes', { status: 'archived' }));
    expect(only(edited(archived, withTrack('main', { status: 'complete' })), code)).toMatchObject([
      { path: ['owner'] },
    ]);
    expect(only(edited(archived, withTrack('main', { status: 'superseded' })), code)).toHaveLength(1);
    const ended = edited(one, () => ({ terminal_state: { id: 'abandoned', rationale: 'no money' } }));
    expect(only(ended, code)).toEqual([]);
  });

  it('is nobody who is named: by the stage itself, or for one of several of a kind', () => {
    const stages = [{ id: 'plan', owner: 'lead' }, 'build', 'check', 'ship'];
    expect(only(following(after(starts()), { stages, specialist_owners: { plan: 'TBD' } }), code)).toEqual([]);
    const landed = after(inBuild);
    const one = edited(landed, ({ artifacts }) => ({
      artifacts: { 'plan/2': artifact(landed.state, 'plan'), ...artifacts },
    }));
    expect(only(one, code)).toEqual([]);
  });
});

describe('orphaned_blocker', () => {
  const code = 'orphaned_blocker';

  it.each([
    'track:side',
    'artifact:song',
    'gate:heaven',
    'decision:',
    'decision:TBD',
    'the weather',
    '',
    'constructor:main',
  ])('is one on "%s"', (on) => {
    const found = findings(edited(after(starts()), () => ({ blockers: { b2: blocker(on) } })));
    expect(found).toMatchObject([{ code, path: ['blockers', 'b2', 'on'], severity: 'error' }]);
    expect(found[0]?.next).toContain('countersign unblock b2 --reason "…"');
  });

  it.each(['track:main', 'artifact:code', 'artifact:code/2', 'gate:go', 'decision:which price'])(
    'is none on "%s"',
    (on) => {
      expect(findings(edited(after(starts()), () => ({ blockers: { b2: blocker(on) } })))).toEqual([]);
    },
  );

  it('is none on what landed, though the definition has it no more', () => {
    const one = edited(after(inBuild), (state) => ({
      artifacts: { song: artifact(state, 'plan') },
      blockers: { b2: blocker('artifact:song') },
    }));
    expect(only(one, code)).toEqual([]);
  });
});

describe('stale_approval', () => {
  const code = 'stale_approval';
  it('is what landed and the stage that was entered before the approval ended: somebody may look again', () => {
    const one = after(planned('2026-03-10'));
    expect(findings(one)).toEqual([]);
    expect(findings({ ...one, rules: { ...one.rules, at: '2026-03-10T00:00:00.000Z' } })).toMatchObject([
      {
        code,
        path: ['approvals', 'main', 'plan_approval'],
        severity: 'warning',
        message:
          'the approval of plan_approval expired on 2026-03-10; plan v1, which landed on 2026-03-02, and stage build, which main entered on 2026-03-02, rest on it still',
        next: expect.stringContaining('countersign approve plan_approval') as string,
      },
    ]);
    expect(findings(after(planned('2026-03-10'), later(9), swept))).toMatchObject([{ code, severity: 'warning' }]);
  });

  it('is an error where it came after the end: what has ended authorizes nothing', () => {
    const one = after(planned('2026-03-10'), later(9), swept);
    const late = edited(one, withArtifact('plan', { landed_at: '2026-03-10T00:00:00.000Z' }));
    expect(only(late, code)).toMatchObject([
      {
        severity: 'error',
        message: expect.stringContaining('plan v1, which landed on 2026-03-10, came after that') as string,
      },
    ]);
    const found = withConfirm('plan_approval', ({ voided, ...confirm }) => ({
      ...confirm,
      requested_at: '2026-03-01T00:00:00.000Z',
      ...(voided === undefined ? {} : { voided: { ...voided, status: 'superseded' } }),
    }));
    expect(only(edited(one, found), code)).toMatchObject([
      {
        severity: 'error',
        message: expect.stringMatching(/plan v1.*and stage build, which main entered.*came after/u) as string,
      },
    ]);
  });

  it('is an approval that was taken back, or that a record from elsewhere calls expired or superseded', () => {
    const back = after(inBuild, later(1), withdraws(alice, 'plan_approval', 'I misread it'));
    expect(findings(back)).toMatchObject([
      {
        code,
        severity: 'warning',
        message: expect.stringContaining('ended on 2026-03-03 (alice took the approval back: I misread it)') as string,
      },
    ]);
    const called = (status: Confirm['status'], until: { readonly expires_at?: string }): readonly StateFinding[] =>
      only(
        edited(
          after(inBuild),
          withConfirm('plan_approval', (confirm) => ({ ...confirm, status, ...until })),
        ),
        code,
      );
    // Where nobody can tell when it ended, it proves nothing.
    expect(called('superseded', {})).toMatchObject([{ severity: 'error' }]);
    expect(called('expired', { expires_at: '2026-03-02T13:00:00.000Z' })).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('is expired since 2026-03-02') as string },
    ]);
    expect(called('rejected', {})).toEqual([]);
  });

  it('knows when an approval expired, though the note of it does not say', () => {
    const one = edited(
      after(planned('2026-03-10'), later(9), swept),
      withConfirm('plan_approval', (confirm) => {
        const { expires_at: _until, ...voided } = confirm.voided ?? {
          confirm_id: '',
          because: '',
          covers: {},
          approved_by: [],
          status: 'expired' as const,
        };
        return { ...confirm, voided };
      }),
    );
    expect(only(one, code)).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('ended on 2026-03-11') as string },
    ]);
  });

  it('is none where the record went on to other bytes, nothing rests on it, or the project is over', () => {
    expect(findings(after(inBuild, pushes(bob, 'q', { plan: 'plan B' }), approves(alice, 'plan_approval')))).toEqual(
      [],
    );
    expect(
      findings(
        after(
          starts(),
          pushes(bob, 'p', { plan: 'A' }),
          approves(alice, 'plan_approval'),
          withdraws(alice, 'plan_approval'),
        ),
      ),
    ).toEqual([]);
    expect(findings(after(starts(), pushes(bob, 'p', { plan: 'A' }), rejects(alice, 'plan_approval')))).toEqual([]);
    const over = after(inBuild, later(1), withdraws(alice, 'plan_approval'), closes('abandoned', 'no money'));
    expect(findings(over)).toEqual([]);
    const late = edited(over, withArtifact('plan', { landed_at: '2026-03-04T00:00:00.000Z' }));
    expect(findings(late)).toMatchObject([{ code, severity: 'error' }]);
    // What happened in the same moment may have happened before.
    expect(findings(after(inBuild, withdraws(alice, 'plan_approval')))).toMatchObject([{ severity: 'warning' }]);
    expect(findings(edited(after(inBuild, withdraws(alice, 'plan_approval')), () => ({ artifacts: {} })))).toEqual([]);
  });

  it('is none for what landed past the gate, which is another finding, nor for what the gate is not about', () => {
    const back = after(inBuild, later(1), withdraws(alice, 'plan_approval'));
    const past = edited({ ...back, log: [] }, withArtifact('plan', { bypassed: ['plan_approval'] }));
    expect(findings(past)).toMatchObject([{ code: 'gate_bypassed_without_rationale' }]);
    const other = following({ ...back, log: [] }, { artifacts: [{ artifact_type: 'plan', owner: 'maker' }] });
    expect(only(other, code)).toEqual([]);
    const archived = edited({ ...back, log: [] }, withArtifact('plan', { status: 'archived' }));
    expect(only(archived, code)).toEqual([]);
  });

  it('is, on another track, only the stage that it was entered by', () => {
    const back = after(inBuild, later(1), withdraws(alice, 'plan_approval'));
    const side = edited(back, (state) => ({
      ...withTrack('side', {})(state),
      approvals: {
        side: Object.fromEntries(
          Object.entries(state.approvals['main'] ?? {}).map(([gate, confirm]) => [gate, { ...confirm, track: 'side' }]),
        ),
      },
    }));
    expect(only(side, code)).toEqual([]);
    const move = { type: 'stage_changed', track: 'side', from: 'plan', to: 'build', on: '', rationale: '' } as const;
    expect(only(forged(side, move), code)).toMatchObject([
      { path: ['approvals', 'side', 'plan_approval'], next: expect.stringContaining('--track side') as string },
    ]);
    // A way there that asks for nothing proves that the approval was not needed.
    const open = { from: 'plan', to: 'build' };
    const ways = [...(written.allowed_transitions ?? []), open];
    expect(only(following(forged(side, move), { allowed_transitions: ways }), code)).toEqual([]);
    expect(only(following(forged(side, move), { allowed_transitions: [] }), code)).toEqual([]);
    const unread = { ...forged(side, move), state: { ...side.state, definition: { blob: 'd9', origin: '' } } };
    expect(only(unread, code)).toEqual([]);
  });

  it('is the stage that was entered by an approval of the visit before, and of no other', () => {
    const definition: Partial<WrittenDefinition> = {
      stages: ['plan', 'build'],
      allowed_transitions: [
        { from: 'plan', to: 'build', requires: { all: [{ gate: 'go' }, { not: { flag: 'no' } }] } },
      ],
      terminal_states: ['closed'],
      actions: [],
    };
    const around = (scene: Scene): Scene => ({
      ...scene,
      world: { ...scene.world, definition: lifecycle(definition) },
    });
    const one = after(
      around,
      starts(),
      approves(alice, 'go', { until: '2026-03-10' }),
      asks(alice, { advance: { track: 'main' } }),
    );
    expect(one.state.tracks['main']).toMatchObject({ stage: 'build', visit: 2 });
    const old = { ...one, rules: { ...one.rules, at: '2026-03-12T00:00:00.000Z' } };
    expect(findings(old)).toMatchObject([
      { code, severity: 'warning', message: expect.stringContaining('stage build, which main entered') as string },
    ]);
    expect(findings(edited(old, withTrack('main', { visit: 4 })))).toEqual([]);
  });
});

describe('artifact_without_source_or_version', () => {
  const code = 'artifact_without_source_or_version';
  const one = after(inBuild);

  it('is a version that is none', () => {
    for (const version of ['', 'TBD', 'v0', 'v0-draft', '2']) {
      expect(findings(edited(one, withArtifact('plan', { version })))).toMatchObject([
        { code, path: ['artifacts', 'plan', 'version'], severity: 'error' },
      ]);
    }
  });

  it('is bytes that no commit and no address leads to', () => {
    const { commit: _commit, path: _path, ...plan } = artifact(one.state, 'plan');
    const lost = edited(one, () => ({ artifacts: { plan } }));
    expect(findings(lost)).toMatchObject([{ code, path: ['artifacts', 'plan'], severity: 'error' }]);
    expect(findings(lost)[0]?.next).toContain('countersign merge BRANCH');
    expect(findings(edited(one, () => ({ artifacts: { plan: { ...plan, path: 'TBD' } } })))).toHaveLength(1);
    expect(findings(edited(one, () => ({ artifacts: { plan: { ...plan, path: 'plan.md' } } })))).toEqual([]);
    expect(findings(edited(one, () => ({ artifacts: { plan: { ...plan, commit: 'c1' } } })))).toEqual([]);
    const other = edited(after(starts()), () => ({ artifacts: { poster: plan, song: plan } }));
    expect(only(other, code).map(({ next }) => next)).toEqual([
      'countersign artifact poster --address URL --sha256 DIGEST',
      'countersign artifact song --address URL --sha256 DIGEST',
    ]);
  });

  it('is a source that never landed, and a warning where nothing is said about sources', () => {
    expect(findings(edited(one, withArtifact('plan', { source_artifacts: ['brief v2'] })))).toMatchObject([
      { code, path: ['artifacts', 'plan', 'source_artifacts', 0], severity: 'error' },
    ]);
    const { source_artifacts: _sources, ...plan } = artifact(one.state, 'plan');
    expect(findings(edited(one, () => ({ artifacts: { plan } })))).toMatchObject([{ code, severity: 'warning' }]);
    expect(artifact(after(inCheck).state, 'code').source_artifacts).toEqual(['plan v1']);
  });
});

describe('gate_bypassed_without_rationale', () => {
  const code = 'gate_bypassed_without_rationale';
  const past: readonly Step[] = [starts(), lands({ commit: 'p1', contents: { plan: 'plan A' }, by: bob }), swept];

  it('is what landed past a closed gate, until somebody says why', () => {
    const one = after(...past);
    expect(findings(one)).toMatchObject([
      {
        code,
        path: ['artifacts', 'plan', 'bypassed'],
        severity: 'error',
        message: 'plan v1 landed past the closed gate plan_approval on 2026-03-02, by bob, and nobody has said why',
        next: expect.stringContaining('countersign override plan_approval --reason "…"') as string,
      },
    ]);
    expect(findings({ ...one, log: [] })).toMatchObject([
      { code, message: 'plan v1 landed past the closed gate plan_approval on 2026-03-02, and nobody has said why' },
    ]);
    expect(findings(after(...past, overrides(alice, 'plan_approval')))).toEqual([]);
    const approved = [pushes(bob, 'p', { plan: 'plan B' }), approves(alice, 'plan_approval'), merges(bob, 'p'), swept];
    expect(findings(after(...past, ...approved))).toEqual([]);
  });

  it('is found in the log, too, if the state was made to forget it', () => {
    const one = edited(after(...past), withArtifact('plan', { bypassed: [] }));
    expect(findings(one)).toMatchObject([{ code, entry: 2, path: [] }]);
    const other = { type: 'gate_overridden', gate: 'plan_approval', track: 'main', reason: 'x', role: 'lead' } as const;
    expect(findings(forged(one, { ...other, covers: { plan: 'plan Z' } }))).toMatchObject([{ code }]);
    expect(findings(forged(one, { ...other, gate: 'go', covers: { plan: 'plan A' } }))).toMatchObject([{ code }]);
    expect(findings(forged(one, { ...other, covers: { plan: 'plan A' } }))).toEqual([]);
  });

  it('is what was taken off the default branch past a closed gate', () => {
    const gone = [inBuild, lands({ commit: 'x1', contents: { plan: null }, by: bob }), swept];
    expect(findings(after(...gone))).toMatchObject([
      { code, entry: 5, message: expect.stringContaining('plan v1 was taken off the default branch past') as string },
    ]);
    expect(findings(after(...gone, overrides(alice, 'plan_approval')))).toEqual([]);
    const both = after(...past, lands({ commit: 'x1', contents: { plan: null }, by: bob }), swept);
    expect(findings(both).map(({ message }) => message)).toEqual([
      'plan v1 landed past the closed gate plan_approval on 2026-03-02, and nobody has said why',
      'plan v1 was taken off the default branch past the closed gate plan_approval on 2026-03-02, by bob, and nobody has said why',
    ]);
    // Drafts that are dropped and what needs no gate are no such thing.
    expect(findings(after(inBuild, pushes(bob, 'q', { plan: 'B' }), swept, deletes('q'), swept))).toEqual([]);
  });

  it('is a gate that was overridden by nobody, never, for no reason or for nothing', () => {
    const one = after(starts(), overrides(alice, 'go'));
    expect(findings(one)).toEqual([]);
    const blind = edited(
      one,
      withConfirm('go', (confirm) => ({ ...confirm, covers: {}, overridden: { by: '', at: '', reason: 'TBD' } })),
    );
    expect(findings(blind)).toMatchObject([
      {
        code,
        path: ['approvals', 'main', 'go', 'overridden'],
        message: 'go was opened without an approval, and the record does not say who did it, when, why, for what',
      },
    ]);
  });
});

describe('terminal_state_with_open_blockers', () => {
  const code = 'terminal_state_with_open_blockers';

  it('is an end that leaves no blocker behind, with one left', () => {
    const ended = (id: string): Case =>
      edited(after(inShip, block('no contact', 'gate:go')), ({ seq }) => ({
        seq,
        terminal_state: { id, rationale: 'enough' },
      }));
    const found = findings(ended('closed'));
    expect(found).toMatchObject([
      {
        code,
        path: ['blockers', expect.stringMatching(/^b\d+$/u)],
        severity: 'error',
        message: expect.stringContaining('(no contact; on gate:go, by bob)') as string,
      },
    ]);
    expect(only(ended('unheard_of'), code)).toHaveLength(1);
    expect(findings(ended('abandoned'))).toEqual([]);
    expect(findings(after(...done))).toEqual([]);
    expect(findings(after(starts(), block('no contact', 'gate:go')))).toEqual([]);
  });
});

describe('a status', () => {
  it('names the rules that a state breaks, each once, and what tells more', () => {
    const { world, state } = sceneOf(starts());
    if (state === null) throw new Error('no project was started');
    expect(statusOf(world, state).broken_rules).toEqual([]);
    expect(statusMarkdown(statusOf(world, state))).not.toContain('Against the rules');
    const blockers = { b2: blocker('gate:heaven'), b3: blocker('gate:hell') };
    const view = statusOf(world, { ...state, owner: '', blockers });
    expect(view.broken_rules).toEqual(['missing_owner', 'orphaned_blocker']);
    expect(statusMarkdown(view)).toContain(
      '⚠️ Against the rules (`countersign verify` says what and where): `missing_owner`, `orphaned_blocker`',
    );
  });

  it('leaves warnings, and what only the log tells, to those who look closer', () => {
    const { world, state } = sceneOf(inBuild, attested);
    if (state === null) throw new Error('no project was started');
    const policy = policyWith({ gates: { legal: { assurance: 'proven' } } });
    expect(statusOf({ ...world, policy }, { ...state, owner: 'TBD' }).broken_rules).toEqual([]);
  });
});

describe('external_action_without_approval_evidence', () => {
  const code = 'external_action_without_approval_evidence';
  const sent = after(inBuild, attested, acts('send'));
  const go = { type: 'decision_recorded', decision: 'act send', rationale: '', track: 'main', gates: [] } as const;

  it('is a go-ahead on a gate that nobody had approved', () => {
    const [found] = findings(forged(after(inBuild), go));
    expect(found).toMatchObject({
      code,
      entry: 5,
      severity: 'error',
      message: 'bob got the go-ahead for send on 2026-03-02, and nobody had approved legal',
      next: expect.stringContaining('countersign explain legal') as string,
    });
    expect(findings(forged(after(inBuild), { ...go, decision: 'act announce' }))).toEqual([]);
    expect(findings(forged(after(inBuild), { ...go, decision: 'act unheard_of' }))).toEqual([]);
    expect(findings(forged(after(inBuild), { ...go, decision: 'merge p at 1234567' }))).toEqual([]);
    expect(findings(forged(after(inBuild), { ...go, track: 'side' }))).toHaveLength(1);
  });

  it('is a go-ahead on an approval that was not given, that had ended, or that permits other things', () => {
    const messages = (...steps: readonly Step[]): readonly string[] =>
      only(forged(after(inBuild, ...steps), go), code).map(({ message }) => message);
    expect(messages(rejects(dave, 'legal', { on_behalf_of: answerOf(kim) }))).toEqual([
      expect.stringContaining('legal was closed then (rejected)'),
    ]);
    const until = approves(dave, 'legal', { on_behalf_of: answerOf(kim), until: '2026-03-03' });
    expect(messages(until)).toEqual([]);
    expect(messages(until, later(2), knows(bob, 'size', 1))).toEqual([
      expect.stringContaining('legal was closed then (requested)'),
    ]);
    const lines = after(inBuild, until);
    const at = '2026-03-03T00:00:00.000Z';
    const atTheEnd = { ...lines, log: forged(lines, go).log.map((line) => (line.seq === 6 ? { ...line, at } : line)) };
    expect(only(atTheEnd, code).map(({ message }) => message)).toEqual([
      expect.stringContaining('legal was closed then (expired)'),
    ]);
    expect(messages(permitting('announce'))).toEqual([expect.stringContaining('approved only for announce')]);
    expect(messages(permitting('send'))).toEqual([]);
    expect(messages(permitting('send@main'))).toEqual([]);
    const conditions = [{ artifact: 'plan' }];
    expect(messages(approves(dave, 'legal', { on_behalf_of: answerOf(kim), conditions }))).toEqual([]);
  });

  it('is an action that no gate stands before', () => {
    const actions = [{ id: 'send', external: true, requires: { any: [{ gate: 'legal' }, { artifact: 'plan' }] } }];
    expect(only(following(sent, { actions }), code)).toMatchObject([
      { entry: sent.log.length, message: expect.stringContaining('no gate stands before it') as string },
    ]);
    const asked = [
      { id: 'send', external: true, requires: { all: [{ gate: 'go' }, { gate: 'legal', is: 'closed' as const }] } },
    ];
    expect(only(following(sent, { actions: asked }), code)).toMatchObject([
      { message: expect.stringContaining('nobody had approved go') as string },
    ]);
  });

  it('is an action whose gates only checks answer; beside one that people answer they prove nothing and harm nothing', () => {
    const under = (gates: NonNullable<WrittenPolicy['gates']>, at: typeof sent) =>
      only({ ...at, rules: { ...at.rules, policy: policyWith({ gates }) } }, code).map(({ message }) => message);
    expect(under({ legal: { checks: ['ci'] } }, forged(after(inBuild), go))).toEqual([
      'bob got the go-ahead for send on 2026-03-02, and only checks answer legal: nobody was asked',
    ]);
    const actions = [{ id: 'send', external: true, gates: ['go', 'legal'] }];
    expect(under({ go: { checks: ['ci'] } }, following(sent, { actions }))).toEqual([]);
  });

  const approved = after(inBuild, attested);
  it('is an approval of nobody, or without the evidence that it needs, that opens an action outside', () => {
    const found = (edit: (state: ProjectState) => Partial<ProjectState>): readonly StateFinding[] =>
      findings(edited(approved, edit));
    expect(found(withConfirm('legal', (confirm) => ({ ...confirm, decisions: [] })))).toMatchObject([
      {
        code,
        path: ['approvals', 'main', 'legal'],
        severity: 'error',
        message: 'send may be done now, and legal was approved by nobody that the record names, and it takes 1',
      },
    ]);
    for (const change of [{ decided_by_login: 'TBD' }, { decided_at: '' }]) {
      expect(found(decisions((one) => ({ ...one, ...change })))).toMatchObject([
        { code, message: expect.stringContaining('it is not recorded who decided, and when') as string },
      ]);
    }
    expect(found(without)).toMatchObject([{ message: expect.stringContaining('no evidence is kept') as string }]);
    expect(found(decisions((one) => ({ ...one, attested_by: '' })))).toHaveLength(1);
    expect(found(decisions((one) => ({ ...one, assurance: 'asserted' })))).toMatchObject([
      { message: expect.stringContaining('that it was kim is asserted only, and attested was asked for') as string },
    ]);
    expect(found(decisions((one) => ({ ...one, assurance: 'proven' })))).toEqual([]);
    expect(found(decisions((one) => ({ ...one, status: 'cancelled' })))).toHaveLength(1);
    expect(found(withConfirm('legal', (confirm) => ({ ...confirm, status: 'rejected', decisions: [] })))).toEqual([]);
    const ended = edited(edited(approved, without), () => ({ terminal_state: { id: 'abandoned', rationale: 'x' } }));
    expect(findings(ended)).toEqual([]);
  });

  it('is fewer people than the gate takes', () => {
    const two = { ...approved, rules: { ...approved.rules, policy: policyWith({ gates: { legal: { count: 2 } } }) } };
    expect(findings(two)).toMatchObject([
      { code, message: 'send may be done now, and legal was approved by kim only, and it takes 2' },
    ]);
  });

  it('judges a decision by the policy of its day, if that can still be read', () => {
    const strict = policyWith({ gates: { legal: { assurance: 'proven' } } });
    const pin = { blob: 'p2', origin: '.github/countersign.yml' };
    const tightened = edited(
      forged(after(inBuild, attested, later(1), knows(bob, 'size', 1)), {
        type: 'definition_pinned',
        what: 'policy',
        pin,
      }),
      () => ({ policy: pin }),
    );
    const under = (earlier: Rulebook['policy'] | null): Case => ({
      ...tightened,
      rules: {
        ...tightened.rules,
        policy: strict,
        earlier: { definitions: {}, policies: earlier === null ? {} : { p1: earlier } },
      },
    });
    expect(findings(under(quiet.policy))).toEqual([]);
    expect(findings(under(null))).toEqual([]);
    expect(findings(under(strict))).toMatchObject([{ code }]);
    // Without the log only the policy of today is known; with its end, that there was another one.
    expect(findings({ ...under(null), log: [] })).toMatchObject([{ code }]);
    expect(findings({ ...under(null), log: tightened.log.slice(-1) })).toEqual([]);
    // Before the first policy there was the default one.
    const none = { type: 'definition_pinned', what: 'policy', pin: null } as const;
    const unpinned = edited({ ...approved, rules: { ...approved.rules, policy: defaultPolicy } }, () => ({
      policy: null,
    }));
    expect(findings({ ...unpinned, log: [] })).toEqual([]);
    const first = {
      ...under(null),
      log: tightened.log.map((line) => (line.seq === 1 ? { ...line, events: [] } : line)),
    };
    expect(
      only({ ...first, rules: { ...first.rules, definition: lifecycle({ gates: strictGates }) } }, code),
    ).toMatchObject([{ message: expect.stringContaining('proven was asked for') as string }]);
    const later_ = edited(forged(tightened, none), () => ({ policy: null }));
    expect(findings({ ...later_, rules: { ...later_.rules, policy: defaultPolicy } })).toEqual([]);
  });

  it('asks what is known of a gate that the definition has no more', () => {
    const gates = (written.gates ?? []).filter((one) => typeof one !== 'string' && one.gate_id !== 'legal');
    expect(only(following(approved, { gates }), code)).toEqual([]);
    expect(only(following(edited(approved, without), { gates }), code)).toHaveLength(1);
  });

  it('is a warning where the gate was overridden with a rationale, and an error without one', () => {
    const one = after(inBuild, overrides(alice, 'legal'));
    expect(findings(one)).toMatchObject([
      {
        code,
        path: ['approvals', 'main', 'legal'],
        severity: 'warning',
        message: 'send may be done now, and legal was opened by alice without an approval: it burns',
        next: expect.stringContaining('countersign reject legal') as string,
      },
    ]);
    for (const blank of [{ by: '' }, { reason: ' ' }]) {
      const blind = edited(
        one,
        withConfirm('legal', (confirm) => ({
          ...confirm,
          overridden: { by: 'alice', at: noon, reason: 'it burns', ...blank },
        })),
      );
      expect(only(blind, code)).toMatchObject([{ severity: 'error' }]);
    }
    // Once it is done, that is what there is to say.
    expect(findings(after(inBuild, overrides(alice, 'legal'), acts('send')))).toMatchObject([
      { code, entry: 6, severity: 'warning', message: expect.stringContaining('got the go-ahead for send') as string },
    ]);
  });

  it('is judged by the approvals of its day, or by those of now where the log begins too late and they are that old', () => {
    const back = after(
      inBuild,
      attested,
      acts('send'),
      later(1),
      pushes(bob, 'p', { plan: 'plan B' }),
      merges(bob, 'p'),
      swept,
    );
    expect(only(back, code)).toEqual([]);
    const tail = { ...sent, log: sent.log.slice(-1) };
    expect(findings(tail)).toEqual([]);
    expect(findings(edited(tail, without))).toMatchObject([{ code, entry: sent.log.length }]);
    const since = withConfirm('legal', (confirm) => ({
      ...confirm,
      decisions: [],
      requested_at: '2026-03-09T00:00:00.000Z',
    }));
    expect(only(edited(tail, since), code)).toMatchObject([{ path: ['approvals', 'main', 'legal'] }]);
    expect(
      only(
        edited(tail, () => ({ approvals: {} })),
        code,
      ),
    ).toEqual([]);
  });
});

const strictGates = (written.gates ?? []).map((one) => {
  if (typeof one === 'string' || one.gate_id !== 'legal') return one;
  const { assurance: _assurance, ...gate } = one;
  return gate;
});

it('finds what is wrong with the worked example of the services lifecycle, which breaks its own rules', () => {
  const began = after(starts());
  const example = edited(began, (state) => ({
    ...withTrack('security', { stage: 'security_review', kind: 'risk', status: 'blocked', owner: 'TBD' })(state),
    blockers: { b9: blocker('incident owner not named') },
    approvals: {
      main: {
        legal: {
          confirm_id: 'c1',
          number: 1,
          gate: 'legal',
          track: 'main',
          status: 'approved',
          covers: { 'stage:plan': 'visit 1' },
          requested_by_role: 'counsel',
          requested_at: noon,
          decisions: [],
        },
      },
    },
  }));
  const move = {
    type: 'stage_changed',
    track: 'main',
    from: 'plan',
    to: 'security_review',
    on: '',
    rationale: '',
  } as const;
  expect(findings(forged(example, move)).map(({ code, severity }) => [code, severity])).toEqual([
    ['invalid_transition', 'error'],
    ['invalid_transition', 'error'],
    ['missing_owner', 'warning'],
    ['orphaned_blocker', 'error'],
    ['external_action_without_approval_evidence', 'error'],
  ]);
});
