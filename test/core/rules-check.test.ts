import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { checkView } from '../../src/core/surface/check.ts';
import { rulesCheck, type RulesView } from '../../src/core/surface/rules.ts';

const view: RulesView = {
  files: ['.github/countersign.yml'],
  defaultBranch: 'main',
  findings: [],
  hasWorkflows: false,
  projects: [],
  unseen: 0,
  untold: null,
};

function finding(severity: Finding['severity'], line = 3): Finding {
  return {
    code: 'unknown_gate',
    severity,
    file: '.github/countersign.yml',
    line,
    column: 5,
    message: 'there is no gate revue',
    next: 'Did you mean review?',
  };
}

function project(id: string, count: number): RulesView['projects'][number] {
  const differences = Array.from({ length: count }, (_, at) => ({
    about: `gate-${at} for #7`,
    was: 'waits for bob',
    would: 'open',
    unknown: at === 0 ? (['checks', 'owners of paths'] as const) : [],
  }));
  return { id, title: `Project ${id}`, differences };
}

describe('what the check says about rules that a pull request changes', () => {
  it('is that they are sound, and that the ones in force hold until it is merged', () => {
    const { title, isBroken, summary } = rulesCheck(view);
    expect({ title, isBroken }).toEqual({ title: 'the changed rules are sound', isBroken: false });
    expect(summary).toContain(
      'This changes the rules: `.github/countersign.yml`. Until it is merged the ones on `main` hold',
    );
    expect(summary).toContain('No project is open');
  });

  it('names errors first, and counts what is more than a list holds', () => {
    const one = rulesCheck({ ...view, findings: [finding('warning'), finding('error', 9)] });
    expect(one).toMatchObject({ title: '1 error in the changed rules', isBroken: true });
    expect(one.findings.map(({ line }) => line)).toEqual([9, 3]);
    expect(one.summary).toContain(
      '- ❌ `.github/countersign.yml:9:5` there is no gate revue. Did you mean review?\n- ⚠️',
    );
    const many = rulesCheck({ ...view, findings: Array.from({ length: 33 }, () => finding('error')) });
    expect(many.title).toBe('33 errors in the changed rules');
    expect(many.summary).toContain('- … and 3 more');
    expect(rulesCheck({ ...view, findings: [finding('warning')] }).title).toBe('1 warning about the changed rules');
    expect(rulesCheck({ ...view, findings: [finding('warning'), finding('warning')] })).toMatchObject({
      title: '2 warnings about the changed rules',
      isBroken: false,
    });
  });

  it('is what would be decided otherwise now, in at most twenty lines', () => {
    const { summary } = rulesCheck({ ...view, projects: [project('12', 15), project('13', 8)], unseen: 4 });
    expect(summary).toContain('In 2 open projects (4 more were not looked at), as they stood when this was looked at:');
    expect(summary).toContain(
      '- **Project 12** (#12) `gate-0 for #7`: waits for bob → open — as far as is known without checks and owners of paths',
    );
    expect(summary.match(/^- \*\*/gmu)).toHaveLength(20);
    expect(summary).toContain('- … and 3 more');
    expect(summary).not.toContain('keep the workflow');
    expect(rulesCheck({ ...view, hasWorkflows: true, projects: [project('12', 1)] }).summary).toContain(
      'Projects that are under way keep the workflow they began with',
    );
    expect(rulesCheck({ ...view, projects: [project('12', 0)] }).summary).toContain(
      'Nothing would be decided otherwise now in 1 open project.',
    );
    expect(rulesCheck({ ...view, untold: 'the policy cannot be read as it is proposed' }).summary).toContain(
      'What would change cannot be told: the policy cannot be read as it is proposed',
    );
  });
});

describe('a check with rules and gates', () => {
  const branch = {
    branch: '#7',
    head: 'abcdef1234',
    artifacts: ['plan'],
    gates: [],
    ready: true,
    command: null,
    notes: [],
  };
  const gates = [{ id: '12', title: 'Portal', branch }];

  it('fails when the rules would be broken, and says both otherwise', () => {
    const broken = rulesCheck({ ...view, findings: [finding('error')] });
    expect(checkView(gates, broken)).toMatchObject({ conclusion: 'failure', title: '1 error in the changed rules' });
    expect(checkView([], broken).conclusion).toBe('failure');
    const sound = checkView(gates, rulesCheck(view));
    expect(sound).toMatchObject({ conclusion: 'success', title: 'nothing has to be approved', findings: [] });
    expect(sound.summary).toContain('This changes the rules');
    expect(sound.summary).toContain('**Portal** (#12)');
    expect(checkView([], rulesCheck(view))).toMatchObject({
      conclusion: 'success',
      title: 'the changed rules are sound',
    });
  });
});
