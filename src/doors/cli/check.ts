import { readFile } from 'node:fs/promises';
import { checkPipelines, type Known } from '../../core/definition/checks/pipelines.ts';
import { provenIn, type Invariant } from '../../core/definition/checks/never.ts';
import type { Definition } from '../../core/definition/schema.ts';
import type { Finding } from '../../core/finding.ts';
import { verbs } from '../../core/verbs/table.ts';
import type { Given } from '../../core/verbs/verb.ts';
import { fullFormText, readDefinition, type ReadDefinition, type Refused } from '../../files.ts';
import { definitionFindings, policyFindings } from '../../files/judged.ts';
import { asFindings } from '../../files/yaml.ts';
import type { GitHome } from '../../git/home.ts';
import { GitProblem } from '../../git/repository.ts';
import {
  definitionsOf,
  policyRead,
  type FoundDefinition,
  type FoundPolicy,
  type Includes,
} from '../../kept/sources.ts';
import { blobId } from '../../record.ts';
import { done, exits, misuse, no, styled, type Answer, type Line } from './answer.ts';
import { basesHere } from './bases.ts';
import { whyUnreadable } from './evidence.ts';
import { counted, findingLines } from './findings.ts';
import { folder, includesIn } from './policy-test.ts';
import { table } from './print.ts';
import { withHome, word } from './session.ts';

/** Checks one file, or every definition and the policy that are found here. */
export function check(given: Given): Promise<Answer> {
  const file = word(given, 'file');
  const state = word(given, 'state');
  if (state !== '') {
    return file === ''
      ? import('./check-state.ts').then(({ checkState }) => checkState(state))
      : Promise.resolve(
          misuse('--state names the one file to check, and there is another', 'countersign check --state FILE'),
        );
  }
  if (file !== '') return checkFile(file, given['full'] === true);
  if (given['full'] === true)
    return Promise.resolve(misuse('--full prints one definition, and none is named', 'countersign check --full FILE'));
  return checkAll();
}

interface Read {
  readonly what: 'definition' | 'policy';
  readonly definition: Definition | null;
  readonly findings: readonly Finding[];
}

async function checkFile(file: string, full: boolean): Promise<Answer> {
  const bytes = await readFile(file).catch((error: unknown) => error);
  if (!(bytes instanceof Uint8Array))
    return no(exits.failed, 'unreadable_file', `${file} ${whyUnreadable(bytes)}`, 'name a definition or a policy');
  const text = new TextDecoder().decode(bytes);
  if (isPipeline(text)) return (await import('./workflow/define.ts')).checkFiles([file]);
  const around = await surroundings();
  const read = isPolicy(text, file) ? await policyFile(bytes, file, around) : await definitionFile(bytes, file, around);
  const proven = read.definition === null ? [] : provenIn(read.definition);
  const json = { file, what: read.what, findings: read.findings, ...(proven.length === 0 ? {} : { proven }) };
  if (!full || hasErrors(read.findings)) {
    const answer = verdict(file, read.findings, json);
    return { ...answer, out: [...proven.map(provenLine), ...answer.out] };
  }
  if (read.definition === null) return misuse(`${file} is a policy, which has no other form`, 'countersign check FILE');
  return {
    ...done([], { ...json, full: read.definition }, fullFormText(read.definition)),
    err: read.findings.flatMap(findingLines),
  };
}

/** Only a pipeline has steps. */
function isPipeline(text: string): boolean {
  return /^steps\s*:/mu.test(text) && !/^(?:workflow_type|stages)\s*:/mu.test(text);
}

/** A definition names its type and its stages; what does not and speaks of people or gates is a policy. */
function isPolicy(text: string, file: string): boolean {
  return (
    !/^(?:workflow_type|stages)\s*:/mu.test(text) &&
    (/(?:^|\/)countersign\.ya?ml$/u.test(file) ||
      /^(?:extends|roles|gates|verbs|delegation|attesters|overriders)\s*:/mu.test(text))
  );
}

/** What the names in a file can mean: the definitions that are found, and the policy in force. */
interface Around {
  readonly definitions: readonly FoundDefinition[];
  readonly policy: FoundPolicy | null;
  readonly policyFindings: readonly Finding[];
  readonly pipelines: readonly Known[];
}

/** A file can be checked anywhere; inside a repository its names are checked too. */
async function surroundings(): Promise<Around | null> {
  try {
    return await withHome(lookAround);
  } catch (error) {
    if (error instanceof GitProblem) return null;
    throw error;
  }
}

async function lookAround(home: GitHome): Promise<Around> {
  const { pipelinesNamed } = await import('./workflow/named.ts');
  const [definitions, policy, pipelines] = await Promise.all([
    home.definitions(),
    home.policyInForce(),
    pipelinesNamed(),
  ]);
  return { definitions, policy: policy.policy === null ? null : policy, policyFindings: policy.findings, pipelines };
}

/** A file can be checked before it is committed: what it includes is looked for in this folder, too. */
async function definitionFile(bytes: Uint8Array, file: string, around: Around | null): Promise<Read> {
  const read = readDefinition(bytes, file);
  if (!('including' in read)) return definitionRead(read, file, around);
  const text = new TextDecoder().decode(bytes);
  const [whole] = await definitionsOf([{ origin: file, text, blob: blobId(text) }], includesHere);
  return definitionRead(whole?.read ?? read, file, around);
}

const includesHere: Includes = async (paths) => includesIn(await folder())(paths);

function definitionRead(read: ReadDefinition | Refused, file: string, around: Around | null): Read {
  if (!read.ok) return { what: 'definition', definition: null, findings: read.findings };
  // A policy is written for the workflow it names; it cannot be expected to know the roles of all others.
  const policy = around?.policy?.policy.workflow === read.definition.workflow_type ? around.policy.policy : undefined;
  const pipelines = around === null ? [] : checkPipelines(read.definition, around.pipelines);
  const findings = [...definitionFindings(read, file, policy), ...asFindings(pipelines, file, read.locate)];
  return { what: 'definition', definition: read.definition, findings };
}

async function policyFile(text: string | Uint8Array, file: string, around: Around | null): Promise<Read> {
  const read = await policyRead(text, file, basesHere);
  if (!read.ok) return { what: 'policy', definition: null, findings: read.findings };
  const definitions = around?.definitions.flatMap((one) => (one.definition === null ? [] : [one.definition]));
  const names = verbs.map((verb) => verb.name);
  return {
    what: 'policy',
    definition: null,
    findings: definitions === undefined ? [] : policyFindings(read, file, definitions, names),
  };
}

function checkAll(): Promise<Answer> {
  return withHome(async (home) => {
    const { coordinationOf, pipelinesHere } = await import('./workflow/define.ts');
    const [around, pipelines] = await Promise.all([lookAround(home), pipelinesHere()]);
    const { definitions, policy } = around;
    const findings = [
      ...around.policyFindings,
      ...(policy === null || policy.text === null || policy.pin === null
        ? []
        : (await policyFile(policy.text, policy.pin.origin, around)).findings),
      ...definitions.flatMap(({ read, files: [file = ''] }) => definitionRead(read, file, around).findings),
      ...pipelines.flatMap(({ read }) => read.findings),
      ...(await coordinationOf(pipelines)),
    ];
    const rows = [
      ...definitions.map((one) => [one.workflow_type, one.origin, hiding(one.shadows)]),
      ...pipelines.map((one) => [one.name, one.origin, hiding(one.hides)]),
    ];
    const found = definitions.map(({ workflow_type, origin, shadows }) => ({ workflow_type, origin, shadows }));
    const beside = pipelines.length === 0 ? {} : { pipelines: pipelines.map(({ name, origin }) => ({ name, origin })) };
    const what = pipelines.length === 0 ? 'definitions and policy' : 'definitions, pipelines and policy';
    const answer = verdict(what, findings, { definitions: found, ...beside, findings });
    return {
      ...answer,
      out: [...table(rows, Number.POSITIVE_INFINITY).map((row) => row.join('').trimEnd()), ...answer.out],
    };
  });
}

function hiding(origins: readonly string[]): string {
  return origins.length === 0 ? '' : `hides ${origins.join(', ')}`;
}

/** What is proven is about the transitions alone. */
function provenLine({ reach, without }: Invariant): Line {
  return [
    styled('green', '✓ '),
    `${reach} is never reached without ${without.join(' and ')}`,
    styled('dim', ' (but for overrides, and while the policy only observes: both are recorded)'),
  ];
}

export function verdict(what: string, findings: readonly Finding[], json: Answer['json']): Answer {
  const lines: readonly Line[] = findings.flatMap(findingLines);
  if (findings.length === 0) return done([[styled('green', '✓ '), `${what}: nothing wrong`]], json);
  const sum = `${what}: ${counted(findings)}`;
  if (!hasErrors(findings)) return done([...lines, [styled('yellow', '! '), sum]], json);
  const [first] = findings;
  return {
    exit: exits.failed,
    out: [...lines, [styled('red', '✗ '), sum]],
    err: [],
    json: { code: first?.code, because: sum, next: first?.next, ...json },
  };
}

function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}
