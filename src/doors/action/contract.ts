/** What a workflow gives the action and gets from it: action.yml says the same, and a test compares the two. */

interface Input {
  readonly description: string;
  /** What the runner gives where the workflow gives nothing. */
  readonly default: string;
}

export const inputs = {
  token: {
    description: "The token to look, commit and show with: the job's own, or that of an App of yours.",
    default: '${{ github.token }}',
  },
  'state-branch': {
    description: 'The branch that the states of the projects are on. Never the default branch.',
    default: 'countersign',
  },
  'app-id': {
    description:
      "The id of the App that the token is of, by which our check runs are known. 15368 is GitHub Actions on github.com, for the job's own token.",
    default: '15368',
  },
} as const satisfies Readonly<Record<string, Input>>;

export type InputName = keyof typeof inputs;

interface Output {
  readonly description: string;
}

export const outputs = {
  changed: {
    description: 'true when this run changed the state of a project, else false.',
  },
  projects: {
    description:
      'The projects whose state this run changed, as JSON: [{"id":"12","workflow_type":"software_release","stage":"review","tracks":{"main":"review"},"terminal_state":null}].',
  },
  commit: {
    description: 'The last commit that this run made on the state branch; empty when it made none.',
  },
} as const satisfies Readonly<Record<string, Output>>;

export type OutputName = keyof typeof outputs;

/** What the token must be allowed, as `permissions:` of a job has it. */
export const permissions = {
  contents: 'write',
  issues: 'write',
  checks: 'write',
  'pull-requests': 'write',
  statuses: 'read',
} as const;

/**
 * How long a job may take, in minutes. What happens while it runs, and whose own run is dropped because another one
 * waits already, is looked for by that other one: it looks back at least as long.
 */
export const longestJobMinutes = 10;
