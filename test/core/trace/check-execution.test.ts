import { describe, expect, it } from 'vitest';
import { approved, at, changed, id, reportOf, toldOf, type Change, type Files } from './approved.ts';

function told(files: Files): readonly string[] {
  return toldOf(reportOf(files));
}

const repository = { repo_url: 'r', commit_id: 'c', ref_name: 'refs/heads/main' };

/** Something that was done between the rejection and the approval, or after it. */
function done(event_type: string, timestamp: string) {
  const [family, ...kind] = event_type.split('.');
  const git = { ...repository, event_kind: kind.join('_'), timestamp };
  const ci = { ci_provider: 'forge', pipeline_id: 'p', run_id: 'r', status: 'succeeded' };
  const data = family === 'git' ? git : family === 'ci' ? ci : {};
  return { event_id: id(97), event_type, source: 'tools', timestamp, trace_id: id(50), data };
}

function events(): readonly object[] {
  return at(approved(), 'trace.events') as readonly object[];
}

/** The record, and in the middle of it an event. */
function between(event_type: string, ...changes: readonly Change[]): Files {
  const [first, second, third] = events();
  const inTheMiddle = done(event_type, '2026-03-02T12:00:00Z');
  return changed(approved(), ['trace.events', [first, second, inTheMiddle, third]], ...changes);
}

const early = 'trace.json events[2] executed_before_approval';

describe('what is done of a Plan before it is approved, or after somebody said no, is', () => {
  it.each([
    'git.push',
    'git.merge',
    'git.tag',
    'release.published',
    'deploy.finished',
    'deployment.started',
    'execution.started',
    'tool.call',
    'ci.finished',
  ])('an error: %s', (type) => {
    const found = told(between(type));
    expect(found).toContain(early);
    expect(told(changed(approved(), ['trace.events.3', done(type, '2026-03-03T10:00:00Z')]))).not.toContain(
      'trace.json events[3] executed_before_approval',
    );
  });

  it.each(['mail.sent', 'releases.published'])('a warning, where nobody knows what it is: %s', (type) => {
    expect(told(between(type))).toEqual([`${early}?`]);
  });

  it.each(['git.commit', 'git.branch.create', 'plan.created', 'trace.snapshot.created', 'role.assigned'])(
    'nothing, where it changes nothing that is in force: %s',
    (type) => {
      expect(told(between(type))).toEqual([]);
    },
  );

  it('the same in a Trace that names no Plan and tells of its Confirm', () => {
    const nameless: Change = ['trace.plan_id', undefined];
    expect(told(between('execution.started', nameless))).toContain(early);
    const other: readonly Change[] = [nameless, ['confirm.target_type', 'other']];
    expect(told(between('execution.started', ...other))).not.toContain(early);
  });
});

function ours(event: number, more: object): Change {
  return [`trace.events.${event}.data`, { ...(at(approved(), `trace.events.${event}.data`) as object), ...more }];
}

describe('a decision that names the entry it is from', () => {
  const record = { entry: 5 };
  const covers = { text: 'A' };
  const asked = { record, covers, requested_by_role: 'engineer', reason: at(approved(), 'confirm.reason') };
  const role = { decided_by_role: 'inspector' };

  it('is about the bytes that were asked about', () => {
    const about = (changes: object) =>
      told(
        changed(
          approved(),
          ['confirm.meta.created_at', at(approved(), 'confirm.requested_at')],
          ours(0, asked),
          ours(1, { record, covers, ...role }),
          ours(2, { record, ...role, ...changes }),
        ),
      );
    expect(about({ covers })).toEqual([]);
    for (const other of [{ covers: { text: 'B' } }, {}])
      expect(about(other)).toEqual(['trace.json events[2].data.covers event_contradicted']);
    // What others mean by it nobody knows.
    expect(about({ record: undefined, covers: { text: 'B' } })).toEqual([]);
  });
});
