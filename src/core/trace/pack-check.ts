import { isFields } from '../fields.ts';
import { mostFindings, type Finding, type FindingCode, type Problem } from '../finding.ts';

import { momentOf } from './check/moment.ts';
import { compared, neededArtifacts, packPaths, pathFault } from './pack.ts';

/** A line of `sha256sums.txt`; lines count from 1. */
export interface Listed {
  readonly path: string;
  readonly digest: string;
  readonly line: number;
}

/** A fault in a file of a pack as a whole, or in one of its lines. */
export function faultIn(file: string, code: FindingCode, message: string, next: string, line = 1): Finding {
  return { code, file, line, column: 1, message, next, severity: 'error' };
}

const takeOver = 'Get the pack again from whoever made it: as it is, nobody can say what was in it.';

/** The digests that a pack lists, and what is wrong with the list. `file` is what findings call it. */
export function readSums(
  text: string,
  file: string,
): { readonly sums: readonly Listed[]; readonly findings: readonly Finding[] } {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .replace(/\n$/u, '')
    .split('\n');
  const crlf = lines.findIndex((line) => line.includes('\r')) + 1;
  if (crlf > 0) return { sums: [], findings: [faultIn(file, 'carriage_return', rewritten, takeOver, crlf)] };
  if (text === '') return { sums: [], findings: [faultIn(file, 'empty_file', 'no digest is listed', takeOver)] };
  const findings: Finding[] = [];
  const sums: Listed[] = [];
  const seen = new Map<string, number>();
  for (const [index, written] of lines.entries()) {
    const line = index + 1;
    const { digest, path } = /^(?<digest>[0-9a-f]{64}) {2}(?<path>.+)$/u.exec(written)?.groups ?? {};
    const because = digest === undefined || path === undefined ? lineFault : listedFault(path, seen);
    if (because !== null) findings.push(faultIn(file, because.code, because.message, takeOver, line));
    if (digest !== undefined && path !== undefined) {
      seen.set(path, line);
      sums.push({ path, digest, line });
    }
    if (findings.length === mostFindings) break;
  }
  return { sums, findings };
}

const rewritten = 'lines end with a carriage return: the file was rewritten';

type Because = Pick<Finding, 'code' | 'message'>;

const lineFault: Because = {
  code: 'digest_list',
  message: 'this line is not a sha256 in hexadecimal, two blanks and a path',
};

function listedFault(path: string, seen: ReadonlyMap<string, number>): Because | null {
  const before = seen.get(path);
  if (before !== undefined) return { code: 'duplicate_id', message: `${path} stands in line ${before} already` };
  if (path === packPaths.sums || path === packPaths.seal)
    return { code: 'digest_list', message: `${path} cannot list its own digest` };
  const fault = pathFault(path);
  return fault === null ? null : { code: 'pack_file_refused', message: `${path} ${fault}` };
}

/**
 * The digest that seals a pack; null where the text is none. Behind it stands nothing, or what it is of, as programs that
 * make and check digests write it.
 */
export function readSeal(text: string): string | null {
  return (
    /^(?<digest>[0-9a-f]{64})(?: {2}(?:pack|(?:integrity\/)?sha256sums\.txt))?\n?$/u.exec(text)?.groups?.['digest'] ??
    null
  );
}

/** Paths that are one file where the machine does not tell A from a: pairs, the later one first. */
export function clashing(paths: readonly string[]): readonly (readonly [string, string])[] {
  const known = new Map<string, string>();
  return paths.flatMap((path) => {
    const steps = path.split('/');
    const pairs = steps.flatMap((_, index): readonly (readonly [string, string])[] => {
      const part = steps.slice(0, index + 1).join('/');
      const key = part.normalize('NFC').toLowerCase();
      const before = known.get(key);
      known.set(key, before ?? part);
      return before === undefined || before === part ? [] : [[part, before]];
    });
    return pairs.slice(0, 1);
  });
}

/** What a manifest of the right shape says that cannot be, given the paths of all files. */
export function manifestProblems(manifest: unknown, paths: ReadonlySet<string>): readonly Problem[] {
  if (!isFields(manifest)) return [];
  const { created_at: created, protocol_version: version, artifacts_included: included } = manifest;
  return [
    ...(typeof created === 'string' && momentOf(created) === null
      ? [problem(['created_at'], `${created} is no moment`, 'Write it as 2026-01-31T15:00:00Z.')]
      : []),
    ...(typeof version === 'string' && !/^1\.0\.\d+$/u.test(version)
      ? [
          problem(
            ['protocol_version'],
            `protocol ${version} is not one that packs of this form are made by`,
            'There is 1.0.0.',
          ),
        ]
      : []),
    ...neededArtifacts.flatMap((name) =>
      paths.has(`artifacts/${name}.json`) ? [] : [missing(`artifacts/${name}.json`)],
    ),
    ...(Array.isArray(included) ? includedProblems(included, paths) : []),
  ];
}

/** Errors first: more problems than anybody reads must not hide them. */
function includedProblems(included: readonly unknown[], paths: ReadonlySet<string>): readonly Problem[] {
  const files = [...paths].filter((path) => path.startsWith('artifacts/'));
  const there = new Set<unknown>(files.map((path) => path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/u, '')));
  const named = new Set<unknown>();
  const problems: Problem[] = [];
  for (const [index, name] of included.entries()) {
    if (problems.length >= mostFindings) break;
    const path = ['artifacts_included', index];
    if (named.has(name))
      problems.push(problem(path, `${String(name)} is named twice`, 'Name every artifact once.', 'duplicate_id'));
    else if (typeof name === 'string' && !there.has(name))
      problems.push({ ...missing(`artifacts/${name}.json`), path });
    named.add(name);
  }
  const untold = files
    .flatMap((path) => /^artifacts\/(?<name>[^/]+)\.json$/u.exec(path)?.groups?.['name'] ?? [])
    .filter((name) => !named.has(name));
  return [
    ...problems,
    ...untold.map((name): Problem => {
      const message = `artifacts/${name}.json is there and is not named`;
      return { ...problem(['artifacts_included'], message, 'Name every artifact of the pack.'), severity: 'warning' };
    }),
  ];
}

function missing(path: string): Problem {
  return problem(
    [],
    `${path} is not in the pack`,
    'Get the whole pack again from whoever made it.',
    'pack_part_missing',
  );
}

function problem(path: Problem['path'], message: string, next: string, code: FindingCode = 'wrong_value'): Problem {
  return { code, path, message, next, severity: 'error' };
}

/** Events (a list as the schema of a timeline has it) that are not where they belong, or are there twice. */
export function timelineProblems(events: unknown): readonly Problem[] {
  const seen = new Set<string>();
  let last: { readonly id: string; readonly moment: string } | null = null;
  const problems: Problem[] = [];
  for (const [index, event] of listOf(events).entries()) {
    if (problems.length >= mostFindings) break;
    if (!isFields(event) || typeof event['event_id'] !== 'string' || typeof event['timestamp'] !== 'string') continue;
    const { event_id: id, timestamp } = event;
    const moment = momentOf(timestamp);
    if (seen.has(id))
      problems.push(problem([index], `event ${id} is told twice`, 'Every event is told once.', 'duplicate_id'));
    seen.add(id);
    if (moment === null) {
      problems.push(problem([index, 'timestamp'], `${timestamp} is no moment`, 'Write it as 2026-01-31T15:00:00Z.'));
      continue;
    }
    const now = { id, moment };
    if (last !== null && (compared(moment, last.moment) || compared(id, last.id)) < 0)
      problems.push(problem([index], `event ${id} belongs before ${last.id}`, inTurn, 'timeline_order'));
    last = now;
  }
  return problems;
}

const inTurn = 'Events are sorted by timestamp, and those of one moment by event_id.';

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
