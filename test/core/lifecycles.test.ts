import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFinal } from '../../src/core/confirm/confirm.ts';
import { provenIn } from '../../src/core/definition/checks/never.ts';
import type { Definition } from '../../src/core/definition/schema.ts';
import { own } from '../../src/core/own.ts';
import { evolve, recorded, type MaybeState } from '../../src/core/project/evolve.ts';
import { nameOn, trackFor, typeOf } from '../../src/core/project/lines.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { confirmsOf } from '../../src/core/project/world.ts';
import { validProjectState } from '../../src/validators.generated.js';
import type { Scene } from './given.ts';
import { played, story } from './random-lifecycles.ts';
import { manyOf } from '../soak.ts';

/** The same lifecycles every time; the soak plays twenty times as many. */
const runs = { seed: 20_260_302, numRuns: manyOf(500, 10_000) };

/** Compared as texts first, which is quicker, and as values only to say what differs. */
function same(now: unknown, then: unknown): void {
  if (JSON.stringify(now) !== JSON.stringify(then)) expect(now).toEqual(then);
}

/** A rule about a scene, the one before it, and the lifecycle that both follow. */
type Promised = (state: ProjectState, scene: Scene, before: ProjectState, definition: Definition) => void;

/** A track and those that it left, one after the other, up to the main one. */
function ancestry(state: ProjectState, track: string): readonly string[] {
  const from = own(state.tracks, track)?.from;
  return track === 'main' || from === undefined ? [track, 'main'] : [track, ...ancestry(state, from)];
}

const proven = new WeakMap<Definition, ReturnType<typeof provenIn>>();

/** All that could be said of a lifecycle with `never:`, and holds. */
function provenOf(definition: Definition): ReturnType<typeof provenIn> {
  const known_ = proven.get(definition);
  if (known_ !== undefined) return known_;
  const never = definition.stages.flatMap(({ id: reach }) =>
    definition.gates.map(({ gate_id }) => ({ reach, without: [gate_id] })),
  );
  const found = provenIn({ ...definition, never });
  proven.set(definition, found);
  return found;
}

const promises: Readonly<Record<string, Promised>> = {
  'a refusal leaves everything as it was, and says what to do': (state, { answer, last }, before) => {
    if (answer === null || answer === 'repeated' || !('refusal' in answer) || last.length !== 1) return;
    const { seq: _seq, seen: _seen, refused: _refused, heard: _heard, ...now } = state;
    const { seq: _was, seen: _had, refused: _counted, heard: _known, ...then } = before;
    same(now, then);
    expect(answer.refusal.because).toMatch(/\S/u);
    expect(answer.refusal.next).toMatch(/\S/u);
  },
  'a track moves only along listed transitions, and not while two sources differ about it': (
    state,
    { last },
    before,
    { allowed_transitions },
  ) => {
    for (const { events = [] } of last) {
      for (const event of events) {
        if (event.type !== 'stage_changed') continue;
        expect(allowed_transitions.map(({ from, to }) => `${from} ${to}`)).toContain(`${event.from} ${event.to}`);
      }
    }
    // What settles a conflict may set a track going in the same entry.
    const contested = Object.entries(before.conflicts ?? {})
      .filter(([conflict]) => own(state.conflicts ?? {}, conflict) !== undefined)
      .flatMap(([, { tracks }]) => tracks);
    for (const line of last.slice(0, 1)) {
      if ('back' in line.command) continue;
      for (const event of line.events ?? [])
        if (event.type === 'stage_changed') expect(contested).not.toContain(event.track);
    }
  },
  'an approval on a track covers nothing of another track beside the main one, and of that nothing it has itself': (
    state,
  ) => {
    for (const { covers, track } of confirmsOf(state)) {
      for (const name of Object.keys(covers).filter((covered) => own(state.artifacts, covered) !== undefined)) {
        expect([track, 'main']).toContain(trackFor(state, name));
        expect(`${name} of ${track}`).toBe(`${nameOn(state, typeOf(name), track)} of ${track}`);
      }
    }
  },
  'no stage is reached past a gate that no way goes around, but by an override': (
    state,
    { last, log },
    _before,
    lifecycle,
  ) => {
    for (const line of last) {
      for (const event of line.events ?? []) {
        if (event.type !== 'stage_changed' && event.type !== 'track_started') continue;
        const stage = event.type === 'stage_changed' ? event.to : event.stage;
        const line_ = ancestry(state, event.track);
        for (const { without } of provenOf(lifecycle).filter(({ reach }) => reach === stage)) {
          for (const gate of without) {
            const opened = log.some(({ events = [] }) =>
              events.some(
                (one_) =>
                  (one_.type === 'gate_overridden' ||
                    (one_.type === 'approval_changed' &&
                      one_.change === 'decided' &&
                      ['approved', 'conditional'].includes(one_.status))) &&
                  one_.gate === gate &&
                  line_.includes(one_.track),
              ),
            );
            expect(`${gate} was ${opened ? '' : 'never '}open on ${line_.join(' or ')} before ${stage}`).not.toContain(
              'never',
            );
          }
        }
      }
    }
  },
  'an action rests on approvals of its own track, of the bytes that are there': (
    state,
    { last },
    _before,
    { actions },
  ) => {
    for (const { events = [] } of last) {
      for (const event of events) {
        if (event.type !== 'decision_recorded' || !event.decision.startsWith('act ')) continue;
        const action = actions.find(({ id }) => event.decision === `act ${id}`);
        const asked =
          action?.requires === undefined ? [] : 'all' in action.requires ? action.requires.all : [action.requires];
        const papers = asked.flatMap((leaf) => ('artifact' in leaf ? [nameOn(state, leaf.artifact, event.track)] : []));
        for (const { gate } of event.gates) {
          const covered = confirmsOf(state)
            .filter((one_) => one_.gate === gate && one_.track === event.track && isFinal(one_))
            .filter(({ covers }) => papers.every((name) => covers[name] === state.artifacts[name]?.content));
          expect(covered).not.toEqual([]);
        }
      }
    }
  },
  'a line has one current version, numbers never go back, and a line that nobody opened has none': (
    state,
    { last },
    before,
  ) => {
    for (const [name, { version }] of Object.entries(state.artifacts)) {
      const was = own(before.artifacts, name)?.version ?? 'v0';
      expect(Number(version.slice(1))).toBeGreaterThanOrEqual(Number(was.slice(1)));
    }
    for (const { events = [] } of last) {
      for (const event of events) {
        if (event.type !== 'artifact_created' || event.status !== 'current' || !event.artifact.includes('/')) continue;
        const lines = own(state.tracks, trackFor(state, event.artifact))?.lines ?? [];
        expect(lines).toContain(typeOf(event.artifact));
      }
    }
  },
  'every gate that was closed for what landed is named as passed': (_state, { last }) => {
    for (const { events = [] } of last) {
      for (const event of events) {
        if (event.type !== 'artifact_created' && event.type !== 'artifact_revised') continue;
        if (event.status === 'draft') continue;
        const asked = events.find((one_) => one_.type === 'gate_evaluated' && one_.for === `land:${event.artifact}`);
        const closed =
          asked?.type === 'gate_evaluated' ? asked.gates.filter(({ open }) => !open).map(({ gate }) => gate) : [];
        expect(event.bypassed).toEqual(closed);
      }
    }
  },
  'nothing is known without a source, and what is known is assumed no more': ({ known_facts, assumptions = {} }) => {
    for (const { source } of Object.values(known_facts)) expect(source).toMatch(/\S/u);
    expect(Object.keys(assumptions).filter((name) => own(known_facts, name) !== undefined)).toEqual([]);
  },
  'what has ended changes no more': (state, _scene, before) => {
    if (before.terminal_state === null) return;
    const { seq: _seq, seen: _seen, refused: _refused, heard: _heard, ...now } = state;
    const { seq: _was, seen: _had, refused: _counted, heard: _known, ...then } = before;
    same(now, then);
  },
  'a request is routed the same way twice, to a specialist, gate, stage or track that is there': (
    state,
    { last },
    _before,
    { specialists, gates, stages },
  ) => {
    for (const { events = [] } of last) {
      for (const event of events) {
        if (event.type !== 'decision_recorded' || event.route === undefined) continue;
        const { to, track } = event.route;
        expect(Object.keys(state.tracks)).toContain(track);
        if (to.gate !== undefined) expect(gates.map(({ gate_id }) => gate_id)).toContain(to.gate);
        if (to.stage !== undefined) expect(stages.map(({ id }) => id)).toContain(to.stage);
        if (to.track !== undefined) expect(Object.keys(state.tracks)).toContain(to.track);
        if (to.specialist !== undefined && specialists.length > 0)
          expect([...specialists.map(({ id }) => id), 'ann', 'TBD']).toContain(to.specialist);
      }
    }
  },
};

describe('whatever lifecycle, and whatever is asked of it', () => {
  it(`${Object.keys(promises).join('; ')}; and the record leads to the state`, () => {
    fc.assert(
      fc.property(story, (told) => {
        const scenes = played(told);
        for (const [at, scene] of scenes.entries()) {
          const before = scenes[at - 1]?.state ?? scene.state;
          if (scene.state === null || before === null) throw new Error('no project was started');
          for (const promised of Object.values(promises)) promised(scene.state, scene, before, told.definition);
        }
        const last = scenes.at(-1);
        const folded = (last?.log ?? []).reduce<MaybeState>((state, line) => {
          const after = (line.events ?? []).reduce<MaybeState>((at, event) => evolve(at, event, line), state);
          return recorded(after, line, 'refusal' in line);
        }, null);
        expect(folded).toEqual(last?.state);
        expect(validProjectState(JSON.parse(JSON.stringify(folded)))).toBe(true);
      }),
      runs,
    );
  });
});
