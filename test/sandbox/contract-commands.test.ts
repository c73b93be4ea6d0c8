import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  bindInProtectionCommand,
  bindInRulesetCommand,
  checkRulesetCommand,
  excludeCommand,
  formatCommand,
  pushCommand,
  recordRulesetCommand,
  renameBranchCommand,
  setCommand,
  unprotectCommand,
} from '../../src/github/doctor/fixes.ts';
import type { Open, Rule, Ruleset } from '../../src/github/doctor/readings.ts';
import { openContract } from './contract.ts';
import { restCut } from './schemas/cut.ts';

/** Prints what it was asked for: method, path and body. */
const standIn = `#!${process.execPath}
const words = process.argv.slice(2);
const after = (word) => words.flatMap((each, index) => (each === word ? [words[index + 1]] : []));
const path = words.find((word, index) => index > 0 && !word.startsWith('-') && !words[index - 1].startsWith('-'));
const pairs = [...after('-f').map((pair) => [pair, false]), ...after('-F').map((pair) => [pair, true])];
const fields = pairs.map(([pair, typed]) => {
  const value = pair.slice(pair.indexOf('=') + 1);
  return [pair.slice(0, pair.indexOf('=')), typed && /^(?:true|false|null|-?\\d+)$/.test(value) ? JSON.parse(value) : value];
});
const input = after('--input').length > 0 ? require('node:fs').readFileSync(0, 'utf8') : null;
const body = input === null ? (fields.length > 0 ? Object.fromEntries(fields) : null) : JSON.parse(input);
console.log(JSON.stringify({ method: after('-X')[0], path, body }));
`;

const site: Open = {
  is: 'open',
  owner: 'acme',
  name: 'portal',
  host: 'github.com',
  isArchived: false,
  isDisabled: false,
  isPrivate: true,
  hasIssues: true,
  defaultBranch: 'release/2.0',
  hasCommits: true,
  viewer: { login: 'root', isBot: false, mayPush: true },
  unreadable: [],
  law: { hasPolicy: true, findings: [], teams: {}, people: {} },
  main: {
    rules: null,
    classicChecks: [
      { context: 'lint', appId: 7 },
      { context: "it's", appId: null },
    ],
  },
  record: { exists: true, format: null, swept: null, rules: null, classic: null, isLocked: false },
};

/** A ruleset as it was read; one of an organization says which repositories it is for. */
const ruleset = (path: string): Ruleset => ({
  id: 7,
  path,
  detail: {
    name: 'All',
    bypass: 'never',
    apps: null,
    conditions: {
      ref_name: { include: ['~ALL'], exclude: ['refs/heads/x'] },
      ...(path.startsWith('orgs/') ? { repository_name: { include: ['~ALL'], exclude: [] } } : {}),
    },
    rules: [
      { type: 'deletion' },
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: false,
          required_status_checks: [{ context: 'countersign' }],
        },
      },
    ],
  },
});
const rule = (path: string): Rule => ({ type: 'required_status_checks', checks: [], ruleset: ruleset(path) });

const commands: Readonly<Record<string, string | null>> = {
  'to unarchive': setCommand(site, 'archived', false),
  'to turn issues on': setCommand(site, 'has_issues', true),
  'to let somebody push': pushCommand(site, 'eve'),
  'to rename a branch': renameBranchCommand(site, 'countersign', 'countersign-before'),
  'to take a protection away': unprotectCommand(site, 'some/branch'),
  'to leave a branch out of a ruleset': excludeCommand(site, ruleset('repos/acme/portal/rulesets/7'), 'countersign'),
  'to leave it out of one of the organization': excludeCommand(site, ruleset('orgs/acme/rulesets/7'), 'countersign'),
  'to let another app show': formatCommand(site, 'countersign', 'b'.repeat(40), 'format: 1\nshown_by: 900001\n'),
  'to protect the record': recordRulesetCommand(site, 'countersign'),
  'to ask for the check': checkRulesetCommand(site, 900_001),
  'to bind the check to the App': bindInRulesetCommand(site, rule('repos/acme/portal/rulesets/7'), 900_001),
  'to bind it in a protection': bindInProtectionCommand(site, 900_001),
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-gh-'));
  writeFileSync(join(folder, 'gh'), standIn, { mode: 0o755 });
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each(Object.entries(commands))('the command %s is a request that GitHub publishes', (_what, command) => {
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
  const printed = execFileSync('sh', ['-c', command ?? 'exit 3'], { encoding: 'utf8', env });
  const { method, path, body } = JSON.parse(printed) as { method: string; path: string; body: unknown };
  const found = Object.entries(restCut().operations).flatMap(([id, operation]) => {
    const pattern = operation.path.replaceAll(/\{(\w+)\}/gu, '(?<$1>[^/]+)');
    const matched = new RegExp(`^${pattern}$`, 'u').exec(`/${path}`);
    return operation.method === method && matched !== null ? [{ id, parameters: { ...matched.groups } }] : [];
  });
  expect(found).toHaveLength(1);
  const violations: string[] = [];
  const contract = openContract((message) => violations.push(message));
  for (const { id, parameters } of found)
    contract.asked(id, { parameters, query: new URLSearchParams(), body: body ?? undefined });
  expect(violations).toEqual([]);
});
