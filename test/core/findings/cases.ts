import { expect } from 'vitest';
import type { WrittenDefinition } from '../../../src/core/definition/schema.ts';
import { findingCodes } from '../../../src/core/finding.ts';
import type { ProjectEventBody } from '../../../src/core/project/events.ts';
import { findingsIn, type Rulebook, type StateFinding } from '../../../src/core/project/findings.ts';
import type { ProjectState } from '../../../src/core/project/state.ts';
import {
  alice,
  all,
  answerOf,
  approves,
  asks,
  bob,
  dave,
  inShip,
  kim,
  lifecycle,
  merges,
  noon,
  pushes,
  sceneOf,
  sealed,
  starts,
  swept,
  type Line,
  type Step,
} from '../given.ts';

/** A state with what it is judged by; what was done to it by hand comes on top. */
export interface Case {
  readonly state: ProjectState;
  readonly log: readonly Line[];
  readonly rules: Rulebook;
}

/** What people did, by the rules. */
export function after(...steps: readonly Step[]): Case {
  const { state, log, world } = sceneOf(...steps);
  if (state === null) throw new Error('no project was started');
  return { state, log, rules: world };
}

/** The same with another state, which nobody decided. */
export function edited(one: Case, edit: (state: ProjectState) => Partial<ProjectState>): Case {
  return { ...one, state: { ...one.state, ...edit(one.state) } };
}

/** The same with one more line of the log, which nobody decided. */
export function forged(one: Case, ...events: readonly ProjectEventBody[]): Case {
  const before = one.log.at(-1);
  if (before === undefined) throw new Error('nothing was recorded');
  const seq = before.seq + 1;
  const line = { ...before, id: `forged ${seq}`, seq, events: events.map((event, at) => sealed(event, `f${seq}`, at)) };
  return { ...one, log: [...one.log, line] };
}

export function following(one: Case, definition: Partial<WrittenDefinition>): Case {
  return { ...one, rules: { ...one.rules, definition: lifecycle(definition) } };
}

export function findings({ rules, state, log }: Case): readonly StateFinding[] {
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
export function only(one: Case, code: StateFinding['code']): readonly StateFinding[] {
  return findings(one).filter((found) => found.code === code);
}

export function artifact(one: ProjectState, name: string): ProjectState['artifacts'][string] {
  const found = one.artifacts[name];
  if (found === undefined) throw new Error(`${name} has not landed`);
  return found;
}

export function withArtifact(
  name: string,
  changes: Partial<ProjectState['artifacts'][string]>,
): (state: ProjectState) => Partial<ProjectState> {
  return (state) => ({ artifacts: { ...state.artifacts, [name]: { ...artifact(state, name), ...changes } } });
}

export type Confirm = ProjectState['approvals'][string][string];

export function withConfirm(gate: string, change: (confirm: Confirm) => Confirm) {
  return (state: ProjectState): Partial<ProjectState> => {
    const confirm = state.approvals['main']?.[gate];
    if (confirm === undefined) throw new Error(`${gate} has no approval record`);
    return { approvals: { ...state.approvals, main: { ...state.approvals['main'], [gate]: change(confirm) } } };
  };
}

export function withTrack(name: string, changes: Partial<ProjectState['tracks'][string]>) {
  return (state: ProjectState): Partial<ProjectState> => {
    const main = state.tracks['main'];
    if (main === undefined) throw new Error('there is no main track');
    return { tracks: { ...state.tracks, [name]: { ...main, ...state.tracks[name], ...changes } } };
  };
}

export const block = (text: string, on: string): Step => asks(bob, { block: { text, on } });
export const acts = (action: string): Step => asks(bob, { act: { action, track: 'main' } });
export const closes = (terminal_state: string, rationale?: string): Step =>
  asks(alice, { close: { terminal_state, ...(rationale === undefined ? {} : { rationale }) } });
/** Counsel is a client: her answer is recorded by somebody else. */
export const attested = approves(dave, 'legal', { on_behalf_of: answerOf(kim) });
export const done = [inShip, closes('closed')];

/** The plan is approved until a day, lands before, and the project goes on to `build`. */
export function planned(until: string): Step {
  const approved = approves(alice, 'plan_approval', { until });
  return all(starts(), pushes(bob, 'p', { plan: 'plan A' }), approved, merges(bob, 'p'), swept);
}

export function permitting(...permits: readonly string[]): Step {
  return approves(dave, 'legal', { on_behalf_of: answerOf(kim), permits });
}

export type Decision = Confirm['decisions'][number];

/** Every decision about `legal` becomes another. */
export function decisions(change: (decision: Decision) => Decision) {
  return withConfirm('legal', (confirm) => ({ ...confirm, decisions: confirm.decisions.map(change) }));
}

export const without = decisions(({ evidence: _evidence, ...one }) => one);

export function blocker(on: string): ProjectState['blockers'][string] {
  return { text: 'late', on, by: 'bob', at: noon };
}
