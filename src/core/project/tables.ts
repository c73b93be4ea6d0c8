import { csvText } from '../audit/csv.ts';
import type { ApprovalRecord, Handoff } from './document.ts';

/** The parts of a project that a spreadsheet is made of. */
export const tableNames = ['artifacts', 'tracks', 'approvals', 'blockers', 'facts'] as const;
export type TableName = (typeof tableNames)[number];

type Rows = readonly (readonly string[])[];

/** A part of the handoff document for a spreadsheet: a head, and a line for each thing. */
export function tableCsv(document: Handoff, name: TableName): string {
  return csvText(tables[name](document));
}

const tables: Readonly<Record<TableName, (document: Handoff) => Rows>> = {
  artifacts: ({ artifact_versions }) => [
    ['artifact', 'version', 'status', 'path', 'supersedes', 'source_artifacts'],
    ...artifact_versions.map(({ artifact, version, status, path, supersedes, source_artifacts }) => [
      artifact,
      version,
      status,
      path,
      supersedes,
      source_artifacts.join('; '),
    ]),
  ],
  tracks: ({ active_tracks }) => [
    [
      'track',
      'kind',
      'stage',
      'status',
      'owner',
      'due_date',
      'allowed_output',
      'approval_limits',
      'dependencies',
      'blockers',
      'recovery',
      'because',
    ],
    ...active_tracks.map((one) => [
      one.track,
      one.kind,
      one.stage,
      one.status,
      one.owner,
      one.due_date,
      one.allowed_output,
      one.approval_limits.join('; '),
      one.dependencies.join('; '),
      one.blockers.join('; '),
      one.recovery === 'none' ? one.recovery : `${one.recovery.action}: ${one.recovery.output}`,
      one.because,
    ]),
  ],
  approvals: ({ approvals, approvals_by_track }) => [
    ['track', 'gate', 'status', 'approved_by', 'approved_at', 'evidence', 'permits', 'remaining_blockers'],
    ...[['main', approvals] as const, ...Object.entries(approvals_by_track)].flatMap(([track, gates]) =>
      Object.entries(gates).map(([gate, record]) => [track, gate, ...approvalCells(record)]),
    ),
  ],
  blockers: ({ blockers }) => [
    ['blocker', 'text', 'on', 'by', 'at', 'due_date'],
    ...blockers.map(({ id, text, on, by, at, due_date }) => [id, text, on, by, at, due_date]),
  ],
  facts: ({ known_facts, missing_info }) => [
    ['fact', 'value', 'source', 'by', 'at', 'substitutes'],
    ...Object.entries(known_facts).map(([fact, { value, source, by, at, substitutes }]) => [
      fact,
      String(value),
      source,
      by,
      at,
      substitutes,
    ]),
    ...missing_info.map((fact) => [fact, 'TBD', 'TBD', 'TBD', 'TBD', 'none']),
  ],
};

function approvalCells({
  status,
  approved_by,
  approved_at,
  evidence,
  permits,
  remaining_blockers,
}: ApprovalRecord): readonly string[] {
  return [status, approved_by, approved_at, evidence, permits.join('; '), remaining_blockers.join('; ')];
}
