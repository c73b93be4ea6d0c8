import { isFields } from '../core/fields.ts';
import { createAppAuth } from '@octokit/auth-app';
import type { Clock } from '../ports.ts';
import { githubClient, type GitHubClientOptions } from './client.ts';
import { pacer } from './pacing.ts';
import { GitHubProblem } from './problem.ts';

/** What GitHub is to be asked with. */
export interface Tokens {
  /** One that is good now. Rejects with a GitHubProblem when there is none to be had. */
  readonly token: () => Promise<string>;
  /** Forgets this one, to which GitHub said 401, unless a newer one has taken its place already. */
  readonly refused: (token: string) => void;
}

/** A token that somebody else looks after, like that of an Actions run. */
export function fixedToken(token: string): Tokens {
  return { token: () => Promise.resolve(token), refused: () => undefined };
}

export interface AppKey {
  readonly appId: number | string;
  /** PEM, as GitHub hands it out; line breaks may be written as \n. */
  readonly privateKey: string;
}

/**
 * Tokens with which the App speaks for itself, for the few requests that are not made in an installation. GitHub takes
 * them for at most ten minutes from its own now: valid from five minutes ago until in five minutes, they bear a clock
 * that is wrong by as much either way.
 */
export function appTokens({ appId, privateKey, clock }: AppKey & { readonly clock: Clock }): Tokens {
  return {
    async token() {
      // The library signs for ten minutes from 30 seconds ago by the machine's clock.
      const timeDifference = Math.round((Date.parse(clock.now()) - Date.now()) / 1000) - 270;
      try {
        return (await createAppAuth({ appId, privateKey, timeDifference })({ type: 'app' })).token;
      } catch {
        throw new GitHubProblem('token_refused', {
          because: "the App's private key cannot be used",
          next: "give the App's id, and the whole private key as GitHub handed it out, from BEGIN to END",
        });
      }
    },
    refused: () => undefined,
  };
}

/**
 * GitHub's installation tokens last one hour. Counted on our own clock from before the token was asked for, so that
 * it does not matter whether that is right.
 */
const freshFor = 55 * 60_000;

export type InstallationTokensOptions = AppKey &
  Omit<GitHubClientOptions, 'tokens' | 'pacer'> & { readonly installationId: number | string };

/** Tokens of one installation, each used until shortly before its hour is over. Whoever asks together gets the same. */
export function installationTokens({ appId, privateKey, installationId, ...reach }: InstallationTokensOptions): Tokens {
  const { clock } = reach;
  // The limits of the App are not those of its installations.
  const app = githubClient({ ...reach, tokens: appTokens({ appId, privateKey, clock }), pacer: pacer({ clock }) });
  let current: { readonly token: string; readonly until: number } | null = null;
  let asking: Promise<string> | null = null;

  async function ask(): Promise<string> {
    const at = Date.parse(clock.now());
    const { status, data } = await app.rest(
      'POST /app/installations/{installation_id}/access_tokens',
      { installation_id: installationId },
      { allow: [404], repeatable: true },
    );
    if (status === 404)
      throw new GitHubProblem('token_refused', {
        because: `the App has no installation ${installationId}: it was removed, or belongs to another App`,
        next: 'install the App where Countersign is to work',
        status,
      });
    if (!isFields(data) || typeof data['token'] !== 'string')
      throw new GitHubProblem('unknown_answer', { because: 'GitHub answered without a token', status });
    current = { token: data['token'], until: at + freshFor };
    return current.token;
  }

  return {
    token() {
      if (current !== null && Date.parse(clock.now()) < current.until) return Promise.resolve(current.token);
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    refused(token) {
      if (current?.token === token) current = null;
    },
  };
}
