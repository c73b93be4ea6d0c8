import { fullForm } from '../../src/core/definition/full-form.ts';
import type { Definition, WrittenDefinition } from '../../src/core/definition/schema.ts';
import type { Actor, EntryHead } from '../../src/core/entry.ts';
import { fullPolicy, type WrittenPolicy } from '../../src/core/policy/schema.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { decide } from '../../src/core/project/decide.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import { evolve, recorded, type MaybeState } from '../../src/core/project/evolve.ts';
import type { ProjectEntry } from '../../src/core/project/history.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import type { Proposal, World } from '../../src/core/project/world.ts';

function person(id: number, login: string): Actor {
  return { id, login, kind: 'person', assurance: 'proven' };
}

/** ana writes, rita and rob review, lex is counsel, max maintains, zoe is nobody. */
export const ana = person(1, 'ana');
export const rita = person(2, 'rita');
export const rob = person(3, 'rob');
export const lex = person(4, 'lex');
export const max = person(5, 'max');
export const zoe = person(6, 'zoe');

export const written: WrittenDefinition = {
  workflow_type: 'launch',
  label: 'Product launch',
  stages: [
    { id: 'drafting', label: 'Drafting', purpose: 'write the plan' },
    { id: 'review', label: 'Review', purpose: 'agree on it', owner: 'counsel' },
    { id: 'live', label: 'Live', purpose: 'run it' },
  ],
  allowed_transitions: [
    {
      from: 'drafting',
      to: 'review',
      on: { landed: 'plan' },
      when: 'the plan is agreed',
      requires: { all: [{ artifact: 'plan' }, { gate: 'code_review' }, { fact: 'scope' }, { no: 'blockers' }] },
    },
    { from: 'review', to: 'live', on: 'command', when: 'counsel agrees', requires: { gate: 'legal' } },
    { from: 'review', to: 'drafting', on: 'command', when: 'the plan has to change' },
    { from: 'live', to: 'review', on: { check: 'smoke failed' }, when: 'it broke' },
  ],
  artifacts: [
    {
      artifact_type: 'plan',
      label: 'Plan',
      kind: 'file',
      path: 'plans/{project}.md',
      owner: 'writer',
      version_policy: 'revise',
      gates: ['code_review'],
    },
    { artifact_type: 'note', kind: 'file', path: 'note.md', owner: 'writer', version_policy: 'revise' },
    { artifact_type: 'bill', kind: 'external', owner: 'writer', version_policy: 'new', gates: ['billing'] },
  ],
  gates: [
    { gate_id: 'code_review', owner: 'reviewer', applies_when: 'a plan lands' },
    { gate_id: 'legal', owner: 'counsel', applies_when: 'going live' },
    { gate_id: 'billing', owner: 'accountant', applies_when: 'money is asked for' },
  ],
  actions: [
    { id: 'announce', label: 'Announce it', gates: ['legal'], requires: { artifact: 'plan' } },
    { id: 'legal', label: 'Call counsel', gates: [] },
  ],
  specialist_owners: { drafting: 'writer' },
  recovery_actions: [
    { id: 'targeted_questions', applies_when: 'facts are missing', output: 'ask them' },
    {
      id: 'draft_only_output',
      shape: 'draft_only_artifact',
      applies_when: 'approval is missing',
      output: 'a marked draft',
    },
    { id: 'rollback_or_hold', shape: 'rollback_or_recovery_step', applies_when: 'it is unsafe', output: 'stop' },
  ],
  required_fields: ['scope'],
  terminal_states: [
    { id: 'closed', label: 'Closed', from: ['live'], requires: { artifact: 'plan' } },
    { id: 'abandoned', requires_rationale: true, allows_open_blockers: true },
  ],
};

export const writtenPolicy: WrittenPolicy = {
  version: 1,
  roles: {
    reviewer: { logins: ['rita', 'rob'] },
    counsel: { logins: ['lex'], teams: ['acme/legal'], ids: [4] },
    keeper: { logins: ['max'], emails: ['max@acme.example'], permission: 'admin' },
    empty: {},
  },
  overriders: ['keeper'],
  attesters: ['keeper'],
};

/** The first bytes of the plan on a branch of ana's. */
export const topic: Proposal = { head: 'aaaaaaa1111', base: '0000000', contents: { plan: 'plan-1' }, authors: [1] };

export type WorldChange = Partial<Omit<World, 'definition' | 'policy'>> & {
  readonly definition?: WrittenDefinition;
  readonly policy?: WrittenPolicy;
};

export function worldOf(change: WorldChange = {}): World {
  const { definition, policy, ...rest } = change;
  return {
    definition: fullForm(definition ?? written),
    policy: fullPolicy(policy ?? writtenPolicy),
    definitionPin: { blob: 'd1', origin: '.github/countersign/lifecycles/launch.yml' },
    policyPin: { blob: 'p1', origin: '.github/countersign.yml' },
    defaultBranch: 'main',
    head: 'fffffff0000',
    proposals: {},
    people: {
      permissions: { '1': 'write', '2': 'write', '3': 'write', '4': 'write', '5': 'maintain', '6': 'read' },
      teams: {},
    },
    checks: {},
    recent: [],
    at: '2027-03-01T12:00:00.000Z',
    ...rest,
  };
}

/** One thing that somebody asks for, under conditions that may differ from those before. */
export type Ask = readonly [Actor, ProjectCommand, WorldChange?];

export const started: Ask = [
  ana,
  { start: { project_id: 'atlas', workflow_type: 'launch', workflow: 'Atlas launch', client: 'Acme', owner: 'ana' } },
];
export const proposed: Ask = [ana, { propose: { proposal: 'topic', ...topic, lost: [] } }, { proposals: { topic } }];

/** What the record holds after all of these, one minute after the other; refusals are recorded, as they would be. */
export interface Played {
  readonly state: ProjectState;
  readonly entries: readonly ProjectEntry[];
  readonly definition: Definition;
}

export function played(asks: readonly Ask[], around: WorldChange = {}): Played {
  let state: MaybeState = null;
  const entries: ProjectEntry[] = [];
  asks.forEach(([actor, command, change], index) => {
    const seq = index + 1;
    const at = `2027-03-01T09:${String(index).padStart(2, '0')}:00.000Z`;
    const world = worldOf({ ...around, ...change, at });
    const head: EntryHead<ProjectCommand> = {
      v: 1,
      id: `entry-${seq}`,
      source: `test:${seq}`,
      seq,
      at,
      actor,
      command,
    };
    const verdict = decide(world, state, head);
    const outcome =
      'refusal' in verdict
        ? { refusal: verdict.refusal }
        : {
            events: verdict.events.map((event, ordinal): ProjectEvent => ({
              ...event,
              event_id: `event-${seq}-${ordinal}`,
            })),
          };
    for (const event of outcome.events ?? []) state = evolve(state, event, head);
    state = recorded(state, head, 'refusal' in outcome);
    entries.push({ ...head, saw: {}, ...outcome, state: `s${seq}`, prev: `h${index}`, hash: `h${seq}` });
  });
  if (state === null) throw new Error('nothing was started');
  return { state, entries, definition: worldOf(around).definition };
}

/** The last refusal in a record, or null: most scenes are meant to have none. */
export function refusalIn({ entries }: Played): string | null {
  return entries.findLast((entry) => entry.refusal !== undefined)?.refusal?.because ?? null;
}
