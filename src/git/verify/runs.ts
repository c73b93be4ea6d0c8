import type { RunCommand } from '../../core/run/commands.ts';
import { reportName, runDecider, runFiles, runFolder } from '../../core/run/decider.ts';
import { shapeFault } from '../../core/run/entry-shape.ts';
import type { RunEvent } from '../../core/run/events.ts';
import type { RunState } from '../../core/run/state.ts';
import { isRunState, readRunState } from '../../files/run.ts';
import { evidencePath } from '../../record.ts';
import type { Kind } from './kinds.ts';

/** Runs, as they are proven. */
export const runKind: Kind<RunState, RunCommand, RunEvent> = {
  word: 'run',
  folder: runFolder,
  stateFile: runFiles.state,
  rules: runDecider,
  isState: isRunState,
  readState: readRunState,
  shapeFault,
  evidenceOf(entries) {
    const found = new Map<string, string>();
    for (const { command, refusal } of entries) {
      if (refusal !== undefined) continue;
      if ('receipt' in command && command.receipt.report !== undefined) {
        const { sha256 } = command.receipt.report;
        found.set(evidencePath(reportName, sha256), sha256);
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

/** How what a step put out is called where it is handed in as a file. */
export function outputName(step: string): string {
  return `${step}.txt`;
}
