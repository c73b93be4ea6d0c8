import { describe, expect, it } from 'vitest';
import { composed, whyNotShared } from '../../src/core/definition/include.ts';

const given = { workflow_type: 'x', stages: ['Draft', 'Done'], include: ['a', 'b'] };

describe('a definition and the files that it includes are one', () => {
  it('lists are joined by what their items are known by, and the nearest wins', () => {
    const { value } = composed({ ...given, gates: ['Legal review', { gate_id: 'send', count: 2 }] }, [
      { gates: [{ gate_id: 'send' }, 'security', { gate_id: 'legal_review' }] },
      { gates: [{ gate_id: 'security', count: 3 }, 'budget'] },
    ]);
    expect(value).toEqual({
      workflow_type: 'x',
      stages: ['Draft', 'Done'],
      gates: ['Legal review', { gate_id: 'send', count: 2 }, 'security', 'budget'],
    });
  });

  it.each<readonly [string, unknown, unknown, number]>([
    ['stages', 'Final cut', { id: 'final_cut' }, 1],
    ['artifacts', { artifact_type: 'notes' }, { artifact_type: 'notes', path: 'n.md' }, 1],
    ['roles', 'Lead', { id: 'Lead' }, 1],
    ['roles', 'Lead', { id: 'lead' }, 2],
    ['routing_rules', 'failed CI → again', { id: 'failed_ci', when: 'w', action: 'a' }, 1],
    ['recovery_actions', 'Hold on', { id: 'hold_on' }, 1],
    ['terminal_states', 'closed', { id: 'closed', from: ['draft'] }, 1],
    ['actions', { id: 'send' }, { id: 'sent' }, 2],
    ['allowed_transitions', { from: 'a', to: 'b' }, { from: 'a', to: 'b', on: 'command', when: 'w' }, 1],
    ['allowed_transitions', { from: 'a', to: 'b' }, { from: 'a', to: 'b', on: { landed: 'n' } }, 2],
    ['never', { reach: 'a', without: ['g'] }, { reach: 'a', without: ['g'] }, 1],
    ['never', { reach: 'a', without: ['g'] }, { reach: 'a', without: ['h'] }, 2],
    ['required_fields', 'a.b', 'a.b', 1],
    ['events', 'one', 'two', 2],
    ['gates', 7, 7, 1],
    ['gates', { owner: 'o' }, { owner: 'p' }, 1],
  ])('of %s, %j and %j are %i', (part, own, shared, count) => {
    const { value } = composed({ ...given, [part]: [own] }, [{ [part]: [shared] }]);
    expect(value[part]).toEqual(count === 1 ? [own] : [own, shared]);
  });

  it('what stands twice in one file stays, to be found wrong there', () => {
    const { value } = composed({ ...given, gates: ['a', 'a'] }, [{ gates: ['b', 'b'] }, { gates: ['b'] }]);
    expect(value['gates']).toEqual(['a', 'a', 'b', 'b']);
  });

  it('maps are joined by their keys', () => {
    const { value } = composed({ ...given, facts: { a: { label: 'own' } } }, [
      { facts: { a: {}, b: {} }, specialist_owners: { draft: 'ann' } },
      { facts: { b: { label: 'last' }, c: {} } },
    ]);
    expect(value).toMatchObject({ facts: { a: { label: 'own' }, b: {}, c: {} }, specialist_owners: { draft: 'ann' } });
    expect(value['facts']).toEqual({ a: { label: 'own' }, b: {}, c: {} });
  });

  it('what has another form in the definition stays as it is there', () => {
    const shared = [{ gates: ['a'], facts: { a: {} }, roles: ['r'] }];
    const own = { ...given, gates: 7, facts: ['a'], roles: { r: 1 } };
    expect(composed(own, shared).value).toMatchObject({ gates: 7, facts: ['a'], roles: { r: 1 } });
    expect(composed(given, [{ gates: ['a'] }, { gates: { a: 1 } }]).value).toMatchObject({ gates: ['a'] });
    expect(composed(given, [{ facts: { a: {} } }, { facts: 7 }]).value).toMatchObject({ facts: { a: {} } });
  });

  it('every path leads to the file in which it stands', () => {
    const { whence } = composed({ ...given, gates: ['own'], facts: { a: {} } }, [
      { gates: ['own', 'first'], roles: ['r'] },
      { gates: ['first', { gate_id: 'last', owner: 'o' }], facts: { b: { label: 'B' } } },
    ]);
    expect(whence(['gates', 0])).toEqual({ file: 0, path: ['gates', 0] });
    expect(whence(['gates', 1])).toEqual({ file: 1, path: ['gates', 1] });
    expect(whence(['gates', 2, 'owner'])).toEqual({ file: 2, path: ['gates', 1, 'owner'] });
    expect(whence(['gates', 3])).toEqual({ file: 0, path: ['gates', 3] });
    expect(whence(['gates'])).toEqual({ file: 0, path: ['gates'] });
    expect(whence(['roles'])).toEqual({ file: 1, path: ['roles'] });
    expect(whence(['facts', 'b', 'label'])).toEqual({ file: 2, path: ['facts', 'b', 'label'] });
    expect(whence(['workflow_type'])).toEqual({ file: 0, path: ['workflow_type'] });
    expect(whence(['terminal_states', 0])).toEqual({ file: 0, path: ['terminal_states', 0] });
    expect(whence([])).toEqual({ file: 0, path: [] });
  });
});

it.each([
  ['.github/countersign/approval-gates.yaml', null],
  ['.github/countersign/shared/gates.yml', null],
  ['references/gates.yaml', 'does not lie below .github/countersign/'],
  ['/etc/passwd', 'does not lie below .github/countersign/'],
  ['.github/countersign/../../secret.yml', 'does not lie below .github/countersign/'],
  ['.github/countersign/./gates.yml', 'does not lie below .github/countersign/'],
  ['.github/countersign//gates.yml', 'does not lie below .github/countersign/'],
  ['.github/countersign/a\\b.yml', 'does not lie below .github/countersign/'],
  ['.github/countersign/a\nb.yml', 'does not lie below .github/countersign/'],
  ['.github/countersign/lifecycles/other.yml', 'would be a workflow by itself'],
])('whether %j can be included: %j', (path, why) => {
  expect(whyNotShared(path)).toBe(why === null ? null : `${path} ${why}`);
});
