import { Ajv } from 'ajv';
import { expect } from 'vitest';
import type { Actor, Verdict } from '../../../src/core/entry.ts';
import type { Pipeline } from '../../../src/core/pipeline/pipeline.ts';
import { defaultPolicy, fullPolicy, type Policy, type WrittenPolicy } from '../../../src/core/policy/schema.ts';
import type { Refusal } from '../../../src/core/refusal.ts';
import type { RunCommand } from '../../../src/core/run/commands.ts';
import { shapeFault } from '../../../src/core/run/entry-shape.ts';
import type { RunEventBody } from '../../../src/core/run/events.ts';
import { runStateSchema } from '../../../src/core/run/state.ts';
import type { RunObserved } from '../../../src/core/run/world.ts';
import { person } from '../given.ts';
import { happens, notStarted, type Playing } from './playing.ts';

/** Somebody of plain git, as their configuration says. */
function asserted(name: string): Actor {
  return person(name, { assurance: 'asserted' });
}

/** She starts the runs of these tests. */
export const ada = asserted('ada');
/** Who coordinates runs, and somebody else who does. */
export const olga = asserted('olga');
export const oskar = asserted('oskar');
export const rita = asserted('rita');
export const stranger = asserted('stranger');
export const robot: Actor = { id: 'robot', login: 'robot', kind: 'agent', assurance: 'asserted' };

export const writtenPolicy = {
  version: 1,
  assurance: 'asserted',
  roles: {
    G3_OPERATIONS: { emails: ['olga@example.com', 'oskar@example.com'] },
    reviewer: { emails: ['rita@example.com'] },
  },
} as const satisfies WrittenPolicy;

/** The policy of these tests with other parts. */
export function policyWith(changes: Partial<WrittenPolicy>): Policy {
  return fullPolicy({ ...writtenPolicy, ...changes });
}

/** No policy file is there. */
export const unwritten = { policy: defaultPolicy, policyPin: null } as const;

const fits = new Ajv({ strict: false, allErrors: true }).compile(runStateSchema);

/** A run as it goes on, each command by whoever gives it. */
export interface Running extends Omit<Playing, 'does'> {
  /** What a command came to. Every entry, and every state on the way, has the shape of one. */
  readonly does: (actor: Actor, command: RunCommand) => Verdict<RunEventBody>;
  /** What the last entry says that it saw. */
  readonly saw: () => unknown;
}

/** A run of a pipeline that Ada started. */
export function running(pipeline: Pipeline, changes: Partial<RunObserved> = {}): Running {
  const run = notStarted(pipeline);
  const everybody = [ada, olga, oskar, rita, stranger, robot].map(({ id }) => [String(id), 'write'] as const);
  run.sees({
    policy: fullPolicy(writtenPolicy),
    policyPin: { blob: 'policy1', origin: '.github/countersign.yml' },
    people: { permissions: Object.fromEntries(everybody), teams: {} },
  });
  let { offered } = changes;
  const sees: Running['sees'] = (more) => {
    offered = more.offered ?? offered;
    run.sees(more);
  };
  sees(changes);
  function does(actor: Actor, command: RunCommand): Verdict<RunEventBody> {
    const verdict = run.does(command, actor);
    const isFollowed = 'follow' in command && 'events' in verdict;
    if (isFollowed && offered !== undefined) run.sees({ pipeline: offered.pipeline, pipelinePin: offered.pin });
    expect([fits(run.state()), fits.errors]).toEqual([true, null]);
    expect(shapeFault({ ...run.entries.at(-1)!, ...proof })).toBeNull();
    return verdict;
  }
  does(ada, { start: { run_id: 'r1', task: 'say hello', door: 'cli' } });
  return { ...run, sees, does, saw: () => run.entries.at(-1)?.saw };
}

/** What seals an entry; these tests seal nothing. */
const proof = { state: '0'.repeat(40), prev: '0'.repeat(64), hash: '0'.repeat(64) };

/** The file of a record of a gate: the first, the second, and so on. */
export function recordOf(run: Pick<Playing, 'files'>, gate: string, nth: number): unknown {
  const paths = [...run.files.keys()].filter((path) => path.startsWith(`confirms/${gate}/`));
  return run.files.get(paths.toSorted((one, other) => numberOf(one) - numberOf(other))[nth - 1] ?? '');
}

function numberOf(path: string): number {
  return Number(/main-(\d+)\.yaml$/u.exec(path)?.[1]);
}

/** What was refused, and why. */
export function refusal(verdict: Verdict<RunEventBody>): Refusal {
  return 'refusal' in verdict ? verdict.refusal : expect.fail(`not refused: ${JSON.stringify(verdict.events)}`);
}

/** The steps that Ada's machine is handed out are done, one after the other, until nothing is left to hand out. */
export function goesOn(run: Running): void {
  for (;;) {
    const before = Object.entries(run.state().active).find(([, { is }]) => is === 'running');
    if (before === undefined) {
      if (run.state().status !== 'running') return;
      const events = happens(run.does(ada, { take: { by: 'm1', limit: 1 } }));
      if (events.length === 0) return;
      continue;
    }
    const [step, { job, attempt }] = before;
    happens(run.does(ada, submitted(step, { job, attempt, executor: 'shell' })));
    run.does(ada, { validate: {} });
  }
}

type Submit = Extract<RunCommand, { readonly submit: unknown }>['submit'];

/** A step that went well. */
export function submitted(step: string, changes: Partial<Submit> = {}): RunCommand {
  return {
    submit: {
      step,
      job: 'step',
      attempt: 1,
      outcome: { is: 'done' },
      output: { bytes: 2, sha256: digestOf(step), text: step },
      ...changes,
    },
  };
}

/** A digest that is as long as one. */
export function digestOf(text: string): string {
  return Array.from(text)
    .map((letter) => letter.codePointAt(0)?.toString(16).padStart(2, '0'))
    .join('')
    .padEnd(64, '0')
    .slice(0, 64);
}
