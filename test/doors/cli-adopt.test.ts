import { afterAll, expect, it } from 'vitest';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';
import { run as runIn, type Ran } from './cli-rig.ts';

const made: TestRepository[] = [];
afterAll(() => {
  for (const repository of made) repository.remove();
});

function run({ dir }: TestRepository, args: readonly string[], who = 'ada'): Ran {
  return runIn(dir, args, { as: who });
}

const policy = `version: 1
assurance: asserted
workflow: memo
roles:
  editor: { emails: [bob@example.com, eve@example.com] }
  counsel: { emails: [eve@example.com] }
  chief: { emails: [ada@example.com] }
overriders: [chief]
`;
const workflow = `workflow_type: memo
stages: [idea, draft, review, sent]
artifacts:
  - { artifact_type: outline, owner: editor, path: 'memos/{project}/outline.md', gates: [editor] }
  - { artifact_type: text, owner: editor, path: 'memos/{project}/text', kind: folder, gates: [editor] }
gates: [{ gate_id: editor, owner: editor }, { gate_id: counsel, owner: counsel }]
allowed_transitions:
  - { from: idea, to: draft, on: { landed: outline }, requires: { all: [{ artifact: outline }, { gate: editor }] } }
  - { from: draft, to: review, requires: { fact: length } }
  - { from: review, to: sent, requires: { all: [{ artifact: text }, { gate: counsel }] } }
  - { from: sent, to: review }
never: [{ reach: sent, without: [counsel] }]
`;

it('work that is under way becomes a project where it stands, and its record is whole', () => {
  const here = makeRepository();
  made.push(here);
  here.commit({ '.github/countersign.yml': policy, '.github/countersign/lifecycles/memo.yaml': workflow });
  // Long before anybody thought of a project: an outline has been merged, and its text is being written.
  here.branch('outline');
  here.commit({ 'memos/hello/outline.md': 'What to say\n' }, { author: 'Bob <bob@example.com>' });
  here.switch('main');
  const merged = here.merge('outline');
  here.branch('words');
  here.commit({ 'memos/hello/text/one.md': 'Hello\n' }, { author: 'Eve <eve@example.com>' });
  here.switch('main');

  const reason = ['--because', 'it was agreed by mail'];
  expect(run(here, ['adopt', 'hello', '--stage', 'review'])).toMatchObject({
    code: 2,
    err: 'No: adopting work needs a reason\nNext: Say why it is in review: --because "…"\n',
  });
  expect(run(here, ['adopt', 'hello', ...reason])).toMatchObject({
    code: 2,
    err: 'No: nobody says in which stage the work is\nNext: Name one: --stage idea or draft or review or sent\n',
  });
  expect(run(here, ['adopt', 'hello', '--stage', 'review', ...reason], 'bob')).toMatchObject({
    code: 2,
    err: 'No: the way to review leads past editor, and nobody has opened it here\nNext: It takes chief. Others can adopt it in idea: --stage idea\n',
  });

  expect(run(here, ['adopt', 'hello', '--stage', 'review', '--title', 'Hello', ...reason])).toMatchObject({
    code: 0,
    out: expect.stringContaining(`✓ started: Hello by ada@example.com
! artifact: outline v1 landed by ada@example.com, past closed editor
! override: editor overridden by ada@example.com
✓ stage: idea → draft
✓ stage: draft → review
Next: `) as string,
  });
  expect(run(here, ['adopt', 'hello', '--stage', 'draft', ...reason])).toMatchObject({
    code: 2,
    err: expect.stringContaining('No: hello has been started\n') as string,
  });
  // Whoever wrote it approves it no more than anything else; and its branch is looked at like any other.
  expect(JSON.parse(run(here, ['status', 'hello', '--json']).out)).toMatchObject({
    state: {
      cursor: merged,
      tracks: { main: { stage: 'review' } },
      artifacts: {
        outline: { version: 'v1', commit: merged, authors: ['bob@example.com', 'ada@example.com'], bypassed: [] },
      },
      proposals: { words: { contents: { text: expect.any(String) as string } } },
    },
  });
  expect(here.git('show', 'countersign:projects/he/hello/log/tail.yaml')).toContain(
    '"rationale":"it was agreed by mail; not in this record: length is not known","skipped":true',
  );
  expect(run(here, ['verify'])).toMatchObject({ code: 0 });
  // Under another policy the same would have come of it, and the audit finds the reason for what went past a gate.
  here.write({ '.github/countersign.yml': policy.replace('overriders', 'attesters: [chief]\noverriders') });
  expect(run(here, ['simulate'])).toMatchObject({
    out: expect.stringContaining('✓ 3 recorded decisions of 1 open project: 0 would differ;') as string,
  });
  expect(JSON.parse(run(here, ['audit', '--json']).out)).toMatchObject({
    totals: { passages: { landing: 1, move: 2 }, findings: { overridden: 1, bypassed_with_rationale: 1 } },
  });
});
