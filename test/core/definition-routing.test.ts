import { describe, expect, it } from 'vitest';
import { checkDefinition } from '../../src/core/definition/check.ts';
import { checkSpecialists } from '../../src/core/definition/checks/specialists.ts';
import { kinds, meant, namesOf } from '../../src/core/definition/alias.ts';
import { fullForm } from '../../src/core/definition/full-form.ts';
import { composed } from '../../src/core/definition/include.ts';
import { differencesBetween } from '../../src/core/definition/differences.ts';
import type { WrittenDefinition } from '../../src/core/definition/schema.ts';
import { findingCodes } from '../../src/core/finding.ts';

/** A definition that makes sense, with one of everything that requests are routed by. */
const written: WrittenDefinition = {
  workflow_type: 'house',
  stages: ['draft', 'done'],
  artifacts: [
    { artifact_type: 'brief', path: 'brief.md', owner: 'writer' },
    { artifact_type: 'text', path: 'text.md', owner: 'writer', gates: ['fit'], made_from: ['brief'] },
    { artifact_type: 'picture', path: 'picture.svg', owner: 'painter', made_from: ['brief', 'text'] },
  ],
  gates: ['fit'],
  actions: [{ id: 'print', label: 'Print', gates: ['fit'] }],
  roles: ['fit'],
  support_outputs: ['picture'],
  specialist_owners: { draft: 'writer', picture: 'painter', reading: 'reader' },
  facts: { tone: { truth: 'text' }, size: {} },
  aliases: { scribe: 'writer', fitting: 'fit', print: 'fit' },
  triage: [
    { flag: 'risky', outcome: 'owner_approval', gate: 'fit' },
    { flag: 'ugly', outcome: 'specialist_review', specialist: 'painter' },
  ],
  tracks: [
    {
      id: 'second',
      kind: 'commercial',
      stage: 'draft',
      owner: 'writer',
      lines: ['text'],
      may: ['print'],
      joins: 'main',
    },
    { id: 'looks', kind: 'proof', stage: 'support_output', owner: 'TBD', joins: 'second' },
    { id: 'reading', kind: 'risk', stage: 'reading', requires: { track: 'looks', stage: 'support_output' } },
    { id: 'bare', kind: 'risk' },
  ],
  support: [{ job: 'looks', specialist: 'painter', on: { target: 'picture' } }],
  plugins: [
    { id: 'press', when: 'it is printed', gates: ['fit'] },
    { id: 'mail', when: 'it is sent' },
  ],
  routing_rules: [
    'just → words',
    { id: 'risk', on: { flag: 'risky' }, to: { gate: 'fit' } },
    { id: 'triaged', on: { triage: 'owner_approval' }, to: { gate: 'triaged' } },
    { id: 'new', on: { intent: 'create', target: 'current' }, to: { versions: 'choose' } },
    { id: 'named', on: { target: 'any' }, to: { specialist: 'owner', with: ['painter'] } },
    { id: 'back', on: { target: 'none', flag: 'late' }, to: { stage: ['draft', 'done'] } },
    { id: 'to_done', requires: { flag: 'hurry' }, to: { stage: 'done', track: 'second' } },
    { id: 'rest', on: { target: 'none' }, to: { stage: 'earliest' } },
  ],
  specialists: [
    {
      id: 'writer',
      requires: { fact: 'tone' },
      if_known: ['size'],
      optional: ['brief'],
      owns: ['brief', 'text'],
      uses: { printing: 'plugin press', looks: 'painter' },
      must_not: { approval: 'fit', magic: 'nobody' },
      leaves: { routing: 'orchestrator', pictures: 'its owner' },
    },
    { id: 'painter', owns: ['picture'] },
    { id: 'reader' },
  ],
};

/** `code path: message | what to do`, of a definition with something changed. */
function when(change: Partial<WrittenDefinition>): readonly string[] {
  return checkDefinition(fullForm({ ...written, ...change })).map(({ code, path, message, next, severity }) => {
    expect(code in findingCodes).toBe(true);
    return `${severity === 'warning' ? 'warning ' : ''}${code} ${path.join('.')}: ${message} | ${next}`;
  });
}

function twice<T>(items: readonly T[] = []): readonly T[] {
  return items.flatMap((item) => [item, item]).slice(0, 2);
}

/** The problems where more artifacts are made, from these. */
function made(from: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const more = Object.entries(from).map(([name, made_from]) => ({
    artifact_type: name,
    path: `${name}.md`,
    made_from,
  }));
  return when({ artifacts: [...(written.artifacts ?? []), ...more] });
}

/** The problems of these rules, without what to do about them. */
function unreached(...rules: NonNullable<WrittenDefinition['routing_rules']>): readonly string[] {
  return when({ routing_rules: rules }).map((one) => one.split(' | ')[0] ?? '');
}

it('what leads somewhere everywhere has no problems', () => {
  expect(when({})).toEqual([]);
});

describe('names that stand twice', () => {
  it('are found in every list', () => {
    const change = {
      specialists: [{ id: 'writer' }, { id: 'writer' }],
      tracks: twice(written.tracks?.slice(3)),
      triage: twice(written.triage),
      support: twice(written.support),
      plugins: twice(written.plugins),
      routing_rules: ['just → words', 'just → others'],
    };
    expect(when({ ...change, triage: twice(written.triage) }).filter((one) => one.startsWith('duplicate_id'))).toEqual([
      'duplicate_id routing_rules.1: routing rule just is there twice | Rename one of them, or take it out.',
      'duplicate_id specialists.1: specialist writer is there twice | Rename one of them, or take it out.',
      'duplicate_id tracks.1: track bare is there twice | Rename one of them, or take it out.',
      'duplicate_id triage.1: triage of flag risky is there twice | Rename one of them, or take it out.',
      'duplicate_id support.1: support for looks is there twice | Rename one of them, or take it out.',
      'duplicate_id plugins.1: plugin press is there twice | Rename one of them, or take it out.',
    ]);
  });
});

describe('aliases', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'of nothing',
      { scribe: 'writr' },
      'dangling_name aliases.scribe: nothing here is called writr | Did you mean writer?',
    ],
    [
      'of an alias',
      { scribe: 'author', author: 'writer' },
      'dangling_name aliases.scribe: author is itself an alias | Write writer here.',
    ],
    [
      'that hide a name of the same kind',
      { painter: 'writer' },
      'duplicate_id aliases.painter: painter is a name of its own here, of the same kind as writer | Take the alias out, or rename what it hides.',
    ],
  ])('%s are found', (_case, aliases, problem) => {
    expect(when({ aliases })).toEqual([problem]);
  });

  it('mean what they stand for, and a name that is there means itself', () => {
    const definition = fullForm(written);
    expect(meant(definition, 'scribe')).toBe('writer');
    expect(meant(definition, 'writer')).toBe('writer');
    expect(meant(definition, 'constructor')).toBe('constructor');
    expect(meant(definition, 'print')).toBe('print');
    expect(meant(definition, 'print', 'action')).toBe('print');
    expect(meant(definition, 'print', 'gate')).toBe('fit');
  });

  it('of whoever owns something may stand at what is owned, and are no name by that', () => {
    const artifacts = [{ artifact_type: 'text', path: 'text.md', owner: 'scribe', gates: ['fit'] }];
    const definition = fullForm({
      workflow_type: 'x',
      stages: ['a'],
      artifacts,
      gates: ['fit'],
      aliases: { scribe: 'fit' },
    });
    expect(checkDefinition(definition)).toEqual([]);
    expect(meant(definition, 'scribe', 'owner')).toBe('fit');
    expect(namesOf(definition, 'owner')).toEqual(['fit']);
    expect(kinds.map((kind) => namesOf(definition, kind).length)).toEqual([1, 1, 0, 1, 0, 1]);
  });
});

describe('names of what is not there', () => {
  it.each<[string, Partial<WrittenDefinition>, string]>([
    [
      'the gate of a flag',
      { triage: [{ flag: 'a', outcome: 'no_gate', gate: 'fitt' }] },
      'triage.0.gate: there is no gate fitt | Did you mean fit?',
    ],
    [
      'the specialist of a flag',
      { triage: [{ flag: 'a', outcome: 'no_gate', specialist: 'paintr' }] },
      'triage.0.specialist: there is no specialist paintr | Did you mean painter?',
    ],
    [
      'the stage of a track',
      { tracks: [{ id: 'second', kind: 'risk', stage: 'draf' }] },
      'tracks.0.stage: there is no stage draf | Did you mean draft?',
    ],
    [
      'the owner of a track',
      { tracks: [{ id: 'second', kind: 'risk', owner: 'writr' }] },
      'tracks.0.owner: there is no owner writr | Did you mean writer?',
    ],
    [
      'the line of a track',
      { tracks: [{ id: 'second', kind: 'risk', lines: ['txt'] }] },
      'tracks.0.lines.0: there is no artifact txt | Did you mean text?',
    ],
    [
      'what a track may do',
      { tracks: [{ id: 'second', kind: 'risk', may: ['prnt'] }] },
      'tracks.0.may.0: there is no action prnt | Did you mean print?',
    ],
    [
      'what a track joins',
      { tracks: [{ id: 'second', kind: 'risk', joins: 'man' }] },
      'tracks.0.joins: there is no track man | Did you mean main?',
    ],
    [
      'the stage of a track in a condition',
      { tracks: [{ id: 'second', kind: 'risk', requires: { track: 'main', stage: 'redding' } }] },
      'tracks.0.requires.stage: there is no stage redding | Did you mean reading?',
    ],
    [
      'the gate that a track requires',
      { tracks: [{ id: 'second', kind: 'risk', requires: { gate: 'fitt' } }] },
      'tracks.0.requires.gate: there is no gate fitt | Did you mean fit?',
    ],
    [
      'who supports',
      { support: [{ job: 'a', specialist: 'readr', on: { target: 'any' } }] },
      'support.0.specialist: there is no specialist readr | Did you mean reader?',
    ],
    [
      'what support is for',
      { support: [{ job: 'a', specialist: 'reader', on: { target: 'pictur' } }] },
      'support.0.on.target: there is no target pictur | Did you mean picture?',
    ],
    [
      'the gate of a plugin',
      { plugins: [{ id: 'press', when: 'w', gates: ['fitt'] }] },
      'plugins.0.gates.0: there is no gate fitt | Did you mean fit?',
    ],
    [
      'where a rule leads',
      { routing_rules: [{ id: 'a', to: { specialist: 'writr' } }] },
      'routing_rules.0.to.specialist: there is no specialist writr | Did you mean writer?',
    ],
    [
      'who else has a part in it',
      { routing_rules: [{ id: 'a', to: { with: ['writer', 'readr'] } }] },
      'routing_rules.0.to.with.1: there is no specialist readr | Did you mean reader?',
    ],
    [
      'the gate of a rule',
      { routing_rules: [{ id: 'a', to: { gate: 'fitt' } }] },
      'routing_rules.0.to.gate: there is no gate fitt | Did you mean fit?',
    ],
    [
      'the stage of a rule',
      { routing_rules: [{ id: 'a', to: { stage: 'dome' } }] },
      'routing_rules.0.to.stage: there is no stage dome | Did you mean done?',
    ],
    [
      'one of the stages of a rule',
      { routing_rules: [{ id: 'a', to: { stage: ['done', 'dome'] } }] },
      'routing_rules.0.to.stage.1: there is no stage dome | Did you mean done?',
    ],
    [
      'the track of a rule',
      { routing_rules: [{ id: 'a', to: { track: 'secnd' } }] },
      'routing_rules.0.to.track: there is no track secnd | Did you mean second?',
    ],
    [
      'the target of a rule',
      { routing_rules: [{ id: 'a', on: { target: 'pictur' }, to: { stage: 'done' } }] },
      'routing_rules.0.on.target: there is no target pictur | Did you mean picture?',
    ],
    [
      'the fact that a rule requires, as a flag of its own kind',
      { routing_rules: [{ id: 'a', requires: { gate: 'fitt' }, to: { stage: 'done' } }] },
      'routing_rules.0.requires.gate: there is no gate fitt | Did you mean fit?',
    ],
    [
      'what a specialist owns',
      { specialists: [{ id: 'writer', owns: ['txt'] }, { id: 'painter' }, { id: 'reader' }] },
      'specialists.0.owns.0: there is no artifact txt | Did you mean text?',
    ],
    [
      'whose something is instead',
      { specialists: [{ id: 'writer', must_not: { looks: 'paintr' } }, { id: 'painter' }, { id: 'reader' }] },
      'specialists.0.must_not.looks: there is no specialist paintr | Did you mean painter?',
    ],
    [
      'what an artifact is made from',
      {
        artifacts: [...(written.artifacts ?? []), { artifact_type: 'print', path: 'print.pdf', made_from: ['pictur'] }],
      },
      'artifacts.3.made_from.0: there is no artifact pictur | Did you mean picture?',
    ],
    [
      'where the truth stands',
      { facts: { tone: { truth: 'txt' }, size: {} } },
      'facts.tone.truth: there is no artifact txt | Did you mean text?',
    ],
  ])('%s', (_case, change, problem) => {
    expect(when(change)).toEqual([`dangling_name ${problem}`]);
  });

  it('where no specialist is listed, whoever looks after something is one', () => {
    const others = { specialists: [], routing_rules: [{ id: 'a', to: { specialist: 'reader' } }] };
    expect(when(others)).toEqual([]);
  });

  it('where nobody is named who owns anything, a track may name anybody', () => {
    const bare = fullForm({ workflow_type: 'x', stages: ['a'], tracks: [{ id: 't', kind: 'risk', owner: 'ann' }] });
    expect(checkDefinition(bare)).toEqual([]);
  });
});

describe('specialists', () => {
  it('own artifacts whose owner is named by an alias', () => {
    const [, ...others] = written.artifacts ?? [];
    expect(when({ artifacts: [{ artifact_type: 'brief', path: 'b.md', owner: 'scribe' }, ...others] })).toEqual([]);
    const aliases = { ...written.aliases, brush: 'painter' };
    expect(when({ artifacts: [{ artifact_type: 'brief', path: 'b.md', owner: 'brush' }, ...others], aliases })).toEqual(
      [
        'two_owners specialists.0.owns.0: brief is owned by painter, too | Leave brief to one of them, at owns and at the owner of the artifact.',
      ],
    );
  });

  it('may own what has an owner who is none of them', () => {
    const [, ...others] = written.artifacts ?? [];
    expect(when({ artifacts: [{ artifact_type: 'brief', path: 'b.md', owner: 'somebody' }, ...others] })).toEqual([]);
  });

  it('no two own artifacts of one type', () => {
    const [writer = { id: '' }, painter = { id: '' }, reader = { id: '' }] = written.specialists ?? [];
    const leave = 'at owns and at the owner of the artifact.';
    expect(when({ specialists: [writer, painter, { ...reader, owns: ['brief'] }] })).toEqual([
      `two_owners specialists.2.owns.0: brief is owned by writer, too | Leave brief to one of them, ${leave}`,
    ]);
    expect(when({ specialists: [{ ...writer, owns: ['text', 'text'] }, painter, reader] })).toEqual([
      `two_owners specialists.0.owns.1: writer owns text twice | Leave text to one of them, ${leave}`,
    ]);
    expect(when({ specialists: [writer, { ...painter, owns: [] }, { ...reader, owns: ['picture'] }] })).toEqual([
      `two_owners specialists.2.owns.0: picture is owned by painter, too | Leave picture to one of them, ${leave}`,
    ]);
  });

  it('facts that they name are listed, so that a mistyped one is noticed', () => {
    const specialist = { id: 'writer', requires: { fact: 'tune' }, if_known: ['sise'], optional: ['text', 'colour'] };
    const [, painter = { id: '' }, reader = { id: '' }] = written.specialists ?? [];
    const listed = 'List it in facts, so that a mistyped name is noticed.';
    expect(when({ specialists: [specialist, painter, reader] })).toEqual([
      `warning unknown_fact specialists.0.requires.fact: fact tune stands neither in required_fields nor in facts | ${listed} Did you mean tone?`,
      `warning unknown_fact specialists.0.if_known.0: sise stands neither in required_fields nor in facts | ${listed} Did you mean size?`,
      `warning unknown_fact specialists.0.optional.1: colour stands neither in required_fields nor in facts | ${listed} There is tone, size.`,
    ]);
    expect(when({ facts: {}, specialists: [{ id: 'writer', optional: ['colour'] }, painter, reader] })).toEqual([
      `warning unknown_fact specialists.0.optional.0: colour stands neither in required_fields nor in facts | ${listed}`,
    ]);
  });
});

describe('what an artifact is made from', () => {
  it('is never itself, not through others either', () => {
    const next = 'Take one of these sources out: every new version would make all of them stale.';
    expect(made({ a: ['a'] })).toEqual([
      `made_from_itself artifacts.3.made_from.0: a is made from itself: a from a | ${next}`,
    ]);
    expect(made({ a: ['text', 'b'], b: ['c'], c: ['text', 'b'] })).toEqual([
      `made_from_itself artifacts.5.made_from.1: b is made from itself: b from c from b | ${next}`,
    ]);
  });

  it('may be the same for several, and a chain of any length', () => {
    expect(made({ a: ['text'], b: ['a', 'text'], c: ['a', 'b'] })).toEqual([]);
    const chain = Array.from({ length: 20_000 }, (_, at) => ({ artifact_type: `n${at}`, made_from: [`n${at + 1}`] }));
    const artifacts = [...chain, { artifact_type: 'n20000' }];
    expect(checkSpecialists(fullForm({ workflow_type: 'x', stages: ['a'], artifacts }))).toEqual([]);
  });
});

describe('routing rules', () => {
  it('one that stands after what takes every such request is never reached', () => {
    const never = 'is never reached: first stands before it and takes every such request';
    const second = `warning rule_never_reached routing_rules.1: rule second ${never}`;
    const to = { stage: 'done' };
    expect(unreached({ id: 'first', to }, { id: 'second', on: { flag: 'a' }, requires: { flag: 'b' }, to })).toEqual([
      second,
    ]);
    expect(
      unreached({ id: 'first', on: { flag: 'a' }, to }, { id: 'second', on: { intent: 'send', flag: 'a' }, to }),
    ).toEqual([second]);
    expect(unreached({ id: 'first', on: { target: 'any' }, to }, { id: 'second', on: { target: 'text' }, to })).toEqual(
      [second],
    );
    expect(
      unreached(
        { id: 'first', on: { flag: 'a' }, requires: { flag: 'b' }, to },
        { id: 'second', on: { flag: 'a' }, requires: { flag: 'b' }, to },
        { id: 'third', on: { flag: 'a' }, to },
      ),
    ).toEqual([second]);
    expect(unreached({ id: 'first', to }, { id: 'second', to }, { id: 'third', to })).toHaveLength(2);
  });

  it('one that asks for more, for another thing, or leads nowhere takes nothing from others', () => {
    const to = { stage: 'done' };
    expect(unreached({ id: 'first', on: { flag: 'a' } }, { id: 'second', on: { flag: 'a' }, to })).toEqual([]);
    expect(unreached({ id: 'first', to }, { id: 'second', on: { flag: 'a' } })).toEqual([]);
    expect(
      unreached({ id: 'first', on: { flag: 'a', intent: 'send' }, to }, { id: 'second', on: { flag: 'a' }, to }),
    ).toEqual([]);
    expect(unreached({ id: 'first', requires: { flag: 'b' }, to }, { id: 'second', on: { flag: 'a' }, to })).toEqual(
      [],
    );
    expect(unreached({ id: 'first', on: { target: 'any' }, to }, { id: 'second', on: { target: 'none' }, to })).toEqual(
      [],
    );
    expect(
      unreached({ id: 'first', on: { target: 'any' }, to }, { id: 'second', on: { target: 'current' }, to }),
    ).toEqual([]);
  });
});

describe('the parts that requests are routed by', () => {
  it('are joined by what they are known by, where a definition includes them', () => {
    const shared = {
      specialists: [{ id: 'writer', purpose: 'of the file' }, { id: 'guest' }],
      tracks: [{ id: 'bare', kind: 'proof' }],
      triage: [{ flag: 'risky', outcome: 'no_gate' }],
      support: [{ job: 'looks', specialist: 'guest', on: { target: 'any' } }],
      plugins: [{ id: 'press', when: 'never' }],
      aliases: { scribe: 'guest', visitor: 'guest' },
    };
    const { value } = composed(written, [shared]);
    expect(value).toMatchObject({
      specialists: [...(written.specialists ?? []), { id: 'guest' }],
      tracks: written.tracks,
      triage: written.triage,
      support: written.support,
      plugins: written.plugins,
      aliases: { ...written.aliases, visitor: 'guest' },
    });
  });

  it('are told apart where one definition follows another', () => {
    const before = fullForm(written);
    const after = fullForm({
      ...written,
      aliases: {},
      specialists: written.specialists?.slice(1) ?? [],
      tracks: written.tracks?.slice(1) ?? [],
      triage: written.triage?.slice(1) ?? [],
      support: [],
      plugins: written.plugins?.slice(1) ?? [],
      routing_rules: written.routing_rules?.slice(0, -1) ?? [],
      recovery_actions: ['again'],
    });
    expect(differencesBetween(before, after).map(({ what, id, is }) => `${is}: ${what} ${id}`)).toEqual([
      'taken away: routing rule rest',
      'taken away: recovery action targeted_questions',
      'taken away: recovery action draft_only_output',
      'added: recovery action again',
      'taken away: alias scribe',
      'taken away: alias fitting',
      'taken away: alias print',
      'taken away: specialist writer',
      'taken away: kind of track second',
      'taken away: triage of risky',
      'taken away: support for looks',
      'taken away: plugin press',
    ]);
  });
});
