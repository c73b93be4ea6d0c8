import type { Repository } from './repository.ts';
import { lines, run } from './run.ts';

/** Servers of one's own, as gh, the App and Actions name them. */
const names = ['GH_HOST', 'GHE_HOST', 'GITHUB_SERVER_URL'] as const;

/**
 * Is some remote of this clone on GitHub, so that people may have said something there: github.com, a tenant of ghe.com,
 * or the server that the environment names (`GH_HOST`, `GHE_HOST`, `GITHUB_SERVER_URL`)?
 */
export async function isCloneOfGithub(
  repository: Repository,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<boolean> {
  const own = names.flatMap((name) => hostOf(environment[name] ?? '') ?? []);
  const { stdout } = await run(repository, ['remote', '--verbose']);
  return lines(stdout).some((line) => {
    const [, address = ''] = /^[^\t]+\t(.*) \((?:fetch|push)\)/u.exec(line) ?? [];
    const host = hostOf(address);
    return host !== null && (isHosted(host) || own.includes(host));
  });
}

function isHosted(host: string): boolean {
  return host === 'github.com' || host === 'ssh.github.com' || host.endsWith('.ghe.com');
}

/** Of `https://HOST/…`, `ssh://git@HOST/…`, `git@HOST:…` and a name alone; null of a path. */
function hostOf(address: string): string | null {
  if (/^[a-z+]+:\/\//u.test(address))
    return URL.canParse(address) && !address.startsWith('file:') ? new URL(address).hostname.toLowerCase() : null;
  const [, host = ''] = /^(?:[^@/:]+@)?([\w.-]+)(?::(?!\\).*)?$/u.exec(address) ?? [];
  return host === '' ? null : host.toLowerCase();
}
