import type { Html } from '../surface/html.ts';

/** How the report looks: on a screen by day and by night, and on paper. Nothing of anybody's text is in it. */
export const style: Html = {
  html: `
:root {
  --back: #fff; --soft: #f6f8fa; --text: #1f2328; --muted: #59636e; --line: #d1d9e0;
  --accent: #0969da; --good: #1a7f37; --bad: #c21c2c; --note: #8a5a00;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #0d1117; --soft: #151b23; --text: #f0f6fc; --muted: #9198a1; --line: #3d444d;
    --accent: #4493f8; --good: #3fb950; --bad: #ff7b72; --note: #d29922;
  }
}
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body {
  margin: 0; background: var(--back); color: var(--text); overflow-wrap: anywhere;
  font: 15px/1.5 -apple-system, BlinkMacSystemFont, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif;
}
header, main { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem }
header { padding-top: 2.5rem }
main { padding-bottom: 3rem }
h1 { font-size: 2rem; line-height: 1.2; margin: .2rem 0 .6rem; letter-spacing: -.01em }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.5rem 0 .8rem }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .6rem }
p { margin: 0 0 .6rem; max-width: 70ch }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .15em }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
code { font: .85em ui-monospace, SFMono-Regular, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace }
ul { margin: 0 0 .6rem; padding-left: 1.2rem }
dd { margin: 0 }
.kind { text-transform: uppercase; letter-spacing: .08em; font-size: .75rem; color: var(--muted); margin: 0 }
.muted { color: var(--muted); font-weight: 400 }
.hidden, .skip:not(:focus) {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.skip:focus {
  position: absolute; left: 1rem; top: 1rem; padding: .4rem .8rem;
  background: var(--back); border: 1px solid var(--line);
}
.mark { font-size: .87em; font-weight: 600; white-space: nowrap }
.good { color: var(--good) }
.bad { color: var(--bad) }
.note { color: var(--note) }
.quiet { color: var(--muted) }
.tag {
  font-size: .75rem; font-weight: 500; color: var(--muted);
  border: 1px solid var(--line); border-radius: 2em; padding: 0 .5em;
}
.proof {
  border: 1px solid var(--line); border-left: 4px solid; border-radius: 6px;
  background: var(--soft); padding: .7rem 1rem; margin: 1.2rem 0; max-width: none;
}
.proof p:last-child, .proof ul { margin-bottom: 0 }
.proof b { font-weight: 600 }
.proof span, .proof ul { color: var(--text) }
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1.2rem; align-items: start }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { text-align: left; vertical-align: top; padding: .45rem .75rem; border-bottom: 1px solid var(--line) }
thead th { background: var(--soft); font-size: .8rem; font-weight: 600; color: var(--muted); white-space: nowrap }
tbody th { font-weight: 600 }
td ul, .findings { list-style: none; margin: 0; padding: 0 }
td li + li, .findings li + li { margin-top: .2rem }
.findings { margin: .6rem 0 }
.scroll { overflow-x: auto; overflow-wrap: break-word; border: 1px solid var(--line); border-radius: 6px }
.scroll tbody tr:last-child > *, .counts tr:last-child > * { border-bottom: 0 }
.scroll th, .scroll td { min-width: 6.5rem }
.scroll .when { white-space: nowrap; min-width: 0 }
.counts { border: 1px solid var(--line); border-radius: 6px; border-collapse: separate; border-spacing: 0 }
.counts caption { text-align: left; font-size: .8rem; font-weight: 600; color: var(--muted); padding: 0 0 .35rem }
.counts th { font-weight: 400 }
.counts td { text-align: right; font-weight: 600 }
.open { border: 1px solid var(--bad); border-radius: 6px; padding: .2rem 1.2rem .6rem; margin-top: 2rem }
.open h2 { margin-top: .8rem }
.legend { margin-top: 1rem }
.legend dl { margin: .6rem 0; display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem }
.legend dt { font-weight: 600 }
article { border-top: 1px solid var(--line); padding: .2rem 0 1rem }
article:target { box-shadow: inset 4px 0 0 var(--accent); padding-left: 1rem }
.facts { margin: 0 0 .8rem }
.facts div { display: grid; grid-template-columns: 6rem 1fr; gap: 1rem; padding: .1rem 0 }
.facts dt { color: var(--muted) }
.back { font-size: .85rem; margin: .5rem 0 0 }
@media (max-width: 40rem) {
  header, main { padding-left: 1rem; padding-right: 1rem }
  .facts div, .legend dl { grid-template-columns: 1fr; gap: 0 }
}
@media print {
  :root {
    --back: #fff; --soft: #fff; --text: #000; --muted: #444; --line: #999;
    --accent: #000; --good: #000; --bad: #000; --note: #000;
    color-scheme: light;
  }
  @page { margin: 15mm }
  body { font-size: 9.5pt }
  header, main { max-width: none; padding: 0 }
  a { text-decoration: none }
  .back, .skip { display: none }
  .scroll { overflow: visible; overflow-wrap: anywhere; border: 0 }
  .scroll th, .scroll td { min-width: 0; padding: .25rem .4rem }
  article, tr, .proof, .counts { break-inside: avoid }
  h2, h3 { break-after: avoid }
}
`,
};
