import { expect } from 'vitest';
import type { FactValue } from '../../src/core/condition.ts';
import type { Contents } from '../../src/core/confirm/confirm.ts';
import { fullForm } from '../../src/core/definition/full-form.ts';
import type { Definition, WrittenDefinition } from '../../src/core/definition/schema.ts';
import type { Actor, Entry, EntryHead, Envelope, Verdict } from '../../src/core/entry.ts';
import { deedsOf, type Landing, type Observed, type Ran, type Said } from '../../src/core/observe.ts';
import type { Permission } from '../../src/core/policy/schema.ts';
import { fullPolicy, type Policy, type WrittenPolicy } from '../../src/core/policy/schema.ts';
import {
  deeds,
  verbOf,
  type Attestation,
  type Landed,
  type ProjectCommand,
  type ProjectCommands,
} from '../../src/core/project/commands.ts';
import { decide } from '../../src/core/project/decide.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import type { ProjectEvent, ProjectEventBody } from '../../src/core/project/events.ts';
import { evolve, recorded, type MaybeState } from '../../src/core/project/evolve.ts';
import { contentsBefore } from '../../src/core/project/looks.ts';
import { headsDecided } from '../../src/core/project/records.ts';
import { publishedIn, type Release, type Releases } from '../../src/core/project/releases.ts';
import { namesTold, newsOf, ranDeed, type RunNow } from '../../src/core/project/ran.ts';
import { wasHeard } from '../../src/core/project/heard.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import type { Proposal, World } from '../../src/core/project/world.ts';
import { witnessed, type Law } from '../../src/core/project/under.ts';
import type { Proof } from '../../src/core/simulate/again.ts';
import { redecide } from '../../src/core/simulate/redecide.ts';
import { own } from '../../src/core/own.ts';
import type { RefusalCode } from '../../src/core/refusal.ts';
import { plusMinutes } from '../../src/core/time.ts';
import { isWholeSoak } from '../soak.ts';

/** A person as plain git knows them: by e-mail. */
export function person(name: string, changes: Partial<Actor> = {}): Actor {
  return { id: `${name}@example.com`, login: name, kind: 'person', assurance: 'proven', ...changes };
}

export const alice = person('alice');
export const bob = person('bob');
export const carol = person('carol');
export const dave = person('dave');
/** Known by GitHub's number. */
export const erin: Actor = { id: 7, login: 'Erin', kind: 'person', assurance: 'proven' };
export const frank: Actor = { id: 9, login: 'frank', kind: 'person', assurance: 'proven' };
/** A client: known only by what others record of her. */
export const kim = person('kim', { assurance: 'attested' });
export const robot: Actor = { id: 'robot', login: 'robot', kind: 'agent', assurance: 'proven' };

/** A tiny lifecycle that has one of everything the rules tell apart. */
export const written: WrittenDefinition = {
  workflow_type: 'release',
  label: 'Release',
  stages: ['plan', 'build', 'check', 'ship'],
  artifacts: [
    artifactType('plan', { path: 'docs/{project}/plan.md', gates: ['plan_approval'] }),
    artifactType('code', { path: 'src', kind: 'folder', gates: ['review'] }),
    artifactType('notes', { path: 'NOTES.md' }),
    artifactType('report', { path: 'REPORT.md' }),
    artifactType('invoice', { kind: 'external', gates: ['billing'] }),
    artifactType('poster', { kind: 'external' }),
    artifactType('manual', { path: 'MANUAL.md', gates: ['legal', 'security'] }),
    artifactType('appendix', { path: 'APPENDIX.md', gates: ['legal'] }),
  ],
  gates: [
    gateType('plan_approval', 'planner'),
    gateType('review', 'reviewer', { count: 2 }),
    gateType('legal', 'counsel', { assurance: 'attested' }),
    gateType('security', 'guard', { explicit: true }),
    gateType('go', 'lead'),
    gateType('billing', 'lead'),
    gateType('unbound', 'nobody'),
  ],
  actions: [
    { id: 'send', label: 'Send the plan', external: true, gates: ['legal'], requires: { artifact: 'plan' } },
    { id: 'announce', label: 'Announce it', gates: ['go'] },
    { id: 'lunch', label: 'Have lunch', gates: [] },
  ],
  allowed_transitions: [
    {
      from: 'plan',
      to: 'build',
      on: { landed: 'plan' },
      when: 'the plan is approved',
      requires: { all: [{ artifact: 'plan' }, { gate: 'plan_approval' }] },
    },
    { from: 'build', to: 'check', on: 'command', when: 'the code is there', requires: { artifact: 'code' } },
    { from: 'build', to: 'plan', on: 'command', when: 'the plan was wrong' },
    {
      from: 'check',
      to: 'ship',
      on: { landed: 'report' },
      when: 'the report says so and the lead agrees',
      requires: { all: [{ gate: 'go' }, { fact: 'release.version' }, { no: 'blockers' }] },
    },
    { from: 'check', to: 'build', on: 'command', when: 'the tests found something' },
    { from: 'ship', to: 'check', on: { flag: 'recall' }, when: 'it was recalled' },
  ],
  facts: { 'client.secret': { sensitive: true } },
  required_fields: ['release.version'],
  terminal_states: [
    { id: 'closed', from: ['ship'], requires: { fact: 'release.version' } },
    { id: 'abandoned', allows_open_blockers: true, requires_rationale: true },
    { id: 'superseded', allows_open_blockers: true },
  ],
};

export const definition = fullForm(written);

/** The same lifecycle with other parts. */
export function lifecycle(changes: Partial<WrittenDefinition>): Definition {
  return fullForm({ ...written, ...changes });
}

type ArtifactWritten = Exclude<NonNullable<WrittenDefinition['artifacts']>[number], string>;
type GateWritten = Exclude<NonNullable<WrittenDefinition['gates']>[number], string>;

export function artifactType(artifact_type: string, changes: Partial<ArtifactWritten> = {}): ArtifactWritten {
  return { artifact_type, owner: 'maker', version_policy: 'every landing', ...changes };
}

function gateType(gate_id: string, owner: string, changes: Partial<GateWritten> = {}): GateWritten {
  return { gate_id, owner, applies_when: 'always', ...changes };
}

/** People by e-mail, by id, by login, by team and by permission. */
const writtenPolicy = {
  version: 1,
  roles: {
    planner: { emails: ['Alice@Example.com', 'bob@example.com'], ids: [7] },
    reviewer: { emails: ['alice@example.com', 'carol@example.com'], logins: ['FRANK'], teams: ['acme/builders'] },
    counsel: { emails: ['kim@example.com', 'alice@example.com'] },
    guard: { teams: ['acme/security'] },
    lead: { permission: 'maintain' },
    helper: { agents: ['Robot'] },
  },
  verbs: { fact: ['write', 'helper'], approve: ['write', 'helper'] },
  attesters: ['maintain'],
  overriders: ['maintain'],
} as const satisfies WrittenPolicy;

export const policy = fullPolicy(writtenPolicy);

/** The same policy with other parts. */
export function policyWith(changes: Partial<WrittenPolicy>): Policy {
  return fullPolicy({ ...writtenPolicy, ...changes });
}

export const noon = '2026-03-02T12:00:00.000Z';

/** An instant of that day: `12:05`, `12:05:30`. */
export function today(time: string): string {
  return `2026-03-02T${time.length === 5 ? `${time}:00` : time}.000Z`;
}

/** All that surrounds a project, and what is recorded of it so far. */
export interface Scene {
  readonly world: World;
  /** Branch → its commits since the default branch, oldest first, and what it changes. */
  readonly branches: Readonly<Record<string, Branch>>;
  /** First-parent commits of the default branch that changed artifacts. */
  readonly landings: readonly Landing[];
  /** What people have said where the home has a clock, in the order in which it tells. */
  readonly said: readonly Said[];
  /** What is published beside the tree, where anything is. */
  readonly releases?: Releases;
  /** How runs stand by their own records, with what they found out. */
  readonly runs?: readonly (RunNow & { readonly values?: Readonly<Record<string, FactValue>> })[];
  /** What cannot be made twice and is there. */
  readonly found: Readonly<Record<string, string>>;
  readonly state: MaybeState;
  readonly log: readonly Line[];
  /** What the last step came to. */
  readonly last: readonly Line[];
  readonly answer: Verdict<ProjectEventBody> | 'repeated' | null;
}

export type Line = Entry<ProjectCommand, ProjectEvent>;

interface Branch {
  readonly commits: readonly string[];
  readonly contents: Contents;
  /** What it changed at its commits, as far as anybody can tell. */
  readonly held: Readonly<Record<string, Contents>>;
  readonly authors: readonly (number | string)[];
  readonly pusher: Actor;
  readonly pushed_at?: string;
  readonly told?: Pick<Proposal, 'checks' | 'owners'>;
  /** Where the home keeps a branch that was merged, so that what was said about it can still be decided. */
  readonly merged?: Landing;
}

/** Something that happens: a command somebody gives, or a change around the project. */
export type Step = (scene: Scene) => Scene;

const permissions: Readonly<Record<string, Permission>> = {
  'alice@example.com': 'maintain',
  'bob@example.com': 'write',
  'carol@example.com': 'write',
  'dave@example.com': 'maintain',
  robot: 'write',
  '7': 'write',
  '9': 'write',
};

export const quiet: World = {
  definition,
  policy,
  definitionPin: { blob: 'd1', origin: 'countersign/release' },
  policyPin: { blob: 'p1', origin: '.github/countersign.yml' },
  defaultBranch: 'main',
  head: 'main0',
  proposals: {},
  people: { permissions, teams: { 'acme/builders': ['dave@example.com', 9], 'acme/security': ['carol@example.com'] } },
  checks: {},
  recent: [],
  at: noon,
};

const empty: Scene = {
  world: quiet,
  branches: {},
  landings: [],
  said: [],
  found: {},
  state: null,
  log: [],
  last: [],
  answer: null,
};

/**
 * What a home would have seen at this moment: what is on the default branch already is no longer proposed. What was said
 * is all there again with every look. A merge that was told with its time, and the branch with it, is there until the
 * record has it.
 */
export function observedIn({
  world,
  branches,
  landings,
  said,
  releases: published,
  runs = [],
  found,
  state,
  log,
}: Scene): Observed {
  const there: Landed = Object.fromEntries(landings.flatMap((landing) => Object.entries(landing.contents)));
  const open = Object.entries(branches).flatMap(([name, branch]) => {
    if (branch.merged !== undefined) return isNew(state, branch.merged) ? [[name, branch] as const] : [];
    const left = Object.entries(branch.contents).filter(
      ([artifact, content]) => (there[artifact] === null ? 'absent' : there[artifact]) !== content,
    );
    return left.length === 0 ? [] : [[name, { ...branch, contents: Object.fromEntries(left) }] as const];
  });
  const since = landings.findIndex((landing) => landing.commit === state?.cursor) + 1;
  return {
    world: {
      ...world,
      head: landings.at(-1)?.commit ?? world.head,
      proposals: Object.fromEntries(
        open.map(([name, { commits, contents, held, authors, pushed_at, told = {} }]) => [
          name,
          {
            head: commits.at(-1) ?? '',
            base: 'main0',
            contents,
            authors,
            ...earlierIn(commits, held, contents),
            ...told,
            ...(pushed_at === undefined ? {} : { pushed_at }),
          },
        ]),
      ),
      recent: log.slice(-32),
    },
    landings: landings.filter((landing, index) =>
      landing.merged === undefined ? index >= since : isNew(state, landing),
    ),
    said,
    ...(published === undefined || state === null
      ? {}
      : { published: publishedIn(world.definition, state, published) }),
    ...(state === null || runs.length === 0 ? {} : { ran: ranIn(world.definition, state, runs) }),
    found,
    lost: Object.fromEntries(open.map(([name, { commits }]) => [name, headsLost(state, name, commits)])),
    warnings: [],
    pushers: Object.fromEntries(open.map(([name, { pusher }]) => [name, pusher])),
  };
}

/** What a home that knows the history of a branch tells of its earlier commits. */
export function earlierIn(
  commits: readonly string[],
  held: Readonly<Record<string, Contents>>,
  contents: Contents,
): Pick<Proposal, 'earlier'> {
  const head = held[commits.at(-1) ?? ''] ?? {};
  const known = commits.slice(0, -1).flatMap((commit) => {
    const then = held[commit];
    if (then === undefined) return [];
    const places = [...new Set([...Object.keys(then), ...Object.keys(head)])];
    const compared = places.map((name) => ({ name, before: then[name] ?? null, now: head[name] ?? null }));
    return [[commit, contentsBefore(contents, compared)] as const];
  });
  return known.length === 0 ? {} : { earlier: Object.fromEntries(known) };
}

/** As a home that has runs tells of them. */
function ranIn(by: Definition, state: ProjectState, runs: NonNullable<Scene['runs']>): readonly Ran[] {
  return runs.flatMap((told) => {
    const seen = newsOf(by, state, told);
    if (seen === null) return [];
    const names = namesTold(by, seen);
    const values = Object.entries(told.values ?? {}).filter(([name]) => names.includes(name));
    return [ranDeed(by, told.run_id, seen, Object.fromEntries(values), (text) => `<${text}>`)];
  });
}

/** Is a merge that was told with its time not in the record yet? */
function isNew(state: MaybeState, { commit, merged }: Landing): boolean {
  if (state === null || merged === undefined) return false;
  const known = merged.proposal !== null && own(state.proposals, merged.proposal) !== undefined;
  return known || !wasHeard(state, merged.at, `landed:${commit}`);
}

function headsLost(state: MaybeState, branch: string, commits: readonly string[]): readonly string[] {
  return (state === null ? [] : headsDecided(state, branch)).filter((head) => !commits.includes(head));
}

/** Deeds first, then the command: as the line does it, without anything around it. */
function run(scene: Scene, asked: Envelope<ProjectCommand> | null): Scene {
  const observed = observedIn(scene);
  const before: Scene = { ...scene, last: [], answer: null };
  const after = deedsOf(observed, scene.state).reduce((at, deed) => one(at, observed.world, deed, false), before);
  // The same look has nothing more to tell; only where no project began, whoever asked for one still asks.
  if (after.state !== null) expect(deedsOf(observedIn(after), after.state)).toEqual([]);
  if (asked === null) return after;
  if (projectDecider.hasSeen(scene.state, asked.source)) return { ...after, answer: 'repeated' };
  return one(after, observed.world, asked, true);
}

function one(scene: Scene, world: World, envelope: Envelope<ProjectCommand>, isAsked: boolean): Scene {
  const head = headOf(scene.state, envelope, world.at);
  const verdict = witnessed(decide, world, scene.state, head);
  const answer = isAsked ? verdict : scene.answer;
  if ('refusal' in verdict && scene.state === null) return { ...scene, answer };
  if ('events' in verdict && verdict.events.length === 0 && !isAsked && envelope.said === undefined)
    return { ...scene, answer };
  const events = 'events' in verdict ? verdict.events.map((event, ordinal) => sealed(event, head.id, ordinal)) : [];
  const evolved = events.reduce<MaybeState>((state, event) => evolve(state, event, head), scene.state);
  const outcome = 'refusal' in verdict ? { refusal: verdict.refusal } : { events };
  const line: Line = { ...head, saw: verdict.saw ?? {}, ...outcome, state: '', prev: '', hash: '' };
  laws.set(line, world);
  return {
    ...scene,
    answer,
    state: recorded(evolved, head, 'refusal' in verdict),
    log: [...scene.log, line],
    last: [...scene.last, line],
  };
}

export function headOf(state: MaybeState, envelope: Envelope<ProjectCommand>, at: string): EntryHead<ProjectCommand> {
  return { v: 1, id: envelope.source, seq: projectDecider.seqOf(state) + 1, at, ...envelope };
}

export function sealed(event: ProjectEventBody, entry: string, ordinal: number): ProjectEvent {
  return { ...event, event_id: `${entry}/${ordinal}` };
}

/** Somebody gives a command; `source` where the same command comes twice. */
export function asks(actor: Actor, command: ProjectCommand, source?: string): Step {
  return (scene) => run(scene, { source: source ?? `command ${scene.log.length + 1}`, actor, command });
}

/** Somebody looks, and what people have done is recorded. */
export const swept: Step = (scene) => run(scene, null);

/** Somebody says a command where the home has a clock; whoever looks next hears it. */
export function says(
  actor: Actor,
  command: ProjectCommand,
  { said, source }: { readonly said?: string; readonly source?: string } = {},
): Step {
  return (scene) => {
    const name = source ?? `comment ${scene.said.length + 1}`;
    return { ...scene, said: [...scene.said, { source: name, actor, command, said: said ?? scene.world.at }] };
  };
}

/** … so many times a fact that nothing depends on, one each second from a moment on. */
export function chats(actor: Actor, times: number, from: string): Step {
  return all(
    ...Array.from({ length: times }, (_, index) =>
      says(
        actor,
        { fact: { fact: 'chat', value: index, source: 'talk' } },
        { said: plusMinutes(from, index / 60), source: `chat ${from} ${index}` },
      ),
    ),
  );
}

interface Reviewed {
  readonly said?: string;
  readonly source?: string;
  /** The commit that the reviewer saw; the head of the branch if not given. */
  readonly head?: string;
  readonly reason?: string;
}

/** Somebody submits a review of a branch. */
export function reviews(actor: Actor, proposal: string, word: 'yes' | 'no', changes: Reviewed = {}): Step {
  return (scene) => {
    const { head = own(scene.branches, proposal)?.commits.at(-1) ?? '', reason = 'read it', ...spoken } = changes;
    const about = { track: 'main', proposal, head, reason };
    return says(actor, word === 'yes' ? { approve: about } : { reject: about }, spoken)(scene);
  };
}

/** Somebody takes away the review of a branch that another person wrote. */
export function dismisses(
  actor: Actor,
  author: Actor,
  proposal: string,
  {
    reason = '',
    given: at,
    ...spoken
  }: { readonly reason?: string; readonly given?: string; readonly said?: string; readonly source?: string } = {},
): Step {
  return says(
    actor,
    { dismiss: { person: author.id, proposal, reason, ...(at === undefined ? {} : { given: at }) } },
    spoken,
  );
}

/** What cannot be made twice is found there. */
export function finds(found: Readonly<Record<string, string>>): Step {
  return (scene) => ({ ...scene, found });
}

/** Somebody publishes a release, or edits one of the same id; whoever looks next sees it. */
export function releases(actor: Actor, tag: string, changes: Partial<Release> = {}): Step {
  return (scene) => {
    const { place = 'https://example.com/releases/', isAll = true, latest = [] } = scene.releases ?? {};
    const id = changes.id ?? `release ${tag}`;
    const release = {
      id,
      tag,
      content: `sha256:${tag}`,
      address: `${place}${tag}`,
      projects: [],
      by: actor,
      at: scene.world.at,
    };
    const others = latest.filter((other) => other.id !== id);
    return { ...scene, releases: { place, isAll, latest: [...others, { ...release, ...changes }] } };
  };
}

/** A release is deleted; with `isAll` false it may only be too old to be told of. */
export function unreleases(tag: string, isAll = true): Step {
  return (scene) => {
    const { place = '', latest = [] } = scene.releases ?? {};
    return { ...scene, releases: { place, isAll, latest: latest.filter((other) => other.tag !== tag) } };
  };
}

/** The command that begins a project. */
export function startOf(changes: Partial<ProjectCommands['start']> = {}): ProjectCommand {
  return {
    start: {
      project_id: 'acme',
      workflow_type: 'release',
      workflow: 'Acme 2.0',
      client: 'Acme',
      owner: 'alice',
      ...changes,
    },
  };
}

export function starts(actor: Actor = alice, changes: Partial<ProjectCommands['start']> = {}): Step {
  return asks(actor, startOf(changes));
}

type Some<V extends keyof ProjectCommands, K extends keyof ProjectCommands[V]> = Partial<Omit<ProjectCommands[V], K>>;

export function approves(actor: Actor, gate: string, changes: Some<'approve', 'gate'> = {}): Step {
  return asks(actor, { approve: { gate, track: 'main', reason: 'read it', ...changes } });
}

/** Approves a branch, no gate named. */
export function approvesAll(actor: Actor, changes: Some<'approve', 'gate'> = {}): Step {
  return asks(actor, { approve: { track: 'main', reason: 'read it', ...changes } });
}

export function rejects(actor: Actor, gate: string, changes: Some<'reject', 'gate'> = {}): Step {
  return asks(actor, { reject: { gate, track: 'main', reason: 'not yet', ...changes } });
}

export function withdraws(actor: Actor, gate: string, reason = ''): Step {
  return asks(actor, { withdraw: { gate, track: 'main', reason } });
}

export function reconfirms(actor: Actor, gate: string): Step {
  return asks(actor, { reconfirm: { gate, track: 'main' } });
}

export function requests(actor: Actor, gate: string, changes: Some<'request', 'gate'> = {}): Step {
  return asks(actor, { request: { gate, track: 'main', ...changes } });
}

export function overrides(actor: Actor, gate: string, reason = 'it burns', track = 'main', proposal?: string): Step {
  return asks(actor, { override: { gate, track, reason, ...(proposal === undefined ? {} : { proposal }) } });
}

export function advances(actor: Actor, to?: string): Step {
  return asks(actor, { advance: { track: 'main', ...(to === undefined ? {} : { to }) } });
}

export function goesBack(actor: Actor, to: string, reason = 'it was wrong'): Step {
  return asks(actor, { back: { track: 'main', to, reason } });
}

export function knows(actor: Actor, fact: string, value: string | number | boolean, source = 'a mail'): Step {
  return asks(actor, { fact: { fact, value, source } });
}

export function forks(actor: Actor, track: string, changes: Some<'fork', 'track'> = {}): Step {
  return asks(actor, { fork: { track, from: 'main', because: 'another scope', ...changes } });
}

export function joins(actor: Actor, track: string, outcome: ProjectCommands['join']['outcome'], because = ''): Step {
  return asks(actor, { join: { track, outcome, because } });
}

export function skips(actor: Actor, to: string, because = 'it was done before', track = 'main'): Step {
  return asks(actor, { skip: { to, track, because } });
}

/** A fact that stands in for an artifact where a stage is skipped. */
export function standsIn(actor: Actor, fact: string, artifact: string, source = 'a mail'): Step {
  return asks(actor, { fact: { fact, value: true, source, substitutes: `artifact:${artifact}` } });
}

/** Taken to be so until somebody knows. */
export function assumes(actor: Actor, assumption: string, value: string | number, because = 'it is usual'): Step {
  return asks(actor, { assume: { assumption, value, because } });
}

/** Somebody decides which of the sources that differ is right. */
export function resolves(
  actor: Actor,
  conflict: string,
  value?: string | number,
  because = 'the contract says so',
): Step {
  return asks(actor, { resolve: { conflict, because, ...(value === undefined ? {} : { value }) } });
}

/** What an attester hands in. */
export function answerOf(who: Actor): Attestation {
  return { id: who.id, login: who.login, evidence: { name: 'answer.eml', sha256: 'a'.repeat(64), bytes: 12 } };
}

/** One more commit on a branch: what it changes now, laid over what it changed before. */
export function pushes(
  pusher: Actor,
  branch: string,
  contents: Contents,
  changes: { readonly commit?: string; readonly coauthors?: readonly Actor[]; readonly at?: string } = {},
): Step {
  return (scene) => {
    const before = own(scene.branches, branch);
    const commits = [...(before?.commits ?? []), changes.commit ?? `${branch}${(before?.commits.length ?? 0) + 1}`];
    const authors = [...(before?.authors ?? []), pusher.id, ...(changes.coauthors ?? []).map(({ id }) => id)];
    const now = { ...before?.contents, ...contents };
    return withBranch(scene, branch, {
      commits,
      contents: now,
      held: { ...before?.held, [commits.at(-1) ?? '']: now },
      authors,
      pusher,
      ...(before?.told === undefined ? {} : { told: before.told }),
      ...(changes.at === undefined ? {} : { pushed_at: changes.at }),
    });
  };
}

/** What the home knows of a branch: the checks on its head, and who owns the paths that it changes. */
export function tells(branch: string, told: Pick<Proposal, 'checks' | 'owners'>): Step {
  return (scene) => {
    const before = own(scene.branches, branch);
    if (before === undefined) throw new Error(`there is no branch ${branch}`);
    return withBranch(scene, branch, { ...before, told });
  };
}

/** Somebody hands on a role, until the first moment of a day. */
export function delegates(actor: Actor, role: string, to: string, changes: Some<'delegate', 'role' | 'to'> = {}): Step {
  return asks(actor, { delegate: { role, to, until: '2026-03-20', reason: 'on leave', ...changes } });
}

/** The branch is rewritten: other commits, with these bytes or the same ones. */
export function rewrites(pusher: Actor, branch: string, commits: readonly string[], contents?: Contents): Step {
  return (scene) => {
    const before = own(scene.branches, branch);
    const now = contents ?? before?.contents ?? {};
    return withBranch(scene, branch, {
      commits,
      contents: now,
      held: { ...before?.held, [commits.at(-1) ?? '']: now },
      authors: before?.authors ?? [],
      pusher,
    });
  };
}

export function deletes(branch: string): Step {
  return (scene) => {
    const { [branch]: _gone, ...branches } = scene.branches;
    return { ...scene, branches };
  };
}

function withBranch(scene: Scene, name: string, branch: Branch): Scene {
  return { ...scene, branches: { ...scene.branches, [name]: branch } };
}

/** The branch is merged on the default branch, past Countersign or after its go-ahead; `contents` if others came out. */
export function merges(
  by: Actor,
  branch: string,
  changes: { readonly commit?: string; readonly contents?: Landed } = {},
): Step {
  return (scene) => {
    const { contents, authors } = own(scene.branches, branch) ?? { contents: {}, authors: [] };
    const commit = changes.commit ?? `merge-of-${branch}-${scene.landings.length + 1}`;
    return deletes(branch)(
      lands({ commit, merge: true, contents: { ...contents, ...changes.contents }, authors, by })(scene),
    );
  };
}

/** The branch is merged where the home has a clock: the merge says which branch it was, and when. */
export function mergesOnGitHub(
  by: Actor,
  branch: string,
  changes: { readonly at?: string; readonly commit?: string; readonly contents?: Landed } = {},
): Step {
  return (scene) => {
    const before = own(scene.branches, branch);
    if (before === undefined) throw new Error(`there is no branch ${branch}`);
    const landing: Landing = {
      commit: changes.commit ?? `merge-of-${branch}-${scene.landings.length + 1}`,
      merge: true,
      contents: { ...before.contents, ...changes.contents },
      authors: before.authors,
      by,
      merged: { proposal: branch, at: changes.at ?? scene.world.at },
    };
    return lands(landing)(withBranch(scene, branch, { ...before, merged: landing }));
  };
}

/** A commit comes onto the default branch. */
export function lands(landing: Partial<Landing> & Pick<Landing, 'commit' | 'contents'>): Step {
  return (scene) => ({
    ...scene,
    landings: [...scene.landings, { merge: false, authors: [bob.id], by: bob, ...landing }],
  });
}

export function later(days: number): Step {
  return (scene) => around({ at: plusMinutes(scene.world.at, days * 24 * 60) })(scene);
}

/** Something around the project changes. */
export function around(changes: Partial<World>): Step {
  return (scene) => ({ ...scene, world: { ...scene.world, ...changes } });
}

export function underPolicy(changes: Partial<WrittenPolicy>): Step {
  return around({ policy: policyWith(changes) });
}

/** By what each line was decided: scenes exchange rules under their projects without anybody pinning them. */
const laws = new WeakMap<Line, Law>();

/** What comes of deciding a log again, from nothing but its lines. */
export function proofOf(log: readonly Line[]): Proof {
  return redecide(log, (line) => laws.get(line) ?? null, {
    entry: (source) => source,
    event: (entry, ordinal) => `${entry}/${ordinal}`,
  });
}

/** All histories in the soak; else those of these lengths, so that it costs next to nothing. */
const isProven = ({ log }: Scene): boolean => isWholeSoak || log.length % 8 === 5;

/** What has happened so far. Where nothing but commands led there, all of it comes out again when it is decided again. */
export function sceneOf(...steps: readonly Step[]): Scene {
  const scene = steps.reduce((at, step) => step(at), empty);
  if (isProven(scene) && isPlayed(scene))
    expect(proofOf(scene.log)).toEqual({ decided: scene.log.length, wrong: [], untold: [] });
  return scene;
}

/** Does the log lead to the state, and did only those ask who ever do? */
function isPlayed({ log, state }: Scene): boolean {
  const end = log.reduce<MaybeState>((before, line) => {
    const after = (line.events ?? []).reduce((at, event) => evolve(at, event, line), before);
    return recorded(after, line, line.refusal !== undefined);
  }, null);
  return (
    JSON.stringify(end) === JSON.stringify(state) &&
    log.every(({ actor, command }) => actor.kind !== 'system' || deeds.includes(verbOf(command)))
  );
}

export interface Given {
  readonly when: (...steps: readonly Step[]) => When;
}

export interface When {
  readonly scene: Scene;
  readonly state: ProjectState;
  /** The events of the last command, each with at least these parts. */
  readonly thenHappened: (...events: readonly object[]) => When;
  /** It was refused, with this code; and the sentence says so. */
  readonly thenRefused: (code: RefusalCode, because?: RegExp) => When;
  /** Everything that was recorded by the last step, deeds too. */
  readonly thenRecorded: (...events: readonly object[]) => When;
  /** Every entry of the last step, each with at least these parts: who and what, events or a refusal. */
  readonly thenEntered: (...entries: readonly object[]) => When;
}

/** Given a history, when something happens, then these events or this refusal. */
export function given(...steps: readonly Step[]): Given {
  return { when: (...more) => when(sceneOf(...steps, ...more)) };
}

function when(scene: Scene): When {
  const self: When = {
    scene,
    get state() {
      if (scene.state === null) throw new Error('no project was started');
      return scene.state;
    },
    thenHappened(...events) {
      const got = scene.answer;
      expect(got).toHaveProperty('events');
      expect(got !== null && got !== 'repeated' && 'events' in got ? got.events : got).toMatchObject(events);
      return self;
    },
    thenRefused(code, because) {
      const got = scene.answer;
      const refusal = got !== null && got !== 'repeated' && 'refusal' in got ? got.refusal : got;
      expect(refusal).toMatchObject({ code });
      if (because !== undefined) expect(refusal).toHaveProperty('because', expect.stringMatching(because));
      expect(refusal).toHaveProperty('next', expect.stringMatching(/\S/u));
      return self;
    },
    thenRecorded(...events) {
      expect(scene.last.flatMap((line) => line.events ?? [])).toMatchObject(events);
      return self;
    },
    thenEntered(...entries) {
      expect(scene.last).toMatchObject(entries);
      return self;
    },
  };
  return self;
}

/** Several steps as one. */
export function all(...steps: readonly Step[]): Step {
  return (scene) => steps.reduce((at, step) => step(at), scene);
}

/** A project with its plan in the branch `p`, which nobody has approved. */
export const drafted: readonly Step[] = [starts(), pushes(bob, 'p', { plan: 'A' })];

/** A project whose plan is approved and landed, so that it stands in `build`. */
export const inBuild: Step = all(
  starts(),
  pushes(bob, 'p', { plan: 'plan A' }),
  approves(alice, 'plan_approval'),
  merges(bob, 'p'),
  swept,
);

/** … and whose code has landed with two approvals, so that it stands in `check`. */
export const inCheck: Step = all(
  inBuild,
  pushes(bob, 'c', { code: 'code A' }),
  approves(alice, 'review'),
  approves(carol, 'review'),
  merges(bob, 'c'),
  advances(bob),
);

/** … and which is in `ship`. */
export const inShip: Step = all(
  inCheck,
  knows(bob, 'release.version', '2.0.0', 'CHANGELOG.md'),
  lands({ commit: 'r1', contents: { report: 'report A' } }),
  approves(alice, 'go'),
);
