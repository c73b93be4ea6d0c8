import { error, warning } from '../../definition/checks/problem.ts';
import type { Path, Problem } from '../../finding.ts';
import { own } from '../../own.ts';
import { edgesOf } from '../graph.ts';
import { effectsOf, fullAgents, mayOnlyRead } from '../full.ts';
import type { Agent } from '../pipeline.ts';
import type { WrittenPipeline, WrittenStep } from '../schema.ts';
import type { Templates } from '../template.ts';

/** Whether there is something to do, a way back from it, and whether what is said of it fits together. */
export function checkWork(written: WrittenPipeline, templates: Templates): readonly Problem[] {
  const agents = fullAgents(written);
  const users = new Map<number, string>();
  for (const { step, edges } of edgesOf(written, templates)) for (const { need } of edges) users.set(need, step.id);
  return written.steps.flatMap((step, index) => {
    const path: Path = ['steps', index];
    return [
      ...idle(step, path),
      ...wayBack(step, agents, path),
      ...failing(step, users.get(index), path),
      ...commands(step, agents, path),
    ];
  });
}

function idle(step: WrittenStep, path: Path): readonly Problem[] {
  const { type = 'execute', requires_approval = false, skill } = step;
  const isGate = requires_approval || type !== 'execute' || skill !== undefined;
  const empty = (['recovery', 'compensation'] as const).flatMap((part) => {
    const work = step[part];
    if (work === undefined || hasWork(work)) return [];
    const next = 'Give it run, or an agent and a prompt, or take it out.';
    return [error('nothing_to_do', [...path, part], `nothing is to be done for the ${part} of ${step.id}`, next)];
  });
  if (isGate || hasWork(step)) return empty;
  const next = 'Give it run, or an agent and a prompt; or requires_approval: true where only people decide.';
  return [error('nothing_to_do', [...path, 'id'], `nothing is to be done in ${step.id}`, next), ...empty];
}

function hasWork({ run, agent, prompt = '' }: Pick<WrittenStep, 'run' | 'agent' | 'prompt'>): boolean {
  return run !== undefined || agent !== undefined || /\S/u.test(prompt);
}

/** What is done outside must be taken back when the run goes back: files and state come back by themselves. */
function wayBack(step: WrittenStep, agents: Readonly<Record<string, Agent>>, path: Path): readonly Problem[] {
  const effects = effectsOf(step, agents);
  if (effects === 'external' && step.compensation === undefined) {
    const message = `what ${step.id} does outside could not be taken back`;
    return [error('cannot_be_undone', [...path, 'effects'], message, 'Give it compensation: what takes it back.')];
  }
  if (effects !== 'external' && step.compensation !== undefined) {
    const message = `${step.id} does nothing outside, so its compensation is never done`;
    const next = 'Say effects: external, or take it out: files and state come back by themselves.';
    return [warning('no_effect', [...path, 'compensation'], message, next)];
  }
  return [];
}

/** What becomes of a step that fails. */
function failing(step: WrittenStep, user: string | undefined, path: Path): readonly Problem[] {
  const { id, optional = false, critical = false, on_failure, recovery, retry, effects } = step;
  const idempotent = step.idempotent ?? effects !== 'external';
  const problems: Problem[] = [];
  if (on_failure === 'skip' && user !== undefined && !optional) {
    const message = `${id} cannot be skipped where it fails: ${user} needs it`;
    const next = 'Say optional: true if that can do without it, or take on_failure out.';
    problems.push(error('contradiction', [...path, 'on_failure'], message, next));
  }
  if (critical && (optional || on_failure === 'skip')) {
    const message = `${id} is critical, and is to be left out where it fails`;
    problems.push(error('contradiction', [...path, 'critical'], message, 'Keep one of the two.'));
  }
  if (optional && on_failure === 'rollback') {
    const message = `${id} is optional, and the run is to go back where it fails`;
    problems.push(error('contradiction', [...path, 'on_failure'], message, 'Keep one of the two.'));
  }
  if (optional && recovery !== undefined) {
    const message = `${id} is optional and is skipped where it fails, so its recovery is never done`;
    problems.push(warning('no_effect', [...path, 'recovery'], message, 'Keep one of the two.'));
  }
  if (retry !== undefined && retry !== 0 && !idempotent) {
    const message = `${id} is not idempotent, so it is never tried again`;
    const next = 'Say idempotent: true if doing it twice is the same as once, or take retry out.';
    problems.push(warning('no_effect', [...path, 'retry'], message, next));
  }
  return problems;
}

function commands(step: WrittenStep, agents: Readonly<Record<string, Agent>>, path: Path): readonly Problem[] {
  const { id, run, agent = '', skill = '', effects = 'none' } = step;
  const problems: Problem[] = [];
  if (run !== undefined && (own(agents, agent)?.run ?? null) !== null) {
    const message = `${id} has a command, and so has its agent ${agent}`;
    problems.push(error('contradiction', [...path, 'run'], message, 'Keep one of the two.'));
  }
  if (effects !== 'none' && mayOnlyRead(step, agents)) {
    const message = `${id} changes something, and ${skill} was granted for reading only`;
    const next = `Say effects: none, or grant it: ${skill}: write.`;
    problems.push(error('contradiction', [...path, 'effects'], message, next));
  }
  return problems;
}
