import { defineConfig } from 'vitest/config';
import { leaveTheMachineOut } from './test/environment.ts';

leaveTheMachineOut();

const report = process.env['TEST_REPORT'];

export default defineConfig({
  test: {
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
        },
      },
      {
        test: {
          name: 'io',
          sequence: { groupOrder: 1 },
          include: ['test/**/*.test.ts'],
          exclude: ['test/core/**', 'test/bench/**'],
          globalSetup: ['test/build.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
