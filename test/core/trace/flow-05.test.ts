import { describe, expect, it } from 'vitest';
import { fullForm } from '../../../src/core/definition/full-form.ts';
import type { Definition } from '../../../src/core/definition/schema.ts';
import { fullPolicy } from '../../../src/core/policy/schema.ts';
import { canonicalEvent } from '../../../src/core/trace/event-names.ts';
import type { MplpConfirm, MplpContext, MplpPlan, MplpTrace } from '../../../src/core/trace/mplp.ts';
import { tracesOf, type ConfirmTrace } from '../../../src/core/trace/record.ts';
import { uuidFrom } from '../../../src/record.ts';
import { advances, approves, around, asks, given, rejects, requests, robot, starts, type Step } from '../given.ts';
import { faultsBy, objectsIn, objectsOf, publishedSchemas, whyNot, type Objects } from './published.ts';

const flow = 'golden/flow-05-single-agent-confirm-required';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;

interface Four {
  readonly context: MplpContext;
  readonly plan: MplpPlan;
  readonly confirm: MplpConfirm;
  readonly trace: MplpTrace;
}

/** A place where ours is not what is expected. */
interface Difference {
  readonly path: string;
  readonly ours: unknown;
  readonly expected: unknown;
}

/**
 * Ours beside what is expected: where they differ, and what ours says beyond it. Ids are compared by what they name: the
 * same id there is the same one here, in all four objects, and different ones are different.
 */
function compared(ours: Objects, expected: Objects) {
  const there = new Map<string, string>();
  const here = new Map<string, string>();
  const differences: Difference[] = [];
  const beyond: string[] = [];
  const isSameId = (one: string, other: string): boolean => {
    if (!here.has(one) && !there.has(other)) {
      here.set(one, other);
      there.set(other, one);
    }
    return here.get(one) === other && there.get(other) === one;
  };
  const compare = (one: unknown, other: unknown, path: string): void => {
    if (typeof one === 'object' && typeof other === 'object' && one !== null && other !== null) {
      const [mine, theirs] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
      for (const [name, value] of theirs) compare(mine.get(name), value, `${path}.${name}`);
      const more = [...mine.keys()].filter((name) => !theirs.has(name)).map((name) => `${path}.${name}`);
      if (Array.isArray(one) && more.length > 0) differences.push({ path, ours: one, expected: other });
      else beyond.push(...more);
    } else if (typeof one === 'string' && typeof other === 'string' && uuid.test(one) && uuid.test(other)) {
      if (!isSameId(one, other)) differences.push({ path, ours: one, expected: other });
    } else if (one !== other) differences.push({ path, ours: one, expected: other });
  };
  for (const [name, object] of Object.entries(expected))
    compare(new Map<string, unknown>(Object.entries(ours)).get(name), object, name);
  return { differences, beyond: beyond.toSorted(), ids: there.size };
}

/** The project that a Context and a Plan describe: its steps are the stages, and one role opens the gate to the second. */
function lifecycleOf({ context, plan, confirm }: Four, role: string): Definition {
  const stages = plan.steps.map(({ description, agent_role }, at) => ({
    id: `step_${at + 1}`,
    label: description,
    owner: agent_role ?? 'nobody',
  }));
  return fullForm({
    workflow_type: context.root.domain,
    label: plan.title,
    description: plan.objective,
    stages,
    allowed_transitions: plan.steps.flatMap(({ dependencies = [] }, at) =>
      dependencies.map((id) => ({
        from: `step_${plan.steps.findIndex(({ step_id }) => step_id === id) + 1}`,
        to: `step_${at + 1}`,
        on: 'command' as const,
        requires: { gate },
      })),
    ),
    actions: [{ id: 'execute', gates: [gate] }],
    gates: [{ gate_id: gate, owner: role, explicit: true, applies_when: confirm.reason ?? '' }],
  });
}

/** What is published, and the same story as steps of a project. */
function published() {
  const input = objectsIn(`${flow}/input`) as unknown as Four;
  const expected = objectsIn(`${flow}/expected`) as unknown as Four;
  const [no, yes] = expected.confirm.decisions ?? [];
  if (no === undefined || yes === undefined) throw new Error('nobody decides in what is published');
  const role = no.decided_by_role;
  const definition = lifecycleOf(input, role);
  const started: readonly Step[] = [
    around({
      definition,
      policy: fullPolicy({ version: 1, roles: { [role]: { emails: [reviewer.id] } } }),
      people: { permissions: { robot: 'write', [reviewer.id]: 'write' }, teams: {} },
    }),
    at(expected.plan.meta.created_at),
    starts(robot, {
      project_id: 'migration',
      workflow_type: definition.workflow_type,
      workflow: input.context.title,
    }),
  ];
  const requested = [...started, at(expected.confirm.requested_at), requests(robot, gate)];
  const refused = [...requested, at(no.decided_at), rejects(reviewer, gate, { reason: no.reason ?? '' })];
  const agreed = [...refused, at(yes.decided_at), approves(reviewer, gate, { reason: yes.reason ?? '' })];
  const moved = [...agreed, advances(robot)];
  return { input, expected, definition, steps: { started, requested, refused, agreed, moved } };
}

const at = (time: string | undefined): Step => around({ at: time ?? '' });
const gate = 'plan_approval';
const reviewer = { id: 'dana@example.com', login: 'dana', kind: 'person', assurance: 'proven' } as const;
const execute: Step = asks(robot, { act: { action: 'execute', track: 'main' } });

/** The one Confirm of a story in which nobody was refused. */
function oneAfter({ definition, expected }: ReturnType<typeof published>, steps: readonly Step[]): ConfirmTrace {
  const { log } = given(...steps).when().scene;
  expect(log.every(({ refusal }) => refusal === undefined)).toBe(true);
  const [one, ...others] = tracesOf(log, () => definition, uuidFrom, {
    environment: expected.context.root.environment,
    repository: 'https://example.com/migration.git',
    branch: 'main',
  });
  expect(others).toEqual([]);
  if (one === undefined) throw new Error('nobody was asked');
  return one;
}

/** Everything that ours says beyond what is published, after so many decisions. */
function beyondAfter(decisions: number): readonly string[] {
  const request = 'requested_by_role requested_by asked_of reason gate track number covers head record';
  const decision =
    'decided_by decided_by_login decided_by_role authority assurance head deciding confirm_status gate_status covers record';
  return [
    'context.governance',
    ...request.split(' ').map((name) => `trace.events.0.data.${name}`),
    ...Array.from({ length: decisions }, (_, index) =>
      decision.split(' ').map((name) => `trace.events.${index + 1}.data.${name}`),
    ).flat(),
  ].toSorted();
}

function names({ events = [] }: MplpTrace): readonly string[] {
  return events.map(({ event_type }) => canonicalEvent(event_type).name);
}

describe.skipIf(whyNot !== '')(`FLOW-05, one agent whose plan has to be confirmed${whyNot}`, () => {
  it('comes out as published: one Confirm with two decisions, its Plan a draft as before, three events', () => {
    const story = published();
    const ours = oneAfter(story, story.steps.agreed);
    const { differences, beyond, ids } = compared(objectsOf(ours), { ...story.expected });
    // The published Trace shortens the reason that the published Confirm gives; here both say what was said.
    expect(differences).toEqual([
      {
        path: 'trace.events.2.data.reason',
        ours: 'Rollback addressed via manual procedure documentation',
        expected: 'Rollback addressed',
      },
    ]);
    expect(beyond).toEqual(beyondAfter(2));
    // Context, Plan with three steps, Confirm with two decisions, Trace with its span and three events.
    expect(ids).toBe(13);
    expect(ours.confirm.decisions).toHaveLength(2);
    expect(ours.plan.status).toBe('draft');
    expect(faultsBy(publishedSchemas(), ours)).toEqual([]);
  });

  it('asks for the plan that the input has, whose own Confirm and Trace tell another story', () => {
    const { input, ...story } = published();
    const ours = objectsOf(oneAfter({ input, ...story }, story.steps.agreed));
    const { context, plan } = input;
    expect(compared(ours, { ...story.expected, context, plan }).differences).toHaveLength(1);
    // There somebody of another role approved at once, in a Confirm that says it is pending.
    expect(input.confirm).toMatchObject({ status: 'pending', decisions: [{ decided_by_role: 'dba_admin' }] });
  });

  it.each([
    ['requested', 0, 'pending', 'running'],
    ['refused', 1, 'rejected', 'failed'],
    ['agreed', 2, 'approved', 'completed'],
  ] as const)('once it is %s, it is what is published, up to there', (when, decisions, status, running) => {
    const story = published();
    const { context, plan, confirm } = story.expected;
    const { events = [], finished_at: _finished, ...trace } = story.expected.trace;
    const upTo = {
      context,
      plan,
      confirm: { ...confirm, status, decisions: confirm.decisions?.slice(0, decisions) },
      trace: {
        ...trace,
        status: running,
        events: events.slice(0, decisions + 1),
        ...(running === 'running' ? {} : { finished_at: events[decisions]?.timestamp }),
      },
    };
    const ours = oneAfter(story, story.steps[when]);
    const { differences, beyond } = compared(objectsOf(ours), upTo);
    expect(differences.map(({ path }) => path)).toEqual(decisions === 2 ? ['trace.events.2.data.reason'] : []);
    expect(beyond).toEqual(beyondAfter(decisions));
    expect(faultsBy(publishedSchemas(), ours)).toEqual([]);
  });

  it('the rejection is later what it was, byte for byte, and so are Context, Plan and the events before', () => {
    const story = published();
    const { requested, refused, agreed, moved } = story.steps;
    const last = oneAfter(story, moved);
    for (const steps of [requested, refused, agreed]) {
      const one = oneAfter(story, steps);
      expect(JSON.stringify(last.context)).toBe(JSON.stringify(one.context));
      expect(JSON.stringify(last.plan)).toBe(JSON.stringify(one.plan));
      const decisions = one.confirm.decisions ?? [];
      expect(JSON.stringify(last.confirm.decisions?.slice(0, decisions.length))).toBe(JSON.stringify(decisions));
      const events = one.trace.events ?? [];
      expect(JSON.stringify(last.trace.events?.slice(0, events.length))).toBe(JSON.stringify(events));
    }
  });

  it.each(['started', 'requested', 'refused'] as const)(
    'as long as it is only %s the plan does not start: neither its action nor its next step is let through',
    (when) => {
      const { steps } = published();
      given(...steps[when])
        .when(execute)
        .thenRefused('gate_closed', /plan_approval/u);
      given(...steps[when])
        .when(advances(robot))
        .thenRefused('requirement_open', /plan_approval/u);
    },
  );

  it('once it is approved the plan starts, and its status beside the file says how far it is', () => {
    const story = published();
    const { requested, refused, agreed, moved } = story.steps;
    given(...agreed)
      .when(execute)
      .thenHappened({ type: 'decision_recorded', decision: 'act execute', gates: [{ gate, open: true }] });
    given(...agreed)
      .when(advances(robot))
      .thenHappened({ type: 'stage_changed', from: 'step_1', to: 'step_2' });
    expect(
      [requested, refused, agreed, moved].map((steps) => {
        const { planStatus, duty } = oneAfter(story, steps);
        return [planStatus, duty];
      }),
    ).toEqual([
      ['proposed', 'block'],
      ['draft', 'abort'],
      ['approved', 'resume'],
      ['in_progress', 'resume'],
    ]);
  });

  it('events under other names, as the input has them, are the same ones', () => {
    const { input, expected } = published();
    expect(names(input.trace)).toEqual(['confirm.submitted', 'decision.approved']);
    expect(names(expected.trace)).toEqual(['confirm.submitted', 'decision.rejected', 'decision.approved']);
  });
});
