import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipelineNamePattern } from '../../../core/pipeline/schema.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Policy } from '../../../core/policy/schema.ts';
import { checkCoordination } from '../../../core/run/coordination.ts';
import type { Given } from '../../../core/verbs/verb.ts';
import { machineClock as clock } from '../../../clock.ts';
import { readPipeline } from '../../../files/pipeline.ts';
import { asFindings } from '../../../files/yaml.ts';
import { pipelinesPath, type FoundPipeline } from '../../../git/pipelines.ts';
import { GitProblem } from '../../../git/repository.ts';
import { done, exits, misuse, no, styled, type Answer } from '../answer.ts';
import { verdict } from '../check.ts';
import { findingLines } from '../findings.ts';
import { folder } from '../policy-test.ts';
import { withHome, word, words } from '../session.ts';
import { bytesFrom, writtenInside } from './files.ts';
import { withRuns } from './home.ts';

/** A file is read up to here, in bytes; how large a pipeline may be is said where it is read. */
const fileAtMost = 8 * 1024 * 1024;

/** Takes a file as a pipeline of this repository. Nothing is written that could not be run. */
export async function create(given: Given): Promise<Answer> {
  const name = word(given, 'name');
  const file = word(given, 'file');
  if (!new RegExp(pipelineNamePattern, 'u').test(name))
    return misuse(
      `"${name}" cannot be the name of a pipeline: letters, digits, - and _, a letter first`,
      'countersign workflow create tdd draft.yml',
    );
  const found = file === '-' ? { bytes: await buffer(process.stdin) } : await bytesFrom(file, fileAtMost);
  if ('answer' in found) return found.answer;
  const shown = file === '-' ? 'standard input' : file;
  const read = readPipeline(found.bytes, shown, today());
  if (!read.ok) return verdict(shown, read.findings, { findings: read.findings });
  if (read.pipeline.name !== name) {
    const { line, column } = read.locate(['name']);
    return no(
      exits.failed,
      'name_differs',
      `${shown}:${line}:${column}: the pipeline calls itself ${read.pipeline.name}`,
      `write name: ${name} there, or countersign workflow create ${read.pipeline.name} ${file}`,
    );
  }
  return written(name, found.bytes.toString('utf8'), await folder(), given['replace'] === true, read.findings);
}

async function written(
  name: string,
  text: string,
  root: string,
  mayReplace: boolean,
  findings: readonly Finding[],
): Promise<Answer> {
  const there = await presentIn(root, name);
  const path = there?.path ?? `${pipelinesPath}/${name}.yml`;
  if (there?.text === text)
    return done([[styled('green', '✓ '), `${path} is that already`]], { file: path, is: 'there' });
  if (there !== null && !mayReplace)
    return no(
      exits.refused,
      'exists',
      `${path} is there already, and says something else`,
      `git diff --no-index ${path} FILE shows the difference; --replace writes over it`,
    );
  const notWritten = await writtenInside(root, path, text);
  if (notWritten !== null) return notWritten;
  const next = `git add ${path} && git commit -m "Pipeline ${name}"`;
  return done(
    [
      ...findings.flatMap(findingLines),
      [styled('green', '✓ '), there === null ? `written: ${path}` : `replaced: ${path}`],
      [styled('bold', 'Next: '), 'it counts when it is on the default branch'],
      [styled('cyan', `      ${next}`)],
    ],
    { file: path, is: there === null ? 'written' : 'replaced', next, findings },
  );
}

/** The file that has a pipeline of this name already, by either ending. */
async function presentIn(root: string, name: string): Promise<{ readonly path: string; readonly text: string } | null> {
  for (const ending of ['yml', 'yaml']) {
    const path = `${pipelinesPath}/${name}.${ending}`;
    const text = await readFile(join(root, path), 'utf8').catch(() => null);
    if (text !== null) return { path, text };
  }
  return null;
}

/** Checks files as pipelines, or all that are found here. */
export async function check(given: Given): Promise<Answer> {
  const files = words(given, 'file');
  if (files.length > 0) return checkFiles(files);
  return withRuns(async (home) => {
    const found = await home.definitions();
    // Those that ship ask nobody, and whoever started a run may direct it.
    const theirs = found.filter(({ from }) => from !== 'shipped');
    const findings = [...found.flatMap(({ read }) => read.findings), ...(await coordinationOf(theirs))];
    const pipelines = found.map(({ name, origin }) => ({ name, origin }));
    return verdict(found.map(({ name }) => name).join(', '), findings, { pipelines, findings });
  });
}

/** The pipelines of this repository. */
export function pipelinesHere(): Promise<readonly FoundPipeline[]> {
  return withRuns(async (home) => (await home.definitions()).filter(({ from }) => from === 'repository'));
}

/** Checks files as pipelines. */
export async function checkFiles(files: readonly string[]): Promise<Answer> {
  const findings: Finding[] = [];
  for (const file of files) {
    const found = file === '-' ? { bytes: await buffer(process.stdin) } : await bytesFrom(file, fileAtMost);
    if ('answer' in found) return found.answer;
    const origin = file === '-' ? 'standard input' : file;
    const read = readPipeline(found.bytes, origin, today());
    findings.push(...read.findings, ...(await coordinationOf([{ origin, read }])));
  }
  return verdict(files.join(', '), findings, { files, findings });
}

/** What nobody could decide in runs of these pipelines by the policy in force here. */
export async function coordinationOf(
  found: readonly Pick<FoundPipeline, 'origin' | 'read'>[],
): Promise<readonly Finding[]> {
  const policy = await policyHere();
  if (policy === null) return [];
  return found.flatMap(({ origin, read }) =>
    read.ok ? asFindings(checkCoordination(read.pipeline, read.written, policy), origin, read.locate) : [],
  );
}

/** The policy in force; null where there is no repository, or it cannot be read. */
async function policyHere(): Promise<Policy | null> {
  try {
    return await withHome(async (home) => (await home.policyInForce()).policy);
  } catch (error) {
    if (error instanceof GitProblem) return null;
    throw error;
  }
}

function today(): string {
  return clock.now().slice(0, 10);
}
