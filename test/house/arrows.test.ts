import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Arrow, arrowsOf, fault, rooms } from './arrows.ts';

const src = join(import.meta.dirname, '../../src');
const files = existsSync(src)
  ? globSync('**/*.{ts,tsx,js}', { cwd: src }).map((path) => path.replaceAll('\\', '/'))
  : [];
const faults = files
  .filter((path) => !path.endsWith('.d.ts'))
  .flatMap((path) => arrowsOf(path, readFileSync(join(src, path), 'utf8')))
  .flatMap((arrow) => ({ from: arrow.from, says: fault(arrow) }))
  .filter(({ says }) => says !== undefined);

describe('the rooms of src', () => {
  it.each(Object.entries(rooms))('%s: $says', (room) => {
    expect(faultsOf(room)).toEqual([]);
  });

  it('nothing imports a door, nothing reaches outside src, and every file stands in a room', () => {
    expect(faults.map(({ says }) => says)).toEqual([]);
  });
});

it('what people wrote is made harmless for Markdown and HTML in core/surface alone', () => {
  const escaping = files.filter((path) => /replaceAll\('[&<|]'/u.test(readFileSync(join(src, path), 'utf8')));
  expect(escaping.filter((path) => !path.startsWith('core/surface/'))).toEqual([]);
  expect(escaping).not.toEqual([]);
});

function faultsOf(room: string): readonly (string | undefined)[] {
  return faults.filter(({ from }) => from === `${room}.ts` || from.startsWith(`${room}/`)).map(({ says }) => says);
}

describe('what the reader of imports sees', () => {
  it.each([
    ['a static import', `import { a } from './a.ts';`],
    ['an import for its effect', `import './a.ts';`],
    ['a type-only import', `import type { A } from './a.ts';`],
    ['an import of one type among values', `import { type A } from './a.ts';`],
    ['a re-export of names', `export { a } from './a.ts';`],
    ['a re-export of everything', `export * from './a.ts';`],
    ['a re-export of types', `export type { A } from './a.ts';`],
    ['a dynamic import', `async function f() { await import('./a.ts'); }`],
    ['the type of an import', `let a: import('./a.ts').A;`],
    ['an import by assignment', `import a = require('./a.ts');`],
    ['a require', `const a = require('./a.ts');`],
  ])('%s', (_name, source) => {
    expect(arrowsOf('git/x.ts', source)).toEqual([{ from: 'git/x.ts', to: './a.ts' }]);
  });

  it('an import whose name is computed', () => {
    expect(arrowsOf('git/x.ts', 'await import(`./${name}.ts`);')).toEqual([{ from: 'git/x.ts', to: undefined }]);
  });

  it('no import in comments, strings and exported names', () => {
    expect(arrowsOf('git/x.ts', `// import './a.ts'\nexport const a = "import './b.ts'";\nexport { a as b };`)).toEqual(
      [],
    );
  });
});

describe('arrows that are allowed', () => {
  it.each<Arrow>([
    { from: 'core/project/decide.ts', to: '../condition.ts' },
    { from: 'ports.ts', to: './core/entry.ts' },
    { from: 'handle.ts', to: './ports.ts' },
    { from: 'files.ts', to: 'yaml' },
    { from: 'record.ts', to: './files.ts' },
    { from: 'git/commit.ts', to: '../record.ts' },
    { from: 'git/commit.ts', to: './plumbing.ts' },
    { from: 'git/commit.ts', to: 'node:child_process' },
    { from: 'github/client.ts', to: '@octokit/rest' },
    { from: 'executor/shell.ts', to: '../ports.ts' },
    { from: 'runner/run.ts', to: '../executor/host.ts' },
    { from: 'doors/cli/main.ts', to: '../../handle.ts' },
    { from: 'doors/cli/main.ts', to: './print.ts' },
  ])('$from → $to', (arrow) => {
    expect(fault(arrow)).toBeUndefined();
  });
});

describe('arrows that are not', () => {
  it.each<Arrow & { readonly because: string }>([
    { from: 'core/entry.ts', to: '../ports.ts', because: 'core imports nothing but core' },
    { from: 'core/entry.ts', to: 'node:crypto', because: 'core imports nothing but core' },
    { from: 'core/entry.ts', to: 'crypto', because: 'core imports nothing but core' },
    { from: 'core/entry.ts', to: 'yaml', because: 'core imports nothing but core' },
    { from: 'ports.ts', to: './files.ts', because: 'ports import only core' },
    { from: 'handle.ts', to: './git/commit.ts', because: 'handle imports only core, ports and record' },
    {
      from: 'files.ts',
      to: './ports.ts',
      because: 'files import only core, the generated validators, yaml and liquidjs',
    },
    { from: 'files.ts', to: 'ajv', because: 'files import only core, the generated validators, yaml and liquidjs' },
    { from: 'record.ts', to: './git/commit.ts', because: 'record imports only core, ports and files' },
    {
      from: 'git/commit.ts',
      to: '../github/client.ts',
      because: 'git imports only core, ports, handle, files, record and kept',
    },
    { from: 'queue/memory.ts', to: '../handle.ts', because: 'queue imports only core, ports, files, record and kept' },
    { from: 'executor/shell.ts', to: '../record.ts', because: 'executor imports only core, ports and files' },
    {
      from: 'runner/run.ts',
      to: '../git/runs/tree.ts',
      because: 'runner imports only core, ports, files, handle, record and executor',
    },
    { from: 'git/commit.ts', to: '../doors/cli/main.ts', because: 'nothing imports a door' },
    { from: 'doors/mcp/main.ts', to: '../cli/main.ts', because: 'nothing imports a door' },
    { from: 'core/entry.ts', to: '../../test/environment.ts', because: 'nothing is imported from outside src' },
    { from: 'git/commit.ts', to: '../util/strings.ts', because: 'there is no such room' },
    { from: 'util/strings.ts', to: '../core/entry.ts', because: 'stands in no room' },
    { from: 'doors/cli/main.ts', to: undefined, because: 'only a run could name' },
  ])('$from → $to', ({ because, ...arrow }) => {
    expect(fault(arrow)).toContain(because);
  });
});
