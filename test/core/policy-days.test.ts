import { describe, expect, it } from 'vitest';
import { fullForm } from '../../src/core/definition/full-form.ts';
import { checkPolicy } from '../../src/core/policy/check.ts';
import { fullPolicy, type WrittenPolicy } from '../../src/core/policy/schema.ts';

const definitions = [fullForm({ workflow_type: 'release', stages: ['a'], gates: ['review', 'legal'] })];

/** Every fault under this policy, as its code, the path to it and what it says. */
function faults(policy: Omit<WrittenPolicy, 'version'>): readonly string[] {
  return checkPolicy(fullPolicy({ version: 1, ...policy }), definitions, ['approve']).map(
    ({ code, path, message }) => `${code} ${path.join('.')}: ${message}`,
  );
}

const ann = { logins: ['ann'] };
const standby = { logins: ['bo'] };
const reminders = { after_working_days: 2, deputy_after_working_days: 4 };
const review = { roles: ['lead'] };
const never = 'nothing says after how many days deputies may open a gate, so they never may';

describe('deputies and reminders in a policy', () => {
  it('make sense where deputies are other people, who come after the reminder', () => {
    const lead = { ...ann, deputies: ['standby', 'maintain'] };
    expect(faults({ roles: { lead, standby }, reminders, gates: { review } })).toEqual([]);
    expect(faults({ roles: { lead, standby }, gates: { review: { ...review, reminders } } })).toEqual([]);
    expect(faults({ roles: { ann }, reminders: { after_working_days: 1 } })).toEqual([]);
    const calendar = { working_days: ['sun' as const], holidays: ['2026-12-25', '2028-02-29'] };
    expect(faults({ roles: { lead, standby }, reminders, gates: { review }, calendar })).toEqual([]);
    const off = { review, legal: { reminders: {} } };
    expect(faults({ roles: { lead, standby }, reminders, gates: off })).toEqual([]);
  });

  it('name roles that there are, and that somebody can hold without a branch', () => {
    const lead = { ...ann, deputies: ['standbi', 'owners'] };
    expect(faults({ roles: { lead, owners: { codeowners: true } }, reminders })).toEqual([
      'unknown_role roles.lead.deputies.0: there is no role standbi',
      'contradictory_settings roles.lead.deputies.1: nobody holds owners here: it is for owners of the paths that a branch changes',
    ]);
  });

  it('name other people than those they stand in for', () => {
    const lead = { logins: ['ann', 'bo'], deputies: ['lead', 'standby', 'empty', 'team'] };
    expect(faults({ roles: { lead, standby, empty: {}, team: { teams: ['acme/all'] } }, reminders })).toEqual([
      'contradictory_settings roles.lead.deputies.0: lead stands in for itself',
      'contradictory_settings roles.lead.deputies.1: everybody in standby holds lead already',
    ]);
    const crew = { teams: ['acme/all'], deputies: ['standby'] };
    expect(faults({ roles: { crew, standby }, reminders })).toEqual([]);
  });

  it('come at some time, and there are some where days for them are counted', () => {
    const lead = { ...ann, deputies: ['standby'] };
    const late = 'deputy_after_working_days: no role that opens it has deputies';
    expect(faults({ roles: { lead, standby } })).toEqual([`contradictory_settings roles.lead.deputies.0: ${never}`]);
    expect(faults({ roles: { lead: ann }, reminders })).toEqual([`contradictory_settings reminders.${late}`]);
    const gates = { review: { roles: ['standby'], reminders }, gone: { reminders } };
    expect(faults({ roles: { lead, standby }, gates }).toSorted()).toEqual([
      `contradictory_settings gates.review.reminders.${late}`,
      'unknown_gate gates.gone: there is no gate gone',
    ]);
  });

  it('come after the reminder, and count days that there are', () => {
    const lead = { ...ann, deputies: ['standby'] };
    const soon = { after_working_days: 2, deputy_after_working_days: 2 };
    const gates = { review: { ...review, reminders: { deputy_after_working_days: 1 } } };
    expect(
      faults({ roles: { lead, standby }, reminders: soon, gates, calendar: { holidays: ['2026-02-30'] } }),
    ).toEqual([
      'contradictory_settings reminders.deputy_after_working_days: the deputies would come no later than the reminder',
      'invalid_date calendar.holidays.0: 2026-02-30 is not a day',
    ]);
  });

  it('are for people, and not where only checks answer', () => {
    expect(faults({ gates: { review: { checks: ['build'], reminders: { after_working_days: 1 } } } })).toEqual([
      'contradictory_settings gates.review.reminders: reminders is about people, and only checks answer this gate',
    ]);
  });
});
