import { meant } from '../../core/definition/alias.ts';
import { gateOf } from '../../core/definition/gate.ts';
import { isAtLeast, type Actor } from '../../core/entry.ts';
import { listedKeys } from '../../core/policy/keys.ts';
import { requirementOf } from '../../core/policy/may.ts';
import type { ProjectCommand } from '../../core/project/commands.ts';
import type { World } from '../../core/project/world.ts';
import type { Refusal } from '../../core/refusal.ts';

/** What somebody can do who was refused because nobody is sure that it is them, where a signature is enough; else null. */
export function signingStep(world: World, asked: ProjectCommand, actor: Actor, { code }: Refusal): string | null {
  if (code !== 'assurance_too_low' || isAtLeast(actor.assurance, 'signed')) return null;
  if (!isAtLeast('signed', leastFor(world, asked))) return null;
  if (listedKeys(world.policy).some(({ person }) => person === actor.id))
    return 'Sign it with the key that the policy lists for you: the same command with --sign. Where that key lies is told once: git config gpg.format ssh && git config user.signingKey ~/.ssh/id_ed25519.pub';
  return `List the line of your .pub file under keys in the policy on ${world.defaultBranch}, with ${actor.login}; then the same command with --sign.`;
}

/** What is asked of whoever gives a command: by the gate it is about, or by the policy for all else. */
function leastFor({ definition, policy }: World, asked: ProjectCommand): Actor['assurance'] {
  const [args] = Object.values<unknown>(asked);
  const name = typeof args === 'object' && args !== null && 'gate' in args ? args.gate : null;
  const gate = 'override' in asked ? undefined : gateOf(definition, meant(definition, String(name), 'gate'));
  return gate === undefined ? policy.assurance : requirementOf(policy, gate).assurance;
}
