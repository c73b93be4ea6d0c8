import { statSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { leaveTheMachineOut } from './test/environment.ts';
import { isSoak } from './test/soak.ts';

leaveTheMachineOut();

const report = process.env['TEST_REPORT'];

/** Only a test that hangs is stopped: how long one may take says nothing about whether it holds. */
const patience = isSoak ? 600_000 : 60_000;

/** Long stories that the short ones touch too. `npm run soak` plays them, and all of what the others play in part. */
const inTheSoak = isSoak
  ? []
  : [
      'test/docs/demo-once.test.ts',
      'test/docs/demo.test.ts',
      'test/doors/action-bundle.test.ts',
      'test/doors/action-main-job.test.ts',
      'test/doors/app-adopt.test.ts',
      'test/doors/app-anchors.test.ts',
      'test/doors/app-loss.test.ts',
      'test/doors/app-main-job.test.ts',
      'test/doors/app-process.test.ts',
      'test/doors/app-release.test.ts',
      'test/doors/app-reminders.test.ts',
      'test/doors/app-rules.test.ts',
      'test/doors/app-runs.test.ts',
      'test/doors/app-swept.test.ts',
      'test/doors/app-work.test.ts',
      'test/doors/app-examination.test.ts',
      'test/doors/app-extends.test.ts',
      'test/doors/cli-adopt.test.ts',
      'test/doors/cli-audit.test.ts',
      'test/doors/cli-decided.test.ts',
      'test/doors/cli-doctor.test.ts',
      'test/doors/cli-files.test.ts',
      'test/doors/cli-handoff.test.ts',
      'test/doors/cli-log.test.ts',
      'test/doors/cli-migrate.test.ts',
      'test/doors/cli-odd.test.ts',
      'test/doors/cli-project-runs.test.ts',
      'test/doors/cli-runs-waiting.test.ts',
      'test/doors/cli-simulate.test.ts',
      'test/doors/cli-trace-export.test.ts',
      'test/doors/cli-verify.test.ts',
      'test/doors/cli-workflow-clones.test.ts',
      'test/doors/cli-workflow-examples-more.test.ts',
      'test/doors/cli-workflow-examples.test.ts',
      'test/doors/cli-workflow-output.test.ts',
      'test/doors/cli-workflow.test.ts',
      'test/doors/two-doors.test.ts',
      'test/faults/approvals-more.test.ts',
      'test/faults/approvals.test.ts',
      'test/faults/github-kill.test.ts',
      'test/faults/github.test.ts',
      'test/faults/kill.test.ts',
      'test/faults/races.test.ts',
      'test/git/adversary-deeds.test.ts',
      'test/git/adversary.test.ts',
      'test/git/commit-signed.test.ts',
      'test/git/commit-signatures.test.ts',
      'test/git/interrupted.test.ts',
      'test/git/signing.test.ts',
      'test/homes/by-hand.test.ts',
      'test/homes/bypass.test.ts',
      'test/homes/extends.test.ts',
      'test/homes/github-commits.test.ts',
      'test/homes/github-looks.test.ts',
      'test/homes/github-owners.test.ts',
      'test/homes/journal-moved.test.ts',
      'test/homes/receive.test.ts',
      'test/homes/runs-redecide.test.ts',
      'test/homes/runs-verify.test.ts',
      'test/homes/runs.test.ts',
      'test/homes/tamper.test.ts',
      'test/homes/verify.test.ts',
      'test/runner/tree.test.ts',
      'test/sandbox/commits.test.ts',
      'test/sandbox/contract-tour.test.ts',
      'test/sandbox/documents.test.ts',
      'test/sandbox/faults.test.ts',
      'test/sandbox/git-http.test.ts',
      'test/sandbox/issues.test.ts',
      'test/sandbox/merges.test.ts',
      'test/sandbox/pages.test.ts',
      'test/sandbox/reviews.test.ts',
      'test/sandbox/tokens.test.ts',
      'test/sandbox/webhooks.test.ts',
    ];

/** What takes longest, though its file is short. */
const longest = [
  'test/homes/git.test.ts',
  'test/doors/cli.test.ts',
  'test/faults/run-kill.test.ts',
  'test/homes/journal.test.ts',
  'test/git/commit.test.ts',
  'test/browser/pages.test.ts',
  'test/homes/github.test.ts',
];

function weight({ moduleId }: TestSpecification): number {
  return longest.some((path) => moduleId.endsWith(path)) ? Number.MAX_SAFE_INTEGER : statSync(moduleId).size;
}

/** Begins with what takes longest, and then with the largest files, so that nobody waits for one alone at the end. */
class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((one, other) => weight(other) - weight(one)));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    coverage: {
      provider: 'v8',
      include: ['src/core/**/*.ts'],
      thresholds: { branches: 100 },
    },
    projects: [
      {
        test: {
          name: 'core',
          sequence: { groupOrder: 0 },
          include: ['test/core/**/*.test.ts'],
          pool: 'threads',
          isolate: false,
          testTimeout: patience,
          hookTimeout: patience,
        },
      },
      {
        test: {
          name: 'io',
          sequence: { groupOrder: 1 },
          include: ['test/**/*.test.ts'],
          exclude: ['test/core/**', 'test/bench/**', ...inTheSoak],
          globalSetup: ['test/build.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: patience,
          hookTimeout: patience,
        },
      },
    ],
  },
});
