import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { fullFormText, readDefinition, writeYaml } from '../../src/files.ts';
import { definitionFindings } from '../../src/files/judged.ts';
import { chosenFrom, foundIn, shippedSources } from '../../src/kept/sources.ts';
import { fullDefinition } from './examples.ts';

const hiring = `
workflow_type: hiring_pipeline
stages: [role_intake, sourcing, screening, interview, offer, onboarding]
artifacts: [role_brief, candidate_profile, interview_scorecard, offer_package]
gates:
  - hiring_manager_approval
  - compensation_approval
  - legal_or_hr_approval
  - privacy_or_security_review
routing_rules:
  - candidate data or privacy question → privacy_or_security_review
  - compensation or offer question → compensation_approval
  - failed scorecard assumptions → screening or role_intake
`;

const release = `
workflow_type: software_release
stages: [intake, implementation, review, test, release, post_release]
artifacts: [issue, branch, pull_request, test_report, release_notes]
gates:
  - code_review
  - ci_status
  - release_owner_approval
  - security_review
routing_rules:
  - failed CI → implementation
  - public release notes → release_owner_approval
  - dependency or security findings → security_review
`;

/** A definition in the short form, read. */
function given(text: string) {
  const read = readDefinition(text, 'adapter.yml');
  if (!read.ok) throw new Error(JSON.stringify(read.findings, null, 2));
  return read;
}

describe('an adapter written in plain strings', () => {
  it.each([
    ['hiring', hiring],
    ['software release', release],
  ])('%s: nothing is wrong with it but that nothing asks for its gates yet', (_name, text) => {
    const read = given(text);
    const findings = definitionFindings(read, 'adapter.yml');
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(findings.map((finding) => finding.code)).toEqual(read.definition.gates.map(() => 'gate_unused'));
  });

  it.each([
    ['hiring', hiring],
    ['software release', release],
  ])('%s: its full form is a full form, and means the same', (_name, text) => {
    const { definition } = given(text);
    expect(given(fullFormText(definition)).definition).toEqual(definition);
  });

  it('hiring keeps its stages, artifacts, gates and rules by name', () => {
    const { definition } = given(hiring);
    expect(definition.stages.map((stage) => stage.label)).toEqual([
      'Role intake',
      'Sourcing',
      'Screening',
      'Interview',
      'Offer',
      'Onboarding',
    ]);
    expect(definition.artifacts.map((artifact) => artifact.artifact_type)).toEqual([
      'role_brief',
      'candidate_profile',
      'interview_scorecard',
      'offer_package',
    ]);
    expect(definition.gates.map((gate) => gate.owner)).toEqual([
      'hiring_manager_approval',
      'compensation_approval',
      'legal_or_hr_approval',
      'privacy_or_security_review',
    ]);
    expect(definition.routing_rules.map((rule) => rule.action)).toEqual([
      'privacy_or_security_review',
      'compensation_approval',
      'screening or role_intake',
    ]);
  });

  it('a software release goes from stage to stage in the order written', () => {
    const { definition } = given(release);
    expect(definition.allowed_transitions.map(({ from, to, when }) => [from, to, when])).toEqual([
      ['intake', 'implementation', 'Intake is done'],
      ['implementation', 'review', 'Implementation is done'],
      ['review', 'test', 'Review is done'],
      ['test', 'release', 'Test is done'],
      ['release', 'post_release', 'Release is done'],
    ]);
    expect(definition.routing_rules).toEqual([
      { id: 'failed_ci', when: 'failed CI', action: 'implementation' },
      { id: 'public_release_notes', when: 'public release notes', action: 'release_owner_approval' },
      { id: 'dependency_or_security_findings', when: 'dependency or security findings', action: 'security_review' },
    ]);
  });
});

describe('the definitions that ship', () => {
  it('are read without any finding, and where no workflow is named the services lifecycle is taken', async () => {
    const folder = join(import.meta.dirname, '../../workflows/lifecycles');
    const all = await foundIn(shippedSources(folder), () => Promise.resolve(new Map()));
    expect(all.map((one) => [one.workflow_type, one.findings])).toEqual([
      ['completetech_services', []],
      ['hiring_pipeline', []],
      ['software_release', []],
    ]);
    expect((await chosenFrom(all, undefined))?.definition.workflow_type).toBe('completetech_services');
    expect((await chosenFrom(all, 'hiring_pipeline'))?.definition.workflow_type).toBe('hiring_pipeline');
    expect(await chosenFrom(all, 'another')).toBeNull();
  });
});

describe('the full form', () => {
  it.each([
    'workflow_type',
    'stages',
    'allowed_transitions',
    'artifacts',
    'specialist_owners',
    'gates',
    'routing_rules',
    'recovery_actions',
    'required_fields',
    'terminal_states',
  ])('without %s is refused, and the refusal names it', (part) => {
    const without = Object.fromEntries(Object.entries(fullDefinition).filter(([name]) => name !== part));
    const read = readDefinition(writeYaml(without), 'adapter.yml');
    expect(read.ok ? [] : read.findings).toMatchObject([
      { code: 'missing_field', file: 'adapter.yml', line: 1, column: 1, message: `${part} is missing in the file` },
    ]);
  });

  it.each([
    ['stages', 'id', 'label', 'purpose'],
    ['allowed_transitions', 'from', 'to', 'when'],
    ['artifacts', 'artifact_type', 'owner', 'version_policy'],
    ['gates', 'gate_id', 'owner', 'applies_when'],
    ['recovery_actions', 'id', 'applies_when', 'output'],
  ] as const)('one of its %s has to have %s, %s and %s', (part, ...fields) => {
    const items: readonly object[] = fullDefinition[part];
    for (const field of fields) {
      const [first = {}, ...others] = items;
      const lacking = Object.fromEntries(Object.entries(first).filter(([name]) => name !== field));
      const read = readDefinition(writeYaml({ ...fullDefinition, [part]: [lacking, ...others] }), 'adapter.yml');
      expect(read.ok ? [] : read.findings).toMatchObject([
        { code: 'missing_field', message: `${field} is missing in ${part}[0]` },
      ]);
    }
  });
});
