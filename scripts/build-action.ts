import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown, type OutputChunk, type Plugin } from 'rolldown';
import { gatheredImports, once, source, type Imports } from './imports.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * What something smaller stands in for. It gives the same answers: the tests compare the bundle with the sources.
 * - The validators are code that was made to start fast. What explains a fault also knows whether there is one.
 * - yaml has a build of which what is not used can be left out.
 * - Of Octokit only the templates of addresses are used.
 * - The names of characters in Markdown are data, and lie beside it as such.
 */
const standIns: Plugin = {
  name: 'stand-ins',
  resolveId: (name) => (name === 'yaml' ? smallerYaml : null),
  load(id) {
    if (id === validators) return `export * from './doors/action/validators.ts';`;
    if (id === octokit)
      return `import { endpoint } from ${JSON.stringify(endpoint)};
        export class Octokit {
          constructor({ baseUrl }) {
            this.request = { endpoint: endpoint.defaults({ baseUrl }) };
          }
        }`;
    if (id === entities)
      return `import { readFileSync } from 'node:fs';
        import { join } from 'node:path';
        export const characterEntities = JSON.parse(readFileSync(join(import.meta.dirname, 'characters.json'), 'utf8'));`;
    return null;
  },
};
const validators = source('validators.generated.js');
const smallerYaml = join(dirname(foundBy('yaml/package.json')), 'browser/dist/index.js');
const octokit = foundBy('@octokit/core');
const endpoint = foundBy('@octokit/core', '@octokit/endpoint');
const entities = foundBy('mdast-util-from-markdown', 'decode-named-character-reference', 'character-entities');

/** A package as the one before it in the list finds it; the first as we do. */
function foundBy(...names: readonly string[]): string {
  return names.reduce((importer, name) => createRequire(importer).resolve(name), import.meta.filename);
}

/** What every run loads: what the entry imports. And what more than one of the parts needs that are loaded late. */
function loadedBy({ reachedFrom, late }: Imports): {
  readonly all: ReadonlySet<string>;
  readonly several: ReadonlySet<string>;
} {
  const all = reachedFrom([entry]);
  const parts = late().flatMap((id) => (all.has(id) ? [] : [reachedFrom([id])]));
  const several = parts.flatMap((part, at) =>
    [...part].filter((id) => !all.has(id) && parts.slice(at + 1).some((one) => one.has(id))),
  );
  return { all, several: new Set(several) };
}

const entry = source('doors/action/start.ts');

async function characters(): Promise<string> {
  const found: unknown = await import(pathToFileURL(entities).href);
  if (typeof found !== 'object' || found === null || !('characterEntities' in found))
    throw new Error(`${entities} is not what it was`);
  return JSON.stringify(found.characterEntities);
}

/**
 * Writes the action into a folder: index.cjs, what that loads only where somebody wrote something (reading Markdown), the
 * data they read, and the licenses of what is in them. The same sources make the same bytes. Answers their sizes in bytes,
 * by name.
 */
export async function buildAction(folder: string): Promise<Readonly<Record<string, number>>> {
  const imports = gatheredImports();
  const loaded = once(() => loadedBy(imports));
  const bundle = await rolldown({
    cwd: root,
    input: { index: entry },
    // What is moved between the parts is exported from one to the other.
    preserveEntrySignatures: 'allow-extension',
    platform: 'node',
    treeshake: { moduleSideEffects: false },
    plugins: [standIns, imports.plugin],
    // What some doors load late is needed by every run of this one.
    checks: { ineffectiveDynamicImport: false },
  });
  // Not ES modules: importing a part of Node by name makes it load all that part could ever need.
  const { output } = await bundle.generate({
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { debugName: 'for all', name: (id) => (loaded().all.has(id) ? 'index' : null) },
        { debugName: 'for several', name: (id) => (loaded().several.has(id) ? 'several' : null) },
      ],
    },
    minify: true,
    comments: false,
  });
  await bundle.close();
  const chunks = output.flatMap((one) => (one.type === 'chunk' ? [one] : []));
  const names = chunks.map(({ fileName }) => fileName);
  if (names.toSorted().join() !== parts.join())
    throw new Error(`the action is ${parts.join(' and ')}, and not ${names.join(', ')}`);
  mkdirSync(folder, { recursive: true });
  for (const { fileName, code } of chunks) writeFileSync(join(folder, fileName), code);
  writeFileSync(join(folder, 'characters.json'), await characters());
  writeFileSync(join(folder, 'licenses.txt'), licensesOf(chunks.flatMap(({ moduleIds }) => moduleIds)));
  cpSync(join(root, 'workflows/lifecycles'), join(folder, 'lifecycles'), { recursive: true });
  return Object.fromEntries(chunks.map(({ fileName, code }) => [fileName, Buffer.byteLength(code)]));
}

/**
 * What the action is made of: what every run loads, and what is loaded where there are comments or a form to read, or the
 * comment of a project to write, where the rules are looked at or include files, where somebody decided about an earlier
 * commit, where work is adopted, and where a release may be an artifact.
 */
const parts = [
  'base.cjs',
  'changed.cjs',
  'earlier.cjs',
  'entry-shape.cjs',
  'handoff.cjs',
  'include.cjs',
  'included.cjs',
  'index.cjs',
  'migrating.cjs',
  'named.cjs',
  'proposed.cjs',
  'questions.cjs',
  'releases.cjs',
  'reminders.cjs',
  'several.cjs',
  'telling.cjs',
  'there.cjs',
  'under.cjs',
  'written.cjs',
];

/** The licenses of the packages that a bundle holds code of, which ask to be handed on with it. */
function licensesOf(moduleIds: OutputChunk['moduleIds']): string {
  const packages = new Set(
    moduleIds.flatMap((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/u.exec(id)?.[0] ?? []),
  );
  const texts = [...packages].toSorted().map((path) => {
    const name = path.slice(path.lastIndexOf(`node_modules${sep}`) + 'node_modules/'.length);
    const file = ['LICENSE', 'license', 'LICENSE.md', 'LICENSE.txt'].map((one) => join(path, one)).find(existsSync);
    if (file === undefined) throw new Error(`${name} has no license that could be handed on`);
    return `${name}\n\n${readFileSync(file, 'utf8').trim()}\n`;
  });
  return texts.join(`\n${'-'.repeat(72)}\n\n`);
}

/** Milliseconds that a program takes from start to end, the median of many, each with an empty one beside it. */
function measure(program: string): { readonly program: number; readonly empty: number } {
  const rounds = Array.from({ length: 31 }, () => ({ program: taken([program]), empty: taken(['-e', '0']) }));
  return { program: median(rounds.map((one) => one.program)), empty: median(rounds.map((one) => one.empty)) };
}

function taken(words: readonly string[]): number {
  const began = performance.now();
  spawnSync(process.execPath, words, { env: {}, stdio: 'ignore' });
  return performance.now() - began;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Made beside and put into place at once: whoever runs the action meanwhile has the whole old one or the whole new one.
  const place = join(root, 'dist-action');
  const draft = `${place}-${process.pid}`;
  const sizes = await buildAction(draft);
  rmSync(place, { recursive: true, force: true });
  renameSync(draft, place);
  for (const [name, size] of Object.entries(sizes)) console.log(`dist-action/${name}: ${(size / 1000).toFixed(1)} kB`);
  if (process.argv[2] === 'measure') {
    const { program, empty } = measure(join(place, 'index.cjs'));
    console.log(
      `starts in ${program.toFixed(1)} ms, an empty Node process in ${empty.toFixed(1)} ms: ${(program - empty).toFixed(1)} ms above it, ratio ${(program / empty).toFixed(2)}`,
    );
  }
}
