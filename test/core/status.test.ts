import { expect, it } from 'vitest';
import { code, inline, label, plain, readable, utf8Bytes } from '../../src/core/surface/escape.ts';
import { picture, smallPicture, type StageMark } from '../../src/core/surface/picture.ts';
import { statusMarkdown } from '../../src/core/surface/status-markdown.ts';
import { statusOf, type StatusView } from '../../src/core/surface/status.ts';
import {
  ana,
  lex,
  played,
  proposed,
  rita,
  rob,
  started,
  topic,
  worldOf,
  written,
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
const block: Ask = [ana, { block: { text: 'no contact', on: 'gate:legal' } }];
const invisible = '\u200D';

it('tells where a project stands as plain data', () => {
  const { state } = played([started, proposed, scope, block]);
  const view = statusOf(worldOf(open), state);
  expect(view).toMatchObject({
    id: 'atlas',
    title: 'Atlas launch',
    workflow: 'Product launch',
    status: 'active',
    ended: null,
    owner: 'ana',
    client: 'Acme',
    stage: { track: 'main', stage: 'drafting', label: 'Drafting', number: 1, of: 3, status: 'active', owner: 'ana' },
    stages: [
      { id: 'drafting', label: 'Drafting', is: 'current' },
      { id: 'review', label: 'Review', is: 'next' },
      { id: 'live', label: 'Live', is: 'other' },
    ],
    edges: [
      { from: 'drafting', to: 'review', back: false },
      { from: 'review', to: 'live', back: false },
    ],
    artifacts: [
      { artifact: 'plan', label: 'Plan', path: 'plans/atlas.md', version: null, status: 'missing', bypassed: [] },
      { artifact: 'note', label: 'note', path: 'note.md', version: null, status: 'missing', bypassed: [] },
      { artifact: 'bill', label: 'bill', path: null, version: null, status: 'missing', bypassed: [] },
    ],
    branches: [
      {
        branch: 'topic',
        head: 'aaaaaaa1111',
        artifacts: ['plan'],
        gates: [
          {
            gate: 'code_review',
            artifact: 'plan',
            open: false,
            says: 'code_review is closed: nobody has approved it',
            rejected: false,
            who: 'rita or rob (reviewer)',
            command: 'countersign approve --branch topic',
            look: null,
          },
        ],
        ready: false,
        command: 'countersign approve --branch topic',
      },
    ],
    pending: [
      {
        gate: 'code_review',
        track: 'main',
        before: 'merging topic',
        says: 'code_review is closed: nobody has approved it',
        who: 'rita or rob (reviewer)',
      },
    ],
    blockers: [{ id: 'b4', text: 'no contact', on: 'gate:legal', by: 'ana', at: '2027-03-01T09:03:00.000Z' }],
    facts: [{ fact: 'scope', value: 'all of it', source: 'the brief', by: 'ana' }],
    missing_facts: [],
    warnings: [],
  });
  expect(view.next[0]?.command).toBe('countersign unblock b4 --reason "…"');
});

it('marks what is done, and everything once it has ended', () => {
  const { state } = played([started, proposed, approveTopic, scope, land]);
  expect(statusOf(worldOf(open), state).stages.map((one) => one.is)).toEqual(['done', 'current', 'next']);
  const ended = { ...state, terminal_state: { id: 'abandoned', rationale: 'no budget' } };
  const view = statusOf(worldOf(open), ended);
  expect(view.stages.map((one) => one.is)).toEqual(['done', 'done', 'other']);
  expect(view.branches).toEqual([]);
  expect(statusMarkdown(view)).toContain('Ended as **abandoned**: no budget\n');
  expect(statusMarkdown(view)).not.toMatch(/mermaid|#### Next/u);
  const closed = { ...ended, terminal_state: { id: 'closed', rationale: '' } };
  expect(statusMarkdown(statusOf(worldOf(open), closed))).toContain('Ended as **Closed**\n');
  const unknown = { ...ended, terminal_state: { id: 'gone', rationale: '' } };
  expect(statusOf(worldOf(open), unknown).ended?.label).toBe('gone');
});

it('tells of a track or stage that is not there that it is not known', () => {
  const { state } = played([started]);
  const view = statusOf(worldOf(), { ...state, tracks: {} });
  expect(view.stage).toEqual({
    track: 'main',
    stage: 'TBD',
    label: 'TBD',
    number: 0,
    of: 3,
    status: 'TBD',
    owner: 'TBD',
    due_date: null,
  });
  expect(statusMarkdown(view)).toContain('\n\nTBD · for Acme\n');
});

it('shows the same as Markdown, with a picture of the stages', () => {
  const { state } = played([started, proposed, scope, block]);
  expect(statusMarkdown(statusOf(worldOf(open), state))).toMatchInlineSnapshot(`
    "### Atlas launch

    **Drafting** — 1 of 3 · for Acme

    #### Next

    - b4 stands in the way of gate legal since 1 Mar 2027: no contact — **ana**: \`countersign unblock b4 --reason "…"\`
    - ⏳ \`countersign approve --branch topic\` — Plan at \`aaaaaaa\`
      - ⏳ \`code_review\`, **rita or rob (reviewer)**: nobody has approved it

    \`\`\`mermaid
    flowchart LR
      s0["Drafting"]:::current
      s1["Review"]:::next
      s2["Live"]
      s0 --> s1
      s1 --> s2
      classDef done fill:#dafbe1,stroke:#1a7f37,color:#1f2328
      classDef current fill:#0969da,stroke:#0550ae,color:#ffffff
      classDef next fill:#ddf4ff,stroke:#0969da,color:#1f2328,stroke-dasharray:4 3
    \`\`\`

    <details><summary>0 of 3 artifacts landed, 1 fact known</summary>

    Project \`atlas\` follows Product launch; owner ana.

    Not yet: Plan, note, bill

    #### Facts

    - \`scope\` = \`all of it\` — the brief

    </details>"
  `);
});

it('shows versions, tracks, flags, warnings, and what landed past a gate', () => {
  const { state } = played([started, proposed, land, [lex, { flag: { flag: 'security', reason: 'keys' } }]]);
  const main = state.tracks['main']!;
  const plan = state.artifacts['plan']!;
  const more = {
    ...state,
    client: 'TBD',
    tracks: { main, side: { ...main, stage: 'review' } },
    artifacts: { plan, note: { ...plan, status: 'archived' as const, bypassed: [], path: 'note.md' } },
  };
  const view = { ...statusOf(worldOf(), more), warnings: ['the policy on the default branch could not be read'] };
  const text = statusMarkdown(view);
  expect(text).toContain('- Plan: v1 `plans/atlas.md` — ⚠️ landed past closed `code_review`');
  expect(text).toContain('- note: v1, archived `note.md`');
  const nowhere = { ...view, artifacts: view.artifacts.map((one) => ({ ...one, path: null })) };
  expect(statusMarkdown(nowhere)).toContain('- Plan: v1 — ⚠️');
  expect(text).toContain('- `side` in Review, active, owner ana');
  expect(text).toContain('\n\nFlags: `security`\n');
  expect(text).toContain('- ⚠️ the policy on the default branch could not be read');
  expect(text).toContain('Not known yet: `scope`');
  expect(text).not.toContain('for TBD');
  expect(statusMarkdown({ ...view, next: [{ says: 'look here' }] })).toContain('- Look here\n');
  expect(statusMarkdown({ ...view, next: [] })).not.toContain('#### Next');
  expect(statusMarkdown({ ...view, status: 'blocked' })).toContain('**Drafting** — 1 of 3 · blocked\n');
  expect(statusMarkdown(view, ['#### Not done', '- no'])).toContain('1 of 3\n\n#### Not done\n\n- no\n\n#### Next');
});

it('shows a branch that may be merged', () => {
  const { state } = played([started, proposed, approveTopic]);
  expect(statusMarkdown(statusOf(worldOf(open), state))).toContain(
    '- ✅ `countersign merge topic` — Plan at `aaaaaaa` — **ana**\n  - ✅ `code_review`: approved by rita\n',
  );
});

it('lets nothing that people wrote mean anything', () => {
  const evil =
    'x <img src=x onerror=alert(1)> @acme/everyone [link](https://evil.example) ```\n# heading\n%%{init: {}}%%" --> s1\nclick s0 "https://evil.example" #12 GH-7 $a$ </details>';
  const { state } = played([started, proposed, [ana, { block: { text: evil, on: 'track:main' } }]]);
  const hostile = { ...state, workflow: evil, owner: evil, client: evil };
  const definition = {
    ...written,
    label: evil,
    stages: [{ id: 'drafting', label: evil, purpose: 'x' }, ...written.stages.slice(1)],
  };
  const branch = '`x`@acme\u202Ex';
  const text = statusMarkdown(statusOf(worldOf({ definition, proposals: { [branch]: topic } }), hostile));
  const outside = text.replaceAll(/```mermaid[^]*?\n```/gu, '').replaceAll(/(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)/gu, '');
  expect(text).not.toMatch(/<img/u);
  expect(text.match(/<\/?[a-z]+/gu)).toEqual(['<details', '<summary', '</summary', '</details']);
  expect(outside).not.toMatch(/@\w/u);
  expect(outside).not.toMatch(/(?<!&)#\d/u);
  expect(text).not.toMatch(/[^\\]\[link/u);
  expect(text).not.toContain('://evil');
  const drawing = /```mermaid([^]*?)\n```/u.exec(text)?.[1] ?? '';
  expect(drawing).not.toMatch(/%%\{|https:|<|@/u);
  expect(text).not.toContain('\u202E');
  expect(text.match(/^```/gmu)).toHaveLength(2);
  expect(text.match(/^# /gmu)).toBeNull();
  expect(text.match(/^\s*click/gmu)).toBeNull();
});

it('stays under 60,000 bytes by cutting lists, and says how many more there are', () => {
  const { state } = played([started, proposed]);
  const blockers = Object.fromEntries(
    Array.from({ length: 900 }, (_, index) => [
      `b${index}`,
      { text: '漢'.repeat(190), on: 'track:main', by: 'ana', at: '2027-03-01T09:00:00.000Z' },
    ]),
  );
  const text = statusMarkdown(statusOf(worldOf(open), { ...state, blockers }));
  expect(utf8Bytes(text)).toBeLessThan(60_000);
  expect(text).toContain('<details><summary>and 894 more</summary>');
  expect(text).toContain('- … and 844 more');
});

function wideStages(count: number, is: StageMark['is']): readonly StageMark[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `x${index}`,
    label: '漢'.repeat(60),
    is: index === 0 ? 'current' : is,
  }));
}

it('cuts shorter where that is not enough, then takes a smaller picture', () => {
  const { state } = played([started, proposed]);
  const view = statusOf(worldOf(open), state);
  const branch = view.branches[0]!;
  const gates = Array.from({ length: 40 }, (_, index) => ({
    gate: `g${index}`,
    artifact: 'plan',
    open: false,
    says: '漢'.repeat(200),
    rejected: false,
    who: 'rita',
    command: 'countersign approve --branch x',
    look: null,
  }));
  const branches = Array.from({ length: 40 }, (_, index) => ({
    ...branch,
    branch: `b${index}`,
    artifacts: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'],
    gates,
  }));
  const shorter = statusMarkdown({ ...view, branches });
  expect(utf8Bytes(shorter)).toBeLessThan(60_000);
  expect(shorter).toContain('  - … and 37 more');
  expect(shorter).toContain('a, b, c and 6 more at `aaaaaaa`');
  const wide: StatusView = {
    ...view,
    stages: wideStages(400, 'other'),
    edges: [{ from: 'x0', to: 'x1', back: false }],
  };
  const small = statusMarkdown(wide);
  expect(utf8Bytes(small)).toBeLessThan(60_000);
  expect(small).toContain('s1["');
  expect(small).not.toContain('s2["');
  const worst: StatusView = {
    ...wide,
    stages: wideStages(400, 'current').map((one) => ({ ...one, is: 'current' as const })),
    edges: Array.from({ length: 3000 }, () => ({ from: 'x0', to: 'x1', back: true })),
    title: '漢'.repeat(9000),
    warnings: Array.from({ length: 9 }, () => '|'.repeat(9000)),
    branches,
  };
  expect(utf8Bytes(statusMarkdown(worst))).toBeLessThan(60_000);
});

it('draws ways back as dotted lines, and only what is near where all would be too much', () => {
  const stages: readonly StageMark[] = Array.from({ length: 40 }, (_, index) => ({
    id: `s-${index}`,
    label: `Stage ${index}`,
    is: index < 3 ? 'done' : index === 3 ? 'current' : 'other',
  }));
  const edges = stages.flatMap((one, from) =>
    stages.slice(0, 20).map((other, to) => ({ from: one.id, to: other.id, back: to < from })),
  );
  const text = picture(stages, edges);
  expect(text.split('\n')[0]).toBe('flowchart LR');
  expect(text).toContain('["Stage 3"]:::current');
  expect(text).toContain('-.->');
  expect(text.match(/\["/gu)?.length).toBeLessThanOrEqual(21);
  expect(text).not.toContain('Stage 39');
  const few = picture(stages.slice(0, 4), [
    { from: 's-0', to: 's-1', back: false },
    { from: 's-0', to: 'gone', back: false },
  ]);
  expect(few).toContain('  s0 --> s1');
  expect(few).toContain('s0["Stage 0"]:::done');
  expect(few).not.toContain('gone');
  expect(smallPicture([], [])).toContain('flowchart LR');
});

it('writes text as text', () => {
  expect(inline('*a* _b_ [c](d) # e | f ~g~ = h ! {i}')).toBe(
    String.raw`\*a\* \_b\_ \[c\](d) # e \| f \~g\~ = h ! {i}`,
  );
  expect(inline('1. one')).toBe(String.raw`1\. one`);
  expect(inline('a & b < c > d $e$')).toBe('a &amp; b &lt; c &gt; d &#36;e&#36;');
  expect(inline('@ana and a@b.example')).toBe(`@${invisible}ana and a@${invisible}b.example`);
  expect(inline('#12 GH-7')).toBe(`\\#${invisible}12 GH-${invisible}7`);
  expect(inline('https://a.example www.b.example')).toBe(`https:${invisible}//a.example www${invisible}.b.example`);
});

it('gives the text back as it was for people who read Markdown in a terminal', () => {
  const text = 'a_b *c* <d> & $e$ @ana #12 https://f.example';
  expect(readable(inline(text))).toBe(text);
});

it('cuts a line that only lists, and says how many more there are', () => {
  const { state } = played([started]);
  const missing = Array.from({ length: 60 }, (_, index) => `fact${index}`);
  const text = statusMarkdown({ ...statusOf(worldOf(), state), missing_facts: missing });
  expect(text).toContain('`fact48`, `fact49` … and 10 more');
});

it('keeps text on one line, without what is not seen, and cut', () => {
  expect(plain(' a\n\tb\u202Ec\u0000 ')).toBe('a b c');
  expect(plain('abcdef', 4)).toBe('abc…');
});

it('writes code so that no backtick ends it', () => {
  expect(code('topic')).toBe('`topic`');
  expect(code('a`b')).toBe('``a`b``');
  expect(code('`a``')).toBe('``` `a`` ```');
  expect(code(' ')).toBe('–');
});

it('writes labels of a picture by number where a sign could mean something', () => {
  expect(label('After "Release" #1; %%{')).toBe('After #34;Release#34; #35;1#59; #37;#37;#123;');
  expect(label('Überprüfung 漢字')).toBe('Überprüfung 漢字');
});

it('counts the bytes of every kind of letter', () => {
  for (const text of ['abc', 'é', '漢', '😀', 'a é 漢 😀'])
    expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
});

it('asks for a change where somebody said no, and shows why', () => {
  const no: Ask = [rob, { reject: { gate: 'code_review', track: 'main', reason: 'too long.' } }, open];
  const { state } = played([started, proposed, scope, no]);
  expect(statusMarkdown(statusOf(worldOf(open), state))).toContain(
    '- ❌ **Change** `topic` — Plan at `aaaaaaa`\n  - ❌ `code_review`: rejected by rob: too long\n',
  );
});

it('shows what changed since an approval, and that it was about other bytes', () => {
  const moved = { ...topic, head: 'bbbbbbb2222', contents: { plan: 'plan-2' } };
  const push: Ask = [ana, { propose: { proposal: 'topic', ...moved, lost: [] } }, { proposals: { topic: moved } }];
  const { state } = played([started, proposed, scope, approveTopic, push]);
  const text = statusMarkdown(statusOf(worldOf({ proposals: { topic: moved } }), state));
  expect(text).toContain('Plan at `bbbbbbb` · `git diff aaaaaaa1111 bbbbbbb2222 -- plans/atlas.md`\n');
  expect(text).toContain('  - ⏳ `code_review`, **rita or rob (reviewer)**: changed since rita approved it\n');
  const gone = statusMarkdown(statusOf(worldOf(), state));
  expect(gone).not.toContain('git diff');
});

it('asks for the approval by name of a gate that wants to be named, and waits where only conditions are missing', () => {
  const definition = { ...written, gates: [{ gate_id: 'code_review', owner: 'reviewer', explicit: true }] };
  const named = statusMarkdown(
    statusOf(worldOf({ ...open, definition }), played([started, proposed], { definition }).state),
  );
  expect(named).toContain(
    '- ⏳ `countersign approve code_review --branch topic` — Plan at `aaaaaaa`\n  - ⏳ `code_review`, **',
  );
  expect(named).not.toContain('nobody has approved it — `');
  const approve = { gate: 'code_review', track: 'main', reason: '', conditions: [{ flag: 'tested' }] };
  const { state } = played([started, proposed, scope, [rita, { approve }, open]]);
  expect(statusMarkdown(statusOf(worldOf(open), state))).toContain(
    '- ⏳ `topic` waits — Plan at `aaaaaaa`\n  - ⏳ `code_review`: closed until the conditions of its approval hold\n',
  );
});

it('names each gate that wants to be named below the one that stands for all', () => {
  const seal = { gate_id: 'seal', owner: 'counsel', explicit: true };
  const definition = {
    ...written,
    gates: [...(written.gates ?? []), seal],
    artifacts: [{ artifact_type: 'plan', path: 'plans/{project}.md', gates: ['code_review', 'seal'] }],
  };
  const { state } = played([started, proposed], { definition });
  expect(statusMarkdown(statusOf(worldOf({ ...open, definition }), state))).toContain(
    'nobody has approved it — `countersign approve seal --branch topic`\n',
  );
});

it('shows the blockers that an end left open', () => {
  const { state } = played([started, block]);
  const ended = { ...state, terminal_state: { id: 'abandoned', rationale: '' } };
  expect(statusMarkdown(statusOf(worldOf(), ended))).toContain(
    '#### Never cleared\n\n- `b2` no contact — on `gate:legal`, by ana on 1 Mar 2027\n',
  );
});
