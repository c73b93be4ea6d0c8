import { label } from './escape.ts';

/** One stage as the picture shows it. `next`: the track could go there from where it stands. */
export interface StageMark {
  readonly id: string;
  readonly label: string;
  readonly is: 'done' | 'current' | 'next' | 'other';
}

/** One transition between stages; `back` leads to an earlier one. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly back: boolean;
}

/** Above these GitHub shows an error instead of the picture (Mermaid's maxEdges and maxTextSize). */
const edgesAtMost = 500;
const charactersAtMost = 50_000;
/** Stages of the smaller picture: the current one and those beside it. */
const neighboursAtMost = 20;

/** A Mermaid picture of the stages, or only of the current one and its neighbours where all would be too much. */
export function picture(stages: readonly StageMark[], edges: readonly Edge[]): string {
  const whole = drawn(stages, edges);
  return edges.length <= edgesAtMost && whole.length <= charactersAtMost ? whole : smallPicture(stages, edges);
}

/** The current stage and at most twenty stages that it leads to or comes from. */
export function smallPicture(stages: readonly StageMark[], edges: readonly Edge[]): string {
  const here = new Set(stages.filter((one) => one.is === 'current').map((one) => one.id));
  const near = edges.filter((edge) => here.has(edge.from) || here.has(edge.to));
  const ids = new Set(
    [...here, ...new Set(near.flatMap((edge) => [edge.from, edge.to]))].slice(0, neighboursAtMost + 1),
  );
  const shown = stages.filter((one) => ids.has(one.id));
  return drawn(shown, near.filter((edge) => ids.has(edge.from) && ids.has(edge.to)).slice(0, edgesAtMost));
}

/** Stages get made-up names: what people called them stands only in labels, where it can mean nothing. */
function drawn(stages: readonly StageMark[], edges: readonly Edge[]): string {
  const names = new Map(stages.map((one, index) => [one.id, `s${index}`]));
  const arrows = edges.flatMap(({ from, to, back }) => {
    const [one, other] = [names.get(from), names.get(to)];
    return one === undefined || other === undefined ? [] : [`  ${one} ${back ? '-.->' : '-->'} ${other}`];
  });
  return [
    'flowchart LR',
    ...stages.map((one, index) => `  s${index}["${label(one.label)}"]${one.is === 'other' ? '' : `:::${one.is}`}`),
    ...arrows,
    '  classDef done fill:#dafbe1,stroke:#1a7f37,color:#1f2328',
    '  classDef current fill:#0969da,stroke:#0550ae,color:#ffffff',
    '  classDef next fill:#ddf4ff,stroke:#0969da,color:#1f2328,stroke-dasharray:4 3',
  ].join('\n');
}
