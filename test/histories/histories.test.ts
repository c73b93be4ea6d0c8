import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { redeciding } from '../../src/git/redecide.ts';
import { verify } from '../../src/git/verify.ts';
import { json, run } from '../doors/cli-rig.ts';
import { temporaryFolder } from '../fixtures/repository.ts';
import { canSign } from '../git/signing-rig.ts';
import { expectationIn, homeAt, outcomesIn, shelf } from './history.ts';
import { record } from './record.ts';
import { isSoak } from '../soak.ts';

const names = readdirSync(shelf).flatMap((file) =>
  file.endsWith('.bundle') ? [file.slice(0, -'.bundle'.length)] : [],
);

it('of every format there is a history from plain git and one from GitHub, and none is large', () => {
  expect(names).toEqual(expect.arrayContaining(['format-1-github', 'format-1-plain']));
  expect(names.filter((name) => statSync(join(shelf, `${name}.bundle`)).size > 200_000)).toEqual([]);
});

/** Names of commits that people decided about, whatever became of their branches. */
const decided = 'refs/countersign/decided/*';

/** The bundle in a bare repository of its own, as somebody has it who cloned it. */
function cloned(bundle: string): string {
  const folder = temporaryFolder();
  const git = (...args: readonly string[]): unknown => execFileSync('git', ['-C', folder, ...args]);
  git('init', '--quiet', '--bare', '--initial-branch=main');
  git('fetch', '--quiet', bundle, 'refs/heads/*:refs/heads/*', `${decided}:${decided}`);
  git('config', 'user.email', 'ann@example.com');
  return folder;
}

/** Proves every commit and decides every entry again. */
async function proven(folder: string): Promise<unknown> {
  return homeAt(folder, async (home) => {
    const again = redeciding(home, '2027-01-01T00:00:00.000Z');
    const otherwise: Finding[] = [];
    let alike = 0;
    let untold = 0;
    const { entries, findings } = await verify(home, null, () => undefined, {
      isDeep: true,
      async each(read) {
        const found = await again(read);
        otherwise.push(...found.findings);
        alike += found.decided;
        untold += found.untold.length;
      },
    });
    return { findings, otherwise, isEach: alike + untold === entries, isMost: alike > untold };
  });
}

const whole = { findings: [], otherwise: [], isEach: true, isMost: true };

describe.each(names)('what was recorded once as %s', (name) => {
  let folder: string;
  const expected = expectationIn(shelf, name);
  beforeAll(() => {
    folder = cloned(join(shelf, `${name}.bundle`));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is whole, in every commit, and decided again comes out the same', async () => {
    expect(await proven(folder)).toEqual(whole);
  });

  it('still means what it meant', async () => {
    const { recorded, ...outcomes } = expected;
    expect(recorded).toMatch(/^\d+\.\d+\.\d+$/u);
    const found = await homeAt(folder, outcomesIn);
    expect(found).toEqual(canSign.ssh ? outcomes : { ...outcomes, good: 0 });
  });

  it.runIf(isSoak)('is read by the command line: proven, told, looked up as it was, and exported', () => {
    for (const [id, { entries, halfway }] of Object.entries(expected.projects)) {
      expect(json(folder, ['verify', id, '--deep', '--redecide'])).toMatchObject({ ok: true, entries, findings: [] });
      expect(json(folder, ['log', '--project', id])['entries']).toHaveLength(entries);
      expect(run(folder, ['status', id, '--as-of', halfway.at])).toMatchObject({ code: 0, err: '' });
      const out = join(folder, `trace-${id}`);
      expect(run(folder, ['trace', 'export', id, '--out', out])).toMatchObject({ code: 0, err: '' });
      expect(run(folder, ['trace', 'check', out])).toMatchObject({ code: 0 });
    }
  });
});

it.runIf(isSoak && canSign.ssh)('the same stories, played today, are as whole', { timeout: 300_000 }, async () => {
  const folder = temporaryFolder();
  try {
    const bundles = await record(folder);
    expect(bundles).toHaveLength(2);
    expect(await record(folder)).toEqual([]);
    for (const bundle of bundles) {
      const clone = cloned(bundle);
      expect(await proven(clone)).toEqual(whole);
      rmSync(clone, { recursive: true });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
