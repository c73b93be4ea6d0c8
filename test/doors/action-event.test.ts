import { describe, expect, it } from 'vitest';
import { longestJobMinutes } from '../../src/doors/action/contract.ts';
import { readTrigger, type Asked } from '../../src/doors/action/event.ts';
import { evaluated, job, workflow } from './action-rig.ts';

const now = '2026-03-02T09:00:00.000Z';
const home = { id: 500, default_branch: 'main' };

function asked(name: string, payload: object, actor = 'ann'): Asked {
  return readTrigger({ name, payload: { repository: home, ...payload }, actor, repository: 500, now });
}

describe('what an event is about', () => {
  it.each<[string, object, readonly number[]]>([
    ['issues', { issue: { number: 12 } }, [12]],
    ['issue_comment', { issue: { number: 12, pull_request: {} }, comment: { body: '/approve' } }, [12]],
    ['pull_request', { pull_request: { number: 7 } }, [7]],
    ['pull_request_target', { pull_request: { number: 7 } }, [7]],
    ['pull_request_review', { pull_request: { number: 7 }, review: { commit_id: 'abc' } }, [7]],
    ['check_run', { check_run: { pull_requests: [pullIn(500, 7), pullIn(500, 8), pullIn(500, 7)] } }, [7, 8]],
    ['check_suite', { check_suite: { pull_requests: [pullIn(501, 9), pullIn(500, 8)] } }, [8]],
    ['workflow_run', { workflow_run: { pull_requests: [pullIn(500, 8)] } }, [8]],
    ['merge_group', { merge_group: { head_ref: 'refs/heads/gh-readonly-queue/main/pr-104-0a1b2c' } }, [104]],
  ])('%s names its number', (name, payload, numbers) => {
    expect(asked(name, payload)).toMatchObject({ numbers, isAboutAll: false });
  });

  it.each<[string, object]>([
    ['schedule', { schedule: '13 * * * *' }],
    ['workflow_dispatch', { inputs: null, ref: 'refs/heads/main' }],
    ['repository_dispatch', { client_payload: {} }],
    ['push', { ref: 'refs/heads/main' }],
    ['release', { action: 'published', release: { tag_name: 'v1' }, repository: { default_branch: 'main' } }],
    ['status', { sha: 'abc', branches: [{ name: 'topic' }, { name: 'main' }] }],
    ['check_suite', { check_suite: { head_branch: 'main', pull_requests: [] } }],
    ['check_run', { check_run: { check_suite: { head_branch: 'main' }, pull_requests: [] } }],
    ['workflow_run', { workflow_run: { head_branch: 'main', pull_requests: [] } }],
  ])('%s that names no number is about all projects', (name, payload) => {
    expect(asked(name, payload)).toMatchObject({ numbers: [], isAboutAll: true });
  });

  it.each<[string, object]>([
    ['push', { ref: 'refs/heads/topic' }],
    ['status', { sha: 'abc', branches: [{ name: 'topic' }] }],
    ['check_suite', { check_suite: { head_branch: 'topic', pull_requests: [] } }],
  ])('%s about another branch than the default one is about nothing but what moved', (name, payload) => {
    expect(asked(name, payload)).toMatchObject({ numbers: [], isAboutAll: false });
  });

  it.each<[string, unknown]>([
    ['text', 'issue'],
    ['null', null],
    ['a list', [{ issue: { number: 1 } }]],
    ['a number that is none', { issue: { number: '12' } }],
    ['a number below 1', { issue: { number: 0 } }],
    ['pull requests that are no list', { check_run: { pull_requests: { 0: pullIn(500, 7) } } }],
  ])('is read from any payload without breaking: %s', (_what, payload) => {
    expect(readTrigger({ name: 'issues', payload, actor: '', repository: 500, now }).numbers).toEqual([]);
  });
});

function minutes(later: string, earlier: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / 60_000;
}

function from(repository: number | null): object {
  return { pull_request: { number: 7, head: { repo: repository === null ? null : { id: repository } } } };
}

function starts(event: object): unknown {
  return evaluated(job.if, { event, run_id: '1' });
}

function reviewed(repo: object | null): object {
  return { repository: { id: 500 }, pull_request: { head: { repo } } };
}

function groupOf(event: object, name = 'issues'): unknown {
  const group = workflow.concurrency.group.trim().replace(/^\$\{\{(.*)\}\}$/su, '$1');
  return evaluated(group, { event, event_name: name, run_id: '17' });
}

function pullIn(repository: number, number: number): object {
  return { number, base: { repo: { id: repository } } };
}

describe('how far a run looks back', () => {
  it('is longer than a job may take, counted from the event and not from when a runner was free', () => {
    const happened = '2026-03-02T08:20:00Z';
    const { since } = asked('issue_comment', { issue: { number: 1, updated_at: happened } });
    expect(minutes(happened, since)).toBeGreaterThan(longestJobMinutes);
    expect(asked('pull_request', { pull_request: { number: 1, updated_at: happened } }).since).toBe(since);
  });

  it('is counted from now where the event has no time, or one that is yet to come', () => {
    const { since } = asked('issues', { issue: { number: 1 } });
    expect(minutes(now, since)).toBeGreaterThan(longestJobMinutes);
    expect(asked('issues', { issue: { number: 1, updated_at: '2031-01-01T00:00:00Z' } }).since).toBe(since);
    expect(asked('issues', { issue: { number: 1, updated_at: 'yesterday' } }).since).toBe(since);
  });

  it('is a day and no more for a run that somebody starts again long after', () => {
    const { since } = asked('issues', { issue: { number: 1, updated_at: '2026-01-01T00:00:00Z' } });
    expect(minutes(now, since)).toBe(24 * 60 + longestJobMinutes + 5);
  });

  it('is hours for the schedule, and days for whoever starts a run by hand', () => {
    expect(minutes(now, asked('schedule', {}).since)).toBe(6 * 60);
    expect(minutes(now, asked('workflow_dispatch', {}).since)).toBe(7 * 24 * 60);
  });
});

describe('why a token only reads', () => {
  it.each(['pull_request', 'pull_request_review'])('%s of a fork, or of one that is gone', (name) => {
    expect(asked(name, from(501)).readOnly).toBe('the pull request is from a fork');
    expect(asked(name, from(null)).readOnly).toBe('the pull request is from a fork');
    expect(asked(name, from(500)).readOnly).toBeNull();
  });

  it('does not hold for pull_request_target and for comments', () => {
    expect(asked('pull_request_target', from(501)).readOnly).toBeNull();
    expect(asked('issue_comment', { issue: { number: 7 } }).readOnly).toBeNull();
  });

  it('holds for what Dependabot pushes and proposes', () => {
    expect(asked('pull_request', from(500), 'dependabot[bot]').readOnly).toBe('Dependabot caused it');
    expect(asked('push', { ref: 'refs/heads/main' }, 'dependabot[bot]').readOnly).toBe('Dependabot caused it');
    expect(asked('schedule', {}, 'dependabot[bot]').readOnly).toBeNull();
  });
});

describe('which events start a job at all', () => {
  it('a comment does when one of its lines begins with a slash', () => {
    expect(starts({ comment: { body: '/approve' } })).toBe(true);
    expect(starts({ comment: { body: 'Looks good.\r\n/approve code_review\r\n' } })).toBe(true);
    expect(starts({ comment: { body: 'See https://example.com/approve and docs/a.md' } })).toBe(false);
  });

  it('everything that is no comment does', () => {
    for (const event of [{}, { issue: { number: 1 } }, { review: { body: 'nice' } }, { schedule: '13 * * * *' }])
      expect(starts(event)).toBe(true);
  });

  it('what starts none is in no group with what does: it drops no run that waits', () => {
    expect(groupOf({ comment: { body: '/approve' } })).toBe('countersign');
    expect(groupOf({ comment: { body: 'thanks' } })).toBe('countersign-17');
    expect(groupOf({})).toBe('countersign');
  });

  it('neither is the review of a fork, whose run could not do the work of those it dropped', () => {
    expect(groupOf(reviewed({ id: 500 }), 'pull_request_review')).toBe('countersign');
    expect(groupOf(reviewed({ id: 501 }), 'pull_request_review')).toBe('countersign-17');
    expect(groupOf(reviewed(null), 'pull_request_review')).toBe('countersign-17');
    expect(groupOf(reviewed({ id: 501 }), 'pull_request_target')).toBe('countersign');
  });
});
