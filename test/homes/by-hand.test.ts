import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider, projectFolder } from '../../src/core/project/decider.ts';
import { openGitHome } from '../../src/git/home.ts';
import { verify } from '../../src/git/verify.ts';
import { handle } from '../../src/handle.ts';
import { Damaged } from '../../src/kept/damage.ts';
import { makeRepository, type TestRepository } from '../fixtures/repository.ts';
import { makeLocalRig, shipped, type GitRig } from './git-rig.ts';
import { openGitHubRigs, type GitHubRig, type GitHubRigs } from './github-rig.ts';

/** Somebody edits the state on its branch by hand, commits that and pushes it. */
interface ByHand {
  readonly what: string;
  readonly edit: (text: string) => string;
  /** Where the one who decides next is sent; line and column count from 1. */
  readonly found: { readonly code: string; readonly line: number; readonly column: number };
  /** Where less can be told: another request would be needed to know what stood there before. */
  readonly onGithub?: { readonly code: string; readonly line: number; readonly column: number };
}

const client = 'client: Acme';
const deep = Array.from({ length: 12 }, (_line, index) => {
  const before = index === 0 ? 'a' : `b${index - 1}`;
  return `b${index}: &b${index} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]\n`;
}).join('');

const edits: readonly ByHand[] = [
  {
    what: 'an illegal jump',
    edit: (text) => text.replace('stage: writing', 'stage: print'),
    found: { code: 'state_edited', line: 20, column: 1 },
    onGithub: { code: 'state_edited', line: 1, column: 1 },
  },
  {
    what: 'broken YAML',
    edit: (text) => text.replace(client, 'client: Acme: Evil'),
    found: { code: 'yaml_syntax', line: 5, column: 9 },
  },
  {
    what: 'the marks of a conflict',
    edit: (text) => text.replace(client, `<<<<<<< mine\n${client}\n=======\nclient: Evil\n>>>>>>> theirs`),
    found: { code: 'conflict_markers', line: 5, column: 1 },
  },
  {
    what: 'carriage returns',
    edit: (text) => text.replaceAll('\n', '\r\n'),
    found: { code: 'carriage_return', line: 1, column: 10 },
  },
  {
    what: 'a byte order mark',
    edit: (text) => `\uFEFF${text}`,
    found: { code: 'byte_order_mark', line: 1, column: 1 },
  },
  {
    what: 'tabs',
    edit: (text) => text.replace(client, `${client}\nmore:\n\tdeep: 1`),
    found: { code: 'tab_indentation', line: 7, column: 1 },
  },
  {
    what: 'aliases that unfold without end',
    edit: (text) => `${text}a: &a [x, x, x, x, x, x, x, x]\n${deep}`,
    found: { code: 'alias_bomb', line: anywhere(), column: anywhere() },
  },
  {
    what: 'a key that stands twice',
    edit: (text) => text.replace(client, `${client}\nclient: Evil`),
    found: { code: 'duplicate_key', line: 6, column: 1 },
  },
  {
    what: 'a field that nobody knows',
    edit: (text) => text.replace(client, `${client}\nbudget: 1`),
    found: { code: 'unknown_field', line: 6, column: 1 },
  },
  {
    what: '10 MB',
    edit: (text) => `${text}# ${'x'.repeat(10 * 1024 * 1024)}\n`,
    found: { code: 'file_too_large', line: 1, column: 1 },
  },
];

function anywhere(): number {
  return expect.any(Number) as number;
}

function start(id: string, owner: string): ProjectCommand {
  return { start: { project_id: id, workflow_type: 'paper', workflow: 'An atlas', client: 'Acme', owner } };
}

const work: ProjectCommand = { block: { text: 'the fair is off', on: 'track:main' } };

/** The files that `verify` names, as they are now: that they were edited before stays in the history. */
async function named(dir: string): Promise<readonly string[]> {
  const home = await openGitHome({ cwd: dir, shipped });
  try {
    const { findings } = await verify(home, null, () => undefined);
    return findings.flatMap(({ code, file }) => (code === 'history_changed' ? [] : [file]));
  } finally {
    await home.close();
  }
}

async function damageIn(asking: Promise<unknown>): Promise<unknown> {
  const error: unknown = await asking.then(
    (answer) => answer,
    (reason: unknown) => reason,
  );
  return error instanceof Damaged ? error.findings[0] : error;
}

describe('in plain git nothing is decided on a state that was edited by hand, and the last good one counts again after a revert:', () => {
  let rig: GitRig;
  let asked = 0;
  const state = `${projectFolder('atlas')}/project_state.yaml`;

  async function ask(command: ProjectCommand): Promise<string> {
    asked += 1;
    rig.clock.advance(1);
    const home = await rig.home('ann');
    const envelope = { source: `ask:${asked}`, actor: await home.actor(), command };
    return (await handle({ home, decider: projectDecider, clock: rig.clock }, 'atlas', envelope)).answer.is;
  }

  beforeAll(async () => {
    rig = makeLocalRig();
    expect(await ask(start('atlas', 'ann@example.com'))).toBe('done');
  });
  afterAll(() => rig.close());

  for (const { what, edit, found } of edits) {
    it(what, async () => {
      const text = `${rig.desk.git('show', `countersign:${state}`)}\n`;
      expect(edit(text)).not.toBe(text);
      rig.desk.switch('countersign');
      const by = rig.desk.commit({ [state]: edit(text) });
      rig.desk.switch('main');
      const damage = await damageIn(ask(work));
      const after = rig.desk.oid('countersign');
      const names = await named(rig.desk.dir);
      rig.desk.switch('countersign');
      rig.desk.git('revert', '--no-edit', by);
      rig.desk.switch('main');
      expect(damage).toMatchObject({ ...found, file: state });
      expect([after, names]).toEqual([by, expect.arrayContaining([state])]);
      expect(await ask(work)).toBe('done');
      expect(await named(rig.desk.dir)).toEqual([]);
    });
  }
});

describe('on GitHub it is the same, whoever pushed it:', () => {
  let github: GitHubRigs;
  let rig: GitHubRig;
  let clone: TestRepository;
  beforeAll(async () => {
    github = await openGitHubRigs();
    rig = await github.makeRig();
    expect(await ask(start(rig.project, 'ann'))).toBe('done');
    clone = makeRepository();
    clone.git('remote', 'add', 'origin', rig.site.gitDir);
    clone.git('config', 'countersign.remote', 'origin');
  });
  afterEach(() => {
    expect(github.sandbox.gaps).toEqual([]);
  });
  afterAll(async () => {
    clone.remove();
    await github.close();
  });

  let asked = 0;
  async function ask(command: ProjectCommand): Promise<string> {
    asked += 1;
    const home = rig.fresh({ askers: ['ann'] });
    const envelope = { source: `ask:${asked}`, actor: rig.actor('ann'), command };
    return (await handle({ home, decider: projectDecider, clock: rig.clock }, rig.project, envelope)).answer.is;
  }

  for (const { what, edit, found, onGithub = found } of edits) {
    it(what, async () => {
      const state = `${projectFolder(rig.project)}/project_state.yaml`;
      const text = rig.git(['show', `countersign:${state}`]);
      await rig.site.as('bob').push('countersign', { [state]: edit(text) });
      const head = rig.git(['rev-parse', 'countersign']);
      const damage = await damageIn(ask(work));
      const after = rig.git(['rev-parse', 'countersign']);
      const names = await named(clone.dir);
      await rig.site.as('bob').push('countersign', { [state]: text });
      expect(damage).toMatchObject({ ...onGithub, file: state });
      expect([after, names]).toEqual([head, expect.arrayContaining([state])]);
      expect(await ask(work)).toBe('done');
      expect(await named(clone.dir)).toEqual([]);
    });
  }
});
