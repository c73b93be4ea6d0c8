import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rmSync } from 'node:fs';
import { inputs, longestJobMinutes, outputs, permissions } from '../../src/doors/action/contract.ts';
import { outputsOf } from '../../src/doors/action/report.ts';
import { runnerOf } from '../../src/doors/action/runner.ts';
import { readSettings } from '../../src/doors/action/settings.ts';
import { checkName } from '../../src/github/documents.ts';
import { temporaryFolder } from '../fixtures/repository.ts';
import { actionFile, job, workflow, workflowText } from './action-rig.ts';

const folder = temporaryFolder();
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const nothing = { commits: [], numbers: [], isAboutAll: false, troubles: [], readOnly: null, shownBy: null };

describe('action.yml', () => {
  it('has the inputs of the registry: names, descriptions, defaults, and none that must be given', () => {
    const expected = Object.entries(inputs).map(([name, input]) => [name, { ...input, required: false }]);
    expect(actionFile.inputs).toEqual(Object.fromEntries(expected));
  });

  it('has the outputs of the registry: names and descriptions', () => {
    expect(actionFile.outputs).toEqual(outputs);
  });

  it('runs what is built, on the Node that the package asks for', () => {
    const { engines } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
      readonly engines: { readonly node: string };
    };
    expect(engines.node).toBe(`>=${actionFile.runs.using.replace('node', '')}`);
    expect(actionFile.runs.main).toBe('dist-action/index.cjs');
    expect(readFileSync(join(import.meta.dirname, '../../.gitignore'), 'utf8')).toContain('dist-*/');
  });
});

describe('the code', () => {
  it('reads every input of the registry, and of the environment only what the runner documents', () => {
    const event = join(folder, 'event.json');
    writeFileSync(event, '{}');
    const read = new Set<string>();
    const environment = new Proxy<Record<string, string>>(
      {
        GITHUB_API_URL: 'https://api.github.com',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'acme/portal',
        GITHUB_REPOSITORY_ID: '500',
        GITHUB_EVENT_NAME: 'push',
        GITHUB_EVENT_PATH: event,
        INPUT_TOKEN: 'ghs_1',
      },
      {
        get(target, name) {
          read.add(String(name));
          return Reflect.get(target, name) as unknown;
        },
      },
    );
    const runner = runnerOf(environment, () => undefined);
    readSettings(environment, runner, '2026-03-02T09:00:00.000Z');
    runner.setOutputs(outputsOf(nothing));
    runner.summarize('');
    const names = [...read].toSorted();
    expect(names.filter((name) => name.startsWith('INPUT_'))).toEqual(
      Object.keys(inputs)
        .map((name) => `INPUT_${name.toUpperCase()}`)
        .toSorted(),
    );
    // docs.github.com, "Variables reference", default environment variables.
    expect(names.filter((name) => !name.startsWith('INPUT_'))).toEqual([
      'GITHUB_ACTOR',
      'GITHUB_API_URL',
      'GITHUB_EVENT_NAME',
      'GITHUB_EVENT_PATH',
      'GITHUB_OUTPUT',
      'GITHUB_REPOSITORY',
      'GITHUB_REPOSITORY_ID',
      'GITHUB_SERVER_URL',
      'GITHUB_STEP_SUMMARY',
    ]);
  });

  it('writes every output of the registry, also when nothing happened', () => {
    expect(outputsOf(nothing)).toEqual({ changed: 'false', projects: '[]', commit: '' });
    expect(Object.keys(outputsOf(nothing))).toEqual(Object.keys(outputs));
  });
});

describe('the workflow that people copy', () => {
  it('gives the job what it needs and nothing else, and no permission to anything else', () => {
    expect(workflow.permissions).toEqual({});
    expect(Object.keys(workflow.jobs)).toHaveLength(1);
    expect(job.permissions).toEqual(permissions);
  });

  it('runs our action and nothing else: no shell, no checkout, nothing of a pull request', () => {
    expect(job.steps).toEqual([{ uses: 'countersign/countersign@v1' }]);
  });

  it('puts nothing of an event into a text: expressions only compare, and give names of ours', () => {
    const expressions = [...workflowText.matchAll(/\$\{\{(.*?)\}\}/gsu)].map(([, inside = '']) => inside.trim());
    expect(expressions.map((one) => one.replaceAll(/\s+/gu, ' '))).toEqual([
      `(${job.if.trim()}) && (github.event_name != 'pull_request_review' || ` +
        `github.event.pull_request.head.repo.id == github.event.repository.id) && ` +
        `'countersign' || format('countersign-{0}', github.run_id)`,
    ]);
  });

  it('ends a job before what happened meanwhile is too old to be looked for', () => {
    expect(job['timeout-minutes']).toBeLessThanOrEqual(longestJobMinutes);
  });

  it('lets one run at a time go on to its end', () => {
    expect(workflow.concurrency).toEqual({ group: expect.any(String) as string });
  });

  it('does not call its job like the check that it makes: GitHub would take one for the other', () => {
    expect([...Object.keys(workflow.jobs), job.name]).not.toContain(checkName);
    expect([...Object.keys(workflow.jobs), job.name].map((name) => name.toLowerCase())).not.toContain(checkName);
  });

  it('has a schedule that keeps off the full hour, when GitHub drops runs', () => {
    const minutes = workflow.on.schedule.flatMap(({ cron }) => cron.split(' ')[0]?.split(',').map(Number) ?? []);
    expect(minutes.length).toBeGreaterThan(0);
    expect(minutes.filter((minute) => !(minute > 5 && minute < 55 && Math.abs(minute - 30) > 5))).toEqual([]);
  });

  it('lies where the documentation says', () => {
    expect(existsSync(join(import.meta.dirname, '../../docs/countersign-workflow.yml'))).toBe(true);
  });
});
