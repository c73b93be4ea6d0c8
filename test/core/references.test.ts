import { describe, expect, it } from 'vitest';
import {
  isOnGitHub,
  namesOfReferences,
  referencesOf,
  shortText,
  undoneIn,
  type Around,
} from '../../src/core/project/references.ts';
import {
  alice,
  answerOf,
  approves,
  asks,
  bob,
  drafted,
  given,
  inBuild,
  kim,
  knows,
  merges,
  rejects,
  starts,
  type Line,
} from './given.ts';

const commit = 'a'.repeat(40);
const recordedIn = 'c'.repeat(40);
const here: Around = {
  project: 'acme',
  web: null,
  recorded: new Map([[1, recordedIn]]),
  pathOf: ({ name }) => `projects/ac/acme/evidence/${name}`,
};
const onGitHub: Around = { ...here, project: '12', web: 'https://github.com/acme/app' };

const [began] = given(starts()).when().scene.log;
if (began === undefined) throw new Error('nothing began');

function entry(changes: Record<string, unknown>): Line {
  return { ...began, events: [], saw: {}, ...changes } as unknown as Line;
}

const undo = (seq: number) => asks(bob, { undo: { seq, reason: '' } });

describe('what an entry refers to', () => {
  it('is in plain git the commit that was looked at, and the one that recorded it', () => {
    const approved = entry({ command: { approve: { track: 'main', reason: '' } }, saw: { head: commit } });
    const references = referencesOf(approved, here, false);
    expect(references).toEqual([
      { is: 'commit', as: 'seen', commit, url: null, command: `git show ${commit.slice(0, 12)}` },
      { is: 'commit', as: 'recorded', commit: recordedIn, url: null, command: `git show ${recordedIn.slice(0, 12)}` },
    ]);
    expect(shortText(references)).toBe('aaaaaaa');
  });

  it('is the commit that landed, was proposed, or is to be merged', () => {
    const land = { commit, contents: {}, authors: [], proposal: null, passed: [] };
    expect(referencesOf(entry({ seq: 2, command: { land } }), here, false)).toMatchObject([{ as: 'landed', commit }]);
    const heads = [
      { propose: { proposal: 'p', head: commit } },
      { merge: { proposal: 'p', head: commit, landing: {} } },
      { approve: { track: 'main', reason: '', head: commit } },
      { reject: { track: 'main', reason: '', head: commit } },
    ];
    for (const command of heads)
      expect(referencesOf(entry({ seq: 2, command }), here, false)).toMatchObject([{ as: 'seen', commit }]);
  });

  it('names the commit of a decision once, and none that nobody knows', () => {
    const decision = { type: 'approval_changed', change: 'decided', decision: { head: commit } };
    const voided = { type: 'approval_changed', change: 'voided' };
    const approve = { track: 'main', reason: '', head: commit };
    const decided = entry({ seq: 2, command: { approve }, saw: { head: commit }, events: [decision, voided] });
    expect(referencesOf(decided, here, false)).toHaveLength(1);
    for (const head of ['0'.repeat(40), 'main0', 7])
      expect(referencesOf(entry({ seq: 2, command: { approve: {} }, saw: { head } }), here, false)).toEqual([]);
    expect(shortText([])).toBe('');
  });

  it('is the evidence of a decision that somebody recorded for another, as far as it was kept', () => {
    const evidence = answerOf(kim).evidence;
    const [, , made] = given(...drafted, approves(alice, 'plan_approval', { on_behalf_of: answerOf(kim) })).when().scene
      .log;
    const kept = entry({ command: made?.command });
    const [first] = referencesOf(kept, here, false);
    expect(first).toEqual({
      is: 'evidence',
      name: evidence.name,
      sha256: evidence.sha256,
      command: `git show ${recordedIn.slice(0, 12)}:projects/ac/acme/evidence/${evidence.name}`,
    });
    expect(shortText(referencesOf(kept, here, false))).toBe(evidence.name);
    expect(namesOfReferences(referencesOf(kept, here, false))).toEqual([evidence.name, recordedIn]);
    expect(referencesOf(entry({ ...kept, seq: 2 }), here, false)).toMatchObject([{ command: null }]);
    const refusal = { code: 'not_in_role', because: 'b', next: 'n' };
    expect(referencesOf(entry({ command: kept.command, seq: 2, refusal }), here, false)).toEqual([]);
    const [, , no] = given(...drafted, rejects(bob, 'plan_approval', { on_behalf_of: answerOf(kim) })).when().scene.log;
    expect(referencesOf(entry({ command: no?.command, seq: 2 }), here, false)).toMatchObject([{ is: 'evidence' }]);
  });

  it('is the address of what lies elsewhere, which has no short name', () => {
    const artifact = { artifact: 'invoice', content: `sha256:${'b'.repeat(64)}`, address: 'https://b.example/1' };
    const billed = referencesOf(entry({ command: { artifact } }), here, false);
    expect(billed[0]).toEqual({ is: 'address', url: 'https://b.example/1', sha256: 'b'.repeat(64) });
    expect(shortText(billed)).toBe('ccccccc');
    expect(namesOfReferences(billed)).toEqual(['https://b.example/1', recordedIn]);
    const refusal = { code: 'not_recordable', because: 'b', next: 'n' };
    expect(referencesOf(entry({ seq: 2, command: { artifact }, refusal }), here, false)).toEqual([]);
  });

  it('is on GitHub the pull request, then the home issue: the id of a comment gives no address', () => {
    const approve = { track: 'main', reason: '', proposal: '#7' };
    const review = entry({ source: 'PRR_kwDO1', command: { approve }, saw: { head: commit } });
    const references = referencesOf(review, onGitHub, true);
    expect(references).toMatchObject([
      { is: 'pull_request', number: 7, url: 'https://github.com/acme/app/pull/7' },
      { is: 'commit', as: 'seen', url: `https://github.com/acme/app/commit/${commit}` },
      { is: 'issue', number: 12, url: 'https://github.com/acme/app/issues/12' },
      { is: 'commit', as: 'recorded', url: `https://github.com/acme/app/commit/${recordedIn}` },
    ]);
    expect(shortText(references)).toBe('#7');
    expect(namesOfReferences(references)).toEqual(['#7', commit, recordedIn]);
    const drafts = { type: 'artifact_created', status: 'draft', proposal: '#8' };
    expect(
      referencesOf(
        entry({ seq: 2, command: { propose: { proposal: '#7' } }, events: [drafts, drafts] }),
        onGitHub,
        true,
      ),
    ).toMatchObject([{ number: 7 }, { number: 8 }, { is: 'issue' }]);
    const topic = entry({ seq: 2, command: { propose: { proposal: 'topic' } } });
    expect(shortText(referencesOf(topic, onGitHub, true))).toBe('#12');
    expect(namesOfReferences(referencesOf(topic, onGitHub, true))).toEqual(['#12']);
    expect(shortText(referencesOf(entry({ seq: 2, command: { fact: null } }), onGitHub, true))).toBe('#12');
  });

  it('has no address where the repository of the issue, or the place of the repository, is not known', () => {
    const fact = entry({ seq: 2, command: { fact: { fact: 'x' } } });
    const shared = { ...onGitHub, project: '583231-12' };
    expect(referencesOf(fact, shared, true)).toEqual([{ is: 'issue', number: 12, url: null }]);
    expect(referencesOf(fact, { ...onGitHub, web: null }, true)).toEqual([{ is: 'issue', number: 12, url: null }]);
    expect(referencesOf(fact, here, true)).toEqual([]);
    const approve = { track: 'main', reason: '', proposal: '#7' };
    const nowhere = { ...onGitHub, web: null };
    expect(referencesOf(entry({ command: { approve } }), nowhere, true)).toMatchObject([
      { is: 'pull_request', url: null },
      { is: 'issue', url: null },
      { as: 'recorded', url: null },
    ]);
  });

  it('is no pull request where a branch of plain git has such a name', () => {
    expect(referencesOf(entry({ seq: 2, command: { propose: { proposal: '#7' } } }), here, false)).toEqual([]);
  });
});

describe('a project', () => {
  it('lives on GitHub where an issue or a comment began it', () => {
    expect(isOnGitHub([entry({ source: 'IC_kwDO1' })])).toBe(true);
    expect(isOnGitHub([entry({ source: 'MDU6SXNzdWUx' })])).toBe(true);
    expect(isOnGitHub([entry({ source: 'cli:0b5c' })])).toBe(false);
    expect(isOnGitHub([])).toBe(false);
  });
});

describe('what was undone', () => {
  it('and what undid it name each other; a refused undo undoes nothing', () => {
    const { log } = given(inBuild, knows(bob, 'x', 1), undo(5), undo(1), undo(6), merges(bob, 'none')).when().scene;
    const { undoes, undoneBy } = undoneIn(log);
    expect([...undoes]).toEqual([
      [6, 5],
      [8, 6],
    ]);
    expect([...undoneBy]).toEqual([
      [5, 6],
      [6, 8],
    ]);
  });
});
