/** Words as people write them. What they are made of comes in as data: sentences of others, and instants. */

/** Somebody's sentence as a part of a longer one: without the full stop that would end that too. */
export function clause(text: string): string {
  return text.trim().replace(/(?<!\.)\.$/u, '');
}

/** A text that ends as a sentence does, so that another can follow it. */
export function sentence(text: string): string {
  const whole = text.trim();
  return whole === '' || /[.!?…]$/u.test(whole) ? whole : `${whole}.`;
}

/** A project in a sentence; the one that has a number is the issue of that number. */
export function projectText(id: string): string {
  return /^[0-9]+$/u.test(id) ? `#${id}` : id;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day of an instant (ISO 8601, UTC): `9 Mar 2026`. What is no instant stays as it is. */
export function dayText(instant: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/u.exec(instant) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? instant : `${Number(day)} ${name} ${year}`;
}

/** An instant (ISO 8601, UTC) to the minute: `9 Mar 2026, 12:45 UTC`. The record has it to the millisecond. */
export function momentText(instant: string): string {
  const [, time] = /^\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})/u.exec(instant) ?? [];
  return time === undefined ? dayText(instant) : `${dayText(instant)}, ${time} UTC`;
}

/** Names as the end of a sentence that means any of them: `ana, rita or rob`. */
export function either(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.slice(-1).join('')}`;
}

/** A word as a shell takes it: names of branches may hold what a shell would run. */
export function word(text: string): string {
  return /^[\w@%+=:,./][\w@%+=:,./-]*$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
