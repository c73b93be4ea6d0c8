import type { AuditedProject, AuditReport } from './report.ts';
import type { Passage, PassedGate, Yes } from './passage.ts';

/** The columns, in their order: what passed, the gate, the decision that opened it. */
const columns = [
  'project',
  'proven',
  'entry',
  'recorded_at',
  'kind',
  'what',
  'external',
  'track',
  'artifact',
  'version',
  'path',
  'commit',
  'content',
  'by',
  'by_assurance',
  'why',
  'gate',
  'way',
  'says',
  'approved_by',
  'role',
  'authority',
  'assurance',
  'head',
  'decided_at',
  'reason',
  'attested_by',
  'evidence',
  'evidence_sha256',
  'delegated_by',
  'permits',
  'limits',
  'conditions',
  'expires_at',
  'override_by',
  'override_role',
  'override_authority',
  'override_assurance',
  'override_at',
  'override_reason',
  'findings',
] as const;
type Row = Partial<Record<(typeof columns)[number], string>>;

/**
 * The report for a spreadsheet (RFC 4180): a line for each decision that opened a gate, one for a gate without any, one
 * for what no gate stood before; what they have in common is in each of them.
 */
export function auditCsv({ projects }: AuditReport): string {
  const rows = projects.flatMap((project) => project.passages.flatMap((one) => rowsOf(project, one)));
  return csvText([columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]);
}

/** Rows of cells for a spreadsheet (RFC 4180). */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(field).join(',')}\r\n`).join('');
}

/** What a spreadsheet would take for a formula, or that hides one, is made text by the apostrophe that it does not show. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function rowsOf({ id, proven }: AuditedProject, passage: Passage): readonly Row[] {
  const { artifact, by } = passage;
  const about: Row = {
    project: id,
    proven: yesOrNo(proven),
    entry: String(passage.entry),
    recorded_at: passage.at,
    kind: passage.kind,
    what: passage.what,
    external: yesOrNo(passage.external),
    track: passage.track,
    artifact: artifact?.name ?? '',
    version: artifact?.version ?? '',
    path: artifact?.path ?? '',
    commit: artifact?.commit ?? '',
    content: artifact?.content ?? '',
    by: by.login,
    by_assurance: by.assurance,
    why: passage.why,
    findings: passage.findings.map(({ code }) => code).join(' '),
  };
  const gates = passage.gates.flatMap((gate) => gateRows(gate));
  return gates.length === 0 ? [about] : gates.map((row) => ({ ...about, ...row }));
}

function gateRows({ gate, way, says, approvals, terms, override }: PassedGate): readonly Row[] {
  const about: Row = {
    gate,
    way,
    says,
    permits: (terms.permits ?? []).join(' '),
    limits: terms.limits ?? '',
    conditions: (terms.conditions ?? []).map((condition) => JSON.stringify(condition)).join(' '),
    expires_at: terms.expires_at ?? '',
    override_by: override?.by ?? '',
    override_role: override?.role ?? '',
    override_authority: override?.authority ?? '',
    override_assurance: override?.assurance ?? '',
    override_at: override?.at ?? '',
    override_reason: override?.reason ?? '',
  };
  return approvals.length === 0 ? [about] : approvals.map((one) => ({ ...about, ...decisionRow(one) }));
}

function decisionRow(one: Yes): Row {
  return {
    approved_by: one.by,
    role: one.role,
    authority: one.authority ?? '',
    assurance: one.assurance,
    head: one.head ?? '',
    decided_at: one.at,
    reason: one.reason,
    attested_by: one.attested_by ?? '',
    evidence: one.evidence?.name ?? '',
    evidence_sha256: one.evidence?.sha256 ?? '',
    delegated_by: one.delegated_by.join(' → '),
  };
}

function yesOrNo(answer: boolean): string {
  return answer ? 'yes' : 'no';
}
