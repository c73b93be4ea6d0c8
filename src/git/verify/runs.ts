import type { RunCommand } from '../../core/run/commands.ts';
import { reportName, runDecider, runFiles, runFolder } from '../../core/run/decider.ts';
import { shapeFault } from '../../core/run/entry-shape.ts';
import type { RunEvent } from '../../core/run/events.ts';
import type { RunState } from '../../core/run/state.ts';
import { isRunState, readRunState } from '../../files/run.ts';
import type { RunEntry } from '../../kept/runs.ts';
import { evidencePath, sha256 } from '../../record.ts';
import type { Kind } from './kinds.ts';

/** Runs, as they are proven. */
export const runKind: Kind<RunState, RunCommand, RunEvent> = {
  word: 'run',
  folder: runFolder,
  stateFile: runFiles.state,
  rules: runDecider,
  isState: isRunState,
  readState: readRunState,
  shapeFault: (entry) => shapeFault(entry) ?? outputFault(entry),
  evidenceOf(entries) {
    const found = new Map<string, string>();
    for (const { command, refusal } of entries) {
      if (refusal !== undefined) continue;
      if ('receipt' in command && command.receipt.report !== undefined) {
        const { sha256: digest } = command.receipt.report;
        found.set(evidencePath(reportName, digest), digest);
      }
      const given = 'submit' in command ? command.submit : 'edit' in command ? command.edit : null;
      // A long output is kept beside the record, under the name of its step.
      if (given?.output === undefined || given.output.text !== undefined) continue;
      found.set(evidencePath(outputName(given.step), given.output.sha256), given.output.sha256);
    }
    return found;
  },
  begun: (event) => (event.type === 'run_started' ? event.run_id : null),
};

/** Why no program of ours wrote what an entry says was put out: the text is not the one that the digest was made of. */
function outputFault({ seq, command }: RunEntry): string | null {
  const given = 'submit' in command ? command.submit : 'edit' in command ? command.edit : null;
  const { text, bytes, sha256: digest } = given?.output ?? {};
  if (text === undefined || (sha256(text) === digest && Buffer.byteLength(text) === bytes)) return null;
  return `entry ${seq} holds another text of ${given?.step ?? ''} than the one of which it names the sha256 and the length`;
}

/** How what a step put out is called where it is handed in as a file. */
export function outputName(step: string): string {
  return `${step}.txt`;
}
