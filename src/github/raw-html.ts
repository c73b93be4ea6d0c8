/** Elements whose content is quoted, struck out, folded away, or something else than a line of text. */
const apart: ReadonlySet<string> = new Set(
  'a blockquote code del details dl h1 h2 h3 h4 h5 h6 kbd ol pre q s samp strike summary table tt ul var'.split(' '),
);

/**
 * Which elements that set their content apart are open after raw HTML, innermost last, for those open before it; null
 * when it breaks off within a tag or a comment, so that a browser takes what follows for a part of that and shows none
 * of it.
 */
export function openAfter(html: string, before: readonly string[]): readonly string[] | null {
  let open = before;
  let at = html.indexOf('<');
  while (at !== -1) {
    const [all = '', slash, name = ''] = tagAt(html, at) ?? [];
    if (all === '' && /[a-z/!?]/iu.test(html.charAt(at + 1))) return null;
    const element = name.toLowerCase();
    if (slash === '/') open = open.includes(element) ? open.slice(0, open.lastIndexOf(element)) : open;
    else if (apart.has(element)) open = [...open, element];
    at = html.indexOf('<', at + Math.max(1, all.length));
  }
  return open;
}

/** A whole comment, declaration or tag: what it is made of, whether it closes, and its name. */
function tagAt(html: string, at: number): RegExpExecArray | null {
  const tag =
    /<!--(?:-?>|[^]*?-->)|<(?:!(?!--)|\?)[^>]*>|<(\/?)([a-z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^"'>])*>|<\/(?![a-z])[^>]*>/iuy;
  tag.lastIndex = at;
  return tag.exec(html);
}
