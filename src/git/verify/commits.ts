import { spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import type { TrailerOf } from '../../record.ts';
import { literal } from '../history.ts';
import { explain, type Repository } from '../repository.ts';
import { asChanges, asCommitted, gitEnvironment, GitFailed, run } from '../run.ts';
import type { Instance } from './kinds.ts';

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
  /** The instances and the entries (`number id`) that its message says it is about. */
  readonly instances: readonly Instance[];
  readonly entries: readonly string[];
  readonly steps: Step[];
}

const fieldsOfHeader = 2;
/** What a merge left aside was on the branch, too. */
const shape = [...asChanges, '--full-history', '--format=%H %P%x00%B'];

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
  const range = [head, ...(since === null ? [] : [`^${since}`]), '--', ...(folder === null ? [] : [literal(folder)])];
  const args = [...asCommitted, 'log', ...shape, ...range];
  const child = spawn('git', args, {
    cwd: repository.cwd,
    env: gitEnvironment(repository),
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

/** Did any commit up to this one put something into a folder? */
export async function everHeld(repository: Repository, head: string, folder: string): Promise<boolean> {
  const args = [...asCommitted, 'log', '--max-count=1', '--full-history', '--format=%H', head, '--', literal(folder)];
  return (await run(repository, args)).stdout !== '';
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
        const [who = '', message = ''] = header;
        const [commit = '', ...parents] = who.trim().split(' ');
        open = { commit, parents, ...aboutIn(message), steps: [] };
        header = [];
      }
    }
    if (isLast && open !== null) found.push(open);
    return found;
  };
}

/** The trailers of the last paragraph of a message, as those who write the record put them there. */
function aboutIn(message: string): Pick<Edge, 'instances' | 'entries'> {
  const last =
    message
      .trimEnd()
      .split(/\n\s*\n/u)
      .at(-1) ?? '';
  const valuesOf = (key: string): readonly string[] =>
    last.split('\n').flatMap((line) => (line.startsWith(`${key}: `) ? [line.slice(key.length + 2).trim()] : []));
  const named = (word: Instance['word'], key: TrailerOf): readonly Instance[] =>
    [...new Set(valuesOf(key))].map((id) => ({ word, id }));
  const instances = [...named('project', 'Countersign-Project'), ...named('run', 'Countersign-Run')];
  return { instances, entries: valuesOf('Countersign-Entry') };
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
