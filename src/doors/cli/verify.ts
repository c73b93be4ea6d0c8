import type { Finding } from '../../core/finding.ts';
import { inProject } from '../../core/verbs/sentences.ts';
import type { Given } from '../../core/verbs/verb.ts';
import { judge } from '../../git/findings.ts';
import { verify as proven } from '../../git/verify.ts';
import { done, exits, styled, type Answer, type Line } from './answer.ts';
import { counted, findingLines, plural } from './findings.ts';
import { machineClock as clock } from '../../clock.ts';
import { chosenProject, withHome, word } from './session.ts';

/**
 * Proves the record from what is in the repository, and judges what it says by the rules of each project's definition;
 * on a terminal it counts while it works.
 */
export function verify(given: Given): Promise<Answer> {
  return withHome(async (home) => {
    const named = word(given, 'id');
    const chosen = named === '' ? { id: null } : await chosenProject(home, named);
    if ('answer' in chosen) return chosen.answer;
    const isOneOfMany = (await home.projects()).length > 1;
    const judged = judge(home.objects, clock.now());
    const broken: Finding[] = [];
    const count = counter(process.stderr);
    const { entries, projects, findings } = await proven(home, chosen.id, count.tell, null, async (read) => {
      for (const one of await judged(read))
        broken.push(isOneOfMany ? { ...one, next: inProject(one.next, read.id) } : one);
    });
    count.clear();
    const what = `${plural(entries, 'entry', 'entries')} of ${plural(projects, 'project')}`;
    const json = { entries, projects, findings, broken_rules: broken };
    const told: readonly Line[] = [
      ...findings.flatMap(findingLines),
      ...(findings.length > 0
        ? [[styled('red', '✗ '), `${what}: ${counted(findings)}`]]
        : [[styled('green', '✓ '), `${what}: nothing missing, nothing changed, every state follows from its entries`]]),
      ...brokenLines(broken),
    ];
    const errors = broken.filter(({ severity }) => severity === 'error');
    const [first] = [...findings, ...errors];
    if (first === undefined) return done(told, json);
    const because = findings.length > 0 ? `${what}: ${counted(findings)}` : first.message;
    const code = findings.length > 0 ? 'record_damaged' : first.code;
    return { exit: exits.failed, out: told, err: [], json: { code, because, next: first.next, ...json } };
  });
}

/** What the record says and the rules do not allow: the record may be whole, and somebody has to look all the same. */
function brokenLines(broken: readonly Finding[]): readonly Line[] {
  if (broken.length === 0) return [];
  const hasErrors = broken.some(({ severity }) => severity === 'error');
  const mark = hasErrors ? styled('red', '✗ ') : styled('yellow', '! ');
  return [...broken.flatMap(findingLines), [mark, `what it says, by the rules of its definition: ${counted(broken)}`]];
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
