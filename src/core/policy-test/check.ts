import type { Definition } from '../definition/schema.ts';
import type { FindingCode, Path, Problem } from '../finding.ts';
import { insteadOf } from '../nearest.ts';
import { own } from '../own.ts';
import { instantFrom } from '../time.ts';
import { castOf, type Cast } from './cast.ts';
import { askedBy, gateOf, isAboutGates, noSuchPerson, type Asked } from './command.ts';
import type { Outcome, WrittenCommand, WrittenGiven, WrittenPolicyTests, WrittenTest } from './schema.ts';

/** The workflow of a test: that of the test, else of the file, else what new projects here follow. */
export function followedIn(
  test: WrittenTest,
  { workflow }: WrittenPolicyTests,
  definitions: readonly Definition[],
  here: string | undefined,
): Definition | null {
  const named = test.given?.workflow ?? workflow ?? here;
  const isMeant = (one: Definition): boolean =>
    named === undefined ? one.default === true : one.workflow_type === named;
  return definitions.find(isMeant) ?? null;
}

/** Who wrote the bytes of a test. */
export function authorsIn({ author = [] }: WrittenGiven): readonly string[] {
  return typeof author === 'string' ? [author] : author;
}

/**
 * What the schema cannot see: names of people, workflows, stages, gates and artifacts that are not there, words that no
 * verb understands, and answers that cannot be had. `here`: the workflow that the policy names.
 */
export function checkPolicyTests(
  written: WrittenPolicyTests,
  definitions: readonly Definition[],
  here: string | undefined,
): readonly Problem[] {
  const cast = castOf(written);
  return written.tests.flatMap((test, index) => {
    const path = ['tests', index];
    const isSecond = written.tests.findIndex(({ name }) => name === test.name) < index;
    const twice = isSecond
      ? [problem('duplicate_id', [...path, 'name'], `two tests are called "${test.name}"`, 'Call one something else.')]
      : [];
    const definition = followedIn(test, written, definitions, here);
    if (definition === null) return [...twice, noWorkflow(test, written, definitions, here, path)];
    const { given = {}, when } = test;
    const inGiven = [...path, 'given'];
    return [
      ...twice,
      ...checkGiven(given, definition, cast, inGiven),
      ...(given.done ?? []).flatMap((one, at) => checkCommand(one, definition, cast, [...inGiven, 'done', at], null)),
      ...checkCommand(when, definition, cast, [...path, 'when'], { expected: test.then, path: [...path, 'then'] }),
    ];
  });
}

function noWorkflow(
  { given }: WrittenTest,
  { workflow }: WrittenPolicyTests,
  definitions: readonly Definition[],
  here: string | undefined,
  path: Path,
): Problem {
  const named = given?.workflow ?? workflow ?? here;
  const inFile = workflow === undefined ? path : ['workflow'];
  const where = given?.workflow === undefined ? inFile : [...path, 'given', 'workflow'];
  const types = definitions.map(({ workflow_type }) => workflow_type);
  if (named === undefined)
    return problem(
      'unknown_workflow',
      where,
      'no workflow is named, and none is the default',
      `Add workflow: ${types.join(' or ')}`,
    );
  return problem('unknown_workflow', where, `there is no workflow ${named}`, insteadOf(named, types));
}

function checkGiven(given: WrittenGiven, definition: Definition, cast: Cast, path: Path): readonly Problem[] {
  const { stage, changes = [], landed = [], on } = given;
  const stages = definition.stages.map(({ id }) => id);
  const nobody = authorsIn(given).flatMap((name) => {
    if (own(cast, name) !== undefined) return [];
    const { because, next } = noSuchPerson('author', name, cast);
    return [problem('dangling_name', [...path, 'author'], because, next)];
  });
  return [
    ...(stage === undefined ? [] : unknown('dangling_name', 'stage', [stage], stages, definition, [...path, 'stage'])),
    ...unknownArtifacts(changes, definition, [...path, 'changes']),
    ...unknownArtifacts(landed, definition, [...path, 'landed']),
    ...nobody,
    ...(on === undefined || instantFrom(on) !== null
      ? []
      : [problem('invalid_date', [...path, 'on'], `"${on}" is not a day`, 'Write a day such as 2026-01-31.')]),
  ];
}

function checkCommand(
  written: WrittenCommand,
  definition: Definition,
  cast: Cast,
  path: Path,
  answer: { readonly expected: Outcome; readonly path: Path } | null,
): readonly Problem[] {
  const asked = askedBy(written, cast);
  if ('unreadable' in asked) {
    const { key, because, next } = asked.unreadable;
    return [problem('wrong_value', key === null ? path : [...path, key], because, next)];
  }
  if (asked.is === 'gate' && answer === null)
    return [
      problem(
        'wrong_value',
        [...path, 'gate'],
        'nobody does anything here',
        'Write who does what: { approve: GATE, by: NAME }',
      ),
    ];
  if (asked.is === 'start' && answer === null)
    return [
      problem(
        'wrong_value',
        path,
        'the project has begun already',
        'Leave it out: what is given happens in a project.',
      ),
    ];
  const words = [...path, ...Object.keys(written).filter((key) => key !== 'by' && key !== 'for')];
  return [...namesAsked(asked, definition, words), ...(answer === null ? [] : checkAnswer(asked, answer))];
}

function namesAsked(asked: Asked, definition: Definition, path: Path): readonly Problem[] {
  if (asked.is === 'merge') return unknownArtifacts(asked.artifacts, definition, path);
  const gate = asked.is === 'gate' ? asked.gate : asked.is === 'command' ? gateOf(asked.command) : null;
  const gates = definition.gates.map(({ gate_id }) => gate_id);
  return gate === null ? [] : unknown('unknown_gate', 'gate', [gate], gates, definition, path);
}

/** Gates are open or closed; what somebody does is refused or allowed; an approval is both. */
function checkAnswer(
  asked: Asked,
  { expected, path }: { readonly expected: Outcome; readonly path: Path },
): readonly Problem[] {
  const isGate = expected === 'open' || expected === 'closed';
  if (asked.is === 'gate' && !isGate)
    return [problem('wrong_value', path, `a gate is not ${expected} when nobody does anything`, 'Use open or closed.')];
  const hasGate = asked.is === 'gate' || (asked.is === 'command' && isAboutGates(asked.command));
  if (isGate && !hasGate)
    return [problem('wrong_value', path, `this is about no gate that could be ${expected}`, 'Use refused or allowed.')];
  return [];
}

function unknownArtifacts(names: readonly string[], definition: Definition, path: Path): readonly Problem[] {
  const known = definition.artifacts.map(({ artifact_type }) => artifact_type);
  return unknown('dangling_name', 'artifact', names, known, definition, path);
}

function unknown(
  code: FindingCode,
  what: string,
  names: readonly string[],
  known: readonly string[],
  { workflow_type }: Definition,
  path: Path,
): readonly Problem[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => problem(code, path, `${workflow_type} has no ${what} ${name}`, insteadOf(name, known)));
}

function problem(code: FindingCode, path: Path, message: string, next: string): Problem {
  return { code, path, message, next, severity: 'error' };
}
