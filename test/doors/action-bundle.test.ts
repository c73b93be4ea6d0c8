import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { buildAction } from '../../scripts/build-action.ts';
import * as standIns from '../../src/doors/action/validators.ts';
import * as precompiled from '../../src/validators.generated.js';
import { fullDefinition, policy, shortDefinition, state } from '../files/examples.ts';
import { temporaryFolder } from '../fixtures/repository.ts';
import { bundle, last, openAction, source, startedAlone, type ActionRig, type Ran } from './action-rig.ts';

const open: ActionRig[] = [];
afterEach(async () => {
  for (const rig of open.splice(0)) await rig.close();
});

/** The same story for a program: what its runs say and write, and what lies on the state branch in the end. */
async function storyBy(program: string): Promise<{ readonly runs: readonly Partial<Ran>[]; readonly tree: string }> {
  const rig = await openAction();
  open.push(rig);
  rig.events();
  const { repository, sandbox } = rig;
  const ann = repository.as('ann');
  const { number: issue } = await ann.openIssue({ title: 'Portal &amp; *co* <b>2.0</b>' });
  await ann.comment(issue, '> /close\n\n```\n/close\n```\n\n/start software_release --client "A&B"');
  await ann.comment(issue, '&sol;close, or:\n\n/advance &quot;implementation\n/advance implementation');
  await ann.push('notes', { [`releases/${issue}/release-notes.md`]: '# 2.0.0\n' });
  const { number: pull } = await ann.openPull({ title: 'Notes', head: 'notes' });
  const runs = [await rig.run(last(rig), { program })];
  await repository.as('dora').review(pull, 'APPROVED');
  await ann.comment(issue, '/nonsense');
  await repository.as('bob').comment(issue, '/start "software_release');
  runs.push(await rig.run(last(rig), { program }), await rig.run(startedAlone('schedule', repository), { program }));
  return {
    runs: runs.map(({ code, log, outputs, summary, requests }) => ({
      code,
      log,
      outputs,
      // The sandbox listens on another port each time.
      summary: summary.replaceAll(sandbox.url, 'https://github.com'),
      requests: requests.map((request) => ({ ...request, at: '' })),
    })),
    tree: await repository.git('log', '-p', '--format=%H %s%n%b', 'countersign'),
  };
}

describe('the bundle', () => {
  it('says, asks, writes and commits what the sources do', async () => {
    const [sources, bundled] = await Promise.all([storyBy(source), storyBy(await bundle())]);
    expect(bundled.runs.map(({ outputs }) => outputs?.['changed'])).toEqual(['true', 'true', 'false']);
    expect(bundled).toEqual(sources);
  });

  it('is the same when it is made again', async () => {
    const folder = temporaryFolder();
    try {
      await buildAction(folder);
      for (const name of [
        'index.cjs',
        'base.cjs',
        'changed.cjs',
        'earlier.cjs',
        'entry-shape.cjs',
        'handoff.cjs',
        'include.cjs',
        'included.cjs',
        'migrating.cjs',
        'named.cjs',
        'proposed.cjs',
        'questions.cjs',
        'releases.cjs',
        'several.cjs',
        'telling.cjs',
        'there.cjs',
        'under.cjs',
        'written.cjs',
        'characters.json',
        'licenses.txt',
        'lifecycles/software_release.yaml',
      ])
        expect(
          readFileSync(join(folder, name), 'utf8') === readFileSync(join(dirname(await bundle()), name), 'utf8'),
        ).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is no larger than 430 kB where nobody wrote anything, and needs nothing but itself and what Node has', async () => {
    const folder = dirname(await bundle());
    expect(readFileSync(join(folder, 'index.cjs')).byteLength).toBeLessThanOrEqual(430_000);
    const late = [
      'base',
      'changed',
      'earlier',
      'entry-shape',
      'handoff',
      'include',
      'included',
      'migrating',
      'named',
      'proposed',
      'questions',
      'releases',
      'reminders',
      'several',
      'telling',
      'there',
      'under',
      'written',
    ].map((name) => `./${name}.cjs`);
    const needed = (name: string): readonly string[] => {
      const code = readFileSync(join(folder, name), 'utf8');
      expect(code).not.toMatch(/\bimport\(/u);
      const all = [...code.matchAll(/\brequire\(([^)]*)\)/gu)].map(([, one = '']) => one.replaceAll(/["'`]/gu, ''));
      return [...new Set(all.filter((one) => !one.startsWith('node:')))].toSorted();
    };
    expect(needed('index.cjs')).toEqual(late);
    const shared = ['./index.cjs', './several.cjs'];
    for (const part of late) expect(needed(part.slice(2)).filter((one) => !shared.includes(one))).toEqual([]);
  });

  it('hands on the license of every package that is in it', async () => {
    const licenses = readFileSync(join(dirname(await bundle()), 'licenses.txt'), 'utf8');
    for (const name of ['@octokit/endpoint', 'mdast-util-from-markdown', 'micromark', 'yaml'])
      expect(licenses).toMatch(new RegExp(`^${name}\\n\\n\\S`, 'mu'));
  });
});

describe('what stands in for the precompiled validators', () => {
  it.each([
    ['full definition', precompiled.validFullDefinition, standIns.validFullDefinition, fullDefinition],
    ['short definition', precompiled.validShortDefinition, standIns.validShortDefinition, shortDefinition],
    ['policy', precompiled.validPolicy, standIns.validPolicy, policy],
    ['project state', precompiled.validProjectState, standIns.validProjectState, state],
  ])('answers the same about a %s', (_name, valid, standIn, example) => {
    expect([valid(example), standIn(example)]).toEqual([true, true]);
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(example)), fc.jsonValue({ maxDepth: 3 }), (key, value) => {
        const changed = { ...example, [key]: value };
        expect(standIn(changed)).toBe(valid(changed));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('stands in for all of them', () => {
    expect(Object.keys(standIns).toSorted()).toEqual(Object.keys(precompiled).toSorted());
  });
});
