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
};

export type RunResult = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** git ended with an exit code the caller did not allow; 127 when git could not be started, 128 when a signal ended it. */
export class GitFailed extends Error {
  readonly code: number;
  readonly args: readonly string[];
  readonly stderr: string;

  constructor(code: number, args: readonly string[], stderr: string) {
    super(`git ${args.join(' ')} failed (${code}): ${stderr.trim()}`);
    this.name = 'GitFailed';
    this.code = code;
    this.args = args;
    this.stderr = stderr;
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
 * Runs git once, without a shell. Output is decoded as UTF-8; bytes are read through `openObjects`.
 * @throws GitFailed when the exit code is neither 0 nor allowed, or git cannot be started.
 */
export function run(place: Place, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
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
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (error) => reject(new GitFailed(127, args, error.message)));
    child.on('close', (exit, signal) => {
      const code = exit ?? 128;
      const result = {
        code,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      };
      const allowed = exit !== null && (code === 0 || options.allow?.includes(code) === true);
      if (allowed) resolve(result);
      else reject(new GitFailed(code, args, signal === null ? result.stderr : `${result.stderr}killed by ${signal}`));
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
