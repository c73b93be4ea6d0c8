import { own } from '../../own.ts';
import { unknownText } from '../document.ts';
import type { ProjectEventBody } from '../events.ts';
import { nameOn } from '../lines.ts';
import type { ProjectState } from '../state.ts';
import type { Context } from '../world.ts';

type ScopeChanged = Extract<ProjectEventBody, { readonly type: 'scope_changed' }>;

/** What a track is about is another now, by whoever asked for it. */
export function scopeChanged(
  { actor, source }: Context['entry'],
  track: string,
  from: string,
  to: string,
): ScopeChanged {
  return { type: 'scope_changed', track, from, to, asked_by: actor.login, source };
}

/** The scope of a track in words: as somebody summed it up, else the versions that say it. */
export function scopeOf(state: ProjectState, track: string, types: readonly string[]): string {
  const [summary] = Object.entries(state.known_facts).filter(([name]) => /(?:^|\.)scope_summary$/u.test(name));
  if (summary !== undefined) return String(summary[1].value);
  const versions = types.flatMap((type) => {
    const name = nameOn(state, type, track);
    const artifact = own(state.artifacts, name);
    return artifact?.status === 'current' ? [`${name} ${artifact.version}`] : [];
  });
  return versions[0] ?? unknownText;
}
