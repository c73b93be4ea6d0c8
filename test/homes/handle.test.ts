import { expect, it } from 'vitest';
import type { Said } from '../../src/core/observe.ts';
import type { ProjectCommand } from '../../src/core/project/commands.ts';
import { projectDecider } from '../../src/core/project/decider.ts';
import { refusedPerHour } from '../../src/core/refused.ts';
import { plusMinutes } from '../../src/core/time.ts';
import { readDefinition, readPolicy } from '../../src/files.ts';
import { handle } from '../../src/handle.ts';
import { memoryHome } from '../../src/memory/home.ts';
import { blobId } from '../../src/record.ts';

const noon = '2026-11-21T12:00:00.000Z';
const project = 'atlas';
const lifecycle = `workflow_type: paper
stages: [writing, review]
gates: []
allowed_transitions:
- from: writing
  to: review
  on: command
  when: the title is known
  requires:
    fact: title
`;
const advance: ProjectCommand = { advance: { to: 'review', track: 'main' } };
const policy = 'version: 1\nassurance: asserted\n';

/** A project on which people talk where there is a clock, looked at once a minute. */
function talkedAbout() {
  const said: Said[] = [];
  let minute = 0;
  const definition = readDefinition(lifecycle, 'lifecycle.yaml');
  const inForce = readPolicy(policy, 'policy.yaml');
  if (!definition.ok || !inForce.ok) throw new Error('the definition or the policy of this test is broken');
  const home = memoryHome(() => ({
    world: {
      definition: definition.definition,
      policy: inForce.policy,
      definitionPin: { blob: blobId(lifecycle), origin: 'lifecycle.yaml' },
      policyPin: { blob: blobId(policy), origin: 'policy.yaml' },
      people: { permissions: { ann: 'write', bob: 'write' }, teams: {} },
      defaultBranch: 'main',
      checks: {},
    },
    texts: new Map([lifecycle, policy].map((text) => [blobId(text), text])),
    landings: [],
    proposals: {},
    said,
  }));
  const clock = { now: () => plusMinutes(noon, minute), sleep: () => Promise.resolve(), random: () => 0 };
  return {
    say: (login: string, command: ProjectCommand) => {
      const source = `comment ${said.length + 1}`;
      const actor = { id: login, login, kind: 'person', assurance: 'proven' } as const;
      said.push({ source, actor, command, said: plusMinutes(noon, minute + said.length / 1000) });
    },
    look: () => {
      minute += 1;
      return handle({ home, decider: projectDecider, clock }, project);
    },
  };
}

it('a refusal that is not written down does not come alive when what it waited for comes', async () => {
  const { say, look } = talkedAbout();
  const start = { project_id: project, workflow_type: 'paper', workflow: 'Atlas', client: 'us', owner: 'ann' };
  say('ann', { start });
  await look();
  for (let one = 0; one < refusedPerHour; one += 1) say('ann', advance);
  expect((await look()).entries).toHaveLength(refusedPerHour);
  say('ann', advance);
  expect((await look()).entries).toEqual([]);
  say('bob', { fact: { fact: 'title', value: 'Atlas', source: 'a letter' } });
  const heard = await look();
  expect(heard.entries.map(({ command }) => Object.keys(command)[0])).toEqual(['fact', 'overlook']);
  const { state, entries } = await look();
  expect([state?.tracks['main']?.stage, entries]).toEqual(['writing', []]);
  say('ann', advance);
  expect((await look()).state?.tracks['main']?.stage).toBe('review');
});
