import { own } from '../../core/own.ts';
import type { Pipeline } from '../../core/pipeline/pipeline.ts';
import { runFiles, runFolder } from '../../core/run/decider.ts';
import { endings } from '../../core/run/evolve.ts';
import { readRunState } from '../../files/run.ts';
import { Damaged } from '../../kept/damage.ts';
import { pipelineIn } from '../../kept/runs.ts';
import type { Remember } from '../../kept/sources.ts';
import type { Objects } from '../objects.ts';
import { instancesAt } from '../state-branch.ts';

/** How many steps of other open runs hold each resource that the steps of a pipeline need. */
export async function heldBesides(
  remember: Remember,
  objects: Objects,
  revision: string,
  id: string,
  pipeline: Pipeline,
): Promise<Readonly<Record<string, number>>> {
  const names = new Set(pipeline.steps.flatMap(({ resources }) => resources));
  if (names.size === 0) return {};
  const held: Record<string, number> = {};
  for (const { name, oid } of await instancesAt(objects, revision, 'runs')) {
    if (name === id) continue;
    // A folder as it was then holds the same.
    const resources = await remember(
      `held-${name}`,
      oid,
      () => resourcesIn(remember, objects, name, oid),
      () => true,
    );
    for (const resource of resources) if (names.has(resource)) held[resource] = (held[resource] ?? 0) + 1;
  }
  return held;
}

/** The resources that the running steps of a run hold, each as often as it is held. */
async function resourcesIn(remember: Remember, objects: Objects, id: string, tree: string): Promise<readonly string[]> {
  const text = (await objects.text(`${tree}:${runFiles.state}`)) ?? '';
  const status = /^status: (\w+)$/mu.exec(text)?.[1];
  if (endings.some((one) => one === status)) return [];
  const read = readRunState(text, `${runFolder(id)}/${runFiles.state}`);
  if (!read.ok) throw new Damaged(read.findings);
  const { active, pipeline: pin } = read.state;
  const running = Object.keys(active).filter((step) => own(active, step)?.is === 'running');
  if (running.length === 0) return [];
  const written = (await objects.text(`${tree}:${runFiles.pipeline}`)) ?? '';
  const { pipeline } = await pipelineIn(remember, written, `${runFolder(id)}/${runFiles.pipeline}`, pin);
  return pipeline.steps.filter((step) => running.includes(step.id)).flatMap(({ resources }) => resources);
}
