import { html, type Html, type Part } from '../surface/html.ts';
import {
  auditCodes,
  findingMeanings,
  unresolved,
  type Override,
  type Passage,
  type PassedGate,
  type Yes,
} from './passage.ts';
import type { AuditedProject, AuditReport, Counts } from './report.ts';
import { style } from './style.ts';
import {
  faultText,
  marks,
  minuteText,
  proofText,
  restsOnTexts,
  secondText,
  several,
  termsTexts,
  windowText,
} from './words.ts';

/** The report as one page that needs nothing else: no script, no picture, nothing from anywhere. */
export function auditPage(report: AuditReport): string {
  const { window, projects, made_at, commit } = report;
  const told = projects.filter(({ passages }) => passages.length > 0);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>Who allowed what: ${windowText(window)}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <a class="skip" href="#passages">To what happened</a>
        <header>
          <p class="kind">Audit report · Countersign</p>
          <h1>Who allowed what</h1>
          <p>${capital(windowText(window))}. Days and times are UTC.</p>
          <p class="muted">
            Made ${moment(made_at)} from
            ${commit === null ? 'no record' : html`commit <code>${commit}</code> of the record`}.
          </p>
        </header>
        <main>
          ${proof(report)} ${summary(report)} ${lookInto(told)}
          <section id="passages" aria-labelledby="passages-title">
            <h2 id="passages-title">What happened</h2>
            ${told.length === 0 ? html`<p>Nothing landed, moved on, was let out or ended in this time.</p>` : told.map(project)}
          </section>
          <section aria-labelledby="details-title">
            <h2 id="details-title">Details</h2>
            ${told.map(({ passages }) => passages.map(details))}
          </section>
        </main>
      </body>
    </html> `.html;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function moment(at: string, text = secondText(at)): Html {
  return html`<time datetime="${at}">${text}</time>`;
}

function proof(report: AuditReport): Html {
  const { record, not_looked_at } = report;
  if (record.length + not_looked_at.length === 0)
    return html`<p class="proof good"><b>✓ Proven.</b> <span>${capital(proofText(report))}.</span></p>`;
  return html`<div class="proof bad">
    <p><b>✗ Not proven.</b> <span>${capital(proofText(report))}.</span></p>
    <ul>
      ${[...record.map(faultText), ...not_looked_at.map(({ next }) => next)].map((one) => html`<li>${one}</li>`)}
    </ul>
  </div>`;
}

function summary({ totals }: AuditReport): Html {
  return html`<section aria-labelledby="totals-title">
    <h2 id="totals-title">In numbers</h2>
    <div class="totals">
      ${counts('What happened', totals.passages)} ${counts('Gates', totals.gates)}
      ${counts('Approvals, by how sure it is who gave them', totals.approvals)} ${counts('To be seen', totals.findings)}
    </div>
  </section>`;
}

function counts(caption: string, found: Counts<string>): Html {
  const rows = Object.entries(found).map(
    ([name, count]) =>
      html`<tr>
        <th scope="row">${name.replaceAll('_', ' ')}</th>
        <td>${String(count)}</td>
      </tr>`,
  );
  return html`<table class="counts">
    <caption>
      ${caption}
    </caption>
    <tbody>
      ${
        rows.length === 0
          ? html`<tr>
              <th scope="row">none</th>
              <td>0</td>
            </tr>`
          : rows
      }
    </tbody>
  </table>`;
}

/** What somebody has to look into comes before everything else, each with the way to it. */
function lookInto(projects: readonly AuditedProject[]): Part {
  const open = projects
    .flatMap(({ passages }) => passages)
    .flatMap((one) => one.findings.map((finding) => ({ one, finding })))
    .filter(({ finding }) => unresolved.includes(finding.code));
  const seen = auditCodes.filter((code) => projects.some(({ passages }) => passages.some((one) => has(one, code))));
  return [
    open.length === 0
      ? null
      : html`<section class="open" aria-labelledby="unresolved-title">
          <h2 id="unresolved-title">Unresolved</h2>
          <ul>
            ${open.map(
              ({ one, finding }) =>
                html`<li>
                  <a href="#${anchor(one)}">${one.project}: ${one.what}</a>, ${moment(one.at, minuteText(one.at))} —
                  ${finding.says}
                </li>`,
            )}
          </ul>
        </section>`,
    seen.length === 0
      ? null
      : html`<details class="legend">
          <summary>What the words mean</summary>
          <dl>
            ${seen.map(
              (code) =>
                html`<dt>${code.replaceAll('_', ' ')}</dt>
                  <dd>${findingMeanings[code]}</dd>`,
            )}
          </dl>
        </details>`,
  ];
}

function has(passage: Passage, code: string): boolean {
  return passage.findings.some((one) => one.code === code);
}

function anchor({ id }: Passage): string {
  return `e-${id}`;
}

function project({ id, title, workflow, proven, passages }: AuditedProject): Html {
  const about = `${several(passages.length, 'passage')} of ${id}`;
  return html`<h3 id="p-${id}">
      ${title} <span class="muted"><code>${id}</code> · ${workflow}</span>${
        proven ? null : html` <span class="mark bad">✗ not proven</span>`
      }
    </h3>
    <div class="scroll" role="region" aria-label="${about}" tabindex="0">
      <table>
        <caption class="hidden">
          ${about}
        </caption>
        <thead>
          <tr>
            <th scope="col">When (UTC)</th>
            <th scope="col">What</th>
            <th scope="col">By</th>
            <th scope="col">Gates</th>
            <th scope="col">To be seen</th>
          </tr>
        </thead>
        <tbody>
          ${passages.map(row)}
        </tbody>
      </table>
    </div>`;
}

function row(one: Passage): Html {
  return html`<tr>
    <td class="when">${moment(one.at, minuteText(one.at))}</td>
    <th scope="row">
      <a href="#${anchor(one)}">${one.what}</a>${one.external ? html` <span class="tag">external</span>` : null}
    </th>
    <td>${one.by.login}</td>
    <td>
      ${
        one.gates.length === 0
          ? html`<span class="muted">none</span>`
          : html`<ul class="gates">
              ${one.gates.map(gateItem)}
            </ul>`
      }
    </td>
    <td>
      ${[...new Set(one.findings.map(({ code }) => code))].map(
        (code) => html`<span class="mark ${looks(code)}">${code.replaceAll('_', ' ')}</span> `,
      )}
    </td>
  </tr> `;
}

function looks(code: Passage['findings'][number]['code']): string {
  return unresolved.includes(code) ? 'bad' : 'note';
}

function gateItem(gate: PassedGate): Html {
  const { way, approvals, override } = gate;
  const people = (override === null ? approvals : [override]).map(({ by }) => by).join(', ');
  const told = way === 'bypassed' && override !== null ? `why: ${people}` : people;
  return html`<li>${wayMark(gate)} <b>${gate.gate}</b> <span class="muted">${told}</span></li>`;
}

const wayLooks: Readonly<Record<PassedGate['way'], string>> = {
  approved: 'good',
  'by checks': 'good',
  overridden: 'note',
  bypassed: 'bad',
  'not needed': 'quiet',
  observed: 'note',
  'not shown': 'bad',
};

function wayMark({ way }: Pick<PassedGate, 'way'>): Html {
  return html`<span class="mark ${wayLooks[way]}">${marks[way]} ${way}</span>`;
}

function details(one: Passage): Html {
  const { artifact } = one;
  const facts: readonly (readonly [string, Part])[] = [
    ['Recorded', html`${moment(one.at)} UTC, entry ${one.entry} of <code>${one.project}</code>`],
    ['By', `${one.by.login} (${one.by.assurance})`],
    ['Track', one.track === 'main' ? null : one.track],
    ['Version', artifact?.version ?? null],
    ['Path', coded(artifact?.path)],
    ['Commit', coded(artifact?.commit)],
    ['Content', coded(artifact?.content)],
    ['Why', one.why === '' ? null : one.why],
  ];
  const shown = facts.filter(([, value]) => value !== null);
  return html`<article id="${anchor(one)}" aria-labelledby="${anchor(one)}-title">
    <h3 id="${anchor(one)}-title">${one.what} <span class="muted">${one.project}</span></h3>
    <dl class="facts">
      ${shown.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${
      one.findings.length === 0
        ? null
        : html`<ul class="findings">
            ${one.findings.map(
              ({ code, says }) =>
                html`<li><span class="mark ${looks(code)}">${code.replaceAll('_', ' ')}</span> ${says}</li>`,
            )}
          </ul>`
    }
    ${one.gates.length === 0 ? null : gatesTable(one)}
    <p class="back"><a href="#p-${one.project}">Back to the list</a></p>
  </article> `;
}

function coded(text: string | null | undefined): Part {
  return text === null || text === undefined ? null : html`<code>${text}</code>`;
}

function gatesTable({ what, gates }: Passage): Html {
  const about = `The gates of ${what}`;
  return html`<div class="scroll" role="region" aria-label="${about}" tabindex="0">
    <table>
      <caption class="hidden">
        ${about}
      </caption>
      <thead>
        <tr>
          <th scope="col">Gate</th>
          <th scope="col">How it was opened</th>
          <th scope="col">By</th>
          <th scope="col">Role</th>
          <th scope="col">Assurance</th>
          <th scope="col">When (UTC)</th>
          <th scope="col">What it rests on</th>
        </tr>
      </thead>
      <tbody>
        ${gates.map(gateRows)}
      </tbody>
    </table>
  </div>`;
}

function gateRows(gate: PassedGate): Part {
  const { approvals, override, terms } = gate;
  const bounds = termsTexts(terms);
  const decided =
    override === null ? approvals.map((one) => approvalCells(one, bounds)) : [overrideCells(override, gate.way)];
  const rows = decided.length === 0 ? [html`<td colspan="5" class="muted">${gate.says}</td>`] : decided;
  return rows.map((cells, at) =>
    at > 0
      ? html`<tr>
          ${cells}
        </tr>`
      : html`<tr>
          <th scope="row" rowspan="${rows.length}">${gate.gate}</th>
          <td rowspan="${rows.length}">${wayMark(gate)}</td>
          ${cells}
        </tr>`,
  );
}

function approvalCells(one: Yes, bounds: readonly string[]): Html {
  const notes = [...restsOnTexts(one), ...bounds, ...(one.reason === '' ? [] : [`“${one.reason}”`])];
  return html`<td>${one.by}</td>
    <td>${one.role}${authorityText(one.authority)}</td>
    <td>${one.assurance}</td>
    <td class="when">${moment(one.at)}</td>
    <td>
      <ul>
        ${
          one.head === null ? null : html`<li>saw <code>${one.head.slice(0, 12)}</code></li>`
        }${notes.map((text) => html`<li>${text}</li>`)}
      </ul>
    </td>`;
}

function overrideCells({ by, role, authority, assurance, at, reason }: Override, way: PassedGate['way']): Html {
  return html`<td>${by}</td>
    <td>${role}${authorityText(authority)}</td>
    <td>${assurance}</td>
    <td class="when">${moment(at)}</td>
    <td>
      <ul>
        <li>${way === 'bypassed' ? 'said afterwards:' : 'without an approval:'} “${reason}”</li>
      </ul>
    </td>`;
}

function authorityText(authority: string | null): Part {
  return authority === null ? null : html` <span class="muted">by ${authority}</span>`;
}
