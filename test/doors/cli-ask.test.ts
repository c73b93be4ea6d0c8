import { afterAll, describe, expect, it } from 'vitest';
import { makeRepository } from '../fixtures/repository.ts';
import { run as runIn, type Ran } from './cli-rig.ts';

const here = makeRepository();
afterAll(() => {
  here.remove();
});

function run(...args: readonly string[]): Ran {
  return runIn(here.dir, args);
}

describe('ask', () => {
  it('tells where a request goes, or whose it is and what they would ask', () => {
    here.commit({ '.github/countersign.yml': 'version: 1\nassurance: asserted\nworkflow: completetech_services\n' });
    expect(run('start', 'acme', '--title', 'Acme portal')).toMatchObject({ code: 0, err: '' });

    const lead = run('ask', '--intent', 'new workstream');
    expect(lead).toMatchObject({ code: 0, err: '' });
    expect(lead.out).toMatch(/^✓ routed: new workstream discovery by ada@example.com\n {2}kind: new workstream\n/u);
    expect(lead.out).toContain('  goes to: Discovery specialist\n');
    expect(lead.out).toContain('  asks: What goes wrong with it today? (opportunity.current_pain)\n');
    expect(lead.out).toContain('  next: countersign handoff --for agentic-discovery-skill\n');

    const crossing = ['ask', 'agentic-discovery-skill', '--intent', 'create', '--outcome', 'proposal_or_sow'];
    const refused = run(...crossing);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(
      /^No: agentic-proposal-skill owns proposal_or_sow, and agentic-discovery-skill does not/u,
    );
    expect(refused.err).toContain('  asks: What do we deliver? (proposal.deliverables)\n');

    const stopped: unknown = JSON.parse(
      run('ask', 'launch', '--flag', 'credentials', '--urgency', 'urgent', '--json').out,
    );
    expect(stopped).toMatchObject({
      classification: { kind: 'escalation', urgency: 'urgent', risk_flags: ['credentials', 'security'] },
    });
  });
});
