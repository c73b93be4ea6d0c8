import { buffer } from 'node:stream/consumers';
import { own } from '../../../core/own.ts';
import type { Value } from '../../../core/pipeline/schema.ts';
import { doerOf } from '../../../core/run/doing.ts';
import { bytesText } from '../../../core/run/told.ts';
import type { Given } from '../../../core/verbs/verb.ts';
import { handedIn } from '../../../executor/host.ts';
import type { JobResult } from '../../../ports.ts';
import { answering } from '../../../runner/job.ts';
import { outputAtMost, outputOf } from '../../../runner/outputs.ts';
import type { Driving } from '../../../runner/run.ts';
import { exits, misuse, no, type Answer } from '../answer.ts';
import { word, words } from '../session.ts';
import { commanding, valuesIn } from './decide.ts';
import { atRun, drive } from './drive.ts';
import { bytesFrom } from './files.ts';
import { give, runAt } from './home.ts';

type Text = { readonly text: string } | { readonly answer: Answer };

/** What a step put out, as it was typed, or as a file or standard input has it. */
async function textIn(given: Given): Promise<Text> {
  const file = word(given, 'file');
  const typed = words(given, 'text');
  if (file !== '' && typed.length > 0)
    return { answer: misuse('there is a text, and --file names another', 'leave out one of them') };
  if (file === '' && typed.join('') !== '-') {
    const text = typed.join(' ');
    return tooLarge('it', Buffer.byteLength(text)) ?? { text };
  }
  const read = file === '' ? { bytes: await buffer(process.stdin) } : await bytesFrom(file, outputAtMost);
  if ('answer' in read) return read;
  const { bytes } = read;
  const large = tooLarge('standard input', bytes.length);
  if (large !== null) return large;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (Buffer.compare(Buffer.from(text), bytes) !== 0)
    return {
      answer: no(
        exits.failed,
        'not_text',
        `${file === '' ? 'standard input' : file} is no text in UTF-8`,
        'what a step puts out is text',
      ),
    };
  return { text };
}

/** What is larger than it may be is handed in by nobody, and costs the run nothing. */
function tooLarge(what: string, bytes: number): { readonly answer: Answer } | null {
  if (bytes <= outputAtMost) return null;
  const because = `${what} has ${bytesText(bytes)}, and ${bytesText(outputAtMost)} is the most`;
  return { answer: no(exits.failed, 'file_too_large', because, 'make it shorter') };
}

/** Hands in what a step put out, and goes on with the run. */
export async function submit(given: Given, asJson: boolean): Promise<Answer> {
  const failed = word(given, 'failed');
  const read = await textIn(given);
  if ('answer' in read) return read.answer;
  if (failed === '' && read.text === '' && word(given, 'file') === '')
    return misuse('nothing is handed in', 'write it behind the step, or --file FILE, or - for standard input');
  return atRun(given, async (underWay) => {
    const { home, journal, id } = underWay;
    const { state, pipeline } = await runAt(home, journal, id);
    const values = valuesIn(words(given, 'set'), pipeline);
    if ('answer' in values) return values.answer;
    const name = word(given, 'step');
    const step = pipeline.steps.find((one) => one.id === name || one.aliases.includes(name));
    const active = step === undefined ? undefined : own(state.active, step.id);
    if (step === undefined || active?.is !== 'running') {
      const outcome = { is: 'done' } as const;
      const asked = { step: step?.id ?? name, job: 'step', attempt: active?.attempt ?? 1, outcome } as const;
      const gave = await give(home, journal, id, { submit: asked });
      if ('answer' in gave) return gave.answer;
    } else if (doerOf(pipeline, step, active.job, []) !== 'host') {
      const next = `countersign workflow resume ${id} has it done`;
      return no(exits.refused, 'done_by_command', `${step.id} is done by its command`, next);
    }
    const handing = {
      step: step?.id ?? name,
      agent: step?.agent ?? null,
      text: read.text,
      failed,
      state: values.values,
    };
    return drive(underWay, { asJson, withPrompts: true }, (driving) => withAnswer(driving, handing));
  });
}

interface Handing {
  readonly step: string;
  readonly agent: string | null;
  readonly text: string;
  /** Why it could not be done; empty where it was. */
  readonly failed: string;
  readonly state: Readonly<Record<string, Value>>;
}

/** What somebody did is taken for what came of its step, once: where it is to be done again, somebody is asked again. */
function withAnswer(driving: Driving, { step, agent, text, failed, state }: Handing): Driving {
  let isAnswered = false;
  const executors = driving.executors.map((executor) =>
    executor.name === 'host'
      ? answering(executor, step, async (job, signal): Promise<JobResult> => {
          if (isAnswered) return executor.execute(job, signal);
          isAnswered = true;
          const result = await handedIn(job, text, signal, { scratch: driving.jobs });
          // Whatever is said of it, what was handed in is without secrets and no larger than it may be.
          if (failed !== '' && result.is !== 'handed on') {
            const { output, took_ms } = result;
            return { is: 'failed', reason_code: 'said_failed', because: failed, retryable: false, output, took_ms };
          }
          const set = Object.entries(state).map(([name, value]) => [name, String(value)] as const);
          return result.is === 'done' ? { ...result, state: Object.fromEntries(set) } : result;
        })
      : executor,
  );
  // What somebody did is not done again by a command.
  const { [agent ?? '']: _instead, ...commands } = driving.machine.commands;
  return { ...driving, executors, machine: { ...driving.machine, commands } };
}

/** Puts another text in the place of what a step put out, before it is approved. */
export async function edit(given: Given): Promise<Answer> {
  const read = await textIn(given);
  if ('answer' in read) return read.answer;
  if (read.text === '' && word(given, 'file') === '')
    return misuse('there is no text', 'write it behind the step, or --file FILE, or - for standard input');
  return commanding(given, ({ pipeline }) => {
    const name = word(given, 'step');
    const step = pipeline.steps.find(({ id, aliases }) => id === name || aliases.includes(name))?.id ?? name;
    const { output, attachments } = outputOf(step, read.text);
    return { command: { edit: { step, output, reason: word(given, 'reason') } }, attachments };
  });
}
