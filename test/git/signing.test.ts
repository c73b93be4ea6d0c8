import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, Assurance, Entry, Signature } from '../../src/core/entry.ts';
import type { Observed } from '../../src/core/observe.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import type { Policy } from '../../src/core/policy/schema.ts';
import { readPolicy } from '../../src/files.ts';
import { signingStep } from '../../src/doors/cli/signing.ts';
import { openGitHome, type GitHome } from '../../src/git/home.ts';
import { receive } from '../../src/git/receive.ts';
import { verify } from '../../src/git/verify.ts';
import { handle } from '../../src/handle.ts';
import { statementOf } from '../../src/record.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';
import { shipped } from '../homes/git-rig.ts';
import { lifecycle, lifecyclePath, policyPath, project, testClock, textPath } from '../homes/rig.ts';

const keygen = 'ssh-keygen';
const isThere = spawnSync(keygen, ['-?']).error === undefined;
// Whoever reads the report is told why so much of it is missing.
if (!isThere) process.stdout.write('signing.test.ts is skipped: there is no ssh-keygen on this machine\n');

type Name = 'ann' | 'bob' | 'cat' | 'old' | 'stranger';
const folder = mkdtempSync(join(tmpdir(), 'countersign-keys-'));
const clock = testClock();
const script = `exec ${process.execPath} ${fileURLToPath(new URL('../homes/hook.ts', import.meta.url))}`;
const program = fileURLToPath(new URL('../../bin/countersign.cjs', import.meta.url));
const made: TestRepository[] = [];
const homes: GitHome[] = [];

/** Makes a key pair once; gives the path of the private one. */
function keyFile(name: string, ...options: readonly string[]): string {
  const path = join(folder, name);
  const kind = options.length === 0 ? ['-t', 'ed25519', '-N', ''] : options;
  if (!existing.has(name)) execFileSync(keygen, ['-q', ...kind, '-C', name, '-f', path]);
  existing.add(name);
  return path;
}
const existing = new Set<string>();

function publicKey(name: string): string {
  return readFileSync(`${keyFile(name)}.pub`, 'utf8').trim();
}

function email(name: Name): string {
  return `${name}@example.com`;
}

/** A policy that asks for signatures everywhere, with these keys. */
function policyOf(keys: Readonly<Record<string, readonly string[]>>): string {
  const listed = Object.entries(keys).map(
    ([person, names]) => `  ${person}@example.com:\n${names.map((name) => `  - ${publicKey(name)}\n`).join('')}`,
  );
  return `version: 1
workflow: paper
assurance: signed
roles:
  writer: { emails: [ann@example.com] }
  reader: { emails: [bob@example.com, cat@example.com] }
  lead: { emails: [cat@example.com] }
overriders: [lead]
keys:
${listed.join('')}`;
}

function make(): TestRepository {
  const here = makeRepository();
  made.push(here);
  return here;
}

/** The home as somebody opens it whose git is set up like this. */
async function homeOf({ dir }: TestRepository, who: Name, settings = ''): Promise<GitHome> {
  const named = `[user]\n\tname = ${who}\n\temail = ${email(who)}\n\tsigningKey = ${keyFile(who)}\n`;
  appendFileSync(join(dir, '.git', 'config'), `${named}[gpg]\n\tformat = ssh\n${settings}`);
  const home = await openGitHome({ cwd: dir, shipped });
  homes.push(home);
  return home;
}

let asked = 0;
type Deciding = typeof projectDecider;

async function give(
  home: GitHome,
  actor: Actor,
  command: ProjectCommand,
  id = project,
  decider: Deciding = projectDecider,
) {
  asked += 1;
  clock.advance(1);
  return handle({ home, decider, clock }, id, { source: `test:${asked}`, actor, command });
}

/** Gives a command with a signature, as it is meant. */
async function sign(here: TestRepository, who: Name, command: ProjectCommand, id = project) {
  const home = await homeOf(here, who);
  return give(home, await home.actor(true), command, id);
}

async function last(home: GitHome, id = project): Promise<Entry<ProjectCommand, ProjectEvent>> {
  const entry = (await home.entries(id)).at(-1);
  if (entry === undefined) throw new Error('there is no entry');
  return entry;
}

async function findings(home: GitHome): Promise<readonly string[]> {
  const { findings: found } = await verify(home, null, () => undefined);
  return found.map(({ code, file, line, message }) => `${file}:${line} ${code} ${message}`);
}

/** What git is told about the key it signs with. */
function setting(key: string): string {
  return `[user]\n\tsigningKey = "${key}"\n`;
}

const approval: ProjectCommand = { approve: { gate: 'reading', track: 'main', reason: 'read it all' } };
const start = (id: string): ProjectCommand => ({
  start: { project_id: id, workflow_type: 'paper', workflow: 'An atlas', client: 'Acme', owner: 'ann' },
});

function containing(text: string): unknown {
  return expect.stringContaining(text);
}

function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

afterAll(async () => {
  for (const home of homes) await home.close();
  for (const repository of made) repository.remove();
  rmSync(folder, { recursive: true });
});

describe.skipIf(!isThere)('a decision in plain git', () => {
  let here: TestRepository;
  let heads: string;
  beforeAll(async () => {
    here = make();
    here.commit({
      [lifecyclePath]: lifecycle,
      [policyPath]: policyOf({ ann: ['ann'], bob: ['bob', 'old'], cat: ['cat'] }),
    });
    const home = await homeOf(here, 'ann');
    expect((await give(home, await home.actor(), start(project))).answer).toMatchObject({ is: 'done' });
    expect((await give(home, await home.actor(), start('other'), 'other')).answer).toMatchObject({ is: 'done' });
    here.branch('topic');
    here.commit({ [textPath]: 'text\n', 'papers/other/text.md': 'text\n' }, { author: `ann <${email('ann')}>` });
    here.switch('main');
    heads = here.git('for-each-ref', '--format=update %(refname) %(objectname)');
  });
  beforeEach(() => {
    here.git('switch', '--quiet', '--force', 'main');
    execFileSync('git', ['update-ref', '--no-deref', '--stdin'], { cwd: here.dir, input: `${heads}\n` });
    here.git('reset', '--quiet', '--hard');
  });

  it('that is signed opens a gate that asks for it, and everybody with a clone can prove it', async () => {
    const { answer, state } = await sign(here, 'bob', approval);
    expect(answer).toMatchObject({
      is: 'done',
      entry: {
        actor: { id: email('bob'), assurance: 'signed' },
        signature: { key: matching(/^SHA256:/u) },
      },
    });
    expect(state?.approvals['main']?.['reading']).toMatchObject({
      status: 'approved',
      decisions: [{ decided_by: email('bob'), assurance: 'signed' }],
    });
    const home = await homeOf(here, 'ann');
    expect(await findings(home)).toEqual([]);
    // By nothing but ssh-keygen, too.
    const entry = await last(home);
    writeFileSync(join(folder, 'allowed'), `bob@example.com ${publicKey('bob')}\n`);
    writeFileSync(join(folder, 'signature'), entry.signature?.text ?? '');
    const args = ['-Y', 'verify', '-n', 'countersign', '-I', 'bob@example.com'];
    const checked = spawnSync(keygen, [...args, '-f', join(folder, 'allowed'), '-s', join(folder, 'signature')], {
      input: statementOf(project, entry),
    });
    expect(checked.status).toBe(0);
  });

  it('is signed by the command line where it is told to', async () => {
    await homeOf(here, 'bob');
    const ran = spawnSync(
      process.execPath,
      [program, 'reject', 'reading', '--reason', 'no', '--sign', '--json', '--project', project],
      {
        cwd: here.dir,
        encoding: 'utf8',
      },
    );
    expect(JSON.parse(ran.stdout)).toMatchObject({
      ok: true,
      state: { approvals: { main: { reading: { status: 'rejected' } } } },
    });
    expect(await last(await homeOf(here, 'ann'))).toMatchObject({
      actor: { id: email('bob'), assurance: 'signed' },
      signature: { text: containing('-----BEGIN SSH SIGNATURE-----') },
    });
  });

  it('that is not signed is refused where a signature is asked for, and is no decision', async () => {
    const home = await homeOf(here, 'bob');
    const actor = await home.actor();
    const { answer, observed } = await give(home, actor, approval);
    if (answer.is !== 'refused') throw new Error('it was not refused');
    const step = (by: Actor, world = observed.world): string | null => signingStep(world, approval, by, answer.refusal);
    expect(step(actor)).toContain('the same command with --sign');
    expect(step({ ...actor, id: email('stranger'), login: email('stranger') })).toMatch(
      /^List the line of your \.pub file under keys in the policy on main, with stranger@example\.com/u,
    );
    expect(step({ ...actor, assurance: 'signed' })).toBeNull();
    const proven = { ...observed.world.policy, assurance: 'proven' as const };
    expect(step(actor, { ...observed.world, policy: proven })).toBeNull();
    expect(answer).toMatchObject({
      is: 'refused',
      refusal: {
        code: 'assurance_too_low',
        because: containing('asserted only, and signed is asked for'),
      },
    });
    expect(await findings(home)).toEqual([]);
  });

  it('is signed without asking where git signs commits with a key that the policy lists', async () => {
    const always = '[commit]\n\tgpgsign = true\n';
    const off = '[commit]\n\tgpgsign = false\n';
    const home = await homeOf(here, 'bob', always);
    expect(await home.actor()).toMatchObject({ id: email('bob'), assurance: 'signed' });
    const stranger = await homeOf(here, 'stranger', always);
    expect(await stranger.actor()).toMatchObject({ id: email('stranger'), assurance: 'asserted' });
    await expect(stranger.actor(true)).rejects.toMatchObject({
      code: 'cannot_sign',
      message: containing('the policy does not list the key you sign with, SHA256:'),
    });
    expect(await (await homeOf(here, 'bob', off)).actor()).toMatchObject({ assurance: 'asserted' });
  });

  it('is of whoever has the key, whatever git is told about them: nobody escapes from their own work', async () => {
    const stolen = await homeOf(here, 'stranger', `[user]\n\temail = ${email('bob')}\n`);
    await expect(stolen.actor(true)).rejects.toMatchObject({ code: 'cannot_sign' });
    const other = await homeOf(here, 'ann', `[user]\n\temail = ${email('bob')}\n`);
    const actor = await other.actor(true);
    expect(actor).toMatchObject({ id: email('ann'), login: email('ann'), assurance: 'signed' });
    expect((await give(other, actor, approval)).answer).toMatchObject({
      is: 'refused',
      refusal: { code: matching(/own_work|not_in_role/u) },
    });
    here.commit({
      [policyPath]: policyOf({ ann: ['ann'] }).replace('[bob@example.com, cat@example.com]', '[ann@example.com]'),
    });
    expect((await give(other, actor, approval)).answer).toMatchObject({ is: 'refused', refusal: { code: 'own_work' } });
  });

  it('is signed with every kind of key and place of it that git knows, passphrase among them', async () => {
    keyFile('rsa', '-t', 'rsa', '-b', '2048', '-N', '');
    keyFile('ecdsa', '-t', 'ecdsa', '-b', '384', '-N', '');
    keyFile('locked', '-t', 'ed25519', '-N', 'open sesame');
    here.commit({ [policyPath]: policyOf({ bob: ['rsa', 'ecdsa', 'locked'] }) });
    for (const [name, key] of [
      ['rsa', `${keyFile('rsa')}.pub`],
      ['ecdsa', keyFile('ecdsa')],
    ] as const) {
      const home = await homeOf(here, 'bob', setting(key));
      const { answer } = await give(home, await home.actor(true), { block: { text: name, on: 'track:main' } });
      expect(answer).toMatchObject({ is: 'done', entry: { actor: { assurance: 'signed' } } });
    }
    const home = await homeOf(here, 'bob', setting(keyFile('locked')));
    expect(await findings(home)).toEqual([]);
    const before = here.oid('countersign');
    // Nobody answers: nothing is recorded.
    const askpass = join(folder, 'askpass');
    writeFileSync(askpass, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    Object.assign(process.env, { SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: 'force' });
    try {
      await expect(give(home, await home.actor(true), approval)).rejects.toMatchObject({
        code: 'cannot_sign',
        message: containing('nothing was signed, so nothing is recorded'),
      });
      expect(here.oid('countersign')).toBe(before);
      writeFileSync(askpass, '#!/bin/sh\necho open sesame\n', { mode: 0o755 });
      expect((await give(home, await home.actor(true), approval)).answer).toMatchObject({ is: 'done' });
    } finally {
      delete process.env['SSH_ASKPASS'];
      delete process.env['SSH_ASKPASS_REQUIRE'];
    }
    for (const [settings, says] of [
      [setting(join(folder, 'nowhere')), 'the key you sign with cannot be read'],
      [setting('key::ssh-ed25519 AAAA'), 'the key in user.signingKey cannot be used'],
      ['[gpg]\n\tformat = openpgp\n', 'git signs with openpgp here'],
      [`[gpg "ssh"]\n\tprogram = ${folder}/none\n`, 'could not be started'],
    ] as const) {
      const wrong = await homeOf(here, 'bob', `${setting(keyFile('rsa'))}${settings}`);
      const trying = async () => give(wrong, await wrong.actor(true), approval);
      await expect(trying()).rejects.toThrow(says);
    }
    here.git('config', '--remove-section', 'gpg.ssh');
  });

  it('goes on without a signature that nobody asked for where the key cannot be read, and that is told', async () => {
    here.commit({ [policyPath]: policyOf({ bob: ['bob'] }).replace('assurance: signed', 'assurance: asserted') });
    const always = '[commit]\n\tgpgsign = true\n[countersign]\n\tsignCommits = false\n';
    const home = await homeOf(here, 'bob', `${setting(join(folder, 'nowhere'))}${always}`);
    const actor = await home.actor();
    expect(actor).toMatchObject({ id: email('bob'), assurance: 'asserted' });
    const { answer, observed } = await give(home, actor, approval);
    expect(answer).toMatchObject({ is: 'done', entry: { actor: { assurance: 'asserted' } } });
    expect(observed.warnings).toMatchObject([
      { code: 'unusable_key', severity: 'warning', message: containing('the key you sign with cannot be read: ') },
    ]);
    await expect(home.actor(true)).rejects.toMatchObject({ code: 'cannot_sign' });
    here.git('config', '--remove-section', 'commit');
    here.git('config', '--remove-section', 'countersign');
  });

  it('stays proven when its key is revoked, and the key signs nothing any more', async () => {
    const old = await homeOf(here, 'old');
    const actor = await old.actor(true);
    expect(actor.id).toBe(email('bob'));
    expect((await give(old, actor, approval)).answer).toMatchObject({ is: 'done' });
    here.commit({ [policyPath]: policyOf({ ann: ['ann'], bob: ['bob'], cat: ['cat'] }) });
    await expect(old.actor(true)).rejects.toMatchObject({ code: 'cannot_sign' });
    // Whoever was asked before the policy changed is asked again by what is in force.
    await expect(give(old, actor, { block: { text: 'late', on: 'track:main' } })).rejects.toMatchObject({
      code: 'cannot_sign',
      message: containing('any more'),
    });
    await sign(here, 'bob', { block: { text: 'b', on: 'track:main' } });
    const before = here.oid('countersign');
    expect(await findings(old)).toEqual([]);
    // A program that pins the old policy again to go on with the old key does not get past the hook.
    const pinned = JSON.parse(JSON.stringify((await old.entries(project))[0])) as Entry<ProjectCommand, ProjectEvent>;
    const event = pinned.events?.find((one) => one.type === 'definition_pinned' && one.what === 'policy');
    if (event?.type !== 'definition_pinned' || event.pin === null) throw new Error('no policy was pinned');
    const { pin } = event;
    const text = here.git('cat-file', 'blob', pin.blob);
    const back: GitHome = {
      ...old,
      async observe(id, at) {
        const sight = await old.observe(id, at);
        const world = { ...sight.observed.world, policyPin: pin, policy: policyIn(text) };
        return {
          ...sight,
          texts: new Map([...sight.texts, [pin.blob, `${text}\n`]]),
          observed: { ...sight.observed, world },
        };
      },
    };
    await give(back, actor, { block: { text: 'late', on: 'track:main' } });
    const pushed = `${before} ${here.oid('countersign')} refs/heads/countersign\n`;
    const refusals = await receive(old, { cwd: here.dir, shipped }, pushed, clock.now());
    expect(refusals.map(({ because }) => because)).toEqual([containing('for them any more')]);
  });

  /** What a program of one's own may put where a signature belongs, and who it says it was. */
  const forgeries: readonly (readonly [string, Forgery, string])[] = [
    ['without a signature', { sign: 'none' }, 'there is no signature'],
    [
      'with the signature of an earlier entry',
      { sign: (_real, _id, _entry, earlier) => Promise.resolve(earlier) },
      'not under this entry',
    ],
    [
      'with a signature for another project',
      { sign: (real, _id, entry) => real('other', entry) },
      'the signature is not under this entry of this project',
    ],
    [
      'with a signature under other words',
      {
        sign: (real, id, entry) =>
          real(id, { ...entry, command: { approve: { gate: 'code', track: 'main', reason: '' } } }),
      },
      'not under this entry',
    ],
    [
      'with a signature under what it came to by other bytes',
      { sign: (real, id, entry) => real(id, { ...entry, events: [] }) },
      'not under this entry',
    ],
    ['with a key that is not theirs', { as: 'stranger' }, 'the policy of then does not list the key SHA256:'],
    ['as somebody whom GitHub has proven', { assurance: 'proven' }, 'only GitHub proves who somebody is'],
    [
      'unsigned, by a program that does not ask for signatures',
      { assurance: 'asserted', lax: 'policy' },
      'which is asserted only, and signed was asked for',
    ],
    [
      'unsigned, as a decision that says it was signed',
      { assurance: 'asserted', lax: 'actor' },
      'decided, signed, and it is an entry of bob@example.com, asserted',
    ],
  ];

  it.each(forgeries)('that is forged %s is found, and does not get past the hook', async (_how, forgery, says) => {
    await sign(here, 'bob', { block: { text: 'an earlier entry', on: 'track:main' } });
    const before = here.oid('countersign');
    const real = await homeOf(here, forgery.as ?? 'bob', `[user]\n\temail = ${email('bob')}\n`);
    const forged = await forgedBy(real, forgery);
    expect((await give(forged, actorOf(forgery), approval, project, laxDecider(forgery))).answer).toMatchObject({
      is: 'done',
    });
    const { seq } = await last(real);
    const because = matching(
      new RegExp(`^projects/at/atlas/log/tail\\.yaml:${seq}: entry ${seq} says that bob@example\\.com .*${says}`, 'u'),
    );
    const options = { cwd: here.dir, shipped };
    const update = `${before} ${here.oid('countersign')} refs/heads/countersign\n`;
    expect(await receive(real, options, update, clock.now())).toEqual([
      { code: 'record_damaged', because, next: matching(/./u) },
    ]);
    expect(await findings(real)).toEqual([
      matching(new RegExp(`^projects/at/atlas/log/tail\\.yaml:${seq} assurance_unproven .*${says}`, 'u')),
    ]);
  });

  it('that opens a gate without its approval, or hands a role on, is found where it is not signed, and a no is taken back as surely as it was given', async () => {
    const cat = await homeOf(here, 'cat');
    const [actor, lax] = [await cat.actor(), laxDecider({ lax: 'policy' })];
    await give(cat, actor, { override: { gate: 'printing', track: 'main', reason: 'it is late' } }, project, lax);
    const { seq } = await last(cat);
    await give(
      cat,
      actor,
      { delegate: { role: 'lead', to: email('ann'), until: '2026-01-20', reason: 'away' } },
      project,
      lax,
    );
    const says = 'says that cat@example.com decided, which is asserted only, and signed was asked for';
    expect(await findings(cat)).toEqual([seq, seq + 1].map((one) => containing(`entry ${one} ${says}`)));
    const other: ProjectCommand = { reject: { gate: 'printing', track: 'main', reason: 'no' } };
    await give(cat, await cat.actor(true), other, 'other');
    const back: ProjectCommand = { withdraw: { gate: 'printing', track: 'main', reason: '' } };
    const unsigned = await give(cat, actor, back, 'other');
    expect(unsigned.answer).toMatchObject({ is: 'refused', refusal: { code: 'assurance_too_low' } });
    expect((await give(cat, await cat.actor(true), back, 'other')).answer).toMatchObject({ is: 'done' });
    expect((await verify(cat, 'other', () => undefined)).findings).toEqual([]);
  });

  it('that is forged under a policy which only its maker ever had is found, too', async () => {
    const was = here.oid('main');
    here.commit({ [policyPath]: policyOf({ bob: ['stranger'] }) });
    const home = await homeOf(here, 'stranger');
    const actor = await home.actor(true);
    expect(actor.id).toBe(email('bob'));
    expect((await give(home, actor, approval)).answer).toMatchObject({ is: 'done' });
    expect(await findings(home)).toEqual([]);
    here.git('reset', '--quiet', '--hard', was);
    expect(await findings(home)).toEqual([
      containing('the policy that lists the key has never been on the default branch here'),
    ]);
  });

  it('is pushed through a hook when it holds, and refused there when it does not', async () => {
    const origin = here.clone({ bare: true });
    made.push(origin);
    origin.hook('pre-receive', script);
    const clone = origin.clone();
    made.push(clone);
    appendFileSync(join(clone.dir, '.git', 'config'), '[countersign]\n\tremote = origin\n');
    expect((await sign(clone, 'bob', approval)).answer).toMatchObject({ is: 'done' });
    const before = origin.oid('countersign');
    const forged = await forgedBy(await homeOf(clone, 'cat'), { sign: 'none' });
    const override: ProjectCommand = { override: { gate: 'printing', track: 'main', reason: 'it is late' } };
    await expect(give(forged, { ...actorOf({}), id: email('cat') }, override)).rejects.toMatchObject({
      code: 'push_refused',
      message: containing('there is no signature'),
    });
    expect(origin.oid('countersign')).toBe(before);
  });
});

type Sign = NonNullable<GitHome['sign']>;
/** Signs an entry for a project, with the key that the home has. */
type SignHere = (id: string, entry: Entry) => ReturnType<Sign>;

interface Forgery {
  readonly as?: Name;
  readonly assurance?: Assurance;
  readonly lax?: 'policy' | 'actor';
  /** `none`: nothing is signed. */
  readonly sign?: 'none' | ((real: SignHere, id: string, entry: Entry, earlier: Signature) => ReturnType<Sign>);
}

function actorOf({ assurance = 'signed' }: Forgery): Actor {
  return { id: email('bob'), login: email('bob'), kind: 'person', assurance };
}

/** A home whose program signs something else, or with a key that it takes for bob's. */
async function forgedBy(
  home: GitHome,
  { as, sign: how = (real, id, entry) => real(id, entry) }: Forgery,
): Promise<GitHome> {
  const { sign: real, ...others } = home;
  if (how === 'none' || real === undefined) return others;
  const earlier = (await last(home)).signature;
  const taken = (observed: Observed): Observed => {
    const { world } = observed;
    const keys = as === undefined ? {} : { keys: { [email('bob')]: [publicKey(as)] } };
    return { ...observed, world: { ...world, policy: { ...world.policy, ...keys } } };
  };
  return {
    ...others,
    async sign(id, entry, observed) {
      if (earlier === undefined) throw new Error('the entry before it is not signed');
      return how((project_, statement) => real(project_, statement, taken(observed)), id, entry, earlier);
    },
  };
}

/** Rules that somebody has bent: no signatures are asked for, or everybody is taken to have signed. */
function laxDecider({ lax }: Forgery): Deciding {
  if (lax === undefined) return projectDecider;
  return {
    ...projectDecider,
    async deciding(commands, seen) {
      const decide = await projectDecider.deciding(commands, seen);
      return (observed, state, head) => {
        if (lax === 'actor') return decide(observed, state, { ...head, actor: { ...head.actor, assurance: 'signed' } });
        const { world } = observed;
        const policy = { ...world.policy, assurance: 'asserted' as const };
        return decide({ ...observed, world: { ...world, policy } }, state, head);
      };
    },
  };
}

function policyIn(text: string): Policy {
  const read = readPolicy(text, 'policy');
  if (!read.ok) throw new Error('the policy cannot be read');
  return read.policy;
}
