import { error } from '../../definition/checks/problem.ts';
import type { Path, Problem } from '../../finding.ts';
import { whyNotValue } from '../../run/variables.ts';
import { fullState } from '../full.ts';
import type { Value, WrittenCheck, WrittenPipeline } from '../schema.ts';

/** Values of state variables that they cannot have, wherever they stand. */
export function checkValues(written: WrittenPipeline): readonly Problem[] {
  const state = fullState(written);
  const all = Object.entries(written.state ?? {}).flatMap(([name, { initial, one_of = [] }]) => [
    ...one_of.map((value, at) => ({ name, value, path: ['state', name, 'one_of', at] as Path })),
    ...(initial === undefined ? [] : [{ name, value: initial, path: ['state', name, 'initial'] as Path }]),
  ]);
  const compared = checksOf(written).flatMap(({ check: { state: name = '', equals }, path }) =>
    equals === undefined || !Object.hasOwn(state, name) ? [] : [{ name, value: equals, path: [...path, 'equals'] }],
  );
  return [...all, ...compared].flatMap(({ name, value, path }) => wrongValue(written.name, state, name, value, path));
}

function wrongValue(
  pipeline: string,
  state: ReturnType<typeof fullState>,
  name: string,
  value: Value,
  path: Path,
): readonly Problem[] {
  const why = whyNotValue({ name: pipeline, state }, name, value);
  return why === null ? [] : [error('wrong_value', path, why, 'Write a value of its type, or one of those it can be.')];
}

interface PlacedCheck {
  readonly check: WrittenCheck;
  readonly path: Path;
}

function checksOf({ steps }: WrittenPipeline): readonly PlacedCheck[] {
  return steps.flatMap((step, index) =>
    (['preconditions', 'verify'] as const).flatMap((part) =>
      (step[part] ?? []).map((check, at) => ({ check, path: ['steps', index, part, at] })),
    ),
  );
}

const kinds = ['file', 'state', 'output', 'run'] as const;

/** Each thing that must hold is one thing. */
export function checkChecks(written: WrittenPipeline): readonly Problem[] {
  return checksOf(written).flatMap(({ check, path }) => {
    const said = kinds.filter((kind) => check[kind] !== undefined);
    if (said.length !== 1) {
      const what = said.length === 0 ? 'nothing that could hold' : `${said.join(' and ')} at once`;
      return [error('wrong_value', path, `this asks for ${what}`, 'Give it one of file, state, output and run.')];
    }
    return [
      ...beside(check, 'equals', 'state', path),
      ...beside(check, 'contains', 'output', path),
      ...(check.file === undefined ? [] : unsafeFile(check.file, [...path, 'file'])),
    ];
  });
}

function beside(
  check: WrittenCheck,
  field: 'equals' | 'contains',
  kind: 'state' | 'output',
  path: Path,
): readonly Problem[] {
  if (check[field] === undefined || check[kind] !== undefined) return [];
  const message = `${field} is asked of nothing here`;
  return [error('wrong_value', [...path, field], message, `It goes with ${kind}; take it out.`)];
}

/** A file of the folder that the run works in. */
function unsafeFile(file: string, path: Path): readonly Problem[] {
  const parts = file.split('/');
  const isSafe = !file.includes('\\') && !file.startsWith('/') && !parts.includes('..') && parts[0] !== '.git';
  if (isSafe) return [];
  const next = 'Write a path below the folder of the run, with / between its parts.';
  return [error('unsafe_path', path, `${file} lies outside the folder of the run`, next)];
}
