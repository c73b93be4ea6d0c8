import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';
import { run as runIn, type Ran } from './cli-rig.ts';

const made: TestRepository[] = [];
afterAll(() => {
  for (const repository of made) repository.remove();
});

function make(): TestRepository {
  const here = makeRepository();
  made.push(here);
  return here;
}

function runAs(who: string, { dir }: TestRepository, ...args: readonly string[]): Ran {
  return runIn(dir, args, { as: who });
}

function run({ dir }: TestRepository, ...args: readonly string[]): Ran {
  return runIn(dir, args);
}

/** Ada does the work, bob records what kim, the client, has answered. */
function policy(more = ''): string {
  return `version: 1
assurance: asserted
workflow: completetech_services
roles:
  client_commercial_approver: { emails: [kim@example.com] }
  attester: { emails: [bob@example.com] }
attesters: [attester]
${more}`;
}

const here = make();

/** An engagement whose proposal the client has approved by letter, under a policy that was changed meanwhile. */
beforeAll(() => {
  here.commit({ '.github/countersign.yml': policy() });
  const done = (...args: readonly string[]): void => {
    expect(run(here, ...args)).toMatchObject({ err: '', code: 0 });
  };
  done('start', 'acme', '--title', 'Acme portal');
  done('fact', 'opportunity.desired_outcome==HYPERLINK("x")', '--source', 'a call');
  here.branch('brief');
  here.commit({ 'projects/acme/discovery.md': 'who and why\n' });
  here.switch('main');
  done('merge', 'brief');
  here.branch('offer');
  here.commit({ 'projects/acme/proposal.md': 'what and how much\n' });
  here.switch('main');
  here.commit({ '.github/countersign.yml': policy('# From now on with a comment.\n') });
  const letter = join(here.dir, 'letter.eml');
  writeFileSync(letter, 'Yes.\n');
  const yes = ['approve', 'commercial', '--branch', 'offer', '--for', 'kim@example.com', '--evidence', letter];
  expect(runAs('bob', here, ...yes)).toMatchObject({ err: '', code: 0 });
});

function exportedHere(): string {
  return run(here, 'export', 'acme', '--record').out;
}

describe('handoff', () => {
  it('says what whoever takes the project on has to know', () => {
    const { code, out, err } = run(here, 'handoff');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^acme {2}Acme portal {2}proposal, approved\n\nNext skill {5}agentic-proposal-skill\nNext {11}offer may be merged/u,
    );
    for (const label of [
      'Decision',
      'Recovery',
      'Owner',
      'Blockers',
      'Not known yet',
      'Assumed',
      'Made',
      'Versions',
      'Plugins',
      'Latest',
    ])
      expect(out).toMatch(new RegExp(`^${label} +\\S`, 'mu'));
    expect(out).toContain('✓ discovery_brief v1  projects/acme/discovery.md\n');
    expect(run(here, 'status', '--markdown').out).toContain(
      '#### Handoff\n\n- `agentic-proposal-skill` goes on, owner ',
    );
  });

  it('says for a specialist also what this one needs, and no more', () => {
    const { out } = run(here, 'handoff', 'acme', '--for', 'agentic-proposal-skill');
    expect(out).toMatch(/^acme {2}Acme portal .*\n\n(?:\S.*\n){9}\nFor agentic-proposal-skill /u);
    expect(out).toMatch(/\nMade {11}discovery_brief v1\n/u);
    expect(out).toContain('\nFor agentic-proposal-skill  Create buyer-facing commercial scope\n');
    expect(out).toMatch(/✗ proposal\.deliverables: .* is not known yet\n/u);
    expect(out).toMatch(/Made from {6}✓ discovery_brief v1 {2}projects\/acme\/discovery\.md\n/u);
    const json = JSON.parse(run(here, 'handoff', '--for', 'agentic-proof-skill', '--json').out) as unknown;
    expect(json).toMatchObject({
      ok: true,
      project: 'acme',
      handoff: {
        next_skill: 'agentic-proposal-skill',
        output_artifacts: [{ artifact: 'discovery_brief', version: 'v1' }],
      },
      context: { specialist: 'agentic-case-study-skill' },
    });
    expect(run(here, 'handoff', '--for', 'somebody')).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /^No: completetech_services has no specialist somebody\nNext: It has agentic-/u,
      ) as string,
    });
  });
});

describe('export, as tables', () => {
  it('writes a part of the project for a spreadsheet, where nothing is a formula', () => {
    const { code, out } = run(here, 'export', '--csv', '-', '--table', 'facts');
    expect(code).toBe(0);
    expect(out).toMatch(/^fact,value,.*\r\nopportunity\.desired_outcome,"'=HYPERLINK\(""x""\)",a call,/u);
    const file = join(here.dir, 'approvals.csv');
    expect(run(here, 'export', 'acme', '--csv', file, '--table', 'approvals').out).toBe(`✓ written: ${file}\n`);
    expect(readFileSync(file, 'utf8')).toMatch(/\r\nmain,commercial,approved,kim@example\.com,/u);
  });

  it('says which tables there are, and what goes together', () => {
    for (const args of [
      ['--csv', '-'],
      ['--table', 'facts'],
      ['--csv', '-', '--table', 'people'],
    ]) {
      expect(run(here, 'export', ...args)).toMatchObject({
        code: 64,
        err: expect.stringContaining('artifacts, tracks, approvals, blockers, facts') as string,
      });
    }
  });
});

describe('import', () => {
  const elsewhere = make();
  const file = join(elsewhere.dir, '.git', 'acme.yaml');
  const folder = 'countersign:projects/ac/acme';

  it('refuses what has no record or does not fit it, and writes nothing', () => {
    writeFileSync(file, run(here, 'export').out);
    expect(run(elsewhere, 'import', file)).toMatchObject({
      code: 2,
      err: expect.stringContaining('countersign export ID --record') as string,
    });
    const whole = exportedHere();
    writeFileSync(
      file,
      whole.replace(/^ {4}commercial:\n {6}status: approved$/mu, '    commercial:\n      status: rejected'),
    );
    expect(JSON.parse(run(elsewhere, 'import', file, '--json').out)).toMatchObject({
      ok: false,
      code: 'does_not_fit',
      differing: [{ path: 'project_state.approvals.commercial.status', stated: '"rejected"', computed: '"approved"' }],
    });
    expect(run(elsewhere, 'import', file).err).toContain('countersign export acme --record');
    writeFileSync(file, whole.replace('record:', 'record: ['));
    expect(run(elsewhere, 'import', file)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^No: .*:\d+:\d+ /u) as string,
    });
    expect(run(elsewhere, 'import', `${file}.gone`)).toMatchObject({
      code: 1,
      err: expect.stringContaining('does not exist') as string,
    });
    expect(elsewhere.git('branch', '--list', 'countersign')).toBe('');
  });

  it('writes the same record byte for byte, which verify proves and which is exported as it was', () => {
    const whole = exportedHere();
    writeFileSync(file, whole);
    // Here is none of the files that the record is about.
    expect(run(elsewhere, 'import', file)).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^✓ imported: acme with \d+ entries\n {2}countersign verify acme {2}proves it\n! not here, where the record has them: discovery_brief v1 \(projects\/acme\/discovery\.md\), proposal_or_sow \(on branch offer\)\. From the next command on they count as retired.* a clone of the repository that it is about\.\n$/u,
      ) as string,
    });
    expect(elsewhere.git('rev-parse', folder)).toBe(here.git('rev-parse', folder));
    expect(run(elsewhere, 'verify', 'acme')).toMatchObject({ code: 0 });
    expect(run(elsewhere, 'export', 'acme', '--record').out).toBe(whole);
    // Decisions of before rest on the policy of before: it lies in the history, as it did.
    expect(run(elsewhere, 'audit').out).toBe(run(here, 'audit').out);
    expect(elsewhere.git('log', '--format=%an %s', 'countersign')).toMatch(
      /^ada@example\.com import: \d+ entries \(acme\)\nada@example\.com import: \d+ entries \(acme\)\n?$/u,
    );
  });

  it('takes nothing into a repository that has a project of that name', () => {
    expect(run(elsewhere, 'import', file)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^No: there is a project acme here\nNext: Its id is part of every entry/u) as string,
    });
  });
});
