import { describe, expect, it } from 'vitest';
import { defaultPolicy, type WrittenPolicy } from '../../../src/core/policy/schema.ts';
import type { Rulebook, StateFinding } from '../../../src/core/project/findings.ts';
import type { ProjectState } from '../../../src/core/project/state.ts';
import {
  alice,
  answerOf,
  approves,
  bob,
  dave,
  inBuild,
  kim,
  knows,
  later,
  lifecycle,
  merges,
  noon,
  overrides,
  policyWith,
  pushes,
  quiet,
  rejects,
  swept,
  written,
  type Step,
} from '../given.ts';
import {
  acts,
  after,
  attested,
  decisions,
  edited,
  findings,
  following,
  forged,
  only,
  permitting,
  withConfirm,
  without,
  type Case,
} from './cases.ts';

const strictGates = (written.gates ?? []).map((one) => {
  if (typeof one === 'string' || one.gate_id !== 'legal') return one;
  const { assurance: _assurance, ...gate } = one;
  return gate;
});

describe('external_action_without_approval_evidence', () => {
  const code = 'external_action_without_approval_evidence';
  const sent = after(inBuild, attested, acts('send'));
  const go = { type: 'decision_recorded', decision: 'act send', rationale: '', track: 'main', gates: [] } as const;

  it('is a go-ahead on a gate that nobody had approved', () => {
    const [found] = findings(forged(after(inBuild), go));
    expect(found).toMatchObject({
      code,
      entry: 5,
      severity: 'error',
      message: 'bob got the go-ahead for send on 2026-03-02, and nobody had approved legal',
      next: expect.stringContaining('countersign explain legal') as string,
    });
    expect(findings(forged(after(inBuild), { ...go, decision: 'act announce' }))).toEqual([]);
    expect(findings(forged(after(inBuild), { ...go, decision: 'act unheard_of' }))).toEqual([]);
    expect(findings(forged(after(inBuild), { ...go, decision: 'merge p at 1234567' }))).toEqual([]);
    expect(findings(forged(after(inBuild), { ...go, track: 'side' }))).toHaveLength(1);
  });

  it('is a go-ahead on an approval that was not given, that had ended, or that permits other things', () => {
    const messages = (...steps: readonly Step[]): readonly string[] =>
      only(forged(after(inBuild, ...steps), go), code).map(({ message }) => message);
    expect(messages(rejects(dave, 'legal', { on_behalf_of: answerOf(kim) }))).toEqual([
      expect.stringContaining('legal was closed then (rejected)'),
    ]);
    const until = approves(dave, 'legal', { on_behalf_of: answerOf(kim), until: '2026-03-03' });
    expect(messages(until)).toEqual([]);
    expect(messages(until, later(2), knows(bob, 'size', 1))).toEqual([
      expect.stringContaining('legal was closed then (requested)'),
    ]);
    const lines = after(inBuild, until);
    const at = '2026-03-03T00:00:00.000Z';
    const atTheEnd = { ...lines, log: forged(lines, go).log.map((line) => (line.seq === 6 ? { ...line, at } : line)) };
    expect(only(atTheEnd, code).map(({ message }) => message)).toEqual([
      expect.stringContaining('legal was closed then (expired)'),
    ]);
    expect(messages(permitting('announce'))).toEqual([expect.stringContaining('approved only for announce')]);
    expect(messages(permitting('send'))).toEqual([]);
    expect(messages(permitting('send@main'))).toEqual([]);
    const conditions = [{ artifact: 'plan' }];
    expect(messages(approves(dave, 'legal', { on_behalf_of: answerOf(kim), conditions }))).toEqual([]);
  });

  it('is an action that no gate stands before', () => {
    const actions = [{ id: 'send', external: true, requires: { any: [{ gate: 'legal' }, { artifact: 'plan' }] } }];
    expect(only(following(sent, { actions }), code)).toMatchObject([
      { entry: sent.log.length, message: expect.stringContaining('no gate stands before it') as string },
    ]);
    const asked = [
      { id: 'send', external: true, requires: { all: [{ gate: 'go' }, { gate: 'legal', is: 'closed' as const }] } },
    ];
    expect(only(following(sent, { actions: asked }), code)).toMatchObject([
      { message: expect.stringContaining('nobody had approved go') as string },
    ]);
  });

  it('is an action whose gates only checks answer; beside one that people answer they prove nothing and harm nothing', () => {
    const under = (gates: NonNullable<WrittenPolicy['gates']>, at: typeof sent) =>
      only({ ...at, rules: { ...at.rules, policy: policyWith({ gates }) } }, code).map(({ message }) => message);
    expect(under({ legal: { checks: ['ci'] } }, forged(after(inBuild), go))).toEqual([
      'bob got the go-ahead for send on 2026-03-02, and only checks answer legal: nobody was asked',
    ]);
    const actions = [{ id: 'send', external: true, gates: ['go', 'legal'] }];
    expect(under({ go: { checks: ['ci'] } }, following(sent, { actions }))).toEqual([]);
  });

  const approved = after(inBuild, attested);
  it('is an approval of nobody, or without the evidence that it needs, that opens an action outside', () => {
    const found = (edit: (state: ProjectState) => Partial<ProjectState>): readonly StateFinding[] =>
      findings(edited(approved, edit));
    expect(found(withConfirm('legal', (confirm) => ({ ...confirm, decisions: [] })))).toMatchObject([
      {
        code,
        path: ['approvals', 'main', 'legal'],
        severity: 'error',
        message: 'send may be done now, and legal was approved by nobody that the record names, and it takes 1',
      },
    ]);
    for (const change of [{ decided_by_login: 'TBD' }, { decided_at: '' }]) {
      expect(found(decisions((one) => ({ ...one, ...change })))).toMatchObject([
        { code, message: expect.stringContaining('it is not recorded who decided, and when') as string },
      ]);
    }
    expect(found(without)).toMatchObject([{ message: expect.stringContaining('no evidence is kept') as string }]);
    expect(found(decisions((one) => ({ ...one, attested_by: '' })))).toHaveLength(1);
    expect(found(decisions((one) => ({ ...one, assurance: 'asserted' })))).toMatchObject([
      { message: expect.stringContaining('that it was kim is asserted only, and attested was asked for') as string },
    ]);
    expect(found(decisions((one) => ({ ...one, assurance: 'proven' })))).toEqual([]);
    expect(found(decisions((one) => ({ ...one, status: 'cancelled' })))).toHaveLength(1);
    expect(found(withConfirm('legal', (confirm) => ({ ...confirm, status: 'rejected', decisions: [] })))).toEqual([]);
    const ended = edited(edited(approved, without), () => ({ terminal_state: { id: 'abandoned', rationale: 'x' } }));
    expect(findings(ended)).toEqual([]);
  });

  it('is fewer people than the gate takes', () => {
    const two = { ...approved, rules: { ...approved.rules, policy: policyWith({ gates: { legal: { count: 2 } } }) } };
    expect(findings(two)).toMatchObject([
      { code, message: 'send may be done now, and legal was approved by kim only, and it takes 2' },
    ]);
  });

  it('judges a decision by the policy of its day, if that can still be read', () => {
    const strict = policyWith({ gates: { legal: { assurance: 'proven' } } });
    const pin = { blob: 'p2', origin: '.github/countersign.yml' };
    const tightened = edited(
      forged(after(inBuild, attested, later(1), knows(bob, 'size', 1)), {
        type: 'definition_pinned',
        what: 'policy',
        pin,
      }),
      () => ({ policy: pin }),
    );
    const under = (earlier: Rulebook['policy'] | null): Case => ({
      ...tightened,
      rules: {
        ...tightened.rules,
        policy: strict,
        earlier: { definitions: {}, policies: earlier === null ? {} : { p1: earlier } },
      },
    });
    expect(findings(under(quiet.policy))).toEqual([]);
    expect(findings(under(null))).toEqual([]);
    expect(findings(under(strict))).toMatchObject([{ code }]);
    // Without the log only the policy of today is known; with its end, that there was another one.
    expect(findings({ ...under(null), log: [] })).toMatchObject([{ code }]);
    expect(findings({ ...under(null), log: tightened.log.slice(-1) })).toEqual([]);
    // Before the first policy there was the default one.
    const none = { type: 'definition_pinned', what: 'policy', pin: null } as const;
    const unpinned = edited({ ...approved, rules: { ...approved.rules, policy: defaultPolicy } }, () => ({
      policy: null,
    }));
    expect(findings({ ...unpinned, log: [] })).toEqual([]);
    const first = {
      ...under(null),
      log: tightened.log.map((line) => (line.seq === 1 ? { ...line, events: [] } : line)),
    };
    expect(
      only({ ...first, rules: { ...first.rules, definition: lifecycle({ gates: strictGates }) } }, code),
    ).toMatchObject([{ message: expect.stringContaining('proven was asked for') as string }]);
    const later_ = edited(forged(tightened, none), () => ({ policy: null }));
    expect(findings({ ...later_, rules: { ...later_.rules, policy: defaultPolicy } })).toEqual([]);
  });

  it('asks what is known of a gate that the definition has no more', () => {
    const gates = (written.gates ?? []).filter((one) => typeof one !== 'string' && one.gate_id !== 'legal');
    expect(only(following(approved, { gates }), code)).toEqual([]);
    expect(only(following(edited(approved, without), { gates }), code)).toHaveLength(1);
  });

  it('is a warning where the gate was overridden with a rationale, and an error without one', () => {
    const one = after(inBuild, overrides(alice, 'legal'));
    expect(findings(one)).toMatchObject([
      {
        code,
        path: ['approvals', 'main', 'legal'],
        severity: 'warning',
        message: 'send may be done now, and legal was opened by alice without an approval: it burns',
        next: expect.stringContaining('countersign reject legal') as string,
      },
    ]);
    for (const blank of [{ by: '' }, { reason: ' ' }]) {
      const blind = edited(
        one,
        withConfirm('legal', (confirm) => ({
          ...confirm,
          overridden: { by: 'alice', at: noon, reason: 'it burns', ...blank },
        })),
      );
      expect(only(blind, code)).toMatchObject([{ severity: 'error' }]);
    }
    // Once it is done, that is what there is to say.
    expect(findings(after(inBuild, overrides(alice, 'legal'), acts('send')))).toMatchObject([
      { code, entry: 6, severity: 'warning', message: expect.stringContaining('got the go-ahead for send') as string },
    ]);
  });

  it('is judged by the approvals of its day, or by those of now where the log begins too late and they are that old', () => {
    const back = after(
      inBuild,
      attested,
      acts('send'),
      later(1),
      pushes(bob, 'p', { plan: 'plan B' }),
      merges(bob, 'p'),
      swept,
    );
    expect(only(back, code)).toEqual([]);
    const tail = { ...sent, log: sent.log.slice(-1) };
    expect(findings(tail)).toEqual([]);
    expect(findings(edited(tail, without))).toMatchObject([{ code, entry: sent.log.length }]);
    const since = withConfirm('legal', (confirm) => ({
      ...confirm,
      decisions: [],
      requested_at: '2026-03-09T00:00:00.000Z',
    }));
    expect(only(edited(tail, since), code)).toMatchObject([{ path: ['approvals', 'main', 'legal'] }]);
    expect(
      only(
        edited(tail, () => ({ approvals: {} })),
        code,
      ),
    ).toEqual([]);
  });
});
