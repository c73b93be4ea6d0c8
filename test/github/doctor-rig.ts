import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { githubClient, type GitHubClient } from '../../src/github/client.ts';
import { examine } from '../../src/github/doctor.ts';
import type { Ailment } from '../../src/github/doctor/ailments.ts';
import type { Examining } from '../../src/github/doctor/read/repository.ts';
import { pacer } from '../../src/github/pacing.ts';
import { appTokens, fixedToken, type Tokens } from '../../src/github/tokens.ts';
import type { Clock } from '../../src/ports.ts';
import { openSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import type { SandboxRepository } from '../sandbox/repository.ts';

export const shipped = join(import.meta.dirname, '../../workflows/lifecycles');

/** Roles of the release lifecycle held by people of the sandbox. */
export const policy = `version: 1
workflow: software_release
roles:
  product_owner: { logins: [ann] }
  developer: { permission: write }
  code_reviewer: { logins: [bob] }
  ci_owner: { logins: [bob] }
  tester: { logins: [bob] }
  release_owner: { logins: [ann] }
  security_reviewer: { logins: [bob] }
overriders: [admin]
`;

export interface DoctorRig {
  readonly sandbox: Sandbox;
  readonly site: SandboxRepository;
  readonly clock: Clock;
  readonly client: (token: string) => GitHubClient;
  /** Speaks as the App itself. */
  readonly app: GitHubClient;
  readonly asApp: (name?: string) => Promise<readonly Ailment[]>;
  readonly asToken: (token: string, name?: string) => Promise<readonly Ailment[]>;
  /** Runs a command of the doctor's as the administrator root would, with a `gh` that asks the sandbox. */
  readonly run: (command: string | undefined) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A stand-in for gh: the part of `gh api` that the doctor's commands use, sent to the sandbox. */
const standIn = `#!/usr/bin/env node
import { text } from 'node:stream/consumers';
const [command, ...words] = process.argv.slice(2);
if (command !== 'api') throw new Error('only gh api is known here');
const fields = {};
let method = 'GET', path = '', input = null;
while (words.length > 0) {
  const word = words.shift();
  if (word === '--hostname') words.shift();
  else if (word === '-X') method = words.shift();
  else if (word === '--input') input = await text(process.stdin), words.shift();
  else if (word === '-f' || word === '-F') { const [name, value] = words.shift().split('='); fields[name] = value; }
  else path = word;
}
const answer = await fetch(process.env.SANDBOX + '/' + path, {
  method,
  headers: { authorization: 'bearer ' + process.env.GH_TOKEN, 'content-type': 'application/json' },
  body: input ?? JSON.stringify(fields),
});
if (!answer.ok) { console.error(answer.status, await answer.text()); process.exit(1); }
`;

/** A GitHub with the enrolled repository acme/portal, in which the App is installed. */
export async function openDoctor(files: Readonly<Record<string, string>> = {}): Promise<DoctorRig> {
  const sandbox = await openSandbox();
  for (const login of ['ann', 'bob', 'eve', 'root']) sandbox.user(login);
  sandbox.organization('acme', { basePermission: null });
  const site = await sandbox.repository('acme/portal', {
    files: { 'README.md': '# Portal\n', '.github/countersign.yml': policy, ...files },
    permissions: { ann: 'write', bob: 'write', eve: 'read', root: 'admin' },
  });
  const folder = mkdtempSync(join(tmpdir(), 'countersign-gh-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'gh'), standIn, { mode: 0o755 });
  const clock: Clock = {
    now: () => new Date(sandbox.clock.now()).toISOString(),
    sleep: () => Promise.resolve(),
    random: () => 0,
  };
  const { id: appId, privateKey } = sandbox.app;
  const baseUrl = `${sandbox.url}/api/v3`;
  const speaking = (tokens: Tokens): GitHubClient => githubClient({ baseUrl, tokens, clock, pacer: pacer({ clock }) });
  const client = (token: string): GitHubClient => speaking(fixedToken(token));
  const app = speaking(appTokens({ appId, privateKey, clock }));
  const asking = (name: string, token: string, examining: Examining): Promise<readonly Ailment[]> => {
    const [owner = '', repository = ''] = name.split('/');
    return examine(client(token), { owner, name: repository }, examining);
  };

  return {
    sandbox,
    site,
    clock,
    client,
    app,
    asApp: (name = 'acme/portal') =>
      asking(name, sandbox.tokenFor({ installation: 'acme' }), { kind: 'app', appId, app, shipped, clock }),
    asToken: (token, name = 'acme/portal') => asking(name, token, { kind: 'token', shipped, clock }),
    run: (command) =>
      new Promise((resolve, reject) => {
        const env = {
          ...process.env,
          PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
          SANDBOX: baseUrl,
          GH_TOKEN: sandbox.tokenFor({ user: 'root' }),
        };
        const child = spawn('sh', ['-c', command ?? 'exit 3'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
        let said = '';
        child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
        child.on('error', reject);
        child.on('close', (code) =>
          code === 0 ? resolve() : reject(new Error(`${command ?? 'no command'}: ${said}`)),
        );
      }),
    async close() {
      await sandbox.close();
      rmSync(folder, { recursive: true });
    },
  };
}
