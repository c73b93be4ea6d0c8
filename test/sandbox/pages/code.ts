import type { CommitData } from '../git.ts';
import { fullName, type Repository, type World } from '../model.ts';
import { accountByEmail } from '../people.ts';
import { checksHtml } from './checks.ts';
import { diffHtml, diffOf } from './diff.ts';
import { html, type Html, joined, type Part } from './html.ts';
import { markdown } from './markdown.ts';
import { avatar, commitLink, counted, dayOf, icon, linkTo, moment, rollupIcon, titled, who, whole } from './parts.ts';

const COMMITS_AT_MOST = 100;
const BYTES_AT_MOST = 500_000;
/** The mode of a folder in a tree. */
const FOLDER = '40000';

/** Where a page of code is: at a branch or a commit, and at a path below. */
type Spot = { readonly repository: Repository; readonly name: string; readonly oid: string; readonly path: string };

/** What an address names: the branch (whose name may hold slashes) or commit it begins with, and the path behind it. */
export async function spotAt(repository: Repository, parts: readonly string[]): Promise<Spot | null> {
  if (parts.some((part) => /\p{Cc}/u.test(part))) return null;
  const [commit = ''] = parts;
  if (/^[0-9a-f]{40}$/.test(commit) && (await repository.git.objects.info(commit))?.type === 'commit')
    return { repository, name: commit, oid: commit, path: parts.slice(1).join('/') };
  const branches = await branchesOf(repository);
  for (let length = parts.length; length > 0; length -= 1) {
    const name = parts.slice(0, length).join('/');
    const oid = branches.get(name);
    if (oid !== undefined) return { repository, name, oid, path: parts.slice(length).join('/') };
  }
  return null;
}

async function branchesOf(repository: Repository): Promise<ReadonlyMap<string, string>> {
  const refs = await repository.git.refs('refs/heads');
  return new Map([...refs].map(([ref, oid]) => [ref.slice('refs/heads/'.length), oid]));
}

/** A file or a folder. */
export async function contentPage(world: World, spot: Spot): Promise<string | null> {
  const { repository, name, oid, path } = spot;
  const found = await repository.git.objects.info(path === '' ? oid : `${oid}:${path}`);
  if (found === null) return null;
  const body = found.type === 'blob' ? await fileHtml(world, spot) : await folderHtml(world, spot);
  const title = titled(repository, path === '' ? name : `${path} at ${shortName(name)}`);
  return whole({ world, title, body, repository, tab: 'code' });
}

function shortName(name: string): string {
  return /^[0-9a-f]{40}$/.test(name) ? name.slice(0, 7) : name;
}

function way({ repository, name, path }: Spot): Html {
  const parts = path === '' ? [] : path.split('/');
  const links = parts.map((part, at) =>
    at === parts.length - 1
      ? html`<b>${part}</b>`
      : html`<a href="${linkTo(repository, 'tree', name, parts.slice(0, at + 1).join('/'))}">${part}</a>`,
  );
  const root = html`<a href="${linkTo(repository, 'tree', name)}">${repository.name}</a>`;
  return html`<p class="way">
    <a class="button" href="${linkTo(repository, 'branches')}">${icon('branch')} ${shortName(name)}</a>
    ${joined([root, ...links], html`<span class="slash">/</span>`)}
  </p>`;
}

async function latestCommit({ repository, oid, path }: Spot): Promise<CommitData | null> {
  const found = await repository.git.run([
    'log',
    '-1',
    '--format=%H',
    oid,
    '--',
    ...(path === '' ? [] : [`:(literal)${path}`]),
  ]);
  return found.trim() === '' ? null : repository.git.readCommit(found.trim());
}

async function latestHtml(world: World, spot: Spot): Promise<Html> {
  const { repository, name, oid } = spot;
  const latest = await latestCommit(spot);
  const count = (await repository.git.run(['rev-list', '--count', oid])).trim();
  const all = html`<a class="plain" href="${linkTo(repository, 'commits', name)}"
    >${icon('commit')} ${counted(Number(count), 'commit')}</a
  >`;
  if (latest === null) return html`<h3>${all}</h3>`;
  const author = accountByEmail(world, latest.author.email);
  const person = author === null ? html`<b>${latest.author.name}</b>` : who(author);
  const subject = html`<a class="plain muted" href="${linkTo(repository, 'commit', latest.oid)}"
    >${latest.message.split('\n')[0] ?? ''}</a
  >`;
  return html`<h3 class="latest">
    ${avatar(author)} ${person} <span class="grow">${subject}</span> ${commitLink(repository, latest.oid)}
    <span class="muted">${moment(latest.committer.at)}</span> ${all}
  </h3>`;
}

/** Folders stand before files. */
function rank(mode: string): number {
  return mode === FOLDER ? 0 : 1;
}

async function folderHtml(world: World, spot: Spot): Promise<Part> {
  const { repository, name, oid, path } = spot;
  const entries = (await repository.git.tree(path === '' ? oid : `${oid}:${path}`)) ?? [];
  const sorted = entries.toSorted(
    (one, other) => rank(one.mode) - rank(other.mode) || (one.name < other.name ? -1 : 1),
  );
  const rows = sorted.map((entry) => {
    const isFolder = entry.mode === FOLDER;
    const link = linkTo(
      repository,
      isFolder ? 'tree' : 'blob',
      name,
      [path, entry.name].filter((part) => part !== '').join('/'),
    );
    return html`<li>
      ${icon(isFolder ? 'folder' : 'file', isFolder ? 'folder' : 'muted')}
      <a class="plain" href="${link}">${entry.name}</a>
    </li>`;
  });
  const readme = sorted.find((entry) => /^readme\.md$/i.test(entry.name));
  const below = readme === undefined ? null : await readmeHtml(world, spot, readme.name);
  return [
    way(spot),
    html`<section class="box files">
      ${await latestHtml(world, spot)}
      <ul>
        ${rows}
      </ul>
    </section>`,
    below,
  ];
}

async function readmeHtml(world: World, spot: Spot, file: string): Promise<Html | null> {
  const path = [spot.path, file].filter((part) => part !== '').join('/');
  const found = await spot.repository.git.read(`${spot.oid}:${path}`);
  if (found?.type !== 'blob') return null;
  return html`<section class="box">
    <h3>${icon('file', 'muted')} <b>${file}</b></h3>
    <div class="markdown inside">${textHtml(world, { ...spot, path }, found.bytes.toString('utf8'))}</div>
  </section>`;
}

function textHtml(world: World, { repository, name, path }: Spot, text: string): Html {
  const folder = path.split('/').slice(0, -1).join('/');
  return markdown(text, {
    world,
    repository,
    folder: `${linkTo(repository, 'blob', name, ...(folder === '' ? [] : [folder]))}/`,
  });
}

async function fileHtml(world: World, spot: Spot): Promise<Part> {
  const { repository, oid, path } = spot;
  const found = await repository.git.read(`${oid}:${path}`);
  const bytes = found?.bytes ?? Buffer.alloc(0);
  const size = html`<span class="muted">${counted(bytes.length, 'byte')}</span>`;
  return [
    way(spot),
    html`<section class="box">
      ${await latestHtml(world, spot)}
      <h3>${icon('file', 'muted')} ${size}</h3>
      ${bodyOf(world, spot, bytes)}
    </section>`,
  ];
}

function bodyOf(world: World, spot: Spot, bytes: Buffer): Html {
  if (bytes.length > BYTES_AT_MOST || bytes.includes(0))
    return html`<p class="inside muted">It is not text, or too much of it to be shown.</p>`;
  const text = bytes.toString('utf8');
  if (/\.(?:md|markdown)$/i.test(spot.path))
    return html`<div class="markdown inside">${textHtml(world, spot, text)}</div>`;
  const lines = text.replace(/\n$/, '').split('\n');
  const rows = lines.map(
    (line, at) =>
      html`<tr id="L${at + 1}">
        <td class="number">${at + 1}</td>
        <td class="line">${line}</td>
      </tr>`,
  );
  return html`<div class="scroll diff">
    <table>
      ${rows}
    </table>
  </div>`;
}

export async function branchesPage(world: World, repository: Repository): Promise<string> {
  const branches = await branchesOf(repository);
  const rows = [...branches].map(([name, oid]) => {
    const mark = name === repository.defaultBranch ? html` <span class="tag">default</span>` : null;
    const kept = repository.protections.has(name) ? html` <span class="tag">${icon('lock')} protected</span>` : null;
    return html`<li>
      ${icon('branch', 'muted')}
      <a class="plain" href="${linkTo(repository, 'tree', name)}"><code class="ref">${name}</code></a
      >${mark}${kept} <span class="grow"></span> ${rollupIcon(repository, oid)} ${commitLink(repository, oid)}
    </li>`;
  });
  const body = html`<h1>Branches</h1>
    <section class="box files">
      <ul>
        ${rows}
      </ul>
    </section>`;
  return whole({ world, title: titled(repository, 'Branches'), body, repository, tab: 'code' });
}

export async function commitsPage(world: World, spot: Spot): Promise<string> {
  const { repository, name, oid, path } = spot;
  const below = path === '' ? [] : [`:(literal)${path}`];
  const oids = (await repository.git.run(['log', `-${COMMITS_AT_MOST}`, '--format=%H', oid, '--', ...below]))
    .split('\n')
    .filter((each) => each !== '');
  const commits = (await Promise.all(oids.map((each) => repository.git.readCommit(each)))).filter(
    (each) => each !== null,
  );
  const more =
    commits.length < COMMITS_AT_MOST ? null : html`<p class="note muted">These are the latest ${COMMITS_AT_MOST}.</p>`;
  const body = html`<h1>Commits</h1>
    ${way(spot)}${commitsHtml(world, repository, commits)}${more}`;
  return whole({ world, title: titled(repository, `Commits on ${shortName(name)}`), body, repository, tab: 'commits' });
}

/** Commits in the order they come in, day by day. */
export function commitsHtml(world: World, repository: Repository, commits: readonly CommitData[]): Part {
  const days = Map.groupBy(commits, ({ committer }) => dayOf(committer.at));
  return [...days].map(
    ([day, some]) =>
      html`<h2 class="day">${icon('commit', 'muted')} Commits on ${day}</h2>
        <section class="box files">
          <ul>
            ${some.map((commit) => rowHtml(world, repository, commit))}
          </ul>
        </section>`,
  );
}

function rowHtml(world: World, repository: Repository, { oid, message, author, committer }: CommitData): Html {
  const account = accountByEmail(world, author.email);
  const subject = html`<a class="plain" href="${linkTo(repository, 'commit', oid)}"
    ><b>${message.split('\n')[0] ?? ''}</b></a
  >`;
  return html`<li class="commit">
    <div class="grow">
      ${subject}<br /><span class="muted"
        >${avatar(account)} ${account === null ? author.name : who(account)} committed on ${moment(committer.at)}
        ${rollupIcon(repository, oid)}</span
      >
    </div>
    ${commitLink(repository, oid)}
  </li>`;
}

/** A commit with what it changed, or with its checks. */
export async function commitPage(
  world: World,
  repository: Repository,
  oid: string,
  tab: string,
): Promise<string | null> {
  if (!/^[0-9a-f]{40}$/.test(oid) || !['', 'checks'].includes(tab)) return null;
  const commit = await repository.git.readCommit(oid);
  if (commit === null) return null;
  const [subject = '', ...rest] = commit.message.trimEnd().split('\n');
  const account = accountByEmail(world, commit.author.email);
  const parents = commit.parents.map((parent) => commitLink(repository, parent));
  const about = html`<p class="muted">
    ${avatar(account)} ${account === null ? commit.author.name : who(account)} committed on
    ${moment(commit.committer.at)} · ${counted(parents.length, 'parent')} ${joined(parents, ' ')} · commit
    <code>${oid}</code>
  </p>`;
  const text = rest.join('\n').trim();
  const head = html`<section class="box">
    <h3><b>${subject}</b> ${rollupIcon(repository, oid)}</h3>
    <div class="inside">${text === '' ? null : html`<pre class="message">${text}</pre>`}${about}</div>
  </section>`;
  const below =
    tab === 'checks'
      ? checksHtml(world, repository, oid)
      : diffHtml(await diffOf(repository, commit.parents[0] ?? null, oid));
  return whole({
    world,
    title: `${subject} · ${fullName(repository)}@${oid.slice(0, 7)}`,
    body: html`${head}${below}`,
    repository,
    tab: 'commits',
  });
}
