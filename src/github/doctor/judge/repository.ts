import { ailment, type Ailment } from '../ailments.ts';
import { pageOf, setCommand, shellWord } from '../fixes.ts';
import type { Named, Open } from '../readings.ts';

export function repositoryAilments(named: Named, site: Open): readonly Ailment[] {
  const { owner, name } = site;
  const found: Ailment[] = [];
  if (`${named.owner}/${named.name}`.toLowerCase() !== `${owner}/${name}`.toLowerCase())
    found.push(
      ailment(
        'renamed',
        'hint',
        `${named.owner}/${named.name} is called ${owner}/${name} now`,
        'use its new name, also in the remote of your clones',
        `git remote set-url origin ${shellWord(`${pageOf(site)}.git`)}`,
      ),
    );
  if (site.isArchived)
    found.push(
      ailment(
        'archived',
        'stops',
        'the repository is archived: nothing can be written to it',
        `unarchive it: ${pageOf(site, 'settings')} → Danger Zone`,
        setCommand(site, 'archived', false),
      ),
    );
  if (site.isDisabled)
    found.push(ailment('switched_off', 'stops', 'GitHub has disabled the repository', "ask GitHub's support why"));
  if (!site.hasIssues)
    found.push(
      ailment(
        'issues_off',
        'stops',
        'issues are switched off: a project begins as an issue, and its status is a comment there',
        `switch them on: ${pageOf(site, 'settings')} → Features → Issues`,
        setCommand(site, 'has_issues', true),
      ),
    );
  if (!site.hasCommits)
    found.push(
      ailment(
        'no_commits',
        'stops',
        `nothing is on ${site.defaultBranch} yet`,
        'commit something: artifacts and the policy are read from there',
      ),
    );
  return found;
}

/** Is there anything that asks for Countersign? */
export function isEnrolled({ law, record }: Open): boolean {
  return law.hasPolicy || record.exists;
}
