import {
  adviceAmong,
  evaluate,
  leavesOf,
  missingIn,
  type Condition,
  type Explained,
  type FactValue,
} from '../condition.ts';
import { labelOf } from '../definition/artifact.ts';
import { own } from '../own.ts';
import { clause, dayText } from '../prose.ts';
import { unblocking, type Candidate } from './candidates.ts';
import type { ProjectCommand } from './commands.ts';
import { openConflicts } from './conflicts.ts';
import { staleArtifacts } from './freshness.ts';
import { gateTree } from './gate-tree.ts';
import { answers } from './gates.ts';
import { linesOf, trackFor, typeOf } from './lines.ts';
import { howToLand } from './pending.ts';
import { questionAbout } from './questions.ts';
import { ownerOf } from './specialists.ts';
import type { Blocker, ProjectState } from './state.ts';
import { flagStopping, isForSomebody, settling } from './stops.ts';
import { trackHeld } from './track-standing.ts';
import { stallOf, stallText } from './track-status.ts';
import type { Proposal, World } from './world.ts';

/** What an open branch comes to. */
type BranchTold = (name: string, proposal: Proposal) => Explained;

/** What a name says of artifacts, blockers, facts and flags: how it stands, why, and what it waits for. */
export function partTrees(
  world: World,
  state: ProjectState,
  subject: string,
  branch: BranchTold,
): readonly Explained[] {
  const blocker = own(state.blockers, subject);
  return [
    ...(linesIn(world, state).includes(subject) ? [artifactTree(world, state, subject, branch)] : []),
    ...(blocker === undefined ? [] : [blockerTree(world, state, subject, blocker)]),
    ...(factsIn(world, state).includes(subject) ? [factTree(world, state, subject)] : []),
    ...(flagsIn(world, state).includes(subject) ? [flagTree(world, state, subject)] : []),
  ];
}

/** The names there are, by kind. */
export function partKinds(world: World, state: ProjectState): readonly (readonly [string, readonly string[]])[] {
  return [
    ['artifacts', linesIn(world, state)],
    ['blockers', Object.keys(state.blockers)],
    ['facts', factsIn(world, state)],
    ['flags', flagsIn(world, state)],
  ];
}

function linesIn({ definition }: World, { tracks }: ProjectState): readonly string[] {
  return linesOf(definition, tracks).map(({ name }) => name);
}

/** What else a name is about: branches and blockers of an artifact, what a fact or a flag would end. */
export function relatedTo(world: World, state: ProjectState, subject: string): readonly string[] {
  const blockers = Object.entries(state.blockers).filter(
    ([, { on, until }]) => on === `artifact:${subject}` || [...factsOf(until), ...flagsOf(until)].includes(subject),
  );
  const conflicts = openConflicts(state).filter(([, { fact }]) => fact === subject);
  return [...branchesWith(world, subject), ...blockers, ...conflicts].map(([name]) => name);
}

/** The open branches that bring other bytes of an artifact. */
function branchesWith({ proposals }: World, artifact: string): readonly (readonly [string, Proposal])[] {
  return Object.entries(proposals).filter(([, { contents }]) => own(contents, artifact) !== undefined);
}

/** Commands about what is made, known or raised; the others are there for everything else. */
export function partCandidates(world: World, state: ProjectState, subject: string): readonly Candidate[] {
  const isFact = factsIn(world, state).includes(subject);
  const isRaisable = flagsIn(world, state).includes(subject) && !state.flags.includes(subject);
  const isStale = staleArtifacts(world.definition, state).some(({ artifact }) => artifact === subject);
  const isCurrent = own(state.artifacts, subject)?.status === 'current';
  const about = (text: string, says: string, command: ProjectCommand): Candidate => ({
    text: `countersign ${text}`,
    says,
    command,
    about: [subject],
  });
  return [
    ...(isFact
      ? [
          about(`fact ${subject}=… --source "…"`, `records ${subject}`, {
            fact: { fact: subject, value: true, source: '…' },
          }),
        ]
      : []),
    ...(isRaisable
      ? [about(`flag ${subject} --reason "…"`, `raises ${subject}`, { flag: { flag: subject, reason: '…' } })]
      : []),
    ...(isStale
      ? [
          about(`keep ${subject} --because "…"`, `lets ${subject} stay as it is`, {
            keep: { artifact: subject, because: '…' },
          }),
        ]
      : []),
    ...(isCurrent
      ? [
          about(`retire ${subject} --because "…"`, `archives ${subject}`, {
            retire: { artifact: subject, because: '…' },
          }),
        ]
      : []),
  ];
}

function artifactTree(world: World, state: ProjectState, name: string, branch: BranchTold): Explained {
  const found = own(state.artifacts, name);
  const track = trackFor(state, name);
  const label = labelOf(world.definition, name);
  const owner = ownerOf(world.definition, name);
  const branches = branchesWith(world, name);
  const isCurrent = found?.status === 'current';
  const { source_artifacts: sources = [], bypassed: past = [] } = found ?? {};
  const gates = world.definition.artifacts.flatMap((one) => (one.artifact_type === typeOf(name) ? one.gates : []));
  const parts: readonly Explained[] = [
    { holds: true, says: `${owner} makes it${found?.path === undefined ? '' : `, and it lies at ${found.path}`}` },
    ...(sources.length === 0 ? [] : [{ holds: true, says: `made from ${sources.join(', ')}` }]),
    ...staleArtifacts(world.definition, state)
      .filter(({ artifact }) => artifact === name)
      .map(({ from, now }) => ({
        holds: false,
        says: `it was made from ${from}, and ${now} is there`,
        next: `countersign keep ${name} --because "…"`,
      })),
    ...past.map((gate) => ({
      holds: false,
      says: `it landed past the closed gate ${gate}, and nobody has said why`,
      next: `countersign override ${gate} --reason "…"`,
    })),
    ...Object.entries(state.blockers)
      .filter(([, { on }]) => on === `artifact:${name}`)
      .map(([id, blocker]) => blockerTree(world, state, id, blocker)),
    ...branches.map(([one, proposal]) => branch(one, proposal)),
    ...(isCurrent || branches.length > 0
      ? []
      : [
          { holds: false, says: 'no open branch holds it', next: `To land it, ${howToLand(world, state, name)}.` },
          ...gates.map((gate) => gateTree(world, state, gate, track, {}, `land:${name}`)),
        ]),
  ];
  const stands =
    found === undefined ? 'has not landed' : `${found.version} is ${found.status}, since ${dayText(found.landed_at)}`;
  return {
    holds: isCurrent && parts.every((part) => part.holds),
    says: `${label === name ? name : `${name} (${label})`} ${stands}`,
    parts,
  };
}

function blockerTree(world: World, state: ProjectState, id: string, blocker: Blocker): Explained {
  const { text, on, by, at, until, due_date } = blocker;
  const track = trackHeld(state, on);
  const stall = stallOf(state, track);
  const due = due_date === undefined ? '' : `, due ${due_date}`;
  const waits = until === undefined ? [] : missingIn(evaluate(until, answers(world, state, track)));
  return {
    holds: false,
    says: `${id} stands in the way of ${on.replace(':', ' ')} since ${dayText(at)}: ${clause(text)} (${by}${due})`,
    ...nextOf(world, track, id, blocker, waits),
    parts: [
      ...waits.map((one) => ({ ...one, says: `it ends by itself when this is so: ${one.says}` })),
      ...(stall === null ? [] : [{ holds: false, says: stallText(stall) }]),
    ],
  };
}

/** What somebody can do about it: settle it, or bring about what it waits for. */
function nextOf(
  world: World,
  track: string,
  id: string,
  blocker: Blocker,
  waits: readonly Explained[],
): { readonly next?: string } {
  if (isForSomebody(blocker)) return { next: settling(world, track, id, blocker) };
  return { next: adviceAmong(waits) ?? unblocking(id, '').text };
}

function factTree(world: World, state: ProjectState, fact: string): Explained {
  const known = own(state.known_facts, fact);
  const assumed = own(state.assumptions ?? {}, fact);
  const isSensitive = own(world.definition.facts, fact)?.sensitive === true;
  const shown = (value: FactValue): string =>
    isSensitive && !String(value).startsWith('sha256:') ? 'withheld' : String(value);
  const question = questionAbout(world.definition, fact);
  const record = `countersign fact ${fact}=… --source "where it is from"`;
  const waiting = Object.entries(state.blockers).filter(([, { until }]) => factsOf(until).includes(fact));
  const parts: readonly Explained[] = [
    ...(assumed === undefined
      ? []
      : [
          {
            holds: false,
            says: `${assumed.by} assumed ${shown(assumed.value)} on ${dayText(assumed.at)}: ${clause(assumed.because)}`,
            next: record,
          },
        ]),
    ...openConflicts(state)
      .filter(([, conflict]) => conflict.fact === fact)
      .map(([id]) => ({ holds: false, says: `sources differ: ${id}`, next: `countersign explain ${id}` })),
    ...waiting.map(([id, { text }]) => ({ holds: false, says: `${id} waits for it: ${clause(text)}` })),
  ];
  if (known === undefined) {
    return {
      holds: false,
      says: `${fact} is not known${question === fact ? '' : `: ${question}`}`,
      next: record,
      parts,
    };
  }
  const { value, source, by, at } = known;
  return {
    holds: parts.every((part) => part.holds),
    says: `${fact} = ${shown(value)}, from ${clause(source)}, told by ${by} on ${dayText(at)}`,
    parts,
  };
}

function flagTree(world: World, state: ProjectState, flag: string): Explained {
  const raised = state.flags.includes(flag);
  const triage = world.definition.triage.filter((one) => one.flag === flag || one.raises === flag);
  const stopped = Object.entries(state.blockers).filter(([, { until }]) => flagStopping(until) === flag);
  const gates = triage.flatMap(({ gate }) => gate ?? []);
  const parts: readonly Explained[] = [
    ...triage.map(({ outcome, specialist, escalates }) => ({
      holds: true,
      says: [
        `it takes ${outcome.replaceAll('_', ' ')}`,
        ...(specialist === undefined ? [] : [`by ${specialist}`]),
        ...(escalates === undefined ? [] : [`and is an escalation: ${escalates}`]),
      ].join(' '),
    })),
    ...(raised ? [...new Set(gates)].map((gate) => gateTree(world, state, gate, 'main', {}, null)) : []),
    ...stopped.map(([id, blocker]) => blockerTree(world, state, id, blocker)),
  ];
  return { holds: !raised, says: raised ? `${flag} is raised` : `${flag} is not raised`, parts };
}

/** Facts that somebody knows, assumes, or may be asked for. */
function factsIn({ definition }: World, state: ProjectState): readonly string[] {
  const waiting = Object.values(state.blockers).map(({ until }) => until);
  const asked = [...conditionsIn(definition), ...waiting].flatMap(factsOf);
  const told = [state.known_facts, state.assumptions ?? {}, definition.facts].flatMap(Object.keys);
  return [...new Set([...told, ...definition.required_fields, ...asked])];
}

/** Flags that are raised, or mean something. */
function flagsIn({ definition }: World, { flags }: ProjectState): readonly string[] {
  const triaged = definition.triage.flatMap(({ flag, raises = flag }) => [flag, raises]);
  return [...new Set([...flags, ...triaged, ...conditionsIn(definition).flatMap(flagsOf)])];
}

function conditionsIn(definition: World['definition']): readonly (Condition | undefined)[] {
  const { allowed_transitions, actions, terminal_states, tracks } = definition;
  return [...allowed_transitions, ...actions, ...terminal_states, ...tracks].map(({ requires }) => requires);
}

function factsOf(condition: Condition | undefined): readonly string[] {
  return leavesOf(condition).flatMap((leaf) => ('fact' in leaf ? [leaf.fact] : []));
}

function flagsOf(condition: Condition | undefined): readonly string[] {
  return leavesOf(condition).flatMap((leaf) => ('flag' in leaf ? [leaf.flag] : []));
}
