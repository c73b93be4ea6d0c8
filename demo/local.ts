import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { leaveTheMachineOut } from '../test/environment.ts';

/**
 * Plays one project from start to closure on a real git repository, with the real command line and nothing else.
 * `--keep DIR` leaves the repository there to look at.
 */
leaveTheMachineOut();
const { values } = parseArgs({ options: { keep: { type: 'string' } } });
const binary = join(import.meta.dirname, '..', 'bin', 'countersign.cjs');
const kept = values.keep === undefined ? null : resolve(values.keep);
const repository = kept ?? mkdtempSync(join(tmpdir(), 'countersign-demo-'));
const project = 'support-triage';
const branch = (name: string): string => `project/${project}/${name}`;

/** The people of the story; in plain git a person is an e-mail address. */
const people = {
  maya: { name: 'Maya Ortiz', email: 'maya@studio.example' },
  sam: { name: 'Sam Reed', email: 'sam@studio.example' },
  jordan: { name: 'Jordan Lee', email: 'jordan@harbor.example' },
  morgan: { name: 'Morgan Reyes', email: 'morgan@harbor.example' },
} as const;
type Person = keyof typeof people;

const policy = `# Who may do what. Read from the default branch only.
version: 1
workflow: completetech_services
# Plain git cannot prove who typed a command, so what people say of themselves is the least that counts here.
# The client's own gates ask for more: an answer of theirs, kept as evidence (their definition says "attested").
assurance: asserted
roles:
  engagement_lead: { emails: [maya@studio.example] }
  client_commercial_approver: { emails: [jordan@harbor.example] }
  account_sponsor: { emails: [jordan@harbor.example] }
  legal_signatory: { emails: [morgan@harbor.example] }
attesters: [engagement_lead]
overriders: [engagement_lead]
`;

const refusal: Expect = { codes: [2] };

const brief = `# Discovery brief

Harbor Supplies answers 300 support e-mails a day by hand. First answers take nine hours.

- Desired outcome: a first answer within one hour, drafted by an agent, sent by a person.
- Systems: the shared mailbox and the order database, read only.
- Success: 80 % of drafts are sent with at most one correction.
`;

const proposal = (fee: number): string => `# Statement of work: support e-mail triage pilot

Six weeks. An agent sorts and drafts; people read and send.

- Deliverables: triage rules, a draft agent, a weekly report.
- Acceptance: 80 % of drafts sent with at most one correction, in week six.
- Fee: ${fee.toLocaleString('en-US')}, half at the start.
- Not included: refunds, sending without a person.
`;

const contract = (days: string): string => `# Agreement

Harbor Supplies and the studio agree on the statement of work, v1.

- Payment: within ${days} of the invoice.
- Signatory for Harbor Supplies: Morgan Reyes.
`;

const delivery = `# Delivery record

- Week 1: mailbox connected, read only.
- Week 6: 84 % of drafts sent with at most one correction. Accepted by Jordan Lee.
- Runbook and roll-back are in the handover folder.
`;

const success = `# Account record

- Health: good. First answers take 40 minutes.
- Next review: in three months, with Jordan Lee and Robin Shaw.
`;

try {
  play();
} finally {
  if (kept === null) rmSync(repository, { recursive: true, force: true });
}

function play(): void {
  chapter('A repository like any other, with a policy on its default branch');
  mkdirSync(repository, { recursive: true });
  git('maya', 'init', '-q', '-b', 'main', '.');
  write('README.md', '# Harbor Supplies\n\nWork for Harbor Supplies.\n');
  write('.github/countersign.yml', policy);
  git('maya', 'add', '.');
  git('maya', 'commit', '-qm', 'Policy: who may approve what');
  countersign('maya', 'init');
  countersign('maya', 'start', project, '--title', 'Support e-mail triage pilot', '--client', 'Harbor Supplies');

  chapter('Discovery: a branch with a brief, a fact with its source, a merge');
  countersign(
    'maya',
    'fact',
    'opportunity.desired_outcome=first answers within one hour',
    '--source',
    'call with Jordan Lee, 12 May',
  );
  commit('sam', 'discovery', 'discovery.md', brief, 'Discovery brief');
  countersign('maya', 'merge', branch('discovery'));

  chapter('Proposal: the merge waits for the client');
  commit('sam', 'proposal', 'proposal.md', proposal(12_000), 'Statement of work');
  say('Nobody has approved it yet, so the merge is refused.');
  countersign('maya', 'merge', branch('proposal'), refusal);
  say('Sam wrote it, and Sam is not the client. His approval is refused.');
  countersign('sam', 'approve', 'commercial', '--branch', branch('proposal'), refusal);
  say('Jordan answers by e-mail. Maya, who may attest, records the answer and keeps the e-mail as evidence.');
  mail('jordan', 'yes-to-the-proposal.eml', 'Re: Statement of work', 'We approve the pilot at 12,000 as proposed.');
  approveFor('jordan', 'commercial', 'proposal', 'yes-to-the-proposal.eml', 'approved as proposed');
  say('Landing the approved bytes moves the project on by itself.');
  countersign('maya', 'merge', branch('proposal'));

  chapter('Contract: rejected, changed, approved, changed behind the approval');
  commit('sam', 'contract', 'contract.md', contract('90 days'), 'Agreement package');
  mail('morgan', 'no-to-the-contract.eml', 'Re: Agreement', 'We cannot pay at 90 days. 30 is our rule.');
  countersign(
    'maya',
    'reject',
    'legal_or_contract',
    '--branch',
    branch('contract'),
    '--for',
    people.morgan.email,
    '--evidence',
    evidence('no-to-the-contract.eml'),
    '--reason',
    'payment at 30 days, not 90',
  );
  commit('sam', 'contract', 'contract.md', contract('30 days'), 'Payment at 30 days');
  mail('morgan', 'yes-to-the-contract.eml', 'Re: Agreement', 'Good. Approved for signature.');
  approveFor('morgan', 'legal_or_contract', 'contract', 'yes-to-the-contract.eml', 'approved for signature');
  say('After the approval somebody changes one word. The approval was for other bytes, so it is void.');
  commit('sam', 'contract', 'contract.md', contract('30 working days'), 'Clarify payment');
  countersign('maya', 'merge', branch('contract'), refusal);
  countersign('maya', 'explain', 'legal_or_contract');
  mail('morgan', 'yes-again.eml', 'Re: Re: Agreement', 'Working days are fine. Approved.');
  approveFor('morgan', 'legal_or_contract', 'contract', 'yes-again.eml', 'working days are fine');
  mail('jordan', 'authority.eml', 'Who signs', 'Morgan Reyes signs for us, and you may start.');
  approveFor('jordan', 'client_authority', 'contract', 'authority.eml', 'Morgan signs; start the work');
  say('Work begins on a signed contract, so the day is a fact with its source.');
  countersign('maya', 'fact', 'contract.signed_on=2026-05-29', '--source', 'the copy that Morgan signed');
  countersign('maya', 'merge', branch('contract'));

  chapter('Delivery: a blocker holds the stage until it is cleared');
  countersign('sam', 'block', 'the client has not named a contact for incidents', '--on', 'track:main');
  commit('sam', 'delivery', 'delivery.md', delivery, 'Delivery record');
  say('The record may land, but the stage stays: something is in the way.');
  countersign('maya', 'merge', branch('delivery'));
  countersign('maya', 'status', project);
  const blocker = /\b(b\d+)\b/u.exec(quiet('maya', 'status', project))?.[1] ?? 'b1';
  say('Clearing it is all it takes: the landing has happened, so the project moves on.');
  countersign('maya', 'unblock', blocker, '--reason', 'Robin Shaw, robin@harbor.example');

  chapter('Customer success, and the end');
  commit('sam', 'success', 'customer-success.md', success, 'Account record');
  countersign('maya', 'merge', branch('success'));
  countersign('maya', 'close', '--rationale', 'the pilot runs and has an owner');

  chapter('What is left: the record, and the proof that nobody touched it');
  shown('maya', 'git', ['log', '--format=%h %s', 'countersign']);
  countersign('maya', 'verify');
  say(
    kept === null
      ? 'The repository was a temporary one. To keep it: npm run demo -- --local --keep DIR'
      : `The repository lies in ${repository}. Try there: git log -p countersign`,
  );
}

/** What a command may end with: done, or refused where the story wants a refusal. */
interface Expect {
  readonly codes: readonly number[];
}

function chapter(title: string): void {
  console.log(`\n${styleText('bold', `── ${title}`)}`);
}

function say(text: string): void {
  console.log(`\n${text}`);
}

function countersign(person: Person, ...given: readonly (string | Expect)[]): void {
  const args = given.filter((word) => typeof word === 'string');
  const expected = given.find((word) => typeof word !== 'string')?.codes ?? [0];
  const line = args.map((word) => (/^[\w./@=:-]+$/u.test(word) ? word : `"${word}"`)).join(' ');
  console.log(`\n${styleText('dim', `${people[person].name.split(' ')[0] ?? ''} $`)} countersign ${line}`);
  const done = run(person, process.execPath, [binary, ...args]);
  console.log(indented(`${done.stdout}${done.stderr}`));
  if (!expected.includes(done.status))
    throw new Error(`countersign ${line} ended with ${done.status}, not ${expected.join(' or ')}`);
}

function quiet(person: Person, ...args: readonly string[]): string {
  return run(person, process.execPath, [binary, ...args]).stdout;
}

function shown(person: Person, command: string, args: readonly string[]): void {
  console.log(`\n${styleText('dim', `${people[person].name.split(' ')[0] ?? ''} $`)} ${command} ${args.join(' ')}`);
  console.log(indented(run(person, command, args).stdout));
}

function git(person: Person, ...args: readonly string[]): void {
  const done = run(person, 'git', args);
  if (done.status !== 0) throw new Error(`git ${args.join(' ')}: ${done.stderr}`);
}

function run(
  person: Person,
  command: string,
  args: readonly string[],
): { readonly status: number; readonly stdout: string; readonly stderr: string } {
  const { name, email } = people[person];
  const who = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const done = spawnSync(command, args, {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, ...who, ...colour },
  });
  if (done.error !== undefined) throw done.error;
  return { status: done.status ?? 1, stdout: done.stdout, stderr: done.stderr };
}

/** Commits an artifact on its branch, as somebody would in their editor. */
function commit(person: Person, name: string, file: string, text: string, message: string): void {
  const exists = run(person, 'git', ['rev-parse', '-q', '--verify', `refs/heads/${branch(name)}`]).status === 0;
  git(person, 'switch', '-q', ...(exists ? [] : ['-c']), branch(name));
  write(`projects/${project}/${file}`, text);
  git(person, 'add', '.');
  git(person, 'commit', '-qm', message);
  git(person, 'switch', '-q', 'main');
  console.log(
    `\n${styleText('dim', `${people[person].name.split(' ')[0] ?? ''} commits`)} "${message}" on ${branch(name)}`,
  );
}

function approveFor(person: Person, gate: string, name: string, file: string, reason: string): void {
  countersign(
    'maya',
    'approve',
    gate,
    '--branch',
    branch(name),
    '--for',
    people[person].email,
    '--evidence',
    evidence(file),
    '--reason',
    reason,
  );
}

/** E-mails lie outside the worktree, as they would in a mail client's folder. */
function evidence(file: string): string {
  return join('.git', 'demo-mail', file);
}

function mail(person: Person, file: string, subject: string, text: string): void {
  const { name, email } = people[person];
  write(
    evidence(file),
    `From: ${name} <${email}>\nTo: ${people.maya.name} <${people.maya.email}>\nSubject: ${subject}\n\n${text}\n`,
  );
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}

function indented(text: string): string {
  return text.trimEnd().replaceAll(/^(?=.)/gmu, '    ');
}
