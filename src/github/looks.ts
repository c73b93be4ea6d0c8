/** What ends a line elsewhere, and in Markdown does not. */
const otherLineEnds = /[\v\f\u0085\u2028\u2029]/u;
/** Control characters, and marks that take no room, turn the direction of text around, or are for nobody to see. */
const unseen = /(?!\t)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** A slash, or what looks like one, and a word; with a second slash it would be a path. */
export function looksLikeCommand(line: string): boolean {
  return line
    .split(otherLineEnds)
    .some((part) => /^[/\u2044\u2215\u29f8\uff0f]\p{L}[^\s/]*(?:\s|$)/u.test(part.replaceAll(unseen, '')));
}

/** Whether a line that looks like a command holds what is not as it looks. Emoji are, though they are made of marks. */
export function isDeceptive(line: string): boolean {
  const text = line.replaceAll(/\p{RGI_Emoji}/gv, ' ');
  const words = text.match(/[\p{L}\p{M}_]+/gu) ?? [];
  return !/^\/[A-Za-z]/u.test(line) || text !== text.replaceAll(unseen, '') || words.some(hasLookAlikes);
}

/** Latin letters among those of a script that has the same shapes, or letters that stand for Latin ones. */
function hasLookAlikes(word: string): boolean {
  const isMixed =
    /\p{Script=Latin}/u.test(word) &&
    /[\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Lisu}]/u.test(
      word,
    );
  return isMixed || /[\u2100-\u214f\uff21-\uff5a\u{1d400}-\u{1d7ff}]/u.test(word);
}
