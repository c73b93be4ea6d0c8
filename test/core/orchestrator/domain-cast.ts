import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fullPolicy, type WrittenPolicy } from '../../../src/core/policy/schema.ts';
import type { Actor } from '../../../src/core/entry.ts';
import { readDefinition } from '../../../src/files.ts';
import { all, around, merges, pushes, starts, swept, type Step } from '../given.ts';

/** Who holds which role: role → a person, or several. */
export type Cast = Readonly<Record<string, Actor | readonly Actor[]>>;

/** A project of a lifecycle as it ships, whose roles these people hold; all of them may write, whoever starts it more. */
export function opened(workflow: string, cast: Cast, lead: Actor, more: Partial<WrittenPolicy> = {}): Step {
  const file = join(import.meta.dirname, `../../../workflows/lifecycles/${workflow}.yaml`);
  const read = readDefinition(readFileSync(file), file);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const held = Object.entries(cast).map(
    ([role, people]) => [role, [people].flat().map(({ id }) => String(id))] as const,
  );
  const everybody = held.flatMap(([, ids]) => ids);
  const policy = fullPolicy({
    version: 1,
    roles: Object.fromEntries(held.map(([role, emails]) => [role, { emails }])),
    overriders: ['maintain'],
    ...more,
  });
  return all(
    around({
      definition: read.definition,
      definitionPin: { blob: 'w1', origin: `countersign:${workflow}.yaml` },
      policy,
      people: {
        permissions: {
          ...Object.fromEntries(everybody.map((id) => [id, 'write' as const])),
          [String(lead.id)]: 'maintain',
        },
        teams: {},
      },
    }),
    starts(lead, {
      project_id: '12',
      workflow_type: workflow,
      workflow: 'It',
      client: 'TBD',
      owner: lead.login,
    }),
  );
}

/** Somebody puts an artifact on a branch of its own. */
export function drafted(by: Actor, artifact: string, bytes = `${artifact} A`): Step {
  return all(pushes(by, artifact, { [artifact]: bytes }), swept);
}

/** … and merges it. */
export function delivered(by: Actor, artifact: string): Step {
  return all(merges(by, artifact), swept);
}

/** An artifact comes onto the default branch that nobody has to approve. */
export function landed(by: Actor, artifact: string, bytes?: string): Step {
  return all(drafted(by, artifact, bytes), delivered(by, artifact));
}
