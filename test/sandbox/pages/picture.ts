import { escape } from './html.ts';

type Node = { readonly label: string; readonly is: string | null };
type Arrow = { readonly from: number; readonly to: number; readonly dotted: boolean };

const HEIGHT = 38;
const GAP = 44;
const PADDING = 16;
/** About as wide as a letter is at 14 pixels. */
const LETTER = 7.6;
/** Between an arc and the boxes, for each stage that it passes over. */
const RISE = 16;

/**
 * A Mermaid flowchart of one row, drawn: boxes `a["label"]:::class`, arrows `a --> b` and `a -.-> b`, `classDef`. GitHub
 * draws with Mermaid itself; null for whatever needs that.
 */
export function pictureOf(source: string): string | null {
  const lines = source
    .trim()
    .split('\n')
    .map((line) => line.trim());
  if (lines.shift() !== 'flowchart LR') return null;
  const nodes = new Map<string, Node>();
  const styles = new Map<string, string>();
  const arrows: Arrow[] = [];
  for (const line of lines) {
    const [, name = '', label, is] = /^(\w+)\["([^"]*)"\](?::::(\w+))?$/.exec(line) ?? [];
    const [, from = '', arrow, to = ''] = /^(\w+) (-->|-\.->) (\w+)$/.exec(line) ?? [];
    const [, style = '', rules] = /^classDef (\w+) ([\w#:,\- ]+)$/.exec(line) ?? [];
    if (label !== undefined) nodes.set(name, { label: plainLabel(label), is: is ?? null });
    else if (arrow !== undefined && nodes.has(from) && nodes.has(to)) {
      const names = [...nodes.keys()];
      arrows.push({ from: names.indexOf(from), to: names.indexOf(to), dotted: arrow === '-.->' });
    } else if (rules !== undefined) styles.set(style, rules);
    else return null;
  }
  return drawn([...nodes.values()], arrows, styles);
}

/** Mermaid writes signs by their number: `#39;`. */
function plainLabel(label: string): string {
  return label.replaceAll(/#(\d{1,7});/g, (sign, point: string) =>
    Number(point) > 0x10_ff_ff ? sign : String.fromCodePoint(Number(point)),
  );
}

function drawn(nodes: readonly Node[], arrows: readonly Arrow[], styles: ReadonlyMap<string, string>): string {
  const widths = nodes.map(({ label }) => Math.max(60, Math.ceil(Array.from(label).length * LETTER) + 2 * PADDING));
  const lefts = widths.map((_, at) => widths.slice(0, at).reduce((sum, width) => sum + width + GAP, 1));
  const span = (above: boolean): number =>
    Math.max(0, ...arrows.filter((arrow) => isAbove(arrow) === above).map(({ from, to }) => Math.abs(to - from)));
  const top = span(true) * RISE + 4;
  const width = (lefts.at(-1) ?? 0) + (widths.at(-1) ?? 0) + 1;
  const height = top + HEIGHT + span(false) * RISE + 8;
  const middle = (at: number): number => (lefts[at] ?? 0) + (widths[at] ?? 0) / 2;
  const boxes = nodes.map(({ label, is }, at) => {
    const style = styleOf(styles.get(is ?? '') ?? '');
    const y = top + HEIGHT / 2;
    return `<g><rect x="${lefts[at] ?? 0}" y="${top}" width="${widths[at] ?? 0}" height="${HEIGHT}" rx="5"${style.box}/><text x="${middle(at)}" y="${y}"${style.text}>${escape(label)}</text></g>`;
  });
  const lines = arrows.map((arrow) => {
    const { from, to, dotted } = arrow;
    const above = isAbove(arrow);
    const [line, tip] =
      to === from + 1 && !dotted
        ? straight((lefts[from] ?? 0) + (widths[from] ?? 0), lefts[to] ?? 0, top + HEIGHT / 2)
        : arc(middle(from), middle(to), above ? top : top + HEIGHT, (above ? -RISE : RISE) * Math.abs(to - from));
    return `<path d="${line}"${dotted ? ' stroke-dasharray="3 4"' : ''}/><path d="${tip}"/>`;
  });
  return `<svg class="flowchart" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><title>${escape(sentence(nodes))}</title>${lines.join('')}${boxes.join('')}</svg>`;
}

/** Ways on that leave something out go above the boxes, ways back below. */
function isAbove({ from, to, dotted }: Arrow): boolean {
  return to > from + 1 && !dotted;
}

/** A line and its tip. */
type Drawn = readonly [string, string];

function straight(from: number, to: number, y: number): Drawn {
  return [`M${from + 3} ${y}H${to - 3}`, `M${to - 9} ${y - 4}l6 4l-6 4`];
}

function arc(from: number, to: number, y: number, rise: number): Drawn {
  const down = rise < 0 ? -1 : 1;
  // The middle of such a curve lies three quarters of the way to the points that bend it.
  const bend = Math.round(y + rise * 1.3);
  const reach = Math.round((to - from) / 6);
  const end = y + down * 3;
  return [
    `M${from} ${y}C${from + reach} ${bend} ${to - reach} ${bend} ${to} ${end}`,
    `M${to - 4} ${end + down * 6}l4 ${-down * 6}l4 ${down * 6}`,
  ];
}

/** `fill:#dafbe1,stroke:#1a7f37,color:#1f2328` as attributes. */
function styleOf(rules: string): { readonly box: string; readonly text: string } {
  const pairs = rules.split(',').map((rule) => rule.split(':') as [string, string?]);
  const box = pairs.filter(([name]) => ['fill', 'stroke', 'stroke-dasharray'].includes(name));
  const colour = pairs.find(([name]) => name === 'color')?.[1];
  return {
    box: box.length === 0 ? ' class="plain"' : box.map(([name, value = '']) => ` ${name}="${escape(value)}"`).join(''),
    text: ` fill="${escape(colour ?? 'currentColor')}"`,
  };
}

/** The picture in words, for whoever does not see it. */
function sentence(nodes: readonly Node[]): string {
  return nodes.map(({ label, is }) => (is === null ? label : `${label} (${is})`)).join(', ');
}
