import { type Doer, fullName, make, Refused, type Release, type Repository, type World } from '../model.ts';
import { releaseShape } from '../rest/shapes.ts';
import { refuseWhenArchived } from './issues.ts';
import { refuseOutsider } from './pushes.ts';

export type NewRelease = {
  readonly tag: string;
  readonly title?: string;
  readonly text?: string;
  /** A branch or commit that is tagged where there is no such tag yet; the default branch if it is left out. */
  readonly target?: string;
  readonly isDraft?: boolean;
  readonly isPrerelease?: boolean;
};

function tell(
  world: World,
  release: Release,
  by: Doer,
  action: string,
  rest: Readonly<Record<string, unknown>> = {},
): void {
  const payload = { release: releaseShape(world, release), ...rest };
  world.emit({ event: 'release', action, repository: release.repository, sender: by, payload });
}

/** What publishing tells: a draft that is published was made before. */
function tellPublished(world: World, release: Release, by: Doer, isNew: boolean): void {
  if (isNew) tell(world, release, by, 'created');
  tell(world, release, by, 'published');
  tell(world, release, by, release.isPrerelease ? 'prereleased' : 'released');
}

export async function makeRelease(
  world: World,
  repository: Repository,
  by: Doer,
  { tag, title = tag, text = '', target = repository.defaultBranch, isDraft = false, isPrerelease = false }: NewRelease,
): Promise<Release> {
  refuseWhenArchived(repository);
  refuseOutsider(repository, by);
  if ([...repository.releases.values()].some((one) => one.tagName === tag && !one.isDraft))
    throw new Refused('UNPROCESSABLE', 422, 'Validation Failed', { errors: [{ code: 'already_exists' }] });
  const at = world.clock.tick();
  const release = make<Release>(world, 'Release', {
    repository,
    author: by.account,
    tagName: tag,
    target,
    name: title,
    description: text,
    isDraft,
    isPrerelease,
    createdAt: at,
    publishedAt: null,
    updatedAt: at,
  });
  repository.releases.set(release.databaseId, release);
  if (!isDraft) await publish(world, release, by, true);
  return release;
}

/** Puts the tag there where there is none. A release has the time of its tag's commit as the one it was created at. */
async function publish(world: World, release: Release, by: Doer, isNew: boolean): Promise<void> {
  const { repository, tagName, target } = release;
  const { git } = repository;
  const ref = `refs/tags/${tagName}`;
  const oid = (await git.tip(ref)) ?? (await git.tip(`refs/heads/${target}`)) ?? (await git.tip(target));
  const commit = oid === null ? null : await git.readCommit(oid);
  if (oid === null || commit === null)
    throw new Refused('UNPROCESSABLE', 422, `${target} of ${fullName(repository)} is neither a branch nor a commit`);
  await git.setRef(ref, oid);
  const now = world.clock.tick();
  Object.assign(release, { isDraft: false, publishedAt: now, updatedAt: now, createdAt: commit.committer.at });
  tellPublished(world, release, by, isNew);
}

export async function editRelease(
  world: World,
  release: Release,
  by: Doer,
  edit: { readonly title?: string; readonly text?: string; readonly isDraft?: boolean },
): Promise<void> {
  refuseWhenArchived(release.repository);
  refuseOutsider(release.repository, by);
  const { isDraft = release.isDraft, title = release.name, text = release.description } = edit;
  const before = { name: release.name, body: release.description };
  Object.assign(release, { name: title, description: text, updatedAt: world.clock.tick() });
  const changes = Object.fromEntries(
    Object.entries({ name: title, body: text }).flatMap(([field, now]) => {
      const from = before[field === 'name' ? 'name' : 'body'];
      return now === from ? [] : [[field, { from }]];
    }),
  );
  if (release.isDraft && !isDraft) {
    await publish(world, release, by, false);
    return;
  }
  if (!release.isDraft && isDraft) {
    release.isDraft = true;
    tell(world, release, by, 'unpublished');
    return;
  }
  if (!release.isDraft) tell(world, release, by, 'edited', { changes });
}

/** The tag stays. */
export function deleteRelease(world: World, release: Release, by: Doer): void {
  refuseWhenArchived(release.repository);
  refuseOutsider(release.repository, by);
  world.clock.tick();
  release.repository.releases.delete(release.databaseId);
  world.nodes.delete(release.id);
  if (!release.isDraft) tell(world, release, by, 'deleted');
}
