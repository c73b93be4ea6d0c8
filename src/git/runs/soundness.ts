import type { RunCommand } from '../../core/run/commands.ts';
import { checkpointPath, runDecider, runFolder } from '../../core/run/decider.ts';
import { checkpointsNeeded } from '../../core/run/rules/checkpoints.ts';
import type { Checkpoint, RunState } from '../../core/run/state.ts';
import type { Soundness } from '../../core/run/world.ts';
import { readKeptCheckpoint } from '../../files/run.ts';
import { firstDifference } from '../../kept/damage.ts';
import type { RunEntry } from '../../kept/runs.ts';
import { blobId, yamlWriter } from '../../record.ts';
import type { Objects } from '../objects.ts';
import { nullUnlessInterrupted } from '../run.ts';

/** Where a checkpoint is looked for. */
interface Shelf {
  readonly objects: Objects;
  /** Commit of the state branch. */
  readonly revision: string;
  /** The last entries of the run, so many at least. */
  readonly entries: (atLeast: number) => Promise<readonly RunEntry[]>;
  /** Does git have every file of a commit of the run? */
  readonly isWhole: (commit: string) => Promise<boolean>;
}

/** Of each checkpoint that a command needs, whether it is whole: worked out from the record, and looked for in git. */
export async function soundCheckpoints(
  shelf: Shelf,
  state: RunState,
  asked: RunCommand | undefined,
): Promise<Readonly<Record<string, Soundness>>> {
  const needed = asked === undefined ? [] : checkpointsNeeded(state, asked);
  const made = state.checkpoints.filter(({ id }) => needed.includes(id));
  if (made.length === 0) return {};
  const oldest = Math.min(...made.map(({ seq }) => seq));
  const entries = await shelf.entries(state.seq - oldest + 1);
  const write = await yamlWriter();
  const found = await Promise.all(
    made.map(async (one) => [one.id, await soundness(shelf, state, one, entries, write)] as const),
  );
  return Object.fromEntries(found);
}

async function soundness(
  { objects, revision, isWhole }: Shelf,
  state: RunState,
  { id, name, seq }: Checkpoint,
  entries: readonly RunEntry[],
  write: (value: unknown) => string,
): Promise<Soundness> {
  const path = checkpointPath(name);
  const file = `${runFolder(state.run_id)}/${path}`;
  const entry = entries.find((one) => one.seq === seq);
  const event = entry?.events?.find((one) => one.type === 'checkpoint_created' && one.id === id);
  if (entry === undefined || event === undefined) return { valid: false, because: `entry ${seq} did not make it` };
  const [document] = runDecider.documents(state, event, entry).filter((one) => one.path === path);
  const wanted = document !== undefined && 'whole' in document ? write(document.whole) : '';
  const kept = await objects.read(`${revision}:${file}`).catch(nullUnlessInterrupted);
  if (kept === null) return { valid: false, because: `${file} is missing` };
  const text = kept.bytes.toString('utf8');
  if (kept.oid !== blobId(wanted)) {
    const { line, wanted: right } = firstDifference(text, wanted);
    return { valid: false, because: `${file}:${line} was changed: entry ${seq} leads to "${right}"` };
  }
  const read = readKeptCheckpoint(text, file);
  if (!read.ok) return { valid: false, because: read.findings[0]?.message ?? `${file} is no checkpoint` };
  const { tree } = read.kept.state;
  if (tree !== null && !(await isWhole(tree))) {
    const because = `its files cannot be brought back: git does not have all of ${tree.slice(0, 7)}`;
    return { valid: false, because };
  }
  return { valid: true, kept: read.kept };
}
