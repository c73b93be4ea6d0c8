import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** One file and a chunk for each verb that is imported when it is used, so that `status` loads nothing it does not need. */
const bundle = await rolldown({
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  input: { countersign: 'src/doors/cli/main.ts' },
  platform: 'node',
  treeshake: { moduleSideEffects: false },
});
await bundle.write({
  dir: 'dist',
  cleanDir: true,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
});
await bundle.close();
