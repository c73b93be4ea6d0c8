import type { Path, Problem } from '../../finding.ts';
import { insteadOf } from '../../nearest.ts';
import { own } from '../../own.ts';
import { namesOf } from '../alias.ts';
import type { Definition } from '../schema.ts';
import { factsOf } from './names.ts';
import { dangling, error, warning } from './problem.ts';

/** Who makes what, from what: does each type have one owner, and does what is somebody else's lead to somebody? */
export function checkSpecialists(definition: Definition): readonly Problem[] {
  return [
    ...checkOwning(definition),
    ...checkElsewhere(definition),
    ...checkInputs(definition),
    ...checkSources(definition),
    ...checkTruth(definition),
  ];
}

function checkOwning(definition: Definition): readonly Problem[] {
  const artifacts = new Map(definition.artifacts.map((one) => [one.artifact_type, one] as const));
  const specialists = new Set(definition.specialists.map((one) => one.id));
  const owner = new Map<string, string>();
  return definition.specialists.flatMap(({ id, owns = [] }, index) =>
    owns.flatMap((type, at): readonly Problem[] => {
      const path = ['specialists', index, 'owns', at];
      const artifact = artifacts.get(type);
      if (artifact === undefined) return dangling('artifact', type, new Set(artifacts.keys()), path);
      const said = artifact.owner;
      const named = specialists.has(said) ? said : (own(definition.aliases, said) ?? said);
      const other = owner.get(type) ?? (specialists.has(named) && named !== id ? named : undefined);
      owner.set(type, owner.get(type) ?? id);
      if (other === undefined) return [];
      return [
        error(
          'two_owners',
          path,
          other === id ? `${id} owns ${type} twice` : `${type} is owned by ${other}, too`,
          `Leave ${type} to one of them, at owns and at the owner of the artifact.`,
        ),
      ];
    }),
  );
}

/** What is nobody's in particular: the routing itself, whoever owns an artifact, and what is never done here. */
const everywhere = ['orchestrator', 'its owner', 'nobody'];

function checkElsewhere(definition: Definition): readonly Problem[] {
  const known = new Set([
    ...definition.specialists.map((one) => one.id),
    ...Object.keys(definition.aliases),
    ...definition.plugins.map((one) => `plugin ${one.id}`),
    ...namesOf(definition, 'gate'),
    ...definition.roles.map((one) => one.id),
    ...everywhere,
  ]);
  return definition.specialists.flatMap((specialist, index) =>
    (['uses', 'must_not', 'leaves'] as const).flatMap((part) =>
      Object.entries(specialist[part] ?? {}).flatMap(([matter, to]) =>
        dangling('specialist', to, known, ['specialists', index, part, matter]),
      ),
    ),
  );
}

/** What is passed on where it is known is a fact or an artifact. */
function checkInputs(definition: Definition): readonly Problem[] {
  const facts = factsOf(definition);
  const known = new Set([...facts, ...namesOf(definition, 'artifact')]);
  return definition.specialists.flatMap((specialist, index) =>
    (['if_known', 'optional'] as const).flatMap((part) =>
      (specialist[part] ?? []).flatMap((name, at) =>
        known.has(name)
          ? []
          : [
              warning(
                'unknown_fact',
                ['specialists', index, part, at],
                `${name} stands neither in required_fields nor in facts`,
                `List it in facts, so that a mistyped name is noticed. ${facts.length === 0 ? '' : insteadOf(name, facts)}`.trim(),
              ),
            ],
      ),
    ),
  );
}

/** An artifact that would be stale as soon as it landed: it is made from itself. */
function checkSources({ artifacts }: Definition): readonly Problem[] {
  const start = artifacts.map(({ artifact_type: type, made_from: sources = [] }, index) => ({
    type,
    index,
    sources,
    at: 0,
  }));
  const from = new Map(start.map((one) => [one.type, one] as const));
  const done = new Set<string>();
  // A long chain would be too deep for functions that call themselves.
  return start.flatMap((first) => {
    const problems: Problem[] = [];
    const way = [{ ...first }];
    const onWay = new Set([first.type]);
    for (let here = way.at(-1); here !== undefined && !done.has(first.type); here = way.at(-1)) {
      const path = ['artifacts', here.index, 'made_from', here.at];
      const source = here.sources[here.at];
      here.at += 1;
      if (source === undefined) {
        way.pop();
        onWay.delete(here.type);
        done.add(here.type);
        continue;
      }
      const next = from.get(source);
      if (next === undefined) problems.push(...dangling('artifact', source, new Set(from.keys()), path));
      else if (onWay.has(source)) problems.push(madeFromItself(path, [...onWay], source));
      else if (!done.has(source)) {
        way.push({ ...next });
        onWay.add(source);
      }
    }
    return problems;
  });
}

function madeFromItself(path: Path, way: readonly string[], source: string): Problem {
  const circle = [...way.slice(way.indexOf(source)), source];
  return error(
    'made_from_itself',
    path,
    `${source} is made from itself: ${circle.join(' from ')}`,
    'Take one of these sources out: every new version would make all of them stale.',
  );
}

function checkTruth(definition: Definition): readonly Problem[] {
  const artifacts = new Set(namesOf(definition, 'artifact'));
  return Object.entries(definition.facts).flatMap(([fact, { truth }]) =>
    truth === undefined ? [] : dangling('artifact', truth, artifacts, ['facts', fact, 'truth']),
  );
}
