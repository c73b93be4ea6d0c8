import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { differencesBetween, type DefinitionDifference } from '../../core/definition/differences.ts';
import type { Finding } from '../../core/finding.ts';
import { projectDecider } from '../../core/project/decider.ts';
import { lostIn, lostTexts, strandedText, type Lost } from '../../core/project/rules/migrate.ts';
import { nextSteps } from '../../core/project/steps.ts';
import type { World } from '../../core/project/world.ts';
import { word as quoted } from '../../core/prose.ts';
import type { Given } from '../../core/verbs/verb.ts';
import { rulebooks } from '../../git/findings.ts';
import type { GitHome } from '../../git/home.ts';
import { handle } from '../../handle.ts';
import { definitionFindings } from '../../files/judged.ts';
import { definitionsOf, type DefinitionRead } from '../../kept/sources.ts';
import { machineClock as clock } from '../../clock.ts';
import { blobId } from '../../record.ts';
import { done, exits, no, noLines, styled, type Answer, type Line } from './answer.ts';
import { warned, wayOut } from './around.ts';
import { whyUnreadable } from './evidence.ts';
import { findingLines } from './findings.ts';
import { doneLines, noticedLines, stepLines } from './happened.ts';
import { observedProject, type Seen } from './look.ts';
import { includesIn } from './policy-test.ts';
import { room, table } from './print.ts';
import { addressed, asking, withHome, word } from './session.ts';
import { signingStep } from './signing.ts';
import { projectLines, simulated, type Simulated } from './simulate.ts';

/** What would be otherwise if a project followed its workflow as it is now, or another one; and the move to it. */
export function migrate(given: Given): Promise<Answer> {
  return withHome(async (home) => {
    const seen = await observedProject(home, word(given, 'id'));
    if ('answer' in seen) return seen.answer;
    const found = await offeredIn(home, seen, word(given, 'to'));
    if ('answer' in found) return found.answer;
    const { offered, isCommitted } = found;
    const { project_id: id, definition } = seen.state;
    if (offered.pin.blob === definition.blob) {
      const says = `${id} follows ${offered.pin.origin} as it lies on ${seen.world.defaultBranch}: nothing would change`;
      return done([[styled('green', '✓ '), says]], { project: id, to: offered.pin, differences: [] });
    }
    if (given['yes'] !== true) return previewOf(home, seen, found, word(given, 'to'));
    return isCommitted
      ? moved(home, given, seen, found)
      : no(
          exits.refused,
          'not_committed',
          `${offered.pin.origin} is not on ${seen.world.defaultBranch} as it lies here`,
          `commit it below .github/countersign/lifecycles/ on ${seen.world.defaultBranch}; a project follows nothing else`,
        );
  });
}

interface Found {
  readonly offered: NonNullable<World['offered']>;
  readonly text: string;
  /** Does a project that starts now find it, too? */
  readonly isCommitted: boolean;
}

/** The workflow or the file that is named; without a name, the workflow that the project follows, as it is found now. */
async function offeredIn(home: GitHome, seen: Seen, named: string): Promise<Found | { readonly answer: Answer }> {
  const all = await home.definitions();
  const type = named === '' ? seen.state.workflow_type : named;
  const root = home.repository.worktree ?? process.cwd();
  const path = relative(root, resolve(named));
  const committed =
    all.find(({ workflow_type }) => workflow_type === type) ?? all.find(({ files: [file] }) => file === path);
  const isNamedFile = committed !== undefined && committed.files[0] === path;
  const here = committed === undefined || isNamedFile ? await definitionHere(root, named) : null;
  // What lies here may have been changed since it was committed.
  if (here !== null && 'read' in here && here.blob !== committed?.blob) return foundAs(here, false);
  if (committed !== undefined) return foundAs(committed, true);
  if (here !== null && 'answer' in here && /[/.]/u.test(named)) return here;
  // Of what cannot be read nobody knows which workflow it is.
  const unread = all.filter(({ definition }) => definition === null).flatMap(({ findings }) => findings);
  if (unread.length > 0) return { answer: broken(unread) };
  return {
    answer: no(
      exits.refused,
      'unknown_workflow',
      `no workflow is called ${type}`,
      `there are ${all.map((one) => one.workflow_type).join(', ')}; or name a file`,
    ),
  };
}

async function definitionHere(root: string, file: string): Promise<DefinitionRead | { readonly answer: Answer }> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => ({
    answer: no(exits.failed, 'unreadable_file', `${file} ${whyUnreadable(error)}`, 'name a definition'),
  }));
  if (typeof text !== 'string') return text;
  const [one] = await definitionsOf([{ origin: file, text, blob: blobId(text) }], includesIn(root));
  return one ?? { answer: broken([]) };
}

function foundAs(
  { read, origin, text, blob }: DefinitionRead,
  isCommitted: boolean,
): Found | { readonly answer: Answer } {
  const findings = (read.ok ? definitionFindings(read, origin) : read.findings).filter(
    ({ severity }) => severity === 'error',
  );
  if (!read.ok || findings.length > 0) return { answer: broken(findings) };
  return { offered: { definition: read.definition, pin: { blob, origin } }, text, isCommitted };
}

function broken(findings: readonly Finding[]): Answer {
  const [first] = findings;
  const because = first?.message ?? 'the workflow cannot be read';
  const json = { code: first?.code, because, next: first?.next, findings };
  return { exit: exits.failed, out: findings.flatMap(findingLines), err: [], json };
}

async function previewOf(home: GitHome, seen: Seen, { offered, isCommitted }: Found, named: string): Promise<Answer> {
  const { state, world } = seen;
  const { project_id: id } = state;
  const differences = differencesBetween(world.definition, offered.definition);
  const lost = lostIn(state, offered.definition);
  const rules = rulebooks(home.objects, clock.now());
  const definitions = new Map([[world.definition.workflow_type, offered.definition]]);
  const again = await simulated(home, rules, id, { policy: null, definitions });
  const because = strandedText(lost, offered.pin.origin);
  const lines: readonly Line[] = [
    [
      styled('bold', `${id} would follow `),
      offered.pin.origin,
      styled(
        'dim',
        state.definition.origin === offered.pin.origin ? ' as it is now' : ` instead of ${state.definition.origin}`,
      ),
    ],
    ...differenceLines(differences),
    ...lostLines(lost),
    ...decidedLines(again),
    '',
  ];
  const to = { ...offered.pin, is_committed: isCommitted };
  const json = { project: id, to, differences, lost, decided: again };
  if (because !== null) {
    const next = 'move it to a stage that both have, or give the workflow this stage';
    const answer = { exit: exits.refused, out: lines, err: noLines(because, next) };
    return { ...answer, json: { code: 'cannot_migrate', because, next, ...json } };
  }
  const step = isCommitted
    ? {
        says: 'have it do so',
        command: `countersign migrate ${id}${named === '' ? '' : ` --to ${quoted(named)}`} --yes`,
      }
    : { says: `commit it on ${world.defaultBranch}; a project follows nothing else` };
  return warned(done([...lines, ...stepLines([step])], { ...json, next_steps: [step] }), [seen]);
}

function differenceLines(differences: readonly DefinitionDifference[]): readonly Line[] {
  if (differences.length === 0) return ['', [styled('dim', 'What it says is the same; only its words differ.')]];
  const rows = table(
    differences.map(({ what, id, is, fields }) => [signs[is], `${what} ${id}`, fields.join(', ')]),
    room(process.stdout),
  );
  return ['', ...rows.map((row) => row.join('').trimEnd())];
}

const signs: Readonly<Record<DefinitionDifference['is'], string>> = { added: '+', 'taken away': '−', changed: '~' };

function lostLines(lost: Lost): readonly Line[] {
  const lines = lostTexts(lost);
  return lines.length === 0 ? [] : ['', ...lines.map((line): Line => [styled('yellow', '! '), line])];
}

/** What was decided stays; what differs of it says how the two compare. */
function decidedLines(again: Simulated): readonly Line[] {
  const lines = projectLines(again);
  return lines.length === 0 ? ['', 'Nothing that was decided or is asked now would be decided otherwise.'] : lines;
}

async function moved(home: GitHome, given: Given, seen: Seen, { offered, text }: Found): Promise<Answer> {
  const id = seen.state.project_id;
  const actor = await asking(home, given);
  const offering: GitHome = {
    ...home,
    observe: async (...asked) => {
      const sight = await home.observe(...asked);
      const { observed, texts } = sight;
      return {
        ...sight,
        texts: new Map([...texts, [offered.pin.blob, text]]),
        observed: { ...observed, world: { ...observed.world, offered } },
      };
    },
  };
  const command = { migrate: { blob: offered.pin.blob } };
  const envelope = { source: `cli:${crypto.randomUUID()}`, actor, command };
  const handled = await handle({ home: offering, decider: projectDecider, clock }, id, envelope);
  const { answer, entries, state, observed } = handled;
  const own = answer.is === 'done' ? answer.entry : null;
  const noticed = noticedLines(entries.filter((entry) => entry !== own && entry.refusal === undefined));
  const json = { project: id, to: offered.pin, entries, state };
  if (answer.is === 'refused') {
    const { code, because } = answer.refusal;
    const step = signingStep(observed.world, command, actor, answer.refusal) ?? answer.refusal.next;
    const next = wayOut(step, id, seen.isOneOfMany, observed.world, undefined);
    const told = { exit: exits.refused, out: noticed, err: noLines(because, next) };
    return warned({ ...told, json: { code, because, next, ...json } }, [observed]);
  }
  const { definition, pin } = offered;
  const world: World = { ...observed.world, definition, definitionPin: pin };
  const steps = state === null ? [] : addressed(nextSteps(world, state), id, seen.isOneOfMany);
  const lines = [...noticed, ...(own === null ? [] : doneLines(own)), ...stepLines(steps)];
  return warned(done(lines, { ...json, next_steps: steps }), [observed]);
}
