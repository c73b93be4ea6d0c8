import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { approvers, effectiveStatus, type Contents } from '../../../src/core/confirm/confirm.ts';
import { fullForm } from '../../../src/core/definition/full-form.ts';
import type { Actor, EntryHead, Verdict } from '../../../src/core/entry.ts';
import { deedsOf, type Landing, type Observed, type Said } from '../../../src/core/observe.ts';
import { own } from '../../../src/core/own.ts';
import { fullPolicy } from '../../../src/core/policy/schema.ts';
import type { ProjectCommand } from '../../../src/core/project/commands.ts';
import { decide } from '../../../src/core/project/decide.ts';
import type { ProjectEvent, ProjectEventBody } from '../../../src/core/project/events.ts';
import { evolve, recorded, type MaybeState } from '../../../src/core/project/evolve.ts';
import type { ProjectEntry } from '../../../src/core/project/history.ts';
import { wasHeard } from '../../../src/core/project/heard.ts';
import { landingGates } from '../../../src/core/project/landing-gates.ts';
import { branchOf, headsDecided } from '../../../src/core/project/records.ts';
import type { ProjectState } from '../../../src/core/project/state.ts';
import { confirmsOf } from '../../../src/core/project/world.ts';
import { plusMinutes } from '../../../src/core/time.ts';
import { earlierIn, headOf, sealed } from '../given.ts';
import {
  answerTo,
  type Answer,
  type Bytes,
  type Command,
  type Happening,
  type Moment,
  type People,
  type Person,
  type Plan,
  type Policy,
  type Story,
} from './model.ts';

// What stories are about

const ana = 1;
const ben = 2;
const cy = 3;
const dee = 4;
/** May only read, though the policy names her. */
const eve = 5;
/** May override. */
const max = 6;
/** An agent that the policy names. */
const robot = 7;
const everybody: readonly Person[] = [ana, ben, cy, dee, eve, max, robot];

const plan: Plan = {
  stage: 'draft',
  artifacts: { doc: ['review', 'quorum'], code: ['quorum', 'brief', 'seal'] },
  gates: {
    review: { role: 'signer', explicit: false },
    quorum: { role: 'signer', explicit: false },
    brief: { role: 'signer', explicit: false },
    seal: { role: 'keeper', explicit: true },
    go: { role: 'signer', explicit: false },
  },
  moves: [
    { from: 'draft', to: 'ready', artifact: 'doc', gates: ['review'] },
    { from: 'ready', to: 'done', artifact: 'code', gates: ['go'] },
  ],
};
const gates = Object.keys(plan.gates);
const actions = ['land:doc', 'land:code', 'to:ready', 'to:done'];

const day = 24 * 60;
const policy: Policy = {
  count: { review: 1, quorum: 2, brief: 1, seal: 1, go: 1 },
  lasts: { brief: day },
  roles: { signer: [ana, ben, eve, robot], keeper: [dee] },
};
const people: People = {
  teams: { signer: [ben, cy], keeper: [] },
  agents: [robot],
  writers: [ana, ben, cy, dee, max, robot],
  overriders: [max],
};

// Steps, as they are drawn: what they come to depends on what there is

type Step =
  | {
      readonly step: 'push';
      readonly slot: string;
      readonly by: Person;
      readonly wrote: Person | null;
      readonly change: Bytes;
    }
  | {
      readonly step: 'rewrite';
      readonly slot: string;
      readonly by: Person;
      readonly keep: number;
      readonly change: Bytes;
    }
  | { readonly step: 'close'; readonly slot: string }
  | { readonly step: 'merge'; readonly slot: string; readonly by: Person; readonly combines: boolean }
  | { readonly step: 'land'; readonly by: Person; readonly change: Bytes }
  | {
      readonly step: 'review';
      readonly slot: string;
      readonly by: Person;
      readonly says: 'yes' | 'no' | 'nothing';
      readonly ago: number;
    }
  | { readonly step: 'dismiss'; readonly by: Person; readonly ago: number }
  | { readonly step: 'comment'; readonly slot: string | null; readonly by: Person; readonly says: Spoken }
  | { readonly step: 'edit' | 'delete'; readonly ago: number }
  | { readonly step: 'join' | 'leave' | 'lose access' | 'get access'; readonly who: Person }
  | { readonly step: 'count'; readonly gate: string; readonly is: number }
  | { readonly step: 'name' | 'strike'; readonly who: Person }
  | { readonly step: 'wait'; readonly minutes: number }
  | { readonly step: 'look'; readonly late: number };

/** A command whose time is counted from when it is given. */
type Spoken =
  | Exclude<Command, { readonly until: unknown }>
  | {
      readonly verb: 'approve';
      readonly gate: string | null;
      readonly days: number | null;
      readonly only: readonly string[] | null;
    }
  | null;

const who = fc.constantFrom(...everybody);
const signer = fc.constantFrom(ana, ben, ben, cy, cy, dee, eve, robot);
const author = fc.constantFrom(ana, ana, ana, ben, cy);
const slot = fc.constantFrom('p', 'p', 'q');
const gate = fc.constantFrom(...gates);
const change: fc.Arbitrary<Bytes> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ doc: fc.constantFrom('A', 'B', '') }) },
  { weight: 3, arbitrary: fc.record({ code: fc.constantFrom('K', 'L', '') }) },
  { weight: 2, arbitrary: fc.record({ doc: fc.constantFrom('A', 'B', ''), code: fc.constantFrom('K', 'L', '') }) },
  { weight: 2, arbitrary: fc.constant({}) },
);
const approval = fc.record({
  verb: fc.constant('approve' as const),
  gate: fc.option(gate, { freq: 4 }),
  days: fc.option(fc.constantFrom(0.02, 1, 3), { freq: 2 }),
  only: fc.option(fc.subarray(actions, { minLength: 1 }), { freq: 2 }),
});
const words: fc.Arbitrary<Spoken> = fc.oneof(
  { weight: 5, arbitrary: approval },
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('reject' as const), gate: fc.option(gate, { freq: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ verb: fc.constantFrom('withdraw' as const, 'reconfirm' as const), gate }) },
  { weight: 1, arbitrary: fc.constant(null) },
);

function stepOf<S extends Step['step'], T extends object>(
  step: S,
  parts: fc.Arbitrary<T>,
): fc.Arbitrary<{ readonly step: S } & Required<T>> {
  return parts.map((more) => ({ step, ...(more as Required<T>) }));
}

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: stepOf('push', fc.record({ slot, by: author, wrote: fc.option(author, { freq: 2 }), change })),
  },
  { weight: 4, arbitrary: stepOf('rewrite', fc.record({ slot, by: author, keep: fc.nat({ max: 2 }), change })) },
  { weight: 2, arbitrary: stepOf('close', fc.record({ slot })) },
  { weight: 4, arbitrary: stepOf('merge', fc.record({ slot, by: who, combines: fc.boolean() })) },
  { weight: 2, arbitrary: stepOf('land', fc.record({ by: who, change })) },
  {
    weight: 12,
    arbitrary: stepOf(
      'review',
      fc.record({
        slot,
        by: signer,
        says: fc.constantFrom('yes' as const, 'yes' as const, 'yes' as const, 'no' as const, 'nothing' as const),
        ago: fc.constantFrom(0, 0, 0, 0, 1),
      }),
    ),
  },
  { weight: 3, arbitrary: stepOf('dismiss', fc.record({ by: who, ago: fc.nat({ max: 2 }) })) },
  {
    weight: 10,
    arbitrary: stepOf('comment', fc.record({ slot: fc.option(slot, { freq: 4 }), by: signer, says: words })),
  },
  {
    weight: 2,
    arbitrary: stepOf(
      'comment',
      fc.record({
        slot: fc.option(slot, { freq: 2 }),
        by: fc.constantFrom(max, max, ben),
        says: fc.record({ verb: fc.constant('override' as const), gate }),
      }),
    ),
  },
  { weight: 1, arbitrary: stepOf('edit', fc.record({ ago: fc.nat({ max: 2 }) })) },
  { weight: 1, arbitrary: stepOf('delete', fc.record({ ago: fc.nat({ max: 2 }) })) },
  { weight: 1, arbitrary: stepOf('join', fc.record({ who })) },
  { weight: 1, arbitrary: stepOf('leave', fc.record({ who: signer })) },
  { weight: 1, arbitrary: stepOf('lose access', fc.record({ who: signer })) },
  { weight: 1, arbitrary: stepOf('get access', fc.record({ who })) },
  { weight: 1, arbitrary: stepOf('name', fc.record({ who })) },
  { weight: 1, arbitrary: stepOf('strike', fc.record({ who: signer })) },
  { weight: 1, arbitrary: stepOf('count', fc.record({ gate, is: fc.constantFrom(1, 2, 3) })) },
  { weight: 3, arbitrary: stepOf('wait', fc.record({ minutes: fc.constantFrom(8, 40, day / 2, day, 3 * day) })) },
  { weight: 14, arbitrary: stepOf('look', fc.record({ late: fc.constantFrom(0, 0, 0, 1, 2) })) },
);

const looking: Step = { step: 'look', late: 0 };

function approves(by: Person, place: string | null, name: string): Step {
  return { step: 'comment', slot: place, by, says: { verb: 'approve', gate: name, days: null, only: null } };
}

/** What usually follows one another, with some of it left out. */
const passages: fc.Arbitrary<readonly Step[]> = fc
  .record({
    at: slot,
    doc: fc.constantFrom('A', 'B'),
    code: fc.constantFrom('K', 'L'),
    name: gate,
    combines: fc.boolean(),
  })
  .chain(({ at, doc, code, name, combines }) => {
    const push = (what: Bytes): Step => ({ step: 'push', slot: at, by: ana, wrote: null, change: what });
    const yes = (by: Person): Step => ({ step: 'review', slot: at, by, says: 'yes', ago: 0 });
    const says = (by: Person, verb: 'withdraw' | 'reconfirm'): Step => ({
      step: 'comment',
      slot: at,
      by,
      says: { verb, gate: name },
    });
    const merge: Step = { step: 'merge', slot: at, by: ana, combines: false };
    const rewrite: Step = { step: 'rewrite', slot: at, by: ana, keep: 0, change: {} };
    const landing = (what: Bytes): readonly Step[] => [
      push(what),
      yes(ben),
      yes(cy),
      approves(dee, at, 'seal'),
      looking,
      { ...merge, combines },
      looking,
    ];
    const both: readonly Step[] = [push({ doc }), yes(ben), yes(cy), merge, looking, push({ code }), yes(ben), yes(cy)];
    const elsewhere = at === 'p' ? 'q' : 'p';
    const there = (by: Person): Step => ({ step: 'review', slot: elsewhere, by, says: 'yes', ago: 0 });
    const two: readonly Step[] = [
      push({ doc, code }),
      { step: 'push', slot: elsewhere, by: ana, wrote: null, change: { doc: doc === 'A' ? 'B' : 'A', code } },
      yes(ben),
      there(ben),
      looking,
      there(cy),
      yes(cy),
      looking,
      says(ben, 'withdraw'),
      { step: 'comment', slot: null, by: cy, says: { verb: 'withdraw', gate: name } },
      looking,
      combines ? { step: 'close', slot: elsewhere } : { ...merge, slot: elsewhere },
      looking,
    ];
    const before = (by: Person): Step => ({ step: 'review', slot: at, by, says: 'yes', ago: 1 });
    const earlier: readonly Step[] = [
      push({ doc }),
      push(combines ? {} : { code }),
      before(ben),
      yes(cy),
      before(cy),
      looking,
      { ...rewrite, keep: 1 },
      looking,
      says(ben, 'reconfirm'),
      looking,
    ];
    return fc.oneof(
      fc.subarray([...two], { minLength: 8 }),
      fc.subarray([...earlier], { minLength: 6 }),
      fc.subarray([...landing({ doc })], { minLength: 5 }),
      fc.subarray([...landing({ code })], { minLength: 5 }),
      fc.subarray([...both, approves(dee, at, 'seal'), looking, merge, approves(ben, null, 'go'), looking], {
        minLength: 10,
      }),
      {
        weight: 3,
        arbitrary: fc.subarray(
          [yes(ben), yes(cy), looking, rewrite, looking, says(ben, 'reconfirm'), says(cy, 'reconfirm'), looking],
          { minLength: 5 },
        ),
      },
      fc.subarray([yes(cy), approves(ben, at, name), looking, says(cy, 'withdraw'), says(ben, 'withdraw'), looking], {
        minLength: 4,
      }),
    );
  });

/** Stories of up to some forty steps, always looked at once more at their end; they shrink step by step. */
export const stories: fc.Arbitrary<Story> = fc
  .array(fc.oneof({ weight: 6, arbitrary: steps.map((one) => [one]) }, { weight: 1, arbitrary: passages }), {
    minLength: 1,
    maxLength: 32,
    size: 'max',
  })
  .map((drawn) => Object.assign(storyOf(drawn.flat()), { [fc.toStringMethod]: () => text(storyOf(drawn.flat())) }));

/** A story to read, one happening a line. */
function text({ happenings }: Story): string {
  return happenings.map((one) => `\n  ${JSON.stringify(one)}`).join('');
}

interface Branch {
  readonly name: string;
  readonly commits: readonly { readonly id: string; readonly by: readonly Person[]; readonly holds: Bytes }[];
  readonly opener: Person;
  readonly isShut: boolean;
}

/** What the steps come to, one after the other; a step that is not possible does not happen. */
function storyOf(drawn: readonly Step[]): Story {
  const happenings: Happening[] = [];
  const branches = new Map<string, Branch>();
  const names: Record<string, number> = {};
  let [nowPolicy, nowPeople] = [policy, people];
  let at: Moment = 1;
  const all = [...drawn, looking];
  for (const [index, one] of all.entries()) {
    at += one.step === 'wait' ? one.minutes : 1;
    const id = `${one.step}${String(index).padStart(2, '0')}`;
    const branch = 'slot' in one && one.slot !== null ? branches.get(one.slot) : undefined;
    switch (one.step) {
      case 'push':
      case 'rewrite': {
        if (one.step === 'rewrite' && branch === undefined) break;
        const kept = one.step === 'rewrite' ? (branch?.commits.slice(0, one.keep) ?? []) : (branch?.commits ?? []);
        const before = branch?.commits.at(-1)?.holds ?? {};
        const holds = Object.fromEntries(
          Object.entries({ ...before, ...one.change }).filter(([, bytes]) => bytes !== ''),
        );
        const wrote = one.step === 'push' && one.wrote !== null ? one.wrote : one.by;
        const commits = [...kept, { id: `c${String(index).padStart(2, '0')}`, by: [wrote], holds }];
        const name = branch?.name ?? `${one.slot}${(names[one.slot] = (names[one.slot] ?? 0) + 1)}`;
        const opener = branch?.opener ?? one.by;
        branches.set(one.slot, { name, commits, opener, isShut: branch?.isShut ?? false });
        happenings.push({
          at,
          did: 'push',
          pull: name,
          by: one.by,
          commits: commits.map((commit) => commit.id),
          holds,
          authors: [...new Set([opener, ...commits.flatMap((commit) => commit.by)])],
        });
        break;
      }
      case 'close': {
        if (branch === undefined) break;
        branches.set(one.slot, { ...branch, isShut: !branch.isShut });
        happenings.push({ at, did: branch.isShut ? 'open' : 'close', pull: branch.name });
        break;
      }
      case 'merge': {
        if (branch === undefined || branch.isShut) break;
        const holds = branch.commits.at(-1)?.holds ?? {};
        const [first] = Object.keys(holds);
        const combined = one.combines && first !== undefined ? { [first]: `${holds[first] ?? ''}+${index}` } : {};
        branches.delete(one.slot);
        happenings.push({
          at,
          did: 'merge',
          pull: branch.name,
          by: one.by,
          commit: `m${String(index).padStart(2, '0')}`,
          lands: { ...holds, ...combined },
        });
        break;
      }
      case 'land': {
        const lands = Object.fromEntries(Object.entries(one.change).filter(([, bytes]) => bytes !== ''));
        if (Object.keys(lands).length > 0)
          happenings.push({ at, did: 'land', by: one.by, commit: `m${String(index).padStart(2, '0')}`, lands });
        break;
      }
      case 'review': {
        const head = branch?.commits.at(-1 - one.ago)?.id;
        if (branch !== undefined && head !== undefined)
          happenings.push({ at, did: 'review', id, pull: branch.name, by: one.by, head, says: one.says });
        break;
      }
      case 'dismiss': {
        const reviews = happenings.filter(
          (other) =>
            other.did === 'review' &&
            other.says !== 'nothing' &&
            // The deed names the person, not the review: what they said since would be taken with it.
            !happenings.some(
              (more) =>
                (more.did === 'dismiss' && more.review === other.id) ||
                ('id' in more && more.by === other.by && more.at > other.at),
            ),
        );
        const review = reviews.at(-1 - one.ago);
        if (review?.did === 'review') happenings.push({ at, did: 'dismiss', id, review: review.id, by: one.by });
        break;
      }
      case 'comment': {
        const command =
          one.says === null || one.says.verb !== 'approve'
            ? one.says
            : {
                verb: one.says.verb,
                gate: one.says.gate,
                only: one.says.only,
                until: one.says.days === null ? null : at + Math.round(one.says.days * day),
              };
        const pulls = happenings.flatMap((other) =>
          other.did === 'push' && one.slot !== null && other.pull.startsWith(one.slot) ? [other.pull] : [],
        );
        const pull = pulls.at(-1) ?? null;
        if (one.slot === null || pull !== null) happenings.push({ at, did: 'comment', id, pull, by: one.by, command });
        break;
      }
      case 'edit':
      case 'delete': {
        const comment = happenings.filter((other) => other.did === 'comment').at(-1 - one.ago);
        if (comment !== undefined) happenings.push({ at, did: one.step, comment: comment.id });
        break;
      }
      case 'join':
      case 'leave': {
        const others = (nowPeople.teams['signer'] ?? []).filter((other) => other !== one.who);
        nowPeople = {
          ...nowPeople,
          teams: { ...nowPeople.teams, signer: one.step === 'join' ? [...others, one.who] : others },
        };
        happenings.push({ at, did: 'people', people: nowPeople });
        break;
      }
      case 'lose access':
      case 'get access': {
        const others = nowPeople.writers.filter((other) => other !== one.who);
        const writers = one.step === 'get access' ? [...others, one.who] : others;
        nowPeople = { ...nowPeople, writers, overriders: [max].filter((other) => writers.includes(other)) };
        happenings.push({ at, did: 'people', people: nowPeople });
        break;
      }
      case 'name':
      case 'strike': {
        const others = (nowPolicy.roles['signer'] ?? []).filter((other) => other !== one.who);
        nowPolicy = {
          ...nowPolicy,
          roles: { ...nowPolicy.roles, signer: one.step === 'name' ? [...others, one.who] : others },
        };
        happenings.push({ at, did: 'policy', policy: nowPolicy });
        break;
      }
      case 'count':
        nowPolicy = { ...nowPolicy, count: { ...nowPolicy.count, [one.gate]: one.is } };
        happenings.push({ at, did: 'policy', policy: nowPolicy });
        break;
      case 'wait':
        break;
      case 'look': {
        const spoken = happenings.flatMap((other) => ('id' in other ? [other.id] : []));
        happenings.push({ at, did: 'look', notYet: one.late === 0 ? [] : spoken.slice(-one.late) });
      }
    }
  }
  return { plan, policy, people, happenings };
}

// The same story on the core, as a home on GitHub delivers it

/** What all stories follow. */
export const definition = fullForm({
  workflow_type: 'story',
  label: 'Story',
  stages: ['draft', 'ready', 'done'],
  artifacts: Object.entries(plan.artifacts).map(([artifact_type, needed]) => ({
    artifact_type,
    path: `${artifact_type}.md`,
    owner: 'writer',
    version_policy: 'every landing',
    in_turn: true,
    gates: [...needed],
  })),
  gates: Object.entries(plan.gates).map(([gate_id, { role, explicit }]) => ({
    gate_id,
    owner: role,
    applies_when: 'always',
    explicit,
  })),
  allowed_transitions: plan.moves.map(({ from, to, artifact, gates: needed }) => ({
    from,
    to,
    on: { landed: artifact },
    when: 'it landed',
    requires: { all: [{ artifact }, ...needed.map((one) => ({ gate: one }))] },
  })),
});

const began = '2026-03-02T12:00:00.000Z';

function instant(at: Moment): string {
  return plusMinutes(began, at);
}

function actorOf(id: Person): Actor {
  return { id, login: `person-${id}`, kind: people.agents.includes(id) ? 'agent' : 'person', assurance: 'proven' };
}

const start: Said = {
  source: 'start',
  said: began,
  actor: actorOf(max),
  command: { start: { project_id: '12', workflow_type: 'story', workflow: 'A story', client: 'TBD', owner: 'max' } },
};

/** What a home sees at a look (the happening of that index), for a record that stands at this state. */
function observedAt({ happenings, ...story }: Story, index: number, state: MaybeState): Observed {
  const past = happenings.slice(0, index);
  const look = happenings[index];
  const law = past.findLast((one) => one.did === 'policy')?.policy ?? story.policy;
  const known = past.findLast((one) => one.did === 'people')?.people ?? story.people;
  const pulls = new Map<string, Push>();
  for (const one of past) if (one.did === 'push') pulls.set(one.pull, one);
  const merges = new Map(past.flatMap((one) => (one.did === 'merge' ? [[one.pull, one] as const] : [])));
  const main: Contents = Object.fromEntries(past.flatMap((one) => ('lands' in one ? Object.entries(one.lands) : [])));
  const open = [...pulls].flatMap(([name, push]) => {
    const merge = merges.get(name);
    const isShut =
      past.findLast((one) => (one.did === 'close' || one.did === 'open') && one.pull === name)?.did === 'close';
    if (isShut || (merge !== undefined && isRecorded(state, merge))) return [];
    const left = Object.entries(push.holds).filter(
      ([artifact, bytes]) => merge !== undefined || main[artifact] !== bytes,
    );
    return left.length === 0 ? [] : [{ name, push, contents: Object.fromEntries(left) }];
  });
  const told = [start, ...past.flatMap((one) => saidOf(past, one, look?.did === 'look' ? look.notYet : []))];
  return {
    world: {
      definition,
      policy: fullPolicy({
        version: 1,
        roles: Object.fromEntries(
          Object.entries(law.roles).map(([role, ids]) => [role, { ids: [...ids], teams: [`acme/${role}`] }]),
        ),
        gates: Object.fromEntries(
          gates.map((name) => {
            const lasts = law.lasts[name];
            const count = law.count[name] ?? 1;
            return [name, lasts === undefined ? { count } : { count, expires_after_days: lasts / day }];
          }),
        ),
      }),
      definitionPin: { blob: 'd1', origin: 'story.yml' },
      policyPin: { blob: `p${past.findLastIndex((one) => one.did === 'policy')}`, origin: '.github/countersign.yml' },
      defaultBranch: 'main',
      head: past.flatMap((one) => ('lands' in one ? [one.commit] : [])).at(-1) ?? 'main0',
      proposals: Object.fromEntries(
        open.map(({ name, push, contents }) => [
          name,
          {
            head: push.commits.at(-1) ?? '',
            base: 'main0',
            contents,
            authors: authorsOf(push),
            ...earlierIn(push.commits, heldBy(past, name), contents),
            pushed_at: instant(push.at),
          },
        ]),
      ),
      people: {
        permissions: Object.fromEntries(
          everybody.map((id) => [
            String(id),
            known.overriders.includes(id) ? 'maintain' : known.writers.includes(id) ? 'write' : 'read',
          ]),
        ),
        teams: Object.fromEntries(Object.entries(known.teams).map(([role, ids]) => [`acme/${role}`, ids])),
      },
      checks: {},
      recent: [],
      at: instant(look?.at ?? 0),
    },
    landings: past.flatMap((one) => landingOf(pulls, one)),
    // In whatever order, and more than once.
    said: index % 2 === 0 ? [...told, ...told.slice(-2)] : told.toReversed(),
    lost: Object.fromEntries(open.map(({ name, push }) => [name, headsLost(state, name, push.commits)])),
    pushers: Object.fromEntries(open.map(({ name, push }) => [name, actorOf(push.by)])),
    warnings: [],
  };
}

type Push = Extract<Happening, { readonly did: 'push' }>;

/** What a pull request held at each commit that was its head once. */
function heldBy(past: readonly Happening[], pull: string): Readonly<Record<string, Bytes>> {
  const pushes = past.flatMap((one) => (one.did === 'push' && one.pull === pull ? [one] : []));
  return Object.fromEntries(pushes.map(({ commits, holds }) => [commits.at(-1) ?? '', holds]));
}

/** Whoever put the last commit there approves no more than those who wrote it. */
function authorsOf(push: Push | undefined): readonly Person[] {
  return push === undefined ? [] : [...new Set([...push.authors, push.by])];
}

function isRecorded(
  state: MaybeState,
  { pull, commit, at }: { readonly pull: string; readonly commit: string; readonly at: Moment },
): boolean {
  return state !== null && own(state.proposals, pull) === undefined && wasHeard(state, instant(at), `landed:${commit}`);
}

function headsLost(state: MaybeState, name: string, commits: readonly string[]): readonly string[] {
  return (state === null ? [] : headsDecided(state, name)).filter((head) => !commits.includes(head));
}

function landingOf(pulls: ReadonlyMap<string, Push>, one: Happening): readonly Landing[] {
  if (!('lands' in one)) return [];
  const proposal = one.did === 'merge' ? one.pull : null;
  return [
    {
      commit: one.commit,
      merge: one.did === 'merge',
      contents: one.lands,
      authors: proposal === null ? [one.by] : authorsOf(pulls.get(proposal)),
      by: actorOf(one.by),
      merged: { proposal, at: instant(one.at) },
    },
  ];
}

/** What GitHub has of something that was said, as its home tells it. */
function saidOf(past: readonly Happening[], one: Happening, notYet: readonly string[]): readonly Said[] {
  if (!('id' in one) || notYet.includes(one.id)) return [];
  const spoken = { source: one.id, said: instant(one.at), actor: actorOf(one.by) };
  const isAfterMerge = (pull: string): boolean =>
    past.some((other) => other.did === 'merge' && other.pull === pull && other.at < one.at);
  if (one.did === 'review') {
    const isDismissed = past.some((other) => other.did === 'dismiss' && other.review === one.id);
    if (isDismissed || one.says === 'nothing' || isAfterMerge(one.pull)) return [];
    const about = { track: 'main', proposal: one.pull, head: one.head, reason: 'I looked' };
    return [{ ...spoken, command: one.says === 'yes' ? { approve: about } : { reject: about } }];
  }
  if (one.did === 'dismiss') {
    const review = past.find((other) => other.did === 'review' && other.id === one.review);
    if (review?.did !== 'review') return [];
    return [{ ...spoken, command: { dismiss: { person: review.by, proposal: review.pull, reason: '' } } }];
  }
  const isGone = past.some((other) => (other.did === 'edit' || other.did === 'delete') && other.comment === one.id);
  if (isGone || one.command === null) return [];
  const proposal = one.pull === null ? {} : { proposal: isAfterMerge(one.pull) ? 'main' : one.pull };
  return [{ ...spoken, command: commandOf(one.command, proposal) }];
}

function commandOf(command: Command, proposal: { readonly proposal?: string }): ProjectCommand {
  const about = { track: 'main', ...(command.gate === null ? {} : { gate: command.gate }) };
  if (command.verb === 'approve') {
    const until = command.until === null ? {} : { until: instant(command.until) };
    const permits = command.only === null ? {} : { permits: command.only };
    return { approve: { ...about, ...proposal, ...until, ...permits, reason: '' } };
  }
  if (command.verb === 'reject') return { reject: { ...about, ...proposal, reason: 'not yet' } };
  const named = { track: 'main', gate: command.gate };
  if (command.verb === 'override') return { override: { ...named, ...proposal, reason: 'it burns' } };
  if (command.verb === 'withdraw') return { withdraw: { ...named, ...proposal, reason: '' } };
  return { reconfirm: { ...named, ...proposal } };
}

/** What stands between a story and the two that are told it: nothing, but for faults that are to be found. */
export interface Between {
  /** The story as the model hears it. */
  readonly model?: (story: Story) => Story;
  /** What the home saw, as the core hears it. */
  readonly core?: (seen: Observed, first: Observed) => Observed;
  /** What the core keeps of an entry: the state after it, where it was another before. */
  readonly keeps?: (state: ProjectState, before: ProjectState) => ProjectState;
}

/** Where core and model first disagree about a story: after which look and about what; null where they never do. */
export function disagreement(
  story: Story,
  { model = (one) => one, core = (seen) => seen, keeps = (state) => state }: Between = {},
): string | null {
  const told = model(story);
  let state = beginning;
  let said: Pick<Answer, 'bypassed' | 'heard'> = { bypassed: {}, heard: {} };
  let first: Observed | null = null;
  for (const [index, happening] of story.happenings.entries()) {
    if (happening.did !== 'look') continue;
    const seen = observedAt(story, index, state);
    first ??= seen;
    const observed = core(seen, first);
    for (const deed of deedsOf(observed, state)) {
      const head = headOf(state, deed, observed.world.at);
      const verdict = decide(observed.world, state, head);
      const events = 'events' in verdict ? verdict.events.map((event, ordinal) => sealed(event, head.id, ordinal)) : [];
      if ('events' in verdict && events.length === 0 && deed.said === undefined) continue;
      said = noted(said, head.source, events, 'refusal' in verdict);
      state = keeps(after(state, head, events, 'refusal' in verdict), state);
    }
    const again = core(observedAt(story, index, state), first);
    // What ran out only because a "no" was taken back in this look is noted by the next.
    const news = deedsOf(again, state).filter(({ command }) => !('expire' in command));
    if (news.length > 0) return `after look ${index} the same look has news: ${JSON.stringify(news)}`;
    const ours = answerOf(again, state, said);
    const theirs = answerTo({ ...told, happenings: told.happenings.slice(0, index + 1) });
    const parts = (['open', 'approvers', 'bypassed', 'unexplained', 'stage', 'heard'] as const).filter(
      (part) => !isDeepStrictEqual(ours[part], theirs[part]),
    );
    const [part] = parts;
    if (part !== undefined)
      return `after look ${index} about ${part}: the core says ${JSON.stringify(ours[part])}, the model ${JSON.stringify(theirs[part])}`;
  }
  return null;
}

/** The log that a story leads to. */
export function logOf(story: Story): readonly ProjectEntry[] {
  const log = [begun.line];
  let { state } = begun;
  for (const [index, happening] of story.happenings.entries()) {
    if (happening.did !== 'look') continue;
    const observed = observedAt(story, index, state);
    for (const deed of deedsOf(observed, state)) {
      const head = headOf(state, deed, observed.world.at);
      const verdict = decide(observed.world, state, head);
      if ('events' in verdict && verdict.events.length === 0 && deed.said === undefined) continue;
      const line = lineOf(head, verdict);
      log.push(line);
      state = after(state, head, line.events ?? [], 'refusal' in verdict);
    }
  }
  return log;
}

function lineOf(head: EntryHead<ProjectCommand>, verdict: Verdict<ProjectEventBody>): ProjectEntry {
  const outcome =
    'refusal' in verdict
      ? { refusal: verdict.refusal }
      : { events: verdict.events.map((event, ordinal) => sealed(event, head.id, ordinal)) };
  return { ...head, saw: verdict.saw ?? {}, ...outcome, state: '', prev: '', hash: '' };
}

function after(
  state: MaybeState,
  head: EntryHead<ProjectCommand>,
  events: readonly ProjectEvent[],
  isRefused: boolean,
): ProjectState {
  const evolved = events.reduce<MaybeState>((before, event) => evolve(before, event, head), state);
  const next = recorded(evolved, head, isRefused);
  if (next === null) throw new Error('no project began');
  return next;
}

/** The project has begun, and nothing else has happened. */
const begun = begin();
const beginning = begun.state;

function begin(): { readonly line: ProjectEntry; readonly state: ProjectState } {
  const { world } = observedAt({ plan, policy, people, happenings: [] }, 0, null);
  const head = headOf(null, start, began);
  const verdict = decide(world, null, head);
  if ('refusal' in verdict) throw new Error(verdict.refusal.because);
  const line = lineOf(head, verdict);
  return { line, state: after(null, head, line.events ?? [], false) };
}

/** What an entry adds to what is known of words and landings. */
function noted(
  { bypassed, heard }: Pick<Answer, 'bypassed' | 'heard'>,
  source: string,
  events: readonly ProjectEvent[],
  isRefused: boolean,
): Pick<Answer, 'bypassed' | 'heard'> {
  const past = events.flatMap((event) =>
    (event.type === 'artifact_created' || event.type === 'artifact_revised') && event.status === 'current'
      ? [[`${event.commit ?? ''} ${event.artifact}`, event.bypassed] as const]
      : [],
  );
  const name = source.replace(/^landed:/u, '');
  const isOurs = !/^(?:start$|proposed:|retracted:|expired:|policy:)/u.test(source);
  return {
    bypassed: { ...bypassed, ...Object.fromEntries(past) },
    heard: isOurs ? { ...heard, [name]: isRefused ? 'refused' : 'taken' } : heard,
  };
}

function answerOf({ world }: Observed, state: ProjectState, said: Pick<Answer, 'bypassed' | 'heard'>): Answer {
  const open = Object.entries(world.proposals).flatMap(([name, { contents }]) =>
    landingGates(world, state, contents).map(
      (one) => [`${name} ${one.artifact} ${one.gate}`, one.answer.holds] as const,
    ),
  );
  const standing = confirmsOf(state).flatMap((confirm) => {
    const yes = approvers(confirm).map(({ id }) => Number(id));
    if (yes.length === 0 || effectiveStatus(confirm, world.at) === 'expired') return [];
    const covers = Object.keys(confirm.covers)
      .toSorted()
      .map((name) => `${name.replace(':', ' ')} ${confirm.covers[name]?.replace('visit ', '') ?? ''}`);
    const key = `${confirm.gate} ${branchOf(state, confirm) ?? 'main'} ${covers.join(', ')}`;
    return [[key, yes.toSorted((one, other) => one - other)] as const];
  });
  return {
    ...said,
    open: Object.fromEntries(open),
    approvers: Object.fromEntries(standing),
    unexplained: Object.fromEntries(Object.entries(state.artifacts).map(([name, one]) => [name, one.bypassed])),
    stage: state.tracks['main']?.stage ?? '',
  };
}
