import { artifactOf } from '../../definition/artifact.ts';
import type { Problem } from '../../finding.ts';
import { unknownText } from '../document.ts';
import { itemsIn, nameIn, namedIn, problem, saidIn, textsIn, type Item, type Told } from './read.ts';

/** Approvals that let something outside happen and rest on nobody, no moment or nothing that could be looked at. */
export function evidenceMissing(told: Told): readonly Problem[] {
  return namedIn(told, 'approvals').flatMap(({ at, name, fields }) => {
    const status = saidIn(fields, 'status') ?? unknownText;
    if (!opens(status)) return [];
    const missing = [
      ...(saidIn(fields, 'approved_by') === undefined ? ['who approved it'] : []),
      ...(saidIn(fields, 'approved_at') === undefined ? ['when'] : []),
      ...(saidIn(fields, 'evidence') === undefined ? ['by what evidence'] : []),
    ];
    if (missing.length === 0) return [];
    const message = `${name} is ${status}, and nobody has said ${missing.join(' and ')}: nothing may go out on it`;
    const next = 'Write down who, when and by what; what nobody can prove is not approved.';
    return [problem('external_action_without_approval_evidence', at, message, next)];
  });
}

/** Approvals that are not what their own history says, and no event tells why. */
export function approvalsStale(told: Told): readonly Problem[] {
  const changes = itemsIn(told, 'approval_history').filter(({ fields }) => onMain(fields));
  return namedIn(told, 'approvals').flatMap(({ at, name, fields }) => {
    const now = saidIn(fields, 'status');
    const last = changes.findLast((change) => saidIn(change.fields, 'gate') === name)?.fields;
    const before = last === undefined ? undefined : saidIn(last, 'status');
    if (last === undefined || now === undefined || before === undefined || !opens(before) || !isLess(now)) return [];
    const changed = itemsIn(told, 'events').some(
      (event) =>
        saidIn(event.fields, 'type') === 'approval_changed' &&
        JSON.stringify(event.fields).includes(name) &&
        (saidIn(event.fields, 'timestamp') ?? '') > (saidIn(last, 'timestamp', 'date') ?? ''),
    );
    if (changed) return [];
    const message = `${name} was ${before} when it was last decided, and is ${now} now, and no event says what happened to it`;
    const next = 'Say what changed it; what rests on the approval of before is looked at again.';
    return [problem('stale_approval', [...at, 'status'], message, next)];
  });
}

function onMain(fields: Item['fields']): boolean {
  return ['main', undefined].includes(saidIn(fields, 'track'));
}

function opens(status: string): boolean {
  return status === 'approved' || status === 'conditional';
}

/** Time ends an approval, and so do other bytes: neither has to be told. All else that is less somebody has done. */
function isLess(status: string): boolean {
  return ['unknown', 'draft', 'requested', 'partial', 'rejected'].includes(status);
}

/** Decisions and changes of approvals that name nobody. */
export function decisionsUnsigned(told: Told): readonly Problem[] {
  const decisions = itemsIn(told, 'decision_log').flatMap(({ at, fields }) => {
    const missing = ['decision_id', 'actor', 'timestamp', 'rationale'].filter((name) => fields[name] === undefined);
    if (missing.length === 0) return [];
    const message = `the decision "${saidIn(fields, 'decision') ?? unknownText}" has no ${missing.join(', no ')}: nobody can be asked about it`;
    return [problem('missing_owner', at, message, `Write down its ${missing.join(', ')}.`)];
  });
  const changes = itemsIn(told, 'approval_history').flatMap(({ at, fields }) => {
    if (saidIn(fields, 'actor') !== undefined) return [];
    const message = `who made ${saidIn(fields, 'gate') ?? 'a gate'} ${saidIn(fields, 'status') ?? unknownText} is not known`;
    return [problem('missing_owner', [...at, 'actor'], message, 'Write down who decided.', 'warning')];
  });
  const events = itemsIn(told, 'events').flatMap(({ at, fields }) => {
    const missing = ['event_id', 'type', 'actor', 'timestamp'].filter((name) => saidIn(fields, name) === undefined);
    if (missing.length === 0) return [];
    const message = `an event has no ${missing.join(', no ')}`;
    return [problem('missing_field', at, message, `Write down its ${missing.join(', ')}.`)];
  });
  return [...decisions, ...changes, ...events];
}

/** Gates that were opened without an approval, and nobody has said by whom or why. */
export function overridesUnsaid(told: Told): readonly Problem[] {
  return itemsIn(told, 'approval_history').flatMap(({ at, fields }) => {
    const [, reason] = /^override: (?<reason>.*)$/su.exec(saidIn(fields, 'evidence') ?? '') ?? [];
    if (reason === undefined || (reason !== unknownText && saidIn(fields, 'actor') !== undefined)) return [];
    const message = `${saidIn(fields, 'gate') ?? 'a gate'} was opened without an approval, and nobody has said who did, or why`;
    const next = 'Whoever may override gives the rationale: countersign override GATE --reason "…"';
    return [problem('gate_bypassed_without_rationale', at, message, next)];
  });
}

/** Versions that are none, bytes that nobody can find, two that are current at once, and sources that are listed nowhere. */
export function versionsLost(told: Told): readonly Problem[] {
  const versions = itemsIn(told, 'artifact_versions');
  return [
    ...versions.flatMap((item) => [...unnumbered(item), ...unlistedSources(told, item.fields, item.at)]),
    ...doubles(versions),
    ...unlistedSources(told, told.document, told.base),
  ];
}

const lost = 'artifact_without_source_or_version';

function unnumbered({ at, fields }: Item): readonly Problem[] {
  const name = nameIn(fields, 'artifact') ?? 'an artifact';
  const version = fields['version'];
  const isDraft = fields['status'] === 'draft' || fields['status'] === 'forked';
  const isNumbered = typeof version === 'string' && /^v[1-9]\d*$/u.test(version);
  const hasPath = saidIn(fields, 'path', 'address') !== undefined;
  const nowhere = `nobody can look at it, as its path is ${unknownText}`;
  if (isNumbered || (isDraft && version === unknownText)) {
    if (hasPath || isDraft) return [];
    return [problem(lost, [...at, 'path'], `of ${name} ${version} ${nowhere}`, 'Write down where it is.')];
  }
  const and = hasPath ? '' : `, and ${nowhere}`;
  const message = `${name} has the version "${String(version)}", which is none (v1, v2, …; a draft is ${unknownText} until it lands)${and}`;
  return [
    problem(lost, [...at, 'version'], message, 'A version gets its number when it lands: countersign merge BRANCH'),
  ];
}

function doubles(versions: readonly Item[]): readonly Problem[] {
  const seen = new Set<string>();
  return versions.flatMap(({ at, fields }) => {
    const name = nameIn(fields, 'artifact');
    if (name === undefined || fields['status'] !== 'current') return [];
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = `two versions of ${name} are current: nobody can tell which one counts`;
    return [
      problem(lost, [...at, 'status'], message, 'Of one artifact one version is current, the others are superseded.'),
    ];
  });
}

/** A source is an artifact of the list, by its name, with or without the version. */
function unlistedSources(told: Told, fields: Item['fields'], at: Item['at']): readonly Problem[] {
  const { definition } = told;
  const names = itemsIn(told, 'artifact_versions').flatMap((one) => nameIn(one.fields, 'artifact') ?? []);
  return textsIn(fields, 'source_artifacts').flatMap(([source, index]) => {
    const name = source.replace(/ v[1-9]\d*$/u, '');
    if (names.includes(name)) return [];
    const what =
      definition !== null && artifactOf(definition, name) !== undefined
        ? 'has no version here'
        : 'is no artifact of this list';
    const of = nameIn(fields, 'artifact') ?? 'the project';
    const message = `${of} is made from ${source}, which ${what}: nobody can look at what it rests on`;
    return [problem(lost, [...at, 'source_artifacts', index], message, 'List that version, too, with where it is.')];
  });
}
