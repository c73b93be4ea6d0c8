import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fullPolicy } from '../../../src/core/policy/schema.ts';
import { exported } from '../../../src/core/project/export.ts';
import type { Handoff } from '../../../src/core/project/document.ts';
import { versionsIn } from '../../../src/core/project/history.ts';
import type { ProjectState } from '../../../src/core/project/state.ts';
import { allSteps } from '../../../src/core/project/steps.ts';
import { readDefinition } from '../../../src/files.ts';
import {
  all,
  answerOf,
  approves,
  around,
  asks,
  forks,
  knows,
  merges,
  observedIn,
  person,
  pushes,
  starts,
  swept,
  type Scene,
  type Step,
} from '../given.ts';

/** Leads the engagement, and records what clients answer. */
export const lena = person('lena');
/** Does the work of every specialist. */
export const mika = person('mika');
/** Clients without an account: the sponsor, and who may sign. */
export const jordan = person('jordan', { assurance: 'attested' });
export const morgan = person('morgan', { assurance: 'attested' });
export const bea = person('bea');
export const pat = person('pat');
export const sam = person('sam');

const file = join(import.meta.dirname, '../../../workflows/lifecycles/completetech_services.yaml');

function shipped() {
  const read = readDefinition(readFileSync(file), file);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.definition;
}

/** The services lifecycle as it ships. */
const services = shipped();

const specialists = [...new Set(Object.values(services.specialist_owners))];

const policy = fullPolicy({
  version: 1,
  roles: {
    client_commercial_approver: { emails: ['jordan@example.com'] },
    legal_signatory: { emails: ['morgan@example.com'] },
    billing_approver: { emails: ['bea@example.com'] },
    external_sender: { emails: ['pat@example.com'] },
    client_proof_approver: { emails: ['jordan@example.com'] },
    account_sponsor: { emails: ['jordan@example.com'] },
    security_reviewer: { emails: ['sam@example.com'] },
    ...Object.fromEntries(specialists.map((role) => [role, { emails: ['mika@example.com'] }])),
  },
});

/** A lead has come in: one engagement with one client. */
export const engaged: Step = all(
  around({
    definition: services,
    definitionPin: { blob: 's1', origin: 'countersign:completetech_services.yaml' },
    policy,
    people: {
      permissions: {
        'lena@example.com': 'maintain',
        ...Object.fromEntries(['mika', 'bea', 'pat', 'sam'].map((name) => [`${name}@example.com`, 'write' as const])),
      },
      teams: {},
    },
  }),
  starts(lena, {
    project_id: 'northwind',
    workflow_type: 'completetech_services',
    workflow: 'Support e-mail triage',
    client: 'Northwind Trading Co.',
    owner: 'lena',
  }),
);

/** A specialist puts an artifact on a branch of its own. */
export function drafts(artifact: string, bytes = `${artifact} A`): Step {
  return all(pushes(mika, artifact, { [artifact]: bytes }), swept);
}

/** … and merges it. */
export const delivers = (artifact: string): Step => all(merges(mika, artifact), swept);

/** An artifact that nobody has to approve comes onto the default branch. */
export function writes(artifact: string, bytes?: string): Step {
  return all(drafts(artifact, bytes), delivers(artifact));
}

/** Lena records what somebody without an account has answered. */
export function attests(
  gate: string,
  client: typeof jordan,
  changes: Omit<NonNullable<Parameters<typeof approves>[2]>, 'on_behalf_of'> = {},
): Step {
  return approves(lena, gate, { on_behalf_of: answerOf(client), ...changes });
}

export const acts = (action: string, track = 'main'): Step => asks(mika, { act: { action, track } });
export const blocks = (
  text: string,
  on: string,
  changes: { readonly due_date?: string; readonly recover?: string } = {},
): Step => asks(lena, { block: { text, on, ...changes } });
/** Lena opens a track of its own, of a kind that the lifecycle has. */
export function opens(
  track: string,
  as: string,
  changes: Partial<Omit<Parameters<typeof forks>[2] & object, 'as'>> = {},
): Step {
  return forks(lena, track, { as, owner: 'lena', due_date: '2026-03-20', ...changes });
}

/** Bytes for a track's own artifact, on a branch of their own. */
export function draftsOn(track: string, artifact: string, bytes = `${artifact} of ${track}`): Step {
  return all(pushes(mika, `${track}-${artifact}`, { [`${artifact}/${track}`]: bytes }), swept);
}

/** … which is merged. */
export const deliversOn = (track: string, artifact: string): Step => all(merges(mika, `${track}-${artifact}`), swept);

export const flags = (flag: string, reason: string): Step => asks(mika, { flag: { flag, reason } });

/** Clears the blocker of this text, whatever its number is. */
export function clears(text: string): Step {
  return (scene) => {
    const [blocker] = Object.entries(scene.state?.blockers ?? {}).find(([, one]) => one.text === text) ?? [];
    if (blocker === undefined) throw new Error(`nothing is blocked by "${text}"`);
    return asks(lena, { unblock: { blocker, reason: 'it is settled' } })(scene);
  };
}

/** The facts are verified and the brief is there: the proposal can be written. */
export const inProposal: Step = all(
  engaged,
  knows(mika, 'opportunity.desired_outcome', 'consistent triage', 'call with Priya'),
  writes('discovery_brief'),
);

/** … the client's sponsor has agreed to the scope. */
export const inContract: Step = all(
  inProposal,
  drafts('proposal_or_sow'),
  attests('commercial', jordan),
  delivers('proposal_or_sow'),
);

/** Both parties have signed; no deposit is due. */
export const signed: Step = knows(mika, 'contract.signed_on', '2026-03-04', 'the signed copy');

/** … the agreement is signed, and the sponsor lets work begin. */
export const inDelivery: Step = all(
  inContract,
  drafts('contract_package'),
  attests('legal_or_contract', morgan),
  attests('client_authority', jordan),
  signed,
  delivers('contract_package'),
);

/** … the work is handed over. */
export const inCustomerSuccess: Step = all(inDelivery, writes('delivery_record'));

export function stateOf({ state }: Scene): ProjectState {
  if (state === null) throw new Error('no project was started');
  return state;
}

export function stageOf(scene: Scene): string | undefined {
  return stateOf(scene).tracks['main']?.stage;
}

/** The handoff document as whoever takes over would get it. */
export function handoffOf(scene: Scene): Handoff {
  const { world, log } = scene;
  return exported(stateOf(scene), world.definition, log, versionsIn(log)).project_state;
}

/** Every next action, each with its command where it has one. */
export function nextOf(scene: Scene): readonly string[] {
  return allSteps(observedIn(scene).world, stateOf(scene)).map(({ says, command }) =>
    command === undefined ? says : `${says} — ${command}`,
  );
}

/** An artifact of the handoff in its latest version. */
export function versionOf(scene: Scene, artifact: string): Handoff['artifact_versions'][number] | undefined {
  return handoffOf(scene).artifact_versions.findLast((one) => one.artifact === artifact);
}
