import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rolldown';

/** Which modules import which. It is known once a bundle that has the plugin has read them all. */
export interface Imports {
  readonly plugin: Plugin;
  /** What is loaded when these modules are, themselves included. Throws where one is not part of the bundle. */
  readonly reachedFrom: (modules: readonly string[]) => ReadonlySet<string>;
  /** What some module imports only when it is needed. */
  readonly late: () => readonly string[];
}

/** Gathers what the modules of a bundle import while they are read. */
export function gatheredImports(): Imports {
  const always = new Map<string, readonly string[]>();
  const late = new Set<string>();
  return {
    plugin: {
      name: 'gathered-imports',
      moduleParsed({ id, importedIds, dynamicallyImportedIds }) {
        always.set(id, importedIds);
        for (const one of dynamicallyImportedIds) late.add(one);
      },
    },
    reachedFrom(modules) {
      const missing = modules.filter((id) => !always.has(id));
      if (missing.length > 0) throw new Error(`no module of the bundle: ${missing.join(', ')}`);
      const reached = new Set<string>();
      const waiting = [...modules];
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (reached.has(id)) continue;
        reached.add(id);
        waiting.push(...(always.get(id) ?? []));
      }
      return reached;
    },
    late: () => [...late],
  };
}

/** A file below src, as the bundler calls it. */
export function source(path: string): string {
  return fileURLToPath(new URL(`../src/${path}`, import.meta.url));
}

/** A question that is worked out when it is first asked. */
export function once<T>(work: () => T): () => T {
  let found: { readonly it: T } | null = null;
  return () => (found ??= { it: work() }).it;
}
