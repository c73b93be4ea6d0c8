import { styleText } from 'node:util';

/** A part of the story begins. */
export function chapter(title: string): void {
  console.log(`\n${styleText('bold', `── ${title}`)}`);
}

/** What happens, in a line or two. */
export function say(text: string): void {
  console.log(`\n${text}`);
}

/** Where to look at it. */
export function page(address: string): void {
  console.log(`  ${styleText('cyan', address)}`);
}

/** What somebody or something says, each line after the same mark: `check`, `GitHub`, `record`. */
export function quote(mark: string, text: string): void {
  for (const line of text.trimEnd().split('\n'))
    console.log(`  ${styleText('dim', `${mark.padStart(7)} │`)} ${line}`.trimEnd());
}
