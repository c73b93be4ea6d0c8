import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { readable } from '../src/core/surface/escape.ts';
import { Refused } from '../test/sandbox/model.ts';
import {
  brief,
  client,
  contract,
  delivery,
  outcome,
  people,
  policy,
  proposal,
  readme,
  success,
  title,
} from './papers.ts';
import { checkName, openStudio, type Studio } from './studio.ts';
import { chapter, page, quote, say } from './telling.ts';

const owner = 'acme';
const name = 'harbor-supplies';
const form = join(import.meta.dirname, '../workflows/issue_forms/completetech_services.yml');
const minute = 60_000;
const day = 24 * 60 * minute;

export type Login = keyof typeof people;

/** The GitHub of the story, before anything has happened on it. */
export function openStory(port: number): Promise<Studio> {
  return openStudio({
    port,
    owner,
    name,
    people: { owners: ['alex'], members: ['maya', 'sam'] },
    permissions: { maya: 'maintain', sam: 'write', jordan: 'read', morgan: 'read' },
    files: {
      'README.md': readme,
      '.github/countersign.yml': policy,
      '.github/ISSUE_TEMPLATE/client.yml': readFileSync(form, 'utf8'),
    },
  });
}

/** Numbers of what the story is about. */
export interface Story {
  readonly issue: number;
  /** The pull request that was merged past a gate. */
  readonly bypassed: number;
}

/** Plays one project from the issue form to its closure report. */
export async function play(studio: Studio): Promise<Story> {
  const { repository, address, sandbox } = studio;
  const as = (login: Login): ReturnType<typeof repository.as> => repository.as(login);

  /** Lets the App do its work, and quotes what it wrote down; then people do something else for a while. */
  async function recorded(): Promise<void> {
    await studio.settled();
    for (const subject of await studio.news()) quote('record', subject);
    sandbox.clock.advance(16 * minute);
  }

  async function opened(
    login: Login,
    branch: string,
    file: string,
    text: string,
    pull: { readonly title: string; readonly body: string },
  ): Promise<number> {
    const path = `projects/${issue}/${file}`;
    await as(login).push(branch, { [path]: text }, { message: pull.title });
    const { number } = await as(login).openPull({ ...pull, head: branch });
    say(`${first(login)} opens pull request #${number} "${pull.title}", with ${path}.`);
    page(address(`pull/${number}`));
    await recorded();
    tellCheck(number);
    return number;
  }

  function tellCheck(pull: number): void {
    const run = studio.check(pull);
    const verdict = (run?.conclusion ?? run?.status ?? 'missing').replaceAll('_', ' ');
    quote('check', `${verdict}: ${run?.output.title ?? ''}`);
  }

  async function merged(login: Login, pull: number, options: { readonly bypass?: true } = {}): Promise<void> {
    await as(login).merge(pull, options);
    await recorded();
  }

  async function said(login: Login, number: number, text: string): Promise<void> {
    quote(login, text);
    await as(login).comment(number, text);
    await recorded();
  }

  async function reviewed(
    login: Login,
    pull: number,
    state: 'APPROVED' | 'CHANGES_REQUESTED',
    body: string,
  ): Promise<void> {
    quote(login, body);
    await as(login).review(pull, state, { body });
    await recorded();
  }

  /** What stands under a heading of the App's comment, as a person reads it. */
  function tellStatus(heading: string): void {
    const [, below = ''] = studio.status(issue).split(`#### ${heading}\n`);
    const [list = ''] = below.split(/\n(?:#### |<!--|<details>|```)/u);
    const lines = list.split('\n').filter((line) => /^ *- /u.test(line));
    const told = readable(lines.map((line) => line.replace('- ', '')).join('\n'));
    quote('status', told.replaceAll(/\*\*|\*(?=\w|\))/gu, '').replaceAll(/\[([^\]]+)\]\([^)]+\)/gu, '$1'));
  }

  chapter('Discovery: an issue form starts the project');
  say('Maya sends the form "Client work". A comment below it shows where the project stands, from now on.');
  const { number: issue } = await as('maya').openIssue({ title, body: sentForm() });
  page(address(`issues/${issue}`));
  await recorded();
  tellStatus('Next');
  say('A fact with its source: the way to the next stage asks for it.');
  await said(
    'maya',
    issue,
    '/fact opportunity.desired_outcome="first answers within one hour" --source "call with Jordan Lee, 2 March"',
  );
  const discovery = await opened('sam', 'discovery', 'discovery.md', brief, {
    title: 'Discovery brief',
    body: `What we learned in three calls, for #${issue}.`,
  });
  say('No gate stands before a brief. Maya merges it, and the project moves on by itself.');
  await merged('maya', discovery);

  await studio.pass(2 * day);
  chapter('Proposal: the merge waits for the client');
  const sow = await opened('sam', 'statement-of-work', 'proposal.md', proposal, {
    title: 'Statement of work',
    body: `Six weeks, a fixed fee.\n\n- [x] read by Maya\n- [ ] approved by Harbor Supplies (@jordan)\n\nFor #${issue}.`,
  });
  say(`Maya wants to merge. The branch main asks for the check ${checkName}, so GitHub says no.`);
  quote('GitHub', await refusalOf(as('maya').merge(sow)));
  say('Sam wrote it, and Sam is not the client. His approval opens nothing; the comment on the issue says why.');
  await said('sam', sow, '/approve commercial');
  tellStatus('Not done');
  await studio.pass(day);
  say(
    'Jordan, the client, approves with a review. The lifecycle would also take an answer that somebody records for the\n' +
      'client, with the e-mail as evidence (attested; that is done in a clone, not by a comment). Jordan has an account\n' +
      "here, so the policy asks for more: Jordan's own word, proven by GitHub. To read here is all it takes.",
  );
  await reviewed('jordan', sow, 'APPROVED', 'Approved at 12,000, as proposed.');
  tellCheck(sow);
  say('Maya merges. What lands are the approved bytes, so the project moves on.');
  await merged('maya', sow);

  await studio.pass(4 * day);
  chapter('Contract: rejected, changed, approved, changed behind the approval, merged anyway');
  const paper = `projects/${issue}/contract.md`;
  const agreement = await opened('sam', 'agreement', 'contract.md', contract('90 days'), {
    title: 'Agreement',
    body: `The contract for the statement of work. @morgan signs.\n\nFor #${issue}.`,
  });
  say('Morgan, who signs, requests changes. That is a no: the check is red.');
  await reviewed('morgan', agreement, 'CHANGES_REQUESTED', 'We pay within 30 days, not 90.');
  tellCheck(agreement);
  say('Sam changes it. Morgan approves the contract; Jordan says that Morgan signs, and that work may begin.');
  await as('sam').push('agreement', { [paper]: contract('30 days') }, { message: 'Payment at 30 days' });
  await recorded();
  await reviewed('morgan', agreement, 'APPROVED', 'Good. Approved for signature.');
  await reviewed('jordan', agreement, 'APPROVED', 'Morgan signs for us. Start.');
  tellCheck(agreement);
  say('Then Sam changes one word. The approvals were for other bytes: they are void.');
  await as('sam').push('agreement', { [paper]: contract('30 working days') }, { message: 'Clarify payment' });
  await recorded();
  tellCheck(agreement);
  say(
    'Alex, an administrator in a hurry, merges past the check. GitHub lets him. The record does not forget it, and\nthe stage waits for a rationale.',
  );
  await merged('alex', agreement, { bypass: true });
  tellStatus('Next');
  await studio.pass(day);
  say('Maya, who may, gives it. She asked Morgan first.');
  await said(
    'maya',
    issue,
    '/override legal_or_contract --reason "one word: working days. Morgan agreed on the phone, 10 March, and signs today"',
  );
  say('Work begins on a signed contract, so the day is a fact with its source.');
  await said('maya', issue, '/fact contract.signed_on=2026-03-11 --source "the copy that Morgan signed"');
  say('Jordan says it again, for the contract as it is now. That was the last thing missing.');
  await said('jordan', issue, '/approve client_authority --reason "Morgan signs; start the work"');

  await studio.pass(6 * day);
  chapter('Delivery: a blocker holds the stage until it is cleared');
  say('Something is in the way.');
  await said('sam', issue, '/block the client has not named a contact for incidents');
  await studio.pass(42 * day);
  const record = await opened('sam', 'delivery', 'delivery.md', delivery, {
    title: 'Delivery record',
    body: `Six weeks, done. For #${issue}.`,
  });
  say('The record lands, and the stage stays.');
  await merged('maya', record);
  tellStatus('Next');
  say('Clearing the blocker is all it takes: the landing has happened, so the project moves on.');
  const blocker = /`\/unblock (\w+)/u.exec(studio.status(issue))?.[1] ?? '';
  await said('sam', issue, `/unblock ${blocker} --reason "Robin Shaw is the contact"`);

  await studio.pass(10 * day);
  chapter('Customer success, and the end');
  const account = await opened('sam', 'account', 'customer-success.md', success, {
    title: 'Account record',
    body: `For #${issue}.`,
  });
  await merged('maya', account);
  say('Maya closes the project.');
  await said('maya', issue, '/close --rationale "the pilot runs and has an owner"');
  say(
    'The closure report is a comment: who allowed what, on what it rests, and first of all what went around the gates.',
  );
  const report = repository.comments(issue).find(({ body }) => body.includes('countersign:closure'));
  page(address(`issues/${issue}#issuecomment-${report?.databaseId ?? ''}`));
  quote('report', excerpt(report?.body ?? ''));
  return { issue, bypassed: agreement };
}

function first(login: Login): string {
  return people[login].split(' ')[0] ?? login;
}

/** The body of an issue as GitHub writes it when the form is sent. */
function sentForm(): string {
  const fields = parseDocument(readFileSync(form, 'utf8'));
  const answers = new Map<unknown, string>([
    ['workflow', String(fields.getIn(['body', 1, 'attributes', 'options', 0]))],
    ['client', client],
    ['outcome', outcome],
  ]);
  const sent: string[] = [];
  for (let at = 0; fields.hasIn(['body', at]); at += 1) {
    const answer = answers.get(fields.getIn(['body', at, 'id']));
    if (answer !== undefined)
      sent.push(`### ${String(fields.getIn(['body', at, 'attributes', 'label']))}\n\n${answer}`);
  }
  return sent.join('\n\n');
}

/** Why GitHub refuses; the story wants it to. */
async function refusalOf(act: Promise<unknown>): Promise<string> {
  try {
    await act;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
  throw new Error('GitHub let it pass');
}

/** The head of the report and what went around the gates. */
function excerpt(report: string): string {
  const [head = ''] = report.split('\n## Who allowed what');
  return readable(
    head
      .replaceAll(/^> ?/gmu, '')
      .replaceAll(/\*\*|^#+ |^\[!CAUTION\]\n/gmu, '')
      .replaceAll(/\n{2,}/gu, '\n'),
  ).trim();
}
