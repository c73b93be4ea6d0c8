import type { Place } from '../core/project/places.ts';
import type { There } from '../core/project/world.ts';
import { contentAt, placed, type View } from './contents.ts';
import { lastLanding, literal } from './history.ts';
import { broughtBy } from './landings.ts';

/**
 * What lies on the default branch where a project has its artifacts, and the authors of what put each there last; null
 * where nothing does.
 */
export async function thereIn(view: View): Promise<There | null> {
  const found = (await Promise.all(placed(view).map((place) => oneIn(view, place)))).flat();
  return found.length === 0 ? null : { commit: view.head, artifacts: Object.fromEntries(found) };
}

async function oneIn(view: View, place: Place): Promise<readonly (readonly [string, There['artifacts'][string]])[]> {
  const content = await contentAt(view, view.head, place);
  if (content === null) return [];
  const last = await lastLanding(view.repo, view.head, literal(place.path));
  return [[place.name, { content, authors: last === null ? [] : await broughtBy(view, last) }]];
}
