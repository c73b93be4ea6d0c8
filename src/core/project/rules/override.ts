import { gateOf } from '../../definition/gate.ts';
import { isAtLeast, type Verdict } from '../../entry.ts';
import { authorityOf } from '../../policy/may.ts';
import { refuse } from '../../refusal.ts';
import type { ProjectCommands } from '../commands.ts';
import { coverOf } from '../covers.ts';
import type { ProjectEventBody } from '../events.ts';
import { trackFor } from '../lines.ts';
import { overrideText } from '../openers.ts';
import { naming, recordToTake, type About } from '../records.ts';
import { confirmOf, sawOf, trackOf, unknownTrack, type Context } from '../world.ts';
import { proposalOf, unknownGate } from './matter.ts';
import { tooWeak } from './right.ts';
import { staleLook } from './stale.ts';

/** Break-glass: a named role opens a gate with a reason. Recorded, loud, and in the closure report. */
export function override(context: Context, args: ProjectCommands['override']): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  if (args.reason.trim() === '')
    return refuse(
      'reason_missing',
      'overriding a gate needs a rationale',
      overrideText(args.gate, args.track, args.proposal ?? null),
    );
  const gate = gateOf(world.definition, args.gate);
  if (gate === undefined) return unknownGate(context, args.gate);
  if (trackOf(state, args.track) === undefined) return unknownTrack(context, args.track);
  const authority = authorityOf(world.policy, world.people, entry.actor, world.policy.overriders);
  if (authority === null || entry.actor.kind !== 'person') {
    const roles = world.policy.overriders.join(' or ');
    return refuse(
      'not_in_role',
      `${entry.actor.login} may not override gates`,
      roles === '' ? 'The policy names nobody: add overriders to it.' : `It takes ${roles}.`,
    );
  }
  if (!isAtLeast(entry.actor.assurance, world.policy.assurance))
    return tooWeak(args.gate, entry.actor.login, entry.actor.assurance, world.policy.assurance);
  const found = proposalOf(context, args.proposal ?? world.defaultBranch, null);
  if ('refusal' in found) return found;
  const proposed = found.is?.proposal;
  const stale = staleLook(
    context,
    { proposal: found.is?.name ?? null, head: proposed?.head ?? null, covers: {} },
    undefined,
  );
  if (stale !== null) return stale;
  const bypassed = Object.entries(state.artifacts).filter(
    ([name, artifact]) =>
      proposed === undefined && artifact.bypassed.includes(args.gate) && trackFor(state, name) === args.track,
  );
  const covers = {
    ...coverOf(world.definition, state, args.gate, args.track, proposed?.contents ?? {}),
    ...Object.fromEntries(bypassed.map(([name, artifact]) => [name, artifact.content])),
  };
  return {
    saw: { ...sawOf(world), authority, ...(proposed === undefined ? {} : { head: proposed.head }) },
    events: [
      {
        type: 'gate_overridden',
        gate: args.gate,
        track: args.track,
        reason: args.reason,
        role: authority.role,
        covers,
        ...(found.is === null ? {} : { proposal: found.is.name }),
        ...takes(context, { gate: args.gate, track: args.track, proposal: found.is?.name ?? null, covers }),
      },
    ],
  };
}

/** What it says of the record whose place its own takes; nothing where that is the last. */
function takes({ state }: Context, about: About): { readonly confirm_id?: string | null } {
  const taken = recordToTake(state, about);
  if (taken !== null) return naming(state, taken);
  return confirmOf(state, about.track, about.gate) === undefined ? {} : { confirm_id: null };
}
