import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verbs } from '../../src/core/verbs/table.ts';

const root = join(import.meta.dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** The shell blocks below a heading, up to the next one. */
function blocksUnder(heading: string): readonly string[] {
  const [, after = ''] = readme.split(`\n## ${heading}\n`);
  const [section = ''] = after.split('\n## ');
  return [...section.matchAll(/^```sh\n(.*?)^```$/gmsu)].map(([, block = '']) => block);
}

let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-readme-'));
  // What `npm link` does: the command on the path. The shell's own node may be an older one, so it is named here.
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'countersign'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin/countersign.cjs')}" "$@"\n`,
  );
  chmodSync(join(bin, 'countersign'), 0o755);
  path = `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function sh(cwd: string, script: string): { readonly status: number | null; readonly out: string } {
  const env = { ...process.env, PATH: path };
  const done = spawnSync('sh', ['-c', script], { cwd, env, encoding: 'utf8' });
  return { status: done.status, out: `${done.stdout}${done.stderr}` };
}

function repository(name: string): string {
  const dir = join(folder, name);
  sh(folder, `git init -q -b main ${name}`);
  sh(dir, 'git config user.name Alice && git config user.email alice@example.com');
  sh(dir, 'echo hello > README.md && git add . && git commit -qm first');
  return dir;
}

describe('the README', () => {
  it('names only npm scripts that exist', () => {
    const named = [...readme.matchAll(/npm run ([a-z:]+)/gu)].map(([, name = '']) => name);
    expect(named).toContain('demo');
    expect(named.filter((name) => scripts.scripts[name] === undefined)).toEqual([]);
    expect(scripts.scripts['test']).toBeDefined();
  });

  it('names only verbs that exist', () => {
    const named = [...readme.matchAll(/\bcountersign ([a-z]+)\b/gu)].map(([, name = '']) => name);
    const known = ['help', ...verbs.map((verb) => verb.name)];
    const words = new Set(named.filter((name) => !['moves'].includes(name)));
    expect([...words].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('links only files that are there', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/gu)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });

  it('leads to a first project: every line of it runs, and says no exactly where the text says so', () => {
    const [, block = ''] = blocksUnder('A first project in a repository of yours');
    const lines = block.trim().split('\n');
    expect(lines).toHaveLength(13);
    const dir = repository('mine');
    for (const line of lines) {
      const done = sh(dir, line);
      expect(`${line}\n${String(done.status)}\n${done.status === 0 ? '' : done.out}`).toBe(`${line}\n0\n`);
      if (line.startsWith('countersign merge') && line.includes('||'))
        expect(done.out).toMatch(/code_review is closed/u);
    }
    const status = sh(dir, 'countersign status --json');
    expect(JSON.parse(status.out)).toMatchObject({ ok: true });
    expect(sh(dir, 'countersign log').out).toMatch(/review → test/u);
  });

  it('guards a repository that others push to: its hook refuses what nobody approved and lets the rest in', () => {
    const [hook = '', home = ''] = blocksUnder('A repository that others push to');
    const dir = repository('clone');
    sh(dir, 'countersign init --workflow software_release --approver bob@example.com');
    sh(dir, 'git add . && git commit -qm policy && countersign start notes');
    sh(folder, 'git clone -q --bare clone shared.git');
    writeFileSync(join(folder, 'shared.git', 'hooks', 'pre-receive'), hook);
    chmodSync(join(folder, 'shared.git', 'hooks', 'pre-receive'), 0o755);
    sh(dir, 'git remote add origin ../shared.git && git fetch -q');
    expect(sh(dir, home).status).toBe(0);
    sh(
      dir,
      'mkdir -p releases/notes && echo new > releases/notes/release-notes.md && git add . && git commit -qm notes',
    );
    const refused = sh(dir, 'git push origin main');
    expect(refused.status).not.toBe(0);
    expect(refused.out).toMatch(/release_owner_approval is closed/u);
    sh(
      dir,
      'git switch -qc notes && git push -q origin notes && git switch -q main && git reset -q --hard origin/main',
    );
    const approved = sh(
      dir,
      'GIT_AUTHOR_EMAIL=bob@example.com countersign approve release_owner_approval --branch notes',
    );
    expect(approved).toMatchObject({ status: 0 });
    expect(sh(dir, 'countersign merge notes')).toMatchObject({ status: 0 });
    expect(sh(dir, 'git fetch -q && git log --format=%s origin/main').out).toMatch(/Merge branch 'notes'/u);
  });
});
