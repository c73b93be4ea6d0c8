import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fullForm } from '../../src/core/definition/full-form.ts';
import type { Definition } from '../../src/core/definition/schema.ts';
import { defaultPolicy } from '../../src/core/policy/schema.ts';
import { readDefinition, writeYaml } from '../../src/files.ts';
import { toldFindings } from '../../src/files/told.ts';
import { inShip, knows, bob, noon, sceneOf, starts, written } from '../core/given.ts';

const data = process.env['COUNTERSIGN_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
const published = join(data, 'completetech/full-workflow-variables.yaml');
const why = existsSync(data) ? '' : ` (skipped: there is no ${data}; COUNTERSIGN_DATA names the folder)`;
const own = join(import.meta.dirname, '../fixtures/told/harbour.yaml');

const lifecycles = join(import.meta.dirname, '../../workflows/lifecycles');

function shipped(name: string): Definition {
  const read = readDefinition(readFileSync(join(lifecycles, name)), name);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.definition;
}

const judge = {
  definitions: [shipped('completetech_services.yaml'), fullForm(written)],
  policy: defaultPolicy,
  at: noon,
};

/** What is found in a text, as editors would show it. */
function found(text: string | Uint8Array): readonly string[] {
  const findings = toldFindings(text, 'told.yaml', judge);
  for (const { message, next } of findings) {
    expect(message).toMatch(/\S/u);
    expect(next).toMatch(/\S/u);
  }
  return findings.map(({ line, column, severity, code }) => `${line}:${column} ${severity} ${code}`);
}

const about = (workflow: string) => `${workflow}\nowner: TBD\nactive_tracks: []\n`;

describe('what a document about a project says', () => {
  it('is judged where it stands, by the definition that it follows', () => {
    expect(found(readFileSync(own))).toEqual([
      '4:20 error invalid_transition',
      '8:5 warning track_incomplete',
      '14:5 warning orphaned_blocker',
      '19:12 warning missing_owner',
      '24:5 warning track_incomplete',
      '36:7 error artifact_without_source_or_version',
      '39:14 error artifact_without_source_or_version',
      '44:15 error stale_approval',
      '49:9 warning orphaned_blocker',
      '50:5 error external_action_without_approval_evidence',
      '57:5 error external_action_without_approval_evidence',
      '71:12 warning missing_owner',
      '73:5 error missing_owner',
      '77:5 error unresolved_conflict',
      '83:5 error invalid_transition',
    ]);
  });

  it('is a state that Countersign keeps, judged by its own rules', () => {
    const { state } = sceneOf(starts(), knows(bob, 'x', 1, 'a mail'), knows(bob, 'x', 2, 'a call'));
    expect(found(writeYaml(state))).toEqual(['42:3 warning unresolved_conflict']);
    expect(found(writeYaml({ ...sceneOf(inShip).state, owner: '' }))).toEqual([
      expect.stringMatching(/^\d+:\d+ error missing_owner$/u),
    ]);
    expect(found(writeYaml({ ...state, seq: 0 }))).toEqual([expect.stringContaining('error wrong_value')]);
    expect(found(writeYaml({ ...state, workflow_type: 'other' }))).toEqual(['3:16 error unknown_workflow']);
  });

  it('is judged as far as it can be where nobody knows the workflow', () => {
    expect(found(about('workflow_type: sales'))).toEqual(['1:16 error unknown_workflow', '2:8 warning missing_owner']);
    expect(found(about('workflow_type: 7'))).toContain('1:16 error unknown_workflow');
    expect(found(about('stage: x'))).toContain('1:1 error unknown_workflow');
  });

  it('is nothing where it tells of no project', () => {
    for (const text of ['- a\n', 'roles: {}\n', 'project_state: [a]\n'])
      expect(found(text)).toEqual(['1:1 error missing_field']);
    expect(found('a: [')).toEqual([expect.stringContaining('yaml_syntax')]);
  });
});

describe.skipIf(why !== '')(`a state that others published${why}`, () => {
  it('breaks the rules that it comes with, each where it stands', () => {
    const lines = found(readFileSync(published));
    const errors = lines.filter((line) => line.includes(' error '));
    expect(errors).toEqual([
      // The project is said to be in discovery, and every track is past it.
      '10:20 error invalid_transition',
      // Sources that are listed nowhere, and a version that is none.
      '70:7 error artifact_without_source_or_version',
      '79:7 error artifact_without_source_or_version',
      '80:7 error artifact_without_source_or_version',
      '85:14 error artifact_without_source_or_version',
      '89:7 error artifact_without_source_or_version',
      // Approved once, partial now, and no event between.
      '93:15 error stale_approval',
      // Security is conditional and public proof approved, and nobody says by whom or when.
      '109:5 error external_action_without_approval_evidence',
      '129:5 error external_action_without_approval_evidence',
      // Decisions without a number, an actor and a time.
      '152:5 error missing_owner',
      '156:5 error missing_owner',
      // The sponsor against the signed scope, while delivery goes on.
      '164:5 error unresolved_conflict',
      // From delivery to security review: a track beside, and no stage.
      '202:5 error invalid_transition',
    ]);
    const warnings = lines.filter((line) => line.includes(' warning '));
    expect(warnings).toEqual([
      '24:5 warning track_incomplete',
      '33:5 warning orphaned_blocker',
      '37:5 warning track_incomplete',
      '41:12 warning missing_owner',
      '46:5 warning orphaned_blocker',
      '49:5 warning track_incomplete',
      '58:5 warning orphaned_blocker',
      '120:9 warning orphaned_blocker',
      '128:9 warning orphaned_blocker',
      '137:9 warning orphaned_blocker',
      '148:12 warning missing_owner',
    ]);
  });
});
