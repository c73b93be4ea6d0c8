import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Manifest {
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
interface Lock {
  readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>>;
}

/** Whether the package at `path` of the lock finds `name`: in its own node_modules or in one further up. */
function found(lock: Lock, path: string, name: string): boolean {
  if (lock.packages[`${path === '' ? '' : `${path}/`}node_modules/${name}`] !== undefined) return true;
  if (path === '') return false;
  return found(lock, path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
}

const manifest = JSON.parse(read('package.json')) as Manifest;

describe('the package', () => {
  it('pins every dependency exactly', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${name}@${version}`);
    expect(loose).toEqual([]);
  });

  it('runs its scripts on the Node it asks users for', () => {
    const major = manifest.devDependencies['node']?.split('.')[0];
    expect(manifest.engines.node).toBe(`>=${major}`);
    expect(process.version).toBe(`v${manifest.devDependencies['node']}`);
    expect(read('bin/countersign.cjs')).toContain(`const NEEDED = ${major};`);
    expect(manifest.devDependencies['@types/node']).toMatch(new RegExp(`^${major}\\.`));
  });

  it('is locked without the address of a registry, so that it installs from any', () => {
    expect(read('package-lock.json')).not.toContain('"resolved": "http');
  });

  it('locks the optional packages of every platform, which `npm ci` insists on', () => {
    const lock = JSON.parse(read('package-lock.json')) as Lock;
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !found(lock, path, name)),
    );
    expect(missing).toEqual([]);
  });

  it('is tested by continuous integration with the commands a person types', () => {
    const steps = [...read('.ci/run').matchAll(/^step \S+ (?:timeout \S+ )?(.+)$/gm)].map(([, command]) => command);
    expect(steps).toEqual(expect.arrayContaining(['npm ci', 'npm run lint', 'npm test', 'npm run soak:bounded']));
    const asked = steps.flatMap((command) => /^npm (?:run )?(?!ci\b)(\S+)/.exec(command ?? '')?.[1] ?? []);
    expect(asked.filter((name) => manifest.scripts[name] === undefined)).toEqual([]);
  });

  it('has workflows that run only actions pinned to a commit, with no permission by default', () => {
    const workflow = read('.github/workflows/ci.yml');
    const uses = [...workflow.matchAll(/^\s*-? *uses: (.+)$/gm)].map(([, action]) => action ?? '');
    expect(uses.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d/.test(action))).toEqual([]);
    expect(workflow).toMatch(/^permissions: \{\}$/m);
    expect(workflow).toContain('bash .ci/run');
  });
});
