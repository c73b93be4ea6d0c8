import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/core/entry.ts';
import { blobId, entriesOf, sha256 } from '../../src/record.ts';
import { policy, policyPath } from './rig.ts';
import { done, makeRunRig, planned, run, start, submit, take, type RunRig } from './runs-rig.ts';

const folder = `runs/re/${run}`;
const hook = `exec ${process.execPath} ${fileURLToPath(new URL('./hook.ts', import.meta.url))}`;

let rig: RunRig;
/** Where the record stood when it was whole. */
let whole: string;
beforeAll(async () => {
  rig = makeRunRig('journal', 'remote');
  await planned(rig);
  await rig.put();
  const content = Buffer.from('long\n'.repeat(2000));
  const output = { bytes: content.length, sha256: sha256(content) };
  await rig.ask(
    {
      submit: { step: 'build', job: 'step', attempt: 1, outcome: { is: 'done' }, output, take: { by: 'x', limit: 1 } },
    },
    { attachments: [{ name: 'build.txt', ...output, content }] },
  );
  await rig.put();
  whole = rig.origin.oid('refs/heads/countersign');
});
afterAll(() => rig.close());

function textOf(path: string): string {
  return rig.origin.git('show', `${whole}:${folder}/${path}`).concat('\n');
}

/** A commit on the record that changes files of the run; null takes one away. */
function changed(files: Readonly<Record<string, string | null>>): string {
  const parts = Object.entries(files).map(([path, text]) =>
    text === null
      ? `D ${folder}/${path}\n`
      : `M 100644 inline ${folder}/${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
  );
  const head = `commit refs/heads/changed\ncommitter Eve <eve@example.com> 1767225600 +0000\ndata 4\nEdit\nfrom ${whole}\n`;
  const { seat } = rig;
  spawnSync('git', ['fast-import', '--quiet', '--force'], { cwd: seat.dir, input: `${head}${parts.join('')}\n` });
  return seat.oid('refs/heads/changed');
}

async function findingsOf(commit: string): Promise<readonly string[]> {
  rig.seat.git('update-ref', 'refs/remotes/origin/countersign', commit);
  rig.origin.git('fetch', '--quiet', rig.seat.dir, `+refs/heads/changed:refs/heads/countersign`);
  try {
    const { findings } = await rig.verdict();
    return findings.map(({ code, file }) => `${code} ${file.replace(`${folder}/`, '')}`);
  } finally {
    rig.origin.git('update-ref', 'refs/heads/countersign', whole);
    rig.seat
      .git('for-each-ref', '--format=%(refname)', 'refs/countersign')
      .split('\n')
      .filter(Boolean)
      .forEach((ref) => rig.seat.git('update-ref', '-d', ref));
  }
}

/** The log with an entry changed, and every hash after it made to fit. */
function forged(change: (entry: Entry, index: number) => Entry): string {
  let prev = '0'.repeat(64);
  const lines = entriesOf<unknown, unknown>(textOf('log/tail.yaml')).map((entry, index) => {
    const { hash: _hash, ...open } = { ...change(entry, index), prev };
    prev = sha256(prev + JSON.stringify(open));
    return `- ${JSON.stringify({ ...open, hash: prev })}\n`;
  });
  return lines.join('');
}

describe('the record of a run that somebody changed afterwards', () => {
  it('is found by each of its files', async () => {
    const evidence = rig.origin.git('ls-tree', '--name-only', `${whole}:${folder}/evidence`);
    const paths = ['run_state.yaml', 'pipeline.yaml', 'policy.yaml', 'steps/plan.yaml', 'checkpoints/planned.yaml'];
    for (const path of [...paths, `evidence/${evidence}`]) {
      const other = textOf(path).replace(/[a-z]/u, 'Z');
      for (const text of [null, other])
        expect((await findingsOf(changed({ [path]: text }))).join()).toMatch(new RegExp(` ${path}(?:,|$)`, 'u'));
    }
    expect(await findingsOf(changed({ 'notes.txt': 'by hand\n' }))).toContain('record_edited notes.txt');
  });

  it('is found by its log: a byte that is another, a line that is gone, an entry that is forged', async () => {
    const tail = textOf('log/tail.yaml');
    const lines = tail.trimEnd().split('\n');
    const without = (at: number): string => `${lines.filter((_line, index) => index !== at).join('\n')}\n`;
    for (const other of [null, tail.replace('plan is done', 'plan is gone'), without(1), without(lines.length - 1)])
      expect((await findingsOf(changed({ 'log/tail.yaml': other }))).join()).toContain('log_broken');
    const bolder = forged((entry, index) => (index === 1 ? { ...entry, at: '2026-01-01T12:02:30.000Z' } : entry));
    expect(await findingsOf(changed({ 'log/tail.yaml': bolder }))).not.toEqual([]);
    const prover = forged((entry, index) =>
      index === 1 ? { ...entry, actor: { ...entry.actor, assurance: 'proven' } } : entry,
    );
    expect(await findingsOf(changed({ 'log/tail.yaml': prover }))).toContain('assurance_unproven log/tail.yaml');
    const stranger = forged((entry, index) => (index === 1 ? { ...entry, command: { fly: {} } } : entry));
    expect(await findingsOf(changed({ 'log/tail.yaml': stranger }))).toContain('entry_unknown log/tail.yaml');
  });
});

describe('a push of the record of a run', () => {
  it('comes in when it proves, and not when it does not, or was decided under a policy that nobody has there', async () => {
    rig.origin.hook('pre-receive', hook);
    const forgery = changed({
      'checkpoints/planned.yaml': textOf('checkpoints/planned.yaml').replace('step: 0', 'step: 1'),
    });
    expect(() => rig.seat.git('push', '--quiet', 'origin', `${forgery}:refs/heads/countersign`)).toThrow(
      /record_damaged: runs\/re\/release-7\/checkpoints\/planned\.yaml/u,
    );
    await done(rig, submit('check'));
    await rig.put();
    expect(rig.record().get('run_state.yaml')).toContain('status: completed\n');

    const clone = makeRunRig('git', 'here');
    try {
      const own = policy.replace('workflow: paper\n', '').replace('ann@example.com', 'eve@example.com');
      clone.seat.commit({ [policyPath]: own });
      for (const command of [start, take]) await done(clone, command);
      await clone.put();
      expect(clone.record().get('policy.yaml')).toBe(own);
      const target = makeRunRig('git', 'remote');
      target.origin.hook('pre-receive', hook);
      const pushing = () => clone.seat.git('push', '--quiet', target.origin.dir, 'countersign');
      expect(pushing).toThrow(/was decided under a policy that main has never held here/u);
      expect(() => target.origin.oid('refs/heads/countersign')).toThrow(/Needed a single revision/u);
      await target.close();
      expect(blobId(own)).toBe(clone.seat.oid(`main:${policyPath}`));
    } finally {
      await clone.close();
    }
  });
});
