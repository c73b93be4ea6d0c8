import { afterEach, expect, it } from 'vitest';
import type { Entry } from '../../src/core/entry.ts';
import { keepDecided } from '../../src/git/decided.ts';
import { openObjects } from '../../src/git/objects.ts';
import { openRepository } from '../../src/git/repository.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';

const made: TestRepository[] = [];
afterEach(() => {
  for (const repository of made.splice(0)) repository.remove();
});

function kept(repository: TestRepository): TestRepository {
  made.push(repository);
  return repository;
}

/** An entry by which somebody decided at a commit. */
function decided(head: string | null): Entry {
  const event = { type: 'approval_changed', change: 'decided', decision: { head } };
  const other = { type: 'stage_changed', head: '1'.repeat(40) };
  return {
    v: 1,
    seq: 1,
    id: 'e1',
    source: 'cli:1',
    at: '2026-01-01T00:00:00.000Z',
    actor: { id: 'a', login: 'a', kind: 'person', assurance: 'asserted' },
    command: {},
    saw: {},
    events: [event, other],
    state: '',
    prev: '',
    hash: '',
  } as unknown as Entry;
}

async function keep(here: TestRepository, ...heads: readonly (string | null)[]): Promise<readonly string[]> {
  const repository = await openRepository(here.dir);
  const objects = openObjects(repository);
  await keepDecided(repository, objects, 'acme', heads.map(decided));
  await objects.close();
  return refsOf(here);
}

function refsOf(here: TestRepository): readonly string[] {
  return here.git('for-each-ref', '--format=%(refname)', 'refs/countersign').split('\n').filter(Boolean);
}

/** A commit to which nothing leads. */
function loose(here: TestRepository, text: string): string {
  here.branch(`words ${text}`.replaceAll(' ', '-'), 'main');
  const head = here.commit({ 'a.md': text });
  here.switch('main');
  here.git('branch', '-D', `words ${text}`.replaceAll(' ', '-'));
  return head;
}

it('a commit that was decided about stays when nothing else leads to it, and one that is not here is passed by', async () => {
  const here = kept(makeRepository());
  const [one, two, gone] = [loose(here, 'one'), loose(here, 'two'), loose(here, 'gone')];
  expect(await keep(here, one, null, 'f'.repeat(40), two, one)).toEqual(
    [one, two].toSorted().map((head) => `refs/countersign/decided/acme/${head}`),
  );
  here.git('reflog', 'expire', '--expire=now', '--all');
  here.git('gc', '--quiet', '--prune=now');
  expect(here.git('show', `${one}:a.md`)).toBe('one');
  expect(() => here.git('cat-file', '-t', gone)).toThrow('Command failed');
  expect(await keep(here)).toHaveLength(2);
});

it('where the record lives elsewhere it stays there, too, and a remote that takes no such names stops nobody', async () => {
  const hub = kept(makeRepository({ bare: true }));
  const here = kept(hub.clone());
  here.git('config', 'countersign.remote', 'origin');
  const [one, two] = [loose(here, 'one'), loose(here, 'two')];
  expect(await keep(here, one)).toEqual(refsOf(hub));
  hub.hook('pre-receive', 'exit 1');
  expect(await keep(here, two)).toHaveLength(2);
  expect(refsOf(hub)).toEqual([`refs/countersign/decided/acme/${one}`]);
});
