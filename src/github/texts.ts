import { lifecyclesPath, type Source } from '../kept/sources.ts';
import type { Dir, Text } from './answer.ts';

/** All that a file says; null where there is none, where GitHub shows only its beginning, and of what is no text. */
export function wholeText(shown: Partial<Pick<Text, 'text' | 'isTruncated'>> | null | undefined): string | null {
  return shown?.isTruncated === true ? null : (shown?.text ?? null);
}

/** A file among the lifecycles of a repository that may be a definition, and what GitHub shows of it. */
interface LifecycleFile {
  readonly origin: string;
  readonly blob: string;
  readonly shown: Partial<Text>;
}

/** Every file among the lifecycles that may be a definition. */
export function lifecyclesIn(defs: Dir | null | undefined): readonly LifecycleFile[] {
  return (defs?.entries ?? []).flatMap(({ name, type, oid: blob, object }) =>
    type === 'blob' && /\.ya?ml$/u.test(name)
      ? [{ origin: `${lifecyclesPath}/${name}`, blob, shown: object ?? {} }]
      : [],
  );
}

/** Those of them of which GitHub shows all. */
export function wholeSources(files: readonly LifecycleFile[]): readonly Source[] {
  return files.flatMap(({ origin, blob, shown }) => {
    const text = wholeText(shown);
    return text === null ? [] : [{ origin, text, blob }];
  });
}
