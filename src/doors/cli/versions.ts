import { exported } from '../../core/project/export.ts';
import type { ArtifactVersion } from '../../core/project/history.ts';
import type { Given } from '../../core/verbs/verb.ts';
import { writeYaml } from '../../files.ts';
import { done, exits, no, styled, type Answer, type Line } from './answer.ts';
import { warned } from './around.ts';
import type { ProjectEntry } from './happened.ts';
import { observedProject } from './look.ts';
import { room, table } from './print.ts';
import { machineClock as clock } from '../../clock.ts';
import { chosenProject, unknownProject, withHome, word } from './session.ts';

/** The versions of one artifact, or of all, oldest first. */
export function versions(given: Given): Promise<Answer> {
  return withHome(async (home) => {
    const seen = await observedProject(home, word(given, 'project'));
    if ('answer' in seen) return seen.answer;
    const { state, world } = seen;
    const named = word(given, 'name');
    const types = world.definition.artifacts.map((one) => one.artifact_type);
    const there = Object.keys(state.artifacts);
    if (named !== '' && !types.includes(named) && !there.includes(named)) {
      return no(
        exits.refused,
        'unknown_artifact',
        `the definition has no artifact ${named}`,
        `it has ${types.join(', ')}`,
      );
    }
    const found = versionsIn(await home.entries(state.project_id)).filter(
      ({ artifact }) => named === '' || artifact === named,
    );
    const json = { project: state.project_id, versions: found };
    if (found.length === 0)
      return warned(done([named === '' ? 'Nothing has landed yet.' : `No version of ${named} has landed yet.`], json), [
        seen,
      ]);
    const cells = table(
      [['artifact', 'version', 'landed (UTC)', 'by', 'content', 'path'], ...found.map(rowOf)],
      room(process.stdout),
    );
    const lines = cells.map((row, at): Line =>
      at === 0 ? [styled('bold', row.join('').trimEnd())] : row.join('').trimEnd(),
    );
    return warned(done(lines, json), [seen]);
  });
}

/** The whole project as one document. */
export function whole(given: Given): Promise<Answer> {
  return withHome(async (home) => {
    const chosen = await chosenProject(home, word(given, 'id'));
    if ('answer' in chosen) return chosen.answer;
    // The document is as of the last entry: what is not recorded yet is not in it.
    const { state, observed } = await home.observe(chosen.id, clock.now());
    if (state === null) return unknownProject(chosen.id, await home.projects());
    const entries = await home.entries(chosen.id);
    const document = exported(state, observed.world.definition, entries, versionsIn(entries));
    return done([], { project: chosen.id, document }, writeYaml(document));
  });
}

/** Every version that landed, oldest first: a version is what an event of the log says it is. */
function versionsIn(entries: readonly ProjectEntry[]): readonly ArtifactVersion[] {
  return entries.flatMap(({ at, actor, events = [] }) =>
    events.flatMap((event) => {
      if ((event.type !== 'artifact_created' && event.type !== 'artifact_revised') || event.status === 'draft')
        return [];
      const { artifact, version, content, path, commit, supersedes, source_artifacts, bypassed } = event;
      const place = { ...(path === undefined ? {} : { path }), ...(commit === undefined ? {} : { commit }) };
      return [
        {
          artifact,
          version,
          content,
          ...place,
          supersedes,
          source_artifacts,
          bypassed,
          landed_at: at,
          by: actor.login,
        },
      ];
    }),
  );
}

function rowOf({ artifact, version, landed_at, by, content, path, bypassed }: ArtifactVersion): readonly string[] {
  const past = bypassed.length === 0 ? '' : `past closed ${bypassed.join(', ')}`;
  return [
    artifact,
    version,
    landed_at.slice(0, 16).replace('T', ' '),
    by,
    content.replace(/^sha256:/u, '').slice(0, 12),
    [path ?? '', past].join(' ').trim(),
  ];
}
