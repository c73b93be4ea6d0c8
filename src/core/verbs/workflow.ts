import { reason } from './options.ts';
import type { Argument, Option, Verb } from './verb.ts';

const run: Argument = { name: 'run', help: 'its id, or as much of its beginning as is enough' };
const onlyRun: Argument = {
  ...run,
  help: `${run.help}; the only one that has not ended, if not given`,
  optional: true,
};
const seenRun: Argument = {
  ...run,
  help: `${run.help}; the only one that has not ended, else the newest, if not given`,
  optional: true,
};
const step: Argument = { name: 'step', help: 'the step that is meant' };
const text: Argument = {
  name: 'text',
  help: 'what it puts out; - for what comes on standard input',
  optional: true,
  rest: true,
};
const file: Option = { name: 'file', value: 'FILE', help: 'what it puts out, as this file has it' };
const ask: Option = { name: 'ask', help: 'do nothing of it: ask the coordinating role to agree to it' };
const digest: Option = {
  name: 'digest',
  value: 'DIGEST',
  help: 'what was seen, as workflow output names it; refused where it is something else by now',
};
const agent: Option = {
  name: 'agent',
  value: 'NAME=COMMAND',
  help: 'the command that does the work of a persona here; git config countersign.agent.NAME.run keeps one',
  list: true,
};
const state: Option = { name: 'set', value: 'NAME=VALUE', help: 'a state variable and its value', list: true };

const running: readonly Verb[] = [
  {
    name: 'workflow run',
    group: 'running',
    help: 'begin a run of a pipeline and do its steps until it ends or waits for somebody',
    arguments: [
      { name: 'name', help: 'the pipeline, by its name or an alias' },
      { name: 'task', help: 'what it is for: every step is told', rest: true },
    ],
    options: [
      state,
      agent,
      { name: 'project', value: 'ID', help: 'the project that it is for, which hears how it ends' },
      { name: 'track', value: 'TRACK', help: 'the track of that project; main if not given' },
      { name: 'artifact', value: 'NAME', help: 'the artifact of that project that it is to produce' },
      { name: 'issue', value: 'N', help: 'the issue on GitHub in which people are told how it goes, by its number' },
    ],
    example: 'countersign workflow run tdd "Add rate limiting to the API"',
  },
  {
    name: 'workflow resume',
    group: 'running',
    help: 'go on with a run: where it was interrupted, after an approval, after it went back',
    arguments: [onlyRun],
    options: [reason, agent],
    example: 'countersign workflow resume tdd-2026-03-02-k3vd',
  },
  {
    name: 'workflow retry',
    group: 'running',
    help: 'have a step done again that waits for direction',
    arguments: [run, step],
    options: [reason],
    example: 'countersign workflow retry tdd-2026-03-02-k3vd test --reason "the disk was full"',
  },
  {
    name: 'workflow skip',
    group: 'running',
    help: 'leave a step out; one that is not optional needs a yes of the coordinating role first',
    arguments: [run, step],
    options: [reason, ask],
    example: 'countersign workflow skip tdd-2026-03-02-k3vd docs --reason "nothing in them changed"',
  },
  {
    name: 'workflow set',
    group: 'running',
    help: 'give state variables other values; needs a yes of the coordinating role first',
    arguments: [run, { name: 'values', help: 'NAME=VALUE, one or more', rest: true }],
    options: [reason, ask],
    example: 'countersign workflow set tdd-2026-03-02-k3vd tests_pass=true --reason "they do, see CI"',
  },
  {
    name: 'workflow follow',
    group: 'running',
    help: 'have the rest of a run follow its pipeline as it is now; needs a yes of the coordinating role first',
    arguments: [run],
    options: [reason, ask],
    example: 'countersign workflow follow tdd-2026-03-02-k3vd --ask --reason "the check was too strict"',
  },
  {
    name: 'workflow rollback',
    group: 'running',
    help: 'go back to a checkpoint, with the state and the files; what was done outside is taken back first',
    arguments: [onlyRun],
    options: [
      { name: 'to', value: 'NAME', help: 'the checkpoint; the newest that is whole if not given' },
      { name: 'unvalidated', help: 'without looking first whether it is whole; the coordinating role has to agree' },
      reason,
      ask,
    ],
    example: 'countersign workflow rollback tdd-2026-03-02-k3vd --to after_step_3 --reason "the design was wrong"',
  },
  {
    name: 'workflow cancel',
    group: 'running',
    help: 'end a run where it is; what was done stays',
    arguments: [onlyRun],
    options: [reason],
    example: 'countersign workflow cancel tdd-2026-03-02-k3vd --reason "not needed any more"',
  },
];

const working: readonly Verb[] = [
  {
    name: 'workflow next',
    group: 'working',
    help: 'what is to be done now by whoever asks: the prompts of all steps that are ready and no command does',
    arguments: [onlyRun],
    options: [agent],
    example: 'countersign workflow next tdd-2026-03-02-k3vd',
  },
  {
    name: 'workflow submit',
    group: 'working',
    help: 'hand in what a step put out, and be told what is next',
    arguments: [run, step, text],
    options: [file, state, { name: 'failed', value: 'WHY', help: 'it could not be done' }, agent],
    example: 'countersign workflow submit tdd-2026-03-02-k3vd plan --file plan.md',
  },
];

const deciding: readonly Verb[] = [
  {
    name: 'workflow approve',
    group: 'approval',
    help: 'say yes to what a step put out, or to what was asked',
    arguments: [
      run,
      { name: 'gate', help: 'the step, or the gate that asks; the only one if not given', optional: true },
    ],
    options: [digest, reason],
    example: 'countersign workflow approve tdd-2026-03-02-k3vd plan --reason "that is how we do it"',
  },
  {
    name: 'workflow reject',
    group: 'approval',
    help: 'say no to it',
    arguments: [
      run,
      { name: 'gate', help: 'the step, or the gate that asks; the only one if not given', optional: true },
    ],
    options: [digest, reason],
    example: 'countersign workflow reject tdd-2026-03-02-k3vd plan --reason "the limits are missing"',
  },
  {
    name: 'workflow delegate',
    group: 'approval',
    help: 'let somebody decide for you in a role that you hold, in this run, for a time; or end that',
    arguments: [
      run,
      { name: 'role', help: 'the role, as the policy names it' },
      { name: 'window', help: 'to PERSON until DAY, perhaps from DAY · to PERSON end', rest: true },
    ],
    options: [reason],
    example:
      'countersign workflow delegate tdd-2026-03-02-k3vd G3_OPERATIONS to bob until 2027-01-31 --reason "on leave"',
  },
  {
    name: 'workflow edit',
    group: 'approval',
    help: 'put another text in the place of what a step put out, before it is approved',
    arguments: [run, step, text],
    options: [file, reason],
    example: 'countersign workflow edit tdd-2026-03-02-k3vd plan --file better-plan.md --reason "with limits"',
  },
];

const looking: readonly Verb[] = [
  {
    name: 'workflow list',
    group: 'looking',
    help: 'the pipelines that can be run here, and the runs that have not ended',
    arguments: [],
    options: [{ name: 'all', help: 'the runs that have ended, too' }],
    example: 'countersign workflow list',
  },
  {
    name: 'workflow show',
    group: 'looking',
    help: 'the steps of a pipeline, or of a run with where it is, and what needs what',
    arguments: [{ name: 'name', help: 'a pipeline or a run' }],
    options: [{ name: 'mermaid', help: 'as a picture in Mermaid' }],
    example: 'countersign workflow show tdd --mermaid',
  },
  {
    name: 'workflow status',
    group: 'looking',
    help: 'where a run is, and what can be done now; of several that have not ended, where each is',
    arguments: [seenRun],
    options: [
      { name: 'transitions', help: 'how each step went on, one line each' },
      { name: 'step', value: 'STEP', help: 'only those of this step', list: true },
      { name: 'kind', value: 'KIND', help: 'only those of this kind: retry, await-direction', list: true },
    ],
    example: 'countersign workflow status tdd-2026-03-02-k3vd --transitions --kind retry',
  },
  {
    name: 'workflow output',
    group: 'looking',
    help: 'what a step put out and made of the files, who did it, and what a yes to it would be about',
    arguments: [
      seenRun,
      {
        name: 'step',
        help: 'the step, or the gate that asks; what waits, or else a list of all, if not given',
        optional: true,
      },
    ],
    options: [{ name: 'raw', help: 'only the text that it put out, as it is' }],
    example: 'countersign workflow output tdd-2026-03-02-k3vd plan --raw',
  },
  {
    name: 'workflow checkpoints',
    group: 'looking',
    help: 'to where a run can go back',
    arguments: [seenRun],
    options: [
      { name: 'validate', help: 'look whether they are whole, and write down what is found' },
      { name: 'due', help: 'look at those whose turn it is, of all runs that have not ended: for a job by the clock' },
    ],
    example: 'countersign workflow checkpoints tdd-2026-03-02-k3vd',
  },
  {
    name: 'workflow report',
    group: 'looking',
    help: 'all that happened in a run: times, retries, failures, checkpoints, what can be done now',
    arguments: [seenRun],
    options: [{ name: 'markdown', help: 'as Markdown' }],
    example: 'countersign workflow report tdd-2026-03-02-k3vd --markdown',
  },
  {
    name: 'workflow export',
    group: 'looking',
    help: 'a run as one JSON document: where it is, its checkpoints, errors, and every entry of its record',
    arguments: [seenRun],
    options: [],
    example: 'countersign workflow export tdd-2026-03-02-k3vd',
  },
];

const defining: readonly Verb[] = [
  {
    name: 'workflow create',
    group: 'setup',
    help: 'take a file as a pipeline of this repository; what is wrong with it is told with line and column',
    arguments: [
      { name: 'name', help: 'how it is called' },
      { name: 'file', help: 'the pipeline in YAML; - for standard input' },
    ],
    options: [{ name: 'replace', help: 'write over the one that is there' }],
    example: 'countersign workflow create tdd draft.yml',
  },
  {
    name: 'workflow check',
    group: 'setup',
    help: 'check pipelines, with file, line and column of what is wrong',
    arguments: [
      {
        name: 'file',
        help: 'the files, - for standard input; all that is found here if not given',
        optional: true,
        rest: true,
      },
    ],
    options: [],
    example: 'countersign workflow check .github/countersign/pipelines/tdd.yml',
  },
];

/** Runs of pipelines: work of many steps that survives whoever does it. */
export const workflow: Verb = {
  name: 'workflow',
  group: 'running',
  help: 'run pipelines: work of many steps that can be interrupted anywhere, goes on, and goes back',
  arguments: [],
  options: [],
  example: 'countersign workflow run tdd "Add rate limiting to the API"',
  verbs: [...running, ...working, ...deciding, ...looking, ...defining],
};
