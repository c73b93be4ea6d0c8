import { own } from '../own.ts';
import { findingsIn } from '../project/findings.ts';
import { landingGates } from '../project/gates.ts';
import { isBackward, movesFrom } from '../project/moves.ts';
import { openersOf, pendingGates } from '../project/pending.ts';
import type { Blocker, Fact, ProjectState } from '../project/state.ts';
import { nextSteps, type Step } from '../project/waiting.ts';
import type { World } from '../project/world.ts';
import { code, inline, utf8Bytes } from './escape.ts';
import { picture, smallPicture, type Edge, type StageMark } from './picture.ts';

/** A track as people see it; `number` counts from 1, 0 for a stage that the definition does not list. */
export interface TrackView {
  readonly track: string;
  readonly stage: string;
  readonly label: string;
  readonly number: number;
  readonly of: number;
  readonly status: string;
  readonly owner: string;
}

/** An artifact of the definition; `version` is null before anything has landed. */
export interface ArtifactView {
  readonly artifact: string;
  readonly label: string;
  readonly version: string | null;
  readonly status: 'missing' | 'current' | 'archived';
  readonly path: string | null;
  /** Gates it landed past and nobody has given a rationale for. */
  readonly bypassed: readonly string[];
}

/** An open branch with every gate between it and the default branch. */
export interface BranchView {
  readonly branch: string;
  readonly head: string;
  readonly artifacts: readonly string[];
  readonly gates: readonly {
    readonly gate: string;
    readonly artifact: string;
    readonly open: boolean;
    readonly says: string;
  }[];
  /** Is every gate open for exactly these bytes? */
  readonly ready: boolean;
}

/** A closed gate that something waits for, and who can open it. */
export interface PendingView {
  readonly gate: string;
  readonly track: string;
  readonly before: string;
  readonly says: string;
  readonly who: string;
}

/** Where a project stands, as plain data that nobody has escaped. Every door shows the same. */
export interface StatusView {
  readonly id: string;
  readonly title: string;
  readonly workflow: string;
  readonly status: ProjectState['workflow_status'];
  readonly ended: { readonly id: string; readonly rationale: string } | null;
  readonly owner: string;
  readonly client: string;
  /** The stage of track `main`. */
  readonly stage: TrackView;
  readonly tracks: readonly TrackView[];
  readonly stages: readonly StageMark[];
  readonly edges: readonly Edge[];
  readonly artifacts: readonly ArtifactView[];
  readonly branches: readonly BranchView[];
  readonly pending: readonly PendingView[];
  readonly blockers: readonly (Blocker & { readonly id: string })[];
  readonly facts: readonly (Fact & { readonly fact: string })[];
  readonly missing_facts: readonly string[];
  readonly flags: readonly string[];
  readonly next: readonly Step[];
  /** Codes of the rules that this state breaks, each once. */
  readonly broken_rules: readonly string[];
  /** What was wrong with the policy lately; the doors that read policies add to it. */
  readonly warnings: readonly string[];
}

/** GitHub takes 65,536 characters in a comment; this leaves room for what a door puts around it. */
const bytesAtMost = 60_000;
/** How long lists may be; the first that fits is taken. The last fits with the small picture: every text in it is cut. */
const lengths = [50, 20, 8, 3, 1];

/** Where a project stands, seen now. */
export function statusOf(world: World, state: ProjectState): StatusView {
  const { definition } = world;
  const tracks = Object.keys(state.tracks).map((track) => trackView(world, state, track));
  return {
    id: state.project_id,
    title: state.workflow,
    workflow: definition.label,
    status: state.workflow_status,
    ended: state.terminal_state,
    owner: state.owner,
    client: state.client,
    stage: trackView(world, state, 'main'),
    tracks,
    stages: stageMarks(world, state),
    edges: edgesOf(world, state),
    artifacts: definition.artifacts.map((type) => {
      const landed = own(state.artifacts, type.artifact_type);
      const path = landed?.path ?? type.path?.replaceAll('{project}', state.project_id) ?? null;
      const about = { artifact: type.artifact_type, label: type.label ?? type.artifact_type, path };
      if (landed === undefined) return { ...about, version: null, status: 'missing', bypassed: [] };
      return { ...about, version: landed.version, status: landed.status, bypassed: landed.bypassed };
    }),
    branches: state.terminal_state === null ? branchesOf(world, state) : [],
    pending: pendingGates(world, state).map(({ gate, track, before, answer }) => ({
      gate,
      track,
      before,
      says: answer.says,
      who: openersOf(world, gate),
    })),
    blockers: Object.entries(state.blockers).map(([id, blocker]) => ({ id, ...blocker })),
    facts: Object.entries(state.known_facts).map(([fact, known]) => ({ fact, ...known })),
    missing_facts: definition.required_fields.filter((field) => own(state.known_facts, field) === undefined),
    flags: state.flags,
    next: nextSteps(world, state),
    broken_rules: brokenRules(world, state),
    warnings: [],
  };
}

/**
 * What the state alone tells: as much of the log as a look has would tell one thing today and another tomorrow. Whether
 * an approval is evidence is told by the policy of its day, and so by the log.
 */
function brokenRules(world: World, state: ProjectState): readonly string[] {
  const errors = findingsIn(world, state, []).filter(
    ({ code: rule, severity }) => severity === 'error' && rule !== 'external_action_without_approval_evidence',
  );
  return [...new Set(errors.map((one) => one.code))];
}

function trackView({ definition: { stages } }: World, state: ProjectState, name: string): TrackView {
  const track = own(state.tracks, name);
  const stage = track?.stage ?? 'TBD';
  const index = stages.findIndex((one) => one.id === stage);
  return {
    track: name,
    stage,
    label: stages[index]?.label ?? stage,
    number: index + 1,
    of: stages.length,
    status: track?.status ?? 'TBD',
    owner: track?.owner ?? 'TBD',
  };
}

/** Stages before the current one count as done, by the order in which the definition lists them. */
function stageMarks(world: World, state: ProjectState): readonly StageMark[] {
  const { stages } = world.definition;
  const ended = state.terminal_state !== null;
  const current = stages.findIndex((one) => one.id === state.tracks['main']?.stage);
  const next = new Set(ended ? [] : movesFrom(world, state, 'main').map((move) => move.transition.to));
  return stages.map(({ id, label }, index) => {
    if (index === current) return { id, label, is: ended ? 'done' : 'current' };
    return { id, label, is: index < current ? 'done' : next.has(id) ? 'next' : 'other' };
  });
}

/**
 * The pairs of stages that a transition joins, once: every way onward, and the ways back from where the project stands.
 * All ways back at once would hide the road.
 */
function edgesOf(world: World, state: ProjectState): readonly Edge[] {
  const here = state.terminal_state === null ? state.tracks['main']?.stage : undefined;
  const pairs = world.definition.allowed_transitions
    .map(({ from, to }) => ({ from, to, back: isBackward(world, from, to) }))
    .filter(({ from, to, back }) => from !== to && (!back || from === here));
  return [...new Map(pairs.map((edge) => [JSON.stringify([edge.from, edge.to]), edge])).values()];
}

function branchesOf(world: World, state: ProjectState): readonly BranchView[] {
  return Object.entries(world.proposals).map(([branch, { head, contents }]) => {
    const gates = landingGates(world, state, contents, 'main').map(({ gate, artifact, answer }) => ({
      gate,
      artifact,
      open: answer.holds,
      says: answer.says,
    }));
    return { branch, head, artifacts: Object.keys(contents), gates, ready: gates.every((one) => one.open) };
  });
}

/** The view as Markdown with a picture of the stages, as a comment shows it: under 60,000 bytes, whatever it holds. */
export function statusMarkdown(view: StatusView): string {
  const whole = picture(view.stages, view.edges);
  const small = smallPicture(view.stages, view.edges);
  const tries = [whole, small].flatMap((drawing) => lengths.map((length) => ({ drawing, length })));
  let text = '';
  for (const { drawing, length } of tries) {
    text = rendered(view, drawing, length);
    if (utf8Bytes(text) < bytesAtMost) break;
  }
  return text;
}

function rendered(view: StatusView, drawing: string, length: number): string {
  const landed = view.artifacts.flatMap((one) => (one.version === null ? [] : [{ ...one, version: one.version }]));
  const missing = view.artifacts.filter((one) => one.version === null);
  return [
    ...heading(view),
    ['```mermaid', drawing, '```'].join('\n'),
    ...oneLine('⚠️ Against the rules (`countersign verify` says what and where)', view.broken_rules, length, (one) =>
      code(one),
    ),
    ...section('Next', view.next, length, stepLine),
    ...section('Open branches', view.branches, length, (branch) => branchLines(branch, length)),
    ...section('Waiting for', view.pending, length, pendingLine),
    ...section(
      'In the way',
      view.blockers,
      length,
      ({ id, text, on, by, at }) => `- ${code(id)} ${inline(text)} — on ${code(on)}, ${inline(by)}, ${day(at)}`,
    ),
    ...section('Artifacts', landed, length, artifactLine),
    ...oneLine('Not yet', missing, length, (one) => inline(one.label)),
    ...section('Tracks', view.tracks.length > 1 ? view.tracks : [], length, trackLine),
    ...section(
      'Facts',
      view.facts,
      length,
      ({ fact, value, source }) => `- ${code(fact)} = ${code(String(value))} — ${inline(source)}`,
    ),
    ...oneLine('Not known yet', view.missing_facts, length, (fact) => code(fact)),
    ...section('Flags', view.flags, length, (flag) => `- ${code(flag)}`),
    ...section('Policy', view.warnings, length, (warning) => `- ⚠️ ${inline(warning)}`),
  ].join('\n\n');
}

function heading({ title, id, workflow, stage, status, ended, owner, client }: StatusView): readonly string[] {
  const place =
    stage.number === 0 ? inline(stage.label) : `**${inline(stage.label)}** — ${stage.number} of ${stage.of}`;
  const facts = [
    code(id),
    inline(workflow),
    inline(status),
    `owner ${inline(owner)}`,
    ...(client === 'TBD' || client === '' ? [] : [`for ${inline(client)}`]),
  ];
  const end =
    ended === null ? [] : [`Ended as ${code(ended.id)}${ended.rationale === '' ? '' : `: ${inline(ended.rationale)}`}`];
  return [`### ${inline(title)}`, `${place} · ${facts.join(' · ')}`, ...end];
}

function section<T>(title: string, items: readonly T[], length: number, line: (item: T) => string): readonly string[] {
  if (items.length === 0) return [];
  return [`#### ${title}`, cut(items, length, '', line).join('\n')];
}

/** A list that only has to be there, not read: one line. */
function oneLine<T>(title: string, items: readonly T[], length: number, word: (item: T) => string): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length <= length ? '' : ` … and ${items.length - length} more`;
  return [`${title}: ${items.slice(0, length).map(word).join(', ')}${more}`];
}

/** The first lines of a list, and how many more there are. */
function cut<T>(items: readonly T[], length: number, indent: string, line: (item: T) => string): readonly string[] {
  const lines = items.slice(0, length).map(line);
  return items.length <= length ? lines : [...lines, `${indent}- … and ${items.length - length} more`];
}

function stepLine({ says, command, who }: Step): string {
  return `- ${inline(says, 400)}${command === undefined ? '' : ` — ${code(command)}`}${who === undefined ? '' : ` _(${inline(who)})_`}`;
}

function branchLines({ branch, head, artifacts, gates, ready }: BranchView, length: number): string {
  const named = cut(artifacts, length, '', (artifact) => code(artifact)).map((one) => one.replace(/^- /u, ''));
  const first = `- ${ready ? '✅' : '⏳'} ${code(branch)} at ${code(head.slice(0, 7))} changes ${named.join(', ')}${ready ? ': may be merged' : ''}`;
  return [
    first,
    ...cut(
      gates,
      length,
      '  ',
      ({ gate, open, says }) => `  - ${open ? '✅' : '❌'} ${code(gate)} ${inline(aboutGate(gate, says))}`,
    ),
  ].join('\n');
}

/** What is said about a gate, where its name stands before it already. */
export function aboutGate(gate: string, says: string): string {
  return says.startsWith(`${gate} is `) ? says.slice(gate.length + ' is '.length) : says;
}

function pendingLine({ gate, track, before, who }: PendingView): string {
  return `- ${code(gate)}${track === 'main' ? '' : ` on ${code(track)}`} before ${inline(before)}: ${inline(who)}`;
}

function artifactLine({ label, version, status, path, bypassed }: ArtifactView & { readonly version: string }): string {
  const where = path === null ? '' : ` ${code(path)}`;
  const past = bypassed.length === 0 ? '' : ` — ⚠️ landed past closed ${bypassed.map((gate) => code(gate)).join(', ')}`;
  return `- ${inline(label)}: ${version}${status === 'archived' ? ', archived' : ''}${where}${past}`;
}

function trackLine({ track, label, status, owner }: TrackView): string {
  return `- ${code(track)} in ${inline(label)}, ${inline(status)}, owner ${inline(owner)}`;
}

function day(instant: string): string {
  return code(instant.slice(0, 10));
}
