import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/core/definition/schema.ts';
import { definitionFindings } from '../../src/files/judged.ts';
import { fullFormText, readDefinition } from '../../src/files.ts';

const data = process.env['COUNTERSIGN_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
const why = existsSync(data) ? '' : ` (skipped: there is no ${data}; COUNTERSIGN_DATA names the folder)`;

describe.skipIf(why !== '')(`definitions that others published${why}`, () => {
  it.each(['completetech-services-workflow.yaml', 'hiring-pipeline-workflow.yaml'])(
    '%s is read as it stands',
    (name) => {
      const read = readDefinition(readFileSync(join(data, 'completetech', name)), name);
      if (!read.ok) throw new Error(JSON.stringify(read.findings, null, 2));
      const findings = definitionFindings(read, name);
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['gate_unused']));
      expect(readDefinition(fullFormText(read.definition), name)).toMatchObject({
        ok: true,
        definition: read.definition,
      });
    },
  );

  it.each([
    ['completetech-services-workflow.yaml', 'completetech_services.yaml'],
    ['hiring-pipeline-workflow.yaml', 'hiring_pipeline.yaml'],
  ])('what %s says is what ships, and nothing of it is lost', (name, shipped) => {
    const published = definitionIn(join(data, 'completetech', name));
    const ours = definitionIn(join(import.meta.dirname, '../../workflows/lifecycles', shipped));
    const { workflow_type, label, stages, support_outputs, required_fields, specialist_owners } = published;
    expect(ours).toMatchObject({ workflow_type, label, stages, support_outputs, required_fields, specialist_owners });
    expect(waysIn(ours)).toEqual(waysIn(published));
    for (const artifact of published.artifacts) {
      const { artifact_type, owner, version_policy } = artifact;
      expect(ours.artifacts).toContainEqual(expect.objectContaining({ artifact_type, owner, version_policy }));
    }
    // Who opens a gate is a role here, and words there.
    for (const { gate_id, category, applies_when, approval_states } of published.gates) {
      const gate = { gate_id, category, applies_when, approval_states };
      expect(ours.gates).toContainEqual(expect.objectContaining(gate));
    }
    for (const { id, when, action } of published.routing_rules)
      expect(ours.routing_rules).toContainEqual(expect.objectContaining({ id, when, action }));
    for (const recovery of published.recovery_actions)
      expect(ours.recovery_actions).toContainEqual(expect.objectContaining(recovery));
    for (const { id, allows_open_blockers } of published.terminal_states)
      expect(ours.terminal_states).toContainEqual(expect.objectContaining({ id, allows_open_blockers }));
    expect(ours.gates).toHaveLength(published.gates.length);
    expect(ours.artifacts).toHaveLength(published.artifacts.length);
    expect(ours.terminal_states).toHaveLength(published.terminal_states.length);
  });
});

function definitionIn(file: string): Definition {
  const read = readDefinition(readFileSync(file), file);
  if (!read.ok) throw new Error(JSON.stringify(read.findings, null, 2));
  return read.definition;
}

function waysIn({ allowed_transitions: all }: Definition): readonly string[] {
  return all.map(({ from, to, when }) => `${from} ${to} ${when}`);
}
