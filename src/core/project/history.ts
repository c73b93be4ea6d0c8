import type { DecisionMade } from '../confirm/confirm.ts';
import type { Entry } from '../entry.ts';
import type { ProjectCommand } from './commands.ts';
import type { ProjectEvent } from './events.ts';

export type ProjectEntry = Entry<ProjectCommand, ProjectEvent>;

/** One thing that happened, with the entry it stands in. */
export interface Happened<E extends ProjectEvent = ProjectEvent> {
  readonly entry: ProjectEntry;
  readonly event: E;
}

type Of<T extends ProjectEvent['type']> = Extract<ProjectEvent, { readonly type: T }>;

/** One version of an artifact as it landed: what a line of `artifacts/<name>.yaml` holds. */
export interface ArtifactVersion {
  readonly artifact: string;
  readonly version: string;
  readonly content: string;
  readonly path?: string;
  readonly commit?: string;
  readonly supersedes: string | null;
  readonly source_artifacts: readonly string[];
  readonly bypassed: readonly string[];
  readonly landed_at: string;
  readonly by: string;
}

/** Everything that happened, in order; refused entries brought nothing. */
export function happenedIn(entries: readonly ProjectEntry[]): readonly Happened[] {
  return entries.flatMap((entry) => (entry.events ?? []).map((event) => ({ entry, event })));
}

/** What happened of one kind, in order. */
export function eventsOf<T extends ProjectEvent['type']>(
  entries: readonly ProjectEntry[],
  type: T,
): readonly Happened<Of<T>>[] {
  return happenedIn(entries).filter((one): one is Happened<Of<T>> => one.event.type === type);
}

/** Every version of every artifact, in the order they landed. */
export function versionsIn(entries: readonly ProjectEntry[]): readonly ArtifactVersion[] {
  return happenedIn(entries).flatMap(({ entry, event }): readonly ArtifactVersion[] => {
    if ((event.type !== 'artifact_created' && event.type !== 'artifact_revised') || event.status === 'draft') return [];
    const { artifact, version, content, path, commit, supersedes, source_artifacts, bypassed } = event;
    return [
      {
        artifact,
        version,
        content,
        ...(path === undefined ? {} : { path }),
        ...(commit === undefined ? {} : { commit }),
        supersedes,
        source_artifacts,
        bypassed,
        landed_at: entry.at,
        by: entry.actor.login,
      },
    ];
  });
}

/** What a decision rests on: how sure it is who decided, by what right, what they saw, and whose word recorded it. */
export function evidenceText({
  assurance,
  decided_by_role,
  authority,
  delegated_by = [],
  head,
  attested_by,
  evidence,
}: DecisionMade): string {
  return [
    `${assurance}, as ${decided_by_role}${authority === undefined ? '' : ` by ${authority}`}`,
    ...(delegated_by.length === 0 ? [] : [`delegated by ${delegated_by.map(({ login }) => login).join(', then ')}`]),
    ...(head === undefined ? [] : [`saw ${head.slice(0, 7)}`]),
    ...(attested_by === undefined ? [] : [`recorded by ${attested_by}`]),
    ...(evidence === undefined ? [] : [`${evidence.name} (sha256 ${evidence.sha256})`]),
  ].join(', ');
}
