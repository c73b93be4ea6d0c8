import { describe, expect, test } from 'vitest';
import { madeOf } from '../../../src/core/run/made.ts';
import { fails, finishes, happens, inTurn, pipelineOf, played, step, takes } from './playing.ts';

const text = (content: string) => ({ bytes: content.length, sha256: content.repeat(64).slice(0, 64), text: content });

describe('how what a step put out came to be', () => {
  const steps = inTurn(
    step('write', { effects: 'files', output: 'draft', requires_approval: true }),
    step('check', { output: 'found' }),
  );

  test('is nothing as long as the step did not come to its end', () => {
    const run = played(pipelineOf(steps));
    expect(madeOf('write', run.entries)).toBeNull();
    takes(run);
    fails(run, 'write');
    expect(madeOf('write', run.entries)).toBeNull();
    run.does({ edit: { step: 'write', output: text('b'), reason: 'better' } });
    expect(madeOf('write', run.entries)).toBeNull();
  });

  test('is who had a command do it, in which attempt, and the files before and after', () => {
    const run = played(pipelineOf(steps));
    takes(run);
    fails(run, 'write');
    run.passes(10_000);
    takes(run);
    const submit = { step: 'write', job: 'step', attempt: 2, output: text('a'), executor: 'shell' } as const;
    happens(run.does({ submit: { ...submit, outcome: { is: 'done', tree: 'tree1' } } }));
    const made = madeOf('write', run.entries);
    expect(made).toMatchObject({ by: 'ann', how: 'by command', attempt: 2, output: { text: 'a' } });
    expect(made?.files).toEqual({ before: 'base0', after: 'tree1' });
    expect(madeOf('check', run.entries)).toBeNull();
  });

  test('is another one once somebody edited it, which leaves the files as they are', () => {
    const run = played(pipelineOf(steps));
    takes(run);
    finishes(run, 'write', { output: text('a'), result: { tree: 'tree1' } });
    happens(run.does({ edit: { step: 'write', output: text('b'), reason: 'better' } }));
    const edited = run.entries.at(-1)?.seq;
    // What is refused changes nothing.
    run.does({ edit: { step: 'nothing', output: text('c'), reason: 'better' } });
    run.does({ submit: { step: 'write', job: 'step', attempt: 1, outcome: { is: 'done' } } });
    expect(madeOf('write', run.entries)).toMatchObject({
      entry: edited,
      how: 'edited',
      output: { text: 'b' },
      files: { before: 'base0', after: 'tree1' },
    });
  });

  test('is by hand where whoever handed it in did it, with no text where there is none', () => {
    const run = played(pipelineOf([step('ask', { run: null })]));
    takes(run);
    happens(run.does({ submit: { step: 'ask', job: 'step', attempt: 1, outcome: { is: 'done' } } }));
    expect(madeOf('ask', run.entries)).toMatchObject({ how: 'by hand', output: null, files: null });
    const [first] = run.entries;
    if (first === undefined) throw new Error('nothing happened');
    const { events: _events, ...without } = { ...first, command: run.entries.at(-1)!.command };
    expect(madeOf('ask', [without])?.files).toBeNull();
  });
});
