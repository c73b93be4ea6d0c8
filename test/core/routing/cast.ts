import { fullForm } from '../../../src/core/definition/full-form.ts';
import type { WrittenDefinition } from '../../../src/core/definition/schema.ts';
import type { Actor } from '../../../src/core/entry.ts';
import type { ProjectCommands } from '../../../src/core/project/commands.ts';
import type { ProjectEventBody, Route } from '../../../src/core/project/events.ts';
import type { Refusal } from '../../../src/core/refusal.ts';
import { all, around, artifactType, asks, bob, knows, policyWith, written, type Scene, type Step } from '../given.ts';

type Asked = ProjectCommands['ask'];

/** Somebody asks for work; `continue` where nothing else is said. */
export function asksFor(actor: Actor, changes: Partial<Asked> = {}): Step {
  return asks(actor, { ask: { intent: 'continue', flags: [], ...changes } });
}

/** The route that the last command came to. */
export function routeOf({ answer }: Scene): Route {
  const events = answer !== null && answer !== 'repeated' && 'events' in answer ? answer.events : [];
  const decided = events.find((one) => one.type === 'decision_recorded');
  if (decided?.route === undefined) throw new Error(`nothing was routed: ${JSON.stringify(answer)}`);
  return decided.route;
}

/** Why the last command was refused. */
export function refusalOf({ answer }: Scene): Refusal {
  if (answer === null || answer === 'repeated' || !('refusal' in answer)) throw new Error('nothing was refused');
  return answer.refusal;
}

/** The blockers that the last command added. */
export function stopsOf({ answer }: Scene): readonly Extract<ProjectEventBody, { readonly type: 'blocker_added' }>[] {
  const events = answer !== null && answer !== 'repeated' && 'events' in answer ? answer.events : [];
  return events.filter((one) => one.type === 'blocker_added');
}

/** The lifecycle of the other tests, with specialists and all that requests are routed by. */
export const routing = {
  ...written,
  artifacts: [
    artifactType('plan', { path: 'docs/{project}/plan.md', owner: 'planning', gates: ['plan_approval'] }),
    artifactType('code', { path: 'src', kind: 'folder', owner: 'coding', gates: ['review'], versions: ['supersede'] }),
    artifactType('notes', { path: 'NOTES.md', owner: 'writing', versions: ['reference'] }),
    artifactType('report', { path: 'REPORT.md', owner: 'testing' }),
    artifactType('manual', { path: 'MANUAL.md', owner: 'writing', gates: ['legal', 'security'] }),
    artifactType('parcel', { path: 'PARCEL.md', owner: 'packing' }),
    artifactType('odd', { path: 'ODD.md', owner: 'TBD' }),
  ],
  gates: (written.gates ?? []).map((gate) =>
    typeof gate !== 'string' && gate.gate_id === 'security' ? { ...gate, category: 'security_sensitive' } : gate,
  ),
  specialist_owners: { plan: 'planning', build: 'coding', check: 'testing' },
  specialists: [
    {
      id: 'planning',
      owns: ['plan'],
      requires: { any: [{ all: [{ fact: 'goal' }, { fact: 'budget' }] }, { fact: 'brief' }] },
      if_known: ['deadline'],
    },
    { id: 'coding', owns: ['code'], requires: { all: [{ gate: 'plan_approval' }, { artifact: 'plan' }] } },
    { id: 'testing', owns: ['report'], requires: { all: [{ flag: 'ready' }, { not: { flag: 'frozen' } }] } },
    { id: 'packing', owns: ['parcel'], requires: { fact: 'address' } },
    { id: 'writing', owns: ['notes', 'manual'] },
    { id: 'idle' },
  ],
  support: [
    { job: 'packaging', specialist: 'packing', on: { intent: 'package' } },
    { job: 'words', specialist: 'writing', on: { target: 'plan' } },
  ],
  tracks: [
    {
      id: 'patch',
      kind: 'lifecycle',
      stage: 'build',
      lines: ['code'],
      output: 'draft_only',
      requires: { gate: 'go' },
      may: [],
    },
    { id: 'aside', kind: 'risk', stage: 'plan' },
  ],
  triage: [
    { flag: 'leak', outcome: 'security_review', gate: 'security', raises: 'risky', escalates: 'something leaked' },
    { flag: 'dispute', outcome: 'owner_approval', gate: 'billing', escalates: 'money is disputed' },
    { flag: 'doubt', outcome: 'specialist_review', specialist: 'testing', escalates: 'it is doubted' },
    { flag: 'law', outcome: 'owner_approval', gate: 'legal' },
    { flag: 'words', outcome: 'specialist_review', specialist: 'writing' },
  ],
  plugins: [
    { id: 'mailbox', when: 'a thread has to be read', gates: ['legal'] },
    { id: 'sheet', when: 'there is a table' },
  ],
  aliases: { blueprint: 'report', ship_it: 'announce', planner_skill: 'planning' },
  routing_rules: [
    { id: 'told', when: 'people want to know', action: 'tell them' },
    {
      id: 'broken',
      when: 'the tests fail',
      action: 'go back',
      requires: { check: 'ci', is: 'failed' },
      to: { stage: ['ship', 'plan'] },
    },
    {
      id: 'dispute',
      when: 'money is disputed',
      action: 'stop billing',
      on: { flag: 'dispute' },
      to: { gate: 'triaged', with: ['idle'] },
    },
    { id: 'patched', when: 'it has to be patched', action: 'patch it', on: { flag: 'patch' }, to: { track: 'patch' } },
    {
      id: 'again',
      when: 'there is one',
      action: 'work on it',
      on: { intent: 'validate', target: 'current' },
      to: { specialist: 'testing' },
    },
    {
      id: 'lost',
      when: 'nobody knows',
      action: 'begin again',
      on: { intent: 'recover', target: 'none' },
      to: { stage: 'plan' },
    },
  ],
} satisfies WrittenDefinition;

/** A project of it. The policy has people for its gates, and none for its specialists. */
export function routes(changes: Partial<WrittenDefinition> = {}): Step {
  return around({
    definition: fullForm({ ...routing, ...changes }),
    policy: policyWith({ verbs: { ask: ['write'] } }),
  });
}

/** All that plans are made from. */
export const briefed: Step = all(knows(bob, 'goal', 'a release'), knows(bob, 'budget', 10));
