import { type Doer, event, isPull, type Pull, type Repository, type World } from '../model.ts';
import { close, closes, tell } from './issues.ts';

/** A pull has landed: its state, its events, and the issues its text closes. */
export function markMerged(world: World, pull: Pull, by: Doer, mergeCommitOid: string): void {
  const { repository } = pull;
  const at = world.clock.tick();
  pull.state = 'MERGED';
  pull.mergedAt = at;
  pull.closedAt = at;
  pull.updatedAt = at;
  pull.mergedBy = by.account;
  pull.mergeCommitOid = mergeCommitOid;
  const commit = { __typename: 'Commit', oid: mergeCommitOid, repository };
  event(world, pull, 'MergedEvent', by.account, at, { mergeRefName: pull.baseRefName, commit });
  event(world, pull, 'ClosedEvent', by.account, at, { stateReason: null, closer: null });
  tell(world, pull, by, 'closed');
  if (pull.baseRefName === repository.defaultBranch) closeNamed(world, repository, by, pull.body, pull);
}

/** Closes the issues a text names with a closing word; `closer` is the pull or the commit that did it. */
export function closeNamed(world: World, repository: Repository, by: Doer, text: string, closer: object): void {
  for (const number of closes(text)) {
    const subject = repository.subjects.get(number);
    if (subject !== undefined && !isPull(subject)) close(world, subject, by, { closer });
  }
}
