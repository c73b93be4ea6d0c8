import { setFlagsFromString } from 'node:v8';
import type { Finding } from '../../core/finding.ts';
import type { Untold } from '../../core/simulate/replay.ts';
import { inProject } from '../../core/verbs/sentences.ts';
import type { Given } from '../../core/verbs/verb.ts';
import { projectFolder } from '../../core/project/decider.ts';
import { slug } from '../../core/project/rules/start.ts';
import { commitSignatures, signatureLines, type CommitSignatures } from '../../git/commit-signatures.ts';
import { judge } from '../../git/findings.ts';
import { openGitHome, type GitHome } from '../../git/home.ts';
import { opening } from '../../git/opening.ts';
import type { Redecided } from '../../git/redecide.ts';
import { GitProblem } from '../../git/repository.ts';
import { verify as proven, type Progress, type Verdict } from '../../git/verify.ts';
import {
  checkpoint,
  checkpointRef,
  keepCheckpoint,
  lostCheckpoints,
  type Checkpoint,
  type Proof,
} from '../../git/verify/checkpoint.ts';
import { everHeld } from '../../git/verify/commits.ts';
import { folderOf } from '../../git/verify/kinds.ts';
import { Damaged } from '../../kept/damage.ts';
import { machineClock as clock } from '../../clock.ts';
import { exits, no, styled, type Answer, type Line } from './answer.ts';
import { counted, findingLines, plural } from './findings.ts';
import { versionOfPackage } from './place.ts';
import { invariantsOf, isMove, isRunMove, type Looked } from './proves.ts';
import { chosenProject, homeOptions, withHome, word } from './session.ts';

/** Everything that came of proving a record. */
interface Proven {
  readonly at: string;
  readonly id: string | null;
  readonly asked: Proof;
  /** What was taken for proven, because it was; null where everything was looked at. */
  readonly since: Checkpoint | null;
  readonly verdict: Verdict;
  /** What the record says and the rules of a definition do not allow. */
  readonly broken: readonly Finding[];
  readonly signatures: { readonly commits: CommitSignatures; readonly entries: number };
  /** Null where it was not asked for. */
  readonly redecided: {
    readonly decided: number;
    readonly untold: readonly UntoldOf[];
  } | null;
  readonly looked: Looked;
  /** How much of what was shown elsewhere was looked up. */
  readonly anchors: number;
}

/** An entry that cannot be decided again, with what it is an entry of. */
type UntoldOf = Untold & ({ readonly project: string } | { readonly run: string });

/**
 * Proves the record from what is in the repository, and judges what it says by the rules of each project's definition;
 * on a terminal it counts while it works. What was proven whole is remembered in this clone.
 */
export async function verify(given: Given): Promise<Answer> {
  const work = (home: GitHome): Promise<Answer> => verifyIn(home, given);
  return withHome(work).catch(async (error: unknown) => {
    if (!(error instanceof GitProblem) || error.code !== 'no_default_branch') throw error;
    // A clone of nothing but the record: what needs no other branch is proven all the same.
    return work(await openGitHome({ ...homeOptions(), opening: opening(process.cwd(), 'main') }));
  });
}

async function verifyIn(home: GitHome, given: Given): Promise<Answer> {
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
  const chosen = named === '' || lost !== null ? { id: named === '' ? null : named } : await chosenProject(home, named);
  // What is gone, and was there as commits tell, is no word that was mistyped.
  if ('answer' in chosen && !(await wasHere(home, named))) return chosen.answer;
  const id = 'answer' in chosen ? named : chosen.id;
  const asked = { deep: given['deep'] === true, redecided: given['redecide'] === true };
  // First of all: what was shown later than what is proven here would look as if it were gone.
  const anchored = await (await import('./anchors.ts')).anchorsAsked(given, home, id);
  if ('answer' in anchored) return anchored.answer;
  if (lost !== null) return anchored.findings.length > 0 ? lostAnswer(anchored.findings, at) : nothingThere(home);
  const head = await home.stateCommit();
  const { repository, objects } = home;
  const version = versionOfPackage();
  // What is read is seldom kept: room for more of it would only be taken from other programs.
  setFlagsFromString('--semi-space-growth-factor=1');
  const since = given['new'] === true && head !== null ? await checkpoint(repository, version, asked, head) : null;
  const lostHere = head === null ? [] : await lostCheckpoints(repository, objects, head);
  const found = await provenNow(home, id, asked, since, at);
  const all = {
    ...found,
    anchors: anchored.anchors.length,
    verdict: { ...found.verdict, findings: [...found.verdict.findings, ...anchored.findings, ...lostHere] },
  };
  const { commit, heads } = all.verdict;
  const entries = heads.reduce((sum, { seq }) => sum + seq, 0);
  let why = notKept(all);
  if (why === null && commit !== null && !(await keepCheckpoint(repository, version, asked, { commit, at, entries })))
    why = 'the folder of git cannot be written';
  return answerOf(all, checkpointRef(repository, version, asked), why);
}

async function wasHere(home: GitHome, named: string): Promise<boolean> {
  const head = await home.stateCommit();
  return head !== null && slug.test(named) && everHeld(home.repository, head, projectFolder(named));
}

/** Why a run is none that `--new` may build on: what it found would not be told again. Null where it is one. */
function notKept({ id, verdict, broken, redecided }: Proven): string | null {
  if (id !== null) return `only ${id} was looked at`;
  if (verdictOf(verdict) === 'incomplete') return 'not everything was looked at';
  const found = [...verdict.findings, ...broken];
  const untold = redecided?.untold.length ?? 0;
  const open = [
    ...(found.length === 0 ? [] : [counted(found)]),
    ...(untold === 0 ? [] : [`${plural(untold, 'entry', 'entries')} that cannot be decided again`]),
  ];
  return open.length === 0 ? null : `${open.join(' and ')} would not be told again`;
}

async function provenNow(
  home: GitHome,
  id: string | null,
  asked: Proof,
  before: Checkpoint | null,
  at: string,
): Promise<Omit<Proven, 'anchors'>> {
  const isOneOfMany = (await home.projects()).length > 1;
  const judged = judge(home.objects, at);
  const hasBranch = (await home.objects.info(`${home.repository.defaultRef}^{commit}`)) !== null;
  const isAgain = asked.redecided && hasBranch;
  const decideAgain = isAgain ? (await import('../../git/redecide.ts')).redeciding(home, at) : null;
  const broken: Finding[] = [];
  const untold: UntoldOf[] = [];
  let [decided, signed, judgedInstances] = [0, 0, 0];
  let [isOther, wrongMove] = [false, false];
  const count = counter(process.stderr);
  /** Those who judge runs, loaded with the first of them. */
  let runJudges: ReturnType<typeof judgesOfRuns> | null = null;

  /** What came of deciding again is told with the rest; answers what is wrong. */
  function told<E>(
    again: Redecided,
    of: { readonly project: string } | { readonly run: string },
    folder: string,
    moves: readonly Placed<E>[],
  ): readonly Finding[] {
    decided += again.decided;
    untold.push(...again.untold.map((one) => ({ ...of, ...one })));
    const places = new Set(
      again.findings.flatMap(({ code, file, line }) => (code === 'decided_otherwise' ? [`${file}:${line}`] : [])),
    );
    isOther ||= places.size > 0;
    wrongMove ||= moves.some(({ path, line }) => places.has(`${folder}/${path}:${line}`));
    return again.findings;
  }

  const verdict = await proven(home, id, count.tell, {
    since: before?.commit ?? null,
    isDeep: asked.deep,
    async each(read) {
      signed += read.lines.filter(({ entry }) => entry.signature !== undefined).length;
      for (const one of await judged(read))
        broken.push(isOneOfMany ? { ...one, next: inProject(one.next, read.id) } : one);
      judgedInstances += 1;
      if (decideAgain === null) return [];
      const moves = read.lines.filter(({ entry }) => isMove(entry));
      return told(await decideAgain(read), { project: read.id }, projectFolder(read.id), moves);
    },
    async eachRun(read) {
      signed += read.lines.filter(({ entry }) => entry.signature !== undefined).length;
      const judges = await (runJudges ??= judgesOfRuns(home, at, isAgain));
      broken.push(...(await judges.judged(read)));
      judgedInstances += 1;
      if (judges.again === null) return [];
      const moves = read.lines.filter(({ entry }) => isRunMove(entry));
      return told(await judges.again(read), { run: read.id }, folderOf({ word: 'run', id: read.id }), moves);
    },
  });
  const commits =
    verdict.commit === null || !hasBranch
      ? unsigned
      : await commitSignatures(home, verdict.commit, verdict.since, (done, of) => count.tell(done, of, 'commit'));
  count.clear();
  return {
    at,
    id,
    asked,
    since: verdict.since === null ? null : before,
    verdict: { ...verdict, findings: [...verdict.findings, ...commits.findings] },
    broken,
    signatures: { commits, entries: signed },
    redecided: isAgain ? { decided, untold } : null,
    looked: {
      instances: verdict.notLookedAt.length === 0 ? verdict.projects + verdict.runs : null,
      head: verdict.projects + verdict.runs > 0 || verdict.notLookedAt.length === 0,
      history: verdict.notLookedAt.length === 0,
      isMended: verdict.undone > 0,
      rules: isAgain && untold.length === 0 && !isOther && judgedInstances === verdict.projects + verdict.runs,
      wrongMove,
    },
  };
}

/** Where an entry stands. */
interface Placed<E> {
  readonly entry: E;
  readonly path: string;
  readonly line: number;
}

/** Loaded where there are runs. */
async function judgesOfRuns(home: GitHome, at: string, isAgain: boolean) {
  const { judgeRuns } = await import('../../git/runs/findings.ts');
  const again = isAgain ? (await import('../../git/runs/redecide.ts')).redecidingRuns(home, at) : null;
  return { judged: judgeRuns(home.objects), again };
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

function answerOf(proof: Proven, ref: string, why: string | null): Answer {
  const { at, id, asked, since, verdict, broken, signatures, redecided, looked, anchors } = proof;
  const { commit, projects, runs, entries, commits, heads, findings, notLookedAt } = verdict;
  const is = verdictOf(verdict);
  const { findings: _bad, ...ofCommits } = signatures.commits;
  const json = {
    verdict: is,
    at,
    commit,
    project: id,
    projects,
    runs,
    entries,
    commits,
    commits_undone: verdict.undone,
    heads,
    findings,
    broken_rules: broken,
    not_looked_at: notLookedAt,
    invariants: invariantsOf(findings, broken, looked),
    proof: asked,
    signatures: { entries: signatures.entries, commits: ofCommits },
    redecided,
    anchors,
    checkpoint: { ref, since: since?.commit ?? null, moved: why === null, because: why },
  };
  const out: readonly Line[] = [
    ...findings.flatMap(findingLines),
    ...notLookedAt.flatMap(notLookedAtLines),
    ...(is === 'damaged' ? [headline(proof)] : [headline(proof), ...proofLines(proof)]),
    ...(redecided?.untold ?? []).map(untoldLine),
    ...brokenLines(broken),
    ...(is === 'whole' && id === null && why !== null ? [[styled('dim', `  not kept for --new: ${why}`)]] : []),
    ...(is === 'incomplete' ? [incompleteLine(notLookedAt)] : []),
  ];
  const [firstError] = [...findings, ...broken].filter(({ severity }) => severity === 'error');
  const [missing] = notLookedAt;
  if (is === 'damaged' && firstError !== undefined) {
    const because = damagedText(proof);
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

function whatOf({ verdict }: Proven): string {
  return `${plural(verdict.entries, 'entry', 'entries')} of ${instancesText(verdict)}`;
}

function instancesText({ projects, runs }: Verdict): string {
  if (runs === 0) return plural(projects, 'project');
  return projects === 0 ? plural(runs, 'run') : `${plural(projects, 'project')} and ${plural(runs, 'run')}`;
}

/** Of a log with a broken line no entries are counted: how many there were nobody can tell. */
function damagedText({ verdict }: Proven): string {
  const { findings, entries } = verdict;
  const read = entries === 0 ? 'no entry' : plural(entries, 'entry', 'entries');
  return `the record is damaged: ${counted(findings)} (${instancesText(verdict)} looked at, ${read} read)`;
}

/** The last word: what is here may be whole, and that proves nothing of the rest. */
function incompleteLine(notLookedAt: Verdict['notLookedAt']): Line {
  const what = notLookedAt.map((one) => one.what).join(' and ');
  return [styled('red', '✗ '), `incomplete: ${what} ${notLookedAt.length === 1 ? 'was' : 'were'} not looked at`];
}

/** Nothing came since the record was proven here. */
function isNothingNew({ since, verdict: { commit } }: Proven): boolean {
  return since !== null && since.commit === commit;
}

function headline(proof: Proven): Line {
  const { since } = proof;
  if (since !== null && isNothingNew(proof) && verdictOf(proof.verdict) === 'whole')
    return good(
      `nothing new since ${since.commit.slice(0, 7)}, proven ${since.at.slice(0, 16).replace('T', ' ')} (${plural(since.entries, 'entry', 'entries')})`,
    );
  return verdictOf(proof.verdict) === 'damaged'
    ? [styled('red', '✗ '), damagedText(proof)]
    : [
        styled('green', '✓ '),
        `${whatOf(proof)}: nothing missing, nothing changed, every state follows from its entries`,
      ];
}

function good(text: string): Line {
  return [styled('green', '✓ '), text];
}

function commitsText({ commits, undone }: Verdict): string {
  return undone === 0
    ? `${plural(commits, 'commit')}: each only added entries, with what follows from them`
    : `${commits - undone} of ${plural(commits, 'commit')} only added entries, with what follows from them; ${undone} did not, undone since`;
}

const notDecided = '  no entry was decided again by its rules: countersign verify --redecide does that';

/** What else was proven. */
function proofLines(proof: Proven): readonly Line[] {
  const { asked, since, verdict, signatures, redecided, anchors } = proof;
  const { entries } = verdict;
  const before = since === null ? '' : `; up to ${since.commit.slice(0, 7)} it was proven before`;
  const elsewhere = anchors === 0 ? [] : [good(`${plural(anchors, 'anchor')} kept elsewhere: all of it is still here`)];
  if (isNothingNew(proof)) return elsewhere;
  return [
    good(`${commitsText(verdict)}${before}`),
    ...(asked.deep ? [good('the state after every entry is the one that it names')] : []),
    ...(redecided === null
      ? [[styled('dim', notDecided)]]
      : [good(`${plural(redecided.decided, 'entry', 'entries')} decided again, with the same outcome`)]),
    ...elsewhere,
    ...(signatures.entries === 0 ? [] : [good(`${plural(signatures.entries, 'entry', 'entries')} signed by people`)]),
    ...signatureLines(signatures.commits).map((text): Line => [styled('dim', text)]),
    ...(since !== null && entries === 0 ? [[styled('dim', `${instancesText(verdict)} as before`)]] : []),
  ];
}

export function notLookedAtLines({ what, because, next }: Verdict['notLookedAt'][number]): readonly Line[] {
  return [[styled('yellow', '! '), `not looked at: ${what}: ${because}`], [styled('dim', `  ${next}`)]];
}

function untoldLine(one: UntoldOf): Line {
  const { entry, by, what, because } = one;
  const of = 'run' in one ? one.run : one.project;
  return [styled('yellow', '! '), `${of}: entry ${entry} (${what}, by ${by}) cannot be decided again: ${because}`];
}

const nothingLooked: Looked = { instances: null, head: false, history: false, rules: false, wrongMove: false };

/** The branch does not hold any more what was seen of it here: what is there now proves nothing. */
function lostAnswer(findings: readonly Finding[], at: string): Answer {
  const [first] = findings;
  const nothing = {
    commit: null,
    projects: 0,
    runs: 0,
    entries: 0,
    commits: 0,
    heads: [],
    broken_rules: [],
    not_looked_at: [],
  };
  const json = { verdict: 'damaged', at, ...nothing, findings, invariants: invariantsOf(findings, [], nothingLooked) };
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
