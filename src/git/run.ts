import { spawn } from 'node:child_process';
import { devNull } from 'node:os';

/**
 * Where git runs. Without `gitDir` git looks for the repository itself, from `cwd` upwards and through the
 * environment; with it (absolute) git is told, and nothing in the environment can point it elsewhere.
 */
export type Place = { readonly cwd: string; readonly gitDir?: string };

export type RunOptions = {
  /** Written to git's standard input, when it is there: git starts meanwhile. */
  readonly input?: string | Uint8Array | Promise<string | Uint8Array>;
  /** Added to the environment; `undefined` removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Exit codes beside 0 that are answers, not failures. */
  readonly allow?: readonly number[];
  /** What asks a remote is ended when nothing is heard of it for so many milliseconds. */
  readonly silentAtMost?: number;
  /** Called before git is run once more because a signal ended it: what it left half done is taken away. */
  readonly again?: () => Promise<void> | void;
};

export type RunResult = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** git ended with an exit code the caller did not allow; 127 when git could not be started. */
export class GitFailed extends Error {
  readonly code: number;
  readonly args: readonly string[];
  readonly stderr: string;

  constructor(code: number, args: readonly string[], stderr: string) {
    super(`git ${verbOf(args)} failed (${code}): ${firstOf(stderr)}`);
    this.name = 'GitFailed';
    this.code = code;
    this.args = args;
    this.stderr = stderr;
  }
}

/** The command of git's, without its settings. */
function verbOf(args: readonly string[]): string {
  return args.find((arg, at) => !arg.startsWith('-') && args[at - 1] !== '-c') ?? '';
}

/** What git gives as the reason, in one line: what failed first, and what it gave up for where it says that, too. */
export function firstOf(stderr: string): string {
  const said = lines(stderr).filter((line) => line.trim() !== '' && !line.startsWith('hint:'));
  const reasons = said.filter((line) => /^(?:error|fatal): /u.test(line));
  const [first, last] = [reasons[0], reasons.at(-1)];
  if (first === undefined || last === undefined) return said[0] ?? 'it did not say why';
  return first === last ? first : `${first}; ${last.replace(/^(?:error|fatal): /u, '')}`;
}

/**
 * A signal ended git each time it was run, and this process did not send it: Ctrl-C in a terminal reaches everything that
 * runs there. What git would have said nobody knows, so this is no answer of git's.
 */
export class GitInterrupted extends Error {
  override readonly name = 'GitInterrupted';
  readonly code = 'interrupted';
  readonly next = 'what was recorded stays: run the same command again; countersign workflow resume goes on with a run';

  constructor(program: string, signal: NodeJS.Signals, said = '') {
    super(`${program} was interrupted before it was done (${signal})${said.trim() === '' ? '' : `: ${said.trim()}`}`);
  }
}

/** For what is null where git cannot give it, whatever keeps it from that: being interrupted is no such thing. */
export function nullUnlessInterrupted(error: unknown): null {
  if (error instanceof GitInterrupted) throw error;
  return null;
}

/** So often what a signal ends is begun; then somebody means it. */
export const triesAtMost = 3;

/** Does something of git's that can be done again, and does it again where a signal ended git meanwhile. */
export async function uninterrupted<T>(
  work: () => Promise<T>,
  again: RunOptions['again'] = () => undefined,
): Promise<T> {
  for (let left = triesAtMost - 1; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof GitInterrupted) || left === 0) throw error;
      await again();
    }
  }
}

/**
 * Goes before the name of every command by which the record is proven, and `asChanges` behind that of one that shows what
 * commits changed: neither a cache of git nor what anybody configured, for this repository, for themselves or for the
 * machine, has a say in what is read. What no setting can take back is left to no setting: trailers are read here.
 */
export const asCommitted: readonly string[] = Object.entries({
  'core.commitGraph': 'false',
  'log.follow': 'false',
  'log.showSignature': 'false',
  'log.showRoot': 'true',
  'log.mailmap': 'false',
}).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** Raw changes of every commit, those of merges against each parent. */
export const asChanges: readonly string[] = [
  '-z',
  '--raw',
  '--diff-merges=separate',
  '--no-abbrev',
  '--no-renames',
  '--no-relative',
  '-O/dev/null',
  '--no-ext-diff',
  '--ignore-submodules=none',
  '--no-color',
  '--no-notes',
  '--no-decorate',
  '--no-mailmap',
  '--encoding=UTF-8',
];

/**
 * The environment git runs in: messages in English because they are parsed, no prompts, no locks taken for
 * mere reading, no replace refs and no grafts (evidence is what was committed).
 */
export function gitEnvironment(place: Place, extra: RunOptions['env'] = {}): NodeJS.ProcessEnv {
  const told =
    place.gitDir === undefined
      ? {}
      : {
          GIT_DIR: place.gitDir,
          GIT_COMMON_DIR: undefined,
          GIT_WORK_TREE: undefined,
          GIT_INDEX_FILE: undefined,
          GIT_PREFIX: undefined,
        };
  return {
    ...process.env,
    LC_ALL: 'C',
    LANGUAGE: undefined,
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: devNull,
    GIT_LITERAL_PATHSPECS: undefined,
    GIT_GLOB_PATHSPECS: undefined,
    GIT_NOGLOB_PATHSPECS: undefined,
    GIT_ICASE_PATHSPECS: undefined,
    ...told,
    ...extra,
  };
}

/**
 * Runs git, without a shell; again where a signal ended it. Output is decoded as UTF-8; bytes are read through `openObjects`.
 * @throws GitFailed when the exit code is neither 0 nor allowed, or git cannot be started. GitInterrupted.
 */
export function run(place: Place, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return uninterrupted(() => runOnce(place, args, options), options.again);
}

function runOnce(place: Place, args: readonly string[], options: RunOptions): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const { input } = options;
    const child = spawn('git', args, {
      cwd: place.cwd,
      env: gitEnvironment(place, options.env),
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const patience = options.silentAtMost === undefined ? undefined : setTimeout(giveUp, options.silentAtMost);
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout.push(chunk);
      patience?.refresh();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr.push(chunk);
      patience?.refresh();
    });
    function giveUp(): void {
      child.kill();
      // What git began to reach the remote may go on for a while, and holds its output open: nobody waits for that.
      for (const stream of [child.stdout, child.stderr]) stream?.destroy();
      child.unref();
      const seconds = (options.silentAtMost ?? 0) / 1000;
      reject(new GitFailed(128, args, `Connection timed out: nothing was heard of it for ${seconds} s`));
    }
    child.on('error', (error) => {
      clearTimeout(patience);
      reject(new GitFailed(127, args, error.message));
    });
    child.on('close', (exit, signal) => {
      clearTimeout(patience);
      const code = exit ?? 128;
      const result = {
        code,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      };
      if (signal !== null) return reject(new GitInterrupted('git', signal, result.stderr));
      if (code === 0 || options.allow?.includes(code) === true) return resolve(result);
      reject(new GitFailed(code, args, result.stderr));
    });
    // git may answer and leave before it has read everything: its exit code tells, not the broken pipe.
    child.stdin?.on('error', () => undefined);
    Promise.resolve(input ?? '').then(
      (text) => child.stdin?.end(text),
      (error: unknown) => {
        child.kill();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}

/** The fields of an output separated by NUL, without the empty one after the last separator. */
export function fields(output: string): string[] {
  const parts = output.split('\0');
  if (parts.at(-1) === '') parts.pop();
  return parts;
}

/** The lines of an output, without the empty one after the last line break. */
export function lines(output: string): string[] {
  const parts = output.split('\n');
  if (parts.at(-1) === '') parts.pop();
  return parts;
}
