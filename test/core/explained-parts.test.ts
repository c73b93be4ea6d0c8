import { describe, expect, it } from 'vitest';
import type { Explained } from '../../src/core/condition.ts';
import { explain, legalNow, unknownTo } from '../../src/core/project/explain.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import {
  all,
  around,
  assumes,
  pushes,
  swept,
  asks,
  knows,
  lifecycle,
  observedIn,
  sceneOf,
  starts,
  alice,
  type Scene,
  type Step,
} from './given.ts';
import {
  blocks,
  engaged,
  flags,
  inContract,
  inDelivery,
  inProposal,
  lena,
  mika,
  opens,
  stateOf,
  writes,
} from './orchestrator/cast.ts';

function treeOf(scene: Scene, subject: string, changes: Partial<ProjectState> = {}): Explained {
  return explain(observedIn(scene).world, { ...stateOf(scene), ...changes }, 'main', subject);
}

/** The tree as lines, for reading, without the days. */
function lines(tree: Explained, depth = 0): readonly string[] {
  const says = tree.says.replaceAll(/\d+ \w+ \d{4}/gu, 'DAY');
  const next = tree.next === undefined ? '' : ` → ${tree.next}`;
  const mark = `${'  '.repeat(depth)}${tree.holds ? '+' : '-'} ${says}${next}`;
  return [mark, ...(tree.parts ?? []).flatMap((part) => lines(part, depth + 1))];
}

function told(subject: string, ...steps: readonly Step[]): readonly string[] {
  return lines(treeOf(sceneOf(...steps), subject));
}

function offered(subject: string, ...steps: readonly Step[]): readonly string[] {
  const scene = sceneOf(...steps);
  return legalNow(observedIn(scene).world, stateOf(scene), lena, subject).map(({ command }) => command);
}

const offer = all(pushes(mika, 'offer', { proposal_or_sow: 'A' }), swept);
const secret = (value: string) => ({
  known_facts: { salary: { value, source: 'a mail', by: 'alice', at: '2026-03-01T09:00:00.000Z' } },
});
const askedToWrite = asks(lena, {
  ask: { intent: 'create', target: 'proposal_or_sow', flags: [], draft: true },
});

describe('an artifact is explained', () => {
  it('where nothing of it has landed by how it comes to land, and what that needs', () => {
    expect(told('invoice', inDelivery).slice(0, 4)).toEqual([
      '- invoice (Invoice) has not landed',
      '  + agentic-invoice-skill makes it',
      '  - no open branch holds it → To land it, write projects/northwind/invoice.md on a branch and merge it.',
      '  - billing is closed: nobody has approved it',
    ]);
  });

  it('where a branch holds it by what keeps that from landing', () => {
    const [first, , branch] = told('proposal_or_sow', inProposal, offer);
    expect(first).toBe('- proposal_or_sow (Proposal or statement of work) has not landed');
    expect(branch).toMatch(/^ {2}- offer at \w+, which changes proposal_or_sow, may not land yet/u);
    expect(offered('proposal_or_sow', inProposal, offer)).toContain('countersign request commercial');
  });

  it('where it has landed by where it lies, what it was made from, and what is newer than that', () => {
    expect(told('proposal_or_sow', inContract)).toEqual([
      '+ proposal_or_sow (Proposal or statement of work) v1 is current, since DAY',
      '  + agentic-proposal-skill makes it, and it lies at projects/northwind/proposal.md',
      '  + made from discovery_brief v1',
    ]);
    const anew = writes('discovery_brief', 'B');
    expect(told('proposal_or_sow', inContract, anew)).toContain(
      '  - it was made from discovery_brief v1, and discovery_brief v2 is there → countersign keep proposal_or_sow --because "…"',
    );
    expect(offered('proposal_or_sow', inContract, anew)).toEqual([
      'countersign keep proposal_or_sow --because "…"',
      'countersign retire proposal_or_sow --because "…"',
    ]);
  });

  it('by the gate that it landed past, what is in its way, and that it was retired', () => {
    expect(told('proposal_or_sow', inProposal, writes('proposal_or_sow')).join('\n')).toContain(
      'it landed past the closed gate commercial, and nobody has said why → countersign override commercial --reason "…"',
    );
    const blocked = told('discovery_brief', inProposal, blocks('no name', 'artifact:discovery_brief'));
    expect(blocked.at(-1)).toMatch(
      /^ {2}- b\d+ stands in the way of artifact discovery_brief since DAY: no name \(lena\) → countersign unblock b\d+/u,
    );
    const retired = asks(lena, { retire: { artifact: 'email', because: 'nobody writes' } });
    expect(told('email', inProposal, writes('email'), retired)[0]).toMatch(/ v1 is archived, since DAY$/u);
    expect(offered('email', inProposal, writes('email'), retired)).toEqual([]);
  });

  it('on the track that it is a line of', () => {
    const [first] = told('security_review/risk', inDelivery, opens('risk', 'security', { owner: 'sam' }));
    expect(first).toBe('- security_review/risk (Security review (risk)) has not landed');
  });

  it('by its name alone where it has no other, and by no path where it has none', () => {
    const bare = all(around({ definition: lifecycle({}) }), starts());
    expect(told('poster', bare).slice(0, 2)).toEqual(['- poster has not landed', '  + maker makes it']);
  });
});

describe('a blocker is explained', () => {
  it('by what it holds, since when, who said so, and the command that clears it', () => {
    const scene = sceneOf(
      inDelivery,
      blocks('no access', 'track:main', { due_date: '2026-03-09', recover: 'fallback_owner' }),
    );
    const [id = ''] = Object.keys(stateOf(scene).blockers);
    expect(lines(treeOf(scene, id))).toEqual([
      `- ${id} stands in the way of track main since DAY: no access (lena, due 2026-03-09) → countersign unblock ${id} --reason "…"`,
      expect.stringMatching(/^ {2}- it has stalled: fallback_owner/u),
    ]);
    expect(offered(id, inDelivery, blocks('no access', 'track:main'))).toEqual([
      `countersign unblock ${id} --reason "…"`,
    ]);
    expect(unknownTo(observedIn(scene).world, stateOf(scene), 'main', id)).toBeNull();
  });

  it('by what it ends with where it ends by itself', () => {
    const scene = sceneOf(engaged, askedToWrite);
    const waiting = Object.entries(stateOf(scene).blockers);
    const [fact] = waiting.filter(([, { until }]) => until !== undefined && 'fact' in until);
    expect(fact).toBeDefined();
    const tree = treeOf(scene, fact?.[0] ?? '');
    expect(tree.next).toMatch(/^countersign fact \S+=… --source/u);
    expect(tree.parts?.map(({ says }) => says)).toEqual([
      expect.stringMatching(/^it ends by itself when this is so: \S+ is not known$/u),
    ]);
    const quiet = { ...waiting[0]![1], until: { flag: 'security' } };
    expect(treeOf(scene, 'b0', { blockers: { b0: quiet } }).next).toBe('countersign unblock b0 --reason "…"');
  });
});

describe('a fact is explained', () => {
  it('by who told it, or by the question and the command that records it', () => {
    expect(told('opportunity.desired_outcome', inProposal)).toEqual([
      '+ opportunity.desired_outcome = consistent triage, from call with Priya, told by mika on DAY',
    ]);
    const [unknown = '', ...waiting] = told('opportunity.desired_outcome', engaged);
    expect(unknown).toMatch(
      /^- opportunity\.desired_outcome is not known: .* → countersign fact opportunity\.desired_outcome=… --source "where it is from"$/u,
    );
    expect(waiting).toEqual([]);
    expect(offered('opportunity.desired_outcome', engaged)).toEqual([
      'countersign fact opportunity.desired_outcome=… --source "…"',
    ]);
  });

  it('by what waits for it', () => {
    const scene = sceneOf(engaged, askedToWrite);
    const found = Object.entries(stateOf(scene).blockers).find(
      ([, { until }]) => until !== undefined && 'fact' in until,
    );
    const until = found?.[1].until;
    const fact = until !== undefined && 'fact' in until ? until.fact : '';
    expect(lines(treeOf(scene, fact))).toContain(`  - ${found?.[0] ?? ''} waits for it: ${found?.[1].text ?? ''}`);
  });

  it('by what is assumed meanwhile, and by sources that differ', () => {
    expect(told('size', engaged, assumes(mika, 'size', 3))[1]).toBe(
      '  - mika assumed 3 on DAY: it is usual → countersign fact size=… --source "where it is from"',
    );
    const differ = all(knows(mika, 'proposal.total_fee', 1, 'a mail'), knows(mika, 'proposal.total_fee', 2, 'a call'));
    expect(told('proposal.total_fee', inProposal, differ)).toEqual([
      expect.stringMatching(/^- proposal\.total_fee = /u),
      expect.stringMatching(/^ {2}- sources differ: (\S+) → countersign explain \1$/u),
    ]);
  });

  it('by its name where nobody words it, and without its value where it is sensitive', () => {
    const definition = lifecycle({ facts: { salary: { label: 'Salary', sensitive: true } } });
    const scene = sceneOf(around({ definition }), starts(), knows(alice, 'plain', 1, 'a mail'));
    expect(treeOf(scene, 'salary', secret('7')).says).toMatch(/^salary = withheld, /u);
    expect(treeOf(scene, 'salary', secret('sha256:7')).says).toMatch(/^salary = sha256:7, /u);
    expect(treeOf(scene, 'release.version').says).toBe('release.version is not known');
  });
});

describe('a flag is explained', () => {
  it('by what it takes, whether it is raised, and what it stops', () => {
    expect(told('credentials', inDelivery)[0]).toBe('+ credentials is not raised');
    expect(offered('credentials', inDelivery)).toEqual(['countersign flag credentials --reason "…"']);
    const raised = told('credentials', inDelivery, flags('credentials', 'a key'));
    expect(raised[0]).toBe('- credentials is raised');
    expect(raised.join('\n')).toMatch(/\n {2}\+ it takes \w+ \w+/u);
    const stopping = asks(mika, { ask: { intent: 'send', target: 'email', flags: ['credentials'] } });
    const stopped = told('credentials', inDelivery, writes('email'), stopping).join('\n');
    expect(stopped).toMatch(/\n {2}- b\S+ stands in the way of /u);
    expect(offered('credentials', inDelivery, flags('credentials', 'a key'))).not.toContain(
      'countersign flag credentials --reason "…"',
    );
  });
});

it('a flag is explained by who looks at what it raises, whatever else its definition says of it', () => {
  const rules = [
    { flag: 'law', outcome: 'specialist_review', specialist: 'counsel' },
    { flag: 'price', outcome: 'no_gate', raises: 'money' },
    { flag: 'price', outcome: 'owner_approval', gate: 'billing', escalates: 'billing ambiguity' },
  ] as const;
  const scene = sceneOf(around({ definition: lifecycle({ triage: [...rules] }) }), starts());
  expect(lines(treeOf(scene, 'law'))).toEqual(['+ law is not raised', '  + it takes specialist review by counsel']);
  expect(lines(treeOf(scene, 'money', { flags: ['money'] }))).toEqual(['- money is raised', '  + it takes no gate']);
  expect(lines(treeOf(scene, 'price', { flags: ['price'] })).slice(0, 4)).toEqual([
    '- price is raised',
    '  + it takes no gate',
    '  + it takes owner approval and is an escalation: billing ambiguity',
    '  - billing is closed: nobody has approved it',
  ]);
});

it('a track that promises nothing is told without a promise, and a stage of no order without a number', () => {
  const scene = sceneOf(inDelivery, opens('risk', 'security', { owner: 'sam' }));
  const { requires: _promise, ...free } = stateOf(scene).tracks['risk']!;
  const tracks = { ...stateOf(scene).tracks, risk: free };
  const shown = lines(treeOf(scene, 'risk', { tracks }));
  expect(shown).toContain('  + its work is internal');
  expect(shown.join('\n')).not.toMatch(/\b0 of|what it promises/u);
});
