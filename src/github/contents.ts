import type { Aliased, Contents, Lies } from './answer.ts';
import { isFields } from '../core/fields.ts';
import { contentsDocument } from './documents.ts';
import { everyPage, oldNameOf, type Reading } from './pages.ts';
import { GitHubProblem } from './problem.ts';

/** What lies at paths of one commit; null where nothing does. */
export type Lying = ReadonlyMap<string, Lies | null>;

/** So many paths in one request: a document of a few ten thousand bytes, which GitHub answers within its ten seconds. */
const pathsAtMost = 250;
/** GitHub tells so many files of a commit. */
const filesAtMost = 3000;

/** What lies at paths of a commit, some of which may be known (`known`, in the order of their aliases); null when the commit is not there. */
export async function contentsAt(
  reading: Reading,
  commit: { readonly oid: string } & Aliased<Lies>,
  known: readonly string[],
  paths: readonly string[],
): Promise<Lying | null> {
  const found = new Map(known.map((path, at) => [path, commit[`f${at}`] ?? null]));
  const rest = paths.filter((path) => !found.has(path));
  const chunks = Array.from({ length: Math.ceil(rest.length / pathsAtMost) }, (_, chunk) =>
    rest.slice(chunk * pathsAtMost, (chunk + 1) * pathsAtMost),
  );
  const more = await Promise.all(chunks.map((chunk) => asked(reading, commit.oid, chunk)));
  if (more.includes(null)) return null;
  const all = new Map([...found, ...more.flatMap((one) => [...(one ?? [])])]);
  return new Map(paths.map((path) => [path, all.get(path) ?? null]));
}

async function asked({ client, repository }: Reading, commit: string, paths: readonly string[]): Promise<Lying | null> {
  const { owner, name } = repository;
  const { text, variables } = contentsDocument({ owner, name, commit, paths });
  const { data, faults } = await client.graphql<Contents>(text, variables, 'read');
  const found = data?.repository?.object ?? null;
  const [fault] = faults;
  if (fault !== undefined) throw new GitHubProblem('unknown_answer', { because: fault.message });
  return found === null ? null : new Map(paths.map((path, at) => [path, found[`f${at}`] ?? null]));
}

/** GitHub tells so many files of a comparison, all on the first page. */
const comparedAtMost = 300;

/** The files that a commit changes since it left a branch; null when they are more than GitHub tells. */
export async function changedSince(
  { client, repository }: Reading,
  base: string,
  commit: string,
): Promise<readonly string[] | null> {
  const { owner, name } = repository;
  const { data } = await client.rest(
    'GET /repos/{owner}/{repo}/compare/{basehead}',
    { owner, repo: name, basehead: `${base}...${commit}`, per_page: 1 },
    { allow: [404] },
  );
  const files = filesOf(data);
  return files === null || files.length >= comparedAtMost ? null : pathsOf(files);
}

/** The files a commit changes against its first parent; null when they are more than GitHub tells. */
export async function changedIn({ client, repository }: Reading, commit: string): Promise<readonly string[] | null> {
  const { owner, name } = repository;
  const answers = await everyPage(client, 'GET /repos/{owner}/{repo}/commits/{ref}', {
    owner,
    repo: name,
    ref: commit,
  });
  const files = answers.flatMap(({ data }) => filesOf(data) ?? []);
  return files.length >= filesAtMost ? null : pathsOf(files);
}

type File = Readonly<Record<string, unknown>>;

/** The files in an answer of REST; null where it lists none. */
function filesOf(data: unknown): readonly File[] | null {
  const listed: unknown = isFields(data) ? data['files'] : undefined;
  return Array.isArray(listed) ? listed.filter(isFields) : null;
}

/** Where files are, and where they were. */
function pathsOf(files: readonly File[]): readonly string[] {
  const paths = files.flatMap((file) => [
    ...(typeof file['filename'] === 'string' ? [file['filename']] : []),
    ...oldNameOf(file),
  ]);
  return [...new Set(paths)];
}
