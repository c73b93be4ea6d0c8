import type { AuditFinding, Passage, PassedGate } from './passage.ts';

/** What an auditor has to see of one passage. */
export function findingsOf({
  kind,
  external,
  gates,
}: Pick<Passage, 'kind' | 'external' | 'gates'>): readonly AuditFinding[] {
  const isAsked = kind === 'landing' || kind === 'removal' || external;
  const nobody: readonly AuditFinding[] =
    isAsked && gates.length === 0 ? [{ code: 'no_gate', says: 'no gate stood before it: nobody was asked' }] : [];
  return [...nobody, ...gates.flatMap(aboutGate), ...severalGates(gates)];
}

function aboutGate({ gate, way, says, approvals, override }: PassedGate): readonly AuditFinding[] {
  const own = approvals
    .filter(({ own_work }) => own_work)
    .map(({ by }): AuditFinding => ({ code: 'own_work', says: `${gate} was approved by ${by}, who wrote part of it` }));
  if (way === 'not shown') return [{ code: 'not_shown', says: `${gate} had to be open, and by the record ${says}` }];
  if (way === 'bypassed') return [override === null ? unexplained(says) : explained(says, override)];
  if (override === null) return own;
  const { by, reason } = override;
  return [{ code: 'overridden', says: `${gate} was opened by ${by} without its approval: ${reason}` }];
}

function unexplained(says: string): AuditFinding {
  return { code: 'bypassed', says: `${says}; it was passed, and nobody has said why` };
}

function explained(says: string, { by, reason }: NonNullable<PassedGate['override']>): AuditFinding {
  return { code: 'bypassed_with_rationale', says: `${says}; it was passed, and ${by} said why: ${reason}` };
}

/** Who opened more than one gate of the same passage: as many words as gates, and not as many people. */
function severalGates(gates: readonly PassedGate[]): readonly AuditFinding[] {
  const opened = new Map<string, readonly string[]>();
  for (const { gate, way, approvals, override } of gates) {
    if (way === 'bypassed') continue;
    const people = override === null ? approvals.map(({ by }) => by) : [override.by];
    for (const by of new Set(people)) opened.set(by, [...(opened.get(by) ?? []), gate]);
  }
  return [...opened]
    .filter(([, names]) => names.length > 1)
    .map(([by, names]) => ({ code: 'several_gates', says: `${by} opened ${names.join(' and ')}` }));
}
