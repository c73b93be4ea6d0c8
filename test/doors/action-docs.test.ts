import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { inputs, outputs } from '../../src/doors/action/contract.ts';
import { readPolicy } from '../../src/files.ts';
import { workflow, workflowText } from './action-rig.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/action.md'), 'utf8');

/** The blocks of code in one language, without what they are indented by. */
function blocks(language: string): readonly string[] {
  const fence = new RegExp(`^( *)\`\`\`${language}\\n(.*?)^ *\`\`\`$`, 'gmsu');
  return [...page.matchAll(fence)].map(([, indent = '', text = '']) =>
    text.replaceAll(new RegExp(`^${indent}`, 'gmu'), ''),
  );
}

const yaml = blocks('yaml');

describe('docs/action.md', () => {
  it('shows the workflow file as it is', () => {
    expect(yaml[0]).toBe(workflowText);
  });

  it('shows a policy that is one', () => {
    const read = readPolicy(yaml[1] ?? '', 'docs/action.md');
    expect(read).toMatchObject({ ok: true });
  });

  it('shows steps that use the action and outputs that there are, and put no output into a shell', () => {
    const { steps } = parse(yaml[2] ?? '') as { readonly steps: readonly Readonly<Record<string, unknown>>[] };
    expect(Object.values(workflow.jobs)[0]?.steps[0]?.uses).toBe(steps[0]?.['uses']);
    const used = [...(yaml[2] ?? '').matchAll(/\boutputs\.([\w-]+)/gu)].map(([, name = '']) => name);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((name) => !Object.hasOwn(outputs, name))).toEqual([]);
    expect(steps.filter(({ run }) => typeof run === 'string' && run.includes('${{'))).toEqual([]);
  });

  it('has no other block of YAML', () => {
    expect(yaml).toHaveLength(3);
  });

  it('lists every input with its default, and every output', () => {
    for (const [name, { description, default: otherwise }] of Object.entries(inputs))
      expect(page).toContain(`| \`${name}\` | \`${otherwise}\` | ${description} |`);
    for (const [name, { description }] of Object.entries(outputs))
      expect(page).toContain(`| \`${name}\` | ${description} |`);
  });

  it('names every event that the workflow listens to', () => {
    const words: Readonly<Record<string, RegExp>> = {
      issues: /\| an issue that is opened/u,
      issue_comment: /\| a comment with a line/u,
      pull_request_target: /\| a pull request that is/u,
      pull_request_review: /; a review \|/u,
      merge_group: /\| a merge queue that asks/u,
      release: /\| a release that is published/u,
      schedule: /\| the schedule, twice an hour/u,
      workflow_dispatch: /\| you: `gh workflow run countersign\.yml`/u,
    };
    expect(Object.keys(workflow.on).toSorted()).toEqual(Object.keys(words).toSorted());
    for (const says of Object.values(words)) expect(page).toMatch(says);
  });

  it('links only files that are there', () => {
    const links = [...page.matchAll(/\]\(([^)#:]+)\)/gu)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !existsSync(join(root, 'docs', link)))).toEqual([]);
  });
});
