import type { Given, Verb } from '../../core/verbs/verb.ts';
import type { Answer } from './answer.ts';

type Run = (given: Given, asJson: boolean) => Promise<Answer>;

/** What can be done with pipelines and their runs; each is loaded when it is used. */
const runs: Readonly<Record<string, Run>> = {
  run: async (given, asJson) => (await import('./workflow/run.ts')).run(given, asJson),
  resume: async (given, asJson) => (await import('./workflow/run.ts')).resume(given, asJson),
  rollback: async (given, asJson) => (await import('./workflow/run.ts')).rollback(given, asJson),
  next: async (given, asJson) => (await import('./workflow/run.ts')).next(given, asJson),
  submit: async (given, asJson) => (await import('./workflow/steps.ts')).submit(given, asJson),
  edit: async (given) => (await import('./workflow/steps.ts')).edit(given),
  approve: async (given) => (await import('./workflow/decide.ts')).decide(given, 'approve'),
  reject: async (given) => (await import('./workflow/decide.ts')).decide(given, 'reject'),
  delegate: async (given) => (await import('./workflow/decide.ts')).delegate(given),
  retry: async (given) => (await import('./workflow/decide.ts')).retry(given),
  skip: async (given) => (await import('./workflow/decide.ts')).agreed(given, 'skip'),
  set: async (given) => (await import('./workflow/decide.ts')).agreed(given, 'set'),
  follow: async (given) => (await import('./workflow/decide.ts')).agreed(given, 'follow'),
  cancel: async (given) => (await import('./workflow/decide.ts')).cancel(given),
  list: async (given) => (await import('./workflow/list.ts')).list(given),
  show: async (given) => (await import('./workflow/look.ts')).show(given),
  status: async (given) => (await import('./workflow/look.ts')).status(given),
  checkpoints: async (given) => (await import('./workflow/checkpoints.ts')).checkpoints(given),
  output: async (given) => (await import('./workflow/output.ts')).output(given),
  report: async (given) => (await import('./workflow/look.ts')).report(given),
  export: async (given) => (await import('./workflow/look.ts')).exported(given),
  create: async (given) => (await import('./workflow/define.ts')).create(given),
  check: async (given) => (await import('./workflow/define.ts')).check(given),
};

export async function workflow(given: Given, { name }: Verb, asJson: boolean): Promise<Answer> {
  const found = runs[name.replace('workflow ', '')];
  if (found === undefined) throw new Error(`${name} has no way to be done`);
  return found(given, asJson);
}
