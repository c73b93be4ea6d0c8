import { describe, expect, it } from 'vitest';
import { verbNamed } from '../../src/core/verbs/table.ts';
import type { Given } from '../../src/core/verbs/verb.ts';

function command(name: string, typed: Given) {
  return verbNamed(name)?.command?.(typed, {});
}

describe('a track in words', () => {
  it('is forked with a name and a reason, and whatever else it promises', () => {
    expect(command('fork', { name: 'refunds', because: 'another scope' })).toEqual({
      fork: { track: 'refunds', from: 'main', because: 'another scope' },
    });
    const typed = {
      name: 'refunds',
      as: 'change_order',
      from: 'side',
      stage: 'proposal',
      owner: 'lena',
      due: '2027-01-31',
      if: ['fact:budget', 'track:security,no:conflicts'],
      line: 'proposal_or_sow',
      output: 'internal',
      may: ['sign', 'payment_request'],
      because: 'r',
    };
    expect(command('fork', typed)).toEqual({
      fork: {
        track: 'refunds',
        as: 'change_order',
        from: 'side',
        stage: 'proposal',
        owner: 'lena',
        due_date: '2027-01-31',
        depends_on: [{ fact: 'budget' }, { track: 'security', is: 'complete' }, { no: 'conflicts' }],
        lines: ['proposal_or_sow'],
        allowed_output: 'internal',
        may: ['sign', 'payment_request'],
        because: 'r',
      },
    });
    expect(command('fork', { name: 'x', may: 'none', because: 'r' })).toMatchObject({ fork: { may: [] } });
  });

  it('waits for conditions, and puts out what there is to put out', () => {
    expect(command('fork', { name: 'x', if: 'moon:full' })).toMatchObject({
      misuse: { because: '"moon:full" is no condition' },
    });
    expect(command('fork', { name: 'x', output: 'all' })).toMatchObject({
      misuse: { because: '"all" is no output', next: 'Write draft_only, or internal, or external.' },
    });
  });

  it('is joined as complete where nothing else is said', () => {
    expect(command('join', { name: 'refunds' })).toEqual({
      join: { track: 'refunds', outcome: 'complete', because: '' },
    });
    expect(command('join', { name: 'refunds', as: 'superseded', because: 'r' })).toEqual({
      join: { track: 'refunds', outcome: 'superseded', because: 'r' },
    });
    expect(command('join', { name: 'refunds', as: 'dead' })).toMatchObject({
      misuse: { because: 'a track does not end as "dead"' },
    });
  });

  it('is assigned by its name, and the project as project', () => {
    expect(command('assign', { what: 'refunds', to: 'lena' })).toEqual({
      assign: { of: 'track:refunds', to: 'lena', because: '' },
    });
    expect(command('assign', { what: 'track:project', due: '2027-01-31', because: 'r' })).toEqual({
      assign: { of: 'track:project', due_date: '2027-01-31', because: 'r' },
    });
    expect(command('assign', { what: 'project', to: 'lena' })).toMatchObject({ assign: { of: 'project' } });
  });

  it('goes on past stages', () => {
    expect(command('skip', { stage: 'contract', because: 'r' })).toEqual({
      skip: { to: 'contract', track: 'main', because: 'r' },
    });
    expect(command('skip', { stage: 'contract', track: 'x', because: 'r' })).toMatchObject({ skip: { track: 'x' } });
  });
});

describe('a version in words', () => {
  it('is retired, or kept', () => {
    expect(command('retire', { artifact: 'plan', because: 'r' })).toEqual({
      retire: { artifact: 'plan', because: 'r' },
    });
    expect(command('keep', { artifact: 'plan/x' })).toEqual({ keep: { artifact: 'plan/x', because: '' } });
  });
});
