import { expect, it } from 'vitest';
import type { Explained } from '../../src/core/condition.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { decide } from '../../src/core/project/decide.ts';
import { explain, legalNow, unknownTo } from '../../src/core/project/explain.ts';
import { verbNamed } from '../../src/core/verbs/table.ts';
import type { Given } from '../../src/core/verbs/verb.ts';
import {
  ana,
  lex,
  max,
  played,
  proposed,
  refusalIn,
  rita,
  rob,
  started,
  topic,
  worldOf,
  written,
  writtenPolicy,
  zoe,
  type Ask,
  type WorldChange,
} from './scene.ts';

const open: WorldChange = { proposals: { topic } };
const approveTopic: Ask = [rita, { approve: { gate: 'code_review', track: 'main', reason: 'read it' } }, open];
const scope: Ask = [ana, { fact: { fact: 'scope', value: 'all of it', source: 'the brief' } }];
const land: Ask = [
  ana,
  { land: { commit: 'c0ffee1', contents: { plan: 'plan-1' }, authors: [1], proposal: 'topic', passed: [] } },
];
const inReview: readonly Ask[] = [started, proposed, approveTopic, scope, land];
const legal: Ask = [lex, { approve: { gate: 'legal', track: 'main', reason: '' } }];
const goLive: Ask = [lex, { advance: { to: 'live', track: 'main' } }];

/** The tree as lines, for reading. */
function lines(tree: Explained, depth = 0): readonly string[] {
  const mark = `${'  '.repeat(depth)}${tree.holds ? '+' : '-'} ${tree.says}`;
  return [mark, ...(tree.parts ?? []).flatMap((part) => lines(part, depth + 1))];
}

it('says who is missing at a gate that nobody has approved, by name', () => {
  const { state } = played([started, proposed]);
  const tree = explain(worldOf(open), state, 'main', 'code_review');
  expect(lines(tree)).toEqual([
    '- code_review is closed: nobody has approved it — for topic at aaaaaaa',
    '  - missing: rita or rob (reviewer), proven',
  ]);
  expect(tree.parts?.[0]?.next).toBe('countersign approve code_review');
});

it('tells every decision with its assurance and authority, and who is still missing of two', () => {
  const policy = { ...writtenPolicy, gates: { code_review: { count: 2 } } };
  const { state } = played([started, proposed, approveTopic], { policy });
  expect(lines(explain(worldOf({ ...open, policy }), state, 'main', 'code_review'))).toEqual([
    '- code_review is closed: approved by rita, more are needed — for topic at aaaaaaa',
    '  + rita approved on 1 Mar 2027, 09:02 UTC (proven, as reviewer by login rita, saw aaaaaaa): read it',
    '  - missing: rita or rob (reviewer), proven',
  ]);
});

it('tells that an approval was voided, by what and when', () => {
  const moved = { ...topic, head: 'bbbbbbb2222', contents: { plan: 'plan-2' } };
  const push: Ask = [ana, { propose: { proposal: 'topic', ...moved, lost: [] } }, { proposals: { topic: moved } }];
  const { state } = played([started, proposed, approveTopic, push]);
  expect(lines(explain(worldOf({ proposals: { topic: moved } }), state, 'main', 'code_review'))).toEqual([
    '- code_review is closed: plan changed in topic at bbbbbbb (was approved by rita) — for topic at bbbbbbb',
    '  - the approval of rita was superseded on 1 Mar 2027, 09:03 UTC',
    '  - missing: rita or rob (reviewer), proven',
  ]);
});

it('tells why an approval was voided, also when somebody has decided since', () => {
  const moved = { ...topic, head: 'bbbbbbb2222', contents: { plan: 'plan-2' } };
  const around = { proposals: { topic: moved } };
  const push: Ask = [ana, { propose: { proposal: 'topic', ...moved, lost: [] } }, around];
  const no: Ask = [rob, { reject: { gate: 'code_review', track: 'main', reason: 'too long' } }, around];
  const { state } = played([started, proposed, approveTopic, push, no]);
  const tree = explain(worldOf(around), state, 'main', 'code_review');
  expect(lines(tree)[1]).toBe(
    '  - the approval of rita was superseded on 1 Mar 2027, 09:03 UTC: plan changed in topic at bbbbbbb',
  );
  expect(tree.parts?.[0]?.next).toBe('git diff aaaaaaa1111 bbbbbbb2222 -- plans/atlas.md');
});

it('says whose no has to be taken back, and not who else could approve', () => {
  const policy = { ...writtenPolicy, gates: { code_review: { all_of: ['reviewer'], count: 2 } } };
  const about = { track: 'main', gate: 'code_review', reason: 'too long' };
  const no: readonly Ask[] = [[rob, { reject: about }, open], approveTopic];
  const one = explain(
    worldOf({ ...open, policy }),
    played([started, proposed, ...no], { policy }).state,
    'main',
    'code_review',
  );
  expect(lines(one).slice(-2)).toEqual([
    '  + rita stands for reviewer',
    '  - other approvals do not help while the no of rob stands',
  ]);
  expect(one.parts?.at(-1)?.next).toBe(
    'Other bytes or an override ends it (countersign override code_review --reason "…" --branch topic); else rob takes it back: countersign withdraw code_review',
  );
  const alone = explain(
    worldOf({ ...open, policy }),
    played([started, proposed, ...no.slice(0, 1)], { policy }).state,
    'main',
    'code_review',
  );
  expect(alone.parts?.filter(({ next }) => next !== undefined)).toHaveLength(1);
});

it('says of a review how else its no ends', () => {
  const seven: WorldChange = { proposals: { '#7': topic } };
  const about = { track: 'main', gate: 'code_review', reason: 'too long' };
  const { state } = played([
    started,
    [ana, { propose: { proposal: '#7', ...topic, lost: [] } }, seven],
    [rob, { reject: about }, seven],
    [rita, { reject: about }, seven],
  ]);
  expect(explain(worldOf(seven), state, 'main', 'code_review').parts?.at(-1)).toEqual({
    holds: false,
    says: 'other approvals do not help while the no of rob and rita stands',
    next: 'Other bytes, a dismissal of that review or an override ends it (countersign override code_review --reason "…" --branch \'#7\'); else rob and rita take it back, by a new review or so: countersign withdraw code_review',
  });
});

it('tells that what was only asked for was voided', () => {
  const moved = { ...topic, head: 'bbbbbbb2222', contents: { plan: 'plan-2' } };
  const push: Ask = [ana, { propose: { proposal: 'topic', ...moved, lost: [] } }, { proposals: { topic: moved } }];
  const { state } = played([started, proposed, [ana, { request: { gate: 'code_review', track: 'main' } }, open], push]);
  const tree = explain(worldOf({ proposals: { topic: moved } }), state, 'main', 'code_review');
  expect(lines(tree)[1]).toContain('what was asked before was superseded');
});

it('tells that a decision was about other bytes, and that a person decided otherwise later', () => {
  const { state } = played([
    started,
    proposed,
    [rita, { reject: { gate: 'code_review', track: 'main', reason: 'too long' } }, open],
    [rita, { withdraw: { gate: 'code_review', track: 'main', reason: '' } }, open],
    approveTopic,
  ]);
  const moved = { ...topic, contents: { plan: 'plan-3' } };
  expect(lines(explain(worldOf({ proposals: { topic: moved } }), state, 'main', 'code_review')).slice(1)).toEqual([
    '  - rita rejected on 1 Mar 2027, 09:02 UTC (proven, as reviewer by login rita, saw aaaaaaa): too long; they decided otherwise later',
    '  - rita took the decision back on 1 Mar 2027, 09:03 UTC (proven, as reviewer by login rita, saw aaaaaaa); they decided otherwise later',
    '  - rita approved on 1 Mar 2027, 09:04 UTC (proven, as reviewer by login rita, saw aaaaaaa): read it; it was about other bytes',
    '  - missing: rita or rob (reviewer), proven',
  ]);
});

it('tells the terms of an approval: permits, limits, conditions and its end', () => {
  const terms: Ask = [
    rita,
    {
      approve: {
        gate: 'code_review',
        track: 'main',
        reason: '',
        permits: ['land:plan', 'to:review'],
        limits: 'the pilot',
        conditions: [{ fact: 'scope' }],
        until: '2027-03-02',
      },
    },
    open,
  ];
  const { state } = played([started, proposed, terms]);
  const tree = explain(worldOf(open), state, 'main', 'code_review');
  expect(lines(tree).slice(2)).toEqual([
    '  + it permits only land:plan, to:review',
    '  + it is limited to: the pilot',
    '  - scope is not known',
    '  + it holds until 2 Mar 2027, 00:00 UTC',
  ]);
  expect(tree.holds).toBe(false);
  const later = explain(worldOf({ ...open, at: '2027-03-03T00:00:00.000Z' }), state, 'main', 'code_review');
  expect(lines(later)).toContain('  - it holds until 2 Mar 2027, 00:00 UTC');
});

it('tells that a gate was overridden, and whose word recorded a decision', () => {
  const { state } = played(
    [
      started,
      proposed,
      [max, { override: { gate: 'code_review', track: 'main', reason: 'nobody is awake' } }],
      [
        max,
        {
          approve: {
            gate: 'legal',
            track: 'main',
            reason: 'by letter',
            on_behalf_of: { id: 4, login: 'lex', evidence: { name: 'letter.eml', sha256: 'e'.repeat(64), bytes: 9 } },
          },
        },
      ],
    ],
    { policy: { ...writtenPolicy, gates: { legal: { assurance: 'attested' } } } },
  );
  expect(lines(explain(worldOf(), state, 'main', 'code_review'))).toEqual([
    '+ code_review is open: approved by max, overriding — for stage:drafting',
    '  + max overrode the gate on 1 Mar 2027, 09:02 UTC: nobody is awake',
  ]);
  const tree = explain(worldOf(), state, 'main', 'announce');
  expect(lines(tree)[2]).toContain('lex approved');
  expect(lines(tree)[2]).toContain(
    `(attested, as counsel by id 4, saw fffffff, recorded by max, letter.eml (sha256 ${'e'.repeat(64)})): by letter`,
  );
});

it('names nobody for a gate that the policy gives to nobody, and stays silent about one that no definition has', () => {
  const definition = { ...written, actions: [{ id: 'pay', label: 'Pay', gates: ['billing', 'ghost'] }] };
  const { state } = played([started], { definition });
  expect(lines(explain(worldOf({ definition }), state, 'main', 'pay'))).toEqual([
    '- Pay: may not be done now',
    '  - billing is closed: nobody has approved it',
    '    - missing: nobody: the policy names nobody for accountant',
    '  - ghost is closed: nobody has approved it',
  ]);
});

it('explains a gate for each open branch that it stands before', () => {
  const other = { ...topic, head: 'ccccccc3333', contents: { plan: 'plan-9' } };
  const { state } = played([started, proposed, approveTopic]);
  const tree = explain(worldOf({ proposals: { topic, other } }), state, 'main', 'code_review');
  expect(tree.says).toBe('code_review stands before 2 open branches');
  expect(tree.holds).toBe(false);
  expect(tree.parts?.map((part) => part.holds)).toEqual([true, false]);
});

it('explains a stage by the way into it, as if the open branch landed', () => {
  const { state } = played([started, proposed]);
  expect(lines(explain(worldOf(open), state, 'main', 'review'))).toEqual([
    '- drafting → review, when plan lands',
    '  - topic at aaaaaaa, which changes plan, may not land yet',
    '    - code_review is closed: nobody has approved it — for plan',
    '      - missing: rita or rob (reviewer), proven',
  ]);
});

it('says how an artifact comes to land where no branch holds it', () => {
  const { state } = played([started]);
  const tree = explain(worldOf(), state, 'main', 'review');
  expect(lines(tree)[1]).toBe('  - plan has not landed, and no open branch holds it');
  expect(tree.next).toBe('To land it, write plans/atlas.md on a branch and merge it.');
});

it('says what else is missing when what starts a move has happened', () => {
  const { state } = played([started, proposed, approveTopic, land]);
  expect(lines(explain(worldOf(), state, 'main', 'review'))).toEqual([
    '- drafting → review, when plan lands',
    '  + what starts it has happened: plan lands',
    '  + plan v1 has landed',
    '  + code_review is open: approved by rita',
    '    + rita approved on 1 Mar 2027, 09:02 UTC (proven, as reviewer by login rita, saw aaaaaaa): read it',
    '  - scope is not known',
    '  + no blocker is open',
  ]);
});

it('names the command where a way is open, forward and back', () => {
  const { state } = played([...inReview, legal]);
  expect(refusalIn(played([...inReview, legal]))).toBeNull();
  expect(lines(explain(worldOf(), state, 'main', 'live'))[0]).toBe(
    '+ review → live, when somebody says so: countersign advance live',
  );
  expect(lines(explain(worldOf(), state, 'main', 'drafting'))).toEqual([
    '+ review → drafting, when somebody says so: countersign back drafting --reason "…"',
    '  + nothing is required',
  ]);
});

it('waits for a check where a check starts a move, and has no next word where none helps', () => {
  const { state } = played([...inReview, legal, goLive]);
  const tree = explain(worldOf(), state, 'main', 'review');
  expect(lines(tree)[1]).toBe('  - what starts it has not happened: check smoke failed');
  expect(tree.next).toBeUndefined();
});

it('tells the shortest way to a stage that is not next, or that there is none', () => {
  const { state } = played([started]);
  expect(explain(worldOf(), state, 'main', 'live')).toEqual({
    holds: false,
    says: 'drafting does not lead to live',
    next: 'The shortest way: drafting → review → live.',
  });
  const definition = { ...written, stages: [...written.stages, { id: 'island', label: 'Island', purpose: 'none' }] };
  expect(explain(worldOf({ definition }), state, 'main', 'island').next).toBe('No way leads from drafting to island.');
});

it('tells both ways where two lead to one stage', () => {
  const definition = {
    ...written,
    allowed_transitions: [
      ...(written.allowed_transitions ?? []),
      { from: 'drafting', to: 'review', on: 'command' as const, when: 'somebody insists' },
    ],
  };
  const { state } = played([started], { definition });
  const tree = explain(worldOf({ definition }), state, 'main', 'review');
  expect(tree.says).toBe('2 ways lead from drafting to review');
  expect(tree.holds).toBe(true);
});

it('explains an action, and both things where a name means two', () => {
  const { state } = played([...inReview, legal]);
  expect(explain(worldOf(), state, 'main', 'announce').says).toBe(
    'Announce it: may be done now: countersign act announce',
  );
  const both = explain(worldOf(), state, 'main', 'legal');
  expect(both.says).toBe('legal means 2 things here');
  expect(both.holds).toBe(true);
});

it('explains an open branch, also one that no gate stands before', () => {
  const note = { ...topic, contents: { note: 'n1' } };
  const world = worldOf({ proposals: { topic, 'my note': note } });
  const { state } = played([started, proposed, approveTopic]);
  expect(lines(explain(world, state, 'main', 'topic'))[0]).toBe(
    '+ topic at aaaaaaa, which changes plan, may land: countersign merge topic',
  );
  expect(lines(explain(world, state, 'main', 'my note'))).toEqual([
    "+ my note at aaaaaaa, which changes note, may land: countersign merge 'my note'; no gate stands before it",
  ]);
});

it('judges a branch by the permits of the move that its landing would take', () => {
  const only: Ask = [rita, { approve: { gate: 'legal', track: 'main', reason: '', permits: ['act:none'] } }];
  expect(refusalIn(played([started, only]))).not.toBeNull();
  const definition = {
    ...written,
    allowed_transitions: [
      { from: 'drafting', to: 'review', on: { landed: 'note' }, when: 'noted', requires: { gate: 'code_review' } },
    ],
  };
  const note = { ...topic, contents: { note: 'n1' } };
  const around = { definition, proposals: { note } };
  const { state } = played(
    [started, [rita, { approve: { gate: 'code_review', track: 'main', reason: '', permits: ['to:live'] } }, around]],
    around,
  );
  const tree = explain(worldOf(around), state, 'main', 'note');
  expect(tree.holds).toBe(false);
  expect(lines(tree)).toContain(
    '    - code_review is closed for to:review: it was approved only for to:live — for note',
  );
});

it('explains an end of the project: from where, blockers, and what it requires', () => {
  const block: Ask = [ana, { block: { text: 'no contact', on: 'track:main' } }];
  const { state } = played([started, block]);
  expect(lines(explain(worldOf(), state, 'main', 'closed'))).toEqual([
    '- the project may not end as closed now',
    '  - it is reached from live, and this project is in drafting',
    '  - open blockers: b2 no contact',
    '  - plan has not landed on the default branch',
  ]);
  expect(explain(worldOf(), state, 'main', 'abandoned').says).toBe(
    'the project may end as abandoned: countersign close --as abandoned --rationale "…"',
  );
  const done = played([...inReview, legal, goLive]);
  expect(explain(worldOf(), done.state, 'main', 'closed').says).toBe(
    'the project may end as closed: countersign close',
  );
});

it('lists everything that leads on from here: moves, branches apart, ends', () => {
  const note = { ...topic, contents: { note: 'n1' } };
  const { state } = played([...inReview, legal]);
  const tree = explain(worldOf({ proposals: { note } }), state, 'main', null);
  expect(tree.says).toBe('main is in review, 2 of 3');
  expect(tree.parts?.map((part) => part.says)).toEqual([
    'review → live, when somebody says so: countersign advance live',
    'review → drafting, when somebody says so: countersign back drafting --reason "…"',
    'note at aaaaaaa, which changes note, may land: countersign merge note; no gate stands before it',
    'the project may end as abandoned: countersign close --as abandoned --rationale "…"',
  ]);
  expect(explain(worldOf({ proposals: { note } }), state, 'main', 'review')).toEqual(tree);
});

it('shows a branch once: within the move that it would start', () => {
  const { state } = played([started, proposed]);
  const tree = explain(worldOf(open), state, 'main', null);
  expect(tree.parts?.map((part) => part.says)).toEqual([
    'drafting → review, when plan lands',
    'the project may end as abandoned: countersign close --as abandoned --rationale "…"',
  ]);
});

it('says so where nothing leads on', () => {
  const { state } = played([started]);
  const side = { ...state, tracks: { side: { ...state.tracks['main']!, stage: 'nowhere' } } };
  expect(explain(worldOf(), side, 'side', null)).toEqual({
    holds: false,
    says: 'side is in nowhere',
    next: 'Nothing leads on from here.',
    parts: [],
  });
  expect(explain(worldOf(), side, 'side', 'closed').holds).toBe(false);
});

it('answers an unknown name with what there is, and the likely one', () => {
  const { state } = played([started, proposed]);
  expect(explain(worldOf(open), state, 'main', 'code_reveiw')).toEqual({
    holds: false,
    says: 'nothing that can be explained is called code_reveiw',
    next: 'Did you mean code_review? There is — gates: code_review, legal, billing · stages: drafting, review, live · actions: announce, legal · terminal states: closed, abandoned · open branches: topic · artifacts: plan, note, bill · facts: scope.',
  });
  expect(explain(worldOf(), state, 'main', 'something else entirely').next).toMatch(/^There is — gates: /u);
  expect(explain(worldOf(), state, 'main', 'constructor').holds).toBe(false);
});

it('answers an unknown track with those there are', () => {
  const { state } = played([started]);
  expect(explain(worldOf(), state, 'mian', null)).toEqual({
    holds: false,
    says: 'atlas has no track mian',
    next: 'Did you mean main?',
  });
});

it('says that a project has ended, and still explains its parts', () => {
  const { state } = played([started, [ana, { close: { terminal_state: 'abandoned', rationale: 'no budget' } }]]);
  expect(explain(worldOf(), state, 'main', null).says).toBe('atlas has ended as abandoned: no budget');
  expect(explain(worldOf(), state, 'main', 'code_review').holds).toBe(false);
  const quiet = { ...state, terminal_state: { id: 'closed', rationale: '' } };
  expect(explain(worldOf(), quiet, 'main', null).says).toBe('atlas has ended as closed');
});

/** A command as a shell would split it, given to the table of verbs. */
function typed(text: string): ProjectCommand | null {
  const words = [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/gu)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .slice(1);
  const verb = verbNamed(words[0] ?? '');
  const given: Record<string, string> = {};
  let position = 0;
  for (let at = 1; at < words.length; at += 1) {
    const one = words[at] ?? '';
    if (one.startsWith('--')) {
      given[one.slice(2)] = words[at + 1] ?? '';
      at += 1;
    } else {
      given[verb?.arguments[position]?.name ?? ''] = one;
      position += 1;
    }
  }
  const made = verb?.command?.(given satisfies Given, {});
  return made === undefined || 'misuse' in made ? null : made;
}

it('names only commands that the rules accept, typed as they are', () => {
  const other = { ...topic, contents: { note: 'n1' } };
  const block: Ask = [ana, { block: { text: 'no contact', on: 'track:main' } }];
  const around = { proposals: { topic, 'other one': other } };
  const scenes = [
    { ...played([started, proposed, block]), change: open },
    { ...played([started, proposed, block, approveTopic]), change: around },
    { ...played([...inReview]), change: {} },
    { ...played([...inReview, legal]), change: {} },
    { ...played([started, proposed, scope, land]), change: {} },
  ];
  for (const { state, change } of scenes) {
    for (const actor of [ana, rita, rob, lex, max, zoe]) {
      const world = worldOf(change);
      for (const { command } of legalNow(world, state, actor)) {
        const made = typed(command) ?? { merge: { proposal: 'topic', head: topic.head, landing: topic.contents } };
        const verdict = decide(world, state, {
          v: 1,
          id: 'x',
          source: 'x',
          seq: 99,
          at: world.at,
          actor,
          command: made,
        });
        expect([command, 'refusal' in verdict ? verdict.refusal : null]).toEqual([command, null]);
      }
    }
  }
});

it('gives each person what they may do, approvals first and break-glass last', () => {
  const { state } = played([started, proposed]);
  const world = worldOf(open);
  expect(legalNow(world, state, zoe)).toEqual([]);
  expect(legalNow(world, state, rita).map((one) => one.command)).toEqual([
    'countersign approve code_review',
    'countersign reject code_review --reason "…"',
    'countersign close --as abandoned --rationale "…"',
    'countersign request code_review',
    'countersign act legal',
  ]);
  expect(legalNow(world, state, max).at(-1)).toEqual({
    command: 'countersign override code_review --reason "…" --branch topic',
    says: 'opens code_review without its approval; loudly recorded',
  });
});

it('offers for a subject only what is about it: a gate, a branch, a stage, an action, an end', () => {
  const { state } = played([started, proposed]);
  const world = worldOf({ proposals: { topic, other: { ...topic, contents: { note: 'n1' } } } });
  const about = (subject: string, actor = rita): readonly string[] =>
    legalNow(world, state, actor, subject).map((one) => one.command);
  expect(about('code_review')).toEqual([
    'countersign approve code_review --branch topic',
    'countersign reject code_review --reason "…" --branch topic',
    'countersign request code_review --branch topic',
  ]);
  expect(about('topic')).toEqual(about('code_review'));
  expect(about('other')).toEqual(['countersign merge other']);
  expect(about('legal')).toEqual(['countersign act legal']);
  expect(about('abandoned')).toEqual(['countersign close --as abandoned --rationale "…"']);
  expect(about('live')).toEqual([]);
  expect(about('drafting')).toEqual(legalNow(world, state, rita).map((one) => one.command));
  const next = played([...inReview]);
  expect(legalNow(worldOf(), next.state, lex, 'live').map((one) => one.command)).toEqual([
    'countersign approve legal',
    'countersign reject legal --reason "…"',
    'countersign request legal',
  ]);
});

it('names the branch in the way out of each, where more than one is open', () => {
  const other = { ...topic, head: 'ccccccc3333', contents: { plan: 'plan-9' } };
  const { state } = played([started, proposed]);
  const tree = explain(worldOf({ proposals: { topic, 'my other': other } }), state, 'main', 'code_review');
  expect(tree.parts?.map((part) => part.parts?.at(-1)?.next)).toEqual([
    'countersign approve code_review --branch topic',
    "countersign approve code_review --branch 'my other'",
  ]);
  const branch = explain(worldOf({ proposals: { topic, 'my other': other } }), state, 'main', 'topic');
  expect(branch.parts?.[0]?.parts?.at(-1)?.next).toMatch(/ --branch topic$/u);
});

it('knows which name nothing has', () => {
  const { state } = played([started, proposed]);
  const world = worldOf(open);
  for (const known of ['code_review', 'live', 'announce', 'closed', 'topic', null])
    expect(unknownTo(world, state, 'main', known)).toBeNull();
  expect(unknownTo(world, state, 'main', 'constructor')).toBe('subject');
  expect(unknownTo(world, state, 'mian', 'live')).toBe('track');
});

function commands(asks: readonly Ask[], change: WorldChange, actor = rita): readonly string[] {
  return legalNow(worldOf(change), played(asks).state, actor).map((one) => one.command);
}

it('offers to take back, to confirm again, to merge, and to go on', () => {
  const rewritten = { ...topic, head: 'ddddddd4444' };
  const rewrite: Ask = [
    ana,
    { propose: { proposal: 'topic', ...rewritten, lost: [topic.head] } },
    { proposals: { topic: rewritten } },
  ];
  expect(commands([started, proposed, approveTopic], open)).toContain('countersign withdraw code_review');
  expect(commands([started, proposed, approveTopic], open)).toContain('countersign merge topic');
  expect(commands([started, proposed, approveTopic, rewrite], { proposals: { topic: rewritten } })).toContain(
    'countersign reconfirm code_review',
  );
  expect(commands([...inReview, legal], {}, lex)).toEqual(
    expect.arrayContaining(['countersign advance live', 'countersign back drafting --reason "…"']),
  );
});

it('names the branch when more than one is open, safe to paste into a shell', () => {
  const { state } = played([started, proposed]);
  const proposals = { "x';rm -rf ~;'": topic, plain: { ...topic, contents: { note: 'n' } } };
  expect(legalNow(worldOf({ proposals }), state, rita)[0]?.command).toBe(
    String.raw`countersign approve code_review --branch 'x'\'';rm -rf ~;'\'''`,
  );
});

it('names each command once, though it would answer two things', () => {
  const { state } = played([started, proposed, [ana, { request: { gate: 'code_review', track: 'main' } }]]);
  const asked = { ...state.approvals['main']!['code_review']!, proposal: null };
  const twice = { ...state, approvals: { main: { code_review: asked } } };
  const texts = legalNow(worldOf(open), twice, rita).map((one) => one.command);
  expect(texts).toEqual([...new Set(texts)]);
});

it('names the track of commands that are not about main', () => {
  const { state } = played([...inReview]);
  const side = { ...state, tracks: { ...state.tracks, side: state.tracks['main']! } };
  expect(legalNow(worldOf(), side, lex).map((one) => one.command)).toContain('countersign approve legal --track side');
});
