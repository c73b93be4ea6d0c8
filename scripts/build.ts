import { existsSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/**
 * What every look at a project needs is one file; what only some verbs need is loaded by them. Reading YAML is most of the
 * rest, and a look does without it.
 */
const seldom =
  /\/src\/(?:files|validators|doors\/cli\/(?:start|early|main|program|audit|policy-test|schema|simulate|simulate-past|mine|doctor|doctor-here|ask|evidence|explain|check|versions|verify|hook|init|merge|merging|record)|git\/(?:opening|objects|repository|run|receive|verify|findings|merge|commit|remote)|core\/(?:definition\/(?:check|full-form)|policy\/check|project\/(?:export|document|explain|gate-tree|gate-leaves|reviewers)|surface\/(?:report|html|rules)))[./]|\/src\/(?:github\/|settle\/|core\/(?:definition\/checks|audit\/|policy-test\/|simulate\/))/u;

const bundle = await rolldown({
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  input: { countersign: 'src/doors/cli/start.ts' },
  platform: 'node',
  treeshake: { moduleSideEffects: false },
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
      { name: 'open', test: /\/src\/(?:git\/(?:opening|objects|repository|run)|doors\/cli\/(?:start|early))\./u },
      { name: 'look', test: (id) => id.includes('/src/') && !seldom.test(id) },
    ],
  },
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
});
await bundle.close();
if (existsSync(dist)) renameSync(dist, `${draft}-old`);
renameSync(draft, dist);
rmSync(`${draft}-old`, { recursive: true, force: true });
