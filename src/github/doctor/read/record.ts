import { isFields } from '../../../core/fields.ts';
import { Damaged } from '../../../kept/damage.ts';
import { isForeign, readFormat } from '../../../kept/format.ts';
import { readSwept } from '../../../kept/swept.ts';
import type { Text } from '../../answer.ts';
import type { GitHubClient } from '../../client.ts';

import { wholeText } from '../../texts.ts';
import { obstacle } from '../judge/obstacles.ts';
import type { Classic, FormatReading, RecordBranch, Rule } from '../readings.ts';
import type { Answered, UpdateRule } from './document.ts';
import { withDetails, type Where } from './rules.ts';

type RecordAnswered = NonNullable<Answered['repository']>['record'];

export async function recordIn(
  client: GitHubClient,
  where: Where,
  branch: string,
  record: RecordAnswered,
  rules: readonly Rule[] | null,
  isPerson: boolean,
): Promise<RecordBranch> {
  const rule = record?.refUpdateRule ?? null;
  const to = { exists: record !== null, isPerson };
  return {
    exists: record !== null,
    format: record === null ? null : await formatIn(record.target.format?.object ?? {}),
    swept: readSwept(wholeText(record?.target.swept?.object)),
    rules: await withDetails(client, where, rules, ({ type }) => obstacle(type, to) !== null),
    classic: rule === null ? null : classicOf(rule),
    isLocked: record !== null && rule === null && (await lockedByProtection(client, where, branch)),
  };
}

async function formatIn(file: Partial<Text>): Promise<FormatReading> {
  const text = wholeText(file);
  if (text === null || isForeign(text)) return { is: 'foreign' };
  try {
    return { is: 'ours', ...(await readFormat(text)), blob: file.oid ?? '' };
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    return { is: 'broken', findings: error.findings };
  }
}

function classicOf(rule: UpdateRule): Classic {
  const { pattern, viewerCanPush, allowsForcePushes, allowsDeletions } = rule;
  const wantsPullRequest =
    rule.requiresCodeOwnerReviews ||
    (rule.requiredApprovingReviewCount ?? 0) > 0 ||
    (rule.requiredStatusCheckContexts ?? []).length > 0;
  return { pattern, viewerCanPush, wantsPullRequest, allowsForcePushes, allowsDeletions };
}

/** Only administrators are told: for everybody else this is no. */
async function lockedByProtection(client: GitHubClient, where: Where, branch: string): Promise<boolean> {
  const { status, data } = await client.rest(
    'GET /repos/{owner}/{repo}/branches/{branch}/protection',
    { ...where, branch },
    { allow: [403, 404] },
  );
  return status === 200 && isForbidden(data, 'allow_force_pushes') && isForbidden(data, 'allow_deletions');
}

function isForbidden(protection: unknown, what: string): boolean {
  const found = isFields(protection) ? protection[what] : null;
  return isFields(found) && found['enabled'] === false;
}
