import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MplpContext, MplpTrace } from '../../src/core/trace/mplp.ts';
import { writtenFolder } from '../../src/doors/cli/folder.ts';
import { traceExport } from '../../src/doors/cli/trace-export.ts';
import { makeRepository, temporaryFolder } from '../fixtures/repository.ts';
import { json, run as runIn, type Ran } from './cli-rig.ts';

const here = makeRepository();
const out = temporaryFolder();
afterAll(() => {
  here.remove();
  rmSync(out, { recursive: true });
});

function run(...args: readonly string[]): Ran {
  return runIn(here.dir, args);
}

const lifecycle = `workflow_type: small
label: Small change
description: Change one file
stages: [draft, live]
artifacts: [{ artifact_type: doc, path: 'docs/{project}.md', gates: [sign] }]
gates: [{ gate_id: sign, owner: signer, applies_when: the document changes }]
allowed_transitions: [{ from: draft, to: live, on: { landed: doc }, requires: { gate: sign } }]
`;
const policy = `version: 1
assurance: asserted
workflow: small
roles: { signer: { emails: [bob@example.com] } }
`;

/** Everything in a folder, by its path there. */
function filesIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    names.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [file.slice(folder.length + 1), readFileSync(file, 'utf8')] as const;
    }),
  );
}

describe('the approvals of a project', () => {
  const early: Ran[] = [];
  beforeAll(() => {
    here.commit({ '.github/countersign.yml': policy, '.github/countersign/lifecycles/small.yml': lifecycle });
    here.git('remote', 'add', 'origin', 'https://ada:hunter2@example.com/acme/app.git');
    early.push(run('trace', 'export'));
    run('start', 'acme', '--title', 'Acme <portal>');
    early.push(run('trace', 'export'), run('trace', 'export', '--out', join(out, 'none')));
    here.branch('p');
    here.commit({ 'docs/acme.md': 'one\n' });
    here.switch('main');
    const asked = ['sign', '--branch', 'p'];
    expect(runIn(here.dir, ['reject', ...asked, '--reason', 'too short'], { as: 'bob' })).toMatchObject({ code: 0 });
    expect(runIn(here.dir, ['approve', ...asked, '--reason', 'as agreed'], { as: 'bob' })).toMatchObject({ code: 0 });
    expect(run('merge', 'p')).toMatchObject({ code: 0 });
  });

  it('are not there before there is a project and somebody was asked, and it says what comes first', () => {
    expect(early).toMatchObject([
      { code: 2, err: expect.stringMatching(/no project here yet\nNext: countersign start/u) as string },
      {
        code: 0,
        out: expect.stringMatching(/^Nobody has been asked to approve anything in acme yet\.\n/u) as string,
        err: '',
      },
      { code: 2, err: expect.stringMatching(/nobody has been asked .*\nNext: countersign status acme/u) as string },
    ]);
    expect(readdirSync(out)).not.toContain('none');
  });

  it('are shown as a table, with the command that writes them, and as objects to a machine', () => {
    const { code, out: shown, err } = run('trace', 'export');
    expect([code, err]).toEqual([0, '']);
    const rows = shown.split('\n').map((line) => line.split(/ {2,}/u));
    expect(rows[0]).toEqual(['confirm', 'asked (UTC)', 'status', 'decisions', 'plan', 'duty']);
    expect(rows[1]).toEqual([
      'sign/main-1',
      expect.stringMatching(/^\d{4}-/u) as string,
      'approved',
      '2',
      'in progress',
      'resume',
    ]);
    expect(shown).toMatch(/\ncountersign trace export acme --out acme-trace {2}writes them/u);
    expect(json(here.dir, ['trace', 'export', 'acme'])).toMatchObject({
      ok: true,
      project: 'acme',
      confirms: [{ folder: 'sign/main-1', duty: 'resume', confirm: { reason: 'the document changes' } }],
    });
  });

  it('are written as files that are the same every time, and say nothing of who fetches how', () => {
    const [first, second] = [join(out, 'deep', 'first'), join(out, 'second')];
    mkdirSync(second);
    symlinkSync(second, join(out, 'link'));
    const written = run('trace', 'export', 'acme', '--out', first);
    expect(written).toMatchObject({ code: 0, err: '' });
    expect(written.out).toContain(`✓ written: 5 files of 1 Confirm in ${first}\n  countersign trace check ${first}`);
    expect(run('trace', 'export', 'acme', '--out', join(out, 'link'))).toMatchObject({ code: 0 });
    const files = filesIn(first);
    expect(filesIn(second)).toEqual(files);
    expect(Object.keys(files).toSorted()).toEqual([
      'index.json',
      ...['confirm', 'context', 'plan', 'trace'].map((name) => `sign/main-1/${name}.json`),
    ]);
    const trace = JSON.parse(files['sign/main-1/trace.json'] ?? '') as MplpTrace;
    expect(trace.events?.at(-1)).toMatchObject({
      event_type: 'git.merge',
      data: {
        repo_url: 'urn:countersign:acme',
        ref_name: 'refs/heads/main',
        commit_id: here.git('rev-parse', 'main'),
      },
    });
    expect(JSON.stringify(files)).not.toMatch(/hunter2|example\.com\/acme/u);
    expect(run('trace', 'check', first)).toMatchObject({ code: 0, err: '' });

    const again = run('trace', 'export', 'acme', '--out', first);
    expect(again).toMatchObject({
      code: 1,
      err: expect.stringMatching(/first is not empty, and nothing is written/u) as string,
    });
    expect(filesIn(first)).toEqual(files);
  });

  it('are of the environment that is named, the same whatever remotes a clone has, and packed with evidence', () => {
    here.git('remote', 'set-url', 'origin', join(out, 'elsewhere'));
    const { confirms } = json(here.dir, ['trace', 'export', '--environment', 'staging']) as {
      readonly confirms: readonly { readonly context: MplpContext; readonly trace: MplpTrace }[];
    };
    expect(confirms[0]?.context.root).toEqual({ domain: 'small', environment: 'staging' });
    expect(confirms[0]?.trace.events?.at(-1)?.data).toMatchObject({ repo_url: 'urn:countersign:acme' });
    const packs = join(out, 'packs');
    expect(run('trace', 'export', '--format', 'evidence', '--out', packs)).toMatchObject({ code: 0, err: '' });
    expect(Object.keys(filesIn(packs))).toContain('sign/main-1/manifest.json');
    expect(run('trace', 'check', packs)).toMatchObject({ code: 0, err: '' });
  });

  it('need a format, a project and a place that there are', async () => {
    const told = await Promise.all(
      [{ format: 'xml' }, { format: 'evidence' }, { about: ['acme', 'other'] }, { rules: ['x.yaml'] }].map((given) =>
        traceExport({ what: 'export', ...given }),
      ),
    );
    expect(told.map(({ exit, json: { because } }) => [exit, because])).toEqual([
      [64, 'there is no format xml'],
      [64, 'packs of evidence are folders'],
      [64, 'acme and other are two projects'],
      [64, '--rules is for checking'],
    ]);
    expect(run('trace', 'export', 'other')).toMatchObject({
      code: 2,
      err: 'No: there is no project other\nNext: there are: acme\n',
    });
    run('start', 'beta', '--title', 'Beta');
    expect(run('trace', 'export')).toMatchObject({
      code: 64,
      err: expect.stringMatching(/acme, beta: which one is meant\?\nNext: countersign trace export acme/u) as string,
    });
  });

  it('are exported, with a warning, where a definition that was followed is gone', () => {
    const blob = here.git('rev-parse', 'main:.github/countersign/lifecycles/small.yml');
    const file = join(here.dir, '.git/objects', blob.slice(0, 2), blob.slice(2));
    const kept = readFileSync(file);
    rmSync(file);
    const { code, out: shown, err } = run('trace', 'export', 'acme');
    writeFileSync(file, kept);
    expect([code, err.split('\n')[0]]).toEqual([
      0,
      `! 1 definition that was followed cannot be read any more: ${blob.slice(0, 7)}`,
    ]);
    expect(shown).toContain('sign/main-1');
  });
});

describe('a folder of files', () => {
  it('is there whole, or not at all and nothing beside it', async () => {
    const broken = new Map([
      ['a', 'a file'],
      ['a/b', 'and a folder of that name'],
    ]);
    const before = readdirSync(out);
    expect(await writtenFolder(join(out, 'broken'), broken)).toMatchObject({ exit: 1, json: { code: 'not_written' } });
    writeFileSync(join(out, 'file'), '');
    for (const named of ['file', 'file/below']) {
      const answer = await writtenFolder(join(out, named), new Map([['a', '']]));
      expect(answer?.json).toMatchObject({ because: expect.stringMatching(/is a file, or lies below one/u) as string });
    }
    expect(readdirSync(out).toSorted()).toEqual([...before, 'file'].toSorted());
  });
});
