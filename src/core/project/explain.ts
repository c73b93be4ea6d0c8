import { adviceAmong, missingIn, type Condition, type Explained } from '../condition.ts';
import type { Action, TerminalState } from '../definition/schema.ts';
import type { Actor } from '../entry.ts';
import { insteadOf } from '../nearest.ts';
import { own } from '../own.ts';
import { isObserving } from '../policy/schema.ts';
import { clause, dayText, projectText, word } from '../prose.ts';
import { withOption } from '../verbs/sentences.ts';
import { candidatesOf, closing } from './candidates.ts';
import { conflictAnswer, contestedText, openConflicts, type OpenConflict } from './conflicts.ts';
import { isLegal } from './legal.ts';
import { artifactsOn, coverOf } from './covers.ts';
import { evaluateInFull, gateTree } from './gate-tree.ts';
import { partCandidates, partKinds, partTrees, relatedTo } from './explained-parts.ts';
import { tracksNamed, trackTree } from './explained-track.ts';
import { landingGates } from './landing-gates.ts';
import { nameOn } from './lines.ts';
import { movesFrom, hasStarted, type Move } from './moves.ts';
import { asksWhileObserved } from './observing.ts';
import { onTrack } from './openers.ts';
import { outsideLimits } from './rules/live-track.ts';
import { howToLand } from './pending.ts';
import type { ProjectState, Track } from './state.ts';
import { stopsOn } from './stops.ts';
import { waitsOn } from './track-status.ts';
import { isBackward, landingFor, transitionsFrom, triggerText } from './transitions.ts';
import type { Proposal, World } from './world.ts';

/** Whatever explaining needs: the project as it is, seen from one track. */
interface View {
  readonly world: World;
  readonly state: ProjectState;
  readonly track: string;
  readonly at: Track;
}

/** Commands tried at most. */
const triedAtMost = 400;

/**
 * Why something may or may not happen now: a gate, a stage, an action, a terminal state or an open branch; with null,
 * everything that leads on from here. A name that several things have explains them all; a name that nothing has gets
 * an answer that does not hold and says what there is.
 */
export function explain(world: World, state: ProjectState, track: string, subject: string | null): Explained {
  const at = own(state.tracks, track);
  if (at === undefined) {
    return {
      holds: false,
      says: `${projectText(state.project_id)} has no track ${track}`,
      next: insteadOf(track, Object.keys(state.tracks)),
    };
  }
  const view = { world, state, track, at };
  if (state.terminal_state !== null && subject === null) {
    const { id, rationale } = state.terminal_state;
    return {
      holds: false,
      says: `${projectText(state.project_id)} has ended as ${id}${rationale === '' ? '' : `: ${clause(rationale)}`}`,
      next: 'Start a new project for new work.',
    };
  }
  return subject === null ? onward(view) : named(view, subject);
}

/** Which name that somebody asked about nothing here has; null where both the track and the subject are known. */
export function unknownTo(
  world: World,
  state: ProjectState,
  track: string,
  subject: string | null,
): 'track' | 'subject' | null {
  if (own(state.tracks, track) === undefined) return 'track';
  return subject === null || kindsOf(world, state).some(([, names]) => names.includes(subject)) ? null : 'subject';
}

/**
 * The commands that are legal now for whoever asks: each was put to the rules, and not refused. With a subject only
 * those about it; the stage a track is in is about everything.
 */
export function legalNow(
  world: World,
  state: ProjectState,
  actor: Actor,
  subject: string | null = null,
): readonly { readonly command: string; readonly says: string }[] {
  const isHere = Object.values(state.tracks).some(({ stage: here }) => here === subject);
  const names = subject === null ? [] : [subject, ...relatedTo(world, state, subject)];
  const parts = subject === null ? [] : partCandidates(world, state, subject);
  const all = [...candidatesOf(world, state), ...parts].filter(
    ({ about }) => subject === null || isHere || about.some((one) => names.includes(one)),
  );
  const byText = new Map(all.map((one) => [one.text, one] as const));
  return [...byText.values()]
    .slice(0, triedAtMost)
    .filter((one) => isLegal(world, state, actor, one.command))
    .map(({ text, says }) => ({ command: text, says }));
}

function named(view: View, subject: string): Explained {
  const { definition, proposals } = view.world;
  const conflict = openConflicts(view.state).find(([id]) => id === subject);
  const proposal = own(proposals, subject);
  const trees = [
    ...definition.gates.filter((one) => one.gate_id === subject).map(() => gate(view, subject)),
    ...definition.stages.filter((one) => one.id === subject).map(() => stage(view, subject)),
    ...definition.actions.filter((one) => one.id === subject).map((one) => action(view, one)),
    ...definition.terminal_states.filter((one) => one.id === subject).map((one) => terminal(view, one)),
    ...(proposal === undefined ? [] : [branch(view, subject, proposal)]),
    ...(conflict === undefined ? [] : [contested(conflict)]),
    ...tracksNamed(view.state)
      .filter(([track]) => track === subject)
      .map(([track, at]) => trackTree(view.world, view.state, [track, at], onward({ ...view, track, at }))),
    ...partTrees(view.world, view.state, subject, (name, open) => branch(view, name, open)),
  ];
  const [first, ...more] = trees;
  if (first === undefined) return unknown(view, subject);
  return more.length === 0
    ? first
    : { holds: trees.every((tree) => tree.holds), says: `${subject} means ${trees.length} things here`, parts: trees };
}

/** Everything that has a name and can be explained. */
function kindsOf(world: World, state: ProjectState): readonly (readonly [string, readonly string[]])[] {
  const { definition, proposals } = world;
  return [
    ['gates', definition.gates.map((one) => one.gate_id)],
    ['stages', definition.stages.map((one) => one.id)],
    ['actions', definition.actions.map((one) => one.id)],
    ['terminal states', definition.terminal_states.map((one) => one.id)],
    ['open branches', Object.keys(proposals)],
    ['tracks', tracksNamed(state).map(([track]) => track)],
    ['open conflicts', openConflicts(state).map(([id]) => id)],
    ...partKinds(world, state),
  ];
}

function unknown({ world, state }: View, subject: string): Explained {
  const kinds = kindsOf(world, state);
  const there = kinds.filter(([, names]) => names.length > 0).map(([kind, names]) => `${kind}: ${names.join(', ')}`);
  const meant = insteadOf(
    subject,
    kinds.flatMap(([, names]) => names),
  );
  const list = `There is — ${there.join(' · ')}.`;
  const next = meant.startsWith('Did you mean') ? `${meant} ${list}` : list;
  return { holds: false, says: `nothing that can be explained is called ${subject}`, next };
}

/** What each of the sources that differ says, which of them is likely right, and the command that decides. */
function contested(open: OpenConflict): Explained {
  const [id, { claims, likely, because, tracks, at }] = open;
  const { next = '' } = conflictAnswer(open);
  return {
    holds: false,
    says: `${id}, open since ${dayText(at)}: sources differ about ${contestedText(open)}, and ${tracks.join(' and ')} goes no further`,
    next,
    parts: [
      ...claims.map(({ value, source, by }) => ({
        holds: source === likely,
        says: `${String(value)}, from ${clause(source)}, told by ${by}`,
      })),
      { holds: likely !== null, says: because },
    ],
  };
}

/** A gate, for every open branch it is about, else for what is on the default branch. */
function gate({ world, state, track }: View, name: string): Explained {
  const artifacts = artifactsOn(world.definition, state, name, track);
  const open = Object.entries(world.proposals).filter(([, { contents }]) =>
    artifacts.some((artifact) => own(contents, artifact) !== undefined),
  );
  const trees = open.map(([branchName, { head, contents }]) => {
    const tree = onBranch(world, branchName, gateTree(world, state, name, track, contents, null));
    return { ...tree, says: `${tree.says} — for ${branchName} at ${head.slice(0, 7)}` };
  });
  const [first, ...more] = trees;
  if (first === undefined) {
    const tree = gateTree(world, state, name, track, {}, null);
    const covered = Object.keys(coverOf(world.definition, state, name, track, {})).join(', ');
    return { ...tree, says: `${tree.says} — for ${covered}` };
  }
  return more.length === 0
    ? first
    : {
        holds: trees.every((tree) => tree.holds),
        says: `${name} stands before ${trees.length} open branches`,
        parts: trees,
      };
}

/** A stage: the way into it from here; for the stage one is in, everything that leads on. */
function stage(view: View, name: string): Explained {
  const { world, state, track, at } = view;
  if (name === at.stage) return onward(view);
  const ways = movesFrom(world, state, track)
    .filter((move) => move.transition.to === name)
    .map((move) => way(view, move));
  const [first, ...more] = ways;
  if (first === undefined) {
    const route = routeTo(world, at.stage, name);
    const next =
      route === null
        ? `No way leads from ${at.stage} to ${name}.`
        : `The shortest way: ${[at.stage, ...route].join(' → ')}.`;
    return { holds: false, says: `${at.stage} does not lead to ${name}`, next };
  }
  return more.length === 0
    ? first
    : {
        holds: ways.some((one) => one.holds),
        says: `${ways.length} ways lead from ${at.stage} to ${name}`,
        parts: ways,
      };
}

/** The stages one passes on the shortest way, the last one included; null when there is no way. */
function routeTo(world: World, from: string, to: string): readonly string[] | null {
  const seen = new Set([from]);
  let reached: readonly (readonly string[])[] = [[]];
  while (reached.length > 0) {
    reached = reached.flatMap((route) => {
      const next = transitionsFrom(world.definition, route.at(-1) ?? from).filter((one) => !seen.has(one.to));
      return next.map((one) => {
        seen.add(one.to);
        return [...route, one.to];
      });
    });
    const found = reached.find((route) => route.at(-1) === to);
    if (found !== undefined) return found;
  }
  return null;
}

/** One move: what starts it, and what it requires. What waits for a landing is judged as if the open branch landed. */
function way(view: View, move: Move): Explained {
  const { world, state, track, at } = view;
  const { to, on, requires } = move.transition;
  const back = isBackward(world, at.stage, to);
  const says = `${at.stage} → ${to}, ${on === 'command' ? 'when somebody says so' : `when ${triggerText(on)}`}`;
  const landed = landingFor(on);
  const landing = landed === null ? null : nameOn(state, landed, track);
  const branches = Object.entries(world.proposals).filter(
    ([, { contents }]) => landing !== null && own(contents, landing) !== undefined,
  );
  if (!hasStarted(state, track, move) && branches.length > 0) {
    return { holds: false, says, parts: branches.map(([name, proposal]) => branch(view, name, proposal)) };
  }
  const required = demanded(view, track, requires, `to:${to}`);
  const started: readonly Explained[] = on === 'command' ? [] : [start(view, move, landing)];
  const waits = waitsOn(world, state, track);
  const differing = [
    ...(waits === null ? [] : missingIn(waits)),
    ...(back ? [] : [...openConflicts(state, track).map(conflictAnswer), ...stopsOn(world, state, track)]),
  ];
  const holds = required.holds && differing.length === 0 && started.every((one) => one.holds);
  const command = `${back ? `countersign back ${to} --reason "…"` : `countersign advance ${to}`}${onTrack(track)}`;
  const parts = [...differing, ...started, ...(required.parts ?? [required])];
  if (holds) return { holds, says: `${says}: ${command}`, parts };
  const next = adviceAmong(parts.flatMap(missingIn));
  return { holds, says, ...(next === undefined ? {} : { next }), parts };
}

function start({ world, state, track }: View, move: Move, landing: string | null): Explained {
  const holds = hasStarted(state, track, move);
  const what = triggerText(move.transition.on);
  if (holds) return { holds, says: `what starts it has happened: ${what}` };
  if (landing === null) return { holds, says: `what starts it has not happened: ${what}` };
  return {
    holds,
    says: `${landing} has not landed, and no open branch holds it`,
    next: `To land it, ${howToLand(world, state, landing)}.`,
  };
}

/** An open branch: every gate between its bytes and the default branch. */
function branch({ world, state }: View, name: string, { head, contents }: Proposal): Explained {
  const gates = landingGates(world, state, contents);
  const isOpen = gates.every((one) => one.answer.holds);
  const holds = isOpen || isObserving(world.policy);
  const changes = Object.keys(contents).join(', ');
  const parts = gates.map((one) => {
    if (one.unasked) return one.answer;
    const tree = gateTree(world, state, one.gate, one.track, contents, one.own ? `land:${one.artifact}` : null);
    const told = tree.holds === one.answer.holds ? tree : one.answer;
    return { ...told, says: `${told.says} — for ${one.artifact}` };
  });
  const verdict = holds ? `may land${isOpen ? '' : heldUp}: countersign merge ${word(name)}` : `may not land yet`;
  const says = `${name} at ${head.slice(0, 7)}, which changes ${changes}, ${verdict}`;
  if (parts.length === 0) return { holds, says: `${says}; no gate stands before it` };
  return { holds, says, parts: parts.map((part) => onBranch(world, name, part)) };
}

/** Where a gate is closed, and that keeps nothing from happening. */
const heldUp = ' (observing: nothing is held up)';

/** What is asked for, told in full; closed gates that hold nothing up are told as closed, and all of it holds. */
function demanded(view: View, track: string, condition: Condition | undefined, to: string): Explained {
  const { world, state } = view;
  const full = evaluateInFull(world, state, track, condition, {}, to);
  if (full.holds || condition === undefined) return full;
  const isLifted = asksWhileObserved(world, state, track, condition, to).holds;
  return isLifted ? { ...full, holds: true, says: `${full.says}${heldUp}` } : full;
}

/** The commands in a tree about a branch name it, where more than one is open. */
function onBranch(world: World, name: string, tree: Explained): Explained {
  if (Object.keys(world.proposals).length < 2) return tree;
  const { next, parts } = tree;
  return {
    ...tree,
    ...(next === undefined ? {} : { next: withOption(next, 'branch', word(name)) }),
    ...(parts === undefined ? {} : { parts: parts.map((part) => onBranch(world, name, part)) }),
  };
}

function action({ world, state, track, at }: View, asked: Action): Explained {
  const { id, label, gates, requires, external } = asked;
  const limit = outsideLimits({ world, state }, track, at, asked);
  const parts = [
    ...(limit === null ? [] : [{ holds: false, says: limit.refusal.because, next: limit.refusal.next }]),
    ...(external === true ? [...openConflicts(state, track).map(conflictAnswer), ...stopsOn(world, state, track)] : []),
    ...gates.map((name) => gateTree(world, state, name, track, {}, id)),
    ...(requires === undefined ? [] : [evaluateInFull(world, state, track, requires, {}, id)]),
  ];
  const holds = parts.every((part) => part.holds);
  return {
    holds,
    says: holds ? `${label}: may be done now: countersign act ${id}${onTrack(track)}` : `${label}: may not be done now`,
    parts,
  };
}

/** An end of the project, as it is judged when somebody closes. */
function terminal(view: View, end: TerminalState): Explained {
  const { state, at } = view;
  const stageNow = state.tracks['main']?.stage ?? at.stage;
  const reachable = end.from.includes(stageNow);
  const open = Object.entries(state.blockers);
  const [blocker] = open;
  const blocked: readonly Explained[] =
    blocker === undefined || end.allows_open_blockers === true
      ? []
      : [
          {
            holds: false,
            says: `open blockers: ${open.map(([id, one]) => `${id} ${clause(one.text)}`).join('; ')}`,
            next: `countersign unblock ${blocker[0]} --reason "…"`,
          },
        ];
  const parts = [
    {
      holds: reachable,
      says: reachable
        ? `it is reached from ${stageNow}`
        : `it is reached from ${end.from.join(', ')}, and this project is in ${stageNow}`,
    },
    ...blocked,
    ...(end.allows_open_blockers === true ? [] : openConflicts(state).map(conflictAnswer)),
    ...(end.requires === undefined ? [] : [demanded(view, 'main', end.requires, `to:${end.id}`)]),
  ];
  const holds = parts.every((part) => part.holds);
  const says = holds
    ? `the project may end as ${end.id}: ${closing(end.id, end.requires_rationale === true).text}`
    : `the project may not end as ${end.id} now`;
  return { holds, says, parts };
}

/** Every way on from here, forward ones first, then branches that move nothing, then the ends that this stage allows. */
function onward(view: View): Explained {
  const { world, state, track, at } = view;
  const moves = movesFrom(world, state, track).toSorted(
    (one, other) =>
      Number(isBackward(world, at.stage, one.transition.to)) - Number(isBackward(world, at.stage, other.transition.to)),
  );
  const starting = new Set(
    moves.flatMap((move) => {
      const landed = landingFor(move.transition.on);
      return landed === null || hasStarted(state, track, move) ? [] : [nameOn(state, landed, track)];
    }),
  );
  const apart = Object.entries(world.proposals).filter(
    ([, { contents }]) => !Object.keys(contents).some((name) => starting.has(name)),
  );
  const ends = track === 'main' ? world.definition.terminal_states.filter((one) => one.from.includes(at.stage)) : [];
  const parts = [
    ...moves.map((move) => way(view, move)),
    ...apart.map(([name, proposal]) => branch(view, name, proposal)),
    ...ends.map((end) => terminal(view, end)),
  ];
  const number = world.definition.stages.findIndex((one) => one.id === at.stage) + 1;
  return {
    holds: parts.some((part) => part.holds),
    says: `${track} is in ${at.stage}${number === 0 ? '' : `, ${number} of ${world.definition.stages.length}`}`,
    ...(parts.length === 0 ? { next: 'Nothing leads on from here.' } : {}),
    parts,
  };
}
