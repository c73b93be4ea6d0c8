import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openObjects, type Objects } from '../../src/git/objects.ts';
import { pipelineNamed, pipelinesAt, type FoundPipeline } from '../../src/git/pipelines.ts';
import { makeRepository, temporaryFolder, type TestRepository } from '../fixtures/repository.ts';

const here = '.github/countersign/pipelines';
let repository: TestRepository;
let objects: Objects;
let home: string;
let shipped: string;
beforeEach(() => {
  repository = makeRepository();
  objects = openObjects({ cwd: repository.dir });
  home = temporaryFolder();
  shipped = join(home, 'shipped');
  mkdirSync(shipped);
});
afterEach(async () => {
  await objects.close();
  repository.remove();
  rmSync(home, { recursive: true });
});

/** A pipeline of this name, with something to tell it by. */
function pipeline(name: string, description: string, more = ''): string {
  return `name: ${name}\ndescription: ${description}\n${more}steps: [{ id: a, run: go }]\n`;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), text);
}

function all(head: string | null = 'HEAD', today?: string): Promise<readonly FoundPipeline[]> {
  return pipelinesAt(objects, head, { shipped, home, ...(today === undefined ? {} : { today }) });
}

/** Name, origin, and whether it can be read; else why not. */
function told(found: readonly FoundPipeline[]): readonly string[] {
  return found.map(({ name, origin, read }) =>
    read.ok ? `${name} ${origin}` : `${name} ${origin}: ${read.findings.map(({ code }) => code).join(' ')}`,
  );
}

async function codes(today?: string): Promise<readonly string[]> {
  const found = await all('HEAD', today);
  return found.flatMap(({ read }) => read.findings.map(({ code }) => code));
}

describe('pipelines', () => {
  it('are those of the repository, of the user and the shipped ones: of equal names the nearest, which tells what it hides', async () => {
    write('shipped/tdd.yaml', pipeline('tdd', 'shipped'));
    write('shipped/review.yaml', pipeline('review', 'shipped', 'aliases: [look, tdd]\n'));
    write('.agent007/workflows/mine.yaml', pipeline('tdd', 'of agent007'));
    write('.agent007/workflows/other.yml', pipeline('other', 'of agent007'));
    write('.config/countersign/pipelines/tdd.yaml', pipeline('tdd', 'of the user'));
    repository.commit({
      [`${here}/tdd.yml`]: pipeline('tdd', 'of the repository'),
      [`${here}/notes.txt`]: 'no pipeline',
    });
    const found = await all();
    expect(told(found)).toEqual([
      `tdd ${here}/tdd.yml`,
      'other ~/.agent007/workflows/other.yml',
      'review countersign:review.yaml',
    ]);
    const [tdd] = found;
    expect(tdd).toMatchObject({
      from: 'repository',
      file: `${here}/tdd.yml`,
      blob: repository.git('rev-parse', `HEAD:${here}/tdd.yml`),
      text: pipeline('tdd', 'of the repository'),
      hides: ['~/.config/countersign/pipelines/tdd.yaml', '~/.agent007/workflows/mine.yaml', 'countersign:tdd.yaml'],
    });
    expect(found.map(({ from }) => from)).toEqual(['repository', 'user', 'shipped']);
    expect(pipelineNamed(found, 'look')?.name).toBe('review');
    expect(pipelineNamed(found, 'tdd')).toBe(tdd);
    expect(pipelineNamed(found, 'nobody')).toBeNull();
  });

  it('of the repository are those of the commit, and none of the folder', async () => {
    const first = repository.commit({ [`${here}/a.yaml`]: pipeline('a', 'committed') });
    repository.commit({ [`${here}/a.yaml`]: null });
    writeFileSync(join(repository.dir, 'b.yaml'), pipeline('b', 'not committed'));
    expect(told(await all(first))).toEqual([`a ${here}/a.yaml`]);
    expect(await all()).toEqual([]);
    expect(await all(null)).toEqual([]);
  });

  it('of the user are asked for only where somebody is at home', async () => {
    write('.agent007/workflows/a.yaml', pipeline('a', 'd'));
    expect(told(await all())).toEqual(['a ~/.agent007/workflows/a.yaml']);
    expect(await pipelinesAt(objects, null, { shipped: join(home, 'nowhere'), home: null })).toEqual([]);
  });

  it('are told of their reviews where the day is known', async () => {
    write('shipped/a.yaml', pipeline('a', 'd', 'review_due: "2026-01-31"\n'));
    repository.commit({ [`${here}/b.yaml`]: pipeline('b', 'd', 'review_due: "2026-01-31"\n') });
    expect(await codes('2026-02-01')).toEqual(['review_overdue', 'review_overdue']);
    expect(await codes('2026-01-01')).toEqual([]);
    expect(await codes()).toEqual([]);
  });
});

describe('what cannot be read', () => {
  it('is found, says why, and hides what has its name', async () => {
    write('shipped/tdd.yaml', pipeline('tdd', 'shipped'));
    write('shipped/review.yaml', pipeline('review', 'shipped'));
    repository.commit({
      [`${here}/mine.yaml`]: 'name: tdd # mine\nsteps: [{ id: a }]\n',
      [`${here}/review.yaml`]: 'steps: {',
      [`${here}/third.yaml`]: `name: third\nsteps: [{ id: a, run: go, depends_on: [b] }]\n`,
    });
    const found = await all();
    expect(told(found)).toEqual([
      `tdd ${here}/mine.yaml: nothing_to_do`,
      `review ${here}/review.yaml: yaml_syntax`,
      `third ${here}/third.yaml: dangling_name`,
    ]);
    expect(found[0]?.hides).toEqual(['countersign:tdd.yaml']);
    expect(found[2]?.read).toMatchObject({
      findings: [{ file: `${here}/third.yaml`, line: 2, column: 40, message: 'there is no step b' }],
    });
  });

  it('are links, folders, pipes, files too large and files that nobody may read', async () => {
    write('secret.yaml', pipeline('secret', 'd'));
    const folder = join(home, '.config/countersign/pipelines');
    write('.config/countersign/pipelines/broken.yaml', 'name: [');
    write('.config/countersign/pipelines/huge.yaml', `name: huge\n${'#'.repeat(1024 * 1024)}\n`);
    symlinkSync(join(home, 'secret.yaml'), join(folder, 'link.yaml'));
    mkdirSync(join(folder, 'nest.yaml'));
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'pipe.yaml')]);
    const git = join(repository.dir, here);
    mkdirSync(git, { recursive: true });
    symlinkSync('/etc/passwd', join(git, 'link.yml'));
    mkdirSync(join(git, 'nest.yml'));
    writeFileSync(join(git, 'nest.yml/a.txt'), 'a');
    writeFileSync(join(git, 'huge.yml'), '#'.repeat(1024 * 1024 + 1));
    repository.commit({});
    expect(told(await all())).toEqual([
      `huge ${here}/huge.yml: file_too_large`,
      `link ${here}/link.yml: unsafe_path`,
      `nest ${here}/nest.yml: unsafe_path`,
      'broken ~/.config/countersign/pipelines/broken.yaml: yaml_syntax',
      'pipe ~/.config/countersign/pipelines/pipe.yaml: unsafe_path',
    ]);
    const alone = await all(null);
    expect(told(alone)).toEqual([
      'broken ~/.config/countersign/pipelines/broken.yaml: yaml_syntax',
      'huge ~/.config/countersign/pipelines/huge.yaml: file_too_large',
      'link ~/.config/countersign/pipelines/link.yaml: unsafe_path',
      'nest ~/.config/countersign/pipelines/nest.yaml: unsafe_path',
      'pipe ~/.config/countersign/pipelines/pipe.yaml: unsafe_path',
    ]);
    expect(JSON.stringify(alone)).not.toContain('secret');
  });

  it.skipIf(process.getuid?.() === 0)('is a file that this user may not read', async () => {
    write('.agent007/workflows/a.yaml', pipeline('a', 'd'));
    chmodSync(join(home, '.agent007/workflows/a.yaml'), 0);
    expect(told(await all())).toEqual(['a ~/.agent007/workflows/a.yaml: unreadable_file']);
  });

  it('is a file where a folder should be, and what is more than anybody would run', async () => {
    write('.agent007/workflows', 'a file');
    repository.commit({ [here]: 'a file' });
    expect(told(await all())).toEqual([
      `pipelines ${here}: unsafe_path`,
      'workflows ~/.agent007/workflows/: unreadable_file',
    ]);
    rmSync(join(home, '.agent007'), { recursive: true });
    for (let index = 0; index < 1_001; index++) write(`.agent007/workflows/p${index}.yaml`, 'name: [');
    const found = await all(null);
    expect(found).toHaveLength(1_001);
    expect(told(found).at(-1)).toBe('workflows ~/.agent007/workflows/: too_many_files');
  });
});

describe('the pipeline release-notes', () => {
  it('writes what changed since the last tag into a file, with nothing but git and a shell', async () => {
    const text = readFileSync(join(import.meta.dirname, '../../workflows/pipelines/release-notes.yaml'), 'utf8');
    writeFileSync(join(shipped, 'release-notes.yaml'), text);
    const read = (await all(null))[0]?.read;
    if (read?.ok !== true) throw new Error('the pipeline can be read');
    repository.commit({ 'a.txt': 'a' }, { message: 'An old change' });
    repository.git('tag', 'v1');
    const first = repository.commit({ 'a.txt': 'b' }, { message: 'Mend a; $(rm -rf /) `x`' });
    const second = repository.commit({ 'a.txt': 'c' }, { message: 'Add c', author: 'Zoe <zoe@example.com>' });
    const inputs = join(home, 'inputs');
    mkdirSync(inputs);
    const set = join(home, 'set');
    const outputs = read.pipeline.steps.map(({ run, output }) => {
      const put = execFileSync('sh', ['-c', run ?? ''], {
        cwd: repository.dir,
        encoding: 'utf8',
        env: {
          ...process.env,
          COUNTERSIGN_INPUTS: inputs,
          COUNTERSIGN_SET: set,
          COUNTERSIGN_TASK: 'Version 2',
          COUNTERSIGN_STATE_FILE: 'NOTES.md',
        },
      });
      writeFileSync(join(inputs, output ?? ''), put);
      return put.trim();
    });
    expect(readFileSync(set, 'utf8')).toBe('since=v1\n');
    const people = repository.git('log', '--format=%aN', 'v1..HEAD').split('\n').toSorted();
    const short = (oid: string): string => repository.git('rev-parse', '--short', oid);
    expect(readFileSync(join(repository.dir, 'NOTES.md'), 'utf8')).toBe(
      `## Version 2\n\n- Mend a; $(rm -rf /) \`x\` (${short(first)})\n- Add c (${short(second)})\n\nBy:\n\n${people.map((one) => `- ${one}\n`).join('')}`,
    );
    expect(outputs.at(-1)).toBe('NOTES.md: 2 changes by 2 people');
  });
});
