import { existsSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** One file and a chunk for each verb that is imported when it is used, so that `status` loads nothing it does not need. */
const bundle = await rolldown({
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  input: { countersign: 'src/doors/cli/main.ts' },
  platform: 'node',
  treeshake: { moduleSideEffects: false },
});
// Made beside and put into place at once: whoever runs the command meanwhile has the whole old one or the whole new one.
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const draft = `${dist}-${process.pid}`;
await bundle.write({
  dir: draft,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
});
await bundle.close();
if (existsSync(dist)) renameSync(dist, `${draft}-old`);
renameSync(draft, dist);
rmSync(`${draft}-old`, { recursive: true, force: true });
