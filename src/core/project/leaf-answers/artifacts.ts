import type { Explained } from '../../condition.ts';
import type { Contents } from '../../confirm/confirm.ts';
import { trackFor } from '../lines.ts';
import { onTrack } from '../openers.ts';
import type { ProjectState } from '../state.ts';

export function artifactAnswer(state: ProjectState, name: string, wanted: Contents): Explained {
  if (wanted[name] !== undefined) return { holds: true, says: `${name} would land with this` };
  const artifact = state.artifacts[name];
  if (artifact === undefined || artifact.status !== 'current') {
    return {
      holds: false,
      says: `${name} has not landed on the default branch`,
      next: `Merge a branch that holds ${name}.`,
    };
  }
  const [first] = artifact.bypassed;
  if (first !== undefined) {
    const gates = artifact.bypassed.join(', ');
    return {
      holds: false,
      says: `${name} ${artifact.version} landed past the closed gate ${gates}`,
      next: `Somebody who may override gives the rationale: countersign override ${first}${onTrack(trackFor(state, name))} --reason "…"; or land approved bytes.`,
    };
  }
  return { holds: true, says: `${name} ${artifact.version} has landed` };
}
