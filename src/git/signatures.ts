import type { ProjectEntry } from '../core/project/history.ts';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { statuses } from '../core/confirm/statuses.ts';
import { isAtLeast, type Assurance, type Entry, type Signature } from '../core/entry.ts';
import type { Finding } from '../core/finding.ts';
import { own } from '../core/own.ts';
import { listedKeys, type ListedKey, type PublicKey } from '../core/policy/keys.ts';
import { mayUse, requirementOf } from '../core/policy/may.ts';
import { defaultPolicy, type Policy } from '../core/policy/schema.ts';
import type { Definition } from '../core/definition/schema.ts';
import { projectFolder } from '../core/project/decider.ts';
import type { ProjectEvent } from '../core/project/events.ts';
import type { Rulebook } from '../core/project/findings.ts';
import { policyPinAfter, policyPinAt } from '../core/run/policy-pin.ts';
import type { RunState } from '../core/run/state.ts';
import { findingsWith } from '../kept/damage.ts';
import { policyPath } from '../kept/sources.ts';
import { statementOf } from '../record.ts';
import { isCloneOfGithub } from './on-github.ts';
import { lastPin, policiesIn, rulebooks } from './findings.ts';
import { literal } from './history.ts';
import type { GitHome } from './home.ts';
import { asChanges, asCommitted, fields, run } from './run.ts';
import { inPrivateFolder, sshKeygen } from './ssh.ts';
import type { Repository } from './repository.ts';
import type { RunEntry } from './runs/home.ts';
import type { Line, ReadProject, ReadRun } from './verify.ts';

/** What a signature is for: one made for something else, a commit or a file, is none here. */
export const namespace = 'countersign';

/** The name of a key as ssh prints it: `SHA256:` and the digest of its bytes. */
export function fingerprintOf({ base64 }: PublicKey): string {
  const digest = createHash('sha256').update(Buffer.from(base64, 'base64')).digest('base64');
  return `SHA256:${digest.replace(/=+$/u, '')}`;
}

/** The key of this name, if the policy lists it for this person. */
export function keyOf(policy: Policy, person: number | string, fingerprint: string): ListedKey | null {
  const keys = listedKeys(policy).filter((key) => key.person === person);
  return keys.find((key) => fingerprintOf(key) === fingerprint) ?? null;
}

/**
 * Was the statement signed with this key?
 * @throws GitProblem ssh_missing
 */
export function isSignedWith({ type, base64 }: PublicKey, statement: string, { text }: Signature): Promise<boolean> {
  return inPrivateFolder(async (folder) => {
    const [allowed, signature] = [join(folder, 'allowed'), join(folder, 'signature')];
    // Who it is was looked up by the key: one name serves all, and no address is read as a pattern.
    await writeFile(allowed, `signer namespaces="${namespace}" ${type} ${base64}\n`);
    await writeFile(signature, text);
    const args = ['-Y', 'verify', '-f', allowed, '-I', 'signer', '-n', namespace, '-s', signature];
    return (await sshKeygen('ssh-keygen', args, statement)).code === 0;
  });
}

/** A push on its way in: the default branch as it will be, null where there is none, and the policy it will have. */
export interface Receiving {
  readonly head: string | null;
  readonly policy: () => Promise<Policy | null>;
}

/** What held when an entry was made; null where it cannot be read any more. */
interface Law {
  readonly definition: Definition | null;
  readonly policy: Policy | null;
  /** The blob of the policy; null where there was none. */
  readonly blob: string | null;
}

/**
 * Finds entries that claim to be surer of who it was than they prove, and decisions that were not sure enough for what
 * was asked then. Signatures are checked with the keys of the policy that each project had pinned at the time, if the
 * default branch ever had that policy. Entries up to number `since` are taken for proven.
 */
export function assuranceFindings(
  home: GitHome,
  receiving: Receiving | null,
): (read: ReadProject, since: number) => Promise<readonly Finding[]> {
  // No rule that is looked up here depends on the moment.
  const rulebook = rulebooks(home.objects, '');
  const { heldPolicies, policyNow } = lawHere(home, receiving);

  return async ({ id, lines }, since) => {
    if (!lines.some(({ entry }) => entry.seq > since && claims(entry))) return [];
    // By the log alone: a state that was changed by hand proves nothing.
    const definition = lastPin(lines, 'definition');
    const rules = definition === null ? null : await rulebook({ definition, policy: lastPin(lines, 'policy') }, lines);
    const claiming: { readonly line: Line; readonly law: Law }[] = [];
    let law: Law = { definition: null, policy: defaultPolicy, blob: null };
    for (const line of lines) {
      law = (line.entry.events ?? []).reduce((before, event) => lawAfter(before, event, rules), law);
      if (line.entry.seq > since && claims(line.entry)) claiming.push({ line, law });
    }
    const findings: Finding[] = [];
    for (let at = 0; at < claiming.length; at += atOnce) {
      const faults = claiming.slice(at, at + atOnce).map(async ({ line: { entry, path, line }, law: then }) => {
        const now = await policyNow();
        const why = (await actorFault(id, entry, then, receiving, now, heldPolicies)) ?? eventsFault(entry, then, now);
        const file = `${projectFolder(id)}/${path}`;
        return why === null ? [] : [finding('assurance_unproven', file, line, `entry ${entry.seq} says ${why}`)];
      });
      findings.push(...(await Promise.all(faults)).flat());
    }
    return findings;
  };
}

const finding = findingsWith(
  'Ask whoever pushed it: git log -p on the state branch shows who did. What it decided has to be decided again.',
);

/** What is looked up once, by the first entry that asks for it. */
function lawHere(
  home: GitHome,
  receiving: Receiving | null,
): {
  readonly heldPolicies: () => Promise<ReadonlySet<string>>;
  readonly policyNow: () => Promise<Policy | null>;
  readonly isOfGithub: () => Promise<boolean>;
} {
  let held: Promise<ReadonlySet<string>> | null = null;
  let current: Promise<Policy | null> | null = null;
  let ofGithub: Promise<boolean> | null = null;
  return {
    isOfGithub: () => (ofGithub ??= isCloneOfGithub(home.repository)),
    heldPolicies: () => (held ??= policiesHeld(home, receiving)),
    policyNow: () => (current ??= receiving?.policy() ?? Promise.resolve(null)),
  };
}

/**
 * The same of runs: nobody is proven whom GitHub did not prove, whoever is said to have signed has, and what somebody
 * decided stands in an entry of theirs.
 */
export function runAssuranceFindings(
  home: GitHome,
  receiving: Receiving | null,
): (folder: string, read: Pick<ReadRun, 'id' | 'lines'>, since: number) => Promise<readonly Finding[]> {
  const { heldPolicies, policyNow, isOfGithub } = lawHere(home, receiving);
  const read = policiesIn(home.objects);

  return async (folder, { id, lines }, since) => {
    const findings: Finding[] = [];
    const issue = issueOf(lines.map(({ entry }) => entry));
    let pinned: RunState['policy'] = null;
    for (const { entry, path, line } of lines) {
      const pin = policyPinAt(entry, pinned);
      pinned = policyPinAfter(entry, pinned);
      const { assurance, kind } = entry.actor;
      if (entry.seq <= since) continue;
      const isClaim = assurance === 'signed' || (assurance === 'proven' && kind !== 'system');
      const policy = isClaim && pin !== null ? await read(pin) : null;
      const law: Law = { definition: null, policy, blob: pin?.blob ?? null };
      // What is said of a run on GitHub is said in its issue.
      const place = entry.said === undefined ? id : issue;
      const why =
        (isClaim ? await actorFault(place, entry, law, receiving, await policyNow(), heldPolicies) : null) ??
        (assurance === 'proven' && kind !== 'system' ? await commentFault(entry, isOfGithub) : null) ??
        decisionFault(entry);
      if (why !== null)
        findings.push(finding('assurance_unproven', `${folder}/${path}`, line, `entry ${entry.seq} says ${why}`));
    }
    return findings;
  };
}

/** Who is proven to have said something of a run said it in a comment, and this is a clone of where comments are. */
async function commentFault({ actor, said }: RunEntry, isOfGithub: () => Promise<boolean>): Promise<string | null> {
  if (said === undefined) return `that ${actor.login} is proven, and it was not said on GitHub`;
  if (await isOfGithub()) return null;
  return `that ${actor.login} said it on GitHub, and no remote of this clone is there`;
}

function decisionFault({ actor, events = [] }: RunEntry): string | null {
  for (const event of events) {
    if (event.type !== 'approval_changed' || event.change !== 'decided') continue;
    const { decided_by, decided_by_login, assurance } = event.decision;
    if (decided_by !== actor.id || assurance !== actor.assurance)
      return `that ${decided_by_login} decided, ${assurance}, and it is an entry of ${actor.login}, ${actor.assurance}`;
  }
  return null;
}

/** The issue in which people are told of a run, or of its project, as its first entry says; empty where there is none. */
function issueOf(entries: readonly RunEntry[]): string {
  const begun = entries[0]?.events?.find((event) => event.type === 'run_started');
  return begun === undefined ? '' : String(begun.issue ?? begun.project?.id ?? '');
}

/** Signatures that are checked at the same time: each is a short process of its own. */
const atOnce = 8;

function lawAfter(law: Law, event: ProjectEvent, rules: Rulebook | null): Law {
  if (event.type !== 'definition_pinned') return law;
  const blob = event.pin?.blob ?? null;
  const { definitions = {}, policies = {} } = rules?.earlier ?? {};
  if (event.what === 'definition') return { ...law, definition: own(definitions, blob ?? '') ?? null };
  return { ...law, blob, policy: blob === null ? defaultPolicy : (own(policies, blob) ?? null) };
}

const telling: readonly ProjectEvent['type'][] = [
  'approval_changed',
  'gate_overridden',
  'delegation_changed',
  'definition_pinned',
];

/** Is there anything about an entry that asks who it was? */
function claims({ actor, events = [] }: ProjectEntry): boolean {
  return (
    actor.assurance === 'signed' ||
    (actor.assurance === 'proven' && actor.kind !== 'system') ||
    events.some(({ type }) => telling.includes(type))
  );
}

/** Projects on GitHub are called by the number of their issue, with that of the repository before it where there are several. */
export const onGithub = /^(?:\d+-)?\d+$/u;

async function actorFault(
  instance: string,
  entry: Entry,
  { policy, blob }: Law,
  receiving: Receiving | null,
  now: Policy | null,
  heldPolicies: () => Promise<ReadonlySet<string>>,
): Promise<string | null> {
  const { id, login, assurance, kind } = entry.actor;
  if (assurance === 'proven') {
    const isOnGithub = typeof id === 'number' && onGithub.test(instance) && receiving === null;
    if (kind === 'system' || isOnGithub) return null;
    return `that ${login} is proven, and only GitHub proves who somebody is`;
  }
  if (assurance !== 'signed') return null;
  const said = `that ${login} signed it, and`;
  const { signature } = entry;
  if (typeof signature?.key !== 'string' || typeof signature.text !== 'string') return `${said} there is no signature`;
  if (policy === null) return `${said} the policy under which that was is not here, or cannot be read`;
  const key = keyOf(policy, id, signature.key);
  if (key === null) return `${said} the policy of then does not list the key ${signature.key} for them`;
  if (blob === null || !(await heldPolicies()).has(blob))
    return `${said} the policy that lists the key has never been on the default branch here`;
  if (now !== null && keyOf(now, id, signature.key) === null)
    return `${said} the policy does not list the key ${signature.key} for them any more`;
  const isTheirs = await isSignedWith(key, statementOf(instance, entry), signature);
  return isTheirs ? null : `${said} the signature is not under this entry of this project`;
}

function eventsFault(entry: ProjectEntry, law: Law, now: Policy | null): string | null {
  return (entry.events ?? []).map((event) => eventFault(entry, event, law, now)).find((why) => why !== null) ?? null;
}

/**
 * What was decided by somebody else than the entry says, or not surely enough: by the policy of then, and of `now` where
 * somebody hands it in now. What is taken back closes, unless it was a no.
 */
function eventFault(
  { actor, seq, command }: ProjectEntry,
  event: ProjectEvent,
  { definition, policy }: Law,
  now: Policy | null,
): string | null {
  const nobody = `that ${actor.login} decided, and it is nobody who could`;
  if (event.type === 'definition_pinned' && event.what === 'definition') {
    if (seq === 1) return null;
    if (!('migrate' in command) || command.migrate.blob !== event.pin?.blob || actor.kind !== 'person')
      return 'that the project follows another workflow than the one it began with';
    if (policy === null || !mightMigrate(policy, actor))
      return `that the project follows another workflow, and ${actor.login} is nobody who could say so`;
    return tooWeak(actor.login, actor.assurance, [policy?.assurance, now?.assurance]);
  }
  if (event.type === 'gate_overridden' || (event.type === 'delegation_changed' && event.change === 'given')) {
    const isOthers = event.type === 'delegation_changed' && event.by.id !== actor.id;
    if (actor.kind === 'system' || isOthers) return nobody;
    return tooWeak(actor.login, actor.assurance, [policy?.assurance, now?.assurance]);
  }
  if (event.type !== 'approval_changed' || event.change !== 'decided') return null;
  const { decided_by, decided_by_login, assurance, status, attested_by } = event.decision;
  const isBack = status === 'cancelled';
  if (isBack && !statuses[event.status].opens) return null;
  if (actor.kind === 'system') return nobody;
  const gate = definition?.gates.find((one) => one.gate_id === event.gate);
  if (gate === undefined || policy === null)
    return `that ${decided_by_login} decided about ${event.gate}, and the rules under which that was are not here`;
  const least = [policy, ...(now === null ? [] : [now])].map((one) => requirementOf(one, gate).assurance);
  const isDismissed = 'dismiss' in command && actor.assurance === 'proven';
  if (isBack && (decided_by === actor.id || isDismissed)) return tooWeak(actor.login, actor.assurance, least);
  const isAttested = assurance === 'attested' && attested_by === actor.login && actor.kind === 'person';
  if (isBack || (!isAttested && (decided_by !== actor.id || assurance !== actor.assurance)))
    return `that ${decided_by_login} decided, ${assurance}, and it is an entry of ${actor.login}, ${actor.assurance}`;
  const attester = isAttested ? tooWeak(actor.login, actor.assurance, [policy.assurance, now?.assurance]) : null;
  return tooWeak(decided_by_login, assurance, least) ?? attester;
}

/** Where nobody but git knows people, all have the same permission; elsewhere it is not known any more which they had. */
function mightMigrate(policy: Policy, actor: ProjectEntry['actor']): boolean {
  const permissions = { [String(actor.id)]: 'write' } as const;
  return typeof actor.id === 'number' || mayUse(policy, { permissions, teams: {} }, actor, 'migrate').holds;
}

function tooWeak(login: string, have: Assurance, asked: readonly (Assurance | undefined)[]): string | null {
  const least = asked.find((one) => one !== undefined && !isAtLeast(have, one));
  return least === undefined ? null : `that ${login} decided, which is ${have} only, and ${least} was asked for`;
}

async function policiesHeld(
  { repository, objects }: GitHome,
  receiving: Receiving | null,
): Promise<ReadonlySet<string>> {
  const head =
    receiving === null ? ((await objects.info(`${repository.defaultRef}^{commit}`))?.oid ?? null) : receiving.head;
  return head === null ? new Set() : blobsOf(repository, head, policyPath);
}

/** Every blob that a path has had in the history of a commit. */
export async function blobsOf(repository: Repository, commit: string, path: string): Promise<ReadonlySet<string>> {
  const args = [...asCommitted, 'log', ...asChanges, '--format=', commit, '--', literal(path)];
  const listed = fields((await run(repository, args)).stdout);
  return new Set(listed.flatMap((field) => /^\n?:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) /u.exec(field)?.[1] ?? []));
}
