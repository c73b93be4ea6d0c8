import { Marked, type Tokens } from 'marked';
import { fullName, isPull, type Repository, type World } from '../model.ts';
import { escape, type Html } from './html.ts';
import { pictureOf } from './picture.ts';
import { cleaned } from './sanitize.ts';

const ALERTS: Readonly<Record<string, string>> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
};

/** GitHub's Markdown. In conversations the end of a line is one, in files it is white space. */
function gfm(breaks: boolean): Marked {
  return new Marked({
    gfm: true,
    breaks,
    async: false,
    renderer: {
      code({ text, lang }) {
        const mermaid = lang?.trim().toLowerCase() === 'mermaid' ? ' class="mermaid"' : '';
        return `<pre${mermaid}><code>${escape(text)}</code></pre>\n`;
      },
      blockquote({ tokens }) {
        const [first, ...rest] = tokens;
        const kind =
          first?.type === 'paragraph' ? /^\[!(\w+)\](?=\n|$)/.exec(first.raw)?.[1]?.toLowerCase() : undefined;
        const title = ALERTS[kind ?? ''];
        if (title === undefined || first === undefined)
          return `<blockquote>${this.parser.parse(tokens)}</blockquote>\n`;
        const text = (first as Tokens.Paragraph).raw.replace(/^\[!\w+\]\n?/, '').trim();
        const own = text === '' ? '' : gfm(breaks).parse(text, { async: false });
        return `<div class="alert alert-${kind}"><p class="alert-title">${title}</p>${own}${this.parser.parse(rest)}</div>\n`;
      },
    },
  });
}

const CONVERSATION = gfm(true);
const FILE = gfm(false);

export type Place = {
  readonly world: World;
  readonly repository: Repository;
  /** The folder of the site that a file lies in, where the text is one. */
  readonly folder?: string;
};

/** Markdown as GitHub shows it. Nothing in it runs, loads anything, or leaves its place on the page. */
export function markdown(text: string, { world, repository, folder }: Place): Html {
  const parsed = (folder === undefined ? CONVERSATION : FILE).parse(text, { async: false });
  const safe = cleaned(parsed, { base: folder ?? null, linked: (words) => linked(words, world, repository) });
  return {
    html: safe.replaceAll(/<pre class="mermaid"><code>([^<]*)<\/code><\/pre>/g, (_, source: string) => diagram(source)),
  };
}

/** People and numbers that are there become links; the text is escaped already. */
function linked(text: string, world: World, repository: Repository): string {
  return text
    .replaceAll(/(?<![\w/.@-])@([a-z\d](?:-?[a-z\d]){0,38})(?![\w-])/gi, (words, login: string) =>
      world.accounts.has(login.toLowerCase()) ? `<a class="mention" href="/${login}">@${login}</a>` : words,
    )
    .replaceAll(/(?<![\w/&])#(\d{1,9})\b/g, (words, number: string) => {
      const subject = repository.subjects.get(Number(number));
      if (subject === undefined) return words;
      const kind = isPull(subject) ? 'pull' : 'issues';
      return `<a href="/${escape(fullName(repository))}/${kind}/${number}" title="${escape(subject.title)}">#${number}</a>`;
    });
}

function diagram(source: string): string {
  const picture = pictureOf(unescaped(source));
  return picture === null
    ? `<figure class="picture"><figcaption>A picture that GitHub draws with Mermaid</figcaption><pre><code>${source}</code></pre></figure>`
    : `<figure class="picture">${picture}</figure>`;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
