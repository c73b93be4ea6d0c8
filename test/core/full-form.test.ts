import { describe, expect, it } from 'vitest';
import { fullForm } from '../../src/core/definition/full-form.ts';
import { approvalStates, validationRules } from '../../src/core/definition/schema.ts';

const shortest = fullForm({ workflow_type: 'release_notes', stages: ['Write it', 'Done'] });

describe('the shortest definition', () => {
  it('gets a label from its type, and a version', () => {
    expect(shortest).toMatchObject({ workflow_type: 'release_notes', label: 'Release notes', schema_version: '1.0.0' });
  });

  it('has its stages one after the other, on command', () => {
    expect(shortest.stages).toEqual([
      { id: 'write_it', label: 'Write it', purpose: 'TBD' },
      { id: 'done', label: 'Done', purpose: 'TBD' },
    ]);
    expect(shortest.allowed_transitions).toEqual([
      { from: 'write_it', to: 'done', on: 'command', when: 'Write it is done' },
    ]);
  });

  it('may end as closed from every stage', () => {
    expect(shortest.terminal_states).toEqual([{ id: 'closed', from: ['write_it', 'done'] }]);
  });

  it('has the approval states, validation rules and recovery actions of the core, and nothing else', () => {
    expect(shortest.approval_states).toEqual(approvalStates);
    expect(shortest.validation_rules).toEqual(validationRules);
    expect(shortest.recovery_actions.map((recovery) => recovery.id)).toEqual([
      'targeted_questions',
      'draft_only_output',
    ]);
    expect(shortest).toMatchObject({
      artifacts: [],
      gates: [],
      actions: [],
      roles: [],
      routing_rules: [],
      required_fields: [],
      support_outputs: [],
      specialist_owners: {},
      facts: {},
    });
  });
});

describe('names instead of objects', () => {
  const full = fullForm({
    workflow_type: 'x',
    stages: ['a'],
    artifacts: ['Release notes'],
    gates: ['Code review'],
    roles: ['release_owner'],
    routing_rules: ['failed CI → implementation', 'no tests -> ask -> wait', 'stuck'],
    recovery_actions: ['Ask again'],
    terminal_states: ['Given up'],
  });

  it('an artifact is external until it has a path', () => {
    expect(full.artifacts).toEqual([
      { artifact_type: 'release_notes', kind: 'external', owner: 'TBD', version_policy: 'TBD', gates: [] },
    ]);
  });

  it('a gate is opened by the role of its own name', () => {
    expect(full.gates).toEqual([
      { gate_id: 'code_review', owner: 'code_review', applies_when: 'TBD', approval_states: approvalStates },
    ]);
  });

  it('a role keeps its name', () => {
    expect(full.roles).toEqual([{ id: 'release_owner', label: 'Release owner' }]);
  });

  it('a routing rule is split at its first arrow', () => {
    expect(full.routing_rules).toEqual([
      { id: 'failed_ci', when: 'failed CI', action: 'implementation' },
      { id: 'no_tests', when: 'no tests', action: 'ask → wait' },
      { id: 'stuck', when: 'stuck', action: 'TBD' },
    ]);
  });

  it('a recovery action and a terminal state keep their words', () => {
    expect(full.recovery_actions).toEqual([{ id: 'ask_again', applies_when: 'TBD', output: 'Ask again' }]);
    expect(full.terminal_states).toEqual([{ id: 'given_up', from: ['a'] }]);
  });
});

describe('objects that only say which one they are', () => {
  const full = fullForm({
    workflow_type: 'x',
    stages: [{ id: 'first_draft' }, { id: 'done', label: 'Published' }],
    allowed_transitions: [
      { from: 'first_draft', to: 'done' },
      { from: 'done', to: 'first_draft' },
      { from: 'no_stage', to: 'done' },
    ],
    artifacts: [{ artifact_type: 'notes' }],
    roles: [{ id: 'release_owner' }],
    gates: [{ gate_id: 'review' }],
    actions: [{ id: 'send_it' }],
    routing_rules: [{ id: 'stuck' }],
    recovery_actions: [{ id: 'ask_again' }],
    terminal_states: [{ id: 'gone' }],
  });

  it('a stage is labelled by its id, and nobody is made its owner', () => {
    expect(full.stages).toEqual([
      { id: 'first_draft', label: 'First draft', purpose: 'TBD' },
      { id: 'done', label: 'Published', purpose: 'TBD' },
    ]);
  });

  it('a transition says that the stage before is done, by its label where there is one', () => {
    expect(full.allowed_transitions).toEqual([
      { from: 'first_draft', to: 'done', on: 'command', when: 'First draft is done' },
      { from: 'done', to: 'first_draft', on: 'command', when: 'Published is done' },
      { from: 'no_stage', to: 'done', on: 'command', when: 'No stage is done' },
    ]);
  });

  it('an artifact and a gate become what their names alone would', () => {
    const named = fullForm({ workflow_type: 'x', stages: ['a'], artifacts: ['notes'], gates: ['review'] });
    expect(full.artifacts).toEqual(named.artifacts);
    expect(full.gates).toEqual(named.gates);
  });

  it('a role and an action are labelled by their ids; an action needs no gate', () => {
    expect(full.roles).toEqual([{ id: 'release_owner', label: 'Release owner' }]);
    expect(full.actions).toEqual([{ id: 'send_it', label: 'Send it', gates: [] }]);
  });

  it('a rule says nothing yet, a recovery action gives what its id says', () => {
    expect(full.routing_rules).toEqual([{ id: 'stuck', when: 'TBD', action: 'TBD' }]);
    expect(full.recovery_actions).toEqual([{ id: 'ask_again', applies_when: 'TBD', output: 'Ask again' }]);
  });

  it('a terminal state is open to all stages', () => {
    expect(full.terminal_states).toEqual([{ id: 'gone', from: ['first_draft', 'done'] }]);
  });

  it('and the full form of it is itself', () => {
    expect(fullForm(full)).toEqual(full);
  });
});

it.each([
  [undefined, 'external'],
  ['notes.md', 'file'],
  ['notes', 'file'],
  ['docs/*', 'file'],
  ['docs/', 'folder'],
  ['docs/{project}/**', 'folder'],
  ['**', 'file'],
])('an artifact with the path %s is of the kind %s', (path, kind) => {
  const artifact = { artifact_type: 'a', ...(path === undefined ? {} : { path }) };
  expect(fullForm({ workflow_type: 'x', stages: ['a'], artifacts: [artifact] }).artifacts[0]?.kind).toBe(kind);
});

it.each(['---', 'constructor', 'Constructor!'])('no name is made of the words %s', (words) => {
  expect(fullForm({ workflow_type: 'x', stages: [words] }).stages[0]?.id).toBe('');
});

describe('what is written stays', () => {
  const artifact = { artifact_type: 'a', owner: 'o', version_policy: 'v' };
  const written = {
    workflow_type: 'x',
    label: 'X',
    schema_version: '2.0.0',
    stages: [{ id: 'a', label: 'A', purpose: 'p' }, 'b'],
    allowed_transitions: [
      { from: 'a', to: 'b', when: 'w' },
      { from: 'b', to: 'a', when: 'w', on: { flag: 'again' } },
    ],
    artifacts: [{ ...artifact, path: 'a.md' }, { ...artifact, kind: 'folder', path: 'b', gates: ['g'] }, artifact],
    roles: [{ id: 'r', label: 'R' }],
    gates: [
      { gate_id: 'g', owner: 'o', applies_when: 'x', approval_states: ['approved'] },
      {
        gate_id: 'h',
        label: 'H',
        owner: 'o',
        category: 'c',
        applies_when: 'x',
        approval_states: ['approved'],
        assurance: 'attested',
        explicit: true,
        count: 2,
      },
    ],
    actions: [{ id: 's', label: 'S', external: true, gates: ['g'], requires: { gate: 'g' } }],
    approval_states: ['approved', 'unknown'],
    routing_rules: [{ id: 'r', when: 'w', action: 'a' }],
    recovery_actions: [{ id: 'r', applies_when: 'w', output: 'o' }],
    terminal_states: [{ id: 'end', from: ['b'] }, { id: 'gone' }],
    validation_rules: ['missing_owner'],
  } as const;
  const full = fullForm(written);

  it('a transition without a trigger waits for a command', () => {
    expect(full.allowed_transitions.map((transition) => transition.on)).toEqual(['command', { flag: 'again' }]);
  });

  it('an artifact with a path is a file unless it says otherwise', () => {
    expect(full.artifacts.map(({ kind, gates }) => ({ kind, gates }))).toEqual([
      { kind: 'file', gates: [] },
      { kind: 'folder', gates: ['g'] },
      { kind: 'external', gates: [] },
    ]);
  });

  it('a terminal state is open to the stages it names, else to all', () => {
    expect(full.terminal_states).toEqual([
      { id: 'end', from: ['b'] },
      { from: ['a', 'b'], id: 'gone' },
    ]);
  });

  it('everything else as it is', () => {
    expect(full).toMatchObject({
      label: 'X',
      schema_version: '2.0.0',
      gates: written.gates,
      actions: written.actions,
      roles: written.roles,
      routing_rules: written.routing_rules,
      recovery_actions: written.recovery_actions,
      validation_rules: ['missing_owner'],
    });
  });

  it('and the full form of the full form is itself', () => {
    expect(fullForm(full)).toEqual(full);
  });
});
