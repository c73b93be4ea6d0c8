import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { ProjectEntry } from '../../src/core/project/history.ts';
import type { Definition } from '../../src/core/definition/schema.ts';
import type { World } from '../../src/core/project/world.ts';
import { styled } from '../../src/doors/cli/answer.ts';
import { addressedTree, wayOut } from '../../src/doors/cli/around.ts';
import { treeLines } from '../../src/doors/cli/explain.ts';
import { counted, findingLines, plural } from '../../src/doors/cli/findings.ts';
import { doneLines, noticedLines, stepLines, toldOf } from '../../src/doors/cli/happened.ts';
import { policyText } from '../../src/doors/cli/init.ts';
import { rendered, shortened, table, visible, visibleLines, width } from '../../src/doors/cli/print.ts';
import { answerTo } from '../../src/doors/cli/problem.ts';
import { logLines, type EntryEvidence } from '../../src/doors/cli/record.ts';
import { addressed } from '../../src/doors/cli/session.ts';
import { readDefinition, readPolicy } from '../../src/files.ts';

const nowhere = Object.assign(new PassThrough(), { isTTY: false }) as unknown as NodeJS.WriteStream;
const plain = (line: Parameters<typeof rendered>[0]): string => rendered(line, nowhere);

function entry(part: Partial<ProjectEntry>): ProjectEntry {
  return {
    v: 1,
    id: 'id',
    source: 'cli:1',
    seq: 1,
    at: '2026-05-04T12:34:56.000Z',
    actor: { id: 'ada@example.com', login: 'ada@example.com', kind: 'person', assurance: 'asserted' },
    command: { advance: { track: 'main' } },
    saw: {},
    state: '',
    prev: '',
    hash: '',
    ...part,
  };
}

const moved = {
  type: 'stage_changed',
  track: 'main',
  from: 'a',
  to: 'b',
  on: 'command',
  rationale: 'it is done',
  event_id: '1',
} as const;

describe('text of other people', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]0;title\u0007x', 'x'],
    ['\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007', 'click'],
    ['a\u009b31mb', 'ab'],
    ['over\rwritten', String.raw`over\u{d}written`],
    ['back\b\b', String.raw`back\u{8}\u{8}`],
    ['\u202egnp.exe', String.raw`\u{202e}gnp.exe`],
    ['a\u2028b', String.raw`a\u{2028}b`],
    ['two\n  lines\ttab', 'two lines tab'],
    ['Zoë 山 🙂', 'Zoë 山 🙂'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('keeps the lines of a document', () => {
    expect(visibleLines('# a\n\u001b[1mb\u001b[0m\n\tc\n')).toBe('# a\nb\n\tc\n');
  });

  it('cannot colour a line, which alone has colours, and none in a pipe', () => {
    expect(plain([styled('red', '\u001b[32mno'), ' way'])).toBe('no way');
  });
});

describe('columns', () => {
  it('stand under each other, in scripts that take two cells too', () => {
    expect(
      table(
        [
          ['a', 'b'],
          ['山川', 'c'],
        ],
        Infinity,
      ).map((row) => row.join('')),
    ).toEqual(['a     b', '山川  c']);
    expect(width('山')).toBe(2);
    expect(width('e\u0301')).toBe(1);
    expect(width('🙂')).toBe(2);
  });

  it('end in an ellipsis where a terminal is too narrow, and never in a pipe', () => {
    const long = 'x'.repeat(100);
    expect(table([['a', long]], 40)[0]?.join('')).toBe(`a  ${'x'.repeat(36)}…`);
    expect(table([['a', long]], Infinity)[0]?.join('')).toBe(`a  ${long}`);
    expect(shortened('山山山', 5)).toBe('山山…');
  });
});

describe('what happened', () => {
  it('is told in the words of the project', () => {
    expect(doneLines(entry({ events: [moved] })).map(plain)).toEqual(['✓ stage: a → b']);
  });

  it('leaves out what only the record needs, unless there is nothing else', () => {
    const pinned = {
      type: 'definition_pinned',
      what: 'policy',
      pin: { blob: 'x', origin: 'p.yml' },
      event_id: '2',
    } as const;
    expect(toldOf(entry({ events: [pinned, moved] })).map(({ name }) => name)).toEqual(['stage']);
    expect(noticedLines([entry({ events: [pinned] })]).map(plain)).toEqual(['· definition pinned: policy p.yml']);
  });

  it('marks what was refused', () => {
    const refusal = { code: 'no_transition', because: 'there is no way', next: 'ask' } as const;
    expect(noticedLines([entry({ refusal })]).map(plain)).toEqual(['· advance refused: there is no way']);
  });

  it('makes a log in which every event has a line and a reason', () => {
    const refusal = { code: 'no_transition', because: 'there is no way', next: 'ask' } as const;
    const lines = logLines(
      [entry({ events: [moved, { ...moved, from: 'b', to: 'c' }] }), entry({ seq: 2, refusal })],
      Infinity,
    );
    expect(lines.map(plain)).toEqual([
      '#  time (UTC)           who              evidence  what               why',
      '1  2026-05-04 12:34:56  ada@example.com            stage: a → b       it is done',
      '                                                   stage: b → c       it is done',
      '2  2026-05-04 12:34:56  ada@example.com            ✗ advance refused  there is no way',
    ]);
  });

  it('shows in a log where to see it, what was taken back by what, and events that somebody asked for', () => {
    const fact = { type: 'fact_recorded', fact: 'x', value: 1, source: 'a mail', was: null, event_id: '3' } as const;
    const pin = { type: 'definition_pinned', what: 'policy', pin: null, event_id: '4' } as const;
    const evidence = new Map<number, EntryEvidence>([
      [1, { entry: 1, undone_by: 2, references: [{ is: 'pull_request', number: 7, url: null }] }],
      [2, { entry: 2, undoes: 1, references: [] }],
      [3, { entry: 3, undoes: 2, references: [] }],
    ]);
    const back = { ...fact, value: null } as const;
    const many = [
      entry({ events: [pin, fact] }),
      entry({ seq: 2, command: { undo: { seq: 1, reason: 'a slip' } }, events: [back] }),
      entry({ seq: 3, command: { undo: { seq: 2, reason: '' } }, events: [] }),
    ];
    expect(logLines(many, Infinity, evidence, ['definition_pinned']).map(plain)).toEqual([
      '#  time (UTC)           who              evidence  what                                              why',
      '1  2026-05-04 12:34:56  ada@example.com  #7        definition pinned: policy default (undone by #2)',
      '                                                   fact: x by ada@example.com (undone by #2)         1, from a mail',
      '2  2026-05-04 12:34:56  ada@example.com            undoes #1, fact: x by ada@example.com             a slip',
      '3  2026-05-04 12:34:56  ada@example.com            undoes #2, undo',
    ]);
  });

  it('tells a log below each other where a terminal is narrow, and leaves out whose it is twice', () => {
    const refusal = { code: 'no_transition', because: 'there is no way', next: 'ask' } as const;
    const started = { type: 'flag_raised', flag: 'risk', reason: 'a new parser', event_id: '5' } as const;
    const many = [entry({ events: [started, moved] }), entry({ seq: 2, refusal })];
    expect(logLines(many, 80).map(plain)).toEqual([
      '#  time (UTC)           who  evidence  what',
      '1  2026-05-04 12:34:56  ada            flag: risk',
      '   a new parser',
      '                                       stage: a → b',
      '   it is done',
      '2  2026-05-04 12:34:56  ada            ✗ advance refused',
      '   there is no way',
    ]);
    expect(logLines(many, 60).map(plain)).toEqual([
      '#  time (UTC)           who  evidence',
      '1  2026-05-04 12:34:56  ada',
      '   flag: risk',
      '   a new parser',
      '   stage: a → b',
      '   it is done',
      '2  2026-05-04 12:34:56  ada',
      '   ✗ advance refused',
      '   there is no way',
    ]);
    const other = { id: 'ada@b.example', login: 'ada@b.example', kind: 'person', assurance: 'asserted' } as const;
    const both = logLines([...many, entry({ seq: 3, actor: other, refusal })], 80).map(plain);
    expect(both.filter((line) => /^\d/u.test(line)).map((line) => line.slice(24, 37).trim())).toEqual([
      'ada@example.…',
      'ada@example.…',
      'ada@b.example',
    ]);
  });

  it('fits a log into a terminal', () => {
    const long = { ...moved, rationale: 'because '.repeat(40) };
    const far = { ...moved, to: 'a stage with a name that goes on and on' };
    const many = [entry({ events: [long, far] }), entry({ seq: 1234 })];
    for (const columns of [40, 60, 80, 90, 120]) {
      const lines = logLines(many, columns).map(plain);
      expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(columns);
      expect(lines.join('')).toContain('…');
      expect(lines.join('')).toContain('because');
    }
  });

  it('says what comes next with the command that does it', () => {
    const steps = [
      { says: 'one', command: 'countersign advance', who: 'owner', look: 'git diff a b' },
      { says: 'two' },
    ];
    expect(stepLines(steps).map(plain)).toEqual([
      'Next: one — owner',
      '      git diff a b  shows what changed',
      '      countersign advance',
      '      two',
    ]);
  });

  it('names the project in commands where there is more than one', () => {
    const steps = [{ command: 'countersign advance b' }, { command: 'countersign status x' }, {}];
    expect(addressed(steps, 'acme', true)).toEqual([
      { command: 'countersign advance b --project acme' },
      { command: 'countersign status x' },
      {},
    ]);
    expect(addressed(steps, 'acme', false)).toEqual(steps);
  });

  it('names project and branch in the way out of a refusal, where there are several', () => {
    const world = { defaultBranch: 'main', proposals: { a: {}, 'b c': {} } } as unknown as World;
    const next = 'It takes one of x: countersign approve g';
    expect(wayOut(next, 'acme', true, world, 'b c')).toBe(`${next} --branch 'b c' --project acme`);
    expect(wayOut(next, 'acme', false, world, undefined)).toBe(next);
    const one = { ...world, proposals: { a: {} } } as unknown as World;
    expect(wayOut(next, 'acme', false, one, 'a')).toBe(next);
    expect(wayOut(next, 'acme', false, one, 'main')).toBe(`${next} --branch main`);
  });

  it('names the project in every command of a tree', () => {
    const tree = {
      holds: true,
      says: 'a → b: countersign advance b',
      parts: [{ holds: false, says: 'x', next: 'countersign status' }],
    };
    expect(addressedTree(tree, 'acme')).toEqual({
      holds: true,
      says: 'a → b: countersign advance b --project acme',
      parts: [{ holds: false, says: 'x', next: 'countersign status acme' }],
    });
  });
});

it('reasons are a tree, and nothing is said twice in it', () => {
  const leaf = { holds: false, says: 'nobody approved', next: 'ask Bob' };
  const tree = {
    holds: false,
    says: '1 of 2 missing',
    next: 'ask Bob',
    parts: [{ holds: true, says: 'it is green' }, leaf],
  };
  expect(treeLines(tree).map(plain)).toEqual([
    '✗ 1 of 2 missing',
    '  ✓ it is green',
    '  ✗ nobody approved',
    '    → ask Bob',
  ]);
});

describe('findings', () => {
  const finding = {
    code: 'wrong_type',
    file: 'a.yml',
    line: 3,
    column: 5,
    message: 'not a list',
    next: 'Write a list.',
    severity: 'error',
  } as const;

  it('read as those of compilers do', () => {
    expect(findingLines(finding).map(plain)).toEqual(['a.yml:3:5: error wrong_type not a list', '  Write a list.']);
  });

  it('are counted', () => {
    expect(counted([finding, finding, { ...finding, severity: 'warning' }])).toBe('2 errors and 1 warning');
    expect(plural(1234, 'entry', 'entries')).toBe('1,234 entries');
  });
});

describe('an error', () => {
  it('with a known cause says what to do', () => {
    const error = Object.assign(new Error('it is away'), { code: 'remote_away', next: 'try again' });
    expect(answerTo(error, false)).toMatchObject({
      exit: 1,
      json: { code: 'remote_away', because: 'it is away', next: 'try again' },
    });
  });

  it('of a full disk is no bug, whoever found it full', () => {
    const written = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const journal = Object.assign(new Error('it could not be written: EDQUOT: quota exceeded'), {
      code: 'journal_failed',
      next: 'look after the disk',
    });
    const git = Object.assign(new Error('git commit-tree failed (128): fatal: no'), {
      stderr: 'fatal: no\nerror: unable to write file: No space left on device',
    });
    for (const error of [written, journal, git])
      expect(answerTo(error, false)).toMatchObject({
        exit: 1,
        json: {
          code: 'disk_full',
          because: `there is no space left on the disk: ${error.message}`,
          next: expect.stringContaining('make room') as string,
        },
      });
    const there = Object.assign(new Error('No space left on device'), { code: 'push_refused', next: 'read it' });
    expect(answerTo(there, false)).toMatchObject({ json: { code: 'push_refused' } });
  });

  it('without one is a bug of ours, in one line, with the stack only when asked for', () => {
    const quiet = answerTo(new TypeError('x is not a function'), false).err.map(plain);
    expect(quiet).toEqual([
      'This is a bug in Countersign: x is not a function',
      'Next: run it again with COUNTERSIGN_DEBUG=1 and report what it prints',
    ]);
    expect(answerTo(new TypeError('x is not a function'), true).err.map(plain).join('\n')).toMatch(
      /^This is a bug.*\n\s+at /u,
    );
    expect(answerTo('thrown text', false)).toMatchObject({ exit: 1, json: { code: 'bug' } });
  });
});

describe('the policy to begin with', () => {
  const written =
    'workflow_type: w\nstages: [a, b]\ngates:\n  - { gate_id: g, owner: "Head of: QA", applies_when: always }\nroles:\n  - { id: tester, label: "Tester\\n# not a comment" }\n  - { id: "yes", label: Y }\n';
  const read = readDefinition(written, 'w.yaml');
  const definition = (read as { readonly definition: Definition }).definition;

  it('is one that can be read, whatever roles are called, and gives every role to one person', () => {
    const policy = readPolicy(policyText(definition, ['ada@example.com'], 'main'), 'p.yml');
    expect(policy).toMatchObject({
      ok: true,
      policy: {
        workflow: 'w',
        assurance: 'asserted',
        roles: {
          tester: { emails: ['ada@example.com'] },
          yes: { emails: ['ada@example.com'] },
          'Head of: QA': { emails: ['ada@example.com'] },
        },
      },
    });
  });

  function asked(ids: readonly string[]): string {
    const gates = definition.gates.flatMap((one) =>
      ids.map((gate_id) => ({ ...one, gate_id, assurance: 'attested' as const })),
    );
    return policyText({ ...definition, gates }, ['ada@example.com'], 'main');
  }

  it('says which gates nobody can open as long as nobody may record an answer', () => {
    expect(asked(['law'])).toContain(
      '# In w law is opened by such an answer, and nobody may record one yet: it stays closed until a role stands here.\nattesters: []\n',
    );
    expect(asked(['law', 'price'])).toContain('# In w law, price are opened by such an answer,');
    expect(asked([])).toContain('--evidence FILE\nattesters: []\n');
  });

  it('says that plain git cannot prove who somebody is', () => {
    expect(policyText(definition, ['ada@example.com'], 'main')).toMatch(
      /plain git\n# cannot prove who typed a command/u,
    );
  });
});
