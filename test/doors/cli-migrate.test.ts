import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';
import { blobId } from '../../src/record.ts';
import { run as runIn, type Ran } from './cli-rig.ts';

const memo = '.github/countersign/lifecycles/memo.yaml';
const gates = '.github/countersign/gates.yaml';
const made: TestRepository[] = [];
afterAll(() => {
  for (const repository of made) repository.remove();
});

function run({ dir }: TestRepository, args: string, who = 'ada'): Ran {
  return runIn(dir, args.split(' '), { as: who });
}

const policy = `version: 1
assurance: asserted
workflow: memo
roles:
  editor: { emails: [bob@example.com, eve@example.com] }
  legal: { emails: [eve@example.com] }
  chief: { emails: [ada@example.com] }
overriders: [chief]
`;
const workflow = `workflow_type: memo
include: [${gates}]
stages: [draft, sent]
artifacts: [{ artifact_type: text, path: 'memos/{project}.md', gates: [editor] }]
`;

it('a project follows another workflow once it is said so, and its record stays whole', () => {
  const here = makeRepository();
  made.push(here);
  here.commit({ '.github/countersign.yml': policy, [memo]: workflow, [gates]: 'gates: [editor]\n' });
  expect(run(here, `check ${memo}`)).toMatchObject({ code: 0, out: `✓ ${memo}: nothing wrong\n` });
  expect(run(here, 'start hello --workflow memo')).toMatchObject({ code: 0 });
  // What a project pins is one text, whatever it was made of.
  const pinned = here.git('show', 'countersign:projects/he/hello/definition.yaml');
  expect(pinned).toMatch(/^# Made of .*memo\.yaml, .*gates\.yaml\n/u);
  expect(pinned).toContain('\ngates:\n- editor');
  expect(run(here, 'migrate')).toMatchObject({
    code: 0,
    out: `✓ hello follows ${memo} with ${gates} as it lies on main: nothing would change\n`,
  });

  // Somebody changes what is shared: the project stays as it is until it is moved.
  writeFileSync(join(here.dir, gates), 'gates: [{ gate_id: editor, count: 2 }, legal]\n');
  expect(run(here, `check ${memo}`)).toMatchObject({
    code: 0,
    out: expect.stringContaining(`${gates}:1:40: warning gate_unused nothing asks for gate legal`) as string,
  });
  const uncommitted = run(here, `migrate hello --to ${memo}`);
  expect(uncommitted.out).toContain('~  gate editor  count\n+  gate legal\n');
  expect(run(here, `migrate hello --to ${memo} --yes`)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^No: .* is not on main as it lies here\nNext: commit it /u) as string,
  });
  here.git('checkout', '--quiet', '-b', 'project/hello');
  here.git('stash', '--quiet');
  here.commit({ 'memos/hello.md': 'Hello\n' });
  here.git('checkout', '--quiet', 'main');
  here.git('stash', 'pop', '--quiet');
  here.git('commit', '--quiet', '--all', '--message', 'two editors');
  expect(JSON.parse(run(here, 'migrate hello --json').out)).toMatchObject({
    ok: true,
    differences: [
      { what: 'gate', id: 'editor', is: 'changed', fields: ['count'] },
      { what: 'gate', id: 'legal', is: 'added' },
    ],
    lost: { tracks: [], gates: [], artifacts: [] },
    decided: {
      now: [{ about: 'editor for project/hello', would: 'waits for 2 of bob@example.com, eve@example.com (editor)' }],
    },
    to: { is_committed: true },
    next_steps: [{ command: 'countersign migrate hello --yes' }],
  });
  expect(run(here, 'migrate hello --yes', 'bob')).toMatchObject({
    code: 2,
    err: expect.stringContaining('holds none of the roles that may migrate: chief') as string,
  });
  expect(run(here, 'migrate hello --yes')).toMatchObject({
    code: 0,
    out: expect.stringContaining(`✓ definition pinned: definition ${memo} with ${gates}\n`) as string,
  });
  const now = here.git('show', 'countersign:projects/he/hello/definition.yaml');
  expect(now).toContain('count: 2');
  expect(here.git('show', 'countersign:projects/he/hello/project_state.yaml')).toContain(blobId(`${now}\n`));
  expect(run(here, 'verify')).toMatchObject({ code: 0 });

  // A stage that is gone, and a workflow or a file that is not there.
  here.commit({ [memo]: workflow.replace('draft, sent', 'written, sent') });
  expect(run(here, 'migrate hello --yes')).toMatchObject({
    code: 2,
    err: expect.stringContaining(`No: main is in draft, and ${memo} with ${gates} has no such stage\n`) as string,
  });
  expect(run(here, 'migrate hello --to nothing')).toMatchObject({
    code: 2,
    err: expect.stringContaining('No: no workflow is called nothing\nNext: there are memo, ') as string,
  });
  expect(run(here, 'migrate hello --to none.yaml')).toMatchObject({
    code: 1,
    err: expect.stringContaining('No: none.yaml does not exist\n') as string,
  });
  here.commit({ [gates]: 'gates: 7\n' });
  expect(run(here, 'migrate hello')).toMatchObject({
    code: 1,
    out: expect.stringContaining(`${gates}:1:8: error wrong_type`) as string,
  });
  // The project goes on as it was pinned.
  expect(run(here, 'status hello')).toMatchObject({ code: 0 });
});
