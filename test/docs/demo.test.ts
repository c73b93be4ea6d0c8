import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const program = join(import.meta.dirname, '..', '..', 'demo', 'demo.ts');
let folder = '';

interface Told {
  readonly status: number | null;
  readonly story: string;
}

function demo(...args: readonly string[]): Told {
  const done = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status: done.status, story: `${done.stdout}${done.stderr}` };
}

function whole({ status, story }: Told): string {
  expect(`${String(status)}\n${status === 0 ? '' : story}`).toBe('0\n');
  return story;
}

/** A story holds these texts, each after the one before. */
function expectInOrder(story: string, texts: readonly string[]): void {
  let at = 0;
  const missing = texts.filter((text) => {
    const found = story.indexOf(text, at);
    at = found === -1 ? at : found + text.length;
    return found === -1;
  });
  expect(missing).toEqual([]);
}

function log(repository: string, branch: string): string {
  return spawnSync('git', ['log', '--format=%s', branch], { cwd: repository, encoding: 'utf8' }).stdout;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-demo-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the demo on a GitHub of its own', () => {
  let story = '';
  let ended: Promise<unknown> = Promise.resolve();
  let child: ReturnType<typeof spawn> | null = null;
  beforeAll(async () => {
    const player = spawn(process.execPath, [program, '--keep', join(folder, 'github')]);
    child = player;
    player.stdout.on('data', (part: Buffer) => (story += part.toString()));
    player.stderr.on('data', (part: Buffer) => (story += part.toString()));
    ended = once(player, 'exit');
    while (!/until you press Ctrl-C:(?:\n +http\S+){3}\n/u.test(story) && player.exitCode === null)
      await Promise.race([once(player.stdout, 'data'), ended]);
  });
  afterAll(() => {
    child?.kill('SIGINT');
  });

  it('refuses the merge that nobody approved, and answers the approval by the wrong person', () => {
    expectInOrder(story, [
      'in progress: waiting for commercial',
      'GitHub │ Required status check "countersign"',
      'sam │ /approve commercial',
      'refused: approve by sam, not_in_role',
      'status │ `/approve commercial` by sam: ',
      'commercial approved by jordan',
      'success: ',
      'proposal → contract',
    ]);
  });

  it('rejects a contract, approves it, and voids the approvals when the bytes change', () => {
    expectInOrder(story, [
      'legal_or_contract rejected by morgan',
      'failure: ',
      'legal_or_contract approved by morgan',
      'client_authority approved by jordan',
      'success: every gate is open',
      'legal_or_contract superseded, contract_package changed in #4',
      'in progress: waiting for legal_or_contract, client_authority',
    ]);
  });

  it('records what an administrator merged past a gate, and waits for a rationale', () => {
    expectInOrder(story, [
      'contract_package v1 landed by alex, past closed legal_or_contract',
      '/override legal_or_contract --reason',
      'legal_or_contract overridden by maya',
      'contract → delivery',
    ]);
  });

  it('goes from discovery to the end, in order, past a blocker', () => {
    expectInOrder(story, [
      'project_started: Support e-mail triage pilot by maya',
      'discovery → proposal',
      'proposal → contract',
      'contract → delivery',
      'blocker_added',
      'delivery_record v1 landed by maya',
      '/unblock',
      'delivery → customer_success',
      'project_closed: closed by maya',
    ]);
  });

  it('ends with the closure report, the log of the record, and a record that verifies', () => {
    expectInOrder(story, [
      'report │ Closure report: Support e-mail triage pilot',
      'Around the gates',
      '`legal_or_contract` was overridden by maya as engagement_lead',
      'git log --oneline countersign',
      'countersign verify',
      'nothing missing, nothing changed',
    ]);
  });

  it('names the page of each thing, holds no secret, and has colours only on a terminal', () => {
    const pages = [...story.matchAll(/http:\/\/127\.0\.0\.1:\d+(\/acme\/harbor-supplies\S*)/gu)].map(
      ([, path]) => path,
    );
    expect(pages).toEqual(
      expect.arrayContaining(
        ['issues/1', ...[2, 3, 4, 5, 6].map((pull) => `pull/${pull}`)].map((path) => `/acme/harbor-supplies/${path}`),
      ),
    );
    expect(story).not.toMatch(/ghs_|ghu_|ghp_|Authorization|PRIVATE KEY/u);
    expect(story).not.toContain('\u001B');
  });

  it('keeps a clone where it is asked to, in which the record is and no password', () => {
    const clone = join(folder, 'github');
    expect(log(clone, 'countersign')).toMatch(/^project_closed: closed by maya/u);
    expect(log(clone, 'main')).toMatch(/^Merge pull request #6/u);
    const config = spawnSync('git', ['config', '--list', '--local'], { cwd: clone, encoding: 'utf8' }).stdout;
    expect(config).toMatch(/remote\.origin\.url=http:\/\/127/u);
    expect(config).not.toMatch(/extraheader|@127/iu);
  });

  it('has pages that can be looked at until Ctrl-C, which ends it well', async () => {
    const named = new Set([...story.matchAll(/http:\/\/127\.0\.0\.1:\S+/gu)].map(([address]) => address));
    const answers = await Promise.all(
      [...named]
        .filter((address) => !address.endsWith('.git'))
        .map(async (address) => [address, (await fetch(address)).status]),
    );
    expect(answers.length).toBeGreaterThan(7);
    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
    child?.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
  });
});

describe('the pages of the demo', () => {
  it('are given up when it is interrupted before the end', async () => {
    const child = spawn(process.execPath, [program]);
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([130, null]);
  });
});

describe('the command line of the demo', () => {
  it.each([['--prot'], ['--port', 'x'], ['--port', '65536'], ['more'], ['--local', '--port', '4000'], ['--keep', '']])(
    'refuses %s %s with exit code 64, and says how it is written right',
    (...args) => {
      const { status, story } = demo(...args);
      expect(status).toBe(64);
      expect(story).toMatch(/npm run demo -- \[OPTIONS\]/u);
    },
  );

  it('refuses to keep a clone where something is already', () => {
    writeFileSync(join(folder, 'mine.txt'), 'mine\n');
    for (const taken of [folder, join(folder, 'mine.txt')])
      expect(demo('--once', '--keep', taken)).toMatchObject({ status: 64 });
  });

  it('explains itself', () => {
    expect(whole(demo('--help'))).toMatch(/--once.*--port.*--keep.*--local/su);
  });

  it('says that a port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(demo('--once', '--port', String(port))).toEqual({
      status: 1,
      story: 'That port is in use. Choose another one, or none: npm run demo\n',
    });
    server.close();
  });
});

describe('the demo in plain git', () => {
  let story = '';
  beforeAll(() => {
    story = whole(demo('--local', '--once', '--keep', join(folder, 'git')));
  });

  it('refuses the merge that nobody approved, and the approval by the wrong person', () => {
    expect(story).toMatch(/commercial is closed: nobody has approved it/u);
    expect(story).toMatch(/sam@studio\.example is not among those who open commercial/u);
  });

  it('voids an approval when the approved bytes change', () => {
    expect(story).toMatch(/contract_package changed in project\/support-triage\/contract/u);
  });

  it('goes from discovery to the end, in order', () => {
    expectInOrder(story, [
      'discovery → proposal',
      'proposal → contract',
      'contract → delivery',
      'delivery → customer_success',
      'project_closed',
    ]);
  });

  it('ends with the closure report and a record that verifies', () => {
    expect(story).toMatch(/Who allowed what/u);
    expect(story).toMatch(/nothing missing, nothing changed/u);
  });

  it('keeps the repository where it is asked to', () => {
    expect(log(join(folder, 'git'), 'countersign')).toMatch(
      /project_closed: closed by maya@studio\.example \(support-triage\)/u,
    );
  });
});
