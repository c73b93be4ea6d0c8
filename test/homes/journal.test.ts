import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunCommand } from '../../src/core/run/commands.ts';
import { runDecider } from '../../src/core/run/decider.ts';
import { journalLines, openJournalFile } from '../../src/git/runs/journal-file.ts';
import { journaledRun, openRunHome } from '../../src/git/runs/home.ts';
import { handle } from '../../src/handle.ts';
import { temporaryFolder } from '../fixtures/repository.ts';
import { isSoak } from '../soak.ts';
import { shipped } from './git-rig.ts';
import { testClock } from './rig.ts';
import { done, makeRunRig, run, start, submit, take, type RunRig } from './runs-rig.ts';

/** A clock on which a second passes when somebody says so. */
function stillClock() {
  const asleep: { readonly milliseconds: number; readonly wake: () => void }[] = [];
  return {
    ...testClock(),
    sleep: (milliseconds: number, signal?: AbortSignal) =>
      new Promise<void>((wake) => {
        if (signal === undefined) wake();
        else asleep.push({ milliseconds, wake });
        signal?.addEventListener('abort', () => wake());
      }),
    /** How long everybody sleeps; they wake. */
    pass: (): readonly number[] =>
      asleep.splice(0).map(({ milliseconds, wake }) => {
        wake();
        return milliseconds;
      }),
  };
}

let rig: RunRig;
let open: RunRig | null = null;
let clock: ReturnType<typeof stillClock>;
beforeEach(() => {
  clock = stillClock();
});
afterEach(async () => {
  await open?.close();
  open = null;
});

function journalOf({ seat }: RunRig): string {
  return join(seat.dir, '.git', 'countersign', 'runs', run, 'journal');
}

/** A run whose first step is handed out, all of it in git. */
async function begun(where: 'here' | 'remote' = 'here'): Promise<void> {
  rig = makeRunRig('journal', where, { clock });
  open = rig;
  for (const command of [start, take]) await done(rig, command);
  await rig.put();
}

/** The same, and a second step that only the journal has. */
async function onlyInJournal(): Promise<void> {
  await begun();
  await done(rig, submit('plan'));
  await done(rig, { validate: {} });
  await done(rig, submit('build'));
}

describe('a process at a run is killed', () => {
  const child = fileURLToPath(new URL('./journal-child.ts', import.meta.url));

  const moments = [
    ['appending', 'done'],
    ['appended', 'repeated'],
    ['forwarded', 'repeated'],
    ['durable', 'repeated'],
    ['forwarding', 'repeated'],
    ['cleared', 'repeated'],
  ] as const;

  it.each(moments.slice(0, isSoak ? moments.length : 3))(
    'when it was %s: given again it is %s, and recorded once',
    async (moment, answer) => {
      await begun(moment === 'forwarded' ? 'remote' : 'here');
      const killed = spawnSync(process.execPath, [child, rig.seat.dir, moment], { encoding: 'utf8' });
      expect(killed).toMatchObject({ signal: 'SIGKILL', stderr: '' });
      expect((await rig.ask(submit('plan'), { source: 'delivery:1' })).answer.is).toBe(answer);
      await rig.put();
      expect(statSync(journalOf(rig)).size).toBe(0);
      expect((await rig.entries()).map(({ command }) => Object.keys(command)[0])).toEqual(['start', 'take', 'submit']);
      expect(await rig.verdict()).toMatchObject({ runs: 1, entries: 3, findings: [] });
    },
  );
});

describe('what only a journal holds', () => {
  it('is seen by whoever looks here, and nobody commits past it', async () => {
    await onlyInJournal();
    const home = await openRunHome({ cwd: rig.seat.dir, shipped, userHome: null });
    try {
      expect(await home.state(run)).toMatchObject({ current_step: 2, active: { check: { is: 'running' } } });
      expect((await home.entries(run)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
      expect(await home.read(run, 'steps/build.yaml')).toContain('build is done');
      const cancel = { source: 'x', actor: rig.actor, command: { cancel: { reason: 'enough' } } };
      await expect(handle({ home, decider: runDecider, clock }, run, cancel)).rejects.toMatchObject({
        code: 'journal_waits',
      });
    } finally {
      await home.close();
    }
  });

  it('is brought to git with a checkpoint at once, else a second later, and soon again where that failed', async () => {
    await begun('remote');
    clock.pass();
    await done(rig, submit('plan'));
    await done(rig, { validate: {} });
    expect((await (await rig.git()).entries(run)).length).toBe(4);
    const home = join(rig.origin.dir, 'objects');
    rig.origin.hook('pre-receive', 'echo "not now" >&2; exit 1');
    expect(clock.pass()).toEqual([1000]);
    await settled(() => rig.news.includes('delayed'));
    expect(clock.pass()).toEqual([2000]);
    await settled(() => rig.news.filter((is) => is === 'delayed').length === 2);
    expect(existsSync(home)).toBe(true);
    rig.origin.hook('pre-receive', 'exit 0');
    expect(clock.pass()).toEqual([4000]);
    await settled(() => rig.news.at(-1) === 'cleared');
    expect(rig.record().get('run_state.yaml')).toContain('seq: 4\n');
  });

  it('is brought on after so many entries, and everything else of git is left alone', async () => {
    await begun();
    await rig.put();
    const runs = await rig.git();
    const news: string[] = [];
    const journal = await journaledRun(runs, run, clock, { entriesAtMost: 3, tell: ({ is }) => news.push(is) });
    const other = rig.seat.oid('countersign');
    for (let number = 1; number <= 3; number += 1) {
      expect(news).not.toContain('forwarded');
      const envelope = { source: `take:${number}`, actor: rig.actor, command: take };
      await handle({ home: journal, decider: runDecider, clock }, run, envelope);
      // Somebody else's project or run moves the branch on meanwhile.
      if (number === 2) otherCommit(rig);
    }
    await settled(() => news.includes('cleared'));
    await journal.close();
    expect(rig.seat.git('log', '--format=%s', `${other}..countersign`).split('\n')).toHaveLength(2);
    expect((await rig.entries()).length).toBe(5);
    expect(rig.seat.git('show', 'countersign:swept.yaml')).toContain('2026');
  });

  it('stays where the log was rewritten: they are told, and nothing is lost', async () => {
    await onlyInJournal();
    const kept = journalLines(journalOf(rig));
    rig.seat.git('update-ref', 'refs/heads/countersign', 'countersign~1');
    rig.seat.git('update-ref', '-d', 'refs/countersign/seen/here/countersign');
    await expect(rig.put()).rejects.toMatchObject({ code: 'moved_on' });
    expect(rig.news).toContain('stopped');
    expect(journalLines(journalOf(rig))).toEqual(kept);
    await expect(rig.home()).rejects.toMatchObject({ code: 'moved_on', files: [journalOf(rig)] });
    expect(journalLines(journalOf(rig))).toEqual(kept);
  });
});

describe('a journal whose home is away', () => {
  it('takes so much: past it nothing more is begun, what was done is taken still, and all of it gets there', async () => {
    await begun('remote');
    rig.origin.hook('pre-receive', 'exit 1');
    const news: string[] = [];
    const options = { heldAtMost: { entries: 1, bytes: 1024 * 1024 }, tell: ({ is }: { is: string }) => news.push(is) };
    const journal = await journaledRun(await rig.git(), run, clock, options);
    const ask = (command: RunCommand, source: string) =>
      handle({ home: journal, decider: runDecider, clock }, run, { source, actor: rig.actor, command });
    await ask(submit('plan'), 'here:1');
    await settled(() => news.includes('delayed'));
    const full = { code: 'journal_full', files: [journalOf(rig)] };
    await expect(ask(submit('build'), 'here:2')).rejects.toMatchObject(full);
    expect((await ask(onlySubmit('build'), 'here:2')).answer.is).toBe('done');
    await expect(ask(take, 'here:3')).rejects.toMatchObject(full);
    rig.origin.hook('pre-receive', 'exit 0');
    expect((await ask(take, 'here:3')).state?.active).toMatchObject({ check: { is: 'running' } });
    await journal.close();
    expect((await rig.entries()).slice(2).map(({ source }) => source)).toEqual(['here:1', 'here:2', 'here:3']);
    expect(await rig.verdict()).toMatchObject({ findings: [] });
  });
});

describe('several commits at once', () => {
  it('share a write, each decided on the one before', async () => {
    await begun();
    const home = await rig.home();
    const answers = await Promise.all(
      [1, 2, 3, 4].map((number) =>
        handle({ home, decider: runDecider, clock }, run, {
          source: `take:${number}`,
          actor: rig.actor,
          command: take,
        }),
      ),
    );
    expect(answers.map(({ answer }) => answer.is)).toEqual(['done', 'done', 'done', 'done']);
    await rig.put();
    expect((await rig.entries()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await rig.verdict()).toMatchObject({ findings: [] });
  });

  it('wait for the disk together where they are one work, and all of them are on it when that is over', async () => {
    await begun();
    const journal = await journaledRun(await rig.git(), run, clock, { tell: ({ is }) => news.push(is) });
    const ask = (source: string) =>
      handle({ home: journal, decider: runDecider, clock }, run, { source, actor: rig.actor, command: take });
    const news: string[] = [];
    const seen = await journal.together(async () => {
      await ask('take:1');
      const { state } = await ask('take:2');
      expect(news).not.toContain('durable');
      return state?.seq;
    });
    expect(seen).toBe(4);
    expect(news.filter((is) => is === 'durable')).toHaveLength(1);
    expect(journalLines(journalOf(rig))).toHaveLength(1);
    await journal.close();
    expect((await rig.entries()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('were none of them made where the disk does not take them', async () => {
    await begun();
    const journal = await journaledRun(await rig.git(), run, clock, {
      tell({ is }) {
        if (is === 'appended') closeSync(descriptorOf(journalOf(rig)));
      },
    });
    const ask = (source: string) =>
      handle({ home: journal, decider: runDecider, clock }, run, { source, actor: rig.actor, command: take });
    const work = journal.together(async () => [await ask('take:1'), await ask('take:2')]);
    await expect(work).rejects.toMatchObject({ code: 'journal_failed' });
    expect((await journal.observe(run, clock.now(), take)).state?.seq).toBe(2);
  });
});

describe('a disk that fails', () => {
  it('when it takes no more: the command fails, nothing of it is kept, and the next may go well', async () => {
    const script = `
      import { openJournalFile, journalLines } from ${JSON.stringify(new URL('../../src/git/runs/journal-file.ts', import.meta.url).href)};
      const { file } = openJournalFile(process.argv[1]);
      await file.append('{"small":1}');
      const failed = await file.append(JSON.stringify({ large: 'x'.repeat(5000) })).catch(({ code }) => code);
      await file.append('{"small":2}');
      console.log(failed, journalLines(process.argv[1]).map(({ json }) => json).join(' '));`;
    const path = join(temporaryFolder(), 'journal');
    const limited = ['-c', 'ulimit -f 4; exec "$0" "$@"', process.execPath, '--input-type=module', '-e', script, path];
    const { stdout } = spawnSync('bash', limited, { encoding: 'utf8' });
    expect(stdout).toBe('journal_failed {"small":1} {"small":2}\n');
    rmSync(join(path, '..'), { recursive: true });
  });

  it('when nobody knows what it has: nothing is written any more until it is opened again', async () => {
    await begun();
    const runs = await rig.git();
    const journal = await journaledRun(runs, run, clock, {
      tell({ is }) {
        if (is === 'appended') closeSync(descriptorOf(journalOf(rig)));
      },
    });
    const ask = (source: string) =>
      handle({ home: journal, decider: runDecider, clock }, run, { source, actor: rig.actor, command: take });
    await expect(ask('take:1')).rejects.toMatchObject({ code: 'journal_failed' });
    await expect(ask('take:2')).rejects.toMatchObject({ code: 'journal_failed' });
    expect((await journal.observe(run, clock.now(), take)).state?.seq).toBe(2);
  });
});

describe('a power cut', () => {
  it('loses no journal: the names of its folders are on the disk before its first line, and a new file before its name', () => {
    const told = onDisk(`
      console.log(said.splice(0).join(', '));
      await file.append('{"one":1}');
      file.replace(['{"two":2}', '{"three":3}']);
      await file.append('{"four":4}');
      console.log(said.join(', '));
      console.log(held());`);
    expect(told).toEqual([
      'sync top/…/journal, sync top/…, sync top/countersign/runs, sync top/countersign, sync top',
      'sync top/…/journal, sync top/…/journal.next, rename top/…/journal.next, sync top/…, sync top/…/journal, sync top/…/journal',
      '{"two":2} {"three":3} {"four":4}',
    ]);
  });

  it('leaves the lines there were where the new ones did not get there, and more can be added to them', () => {
    const told = onDisk(`
      await file.append('{"one":1}');
      for (const at of ['sync top/…/journal.next', 'rename top/…/journal.next']) {
        failing = at;
        console.log(await refused(() => file.replace(['{"two":2}'])));
      }
      await file.append('{"three":3}');
      console.log(held());`);
    expect(told).toEqual(['journal_failed', 'journal_failed', '{"one":1} {"three":3}']);
  });

  it('leaves nobody in doubt: where the disk may have either file under the name, nothing is added any more', () => {
    const told = onDisk(`
      const big = JSON.stringify({ big: 'x'.repeat(1_100_000) });
      const size = await file.append(big);
      await file.append('{"two":2}');
      failing = 'sync top/…';
      file.drop(size);
      console.log(held());
      failing = '';
      console.log(await refused(() => file.append('{"three":3}')));
      console.log(await refused(() => file.replace(['{"four":4}'])));
      console.log(held());`);
    expect(told).toEqual(['{"two":2}', 'journal_failed', 'journal_failed', '{"two":2}']);
  });
});

describe('the file of a journal', () => {
  let folder: string;
  let path: string;
  const lines = ['{"one":1}', `{"two":"${'2'.repeat(900)}"}`, `{"three":"${'3'.repeat(900)}"}`];
  beforeEach(async () => {
    folder = temporaryFolder();
    path = join(folder, 'runs', 'one', 'journal');
    const { file } = openJournalFile(path);
    for (const line of lines) await file.append(line);
    file.close();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function opened(): readonly string[] {
    const { file, lines: found } = openJournalFile(path);
    file.close();
    return found.map(({ json }) => json);
  }

  it('drops a last line of which anything is missing at its end, and goes on behind the one before', async () => {
    const whole = readFileSync(path);
    const last = whole.length - (42 + (lines[2] ?? '').length + 1);
    for (let size = last + 1; size < whole.length; size += 13) {
      writeFileSync(path, whole);
      truncateSync(path, size);
      expect(opened()).toEqual(lines.slice(0, 2));
      expect(statSync(path).size).toBe(last);
      // The same where zeros wait behind it for what comes.
      writeFileSync(path, Buffer.concat([whole.subarray(0, size), Buffer.alloc(3000)]));
      expect(opened()).toEqual(lines.slice(0, 2));
    }
    const { file } = openJournalFile(path);
    await file.append('{"four":4}');
    file.close();
    expect(opened()).toEqual([...lines.slice(0, 2), '{"four":4}']);
  });

  it('drops a last line of which a block never reached the disk', () => {
    const whole = readFileSync(path);
    whole.fill(0, 1024, 1536);
    writeFileSync(path, whole);
    expect(opened()).toEqual(lines.slice(0, 2));
  });

  it('is left alone and refused where any other byte is not what was written', () => {
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at += 7) {
      for (const byte of [(whole[at] ?? 0) ^ 1, 0]) {
        const changed = Buffer.from(whole);
        changed[at] = byte;
        writeFileSync(path, changed);
        expect(() => opened()).toThrow(/line [123] of .* is not what was written there/u);
        expect(readFileSync(path).equals(changed)).toBe(true);
      }
    }
  });

  it('does not grow for ever: what is not needed any more is taken from its beginning', async () => {
    const { file } = openJournalFile(path);
    const big = JSON.stringify({ big: 'x'.repeat(700_000) });
    const sizes = [await file.append(big), await file.append(big), await file.append('{"last":1}')];
    const all = journalLines(path).reduce((sum, { bytes }) => sum + bytes, 0);
    file.drop(all - (sizes[2] ?? 0));
    expect(journalLines(path).map(({ json }) => json)).toEqual(['{"last":1}']);
    await file.append('{"after":1}');
    expect(readFileSync(path).at(-1)).toBe(0);
    file.close();
    expect(readFileSync(path).at(-1)).toBe(10);
    expect(opened()).toEqual(['{"last":1}', '{"after":1}']);
    expect(readdirSync(join(path, '..'))).toEqual(['journal']);
  });
});

/** What is done to real files, by a program that notes what it asks the disk for, and whose disk fails where it is to. */
function onDisk(body: string): readonly string[] {
  const folder = temporaryFolder();
  const script = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const [top] = process.argv.slice(1);
    const path = top + '/countersign/runs/one/journal';
    const { fsyncSync, fdatasyncSync, renameSync, readlinkSync } = fs;
    let said = [];
    let failing = '';
    const short = (name) => name.replace(top, 'top').replace('/countersign/runs/one', '/…');
    const note = (what, name) => {
      said.push(what + ' ' + short(name));
      if (what + ' ' + short(name) === failing) throw new Error('the disk fails');
    };
    const nameOf = (file) => readlinkSync('/proc/self/fd/' + file);
    fs.fsyncSync = (file) => (note('sync', nameOf(file)), fsyncSync(file));
    fs.fdatasyncSync = (file) => (note('sync', nameOf(file)), fdatasyncSync(file));
    fs.renameSync = (from, to) => (note('rename', from), renameSync(from, to));
    syncBuiltinESMExports();
    const { openJournalFile, journalLines } = await import(${JSON.stringify(new URL('../../src/git/runs/journal-file.ts', import.meta.url).href)});
    const held = () => journalLines(path).map(({ json }) => json).join(' ');
    const refused = (work) => Promise.resolve().then(work).then(() => 'done', ({ code }) => code);
    const { file } = openJournalFile(path, { top, isAlone: true });
    ${body}`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, folder], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  expect(stderr).toBe('');
  return stdout.trimEnd().split('\n');
}

/** That a step is done, and nothing more. */
function onlySubmit(step: string): RunCommand {
  const command = submit(step);
  if (!('submit' in command)) throw new Error('it is none');
  const { take: _next, ...result } = command.submit;
  return { submit: result };
}

/** Waits for what happens in the background; that it does not happen is told by the time limit of the test. */
async function settled(is: () => boolean): Promise<void> {
  while (!is()) await sleep(2);
}

function descriptorOf(path: string): number {
  const found = readdirSync('/proc/self/fd').find((name) => {
    try {
      return readlinkSync(`/proc/self/fd/${name}`) === path;
    } catch {
      return false;
    }
  });
  return Number(found);
}

/** A commit on the branch of the record that is about something else. */
function otherCommit({ seat }: RunRig): void {
  const input = `commit refs/heads/countersign\ncommitter Bob <bob@example.com> 1767225600 +0000\ndata 5\nsweep\nfrom refs/heads/countersign^0\nM 100644 inline swept.yaml\ndata 29\nat: 2026-01-01T12:00:00.000Z\n\n`;
  spawnSync('git', ['fast-import', '--quiet'], { cwd: seat.dir, input });
}
