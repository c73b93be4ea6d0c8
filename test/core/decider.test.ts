import { describe, expect, it } from 'vitest';
import { projectDecider, projectFolder } from '../../src/core/project/decider.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import type { ProjectEventBody } from '../../src/core/project/events.ts';
import { own } from '../../src/core/own.ts';
import type { MaybeState } from '../../src/core/project/evolve.ts';
import { eventText, subjectOf } from '../../src/core/project/subject.ts';
import {
  alice,
  approves,
  around,
  asks,
  bob,
  carol,
  dave,
  dismisses,
  finds,
  given,
  headOf,
  inBuild,
  inCheck,
  inShip,
  knows,
  lands,
  later,
  merges,
  noon,
  observedIn,
  overrides,
  pushes,
  rejects,
  requests,
  sceneOf,
  sealed,
  starts,
  swept,
  withdraws,
  type Step,
} from './given.ts';

const fact = (name: string, value: string | number): ProjectCommand => ({ fact: { fact: name, value, source: 's' } });

const assume = (assumption: string, value: string): ProjectCommand => ({
  assume: { assumption, value, because: 'b' },
});

const conflict = (about: string, ...claims: readonly string[]): ProjectCommand => ({
  conflict: { about, claims, on: 'track:main' },
});

const resolve = (of: string, value?: string): ProjectCommand => ({
  resolve: { conflict: of, because: 'b', ...(value === undefined ? {} : { value }) },
});

describe('what must not be kept', () => {
  const observed = observedIn(sceneOf());
  const mask = (command: ProjectCommand, state: MaybeState = null) =>
    projectDecider.masked(observed, command, (text) => `digest of ${text}`, state);

  it('a sensitive fact is its digest', () => {
    expect(mask(fact('client.secret', 42))).toEqual(fact('client.secret', 'sha256:digest of 42'));
  });

  it('it is that as an assumption, too; a word for not knowing is no secret', () => {
    expect(mask(assume('client.secret', 'x'))).toEqual(assume('client.secret', 'sha256:digest of x'));
    expect(mask(assume('other', 'x'))).toEqual(assume('other', 'x'));
    expect(mask(fact('client.secret', 'TBD'))).toEqual(fact('client.secret', 'TBD'));
  });

  it('it is that in what sources say about it, whatever else they say', () => {
    expect(mask(conflict('which client.secret is right?', 'a mail: 1234', 'no source'))).toEqual(
      conflict('which client.secret is right?', 'a mail: sha256:digest of 1234', 'sha256:digest of no source'),
    );
    expect(mask(conflict('x', 'a: my client.secret.', 'b: y'))).toEqual(
      conflict('x', 'a: sha256:digest of my client.secret.', 'b: sha256:digest of y'),
    );
    expect(mask(conflict('client.secrets', 'a: 1', 'b: 2'))).toEqual(conflict('client.secrets', 'a: 1', 'b: 2'));
  });

  it('it is that in the decision of a conflict about it, and of one that nobody knows here', () => {
    const { state } = given(
      starts(),
      asks(bob, { fact: { fact: 'client.secret', value: 'sha256:1', source: 'a' } }),
      asks(bob, { fact: { fact: 'client.secret', value: 'sha256:2', source: 'b' } }),
      asks(bob, { fact: { fact: 'x', value: '1', source: 'a' } }),
      asks(bob, { fact: { fact: 'x', value: '2', source: 'b' } }),
      asks(bob, { conflict: { about: 'z', claims: ['a: 1', 'b: 2'], on: 'track:main' } }),
    ).when();
    expect(mask(resolve('c3', 'secret'), state)).toEqual(resolve('c3', 'sha256:digest of secret'));
    expect(mask(resolve('c3', 'sha256:2'), state)).toEqual(resolve('c3', 'sha256:2'));
    expect(mask(resolve('c3'), state)).toEqual(resolve('c3'));
    expect(mask(resolve('c5', '3'), state)).toEqual(resolve('c5', '3'));
    expect(mask(resolve('c6', '3'), state)).toEqual(resolve('c6', '3'));
    expect(mask(resolve('c9', 'secret'), state)).toEqual(resolve('c9', 'sha256:digest of secret'));
    expect(mask(resolve('c9', 'secret'))).toEqual(resolve('c9', 'sha256:digest of secret'));
  });

  it('everything else is kept as it is', () => {
    expect(mask(fact('release.version', '2.0'))).toEqual(fact('release.version', '2.0'));
    expect(mask(fact('constructor', 'x'))).toEqual(fact('constructor', 'x'));
    expect(mask({ flag: { flag: 'x', reason: 'client.secret' } })).toEqual({
      flag: { flag: 'x', reason: 'client.secret' },
    });
  });
});

const kept = (...steps: readonly Step[]) => {
  const { state, scene } = given(starts(), ...steps).when();
  return projectDecider.keepsRefusal(
    state,
    headOf(state, { source: 's', actor: bob, command: fact('x', 1) }, scene.world.at),
  );
};

describe('refusals of one person', () => {
  const wrong = asks(bob, { flag: { flag: '?', reason: 'x' } });
  it('are written out up to twenty in an hour', () => {
    expect(kept()).toBe(true);
    expect(kept(...Array.from({ length: 19 }, () => wrong))).toBe(true);
    expect(kept(...Array.from({ length: 20 }, () => wrong))).toBe(false);
  });

  it('are counted anew in the next hour, and for everybody else', () => {
    const twenty = Array.from({ length: 20 }, () => wrong);
    expect(kept(...twenty, later(1 / 24))).toBe(true);
    const { state } = given(starts(), ...twenty).when();
    expect(
      projectDecider.keepsRefusal(state, headOf(state, { source: 's', actor: carol, command: fact('x', 1) }, noon)),
    ).toBe(true);
    expect(
      projectDecider.keepsRefusal(null, headOf(null, { source: 's', actor: carol, command: fact('x', 1) }, noon)),
    ).toBe(true);
  });

  it('of other hours are forgotten with the next entry', () => {
    const { state } = given(starts(), wrong).when(later(1), knows(alice, 'x', 1));
    expect(state.refused).toEqual({});
  });
});

describe('bookkeeping', () => {
  it('every entry has the next number, refused ones too', () => {
    const { scene } = given(inShip).when(asks(bob, { flag: { flag: '?', reason: 'x' } }), knows(bob, 'x', 1));
    expect(scene.log.map((line) => line.seq)).toEqual(scene.log.map((_line, index) => index + 1));
    expect(projectDecider.seqOf(scene.state)).toBe(scene.log.length);
    expect(projectDecider.seqOf(null)).toBe(0);
  });

  it('entries are known by id for ten minutes', () => {
    const seen = [starts(), asks(bob, fact('x', 1), 'comment 9')];
    const after = (minutes: number) => given(...seen, later(minutes / 1440)).when(knows(bob, 'y', 2)).state;
    expect(projectDecider.hasSeen(after(9), 'comment 9')).toBe(true);
    expect(projectDecider.hasSeen(after(11), 'comment 9')).toBe(false);
    expect(projectDecider.hasSeen(null, 'comment 9')).toBe(false);
  });

  it('at most 64 of them', () => {
    const { state } = given(starts()).when(...Array.from({ length: 120 }, (_, index) => knows(bob, 'x', index)));
    expect(state.seen).toHaveLength(64);
    expect(state.seq).toBe(121);
  });
});

const documentsOf = (...steps: readonly Step[]) => {
  const { state, scene } = given(...steps).when();
  const line = scene.last.at(-1);
  if (line === undefined) throw new Error('nothing was recorded');
  return (line.events ?? []).flatMap((event) => projectDecider.documents(state, event, line));
};

describe('the texts beside state and log', () => {
  it('are the pinned texts', () => {
    expect(documentsOf(starts())).toEqual([
      { path: 'definition.yaml', blob: 'd1' },
      { path: 'policy.yaml', blob: 'p1' },
    ]);
    expect(documentsOf(starts(), around({ policyPin: null }), swept)).toEqual([]);
  });

  it('are the record of each approval, under its number', () => {
    const [document] = documentsOf(starts(), requests(bob, 'go'));
    expect(document).toMatchObject({ path: 'confirms/go/main-1.yaml', whole: { status: 'requested' } });
    expect(documentsOf(starts(), approves(alice, 'go'), rejects(dave, 'go'))).toMatchObject([
      { path: 'confirms/go/main-2.yaml' },
      { path: 'confirms/go/main-2.yaml', whole: { status: 'rejected' } },
    ]);
    expect(documentsOf(starts(), overrides(dave, 'go'))).toMatchObject([
      { path: 'confirms/go/main-1.yaml', whole: { overridden: { by: 'dave' } } },
    ]);
  });

  it('are a line for each version, and none for drafts', () => {
    expect(
      documentsOf(starts(), pushes(bob, 'p', { plan: 'A' }), approves(alice, 'plan_approval'), merges(bob, 'p'), swept),
    ).toEqual([
      {
        path: 'artifacts/plan.yaml',
        line: {
          artifact: 'plan',
          version: 'v1',
          content: 'A',
          path: 'docs/acme/plan.md',
          commit: 'merge-of-p-1',
          supersedes: null,
          source_artifacts: [],
          bypassed: [],
          landed_at: noon,
          by: 'bob',
        },
      },
    ]);
    expect(documentsOf(starts(), pushes(bob, 'p', { plan: 'A' }), swept)).toEqual([]);
    expect(
      documentsOf(
        starts(),
        asks(bob, { artifact: { artifact: 'poster', content: 'c', address: 'https://x', source_artifacts: [] } }),
      )[0],
    ).not.toHaveProperty('line.commit');
    expect(documentsOf(starts(), lands({ commit: 'x', contents: { stray: 'S' } }), swept)[0]).not.toHaveProperty(
      'line.path',
    );
  });

  it('are none for an approval that is not there', () => {
    const { state } = given(starts()).when();
    const head = headOf(state, { source: 's', actor: bob, command: fact('x', 1) }, noon);
    const event: ProjectEventBody = {
      type: 'gate_overridden',
      gate: 'go',
      track: 'main',
      reason: 'x',
      role: 'y',
      covers: {},
    };
    expect(projectDecider.documents(state, sealed(event, 'e', 0), head)).toEqual([]);
  });

  it('lie in a folder that is found by eye', () => {
    expect(projectFolder('acme-portal')).toBe('projects/ac/acme-portal');
    expect(projectFolder('x')).toBe('projects/x/x');
  });

  it('lie by the last two digits of a number, so that no folder is crowded', () => {
    expect(projectFolder('12')).toBe('projects/12/12');
    expect(projectFolder('7')).toBe('projects/07/7');
    expect(projectFolder('1234')).toBe('projects/34/1234');
    expect(projectFolder('100')).toBe('projects/00/100');
    expect(projectFolder('9876-12')).toBe('projects/98/9876-12');
    expect(projectFolder('12a')).toBe('projects/12/12a');
  });
});

const subject = (...steps: readonly Step[]) => projectDecider.subject('acme', given(...steps).when().scene.last);

const text = (event: object) => eventText(sealed(event as ProjectEventBody, 'e', 0), 'bob');

describe('the subject of a commit', () => {
  it('says what happened, by whom, to which project', () => {
    expect(subject(starts())).toBe('project_started: Acme 2.0 by alice (acme)');
    expect(subject(starts(), approves(alice, 'go'))).toBe('approval_changed: go approved by alice (acme)');
    expect(subject(starts(), requests(alice, 'go'))).toBe('approval_requested: go asked for by alice (acme)');
    expect(subject(inBuild, pushes(bob, 'c', { code: 'K' }), swept, approves(alice, 'review'))).toBe(
      'approval_changed: review approved by alice, more are needed (acme)',
    );
    expect(subject(starts(), approves(alice, 'go'), withdraws(alice, 'go'))).toBe(
      'approval_changed: go superseded, alice took the approval back (acme)',
    );
    expect(subject(starts(), overrides(dave, 'go'))).toBe('gate_overridden: go overridden by dave (acme)');
    expect(
      subject(inBuild, pushes(bob, 'c', { code: 'K' }), approves(alice, 'review'), withdraws(alice, 'review')),
    ).toBe('approval_changed: review cancelled by alice (acme)');
    expect(
      subject(inBuild, pushes(bob, 'c', { code: 'K' }), approves(alice, 'review'), dismisses(dave, alice, 'c'), swept),
    ).toBe('approval_changed: review cancelled by dave (acme)');
    expect(subject(starts(), finds({ status_comment: 'IC_1' }), swept)).toBe(
      'receipt_recorded: status_comment is IC_1 (acme)',
    );
    expect(subject(starts(), knows(bob, 'x', 1))).toBe('fact_recorded: x by bob (acme)');
    expect(subject(starts(), asks(bob, { flag: { flag: 'x', reason: 'y' } }))).toBe('flag_raised: x by bob (acme)');
    expect(subject(starts(), asks(bob, { block: { text: 'x', on: 'track:main' } }))).toBe(
      'blocker_added: b2 by bob (acme)',
    );
    expect(
      subject(
        starts(),
        asks(bob, { block: { text: 'x', on: 'track:main' } }),
        asks(bob, { unblock: { blocker: 'b2', reason: 'y' } }),
      ),
    ).toBe('blocker_removed: b2 by bob (acme)');
    expect(subject(starts(), asks(bob, { act: { action: 'lunch', track: 'main' } }))).toBe(
      'decision_recorded: act lunch by bob (acme)',
    );
    expect(subject(starts(), asks(bob, { close: { terminal_state: 'superseded' } }))).toBe(
      'project_closed: superseded by bob (acme)',
    );
    expect(subject(inCheck, asks(bob, { back: { to: 'build', track: 'main', reason: 'x' } }))).toBe(
      'stage_changed: check → build (acme)',
    );
    expect(subject(starts(), pushes(bob, 'p', { plan: 'A' }), swept)).toBe(
      'artifact_created: plan drafted in p by bob (acme)',
    );
    expect(subject(starts(), lands({ commit: '1234567890', contents: { plan: 'A' } }), swept)).toBe(
      'artifact_created: plan v1 landed by bob, past closed plan_approval (acme)',
    );
    expect(subject(inBuild, lands({ commit: '1234567890', contents: { notes: 'A' } }), swept)).toBe(
      'artifact_created: notes v1 landed by bob (acme)',
    );
    expect(subject(inBuild, lands({ commit: '1234567890', contents: { plan: null } }), swept)).toBe(
      'artifact_retired: plan, it is gone from the default branch since 1234567, past closed plan_approval (acme)',
    );
    expect(subject(inBuild, lands({ commit: '1234567890', contents: {} }), swept)).toBe(
      'landing_recorded: 1234567 (acme)',
    );
    expect(subject(starts(), around({ policyPin: null }), swept)).toBe('definition_pinned: policy default (acme)');
    expect(subject(starts(), around({ policyPin: { blob: 'x', origin: 'policy.yml' } }), swept)).toBe(
      'definition_pinned: policy policy.yml (acme)',
    );
  });

  it('looks for the end first, then a move, then a decision', () => {
    expect(
      subject(starts(), pushes(bob, 'p', { plan: 'A' }), merges(bob, 'p'), overrides(dave, 'plan_approval')),
    ).toMatch(/^stage_changed: plan → build/u);
    expect(subject(starts(), lands({ commit: 'm', contents: { manual: 'M' } }), swept, overrides(dave, 'legal'))).toBe(
      'gate_overridden: legal overridden by dave (acme)',
    );
    expect(
      subject(
        starts(),
        pushes(bob, 'p', { plan: 'A' }),
        approves(alice, 'plan_approval'),
        pushes(bob, 'p', { plan: 'B' }),
        swept,
      ),
    ).toMatch(/^approval_changed: plan_approval superseded, plan changed in p at p2/u);
    expect(subject(starts(), approves(alice, 'go'), rejects(dave, 'go'))).toBe(
      'approval_changed: go rejected by dave (acme)',
    );
  });

  it('counts what else is in the commit', () => {
    expect(subject(starts(), pushes(bob, 'p', { plan: 'A' }), approves(alice, 'plan_approval'))).toBe(
      'approval_changed: plan_approval approved by alice and 1 more (acme)',
    );
  });

  it('says that something was refused', () => {
    expect(subject(starts(), asks(bob, { flag: { flag: '?', reason: 'y' } }))).toBe(
      'refused: flag by bob, invalid_argument (acme)',
    );
  });

  it('has something to say when nothing changed', () => {
    expect(subjectOf('acme', [])).toBe('acme');
    expect(subject(starts(), asks(bob, { expire: { gate: 'go', track: 'main' } }))).toBe('expire by bob (acme)');
    const [line] = given(starts()).when().scene.last;
    expect(line === undefined ? '' : subjectOf('acme', [{ ...line, events: undefined } as never])).toBe(
      'start by alice (acme)',
    );
  });

  it('has a sentence for every event', () => {
    expect(text({ type: 'track_started', track: 'side', stage: 'plan' })).toBe('side in plan');
    expect(text({ type: 'track_closed', track: 'side' })).toBe('side');
    expect(text({ type: 'stage_changed', track: 'side', from: 'a', to: 'b' })).toBe('side a → b');
    expect(
      text({
        type: 'gate_evaluated',
        for: 'land:x',
        gates: [
          { gate: 'g', open: true },
          { gate: 'h', open: false },
        ],
      }),
    ).toBe('land:x: g open, h closed');
    expect(text({ type: 'flag_lowered', flag: 'x' })).toBe('x by bob');
    expect(text({ type: 'from_a_later_version' })).toBe('bob');
  });
});

describe('names that people choose', () => {
  it('are never what every object has', () => {
    expect(own({ a: 1 }, 'a')).toBe(1);
    expect(own({ a: 1 }, 'toString')).toBeUndefined();
    expect(own({ a: 1 }, '__proto__')).toBeUndefined();
  });
});
