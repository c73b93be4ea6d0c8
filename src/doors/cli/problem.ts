import { LostEveryRace } from '../../handle.ts';
import { exits, no, noLines, type Answer } from './answer.ts';
import type { Finding } from '../../core/finding.ts';
import { findingLines } from './findings.ts';

/**
 * An error as an answer. What is known (no repository, a damaged record, a lost race) says what to do; everything else
 * is a mistake of ours and says so, with the stack only for those who ask for it.
 */
export function answerTo(error: unknown, debug: boolean): Answer {
  if (!(error instanceof Error)) return bug(String(error), undefined, debug);
  if (isDiskFull(error))
    return no(exits.failed, 'disk_full', `there is no space left on the disk: ${error.message}`, roomFirst);
  if (hasNext(error)) return { ...no(exits.failed, error.code, error.message, error.next) };
  if (hasFindings(error)) {
    const [first] = error.findings;
    return {
      exit: exits.failed,
      out: [],
      err: error.findings.flatMap(findingLines),
      json: {
        code: first?.code ?? 'damaged',
        because: error.message,
        next: first?.next ?? '',
        findings: error.findings,
      },
    };
  }
  if (error instanceof LostEveryRace)
    return no(exits.failed, 'lost_every_race', error.message, 'run the same command again');
  return bug(error.message, error.stack, debug);
}

function bug(message: string, stack: string | undefined, debug: boolean): Answer {
  const because = `This is a bug in Countersign: ${message === '' ? 'no reason was given' : message}`;
  const next = 'run it again with COUNTERSIGN_DEBUG=1 and report what it prints';
  const lines = debug && stack !== undefined ? stack.split('\n').slice(1) : [];
  return {
    exit: exits.failed,
    out: [],
    err: debug ? [because, ...lines] : [because, ...noLines('', next).slice(1)],
    json: { code: 'bug', because, next },
  };
}

const roomFirst =
  'nothing that was recorded is lost: make room, then run the same command again; countersign workflow resume goes on with a run';

/** This machine's disk, or what this person may have of it: where a remote has none left, it says so itself. */
function isDiskFull(error: Error): boolean {
  if (hasNext(error) && error.code !== 'journal_failed') return false;
  const said = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : '';
  return /\bENOSPC\b|\bEDQUOT\b|No space left on device|Disk quota exceeded/iu.test(`${error.message}\n${said}`);
}

/** Troubles with a known cause bring the way out; which class they are does not matter here. */
function hasNext(error: Error): error is Error & { readonly code: string; readonly next: string } {
  return 'next' in error && typeof error.next === 'string' && 'code' in error && typeof error.code === 'string';
}

function hasFindings(error: Error): error is Error & { readonly findings: readonly Finding[] } {
  return 'findings' in error && Array.isArray(error.findings);
}
