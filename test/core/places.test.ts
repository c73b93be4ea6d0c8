import { describe, expect, it } from 'vitest';
import { contentOf, isBranchOf, placesOf, wholesOf, within } from '../../src/core/project/places.ts';
import { artifactType, definition, lifecycle } from './given.ts';

const artifacts = [
  artifactType('plan', { path: 'docs/{project}/plan-{project}.md' }),
  artifactType('code', { path: 'src/**', kind: 'folder' }),
  artifactType('assets', { path: 'assets/{project}/', kind: 'folder' }),
  artifactType('change', { kind: 'pull_request' }),
  artifactType('invoice', { kind: 'external' }),
  artifactType('deploy', { kind: 'branch', path: 'production' }),
];
const other = lifecycle({ artifacts, gates: [], actions: [], allowed_transitions: [] });

describe('where artifacts lie in the tree', () => {
  it('is their path, with the project in it, and a folder by its own name', () => {
    expect(placesOf(other, '12', {})).toEqual([
      { name: 'plan', kind: 'file', path: 'docs/12/plan-12.md' },
      { name: 'code', kind: 'folder', path: 'src' },
      { name: 'assets', kind: 'folder', path: 'assets/12' },
    ]);
  });

  it('is nowhere for what is no file or folder', () => {
    const names = placesOf(definition, 'acme', {}).map(({ name }) => name);
    expect(names).toEqual(['plan', 'code', 'notes', 'report', 'manual', 'appendix']);
  });

  it('is nowhere for a file of which nobody says where it is', () => {
    const [first, ...rest] = other.artifacts;
    const { path: _path, ...lost } = first ?? {};
    expect(placesOf({ ...other, artifacts: [lost as never, ...rest] }, '12', {})).toHaveLength(2);
  });
});

describe('artifacts that are a whole branch', () => {
  it('are those of the kind pull_request', () => {
    expect(wholesOf(other)).toEqual(['change']);
    expect(wholesOf(definition)).toEqual([]);
  });
});

describe('a branch belongs to a project by its name', () => {
  it('when it begins with the project', () => {
    expect(isBranchOf('12', 'project/12/notes')).toBe(true);
    expect(isBranchOf('acme', 'project/acme/a/b')).toBe(true);
  });

  it('and not when it begins with another one', () => {
    for (const branch of ['project/123/notes', 'project/12', 'my/project/12/notes', 'project/012/notes', '12'])
      expect(isBranchOf('12', branch)).toBe(false);
  });
});

describe('a path lies at a place', () => {
  it('when it is the place or in the folder that is there', () => {
    expect(within('src', 'src')).toBe(true);
    expect(within('src/a/b.ts', 'src')).toBe(true);
  });

  it('and not when only its first letters are those of the place', () => {
    expect(within('src2/a.ts', 'src')).toBe(false);
    expect(within('a/src/a.ts', 'src')).toBe(false);
    expect(within('docs/plan.md.bak', 'docs/plan.md')).toBe(false);
  });
});

describe('the content of an artifact', () => {
  const oid = 'a'.repeat(40);

  it('is the id of its bytes, where it is a plain file or a folder', () => {
    expect(contentOf('file', { mode: '100644', oid })).toBe(oid);
    expect(contentOf('folder', { mode: '40000', oid })).toBe(oid);
  });

  it('differs where the same bytes are something else: a program, a link, a folder in the place of a file', () => {
    expect(contentOf('file', { mode: '100755', oid })).toBe(`100755 ${oid}`);
    expect(contentOf('file', { mode: '120000', oid })).toBe(`120000 ${oid}`);
    expect(contentOf('file', { mode: '40000', oid })).toBe(`40000 ${oid}`);
    expect(contentOf('folder', { mode: '160000', oid })).toBe(`160000 ${oid}`);
    expect(contentOf('folder', { mode: '100644', oid })).toBe(`100644 ${oid}`);
  });
});
