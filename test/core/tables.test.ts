import { describe, expect, it } from 'vitest';
import { exported } from '../../src/core/project/export.ts';
import { versionsIn } from '../../src/core/project/history.ts';
import { tableCsv, tableNames, type TableName } from '../../src/core/project/tables.ts';
import { asks, forks, knows, sceneOf, type Step } from './given.ts';
import { attests, drafts, inDelivery, inProposal, jordan, lena, mika, stateOf } from './orchestrator/cast.ts';

/** The lines of a table, without its head. */
function linesOf(name: TableName, ...steps: readonly Step[]): readonly string[] {
  const scene = sceneOf(...steps);
  const { project_state } = exported(stateOf(scene), scene.world.definition, scene.log, versionsIn(scene.log));
  const [head, ...lines] = tableCsv(project_state, name).split('\r\n');
  expect(head?.split(',').length).toBeGreaterThan(4);
  return lines.filter((line) => line !== '');
}

const refunds = forks(lena, 'refunds', { as: 'change_order', because: 'refunds, too', due_date: '2026-06-10' });

describe('a project as tables for a spreadsheet', () => {
  it('has a line for each version, its status and what it was made from', () => {
    expect(linesOf('artifacts', inProposal, drafts('proposal_or_sow'))).toEqual([
      'discovery_brief,v1,current,projects/northwind/discovery.md,none,',
      'proposal_or_sow,TBD,draft,projects/northwind/proposal.md,none,',
    ]);
  });

  it('has a line for each track, its promises and what is to get it going again', () => {
    const stalled = asks(lena, { block: { text: 'no price', on: 'track:refunds', recover: 'targeted_questions' } });
    const [main, side] = linesOf('tracks', inDelivery, refunds, stalled);
    expect(main).toBe('main,lifecycle,delivery,active,lena,TBD,TBD,any,,,none,none');
    expect(side).toMatch(
      /^refunds,commercial,proposal,blocked,agentic-proposal-skill,2026-06-10,draft_only,sign; payment_request,,b\d+,targeted_questions: .*,"refunds, too"$/u,
    );
  });

  it('has a line for each approval on each track', () => {
    const asked = [drafts('proposal_or_sow/refunds'), attests('commercial', jordan, { track: 'refunds' })];
    const lines = linesOf('approvals', inDelivery, refunds, ...asked);
    expect(lines).toContainEqual(expect.stringMatching(/^main,commercial,approved,jordan,/u));
    expect(lines).toContainEqual(expect.stringMatching(/^main,public_proof,unknown,TBD,TBD,TBD,,$/u));
    expect(lines.at(-1)).toMatch(/^refunds,commercial,approved,jordan,/u);
  });

  it('has a line for each blocker, and by when it should be out of the way', () => {
    const blocker = asks(lena, { block: { text: 'no "date"', on: 'gate:security', due_date: '2026-06-12' } });
    expect(linesOf('blockers', inProposal, blocker)).toEqual([
      expect.stringMatching(/^b\d+,"no ""date""",gate:security,lena,2026-.*,2026-06-12$/u),
    ]);
  });

  it('has a line for each fact, and one for each that nobody knows', () => {
    const lines = linesOf('facts', inProposal);
    expect(lines[0]).toMatch(/^opportunity\.desired_outcome,consistent triage,call with Priya,mika,2026-.*,none$/u);
    expect(lines.at(-1)).toMatch(/,TBD,TBD,TBD,TBD,none$/u);
  });

  it('never lets a cell be a formula', () => {
    for (const formula of ['=1+1', '+1', '-cmd', '@SUM(1)']) {
      expect(linesOf('facts', inProposal, knows(mika, 'note', formula, formula))).toContainEqual(
        expect.stringMatching(new RegExp(`^note,'${formula.replaceAll(/[+()]/gu, String.raw`\$&`)},'`, 'u')),
      );
    }
    expect(tableNames).toEqual(['artifacts', 'tracks', 'approvals', 'blockers', 'facts']);
  });
});
