import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countersign, type Actor } from '../../src/core/entry.ts';
import { readKey } from '../../src/core/policy/keys.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import type { ProjectEventBody } from '../../src/core/project/events.ts';
import type { Circumstance } from '../../src/core/project/under.ts';
import { changedMarkdown } from '../../src/core/surface/changed.ts';
import { changedFiles } from '../../src/git/changed.ts';
import { openGitHome, type GitHome } from '../../src/git/home.ts';
import { openObjects } from '../../src/git/objects.ts';
import { receive } from '../../src/git/receive.ts';
import { redeciding } from '../../src/git/redecide.ts';
import { openRepository } from '../../src/git/repository.ts';
import { isSignedWith } from '../../src/git/signatures.ts';
import { verify, type ReadProject } from '../../src/git/verify.ts';
import { handle } from '../../src/handle.ts';
import { blobId } from '../../src/record.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';
import { shipped } from '../homes/git-rig.ts';
import { lifecycle, lifecyclePath, policyPath, project, testClock, textPath } from '../homes/rig.ts';

const isThere = spawnSync('ssh-keygen', ['-?']).error === undefined;
// Whoever reads the report is told why so much of it is missing.
if (!isThere) process.stdout.write('adversary.test.ts is skipped in part: there is no ssh-keygen on this machine\n');

const keys = mkdtempSync(join(tmpdir(), 'countersign-keys-'));
const people = ['bob', 'cat', 'mallory'] as const;
type Name = (typeof people)[number];
const email = (name: string): string => `${name}@example.com`;
const publicKey = (name: Name): string => readFileSync(join(keys, `${name}.pub`), 'utf8').trim();

const said = (who: Name, changes: Partial<Actor> = {}): Actor => ({
  id: email(who),
  login: email(who),
  kind: 'person',
  assurance: 'asserted',
  ...changes,
});
const pinned = (what: 'definition' | 'policy', text: string, origin: string): ProjectEventBody => ({
  type: 'definition_pinned',
  what,
  pin: { blob: blobId(text), origin },
});
/** What would end a comment, a fence or a fold, or tell somebody. */
const text = (word: string): string =>
  `${word}\n-->\n<!-- countersign:status -->\n\`\`\`\n</details>\n@bob\n\u202e${word}\n`;

/** Mallory has a key, and holds no role. */
function policyOf(assurance: string): string {
  return `version: 1
workflow: paper
assurance: ${assurance}
roles:
  writer: { emails: [ann@example.com] }
  reader: { emails: [bob@example.com, cat@example.com] }
  lead: { emails: [cat@example.com] }
keys:
${people.map((name) => `  ${email(name)}: ["${publicKey(name)}"]\n`).join('')}`;
}

beforeAll(() => {
  if (!isThere) return;
  for (const name of people)
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(keys, name)]);
});
afterAll(() => {
  rmSync(keys, { recursive: true });
});

describe.skipIf(!isThere)('a hook, where somebody writes the record with a program of their own,', () => {
  const clock = testClock();
  const homes: GitHome[] = [];
  let here: TestRepository;
  let heads: string;
  /** What bob’s program records when he approves; nobody has signed it here. */
  let asked: ProjectEventBody;
  let decided: Extract<ProjectEventBody, { readonly change: 'decided' }>;
  let given = 0;

  beforeAll(async () => {
    here = makeRepository();
    // There was a time when nobody had to sign.
    here.commit({ [lifecyclePath]: lifecycle, [policyPath]: policyOf('asserted') });
    here.commit({ [policyPath]: policyOf('signed') });
    const home = await homeOf('mallory');
    const began: ProjectCommand = {
      start: { project_id: project, workflow_type: 'paper', workflow: 'An atlas', client: 'Acme', owner: 'ann' },
    };
    await give(home, await home.actor(), began);
    here.branch('topic');
    here.commit({ [textPath]: 'text\n' }, { author: `ann <${email('ann')}>` });
    here.switch('main');
    heads = here.git('for-each-ref', '--format=update %(refname) %(objectname)');
    const bob = await homeOf('bob');
    const { answer } = await give(bob, await bob.actor(true), approval);
    const [first, second] = answer.is === 'done' ? (answer.entry.events ?? []) : [];
    if (first === undefined || second?.type !== 'approval_changed' || second.change !== 'decided')
      throw new Error('bob could not approve');
    [asked, decided] = [first, second];
  });
  beforeEach(() => {
    execFileSync('git', ['update-ref', '--no-deref', '--stdin'], { cwd: here.dir, input: `${heads}\n` });
  });
  afterAll(async () => {
    for (const home of homes) await home.close();
    here.remove();
  });

  const approval: ProjectCommand = { approve: { gate: 'reading', track: 'main', reason: 'read it' } };
  const harmless: ProjectCommand = { block: { text: 'nothing to see', on: 'track:main' } };
  /** The home as somebody opens it who has the key of one and says they are another. */
  async function homeOf(key: Name, who = key): Promise<GitHome> {
    const settings = `[user]\n\tname = ${who}\n\temail = ${email(who)}\n\tsigningKey = ${join(keys, key)}\n`;
    appendFileSync(join(here.dir, '.git', 'config'), `${settings}[gpg]\n\tformat = ssh\n`);
    const home = await openGitHome({ cwd: here.dir, shipped });
    homes.push(home);
    return home;
  }

  async function give(home: GitHome, actor: Actor, command: ProjectCommand, decider = projectDecider) {
    given += 1;
    clock.advance(1);
    return handle({ home, decider, clock }, project, { source: `adversary:${given}`, actor, command });
  }

  /** Entries of mallory’s program, one for each of these lists: what came of a harmless command is what she wants. */
  async function forge(actor: Actor, ...entries: readonly (readonly ProjectEventBody[])[]): Promise<void> {
    return forgeAs(harmless, actor, ...entries);
  }

  async function forgeAs(
    command: ProjectCommand,
    actor: Actor,
    ...entries: readonly (readonly ProjectEventBody[])[]
  ): Promise<void> {
    const open = withTexts(await homeOf('mallory'));
    for (const events of entries)
      await give(open, actor, command, {
        ...projectDecider,
        deeds: () => [],
        deciding: () => Promise.resolve(() => ({ events })),
      });
  }

  /** The home, with every text at hand that was ever pinned. */
  function withTexts(home: GitHome): GitHome {
    const texts = [lax, lifecycle, policyOf('asserted'), policyOf('signed')].map((one) => [blobId(one), one] as const);
    return {
      ...home,
      async observe(id, at) {
        const sight = await home.observe(id, at);
        return { ...sight, texts: new Map([...sight.texts, ...texts]) };
      },
    };
  }

  /** What the hook says to the record, and to the text on the default branch in the same push. */
  async function refusals(lands = true): Promise<string> {
    const home = await homeOf('cat');
    const record = `${before} ${here.oid('countersign')} refs/heads/countersign\n`;
    const landing = lands ? `${here.oid('main')} ${here.oid('topic')} refs/heads/main\n` : '';
    const found = await receive(home, { cwd: here.dir, shipped }, `${record}${landing}`, clock.now());
    return found.map(({ because }) => because).join('\n');
  }
  let before: string;
  beforeEach(() => {
    before = here.oid('countersign');
    forget();
  });

  /** Nobody here remembers where the record was. */
  function forget(): void {
    for (const ref of here.git('for-each-ref', '--format=%(refname)', 'refs/countersign/seen').split('\n'))
      if (ref !== '') here.git('update-ref', '-d', ref);
  }

  /** The record as it was before the test. */
  function restore(): void {
    here.git('update-ref', 'refs/heads/countersign', before);
    forget();
  }

  const lax = lifecycle.replace('- gate_id: reading\n', '- gate_id: reading\n  assurance: asserted\n');
  const weaker = (): ProjectEventBody => ({ ...decided, decision: { ...decided.decision, assurance: 'asserted' } });

  it('takes nobody’s decision from a program that says it is the system', async () => {
    const proven: ProjectEventBody = { ...decided, decision: { ...decided.decision, assurance: 'proven' } };
    await forge(said('bob', { kind: 'system', assurance: 'proven' }), [asked, proven]);
    expect(await refusals()).toContain('it is nobody who could');
  });

  it('takes no approval for something that somebody took back', async () => {
    const back: ProjectEventBody = { ...decided, decision: { ...decided.decision, status: 'cancelled' } };
    await forge(said('mallory'), [asked, back]);
    expect(await refusals()).toContain(
      'that bob@example.com decided, signed, and it is an entry of mallory@example.com',
    );
  });

  it('takes no decision under other rules for the time of the decision', async () => {
    const other = pinned('definition', lax, 'countersign:paper.yaml');
    await forge(said('bob'), [other], [asked, weaker()], [pinned('definition', lifecycle, lifecyclePath)]);
    expect(await refusals()).toContain('the project follows another workflow than the one it began with');
  });

  it('takes another workflow only from those who may say so, surely enough, and only the one they name', async () => {
    const other = pinned('definition', lax, 'countersign:paper.yaml');
    const migrate: ProjectCommand = { migrate: { blob: blobId(lax) } };
    await forgeAs(migrate, said('bob'), [other]);
    expect(await refusals()).toContain('follows another workflow, and bob@example.com is nobody who could say so');
    await forgeAs({ migrate: { blob: blobId(lifecycle) } }, said('bob'), [other]);
    expect(await refusals()).toContain('the project follows another workflow than the one it began with');
  });

  it('takes no decision under a policy of before, when less was asked for than now', async () => {
    const old = pinned('policy', policyOf('asserted'), policyPath);
    await forge(said('bob'), [old], [asked, weaker()], [pinned('policy', policyOf('signed'), policyPath)]);
    expect(await refusals()).toContain('bob@example.com decided, which is asserted only, and signed was asked for');
  });

  it('takes no role that somebody is handed in the name of another', async () => {
    const home = await homeOf('mallory');
    const [by, to] = [{ id: email('bob'), login: email('bob') }, { login: email('mallory') }];
    const until = '2026-02-01T00:00:00.000Z';
    await forge(await home.actor(true), [
      {
        type: 'delegation_changed',
        change: 'given',
        role: 'reader',
        by,
        to,
        from: clock.now(),
        until,
        reason: 'leave',
      },
    ]);
    expect(await refusals()).toContain('mallory@example.com decided, and it is nobody who could');
  });

  it('lets nobody open a gate by taking back the no of somebody else: whoever does it signs', async () => {
    for (const [who, command] of [
      ['bob', { reject: { gate: 'reading', track: 'main', reason: 'not yet' } }],
      ['cat', approval],
    ] as const) {
      const home = await homeOf(who);
      expect((await give(home, await home.actor(true), command)).answer).toMatchObject({ is: 'done' });
    }
    const home = await homeOf('mallory', 'bob');
    await give(home, await home.actor(), { withdraw: { gate: 'reading', track: 'main', reason: '' } });
    expect(await refusals()).not.toBe('');
  });

  /** What the rules and the repository say of the record, where nobody refused the push. */
  async function doubts(): Promise<readonly string[]> {
    const home = await homeOf('cat');
    const again = redeciding(home, clock.now());
    const found: string[] = [];
    const each = async (read: ReadProject): Promise<void> => {
      found.push(...(await again(read)).findings.map(({ code, message }) => `${code}: ${message}`));
    };
    await verify(home, project, () => undefined, { each });
    return found;
  }

  /** A command that nobody gave, as the rules would have it; without the deeds that nobody has seen yet. */
  async function fakes(command: ProjectCommand, actor: Actor): Promise<void> {
    const { answer } = await give(withTexts(await homeOf('mallory')), actor, command, {
      ...projectDecider,
      deeds: () => [],
    });
    expect(answer).toMatchObject({ is: 'done' });
  }

  it('finds nothing where nobody forged anything', async () => {
    expect(await doubts()).toEqual([]);
  });

  it('takes nobody’s word for what has landed', async () => {
    const home = await homeOf('mallory');
    const { observed } = await home.observe(project, clock.now());
    const content = observed.world.proposals['topic']?.contents['text'] ?? '';
    const landed: ProjectEventBody = {
      type: 'artifact_created',
      status: 'current',
      artifact: 'text',
      version: 'v1',
      content,
      commit: here.oid('topic'),
      path: textPath,
      supersedes: null,
      source_artifacts: [],
      authors: [],
      bypassed: [],
    };
    await forge(said('mallory'), [landed]);
    expect(await refusals()).toContain('by the rules of then there came ');
    expect(await doubts()).toEqual([expect.stringMatching(/^decided_otherwise: entry \d+ says .*text lands/u)]);
  });

  it('takes nobody’s word for up to where landings are recorded', async () => {
    await forge(said('mallory'), [{ type: 'landing_recorded', commit: here.oid('topic'), proposal: null, passed: [] }]);
    expect(await refusals()).toContain('by the rules of then there came ');
    expect(await doubts()).toHaveLength(1);
  });

  it('takes nobody’s no away that is not signed', async () => {
    const bob = await homeOf('bob');
    await give(bob, await bob.actor(true), { reject: { gate: 'reading', track: 'main', reason: 'not yet' } });
    before = here.oid('countersign');
    const { state } = await bob.observe(project, clock.now());
    const { covers, proposal = null, head = null } = state?.approvals['main']?.['reading'] ?? { covers: {} };
    const about = { gate: 'reading', track: 'main', covers, proposal, head } as const;
    await forge(said('mallory'), [
      { type: 'approval_changed', change: 'voided', status: 'superseded', because: 'x', ...about },
    ]);
    const cat = await homeOf('cat');
    await give(cat, await cat.actor(true), approval);
    expect(await refusals()).toContain('reading is void (superseded)');
    expect(await doubts()).toHaveLength(1);
  });

  it('takes no decision of somebody who holds no role of the gate, though they signed it', async () => {
    const home = await homeOf('mallory');
    const mine: ProjectEventBody = {
      ...decided,
      decision: { ...decided.decision, decided_by: email('mallory'), decided_by_login: email('mallory') },
    };
    await forgeAs(approval, await home.actor(true), [asked, mine]);
    expect(await refusals()).toContain('mallory@example.com is not among those who open reading');
    expect(await doubts()).toHaveLength(1);
  });

  it('takes no deed that the repository does not hold: neither where and what, nor by whom', async () => {
    const [topic, main] = [here.oid('topic'), here.oid('main')];
    const ofText = { text: here.oid(`topic:${textPath}`) };
    const nothing = { proposal: null, passed: [], authors: [email('ann')] };
    const wrong: readonly (readonly [ProjectCommand, Actor, RegExp])[] = [
      [{ land: { ...nothing, commit: topic, contents: ofText } }, said('mallory'), /which is not on main/u],
      [
        { pin: { policy: { blob: blobId(policyOf('asserted')), origin: policyPath } } },
        countersign,
        /held the policy \w{7} only before/u,
      ],
      [{ pin: { policy: null } }, countersign, /held no policy only before/u],
      [{ land: { ...nothing, commit: main, contents: ofText } }, said('mallory'), /and it is nothing there/u],
      [
        {
          propose: { proposal: 'topic', head: topic, base: main, contents: ofText, authors: [email('cat')], lost: [] },
        },
        said('mallory'),
        /that cat@example.com made .*, and it was ann@example.com and/u,
      ],
      [
        {
          propose: {
            proposal: 'other',
            head: topic,
            base: main,
            contents: { text: 'f'.repeat(40) },
            authors: [],
            lost: [],
          },
        },
        said('mallory'),
        /that text is ffffffffffff at /u,
      ],
      [{ dismiss: { person: email('bob'), proposal: 'topic', reason: '' } }, said('mallory'), /nothing of the kind/u],
      [{ receipt: { of: 'status_comment', id: '1' } }, countersign, /nothing of the kind/u],
    ];
    for (const [command, actor, because] of wrong) {
      restore();
      await fakes(command, actor);
      expect(await refusals(false)).toMatch(because);
      expect(await doubts()).toEqual([expect.stringMatching(because)]);
    }
    // What is nowhere here may be elsewhere: only where the record lives somebody knows that it is not.
    restore();
    await fakes({ land: { ...nothing, commit: 'e'.repeat(40), contents: ofText } }, said('mallory'));
    expect(await refusals(false)).toMatch(/which is not on main/u);
    expect(await doubts()).toEqual([]);
  });

  it('takes nobody’s word for what only another home knows', async () => {
    const open = { to: 'review', track: 'main', reason: '' } as const;
    const told: readonly Circumstance[] = [
      { person: email('mallory'), may: 'admin' },
      { team: 'acme/readers', has: [email('mallory')] },
      { check: 'ci', on: null, is: 'passed' },
      { branch: 'topic', was: { checks: {} } },
      { branch: 'topic', was: { authors: [email('cat')] } },
      { branch: 'topic', was: { earlier: { [here.oid('countersign')]: {} } } },
    ];
    for (const one of told) {
      restore();
      const home = await homeOf('mallory');
      await give(
        home,
        said('mallory'),
        { advance: open },
        {
          ...projectDecider,
          deciding: () =>
            Promise.resolve(() => ({
              events: [
                { type: 'stage_changed', track: 'main', from: 'writing', to: 'review', on: 'command', rationale: '' },
              ],
              saw: { under: [one] },
            })),
        },
      );
      expect(await refusals(false)).not.toBe('');
      expect(await doubts()).not.toEqual([]);
    }
  });
});

describe.skipIf(!isThere)('a signature', () => {
  it('holds for its own words, key and purpose only, and nothing in the text of a key makes it hold for more', async () => {
    const file = join(keys, 'statement');
    writeFileSync(file, 'the statement');
    const [mine, theirs] = (['bob', 'mallory'] as const).map((name) => {
      const read = readKey(publicKey(name));
      if ('fault' in read) throw new Error(read.fault);
      return read;
    });
    if (mine === undefined || theirs === undefined) throw new Error('there is no key');
    const made = (namespace: string): { readonly key: string; readonly text: string } => {
      rmSync(`${file}.sig`, { force: true });
      execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-n', namespace, '-f', join(keys, 'bob'), file], {
        stdio: 'pipe',
      });
      return { key: '', text: readFileSync(`${file}.sig`, 'utf8') };
    };
    const good = made('countersign');
    expect(await isSignedWith(mine, 'the statement', good)).toBe(true);
    expect(await isSignedWith(mine, 'the statement ', good)).toBe(false);
    expect(await isSignedWith(theirs, 'the statement', good)).toBe(false);
    for (const namespace of ['git', 'file', 'countersign,git', '*', 'Countersign'])
      expect(await isSignedWith(mine, 'the statement', made(namespace))).toBe(false);
    expect(await isSignedWith(mine, 'the statement', { key: '', text: '' })).toBe(false);
    // Words of the file in which ssh-keygen looks up who may sign.
    const bytes = publicKey('mallory').split(' ')[1] ?? '';
    for (const line of [
      `cert-authority ${publicKey('mallory')}`,
      `namespaces="*" ${publicKey('mallory')}`,
      `* ${publicKey('mallory')}`,
      `ssh-ed25519 ${bytes.slice(0, -1)}\n* ssh-ed25519 ${bytes}`,
      `ssh-ed25519,cert-authority ${bytes}`,
      `ssh-ed25519-cert-v01@openssh.com ${bytes}`,
    ])
      expect(readKey(line)).toHaveProperty('fault');
    expect(readKey(`${publicKey('mallory')}\n* ssh-ed25519 AAAA cert-authority`)).toEqual(theirs);
  });
});

it('names of files and lines in them stay names and lines: for git, on this machine and in a comment', async () => {
  const here = makeRepository();
  try {
    const hostile = [
      '--output=pwned',
      '-p',
      ':(exclude)*',
      ':!plan.md',
      'a`b`` @bob #1 <!-- countersign:status -->\n</details>\n# big [x](mailto:evil@example.com).md',
    ];
    const files = (word: string) =>
      Object.fromEntries(['plan.md', ...hostile].map((name) => [`docs/${name}`, text(word)]));
    const top = (word: string) => Object.fromEntries(hostile.map((name) => [name, text(word)]));
    const from = here.commit({ ...files('one'), ...top('one') });
    const to = here.commit({ ...files('two'), ...top('two') });
    const repository = await openRepository(here.dir);
    const objects = openObjects(repository);
    const told = (path: string, commit = from) =>
      changedFiles(
        { repository, objects },
        { from: commit, to, places: [{ name: 'x', kind: path === 'docs' ? 'folder' : 'file', path }] },
      );
    for (const path of hostile) expect((await told(path)).map((one) => one.path)).toEqual([path]);
    for (const commit of ['--output=pwned', '-p', `--no-index`]) expect(await told('docs', commit)).toEqual([]);
    const changes = await told('docs');
    expect(changes.map(({ path }) => path).toSorted()).toEqual(Object.keys(files('')).toSorted());
    await objects.close();
    expect(existsSync(join(here.dir, 'pwned'))).toBe(false);
    const change = { proposal: '#1', gates: ['g'], places: null, look: 'git diff a b', artifacts: ['x'], from, to };
    const markdown = changedMarkdown({ ...change, approvedBy: ['alice'] }, changes);
    const [outside = '', inside = '', after = ''] = markdown.split(/^`{4,}(?:diff)?$/mu);
    expect(markdown.match(/<\/?details>/gu)).toHaveLength(
      2 + (inside.match(/<\/details>/gu) ?? []).length + hostile.filter((name) => name.includes('</details>')).length,
    );
    expect(
      inside
        .split('\n')
        .slice(1, -1)
        .every((line) => /^[-+ @\\]/u.test(line)),
    ).toBe(true);
    expect(inside).not.toMatch(/<!--|\u202e/u);
    // What stands in names is code, each in one line.
    expect(outside.replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/gu, '')).not.toMatch(/@|<!--|\[x\]|^#/mu);
    expect(after).not.toContain('@bob');
  } finally {
    here.remove();
  }
});
