import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { Socket } from 'node:net';
import { explain, GitProblem } from './repository.ts';
import { gitEnvironment, GitFailed, GitInterrupted, triesAtMost, type Place } from './run.ts';

export type ObjectType = 'blob' | 'tree' | 'commit' | 'tag';
/** `size` in bytes. */
export type ObjectInfo = { readonly oid: string; readonly type: ObjectType; readonly size: number };
export type GitObject = { readonly oid: string; readonly type: ObjectType; readonly bytes: Buffer };
/** `mode` as git writes it, e.g. `100644`, `40000`. */
export type TreeEntry = { readonly mode: string; readonly name: string; readonly oid: string };

/** The text of a blob by what may be its id: somebody may have written anything where that belongs. */
export async function textOfBlob(objects: Objects, blob: string): Promise<string | null> {
  return /^[0-9a-f]{40,64}$/u.test(blob) ? objects.text(blob) : null;
}

/**
 * Reads objects by `spec`, anything git can name: an oid, a full ref name, `<commit>:<path>`. A spec that names
 * nothing answers null. All of them reject when the spec is ambiguous or holds a line break, when the reader is
 * closed, or when git dies (a corrupt object, an unreachable promisor); the next request after that starts anew. What a
 * signal from outside left unanswered is asked again.
 */
export type Objects = {
  /** What the spec names, without reading it. */
  info(spec: string): Promise<ObjectInfo | null>;
  read(spec: string): Promise<GitObject | null>;
  /** The content of a blob as UTF-8; rejects for another type. */
  text(spec: string): Promise<string | null>;
  /** The entries of a tree, or of a commit's tree; rejects for another type. */
  tree(spec: string): Promise<readonly TreeEntry[] | null>;
  /** Ends the git process once every request made so far is answered. */
  close(): Promise<void>;
};

type Pending = {
  readonly line: string;
  readonly spec: string;
  /** How often it may be asked, this time included, where signals end git. */
  readonly tries: number;
  readonly wantsBytes: boolean;
  readonly resolve: (found: Found | null) => void;
  readonly reject: (error: unknown) => void;
};
type Found = ObjectInfo & { readonly bytes: Buffer };
type Session = { readonly ask: (pending: Pending) => void; readonly end: () => Promise<void> };

const ARGS = ['cat-file', '--batch-command'];
const NOTHING = Buffer.alloc(0);

/**
 * A reader over one long-lived `git cat-file`, started by the first request. Requests are pipelined and answered
 * in order. It keeps the process alive only while an answer is due.
 */
export function openObjects(place: Place): Objects {
  let session: Session | null = null;
  let closed = false;

  function ask(wantsBytes: boolean, spec: string): Promise<Found | null> {
    if (closed) return Promise.reject(new Error('the reader of git objects is closed'));
    if (spec === '' || /[\n\0]/.test(spec))
      return Promise.reject(new Error(`git objects cannot be named by ${JSON.stringify(spec)}`));
    const line = `${wantsBytes ? 'contents' : 'info'} ${spec}\n`;
    return new Promise((resolve, reject) => {
      send({ line, spec, tries: triesAtMost, wantsBytes, resolve, reject });
    });
  }

  function send(pending: Pending): void {
    session ??= openSession(place, gone);
    session.ask(pending);
  }

  /** What was asked in a session that a signal ended is asked once more in another one, whatever else waits. */
  function gone(unanswered: readonly Pending[], error: unknown): void {
    session = null;
    for (const one of unanswered) {
      if (error instanceof GitInterrupted && one.tries > 1) send({ ...one, tries: one.tries - 1 });
      else one.reject(error);
    }
  }

  async function read(spec: string): Promise<GitObject | null> {
    const found = await ask(true, spec);
    return found === null ? null : { oid: found.oid, type: found.type, bytes: found.bytes };
  }

  return {
    async info(spec) {
      const found = await ask(false, spec);
      return found === null ? null : { oid: found.oid, type: found.type, size: found.size };
    },
    read,
    async text(spec) {
      const found = await read(spec);
      if (found === null) return null;
      if (found.type !== 'blob') throw new Error(`${spec} is a ${found.type}, not a file`);
      return found.bytes.toString('utf8');
    },
    async tree(spec) {
      const found = await read(spec);
      const tree = found?.type === 'commit' ? await read(treeOf(found.bytes)) : found;
      if (tree === null) return null;
      if (tree.type !== 'tree') throw new Error(`${spec} is a ${tree.type}, not a folder`);
      return parseTree(tree.oid, tree.bytes, tree.oid.length / 2);
    },
    async close() {
      closed = true;
      for (let open = session; open !== null; open = session) await open.end();
    },
  };
}

function openSession(place: Place, onGone: (unanswered: readonly Pending[], error: unknown) => void): Session {
  const child = spawn('git', ARGS, { cwd: place.cwd, env: gitEnvironment(place), stdio: 'pipe', windowsHide: true });
  const queue: Pending[] = [];
  let errors = '';
  let ending = false;
  let lost = false;
  const parse = answerParser(
    () => queue[0]?.wantsBytes ?? false,
    (header, bytes) => {
      const pending = queue.shift();
      if (pending !== undefined) answer(pending, header, bytes, complaint);
      if (queue.length === 0 && !ending) keepAlive(child, false);
    },
  );

  function complaint(): unknown {
    if (!/^(error|fatal): /m.test(errors)) return null;
    // The next request gets a new process, which has nothing to complain about yet.
    child.kill();
    return explain(new GitFailed(128, ARGS, errors));
  }

  const gone = new Promise<void>((resolve) => {
    function lose(error: unknown): void {
      if (lost) return;
      lost = true;
      onGone(queue.splice(0), error);
      resolve();
    }
    child.on('error', (error) => lose(explain(new GitFailed(127, ARGS, error.message))));
    child.on('close', (code, signal) => {
      const isOurs = signal === null || child.killed;
      lose(isOurs ? explain(new GitFailed(code ?? 128, ARGS, errors)) : new GitInterrupted('git', signal, errors));
    });
  });
  child.stdout.on('data', parse);
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString('utf8')).slice(-4096);
  });
  // A broken pipe is told by `close`.
  child.stdin.on('error', () => undefined);
  keepAlive(child, false);
  return {
    ask(pending) {
      if (queue.length === 0) keepAlive(child, true);
      queue.push(pending);
      child.stdin.write(pending.line);
    },
    end() {
      ending = true;
      keepAlive(child, true);
      child.stdin.end();
      return gone;
    },
  };
}

function keepAlive(child: ChildProcessWithoutNullStreams, alive: boolean): void {
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    if (!(stream instanceof Socket)) continue;
    if (alive) stream.ref();
    else stream.unref();
  }
  if (alive) child.ref();
  else child.unref();
}

/**
 * git says `missing` for a damaged object, too, and complains on the other pipe just before: what it said has arrived
 * by the end of this turn of the event loop.
 */
function answer(pending: Pending, header: string, bytes: Buffer, complaint: () => unknown): void {
  const found = parseHeader(header);
  if (found !== null) {
    pending.resolve({ ...found, bytes });
  } else if (header === `${pending.spec} ambiguous`) {
    pending.reject(new Error(`${pending.spec} names more than one object`));
  } else {
    setImmediate(() => {
      const error = complaint();
      if (error === null) pending.resolve(null);
      else pending.reject(error);
    });
  }
}

function parseHeader(header: string): ObjectInfo | null {
  const match = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)$/.exec(header);
  const [, oid, type, size] = match ?? [];
  if (oid === undefined || !isObjectType(type)) return null;
  return { oid, type, size: Number(size) };
}

function isObjectType(type: string | undefined): type is ObjectType {
  return type === 'blob' || type === 'tree' || type === 'commit' || type === 'tag';
}

/** Cuts the stream into answers: a header line and, when bytes were asked for and found, the bytes and a line break. */
function answerParser(
  wantsBytes: () => boolean,
  onAnswer: (header: string, bytes: Buffer) => void,
): (chunk: Buffer) => void {
  let head = NOTHING;
  let body: { readonly header: string; readonly size: number; readonly parts: Buffer[]; missing: number } | null = null;

  return function parse(chunk) {
    let rest = chunk;
    while (rest.length > 0) {
      if (body === null) {
        const end = rest.indexOf(10);
        if (end < 0) {
          head = Buffer.concat([head, rest]);
          return;
        }
        const header = Buffer.concat([head, rest.subarray(0, end)]).toString('utf8');
        head = NOTHING;
        rest = rest.subarray(end + 1);
        const found = wantsBytes() ? parseHeader(header) : null;
        if (found === null) onAnswer(header, NOTHING);
        else body = { header, size: found.size, parts: [], missing: found.size + 1 };
      } else {
        const part = rest.subarray(0, body.missing);
        body.parts.push(part);
        body.missing -= part.length;
        rest = rest.subarray(part.length);
        if (body.missing === 0) {
          const { header, size, parts } = body;
          body = null;
          onAnswer(header, Buffer.concat(parts).subarray(0, size));
        }
      }
    }
  };
}

function treeOf(commit: Buffer): string {
  return commit.toString('latin1', 'tree '.length, commit.indexOf(10));
}

/**
 * A tree in which a name stands twice is none that git writes: of two files there, programs that read it would not all see
 * the same one.
 */
function parseTree(tree: string, bytes: Buffer, oidLength: number): TreeEntry[] {
  const entries: TreeEntry[] = [];
  const names = new Set<string>();
  let at = 0;
  while (at < bytes.length) {
    const space = bytes.indexOf(32, at);
    const end = bytes.indexOf(0, space);
    const oidEnd = end + 1 + oidLength;
    // Not as text: names that are no UTF-8 would look alike.
    const name = bytes.toString('latin1', space + 1, end);
    if (names.has(name))
      throw new GitProblem('damaged_tree', {
        because: `a folder holds ${JSON.stringify(bytes.toString('utf8', space + 1, end))} twice (tree ${tree}): git does not write that`,
      });
    names.add(name);
    entries.push({
      mode: bytes.toString('latin1', at, space),
      name: bytes.toString('utf8', space + 1, end),
      oid: bytes.toString('hex', end + 1, oidEnd),
    });
    at = oidEnd;
  }
  return entries;
}
