import { isFields } from '../../core/fields.ts';
import { readFile } from 'node:fs/promises';
import type { Given } from '../../core/verbs/verb.ts';
import { lines as linesIn, run } from '../../git/run.ts';
import { githubClient, type GitHubClient } from '../../github/client.ts';
import { examine, examineWebhook } from '../../github/doctor.ts';
import type { Ailment } from '../../github/doctor/ailments.ts';
import { pacer } from '../../github/pacing.ts';
import { GitHubProblem } from '../../github/problem.ts';
import { appTokens, fixedToken, installationTokens, type Tokens } from '../../github/tokens.ts';
import type { Clock } from '../../ports.ts';
import { done, exits, misuse, no, styled, type Answer, type Line } from './answer.ts';
import { examineHere, type Trouble } from './doctor-here.ts';
import { plural } from './findings.ts';
import { shippedLifecycles, versionOfPackage } from './place.ts';
import { machineClock as clock } from '../../clock.ts';
import { word } from './session.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Named {
  readonly owner: string;
  readonly name: string;
}

/**
 * Examines a repository on GitHub, the one that is named or that `origin` is a clone of, with a token or as the App; or
 * this repository as it is, where GitHub is not its home or nobody may ask it.
 */
export async function doctor(given: Given): Promise<Answer> {
  const named = word(given, 'repository');
  const api = apiIn(process.env);
  const key = await keyIn(process.env);
  if (named !== '') {
    const repository = repositoryNamed(named);
    if (repository === null)
      return misuse(`"${named}" is not the name of a repository`, 'write OWNER/NAME, such as acme/portal');
    if (key === null)
      return no(
        exits.failed,
        'no_token',
        'GitHub cannot be asked without a token',
        'GH_TOKEN=$(gh auth token) countersign doctor OWNER/NAME',
      );
    return answerOf(named, await examined(api, key, repository));
  }
  const origin = await originHere();
  const isThere = origin !== null && isOn(origin, api);
  if (isThere && key !== null) return answerOf(`${origin.owner}/${origin.name}`, await examined(api, key, origin));
  const troubles = await examineHere();
  const isHosted = origin !== null && (isThere || origin.host === 'github.com');
  return answerOf('this repository', isHosted ? [...troubles, unseen(origin, isThere)] : troubles);
}

/** `OWNER/NAME`; null for anything else. */
export function repositoryNamed(text: string): Named | null {
  const [owner = '', name = '', ...rest] = text.split('/');
  const isName = rest.length === 0 && [owner, name].every((part) => /^[\w.-]*\w[\w.-]*$/u.test(part));
  return isName ? { owner, name } : null;
}

function unseen({ host, owner, name }: Origin, isThere: boolean): Trouble {
  return {
    code: 'github_unseen',
    severity: 'hint',
    because: `origin is ${owner}/${name} on ${host}, and what GitHub allows there was not looked at`,
    next: isThere ? 'set GH_TOKEN to a token' : `set GH_TOKEN to a token, and leave GH_HOST and GITHUB_API_URL away`,
    command: 'GH_TOKEN=$(gh auth token) countersign doctor',
  };
}

const marks = {
  stops: styled('red', '✗ '),
  weakens: styled('yellow', '! '),
  hint: styled('dim', '· '),
} as const;

function answerOf(what: string, troubles: readonly Trouble[]): Answer {
  const told = troubles.flatMap(({ severity, because, next, command }): readonly Line[] => [
    [marks[severity], because],
    [styled('dim', `  → ${next}`)],
    ...(command === undefined ? [] : [[styled('cyan', `  ${command}`)] as const]),
  ]);
  const json = { examined: what, ailments: troubles };
  const stops = troubles.filter(({ severity }) => severity === 'stops');
  const weakens = troubles.filter(({ severity }) => severity === 'weakens').length;
  const weaker = weakens === 0 ? '' : `${plural(weakens, 'thing weakens', 'things weaken')} it`;
  const [first] = stops;
  if (first === undefined) {
    const mark = weakens === 0 ? styled('green', '✓ ') : marks.weakens;
    return done([...told, [mark, `${what}: nothing stops Countersign${weaker === '' ? '' : `, ${weaker}`}`]], json);
  }
  const sum = `${plural(stops.length, 'thing stops', 'things stop')} Countersign${weaker === '' ? '' : `, ${weaker}`}`;
  return {
    exit: exits.failed,
    out: [...told, [marks.stops, `${what}: ${sum}`]],
    err: [],
    json: { code: first.code, because: first.because, next: first.next, ...json },
  };
}

export interface Api {
  readonly url: string;
  /** Of the pages and clones: github.com, or a server of one's own. */
  readonly host: string;
}

/** As Actions says it in GITHUB_API_URL, or gh in GH_HOST, or the server of the App in GHE_HOST. */
export function apiIn({ GITHUB_API_URL: url = '', GH_HOST: ghHost = '', GHE_HOST: serverHost = '' }: Environment): Api {
  if (url !== '')
    return {
      url,
      host: URL.canParse(url) ? new URL(url).host.replace(/^api\.(?=github\.com$|.+\.ghe\.com$)/u, '') : url,
    };
  const host = ghHost || serverHost || 'github.com';
  const isTheirs = host === 'github.com' || host.endsWith('.ghe.com');
  return { url: isTheirs ? `https://api.${host}` : `https://${host}/api/v3`, host };
}

/** What GitHub is asked with: somebody's token, or the key of the App. */
type Key =
  | { readonly is: 'token'; readonly token: string }
  | { readonly is: 'app'; readonly appId: number; readonly privateKey: string };

/** GH_TOKEN or GITHUB_TOKEN; else what the server of the App is told: APP_ID and PRIVATE_KEY or PRIVATE_KEY_PATH. */
export async function keyIn(environment: Environment): Promise<Key | null> {
  const { GH_TOKEN: ghToken = '', GITHUB_TOKEN: githubToken = '', APP_ID: appId = '' } = environment;
  const token = (ghToken || githubToken).trim();
  if (token !== '') return { is: 'token', token };
  const { PRIVATE_KEY: text = '', PRIVATE_KEY_PATH: path = '' } = environment;
  if (!/^[1-9]\d*$/u.test(appId) || (text === '' && path === '')) return null;
  const written = text === '' ? await readFile(path, 'utf8').catch(() => '') : text;
  const privateKey = written.includes('-----BEGIN') ? written : Buffer.from(written, 'base64').toString();
  return { is: 'app', appId: Number(appId), privateKey };
}

const longestMilliseconds = 60_000;
/** What is waited for: nobody waits for it any more once an answer was given without it. */
const waits = new Set<NodeJS.Timeout>();

/** A person waits for this: it tries again at once, and does not wait for a budget to come back. */
const impatient: Clock = {
  ...clock,
  random: () => 0,
  sleep: (milliseconds) =>
    new Promise((resolve, reject) => {
      if (milliseconds > longestMilliseconds) {
        reject(new GitHubProblem('github_away', { because: 'GitHub wants us to wait for more than a minute' }));
        return;
      }
      const wait = setTimeout(() => {
        waits.delete(wait);
        resolve();
      }, milliseconds);
      waits.add(wait);
    }),
};

async function examined(api: Api, key: Key, named: Named): Promise<readonly Ailment[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      for (const wait of waits) wait.unref();
      reject(
        new GitHubProblem('github_away', { because: 'GitHub did not answer within a minute, or wants us to wait' }),
      );
    }, longestMilliseconds);
  });
  try {
    return await Promise.race([key.is === 'token' ? withToken(api, key.token, named) : asApp(api, key, named), late]);
  } finally {
    clearTimeout(timer);
  }
}

export function speaking({ url }: Api, tokens: Tokens): GitHubClient {
  const options = { baseUrl: url, clock: impatient, version: versionOfPackage() };
  return githubClient({ ...options, tokens, pacer: pacer({ clock: impatient }) });
}

function withToken(api: Api, token: string, named: Named): Promise<readonly Ailment[]> {
  return examine(speaking(api, fixedToken(token)), named, { kind: 'token', shipped: shippedLifecycles(), clock });
}

async function asApp(
  api: Api,
  { appId, privateKey }: Extract<Key, { readonly is: 'app' }>,
  named: Named,
): Promise<readonly Ailment[]> {
  const app = speaking(api, appTokens({ appId, privateKey, clock }));
  const where = { owner: named.owner, repo: named.name };
  const { data } = await app.rest('GET /repos/{owner}/{repo}/installation', where, { allow: [404] });
  const id = isFields(data) ? data['id'] : undefined;
  const reach = { baseUrl: api.url, clock: impatient };
  const client =
    typeof id === 'number'
      ? speaking(api, installationTokens({ ...reach, appId, privateKey, installationId: id }))
      : app;
  const examining = { kind: 'app', appId, app, shipped: shippedLifecycles(), clock } as const;
  return [...(await examine(client, named, examining)), ...(await examineWebhook(app, clock))];
}

export interface Origin extends Named {
  /** With the port where the address is one of the web. */
  readonly host: string;
}

/** What the remote `origin` of the repository around is a clone of; null when there is none, or its address says nothing. */
export async function originHere(): Promise<Origin | null> {
  const asked = await run({ cwd: process.cwd() }, ['remote', 'get-url', 'origin'], { allow: [2, 128] }).catch(
    () => null,
  );
  return originOf(linesIn(asked?.stdout ?? '')[0] ?? '');
}

/** `https://github.com/acme/portal.git`, `ssh://git@github.com/acme/portal`, `git@github.com:acme/portal.git` */
function originOf(address: string): Origin | null {
  const short = /^(?:[^@/:]+@)?([^/:]+):(?!\/\/)(.+)$/u.exec(address);
  const url = short === null && URL.canParse(address) ? new URL(address) : null;
  const isWeb = url !== null && /^https?:$/u.test(url.protocol);
  const host = short?.[1] ?? (isWeb ? url.host : url?.hostname) ?? '';
  const path = (short?.[2] ?? url?.pathname ?? '')
    .replace(/^\/+/u, '')
    .replace(/\/+$/u, '')
    .replace(/\.git$/u, '');
  const [owner = '', name = '', ...rest] = path.split('/');
  if (host === '' || owner === '' || name === '' || rest.length > 0) return null;
  // Where a firewall lets nothing but the web through.
  return { host: host === 'ssh.github.com' ? 'github.com' : host, owner, name };
}

/** Addresses of ssh have a port of their own, or none. */
export function isOn({ host }: Origin, api: Api): boolean {
  return host === api.host || host === api.host.replace(/:\d+$/u, '');
}
