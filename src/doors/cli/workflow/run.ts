import { insteadOf } from '../../../core/nearest.ts';
import { waysOn } from '../../../core/run/ways.ts';
import type { Given } from '../../../core/verbs/verb.ts';
import { machineClock as clock } from '../../../clock.ts';
import { pipelineNamed } from '../../../git/pipelines.ts';
import { exits, misuse, no, type Answer } from '../answer.ts';
import { findingLines } from '../findings.ts';
import { word, words } from '../session.ts';
import { asked, happenedLines, valuesIn } from './decide.ts';
import { atRun, drive, machineOf } from './drive.ts';
import { aloneAt, give, runAt, withRuns } from './home.ts';
import { projectFor } from './project.ts';
import { onLines } from './report.ts';

/** Begins a run of a pipeline, and does its steps. */
export function run(given: Given, asJson: boolean): Promise<Answer> {
  const name = word(given, 'name');
  const issue = word(given, 'issue').replace(/^#/u, '');
  if (issue !== '' && !/^[1-9]\d{0,14}$/u.test(issue))
    return Promise.resolve(misuse(`"${issue}" is not the number of an issue`, 'write it as --issue 12'));
  return withRuns(async (home) => {
    const all = await home.definitions();
    const found = pipelineNamed(all, name);
    if (found === null)
      return no(
        exits.refused,
        'unknown_pipeline',
        `no pipeline is called ${name}`,
        insteadOf(
          name,
          all.flatMap((one) => [one.name, ...one.aliases]),
        ),
      );
    if (!found.read.ok)
      return {
        exit: exits.failed,
        out: [],
        err: found.read.findings.flatMap(findingLines),
        json: { code: 'broken_pipeline', because: `${found.origin} cannot be run`, findings: found.read.findings },
      };
    const values = valuesIn(words(given, 'set'), found.read.pipeline);
    if ('answer' in values) return values.answer;
    const machine = await machineOf(home, given);
    if ('answer' in machine) return machine.answer;
    const project = await projectFor(given, found);
    if ('answer' in project) return project.answer;
    const id = runIdOf(found.name, clock.now(), clock.random);
    return aloneAt(home, id, async (journal, news) => {
      const start = {
        run_id: id,
        task: words(given, 'task').join(' ').trim(),
        door: 'cli',
        ...(issue === '' ? {} : { issue: Number(issue) }),
        ...project,
        ...(Object.keys(values.values).length === 0 ? {} : { state: values.values }),
      };
      const gave = await give(home, journal, id, { start });
      if ('answer' in gave) return gave.answer;
      return drive({ home, journal, id, machine, news }, { asJson, withPrompts: false, before: gave.entries });
    });
  }, name);
}

/** Without letters that are taken for another one, and without vowels, so that it never is a word. */
const letters = 'bcdfghjkmnpqrstvwxz23456789';

/** The pipeline, the day, and four letters: `tdd-2026-03-02-k3vd`. */
export function runIdOf(pipeline: string, at: string, random: () => number): string {
  const short = Array.from({ length: 4 }, () => letters.charAt(Math.floor(random() * letters.length))).join('');
  return `${pipeline.toLowerCase()}-${at.slice(0, 10)}-${short}`;
}

/** Goes on with a run; where it waits for nothing but that, this is the direction. */
export function resume(given: Given, asJson: boolean): Promise<Answer> {
  return goingOn(given, { asJson, withPrompts: false });
}

/** Goes on with a run, and tells what waits for whoever asks. */
export function next(given: Given, asJson: boolean): Promise<Answer> {
  return goingOn(given, { asJson, withPrompts: true });
}

function goingOn(given: Given, watching: Parameters<typeof drive>[1]): Promise<Answer> {
  return atRun(given, async (underWay) => {
    const { home, journal, id } = underWay;
    const { state } = await runAt(home, journal, id);
    const isDirection = state.status === 'awaiting_direction' && Object.keys(state.active).length === 0;
    if (!isDirection || watching.withPrompts) return drive(underWay, watching);
    const gave = await give(home, journal, id, { resume: { reason: word(given, 'reason'), steps: [] } });
    if ('answer' in gave) return gave.answer;
    return drive(underWay, { ...watching, before: gave.entries });
  });
}

/** Goes back to a checkpoint. */
export function rollback(given: Given, asJson: boolean): Promise<Answer> {
  const to = word(given, 'to');
  const command = asked(given, {
    rollback: {
      ...(to === '' ? {} : { to }),
      reason: word(given, 'reason'),
      ...(given['unvalidated'] === true ? { unvalidated: true } : {}),
    },
  });
  return atRun(given, async (underWay) => {
    const { home, journal, id } = underWay;
    const gave = await give(home, journal, id, command.command);
    if ('answer' in gave) return gave.answer;
    if (gave.state.status === 'rolling_back')
      return drive(underWay, { asJson, withPrompts: false, before: gave.entries });
    const { pipeline } = await runAt(home, journal, id);
    const ways = waysOn(pipeline, gave.state);
    return {
      exit: exits.done,
      out: [...happenedLines(gave.entries), ...onLines(ways)],
      err: [],
      json: { run: id, entries: gave.entries, state: gave.state, next: ways },
    };
  });
}
