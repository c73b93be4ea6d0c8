import { afterAll, expect, it } from 'vitest';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';
import { run } from './cli-rig.ts';

const made: TestRepository[] = [];
afterAll(() => {
  for (const repository of made) repository.remove();
});

function kept(repository: TestRepository): TestRepository {
  made.push(repository);
  return repository;
}

const policy = `version: 1
assurance: asserted
workflow: memo
roles:
  editor: { emails: [bob@example.com] }
`;
const workflow = `workflow_type: memo
stages: [draft, sent]
artifacts:
  - { artifact_type: text, owner: editor, path: 'memos/{project}.md', gates: [editor] }
gates: [{ gate_id: editor, owner: editor }]
allowed_transitions:
  - { from: draft, to: sent, on: { landed: text }, requires: { gate: editor } }
`;

/** What no branch leads to is gone from here for good. */
function cleared(here: TestRepository): void {
  here.git('reflog', 'expire', '--expire=now', '--all');
  here.git('gc', '--quiet', '--prune=now');
}

it('the commits that people decided about stay, here and where the record lives, when no branch leads to them any more', () => {
  const desk = kept(makeRepository());
  desk.commit({ '.github/countersign.yml': policy, '.github/countersign/lifecycles/memo.yaml': workflow });
  const hub = kept(desk.clone({ bare: true }));
  desk.git('remote', 'add', 'origin', hub.dir);
  desk.git('config', 'countersign.remote', 'origin');
  const did = (as: string, ...args: readonly string[]): string => {
    const { code, out, err } = run(desk.dir, args, { as });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return out;
  };
  did('ada', 'start', 'hello');
  // One is approved and never lands; another lands as one commit that is not the one that was approved.
  const heads = ['Hello?\n', 'Hello!\n'].map((text, at) => {
    desk.branch(`words-${at}`, 'main');
    const head = desk.commit({ 'memos/hello.md': text }, { author: 'Ada <ada@example.com>' });
    desk.git('push', '--quiet', 'origin', `words-${at}`);
    did('bob', 'approve', 'editor', '--branch', `words-${at}`);
    return head;
  });
  desk.switch('main');
  desk.squash('words-1');
  desk.git('push', '--quiet', 'origin', 'main', ':words-0', ':words-1');
  desk.git('branch', '--quiet', '-D', 'words-0', 'words-1');
  for (const here of [desk, hub]) {
    cleared(here);
    expect(here.git('for-each-ref', '--format=%(refname)', 'refs/countersign/decided').split('\n').toSorted()).toEqual(
      heads.map((head) => `refs/countersign/decided/hello/${head}`).toSorted(),
    );
    expect(heads.map((head) => here.git('show', `${head}:memos/hello.md`))).toEqual(['Hello?', 'Hello!']);
  }
  const auditor = kept(hub.clone());
  auditor.git('fetch', '--quiet', 'origin', 'refs/countersign/decided/*:refs/countersign/decided/*');
  expect(auditor.git('log', '-1', '--format=%an', heads[0] ?? '')).toBe('Ada');
});
