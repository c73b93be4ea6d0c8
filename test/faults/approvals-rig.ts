import type { Confirm } from '../../src/core/confirm/confirm.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectFolder } from '../../src/core/project/decider.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { readable } from '../../src/core/surface/escape.ts';
import { entriesOf } from '../../src/record.ts';
import { openGitHub, type GitHubRig } from '../doors/app-github.ts';
import type { Comment } from '../sandbox/model.ts';

/**
 * A text lands when it was read; a contract when both sides have signed it and two people have seen it. What is printed is
 * bound, with an approval only where the flag says so.
 */
const lifecycle = `workflow_type: paper
stages: [writing, printed, bound]
artifacts:
- { artifact_type: text, path: 'papers/{project}/text.md', owner: writer, version_policy: revise, gates: [reading] }
- artifact_type: contract
  path: papers/{project}/contract.md
  owner: writer
  version_policy: revise
  gates: [signing, witness]
gates:
- { gate_id: reading, owner: reader, applies_when: the text lands }
- { gate_id: signing, owner: reader, applies_when: the contract lands }
- { gate_id: witness, owner: reader, applies_when: the contract lands }
- { gate_id: binding, owner: lawyer, applies_when: the flag legal is up }
allowed_transitions:
- from: writing
  to: printed
  on: { landed: text }
  when: the text has landed and was read
  requires: { all: [{ artifact: text }, { gate: reading }] }
- from: printed
  to: bound
  when: it may be bound
  requires: { any: [{ not: { flag: legal } }, { gate: binding }] }
- { from: printed, to: writing, when: it has to be written anew }
terminal_states: [done]
`;

/** People in another letter case than GitHub has them, and one whom it does not have. */
export const paperPolicy = `version: 1
workflow: paper
roles:
  writer: { permission: write }
  reader: { logins: [BOB, Carol, gus, hal], teams: [acme/readers] }
  lawyer: { logins: [carol, DORA, nobody-of-this-name] }
gates:
  signing: { all_of: [reader, lawyer] }
  witness: { roles: [reader, lawyer], count: 2 }
overriders: [admin]
`;

/**
 * A repository in which papers are projects. Readers are bob, carol, gus, hal and, by the team, fay; carol and dora are
 * lawyers; ann and dan only write, rita only reads, eve is nobody here.
 */
export async function openPapers(policy = paperPolicy): Promise<GitHubRig> {
  const rig = await openGitHub({
    files: { '.github/countersign.yml': policy, '.github/countersign/lifecycles/paper.yml': lifecycle },
  });
  const { repository, sandbox } = rig;
  for (const login of ['dan', 'fay', 'gus', 'hal']) repository.model.collaborators.set(sandbox.user(login), 'write');
  repository.model.collaborators.set(sandbox.user('rita'), 'read');
  sandbox.team('acme', 'readers', ['fay'], { repositories: { 'acme/portal': 'write' } });
  await rig.settled();
  return rig;
}

/** A project with one of its artifacts in an open pull request. */
export interface Draft {
  readonly issue: number;
  readonly pull: number;
  readonly branch: string;
  readonly path: string;
  readonly head: string;
}

export async function drafted(
  rig: GitHubRig,
  options: {
    readonly artifact?: 'text' | 'contract';
    readonly by?: string;
    readonly coauthors?: readonly string[];
    readonly title?: string;
  } = {},
): Promise<Draft> {
  const { artifact = 'text', by = 'ann', coauthors = [], title = 'A paper' } = options;
  const ann = rig.repository.as('ann');
  const { number: issue } = await ann.openIssue({ title });
  await ann.comment(issue, '/start paper');
  const branch = `draft-${issue}`;
  const path = `papers/${issue}/${artifact}.md`;
  const head = await rig.repository.as(by).push(branch, { [path]: 'one\n' }, { coauthors });
  const { number: pull } = await rig.repository.as(by).openPull({ title: `Draft ${issue}`, head: branch });
  await rig.settled();
  return { issue, pull, branch, path, head };
}

/** What happens here is told to the App only when all of it has happened. */
export async function atOnce({ sandbox, settled }: GitHubRig, work: () => Promise<unknown>): Promise<void> {
  sandbox.webhooks.tamper(() => 'hold');
  await work();
  sandbox.webhooks.tamper(null);
  sandbox.webhooks.release();
  await settled();
}

/** Verb, person and outcome of what was recorded of a project since its draft was proposed. */
export async function happened({ repository }: GitHubRig, { issue }: Draft): Promise<readonly string[]> {
  const tail = await repository.git('show', `countersign:${projectFolder(String(issue))}/log/tail.yaml`);
  const entries = entriesOf<ProjectCommand, ProjectEvent>(`${tail}\n`);
  const begun = entries.findIndex(({ command }) => 'propose' in command);
  return entries.slice(begun + 1).flatMap(({ command, actor, refusal, events = [] }) => {
    const [verb = ''] = Object.keys(command);
    if (verb === 'receipt') return [];
    const outcome = refusal === undefined ? events.map(({ type }) => type).join(', ') : `refused, ${refusal.code}`;
    return [`${verb} by ${actor.login}: ${outcome}`];
  });
}

export async function stateOf(rig: GitHubRig, { issue }: Draft): Promise<ProjectState> {
  const state = await rig.state(String(issue));
  if (state === null) throw new Error(`#${issue} is no project`);
  return state;
}

/** The record of a gate on the state branch. */
export async function confirmOf(rig: GitHubRig, draft: Draft, gate = 'reading'): Promise<Confirm | undefined> {
  return (await stateOf(rig, draft)).approvals['main']?.[gate];
}

export async function stageOf(rig: GitHubRig, draft: Draft): Promise<string | undefined> {
  return (await stateOf(rig, draft)).tracks['main']?.stage;
}

/** Our check run on the head of a pull request: its conclusion, or how it stands while it has none, and its title. */
export function checkOn(rig: GitHubRig, { pull }: Pick<Draft, 'pull'>): string {
  return checkAt(rig, rig.repository.pull(pull).headRefOid);
}

/** The same on a commit. */
export function checkAt({ repository, sandbox }: GitHubRig, commit: string): string {
  const ours = repository.model.suites.filter(({ headOid, app }) => headOid === commit && app.id === sandbox.app.id);
  const runs = ours.flatMap((suite) => suite.runs);
  const run = runs.findLast(({ name }) => name === 'countersign');
  return run === undefined ? 'none' : `${run.conclusion ?? run.status}: ${run.output.title ?? ''}`;
}

/** What the App has answered in an issue or a pull request, oldest first. */
export function answersIn({ repository }: GitHubRig, place: number): readonly Comment[] {
  return repository
    .comments(place)
    .filter(({ author, body }) => author?.login === 'countersign' && body.includes('<!-- countersign:answer '));
}

/** Somebody asks; the one answer, as it reads. */
export async function explained(rig: GitHubRig, place: number, by: string, words = ''): Promise<string> {
  const before = answersIn(rig, place).length;
  await rig.repository.as(by).comment(place, `/explain ${words}`.trim());
  await rig.settled();
  const [answer, ...more] = answersIn(rig, place).slice(before);
  if (answer === undefined || more.length > 0)
    throw new Error(`/explain ${words} in #${place} was answered ${answer === undefined ? 'not at all' : 'twice'}`);
  return readable(answer.body);
}

/** Warnings and errors that the App has logged. */
export function troubles({ logged }: GitHubRig): readonly string[] {
  return logged.filter((line) => /"level":"(?:warn|error)"/u.test(line));
}
