const given = process.env['SOAK'];

/** Are the long stories played, too? */
export const isSoak = given === '1' || given === 'bounded';
/** Is everything that could be tried tried? */
export const isWholeSoak = given === '1';

/** How many of so many to try: `least` by `npm test`, all by `npm run soak`, a fifth where the soak is bounded. */
export function manyOf(least: number, all: number): number {
  if (isWholeSoak) return all;
  return isSoak ? Math.max(least, Math.ceil(all / 5)) : least;
}
