import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../../core/finding.ts';
import { checkPolicyTests } from '../../core/policy-test/check.ts';
import { runPolicyTests, type TestResult } from '../../core/policy-test/run.ts';
import type { Definition } from '../../core/definition/schema.ts';
import type { Policy } from '../../core/policy/schema.ts';
import type { Given } from '../../core/verbs/verb.ts';
import { readPolicyTests } from '../../files.ts';
import { asFindings } from '../../files/yaml.ts';
import { GitProblem } from '../../git/repository.ts';
import {
  foundIn,
  lifecyclesPath,
  policyFrom,
  policyPath,
  shippedSources,
  type Includes,
  type Source,
} from '../../kept/sources.ts';
import { blobId } from '../../record.ts';
import { done, exits, misuse, no, styled, type Answer, type Line } from './answer.ts';
import { basesHere } from './bases.ts';
import { whyUnreadable } from './evidence.ts';
import { treeLines } from './explain.ts';
import { findingLines, plural } from './findings.ts';
import { shippedLifecycles } from './place.ts';
import { withHome, word, words } from './session.ts';

/** Where the tests of a policy lie if nobody says otherwise. */
export const testsPath = '.github/countersign.test.yml';

/** Tries the policy and the definitions that lie in this folder, committed or not, by what is expected of them. */
export async function policy(given: Given): Promise<Answer> {
  const what = word(given, 'what');
  if (what !== 'test') return misuse(`there is no countersign policy ${what}`, 'countersign policy test [FILE…]');
  const root = await folder();
  const files = words(given, 'file');
  const rules = await rulesIn(root);
  if ('findings' in rules) return broken(rules.findings, []);
  const ran = [];
  for (const file of files.length === 0 ? [join(root, testsPath)] : files) {
    const bytes = await readFile(file).catch((error: unknown) => error);
    const name = files.length === 0 ? testsPath : file;
    if (!(bytes instanceof Uint8Array)) return unreadable(name, bytes, files.length === 0);
    ran.push(testsIn(bytes, name, rules));
  }
  return answerOf(ran);
}

/** The folder of the working tree, or this one where there is no repository. */
export async function folder(): Promise<string> {
  try {
    return await withHome(async ({ repository }) => repository.worktree ?? process.cwd());
  } catch (error) {
    if (error instanceof GitProblem) return process.cwd();
    throw error;
  }
}

interface Rules {
  readonly policy: Policy;
  readonly definitions: readonly Definition[];
}

/** What would be in force if what lies here were the default branch: the nearest of every name, then what is shipped. */
async function rulesIn(root: string): Promise<Rules | { readonly findings: readonly Finding[] }> {
  const found = await foundIn([...(await ownSources(root)), ...shippedSources(shippedLifecycles())], includesIn(root));
  const text = await readFile(join(root, policyPath), 'utf8').catch(missing);
  const kept = text === null ? null : { oid: blobId(text), text };
  const inForce = await policyFrom((_name, _blob, read) => read(), kept, null, basesHere);
  const unread = found.filter(({ definition }) => definition === null).flatMap(({ findings }) => findings);
  if (inForce.policy === null || unread.length > 0) return { findings: [...inForce.findings, ...unread] };
  const definitions = found.flatMap(({ definition }) => (definition === null ? [] : [definition]));
  return { policy: inForce.policy, definitions };
}

/** The definitions that lie below a folder, committed or not. */
export async function ownSources(root: string): Promise<readonly Source[]> {
  const names = (await readdir(join(root, lifecyclesPath)).catch(missing)) ?? [];
  return Promise.all(
    names
      .filter((name) => /\.ya?ml$/u.test(name))
      .toSorted()
      .map(async (name) => {
        const text = await readFile(join(root, lifecyclesPath, name), 'utf8');
        return { origin: `${lifecyclesPath}/${name}`, text, blob: blobId(text) };
      }),
  );
}

/** The files that definitions include, as they lie below a folder, committed or not. */
export function includesIn(root: string): Includes {
  return async (paths) => {
    const read = await Promise.all(
      paths.map(async (path) => [path, await readFile(join(root, path), 'utf8').catch(noFile)] as const),
    );
    return new Map(read.flatMap(([path, text]) => (text === null ? [] : [[path, text] as const])));
  };
}

/** A folder is no file, and in a file there is none. */
function noFile(error: unknown): null {
  const isPlace = error instanceof Error && 'code' in error && (error.code === 'EISDIR' || error.code === 'ENOTDIR');
  return isPlace ? null : missing(error);
}

/** What is not there is nothing; what cannot be read is a trouble. */
export function missing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

/** The tests of one file: what came of them, or why they cannot be run. */
interface Ran {
  readonly file: string;
  readonly findings: readonly Finding[];
  readonly tests: readonly (TestResult & { readonly line: number })[];
}

function testsIn(bytes: Uint8Array, file: string, { definitions, policy: tried }: Rules): Ran {
  const read = readPolicyTests(bytes, file);
  if (!read.ok) return { file, findings: read.findings, tests: [] };
  const { tests, locate } = read;
  const findings = asFindings(checkPolicyTests(tests, definitions, tried.workflow), file, locate);
  if (findings.length > 0) return { file, findings, tests: [] };
  const results = runPolicyTests(tests, definitions, tried);
  return {
    file,
    findings: [],
    tests: results.map((one) => ({ ...one, line: locate(['tests', one.index, 'name'], 'key').line })),
  };
}

function unreadable(file: string, error: unknown, isDefault: boolean): Answer {
  const next = isDefault
    ? 'write what you expect of your policy, as docs/policy-tests.md shows: given, when, then'
    : 'name a file of tests: countersign policy test FILE';
  return no(exits.failed, 'unreadable_file', `${file} ${whyUnreadable(error)}`, next);
}

function broken(findings: readonly Finding[], ran: readonly Ran[]): Answer {
  const [first] = findings;
  const because = first?.message ?? 'the rules cannot be read';
  return {
    exit: exits.failed,
    out: findings.flatMap(findingLines),
    err: [],
    json: { code: first?.code, because, next: first?.next, findings, files: ran },
  };
}

function answerOf(ran: readonly Ran[]): Answer {
  const tests = ran.flatMap((one) => one.tests);
  const failed = tests.filter(({ passed }) => !passed);
  const findings = ran.flatMap((one) => one.findings);
  const lines = ran.flatMap((one): readonly Line[] => [
    ...(ran.length > 1 ? [[styled('bold', one.file)]] : []),
    ...one.findings.flatMap(findingLines),
    ...one.tests.flatMap((test) => testLines(one.file, test)),
  ]);
  const sum = `${plural(tests.length, 'test')}, ${failed.length === 0 ? 'all passed' : `${failed.length} failed`}`;
  const json = { files: ran, passed: tests.length - failed.length, failed: failed.length, findings };
  if (findings.length > 0) {
    const answer = broken(findings, ran);
    return { ...answer, out: tests.length === 0 ? lines : [...lines, ['', sum]], json: { ...answer.json, ...json } };
  }
  const [first] = failed;
  if (first === undefined) return done([...lines, [styled('green', '✓ '), sum]], json);
  return {
    exit: exits.failed,
    out: [...lines, [styled('red', '✗ '), sum]],
    err: [],
    json: {
      code: 'test_failed',
      because: `${first.name}: ${first.says}`,
      next: 'change the policy, or the test',
      ...json,
    },
  };
}

/** A test by its sentence; one that failed with its place, and with what really happens. */
function testLines(file: string, { name, passed, line, says, explained }: Ran['tests'][number]): readonly Line[] {
  if (passed) return [[styled('green', '✓ '), name]];
  return [
    [styled('red', '✗ '), styled('bold', name), styled('dim', `  ${file}:${line}`)],
    [styled('red', `    ${says}`)],
    ...treeLines(explained, 2),
  ];
}
