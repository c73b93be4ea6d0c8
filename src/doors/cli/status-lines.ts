import { approvers, effectiveStatus, type Confirm } from '../../core/confirm/confirm.ts';
import type { StatusThen, Untold } from '../../core/project/as-of.ts';
import { recordsOf } from '../../core/project/records.ts';
import { conflictAbout } from '../../core/project/conflicts.ts';
import type { ProjectState } from '../../core/project/state.ts';
import { isForSomebody } from '../../core/project/stops.ts';
import { observingText, type StatusView } from '../../core/surface/status.ts';
import { styled, type Line, type Span } from './answer.ts';
import { stepLines } from './happened.ts';
import { table } from './print.ts';

/**
 * Where a project stands, for a terminal: the way it goes, what is there, who said what, what comes next. `then`: what of
 * it is not known, where it is told as of a moment that is over.
 */
export function statusLines(
  view: StatusView,
  state: ProjectState,
  at: string,
  then: Pick<StatusThen, 'untold' | 'unsure'> | null = null,
): readonly Line[] {
  const about = [
    view.workflow,
    ...(view.client === 'TBD' || view.client === '' ? [] : [`for ${view.client}`]),
    `looked after by ${view.owner}`,
  ];
  return [
    [styled('bold', view.id), view.title === view.id ? '' : `  ${view.title}`],
    [styled('dim', about.join(' · '))],
    '',
    wayLine(view),
    ...(view.observing ? [[styled('yellow', observingText)] as const] : []),
    ...(view.ended === null
      ? []
      : [
          [
            styled('bold', `ended as ${view.ended.label}`),
            view.ended.rationale === '' ? '' : `: ${view.ended.rationale}`,
          ],
        ]),
    ...section('Tracks', trackRows(view)),
    ...section('Landed', artifactRows(view)),
    ...section('Open branches', branchRows(view, then?.untold ?? [])),
    ...section('Approvals', approvalRows(state, at)),
    ...section(
      'Facts',
      view.facts.map(({ fact, value, source }) => {
        const [id] = conflictAbout(state, fact) ?? [];
        return [
          id === undefined ? '·' : '!',
          fact,
          String(value),
          `from ${source}`,
          id === undefined ? '' : `contested: ${id}`,
        ];
      }),
    ),
    ...section(
      'Assumed',
      Object.entries(state.assumptions ?? {}).map(([name, { value, because }]) => ['·', name, String(value), because]),
    ),
    ...section(
      'Blockers',
      // Of a project that goes on, those that somebody has to settle are among what is next.
      view.blockers
        .filter((one) => view.ended !== null || !isForSomebody(one))
        .map(({ id, text, on, by }) => ['!', id, text, `on ${on}, by ${by}`]),
    ),
    ...section(
      'Flags',
      view.flags.map((flag) => ['!', flag]),
    ),
    ...(view.broken_rules.length === 0
      ? []
      : [
          '',
          [styled('red', '✗ '), `against the rules: ${view.broken_rules.join(', ')} (countersign verify)`] as const,
        ]),
    ...(view.warnings.length === 0 ? [] : ['']),
    ...view.warnings.map((warning): Line => [styled('yellow', '! '), warning]),
    ...(view.next.length === 0 ? [] : ['', ...(then === null ? stepLines(view.next) : nextThen(view, then.unsure))]),
  ];
}

/** What was next then, as far as that is known. */
function nextThen({ next }: StatusView, unsure: readonly string[]): readonly Line[] {
  return [
    [styled('bold', 'Next, then')],
    ...next.map(({ says, who }): Line => [
      unsure.includes(says) ? '  ? ' : '  · ',
      says,
      ...(who === undefined ? [] : [styled('dim', ` — ${who}`)]),
    ]),
  ];
}

/** What a record says without the rules that it was made by. */
export function recordedLines(state: ProjectState, at: string): readonly Line[] {
  const { tracks, known_facts, blockers, terminal_state } = state;
  return [
    [styled('bold', state.project_id), `  ${state.workflow}`],
    ...(terminal_state === null ? [] : [`ended as ${terminal_state.id}`]),
    ...section(
      'Tracks',
      Object.entries(tracks).map(([name, { stage, status, owner }]) => ['·', name, stage, status, owner]),
    ),
    ...section('Approvals', approvalRows(state, at)),
    ...section(
      'Facts',
      Object.entries(known_facts).map(([fact, { value, source }]) => ['·', fact, String(value), `from ${source}`]),
    ),
    ...section(
      'Blockers',
      Object.entries(blockers).map(([id, { text, on, by }]) => ['!', id, text, `on ${on}, by ${by}`]),
    ),
  ];
}

/** The tracks where there are several, or the only one is held up; those that are over come last. */
function trackRows({ tracks, ended }: StatusView): readonly (readonly string[])[] {
  const isQuiet = tracks.length === 1 && tracks.every(({ status }) => status !== 'blocked' && status !== 'stalled');
  if (isQuiet || ended !== null) return [];
  const rows = tracks.map(({ track, stage, status, owner, due_date }) => {
    const isOver = status === 'complete' || status === 'superseded';
    const mark = isOver ? '·' : status === 'active' ? '✓' : status === 'blocked' || status === 'stalled' ? '✗' : '·';
    return {
      isOver,
      row: [
        mark,
        track,
        isOver ? '' : stage,
        status,
        isOver ? '' : owner,
        due_date === null || isOver ? '' : `due ${due_date}`,
      ],
    };
  });
  return rows.toSorted((one, other) => Number(one.isOver) - Number(other.isOver)).map(({ row }) => row);
}

/** All stages in a line, the present one standing out. */
function wayLine({ stages, stage }: StatusView): Line {
  const way = stages.flatMap(({ id, is }, at): readonly (string | Span)[] => [
    ...(at === 0 ? [] : [styled('dim', ' → ')]),
    is === 'current' ? styled('bold', `[${id}]`) : styled(is === 'done' ? 'green' : 'dim', id),
  ]);
  return stages.some(({ is }) => is === 'current') ? way : [styled('bold', stage.stage)];
}

function section(title: string, rows: readonly (readonly string[])[]): readonly Line[] {
  if (rows.length === 0) return [];
  const lines = table(rows, Number.POSITIVE_INFINITY).map((cells): Line => marked(cells.join('').trimEnd()));
  return ['', [styled('bold', title)], ...lines];
}

/** The first letter of a row says how it stands. */
function marked(row: string): Line {
  const mark = row.slice(0, 1);
  const style = mark === '✓' ? 'green' : mark === '✗' ? 'red' : mark === '!' ? 'yellow' : 'dim';
  return ['  ', styled(style, mark), row.slice(1)];
}

function artifactRows({ artifacts }: StatusView): readonly (readonly string[])[] {
  return artifacts.flatMap(({ artifact, version, status, path, bypassed }): readonly (readonly string[])[] => {
    if (version === null) return [];
    const past = bypassed.length === 0 ? '' : `past closed ${bypassed.join(', ')}`;
    return [
      [
        past === '' ? (status === 'current' ? '✓' : '·') : '!',
        artifact,
        version,
        status === 'current' ? '' : status,
        path ?? '',
        past,
      ],
    ];
  });
}

function branchRows({ branches }: StatusView, untold: readonly Untold[]): readonly (readonly string[])[] {
  return branches.map(({ branch, artifacts, gates, ready }) => {
    const each = gates.map(({ gate, open }) => {
      const isUntold = untold.some((one) => one.branch === branch && one.gate === gate);
      return `${open ? '✓' : isUntold ? '?' : '✗'} ${gate}`;
    });
    return [ready ? '✓' : '·', branch, artifacts.join(', '), ready ? 'may be merged' : [...new Set(each)].join('  ')];
  });
}

function approvalRows(state: ProjectState, at: string): readonly (readonly string[])[] {
  return Object.entries(state.approvals).flatMap(([track, gates]) =>
    Object.keys(gates)
      .flatMap((gate) => recordsOf(state, track, gate))
      .map((confirm) => {
        const status = effectiveStatus(confirm, at);
        const mark = status === 'approved' || status === 'conditional' ? '✓' : status === 'rejected' ? '✗' : '·';
        return [mark, track === 'main' ? confirm.gate : `${confirm.gate} (${track})`, status, detail(confirm)];
      }),
  );
}

function detail(confirm: Confirm): string {
  if (confirm.overridden !== undefined) return `overridden by ${confirm.overridden.by}: ${confirm.overridden.reason}`;
  const by = approvers(confirm).map(({ login }) => login);
  const parts = [
    ...(by.length === 0 ? [] : [`by ${by.join(' and ')}`]),
    ...(typeof confirm.proposal === 'string' ? [`for ${confirm.proposal}`] : []),
    ...(confirm.expires_at === undefined ? [] : [`until ${confirm.expires_at.slice(0, 10)}`]),
    ...(confirm.voided === undefined || by.length > 0 ? [] : [confirm.voided.because]),
  ];
  return parts.join(', ');
}
