import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { leaveTheMachineOut } from '../test/environment.ts';

const help = `npm run demo -- [OPTIONS]

Plays one project, from an issue form to its closure report, on a GitHub that runs on this machine, with the real App.
Its pages can be looked at until Ctrl-C.

  --once       end when the story is told
  --port N     serve the pages on this port; on any free one if not given
  --keep DIR   leave a clone of the repository there, with its record
  --local      play the story in plain git instead: the command line and nothing else
  --help       this
`;

/** A wrong command line, as sysexits.h has it. */
const misuse = 64;
/** Ended by Ctrl-C before its end, as shells have it. */
const interrupted = 130;

interface Wishes {
  readonly once: boolean;
  readonly port: number;
  readonly keep: string | null;
  readonly local: boolean;
}

class Misuse extends Error {}

/** What the command line asks for; null when it asks for help. */
function wishesIn(args: readonly string[]): Wishes | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      once: { type: 'boolean' },
      port: { type: 'string' },
      keep: { type: 'string' },
      local: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) return null;
  const { once: isOnce = false, local = false, port = '0', keep } = values;
  if (!/^\d{1,5}$/u.test(port) || Number(port) > 65_535) throw new Misuse(`"${port}" is not a port`);
  if (local && values.port !== undefined) throw new Misuse('plain git has no pages: --port does not go with --local');
  const folder = keep === undefined ? null : resolve(keep);
  if (keep === '' || (folder !== null && isTaken(folder)))
    throw new Misuse(`--keep takes a folder that is empty or not there yet, not "${keep ?? ''}"`);
  return { once: isOnce, local, port: Number(port), keep: folder };
}

function isTaken(path: string): boolean {
  return existsSync(path) && (!statSync(path).isDirectory() || readdirSync(path).length > 0);
}

/** What plays the story is loaded only when it is wanted. */
async function onGitHub(wishes: Wishes): Promise<number> {
  const { playOnGitHub } = await import('./github.ts');
  return (await playOnGitHub(wishes)) ? 0 : interrupted;
}

/** The story in plain git is a program of its own; Ctrl-C reaches it by itself. */
function inPlainGit({ keep }: Wishes): Promise<number> {
  const program = fileURLToPath(import.meta.resolve('./local.ts'));
  const child = spawn(process.execPath, [program, ...(keep === null ? [] : ['--keep', keep])], { stdio: 'inherit' });
  return new Promise((done, failed) => {
    child.once('error', failed).once('exit', (code) => done(code ?? interrupted));
  });
}

async function main(args: readonly string[]): Promise<number> {
  try {
    const wishes = wishesIn(args);
    if (wishes === null) {
      process.stdout.write(help);
      return 0;
    }
    leaveTheMachineOut();
    return await (wishes.local ? inPlainGit(wishes) : onGitHub(wishes));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const code = 'code' in error ? String(error.code) : '';
    if (error instanceof Misuse || code.startsWith('ERR_PARSE_ARGS')) {
      process.stderr.write(`${error.message}\n\n${help}`);
      return misuse;
    }
    if (code !== 'EADDRINUSE') throw error;
    process.stderr.write('That port is in use. Choose another one, or none: npm run demo\n');
    return 1;
  }
}

// What was interrupted may still be waiting for something.
process.exit(await main(process.argv.slice(2)));
