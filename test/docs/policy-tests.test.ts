import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkPolicyTests } from '../../src/core/policy-test/check.ts';
import { runPolicyTests } from '../../src/core/policy-test/run.ts';
import { policyTestsSchema } from '../../src/core/policy-test/schema.ts';
import { readLine } from '../../src/doors/cli/parse.ts';
import { readDefinition, readPolicy, readPolicyTests } from '../../src/files.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/policy-tests.md'), 'utf8');
const [tests = '', workflow = ''] = [...page.matchAll(/^```yaml\n(?<text>.*?)^```$/gmsu)].map(
  (found) => found.groups?.['text'] ?? '',
);

describe('the page about testing a policy', () => {
  it('has tests that the policy of the first project on GitHub passes', () => {
    const github = readFileSync(join(root, 'docs/github.md'), 'utf8');
    const [, written = ''] = /^ {3}```yaml\n(.*?)^ {3}```$/msu.exec(github) ?? [];
    const policy = readPolicy(written.replaceAll(/^ {3}/gmu, ''), 'docs/github.md');
    const lifecycle = readFileSync(join(root, 'workflows/lifecycles/software_release.yaml'), 'utf8');
    const definition = readDefinition(lifecycle, 'software_release.yaml');
    const read = readPolicyTests(tests, 'docs/policy-tests.md');
    if (!policy.ok || !definition.ok || !read.ok) throw new Error(JSON.stringify([policy, definition, read], null, 2));
    expect(checkPolicyTests(read.tests, [definition.definition], policy.policy.workflow)).toEqual([]);
    const failed = runPolicyTests(read.tests, [definition.definition], policy.policy).filter(({ passed }) => !passed);
    expect(failed).toEqual([]);
  });

  it('explains everything that may be given', () => {
    const schema = policyTestsSchema as {
      readonly properties: {
        readonly tests: {
          readonly items: { readonly properties: { readonly given: { readonly properties: object } } };
        };
      };
    };
    const [, given = ''] = page.split('\n## Given\n');
    const missing = Object.keys(schema.properties.tests.items.properties.given.properties).filter(
      (key) => !given.includes(`\`${key}\``),
    );
    expect(missing).toEqual([]);
  });

  it('runs it in a workflow by a command that is understood', () => {
    const { jobs } = parse(workflow) as {
      readonly jobs: { readonly policy: { readonly steps: readonly { readonly run?: string }[] } };
    };
    const [line = ''] = jobs.policy.steps.flatMap(({ run = [] }) => run);
    expect(readLine(line.split(' ').slice(3))).toMatchObject({ verb: { name: 'policy' }, given: { what: 'test' } });
    expect(page).toContain('```sh\ncountersign policy test\n```');
  });
});
