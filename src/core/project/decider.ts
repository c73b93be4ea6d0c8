import type { Condition, FactValue } from '../condition.ts';
import type { Confirm } from '../confirm/confirm.ts';
import type { Definition } from '../definition/schema.ts';
import type { Document, Entry, EntryHead, Verdict } from '../entry.ts';
import { deedsOf, type Observed } from '../observe.ts';
import { own } from '../own.ts';
import { keepsRefusal } from '../refused.ts';
import { isWritten, type ProjectCommand } from './commands.ts';
import { decideBy } from './deciding.ts';
import type { ProjectEvent, ProjectEventBody } from './events.ts';
import { evolve, recorded, type MaybeState } from './evolve.ts';
import type { ProjectState } from './state.ts';
import { recordsOf } from './records.ts';
import { overlooked } from './heard.ts';
import { subjectOf } from './subject.ts';
import type { Decide } from './under.ts';
import { speaksOfRuns } from './runs.ts';
import { saysNothing } from './unknown.ts';

/**
 * The folder of a project on the state branch, by the first two letters of its slug, or the last two digits of its
 * number: found by eye, never crowded.
 */
export function projectFolder(id: string): string {
  const numbered = /^[0-9]+$/u.test(id);
  return `projects/${numbered ? id.slice(-2).padStart(2, '0') : id.slice(0, 2)}/${id}`;
}

/** Files of a project beside its log, below its folder. */
export const projectFiles = {
  state: 'project_state.yaml',
  definition: 'definition.yaml',
  policy: 'policy.yaml',
  base: 'policy_base.yaml',
} as const;

/** Projects as the line handles them. */
export const projectDecider = {
  stateFile: projectFiles.state,
  masked: ({ world }: Observed, command: ProjectCommand, digest: (text: string) => string, state: MaybeState) =>
    masked(world.definition, command, digest, state?.conflicts ?? {}),
  deeds: deedsOf,
  deciding,
  evolve,
  recorded,
  seqOf: (state: MaybeState) => state?.seq ?? 0,
  hasSeen: (state: MaybeState, entryId: string) => state?.seen.some((one) => one.endsWith(` ${entryId}`)) ?? false,
  keepsRefusal: (state: MaybeState, head: EntryHead) => keepsRefusal(state?.refused ?? {}, head),
  overlooked,
  documents,
  subject: (id: string, entries: readonly Entry<ProjectCommand, ProjectEvent>[]) => subjectOf(id, entries),
};

/**
 * What people write out is seldom there, and few definitions name anything to run. The rules of that are many: they are
 * loaded with the first of it.
 */
async function deciding(
  commands: readonly ProjectCommand[],
  seen: { readonly state: MaybeState; readonly observed: Pick<Observed, 'world'> },
) {
  const [rules, { witnessed }] = await Promise.all([
    commands.some(isWritten) || speaksOfRuns(seen.observed.world.definition, seen.state)
      ? import('./rules/commands.ts')
      : null,
    import('./under.ts'),
  ]);
  const decide: Decide = (world, state, head) => decideBy(rules, world, state, head);
  return (observed: Observed, state: MaybeState, head: EntryHead<ProjectCommand>): Verdict<ProjectEventBody> =>
    witnessed(decide, observed.world, state, head);
}

/**
 * A fact that the definition calls sensitive is kept as its digest, wherever somebody says what it is: as a fact, as an
 * assumption, in a conflict, or in the decision of one. The source says where the value is.
 */
function masked(
  { facts }: Definition,
  command: ProjectCommand,
  digest: (text: string) => string,
  conflicts: NonNullable<ProjectState['conflicts']>,
): ProjectCommand {
  const isSensitive = (name: string): boolean => own(facts, name)?.sensitive === true;
  const hidden = (value: FactValue): string => (saysNothing(value) ? String(value) : `sha256:${digest(String(value))}`);
  if ('fact' in command) {
    const { fact } = command;
    return isSensitive(fact.fact) ? { fact: { ...fact, value: hidden(fact.value) } } : command;
  }
  const inside = (conditions: readonly Condition[] = []): readonly Condition[] =>
    conditions.map((condition) => withoutValues(condition, isSensitive, hidden));
  if ('fork' in command && command.fork.depends_on !== undefined)
    return { fork: { ...command.fork, depends_on: inside(command.fork.depends_on) } };
  if ('approve' in command && command.approve.conditions !== undefined)
    return { approve: { ...command.approve, conditions: inside(command.approve.conditions) } };
  if ('assume' in command) {
    const { assume } = command;
    return isSensitive(assume.assumption) ? { assume: { ...assume, value: hidden(assume.value) } } : command;
  }
  if ('resolve' in command) {
    const { resolve } = command;
    const { value } = resolve;
    const open = own(conflicts, resolve.conflict);
    // A conflict that nobody knows here may be about anything. What a claim says stands in the record as it is said here.
    const isKept = open !== undefined && !isSensitive(open.fact ?? '');
    if (value === undefined || isKept || open?.claims.some((claim) => claim.value === value) === true) return command;
    return { resolve: { ...resolve, value: hidden(value) } };
  }
  if (!('conflict' in command)) return command;
  const { conflict } = command;
  const words = `${conflict.about} ${conflict.claims.join(' ')}`.split(/[^\w.-]+/u);
  const labels = Object.values(facts).flatMap(({ label, sensitive }) => (sensitive === true ? (label ?? []) : []));
  const isCalled = labels.some((label) => conflict.about.toLowerCase().includes(label.toLowerCase()));
  if (!isCalled && !words.some((one) => isSensitive(one.replace(/\.+$/u, '')))) return command;
  return { conflict: { ...conflict, claims: conflict.claims.map((claim) => withoutValue(claim, hidden)) } };
}

/** A condition that compares a fact is about its value, too. */
function withoutValues(
  condition: Condition,
  isSensitive: (fact: string) => boolean,
  hidden: (value: FactValue) => string,
): Condition {
  const each = (part: Condition): Condition => withoutValues(part, isSensitive, hidden);
  if ('all' in condition) return { all: condition.all.map(each) };
  if ('any' in condition) return { any: condition.any.map(each) };
  if ('not' in condition) return { not: each(condition.not) };
  if (!('fact' in condition) || !isSensitive(condition.fact)) return condition;
  const { equals, one_of } = condition;
  return {
    ...condition,
    ...(equals === undefined ? {} : { equals: hidden(equals) }),
    ...(one_of === undefined ? {} : { one_of: one_of.map(hidden) }),
  };
}

/** `source: what it says`, with that hidden; what is not written like this is hidden as a whole. */
function withoutValue(claim: string, hidden: (value: string) => string): string {
  const at = claim.indexOf(':');
  return at === -1 ? hidden(claim) : `${claim.slice(0, at)}: ${hidden(claim.slice(at + 1).trim())}`;
}

/** Is this the record that an event made, or decided about? */
function isOf({ event_id }: ProjectEvent, { confirm_id, decisions }: Confirm): boolean {
  return confirm_id === event_id || decisions.at(-1)?.decision_id === event_id;
}

/** Confirms as they stand, versions of artifacts as they land, and the texts that are pinned. */
function documents(after: ProjectState, event: ProjectEvent, head: EntryHead): readonly Document[] {
  if (event.type === 'definition_pinned') {
    const { blob, base } = event.pin ?? {};
    return [
      ...(blob === undefined ? [] : [{ path: projectFiles[event.what], blob }]),
      ...(base === undefined ? [] : [{ path: projectFiles.base, blob: base.blob }]),
    ];
  }
  if (event.type === 'approval_requested' || event.type === 'approval_changed' || event.type === 'gate_overridden') {
    return recordsOf(after, event.track, event.gate)
      .filter((confirm) => isOf(event, confirm))
      .map((confirm) => ({
        path: `confirms/${confirm.gate}/${confirm.track}-${confirm.number}.yaml`,
        whole: confirm,
      }));
  }
  if ((event.type === 'artifact_created' || event.type === 'artifact_revised') && event.status === 'current') {
    const { artifact, version, content, supersedes, source_artifacts, bypassed } = event;
    const line = {
      artifact,
      version,
      content,
      ...(event.path === undefined ? {} : { path: event.path }),
      ...(event.commit === undefined ? {} : { commit: event.commit }),
      supersedes,
      source_artifacts,
      bypassed,
      landed_at: head.at,
      by: head.actor.login,
    };
    return [{ path: `artifacts/${artifact}.yaml`, line }];
  }
  return [];
}
