import { describe, expect, it } from 'vitest';
import { alice, approves, around, bob, given, inBuild, knows, policyWith, sceneOf, starts } from '../given.ts';
import { drafts, inProposal, lena, mika, stateOf } from '../orchestrator/cast.ts';
import { asksFor, briefed, refusalOf, routeOf, routes, stopsOf } from './cast.ts';

const begun = [routes(), starts()];
const planned = [routes(), inBuild, briefed];

describe('whose work a request is', () => {
  it('a specialist who is asked for what another one owns hands it on, with what that one needs', () => {
    const crossing = sceneOf(...begun, asksFor(bob, { target: 'coding', intent: 'create', outcome: 'plan' }));
    expect(refusalOf(crossing)).toEqual({
      code: 'not_owner',
      because: 'planning owns plan, and coding does not',
      next: 'countersign ask plan --intent create goes to planning.',
      handoff: { to: 'planning', needs: ['brief'], questions: [{ fact: 'brief', question: 'brief' }] },
    });
    given(...begun, briefed)
      .when(asksFor(bob, { target: 'planning', intent: 'create', outcome: 'plan' }))
      .thenHappened({ type: 'decision_recorded' });
  });

  it('whoever asks as a specialist asks for what that one owns', () => {
    given(...begun, briefed)
      .when(asksFor(bob, { target: 'report', intent: 'create', as: 'planner_skill' }))
      .thenRefused('not_owner', /testing owns report, and planning does not/u);
    given(...begun, briefed)
      .when(asksFor(bob, { target: 'artifact:plan', intent: 'create', as: 'planning' }))
      .thenHappened({ type: 'decision_recorded' });
    const roles = { planning: { emails: ['alice@example.com'] } };
    given(...begun, briefed, around({ policy: policyWith({ verbs: { ask: ['write'] }, roles }) }))
      .when(asksFor(bob, { target: 'artifact:plan', intent: 'create', as: 'planning' }))
      .thenRefused('not_owner', /bob does not hold the role planning/u);
  });

  it('only looking at it is nobody’s boundary, and what nobody owns is everybody’s', () => {
    given(...begun)
      .when(asksFor(bob, { target: 'report', intent: 'review', as: 'planning' }))
      .thenHappened({ type: 'decision_recorded' });
    given(...begun, briefed)
      .when(asksFor(bob, { target: 'odd', intent: 'create', as: 'planning' }))
      .thenHappened({ type: 'decision_recorded', route: { to: { specialist: 'planning' } } });
  });

  it('a specialist is one that the definition has', () => {
    given(...begun)
      .when(asksFor(bob, { as: 'nobody' }))
      .thenRefused('unknown_specialist', /no specialist nobody/u);
    const { next } = refusalOf(sceneOf(routes({ specialists: [] }), starts(), asksFor(bob, { as: 'nobody' })));
    expect(next).toBe('Its definition lists none.');
    given(routes({ specialists: [] }), starts())
      .when(asksFor(bob, { as: 'coding', target: 'code', intent: 'create' }))
      .thenHappened({ type: 'decision_recorded', route: { to: { specialist: 'coding' } } });
  });

  it('is the specialist’s, whatever else of the services is asked of them', () => {
    given(inProposal)
      .when(asksFor(lena, { target: 'agentic-discovery-skill', intent: 'create', outcome: 'proposal_or_sow' }))
      .thenRefused('not_owner');
  });
});

describe('what a request is made from', () => {
  it('where it is missing is asked for: the shortest set of questions that lets it go on', () => {
    const scene = sceneOf(...begun, asksFor(bob, { target: 'artifact:plan', intent: 'create' }));
    expect(refusalOf(scene)).toEqual({
      code: 'inputs_missing',
      because: 'planning works from what is not there: brief is not known',
      next: 'countersign fact brief=… --source "where it is from"; the same request with --draft goes on, with TBD for what is missing',
      handoff: { to: 'planning', needs: ['brief'], questions: [{ fact: 'brief', question: 'brief' }] },
    });
    const half = sceneOf(
      ...begun,
      knows(bob, 'goal', 'x'),
      asksFor(bob, { target: 'artifact:plan', intent: 'create' }),
    );
    expect(refusalOf(half).handoff?.needs).toEqual(['budget']);
    expect(stateOf(scene)).toMatchObject({ flags: [], blockers: {} });
  });

  it('as a draft goes on: what is missing is TBD, and each holds the artifact until it is known', () => {
    const draft = sceneOf(...begun, asksFor(bob, { target: 'artifact:plan', intent: 'create', draft: true }));
    expect(routeOf(draft)).toMatchObject({ draft_only: ['plan'], to: { specialist: 'planning' } });
    expect(stopsOf(draft)).toEqual([
      {
        type: 'blocker_added',
        blocker: 'b2.1',
        on: 'artifact:plan',
        until: { fact: 'brief' },
        text: 'a draft only until brief is known: TBD',
      },
      {
        type: 'blocker_added',
        blocker: 'b2.2',
        on: 'artifact:plan',
        until: { fact: 'deadline' },
        text: 'a draft only until deadline is known: TBD',
      },
    ]);
    const again = asksFor(bob, { target: 'artifact:plan', intent: 'create', draft: true })(draft);
    expect(stopsOf(again)).toEqual([]);
    expect(Object.keys(stateOf(knows(bob, 'brief', 'b')(again)).blockers)).toEqual(['b2.2']);
    expect(stateOf(sceneOf(() => again, knows(bob, 'brief', 'b'), knows(bob, 'deadline', 'May'))).blockers).toEqual({});
  });

  it('where only an approval of what came before is missing is a draft from the start', () => {
    const specialists = [{ id: 'coding', owns: ['code'], requires: { all: [{ gate: 'go' }, { artifact: 'plan' }] } }];
    const coded = sceneOf(routes({ specialists }), inBuild, asksFor(bob, { target: 'code', intent: 'create' }));
    expect(routeOf(coded)).toMatchObject({ kind: 'forward_progress', draft_only: ['code'] });
    expect(stopsOf(coded)).toMatchObject([
      { on: 'artifact:code', until: { gate: 'go' }, text: 'a draft only until go is approved' },
    ]);
    expect(stateOf(approves(alice, 'go')(coded)).blockers).toEqual({});
  });

  it('may be anything that a condition asks for', () => {
    given(...begun)
      .when(asksFor(bob, { target: 'report', intent: 'create' }))
      .thenRefused('inputs_missing', /flag ready is not raised/u);
    const draft = sceneOf(...begun, asksFor(bob, { target: 'report', intent: 'create', draft: true }));
    expect(stopsOf(draft)).toMatchObject([
      { text: 'a draft only until it holds that {"flag":"ready"}', until: { flag: 'ready' } },
    ]);
    const early = sceneOf(...begun, asksFor(bob, { target: 'code', intent: 'create', draft: true }));
    expect(stopsOf(early)).toMatchObject(
      [
        { text: 'a draft only until plan_approval is approved' },
        { text: 'a draft only until plan has landed' },
      ].toReversed(),
    );
    const { next } = refusalOf(sceneOf(...begun, asksFor(bob, { target: 'code', intent: 'create' })));
    expect(next).toBe(
      'clearly marked draft with blockers and approvals required: plan has not landed on the default branch; the same request with --draft goes on, with TBD for what is missing',
    );
  });

  it('is not asked of what names no artifact: whoever it goes to asks', () => {
    const scene = sceneOf(...begun, asksFor(bob, { target: 'stage:plan', intent: 'create' }));
    expect(routeOf(scene)).toMatchObject({ to: { specialist: 'planning' }, draft_only: [] });
    expect(stopsOf(scene)).toEqual([]);
    const several = sceneOf(...begun, asksFor(bob, { target: 'writing', intent: 'create', draft: true }));
    expect(routeOf(several)).toMatchObject({ to: { specialist: 'writing' }, draft_only: [] });
  });

  it('is that of the only artifact which a specialist makes, where nothing else of theirs is named', () => {
    const artifact = refusalOf(sceneOf(...begun, asksFor(bob, { target: 'artifact:plan', intent: 'create' })));
    expect(refusalOf(sceneOf(...begun, asksFor(bob, { target: 'planning', intent: 'create' })))).toEqual(artifact);
    const changed = [{ id: 'planning', owns: ['plan'], requires: { fact: 'wish' } }];
    given(routes({ specialists: changed }), inBuild)
      .when(asksFor(bob, { target: 'planning', intent: 'revise' }))
      .thenRefused('inputs_missing', /planning works from what is not there: wish is not known/u);
    given(...begun)
      .when(asksFor(bob, { target: 'testing', intent: 'create', as: 'planning' }))
      .thenRefused('not_owner', /testing owns report, and planning does not/u);
  });

  it('is not said to be there where something of it is missing', () => {
    const draft = asksFor(lena, { target: 'invoice', intent: 'create', draft: true });
    expect(routeOf(sceneOf(inProposal, draft)).because).toBe(
      'something is missing, and invoice is a draft only until then: route to owning specialist',
    );
  });

  it('is what the packer needs where something is packed', () => {
    given(...planned)
      .when(asksFor(bob, { target: 'artifact:plan', intent: 'package' }))
      .thenRefused('inputs_missing', /packing works from what is not there: address is not known/u);
    const packed = sceneOf(
      ...planned,
      knows(bob, 'address', 'x'),
      asksFor(bob, { target: 'artifact:plan', intent: 'package' }),
    );
    expect(routeOf(packed)).toMatchObject({ kind: 'packaging', to: { specialist: 'packing' }, version: null });
    const draft = sceneOf(...planned, asksFor(bob, { target: 'artifact:plan', intent: 'package', draft: true }));
    expect(stopsOf(draft)).toMatchObject([{ on: 'artifact:parcel', until: { fact: 'address' } }]);
    const none = sceneOf(
      routes({ support: [] }),
      inBuild,
      briefed,
      asksFor(bob, { target: 'artifact:plan', intent: 'package' }),
    );
    expect(routeOf(none).to).toEqual({ specialist: 'planning' });
  });

  it('of a packer who makes nothing is nothing', () => {
    for (const specialist of ['idle', 'somebody']) {
      const support = [{ job: 'packaging', specialist, on: { intent: 'package' as const } }];
      const asked = asksFor(bob, { target: 'artifact:plan', intent: 'package' });
      expect(routeOf(sceneOf(routes({ support }), inBuild, briefed, asked)).to).toEqual({ specialist });
    }
  });

  it('is small enough for a refusal, however much is missing', () => {
    const facts = Array.from({ length: 60 }, (_, index) => ({ fact: `wanted.${index}` }));
    const specialists = [{ id: 'planning', owns: ['plan'], requires: { all: facts } }];
    const scene = sceneOf(
      routes({ specialists }),
      starts(),
      asksFor(bob, { target: 'artifact:plan', intent: 'create' }),
    );
    expect(JSON.stringify(refusalOf(scene).handoff).length).toBeLessThanOrEqual(2048);
  });

  it('of the contract is a draft while the scope is not approved, and goes on when it is', () => {
    const facts = ['legal_parties', 'signatories', 'effective_date', 'services_summary', 'fee_amount', 'terms_source'];
    const asked = sceneOf(
      inProposal,
      ...facts.map((fact) => knows(mika, `contract.${fact}`, 'as agreed')),
      drafts('proposal_or_sow'),
      asksFor(lena, { target: 'contract_package', intent: 'create' }),
    );
    expect(routeOf(asked)).toMatchObject({ kind: 'forward_progress', draft_only: ['contract_package'] });
    expect(stopsOf(asked)).toMatchObject([{ on: 'artifact:contract_package', until: { gate: 'commercial' } }]);
  });
});
