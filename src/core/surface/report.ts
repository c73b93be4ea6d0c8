import type { DecisionMade } from '../confirm/confirm.ts';
import type { Definition } from '../definition/schema.ts';
import { own } from '../own.ts';
import { momentText } from '../prose.ts';
import { roleLabel } from '../project/openers.ts';
import { eventsOf, evidenceText, happenedIn, versionsIn, type ProjectEntry } from '../project/history.ts';
import type { ProjectState } from '../project/state.ts';
import { code, inline } from './escape.ts';

/** Reasons and texts of people are shown up to here, in characters: longer than what the core accepts. */
const textAtMost = 4000;

/**
 * The report of a project that has ended, as Markdown: what went around the gates first and loudly, then who allowed
 * what and on what it rests, what was made, the way through the stages, and what stood in the way. What there was
 * nothing of is named in one line.
 */
export function closureReport(state: ProjectState, definition: Definition, entries: readonly ProjectEntry[]): string {
  const sections: readonly Section[] = [
    ['Who allowed what', approvals(definition, entries)],
    ['Rejections', rejections(definition, entries)],
    ['Approvals that ended', voided(entries)],
    ['Go-aheads', goAheads(entries)],
    ['Artifacts', artifacts(state, entries)],
    ['Stages', stages(entries)],
    ['What stood in the way', blockers(state, entries)],
    ['Facts', facts(state, definition)],
    ['The record', record(entries)],
  ];
  const empty = sections.filter(([, lines]) => lines.length === 0).map(([title]) => title.toLowerCase());
  return `${[
    ...heading(state, definition, entries),
    ...loudly(definition, entries),
    ...sections.flatMap(section),
    ...(empty.length === 0 ? [] : [`Nothing: ${empty.join(', ')}`]),
  ].join('\n\n')}\n`;
}

type Section = readonly [title: string, lines: readonly string[]];

function text(words: string): string {
  return inline(words, textAtMost);
}

function because(words: string): string {
  return words === '' ? '' : ` — ${text(words)}`;
}

function section([title, lines]: Section): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.map((line) => `- ${line}`).join('\n')];
}

function heading(state: ProjectState, definition: Definition, entries: readonly ProjectEntry[]): readonly string[] {
  const { workflow, project_id, client, owner, terminal_state } = state;
  const about = `${code(project_id)} · ${inline(definition.label)} · owner ${inline(owner)} · client ${inline(client)}`;
  if (terminal_state === null) return [`# ${inline(workflow)}`, about, '**It has not ended yet.**'];
  const label = definition.terminal_states.find((one) => one.id === terminal_state.id)?.label ?? terminal_state.id;
  const closed = eventsOf(entries, 'project_closed').map(
    ({ entry }) => ` on ${momentText(entry.at)} by ${inline(entry.actor.login)}`,
  );
  return [
    `# Closure report: ${inline(workflow)}`,
    about,
    `**Ended as ${inline(label)}**${closed.join('')}${because(terminal_state.rationale)}`,
  ];
}

/** Nobody should have to look for this. */
function loudly(definition: Definition, entries: readonly ProjectEntry[]): readonly string[] {
  const overrides = eventsOf(entries, 'gate_overridden').map(
    ({ entry, event }) =>
      `**${code(event.gate)} was overridden** by ${inline(entry.actor.login)} as ${inline(roleLabel(definition, event.role))} on ${momentText(entry.at)}${because(event.reason)}`,
  );
  const past = versionsIn(entries)
    .filter((one) => one.bypassed.length > 0)
    .map(
      (one) =>
        `**${code(one.artifact)} ${one.version} landed past closed ${one.bypassed.map((gate) => code(gate)).join(', ')}** by ${inline(one.by)} on ${momentText(one.landed_at)}`,
    );
  const migrations = eventsOf(entries, 'definition_pinned').flatMap(({ entry, event: { pin } }) =>
    'migrate' in entry.command && pin !== null
      ? [
          `**It follows another workflow** since ${momentText(entry.at)}, by ${inline(entry.actor.login)}: ${code(pin.origin)}`,
        ]
      : [],
  );
  const lines = [...past, ...overrides, ...migrations];
  if (lines.length === 0) return ['Nothing went around a gate, and no gate was overridden.'];
  return ['## ⚠️ Around the gates', ['> [!CAUTION]', ...lines.map((line) => `> - ${line}`)].join('\n')];
}

function approvals(definition: Definition, entries: readonly ProjectEntry[]): readonly string[] {
  return decided(entries)
    .filter(({ event }) => event.decision.status === 'approved')
    .map(({ entry, event: { gate, track, status, decision, terms } }) => {
      const limits = [
        ...(terms.permits === undefined ? [] : [`only ${terms.permits.map((permit) => code(permit)).join(', ')}`]),
        ...(terms.limits === undefined ? [] : [`limited to ${text(terms.limits)}`]),
        ...(terms.conditions === undefined
          ? []
          : [`if ${terms.conditions.map((condition) => code(JSON.stringify(condition))).join(' and ')}`]),
        ...(terms.expires_at === undefined ? [] : [`until ${momentText(terms.expires_at)}`]),
        ...(status === 'partial' ? ['more were needed'] : []),
      ];
      const bounds = limits.length === 0 ? '' : `; ${limits.join('; ')}`;
      return `${gateText(gate, track)}: **${inline(decision.decided_by_login)}** on ${momentText(entry.at)} (${evidence(definition, decision)})${bounds}${because(decision.reason)}`;
    });
}

/** What a decision rests on, with the role as the definition calls it. */
function evidence(definition: Definition, decision: DecisionMade): string {
  const decided_by_role = roleLabel(definition, decision.decided_by_role);
  return inline(evidenceText({ ...decision, decided_by_role }), textAtMost);
}

function rejections(definition: Definition, entries: readonly ProjectEntry[]): readonly string[] {
  return decided(entries)
    .filter(({ event }) => event.decision.status === 'rejected')
    .map(
      ({ entry, event: { gate, track, decision } }) =>
        `${gateText(gate, track)}: ${inline(decision.decided_by_login)} on ${momentText(entry.at)} (${evidence(definition, decision)})${because(decision.reason)}`,
    );
}

/** Decisions that people took back, and approvals that other bytes or time put an end to. */
function voided(entries: readonly ProjectEntry[]): readonly string[] {
  return eventsOf(entries, 'approval_changed').flatMap(({ entry, event }) => {
    const { gate, track } = event;
    if (event.change === 'voided')
      return [`${gateText(gate, track)}: ${event.status} on ${momentText(entry.at)}${because(event.because)}`];
    if (event.decision.status !== 'cancelled') return [];
    return [
      `${gateText(gate, track)}: taken back by ${inline(event.decision.decided_by_login)} on ${momentText(entry.at)}${because(event.decision.reason)}`,
    ];
  });
}

function decided(entries: readonly ProjectEntry[]) {
  return eventsOf(entries, 'approval_changed').flatMap(({ entry, event }) =>
    event.change === 'decided' ? [{ entry, event }] : [],
  );
}

function gateText(gate: string, track: string): string {
  return `${code(gate)}${track === 'main' ? '' : ` on ${code(track)}`}`;
}

function goAheads(entries: readonly ProjectEntry[]): readonly string[] {
  return eventsOf(entries, 'decision_recorded').map(
    ({ entry, event }) =>
      `${code(event.decision)} for ${inline(entry.actor.login)} on ${momentText(entry.at)}${because(event.rationale)}`,
  );
}

function artifacts(state: ProjectState, entries: readonly ProjectEntry[]): readonly string[] {
  return versionsIn(entries).map(({ artifact, version, path, commit, landed_at, by, source_artifacts }) => {
    const now = own(state.artifacts, artifact);
    const standing = now?.version === version ? now.status : 'superseded';
    const sources =
      source_artifacts.length === 0 ? '' : `; made from ${source_artifacts.map((one) => code(one)).join(', ')}`;
    return `${code(artifact)} ${version} (${standing})${path === undefined ? '' : ` ${code(path)}`}${commit === undefined ? '' : ` at ${code(commit.slice(0, 12))}`}, ${momentText(landed_at)}, by ${inline(by)}${sources}`;
  });
}

function stages(entries: readonly ProjectEntry[]): readonly string[] {
  return happenedIn(entries).flatMap(({ entry, event }) => {
    const { at } = entry;
    if (event.type === 'track_started')
      return [`${momentText(at)} ${code(event.track)} begins in ${inline(event.stage)}`];
    if (event.type === 'track_closed') return [`${momentText(at)} ${code(event.track)} is complete`];
    if (event.type !== 'stage_changed') return [];
    return [
      `${momentText(at)} ${code(event.track)} ${inline(event.from)} → ${inline(event.to)}, on: ${inline(event.on)}${because(event.rationale)}`,
    ];
  });
}

function blockers(state: ProjectState, entries: readonly ProjectEntry[]): readonly string[] {
  const cleared = eventsOf(entries, 'blocker_removed').map(
    ({ entry, event }) =>
      `${code(event.blocker)} ${text(event.was.text)} — on ${code(event.was.on)}, by ${inline(event.was.by)} on ${momentText(event.was.at)}; cleared by ${inline(entry.actor.login)} on ${momentText(entry.at)}${because(event.reason)}`,
  );
  const open = Object.entries(state.blockers).map(
    ([id, one]) =>
      `${code(id)} ${text(one.text)} — on ${code(one.on)}, by ${inline(one.by)} on ${momentText(one.at)}; **never cleared**`,
  );
  return [...open, ...cleared];
}

function facts(state: ProjectState, definition: Definition): readonly string[] {
  const known = Object.entries(state.known_facts).map(
    ([fact, { value, source, by, at }]) =>
      `${code(fact)} = ${code(String(value), textAtMost)} — ${text(source)}, recorded by ${inline(by)} on ${momentText(at)}`,
  );
  const missing = definition.required_fields.filter((field) => own(state.known_facts, field) === undefined);
  return [
    ...known,
    ...(missing.length === 0 ? [] : [`never known: ${missing.map((field) => code(field)).join(', ')}`]),
  ];
}

function record(entries: readonly ProjectEntry[]): readonly string[] {
  const refused = entries.filter((entry) => entry.refusal !== undefined).length;
  const last = entries.at(-1);
  return [
    `${entries.length} entries, ${refused} of them refused`,
    ...(last === undefined ? [] : [`the last one is number ${last.seq}, hash ${code(last.hash)}`]),
  ];
}
