import { aboutGate } from '../project/closed-gates.ts';
import type { Step } from '../project/steps.ts';
import { dayText } from '../prose.ts';
import { code, inline, utf8Bytes } from './escape.ts';
import { picture, smallPicture } from './picture.ts';
import {
  observingText,
  type ArtifactView,
  type BranchView,
  type GateView,
  type StatusView,
  type TrackView,
} from './status.ts';

/** GitHub takes 65,536 characters in a comment; this leaves room for what a door puts around it. */
const bytesAtMost = 60_000;
/** How long lists may be; the first that fits is taken. The last fits with the small picture: every text in it is cut. */
const lengths = [50, 20, 8, 3, 1];
/** So much of what is next is to be seen without unfolding it. */
const nextAtMost = 8;

/**
 * The view as Markdown, as a comment shows it: first the stage, then what has to be done, by whom and how; a picture;
 * and folded away what there is and what is not known. Each thing is said once. `said` are paragraphs of a door, below
 * the heading; `more` those that belong below what is next, such as what changed since approvals. Under 60,000 bytes, whatever the
 * view holds.
 */
export function statusMarkdown(view: StatusView, said: readonly string[] = [], more: readonly string[] = []): string {
  const whole = picture(view.stages, view.edges);
  const small = smallPicture(view.stages, view.edges);
  const tries = [whole, small].flatMap((drawing) => lengths.map((length) => ({ drawing, length })));
  let text = '';
  for (const { drawing, length } of tries) {
    text = rendered(view, { said, more }, drawing, length);
    if (utf8Bytes(text) < bytesAtMost) break;
  }
  return text;
}

function rendered(
  view: StatusView,
  { said, more }: { readonly said: readonly string[]; readonly more: readonly string[] },
  drawing: string,
  length: number,
): string {
  const broken = view.broken_rules.filter((rule) => view.ended !== null || !toldInNext.includes(rule));
  return [
    ...heading(view),
    ...said,
    ...next(view, length),
    ...more,
    ...oneLine('⚠️ Against the rules (`countersign verify` says what and where)', broken, length, (one) => code(one)),
    ...oneLine('Flags', view.flags, length, (flag) => code(flag)),
    ...section('Tracks', view.tracks.length > 1 ? view.tracks : [], length, trackLine),
    ...section('Policy', view.warnings, length, (warning) => `- ⚠️ ${inline(warning)}`),
    ...(view.ended === null ? [['```mermaid', drawing, '```'].join('\n')] : []),
    ...folded(view, length),
  ].join('\n\n');
}

/** What a step in `next` is about already. */
const toldInNext: readonly string[] = ['gate_bypassed_without_rationale'];

function heading({ title, stage, status, ended, client, observing }: StatusView): readonly string[] {
  if (ended !== null) {
    const why = ended.rationale === '' ? '' : `: ${inline(ended.rationale, 400)}`;
    return [`### ${inline(title)}`, `Ended as **${inline(ended.label)}**${why}`];
  }
  const place =
    stage.number === 0 ? inline(stage.label) : `**${inline(stage.label)}** — ${stage.number} of ${stage.of}`;
  const facts = [
    place,
    ...(isEveryday(status) ? [] : [inline(status)]),
    ...(client === 'TBD' || client === '' ? [] : [`for ${inline(client)}`]),
  ];
  return [`### ${inline(title)}`, facts.join(' · '), ...(observing ? [observingText] : [])];
}

/** How far work is, the picture and what is next tell; told by itself is what keeps it from going on. */
function isEveryday(status: StatusView['status']): boolean {
  return status === 'draft' || status === 'active' || status === 'in_review' || status === 'approved';
}

/** What has to be done: one item for each open branch, with its gates below, and one for everything else. */
function next(view: StatusView, length: number): readonly string[] {
  const named = new Set(view.next.flatMap(({ branch }) => branch ?? []));
  const items = [
    ...view.next.map((step, at) => {
      const first = view.next.findIndex(({ branch }) => branch !== undefined && branch === step.branch);
      const branch = view.branches.find((one) => one.branch === step.branch);
      if (branch === undefined) return stepLine(step);
      return first === at ? branchLines(view, branch, step, length) : null;
    }),
    ...view.branches.filter(({ branch }) => !named.has(branch)).map((one) => branchLines(view, one, {}, length)),
  ].filter((item) => item !== null);
  if (items.length === 0) return [];
  const seen = items.slice(0, Math.min(nextAtMost, length));
  const hidden = items.slice(seen.length);
  if (hidden.length === 0) return ['#### Next', seen.join('\n')];
  return [
    '#### Next',
    seen.join('\n'),
    ...fold(`and ${hidden.length} more`, [[cut(hidden, length, '', (item) => item).join('\n')]]),
  ];
}

function stepLine({ says, command, who, look }: Step): string {
  const whose = who === undefined ? '' : ` — **${inline(who)}**`;
  return `- ${capital(inline(says, 400))}${whose}${command === undefined ? '' : `: ${code(command)}`}${lookText(look ?? null)}`;
}

/** A sentence that begins with a word, and not with a name that has to stay as it is, begins as sentences do. */
function capital(text: string): string {
  return text.replace(/^[a-z](?=[a-z]* )/u, (letter) => letter.toUpperCase());
}

/** A command that shows what changed, as code: whole, because it is a list of paths. */
export function lookCode(look: string): string {
  return code(look, Number.POSITIVE_INFINITY);
}

/** @see GateView.look */
export function lookText(look: string | null): string {
  return look === null ? '' : ` · ${lookCode(look)}`;
}

function branchLines(
  { artifacts: types }: StatusView,
  branch: BranchView,
  { who }: Pick<Step, 'who'>,
  length: number,
): string {
  const { head, artifacts, gates, ready, command } = branch;
  const named = artifacts.slice(0, length).map((name) => labelOf(types, name));
  const more = artifacts.length > length ? ` and ${artifacts.length - length} more` : '';
  const whose = ready && who !== undefined ? ` — **${inline(who)}**` : '';
  const once = [...new Map(gates.map((gate) => [JSON.stringify([gate.gate, gate.says]), gate])).values()];
  const { look, rest } = oneLook(once);
  return [
    `- ${markOf(branch)} ${toDo(branch)} — ${named.join(', ')}${more} at ${code(head.slice(0, 7))}${whose}${lookText(look)}`,
    ...cut(rest, length, '  ', (gate) => `  - ${gateText(gate, command)}`),
  ].join('\n');
}

/** What changed since these gates were approved, once where it is the same for all, and the gates without it. */
export function oneLook(gates: readonly GateView[]): {
  readonly look: string | null;
  readonly rest: readonly GateView[];
} {
  const [look, ...others] = new Set(gates.flatMap((gate) => gate.look ?? []));
  if (look === undefined || others.length > 0) return { look: null, rest: gates };
  return { look, rest: gates.map((gate) => ({ ...gate, look: null })) };
}

function labelOf(types: readonly ArtifactView[], name: string): string {
  return inline(types.find(({ artifact }) => artifact === name)?.label ?? name);
}

function markOf({ ready, gates }: BranchView): string {
  if (ready) return '✅';
  return gates.some(({ rejected }) => rejected) ? '❌' : '⏳';
}

/** The one thing to do with a branch. What somebody said no to has to change. */
function toDo({ branch, command, gates }: BranchView): string {
  if (command !== null) return code(command);
  return gates.some(({ rejected }) => rejected) ? `**Change** ${code(branch)}` : `${code(branch)} waits`;
}

/** A gate: who can open it and why it is closed, or who opened it. `told`: the command that stands above it already. */
export function gateText({ gate, open, rejected, says, who, command, look }: GateView, told: string | null): string {
  const about = inline(aboutGate(gate, says));
  if (open) return `✅ ${code(gate)}: ${about}`;
  const isOwn = command !== null && command !== told && command.startsWith(`countersign approve ${gate} `);
  const how = isOwn ? ` — ${code(command)}` : '';
  const whose = command === null || rejected ? '' : `, **${inline(who)}**`;
  return `${rejected ? '❌' : '⏳'} ${code(gate)}${whose}: ${about}${how}${lookText(look)}`;
}

/** What is there, and what is not yet: for whoever wants to know. */
function folded(view: StatusView, length: number): readonly string[] {
  const { id, workflow, owner, artifacts, blockers, facts, missing_facts } = view;
  const landed = artifacts.flatMap((one) => (one.version === null ? [] : [{ ...one, version: one.version }]));
  const missing = artifacts.filter((one) => one.version === null);
  const summary = [
    `${landed.length} of ${artifacts.length} artifacts landed`,
    `${facts.length} fact${facts.length === 1 ? '' : 's'} known`,
    ...(missing_facts.length === 0 ? [] : [`${missing_facts.length} not known yet`]),
  ];
  return fold(summary.join(', '), [
    [`Project ${code(id)} follows ${inline(workflow)}; owner ${inline(owner)}.`],
    section('Artifacts', landed, length, artifactLine),
    oneLine('Not yet', missing, length, (one) => inline(one.label)),
    section(
      'Facts',
      facts,
      length,
      ({ fact, value, source }) => `- ${code(fact)} = ${code(String(value))} — ${inline(source)}`,
    ),
    oneLine('Not known yet', missing_facts, length, (fact) => code(fact)),
    section(
      'Never cleared',
      view.ended === null ? [] : blockers,
      length,
      ({ id: name, text, on, by, at }) =>
        `- ${code(name)} ${inline(text)} — on ${code(on)}, by ${inline(by)} on ${dayText(at)}`,
    ),
  ]);
}

/** Paragraphs that are seen when somebody asks for them. Between blank lines they are Markdown, not HTML. */
function fold(summary: string, parts: readonly (readonly string[])[]): readonly string[] {
  return [`<details><summary>${summary}</summary>`, ...parts.flatMap((part) => part), '</details>'];
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

function artifactLine({ label, version, status, path, bypassed }: ArtifactView & { readonly version: string }): string {
  const where = path === null ? '' : ` ${code(path)}`;
  const past = bypassed.length === 0 ? '' : ` — ⚠️ landed past closed ${bypassed.map((gate) => code(gate)).join(', ')}`;
  return `- ${inline(label)}: ${version}${status === 'archived' ? ', archived' : ''}${where}${past}`;
}

function trackLine({ track, label, status, owner, due_date }: TrackView): string {
  const due = due_date === null ? '' : `, due ${dayText(due_date)}`;
  return `- ${code(track)} in ${inline(label)}, ${inline(status)}, owner ${inline(owner)}${due}`;
}
