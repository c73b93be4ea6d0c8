import { entriesOf } from '../../src/record.ts';
import { readable } from '../../src/core/surface/escape.ts';
import { projectFolder } from '../../src/core/project/decider.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import type { ProjectEvent } from '../../src/core/project/events.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import type { Entry } from '../../src/core/entry.ts';
import type { Comment } from '../sandbox/model.ts';
import { openGitHub, type GitHubRig } from '../doors/app-github.ts';

/** A paper lands when it was read; a contract when both sides have signed it and two people have seen it. */
const lifecycle = `workflow_type: paper
stages: [writing, printed]
artifacts:
- { artifact_type: text, path: 'papers/{project}/text.md', owner: writer, version_policy: revise, gates: [reading] }
- { artifact_type: contract, path: 'papers/{project}/contract.md', owner: writer, version_policy: revise, gates: [signing, witness] }
gates:
- { gate_id: reading, owner: reader, applies_when: the text lands }
- { gate_id: signing, owner: reader, applies_when: the contract lands }
- { gate_id: witness, owner: reader, applies_when: the contract lands }
allowed_transitions:
- from: writing
  to: printed
  on: { landed: text }
  when: the text has landed and was read
  requires: { all: [{ artifact: text }, { gate: reading }] }
- { from: printed, to: writing, when: it has to be written anew }
terminal_states: [done]
`;

/** Names in another letter case than GitHub has them. */
export const paperPolicy = `version: 1
workflow: paper
roles:
  writer: { permission: write }
  reader: { logins: [BOB, Carol], teams: [acme/readers] }
  lawyer: { logins: [carol, dora] }
gates:
  signing: { all_of: [reader, lawyer] }
  witness: { roles: [reader, lawyer], count: 2 }
overriders: [admin]
`;

export function openPapers(policy = paperPolicy): Promise<GitHubRig> {
  return openGitHub({
    files: { '.github/countersign.yml': policy, '.github/countersign/lifecycles/paper.yml': lifecycle },
  });
}

/** The text of a paper in an open pull request by ann. */
export interface Draft {
  readonly issue: number;
  readonly pull: number;
  readonly branch: string;
  readonly path: string;
  readonly head: string;
}

export async function drafted(rig: GitHubRig, name: 'text' | 'contract' = 'text'): Promise<Draft> {
  const ann = rig.repository.as('ann');
  const { number: issue } = await ann.openIssue({ title: 'A paper' });
  await ann.comment(issue, '/start paper');
  const branch = `draft-${issue}`;
  const path = `papers/${issue}/${name}.md`;
  const head = await ann.push(branch, { [path]: 'one\n' });
  const { number: pull } = await ann.openPull({ title: 'The text', head: branch });
  await rig.settled();
  return { issue, pull, branch, path, head };
}

export type Recorded = Entry<ProjectCommand, ProjectEvent>;

export async function entries({ repository }: GitHubRig, issue: number): Promise<readonly Recorded[]> {
  return entriesOf(`${await repository.git('show', `countersign:${projectFolder(String(issue))}/log/tail.yaml`)}\n`);
}

/** Verb, person and outcome of what was recorded. */
export async function happened(rig: GitHubRig, issue: number): Promise<readonly string[]> {
  return (await entries(rig, issue)).map(({ command, actor, refusal, events = [] }) => {
    const outcome = refusal === undefined ? events.map(({ type }) => type).join(', ') : `refused, ${refusal.code}`;
    return `${Object.keys(command)[0] ?? ''} by ${actor.login}: ${outcome}`;
  });
}

export async function stateOf(rig: GitHubRig, issue: number): Promise<ProjectState> {
  const state = await rig.state(String(issue));
  if (state === null) throw new Error(`#${issue} is no project`);
  return state;
}

export async function gate(rig: GitHubRig, issue: number, name = 'reading'): Promise<unknown> {
  return (await stateOf(rig, issue)).approvals['main']?.[name];
}

/** Our check run on the head of a pull request. */
export function check({ repository }: GitHubRig, pull: number): unknown {
  const head = repository.pull(pull).headRefOid;
  const runs = repository.model.suites.filter(({ headOid }) => headOid === head).flatMap((suite) => suite.runs);
  const run = runs.findLast(({ name }) => name === 'countersign');
  return run === undefined ? null : { status: run.status, conclusion: run.conclusion, title: run.output.title };
}

/** What the App has answered in an issue or a pull request. */
export function answersIn({ repository }: GitHubRig, place: number): readonly Comment[] {
  return repository.comments(place).filter(({ author, body }) => author?.login === 'countersign' && body.includes('countersign:answer'));
}

/** Somebody asks; what they are answered, as it reads. */
export async function explained(rig: GitHubRig, place: number, by: string, words: string): Promise<string> {
  const before = answersIn(rig, place).length;
  await rig.repository.as(by).comment(place, `/explain ${words}`.trim());
  await rig.settled();
  const [answer, ...more] = answersIn(rig, place).slice(before);
  if (answer === undefined || more.length > 0) throw new Error(`answered ${answer === undefined ? 'not at all' : 'more than once'}`);
  return readable(answer.body);
}
