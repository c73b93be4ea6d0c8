import type { ProjectEntry } from '../../core/project/history.ts';
import { tracesOf, type ConfirmTrace } from '../../core/trace/record.ts';
import { word as quoted } from '../../core/prose.ts';
import type { Given } from '../../core/verbs/verb.ts';
import type { GitHome } from '../../git/home.ts';
import { definitionsIn, filesOf, indexed } from '../../kept/trace.ts';
import { uuidFrom } from '../../record.ts';
import { done, exits, misuse, no, styled, type Answer, type Line } from './answer.ts';
import { plural } from './findings.ts';
import { writtenFolder } from './folder.ts';
import { versionOfPackage } from './place.ts';
import { room, table } from './print.ts';
import { noProject, unknownProject, withHome, word, words } from './session.ts';
import { shelfOf } from './versions.ts';

type Format = 'mplp' | 'evidence';

/** The approvals of a project in a form that others read: a table of them, or a folder of files. */
export function traceExport(given: Given): Promise<Answer> {
  const asked = askedFor(given);
  if ('answer' in asked) return Promise.resolve(asked.answer);
  return withHome(async (home) => {
    const all = await home.projects();
    const id = asked.project === '' && all.length === 1 ? (all[0] ?? '') : asked.project;
    if (all.length === 0) return noProject();
    if (id === '')
      return misuse(`there are ${all.join(', ')}: which one is meant?`, `countersign trace export ${all[0] ?? ''}`);
    if (!all.includes(id)) return unknownProject(id, all);
    return exportedOf(home, id, asked);
  });
}

interface Asked {
  readonly project: string;
  readonly format: Format;
  /** Where it is to be written; empty where it is only to be shown. */
  readonly out: string;
  readonly environment: string;
}

function askedFor(given: Given): Asked | { readonly answer: Answer } {
  const [project = '', other] = words(given, 'about');
  const format = word(given, 'format') === '' ? 'mplp' : word(given, 'format');
  const out = word(given, 'out');
  const environment = word(given, 'environment') === '' ? 'production' : word(given, 'environment');
  if (other !== undefined)
    return {
      answer: misuse(`${project} and ${other} are two projects`, `one at a time: countersign trace export ${project}`),
    };
  if (words(given, 'rules').length > 0)
    return { answer: misuse('--rules is for checking', 'countersign trace check FOLDER --rules FILE') };
  if (format !== 'mplp' && format !== 'evidence')
    return { answer: misuse(`there is no format ${format}`, '--format mplp, or --format evidence') };
  if (format === 'evidence' && out === '')
    return { answer: misuse('packs of evidence are folders', 'say where they are to be written: --out FOLDER') };
  return { project, format, out, environment };
}

async function exportedOf(home: GitHome, id: string, asked: Asked): Promise<Answer> {
  const entries = await home.entries(id);
  const { at, lost } = await definitionsIn(entries, shelfOf(home, id).text);
  const options = {
    environment: asked.environment,
    // The remotes of a clone are its own: whoever exports the same record elsewhere has others.
    repository: `urn:countersign:${id}`,
    branch: home.repository.defaultBranch,
  };
  const traces = tracesOf(entries, at, uuidFrom, options);
  if (traces.length === 0) return nothingAsked(id, asked.out);
  const told = asked.out === '' ? shown(id, traces) : await written(home, id, { entries, traces, asked });
  return lost.length === 0 ? told : { ...told, err: [...lostLines(lost), ...told.err], json: { ...told.json, lost } };
}

/** Nobody is surprised by an empty table; of a folder with nothing in it nobody would know whether it is all. */
function nothingAsked(id: string, out: string): Answer {
  const because = `nobody has been asked to approve anything in ${id} yet`;
  const next = `countersign status ${id} says which gates come next; countersign request GATE asks`;
  if (out !== '') return no(exits.refused, 'nothing_to_export', because, next);
  return done([`Nobody has been asked to approve anything in ${id} yet.`, [styled('dim', next)]], {
    project: id,
    confirms: [],
  });
}

function lostLines(lost: readonly string[]): readonly Line[] {
  const which = lost.map((blob) => blob.slice(0, 7)).join(', ');
  return [
    [
      styled('yellow', '! '),
      `${plural(lost.length, 'definition')} that was followed cannot be read any more: ${which}`,
    ],
    [
      styled('bold', 'Next: '),
      'plans of that time name one stage only; git fetch the whole branch of the record, and export it again',
    ],
  ];
}

function shown(id: string, traces: readonly ConfirmTrace[]): Answer {
  const write = `countersign trace export ${id} --out ${quoted(`${id}-trace`)}`;
  const confirms = traces.map((one) => {
    const { context, plan, confirm, trace } = one;
    return { ...indexed(one), context, plan, confirm, trace };
  });
  return done([...lines(traces), '', [styled('cyan', write), styled('dim', '  writes them')]], {
    project: id,
    confirms,
    next: write,
  });
}

/** A row for each Confirm, in the order in which they were asked for. */
function lines(traces: readonly ConfirmTrace[]): readonly Line[] {
  const head = ['confirm', 'asked (UTC)', 'status', 'decisions', 'plan', 'duty'];
  const rows = traces.map((one) => {
    const { folder, status, plan_status, duty } = indexed(one);
    const at = one.confirm.requested_at.slice(0, 16).replace('T', ' ');
    const decisions = String(one.confirm.decisions?.length ?? 0);
    return [folder, at, status, decisions, plan_status.replace('_', ' '), duty];
  });
  return table([head, ...rows], room(process.stdout)).map((row, at): Line =>
    at === 0 ? [styled('bold', row.join('').trimEnd())] : row.join('').trimEnd(),
  );
}

interface Made {
  readonly entries: readonly ProjectEntry[];
  readonly traces: readonly ConfirmTrace[];
  readonly asked: Asked;
}

async function written(home: GitHome, id: string, made: Made): Promise<Answer> {
  const { traces, asked } = made;
  const files = asked.format === 'mplp' ? filesOf(traces) : await packed(home, id, made);
  if ('answer' in files) return files.answer;
  const failed = await writtenFolder(asked.out, files);
  if (failed !== null) return failed;
  const what = `${plural(files.size, 'file')} of ${plural(traces.length, 'Confirm')} in ${asked.out}`;
  const check = `countersign trace check ${quoted(asked.out)}`;
  return done(
    [
      ...lines(traces),
      '',
      [styled('green', '✓ '), `written: ${what}`],
      [styled('cyan', `  ${check}`), styled('dim', '  checks them')],
    ],
    {
      project: id,
      format: asked.format,
      folder: asked.out,
      files: [...files.keys()].toSorted(),
      confirms: traces.map(indexed),
      next: check,
    },
  );
}

async function packed(
  home: GitHome,
  id: string,
  { entries, traces }: Made,
): Promise<ReadonlyMap<string, string> | { readonly answer: Answer }> {
  const { packsOf } = await import('../../kept/packs.ts');
  const version = versionOfPackage();
  const packs = await packsOf(traces, { project: id, entries, version, shelf: shelfOf(home, id) });
  if ('files' in packs) return packs.files;
  const { code, because, next } = packs.refusal;
  return { answer: no(exits.refused, code, because, next) };
}
