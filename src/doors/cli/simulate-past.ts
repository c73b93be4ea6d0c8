import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../../core/finding.ts';
import { judgedMerge, totalsOf, type JudgedMerge, type PastTotals } from '../../core/simulate/past.ts';
import type { Rules } from '../../core/simulate/questions.ts';
import type { Given } from '../../core/verbs/verb.ts';
import type { Dir } from '../../github/answer.ts';
import { basesOn, includesOn } from '../../github/book.ts';
import type { GitHubClient } from '../../github/client.ts';
import { pastOf, peopleToday, type Past } from '../../github/past.ts';
import { fixedToken } from '../../github/tokens.ts';
import { Damaged } from '../../kept/damage.ts';
import {
  chosenFrom,
  foundIn,
  lifecyclesPath,
  policyFrom,
  policyPath,
  shippedSources,
  type KeptText,
  type Source,
} from '../../kept/sources.ts';
import { blobId } from '../../record.ts';
import { done, exits, misuse, no, styled, type Answer, type Line, type Span } from './answer.ts';
import { apiIn, isOn, originHere, repositoryNamed, speaking, type Named } from './doctor.ts';
import { whyUnreadable } from './evidence.ts';
import { findingLines, plural } from './findings.ts';
import { shippedLifecycles } from './place.ts';
import { folder, includesIn, missing, ownSources } from './policy-test.ts';
import { room, table } from './print.ts';
import { word } from './session.ts';

const mostMerges = 1000;

/** What this repository's policy and workflow would have asked of what was merged on GitHub, before anybody used them. */
export async function simulatePast(given: Given): Promise<Answer> {
  const named = word(given, 'repository');
  const past = word(given, 'past') === '' ? '100' : word(given, 'past');
  if (!/^[1-9]\d{0,3}$/u.test(past) || Number(past) > mostMerges)
    return misuse(`--past ${past} is not a number of merges`, `write --past 100; ${mostMerges} at most`);
  const repository = named === '' ? null : repositoryNamed(named);
  if (named !== '' && repository === null)
    return misuse(`"${named}" is not the name of a repository`, 'write OWNER/NAME, such as acme/portal');
  const api = apiIn(process.env);
  const origin = repository === null ? await originHere() : null;
  const asked: Named | null = repository ?? (origin !== null && isOn(origin, api) ? origin : null);
  if (asked === null)
    return misuse('origin is no repository on GitHub', 'name one: countersign simulate OWNER/NAME --past 100');
  const { GH_TOKEN: ghToken = '', GITHUB_TOKEN: githubToken = '' } = process.env;
  const token = (ghToken || githubToken).trim();
  if (token === '')
    return no(
      exits.failed,
      'no_token',
      'GitHub cannot be asked without a token',
      `GH_TOKEN=$(gh auth token) countersign simulate ${asked.owner}/${asked.name} --past ${past}`,
    );
  const client = speaking(api, fixedToken(token));
  const found = await pastOf(client, asked, Number(past), (read) => tell(read, Number(past)));
  tell(null, 0);
  const rules = await rulesFor(client, asked, given, found, repository === null);
  if ('answer' in rules) return rules.answer;
  const { people, unseen } = await peopleToday(client, asked, rules.is.policy, found);
  const merges = found.merges.map((one) => judgedMerge(one, rules.is, people));
  return answerOf(`${asked.owner}/${asked.name}`, merges, {
    by: rules.by,
    unseen,
    cut: found.cut,
    workflow: rules.is.definition.workflow_type,
  });
}

/** One line that is written over; silent where nobody watches. */
function tell(read: number | null, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(read === null ? '\r\u001b[K' : `\r${read} of ${of} merges`);
}

/** By which rules, and where each of them lies. */
type Chosen = { readonly is: Rules; readonly by: readonly string[] } | { readonly answer: Answer };

/** Files that are named; else what lies in this folder, or on the default branch of a repository that is named. */
async function rulesFor(
  client: GitHubClient,
  asked: Named,
  given: Given,
  past: Past,
  isHere: boolean,
): Promise<Chosen> {
  const files = { policy: word(given, 'policy'), definition: word(given, 'definition') };
  const root = isHere ? await folder() : null;
  try {
    const policyFile =
      files.policy === ''
        ? await policyOf(root, past)
        : { name: files.policy, text: await readFile(files.policy, 'utf8') };
    const kept: KeptText | null = policyFile === null ? null : { oid: blobId(policyFile.text), text: policyFile.text };
    const { policy, findings } = await policyFrom((_name, _blob, read) => read(), kept, null, basesOn(client));
    if (policy === null) return { answer: broken(renamed(findings, policyFile?.name ?? policyPath)) };
    const named: readonly Source[] =
      files.definition === '' ? [] : [sourceOf(files.definition, await readFile(files.definition, 'utf8'))];
    const own = root === null ? sourcesIn(past.definitions) : await ownSources(root);
    const includes = root === null ? includesOn(client, asked, 'HEAD') : includesIn(root);
    const all = await foundIn([...named, ...own, ...shippedSources(shippedLifecycles())], includes);
    const chosen = await chosenFrom(all, named.length > 0 ? all[0]?.workflow_type : policy.workflow);
    if (chosen === null)
      return {
        answer: no(
          exits.failed,
          'unknown_workflow',
          `no workflow is called ${policy.workflow ?? 'the default'}`,
          `there are ${all.map((one) => one.workflow_type).join(', ')}`,
        ),
      };
    return {
      is: { definition: chosen.definition, policy },
      by: [policyFile?.name ?? 'the default policy', chosen.source.origin],
    };
  } catch (error) {
    if (error instanceof Damaged) return { answer: broken(error.findings) };
    const [file = ''] = [files.policy, files.definition].filter((one) => one !== '');
    if (!(error instanceof Error && 'code' in error) || file === '') throw error;
    return {
      answer: no(exits.failed, 'unreadable_file', `${file} ${whyUnreadable(error)}`, 'name a file that is there'),
    };
  }
}

async function policyOf(
  root: string | null,
  { policy }: Past,
): Promise<{ readonly name: string; readonly text: string } | null> {
  const text =
    root === null ? (policy?.object?.text ?? null) : await readFile(join(root, policyPath), 'utf8').catch(missing);
  return text === null ? null : { name: policyPath, text };
}

function sourcesIn(folderThere: Dir | null): readonly Source[] {
  return (folderThere?.entries ?? []).flatMap(({ name, object }) => {
    const text = object?.text ?? null;
    return text === null || !/\.ya?ml$/u.test(name) ? [] : [sourceOf(`${lifecyclesPath}/${name}`, text)];
  });
}

function sourceOf(origin: string, text: string): Source {
  return { origin, text, blob: blobId(text) };
}

function renamed(findings: readonly Finding[], file: string): readonly Finding[] {
  return findings.map((finding) => ({ ...finding, file }));
}

function broken(findings: readonly Finding[]): Answer {
  const [first] = findings;
  const because = first?.message ?? 'the rules cannot be read';
  return {
    exit: exits.failed,
    out: findings.flatMap(findingLines),
    err: [],
    json: { code: first?.code, because, next: first?.next, findings },
  };
}

interface Around {
  readonly by: readonly string[];
  readonly workflow: string;
  /** People and teams that this token may not see. */
  readonly unseen: readonly string[];
  /** Merges of which GitHub shows only a part. */
  readonly cut: readonly number[];
}

const verdicts: Readonly<Record<JudgedMerge['verdict'], Span>> = {
  passed: styled('green', '✓ passes'),
  lacking: styled('red', '✗ lacks approval'),
  'nothing asked': styled('dim', '· nothing asked'),
  'not known': styled('yellow', '? not known'),
};

/** Said in every answer: it is not the past that is judged, but as much of it as can still be seen. */
const assumed = [
  'Each is judged as if it had belonged to a project that waits for what it changes.',
  'People hold the roles they hold today; what only a command opens nobody could give; checks are those of the last commit.',
];

function answerOf(repository: string, merges: readonly JudgedMerge[], { by, workflow, unseen, cut }: Around): Answer {
  const totals = totalsOf(merges);
  const rows = table(
    merges.map((one) => [`#${one.number}`, one.verdict, one.author, gatesText(one), one.title]),
    room(process.stdout),
  );
  const lines = merges.map((one, at): Line => {
    const [number = '', , author = '', gates = '', title = ''] = rows[at] ?? [];
    const verdict = verdicts[one.verdict];
    return [number, { ...verdict, text: verdict.text.padEnd(18) }, author, gates, title.trimEnd()];
  });
  const notes = [
    ...assumed,
    ...(unseen.length === 0 ? [] : [`This token does not show ${unseen.join(', ')}: nobody holds a role by it.`]),
    ...(cut.length === 0 ? [] : [`Too large to be read whole: ${cut.map((one) => `#${one}`).join(', ')}.`]),
  ];
  return done(
    [
      [styled('bold', totalsText(repository, totals))],
      ...lackedLines(totals),
      [styled('dim', `by ${by.join(' and ')} (${workflow})`)],
      ...(lines.length === 0 ? [] : ['', ...lines]),
      '',
      ...notes.map((note): Line => [styled('dim', note)]),
    ],
    { repository, rules: by, workflow, totals, merges, unseen, cut, assumed },
  );
}

function totalsText(repository: string, { merges, passed, nothingAsked, notKnown, lacked }: PastTotals): string {
  if (merges === 0) return `${repository}: nothing was merged yet`;
  const lacking = merges - passed - nothingAsked - notKnown;
  const parts = [
    `${passed} would have passed`,
    ...(lacking === 0 ? [] : [`${lacking} lacked ${lacked.length === 1 ? (lacked[0]?.[0] ?? '') : 'approval'}`]),
    ...(nothingAsked === 0 ? [] : [`${nothingAsked} would have been asked for nothing`]),
    ...(notKnown === 0 ? [] : [`of ${notKnown} it is not known`]),
  ];
  return `${repository}: of ${plural(merges, 'merge')} ${parts.join(', ')}`;
}

function lackedLines({ lacked }: PastTotals): readonly Line[] {
  if (lacked.length < 2) return [];
  return lacked.map(([gate, count]): Line => `  ${String(count).padStart(4)} lacked ${gate}`);
}

function gatesText({ gates }: JudgedMerge): string {
  return gates.map(({ gate, open }) => `${open ? '✓' : '✗'} ${gate}`).join(', ');
}
