import { describe, expect, it } from 'vitest';
import type { Check, Pipeline, Step } from '../../../src/core/pipeline/pipeline.ts';
import { weakenings } from '../../../src/core/run/rules/weakenings.ts';
import { ada, olga, refusal, running } from './deciding.ts';
import { external, happens, inTurn, pipelineOf, step, work } from './playing.ts';

const isReady: Check = { is: 'state', state: 'ready', equals: true, says: 'it is ready' };
const isThere: Check = { is: 'file', file: 'a.md', says: 'a.md is there' };

/** A step that has one of everything that could be taken away. */
const strict = external('ship', {
  needs: ['build'],
  requires_approval: true,
  preconditions: [isReady],
  required_state: ['version'],
  verify: [isThere],
  checkpoint: 'shipped',
  recovery: work,
  critical: true,
  on_failure: 'rollback',
  idempotent: false,
  resources: ['door'],
  grants: { deploy: 'write' },
});
const whole = pipelineOf([step('build'), strict], {
  rollback_on: 'any_failure',
  rollback_to: 'shipped',
  resources: { door: 1 },
});

function without(changes: Partial<Step>): Pipeline {
  return { ...whole, steps: [step('build'), { ...strict, ...changes }] };
}

function offered(pipeline: Pipeline) {
  return { pipeline, pin: { blob: 'pipe2', origin: 'p2.yml' } };
}

describe('another definition takes away', () => {
  it.each<readonly [string, Partial<Step>]>([
    ['ship would count without an approval', { requires_approval: false }],
    ['nobody would look before ship: it is ready', { preconditions: [{ ...isReady, equals: false }] }],
    ['ship would be done without a value of version', { required_state: [] }],
    ['nobody would look after ship: a.md is there', { verify: [isReady] }],
    ['there would be no checkpoint after ship', { checkpoint: null }],
    ['what ship does would be taken back in another way, or not', { compensation: { ...work, run: 'echo' } }],
    ['what ship does would be taken back in another way, or not', { compensation: null }],
    ['nothing would mend ship', { recovery: null }],
    ['ship would count as one with effects: none, and not external', { effects: 'none' }],
    ['ship could be left out', { optional: true }],
    ['a failure of ship would not be critical', { critical: false }],
    ['a failure of ship would not have the run go back, or be passed over', { on_failure: null }],
    ['a failure of ship would not have the run go back, or be passed over', { on_failure: 'skip' }],
    ['ship would be done again where nobody knows how far it came', { idempotent: true }],
    ['ship would not wait for build', { needs: [] }],
    ['ship would be done whoever has door', { resources: [] }],
    ['ship would be granted something else', { grants: {} }],
  ])('%s', (sentence, changes) => {
    expect(weakenings(whole, without(changes))).toEqual([sentence]);
  });

  it.each<readonly [string, Partial<Pipeline>]>([
    ['write would decide where the run cannot go on, and not G3_OPERATIONS', { coordinator: 'write' }],
    ['only critical failures would have the run go back', { rollback_on: 'critical_failure' }],
    ['the run would not go back to shipped by itself', { rollback_to: null }],
    ['3 checkpoints would be kept, and not 20', { checkpoints: 3 }],
    ['2 steps could have door at once, and not 1', { resources: { door: 2 } }],
    ['2 steps could have key at once, and not 1', { resources: { key: 2 } }],
    ['build would not be done', { steps: [strict] }],
  ])('of the whole: %s', (sentence, changes) => {
    expect(weakenings(whole, { ...whole, ...changes })).toEqual([sentence]);
  });

  it('a way back where what was left to a person is passed over, and nothing where the run goes back', () => {
    const open = without({ on_failure: null });
    expect(weakenings(open, without({ on_failure: 'skip' }))).toHaveLength(1);
    expect(weakenings(open, whole)).toEqual([]);
  });

  it('nothing where it asks for more, or says the same in other words', () => {
    const more = without({
      preconditions: [isThere, { ...isReady, says: 'they say it is ready' }],
      verify: [isReady, isThere],
      checkpoint: 'gone',
      needs: ['build', 'test'],
      resources: ['door', 'key'],
    });
    expect(weakenings(whole, { ...more, checkpoints: 30, resources: { door: 1, key: 1 } })).toEqual([]);
    expect(weakenings(pipelineOf([step('a')]), whole)).toEqual(['a would not be done']);
  });
});

describe('who is asked to agree to another definition', () => {
  const steps = inTurn(step('build'), step('test', { verify: [isReady, isThere], optional: true }), step('end'));
  const first = pipelineOf(steps, { state: {} });
  const follow = { follow: { blob: 'pipe2', reason: 'simpler' } } as const;

  it('is told what it takes away, and agrees to that', () => {
    const second = { ...first, steps: steps.map((one) => ({ ...one, verify: one.verify.slice(0, 1) })) };
    const run = running(first, { offered: offered(second) });
    expect(refusal(run.does(ada, follow)).because).toContain(
      'following p2.yml from here on (nobody would look after test: a.md is there) needs an approval',
    );
    happens(run.does(ada, { request: { what: follow } }));
    expect(run.state().asked?.['sequence']?.weakens).toEqual(['nobody would look after test: a.md is there']);
    expect(run.events()).toContainEqual(
      expect.objectContaining({
        type: 'approval_requested',
        about: { makers: [ada.id], weakens: ['nobody would look after test: a.md is there'] },
      }),
    );
    happens(run.does(olga, { approve: { gate: 'sequence', reason: '' } }));
    happens(run.does(ada, follow));
    expect(run.state().pipeline.blob).toBe('pipe2');
  });

  it('is not asked for more than anybody can read', () => {
    const many = Array.from({ length: 100 }, (_, at) => step(`s${at}`, { critical: true }));
    const second = pipelineOf(many.map((one) => ({ ...one, critical: false })));
    const run = running(pipelineOf(many), { offered: offered(second) });
    expect(refusal(run.does(ada, { request: { what: follow } }))).toMatchObject({
      code: 'cannot_follow',
      because: 'it takes away 100 things, more than anybody can agree to at once',
    });
  });
});
