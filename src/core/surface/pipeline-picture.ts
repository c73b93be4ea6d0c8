import { own } from '../own.ts';
import { batchesOf } from '../pipeline/graph.ts';
import type { Pipeline, Step } from '../pipeline/pipeline.ts';
import { isOver, isSkipped, readySteps } from '../run/progress.ts';
import type { ActiveStep, RunState } from '../run/state.ts';
import { label, plain } from './escape.ts';

/** How far a step is. `next`: it could be begun now · `waiting`: for somebody's approval, or to be tried again. */
type StepIs = 'done' | 'skipped' | 'running' | 'waiting' | 'failed' | 'next' | 'open';

const activeIs: Readonly<Record<ActiveStep['is'], StepIs>> = {
  running: 'running',
  retrying: 'waiting',
  awaiting_approval: 'waiting',
  awaiting_direction: 'failed',
};

/** How far each step of a run is, by its id. */
function standing(pipeline: Pipeline, state: RunState): ReadonlyMap<string, StepIs> {
  const ready = new Set(readySteps(pipeline, state).map(({ id }) => id));
  return new Map(
    pipeline.steps.map(({ id }, number): readonly [string, StepIs] => {
      const active = own(state.active, id);
      if (active !== undefined) return [id, activeIs[active.is]];
      if (isOver(state, number)) return [id, isSkipped(state, number) ? 'skipped' : 'done'];
      return [id, ready.has(id) ? 'next' : 'open'];
    }),
  );
}

/** Above these GitHub shows an error instead of the picture (Mermaid's maxEdges and maxTextSize). */
const edgesAtMost = 500;
const charactersAtMost = 50_000;
/** Steps of the smaller picture. */
const stepsAtMost = 21;

/**
 * A Mermaid picture of the steps and what each needs; with a state, how far each is. Where all would be more than can be
 * shown, those that somebody is at or could begin, and their neighbours.
 */
export function pipelineMermaid(pipeline: Pipeline, state: RunState | null = null): string {
  const is = state === null ? new Map<string, StepIs>() : standing(pipeline, state);
  const edges = pipeline.steps.reduce((count, { needs }) => count + needs.length, 0);
  const whole = edges <= edgesAtMost ? drawn(pipeline.steps, is) : null;
  if (whole !== null && whole.length <= charactersAtMost) return whole;
  const { steps } = pipeline;
  const here = steps.filter(({ id }) => !['done', 'skipped', 'open'].includes(is.get(id) ?? 'open'));
  const ids = new Set((here.length === 0 ? steps : here).map(({ id }) => id));
  const near = steps.filter(({ id, needs }) => !ids.has(id) && needs.some((need) => ids.has(need)));
  const before = new Set(here.flatMap(({ needs }) => needs));
  const chosen = new Set([...ids, ...before, ...near.map(({ id }) => id)].slice(0, stepsAtMost));
  return drawn(
    steps.filter(({ id }) => chosen.has(id)),
    is,
  );
}

/** Steps get made-up names: what people called them stands only in labels, where it can mean nothing. */
function drawn(steps: readonly Step[], is: ReadonlyMap<string, StepIs>): string {
  const names = new Map(steps.map(({ id }, index) => [id, `s${index}`]));
  const arrows = steps.flatMap(({ id, needs }) =>
    needs.flatMap((need) => {
      const from = names.get(need);
      return from === undefined ? [] : [`  ${from} --> ${String(names.get(id))}`];
    }),
  );
  return [
    'flowchart LR',
    ...steps.map((step, index) => `  s${index}${shape(step)}${className(is.get(step.id))}`),
    ...arrows,
    '  classDef done fill:#dafbe1,stroke:#1a7f37,color:#1f2328',
    '  classDef skipped fill:#f6f8fa,stroke:#59636e,color:#59636e,stroke-dasharray:4 3',
    '  classDef running fill:#0969da,stroke:#0550ae,color:#ffffff',
    '  classDef waiting fill:#fff8c5,stroke:#9a6700,color:#1f2328',
    '  classDef failed fill:#ffebe9,stroke:#d1242f,color:#1f2328',
    '  classDef next fill:#ddf4ff,stroke:#0969da,color:#1f2328,stroke-dasharray:4 3',
  ].join('\n');
}

/** Where somebody has to say yes the shape is another one: not everybody sees colours. */
function shape({ id, agent, requires_approval }: Step): string {
  const who = agent === null ? '' : `<br/>${label(agent, 40)}`;
  const text = `"${label(id)}${who}"`;
  return requires_approval ? `{{${text}}}` : `[${text}]`;
}

function className(is: StepIs | undefined): string {
  const word = wordOf(is);
  return word === '' ? '' : `:::${word}`;
}

/** The steps for a terminal, one a line: the batch it could be done in, how far it is, who does it, and what it needs. */
export function pipelineLines(pipeline: Pipeline, state: RunState | null = null): readonly string[] {
  const is = state === null ? null : standing(pipeline, state);
  const rows = batchesOf(pipeline).flatMap((batch, number) => batch.map((step) => ({ step, number: number + 1 })));
  const columns = [
    rows.map(({ number }) => String(number)),
    ...(is === null ? [] : [rows.map(({ step }) => wordOf(is.get(step.id)))]),
    rows.map(({ step }) => step.id),
    rows.map(({ step }) => whoDoes(step)),
    rows.map(({ step }) => around(step)),
  ].map(aligned);
  return rows.map((_row, at) =>
    columns
      .map((cells) => cells[at])
      .join('  ')
      .trimEnd(),
  );
}

function aligned(cells: readonly string[]): readonly string[] {
  const width = Math.max(...cells.map((cell) => cell.length));
  return cells.map((cell) => cell.padEnd(width));
}

function around({ needs, checkpoint }: Step): string {
  const after = needs.length === 0 ? [] : [`after ${plain(needs.join(', '), 120)}`];
  return [...after, ...(checkpoint === null ? [] : [`checkpoint ${checkpoint}`])].join(', ');
}

function wordOf(is: StepIs | undefined): string {
  return is === undefined || is === 'open' ? '' : is;
}

function whoDoes({ agent, run, requires_approval, prompt }: Step): string {
  const who = agent !== null ? plain(agent, 40) : run !== null ? 'command' : prompt === '' ? '' : 'host';
  if (!requires_approval) return who;
  return who === '' ? 'approval' : `${who}, then approval`;
}
