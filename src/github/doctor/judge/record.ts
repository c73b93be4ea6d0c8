import { actionsApp, isSweepLate, sweepAdvice } from '../../../core/surface/sweep.ts';
import { formatFile, formatText } from '../../../record.ts';
import { ailment, type Ailment } from '../ailments.ts';
import { formatCommand, pageOf, recordRulesetCommand, renameBranchCommand } from '../fixes.ts';
import type { Open, Readings } from '../readings.ts';
import { obstacleAilments } from './obstacles.ts';
import { isEnrolled } from './repository.ts';

export function recordAilments(readings: Readings, site: Open): readonly Ailment[] {
  const { stateBranch } = readings;
  const { record } = site;
  const found: Ailment[] = [];
  if (record.format?.is === 'foreign')
    found.push(
      ailment(
        'foreign_branch',
        'stops',
        `the branch ${stateBranch} was not made by Countersign: it has no ${formatFile} with format: 1`,
        'give that branch another name',
        renameBranchCommand(site, stateBranch, `${stateBranch}-before`),
      ),
    );
  if (record.format?.is === 'broken')
    found.push(
      ...record.format.findings.map(({ file, line, column, message, next }) =>
        ailment('format_unreadable', 'stops', `${file}:${line}:${column}: ${message}`, next),
      ),
    );
  found.push(...shownAilments(readings, site), ...sweepAilments(readings, site));
  found.push(...obstacleAilments(readings, site));
  if (isEnrolled(site) && !onlyGrows(site) && record.rules !== null)
    found.push(
      ailment(
        'record_rewritable',
        'weakens',
        `whoever may write to the repository can rewrite or delete the branch ${stateBranch}, and the record with it`,
        `a ruleset that forbids both: ${pageOf(site, 'settings', 'rules')}`,
        recordRulesetCommand(site, stateBranch),
      ),
    );
  return found;
}

/** The app whose comments and checks whoever looks would make; null for a person. */
function appOf({ as }: Readings, { viewer }: Open): number | null {
  return as.appId ?? (viewer.login === 'github-actions[bot]' ? actionsApp : null);
}

function shownAilments(readings: Readings, site: Open): readonly Ailment[] {
  const { format } = site.record;
  const us = appOf(readings, site);
  if (format?.is !== 'ours' || format.shownBy === null || us === null || format.shownBy === us) return [];
  const { shownBy, blob } = format;
  return [
    ailment(
      'shown_elsewhere',
      'weakens',
      `app ${shownBy} shows here, so app ${us} decides and commits, and makes no comments and no checks`,
      `nothing, when that is meant; to let app ${us} show, write its id into ${formatFile} on the branch ${readings.stateBranch}`,
      formatCommand(site, readings.stateBranch, blob, formatText(us)),
    ),
  ];
}

function sweepAilments({ at }: Readings, { record }: Open): readonly Ailment[] {
  const { format, swept } = record;
  if (swept === null || !isSweepLate({ at, last: swept, since: at })) return [];
  return [
    ailment(
      'sweep_late',
      'weakens',
      `no sweep was recorded since ${swept.slice(0, 10)}: where a project is open, an event that got lost is not noticed`,
      sweepAdvice(format?.is === 'ours' ? format.shownBy : null).replaceAll('`', ''),
    ),
  ];
}

function onlyGrows({ record }: Open): boolean {
  const { rules, classic, isLocked } = record;
  const types = new Set((rules ?? []).map(({ type }) => type));
  if (types.has('deletion') && types.has('non_fast_forward')) return true;
  return isLocked || (classic !== null && !classic.allowsForcePushes && !classic.allowsDeletions);
}
