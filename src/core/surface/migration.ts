import { differencesBetween } from '../definition/differences.ts';
import { lostIn, lostTexts, strandedText } from '../project/rules/migrate.ts';
import type { ProjectState } from '../project/state.ts';
import type { World } from '../project/world.ts';
import { differencesNow } from '../simulate/questions.ts';
import { code, inline } from './escape.ts';

/** A comment stays readable: so many lines of each kind are shown. */
const atMost = 40;
/** Digits of a blob that tell it from all others of a repository. */
const digits = 12;

type Offered = NonNullable<World['offered']>;

/**
 * What would be otherwise if a project followed another definition, and the one line that has it do so. Nothing that
 * people wrote becomes Markdown.
 */
export function migrationMarkdown(world: World, state: ProjectState, { definition, pin }: Offered): string {
  const { definition: before } = state;
  if (before.blob === pin.blob) return `It follows ${code(pin.origin)} as it is now: nothing would change.`;
  const differences = differencesBetween(world.definition, definition).map(
    ({ what, id, is, fields }) => `- ${inline(`${what} ${id}: ${[fields.join(', '), is].join(' ').trim()}`)}`,
  );
  const lost = lostIn(state, definition);
  const now = differencesNow(world, state, { definition, policy: world.policy }).map(
    ({ about, was, would }) => `- ${inline(`${about}: ${was} → ${would}`)}`,
  );
  const stranded = strandedText(lost, pin.origin);
  const instead = before.origin === pin.origin ? ' as it is now' : ` instead of ${code(before.origin)}`;
  return [
    `It would follow ${code(pin.origin)}${instead}.`,
    differences.length === 0 ? 'What it says is the same; only its words differ.' : listed(differences),
    ...lostTexts(lost).map((text) => `⚠️ ${inline(text)}`),
    ...(now.length === 0 ? [] : [`What is asked now would be asked otherwise:\n\n${listed(now)}`]),
    stranded === null
      ? `To have it do so: ${code(`/migrate ${definition.workflow_type} ${pin.blob.slice(0, digits)}`)}`
      : `⚠️ ${inline(stranded)}: move it to a stage that both have, or give the workflow this stage.`,
  ].join('\n\n');
}

function listed(lines: readonly string[]): string {
  const left = lines.length - atMost;
  return [...lines.slice(0, atMost), ...(left > 0 ? [`- … and ${left} more`] : [])].join('\n');
}
