import { checkName } from '../../documents.ts';
import { ailment, type Ailment } from '../ailments.ts';
import { bindInProtectionCommand, bindInRulesetCommand, checkRulesetCommand, pageOf } from '../fixes.ts';
import type { Open, Readings, RequiredCheck, Rule } from '../readings.ts';
import { isEnrolled } from './repository.ts';

export function checkAilments(readings: Readings, site: Open): readonly Ailment[] {
  const { main, defaultBranch } = site;
  if (!isEnrolled(site)) return [];
  const { appId } = readings.as;
  const ruled = (main.rules ?? []).filter(({ checks }) => ours(checks).length > 0);
  const all = [...ruled.flatMap(({ checks }) => ours(checks)), ...ours(main.classicChecks ?? [])];
  if (all.length === 0)
    return main.rules === null && main.classicChecks === null ? [rulesUnknown(site)] : [notRequired(site, appId)];
  const elsewhere = appId === null ? undefined : all.find((check) => check.appId !== null && check.appId !== appId);
  if (elsewhere !== undefined && appId !== null)
    return [
      ailment(
        'check_bound_elsewhere',
        'stops',
        `${defaultBranch} waits for a check ${checkName} of the App ${elsewhere.appId}, and ours comes from the App ${appId}: nothing can be merged`,
        `choose the App ${appId} as its source: ${pageOf(site, 'settings', 'rules')}`,
        bound(site, ruled, appId),
      ),
    ];
  if (all.some((check) => check.appId !== null)) return [];
  return [
    ailment(
      'check_unbound',
      'weakens',
      `${defaultBranch} asks for the check ${checkName} from any source: whoever may write can set a green one`,
      `choose the App as its source: ${pageOf(site, 'settings', 'rules')} → Require status checks → ${checkName}`,
      appId === null ? null : bound(site, ruled, appId),
    ),
  ];
}

function ours(checks: readonly RequiredCheck[]): readonly RequiredCheck[] {
  return checks.filter(({ context }) => context === checkName);
}

function bound(site: Open, [rule]: readonly Rule[], appId: number): string | null {
  return rule === undefined ? bindInProtectionCommand(site, appId) : bindInRulesetCommand(site, rule, appId);
}

function rulesUnknown(site: Open): Ailment {
  return ailment(
    'rules_unknown',
    'hint',
    `GitHub does not tell which rules hold on ${site.defaultBranch}, or its plan for this repository has none`,
    `see that the check ${checkName} is required there: ${pageOf(site, 'settings', 'rules')}`,
  );
}

function notRequired(site: Open, appId: number | null): Ailment {
  return ailment(
    'check_not_required',
    'weakens',
    `${site.defaultBranch} does not ask for the check ${checkName}: pull requests can be merged past closed gates, which is recorded and not prevented`,
    `require it, with the App as its source: ${pageOf(site, 'settings', 'rules')}`,
    appId === null ? null : checkRulesetCommand(site, appId),
  );
}
