import { artifactOf } from '../../definition/artifact.ts';
import { versionChoices, type Intent, type VersionChoice } from '../../definition/routing.ts';
import { own } from '../../own.ts';
import { either, word } from '../../prose.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { typeOf } from '../lines.ts';
import type { Or } from '../rules/matter.ts';
import type { ProjectState } from '../state.ts';
import type { World } from '../world.ts';

/** What each intent may make of a version that is there, the first that the artifact allows; others only refer to it. */
const choices: { readonly [I in Intent]?: readonly VersionChoice[] } = {
  create: [],
  revise: ['revise', 'supersede'],
  continue: ['revise', 'supersede', 'reference'],
  recover: ['revise', 'supersede'],
  archive: ['archive'],
  'new workstream': ['fork', 'reference'],
};

/** What becomes of the version that is there; null where there is none. A second one beside it is refused. */
export function versionFor(
  { definition }: World,
  state: ProjectState,
  intent: Intent,
  artifact: string | null,
): Or<VersionChoice | null> {
  const current = artifact === null ? undefined : own(state.artifacts, artifact);
  if (artifact === null || current?.status !== 'current') return { is: null };
  const allowed = artifactOf(definition, artifact)?.versions ?? versionChoices;
  const wanted = choices[intent] ?? ['reference'];
  const choice = wanted.find((one) => allowed.includes(one) || choices[intent] === undefined);
  if (choice !== undefined) return { is: choice };
  const because =
    intent === 'create'
      ? `${artifact} ${current.version} serves the same purpose already`
      : `${artifact} ${current.version} is not to be ${either(wanted.map((one) => passive[one]))}`;
  return refuse('duplicate_artifact', because, `It may be ${waysOut(allowed, artifact)}.`);
}

/**
 * Only what is there is changed or put away. A draft may be revised before it lands, and a track the version that it
 * began with.
 */
export function notThere(
  { artifacts, proposals }: ProjectState,
  intent: Intent,
  artifact: string | null,
): { readonly refusal: Refusal } | null {
  if (artifact === null || (intent !== 'revise' && intent !== 'archive')) return null;
  const names = intent === 'revise' ? [artifact, typeOf(artifact)] : [artifact];
  const isLanded = names.some((name) => own(artifacts, name)?.status === 'current');
  const isDrafted =
    intent === 'revise' && Object.values(proposals).some(({ contents }) => own(contents, artifact) !== undefined);
  if (isLanded || isDrafted) return null;
  return refuse(
    'unknown_artifact',
    `there is no ${artifact} yet that could be ${passive[intent]}`,
    `countersign ask ${word(artifact)} --intent create`,
  );
}

/** Each way out with its command; what one command does is named together. */
function waysOut(allowed: readonly VersionChoice[], artifact: string): string {
  const commands = [...new Set(allowed.map((one) => commandOf(one, artifact)))];
  const ways = commands.map((command) => {
    const names = allowed.filter((one) => commandOf(one, artifact) === command).map((one) => passive[one]);
    return `${either(names)} (${command})`;
  });
  return either(ways);
}

const passive = {
  revise: 'revised',
  supersede: 'superseded',
  fork: 'forked',
  archive: 'archived',
  reference: 'referred to as it is',
} as const satisfies Record<VersionChoice, string>;

function commandOf(choice: VersionChoice, artifact: string): string {
  const name = word(artifact);
  if (choice === 'fork') return `countersign fork NAME --line ${typeOf(artifact)} --because "…"`;
  if (choice === 'archive') return `countersign retire ${name} --because "…"`;
  if (choice === 'reference') return `countersign keep ${name} --because "…"`;
  return `countersign ask ${name} --intent revise`;
}
