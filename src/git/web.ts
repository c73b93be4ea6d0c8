import type { Repository } from './repository.ts';
import { run } from './run.ts';

/** The remote that a clone of GitHub has of its own accord. */
const usual = 'origin';

/**
 * Where the repository lies on GitHub, such as `https://github.com/acme/app`: as its remote says, the one that is the home
 * of the record, else `origin`. Null where there is none, or it is of another host than `github.com` and `host`, which
 * may be a mirror.
 */
export async function webAddress(repository: Repository, host: string): Promise<string | null> {
  const name = repository.remote ?? usual;
  const { code, stdout } = await run(repository, ['remote', 'get-url', name], { allow: [1, 2, 128] });
  return code === 0 ? addressOf(stdout.trim(), host) : null;
}

/** The address that people open for one that git fetches from; null where it is of no repository on these hosts. */
export function addressOf(url: string, host: string): string | null {
  const path = String.raw`[/:](?<owner>[\w.-]+)/(?<name>[\w.-]+?)(?:\.git)?/?$`;
  const found =
    new RegExp(String.raw`^(?:https|ssh|git)://(?:[^@/]*@)?(?<host>[\w.-]+)(?::\d+)?${path}`, 'u').exec(url) ??
    new RegExp(String.raw`^(?:[^@/:]+@)?(?<host>[\w.-]+)${path}`, 'u').exec(url);
  const { host: found_host = '', owner, name } = found?.groups ?? {};
  const known = ['github.com', host.toLowerCase()].find((one) => one === found_host.toLowerCase());
  return known === undefined || known === '' ? null : `https://${known}/${owner}/${name}`;
}
