import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import { mergeBranch } from '../../src/doors/cli/merging.ts';
import type { GitHome } from '../../src/git/home.ts';
import { handle } from '../../src/handle.ts';
import type { Attachment } from '../../src/ports.ts';
import { blobId, sha256 } from '../../src/record.ts';
import { makeLocalRig, type GitRig } from '../homes/git-rig.ts';
import { emailOf, lifecyclePath, notesPath, policyPath, project, textPath, type Person } from '../homes/rig.ts';
import { temporaryFolder, type TestRepository } from '../fixtures/repository.ts';

/** A book from the first page to the shelf, in which everything happens that can be recorded in plain git. */
const lifecycle = `workflow_type: book
label: Book
stages: [writing, review, layout, print]
specialist_owners: { writing: writer, review: reader, layout: writer, print: lead }
artifacts:
- { artifact_type: text, path: 'papers/{project}/text.md', owner: writer, version_policy: revise, gates: [reading] }
- { artifact_type: notes, path: 'papers/{project}/notes.md', owner: writer, version_policy: revise, made_from: [text] }
- { artifact_type: sheets, path: 'papers/{project}/sheets.md', owner: writer, version_policy: revise }
- { artifact_type: flyer, path: 'papers/{project}/flyer.md', owner: writer, version_policy: revise, gates: [quality] }
- { artifact_type: figures, kind: external, owner: writer, version_policy: revise }
gates:
- { gate_id: reading, owner: reader, applies_when: the text lands }
- { gate_id: quality, owner: lead, applies_when: the flyer lands }
- { gate_id: printing, owner: lead, applies_when: the book is printed }
actions:
- { id: announce, external: true, gates: [printing] }
facts:
  size.pages: { label: Pages }
  author.account: { sensitive: true }
allowed_transitions:
- { from: writing, to: review, on: { landed: text }, requires: { all: [{ artifact: text }, { gate: reading }] } }
- { from: review, to: layout }
- { from: layout, to: print, requires: { artifact: sheets } }
- { from: review, to: writing }
- { from: print, to: review }
terminal_states:
- { id: printed, from: [print] }
- { id: dropped, requires_rationale: true }
`;

const secondLifecycle = lifecycle.replace('label: Book\n', 'label: Book, second edition\n');

function policyOf(key: string): string {
  return `version: 1
workflow: book
assurance: asserted
roles:
  writer: { emails: [ann@example.com] }
  reader: { emails: [bob@example.com] }
  lead: { emails: [cat@example.com] }
attesters: [lead]
overriders: [lead]
keys:
  bob@example.com: ["${key}"]
`;
}

/** What somebody answered on paper. */
const letter = Buffer.from('From: bob\n\nI have read the third version. It is fine.\n');

/**
 * Plays the story, and gives the folder of the repository in which it happened. Every command has to come to what is said beside it: a
 * refusal by its code, and nothing where it is done.
 */
export async function playPlain(): Promise<{ readonly dir: string; readonly close: () => Promise<void> }> {
  const rig = makeLocalRig();
  const keys = temporaryFolder();
  const key = join(keys, 'bob');
  // Thrown away in the end: nobody signs anything with it any more.
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'bob, of a recorded history', '-f', key]);
  const publicKey = execFileSync('ssh-keygen', ['-y', '-f', key], { encoding: 'utf8' }).trim();
  let count = 0;

  async function give(by: Person, command: ProjectCommand, refused = '', more: Given = {}): Promise<number> {
    count += 1;
    rig.clock.advance(7);
    const home = await rig.home(by);
    const actor = await home.actor(more.isSigned === true);
    const asked = { source: `story:${count}`, actor, command };
    const line = {
      home: 'migrate' in command ? await offering(home) : home,
      decider: projectDecider,
      clock: rig.clock,
    };
    const { answer, entries } = await handle(line, project, asked, more.attachments);
    const said = answer.is === 'refused' ? answer.refusal.code : '';
    if (answer.is !== (refused === '' ? 'done' : 'refused') || said !== refused)
      throw new Error(`${count}: ${JSON.stringify(command)} came to ${JSON.stringify(answer)}`);
    return entries.at(-1)?.seq ?? 0;
  }

  /** What people did in git meanwhile is recorded. */
  async function look(): Promise<void> {
    rig.clock.advance(7);
    await handle({ home: await rig.home('ann'), decider: projectDecider, clock: rig.clock }, project);
  }

  async function merge(by: Person, branch: string, refused = ''): Promise<void> {
    count += 1;
    rig.clock.advance(7);
    const home = await rig.home(by);
    const outcome = await mergeBranch(home, rig.clock, await home.actor(), branch, `story:${count}`);
    const said = outcome.is === 'refused' ? outcome.refusal.code : '';
    if (said !== refused) throw new Error(`${count}: merging ${branch} came to ${said === '' ? outcome.is : said}`);
  }

  try {
    rig.commit({ [lifecyclePath]: lifecycle, [policyPath]: policyOf(publicKey) }, 'ann');
    await story({ rig, give, look, merge, publicKey, sign: (isOn) => signing(rig.desk, key, isOn) });
  } finally {
    rmSync(keys, { recursive: true });
  }
  return { dir: rig.desk.dir, close: () => rig.close() };
}

/** The home as the command line has it where somebody is to follow the workflow that is found now. */
async function offering(home: GitHome): Promise<GitHome> {
  const found = (await home.definitions()).find((one) => one.workflow_type === 'book');
  if (found?.definition === null || found === undefined) throw new Error('there is no workflow for books');
  const { definition, blob, origin, text } = found;
  return {
    ...home,
    async observe(...asked) {
      const sight = await home.observe(...asked);
      const world = { ...sight.observed.world, offered: { definition, pin: { blob, origin } } };
      return { ...sight, texts: new Map([...sight.texts, [blob, text]]), observed: { ...sight.observed, world } };
    },
  };
}

interface Given {
  readonly isSigned?: boolean;
  readonly attachments?: readonly Attachment[];
}

interface Story {
  readonly rig: GitRig;
  readonly give: (by: Person, command: ProjectCommand, refused?: string, more?: Given) => Promise<number>;
  readonly look: () => Promise<void>;
  readonly merge: (by: Person, branch: string, refused?: string) => Promise<void>;
  readonly publicKey: string;
  /** Bob signs what he says, and git the commits, from now on or no more. */
  readonly sign: (isOn: boolean) => void;
}

function signing({ dir }: TestRepository, key: string, isOn: boolean): void {
  const text = `[gpg]\n\tformat = ssh\n[user]\n\tsigningKey = ${key}\n[commit]\n\tgpgSign = ${isOn}\n`;
  appendFileSync(join(dir, '.git', 'config'), text);
}

const onMain = { track: 'main' } as const;

/** A file that somebody hands in with what they say. */
const evidence: Attachment = { name: 'letter.eml', sha256: sha256(letter), bytes: letter.length, content: letter };
const asBob = {
  id: emailOf('bob'),
  login: emailOf('bob'),
  evidence: { name: evidence.name, sha256: evidence.sha256, bytes: evidence.bytes },
};

async function story({ rig, give, look, merge, publicKey, sign }: Story): Promise<void> {
  const start = {
    project_id: project,
    workflow_type: 'book',
    workflow: 'An atlas',
    client: 'Acme',
    owner: emailOf('ann'),
  };
  const reading = { gate: 'reading', ...onMain } as const;
  const printing = { gate: 'printing', ...onMain } as const;
  await give('ann', { start });
  await give('ann', { start }, 'already_started');
  await give('ann', { advance: { to: 'review', ...onMain } }, 'not_triggered');

  // What is known, what is only taken to be so, and two sources that differ.
  const counted = await give('ann', { fact: { fact: 'size.pages', value: 10, source: 'counted' } });
  const conflict = await give('bob', { fact: { fact: 'size.pages', value: 12, source: 'the printer' } });
  await give('ann', { undo: { seq: counted, reason: 'a typing error' } }, 'cannot_undo');
  await give('cat', { resolve: { conflict: `c${conflict}`, value: 12, because: 'the printer measures' } });
  await give('ann', { fact: { fact: 'author.account', value: 'DE00 1234', source: 'a letter' } });
  await give('ann', { assume: { assumption: 'paper.weight', value: 90, because: 'as last year' } });
  const title = await give('cat', {
    conflict: { about: 'the title', claims: ['contract: Atlas', 'cover: An Atlas'], on: 'track:main' },
  });
  await give('cat', { resolve: { conflict: `c${title}`, because: 'the contract says so' } });

  // A draft is refused, written anew, approved on a condition, and lands.
  rig.propose('topic', { [textPath]: 'one\n' }, 'ann');
  await look();
  await give('ann', { request: { ...reading, proposal: 'topic' } });
  await give('ann', { approve: { ...reading, reason: 'mine' } }, 'not_in_role');
  await give('bob', { reject: { ...reading, reason: 'it has no sources' } });
  await merge('cat', 'topic', 'gate_closed');
  rig.push('topic', { [textPath]: 'one, with sources\n' }, 'ann');
  await look();
  const condition = await give('bob', {
    approve: { ...reading, reason: 'fine now', blockers: ['the figures are drawn'], limits: 'Europe only' },
  });
  await merge('cat', 'topic', 'gate_closed');
  await give('bob', { unblock: { blocker: `b${condition}.reading`, reason: 'they are drawn' } });
  await merge('cat', 'topic');

  // The second version is approved by whoever acts for bob, and lands by hand; the third by a signature.
  await give('bob', {
    delegate: { role: 'reader', to: emailOf('cat'), until: '2026-01-20', reason: 'on leave' },
  });
  rig.propose('second', { [textPath]: 'two\n', [notesPath]: 'notes\n' }, 'ann');
  await look();
  await give('cat', { approve: { ...reading, proposal: 'second', reason: 'for bob' } });
  rig.land('second', 'squash', 'cat');
  await look();
  await give('bob', { delegate: { role: 'reader', to: emailOf('cat'), end: true, reason: 'back again' } });
  sign(true);
  rig.propose('third', { [textPath]: 'three\n' }, 'ann');
  await look();
  await give('bob', { approve: { ...reading, proposal: 'third', reason: 'signed' } }, '', { isSigned: true });
  await merge('cat', 'third');
  sign(false);

  // The fourth on the word of somebody who has it on paper; the fifth past its gate, until a reason is given.
  rig.propose('fourth', { [textPath]: 'four\n' }, 'ann');
  await look();
  const word = { ...reading, proposal: 'fourth', reason: 'by letter', on_behalf_of: asBob };
  await give('ann', { approve: word }, 'not_in_role', { attachments: [evidence] });
  await give('cat', { approve: word }, '', { attachments: [evidence] });
  await merge('cat', 'fourth');
  rig.commit({ [textPath]: 'five\n' }, 'ann');
  await look();
  await give('cat', { override: { ...reading, reason: 'the printer was waiting' } });
  rig.revert('ann');
  await look();
  await give('cat', { override: { ...reading, reason: 'back to what was read' } });
  rig.propose('gone', { [textPath]: 'six\n' }, 'bob');
  await look();
  rig.remove('gone');
  await look();

  // Beside the main track another one.
  await give('ann', { fork: { track: 'flyer', from: 'main', owner: emailOf('ann'), because: 'for the fair' } });
  rig.propose('leaflet', { 'papers/atlas/flyer.md': 'Come!\n' }, 'ann');
  await look();
  await give('cat', { approve: { gate: 'quality', ...onMain, proposal: 'leaflet', reason: '' } });
  await merge('cat', 'leaflet');
  await give('ann', {
    assign: { of: 'track:flyer', to: emailOf('bob'), due_date: '2026-03-01', because: 'she is away' },
  });
  await give('bob', { join: { track: 'flyer', outcome: 'complete', because: 'the fair is over' } });

  // An approval that ends, one with permits, one that is taken back, and what is done by them.
  const until = '2026-01-10';
  await give('cat', { approve: { ...printing, reason: 'for now', until } });
  rig.clock.advance(14 * 24 * 60);
  await look();
  await give('ann', { act: { action: 'announce', ...onMain } }, 'gate_closed');
  await give('cat', { approve: { ...printing, reason: 'again', permits: ['announce'], limits: 'in Europe' } });
  await give('ann', { act: { action: 'announce', ...onMain } });
  await give('cat', { withdraw: { ...printing, reason: 'not yet' } });
  await give('cat', { approve: { ...printing, reason: 'now' } });

  // Other rules: the policy, then the workflow.
  rig.commit({ [policyPath]: `${policyOf(publicKey)}gates: { quality: { own_work: true } }\n` }, 'cat');
  await look();
  rig.commit({ [lifecyclePath]: secondLifecycle }, 'cat');
  await give('ann', { migrate: { blob: blobId(secondLifecycle) } }, 'not_allowed');
  await give('cat', { migrate: { blob: blobId(secondLifecycle) } });

  // To the end: back and on, past a stage that others made, with what was in the way.
  await give('bob', { back: { to: 'writing', ...onMain, reason: 'chapter two' } });
  rig.propose('chapter', { [textPath]: 'five, chapter two\n' }, 'ann');
  await look();
  await give('bob', { approve: { ...reading, proposal: 'chapter', reason: '' } });
  await merge('cat', 'chapter');
  const blocked = await give('ann', { block: { text: 'no paper', on: 'track:main' } });
  await give('ann', { unblock: { blocker: `b${blocked}`, reason: 'there is some' } });
  await give('cat', { skip: { to: 'print', ...onMain, because: 'the printer sets it' } }, 'substitute_missing');
  await give('ann', {
    fact: { fact: 'sheets.by', value: 'the printer', source: 'a letter', substitutes: 'artifact:sheets' },
  });
  await give('cat', { skip: { to: 'print', ...onMain, because: 'the printer sets it' } });
  const digest = 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c';
  await give('ann', {
    artifact: {
      artifact: 'figures',
      content: digest,
      address: 'https://example.com/figures.zip',
      source_artifacts: [],
    },
  });
  await give('ann', { keep: { artifact: 'notes', because: 'they are about the first text' } });
  await give('ann', { retire: { artifact: 'notes', because: 'they went into the text' } });
  const flagged = await give('bob', { flag: { flag: 'hurry', reason: 'the fair' } });
  await give('bob', { undo: { seq: flagged, reason: 'no hurry any more' } });
  await give('ann', {
    ask: { intent: 'continue', outcome: 'who prints it', flags: [], note: 'somebody asked on the phone' },
  });
  await give('ann', { close: { terminal_state: 'dropped' } }, 'reason_missing');
  await give('cat', { close: { terminal_state: 'printed' } });
  await give('ann', { fact: { fact: 'size.pages', value: 13, source: 'counted' } }, 'project_closed');
}
