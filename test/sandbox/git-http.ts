import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gitEnvironment } from '../../src/git/run.ts';
import { pushed, whyProtected } from './acts/pushes.ts';
import { Refused, type Repository, type World } from './model.ts';
import { loginOf } from './people.ts';
import { allows, sees, type Token } from './tokens.ts';

/** `/owner/name.git/info/refs` and the like; null for any other path. */
export function gitPath(path: string): { readonly owner: string; readonly name: string; readonly rest: string } | null {
  const [, owner, name, rest] =
    /^\/([^/]+)\/([^/]+?)(?:\.git)?(\/(?:info\/refs|git-upload-pack|git-receive-pack|HEAD|objects\/.*))$/.exec(path) ??
    [];
  return owner === undefined || name === undefined || rest === undefined ? null : { owner, name, rest };
}

export type GitCall = { readonly world: World; readonly token: Token | null; readonly body: Buffer };

/** Stock git over http: reading and pushing, with a token as the password. */
export async function serveGit(call: GitCall, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const found = gitPath(url.pathname);
  const key = `${found?.owner ?? ''}/${found?.name ?? ''}`.toLowerCase();
  const repository = call.world.repositories.get(key) ?? call.world.formerNames.get(key);
  if (call.token === null) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end('Authentication required\n');
    return;
  }
  if (found === null || repository === undefined || !sees(call.token, repository)) {
    response.writeHead(404).end('Repository not found.\n');
    return;
  }
  const pushing = found.rest === '/git-receive-pack' || url.searchParams.get('service') === 'git-receive-pack';
  if (!allows(call.token, repository, 'contents', pushing ? 'write' : 'read') || (pushing && repository.isArchived)) {
    response.writeHead(403).end(`Permission to ${key}.git denied to ${loginOf(call.token.doer.account)}.\n`);
    return;
  }
  const { doer } = call.token;
  if (found.rest !== '/git-receive-pack') {
    send(response, await backend(call, repository, found.rest, url, request));
    return;
  }
  await call.world.exclusive(async () => {
    const before = await repository.git.refs('refs/heads');
    const answer = await backend(call, repository, found.rest, url, request);
    const after = await repository.git.refs('refs/heads');
    for (const ref of new Set([...before.keys(), ...after.keys()])) {
      const change = { ref, before: before.get(ref) ?? null, after: after.get(ref) ?? null };
      if (change.before !== change.after) call.world.clock.tick();
      await pushed(call.world, repository, doer, change);
    }
    // Whoever pushed finds everything in its place when git returns.
    send(response, answer);
  });
}

type Answer = { readonly status: number; readonly headers: ReadonlyMap<string, string>; readonly body: Buffer };

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.setHeaders(new Map(headers));
  response.writeHead(status).end(body);
}

/** Branches this account may not push to, for the hook that refuses them: a line each, the reason behind the name. */
function refused(repository: Repository, { doer }: Token): string {
  return [...repository.protections.keys()]
    .map((branch) => [branch, whyProtected(repository, branch, doer.account)] as const)
    .flatMap(([branch, reason]) => (reason === null ? [] : [`refs/heads/${branch} ${reason}\n`]))
    .join('');
}

function backend(
  call: GitCall,
  repository: Repository,
  rest: string,
  url: URL,
  request: IncomingMessage,
): Promise<Answer> {
  const { token, body } = call;
  if (token === null) throw new Refused('UNAUTHORIZED', 401, 'Bad credentials');
  const header = (name: string): string | undefined => {
    const value = request.headers[name];
    return Array.isArray(value) ? value.join(',') : value;
  };
  const child = spawn('git', ['http-backend'], {
    env: gitEnvironment(
      { cwd: '/' },
      {
        GIT_DIR: undefined,
        GIT_PROJECT_ROOT: repository.git.dir,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: rest,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: header('content-type') ?? '',
        CONTENT_LENGTH: String(body.length),
        HTTP_CONTENT_ENCODING: header('content-encoding'),
        GIT_PROTOCOL: header('git-protocol'),
        REMOTE_USER: loginOf(token.doer.account),
        REMOTE_ADDR: '127.0.0.1',
        SANDBOX_REFUSED_REFS: refused(repository, token),
      },
    ),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(body);
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => parts.push(chunk));
    child.on('error', reject);
    child.on('close', () => {
      const output = Buffer.concat(parts);
      const end = output.indexOf('\r\n\r\n');
      const lines = output.subarray(0, Math.max(0, end)).toString('latin1').split('\r\n');
      const headers = new Map(lines.map((line) => line.split(': ', 2) as [string, string]));
      const status = end < 0 ? 500 : Number.parseInt(headers.get('Status') ?? '200', 10);
      headers.delete('Status');
      resolve({ status, headers, body: end < 0 ? Buffer.alloc(0) : output.subarray(end + 4) });
    });
  });
}
