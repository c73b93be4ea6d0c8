import { describe, expect, it } from 'vitest';
import {
  actionsApp,
  isSweepLate,
  sweepAdvice,
  sweepLines,
  sweepSays,
  withoutShown,
} from '../../src/core/surface/sweep.ts';

const at = '2026-03-04T09:30:00.000Z';
const app = 4711;

describe('the small line of a status', () => {
  it('says when it was shown, and when a sweep was recorded last', () => {
    const view = { at, last: '2026-03-04T00:13:00.000Z', since: at, shownBy: app };
    expect(sweepLines(view)).toBe('<sub>Shown 2026-03-04 09:30 UTC · last sweep 2026-03-04</sub>');
  });

  it('says that none was recorded yet, without alarm while the project is young', () => {
    const view = { at, last: null, since: '2026-03-03T09:30:00.000Z', shownBy: app };
    expect(sweepLines(view)).toBe('<sub>Shown 2026-03-04 09:30 UTC · last sweep not yet</sub>');
  });

  it('is no reason to show a status again', () => {
    const one = sweepLines({ at, last: '2026-03-03T01:00:00.000Z', since: at, shownBy: app });
    const other = sweepLines({
      at: '2026-03-04T10:00:00.000Z',
      last: '2026-03-04T01:00:00.000Z',
      since: at,
      shownBy: app,
    });
    expect(one).not.toBe(other);
    expect(withoutShown(`all is well\n\n${one}\n`)).toBe(withoutShown(`all is well\n\n${other}\n`));
  });
});

describe('a sweep', () => {
  it.each([
    ['2026-03-02T09:30:00.000Z', false],
    ['2026-03-02T09:29:59.999Z', true],
  ])('that was last recorded at %s is late: %s', (last, late) => {
    expect(isSweepLate({ at, last, since: at })).toBe(late);
  });

  it('that was never recorded is late when there was something to sweep for more than two days', () => {
    expect(isSweepLate({ at, last: null, since: '2026-03-01T00:00:00.000Z' })).toBe(true);
  });

  it('that is late is told as a warning with what to do, which is a reason to show a status', () => {
    const last = '2026-03-01T00:13:00.000Z';
    const late = sweepLines({ at, last, since: last, shownBy: actionsApp });
    expect(late).toMatch(/^> \[!WARNING\]\n> The last sweep was recorded on 2026-03-01: /u);
    expect(late).toContain('`gh workflow enable countersign.yml && gh workflow run countersign.yml`');
    expect(late).toMatch(/<sub>Shown .*<\/sub>$/u);
    const well = sweepLines({ at, last: at, since: last, shownBy: actionsApp });
    expect(withoutShown(late)).not.toBe(withoutShown(well));
  });

  it('names what runs it: the workflow of GitHub Actions, else the App', () => {
    expect(sweepAdvice(actionsApp)).not.toContain('App');
    expect(sweepAdvice(app)).toContain('whether the App is running');
    expect(sweepAdvice(null)).toContain('gh workflow enable countersign.yml');
    expect(sweepSays(null)).toContain('No sweep was recorded yet');
  });
});
