import { Marked } from 'marked';
import { latestRuns, latestStatuses } from './acts/checks.ts';
import { fullName, isPull, type Repository, type Subject, type TimelineItem, type World } from './model.ts';
import { loginOf } from './people.ts';
import type { Account, Comment, Review } from './model.ts';

/** Text as HTML shows it, whatever is in it. */
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Tags people may write, without attributes; everything else is shown as text, and comments not at all. */
const PLAIN_TAGS =
  /^<\/?(?:details|summary|sub|sup|br|kbd|b|i|em|strong|ins|del|table|thead|tbody|tr|td|th|ul|ol|li|p|hr|code|pre)\s*\/?>$/i;
const safely = (html: string): string =>
  html.replaceAll(/<!--[^]*?-->/g, '').replaceAll(/<[^>]*>|[<>]/g, (tag) => (PLAIN_TAGS.test(tag) ? tag : escape(tag)));
const isLink = (address: string): boolean => /^(?:https?:\/\/|[/#])/.test(address);

const markdown = new Marked({
  gfm: true,
  async: false,
  renderer: {
    html: ({ text }) => safely(text),
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      return isLink(href) ? `<a href="${escape(href)}">${text}</a>` : text;
    },
    image: ({ text }) => escape(text),
  },
});

const rendered = (text: string): string => markdown.parse(text, { async: false });

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;margin:0;background:#f6f8fa;color:#1f2328}main{max-width:60rem;margin:1.5rem auto;padding:0 1rem}
header{background:#24292f;padding:.7rem 1rem}header a{color:#fff;text-decoration:none;font-weight:600}.card{background:#fff;border:1px solid #d1d9e0;border-radius:6px;margin:1rem 0}
.card>h2{font-size:.9rem;font-weight:400;margin:0;padding:.5rem 1rem;border-bottom:1px solid #d1d9e0;background:#f6f8fa}.card>div{padding:.2rem 1rem}.event{color:#59636e;margin:.6rem 1rem}
.state{display:inline-block;border-radius:2rem;color:#fff;padding:.15rem .8rem;background:#1a7f37}.CLOSED{background:#d1242f}.MERGED{background:#8250df}
.label{background:#ddf4ff;border-radius:2rem;padding:.1rem .6rem;font-size:.85rem}table{border-collapse:collapse}td,th{border:1px solid #d1d9e0;padding:.3rem .6rem}
pre{background:#f6f8fa;padding:.8rem;overflow:auto}.success{color:#1a7f37}.failure,.action_required{color:#d1242f}h1 small{color:#59636e;font-weight:400}`;

const whole = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>${STYLE}</style></head>` +
  `<body><header><a href="/">Sandbox</a></header><main>${body}</main></body></html>`;

const who = (account: Account | null): string =>
  `<b>${escape(account === null || account.deleted ? 'ghost' : loginOf(account))}</b>`;

const card = (head: string, text: string): string =>
  `<div class="card"><h2>${head}</h2><div>${rendered(text)}</div></div>`;

function itemHtml(item: TimelineItem): string {
  if (item.__typename === 'IssueComment') {
    const comment = item as Comment;
    if (comment.minimizedReason !== null) return `<p class="event">A comment by ${who(comment.author)} was hidden.</p>`;
    const edited = comment.lastEditedAt === null ? '' : ' · edited';
    const reactions = comment.reactions.map(({ content }) => content.toLowerCase()).join(' ');
    return card(`${who(comment.author)} commented on ${comment.createdAt}${edited} ${escape(reactions)}`, comment.body);
  }
  if (item.__typename === 'PullRequestReview') {
    const review = item as Review;
    const did = review.state.toLowerCase().replaceAll('_', ' ');
    return card(
      `${who(review.author)} ${did} at <code>${review.commitOid?.slice(0, 7) ?? '?'}</code> on ${review.submittedAt}`,
      review.body,
    );
  }
  const words = item.__typename
    .replace(/Event$/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  const label = 'label' in item ? (item['label'] as { readonly name: string }).name : '';
  const actor = 'actor' in item ? item['actor'] : null;
  return `<p class="event">${who(actor)}: ${words} ${escape(label)} on ${item.createdAt}</p>`;
}

function checksHtml(repository: Repository, oid: string): string {
  const runs = latestRuns(repository, oid).map(({ name, status, conclusion, output, suite, actions }) => {
    const buttons = actions.map(({ label }) => ` <button disabled>${escape(label)}</button>`).join('');
    const head = `<span class="${escape(conclusion ?? '')}">${escape(conclusion ?? status)}</span> <b>${escape(name)}</b> by ${escape(suite.app.slug)}: ${escape(output.title ?? '')}${buttons}`;
    return card(head, [output.summary, output.text].filter((text) => text !== null).join('\n\n'));
  });
  const statuses = latestStatuses(repository, oid).map(
    ({ context, state }) => `<p class="event">${escape(context)}: ${state}</p>`,
  );
  return [...runs, ...statuses].join('');
}

async function subjectHtml(world: World, subject: Subject): Promise<string> {
  const { repository } = subject;
  const labels = subject.labels.map(({ name }) => `<span class="label">${escape(name)}</span>`).join(' ');
  const head = `<h1>${escape(subject.title)} <small>#${subject.number}</small></h1><p><span class="state ${subject.state}">${subject.state.toLowerCase()}</span> ${labels}</p>`;
  const pull = isPull(subject)
    ? `<p>${escape(subject.headRefName)} → ${escape(subject.baseRefName)} at <code>${subject.headRefOid.slice(0, 7)}</code></p>`
    : '';
  const asked =
    isPull(subject) && subject.requested.length > 0
      ? `<p class="event">Asked to review: ${subject.requested.map((each) => escape(each.__typename === 'Team' ? each.slug : loginOf(each))).join(', ')}</p>`
      : '';
  const checks = isPull(subject) ? checksHtml(repository, subject.headRefOid) : '';
  const diff = isPull(subject)
    ? `<details><summary>Changes</summary><pre>${escape(await repository.git.patch(subject.baseRefOid, subject.headRefOid))}</pre></details>`
    : '';
  const opened = card(
    `${who(subject.author)} opened on ${subject.createdAt}`,
    subject.body === '' ? '*No description.*' : subject.body,
  );
  const page = `<p><a href="/${fullName(repository)}">${escape(fullName(repository))}</a></p>${head}${pull}${opened}${subject.timeline.map(itemHtml).join('')}${asked}${checks}${diff}`;
  return whole(`${subject.title} #${subject.number} · ${new URL(world.url).host}`, page);
}

async function repositoryHtml(repository: Repository): Promise<string> {
  const name = fullName(repository);
  const rows = [...repository.subjects.values()]
    .toReversed()
    .map(
      (each) =>
        `<tr><td>${isPull(each) ? 'pull' : 'issue'}</td><td><a href="/${name}/${isPull(each) ? 'pull' : 'issues'}/${each.number}">#${each.number} ${escape(each.title)}</a></td><td>${each.state.toLowerCase()}</td></tr>`,
    );
  const branches = [...(await repository.git.refs('refs/heads')).keys()].map((ref) => ref.slice('refs/heads/'.length));
  const lists = branches.map(
    (branch) => `<li><a href="/${name}/tree/${encodeURIComponent(branch)}">${escape(branch)}</a></li>`,
  );
  return whole(
    name,
    `<h1>${escape(name)}</h1><table>${rows.join('')}</table><h2>Branches</h2><ul>${lists.join('')}</ul>`,
  );
}

async function branchHtml(repository: Repository, branch: string): Promise<string | null> {
  const oid = await repository.git.tip(`refs/heads/${branch}`);
  if (oid === null) return null;
  const log = await repository.git.run(['log', '-50', '--format=%h %cI %an: %s', oid]);
  const files = (await repository.git.run(['ls-tree', '-r', '-z', '--name-only', oid]))
    .split('\0')
    .filter((path) => path !== '');
  const links = files.map(
    (path) =>
      `<li><a href="/${fullName(repository)}/blob/${oid}/${path.split('/').map(encodeURIComponent).join('/')}">${escape(path)}</a></li>`,
  );
  return whole(
    `${fullName(repository)} ${branch}`,
    `<h1>${escape(fullName(repository))} <small>${escape(branch)}</small></h1><ul>${links.join('')}</ul><h2>History</h2><pre>${escape(log)}</pre>`,
  );
}

async function fileHtml(repository: Repository, oid: string, path: string): Promise<string | null> {
  const found = await repository.git.read(`${oid}:${path}`);
  if (found?.type !== 'blob') return null;
  const text = found.bytes.toString('utf8');
  return whole(
    path,
    `<h1>${escape(path)} <small>${oid.slice(0, 7)}</small></h1>${path.endsWith('.md') ? rendered(text) : `<pre>${escape(text)}</pre>`}`,
  );
}

/** A page to look at: `/`, `/owner/name`, its issues, pulls, branches (`/tree/x`), files (`/blob/<commit>/path`); null when there is none. */
export async function pageAt(world: World, path: string): Promise<string | null> {
  const [owner = '', name = '', kind = '', what = '', ...rest] = path.split('/').slice(1).map(decodeURIComponent);
  if (owner === '') {
    const rows = [...world.repositories.values()].map(
      (each) => `<li><a href="/${fullName(each)}">${escape(fullName(each))}</a></li>`,
    );
    return whole('Sandbox', `<h1>Repositories</h1><ul>${rows.join('')}</ul>`);
  }
  const repository = world.repositories.get(`${owner}/${name}`.toLowerCase());
  if (repository === undefined) return null;
  if (kind === '') return repositoryHtml(repository);
  if (kind === 'tree') return branchHtml(repository, [what, ...rest].join('/'));
  if (kind === 'blob' && /^[0-9a-f]{40}$/.test(what)) return fileHtml(repository, what, rest.join('/'));
  const subject = kind === 'issues' || kind === 'pull' ? repository.subjects.get(Number(what)) : undefined;
  return subject === undefined ? null : subjectHtml(world, subject);
}
