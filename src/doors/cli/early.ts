import { opening, type Opening } from '../../git/opening.ts';

let begun: Opening | null = null;

/** The repository of the folder the command runs in; opened once, by whoever asks first. */
export function begin(): Opening {
  return (begun ??= opening(process.cwd()));
}
