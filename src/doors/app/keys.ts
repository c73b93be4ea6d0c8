import type { Hint } from './hints.ts';

/**
 * What a key of the queue names. Everything goes by numeric id: names change.
 * - `subject`: an issue or a pull request, by its number.
 * - `sweep`: a repository, or with null everything of the installation; with a `sha` only what has this head.
 * - `runs`: what people are to be told of the runs of a repository.
 * - `forget`: what is remembered of a repository, or with null of the whole installation, holds no longer.
 */
export type Key =
  | { readonly is: 'subject'; readonly installation: number; readonly repository: number; readonly number: number }
  | {
      readonly is: 'sweep';
      readonly installation: number;
      readonly repository: number | null;
      readonly sha: string | null;
    }
  | { readonly is: 'runs'; readonly installation: number; readonly repository: number }
  | { readonly is: 'forget'; readonly installation: number; readonly repository: number | null };

/** `<installation>/<repository>/<number>`, `sweep/<installation>[/<repository>[/<sha>]]`, `runs/<installation>/<repository>`, `forget/<installation>[/<repository>]`. */
export function textOf(key: Key): string {
  if (key.is === 'subject') return `${key.installation}/${key.repository}/${key.number}`;
  const parts = [key.is, key.installation, key.repository, key.is === 'sweep' ? key.sha : null];
  return parts.filter((part) => part !== null).join('/');
}

/** Reads a key that `textOf` wrote. Throws on any other text. */
export function keyOf(text: string): Key {
  const subject = /^([0-9]+)\/([0-9]+)\/([0-9]+)$/u.exec(text);
  if (subject !== null) {
    const [installation = 0, repository = 0, number = 0] = subject.slice(1).map(Number);
    return { is: 'subject', installation, repository, number };
  }
  const runs = /^runs\/([0-9]+)\/([0-9]+)$/u.exec(text);
  if (runs !== null) {
    const [of = 0, repository = 0] = runs.slice(1).map(Number);
    return { is: 'runs', installation: of, repository };
  }
  const whole = /^(sweep|forget)\/([0-9]+)(?:\/([0-9]+)(?:\/([0-9a-f]+))?)?$/u.exec(text);
  const [, is, installation, repository, sha] = whole ?? [];
  if (whole === null || (is === 'forget' && sha !== undefined)) throw new Error(`no key of this queue: ${text}`);
  const where = {
    installation: Number(installation),
    repository: repository === undefined ? null : Number(repository),
  };
  return is === 'forget' ? { is, ...where } : { is: 'sweep', ...where, sha: sha ?? null };
}

/** What a hint asks for, as keys. */
export function keysOf(hint: Hint): readonly string[] {
  if (hint.kind === 'nothing') return [];
  if (hint.kind === 'released') {
    const { installation, id } = hint.repository;
    return [textOf({ is: 'sweep', installation, repository: id, sha: null })];
  }
  if (hint.kind === 'runs') {
    const { installation, id } = hint.repository;
    return [textOf({ is: 'runs', installation, repository: id })];
  }
  if (hint.kind === 'dirty') {
    const { installation, id } = hint.repository;
    return hint.numbers.map((number) => textOf({ is: 'subject', installation, repository: id, number }));
  }
  if (hint.kind === 'sweep') {
    const { installation, repository, sha } = hint;
    return [textOf({ is: 'sweep', installation, repository: repository?.id ?? null, sha: sha ?? null })];
  }
  const { installation, repositories = [null] } = hint;
  return repositories.map((repository) => textOf({ is: 'forget', installation, repository }));
}

/**
 * One repository is one group: which project a pull request belongs to is known only after a look, and all projects of a
 * repository write to the same branch.
 */
export function groupOf(text: string): string {
  const { installation, repository } = keyOf(text);
  return repository === null ? String(installation) : `${installation}/${repository}`;
}
