import { own } from '../own.ts';
import type { ProjectCommands } from './commands.ts';
import type { ProjectState } from './state.ts';

/**
 * Is it news that this is what is published of an artifact? What was taken back, or retired by somebody, comes back only
 * with other content, or where it was published again since. `said`: when it was published (ISO 8601, UTC).
 */
export function isPublishedAnew(
  { artifacts }: Pick<ProjectState, 'artifacts'>,
  { artifact, content }: ProjectCommands['publish'],
  said = '',
): boolean {
  const known = own(artifacts, artifact);
  if (content === null) return known?.status === 'current';
  return known?.content !== content || (known.status !== 'current' && known.landed_at < said);
}
