import { readFile } from 'node:fs/promises';
import { machineClock as clock } from '../../clock.ts';
import { defaultPolicy } from '../../core/policy/schema.ts';
import { toldFindings, type Judge } from '../../files/told.ts';
import { GitProblem } from '../../git/repository.ts';
import { foundIn, shippedSources } from '../../kept/sources.ts';
import { exits, no, type Answer } from './answer.ts';
import { verdict } from './check.ts';
import { whyUnreadable } from './evidence.ts';
import { homeOptions, withHome } from './session.ts';

/** Checks what a document says about a project by the rules of the definition that it follows. */
export async function checkState(file: string): Promise<Answer> {
  const bytes = await readFile(file).catch((error: unknown) => error);
  if (!(bytes instanceof Uint8Array))
    return no(exits.failed, 'unreadable_file', `${file} ${whyUnreadable(bytes)}`, 'name a document about a project');
  const findings = toldFindings(bytes, file, await judge());
  return verdict(file, findings, { file, what: 'state', findings });
}

/** Inside a repository by its own definitions and policy, else by those that ship. */
async function judge(): Promise<Judge> {
  const at = clock.now();
  try {
    return await withHome(async (home) => {
      const [found, policy] = await Promise.all([home.definitions(), home.policyInForce()]);
      return { definitions: readable(found), policy: policy.policy ?? defaultPolicy, at };
    });
  } catch (error) {
    if (!(error instanceof GitProblem)) throw error;
    const shipped = await foundIn(shippedSources(homeOptions().shipped), () => Promise.resolve(new Map()));
    return { definitions: readable(shipped), policy: defaultPolicy, at };
  }
}

function readable(found: Awaited<ReturnType<typeof foundIn>>): Judge['definitions'] {
  return found.flatMap(({ definition }) => (definition === null ? [] : [definition]));
}
