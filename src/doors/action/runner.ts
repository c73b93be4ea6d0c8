import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { plain } from '../../core/surface/escape.ts';
import { inputs, type InputName, type OutputName } from './contract.ts';

/** The environment of a process, as the runner documents it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The runner that a job runs on, by its documented environment: inputs are variables, outputs and the summary are files,
 * and annotations are lines of the log.
 */
export interface Runner {
  /** Without what surrounds it; the default where the workflow leaves it out and the runner gives none. */
  readonly input: (name: InputName) => string;
  readonly setOutputs: (values: Readonly<Record<OutputName, string>>) => void;
  /** Adds Markdown to the page of the run. */
  readonly summarize: (markdown: string) => void;
  /** A line of the log. */
  readonly say: (line: string) => void;
  /** A line of the log that is shown only where debugging is switched on. */
  readonly debug: (text: string) => void;
  readonly notice: (text: string) => void;
  readonly error: (text: string) => void;
}

/** The runner shows no more errors of one step than these. */
export const errorsShown = 10;

export function runnerOf(environment: Environment, write: (text: string) => void): Runner {
  function command(name: 'debug' | 'notice' | 'error', properties: string, text: string): void {
    write(`::${name}${properties}::${escaped(text)}\n`);
  }
  return {
    input(name) {
      const given = environment[`INPUT_${name.toUpperCase()}`];
      if (given !== undefined) return given.trim();
      const { default: otherwise } = inputs[name];
      return otherwise.includes('${{') ? '' : otherwise;
    },
    setOutputs(values) {
      for (const [name, value] of Object.entries(values)) {
        // A name that nobody can guess ends the value, so that no value can end itself and begin another output.
        const end = `end-${randomUUID()}`;
        append(environment['GITHUB_OUTPUT'], `${name}<<${end}\n${value}\n${end}\n`);
      }
    },
    summarize(markdown) {
      append(environment['GITHUB_STEP_SUMMARY'], `${markdown}\n`);
    },
    say(line) {
      write(`${harmless(line)}\n`);
    },
    debug(text) {
      command('debug', '', text);
    },
    notice(text) {
      command('notice', ' title=Countersign', text);
    },
    error(text) {
      command('error', ' title=Countersign', text);
    },
  };
}

function append(path: string | undefined, text: string): void {
  if (path !== undefined && path !== '') appendFileSync(path, text);
}

/** The value of a command of the runner, which ends at the end of a line. */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The runner obeys lines that begin with two colons, and what follows `##[` anywhere in a line. */
function harmless(line: string): string {
  return plain(line, 1000).replaceAll('##[', '## [').replace(/^::/u, ': :');
}
