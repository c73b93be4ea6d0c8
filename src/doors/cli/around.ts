import type { Explained } from '../../core/condition.ts';
import type { Finding } from '../../core/finding.ts';
import type { Observed } from '../../core/observe.ts';
import { word } from '../../core/prose.ts';
import type { ProjectEntry } from '../../core/project/history.ts';
import { isOver, openRuns } from '../../core/project/runs.ts';
import type { ProjectState } from '../../core/project/state.ts';
import type { World } from '../../core/project/world.ts';
import type { Refusal } from '../../core/refusal.ts';
import { inProject, withOption } from '../../core/verbs/sentences.ts';
import { styled, type Answer, type Line } from './answer.ts';

/** What is wrong with the policy file, and what holds meanwhile, or with CODEOWNERS: one sentence for each fault. */
export function warningTexts({ warnings, world }: Pick<Observed, 'warnings' | 'world'>): readonly string[] {
  const meanwhile = world.policyPin === null ? 'the default policy' : 'the last good policy';
  return warnings.map(
    ({ file, line, column, message, severity }) =>
      `${file}:${line}:${column} ${message}${severity === 'error' ? `; ${meanwhile} stays in force` : ''}`,
  );
}

/** An answer that says at its end, in the background and once, what is wrong with the policy file. */
export function warned(answer: Answer, seen: readonly Pick<Observed, 'warnings' | 'world'>[]): Answer {
  const texts = [...new Set(seen.flatMap(warningTexts))];
  const [first] = texts;
  const more = texts.length > 1 ? ` (and ${texts.length - 1} more: countersign check)` : '';
  const lines: readonly Line[] = first === undefined ? [] : [[styled('dim', `! ${first}${more}`)]];
  return { ...answer, err: [...answer.err, ...lines], json: { ...answer.json, warnings: warningsOf(seen) } };
}

/** Every fault once, however many projects saw it. */
function warningsOf(seen: readonly Pick<Observed, 'warnings'>[]): readonly Finding[] {
  const all = seen.flatMap(({ warnings }) => warnings);
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** Whoever is told that a gate is closed and has no policy file is told that, too: without one nobody may open much. */
export function noPolicyLines({ world, warnings }: Pick<Observed, 'warnings' | 'world'>): readonly Line[] {
  if (world.policyPin !== null || warnings.length > 0) return [];
  const text = `there is no policy file on ${world.defaultBranch} yet: countersign init writes one to fill in`;
  return [[styled('yellow', '! '), text]];
}

/** Does a refusal mean that a gate is closed, or that this person may not open it? */
export function isAboutGates({ code }: Refusal): boolean {
  return code === 'gate_closed' || code === 'requirement_open' || code === 'not_in_role';
}

/** The way out of a refusal as it can be typed: it names the project and the branch, where there are several. */
export function wayOut(
  next: string,
  id: string,
  isOneOfMany: boolean,
  world: World,
  branch: string | undefined,
): string {
  const isNeeded = branch !== undefined && (branch === world.defaultBranch || Object.keys(world.proposals).length > 1);
  const named = isNeeded ? withOption(next, 'branch', word(branch)) : next;
  return isOneOfMany ? inProject(named, id) : named;
}

/** A tree of reasons in which every command names its project. */
export function addressedTree(tree: Explained, id: string): Explained {
  const { says, next, parts } = tree;
  return {
    ...tree,
    says: inProject(says, id),
    ...(next === undefined ? {} : { next: inProject(next, id) }),
    ...(parts === undefined ? {} : { parts: parts.map((part) => addressedTree(part, id)) }),
  };
}

/**
 * What projects want to be run after a command is begun in that command, and how somebody drives it is told. That they
 * heard of the end of runs is noted with those.
 */
export async function withRunsOf(
  answer: Answer,
  handled: readonly {
    readonly state: ProjectState | null;
    readonly entries: readonly ProjectEntry[];
  }[],
): Promise<Answer> {
  const last = new Map(handled.map(({ state }) => [state?.project_id, state] as const));
  const wanting = [...last.values()].flatMap((state) =>
    state !== null && openRuns(state).some(([, { status }]) => status === 'wanted') ? [state.project_id] : [],
  );
  const events = handled.flatMap(({ entries }) => entries.flatMap((entry) => entry.events ?? []));
  const over = events.flatMap((event) => (event.type === 'run_changed' && isOver(event.status) ? [event.run] : []));
  if (wanting.length === 0 && over.length === 0) return answer;
  const [{ toldProject, toldJson }, { notedAsTold }] = await Promise.all([
    import('./workflow/project.ts'),
    import('./workflow/ended.ts'),
  ]);
  for (const run of over) await notedAsTold(run);
  let { out, json } = answer;
  for (const id of wanting) {
    const told = await toldProject(id);
    [out, json] = [[...out, ...told.lines], { ...json, ...toldJson(told) }];
  }
  return { ...answer, out, json };
}
