import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Definition } from '../../core/definition/schema.ts';
import { permissions } from '../../core/policy/schema.ts';
import type { Given } from '../../core/verbs/verb.ts';
import type { GitHome } from '../../git/home.ts';
import { policyPath } from '../../kept/sources.ts';
import { isEmail } from './evidence.ts';
import { done, exits, misuse, no, styled, type Answer, type Line } from './answer.ts';
import { machineClock as clock } from '../../clock.ts';
import { withHome, word, words } from './session.ts';

/** Makes the state branch, and a policy to fill in where there is none. Running it again changes nothing. */
export function init(given: Given): Promise<Answer> {
  return withHome(async (home) => {
    // Who runs this has to be known before anything is made, so that nothing is half made.
    const actor = await home.actor();
    const approvers = words(given, 'approver').map((email) => email.trim().toLowerCase());
    const wrong = approvers.find((email) => !isEmail(email));
    if (wrong !== undefined)
      return misuse(`"${wrong}" is not an e-mail address`, 'name people as git knows them: --approver kim@example.com');
    const chosen = await chosenWorkflow(home, word(given, 'workflow'));
    if ('answer' in chosen) return chosen.answer;
    const branch = await home.initialise(clock.now());
    const policy = await policyFor(home, chosen.definition, [String(actor.id), ...approvers]);
    if (policy === 'not writable') {
      return no(
        exits.failed,
        'read_only',
        `${policyPath} cannot be written`,
        'check the permissions of the folder, then run the same command again',
      );
    }
    const { stateBranch } = home.repository;
    const lines: readonly Line[] = [
      [
        styled('green', '✓ '),
        branch === 'made'
          ? `the branch ${stateBranch} was made; it will hold the record`
          : `the branch ${stateBranch} is there`,
      ],
      policyLine(policy, chosen.definition.workflow_type, approvers),
      ...nextLines(home, policy),
    ];
    return done(lines, {
      state_branch: stateBranch,
      branch,
      policy: { path: policyPath, is: policy },
      workflow_type: chosen.definition.workflow_type,
    });
  });
}

type PolicyFile = 'written' | 'there' | 'committed' | 'no worktree';

async function chosenWorkflow(
  home: GitHome,
  named: string,
): Promise<{ readonly definition: Definition } | { readonly answer: Answer }> {
  const [all, inForce] = await Promise.all([home.definitions(), home.policyInForce()]);
  const name = named || (inForce.policy?.workflow ?? '');
  const found = all.find((one) => (name === '' ? one.definition?.default === true : one.workflow_type === name));
  const names = all.flatMap((one) => (one.definition === null ? [] : [one.workflow_type])).join(', ');
  if (found === undefined)
    return {
      answer: misuse(
        name === '' ? 'no workflow is the default here' : `no workflow is called ${name}`,
        `name one: --workflow TYPE; there are ${names}`,
      ),
    };
  if (found.definition === null)
    return {
      answer: no(
        exits.failed,
        'broken_definition',
        `${found.origin} cannot be followed: it has errors`,
        `countersign check ${found.origin}`,
      ),
    };
  return { definition: found.definition };
}

async function policyFor(
  home: GitHome,
  definition: Definition,
  emails: readonly string[],
): Promise<PolicyFile | 'not writable'> {
  const { worktree, defaultBranch } = home.repository;
  const inForce = await home.policyInForce();
  if (inForce.policy === null || inForce.pin !== null) return 'committed';
  if (worktree === null) return 'no worktree';
  const path = join(worktree, policyPath);
  if (existsSync(path)) return 'there';
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, policyText(definition, emails, defaultBranch, await coordinators()), { flag: 'wx' });
    return 'written';
  } catch (error) {
    if (error instanceof Error && 'code' in error) return 'not writable';
    throw error;
  }
}

/** The roles that coordinate runs of the pipelines here; a permission of GitHub is held already. */
async function coordinators(): Promise<readonly NamedRole[]> {
  const { pipelinesHere } = await import('./workflow/define.ts');
  const found = (await pipelinesHere()).flatMap(({ read }) => (read.ok ? [read.pipeline] : []));
  const named = Map.groupBy(found, ({ coordinator }) => coordinator);
  return [...named]
    .filter(([id]) => !permissions.some((one) => one === id))
    .map(([id, pipelines]) => ({
      id,
      says: `Decides how runs of ${pipelines.map(({ name }) => name).join(', ')} go on, and about what their steps put out.`,
    }));
}

function policyLine(policy: PolicyFile, workflow: string, approvers: readonly string[]): Line {
  if (policy === 'written')
    return [
      styled('green', '✓ '),
      `${policyPath} was written for ${workflow}: every role is held by ${['you', ...approvers].join(' and ')}`,
    ];
  if (policy === 'no worktree')
    return [
      styled('yellow', '! '),
      `there is no worktree here: put ${policyPath} onto the default branch from a clone, with countersign init there`,
    ];
  return [
    styled('green', '✓ '),
    policy === 'there'
      ? `${policyPath} is there and stays as it is; it counts once it is committed`
      : `${policyPath} is committed and stays as it is`,
  ];
}

function nextLines(home: GitHome, policy: PolicyFile): readonly Line[] {
  const { defaultBranch, head } = home.repository;
  const start: Line = [styled('cyan', '      countersign start NAME --title "what it is"')];
  if (policy === 'committed' || policy === 'no worktree') return [[styled('bold', 'Next: '), 'begin a project'], start];
  const where = head.ref === `refs/heads/${defaultBranch}` ? '' : ` (on ${defaultBranch}, where it counts)`;
  return [
    [styled('bold', 'Next: '), `name your people in it, then commit it${where}`],
    [styled('cyan', `      git add ${policyPath}`)],
    [styled('cyan', '      git commit -m "Who may do what"')],
    [styled('bold', 'Then: '), 'begin a project'],
    start,
  ];
}

interface NamedRole {
  readonly id: string;
  readonly says: string;
}

/** The roles that a workflow speaks of: those it describes, and those that own a gate. */
function rolesOf(definition: Definition): readonly NamedRole[] {
  const described = definition.roles.map(({ id, label, description }) => ({ id, says: description ?? label }));
  const owners = definition.gates.map((gate) => ({ id: gate.owner, says: `opens ${gate.gate_id}` }));
  const all = [...described, ...owners].filter(({ id }) => id !== 'TBD');
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
}

/** A policy to begin with: every role of the workflow, all of them held by the same people. */
export function policyText(
  definition: Definition,
  emails: readonly string[],
  branch: string,
  others: readonly NamedRole[] = [],
): string {
  const held = [...new Set(emails)].map((email) => JSON.stringify(email)).join(', ');
  const known = rolesOf(definition);
  const added = others.filter(({ id }) => !known.some((one) => one.id === id));
  const roles = [...known, ...added].flatMap(({ id, says }) => [
    `  # ${oneLine(says)}`,
    `  ${key(id)}:`,
    `    emails: [${held}]`,
  ]);
  return `# Who may do what in this repository. It counts as it is committed on ${branch}, and nowhere else.
# \`countersign check ${policyPath}\` says what is wrong with it.

version: 1

# What new projects follow; \`countersign check\` lists what there is.
workflow: ${key(definition.workflow_type)}

# The least an approval has to be worth. \`asserted\` believes the e-mail address that git is configured with: plain git
# cannot prove who typed a command. More than that: attested, signed (with an ssh key that is listed here under keys),
# proven (on GitHub, which knows who it was).
assurance: asserted

# Who holds each role. Nobody approves what they wrote themselves, so a release needs at least two people.
roles:${roles.length === 0 ? ' {}' : `\n${roles.join('\n')}`}

# Roles that may record somebody else's answer: countersign approve GATE --for E-MAIL --evidence FILE${attestedText(definition)}
attesters: []

# Roles that may open a gate without its approval, with a reason that stays in the record: countersign override GATE
overriders: []
`;
}

/** Gates that only a recorded answer opens stay closed as long as nobody may record one. */
function attestedText({ gates, workflow_type }: Definition): string {
  const attested = gates.flatMap(({ gate_id, assurance }) => (assurance === 'attested' ? [gate_id] : []));
  if (attested.length === 0) return '';
  const [is, are] = attested.length === 1 ? ['is', 'it stays'] : ['are', 'they stay'];
  return `\n# In ${workflow_type} ${attested.join(', ')} ${is} opened by such an answer, and nobody may record one yet: ${are} closed until a role stands here.`;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** A YAML key or value that is read as the text it is. */
function key(text: string): string {
  const plain = /^[a-z][a-z0-9_-]*$/u.test(text) && !/^(?:null|true|false|yes|no|on|off|y|n)$/u.test(text);
  return plain ? text : JSON.stringify(text);
}
