import { existsSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { gatheredImports, once, source } from './imports.ts';

const { plugin, reachedFrom } = gatheredImports();

/** What a command loads at once: it has git look for the repository. */
const opened = once(() => reachedFrom([source('doors/cli/start.ts')]));
/** What a look at a project loads besides. It is one file, and what only other verbs need is not in it. */
const looked = once(() => reachedFrom([source('doors/cli/main.ts'), source('doors/cli/look.ts')]));

const bundle = await rolldown({
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  input: { countersign: source('doors/cli/start.ts') },
  platform: 'node',
  treeshake: { moduleSideEffects: false },
  plugins: [plugin],
  // What some verbs load late is needed by a look.
  checks: { ineffectiveDynamicImport: false },
});
// Made beside and put into place at once: whoever runs the command meanwhile has the whole old one or the whole new one.
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const draft = `${dist}-${process.pid}`;
await bundle.write({
  dir: draft,
  // Not ES modules: see bin/countersign.cjs.
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name]-[hash].cjs',
  codeSplitting: {
    groups: [
      { name: 'open', test: (id) => opened().has(id) },
      { name: 'look', test: (id) => looked().has(id) },
    ],
  },
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
});
await bundle.close();
if (existsSync(dist)) renameSync(dist, `${draft}-old`);
renameSync(draft, dist);
rmSync(`${draft}-old`, { recursive: true, force: true });
