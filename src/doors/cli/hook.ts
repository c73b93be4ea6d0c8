import { text } from 'node:stream/consumers';
import type { Given } from '../../core/verbs/verb.ts';
import { receive } from '../../git/receive.ts';
import { done, exits, misuse, noLines, type Answer } from './answer.ts';
import { machineClock as clock } from '../../clock.ts';
import { homeOptions, withHome, word } from './session.ts';

/** Runs as a git hook: what git says on standard input is let in, or refused with every reason. */
export async function hook(given: Given): Promise<Answer> {
  const name = word(given, 'name');
  if (name !== 'pre-receive') return misuse(`there is no hook ${name}`, 'countersign hook pre-receive');
  const updates = await text(process.stdin);
  return withHome(async (home) => {
    const refusals = await receive(home, homeOptions(), updates, clock.now());
    const [first] = refusals;
    if (first === undefined) return done([], { refusals });
    return {
      // git knows only yes and no: any code but 0 refuses the push.
      exit: exits.failed,
      out: [],
      err: refusals.flatMap(({ because, next }) => noLines(because, next)),
      json: { ...first, refusals },
    };
  });
}
