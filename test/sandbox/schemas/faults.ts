import type { Schema } from './cut.ts';

/** A place where the published document says something else than GitHub does. */
export type Fault = {
  readonly in: 'rest' | 'webhooks';
  /**
   * Where it stands: an operation with a status (`pulls/get 200`), an event (`issues opened`) or a part (`check-run`),
   * and the names of properties on the way from there, `[]` for the items of a list.
   */
  readonly at: readonly [string, ...(readonly string[])];
  /** Whether it still is as it was (null when nothing is said there); if not, the fault is to be looked at again. */
  readonly isStill: (published: Schema | null) => boolean;
  /** What holds instead. */
  readonly really: Schema;
  /** What GitHub does, and who says so. */
  readonly because: string;
};

const unsaid = (published: Schema | null): boolean => published === null;
const refusedStatus = { isStill: unsaid, really: { type: 'string' } };
const oldRepository =
  'An old copy of a repository: every other webhook about a pull, `pull_request_review submitted` among them, requires it.';

/** The documents' own faults, as far as the product or the sandbox meets them. */
export const faults: readonly Fault[] = [
  {
    in: 'rest',
    at: ['validation-error', 'status'],
    ...refusedStatus,
    because:
      'Every refusal carries its status as text, as `basic-error` of the same document says. Recorded for 422: POST /repos/Nishfleet/fleet-ops/rulesets, and POST git/refs "Reference already exists".',
  },
  {
    in: 'rest',
    at: ['pulls/merge 405', 'status'],
    ...refusedStatus,
    because: 'The same. Recorded: PUT /repos/glunk-works/wb-ruleset-scratch/pulls/1/merge answered 405 with it.',
  },
  {
    in: 'rest',
    at: ['pulls/merge 409', 'status'],
    ...refusedStatus,
    because: 'The same.',
  },
  {
    in: 'rest',
    at: ['apps/list-installations 200', '[]'],
    isStill: (published) => JSON.stringify(published).includes('"account":{"anyOf":[{"allOf":['),
    really: { $ref: 'installation' },
    because:
      'The account is said to be a user and an enterprise at once, which nothing is, and new permissions are missing: an old copy of `installation`, which apps/get-installation of the same document answers.',
  },
  ...['head', 'base'].map((side): Fault => ({
    in: 'webhooks',
    at: ['pull_request_review edited', 'pull_request', side, 'repo', 'has_discussions'],
    isStill: unsaid,
    really: { type: 'boolean' },
    because: oldRepository,
  })),
];
