import { describe, expect, it } from 'vitest';
import { found, unknownIn, upTo, type Search } from '../../src/core/project/search.ts';
import {
  alice,
  answerOf,
  approves,
  asks,
  bob,
  carol,
  forks,
  given,
  inShip,
  kim,
  knows,
  later,
  noon,
  rejects,
  withdraws,
  type Line,
} from './given.ts';

const everything: Search = {
  who: [],
  what: [],
  about: [],
  track: null,
  refused: false,
  from: null,
  to: null,
  as_of: null,
  last: null,
};

/** A whole story, and two days after it a little more. */
const log: readonly Line[] = given(
  inShip,
  approves(alice, 'nothing'),
  approves(alice, 'legal', { on_behalf_of: answerOf(kim) }),
  rejects(bob, 'legal', { on_behalf_of: answerOf(kim) }),
  later(2),
  forks(alice, 'side', { from: 'main', because: 'they asked' }),
  asks(alice, { block: { text: 'late', on: 'track:side' } }),
  withdraws(alice, 'go'),
  knows(carol, 'scope', 'small'),
).when().scene.log;
const dayAfterNext = '2026-03-04T00:00:00.000Z';

function numbers(search: Partial<Search>): readonly number[] {
  return found(log, { ...everything, ...search }).entries.map(({ seq }) => seq);
}

function says(search: Partial<Search>): string {
  return found(log, { ...everything, ...search }).says;
}

function verbs(search: Partial<Search>): readonly string[] {
  return found(log, { ...everything, ...search }).entries.map(({ command }) => Object.keys(command).join(''));
}

const by = (id: string): Line => ({ ...log[0], actor: { ...alice, id, login: id } }) as unknown as Line;

describe('a search of a log', () => {
  it('that asks for nothing finds everything, and one for the last so many of what it finds', () => {
    expect(numbers({})).toEqual(log.map(({ seq }) => seq));
    expect(says({})).toBe(`${log.length} entries`);
    expect(verbs({ last: 2 })).toEqual(['withdraw', 'fact']);
    expect(verbs({ last: 1, what: ['advance', 'start'] })).toEqual(['advance']);
  });

  it('finds who did it by login and id in any letter case, and whose decision was recorded', () => {
    expect(verbs({ who: ['CAROL@example.com'] })).toEqual(['approve', 'fact']);
    expect(verbs({ who: ['carol'] })).toEqual(['approve', 'fact']);
    expect(verbs({ who: ['kim'] })).toEqual(['approve', 'reject']);
    expect(verbs({ who: ['carol', 'kim'], refused: true })).toEqual(['reject']);
  });

  it('finds who goes by an address by what it begins with, where nobody has that name alone', () => {
    const asked = (...who: readonly string[]): unknown => {
      const { entries, says: told } = found(others, { ...everything, who });
      return [entries.length, told];
    };
    const others = ['bob@example.com', 'bob@harbor.example', 'bobby@example.com', 'kim'].map(by);
    expect(asked('Bob')).toEqual([2, '4 entries, 2 by bob@example.com or bob@harbor.example']);
    expect(asked('bob@example.com')).toEqual([1, '4 entries, 1 by bob@example.com']);
    expect(found([...others, by('bob')], { ...everything, who: ['bob'] }).entries).toHaveLength(1);
    expect(unknownIn(others, { ...everything, who: ['bob'] })).toBeNull();
    expect(unknownIn(others, { ...everything, who: ['example.com'] })).not.toBeNull();
  });

  it('finds what refers to a pull request, a file, or a commit by the first seven letters of its id or more', () => {
    const id = '38f49abd875c6bdb436bbbfe7936f24ed8f70eeb';
    const refersTo = ({ seq }: Line): readonly string[] => (seq === 2 ? [id, '#7'] : seq === 3 ? ['38f49ab.eml'] : []);
    const asked = (about: string): readonly number[] =>
      found(log, { ...everything, about: [about] }, refersTo).entries.map(({ seq }) => seq);
    expect(['38F49AB', id, '#7', '38f49ab.eml', '38f49a'].map(asked)).toEqual([[2], [2], [2], [3], []]);
    const word = (about: string): unknown => unknownIn(log, { ...everything, about: [about] }, refersTo);
    expect(word('38f49ab')).toBeNull();
    expect(word('#8')).toMatchObject({ because: 'nothing in this log is called #8' });
  });

  it('finds verbs and events', () => {
    expect(verbs({ what: ['stage_changed'] })).toEqual(['land', 'advance', 'approve']);
    expect(verbs({ what: ['FORK', 'block'] })).toEqual(['fork', 'block']);
  });

  it('finds what is about a gate, an artifact, a stage, a branch, a fact or a track, whatever part of it says so', () => {
    expect(verbs({ about: ['go'] })).toEqual(['approve', 'withdraw']);
    expect(verbs({ about: ['code'] })).toEqual(['propose', 'approve', 'land']);
    expect(verbs({ about: ['ship'] })).toEqual(['approve', 'fork']);
    expect(verbs({ about: ['p'] })).toEqual(['propose', 'approve', 'land']);
    expect(verbs({ about: ['release.version', 'scope'] })).toEqual(['fact', 'fact']);
    expect(verbs({ about: ['side'] })).toEqual(['block']);
    expect(verbs({ about: ['nothing'] })).toEqual(['approve']);
  });

  it('finds what is of a track; what lands without one is of the main one', () => {
    expect(verbs({ track: 'side' })).toEqual(['fork', 'block']);
    expect(verbs({ track: 'main', what: ['land'] })).toEqual(['land', 'land', 'land']);
    expect(verbs({ track: 'main', who: ['carol'] })).toEqual(['approve']);
    const on = {
      ...log[1],
      command: { land: { commit: 'c', contents: { 'code/side': 'a', 'stage:x': 'b' } } },
    } as unknown as Line;
    const asked = { ...everything, track: 'side' };
    expect(found([{ ...on, events: [] }], asked).entries).toHaveLength(1);
  });

  it('finds what was refused', () => {
    expect(verbs({ refused: true })).toEqual(['approve', 'reject']);
  });

  it('finds what is between two moments, of which the second is not in it, or up to one that is', () => {
    expect(verbs({ from: dayAfterNext })).toEqual(['fork', 'block', 'withdraw', 'fact']);
    expect(numbers({ to: noon })).toEqual([]);
    expect(numbers({ from: noon, to: dayAfterNext })).toEqual(numbers({ as_of: noon }));
    expect(upTo([], noon)).toEqual([]);
  });

  it('says by how many it became less at each thing, up to the first that leaves none', () => {
    const count = log.length;
    expect(says({ who: ['carol'], about: ['scope'] })).toBe(`${count} entries, 2 by carol, 1 about scope`);
    expect(says({ who: ['carol', 'kim'], what: ['undo'], track: 'main', refused: true })).toBe(
      `${count} entries, 4 by carol or kim, none with undo`,
    );
    expect(says({ track: 'side', refused: true })).toBe(`${count} entries, 2 on track side, none that was refused`);
    expect(says({ as_of: '2026-03-01T00:00:00.000Z', who: ['carol'] })).toBe(
      `${count} entries, none up to 2026-03-01 00:00:00 UTC`,
    );
    expect(says({ as_of: noon, from: dayAfterNext })).toMatch(
      /^\d+ entries, \d+ up to 2026-03-02 12:00:00 UTC, none from 2026-03-04 00:00:00 UTC on$/u,
    );
    expect(says({ to: dayAfterNext })).toMatch(/ before 2026-03-04 00:00:00 UTC$/u);
    expect(found(log.slice(0, 1), everything).says).toBe('1 entry');
  });
});

function unknown(search: Partial<Search>): unknown {
  return unknownIn(log, { ...everything, ...search });
}

describe('a word that means nothing in a log', () => {
  it('is told with what was probably meant, and with all there is', () => {
    expect(unknown({ who: ['carl'] })).toEqual({
      because: 'nobody in this log is called carl',
      next: expect.stringMatching(/^did you mean carol\? there is alice, alice@example\.com, bob/u) as string,
    });
    expect(unknown({ what: ['aprove'] })).toMatchObject({
      because: 'aprove is neither a verb nor an event',
      next: 'did you mean approve?',
    });
    expect(unknown({ about: ['coed'] })).toMatchObject({
      because: 'nothing in this log is called coed',
      next: expect.stringMatching(/^did you mean code\? /u) as string,
    });
    expect(unknown({ track: 'moon' })).toEqual({
      because: 'no track in this log is called moon',
      next: 'there is main, side',
    });
    expect(unknownIn([], { ...everything, who: ['bob'] })).toMatchObject({ next: 'there is none' });
  });

  it('may be the word by which the log shows an event', () => {
    expect(unknown({ what: ['stage'] })).toMatchObject({
      next: 'did you mean stage_changed?',
    });
  });

  it('that is like no verb and no event is answered with those of this log', () => {
    expect(unknown({ what: ['zzzzzzzz'] })).toMatchObject({
      next: expect.stringMatching(/^in this log there is .*approve, .*stage_changed/u) as string,
    });
  });

  it('is none of those that are known, in any letter case', () => {
    expect(unknown({ who: ['Kim', 'ALICE'], what: ['Undo'], about: ['Go'], track: 'Side' })).toBeNull();
    expect(unknown({})).toBeNull();
  });
});

describe('a request', () => {
  it('is about its target, and about no part that is nothing', () => {
    const [first] = log;
    const entry = {
      ...first,
      command: { ask: { intent: 'create', target: 'artifact:plan', flags: ['doubt'], as: null } },
      events: [{ type: 'receipt_recorded', of: 'status_comment', id: 'x', event_id: 'e' }],
    } as unknown as Line;
    const asked = (about: string): number => found([entry], { ...everything, about: [about] }).entries.length;
    expect(['plan', 'doubt', 'status_comment', 'create'].map(asked)).toEqual([1, 1, 0, 0]);
  });
});
