import type { Finding } from '../../../core/finding.ts';
import { policyPath } from '../../../kept/sources.ts';
import { ailment, type Ailment } from '../ailments.ts';
import type { AsApp, Known, Open, Readings } from '../readings.ts';
import { isEnrolled } from './repository.ts';

export function lawAilments({ as }: Readings, site: Open): readonly Ailment[] {
  const { law, defaultBranch } = site;
  if (site.unreadable.includes('contents')) return [];
  const found: Ailment[] = law.findings.map(lawAilment);
  if (!isEnrolled(site) && site.hasCommits)
    found.push(
      ailment(
        'not_enrolled',
        'hint',
        `nothing on ${defaultBranch} asks for Countersign yet`,
        `commit ${policyPath} there; this writes one to fill in`,
        'countersign init',
      ),
    );
  const unknown = namesThat(law.people, 'missing');
  if (unknown.length > 0)
    found.push(
      ailment(
        'unknown_person',
        'weakens',
        `${policyPath} names ${unknown.join(', ')}, and GitHub knows nobody of that name`,
        'correct the name, or take it out: nobody holds a role by it',
      ),
    );
  return [...found, ...teamAilments(as.kind === 'app' && isMissingMembers(as), site)];
}

function isMissingMembers({ installation }: AsApp): boolean {
  return installation !== null && installation.permissions['members'] === undefined;
}

function teamAilments(isSaid: boolean, { owner, law }: Open): readonly Ailment[] {
  const found: Ailment[] = [];
  const missing = namesThat(law.teams, 'missing');
  if (missing.length > 0)
    found.push(
      ailment(
        'unknown_team',
        'weakens',
        `${policyPath} names ${missing.join(', ')}, and there is no such team`,
        'correct the name, or take it out: nobody holds a role by it',
      ),
    );
  const elsewhere = namesThat(law.teams, 'elsewhere');
  if (elsewhere.length > 0)
    found.push(
      ailment(
        'team_out_of_reach',
        'weakens',
        `${policyPath} names ${elsewhere.join(', ')}: only teams of ${owner}, written as ${owner}/TEAM, can be asked about`,
        `name a team of ${owner}, or people`,
      ),
    );
  const unreadable = namesThat(law.teams, 'unreadable');
  if (unreadable.length > 0 && !isSaid)
    found.push(
      ailment(
        'team_out_of_reach',
        'stops',
        `${policyPath} names ${unreadable.join(', ')}, whose members this token may not read: nobody holds a role by it`,
        "use a token with the scope read:org; a workflow's token cannot read teams, there an App is needed or roles name people",
      ),
    );
  return found;
}

function namesThat(all: Readonly<Record<string, Known>>, are: Known): readonly string[] {
  return Object.entries(all).flatMap(([name, known]) => (known === are ? [name] : []));
}

export function lawAilment({ severity, file, line, column, message, next }: Finding): Ailment {
  const because = `${file}:${line}:${column}: ${message}`;
  return severity === 'error'
    ? ailment('broken_law', 'stops', because, next)
    : ailment('weak_law', 'weakens', because, next);
}
