import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBranch } from '../../src/git/runs/tree.ts';
import { openDesk } from './cli-desk.ts';
import { asked, expectBack, goes, leftBy, ownPath, said, shipped, shop, textLeftBy, waited } from './examples-rig.ts';

const desk = openDesk();

describe.concurrent('the pipelines that ship', () => {
  it('bring a database back as it was before anything was touched where what was planned is not what was done', async () => {
    const here = shop(desk.make(), {
      'transform.sql': `UPDATE orders SET cents = 7 WHERE id > 1 AND
        (SELECT file FROM pragma_database_list WHERE name = 'main') LIKE '%copy.db';`,
    });
    const came = await goes(here, 'run', 'database-operation', 'to schema 2');
    expectBack(came, 'verify-changes', 'pre-operation', /planned: rows changed: 4.*applied: rows changed: 0/su);
    expect(leftBy(here, came)).toBe(here.oid('main^{tree}'));
    const { out } = await asked(here, 'status');
    expect(out).toContain('what was applied is not what was planned');
    expect(out).toContain(`countersign workflow resume ${came.run}`);
    expect(out).toContain(`countersign workflow cancel ${came.run} --reason WHY`);
  });

  it('have one agent build on what another found, whatever that looks like', async () => {
    const here = desk.make();
    const points = [
      '- what `date` $(touch pwned) "does" \\n {{task}} {% raw %}',
      '- ümläut 🦊 日本語',
      '- -n & | ; < >',
    ];
    here.commit({
      'researcher.sh': `cat >&2; printf 'Hm.\\r\\n'; cat points; printf 'END\\r\\n'`,
      points: `${points.join('\r\n')}\r\n`,
      'writer.sh': `grep '^- ' | while IFS= read -r point; do printf '%s\\nIt is so.\\n\\n' "$point"; done; echo END`,
    });
    const agents = ['--agent', 'researcher=sh researcher.sh', '--agent', 'writer=sh writer.sh'];
    const came = await said(here, 'run', 'multi-agent', 'say {{points}} "twice"', ...agents);
    expect(came).toMatchObject({ exit: 0, state: { status: 'completed', custom_state: { findings: 3, answered: 3 } } });
    expect(came.state.checkpoints.map(({ name }) => name)).toEqual(['start', 'research-done', 'writing-done']);
    const result = points.map((point) => `${point}\nIt is so.\n`).join('\n');
    expect(textLeftBy(here, came, `results/${came.run}.md`)).toBe(result.trim());
    expect(here.git('ls-tree', '-r', '--name-only', runBranch(came.run))).not.toContain('pwned');
  });

  it('carry a version and the day of their next review, and one that is overdue says so', async () => {
    const here = desk.make();
    const text = shipped('multi-agent');
    here.commit({ [ownPath('multi-agent')]: text.replace(/^review_due: .*$/mu, 'review_due: "2020-01-31"') });
    const { pipelines } = await said(here, 'list');
    const examples = pipelines.filter(({ name }) => ['database-operation', 'graceful-recovery'].includes(name));
    expect(examples).toMatchObject([{ version: '1.0' }, { version: '1.0' }]);
    for (const { review_due: due } of examples) expect(due).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
    const overdue = 'a review was due on 2020-01-31';
    expect(pipelines.find(({ name }) => name === 'multi-agent')).toMatchObject({ overdue });
    expect((await asked(here, 'list')).out).toContain(`! ${overdue}: Two agents`);
    const { code, out } = await asked(here, 'check');
    expect({ code, isTold: out.includes(overdue) }).toEqual({ code: 0, isTold: true });
  });

  it('try again with longer and longer waits, leave out what is optional, and count that', async () => {
    const [here, source] = [desk.make(), desk.make()];
    const home = awayTwice(source.dir);
    const words = ['get it', '--set', 'source=away:source', '--set', `extras=${home}/never`];
    const came = await said({ ...here, home }, 'run', 'graceful-recovery', ...words);
    expect(came.exit).toBe(0);
    expect(textLeftBy(here, came, 'fetched/source/README.md')).toBe('A repository');
    const { report } = came;
    expect(report.timeline.map(({ step, status, retries }) => [step, status, retries])).toEqual([
      ['prepare', 'done', 0],
      ['fetch-source', 'done', 2],
      ['fetch-extras', 'skipped', 1],
      ['publish', 'done', 0],
    ]);
    expect(report.metrics).toMatchObject({ retries: 3, recovery_success: 1, rollbacks: 0, skipped: 1 });
    expect(report.failures.map(({ step, outcome }) => [step, outcome])).toEqual([
      ['fetch-source', 'it went well'],
      ['fetch-extras', 'it was left out'],
    ]);
    const { transitions } = await said(here, 'status', '--transitions', '--step', 'fetch-source', '--kind', 'retry');
    expect(transitions.map(waited)).toEqual([1000, 2000]);
  });
});

/** A home for whose git a place is away the first two times that it is looked for. */
function awayTwice(source: string): string {
  const home = join(desk.nowhere, 'home');
  mkdirSync(home);
  writeFileSync(join(home, '.gitconfig'), `[core]\n\tsshCommand = sh ${home}/ssh\n[ssh]\n\tvariant = simple\n`);
  const command = `echo tried >> "$0.tried"
    [ "$(grep -c . "$0.tried")" -gt 2 ] || { echo 'the place is away' >&2; exit 1; }
    exec git upload-pack '${source}'`;
  writeFileSync(join(home, 'ssh'), command);
  return home;
}
