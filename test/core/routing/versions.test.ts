import { describe, expect, it } from 'vitest';
import { bob, given, inBuild, lands, pushes, sceneOf, swept } from '../given.ts';
import { asksFor, briefed, refusalOf, routeOf, routes, routing } from './cast.ts';

const built = [routes(), inBuild, briefed, lands({ commit: 'c', contents: { code: 'C', notes: 'N' } }), swept];

describe('a request for an artifact of which there is a version', () => {
  it('is refused as a second one beside it, and named what may be done with the one that is there', () => {
    const again = refusalOf(sceneOf(...built, asksFor(bob, { target: 'artifact:plan', intent: 'create' })));
    expect(again).toEqual({
      code: 'duplicate_artifact',
      because: 'plan v1 serves the same purpose already',
      next: 'It may be revised or superseded (countersign ask plan --intent revise), forked (countersign fork NAME --line plan --because "…"), archived (countersign retire plan --because "…") or referred to as it is (countersign keep plan --because "…").',
    });
    given(...built)
      .when(asksFor(bob, { target: 'coding', intent: 'create' }))
      .thenRefused('duplicate_artifact', /code v1/u);
  });

  it('is none where there is nothing to change or to put away, which says how it is made', () => {
    for (const [intent, what] of [
      ['revise', 'revised'],
      ['archive', 'archived'],
    ] as const) {
      expect(refusalOf(sceneOf(...built, asksFor(bob, { target: 'report', intent })))).toEqual({
        code: 'unknown_artifact',
        because: `there is no report yet that could be ${what}`,
        next: 'countersign ask report --intent create',
      });
    }
    const drafted = [...built, pushes(bob, 'm', { manual: 'M' }), swept];
    given(...drafted)
      .when(asksFor(bob, { target: 'manual', intent: 'revise' }))
      .thenHappened({ type: 'decision_recorded' });
    given(...drafted)
      .when(asksFor(bob, { target: 'manual', intent: 'archive' }))
      .thenRefused('unknown_artifact');
    const patched = [...built, asksFor(bob, { intent: 'new workstream', target: 'patch' })];
    const revised = asksFor(bob, { target: 'code/patch', intent: 'revise' });
    expect(routeOf(sceneOf(...patched, revised)).kind).toBe('revision');
    given(...built)
      .when(asksFor(bob, { intent: 'revise' }))
      .thenHappened({ type: 'decision_recorded' });
  });

  it('is not given what its type does not allow', () => {
    given(...built)
      .when(asksFor(bob, { target: 'notes', intent: 'revise' }))
      .thenRefused('duplicate_artifact', /notes v1 is not to be revised or superseded/u);
    given(...built)
      .when(asksFor(bob, { target: 'code', intent: 'archive' }))
      .thenRefused('duplicate_artifact', /code v1 is not to be archived/u);
    given(...built)
      .when(asksFor(bob, { target: 'code', intent: 'new workstream' }))
      .thenRefused('duplicate_artifact', /forked or referred to as it is/u);
  });

  it.each([
    ['revise', 'artifact:plan', 'revise'],
    ['recover', 'code', 'supersede'],
    ['continue', 'notes', 'reference'],
    ['archive', 'artifact:plan', 'archive'],
    ['new workstream', 'artifact:plan', 'fork'],
    ['send', 'code', 'reference'],
    ['create', 'report', null],
    ['create', 'announce', null],
  ] as const)('to %s %s: %s', (intent, target, version) => {
    expect(routeOf(sceneOf(...built, asksFor(bob, { target, intent, draft: true }))).version).toBe(version);
  });

  it('says what is out of date of what it is made from', () => {
    const artifacts = routing.artifacts.map((one) => {
      const made = { code: ['plan'], report: ['code'] }[one.artifact_type];
      return made === undefined ? one : { ...one, made_from: made };
    });
    const scene = sceneOf(
      routes({ artifacts }),
      inBuild,
      lands({ commit: 'c', contents: { code: 'C' } }),
      swept,
      lands({ commit: 'p2', contents: { plan: 'B' } }),
      swept,
    );
    const because = (target: string) => routeOf(asksFor(bob, { target, intent: 'route' })(scene)).because;
    expect(because('code')).toMatch(/; code v1 was made from plan v1, and plan v2 is there$/u);
    expect(because('report')).toMatch(/; code v1 was made from plan v1, and plan v2 is there$/u);
    expect(because('notes')).not.toMatch(/plan v2/u);
  });

  it('is a first one on a track that has versions of its own', () => {
    const patch = [...built, asksFor(bob, { intent: 'new workstream', target: 'patch' })];
    const fresh = asksFor(bob, { target: 'code', track: 'patch', intent: 'create' });
    expect(routeOf(sceneOf(...patch, fresh))).toMatchObject({ version: null, draft_only: ['code/patch'] });
    const begins = asksFor(bob, { target: 'code', intent: 'create', flags: ['patch'] });
    expect(routeOf(sceneOf(...built, begins))).toMatchObject({
      version: null,
      track: 'patch',
      draft_only: ['code/patch'],
    });
  });
});
