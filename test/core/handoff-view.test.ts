import { describe, expect, it } from 'vitest';
import type { FactValue } from '../../src/core/condition.ts';
import { briefOf, handoffOf, type HandoffBrief, type HandoffView } from '../../src/core/project/handoff.ts';
import type { ProjectState } from '../../src/core/project/state.ts';
import { handedOn } from '../../src/core/surface/handoff.ts';
import { joiner } from '../../src/core/surface/escape.ts';
import { statusMarkdown } from '../../src/core/surface/status-markdown.ts';
import { statusOf } from '../../src/core/surface/status.ts';
import {
  alice,
  all,
  around,
  asks,
  assumes,
  forks,
  joins,
  knows,
  later,
  lifecycle,
  observedIn,
  policyWith,
  sceneOf,
  starts,
  type Scene,
  type Step,
} from './given.ts';
import {
  attests,
  blocks,
  clears,
  delivers,
  drafts,
  engaged,
  flags,
  inContract,
  inDelivery,
  inProposal,
  jordan,
  lena,
  mika,
  stateOf,
  writes,
} from './orchestrator/cast.ts';

function viewOf(scene: Scene): HandoffView {
  return handoffOf(observedIn(scene).world, stateOf(scene), scene.log);
}

function viewAfter(...steps: readonly Step[]): HandoffView {
  return viewOf(sceneOf(...steps));
}

function briefWith(scene: Scene, changes: Partial<ProjectState> = {}): HandoffBrief {
  return briefOf(observedIn(scene).world, { ...stateOf(scene), ...changes });
}

/** The comment as the home issue has it. */
function commentOf(scene: Scene, changes: Partial<ProjectState> = {}): string {
  const { world } = observedIn(scene);
  const state = { ...stateOf(scene), ...changes };
  const { status, markdown } = handedOn(world, state);
  return statusMarkdown({ ...statusOf(world, state), status }, [], markdown);
}

const refunds = forks(lena, 'refunds', { as: 'change_order', because: 'refund answers are asked for.' });

function skill(...steps: readonly Step[]): string {
  return viewAfter(inDelivery, refunds, ...steps).next_skill;
}

describe('who goes on', () => {
  it('is whoever owns the artifact that is missing', () => {
    expect(viewAfter(engaged).next_skill).toBe('agentic-discovery-skill');
    expect(viewAfter(inProposal).next_skill).toBe('agentic-proposal-skill');
    expect(viewAfter(inContract).next_skill).toBe('agentic-contract-skill');
  });

  it('is whoever settles what is next where something is in the way, and not who was asked for last', () => {
    expect(skill()).toBe('agentic-delivery-skill');
    expect(skill(blocks('no access', 'track:main'))).toBe('agentic-delivery-skill');
    expect(skill(blocks('no price', 'track:refunds'))).toBe('agentic-proposal-skill');
    expect(skill(blocks('no address', 'artifact:invoice'))).toBe('agentic-invoice-skill');
    expect(skill(blocks('no address', 'artifact:invoice'), writes('case_study'))).toBe('agentic-delivery-skill');
    const differ = all(
      knows(mika, 'proposal.total_fee', 1, 'a mail'),
      knows(mika, 'proposal.total_fee', 2, 'the contract'),
    );
    expect(skill(blocks('no address', 'artifact:invoice'), differ)).toBe('agentic-delivery-skill');
  });

  it('is whoever looks after the stage where it misses no artifact, and TBD where nobody does', () => {
    const stages = [{ id: 'plan', owner: 'planner' }, 'ship'];
    const bare = { artifacts: [], gates: [], actions: [], allowed_transitions: [{ from: 'plan', to: 'ship' }] };
    const ends = [{ id: 'closed' }];
    const here = (changes: object): Step =>
      all(around({ definition: lifecycle({ stages, ...bare, terminal_states: ends, ...changes }) }), starts());
    expect(viewAfter(here({})).next_skill).toBe('planner');
    expect(viewAfter(here({ specialist_owners: { plan: 'drafter' } })).next_skill).toBe('drafter');
    expect(viewAfter(here({ stages: ['plan', 'ship'] })).next_skill).toBe('TBD');
  });
});

describe('what gets it going again', () => {
  it('is the recovery action of the definition that has the shape of the smallest useful step', () => {
    const view = viewAfter(engaged);
    expect(view.rollback_or_recovery_action).toBe(
      'targeted_questions: shortest question set needed to unblock the track',
    );
    expect(view.smallest_step).toMatchObject({
      shape: 'targeted_questions',
      command: expect.stringMatching(/^countersign fact opportunity.desired_outcome=/u) as string,
    });
  });

  it('is to hold what is unsafe: past a gate, refused, or under a flag that stops everything', () => {
    const hold = /^rollback_or_hold: stop action/u;
    expect(viewAfter(inDelivery, flags('credentials', 'a key')).rollback_or_recovery_action).toMatch(hold);
    expect(viewAfter(inProposal, writes('proposal_or_sow')).rollback_or_recovery_action).toMatch(hold);
  });

  it('is what was chosen where a track has stalled', () => {
    const stalled = asks(lena, { block: { text: 'no price', on: 'track:main', recover: 'safe_partial_output' } });
    expect(viewAfter(inDelivery, stalled).rollback_or_recovery_action).toBe(
      'safe_partial_output: artifact or handoff constrained to approved scope',
    );
  });

  it('is about no track that has ended', () => {
    const over = all(
      refunds,
      blocks('no price', 'track:refunds'),
      clears('no price'),
      joins(lena, 'refunds', 'superseded', 'not wanted'),
    );
    expect(viewAfter(inDelivery, over)).toMatchObject({ smallest_step: null, next_skill: 'agentic-delivery-skill' });
  });

  it('is nothing where nothing keeps anybody from going on, and nothing at the end', () => {
    expect(viewAfter(inDelivery)).toMatchObject({ rollback_or_recovery_action: 'none', smallest_step: null });
    const ended = viewAfter(engaged, asks(lena, { close: { terminal_state: 'abandoned', rationale: 'no budget' } }));
    expect(ended).toMatchObject({
      next_skill: 'none',
      next_action: 'none',
      next_decision_needed: 'none',
      decided_by: 'none',
      rollback_or_recovery_action: 'none',
      smallest_step: null,
    });
  });

  it('comes with the names that a definition of another domain gives it', () => {
    const definition = lifecycle({
      stages: ['screening', 'offer'],
      artifacts: [],
      gates: [{ gate_id: 'compensation_approval', owner: 'lead', applies_when: 'money' }],
      actions: [],
      required_fields: [],
      allowed_transitions: [
        { from: 'screening', to: 'offer', on: 'command', requires: { gate: 'compensation_approval' } },
      ],
      recovery_actions: [
        {
          id: 'draft_only_offer',
          shape: 'draft_only_artifact',
          applies_when: 'it is pending',
          output: 'a draft offer',
        },
      ],
      terminal_states: [{ id: 'closed' }],
    });
    expect(
      viewAfter(around({ definition, policy: policyWith({ roles: { lead: { logins: ['alice'] } } }) }), starts()),
    ).toMatchObject({
      rollback_or_recovery_action: 'draft_only_offer: a draft offer',
      smallest_step: { shape: 'draft_only_artifact', command: 'countersign request compensation_approval' },
    });
  });
});

describe('the decision that is needed', () => {
  it('is about the first gate that something waits for, with whoever can make it', () => {
    expect(viewAfter(inProposal, drafts('proposal_or_sow'))).toMatchObject({
      next_decision_needed: 'commercial, before merging proposal_or_sow',
      decided_by: 'jordan@example.com (Client commercial approver)',
    });
  });

  it('names the track of a gate that is not on the main one', () => {
    const drafted = all(inDelivery, refunds, drafts('proposal_or_sow/refunds'));
    expect(viewAfter(drafted).next_decision_needed).toBe(
      'commercial on refunds, before merging proposal_or_sow/refunds',
    );
  });

  it('is first which of two sources is right', () => {
    const differ = all(knows(mika, 'fee', 1, 'a mail'), knows(mika, 'fee', 2, 'a call'));
    expect(viewAfter(inProposal, drafts('proposal_or_sow'), differ)).toMatchObject({
      next_decision_needed: expect.stringMatching(/^c\d+, which source is right about fee$/u) as string,
      decided_by: 'lena',
    });
  });
});

describe('versions and what was done', () => {
  it('a version says what it supersedes and what it was made from', () => {
    const scene = sceneOf(
      inContract,
      drafts('proposal_or_sow', 'B'),
      attests('commercial', jordan),
      delivers('proposal_or_sow'),
    );
    const view = viewOf(scene);
    expect(view.version_relationships).toEqual(['proposal_or_sow v2: supersedes v1; made from discovery_brief v1']);
    expect(view.output_artifacts).toEqual([
      { artifact: 'discovery_brief', version: 'v1', path: 'projects/northwind/discovery.md' },
      { artifact: 'proposal_or_sow', version: 'v2', path: 'projects/northwind/proposal.md' },
    ]);
  });

  it('a line that was forked says beside what and why', () => {
    const view = viewAfter(inDelivery, refunds);
    expect(view.version_relationships).toContain(
      'refunds has lines of its own, empty yet, for proposal_or_sow, contract_package, invoice, email, envelope: refund answers are asked for',
    );
    const scene = sceneOf(inDelivery, refunds);
    const { because: _because, ...silent } = stateOf(scene).tracks['refunds']!;
    const tracks = { ...stateOf(scene).tracks, refunds: silent };
    expect(briefWith(scene, { tracks }).version_relationships).toContain(
      'refunds has lines of its own, empty yet, for proposal_or_sow, contract_package, invoice, email, envelope',
    );
  });

  it('a track that is over has no lines that are empty yet', () => {
    const over = joins(lena, 'refunds', 'superseded', 'not wanted');
    expect(viewAfter(inDelivery, refunds, over).version_relationships.join('\n')).not.toContain('empty yet');
  });

  it('what was made from something older, and an approval of other bytes, have to be looked at again', () => {
    const again = all(drafts('proposal_or_sow', 'B'), attests('commercial', jordan), delivers('proposal_or_sow'));
    const [stale] = viewAfter(inDelivery, again).version_relationships.filter((one) => one.includes('is there'));
    expect(stale).toBe('contract_package v1 was made from proposal_or_sow v1, and proposal_or_sow v2 is there');
    const changed = all(
      inProposal,
      drafts('proposal_or_sow'),
      attests('commercial', jordan),
      drafts('proposal_or_sow', 'B'),
    );
    const beside = all(
      inDelivery,
      refunds,
      drafts('proposal_or_sow/refunds'),
      attests('commercial', jordan, { track: 'refunds' }),
      drafts('proposal_or_sow/refunds', 'B'),
    );
    expect(viewAfter(beside).version_relationships).toContainEqual(
      expect.stringMatching(/^commercial on refunds is superseded: /u),
    );
    expect(viewAfter(changed).version_relationships).toContainEqual(
      expect.stringMatching(/^commercial is superseded: proposal_or_sow changed in /u),
    );
  });

  it('an archived version says so, and one without a path lies nowhere', () => {
    const scene = sceneOf(inProposal);
    const { discovery_brief: brief } = stateOf(scene).artifacts;
    const { path: _path, ...nowhere } = brief!;
    const changes = { artifacts: { discovery_brief: { ...brief!, status: 'archived' as const }, note: nowhere } };
    expect(briefWith(scene, changes).version_relationships).toEqual(['discovery_brief v1: archived']);
    const view = handoffOf(observedIn(scene).world, { ...stateOf(scene), ...changes }, []);
    expect(view.output_artifacts).toEqual([{ artifact: 'note', version: 'v1', path: 'TBD' }]);
  });

  it('plugins are told that requests asked for, with what for and why: whoever takes it on chooses none anew', () => {
    const email = { intent: 'send', target: 'email', flags: [], as: 'agentic-email-skill' } as const;
    const gmail = { id: 'gmail', because: 'Kim answers by mail' };
    const asked = asks(mika, { ask: { ...email, plugin: gmail } });
    const view = viewAfter(inDelivery, writes('email'), asks(mika, { ask: email }), asked);
    expect(view.plugins).toEqual([{ plugin: 'gmail', for: 'send email', because: 'Kim answers by mail', by: 'mika' }]);
    expect(viewAfter(inDelivery).plugins).toEqual([]);
  });

  it('the latest five events are told, without what only keeps the record going', () => {
    const { latest_events } = viewAfter(inDelivery);
    const quiet = /^(?:definition_pinned|gate_evaluated|landing_recorded|receipt_recorded|waits_changed)$/u;
    expect(latest_events.filter(({ type }) => quiet.test(type))).toEqual([]);
    expect(latest_events).toHaveLength(5);
    expect(latest_events.at(-1)).toMatchObject({ type: 'stage_changed', says: 'contract → delivery' });
  });

  it('lists what is assumed, and not the value of what is sensitive', () => {
    const definition = lifecycle({ facts: { size: { label: 'Size' }, salary: { label: 'Salary', sensitive: true } } });
    const scene = sceneOf(around({ definition }), starts(), assumes(alice, 'size', 3), assumes(alice, 'salary', 7));
    const shown = (sensitive: FactValue) => {
      const { salary, ...others } = stateOf(scene).assumptions ?? {};
      const assumptions = { ...others, salary: { ...salary!, value: sensitive } };
      return handoffOf(observedIn(scene).world, { ...stateOf(scene), assumptions }, []).assumptions;
    };
    expect(shown(7)).toEqual([
      { assumption: 'size', value: 3, because: 'it is usual', by: 'alice' },
      { assumption: 'salary', value: 'withheld', because: 'it is usual', by: 'alice' },
    ]);
    expect(shown('sha256:7')[1]?.value).toBe('sha256:7');
  });

  it('names the blocker that ends with a fact at the fact', () => {
    const ask = asks(lena, { ask: { intent: 'create', target: 'proposal_or_sow', flags: [], draft: true } });
    const { missing_facts, blockers } = viewAfter(engaged, blocks('no access', 'track:main'), ask);
    const waiting = blockers.flatMap(({ id, until }) =>
      until !== undefined && 'fact' in until ? [[until.fact, id]] : [],
    );
    expect(waiting).not.toEqual([]);
    expect(missing_facts.flatMap(({ fact, blocker }) => (blocker === null ? [] : [[fact, blocker]]))).toEqual(waiting);
  });

  it('asks for each missing fact as the definition words it, by its label, or by its name', () => {
    const { missing_facts } = viewAfter(engaged);
    expect(missing_facts[0]?.fact).toBe('opportunity.desired_outcome');
    const definition = lifecycle({ facts: { 'release.version': { label: 'Version' } } });
    const asked = (facts: object) =>
      viewAfter(around({ definition: { ...definition, facts: { ...facts } } }), starts()).missing_facts;
    expect(asked({ 'release.version': { question: 'Which one?' } })).toEqual([
      { fact: 'release.version', question: 'Which one?', blocker: null },
    ]);
    expect(asked({ 'release.version': { label: 'Version' } })[0]?.question).toBe('Version');
    expect(asked({})[0]?.question).toBe('release.version');
  });
});

describe('the handoff in the comment', () => {
  it('says who goes on, what gets it going again, how versions hang together, and what was done last', () => {
    const text = commentOf(sceneOf(inDelivery, refunds, blocks('no access', 'track:main')));
    const [, block = ''] = text.split('#### Handoff\n\n');
    const [lines = ''] = block.split('\n\n');
    expect(lines.split('\n').map((line) => line.replaceAll(/\d+ \w+ \d{4}/gu, 'DAY'))).toMatchInlineSnapshot(`
      [
        "- \`agentic-delivery-skill\` goes on, owner lena",
        "- Recovery: rollback_or_hold: stop action, preserve state, name evidence required",
        "- Versions: proposal_or_sow v1: made from discovery_brief v1 · contract_package v1: made from proposal_or_sow v1 · refunds has lines of its own, empty yet, for proposal_or_sow, contract_package, invoice, email, envelope: refund answers are asked for",
        "- Latest: DAY discovery_brief v1 landed · DAY proposal_or_sow v1 landed · DAY contract_package v1 landed",
      ]
    `);
  });

  it('leaves out what there is nothing of', () => {
    const text = commentOf(sceneOf(engaged), {});
    expect(text).not.toMatch(/- Versions|- Latest/u);
    expect(commentOf(sceneOf(inDelivery))).not.toContain('- Recovery');
    const ended = sceneOf(engaged, asks(lena, { close: { terminal_state: 'abandoned', rationale: 'no budget' } }));
    expect(commentOf(ended)).not.toContain('#### Handoff');
  });

  it('tells by the state alone, so that it stays as it is however much of the log is read', () => {
    const scene = sceneOf(
      inDelivery,
      later(1),
      asks(mika, { assume: { assumption: 'size', value: 3, because: 'seen' } }),
      later(1),
      knows(mika, 'fee', 1, 'a mail'),
      later(1),
      knows(mika, 'fee', 2, 'a call'),
    );
    const { world } = observedIn(scene);
    expect(briefOf({ ...world, recent: [] }, stateOf(scene))).toEqual(briefOf(world, stateOf(scene)));
    const { latest } = briefOf(world, stateOf(scene));
    expect(latest).toEqual([
      expect.stringMatching(/^5 Mar 2026 c\d+, fee$/u),
      '4 Mar 2026 fee by mika',
      '3 Mar 2026 size assumed by mika',
    ]);
  });

  it('notifies nobody and links nothing, whatever people wrote', () => {
    const evil = '@acme/everyone [x](https://evil.example) <img src=x> #12';
    const scene = sceneOf(inDelivery, forks(lena, 'refunds', { as: 'change_order', because: evil }));
    const text = commentOf(scene, { owner: evil });
    expect(text).toContain(`@${joiner}acme/everyone`);
    expect(text).not.toMatch(/@acme|[^\\]\]\(https|:\/\/evil|<img|#12/u);
  });
});

it('tells when a track is due, and how it stands', () => {
  const text = commentOf(
    sceneOf(
      inDelivery,
      refunds,
      asks(lena, { assign: { of: 'track:refunds', due_date: '2026-06-10', because: 'agreed' } }),
    ),
  );
  expect(text).toContain('- `refunds` in Proposal, draft, owner agentic-proposal-skill, due 10 Jun 2026');
});

it('shows a project that is kept from going on as that, and one that goes its way without a word', () => {
  expect(commentOf(sceneOf(inDelivery, blocks('no access', 'track:main')))).toContain('— 4 of 5 · blocked · for');
  for (const way of [engaged, inProposal, inContract, inDelivery]) {
    expect(commentOf(sceneOf(way))).toMatch(/\*\* — \d of 5 · for/u);
  }
});
