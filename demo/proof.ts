import { execFile } from 'node:child_process';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { stateBranch, type Studio } from './studio.ts';
import { quote, say } from './telling.ts';

const binary = join(import.meta.dirname, '../bin/countersign.cjs');
const run = promisify(execFile);

/** Clones the repository into an empty folder, shows the log of the record, and has it proven there. */
export async function proveRecord({ sandbox, address }: Studio, folder: string): Promise<void> {
  // A password in an address would stand in the clone's configuration.
  const password = Buffer.from(`maya:${sandbox.tokenFor({ user: 'maya' })}`).toString('base64');
  const env = {
    ...process.env,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.extraHeader',
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${password}`,
  };

  async function shown(words: readonly string[], command: string, args: readonly string[], cwd: string): Promise<void> {
    say(`$ ${words.join(' ')}`);
    const { stdout, stderr } = await run(command, args, { cwd, env });
    if (`${stdout}${stderr}`.trim() !== '') quote('', `${stdout}${stderr}`);
  }

  const git = (...args: readonly string[]): Promise<void> => shown(['git', ...args], 'git', args, folder);
  const url = `${address()}.git`;
  await shown(['git', 'clone', url, '&&', 'cd', basename(address())], 'git', ['clone', '-q', url, '.'], folder);
  await git('branch', '--no-track', stateBranch, `origin/${stateBranch}`);
  await git('log', '--oneline', stateBranch);
  await shown(['countersign', 'verify'], process.execPath, [binary, 'verify'], folder);
}
