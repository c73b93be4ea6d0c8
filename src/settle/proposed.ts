import type { Definition } from '../core/definition/schema.ts';
import type { Finding } from '../core/finding.ts';
import { defaultPolicy, type Policy } from '../core/policy/schema.ts';
import { projectFolder } from '../core/project/decider.ts';
import { differencesNow, worldFromRecord, type Rules } from '../core/simulate/questions.ts';
import { rulesCheck, type RulesCheck, type RulesView } from '../core/surface/rules.ts';
import { readDefinition, readState } from '../files.ts';
import { basesOn, includesOn } from '../github/book.ts';
import { readProposed, type MayChange, type ProposedRules, type RulesAt } from '../github/proposed.ts';
import { lifecyclesIn, wholeSources, wholeText } from '../github/texts.ts';
import { judgedLaw } from '../kept/law.ts';
import {
  foundIn,
  lifecyclesPath,
  policyPath,
  shippedSources,
  type FoundDefinition,
  type Includes,
} from '../kept/sources.ts';
import { alertOn } from './alert.ts';
import { isOutOfReach } from './checks.ts';
import { textsAtOnce } from './owners.ts';
import type { Listing } from './listing.ts';
import type { Settling } from './settling.ts';

/**
 * What the check of a pull request says about the rules that it changes: what is wrong with them as they lie at its head,
 * and what would be decided otherwise in the open projects. Null where it changes none. The rules in force are those of
 * the default branch, whatever is found. `changed`: the files of rules among those that it changes; null where it is not
 * known of all what they are.
 */
export async function rulesOf(
  settling: Settling,
  pull: MayChange,
  changed: readonly string[] | null,
): Promise<RulesCheck | null> {
  const { client, repository, branch, memory, clock } = settling;
  const { owner, name } = repository;
  const open = openProjects(settling);
  const ids = open.slice(0, textsAtOnce);
  const asking = { owner, name, branch, number: pull.number, folders: ids.map(projectFolder) };
  const read = await readProposed(client, asking, pull);
  const own = changedFiles(read, changed);
  if (own.length === 0 && !isAnyIncluding(read)) return null;
  // One after the other: both may extend the same.
  const before = await lawAt(settling, read.inForce);
  const after = await lawAt(settling, read.proposed);
  const files = [...own, ...changedShared(before, after, changed)];
  if (files.length === 0) return null;
  const told = new Set(before.findings.map((one) => JSON.stringify(one)));
  const definitions = after.definitions.filter((one) => one.files.some((file) => files.includes(file)));
  const view: RulesView = {
    files,
    defaultBranch: read.defaultBranch,
    findings: after.findings.filter((one) => files.includes(one.file) || !told.has(JSON.stringify(one))),
    hasWorkflows: definitions.length > 0,
    projects: [],
    unseen: memory.unread === null ? 0 : open.length - ids.length,
    untold: whyUntold(before.policy, after.policy),
  };
  const { policy } = before;
  if (policy === null || after.policy === null) return rulesCheck(view);
  const rules = { policy: after.policy, definitions: definitions.flatMap(({ definition }) => definition ?? []) };
  const projects = ids.flatMap((id, at) => projectChanges(read, { id, at }, policy, rules, clock.now()));
  return rulesCheck({ ...view, projects });
}

/** Keeps the one alert about the rules of the default branch. They are judged once, and again when it has moved. */
export async function alertAbout(settling: Settling, { repository, alerts }: Listing): Promise<void> {
  const { memory } = settling;
  const { law } = repository;
  if (law === null) return;
  const { oid, policy, defs } = law.target;
  const known =
    memory.law?.commit === oid ? memory.law : { commit: oid, ...(await lawAt(settling, { oid, policy, defs })) };
  // What was out of reach may be in reach the next time.
  memory.law = isOutOfReach(known.findings) ? null : known;
  await alertOn(settling, law, known.findings, alerts);
}

/** Every project that is not known to have ended, those that were read first. */
function openProjects({ memory }: Settling): readonly string[] {
  const read = [...memory.owners].flatMap(([id, { isOpen }]) => (isOpen ? [id] : []));
  return [...read, ...(memory.unread?.keys() ?? [])];
}

function whyUntold(before: Policy | null, after: Policy | null): string | null {
  if (after === null) return 'the policy cannot be read as it is proposed';
  return before === null ? 'the policy on the default branch cannot be read' : null;
}

/** The files of rules that differ; where it is not known what a pull request changes, whatever differs counts. */
function changedFiles({ inForce, proposed }: ProposedRules, named: readonly string[] | null): readonly string[] {
  const [before, after] = [blobsOf(inForce), blobsOf(proposed)];
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path) && (named === null || named.includes(path)),
  );
}

/** Does any definition name files that it includes? It may mean what another file says now. */
function isAnyIncluding({ inForce, proposed }: ProposedRules): boolean {
  const texts = [inForce, proposed].flatMap(({ defs }) => defs?.object?.entries ?? []);
  return texts.some(({ object }) => object?.text?.includes('include') === true);
}

/** The files that definitions include and that differ. */
function changedShared(before: LawAt, after: LawAt, named: readonly string[] | null): readonly string[] {
  return [...new Set([...before.shared.keys(), ...after.shared.keys()])].filter(
    (path) => before.shared.get(path) !== after.shared.get(path) && (named === null || named.includes(path)),
  );
}

function blobsOf({ policy, defs }: RulesAt): ReadonlyMap<string, string> {
  return new Map([
    ...(policy === null ? [] : [[policyPath, policy.oid] as const]),
    ...(defs?.object?.entries ?? []).map(({ name, oid }) => [`${lifecyclesPath}/${name}`, oid] as const),
  ]);
}

interface LawAt {
  /** Null when it cannot be read. */
  readonly policy: Policy | null;
  readonly definitions: readonly FoundDefinition[];
  readonly findings: readonly Finding[];
  /** The texts that definitions include, by their paths. */
  readonly shared: Awaited<ReturnType<Includes>>;
}

/** What would be in force if a commit were the head of the default branch, and all that is wrong with it. */
async function lawAt(
  { client, repository, shipped }: Settling,
  { oid: commit, policy, defs }: RulesAt,
): Promise<LawAt> {
  const text = wholeText(policy?.object);
  const files = lifecyclesIn(defs?.object);
  const cut = [
    ...files.flatMap(({ origin, shown }) => (wholeText(shown) === null ? [cutText(origin)] : [])),
    ...(policy !== null && text === null ? [cutText(policyPath)] : []),
  ];
  let shared: LawAt['shared'] = new Map();
  const includes = includesOn(client, repository, commit);
  const definitions = await foundIn([...wholeSources(files), ...shippedSources(shipped)], async (paths) => {
    shared = await includes(paths);
    return shared;
  });
  const judged = await judgedLaw(text, definitions, basesOn(client));
  return {
    policy: policy === null ? defaultPolicy : judged.policy,
    definitions,
    findings: [...cut, ...judged.findings],
    shared,
  };
}

/** GitHub cuts texts over 512,000 bytes, and gives none of what is not text. */
function cutText(file: string): Finding {
  return {
    code: 'file_too_large',
    severity: 'error',
    file,
    line: 1,
    column: 1,
    message: 'the file is no text, or too large to be read whole',
    next: 'Keep it short, as text in UTF-8.',
  };
}

/** What would change in one of the projects whose texts were read; nothing where it has ended or cannot be read. */
function projectChanges(
  { texts }: ProposedRules,
  { id, at }: { readonly id: string; readonly at: number },
  policy: Policy,
  changed: { readonly policy: Policy; readonly definitions: readonly Definition[] },
  now: string,
): RulesView['projects'] {
  const state = readState(texts[`s${at}`]?.object?.text ?? '', id);
  const pinned = readDefinition(texts[`d${at}`]?.object?.text ?? '', id);
  if (!state.ok || !pinned.ok || state.state.terminal_state !== null) return [];
  const { definition } = pinned;
  const other = changed.definitions.find(({ workflow_type: type }) => type === definition.workflow_type);
  const rules: Rules = { definition: other ?? definition, policy: changed.policy };
  const world = worldFromRecord(state.state, { definition, policy }, now);
  return [{ id, title: state.state.workflow, differences: differencesNow(world, state.state, rules) }];
}
