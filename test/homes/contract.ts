import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/core/entry.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { readState } from '../../src/files.ts';
import { handle, type Handled } from '../../src/handle.ts';
import type { Attachment, Change, Committed, Sight } from '../../src/ports.ts';
import type { Observed } from '../../src/core/observe.ts';
import { blobId, entriesOf, sha256, tailPath } from '../../src/record.ts';
import {
  figures,
  named,
  namedForTrack,
  notesPath,
  policyPath,
  project,
  textPath,
  track,
  trackTextPath,
  type Awaitable,
  type Person,
  type ProjectHome,
  type Rig,
  type Way,
} from './rig.ts';

type HandledProject = Handled<ProjectState, ProjectCommand, ProjectEvent, Observed>;
type ProjectEntry = Entry<ProjectCommand, ProjectEvent>;

export type MakeRig = () => Awaitable<Rig>;

interface Scope {
  /** The home whose record every story must leave, too. */
  readonly reference?: MakeRig;
  /** Of what people do, every so many a story; 1 when left out. */
  readonly every?: number;
}

/** What a home does, told as stories: each is played in every home, and must leave the same record in all of them. */
export function homeContract(name: string, makeRig: MakeRig, { reference, every = 1 }: Scope = {}): void {
  describe(`${name}: what people do in git becomes the record`, () => {
    for (const { rule, play } of stories.filter((_story, index) => index % every === 0)) {
      it(rule, async () => {
        const record = await recordOf(makeRig, play);
        expect(record).toEqual(reference === undefined ? record : await recordOf(reference, play));
      });
    }
  });

  describe(`${name}: a commit`, () => {
    for (const { rule, play } of commits) {
      it(rule, async () => {
        expect(await recordOf(makeRig, play)).toBeDefined();
      });
    }
  });
}

interface Story {
  readonly rule: string;
  readonly play: (rig: Rig) => Promise<void>;
}

/** Plays a story to its end, looks once more, which must find nothing new, and gives what is in the record then. */
async function recordOf(makeRig: MakeRig, play: Story['play']): Promise<unknown> {
  const rig = await makeRig();
  try {
    await play(rig);
    const before = rig.record();
    expect((await look(rig)).entries).toEqual([]);
    expect(rig.record()).toEqual(before);
    expectWhole(rig);
    return told(rig);
  } finally {
    await rig.close();
  }
}

const ways: readonly Way[] = ['merge', 'squash', 'rebase', 'fast-forward'];
const first = 'one\ntwo\nthree\n';
const second = 'one\ntwo\nthree, revised\n';

const stories: readonly Story[] = [
  {
    rule: 'a project begins with its definition and its policy, and begins once',
    async play(rig) {
      await begin(rig);
      const again = await ask(rig, 'ann', startOf(rig));
      expect(again.answer).toMatchObject({ is: 'refused', refusal: { code: 'already_started' } });
      expect(stateOf(rig)).toMatchObject({
        project_id: project,
        seq: 2,
        policy: { blob: blobId(rig.policy) },
        tracks: { main: { stage: 'writing' } },
      });
      expect(rig.record().get('policy.yaml')).toBe(rig.policy);
    },
  },
  {
    rule: 'an open branch is a draft of what it changes, by those who wrote it',
    async play(rig) {
      await begin(rig);
      await rig.propose('unrelated', { 'other.md': 'other\n' }, 'bob');
      const head = await rig.propose('topic', { [textPath]: first, [notesPath]: 'notes\n' }, 'ann');
      await look(rig);
      expect(stateOf(rig)?.proposals).toMatchObject({
        topic: { head, authors: ['ann@example.com'], contents: { text: blobId(first), notes: blobId('notes\n') } },
      });
      expect(Object.keys(stateOf(rig)?.proposals ?? {})).toEqual(['topic']);
    },
  },
  {
    rule: 'a push of new bytes ends the approval of the old ones, and a push beside them does not',
    async play(rig) {
      await drafted(rig);
      await approve(rig, 'bob', 'reading');
      await rig.push('topic', { 'other.md': 'other\n' }, 'ann');
      await look(rig);
      expect(reading(rig)?.status).toBe('approved');
      const head = await rig.push('topic', { [textPath]: second }, 'ann');
      await look(rig);
      expect(reading(rig)).toMatchObject({
        number: 2,
        status: 'requested',
        covers: { text: blobId(second) },
        voided: { status: 'superseded', covers: { text: blobId(first) } },
      });
      expect(reading(rig)?.voided?.because).toContain(head.slice(0, 7));
    },
  },
  {
    rule: 'an approval of what somebody looked at is not one of other bytes that were pushed since, and is one of the same',
    async play(rig) {
      const head = await drafted(rig);
      const seen = await rig.push('topic', { [textPath]: second }, 'ann');
      const answer = await ask(rig, 'bob', { approve: { gate: 'reading', track: 'main', head, reason: '' } });
      expect(answer.answer).toMatchObject({ is: 'refused', refusal: { code: 'superseded' } });
      expect(happened(rig).slice(-2)).toEqual([
        'propose by ann: artifact_revised',
        'approve by bob: refused, superseded',
      ]);
      await rig.push('topic', { 'other.md': 'other\n' }, 'ann');
      const looked = { gate: 'reading', track: 'main', head: seen.slice(0, 12), reason: '' };
      expect((await ask(rig, 'bob', { approve: looked })).answer.is).toBe('done');
      await rig.rewrite('topic', 'ann');
      await look(rig);
      expect(reading(rig)).toMatchObject({ status: 'approved', head: seen, decisions: [{ head: seen }] });
    },
  },
  {
    rule: 'whoever wrote a commit of it, or holds no role of the gate, does not approve it',
    async play(rig) {
      await drafted(rig);
      await rig.push('topic', { 'other.md': 'other\n' }, 'bob');
      expect((await approve(rig, 'bob', 'reading')).answer).toMatchObject({
        is: 'refused',
        refusal: { code: 'own_work' },
      });
      expect((await approve(rig, 'cat', 'reading')).answer).toMatchObject({
        is: 'refused',
        refusal: { code: 'not_in_role' },
      });
      expect(reading(rig)).toBeUndefined();
    },
  },
  {
    rule: 'the decision of somebody else is kept with the file that shows it',
    async play(rig) {
      await drafted(rig);
      const content = Buffer.from('Bob says yes\n');
      const evidence = { name: 'mail from bob.txt', sha256: sha256(content), bytes: content.length };
      const command = {
        approve: {
          gate: 'reading',
          track: 'main',
          reason: '',
          on_behalf_of: { id: rig.actor('bob').id, login: rig.actor('bob').login, evidence },
        },
      };
      const answer = await ask(rig, 'cat', command, undefined, [{ ...evidence, content }]);
      expect(answer.answer).toMatchObject({ is: 'done' });
      expect(reading(rig)?.decisions).toMatchObject([
        { decided_by: 'bob@example.com', attested_by: 'cat@example.com', assurance: 'attested' },
      ]);
      expect(rig.record().get(`evidence/${evidence.sha256.slice(0, 12)}-mail_from_bob.txt`)).toBe('Bob says yes\n');
    },
  },
  ...ways.map((way): Story => ({
    rule: `approved bytes that land by ${way} become a version, and the stage moves`,
    async play(rig) {
      await begin(rig);
      await rig.propose('topic', { [textPath]: 'on the way\n' }, 'ann');
      await rig.push('topic', { [textPath]: first }, 'ann');
      await look(rig);
      await approve(rig, 'bob', 'reading');
      if (way !== 'fast-forward') await rig.commit({ 'README.md': 'Somebody was here\n' }, 'cat');
      await rig.land('topic', way, 'cat');
      await look(rig);
      expect(stateOf(rig)).toMatchObject({
        proposals: {},
        artifacts: { text: { version: 'v1', status: 'current', content: blobId(first), bypassed: [] } },
        tracks: { main: { stage: 'review' } },
      });
      expect(happened(rig).at(-1)).toMatch(
        /^land by (ann|cat): landing_recorded, gate_evaluated, artifact_created, stage_changed$/,
      );
      expect([...rig.record().keys()]).toContain('artifacts/text.yaml');
    },
  })),
  {
    rule: 'bytes that nobody approved land as a bypass, and the stage waits for a rationale',
    async play(rig) {
      await drafted(rig);
      await rig.land('topic', 'merge', 'ann');
      await look(rig);
      expect(stateOf(rig)).toMatchObject({
        artifacts: { text: { version: 'v1', bypassed: ['reading'] } },
        tracks: { main: { stage: 'writing' } },
      });
      expect(
        (await ask(rig, 'ann', { override: { gate: 'reading', track: 'main', reason: 'mine' } })).answer,
      ).toMatchObject({ is: 'refused', refusal: { code: 'not_in_role' } });
      await ask(rig, 'cat', { override: { gate: 'reading', track: 'main', reason: 'the fair is tomorrow' } });
      expect(stateOf(rig)).toMatchObject({
        artifacts: { text: { bypassed: [] } },
        tracks: { main: { stage: 'review' } },
      });
    },
  },
  {
    rule: 'a commit on the default branch itself lands what it changes',
    async play(rig) {
      await begin(rig);
      await rig.commit({ [textPath]: first, [notesPath]: 'notes\n' }, 'ann');
      await rig.commit({ [`${figures}/a.svg`]: '<svg/>', [`${figures}/b/c.svg`]: '<svg/>' }, 'ann');
      await look(rig);
      expect(stateOf(rig)?.artifacts).toMatchObject({
        text: { bypassed: ['reading'] },
        notes: { version: 'v1', bypassed: [] },
        figures: { version: 'v1' },
      });
      await rig.commit({ [`${figures}/a.svg`]: '<svg></svg>' }, 'ann');
      await look(rig);
      expect(stateOf(rig)?.artifacts).toMatchObject({ text: { version: 'v1' }, figures: { version: 'v2' } });
    },
  },
  {
    rule: 'a revert that brings back the bytes of an older version does not bring back its approval',
    async play(rig) {
      await landed(rig);
      await rig.propose('next', { [textPath]: second }, 'ann');
      await look(rig);
      await approve(rig, 'bob', 'reading');
      await rig.land('next', 'merge', 'cat');
      await look(rig);
      await rig.revert('ann');
      await look(rig);
      expect(stateOf(rig)?.artifacts).toMatchObject({
        text: { version: 'v3', content: blobId(first), bypassed: ['reading'] },
      });
      expect(reading(rig)?.status).toBe('requested');
    },
  },
  {
    rule: 'a file that is deleted is archived, and its next bytes are the next version',
    async play(rig) {
      await landed(rig);
      await rig.commit({ [textPath]: null }, 'ann');
      await look(rig);
      expect(stateOf(rig)?.artifacts).toMatchObject({ text: { status: 'archived' } });
      expect(happened(rig).at(-1)).toBe(
        'land by ann: landing_recorded, gate_evaluated, artifact_retired, approval_changed',
      );
      await rig.commit({ [textPath]: second }, 'ann');
      await look(rig);
      expect(stateOf(rig)?.artifacts).toMatchObject({
        text: { status: 'current', version: 'v2', bypassed: ['reading'] },
      });
    },
  },
  {
    rule: 'a merge that combines approved bytes with changes of the base lands bytes that nobody approved',
    async play(rig) {
      await landed(rig);
      await rig.propose('topic-2', { [textPath]: second }, 'ann');
      await look(rig);
      await approve(rig, 'bob', 'reading');
      await rig.commit({ [textPath]: 'one, revised\ntwo\nthree\n' }, 'ann');
      await rig.land('topic-2', 'merge', 'cat');
      await look(rig);
      const combined = 'one, revised\ntwo\nthree, revised\n';
      expect(stateOf(rig)?.artifacts).toMatchObject({
        text: { version: 'v3', content: blobId(combined), bypassed: ['reading'] },
      });
    },
  },
  {
    rule: 'the same bytes on rewritten history are approved by nobody until the same person says so again',
    async play(rig) {
      await drafted(rig);
      await approve(rig, 'bob', 'reading');
      await rig.rewrite('topic', 'ann');
      await look(rig);
      expect(reading(rig)).toMatchObject({ number: 2, status: 'requested' });
      expect(reading(rig)?.voided?.because).toContain('rewritten');
      expect((await ask(rig, 'cat', { reconfirm: { gate: 'reading', track: 'main' } })).answer).toMatchObject({
        is: 'refused',
        refusal: { code: 'nothing_to_reconfirm' },
      });
      await ask(rig, 'bob', { reconfirm: { gate: 'reading', track: 'main' } });
      await rig.land('topic', 'merge', 'cat');
      await look(rig);
      expect(stateOf(rig)).toMatchObject({
        artifacts: { text: { bypassed: [] } },
        tracks: { main: { stage: 'review' } },
      });
    },
  },
  {
    rule: 'a branch that is deleted leaves nothing to approve',
    async play(rig) {
      await drafted(rig);
      await rig.remove('topic');
      await look(rig);
      expect(stateOf(rig)?.proposals).toEqual({});
      expect(happened(rig).at(-1)).toBe('retract by countersign: artifact_retired');
    },
  },
  {
    rule: 'a branch that only its paths give to the project is bound by its gates',
    async play(rig) {
      await begin(rig);
      await rig.propose('project/other/escape', { [textPath]: first }, 'ann');
      await look(rig);
      expect(Object.keys(stateOf(rig)?.proposals ?? {})).toEqual(['project/other/escape']);
      await rig.land('project/other/escape', 'squash', 'ann');
      await look(rig);
      expect(stateOf(rig)?.artifacts).toMatchObject({ text: { bypassed: ['reading'] } });
    },
  },
  {
    rule: 'a policy that changes is pinned, and a broken one leaves the last good one in force',
    async play(rig) {
      await drafted(rig);
      await rig.commit({ [policyPath]: `${rig.policy}verbs: [\n` }, 'ann');
      await look(rig);
      expect(stateOf(rig)?.policy?.blob).toBe(blobId(rig.policy));
      const next = rig.policy.replace(/\[(bob(.*))\]/u, '[$1, cat$2]');
      await rig.commit({ [policyPath]: next }, 'ann');
      await approve(rig, 'cat', 'reading');
      expect(stateOf(rig)?.policy?.blob).toBe(blobId(next));
      expect(rig.record().get('policy.yaml')).toBe(next);
      expect(happened(rig).slice(-2)).toEqual([
        'pin by countersign: definition_pinned',
        'approve by cat: approval_requested, approval_changed',
      ]);
    },
  },
  {
    rule: 'an approval that nobody saw expire does not let its bytes pass',
    async play(rig) {
      await begin(rig);
      await rig.commit({ [policyPath]: `${rig.policy}gates:\n  reading: { expires_after_days: 1 }\n` }, 'ann');
      await rig.propose('topic', { [textPath]: first }, 'ann');
      await look(rig);
      await approve(rig, 'bob', 'reading');
      rig.clock.advance(2 * 24 * 60);
      await rig.land('topic', 'merge', 'cat');
      await look(rig);
      expect(stateOf(rig)).toMatchObject({
        artifacts: { text: { bypassed: ['reading'] } },
        tracks: { main: { stage: 'writing' } },
      });
      expect(happened(rig).at(-1)).toBe('expire by countersign: approval_changed');
    },
  },
  {
    rule: 'a refused command does not come alive when the gate opens later',
    async play(rig) {
      await landed(rig);
      expect((await ask(rig, 'ann', advance('print'))).answer).toMatchObject({
        is: 'refused',
        refusal: { code: 'requirement_open' },
      });
      await approve(rig, 'cat', 'printing');
      await look(rig);
      expect(stateOf(rig)?.tracks['main']?.stage).toBe('review');
      await ask(rig, 'ann', advance('print'));
      expect(stateOf(rig)?.tracks['main']?.stage).toBe('print');
    },
  },
  ...(['merge', 'squash', 'fast-forward'] as const).map((way): Story => ({
    rule: `a branch named for the project lands by ${way} as one change, whatever its files are`,
    async play(rig) {
      await begin(rig);
      await rig.propose(named, { 'src/a.ts': 'a\n' }, 'ann');
      await rig.push(named, { 'src/b.ts': 'b\n', [notesPath]: 'notes\n' }, 'ann');
      await look(rig);
      expect(Object.keys(stateOf(rig)?.proposals[named]?.contents ?? {})).toEqual(['notes', 'change']);
      await approve(rig, 'cat', 'code');
      await rig.land(named, way, 'bob');
      await look(rig);
      expect(stateOf(rig)).toMatchObject({
        proposals: {},
        artifacts: { change: { version: 'v1', bypassed: [] }, notes: { version: 'v1' } },
      });
    },
  })),
  {
    rule: 'what a track has of its own has its gates on that track, and lands as versions of its own',
    async play(rig) {
      await landed(rig);
      const lines = ['text', 'change'];
      const fork = { track, from: 'main', stage: 'writing', lines, because: 'the tables grow' };
      expect((await ask(rig, 'cat', { fork })).answer.is).toBe('done');
      await rig.propose(namedForTrack, { [trackTextPath]: first, 'src/a.ts': 'a\n' }, 'ann');
      await look(rig);
      const own = [`text/${track}`, `change/${track}`];
      expect(Object.keys(stateOf(rig)?.proposals[namedForTrack]?.contents ?? {})).toEqual(own);
      expect((await approve(rig, 'bob', 'reading')).answer).toMatchObject({ refusal: { code: 'already_decided' } });
      await ask(rig, 'bob', { approve: { gate: 'reading', track, reason: '' } });
      await ask(rig, 'cat', { approve: { gate: 'code', track, reason: '' } });
      await rig.land(namedForTrack, 'merge', 'ann');
      await rig.commit({ [trackTextPath]: second }, 'ann');
      await look(rig);
      expect(stateOf(rig)).toMatchObject({
        proposals: {},
        artifacts: {
          text: { version: 'v1', content: blobId(first) },
          [`text/${track}`]: { version: 'v2', content: blobId(second), bypassed: ['reading'] },
          [`change/${track}`]: { version: 'v1', bypassed: [] },
        },
        tracks: { main: { stage: 'review' }, [track]: { stage: 'review' } },
      });
      expect(rig.record().get(`artifacts/text/${track}.yaml`)?.trim().split('\n')).toHaveLength(2);
    },
  },
  {
    rule: 'a change of files that a branch named for the project brings past its gate is a bypass',
    async play(rig) {
      await begin(rig);
      await rig.propose(named, { 'src/a.ts': 'a\n' }, 'ann');
      await look(rig);
      await approve(rig, 'cat', 'code');
      await rig.push(named, { 'src/a.ts': 'b\n' }, 'ann');
      await look(rig);
      await rig.land(named, 'merge', 'bob');
      await look(rig);
      expect(stateOf(rig)?.artifacts).toMatchObject({ change: { version: 'v1', bypassed: ['code'] } });
    },
  },
  {
    rule: 'everything that happened while nobody looked is recorded in its order',
    async play(rig) {
      await begin(rig);
      await rig.propose('topic', { [textPath]: first }, 'ann');
      await rig.land('topic', 'merge', 'ann');
      await rig.commit({ [notesPath]: 'notes\n' }, 'bob');
      await rig.propose('next', { [textPath]: second }, 'ann');
      await rig.land('next', 'squash', 'cat');
      await rig.propose('third', { [notesPath]: 'more notes\n' }, 'bob');
      await look(rig);
      expect(stateOf(rig)).toMatchObject({
        artifacts: { text: { content: blobId(second) }, notes: { version: 'v1' } },
      });
      expect(Object.keys(stateOf(rig)?.proposals ?? {})).toEqual(['third']);
    },
  },
  {
    rule: 'nothing is written on a log out of which somebody took an entry, until it is back',
    async play(rig) {
      await drafted(rig);
      const text = rig.record().get(tailPath) ?? '';
      const block = { block: { text: 'the fair is off', on: 'track:main' } };
      const { revision } = await (await rig.home('ann')).observe(rig.project, rig.clock.now());
      const edited = await leave(rig, revision, text.slice(text.indexOf('\n') + 1));
      await expect(ask(rig, 'ann', block)).rejects.toMatchObject({
        findings: [{ code: 'log_broken', line: 1, message: 'entry 1 is missing: this one is number 2' }],
      });
      await leave(rig, edited, text);
      expect((await ask(rig, 'ann', block)).answer.is).toBe('done');
    },
  },
];

const commits: readonly Story[] = [
  {
    rule: 'on a revision that is not the newest is refused, and changes nothing',
    async play(rig) {
      await begin(rig);
      const home = await rig.home('ann');
      const sight = await home.observe(rig.project, rig.clock.now());
      await drafted(rig, false);
      const before = rig.record();
      expect(await home.commit(changeOn(rig, sight))).toEqual({ ok: false, reason: 'conflict' });
      expect(rig.record()).toEqual(before);
    },
  },
  {
    rule: 'on the first revision is refused once there is another',
    async play(rig) {
      const home = await rig.home('ann');
      const sight = await home.observe(rig.project, rig.clock.now());
      expect(sight.state).toBeNull();
      await begin(rig);
      const before = rig.record();
      expect(await home.commit(changeOn(rig, sight))).toEqual({ ok: false, reason: 'conflict' });
      expect(rig.record()).toEqual(before);
    },
  },
  {
    rule: 'holds all entries of one look, and says what the weightiest of them was',
    async play(rig) {
      await drafted(rig);
      await approve(rig, 'bob', 'reading');
      await rig.land('topic', 'merge', 'cat');
      const before = rig.subjects().length;
      const handled = await ask(rig, 'ann', { block: { text: 'the fair is off', on: 'track:main' } });
      expect(handled.entries.map((entry) => Object.keys(entry.command)[0])).toEqual(['land', 'block']);
      expect(rig.subjects().length).toBe(before + 1);
      expect(rig.subjects().at(-1)).toContain(rig.project);
    },
  },
  {
    rule: 'that lost against a push of new bytes is decided again on them',
    async play(rig) {
      const head = await drafted(rig);
      const home = await rig.home('bob');
      const racing = interrupted(home, async () => {
        await rig.push('topic', { [textPath]: second }, 'ann');
        await look(rig, 1);
      });
      const { answer } = await handle({ home: racing, decider: projectDecider, clock: rig.clock }, rig.project, {
        source: 'review:1',
        actor: rig.actor('bob'),
        command: { approve: { gate: 'reading', track: 'main', head, reason: '' } },
      });
      expect(answer).toMatchObject({ is: 'refused', refusal: { code: 'superseded' } });
      expect(happened(rig).slice(-2)).toEqual([
        'propose by ann: artifact_revised',
        'approve by bob: refused, superseded',
      ]);
    },
  },
  {
    rule: 'that wins against a push of new bytes is an approval of the old ones, which the next look ends',
    async play(rig) {
      const head = await drafted(rig);
      const home = await rig.home('bob');
      const racing = interrupted(home, async () => {
        await rig.push('topic', { [textPath]: second }, 'ann');
      });
      await handle({ home: racing, decider: projectDecider, clock: rig.clock }, rig.project, {
        source: 'review:1',
        actor: rig.actor('bob'),
        command: { approve: { gate: 'reading', track: 'main', head, reason: '' } },
      });
      expect(reading(rig)).toMatchObject({ status: 'approved', covers: { text: blobId(first) } });
      await look(rig);
      expect(reading(rig)).toMatchObject({ status: 'requested', covers: { text: blobId(second) } });
    },
  },
  {
    rule: 'of two that move one project at once wins alone: the other is refused on the new state, and both are recorded',
    async play(rig) {
      await landed(rig);
      await approve(rig, 'cat', 'printing');
      const homes = [await rig.home('ann'), await rig.home('bob', 1)] as const;
      const answers = await Promise.all(
        (['ann', 'bob'] as const).map((person, index) =>
          handle({ home: homes[index] ?? homes[0], decider: projectDecider, clock: rig.clock }, rig.project, {
            source: `advance:${person}`,
            actor: rig.actor(person),
            command: advance('print'),
          }),
        ),
      );
      expect(answers.map(({ answer }) => answer.is).toSorted()).toEqual(['done', 'refused']);
      const last = happened(rig)
        .slice(-2)
        .map((line) => line.replace(/by \w+/, 'by somebody'));
      expect(last).toEqual(['advance by somebody: stage_changed', 'advance by somebody: refused, no_transition']);
      expect(stateOf(rig)?.tracks['main']).toMatchObject({ stage: 'print', visit: 3 });
    },
  },
  {
    rule: 'of a command that comes twice is made once',
    async play(rig) {
      await drafted(rig);
      const command = { block: { text: 'the printer is broken', on: 'track:main' } };
      expect((await ask(rig, 'ann', command, 'delivery:1')).answer.is).toBe('done');
      const before = rig.record();
      const again = await ask(rig, 'ann', command, 'delivery:1');
      expect(again.answer).toEqual({ is: 'repeated' });
      expect(again.entries).toEqual([]);
      expect(rig.record()).toEqual(before);
    },
  },
  {
    rule: 'that others make while a command that comes twice is under way does not make it twice',
    async play(rig) {
      await drafted(rig);
      const command = { block: { text: 'the printer is broken', on: 'track:main' } };
      const home = await rig.home('ann');
      const racing = interrupted(home, async () => {
        await ask(rig, 'ann', command, 'delivery:1', [], 1);
      });
      const envelope = { source: 'delivery:1', actor: rig.actor('ann'), command };
      const { answer } = await handle(
        { home: racing, decider: projectDecider, clock: rig.clock },
        rig.project,
        envelope,
      );
      expect(answer).toEqual({ is: 'repeated' });
      expect(Object.keys(stateOf(rig)?.blockers ?? {})).toHaveLength(1);
    },
  },
];

function startOf(rig: Rig): ProjectCommand {
  return {
    start: { project_id: rig.project, workflow_type: 'paper', workflow: 'An atlas', client: 'Acme', owner: 'ann' },
  };
}

function advance(to: string): ProjectCommand {
  return { advance: { to, track: 'main' } };
}

async function begin(rig: Rig): Promise<void> {
  expect((await ask(rig, 'ann', startOf(rig))).answer.is).toBe('done');
}

/** A project with a draft of its text on the branch `topic`; gives the head. */
async function drafted(rig: Rig, fresh = true): Promise<string> {
  if (fresh) await begin(rig);
  const head = await rig.propose('topic', { [textPath]: first }, 'ann');
  await look(rig);
  return head;
}

/** A project whose text has landed, approved. */
async function landed(rig: Rig): Promise<void> {
  await drafted(rig);
  await approve(rig, 'bob', 'reading');
  await rig.land('topic', 'merge', 'cat');
  await look(rig);
  expect(stateOf(rig)?.tracks['main']?.stage).toBe('review');
}

let asked = 0;

/** Gives a command as a person does at the machine: the home is opened for it, and a minute later comes the next. */
async function ask(
  rig: Rig,
  person: Person,
  command: ProjectCommand,
  source = `test:${(asked += 1)}`,
  attachments: readonly Attachment[] = [],
  seat: 0 | 1 = 0,
): Promise<HandledProject> {
  rig.clock.advance(1);
  const home = await rig.home(person, seat);
  return handle(
    { home, decider: projectDecider, clock: rig.clock },
    rig.project,
    { source, actor: rig.actor(person), command },
    attachments,
  );
}

function approve(rig: Rig, person: Person, gate: string): Promise<HandledProject> {
  return ask(rig, person, { approve: { gate, track: 'main', reason: '' } });
}

async function look(rig: Rig, seat: 0 | 1 = 0): Promise<HandledProject> {
  rig.clock.advance(1);
  return handle({ home: await rig.home('ann', seat), decider: projectDecider, clock: rig.clock }, rig.project);
}

/** A home where something happens between the first look and its commit. */
function interrupted(home: ProjectHome, happen: () => Promise<void>): ProjectHome {
  let done = false;
  return {
    ...home,
    async commit(change): Promise<Committed> {
      if (!done) {
        done = true;
        await happen();
      }
      return home.commit(change);
    },
  };
}

function changeOn(rig: Rig, sight: Pick<Sight<ProjectState, Observed>, 'revision'>): Change {
  return {
    id: rig.project,
    revision: sight.revision,
    files: new Map([['project_state.yaml', 'nothing\n']]),
    entries: [],
    subject: 'too late',
    author: rig.actor('ann'),
    at: rig.clock.now(),
  };
}

/** Somebody writes another text where the open segment is; gives the revision that this made. */
async function leave(rig: Rig, revision: string | null, text: string): Promise<string> {
  const home = await rig.home('ann');
  const change = changeOn(rig, { revision });
  const made = await home.commit({ ...change, files: new Map([[tailPath, text]]), subject: 'by hand' });
  if (!made.ok) throw new Error('the revision is not the newest');
  return made.revision;
}

/** The state as the record has it, in the names that all homes share. */
function stateOf(rig: Rig): ProjectState | null {
  const read = readState(rig.record().get(projectDecider.stateFile) ?? '', 'state');
  return read.ok ? inSharedNames(rig, read.state) : null;
}

/** Every text, number and name of a property, in the names that all homes share. */
function inSharedNames<T>(rig: Rig, value: T): T {
  // A project that has a number is told of as the issue of that number.
  const names = new Map([...rig.names(), [`#${rig.project}`, project]]);
  const known = [...names.keys()].toSorted((one, other) => other.length - one.length);
  const words = new RegExp(`(?<![\\w@])(?:${known.join('|')})(?![\\w@])`, 'gu');
  const renamed = (text: string): string => text.replaceAll(words, (name) => names.get(name) ?? name);
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return renamed(one);
    if (typeof one === 'number') return names.get(String(one)) ?? one;
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, part]) => [renamed(name), walk(part)]));
  };
  return walk(value) as T;
}

function reading(rig: Rig): ProjectState['approvals'][string][string] | undefined {
  return stateOf(rig)?.approvals['main']?.['reading'];
}

function entriesIn(rig: Rig): readonly ProjectEntry[] {
  const record = rig.record();
  const paths = [...record.keys()].filter((path) => path.startsWith('log/') && path !== tailPath).toSorted();
  return [...paths, tailPath].flatMap((path) => entriesOf<ProjectCommand, ProjectEvent>(record.get(path) ?? ''));
}

/** The log as sentences: verb, person, and what came of it. */
function happened(rig: Rig): readonly string[] {
  return entriesIn(rig).map((entry) => {
    const events = (entry.events ?? []).map((event) => event.type);
    const outcome = entry.refusal === undefined ? events.join(', ') : `refused, ${entry.refusal.code}`;
    const by = inSharedNames(rig, entry.actor.login).replace('@example.com', '');
    return `${Object.keys(entry.command)[0] ?? ''} by ${by}: ${outcome}`;
  });
}

/** Every entry follows from the one before, the last one names the state, and ids are there once. */
function expectWhole(rig: Rig): void {
  const entries = entriesIn(rig);
  expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_entry, index) => index + 1));
  expect(entries.slice(1).map((entry) => entry.prev)).toEqual(entries.slice(0, -1).map((entry) => entry.hash));
  expect(entries.at(-1)?.state).toBe(blobId(rig.record().get(projectDecider.stateFile) ?? ''));
  expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
}

/**
 * Who did what, what came of it, and the state, in the names that all homes share and with ids named by the order in
 * which they come up. What was heard when is left out: not every home has a clock.
 */
function told(rig: Rig): unknown {
  const entries = entriesIn(rig).map(({ seq, at, actor, command, events, refusal }) => ({
    seq,
    at,
    actor,
    verb: Object.keys(command)[0],
    events,
    refusal,
  }));
  const { heard: _heard, ...state } = stateOf(rig) ?? {};
  const json = JSON.stringify({ entries: inSharedNames(rig, entries), state }, inNoOrder);
  const names = new Map<string, string>();
  const hashes = /[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  for (const [id] of json.matchAll(hashes)) if (!names.has(id)) names.set(id, `id ${names.size + 1}`);
  const long = json.replaceAll(hashes, (id) => names.get(id) ?? id);
  const short = new Map([...names].map(([id, name]) => [id.slice(0, 7), name]));
  return JSON.parse(long.replaceAll(/\b[0-9a-f]{7}\b/g, (id) => short.get(id) ?? id));
}

/** Who made something is a set. */
function inNoOrder(name: string, value: unknown): unknown {
  return name === 'authors' && Array.isArray(value) ? value.map(String).toSorted() : value;
}
