import type { Fields } from '../../src/core/fields.ts';
import { describe, expect, it } from 'vitest';
import { eventsHeard, hintOf, type Hint, type Us } from '../../src/doors/app/hints.ts';
import { groupOf, keyOf, keysOf, textOf, type Key } from '../../src/doors/app/keys.ts';

const us: Us = { appId: 77, botId: 9001, stateBranch: 'countersign' };
const sha = 'a'.repeat(40);
const repository = {
  id: 500,
  name: 'atlas',
  full_name: 'acme/atlas',
  default_branch: 'main',
  owner: { login: 'acme', id: 3 },
};
const ours = { id: 500, owner: 'acme', name: 'atlas', installation: 12 };
const sender = { id: 583_231, login: 'alice', type: 'User' };
const bot = { id: 9001, login: 'countersign[bot]', type: 'Bot' };

/** A payload as GitHub sends it to an installation, with what an event adds. */
function payload(more: Fields): Fields {
  return { installation: { id: 12 }, repository, sender, ...more };
}

/** What is guessed beside is none of it. */
function hint(event: string, more: Fields, about: Us = us): Hint {
  const found = hintOf(event, payload(more), about);
  if (found.kind !== 'dirty') return found;
  const { guess: _, ...rest } = found;
  return rest;
}

function dirty(...numbers: readonly number[]): Hint {
  return { kind: 'dirty', repository: ours, numbers };
}

const inRepository = (number: number, id: number): Fields => ({ number, base: { repo: { id } } });
const nothing = (because: string): Hint => ({ kind: 'nothing', because });
const sweepRepository: Hint = { kind: 'sweep', installation: 12, repository: ours };
const sweepHead: Hint = { kind: 'sweep', installation: 12, repository: ours, sha };
const sweepAll: Hint = { kind: 'sweep', installation: 12 };
const forgetRepository: Hint = { kind: 'forget', installation: 12, repositories: [500] };
const forgetAll: Hint = { kind: 'forget', installation: 12 };

const pull = { number: 4, head: { sha }, base: { ref: 'main' } };
const comment = { id: 1, node_id: 'IC_1', body: 'Looks good.\n  /approve commercial', user: sender };
const check = { id: 8, app: { id: 15_368 }, head_sha: sha, pull_requests: [] };
const review = { node_id: 'PRR_1', commit_id: sha, state: 'approved' };

function person(login: string): Fields {
  return { login, type: 'User' };
}

function guess(event: string, more: Fields): unknown {
  const found = hintOf(event, payload(more), us);
  return found.kind === 'dirty' ? found.guess : null;
}

describe('what a payload lets us guess', () => {
  it('is who may have said something: people, and not bots', () => {
    const more = { action: 'edited', issue: { number: 12, user: bot }, comment: { ...comment, user: person('bob') } };
    expect(guess('issue_comment', more)).toEqual({ projects: [], logins: ['alice', 'bob'] });
  });

  it('is what a pull request is for, by its branch and its text', () => {
    const named = {
      ...pull,
      head: { sha, ref: 'project/12/login' },
      body: 'Login.\r\nProject: #7\n',
      user: person('bob'),
    };
    expect(guess('pull_request_review', { action: 'edited', review, pull_request: named })).toEqual({
      projects: ['7', '12'],
      logins: ['alice', 'bob'],
    });
    const talk = { number: 4, body: 'Project: #9', pull_request: {}, user: person('bob') };
    expect(guess('issue_comment', { action: 'edited', issue: talk, comment })).toMatchObject({ projects: ['9'] });
    const issue = { number: 12, body: 'Project: #9' };
    expect(guess('issues', { action: 'opened', issue })).toMatchObject({ projects: [] });
  });

  it('ends somewhere, and takes nothing for granted', () => {
    const body = Array.from({ length: 40 }, (_, at) => `Project: #${at + 1}`).join('\n');
    const many = guess('pull_request', { action: 'opened', pull_request: { ...pull, body } });
    expect(many).toMatchObject({ projects: ['1', '2', '3', '4', '5'] });
    const odd = { ...pull, head: 7, body: null, user: { login: 7, type: 'User' } };
    const found = guess('pull_request', { action: 'opened', pull_request: odd, sender: null });
    expect(found).toEqual({ projects: [], logins: [] });
  });
});

describe('a push that changes the record of runs', () => {
  const commit = {
    added: ['runs/re/release-7/log/tail.yaml'],
    modified: ['runs/re/release-7/run_state.yaml'],
    removed: [],
  };
  const push = { ref: 'refs/heads/countersign', forced: false, commits: [commit] };
  const ofRuns = { kind: 'runs', repository: ours } as const;

  it('and nothing else is about those only', () => {
    expect(hint('push', push)).toEqual(ofRuns);
    expect(keysOf(ofRuns)).toEqual(['runs/12/500']);
  });

  it.each([
    { ref: 'refs/heads/main' },
    { forced: true },
    { forced: undefined },
    { commits: [] },
    { commits: [commit, { added: ['projects/12/12/log/tail.yaml'] }] },
    { commits: [commit, { added: [], modified: [], removed: [] }] },
    { commits: [{ added: [7] }] },
    { commits: Array.from({ length: 2048 }, () => commit) },
    { commits: [{ added: Array.from({ length: 3000 }, (_, at) => `runs/re/${at}`) }] },
  ])('and may have changed more is about all: %o', (more) => {
    expect(hint('push', { ...push, ...more })).toEqual(sweepRepository);
  });
});

describe('what can matter makes its issue or pull request dirty', () => {
  const cases: readonly (readonly [string, Fields, Hint])[] = [
    ...['opened', 'edited', 'closed', 'reopened', 'transferred', 'deleted', 'labeled', 'unlabeled'].map(
      (action) => ['issues', { action, issue: { number: 12 } }, dirty(12)] as const,
    ),
    ...[
      'opened',
      'edited',
      'closed',
      'reopened',
      'synchronize',
      'ready_for_review',
      'converted_to_draft',
      'labeled',
    ].map((action) => ['pull_request', { action, number: 4, pull_request: pull }, dirty(4)] as const),
    ...['edited', 'deleted'].map(
      (action) => ['issue_comment', { action, issue: { number: 12 }, comment }, dirty(12)] as const,
    ),
    [
      'issue_comment',
      { action: 'edited', issue: { number: 12 }, comment: { ...comment, body: 'nothing now' } },
      dirty(12),
    ],
    [
      'issue_comment',
      { action: 'created', issue: { number: 12 }, comment: { ...comment, node_id: undefined, body: null } },
      dirty(12),
    ],
    ['pull_request_review', { action: 'edited', review, pull_request: pull }, dirty(4)],
    ['pull_request_review', { action: 'dismissed', review, pull_request: pull }, dirty(4)],
    [
      'merge_group',
      {
        action: 'checks_requested',
        merge_group: { head_ref: `refs/heads/gh-readonly-queue/main/pr-104-${sha}`, head_sha: sha },
      },
      dirty(104),
    ],
  ];
  it.each(cases)('%s %o', (event, more, expected) => {
    expect(hint(event, more)).toEqual(expected);
  });

  it('and what was just written is named, so that it is not looked for again', () => {
    const written = { action: 'created', issue: { number: 12 }, comment: { ...comment, node_id: 'IC_1' } };
    expect(hint('issue_comment', written)).toEqual({ ...dirty(12), said: 'IC_1' });
    const submitted = { action: 'submitted', review, pull_request: pull };
    expect(hint('pull_request_review', submitted)).toEqual({ ...dirty(4), said: 'PRR_1' });
  });

  it('but not what was only changed since', () => {
    const edited = { action: 'edited', issue: { number: 12 }, comment: { ...comment, node_id: 'IC_1' } };
    expect(hint('issue_comment', edited)).toEqual(dirty(12));
  });
});

describe('a check', () => {
  it.each(['check_run', 'check_suite'])(
    'that is completed makes the pull requests dirty that it names: %s',
    (event) => {
      const pull_requests = [inRepository(4, 500), inRepository(5, 500), inRepository(4, 500)];
      expect(hint(event, { action: 'completed', [event]: { ...check, pull_requests } })).toEqual(dirty(4, 5));
    },
  );

  it('names no pull request of a fork: what has its head is looked for', () => {
    expect(hint('check_run', { action: 'completed', check_run: check })).toEqual(sweepHead);
  });

  it('that names pull requests of another repository says nothing about the same numbers here', () => {
    const pull_requests = [inRepository(4, 501)];
    expect(hint('check_run', { action: 'completed', check_run: { ...check, pull_requests } })).toEqual(sweepHead);
  });

  it('of our own is no news when it is completed, and news when somebody asks for it again', () => {
    for (const event of ['check_run', 'check_suite']) {
      const mine = { [event]: { ...check, app: { id: 77 } } };
      expect(hint(event, { action: 'completed', ...mine })).toEqual(nothing('we did it ourselves'));
      expect(hint(event, { action: 'rerequested', ...mine })).toEqual(sweepHead);
    }
  });

  it('that only begins is nothing', () => {
    for (const action of ['created', 'requested_action']) {
      expect(hint('check_run', { action, check_run: check })).toEqual(
        nothing(`nothing depends on the action ${action}`),
      );
    }
  });
});

describe('what cannot be narrowed to numbers asks for a sweep', () => {
  const cases: readonly (readonly [string, Fields, Hint])[] = [
    ['status', { sha, state: 'success', context: 'ci' }, sweepHead],
    ['status', { sha, state: 'failure', context: 'ci' }, sweepHead],
    ['push', { ref: 'refs/heads/main' }, sweepRepository],
    ['push', { ref: 'refs/heads/countersign' }, sweepRepository],
    ['push', { ref: 'refs/heads/countersign', deleted: true }, sweepRepository],
    [
      'merge_group',
      { action: 'checks_requested', merge_group: { head_ref: 'refs/heads/other', head_sha: sha } },
      sweepHead,
    ],
    ['member', { action: 'removed', member: { id: 1 } }, sweepRepository],
    ['membership', { action: 'removed', team: { id: 1 } }, sweepAll],
    ['team', { action: 'edited', team: { id: 1 } }, sweepAll],
    ['organization', { action: 'member_removed' }, sweepAll],
    ['organization', { action: 'renamed' }, forgetAll],
    ['repository', { action: 'unarchived' }, sweepRepository],
    ['repository', { action: 'edited', changes: { default_branch: { from: 'master' } } }, sweepRepository],
    ['installation', { action: 'created' }, sweepAll],
    ['installation', { action: 'unsuspend' }, sweepAll],
    ['installation', { action: 'new_permissions_accepted' }, sweepAll],
    [
      'installation_repositories',
      { action: 'added', repositories_added: [{ id: 5 }], repositories_removed: [] },
      sweepAll,
    ],
  ];
  it.each(cases)('%s %o', (event, more, expected) => {
    expect(hint(event, more)).toEqual(expected);
  });
});

describe('what is out of reach or called otherwise is forgotten', () => {
  const cases: readonly (readonly [string, Fields, Hint])[] = [
    ...['renamed', 'transferred', 'archived', 'deleted'].map(
      (action) => ['repository', { action }, forgetRepository] as const,
    ),
    ['installation', { action: 'suspend' }, forgetAll],
    ['installation', { action: 'deleted' }, forgetAll],
    ['installation_target', { action: 'renamed' }, forgetAll],
    [
      'installation_repositories',
      { action: 'removed', repositories_removed: [{ id: 500 }, { id: 501 }, { id: 'x' }] },
      { ...forgetAll, repositories: [500, 501] },
    ],
  ];
  it.each(cases)('%s %o', (event, more, expected) => {
    expect(hint(event, more)).toEqual(expected);
  });
});

describe('what is none of our business is nothing', () => {
  const cases: readonly (readonly [string, Fields, string])[] = [
    ['star', { action: 'created' }, 'nothing depends on star'],
    ['ping', { zen: 'Keep it logically awesome.' }, 'nothing depends on ping'],
    ['constructor', {}, 'nothing depends on constructor'],
    ['issues', { action: 'pinned', issue: { number: 12 } }, 'nothing depends on the action pinned'],
    ['issues', { issue: { number: 12 } }, 'nothing depends on the action that it does not name'],
    [
      'issues',
      { action: 'opened', issue: { number: 12 }, installation: undefined },
      'it was not sent to an installation',
    ],
    ['issues', { action: 'opened', issue: { number: '12' } }, 'it names no issue and no pull request'],
    ['issues', { action: 'opened', issue: { number: 12 }, repository: { id: 500 } }, 'it names no repository'],
    ['pull_request', { action: 'locked', pull_request: pull }, 'nothing depends on the action locked'],
    ['pull_request', { action: 'opened', pull_request: [] }, 'it names no issue and no pull request'],
    [
      'issue_comment',
      { action: 'created', issue: { number: 12 }, comment: { ...comment, body: 'and/or\n> /approve' } },
      'no line of the comment begins with a slash',
    ],
    ['issue_comment', { action: 'pinned', issue: { number: 12 }, comment }, 'nothing depends on the action pinned'],
    ...['review_requested', 'review_request_removed'].map(
      (action) =>
        ['pull_request', { action, pull_request: { number: 4 } }, `nothing depends on the action ${action}`] as const,
    ),
    ['status', { sha, state: 'pending' }, 'the status is not decided yet'],
    ['status', { sha: '../..', state: 'success' }, 'it names no commit'],
    ['status', { sha, state: 'success', repository: null }, 'it names no repository'],
    ['push', { ref: 'refs/heads/topic' }, 'it is neither the default branch nor the branch of our states'],
    ['push', { ref: 'refs/tags/main' }, 'it is neither the default branch nor the branch of our states'],
    ['push', { ref: 'refs/heads/main', repository: { ...repository, owner: null } }, 'it names no repository'],
    ['merge_group', { action: 'destroyed', merge_group: {} }, 'nothing depends on the action destroyed'],
    ['repository', { action: 'publicized' }, 'nothing depends on the action publicized'],
    ['repository', { action: 'edited', changes: { topics: {} } }, 'nothing depends on the action edited'],
    ['repository', { action: 'deleted', repository: {} }, 'it names no repository'],
    ['organization', { action: 'member_invited' }, 'nothing depends on the action member_invited'],
    ['installation_repositories', { action: 'removed' }, 'it removes no repository'],
  ];
  it.each(cases)('%s %o', (event, more, because) => {
    expect(hint(event, more)).toEqual(nothing(because));
  });
});

describe('a release is about the projects that have releases', () => {
  it.each(['published', 'edited', 'unpublished', 'deleted'])('%s', (action) => {
    const found = hint('release', { action, release: { tag_name: 'v1' } });
    expect(found).toEqual({ kind: 'released', repository: ours });
    expect(keysOf(found)).toEqual(['sweep/12/500']);
  });

  it('what comes with it, or names no repository, is nothing', () => {
    expect(hint('release', { action: 'released', release: {} })).toEqual(
      nothing('nothing depends on the action released'),
    );
    expect(hint('release', { action: 'published', repository: null })).toEqual(nothing('it names no repository'));
  });
});

describe('what we did ourselves is nothing', () => {
  const echoes: readonly (readonly [string, Fields])[] = [
    ['issue_comment', { action: 'created', issue: { number: 12 }, comment }],
    ['issues', { action: 'labeled', issue: { number: 12 } }],
    ['issues', { action: 'unlabeled', issue: { number: 12 } }],
    ['push', { ref: 'refs/heads/countersign' }],
    ['check_run', { action: 'completed', check_run: check }],
  ];
  it.each(echoes)('%s %o', (event, more) => {
    expect(hint(event, { ...more, sender: bot })).toEqual(nothing('we did it ourselves'));
    expect(hint(event, more).kind).not.toBe('nothing');
  });

  it('also a comment of a bot that this process does not know yet', () => {
    const mine = { ...comment, performed_via_github_app: { id: 77 } };
    const more = { action: 'created', issue: { number: 12 }, comment: mine };
    const newborn = { ...us, botId: null };
    expect(hint('issue_comment', { ...more, sender: bot }, newborn)).toEqual(nothing('we did it ourselves'));
    const others = { ...mine, performed_via_github_app: { id: 78 } };
    expect(hint('issue_comment', { ...more, sender: bot, comment: others }, newborn)).toEqual({
      ...dirty(12),
      said: 'IC_1',
    });
  });

  it('but not what is done to us and around us, whoever GitHub says it came from', () => {
    expect(hint('installation', { action: 'unsuspend', sender: bot })).toEqual(sweepAll);
    expect(hint('repository', { action: 'renamed', sender: bot })).toEqual(forgetRepository);
    expect(hint('membership', { action: 'added', sender: bot })).toEqual(sweepAll);
  });

  it('and not what a person did to a comment of ours', () => {
    const mine = { ...comment, user: bot, performed_via_github_app: { id: 77 } };
    expect(hint('issue_comment', { action: 'deleted', issue: { number: 12 }, comment: mine })).toEqual(dirty(12));
  });
});

it('no payload, however broken, is more than a hint', () => {
  const odd = [null, 7, 'x', [], {}, { id: 1 }, [{ number: 1 }], { __proto__: { id: 1 } }];
  for (const event of eventsHeard) {
    for (const action of ['opened', 'completed', 'created', 'submitted', 'removed', 'edited', 'checks_requested']) {
      for (const value of odd) {
        const fields = [
          'repository',
          'issue',
          'pull_request',
          'comment',
          'review',
          'check_run',
          'check_suite',
          'changes',
        ];
        const broken = Object.fromEntries([...fields, 'merge_group', 'ref', 'sender'].map((name) => [name, value]));
        const { kind } = hintOf(event, { ...payload({ action }), ...broken }, us);
        expect(['nothing', 'sweep', 'forget']).toContain(kind);
      }
    }
  }
});

describe('a key of the queue', () => {
  const keys: readonly (readonly [string, Key, string])[] = [
    ['12/500/4', { is: 'subject', installation: 12, repository: 500, number: 4 }, '12/500'],
    ['sweep/12', { is: 'sweep', installation: 12, repository: null, sha: null }, '12'],
    ['sweep/12/500', { is: 'sweep', installation: 12, repository: 500, sha: null }, '12/500'],
    [`sweep/12/500/${sha}`, { is: 'sweep', installation: 12, repository: 500, sha }, '12/500'],
    ['runs/12/500', { is: 'runs', installation: 12, repository: 500 }, '12/500'],
    ['forget/12', { is: 'forget', installation: 12, repository: null }, '12'],
    ['forget/12/500', { is: 'forget', installation: 12, repository: 500 }, '12/500'],
  ];
  it.each(keys)('%s is written and read back, and stands in a group', (text, key, group) => {
    expect(textOf(key)).toBe(text);
    expect(keyOf(text)).toEqual(key);
    expect(groupOf(text)).toBe(group);
  });

  it('is nothing else', () => {
    for (const text of [
      '',
      '12',
      '12/500',
      '12/500/4/5',
      'sweep',
      'sweep/x',
      `forget/12/500/${sha}`,
      'runs/12',
      '12/500/4\n',
    ]) {
      expect(() => keyOf(text)).toThrow('no key of this queue');
    }
  });

  it('comes from a hint by numeric id', () => {
    expect(keysOf(dirty(4, 5))).toEqual(['12/500/4', '12/500/5']);
    expect(keysOf(sweepAll)).toEqual(['sweep/12']);
    expect(keysOf(sweepRepository)).toEqual(['sweep/12/500']);
    expect(keysOf(sweepHead)).toEqual([`sweep/12/500/${sha}`]);
    expect(keysOf(forgetAll)).toEqual(['forget/12']);
    expect(keysOf({ ...forgetAll, repositories: [500, 501] })).toEqual(['forget/12/500', 'forget/12/501']);
    expect(keysOf(nothing('x'))).toEqual([]);
  });
});
