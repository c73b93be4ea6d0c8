import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Definition } from '../../core/definition/schema.ts';
import type { Finding } from '../../core/finding.ts';
import { defaultPolicy, type Policy } from '../../core/policy/schema.ts';
import { definitionAt, lookedAt, policyAt } from '../../core/project/findings/looked.ts';
import type { ProjectEntry } from '../../core/project/history.ts';
import type { ProjectState } from '../../core/project/state.ts';
import { differencesNow, type Difference, type Rules } from '../../core/simulate/questions.ts';
import { replay, type Redecided, type Replayed } from '../../core/simulate/replay.ts';
import type { Given } from '../../core/verbs/verb.ts';
import { rulebooks, type Rulebooks } from '../../git/findings.ts';
import type { GitHome } from '../../git/home.ts';
import {
  definitionsOf,
  foundIn,
  policyPath,
  policyRead,
  shippedSources,
  type FoundDefinition,
} from '../../kept/sources.ts';
import { machineClock as clock } from '../../clock.ts';
import { blobId } from '../../record.ts';
import { done, exits, no, styled, type Answer, type Line } from './answer.ts';
import { whyUnreadable } from './evidence.ts';
import { findingLines, plural } from './findings.ts';
import { shippedLifecycles } from './place.ts';
import { includesIn, missing, ownSources } from './policy-test.ts';
import { room, table } from './print.ts';
import { openProjects, withHome, word } from './session.ts';

/**
 * What would be decided differently: under the policy and the definitions as they lie in this folder, or as other files
 * have them, in the projects that are recorded here; or of what was merged on GitHub before anything was.
 */
export async function simulate(given: Given): Promise<Answer> {
  if (word(given, 'repository') !== '' || word(given, 'past') !== '')
    return (await import('./simulate-past.ts')).simulatePast(given);
  return withHome(async (home) => {
    const read = await proposedIn(given, home);
    if ('answer' in read) return read.answer;
    const { changed, differs } = read;
    if (differs.length === 0) {
      const says = `policy and definitions lie here as they are on ${home.repository.defaultBranch}: nothing would differ`;
      return done(
        [[styled('green', '✓ '), says], [styled('dim', '  countersign simulate --policy FILE tries another one')]],
        { changed: [], projects: [] },
      );
    }
    const rules = rulebooks(home.objects, clock.now());
    const ids = await openProjects(home, await home.projects());
    const projects: Simulated[] = [];
    for (const id of ids) projects.push(await simulated(home, rules, id, changed));
    return answerOf(differs, projects);
  });
}

/** What takes the place of what is in force: null, and what is not among the definitions, stays. */
export interface Changed {
  readonly policy: Policy | null;
  /** By their type. */
  readonly definitions: ReadonlyMap<string, Definition>;
}

type Proposed = { readonly changed: Changed; readonly differs: readonly string[] } | { readonly answer: Answer };

async function proposedIn(given: Given, home: GitHome): Promise<Proposed> {
  const named = { policy: word(given, 'policy'), definition: word(given, 'definition') };
  const isNamed = named.policy !== '' || named.definition !== '';
  const policy = await policyIn(home, named.policy, isNamed);
  if ('answer' in policy) return policy;
  const definitions = await definitionsIn(home, named.definition, isNamed);
  if ('answer' in definitions) return definitions;
  return {
    changed: {
      policy: policy.is,
      definitions: new Map(definitions.is.map(({ definition }) => [definition.workflow_type, definition] as const)),
    },
    differs: [
      ...(policy.is === null ? [] : [named.policy === '' ? policyPath : named.policy]),
      ...definitions.is.map(({ origin }) => origin),
    ],
  };
}

type Or<T> = { readonly is: T } | { readonly answer: Answer };

/** Another policy than the one in force, null where there is none. Without the file the default one would be. */
async function policyIn(home: GitHome, named: string, isNamed: boolean): Promise<Or<Policy | null>> {
  if (named === '' && isNamed) return { is: null };
  const text = named === '' ? await textHere(home, policyPath) : await textOf(named);
  if (typeof text === 'object' && text !== null) return text;
  const now = await home.policyInForce();
  const pin = now.policy === null ? null : now.pin;
  if (named === '' && (text === null ? pin === null : pin?.blob === blobId(text))) return { is: null };
  if (text === null) return { is: defaultPolicy };
  const read = await policyRead(text, named === '' ? policyPath : named, home.bases);
  return read.ok ? { is: read.policy } : { answer: broken(read.findings) };
}

interface Other {
  readonly origin: string;
  readonly definition: Definition;
}

/** Definitions that are not as they are on the default branch, the nearest of every type. */
async function definitionsIn(home: GitHome, named: string, isNamed: boolean): Promise<Or<readonly Other[]>> {
  if (named === '' && isNamed) return { is: [] };
  if (named !== '') {
    const text = await textOf(named);
    if (typeof text === 'object') return text;
    const root = home.repository.worktree ?? process.cwd();
    const [one] = await definitionsOf([{ origin: named, text, blob: blobId(text) }], includesIn(root));
    const read = one?.read ?? { ok: false, findings: [] };
    return read.ok ? { is: [{ origin: named, definition: read.definition }] } : { answer: broken(read.findings) };
  }
  const root = home.repository.worktree ?? process.cwd();
  const here = await foundIn([...(await ownSources(root)), ...shippedSources(shippedLifecycles())], includesIn(root));
  const there = await home.definitions();
  const unread = here.filter(({ definition, blob }) => definition === null && !isAmong(there, blob));
  if (unread.length > 0) return { answer: broken(unread.flatMap(({ findings }) => findings)) };
  return {
    is: here.flatMap(({ definition, blob, origin }) =>
      definition === null || isAmong(there, blob) ? [] : [{ origin, definition }],
    ),
  };
}

function isAmong(definitions: readonly FoundDefinition[], blob: string): boolean {
  return definitions.some((one) => one.blob === blob);
}

function textHere(home: GitHome, path: string): Promise<string | null> {
  return readFile(join(home.repository.worktree ?? process.cwd(), path), 'utf8').catch(missing);
}

async function textOf(file: string): Promise<string | { readonly answer: Answer }> {
  return readFile(file, 'utf8').catch((error: unknown) => ({
    answer: no(exits.failed, 'unreadable_file', `${file} ${whyUnreadable(error)}`, 'name a policy or a definition'),
  }));
}

function broken(findings: readonly Finding[]): Answer {
  const [first] = findings;
  const because = first?.message ?? 'the rules cannot be read';
  return {
    exit: exits.failed,
    out: findings.flatMap(findingLines),
    err: [],
    json: { code: first?.code, because, next: first?.next, findings },
  };
}

export interface Simulated extends Pick<Replayed, 'decisions' | 'differ' | 'untold'> {
  readonly id: string;
  readonly title: string;
  /** What differs right now. */
  readonly now: readonly Difference[];
  /** Track → where it is and where it would be, where that is somewhere else. */
  readonly stands: readonly { readonly track: string; readonly is: string; readonly would: string }[];
}

/** What would be decided otherwise in one project. */
export async function simulated(home: GitHome, rules: Rulebooks, id: string, changed: Changed): Promise<Simulated> {
  const [{ state, observed }, entries] = await Promise.all([home.observe(id, clock.now()), home.entries(id)]);
  const instead = ({ definition, policy }: Rules): Rules => ({
    definition: changed.definitions.get(definition.workflow_type) ?? definition,
    policy: changed.policy ?? policy,
  });
  const { world } = observed;
  const then = state === null ? () => null : await rulesThen(rules, state, entries);
  const { state: end, ...again } = replay(entries, then, instead, world.defaultBranch);
  return {
    id,
    title: state?.workflow ?? id,
    ...again,
    now: state === null ? [] : differencesNow(world, state, instead(world)),
    stands: Object.entries(state?.tracks ?? {}).flatMap(([track, { stage }]) => {
      const would = end?.tracks[track]?.stage ?? 'nowhere';
      return would === stage ? [] : [{ track, is: stage, would }];
    }),
  };
}

/** What was in force at an entry, by its number. */
async function rulesThen(
  rules: Rulebooks,
  state: ProjectState,
  entries: readonly ProjectEntry[],
): Promise<(entry: number) => Rules | null> {
  const book = await rules(
    state,
    entries.map((entry) => ({ entry, path: '', line: 0 })),
  );
  if (book === null) return () => null;
  const looked = lookedAt(book, state, entries);
  return (entry) => {
    const [definition, policy] = [definitionAt(looked, entry), policyAt(looked, entry)];
    return definition === null || policy === null ? null : { definition, policy };
  };
}

/** Said once, however much of it matters. */
const notKnown =
  'The record holds what a decision rested on, not what else somebody could have done then: which teams they were in, what checks said, who owned a path. Where an answer depends on that, it is not told.';

function answerOf(differs: readonly string[], projects: readonly Simulated[]): Answer {
  const count = (of: (one: Simulated) => readonly unknown[]): number =>
    projects.reduce((sum, one) => sum + of(one).length, 0);
  const [past, now, untold] = [count(({ differ }) => differ), count((one) => one.now), count((one) => one.untold)];
  const decisions = projects.reduce((sum, one) => sum + one.decisions, 0);
  const sum = `${plural(decisions, 'recorded decision')} of ${plural(projects.length, 'open project')}: ${past} would differ${untold === 0 ? '' : `, ${untold} cannot be told`}; ${now} of what is asked now`;
  const lines = projects.flatMap(projectLines);
  return done(
    [
      [styled('bold', 'Instead of what is in force: '), differs.join(', ')],
      ...lines,
      '',
      [past + now === 0 ? styled('green', '✓ ') : styled('yellow', '! '), sum],
      ...(untold === 0 && past === 0 ? [] : [[styled('dim', notKnown)] as const]),
    ],
    { changed: differs, projects, not_known: notKnown },
  );
}

/** What differs in one project, under its name; nothing where nothing does. */
export function projectLines({ id, title, differ, untold, now, stands }: Simulated): readonly Line[] {
  if (differ.length + untold.length + now.length === 0) return [];
  const rows = table(
    differ.map((one) => [`entry ${one.entry}`, one.by, one.what, changeText(one)]),
    room(process.stdout) - 2,
  );
  return [
    '',
    [styled('bold', title === id ? id : `${id}: ${title}`)],
    ...rows.map((row): Line => `  ${row.join('').trimEnd()}`),
    ...untold.map(({ entry, by, what, because }): Line => [
      styled('dim', `  entry ${entry}  ${by}  ${what}: not told, ${because}`),
    ]),
    ...stands.map(({ track, is, would }): Line => [
      styled('yellow', `  ${track === 'main' ? 'it' : track} is in ${is} and would be in ${would}`),
    ]),
    ...(now.length === 0 ? [] : [[styled('bold', '  now')] as const]),
    ...now.map(
      ({ about, was, would, unknown }): Line =>
        `  ${about}: ${was} → ${would}${unknown.length === 0 ? '' : ` (as far as is known without ${unknown.join(' and ')})`}`,
    ),
  ];
}

function changeText({ was, would, follows }: Redecided): string {
  return `${was} → ${would}${follows ? ' (follows from the above)' : ''}`;
}
