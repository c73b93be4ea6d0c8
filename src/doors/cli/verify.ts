import { setFlagsFromString } from 'node:v8';
import type { Finding } from '../../core/finding.ts';
import type { Untold } from '../../core/simulate/replay.ts';
import { inProject } from '../../core/verbs/sentences.ts';
import type { Given } from '../../core/verbs/verb.ts';
import { commitSignatures, signatureLines, type CommitSignatures } from '../../git/commit-signatures.ts';
import { judge } from '../../git/findings.ts';
import type { GitHome } from '../../git/home.ts';
import { verify as proven, type Progress, type Verdict } from '../../git/verify.ts';
import { checkpoint, checkpointRef, keepCheckpoint, type Proof } from '../../git/verify/checkpoint.ts';
import { Damaged } from '../../kept/damage.ts';
import { machineClock as clock } from '../../clock.ts';
import { exits, no, styled, type Answer, type Line } from './answer.ts';
import { counted, findingLines, plural } from './findings.ts';
import { versionOfPackage } from './place.ts';
import { invariantsOf } from './proves.ts';
import { chosenProject, withHome, word } from './session.ts';

/** Everything that came of proving a record. */
interface Proven {
  readonly at: string;
  readonly id: string | null;
  readonly asked: Proof;
  /** What was taken for proven, because it was; null where everything was looked at. */
  readonly since: string | null;
  readonly verdict: Verdict;
  /** What the record says and the rules of a definition do not allow. */
  readonly broken: readonly Finding[];
  readonly signatures: { readonly commits: CommitSignatures; readonly entries: number };
  /** Null where it was not asked for. */
  readonly redecided: {
    readonly decided: number;
    readonly untold: readonly (Untold & { readonly project: string })[];
  } | null;
  /** How much of what was shown elsewhere was looked up. */
  readonly anchors: number;
}

/**
 * Proves the record from what is in the repository, and judges what it says by the rules of each project's definition;
 * on a terminal it counts while it works. What was proven whole is remembered in this clone.
 */
export function verify(given: Given): Promise<Answer> {
  return withHome(async (home) => {
    const named = word(given, 'id');
    const at = clock.now();
    const lost = await home.stateCommit().then(
      (head) => (head === null ? [] : null),
      (error: unknown) => {
        if (error instanceof Damaged) return error.findings;
        throw error;
      },
    );
    if (lost !== null && lost.length > 0) return lostAnswer(lost, at);
    const chosen =
      named === '' || lost !== null ? { id: named === '' ? null : named } : await chosenProject(home, named);
    if ('answer' in chosen) return chosen.answer;
    const asked = { deep: given['deep'] === true, redecided: given['redecide'] === true };
    // First of all: what was shown later than what is proven here would look as if it were gone.
    const anchored = await (await import('./anchors.ts')).anchorsAsked(given, home, chosen.id);
    if ('answer' in anchored) return anchored.answer;
    if (lost !== null) return anchored.findings.length > 0 ? lostAnswer(anchored.findings, at) : nothingThere(home);
    const head = await home.stateCommit();
    const { repository, objects } = home;
    const version = versionOfPackage();
    // What is read is seldom kept: room for more of it would only be taken from other programs.
    setFlagsFromString('--semi-space-growth-factor=1');
    const since =
      given['new'] === true && head !== null ? await checkpoint(repository, objects, version, asked, head) : null;
    const found = await provenNow(home, chosen.id, asked, since, at);
    const all = {
      ...found,
      anchors: anchored.anchors.length,
      verdict: { ...found.verdict, findings: [...found.verdict.findings, ...anchored.findings] },
    };
    const isKept =
      chosen.id === null &&
      verdictOf(all.verdict) === 'whole' &&
      all.verdict.commit !== null &&
      (await keepCheckpoint(repository, version, asked, all.verdict.commit));
    return answerOf(all, checkpointRef(repository, version, asked), isKept);
  });
}

async function provenNow(
  home: GitHome,
  id: string | null,
  asked: Proof,
  since: string | null,
  at: string,
): Promise<Omit<Proven, 'anchors'>> {
  const isOneOfMany = (await home.projects()).length > 1;
  const judged = judge(home.objects, at);
  const decideAgain = asked.redecided ? (await import('../../git/redecide.ts')).redeciding(home, at) : null;
  const broken: Finding[] = [];
  const others: Finding[] = [];
  const untold: (Untold & { readonly project: string })[] = [];
  let [decided, signed] = [0, 0];
  const count = counter(process.stderr);
  const verdict = await proven(home, id, count.tell, {
    since,
    isDeep: asked.deep,
    async each(read) {
      signed += read.lines.filter(({ entry }) => entry.signature !== undefined).length;
      for (const one of await judged(read))
        broken.push(isOneOfMany ? { ...one, next: inProject(one.next, read.id) } : one);
      if (decideAgain === null) return;
      const again = await decideAgain(read);
      decided += again.decided;
      others.push(...again.findings);
      untold.push(...again.untold.map((one) => ({ project: read.id, ...one })));
    },
  });
  const commits =
    verdict.commit === null
      ? unsigned
      : await commitSignatures(home, verdict.commit, since, (done, of) => count.tell(done, of, 'commit'));
  count.clear();
  return {
    at,
    id,
    asked,
    since,
    verdict: { ...verdict, findings: [...verdict.findings, ...others, ...commits.findings] },
    broken,
    signatures: { commits, entries: signed },
    redecided: decideAgain === null ? null : { decided, untold },
  };
}

const unsigned: CommitSignatures = {
  commits: 0,
  signed: 0,
  good: 0,
  retired: 0,
  ended: [],
  unchecked: [],
  findings: [],
};

/** `incomplete`: what was looked at is whole, and not all of it could be looked at, which proves nothing of the rest. */
function verdictOf({ findings, notLookedAt }: Verdict): 'whole' | 'damaged' | 'incomplete' {
  if (findings.some(({ severity }) => severity === 'error')) return 'damaged';
  return notLookedAt.length > 0 ? 'incomplete' : 'whole';
}

function answerOf(proof: Proven, ref: string, isKept: boolean): Answer {
  const { at, id, asked, since, verdict, broken, signatures, redecided, anchors } = proof;
  const { commit, projects, entries, commits, heads, findings, notLookedAt } = verdict;
  const is = verdictOf(verdict);
  const { findings: _bad, ...ofCommits } = signatures.commits;
  const json = {
    verdict: is,
    at,
    commit,
    project: id,
    projects,
    entries,
    commits,
    heads,
    findings,
    broken_rules: broken,
    not_looked_at: notLookedAt,
    invariants: invariantsOf(findings, broken, notLookedAt.length > 0),
    proof: asked,
    signatures: { entries: signatures.entries, commits: ofCommits },
    redecided,
    anchors,
    checkpoint: { ref, since, moved: isKept },
  };
  const out: readonly Line[] = [
    ...findings.flatMap(findingLines),
    ...notLookedAt.flatMap(notLookedAtLines),
    ...(is === 'damaged' ? [headline(proof)] : [headline(proof), ...proofLines(proof)]),
    ...(redecided?.untold ?? []).map(untoldLine),
    ...brokenLines(broken),
  ];
  const [firstError] = [...findings, ...broken].filter(({ severity }) => severity === 'error');
  const [missing] = notLookedAt;
  if (is === 'damaged' && firstError !== undefined) {
    const because = `${whatOf(proof)}: ${counted(findings)}`;
    return {
      exit: exits.failed,
      out,
      err: [],
      json: { code: 'record_damaged', because, next: firstError.next, ...json },
    };
  }
  if (missing !== undefined) {
    const because = `${missing.what} was not looked at: ${missing.because}`;
    return {
      exit: exits.failed,
      out,
      err: [],
      json: { code: 'record_incomplete', because, next: missing.next, ...json },
    };
  }
  if (firstError !== undefined) {
    const { code, message, next } = firstError;
    return { exit: exits.failed, out, err: [], json: { code, because: message, next, ...json } };
  }
  return { exit: exits.done, out, err: [], json };
}

function whatOf({ verdict: { entries, projects } }: Proven): string {
  return `${plural(entries, 'entry', 'entries')} of ${plural(projects, 'project')}`;
}

function headline(proof: Proven): Line {
  const { findings } = proof.verdict;
  return verdictOf(proof.verdict) === 'damaged'
    ? [styled('red', '✗ '), `${whatOf(proof)}: ${counted(findings)}`]
    : [
        styled('green', '✓ '),
        `${whatOf(proof)}: nothing missing, nothing changed, every state follows from its entries`,
      ];
}

function good(text: string): Line {
  return [styled('green', '✓ '), text];
}

/** What else was proven. */
function proofLines({ asked, since, verdict, signatures, redecided, anchors }: Proven): readonly Line[] {
  const { commits, projects, entries } = verdict;
  const before = since === null ? '' : `; up to ${since.slice(0, 7)} it was proven before`;
  return [
    good(`${plural(commits, 'commit')}: each only added entries, with what follows from them${before}`),
    ...(asked.deep ? [good('the state after every entry is the one that it names')] : []),
    ...(redecided === null
      ? []
      : [good(`${plural(redecided.decided, 'entry', 'entries')} decided again, with the same outcome`)]),
    ...(anchors === 0 ? [] : [good(`${plural(anchors, 'anchor')} kept elsewhere: all of it is still here`)]),
    ...(signatures.entries === 0 ? [] : [good(`${plural(signatures.entries, 'entry', 'entries')} signed by people`)]),
    ...signatureLines(signatures.commits).map((text): Line => [styled('dim', text)]),
    ...(since !== null && entries === 0 ? [[styled('dim', `${plural(projects, 'project')} as before`)]] : []),
  ];
}

function notLookedAtLines({ what, because, next }: Verdict['notLookedAt'][number]): readonly Line[] {
  return [[styled('yellow', '! '), `not looked at: ${what}: ${because}`], [styled('dim', `  ${next}`)]];
}

function untoldLine({ project, entry, by, what, because }: Untold & { readonly project: string }): Line {
  return [styled('yellow', '! '), `${project}: entry ${entry} (${what}, by ${by}) cannot be decided again: ${because}`];
}

/** The branch does not hold any more what was seen of it here: what is there now proves nothing. */
function lostAnswer(findings: readonly Finding[], at: string): Answer {
  const [first] = findings;
  const nothing = { commit: null, projects: 0, entries: 0, commits: 0, heads: [], broken_rules: [], not_looked_at: [] };
  const json = { verdict: 'damaged', at, ...nothing, findings, invariants: invariantsOf(findings, [], true) };
  return {
    exit: exits.failed,
    out: [...findings.flatMap(findingLines), [styled('red', '✗ '), counted(findings)]],
    err: [],
    json: { code: 'record_damaged', because: first?.message ?? '', next: first?.next ?? '', ...json },
  };
}

function nothingThere({ repository: { stateBranch } }: GitHome): Answer {
  return no(
    exits.failed,
    'no_record',
    `there is no branch ${stateBranch} here, and so nothing to prove`,
    `Where it is on a remote: git config countersign.remote origin. Where there was none yet: countersign init makes it.`,
  );
}

/** What the record says and the rules do not allow: the record may be whole, and somebody has to look all the same. */
function brokenLines(broken: readonly Finding[]): readonly Line[] {
  if (broken.length === 0) return [];
  const hasErrors = broken.some(({ severity }) => severity === 'error');
  const mark = hasErrors ? styled('red', '✗ ') : styled('yellow', '! ');
  return [...broken.flatMap(findingLines), [mark, `what it says, by the rules of its definition: ${counted(broken)}`]];
}

interface Counter {
  readonly tell: Progress;
  readonly clear: () => void;
}

/** One line that is written over, ten times a second at most; silent where nobody watches. */
export function counter(stream: NodeJS.WriteStream): Counter {
  let shown = 0;
  return {
    tell(finished, of, what) {
      const now = performance.now();
      if (!stream.isTTY || now - shown < 100) return;
      shown = now;
      const text = of === null ? plural(finished, what) : `${finished.toLocaleString('en-US')} of ${plural(of, what)}`;
      stream.write(`\r\u001b[K${text}`);
    },
    clear() {
      if (shown > 0) stream.write('\r\u001b[K');
    },
  };
}
