import type { Given } from '../../core/verbs.ts';
import { verify as proven } from '../../git/verify.ts';
import { done, exits, styled, type Answer } from './answer.ts';
import { counted, findingLines, plural } from './findings.ts';
import { chosenProject, withHome, word } from './session.ts';

/** Proves the record from what is in the repository; on a terminal it counts while it works. */
export function verify(given: Given): Promise<Answer> {
  return withHome(async (home) => {
    const named = word(given, 'id');
    const chosen = named === '' ? { id: null } : await chosenProject(home, named);
    if ('answer' in chosen) return chosen.answer;
    const count = counter(process.stderr);
    const { entries, projects, findings } = await proven(home, chosen.id, count.tell);
    count.clear();
    const what = `${plural(entries, 'entry', 'entries')} of ${plural(projects, 'project')}`;
    const json = { entries, projects, findings };
    if (findings.length === 0) {
      return done(
        [[styled('green', '✓ '), `${what}: nothing missing, nothing changed, every state follows from its entries`]],
        json,
      );
    }
    return {
      exit: exits.failed,
      out: [...findings.flatMap(findingLines), [styled('red', '✗ '), `${what}: ${counted(findings)}`]],
      err: [],
      json: {
        code: 'record_damaged',
        because: `${what}: ${counted(findings)}`,
        next: findings[0]?.next ?? '',
        ...json,
      },
    };
  });
}

interface Counter {
  readonly tell: (done: number, of: number) => void;
  readonly clear: () => void;
}

/** One line that is written over, ten times a second at most; silent where nobody watches. */
export function counter(stream: NodeJS.WriteStream): Counter {
  let shown = 0;
  return {
    tell(finished, of) {
      const now = performance.now();
      if (!stream.isTTY || now - shown < 100) return;
      shown = now;
      stream.write(`\r${finished.toLocaleString('en-US')} of ${plural(of, 'project')}`);
    },
    clear() {
      if (shown > 0) stream.write('\r\u001b[K');
    },
  };
}
