import { countersign } from '../core/entry.ts';
import type { Definition } from '../core/definition/schema.ts';
import type { Published } from '../core/observe.ts';
import { publishedIn, type Release } from '../core/project/releases.ts';
import type { ProjectState } from '../core/project/state.ts';
import { sha256 } from '../record.ts';
import type { Page, Released } from './answer.ts';
import { actorOf } from './people.ts';
import { projectsSaidIn } from './pulls.ts';
import { instant } from './said.ts';

/** What is published of the artifacts of a project, among the latest releases of a repository at a web address. */
export function publishedOn(
  definition: Definition,
  state: ProjectState,
  { nodes, pageInfo }: Page<Released>,
  url: string,
): readonly Published[] {
  return publishedIn(definition, state, {
    latest: (nodes ?? []).flatMap((one) => (one === null ? [] : releaseOf(one))),
    isAll: pageInfo?.hasNextPage === false,
    place: `${url}/releases/`,
  });
}

/** A release as GitHub shows it; none of a draft, which only who may write sees. */
function releaseOf(one: Released): readonly Release[] {
  const { id, tagName: tag, url: address, publishedAt, tagCommit } = one;
  if (one.isDraft || publishedAt === null) return [];
  const name = one.name ?? '';
  const text = one.description ?? '';
  return [
    {
      id,
      tag,
      content: `sha256:${sha256(JSON.stringify([tag, tagCommit?.oid ?? null, name, text]))}`,
      address,
      projects: projectsSaidIn(text),
      by: actorOf(one.author) ?? countersign,
      at: instant(publishedAt),
    },
  ];
}
