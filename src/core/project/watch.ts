import { own } from '../own.ts';
import type { People } from '../policy/may.ts';
import type { Proposal, World } from './world.ts';

/** A world as it is seen, which notes when anybody looks at what is told otherwise. */
export interface Watch {
  readonly world: World;
  readonly told: World;
  readonly noted: Noted;
}

/** Was anything looked at that is told otherwise? And what is told of what people may: that depends on who asks. */
interface Noted {
  isOther: boolean;
  permissions: People['permissions'];
}

/**
 * Watches a world: whoever goes by it and looks at nothing that is told otherwise comes to the same in the world that is
 * told. Whoever copies a part looks at all of it.
 */
export function watching(seen: World, told: World): Watch {
  const noted: Noted = { isOther: false, permissions: told.people.permissions };
  const note = (): void => {
    noted.isOther = true;
  };
  const permissions = watchedPermissions(seen.people.permissions, noted);
  const people = watched({ ...seen.people, permissions }, { ...told.people, permissions }, note);
  const proposals = watchedProposals(seen.proposals, told.proposals, note);
  const shown = { ...seen, people, proposals: proposals ?? seen.proposals };
  return { world: watched(shown, { ...told, people, proposals }, note), told, noted };
}

/**
 * Each of the branches watched, where the same ones are told in the same order; else null. Whose bytes are meant is told
 * by the very object: branches that share one are told apart by nobody.
 */
function watchedProposals(
  seen: World['proposals'],
  told: World['proposals'],
  note: () => void,
): World['proposals'] | null {
  const all = Object.entries(seen);
  const isOwn = new Set(all.map(([, { contents }]) => contents)).size === all.length;
  if (!isOwn || !isAlike(Object.keys(seen), Object.keys(told))) return null;
  return Object.fromEntries(all.map(([name, proposal]) => [name, watched(proposal, own(told, name), note)]));
}

/** What people may is asked of one after the other, and of most of them nothing is told. */
function watchedPermissions(permissions: People['permissions'], noted: Noted): People['permissions'] {
  const look = (id: string | symbol): void => {
    noted.isOther ||= own(permissions, String(id)) !== own(noted.permissions, String(id));
  };
  return new Proxy(permissions, {
    get: (all, id) => {
      look(id);
      return all[String(id)];
    },
    getOwnPropertyDescriptor: (all, id) => {
      look(id);
      return Object.getOwnPropertyDescriptor(all, id);
    },
    has: (all, id) => {
      look(id);
      return id in all;
    },
    ownKeys: (all) => {
      noted.isOther = true;
      return Reflect.ownKeys(all);
    },
  });
}

/** The same object, but a look at any part that is told otherwise is noted. */
function watched<T extends World | People | Proposal>(seen: T, told: object | undefined, note: () => void): T {
  const shown = { ...seen };
  const theirs: Readonly<Record<string, unknown>> = { ...told };
  for (const [part, value] of Object.entries(seen)) {
    if (isAlike(value, own(theirs, part))) continue;
    const get = (): unknown => {
      note();
      return value;
    };
    Object.defineProperty(shown, part, { enumerable: true, get });
  }
  return shown;
}

/** The same values of JSON, also in the order of their keys, by which somebody may go through them. */
function isAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [mine, theirs] = [Object.entries<unknown>({ ...one }), Object.entries<unknown>({ ...other })];
  return (
    Array.isArray(one) === Array.isArray(other) &&
    mine.length === theirs.length &&
    mine.every(([key, value], at) => key === theirs[at]?.[0] && isAlike(value, theirs[at][1]))
  );
}
