import { statusOf } from '../../src/core/confirm/confirm.ts';
import type { ApprovalStatus } from '../../src/core/definition/schema.ts';
import { standingOf } from '../../src/core/project/approval-records.ts';
import { evolve, settled, type MaybeState } from '../../src/core/project/evolve.ts';
import { recordsOf } from '../../src/core/project/records.ts';
import { confirmOf } from '../../src/core/project/world.ts';
import { policyWith } from './given.ts';
import {
  alice,
  all,
  approves,
  around,
  artifactType,
  asks,
  bob,
  later,
  lands,
  lifecycle,
  pushes,
  rejects,
  requests,
  starts,
  swept,
  type Scene,
  type Step,
} from './given.ts';
import type { ProjectCommands } from '../../src/core/project/commands.ts';

/** The gate that the stories are about, with two actions behind it. Carol and Bob write, Alice and Dave approve. */
export const gate = 'terms';

const papers = lifecycle({
  artifacts: [artifactType('paper', { path: 'PAPER.md', gates: [gate] })],
  gates: [{ gate_id: gate, owner: 'signer', applies_when: 'always' }],
  actions: [
    { id: 'publish', label: 'Publish it', gates: [gate] },
    { id: 'quote', label: 'Quote it', gates: [gate] },
  ],
  allowed_transitions: [],
  facts: {},
  required_fields: [],
  terminal_states: [{ id: 'closed' }],
});

/** So many people have to approve from here on. */
export function asksFor(count: number): Step {
  return around({
    definition: papers,
    policy: policyWith({
      roles: { signer: { emails: [alice.id, bob.id, 'dave@example.com'].map(String) } },
      gates: { [gate]: { count } },
    }),
  });
}

type Said = Partial<Omit<ProjectCommands['approve'], 'gate'>>;
const until = '2026-03-20';

/** A condition that holds, and one that does not. */
export const holding = { not: { flag: 'recall' } } as const;
export const missing = { fact: 'retention' } as const;

export const block: Step = asks(bob, { block: { text: 'the contact is not named', on: `gate:${gate}` } });

/** Clears the first blocker there is. */
export const unblock: Step = (scene) => {
  const [blocker = 'b0'] = Object.keys(scene.state?.blockers ?? {});
  return asks(bob, { unblock: { blocker, reason: 'Robin is the contact' } })(scene);
};

/** Bytes that the gate is about come: on a branch, or on the default branch past it. */
export type Place = 'a branch' | 'the default branch';

export function bytesAt(place: Place, content: string): Step {
  return place === 'a branch'
    ? all(pushes({ ...bob, id: 'carol@example.com', login: 'carol' }, 'p', { paper: content }), swept)
    : all(lands({ commit: `c-${content}`, contents: { paper: content }, authors: ['carol@example.com'] }), swept);
}

/** How a gate comes to each status by what people do; `said` goes with the approval where there is one. */
export function comesTo(status: ApprovalStatus, place: Place, said: Said = {}): Step {
  const begun = all(asksFor(1), starts());
  const there = all(begun, bytesAt(place, 'A'));
  const approved = all(there, approves(alice, gate, { until, ...said }));
  const story: Readonly<Record<ApprovalStatus, Step>> = {
    unknown: place === 'a branch' ? begun : there,
    draft: all(there, bytesAt('a branch', 'draft')),
    requested: all(there, requests(bob, gate)),
    partial: all(there, asksFor(2), approves(alice, gate, { until, ...said })),
    approved,
    conditional: all(there, approves(alice, gate, { until, conditions: [holding], ...said })),
    rejected: all(there, rejects(alice, gate)),
    blocked: all(approved, block),
    expired: all(approved, later(60), swept),
    superseded: all(approved, bytesAt(place, 'B')),
  };
  return story[status];
}

function statusIn(state: MaybeState, at: string): ApprovalStatus {
  if (state === null) throw new Error('no project was started');
  return statusOf(standingOf(state, papers, gate, confirmOf(state, 'main', gate)), at);
}

export function statusNow({ state, world }: Scene): ApprovalStatus {
  return statusIn(state, world.at);
}

/**
 * Every move of the gate from one scene to the other, each from what it was for the same bytes: where somebody speaks of
 * other bytes, that is another record.
 */
export function movesBetween(before: Scene, after: Scene): readonly (readonly [ApprovalStatus, ApprovalStatus])[] {
  const at = after.world.at;
  let state = before.state;
  const found = [[statusNow(before), statusIn(state, at)] as const];
  for (const line of after.log.slice(before.log.length)) {
    for (const event of line.events ?? []) {
      const was = state;
      state = evolve(state, event, line);
      if (was === null || state === null) throw new Error('no project was started');
      const confirm = confirmOf(state, 'main', gate);
      const known = recordsOf(was, 'main', gate).find(
        ({ confirm_id }) => confirm_id === confirm?.confirm_id || confirm_id === confirm?.supersedes,
      );
      found.push([statusOf(standingOf(was, papers, gate, known), at), statusIn(state, at)]);
    }
    state = settled(state);
  }
  return found.filter(([from, to]) => from !== to);
}

/** Every status that the gate had from one scene to the other, event by event, each as long as it lasted. */
export function pathBetween(before: Scene, after: Scene): readonly ApprovalStatus[] {
  const at = after.world.at;
  let state = before.state;
  const path = [statusNow(before), statusIn(state, at)];
  for (const line of after.log.slice(before.log.length)) {
    for (const event of line.events ?? []) {
      state = evolve(state, event, line);
      path.push(statusIn(state, at));
    }
  }
  return path.filter((status, index) => status !== path[index - 1]);
}
