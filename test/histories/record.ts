import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatText } from '../../src/record.ts';
import { leaveTheMachineOut } from '../environment.ts';
import { playGitHub } from './github.ts';
import { homeAt, outcomesIn, shelf, type Expected } from './history.ts';
import { playPlain } from './plain.ts';

const stories = { plain: playPlain, github: playGitHub } as const;

/**
 * Plays the stories and records each in a folder: a bundle with the branches and with what was decided about, and what they lead to. What is there stays as
 * it is; gives the paths of the bundles that are new.
 */
export async function record(folder: string): Promise<readonly string[]> {
  const recorded: string[] = [];
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as Version;
  const [, format = ''] = /^format: (\d+)$/mu.exec(formatText()) ?? [];
  for (const [story, play] of Object.entries(stories)) {
    const path = join(folder, `format-${format}-${story}`);
    if (existsSync(`${path}.bundle`)) continue;
    const { dir, close } = await play();
    try {
      const expected: Expected = { recorded: version, ...(await homeAt(dir, outcomesIn)) };
      const refs = ['--branches', '--glob=refs/countersign/decided'];
      execFileSync('git', ['-C', dir, 'bundle', 'create', '--quiet', `${path}.bundle`, ...refs]);
      writeFileSync(`${path}.json`, `${JSON.stringify(expected, null, 2)}\n`);
      recorded.push(`${path}.bundle`);
    } finally {
      await close();
    }
  }
  return recorded;
}

interface Version {
  readonly version: string;
}

if (import.meta.main) {
  leaveTheMachineOut();
  const recorded = await record(shelf);
  process.stdout.write(`${recorded.join('\n') || 'nothing new: what is recorded stays as it is'}\n`);
}
