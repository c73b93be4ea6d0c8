import { afterAll, expect, it } from 'vitest';
import { inReview, openGitHub, type GitHubRig } from './app-github.ts';

const policyPath = '.github/countersign.yml';

let rig: GitHubRig;
afterAll(async () => {
  expect(rig.sandbox.gaps).toEqual([]);
  await rig.close();
});

/** What the policy that is extended says. */
const rules = `version: 1
workflow: software_release
roles:
  product_owner: { logins: [ann] }
  developer: { permission: write }
  code_reviewer: { logins: [bob] }
  ci_owner: { logins: [carol] }
  tester: { logins: [bob] }
  release_owner: { logins: [dora] }
  security_reviewer: { logins: [carol] }
overriders: [admin]
`;

/** A policy that extends it. */
function extending(commit: string): string {
  return `version: 1\nextends: acme/.github@${commit}\nroles:\n  code_reviewer: { logins: [eve, carol] }\n`;
}

/** What our newest check run on the head of a pull request says. */
function check(pull: number): unknown {
  const head = rig.repository.pull(pull).headRefOid;
  const suites = rig.repository.model.suites.filter(({ headOid }) => headOid === head);
  return suites.flatMap(({ runs }) => runs).findLast(({ name }) => name === 'countersign');
}

/** How often what is extended was asked for while something happens. */
async function reads(act: () => Promise<unknown>): Promise<number> {
  const before = rig.sandbox.requests.length;
  await act();
  await rig.settled();
  return rig.sandbox.requests.slice(before).filter(({ operation }) => operation === 'Base').length;
}

it('a policy is one with what it extends as soon as the App may read that, and until then the last good one holds', async () => {
  rig = await openGitHub();
  await rig.settled();
  const { sandbox, repository } = rig;
  const { issue, pull } = await inReview(rig);
  sandbox.install('acme', { repositories: [repository] });
  const org = await sandbox.repository('acme/.github', {
    files: { [policyPath]: rules },
    permissions: { root: 'admin' },
  });
  const first = (await org.head('main')) ?? '';
  const second = await org.as('root').push('main', { [policyPath]: rules.replace('[dora]', '[dora, ann]') });
  const ours = (): readonly number[] =>
    [...repository.model.subjects.values()]
      .filter(({ body }) => body.includes('countersign:rules'))
      .map(({ number }) => number);

  // A pull request is told what is missing on the line that asks for it.
  const ann = repository.as('ann');
  await ann.push('rules', { [policyPath]: extending(first) });
  const { number: proposed } = await ann.openPull({ title: 'Rules of acme', head: 'rules' });
  await rig.settled();
  expect(check(proposed)).toMatchObject({
    conclusion: 'failure',
    annotations: [{ path: policyPath, startLine: 2 }],
    output: { summary: expect.stringContaining('acme/.github is not there, or cannot be read from here') as string },
  });

  const given = async (): Promise<unknown> => sandbox.install('acme', { repositories: [repository, org] });
  await given();
  await rig.settled();
  await repository.as('bob').review(proposed, 'COMMENTED', { body: 'It may be read now.' });
  await rig.settled();
  expect(check(proposed)).toMatchObject({ conclusion: 'success' });
  sandbox.install('acme', { repositories: [repository] });
  await rig.settled();

  const dora = repository.as('dora');
  await dora.push('main', { [policyPath]: extending(second) });
  await rig.settled();
  const [alert = 0, ...more] = ours();
  expect(more).toEqual([]);
  expect(repository.issue(alert).body).toContain(
    '- `.github/countersign.yml:2:10` acme/.github is not there, or cannot be read from here. Give what runs Countersign read access to acme/.github: install the App there, too',
  );
  await repository.as('bob').review(pull, 'APPROVED');
  await rig.settled();
  expect((await rig.state(String(issue)))?.approvals['main']?.['code_review']?.status).toBe('approved');
  expect(rig.status(issue)).toContain('the last good policy stays in force: .github/countersign.yml:2:10 is broken');

  expect(await reads(given)).toBe(1);
  expect((await rig.state(String(issue)))?.policy?.base?.origin).toBe(`acme/.github@${second}:${policyPath}`);
  expect(rig.status(issue)).not.toContain('stays in force');
  expect(await repository.git('show', `countersign:projects/0${issue}/${issue}/policy_base.yaml`)).toContain(
    'code_reviewer: { logins: [bob] }',
  );
  // What was read once is not asked for again, and a project that has a copy needs none.
  await ann.push(`project/${issue}/login`, { 'src/login.ts': 'export const login = 2;\n' });
  await rig.settled();
  expect(await reads(() => repository.as('carol').review(pull, 'APPROVED'))).toBe(0);
  expect((await rig.state(String(issue)))?.approvals['main']?.['code_review']?.status).toBe('approved');
  expect(repository.issue(alert).state).toBe('CLOSED');
});
