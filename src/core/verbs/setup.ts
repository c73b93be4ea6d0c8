import type { Verb } from './verb.ts';

/** A repository is made ready. */
export const init: Verb = {
  name: 'init',
  group: 'setup',
  help: 'make this repository ready: the state branch and a policy file to fill in',
  arguments: [],
  options: [
    { name: 'workflow', value: 'TYPE', help: 'the workflow that projects here follow' },
    { name: 'approver', value: 'EMAIL', help: 'somebody who holds every role beside you, to begin with', list: true },
  ],
  example: 'countersign init --workflow software_release --approver bob@example.com',
};

/** What is wrong with the files. */
export const check: Verb = {
  name: 'check',
  group: 'setup',
  help: 'check definitions, pipelines and the policy, with file, line and column of what is wrong',
  arguments: [
    { name: 'file', help: 'a definition, a pipeline or a policy; all that is found if not given', optional: true },
  ],
  options: [
    { name: 'full', help: 'print the full form of a definition with every default' },
    { name: 'state', value: 'FILE', help: 'check what a document says about a project: a handoff, or a state' },
  ],
  example: 'countersign check .github/countersign/lifecycles/release.yml',
};

/** For whoever looks after the files and the repository. */
export const tools: readonly Verb[] = [
  {
    name: 'schema',
    group: 'setup',
    help: 'print the JSON Schema of a file, by which editors complete and check it',
    arguments: [{ name: 'kind', help: 'policy, definition, pipeline, policy-tests or run-export' }],
    options: [],
    example: 'countersign schema policy',
  },
  {
    name: 'policy',
    group: 'setup',
    help: 'test runs what you expect of the policy and the definitions in this folder against the rules themselves',
    arguments: [
      { name: 'what', help: 'test' },
      { name: 'file', help: 'the tests; .github/countersign.test.yml if not given', optional: true, rest: true },
    ],
    options: [],
    example: 'countersign policy test',
  },
  {
    name: 'doctor',
    group: 'setup',
    help: 'what keeps countersign from working here, or weakens it, and how that is mended',
    arguments: [
      { name: 'repository', help: 'OWNER/NAME on GitHub; that of the remote origin if not given', optional: true },
    ],
    options: [],
    example: 'countersign doctor acme/portal',
  },
  {
    name: 'hook',
    group: 'setup',
    help: 'run as a git hook; pre-receive refuses pushes that would land what nobody approved',
    arguments: [{ name: 'name', help: 'pre-receive' }],
    options: [],
    example: 'countersign hook pre-receive',
  },
];
