import { latestRuns, latestStatuses } from '../acts/checks.ts';
import type { CheckRun, Repository, StatusContext, World } from '../model.ts';
import { html, type Html, type Part } from './html.ts';
import { markdown } from './markdown.ts';
import { moment, verdictIcon, verdictOf, type Verdict } from './parts.ts';

/** Every check of a commit with what it says. */
export function checksHtml(world: World, repository: Repository, oid: string): Part {
  const runs = latestRuns(repository, oid).map((run) => runHtml(world, repository, run));
  const statuses = latestStatuses(repository, oid).map(
    (status) =>
      html`<section class="box check">
        <h3>
          ${verdictIcon(statusVerdict(status))} ${status.context}
          <span class="muted">${status.description ?? status.state}</span>
        </h3>
      </section>`,
  );
  return runs.length + statuses.length === 0
    ? html`<p class="blank">No checks have reported on this commit.</p>`
    : [runs, statuses];
}

function runHtml(world: World, repository: Repository, run: CheckRun): Html {
  const { output, suite, name, completedAt, startedAt, actions, annotations } = run;
  const verdict = verdictOf(run);
  const text = [output.summary, output.text].flatMap((each) => (each === null || each === '' ? [] : [each]));
  const buttons = actions.map(
    ({ label, description }) => html` <span class="button" title="${description}">${label}</span>`,
  );
  const notes = annotations.map(
    ({ path, startLine, level, title, message }) =>
      html`<p class="annotation ${level}"><code>${path}:${startLine}</code> <b>${title ?? level}</b> ${message}</p>`,
  );
  return html`<section class="box check">
    <h3>
      ${verdictIcon(verdict)} <b>${name}</b>
      <span class="muted">by ${suite.app.slug} · ${verdict.word} · ${moment(completedAt ?? startedAt)}</span>${buttons}
    </h3>
    <div class="inside">
      <h2>${output.title ?? verdict.word}</h2>
      <div class="markdown">${text.map((each) => markdown(each, { world, repository }))}</div>
      ${notes}
    </div>
  </section>`;
}

export function statusVerdict({ state }: StatusContext): Verdict {
  return verdictOf({ status: state === 'pending' ? 'pending' : 'completed', conclusion: state });
}
