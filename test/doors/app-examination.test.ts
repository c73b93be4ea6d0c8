import { afterEach, describe, expect, it } from 'vitest';
import { makeLog } from '../../src/doors/app/log.ts';
import { examinations, type Examinations } from '../../src/doors/app/examination.ts';
import { leastPermissions } from '../../src/github/doctor/judge/access.ts';
import { openDoctor, shipped, type DoctorRig } from '../github/doctor-rig.ts';
import { appOn } from './app-github.ts';

const open: DoctorRig[] = [];
afterEach(async () => {
  for (const rig of open.splice(0)) {
    expect(rig.sandbox.gaps).toEqual([]);
    await rig.close();
  }
});

interface ExaminedRig extends DoctorRig {
  /** A process of the App that has examined nothing yet. */
  readonly another: () => Examinations;
  /** Examines an hour later; answers the codes of what stops. */
  readonly later: () => Promise<readonly string[] | null>;
  /** All that was ever said in issues, oldest first. */
  readonly issues: () => readonly { readonly state: string; readonly body: string; readonly comments: number }[];
}

async function examined(files: Readonly<Record<string, string>> = {}): Promise<ExaminedRig> {
  const rig = await openDoctor(files);
  open.push(rig);
  const { sandbox, site, client, app, clock } = rig;
  const another = (): Examinations =>
    examinations({ app, appId: sandbox.app.id, stateBranch: 'countersign', shipped, clock });
  const one = another();
  return {
    ...rig,
    another,
    async later() {
      sandbox.clock.advance(60 * 60_000);
      return stops(await one.examine(client(sandbox.tokenFor({ installation: 'acme' })), nameOf(rig)));
    },
    issues: () =>
      [...site.model.subjects.values()].map(({ number, state, body }) => ({
        state,
        body,
        comments: site.comments(number).length,
      })),
  };
}

function nameOf({ site: { id, owner, name } }: DoctorRig): {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
} {
  return { id, owner, name };
}

function stops(ailments: Awaited<ReturnType<Examinations['examine']>>): readonly string[] | null {
  return ailments?.filter(({ severity }) => severity === 'stops').map(({ code }) => code) ?? null;
}

/** The App without this permission, or with all of them. */
function without({ sandbox }: DoctorRig, missing?: string): void {
  const all = Object.entries(leastPermissions).map(([name, { access }]) => [name, access] as const);
  sandbox.install('acme', { permissions: Object.fromEntries(all.filter(([name]) => name !== missing)) });
}

describe('what stops the App in a repository', () => {
  it('is said in one issue, which is kept up to date and closed when all is well', async () => {
    const rig = await examined();
    without(rig, 'checks');
    expect(await rig.later()).toEqual(['permission_missing']);
    const [issue] = rig.issues();
    expect(issue).toMatchObject({ state: 'OPEN', comments: 0 });
    expect(issue?.body).toContain('### 1. the App has no permission to write checks');
    expect(rig.site.issue(1)).toMatchObject({
      title: 'Countersign cannot work here yet',
      labels: [{ name: 'countersign' }],
    });

    rig.site.protect('countersign', { mayPush: ['root'] });
    await rig.site.as('root').push('countersign', { 'format.yaml': 'format: 1\n' });
    expect(await rig.later()).toEqual(['permission_missing', 'kept_out']);
    expect(rig.issues()).toHaveLength(1);
    expect(rig.issues()[0]?.body).toContain('### 2. branch protection keeps us from writing');
    expect(rig.issues()[0]?.body).toMatch(
      /```sh\ngh api .* -X DELETE repos\/acme\/portal\/branches\/countersign\/protection\n```/u,
    );

    rig.site.unprotect('countersign');
    without(rig);
    expect(await rig.later()).toEqual([]);
    expect(rig.issues()).toMatchObject([{ state: 'CLOSED', comments: 1 }]);
    expect(rig.site.comments(1)[0]?.body).toContain('All is well now');
    expect(await rig.later()).toEqual([]);
    expect(rig.issues()).toMatchObject([{ state: 'CLOSED', comments: 1 }]);
  });

  it('is said again in the same issue when it comes back, also by another process', async () => {
    const rig = await examined();
    without(rig, 'statuses');
    await rig.later();
    without(rig);
    await rig.later();
    without(rig, 'statuses');
    const { sandbox, client } = rig;
    await rig.another().examine(client(sandbox.tokenFor({ installation: 'acme' })), nameOf(rig));
    expect(rig.issues()).toMatchObject([{ state: 'OPEN', comments: 1 }]);
    expect(rig.issues()[0]?.body).toContain('no permission to read statuses');
  });

  it('is not said twice to whoever closed the issue knowing it', async () => {
    const rig = await examined();
    without(rig, 'statuses');
    await rig.later();
    await rig.site.as('root').close(1);
    expect(await rig.later()).toEqual(['permission_missing']);
    expect(rig.issues()).toMatchObject([{ state: 'CLOSED', comments: 0 }]);
    without(rig, 'checks');
    await rig.later();
    expect(rig.issues()).toMatchObject([{ state: 'OPEN', comments: 0 }]);
  });

  it('is not looked for in what others write', async () => {
    const rig = await examined();
    const eve = rig.site.as('eve');
    await eve.openIssue({ title: 'Mine', body: '<!-- countersign:doctor -->' });
    await rig.site.as('ann').label(1, 'countersign');
    without(rig, 'statuses');
    await rig.later();
    expect(rig.issues()).toHaveLength(2);
    without(rig);
    await rig.later();
    expect(rig.issues().map(({ state }) => state)).toEqual(['OPEN', 'CLOSED']);
  });

  it('is told by the sweep where it is wrong with the rules, and not twice', async () => {
    const rig = await examined({ '.github/countersign.yml': 'version: 1\n"@bob <img src=x>": 1\n' });
    expect(await rig.later()).toContain('broken_law');
    expect(rig.issues()).toEqual([]);
  });
});

describe('a repository', () => {
  it('that did not ask for Countersign costs one request and hears nothing', async () => {
    const rig = await examined();
    const other = await rig.sandbox.repository('acme/other');
    without(rig, 'checks');
    const client = rig.client(rig.sandbox.tokenFor({ installation: 'acme' }));
    rig.sandbox.clearRequests();
    const { id, owner, name } = other;
    expect(await rig.another().examine(client, { id, owner, name })).toEqual([]);
    expect(rig.sandbox.requests.map(({ operation }) => operation)).toEqual(['Examined']);
    expect(other.model.subjects.size).toBe(0);
  });

  it('is examined once an hour, and again when it was out of reach', async () => {
    const rig = await examined();
    const one = rig.another();
    const client = rig.client(rig.sandbox.tokenFor({ installation: 'acme' }));
    expect(stops(await one.examine(client, nameOf(rig)))).toEqual([]);
    without(rig, 'checks');
    rig.sandbox.clock.advance(59 * 60_000);
    expect(await one.examine(client, nameOf(rig))).toBeNull();
    one.forget(rig.site.id);
    expect(stops(await one.examine(client, nameOf(rig)))).toEqual(['permission_missing']);
    expect(await one.examine(client, nameOf(rig))).toBeNull();
  });

  it('in which nothing can be said stops nothing else', async () => {
    const rig = await examined();
    without(rig, 'issues');
    expect(await rig.later()).toEqual(['permission_missing']);
    expect(rig.issues()).toEqual([]);
    without(rig);
    rig.site.archive();
    expect(await rig.later()).toEqual(['archived']);
    expect(rig.issues()).toEqual([]);
  });
});

it('the App examines every repository with its first sweep', async () => {
  const rig = await examined();
  rig.site.protect('countersign', { mayPush: ['root'] });
  await rig.site.as('root').push('countersign', { 'format.yaml': 'format: 1\n' });
  const app = await appOn(rig.sandbox, makeLog({ write: () => undefined }));
  await expect.poll(() => rig.issues(), { timeout: 20_000 }).toMatchObject([{ state: 'OPEN' }]);
  await app.close();
});
