import { isFields } from '../../fields.ts';
import { trackStages } from '../../definition/track-type.ts';
import type { Problem } from '../../finding.ts';
import { unknownText } from '../document.ts';
import { gatesDemanded } from '../findings/looked.ts';
import { itemsIn, listIn, nameIn, namedIn, problem, saidIn, textsIn, type Item, type Told } from './read.ts';

const endings = ['complete', 'superseded', 'closed'];

/** Stages that are none, a project that is said to be where none of its tracks is, and transitions that are not listed. */
export function wrongPlaces(told: Told): readonly Problem[] {
  return [...unknownStages(told), ...lostStage(told), ...unlistedMoves(told)];
}

function unknownStages(told: Told): readonly Problem[] {
  const { definition } = told;
  if (definition === null) return [];
  const places = trackStages(definition);
  return itemsIn(told, 'active_tracks').flatMap(({ at, fields }) => {
    const stage = saidIn(fields, 'stage');
    if (stage === undefined || places.includes(stage)) return [];
    const message = `${nameIn(fields, 'track') ?? 'a track'} is in ${stage}, and ${definition.workflow_type} has no such place for a track`;
    return [problem('invalid_transition', [...at, 'stage'], message, `A track is in ${places.join(', ')}.`)];
  });
}

/** What the document calls the stage of the project is one that a track is in. */
function lostStage(told: Told): readonly Problem[] {
  const { definition, document, base } = told;
  if (definition === null) return [];
  const stages = definition.stages.map(({ id }) => id);
  const live = itemsIn(told, 'active_tracks').flatMap(({ fields }) => {
    const stage = saidIn(fields, 'stage');
    return stage !== undefined && stages.includes(stage) ? [stage] : [];
  });
  return ['lifecycle_stage', 'stage'].flatMap((name) => {
    const stage = saidIn(document, name);
    if (stage === undefined || live.includes(stage)) return [];
    const path = [...base, name];
    if (!stages.includes(stage)) {
      const message = `the project is in ${stage}, and ${definition.workflow_type} has no such stage`;
      return [problem('invalid_transition', path, message, `It has ${stages.join(', ')}.`)];
    }
    if (live.length === 0) return [];
    const where = [...new Set(live)].join(' and ');
    const message = `the project is said to be in ${stage}, and its tracks are in ${where}: no track stands there`;
    return [problem('invalid_transition', path, message, 'Name the stage that the main track is in.')];
  });
}

function unlistedMoves(told: Told): readonly Problem[] {
  const { definition } = told;
  if (definition === null) return [];
  const { allowed_transitions: listed, terminal_states: ends, stages } = definition;
  const places = trackStages(definition);
  return itemsIn(told, 'state_transitions').flatMap(({ at, fields }) => {
    const from = saidIn(fields, 'from') ?? unknownText;
    const to = saidIn(fields, 'to') ?? unknownText;
    const ways = listed.filter((one) => one.from === from && one.to === to);
    const end = ends.find((one) => one.id === to && one.from.includes(from));
    if (ways.length > 0 || end !== undefined) {
      const isOwed = end?.requires_rationale === true || ways.some((way) => gatesDemanded(way.requires).length > 0);
      if (!isOwed || saidIn(fields, 'rationale') !== undefined) return [];
      const message = `nobody has said why ${from} was left for ${to}`;
      return [problem('gate_bypassed_without_rationale', at, message, 'Write down why, as rationale: …', 'warning')];
    }
    const isPlace = places.includes(to) && !stages.some(({ id }) => id === to);
    const what = isPlace ? `: ${to} is where a track of its own stands, and no stage` : '';
    const others = listed.filter((one) => one.from === from && one.to !== from).map((one) => one.to);
    const next = isPlace
      ? `Such work is a track beside, and moves nothing: countersign fork NAME --stage ${to} --because "…"`
      : `From ${from} it goes to ${others.join(', ') || 'nowhere'}.`;
    return [problem('invalid_transition', at, `no transition leads from ${from} to ${to}${what}`, next)];
  });
}

/** Tracks, and the project itself, that nobody looks after. */
export function ownersMissing(told: Told): readonly Problem[] {
  const { document, base } = told;
  const tracks = itemsIn(told, 'active_tracks')
    .filter(({ fields }) => !endings.includes(saidIn(fields, 'status') ?? ''))
    .flatMap((item) => ownerOf(item, `track ${nameIn(item.fields, 'track') ?? unknownText}`));
  return [...ownerOf({ at: base, fields: document }, 'the project'), ...tracks];
}

function ownerOf({ at, fields }: Item, what: string): readonly Problem[] {
  if (saidIn(fields, 'owner') !== undefined) return [];
  const isTold = fields['owner'] === unknownText;
  const says = isTold ? `who looks after ${what} is still TBD` : `nobody is named who looks after ${what}`;
  const message = `${says}: what waits there waits for nobody`;
  const next = isTold ? 'Find somebody, and name them.' : 'Name somebody; until there is somebody, write TBD.';
  return [problem('missing_owner', [...at, 'owner'], message, next, isTold ? 'warning' : 'error')];
}

/** Tracks beside the main one that do not say all that they promise. */
export function tracksIncomplete(told: Told): readonly Problem[] {
  return itemsIn(told, 'active_tracks').flatMap(({ at, fields }) => {
    const name = nameIn(fields, 'track');
    if (name === 'main' || endings.includes(saidIn(fields, 'status') ?? '')) return [];
    const missing = [
      ...(saidIn(fields, 'due_date') === undefined ? ['when it is due'] : []),
      ...(saidIn(fields, 'allowed_output', 'allowed_output_state') === undefined ? ['what it may put out'] : []),
      ...(Array.isArray(fields['approval_limits']) ? [] : ['what its approvals are limited to']),
    ];
    if (missing.length === 0) return [];
    const message = `${name ?? 'a track'} does not say ${missing.join(', ')}`;
    return [problem('track_incomplete', at, message, 'Say it before anything of this track counts.', 'warning')];
  });
}

/** Blockers on what is not there, and texts that are on nothing: they count as on the track that they stand at. */
export function blockersLost(told: Told): readonly Problem[] {
  const listed = itemsIn(told, 'blockers');
  const ids = listed.flatMap(({ fields }) => saidIn(fields, 'id') ?? []);
  return [
    ...listed.flatMap((item) => placeMissing(told, item)),
    ...itemsIn(told, 'active_tracks').flatMap(({ at, fields }) => {
      const plain = textsIn(fields, 'blockers').filter(([text]) => !ids.includes(text));
      if (plain.length === 0) return [];
      const name = nameIn(fields, 'track') ?? 'this track';
      const what = plain.map(([text]) => `"${text}"`).join(' and ');
      const message = `what ${what} ${plain.length === 1 ? 'holds back is' : 'hold back is'} written nowhere: it counts as on ${name}`;
      const next = `Say of each what it is on: countersign block "…" --on track:NAME`;
      return [problem('orphaned_blocker', [...at, 'blockers'], message, next, 'warning')];
    }),
    ...conditionsLost(told),
  ];
}

function placeMissing(told: Told, { at, fields }: Item): readonly Problem[] {
  const on = saidIn(fields, 'on') ?? '';
  const [kind = '', ...rest] = on.split(':');
  const name = rest.join(':');
  const { definition } = told;
  const tracks = itemsIn(told, 'active_tracks').map((one) => nameIn(one.fields, 'track'));
  const artifacts = [
    ...itemsIn(told, 'artifact_versions').map((one) => nameIn(one.fields, 'artifact')),
    ...(definition?.artifacts.map((one) => one.artifact_type) ?? []),
  ];
  const gates = [
    ...namedIn(told, 'approvals').map((one) => one.name),
    ...(definition?.gates.map((one) => one.gate_id) ?? []),
  ];
  const isThere =
    (kind === 'track' && tracks.includes(name)) ||
    (kind === 'artifact' && artifacts.includes(name)) ||
    (kind === 'gate' && gates.includes(name)) ||
    (kind === 'decision' && name !== '');
  if (isThere) return [];
  const message = `${saidIn(fields, 'id') ?? 'a blocker'} is on ${on === '' ? 'nothing' : `${on}, which is not there`}: nobody can tell what it holds back`;
  return [problem('orphaned_blocker', at, message, 'Say what it is on: track:, artifact:, gate: or decision:.')];
}

/** What an approval still waits for and nobody has to do: no blocker, dependency or question speaks of it. */
function conditionsLost(told: Told): readonly Problem[] {
  const { document } = told;
  const tracks = itemsIn(told, 'active_tracks').map(({ fields }) => fields);
  const known = [
    ...[document, ...tracks].flatMap((fields) =>
      ['blockers', 'dependencies', 'missing_info'].flatMap((name) => textsIn(fields, name).map(([text]) => text)),
    ),
    ...itemsIn(told, 'blockers').flatMap(({ fields }) => saidIn(fields, 'text') ?? []),
    ...itemsIn(told, 'dependencies').flatMap(({ fields }) => saidIn(fields, 'dependency_id') ?? []),
  ].map(wordsOf);
  return namedIn(told, 'approvals').flatMap(({ at, name, fields }) =>
    textsIn(fields, 'remaining_blockers').flatMap(([text, index]) => {
      const words = wordsOf(text);
      const least = Math.min(2, words.size);
      if (known.some((other) => [...words].filter((word) => other.has(word)).length >= least)) return [];
      const message = `the approval of ${name} waits for "${text}", and no blocker, dependency or missing fact speaks of that`;
      const next = `Make it somebody's: countersign block "${text}" --on gate:${name}`;
      return [problem('orphaned_blocker', [...at, 'remaining_blockers', index], message, next, 'warning')];
    }),
  );
}

/** The words of a text that say what it is about, in lower case. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu));
}

/** Conflicts that nobody has decided, on tracks that go on all the same. */
export function conflictsOpen(told: Told): readonly Problem[] {
  const { document, base } = told;
  const tracks = itemsIn(told, 'active_tracks');
  return listIn(document, 'conflicts').flatMap((one, index) => {
    const about = isFields(one) ? saidIn(one, 'about') : one;
    if (typeof about !== 'string') return [];
    const named = isFields(one) ? textsIn(one, 'tracks').map(([track]) => track) : [];
    const going = tracks.flatMap(({ fields }) => {
      const name = nameIn(fields, 'track') ?? unknownText;
      return saidIn(fields, 'status') === 'active' && (named.length === 0 || named.includes(name)) ? [name] : [];
    });
    const where = going.length === 0 ? '' : `, and ${going.join(' and ')} ${going.length === 1 ? 'goes' : 'go'} on`;
    const message = `nobody has decided "${about}"${where}`;
    const next = 'Ask whoever can tell; until then what it is about waits: countersign resolve ID --because "…"';
    return [
      problem(
        'unresolved_conflict',
        [...base, 'conflicts', index],
        message,
        next,
        going.length === 0 ? 'warning' : 'error',
      ),
    ];
  });
}

/** An end that leaves no blocker behind, with blockers that were left. */
export function openAtEnd(told: Told): readonly Problem[] {
  const { definition, document, base } = told;
  if (saidIn(document, 'workflow_status') !== 'closed') return [];
  const last = itemsIn(told, 'state_transitions').at(-1)?.fields ?? {};
  const end = definition?.terminal_states.find(({ id }) => id === saidIn(last, 'to'));
  if (end?.allows_open_blockers === true) return [];
  const open = [
    ...listIn(document, 'blockers'),
    ...itemsIn(told, 'active_tracks').flatMap(({ fields }) => listIn(fields, 'blockers')),
  ];
  if (open.length === 0) return [];
  const message = `the project has ended, and ${open.length} blocker${open.length === 1 ? ' is' : 's are'} open: whoever waits for that waits for nothing`;
  const next = 'Clear them, or end it as what may be left as it is.';
  return [problem('terminal_state_with_open_blockers', [...base, 'workflow_status'], message, next)];
}
