import type { Ailment, Severity } from './ailments.ts';
import { appAilments, closedAilment, tokenAilments } from './judge/access.ts';
import { clockAilments } from './judge/clock.ts';
import { lawAilments } from './judge/law.ts';
import { recordAilments } from './judge/record.ts';
import { repositoryAilments } from './judge/repository.ts';
import { checkAilments } from './judge/required-check.ts';
import type { Open, Readings } from './readings.ts';

/** What is wrong, what stops everything first. Pure: the same readings always come to the same. */
export function ailmentsOf(readings: Readings): readonly Ailment[] {
  const { found } = readings;
  const all = [
    ...clockAilments(readings),
    ...(found.is === 'closed' ? [closedAilment(readings, found)] : openAilments(readings, found)),
  ];
  const order: readonly Severity[] = ['stops', 'weakens', 'hint'];
  return all.toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
}

function openAilments(readings: Readings, site: Open): readonly Ailment[] {
  return [
    ...repositoryAilments(readings.named, site),
    ...(readings.as.kind === 'app' ? appAilments(readings.as, site) : tokenAilments(readings, site)),
    ...lawAilments(readings, site),
    ...recordAilments(readings, site),
    ...checkAilments(readings, site),
  ];
}
