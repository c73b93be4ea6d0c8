import { describe, expect, it } from 'vitest';
import { findingsIn } from '../../../src/core/project/findings.ts';
import {
  advances,
  all,
  approves,
  around,
  asks,
  given,
  goesBack,
  knows,
  overrides,
  person,
  pushes,
  releases,
  sceneOf,
  swept,
  type Scene,
  type Step,
} from '../given.ts';
import { asksFor, routeOf } from '../routing/cast.ts';
import { handoffOf, stageOf, stateOf } from './cast.ts';
import { delivered, drafted, landed, opened } from './domain-cast.ts';

/** Looks after the product, and starts the release. */
const petra = person('petra');
const dan = person('dan');
const rob = person('rob');
/** Vouches for the build. */
const bea = person('bea');
const tina = person('tina');
const olga = person('olga');
const sam = person('sam');

const cast = {
  product_owner: petra,
  developer: dan,
  code_reviewer: rob,
  ci_owner: bea,
  tester: tina,
  release_owner: olga,
  security_reviewer: sam,
};

const inReview = all(
  opened('software_release', cast, petra),
  advances(petra, 'implementation'),
  drafted(dan, 'pull_request'),
  advances(dan, 'review'),
);
const reviewed = all(inReview, approves(rob, 'code_review'), approves(bea, 'ci_status'));
const inTest = all(reviewed, delivered(dan, 'pull_request'));
const versioned = knows(dan, 'release.version', '2.0.0', 'CHANGELOG.md');
const tested = all(
  inTest,
  versioned,
  drafted(tina, 'test_report'),
  approves(bea, 'ci_status'),
  approves(olga, 'release_owner_approval'),
);
const inRelease = all(tested, delivered(tina, 'test_report'));
const noted = all(inRelease, drafted(dan, 'release_notes'), approves(olga, 'release_owner_approval'));
const inPostRelease = all(noted, delivered(dan, 'release_notes'));
const published = all(inPostRelease, releases(olga, 'v2.0.0'), swept);

const acts = (action: string): Step => asks(olga, { act: { action, track: 'main' } });
const closes: Step = asks(petra, { close: { terminal_state: 'closed' } });
const stages = (...steps: readonly Step[]): string | undefined => stageOf(sceneOf(...steps));

describe('a change of a release', () => {
  it('is merged after its review and its build, and goes on to its test by itself', () => {
    expect(stages(inReview)).toBe('review');
    given(reviewed)
      .when(delivered(dan, 'pull_request'))
      .thenRecorded(
        {},
        {
          type: 'gate_evaluated',
          gates: [
            { gate: 'code_review', open: true },
            { gate: 'ci_status', open: true },
          ],
        },
        { type: 'artifact_created', artifact: 'pull_request', bypassed: [] },
        { type: 'stage_changed', from: 'review', to: 'test' },
      );
  });

  it('is not approved by who wrote it, and not for other bytes', () => {
    given(inReview).when(approves(dan, 'code_review')).thenRefused('not_in_role');
    const pushed = sceneOf(reviewed, pushes(dan, 'pull_request', { pull_request: 'pull_request B' }), swept);
    expect(stateOf(pushed).approvals['main']?.['code_review']?.status).toBe('requested');
    expect(
      stages(reviewed, pushes(dan, 'pull_request', { pull_request: 'B' }), swept, delivered(dan, 'pull_request')),
    ).toBe('review');
  });

  it('that fails its build goes back to implementation by itself, and one that fails its test by a person', () => {
    const failed = around({ checks: { ci: 'failed' } });
    expect(routeOf(sceneOf(inTest, failed, asksFor(tina)))).toMatchObject({
      rule: 'failed_ci',
      to: { stage: 'implementation' },
    });
    given(inTest, failed)
      .when(versioned)
      .thenHappened({ type: 'fact_recorded' }, { type: 'stage_changed', to: 'implementation', on: 'check ci failed' });
    given(inTest)
      .when(goesBack(tina, 'implementation', 'a page is blank'))
      .thenHappened({ type: 'stage_changed', to: 'implementation' });
  });
});

describe('a version that is to be released', () => {
  it('waits for its test report, its build, the release owner and its number', () => {
    expect(stages(inTest, landed(tina, 'test_report'))).toBe('test');
    expect(stages(inRelease)).toBe('release');
    given(tested, asks(tina, { block: { text: 'a crash on start', on: 'track:main' } }))
      .when(delivered(tina, 'test_report'))
      .thenRecorded({}, { type: 'artifact_created', artifact: 'test_report' });
  });

  it('with a finding in a dependency waits for the security review, too', () => {
    const flagged = asks(tina, { flag: { flag: 'security', reason: 'a finding in a dependency' } });
    expect(routeOf(sceneOf(inTest, asksFor(tina, { flags: ['security'] })))).toMatchObject({
      to: { gate: 'security_review' },
      triage: { outcome: 'security_review' },
    });
    const held = [tested, flagged, delivered(tina, 'test_report')];
    expect(stages(...held)).toBe('test');
    expect(stages(...held, approves(sam, 'security_review'))).toBe('release');
  });

  it('is said to be new in notes that the release owner approved', () => {
    expect(routeOf(sceneOf(inRelease, asksFor(dan, { target: 'release_notes', intent: 'create' })))).toMatchObject({
      to: { gate: 'release_owner_approval' },
    });
    given(inRelease, drafted(dan, 'release_notes')).when(acts('publish_release')).thenRefused('gate_closed');
    given(inPostRelease).when(acts('publish_release')).thenHappened({ decision: 'act publish_release' });
    expect(stages(inRelease, landed(dan, 'release_notes'))).toBe('release');
  });
});

describe('a release on GitHub', () => {
  it('is recorded as published, past no closed gate, and moves nothing', () => {
    const { state } = given(inPostRelease, releases(olga, 'v2.0.0'))
      .when(swept)
      .thenRecorded(
        { type: 'gate_evaluated', for: 'land:published_release', gates: [{ open: true }] },
        { type: 'artifact_created', artifact: 'published_release', version: 'v1', bypassed: [] },
      );
    expect(state.tracks['main']?.stage).toBe('post_release');
    expect(handoffOf(sceneOf(published)).artifact_versions).toContainEqual(
      expect.objectContaining({ artifact: 'published_release', version: 'v1', status: 'current' }),
    );
  });

  it('before anybody approved anything is a bypass, until somebody says why', () => {
    const early = [inTest, versioned, releases(dan, 'v2.0.0'), swept];
    expect(stateOf(sceneOf(...early)).artifacts['published_release']?.bypassed).toEqual(['release_owner_approval']);
    expect(findingsOf(sceneOf(...early))).toContain('gate_bypassed_without_rationale');
    const explained = sceneOf(...early, overrides(petra, 'release_owner_approval', 'a customer was down'));
    expect(findingsOf(explained)).not.toContain('gate_bypassed_without_rationale');
  });

  it('after the tested version was approved is none, though its notes are still to come', () => {
    const scene = sceneOf(inRelease, releases(olga, 'v2.0.0'), swept);
    expect(stateOf(scene).artifacts['published_release']?.bypassed).toEqual([]);
  });

  it('is nothing the end waits for', () => {
    expect(stateOf(sceneOf(inPostRelease, closes)).terminal_state?.id).toBe('closed');
    const scene = sceneOf(published, closes);
    expect(stateOf(scene).terminal_state?.id).toBe('closed');
    expect(findingsOf(scene)).toEqual([]);
    given(inRelease).when(closes).thenRefused('no_transition');
  });
});

it('a release that broke something goes back, and what it changes is reviewed again', () => {
  const back = [published, goesBack(olga, 'implementation', 'the login page is blank')];
  expect(stages(...back)).toBe('implementation');
  const again = [...back, drafted(dan, 'pull_request', 'pull_request B'), advances(dan, 'review')];
  expect(stages(...again, delivered(dan, 'pull_request'))).toBe('review');
  expect(
    stages(...again, approves(rob, 'code_review'), approves(bea, 'ci_status'), delivered(dan, 'pull_request')),
  ).toBe('test');
});

function findingsOf({ world, state, log }: Scene): readonly string[] {
  if (state === null) throw new Error('no project was started');
  return findingsIn(world, state, log).map(({ code }) => code);
}
