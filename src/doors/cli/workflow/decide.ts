import type { Confirm } from '../../../core/confirm/confirm.ts';
import { own } from '../../../core/own.ts';
import { stepNamed } from '../../../core/pipeline/graph.ts';
import type { Pipeline } from '../../../core/pipeline/pipeline.ts';
import type { Agreed, RunCommand } from '../../../core/run/commands.ts';
import { digestOf, stepGate, stepOf } from '../../../core/run/confirms.ts';
import { toldOf, type RunEntry } from '../../../core/run/told.ts';
import { handingOf } from '../../../core/verbs/delegate.ts';
import { assigned } from '../../../core/verbs/given.ts';
import type { Given } from '../../../core/verbs/verb.ts';
import type { Value } from '../../../core/pipeline/schema.ts';
import type { RunHome } from '../../../git/runs/home.ts';
import type { Attachment } from '../../../ports.ts';
import { exits, misuse, no, styled, type Answer, type Line } from '../answer.ts';
import { word, words } from '../session.ts';
import { aloneAt, chosenRun, give, runAt, runOf, withRuns, type Run } from './home.ts';
import { clearedAway, keptLines, reported } from './ended.ts';
import { toldJson, toldLines } from './project.ts';
import { onLines, reportLines } from './report.ts';
import type { Way } from '../../../core/run/ways.ts';
import { agreedWays } from './output.ts';
import { room } from '../print.ts';
import { endings } from '../../../core/run/evolve.ts';

type Made =
  | {
      readonly command: RunCommand;
      readonly attachments?: readonly Attachment[];
      /** What it is about, where that is to be told with what came of it. */
      readonly about?: readonly Line[];
      /** What can be done then beside what always can. */
      readonly ways?: (after: Run) => Promise<readonly Way[]>;
    }
  | { readonly answer: Answer };

/** Says yes or no to what waits for it: what a step put out, or what somebody asked to be agreed to. */
export function decide(given: Given, verb: 'approve' | 'reject'): Promise<Answer> {
  return commanding(given, (run, home) => {
    const gate = gateMeant(run, word(given, 'gate'));
    if ('answer' in gate) return gate;
    const confirm = confirmOf(run, gate.gate);
    // Where nothing is typed, what is decided about is what was there when the verb was typed.
    const digest = word(given, 'digest') || (confirm === null ? '' : digestOf(confirm));
    const decision = { gate: gate.gate, reason: word(given, 'reason'), ...(digest === '' ? {} : { digest }) };
    const about = confirm === null ? [] : contentLines(confirm);
    if (verb === 'reject') return { command: { reject: decision }, about };
    return { command: { approve: decision }, about, ways: (after) => waysAgreed(home, after, gate.gate) };
  });
}

/** The gate that is named, by its step or as it is called; else the only one that waits. */
function gateMeant({ state }: Run, named: string): { readonly gate: string } | { readonly answer: Answer } {
  if (named !== '') return { gate: named };
  const all = Object.values(state.confirms);
  const open = all.filter(({ status }) => status === 'requested' || status === 'partial');
  // Where a no ended the run, it is what can still be decided otherwise.
  const waiting = open.length > 0 ? open : all.filter(({ status }) => status === 'rejected');
  const [one, other] = waiting;
  if (one === undefined)
    return {
      answer: no(
        exits.refused,
        'nothing_waits',
        `nothing in ${state.run_id} waits for an approval`,
        `countersign workflow status ${state.run_id} tells where it is`,
      ),
    };
  if (other === undefined) return { gate: one.gate };
  const names = waiting.map(({ gate }) => gate.replace(/^step:/u, ''));
  return {
    answer: misuse(`${names.join(', ')} wait for approval: which one is meant?`, 'write its name behind the run'),
  };
}

/** What was only asked for is done once it is agreed to. */
async function waysAgreed(home: RunHome, after: Run, gate: string): Promise<readonly Way[]> {
  const confirm = confirmOf(after, gate);
  const isAgreed = confirm !== null && confirm.status === 'approved' && stepOf(confirm.gate) === null;
  return isAgreed ? agreedWays(after, confirm, await home.entries(after.id)) : [];
}

/** The bytes that a decision is about. */
function contentLines({ covers }: Confirm): readonly Line[] {
  return Object.entries(covers).map(([name, content]): Line => [
    styled('dim', `  ${name === 'files:tree' ? 'files' : name}  ${content}`),
  ]);
}

/** What asks for the gate that is meant, which may be named by its step; null where nothing does. */
function confirmOf({ pipeline, state }: Run, gate: string): Confirm | null {
  const step = stepNamed(pipeline, stepOf(gate) ?? gate);
  return own(state.confirms, gate) ?? (step === undefined ? null : (own(state.confirms, stepGate(step.id)) ?? null));
}

/** Has a step done again that waits for direction. */
export function retry(given: Given): Promise<Answer> {
  return commanding(given, () => ({
    command: { retry: { step: word(given, 'step'), reason: word(given, 'reason') } },
  }));
}

/** Lets somebody decide in a role that another holds. */
export function delegate(given: Given): Promise<Answer> {
  return commanding(given, ({ id }) => {
    const read = handingOf(given, `countersign workflow delegate ${id}`);
    return 'misuse' in read ? { answer: misuse(read.misuse.because, read.misuse.next) } : { command: read };
  });
}

export function cancel(given: Given): Promise<Answer> {
  return commanding(given, () => ({ command: { cancel: { reason: word(given, 'reason') } } }));
}

/** What the coordinating role has to agree to first where it is not plain, or what is only asked of it. */
export function agreed(given: Given, verb: keyof AgreedVerbs): Promise<Answer> {
  return commanding(given, (run, home) => commandsAgreed[verb](given, run, home));
}

type AgreedVerbs = { readonly skip: unknown; readonly set: unknown; readonly follow: unknown };

const commandsAgreed: Readonly<
  Record<keyof AgreedVerbs, (given: Given, run: Run, home: RunHome) => Made | Promise<Made>>
> = {
  skip: (given) => asked(given, { skip: { step: word(given, 'step'), reason: word(given, 'reason') } }),
  set(given, { pipeline }) {
    const state = valuesIn(words(given, 'values'), pipeline);
    return 'answer' in state ? state : asked(given, { set: { state: state.values, reason: word(given, 'reason') } });
  },
  async follow(given, { pipeline, state }, home) {
    const found = (await home.definitions()).find(({ name }) => name === pipeline.name);
    if (found === undefined)
      return {
        answer: no(
          exits.refused,
          'unknown_pipeline',
          `there is no pipeline ${pipeline.name} any more`,
          'commit it to the default branch',
        ),
      };
    if (found.blob === state.pipeline.blob)
      return {
        answer: no(
          exits.refused,
          'nothing_changed',
          `${found.origin} is what the run follows`,
          `commit what is to be different in ${found.origin} first`,
        ),
      };
    return asked(given, { follow: { blob: found.blob, reason: word(given, 'reason') } });
  },
};

/** Asking for a yes says what it would be for, and does nothing of it. */
export function asked(given: Given, what: Agreed): { readonly command: RunCommand } {
  return { command: given['ask'] === true ? { request: { what } } : what };
}

/** State variables as they were typed: what a variable of type string is given is text, whatever it looks like. */
export function valuesIn(
  typed: readonly string[],
  { state }: Pick<Pipeline, 'state'>,
): { readonly values: Readonly<Record<string, Value>> } | { readonly answer: Answer } {
  const values: Record<string, Value> = {};
  for (const one of typed) {
    const read = assigned({ one }, 'one', 'tests_pass=true');
    if ('misuse' in read) return { answer: misuse(read.misuse.because, read.misuse.next) };
    const isText = own(state, read.name)?.type === 'string';
    values[read.name] = isText ? one.slice(read.name.length + 1) : read.value;
  }
  return { values };
}

/** Gives one command to a run, and tells what came of it and what can be done then. */
export function commanding(given: Given, command: (run: Run, home: RunHome) => Made | Promise<Made>): Promise<Answer> {
  return withRuns(async (home) => {
    const chosen = await chosenRun(home, word(given, 'run'));
    if ('answer' in chosen) return chosen.answer;
    const made = await command(await runOf(home, chosen.id), home);
    if ('answer' in made) return made.answer;
    return aloneAt(home, chosen.id, async (journal) => {
      const gave = await give(home, journal, chosen.id, made.command, made.attachments);
      if ('answer' in gave) return gave.answer;
      const after = await reported(home, journal, await runAt(home, journal, chosen.id));
      const { state, report, told } = after;
      const ways = [...((await made.ways?.(after)) ?? []), ...report.ways];
      const hasEnded = endings.includes(state.status);
      const kept = hasEnded ? await clearedAway(home, chosen.id) : null;
      const lines = hasEnded ? ['', ...reportLines(report, room(process.stdout), true)] : onLines(ways);
      return {
        exit: exits.done,
        out: [...happenedLines(gave.entries), ...(made.about ?? []), ...keptLines(kept), ...lines, ...toldLines(told)],
        err: [],
        json: {
          run: chosen.id,
          entries: gave.entries,
          state,
          next: ways,
          ...toldJson(told),
          ...(hasEnded ? { report, kept } : {}),
        },
      };
    });
  });
}

/** What a command did, without what only keeps the books. */
export function happenedLines(entries: readonly RunEntry[]): readonly Line[] {
  return entries
    .flatMap(toldOf)
    .filter(({ what }) => what !== 'intended')
    .map(({ about, name, what, says }): Line => [
      styled('green', '✓ '),
      `${about === 'run' ? '' : `${about} `}${name}: ${what.replaceAll(/[_-]/gu, ' ')}`,
      ...(says === '' || says === what ? [] : [styled('dim', ` — ${says}`)]),
    ]);
}
