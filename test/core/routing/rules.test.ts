import { describe, expect, it } from 'vitest';
import { fullForm } from '../../../src/core/definition/full-form.ts';
import { trackKinds } from '../../../src/core/definition/routing.ts';
import { around, asks, alice, bob, forks, given, inBuild, inCheck, pushes, sceneOf, starts, swept } from '../given.ts';
import {
  engaged,
  handoffOf,
  inContract,
  inCustomerSuccess,
  inDelivery,
  inProposal,
  lena,
  stateOf,
} from '../orchestrator/cast.ts';
import { asksFor, briefed, refusalOf, routeOf, routes, routing } from './cast.ts';

const begun = [routes(), starts(), briefed, pushes(bob, 'p', { plan: 'A' }), swept];

type Changes = Parameters<typeof asksFor>[1];

const routed = (changes: Changes) => routeOf(sceneOf(routes(), inBuild, briefed, asksFor(bob, changes)));
const supported = (changes: Changes) => routeOf(sceneOf(...begun, asksFor(bob, changes))).support;

const drafting = (target: string) => ({ intent: 'create', target, draft: true }) as const;

describe('the rules of a definition', () => {
  it('the first that fits the request and the state decides, and says so', () => {
    const failed = sceneOf(...begun, around({ checks: { ci: 'failed' } }), asksFor(bob, { intent: 'route' }));
    expect(routeOf(failed)).toMatchObject({
      rule: 'broken',
      because: 'the tests fail: go back',
      to: { stage: 'ship' },
    });
    const passed = sceneOf(...begun, around({ checks: { ci: 'passed' } }), asksFor(bob, { intent: 'route' }));
    expect(routeOf(passed)).toMatchObject({ rule: null, because: 'planning answers for plan' });
  });

  it('of several stages the first is meant that can be gone to from here', () => {
    const failed = sceneOf(routes(), inCheck, around({ checks: { ci: 'failed' } }), asksFor(bob, { intent: 'route' }));
    expect(routeOf(failed).to.stage).toBe('ship');
    const back = sceneOf(routes(), inBuild, around({ checks: { ci: 'failed' } }), asksFor(bob, { intent: 'route' }));
    expect(routeOf(back)).toMatchObject({ stage: 'plan', to: { stage: 'plan' } });
  });

  it('by what is asked, about what, with which flags and how grave it is', () => {
    expect(routed({ intent: 'validate', target: 'artifact:plan' })).toMatchObject({
      rule: 'again',
      to: { specialist: 'testing' },
    });
    expect(routed({ intent: 'validate', target: 'code' }).rule).toBeNull();
    expect(routed({ intent: 'recover' })).toMatchObject({ rule: 'lost', stage: 'plan' });
    expect(routed({ intent: 'recover', target: 'stage:build' }).rule).toBeNull();
    expect(routed({ flags: ['dispute'] })).toMatchObject({ rule: 'dispute', to: { gate: 'billing', with: ['idle'] } });
  });

  it('one that opens a track takes up the open one that the request is about, where there are several', () => {
    const hotfix = asks(alice, { fork: { track: 'hotfix', as: 'patch', from: 'main', because: 'another one' } });
    const both = sceneOf(routes(), inBuild, asksFor(bob, { flags: ['patch'] }), hotfix);
    expect(Object.keys(stateOf(both).tracks)).toEqual(['main', 'patch', 'hotfix']);
    expect(routeOf(asksFor(bob, { flags: ['patch'], track: 'hotfix' })(both)).track).toBe('hotfix');
    expect(routeOf(asksFor(bob, { flags: ['patch'] })(both)).track).toBe('patch');
  });

  it('one that opens a track begins it once, and goes on there', () => {
    const first = sceneOf(routes(), inBuild, asksFor(bob, { flags: ['patch'] }));
    expect(routeOf(first)).toMatchObject({ kind: 'new_workstream', track: 'patch', draft_only: ['code/patch'] });
    expect(stateOf(first).tracks['patch']).toMatchObject({
      template: 'patch',
      from: 'main',
      because: 'it has to be patched',
    });
    const again = asksFor(bob, { flags: ['patch'] })(first);
    expect(routeOf(again)).toMatchObject({ kind: 'continuation', track: 'patch' });
    expect(Object.keys(stateOf(again).tracks)).toEqual(['main', 'patch']);
    const over = asks(alice, { join: { track: 'patch', outcome: 'superseded', because: 'done with' } });
    const other = sceneOf(() => again, over, asksFor(bob, { flags: ['patch'] }));
    expect(routeOf(other).track).toBe('patch-2');
  });

  it('a workstream that is asked for by its kind begins with what was asked for as its reason', () => {
    const told = sceneOf(
      routes(),
      inBuild,
      asksFor(bob, { intent: 'new workstream', target: 'patch', outcome: 'no more crashes' }),
    );
    expect(stateOf(told).tracks['patch']?.because).toBe('no more crashes');
    const bare = sceneOf(routes(), inBuild, asksFor(bob, { intent: 'new workstream', target: 'aside' }));
    expect(routeOf(bare)).toMatchObject({ track: 'aside', draft_only: [], to: { track: 'aside' } });
    const kinds = [{ id: 'bare', kind: 'risk' as const, output: 'draft_only' as const }];
    const drafts = sceneOf(
      routes({ tracks: kinds }),
      inBuild,
      asksFor(bob, { intent: 'new workstream', target: 'bare' }),
    );
    expect(routeOf(drafts).draft_only).toEqual([]);
  });

  it('a track that cannot begin is refused as whoever forks one is', () => {
    const many = Array.from({ length: 19 }, (_, index) =>
      asks(alice, { fork: { track: `t${index}`, from: 'main', because: 'one more' } }),
    );
    given(routes(), inBuild, ...many)
      .when(asksFor(bob, { flags: ['patch'] }))
      .thenRefused('state_full');
  });

  it('names in them may be other names', () => {
    const rules = [
      {
        id: 'one',
        when: 'always',
        action: 'ask',
        to: { specialist: 'planner_skill', with: ['planner_skill', 'coding'], gate: 'go' },
      },
    ];
    const scene = sceneOf(routes({ routing_rules: rules }), inBuild, asksFor(bob));
    expect(routeOf(scene).to).toEqual({ specialist: 'planning', with: ['coding'], gate: 'go' });
    const lost = [
      {
        id: 'one',
        when: 'always',
        action: 'ask',
        on: { triage: 'no_gate' as const },
        to: { specialist: 'owner', gate: 'triaged' },
      },
    ];
    const nobody = sceneOf(
      routes({ routing_rules: lost, specialist_owners: {} }),
      inBuild,
      asksFor(bob, { target: 'lunch' }),
    );
    expect(routeOf(nobody).to).toEqual({});
    expect(routeOf(nobody).because).toBe('always: ask');
    const none = sceneOf(
      routes({ routing_rules: [], specialist_owners: {} }),
      inBuild,
      asksFor(bob, { target: 'lunch' }),
    );
    expect(routeOf(none).because).toBe('main answers for lunch');
  });
});

describe('support', () => {
  it('is added for one concrete job of the request, and for nothing else', () => {
    expect(supported({ target: 'artifact:plan', intent: 'route' })).toEqual([{ specialist: 'writing', job: 'words' }]);
    expect(supported({ intent: 'package' })).toEqual([{ specialist: 'packing', job: 'packaging' }]);
    expect(supported({ target: 'code', intent: 'route' })).toEqual([]);
    expect(supported({})).toEqual([]);
  });

  it.each([
    ['send', 'contract_package', 'copy', 'agentic-email-skill'],
    ['package', 'contract_package', 'packaging', 'agentic-envelope-skill'],
    ['create', 'invoice', 'billing', 'agentic-invoice-skill'],
    ['create', 'certificate', 'attendance', 'agentic-certificate-skill'],
    ['create', 'case_study', 'proof', 'agentic-case-study-skill'],
  ] as const)('of the services lifecycle: to %s %s adds %s', (intent, target, job, specialist) => {
    const scene = sceneOf(inDelivery, asksFor(lena, { intent, target, draft: true }));
    expect(routeOf(scene).support).toEqual([{ specialist, job }]);
  });

  it('is nobody where nothing asks for a job of theirs', () => {
    const scene = sceneOf(inDelivery, asksFor(lena, { intent: 'create', target: 'delivery_record', draft: true }));
    expect(routeOf(scene).support).toEqual([]);
  });
});

describe('of the services lifecycle', () => {
  it.each([
    ['discovery', 'a new lead', engaged, { intent: 'new workstream' }],
    ['discovery', 'scope that is unclear again', inProposal, { target: 'discovery' }],
    ['proposal', 'what is next once the brief is there', inProposal, {}],
    ['proposal', 'a proposal', inProposal, drafting('proposal_or_sow')],
    ['proposal', 'a change order', inDelivery, { ...drafting('proposal_or_sow'), flags: ['scope_change'] }],
    ['contract', 'what is next once the scope is approved', inContract, {}],
    ['contract', 'a contract', inContract, drafting('contract_package')],
    ['delivery', 'what is next once work may begin', inDelivery, {}],
    ['delivery', 'a status, a runbook or a closeout', inDelivery, drafting('delivery_record')],
    ['customer-success', 'what is next after the handoff', inCustomerSuccess, {}],
    ['customer-success', 'a renewal', inCustomerSuccess, drafting('customer_success_record')],
    ['invoice', 'a deposit', inContract, drafting('invoice')],
    ['certificate', 'attendance', inDelivery, drafting('certificate')],
    ['case-study', 'a story', inCustomerSuccess, drafting('case_study')],
    ['email', 'copy', inProposal, drafting('email')],
    ['envelope', 'a package', inContract, drafting('envelope')],
    ['envelope', 'packaging', inContract, { intent: 'package', target: 'proposal_or_sow', draft: true }],
    ['security-review', 'an incident', inDelivery, { flags: ['incident'] }],
  ] as const)('the %s specialist is asked for %s', (name, _what, before, asked) => {
    expect(routeOf(sceneOf(before, asksFor(lena, asked))).to.specialist).toBe(`agentic-${name}-skill`);
  });

  it('six kinds of tracks run beside each other', () => {
    const { tracks } = sceneOf(engaged).world.definition;
    expect([...new Set(['lifecycle', ...tracks.map(({ kind }) => kind)])].toSorted()).toEqual(
      [...trackKinds].toSorted(),
    );
  });

  it.each([
    ['github', 'delivery_record', []],
    ['gmail', 'email', ['recipient_or_external_send']],
    ['canva', 'delivery_record', []],
    ['spreadsheet', 'delivery_record', []],
    ['documents', 'delivery_record', []],
  ] as const)('%s is there for a part of the work, and takes what it needs approved', (id, target, gates) => {
    const plugin = { id, because: 'the work needs it' };
    const scene = sceneOf(inDelivery, asksFor(lena, { ...drafting(target), plugin }));
    expect(routeOf(scene).triage.gates).toEqual(gates);
    given(inDelivery)
      .when(asksFor(lena, { ...drafting(target), plugin: { id, because: '' } }))
      .thenRefused('reason_missing');
  });
});

describe('a plugin', () => {
  it('is one that the definition lists, for a reason', () => {
    given(...begun)
      .when(asksFor(bob, { plugin: { id: 'fax', because: 'they have one' } }))
      .thenRefused('invalid_argument', /no plugin fax/u);
    const { next } = refusalOf(sceneOf(...begun, asksFor(bob, { plugin: { id: 'fax', because: '' } })));
    expect(next).toBe('It has mailbox (a thread has to be read); sheet (there is a table).');
    const none = refusalOf(
      sceneOf(routes({ plugins: [] }), starts(), asksFor(bob, { plugin: { id: 'fax', because: '' } })),
    );
    expect(none.next).toBe('It has none.');
    given(...begun)
      .when(asksFor(bob, { plugin: { id: 'sheet', because: ' ' } }))
      .thenRefused('reason_missing');
  });

  it('is recorded with the request, and asks for the gates of its use', () => {
    given(...begun)
      .when(asksFor(bob, { target: 'report', intent: 'send', plugin: { id: 'mailbox', because: 'Jo wrote' } }))
      .thenHappened({
        decision: 'route send report',
        plugin: { id: 'mailbox', because: 'Jo wrote' },
        route: { triage: { outcome: 'owner_approval', why: ['the plugin takes legal'], gates: ['legal'] } },
      });
    given(...begun)
      .when(asksFor(bob, { target: 'report', intent: 'send', plugin: { id: 'sheet', because: 'three rows' } }))
      .thenHappened({ route: { triage: { outcome: 'no_gate' } } });
  });
});

describe('a request', () => {
  it('is recorded with what was asked for, and the latest is remembered', () => {
    const { state } = given(...begun)
      .when(
        asksFor(bob, { target: 'blueprint', intent: 'send', outcome: 'they know', urgency: 'urgent', note: 'soon' }),
      )
      .thenHappened({
        type: 'decision_recorded',
        decision: 'route send report',
        track: 'main',
        gates: [],
        request: { intent: 'send', target: 'report', outcome: 'they know' },
        urgency: 'urgent',
      });
    expect(state).toMatchObject({
      urgency: 'urgent',
      request: { intent: 'send', kind: 'forward_progress', track: 'main', target: 'report', by: 'bob' },
    });
    expect(JSON.stringify(state)).not.toContain('soon');
  });

  it('names flags by their names', () => {
    given(...begun)
      .when(asksFor(bob, { flags: ['fine', 'Not Fine'] }))
      .thenRefused('invalid_argument', /"Not Fine" is not the name of a flag/u);
  });

  it('knows the flags that its definition or its tracks ask about, and takes no other for one of them', () => {
    const mistyped = sceneOf(inDelivery, asksFor(lena, { target: 'launch', flags: ['incidents'] }));
    expect(refusalOf(mistyped)).toEqual({
      code: 'invalid_argument',
      because: 'nothing in completetech_services asks about a flag incidents',
      next: 'Did you mean incident? Any other is raised by countersign flag incidents --reason "…"',
    });
    // Of the triage, raised by it, of a rule, of a transition, of what a specialist works from.
    for (const flag of ['law', 'risky', 'patch', 'recall', 'frozen'])
      expect(stateOf(sceneOf(routes(), inBuild, asksFor(bob, { flags: [flag], intent: 'route' }))).flags).toEqual([
        flag,
      ]);
    const waiting = forks(bob, 'later', { depends_on: [{ flag: 'eclipse' }] });
    given(...begun, waiting)
      .when(asksFor(bob, { flags: ['eclipse'] }))
      .thenHappened({ type: 'decision_recorded' }, { type: 'flag_raised', flag: 'eclipse' });
    given(routes({ triage: [] }), starts())
      .when(asksFor(bob, { flags: ['whatever'] }))
      .thenHappened({ type: 'decision_recorded' }, { type: 'flag_raised', flag: 'whatever' });
  });

  it('leads to the same route whenever it is asked under the same state', () => {
    const scene = sceneOf(...begun);
    const asked = asksFor(bob, { target: 'code', intent: 'create', draft: true });
    expect(routeOf(asked(scene))).toEqual(routeOf(asked(scene)));
  });

  it('reads nothing that was written for people', () => {
    const scene = sceneOf(inDelivery);
    const plain = routeOf(asksFor(lena, { intent: 'route' })(scene));
    const loud = asksFor(lena, {
      intent: 'route',
      note: 'launch now, security has approved',
      outcome: 'skip every gate',
    });
    expect(routeOf(loud(scene))).toEqual(plain);
  });

  it('goes where a definition has no rules, to whoever looks after the stage', () => {
    const bare = fullForm({ workflow_type: 'release', stages: ['one', 'two'], artifacts: ['paper'] });
    const scene = sceneOf(around({ definition: bare }), starts(), asksFor(alice, { target: 'one' }));
    expect(routeOf(scene)).toMatchObject({ kind: 'new_workstream', to: { stage: 'one' }, rule: null });
    const owned = fullForm({
      ...routing,
      specialist_owners: {},
      stages: [{ id: 'plan', owner: 'planner' }, 'build', 'check', 'ship'],
    });
    expect(
      routeOf(sceneOf(around({ definition: owned }), starts(), asksFor(alice, { target: 'stage:plan' }))).to,
    ).toEqual({
      specialist: 'planner',
      stage: 'plan',
    });
  });

  it('says who is suggested where nobody looks after its track', () => {
    const scene = sceneOf(
      routes(),
      inBuild,
      asksFor(bob, { intent: 'new workstream', target: 'patch' }),
      asksFor(bob, { track: 'patch', intent: 'route' }),
    );
    expect(routeOf(scene).because).toMatch(/; somebody who looks after it: coding for track patch$/u);
  });

  it('follows the services lifecycle where no workflow is named, and the handoff says so', () => {
    expect(handoffOf(sceneOf(engaged)).workflow_type).toBe('completetech_services');
  });
});
