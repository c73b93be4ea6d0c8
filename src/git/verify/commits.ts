import { spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { StringDecoder } from 'node:string_decoder';
import { literal } from '../history.ts';
import { explain, type Repository } from '../repository.ts';
import { gitEnvironment, GitFailed } from '../run.ts';

/** What a file was before, and what it is after; null where there is none. A blob, with its mode where that is no plain file. */
export interface Step {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What a commit changed against one of its parents; a commit without parents has everything new. */
export interface Edge {
  readonly commit: string;
  readonly parents: readonly string[];
  /** The project and the entries (`number id`, with commas between) that the commit says it is about. */
  readonly project: string;
  readonly entries: string;
  readonly steps: Step[];
}

const valueOf = (key: string): string => `%(trailers:key=${key},valueonly,separator=%x2C)`;
const fieldsOfHeader = 3;
const shape = [
  '-z',
  '-m',
  '--raw',
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
  // What a merge left aside was on the branch, too.
  '--full-history',
];

/**
 * Every change of every commit, newest first, those of merges against each parent. Neither a cache of git nor what
 * somebody configured for looking at logs has a say in it. Of a project, only what changed its folder.
 * @throws GitProblem, or GitFailed where objects are missing.
 */
export async function* edgesOf(
  repository: Repository,
  head: string,
  since: string | null,
  folder: string | null,
): AsyncGenerator<readonly Edge[]> {
  const settings = { 'core.commitGraph': false, 'log.follow': false, 'log.showSignature': false, 'log.showRoot': true };
  const settled = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const range = [head, ...(since === null ? [] : [`^${since}`]), '--', ...(folder === null ? [] : [literal(folder)])];
  const format = `--format=%H %P%x00${valueOf('Countersign-Project')}%x00${valueOf('Countersign-Entry')}`;
  const args = [...settled, 'log', ...shape, format, ...range];
  const child = spawn('git', args, {
    cwd: repository.cwd,
    env: gitEnvironment(repository, { GIT_GRAFT_FILE: devNull }),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(-4096);
  });
  const ended = new Promise<number>((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 128));
  });
  const parse = edgeParser();
  const chunks: AsyncIterable<Buffer> = child.stdout;
  try {
    for await (const chunk of chunks) yield parse(chunk, false);
    yield parse(Buffer.alloc(0), true);
  } finally {
    child.kill();
  }
  const code = await ended;
  if (code !== 0) throw explain(new GitFailed(code, ['log'], complaint));
}

/** Cuts the stream into edges; the last one is known to be whole when the next begins. */
function edgeParser(): (chunk: Buffer, isLast: boolean) => readonly Edge[] {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let header: string[] = [];
  let meta: string | null = null;
  let open: Edge | null = null;

  return function parse(chunk, isLast) {
    const found: Edge[] = [];
    const parts = (rest + decoder.write(chunk)).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      if (meta !== null) {
        open?.steps.push(stepOf(meta, part));
        meta = null;
      } else if (header.length === 0 && (part.startsWith(':') || part.startsWith('\n:'))) {
        meta = part.trimStart();
      } else {
        header.push(part);
        if (header.length < fieldsOfHeader) continue;
        if (open !== null) found.push(open);
        const [who = '', project = '', entries = ''] = header;
        const [commit = '', ...parents] = who.trim().split(' ');
        open = { commit, parents, project, entries, steps: [] };
        header = [];
      }
    }
    if (isLast && open !== null) found.push(open);
    return found;
  };
}

/** `:100644 100644 <before> <after> M` */
function stepOf(meta: string, path: string): Step {
  const [, modeBefore = '', modeAfter = '', before = '', after = ''] =
    / *:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) /u.exec(meta) ?? [];
  return { path, before: blobOf(modeBefore, before), after: blobOf(modeAfter, after) };
}

function blobOf(mode: string, oid: string): string | null {
  if (mode === '000000') return null;
  return mode === '100644' ? oid : `${mode} ${oid}`;
}
