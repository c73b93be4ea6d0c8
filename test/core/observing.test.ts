import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/core/condition.ts';
import type { EntryHead } from '../../src/core/entry.ts';
import { passagesIn } from '../../src/core/audit/passages.ts';
import type { WrittenPolicy } from '../../src/core/policy/schema.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import { evolve, summaryReceipt } from '../../src/core/project/evolve.ts';
import { explain } from '../../src/core/project/explain.ts';
import { findingsIn } from '../../src/core/project/findings.ts';
import { holdsNothingUp, weekToTell } from '../../src/core/project/observing.ts';
import { pendingGates, waitsFor } from '../../src/core/project/pending.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { allSteps } from '../../src/core/project/steps.ts';
import { checkView, type CheckView } from '../../src/core/surface/check.ts';
import { observedMarkdown } from '../../src/core/surface/observed.ts';
import { statusMarkdown } from '../../src/core/surface/status-markdown.ts';
import { statusOf } from '../../src/core/surface/status.ts';
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
  writtenPolicy,
  zoe,
  type Ask,
  type Played,
  type WorldChange,
} from './scene.ts';

const observe: WrittenPolicy = { ...writtenPolicy, mode: 'observe' };
const observing: WorldChange = { policy: observe, proposals: { topic } };
const enforcing: WorldChange = { proposals: { topic } };

function by(actor: Ask[0], command: ProjectCommand, change: WorldChange = observing): Ask {
  return [actor, command, change];
}

const scope: ProjectCommand = { fact: { fact: 'scope', value: 'all', source: 'the brief' } };

function land(content: string | null = 'plan-1'): ProjectCommand {
  return {
    land: {
      commit: `c-${content ?? 'gone'}`,
      contents: { plan: content },
      authors: [1],
      proposal: 'topic',
      passed: [],
    },
  };
}

function stage({ state }: Played): string | undefined {
  return state.tracks['main']?.stage;
}

/** What happened of a kind, without its id. */
function told({ entries }: Played, type: ProjectEvent['type']): readonly object[] {
  return entries.flatMap(({ events = [] }) => events.filter((one) => one.type === type));
}

/** An entry of its own minute. */
function headOf(seq: number): EntryHead {
  const at = `2027-03-02T10:${String(seq).padStart(2, '0')}:00.000Z`;
  return { v: 1, id: `e${seq}`, source: 's', seq, at, actor: ana, command: scope };
}

/** What the check of the one open branch says. */
function check(state: ProjectState, change: WorldChange = observing): CheckView {
  const { branches, observing: observes, title } = statusOf(worldOf(change), state);
  return checkView(branches.map((branch) => ({ id: '12', title, branch, observing: observes })));
}

function merge(landing: string): ProjectCommand {
  return { merge: { proposal: 'topic', head: topic.head, landing: { plan: landing } } };
}

/** A workflow whose first way on asks for this. */
function wants(requires: Condition): WorldChange {
  const way = { from: 'drafting', to: 'review', on: 'command', when: 'w', requires } as const;
  return { ...observing, definition: { ...written, allowed_transitions: [way] } };
}

/** Is this way taken while the policy observes? */
function goes(requires: Condition): boolean {
  const around = wants(requires);
  return refusalIn(played([started, by(ana, { advance: { to: 'review', track: 'main' } }, around)], around)) === null;
}

describe('while a policy only observes', () => {
  it('bytes land past a closed gate without debt, marked as what they are, and the stage moves', () => {
    const project = played([started, by(ana, proposed[1]), by(ana, scope), by(ana, land())]);
    expect(project.state.artifacts['plan']).toMatchObject({ bypassed: [], observed: ['code_review'] });
    expect(told(project, 'gate_evaluated')).toMatchObject([
      { gates: [{ gate: 'code_review', open: false, observed: true }] },
    ]);
    expect(told(project, 'stage_changed')).toMatchObject([
      { from: 'drafting', to: 'review', observed: ['code_review'] },
    ]);
    expect(stage(project)).toBe('review');
    expect(project.state.observed).toEqual(['2027-03-01T09:03:00.000Z 4']);
  });

  it('what was approved is not marked', () => {
    const yes: ProjectCommand = { approve: { gate: 'code_review', track: 'main', proposal: 'topic', reason: '' } };
    const project = played([started, by(ana, proposed[1]), by(ana, scope), by(rita, yes), by(ana, land())]);
    expect(project.state.artifacts['plan']).not.toHaveProperty('observed');
    expect(project.state).not.toHaveProperty('observed');
    expect(stage(project)).toBe('review');
  });

  it('facts are asked for all the same: they say where the work is, not who allowed it', () => {
    const project = played([started, by(ana, proposed[1]), by(ana, land())]);
    expect(stage(project)).toBe('drafting');
    const { requires } = explain(worldOf(observing), project.state, 'main', 'review') as unknown as {
      requires: undefined;
    };
    expect(requires).toBeUndefined();
    expect(explain(worldOf(observing), project.state, 'main', 'review')).toMatchObject({ holds: false });
  });

  it('a merge gets its go-ahead past closed gates, also with bytes that the base combined', () => {
    const [closed, combined] = [merge('plan-1'), merge('plan-2')].map((command) =>
      played([started, by(ana, proposed[1]), by(ana, command)]),
    );
    if (closed === undefined || combined === undefined) throw new Error('nothing was played');
    expect(told(closed, 'decision_recorded')).toMatchObject([
      { rationale: 'observing: nothing is held up', gates: [{ open: false, observed: true }] },
    ]);
    expect(refusalIn(combined)).toBeNull();
    expect(refusalIn(played([started, by(ana, proposed[1]), by(ana, merge('plan-1'), enforcing)]))).toContain(
      'code_review is closed',
    );
  });

  it('what people are refused is refused: an approval by nobody is none, and a go-ahead is no go-ahead', () => {
    const yes: ProjectCommand = { approve: { gate: 'code_review', track: 'main', proposal: 'topic', reason: '' } };
    expect(refusalIn(played([started, by(ana, proposed[1]), by(lex, yes)]))).toContain('lex is not among those');
    expect(refusalIn(played([started, by(zoe, scope)]))).toContain('zoe holds none of the roles');
    expect(refusalIn(played([started, by(ana, { act: { action: 'announce', track: 'main' } })]))).toContain(
      'legal is closed',
    );
  });

  it('a person moves a track past a closed gate, and the move says so', () => {
    const asks = [started, by(ana, proposed[1]), by(ana, scope), by(ana, land())];
    const advance: ProjectCommand = { advance: { to: 'live', track: 'main' } };
    const project = played([...asks, by(ana, advance)]);
    expect(stage(project)).toBe('live');
    expect(told(project, 'stage_changed').at(-1)).toMatchObject({ to: 'live', observed: ['legal'] });
    expect(refusalIn(played([...asks, by(ana, advance, {})]))).toContain('legal is closed');
  });

  it('old debts hold nothing up, neither a move nor the end', () => {
    const asks = [started, by(ana, proposed[1], enforcing), by(ana, scope, enforcing), by(ana, land(), enforcing)];
    const debt = played(asks);
    expect(debt.state.artifacts['plan']).toMatchObject({ bypassed: ['code_review'] });
    expect(stage(debt)).toBe('drafting');
    const moved = played([...asks, by(ana, { fact: { fact: 'budget', value: 1, source: 'x' } })]);
    expect(stage(moved)).toBe('review');
    const ended = played([
      ...asks,
      by(ana, { fact: { fact: 'budget', value: 1, source: 'x' } }),
      by(ana, { advance: { to: 'live', track: 'main' } }),
      by(ana, { close: { terminal_state: 'closed' } }),
    ]);
    expect(ended.state.terminal_state?.id).toBe('closed');
  });

  it('what a workflow wants closed is judged as it is, and so is what must not have landed', () => {
    expect(goes({ gate: 'legal', is: 'closed' })).toBe(true);
    expect(goes({ not: { gate: 'legal' } })).toBe(true);
    expect(goes({ gate: 'legal', is: 'conditional' })).toBe(true);
    expect(goes({ artifact: 'plan' })).toBe(false);
    expect(goes({ all: [{ gate: 'legal' }, { not: { gate: 'billing', is: 'closed' } }] })).toBe(false);
  });

  it('what is recorded by hand and what is taken away is told the same way', () => {
    const bill: ProjectCommand = {
      artifact: { artifact: 'bill', content: 'sha', address: 'https://x', source_artifacts: [] },
    };
    const project = played([
      started,
      by(ana, bill),
      by(ana, proposed[1]),
      by(ana, scope),
      by(ana, land()),
      by(ana, land(null)),
    ]);
    expect(project.state.artifacts['bill']).toMatchObject({ bypassed: [], observed: ['billing'] });
    expect(told(project, 'artifact_retired').at(-1)).toMatchObject({
      because: 'it is gone from the default branch since c-gone, past closed code_review, which was only observed',
    });
    expect(findingsIn(worldOf(observing), project.state, project.entries).map(({ code }) => code)).not.toContain(
      'gate_bypassed_without_rationale',
    );
  });
});

describe('when a policy enforces again', () => {
  const landed = [started, by(ana, proposed[1]), by(ana, land())];

  it('what landed before carries no debt, and its gates hold no track up', () => {
    const project = played([...landed, by(ana, scope, {})]);
    expect(stage(project)).toBe('review');
    expect(told(project, 'stage_changed')).not.toHaveProperty('0.observed');
    expect(explain(worldOf(), played(landed).state, 'main', 'code_review').holds).toBe(false);
  });

  it('what has not landed is missing all the same, and a gate of other bytes is closed', () => {
    const bill: ProjectCommand = {
      artifact: { artifact: 'bill', content: 'sha', address: 'https://x', source_artifacts: [] },
    };
    const project = played([started, by(ana, bill), by(ana, scope, {})]);
    expect(stage(project)).toBe('drafting');
    expect(explain(worldOf(), project.state, 'main', 'review').holds).toBe(false);
    expect(holdsNothingUp(worldOf(), project.state, 'main', 'billing')).toBe(true);
    for (const track of ['main', 'elsewhere'])
      expect(holdsNothingUp(worldOf(), project.state, track, 'legal')).toBe(false);
  });

  it('what lands from then on is judged: past a closed gate is a debt, and holds everything up', () => {
    const project = played([...landed, by(ana, land('plan-2'), enforcing), by(ana, scope, {})]);
    expect(project.state.artifacts['plan']).toMatchObject({ version: 'v2', bypassed: ['code_review'] });
    expect(project.state.artifacts['plan']).not.toHaveProperty('observed');
    expect(stage(project)).toBe('drafting');
  });
});

describe('what was only observed', () => {
  const project = played([started, by(ana, proposed[1]), by(ana, scope), by(ana, land())]);
  const world = worldOf(observing);

  it('is kept until a summary has told of it, fifty entries of it at most', () => {
    let state: ProjectState = project.state;
    for (let seq = 0; seq < 55; seq += 1) {
      const next = evolve(
        state,
        {
          type: 'stage_changed',
          track: 'main',
          from: 'a',
          to: 'b',
          on: '',
          rationale: '',
          observed: ['legal'],
          event_id: 'x',
        },
        headOf(seq),
      );
      state = next ?? state;
    }
    expect(state.observed).toHaveLength(50);
    const receipt = (until: string, of = summaryReceipt): readonly string[] | undefined =>
      evolve(state, { type: 'receipt_recorded', of, id: `${until} IC_1`, event_id: 'r' }, headOf(56))?.observed;
    expect(receipt('2027-03-02T10:53:00.000Z')).toEqual(['2027-03-02T10:54:00.000Z 54']);
    expect(receipt('2027-03-09T10:54:00.000Z')).toBeUndefined();
    expect(receipt('2027-03-09T10:54:00.000Z', 'status_comment')).toHaveLength(50);
  });

  it('is told when the week is over, which begins on Monday, with everything that went past and why', () => {
    const { entries, state } = played([
      started,
      by(ana, proposed[1]),
      by(ana, scope),
      by(ana, land()),
      by(ana, { advance: { to: 'live', track: 'main' } }),
      by(ana, { artifact: { artifact: 'bill', content: 'sha', address: 'https://x', source_artifacts: [] } }),
    ]);
    // The first of March 2027 is a Monday.
    for (const at of ['2027-03-01T23:00:00.000Z', '2027-03-07T23:59:59.999Z']) expect(weekToTell(state, at)).toBeNull();
    expect(weekToTell(played([started]).state, '2027-03-09T10:00:00.000Z')).toBeNull();
    const week = weekToTell(state, '2027-03-08T00:00:00.000Z');
    expect(week).toEqual({ until: '2027-03-07T23:59:59.999Z', entries: [4, 5, 6] });
    if (week === null) throw new Error('nothing is due');
    expect(observedMarkdown(week, entries).split('\n').slice(2, -2)).toEqual([
      '- 1 Mar 2027, ana: plan v1 landed (`topic`) — `code_review` nobody has approved it (entry 4)',
      '- 1 Mar 2027, ana: `drafting` → `review` — `code_review` nobody has approved it (entry 4)',
      '- 1 Mar 2027, ana: `review` → `live` — `legal` (entry 5)',
      '- 1 Mar 2027, ana: bill v1 landed — `billing` nobody has approved it (entry 6)',
    ]);
    const many = Array.from({ length: 14 }, () => entries).flat();
    expect(observedMarkdown(week, many)).toContain('- … and 6 more');
    expect(
      observedMarkdown(
        week,
        entries.map(({ events: _events, ...one }) => one),
      ),
    ).toContain('**Observing:**');
  });

  it('is no debt to an auditor, and is told as what it was', () => {
    const rules = { definition: project.definition, policy: world.policy, at: world.at };
    const ways = passagesIn(rules, project.entries).map(({ kind, gates, findings }) => [
      kind,
      gates.map(({ gate, way }) => `${gate} ${way}`),
      findings.map(({ code }) => code),
    ]);
    expect(ways).toEqual([
      ['landing', ['code_review observed'], []],
      ['move', ['code_review observed'], []],
    ]);
  });

  it('is said by the check, which holds nothing up', () => {
    const open = played([started, by(ana, proposed[1])]);
    expect(check(open.state)).toMatchObject({ conclusion: 'neutral', title: 'observing: would wait for code_review' });
    expect(check(open.state).summary).toContain('Observing: nothing is held up.');
    expect(check(open.state, enforcing).conclusion).toBeNull();
    const no: ProjectCommand = { reject: { gate: 'code_review', track: 'main', proposal: 'topic', reason: 'no' } };
    const rejected = played([started, by(ana, proposed[1]), by(rita, no)]);
    expect(check(rejected.state)).toMatchObject({ conclusion: 'neutral', title: 'observing: rejected: code_review' });
    const yes: ProjectCommand = { approve: { gate: 'code_review', track: 'main', proposal: 'topic', reason: '' } };
    expect(check(played([started, by(ana, proposed[1]), by(rita, yes)]).state)).toMatchObject({
      conclusion: 'success',
      title: 'every gate is open for these bytes',
    });
  });

  it('is said by the status, the steps and the explanation', () => {
    const open = played([started, by(ana, proposed[1])]).state;
    expect(statusMarkdown(statusOf(world, open))).toContain('\n\nObserving: nothing is held up.\n\n');
    expect(statusMarkdown(statusOf(worldOf(enforcing), open))).not.toContain('Observing');
    expect(pendingGates(world, open).map(waitsFor)).toEqual([
      'merging topic would wait for code_review: nobody has approved it',
    ]);
    expect(allSteps(world, open).map(({ says }) => says)).toContain('topic may be merged: nothing is held up');
    expect(explain(world, open, 'main', 'topic')).toMatchObject({
      holds: true,
      says: 'topic at aaaaaaa, which changes plan, may land (observing: nothing is held up): countersign merge topic',
    });
    const way = explain(worldOf({ policy: observe }), project.state, 'main', 'live');
    expect(way).toMatchObject({ holds: true });
    const ended = played([started, by(max, { close: { terminal_state: 'abandoned', rationale: 'r' } })]).state;
    expect(statusOf(world, ended).observing).toBe(false);
  });
});
