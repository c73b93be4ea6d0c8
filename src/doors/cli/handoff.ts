import {
  contextFor,
  type ArtifactPassed,
  type FactPassed,
  type SpecialistContext,
} from '../../core/project/context.ts';
import { handoffOf, type HandoffView } from '../../core/project/handoff.ts';
import { dayText } from '../../core/prose.ts';
import { inProject } from '../../core/verbs/sentences.ts';
import type { Given } from '../../core/verbs/verb.ts';
import type { GitHome } from '../../git/home.ts';
import { done, exits, no, styled, type Answer, type Line, type Style } from './answer.ts';
import { warned } from './around.ts';
import { observedProject, type Seen } from './look.ts';
import { room, wrapped } from './print.ts';
import { withHome, word } from './session.ts';

/** What whoever takes a project on has to know; with a specialist also all that this one is told. */
export function handoff(given: Given): Promise<Answer> {
  return withHome(async (home) => {
    const seen = await observedProject(home, word(given, 'id'));
    if ('answer' in seen) return seen.answer;
    return warned(await answerFor(home, seen, word(given, 'for')), [seen]);
  });
}

async function answerFor(home: GitHome, { state, world, pending, isOneOfMany }: Seen, name: string): Promise<Answer> {
  const context = name === '' ? null : contextFor(world, state, name);
  if (name !== '' && context === null) {
    const known = world.definition.specialists.map(({ id }) => id).join(', ');
    const next = known === '' ? 'It names none.' : `It has ${known}.`;
    return no(exits.refused, 'unknown_specialist', `${state.workflow_type} has no specialist ${name}`, next);
  }
  const entries = [...(await home.entries(state.project_id)), ...pending];
  const plain = handoffOf(world, state, entries);
  const next_action = isOneOfMany ? inProject(plain.next_action, state.project_id) : plain.next_action;
  const view = { ...plain, next_action };
  const lines = context === null ? handoffLines(view) : [...briefLines(view), ...contextLines(context)];
  return done(lines, { project: state.project_id, handoff: view, ...(context === null ? {} : { context }) });
}

/** One of several lines below a heading; what it begins with says how it stands. */
interface Item {
  readonly mark?: '✓' | '✗' | '!' | '·';
  readonly text: string;
}

function headLines({ project, title, stage, workflow_status }: HandoffView): readonly Line[] {
  return [
    [
      styled('bold', project),
      title === project ? '' : `  ${title}`,
      styled('dim', `  ${stage}, ${workflow_status.replace('_', ' ')}`),
    ],
    '',
  ];
}

/** The same for whoever is told the rest: one line for each, and what several of it are called. */
function briefLines(view: HandoffView): readonly Line[] {
  return [
    ...headLines(view),
    ...field('Next skill', [{ text: view.next_skill }]),
    ...field('Next', [{ text: view.next_action }]),
    ...field('Decision', [{ text: `${view.next_decision_needed}${decidedBy(view)}` }]),
    ...field('Recovery', [{ text: view.rollback_or_recovery_action }]),
    ...field('Owner', [{ text: view.owner }]),
    ...field('Blockers', [{ text: few(view.blockers.map(({ id, on }) => `${id} on ${on}`)) }]),
    ...field('Not known yet', [{ text: few(view.missing_facts.map(({ fact }) => fact)) }]),
    ...field('Made', [{ text: few(view.output_artifacts.map(({ artifact, version }) => `${artifact} ${version}`)) }]),
    ...field('Versions', [{ text: few(view.version_relationships, 1) }]),
  ];
}

function few(all: readonly string[], atMost = 3): string {
  if (all.length === 0) return 'none';
  const more = all.length - atMost;
  return `${all.slice(0, atMost).join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

function handoffLines(view: HandoffView): readonly Line[] {
  return [
    ...headLines(view),
    ...field('Next skill', [{ text: view.next_skill }]),
    ...field('Next', [{ text: view.next_action }]),
    ...field('Decision', [{ text: `${view.next_decision_needed}${decidedBy(view)}` }]),
    ...field('Recovery', recoveryItems(view)),
    ...field('Owner', [{ text: view.owner }]),
    ...field(
      'Blockers',
      view.blockers.map((one) => ({
        mark: '!',
        text: `${one.id} ${blockerText(view, one)} — on ${one.on}, by ${one.by}`,
      })),
    ),
    ...field(
      'Not known yet',
      view.missing_facts
        .filter(({ blocker }) => blocker === null)
        .map(({ fact, question }) => ({ mark: '·', text: `${fact}: ${question}` })),
    ),
    ...field(
      'Assumed',
      view.assumptions.map(({ assumption, value, because, by }) => ({
        mark: '·',
        text: `${assumption} = ${String(value)}, by ${by}: ${because}`,
      })),
    ),
    ...field(
      'Made',
      view.output_artifacts.map(({ artifact, version, path }) => ({
        mark: '✓',
        text: `${artifact} ${version}  ${path}`,
      })),
    ),
    ...field(
      'Versions',
      view.version_relationships.map((text) => ({ mark: '·', text })),
    ),
    ...field(
      'Plugins',
      view.plugins.map(({ plugin, for: what, because }) => ({ mark: '·', text: `${plugin} to ${what}: ${because}` })),
    ),
    ...field(
      'Latest',
      view.latest_events.map(({ at, type, says }) => ({ mark: '·', text: `${dayText(at)}  ${type}: ${says}` })),
    ),
  ];
}

/** What is done about it in the words of the definition, and the one thing that it comes to now. */
function recoveryItems({ rollback_or_recovery_action: text, smallest_step: step }: HandoffView): readonly Item[] {
  if (step === null || text === 'none') return [{ text }];
  const who = step.who === undefined ? '' : ` — ${step.who}`;
  return [{ text }, { text: `${step.command ?? step.says}${who}` }];
}

/** What is in the way, with the question that ends it: that stands nowhere else then. */
function blockerText({ missing_facts }: HandoffView, { id, text }: HandoffView['blockers'][number]): string {
  const asked = missing_facts.find(({ blocker }) => blocker === id)?.question;
  return asked === undefined ? text : `${text.replace(/: TBD$/u, '')}: ${asked}`;
}

function decidedBy({ decided_by }: HandoffView): string {
  return decided_by === 'none' ? '' : ` — ${decided_by}`;
}

function contextLines(context: SpecialistContext): readonly Line[] {
  const { specialist, purpose, facts, artifacts, conditions, gates, blockers } = context;
  return [
    '',
    [styled('bold', `For ${specialist}`), ...(purpose === null ? [] : [styled('dim', `  ${purpose}`)])],
    '',
    ...field('Facts', facts.map(factItem)),
    ...field('Made from', artifacts.map(artifactItem)),
    ...field(
      'Gates',
      gates.map(({ open, says }) => ({ mark: open ? '✓' : '✗', text: says })),
    ),
    ...field(
      'Also asked',
      conditions.map(({ holds, says }) => ({ mark: holds ? '✓' : '✗', text: says })),
    ),
    ...field(
      'Blockers',
      blockers.map(({ blocker, text, on }) => ({ mark: '!', text: `${blocker} ${text} — on ${on}` })),
    ),
  ];
}

function factItem({ fact, label, value, source }: FactPassed): Item {
  if (value === null) return { mark: '✗', text: `${fact}: ${label} is not known yet` };
  return { mark: '✓', text: `${fact} = ${String(value)}, from ${source ?? 'TBD'}` };
}

function artifactItem({ artifact, version, path }: ArtifactPassed): Item {
  if (version === null) return { mark: '✗', text: `${artifact} has not landed` };
  return { mark: '✓', text: `${artifact} ${version}  ${path ?? ''}`.trimEnd() };
}

const labelWidth = 15;

/** A name and what is below it, as wide as the terminal; what there is nothing of is said to be none. */
function field(label: string, items: readonly Item[]): readonly Line[] {
  const columns = Math.max(20, room(process.stdout) - labelWidth - 2);
  const shown = items.length === 0 ? [{ text: 'none' }] : items;
  return shown.flatMap((item, at) => itemLines(item, columns, at === 0 ? label : ''));
}

const styles: Readonly<Record<NonNullable<Item['mark']>, Style>> = {
  '✓': 'green',
  '✗': 'red',
  '!': 'yellow',
  '·': 'dim',
};

function itemLines({ mark, text }: Item, columns: number, label: string): readonly Line[] {
  return wrapped(text, columns).map((line, at): Line => {
    const name = styled('bold', (at === 0 ? label : '').padEnd(labelWidth));
    if (mark === undefined) return [name, line];
    return [name, at === 0 ? styled(styles[mark], `${mark} `) : '  ', line];
  });
}
