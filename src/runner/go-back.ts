import { own } from '../core/own.ts';
import { keepByHand } from './by-hand.ts';
import { said, type Drive } from './drive.ts';

/** The files are as they were at the checkpoint to which the run goes back, by a new commit. */
export async function goBack(drive: Drive): Promise<boolean> {
  const { state, driving } = drive;
  if (state.tree === null) return said(drive, { restored: { tree: null } });
  const then = await treeAt(drive);
  if (then === null) return said(drive, { restored: { tree: state.tree } });
  await keepByHand(drive);
  await driving.tree.at(state.tree);
  if (then !== state.tree) {
    const name = state.checkpoints.find(({ id }) => id === state.rollback?.to)?.name ?? '';
    const message = `${drive.id}: back to ${name}`;
    drive.holds = await driving.tree.restore(then, message, driving.author, driving.clock.now());
  }
  return said(drive, { restored: { tree: then === state.tree ? then : drive.holds } });
}

/** The files of the checkpoint to which the run goes back; null where it has none, or is not whole. */
async function treeAt({ state, driving, id }: Drive): Promise<string | null> {
  const { home, clock } = driving;
  const { observed } = await home.observe(id, clock.now(), { restored: { tree: null } });
  const target = state.rollback === undefined ? undefined : own(observed.checkpoints, state.rollback.to);
  return target?.valid === true ? target.kept.state.tree : null;
}
