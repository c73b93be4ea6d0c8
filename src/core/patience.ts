/** How long to keep trying against others: waits are drawn from [0, min(cap, base · 2^try)). */
export interface Patience {
  readonly tries: number;
  readonly baseMilliseconds: number;
  readonly capMilliseconds: number;
}

/**
 * How long to wait before one more try, in milliseconds; `attempt` counts up, `chance` is in [0, 1). Full jitter: any wait
 * up to the bound is as likely as any other, so that those who failed together spread out.
 */
export function waitBefore(
  { baseMilliseconds, capMilliseconds }: Omit<Patience, 'tries'>,
  attempt: number,
  chance: number,
): number {
  return chance * Math.min(capMilliseconds, baseMilliseconds * 2 ** attempt);
}
