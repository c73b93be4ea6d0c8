import { describe, expect, it } from 'vitest';
import { checkView, homelessText, queuedView, type CheckedProject } from '../../src/core/surface/check.ts';
import { statusOf } from '../../src/core/surface/status.ts';
import {
  alice,
  approves,
  approvesAll,
  bob,
  carol,
  dave,
  given,
  inBuild,
  observedIn,
  overrides,
  pushes,
  rejects,
  starts,
  swept,
  withdraws,
  type Step,
} from './given.ts';

/** A pull request as a project sees it after all of this. */
function projectAfter(...steps: readonly Step[]): CheckedProject {
  const { scene, state } = given(...steps).when(swept);
  const { branches, id, title } = statusOf(observedIn(scene).world, state);
  const [branch] = branches;
  if (branch === undefined) throw new Error('no branch is open');
  return { id, title, branch };
}

const plan = [starts(), pushes(bob, 'p', { plan: 'A' })];
const manual = [starts(), pushes(bob, 'm', { manual: 'M' })];
const open = projectAfter(...plan, approves(alice, 'plan_approval'));
const waiting = projectAfter(...plan);
const refused = projectAfter(...plan, rejects(alice, 'plan_approval', { reason: 'wait' }));
const free = projectAfter(starts(), pushes(bob, 'n', { notes: 'N' }));

describe('the check on a pull request', () => {
  it('names as many projects as its summary holds, and how many more there are', () => {
    const { summary } = checkView(Array.from({ length: 2000 }, () => waiting));
    expect(Buffer.byteLength(summary)).toBeLessThan(61_000);
    expect(summary).toMatch(/… and \d+ more projects$/u);
  });

  it('is green where there is nothing to countersign', () => {
    expect(checkView([])).toEqual({
      conclusion: 'success',
      title: 'nothing to countersign',
      summary: 'This pull request changes no artifact of an open project.',
    });
  });

  it('is red where nobody can be heard in the home issue of a project, unless that is only observed', () => {
    const homeless = { ...open, id: '12', homeless: true };
    expect(checkView([waiting, homeless])).toMatchObject({
      conclusion: 'failure',
      title: 'the home issue of project 12 is gone',
    });
    expect(checkView([homeless]).summary.startsWith(homelessText('12'))).toBe(true);
    expect(checkView([{ ...homeless, observing: true }])).toMatchObject({ conclusion: 'success' });
  });

  it('is the same in a merge queue, and never green there for other bytes', () => {
    const view = checkView([open]);
    expect(queuedView(view, [])).toBe(view);
    expect(queuedView(view, ['plan', 'manual'])).toMatchObject({
      conclusion: 'failure',
      title: 'the queue holds other bytes: plan, manual',
      summary: expect.stringMatching(/^In the merge queue `plan`, `manual` came to hold other bytes/u) as string,
    });
  });

  it('is green where every gate is open for exactly these bytes', () => {
    expect(checkView([open])).toEqual({
      conclusion: 'success',
      title: 'every gate is open for these bytes',
      summary: ['**Acme 2.0** (#acme): `plan` at `p1`', '- ✅ `plan_approval`: approved by alice'].join('\n\n'),
    });
  });

  it('is green where nothing has to be approved', () => {
    expect(checkView([free])).toMatchObject({
      conclusion: 'success',
      summary: expect.stringContaining('- ✅ nothing has to be approved') as unknown,
    });
  });

  it('is green where a gate was overridden for these bytes', () => {
    const overridden = projectAfter(...plan, overrides(dave, 'plan_approval', 'it burns', 'main', 'p'));
    expect(checkView([overridden]).conclusion).toBe('success');
  });

  it('waits while somebody still has to say yes, and says for what', () => {
    expect(checkView([waiting])).toMatchObject({
      conclusion: null,
      title: 'waiting for plan_approval',
      summary: expect.stringMatching(
        /- ⏳ `plan_approval`, \*\*Alice.* \(planner\)\*\*: nobody has approved it\n\nNext: `countersign approve --branch p`$/u,
      ) as unknown,
    });
    const one = projectAfter(inBuild, pushes(bob, 'c', { code: 'K' }), approves(alice, 'review'));
    expect(checkView([one])).toMatchObject({ conclusion: null, title: 'waiting for review' });
  });

  it('waits again when other bytes came, or an approval was taken back', () => {
    const pushed = projectAfter(...plan, approves(alice, 'plan_approval'), pushes(bob, 'p', { plan: 'B' }));
    expect(checkView([pushed]).conclusion).toBeNull();
    const back = projectAfter(...plan, approves(alice, 'plan_approval'), withdraws(alice, 'plan_approval'));
    expect(checkView([back]).conclusion).toBeNull();
  });

  it('is red where somebody said no, and says who and why', () => {
    expect(checkView([refused])).toMatchObject({
      conclusion: 'failure',
      title: 'rejected: plan_approval',
      summary: expect.stringContaining('- ❌ `plan_approval`: rejected by alice: wait') as unknown,
    });
    const both = projectAfter(...manual, rejects(carol, 'security'));
    expect(checkView([both]).title).toBe('rejected: security');
    const half = projectAfter(...manual, approves(alice, 'legal'), rejects(carol, 'security'));
    expect(checkView([half])).toMatchObject({ conclusion: 'failure', title: 'rejected: security' });
  });

  it('is red by what was decided, never by what somebody wrote', () => {
    const wrote = projectAfter(
      ...plan,
      approves(alice, 'plan_approval'),
      withdraws(alice, 'plan_approval', 'it would be wrong: rejected by nobody'),
    );
    expect(wrote.branch.gates[0]?.says).toContain(': rejected by ');
    expect(checkView([wrote]).conclusion).toBeNull();
  });

  it('is green only when every project says so, and red when one says no', () => {
    expect(checkView([open, free]).conclusion).toBe('success');
    expect(checkView([open, waiting]).conclusion).toBeNull();
    expect(checkView([waiting, refused, open]).conclusion).toBe('failure');
  });

  it('names a gate once, however many projects and artifacts wait for it', () => {
    const both = projectAfter(starts(), pushes(bob, 'm', { manual: 'M', appendix: 'X' }));
    expect(checkView([both, both]).title).toBe('waiting for legal, security');
    expect(checkView([both, open]).summary.split('\n\n**')).toHaveLength(2);
  });

  it('shows whatever people wrote as text', () => {
    const { branch } = waiting;
    const { summary, title } = checkView([
      {
        id: '12',
        title: '# @alice <b>**bold**</b>',
        branch: {
          ...branch,
          artifacts: ['a`b'],
          gates: [
            {
              gate: 'g'.repeat(200),
              artifact: 'x',
              open: false,
              says: '[x](http://evil) @bob',
              rejected: false,
              who: '[y](http://evil) @carol',
              command: 'countersign approve --branch p',
              look: null,
            },
          ],
        },
      },
    ]);
    expect(summary).not.toMatch(/<b>|@alice|@bob|@carol|(?<!\\)\]\(/u);
    expect(summary).toContain('``a`b``');
    expect(title).toHaveLength(60);
  });

  it('names as many gates in its title as fit on a small screen, and how many more there are', () => {
    const { branch } = waiting;
    const gates = branch.gates.flatMap((gate) =>
      Array.from({ length: 6 }, (_, index) => ({ ...gate, gate: `approval_of_part_${index}` })),
    );
    const { title } = checkView([{ ...waiting, branch: { ...branch, gates } }]);
    expect(title).toBe('waiting for approval_of_part_0 and 5 more');
  });

  it('shows once what changed since the approvals', () => {
    const pushed = projectAfter(
      ...manual,
      approves(alice, 'legal'),
      approves(carol, 'security'),
      pushes(bob, 'm', { manual: 'N' }),
    );
    const { summary } = checkView([pushed]);
    expect(summary).toContain('changed since alice approved it\n');
    expect(summary.match(/git diff/gu)).toHaveLength(1);
    expect(summary).toMatch(/Next: `countersign approve --branch m` · `git diff m1 m2 -- MANUAL.md`$/u);
  });

  it('lists at most 20 artifacts and 100 gates of a project', () => {
    const { branch } = waiting;
    const [gate] = branch.gates;
    if (gate === undefined) throw new Error('the branch has no gate');
    const { summary } = checkView([
      {
        ...waiting,
        branch: {
          ...branch,
          artifacts: Array.from({ length: 30 }, (_, index) => `a${index}`),
          gates: Array.from({ length: 150 }, (_, index) => ({ ...gate, gate: `g${index}` })),
        },
      },
    ]);
    expect(summary).toContain('`a19`');
    expect(summary).not.toContain('`a20`');
    expect(summary).toContain('`g99`');
    expect(summary).not.toContain('`g100`');
  });

  it('is the same for a branch that anybody may approve in one word', () => {
    expect(checkView([projectAfter(starts(), pushes(bob, 'p', { plan: 'A' }), approvesAll(alice))]).conclusion).toBe(
      'success',
    );
  });
});
