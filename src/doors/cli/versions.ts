import type { Given } from '../../core/verbs.ts';
import type { GitHome } from '../../git/home.ts';
import { done, exits, no, styled, type Answer, type Line } from './answer.ts';
import { observedProject } from './look.ts';
import { room, table } from './print.ts';
import { chosenProject, withHome, word } from './session.ts';

/** A line of `artifacts/<name>.yaml`. */
type Version = Readonly<Record<string, unknown>>;

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
      return no(exits.refused, 'unknown_artifact', `the definition has no artifact ${named}`, `it has ${types.join(', ')}`);
    }
    const found = await versionsOf(home, state.project_id, there.filter((name) => named === '' || name === named));
    const json = { project: state.project_id, versions: found };
    if (found.length === 0) return done([named === '' ? 'Nothing has landed yet.' : `No version of ${named} has landed yet.`], json);
    const rows = found.map((one) => ['artifact', 'version', 'landed_at', 'by', 'content', 'path'].map((key) => cell(key, one[key])));
    const cells = table([['artifact', 'version', 'landed (UTC)', 'by', 'content', 'path'], ...rows], room(process.stdout));
    return done(cells.map((row, at): Line => (at === 0 ? [styled('bold', row.join('').trimEnd())] : row.join('').trimEnd())), json);
  });
}

/** The whole project as one document. */
export function whole(given: Given): Promise<Answer> {
  return withHome(async (home) => {
    const chosen = await chosenProject(home, word(given, 'id'));
    if ('answer' in chosen) return chosen.answer;
    const seen = await observedProject(home, chosen.id);
    if ('answer' in seen) return seen.answer;
    const { exported } = await import('../../core/project/export.ts');
    const { state, world } = seen;
    const [entries, all] = await Promise.all([home.entries(chosen.id), versionsOf(home, chosen.id, Object.keys(state.artifacts))]);
    const text = exported(state, world.definition, entries, all);
    return done([], { project: chosen.id, document: text }, text);
  });
}

async function versionsOf(home: GitHome, id: string, names: readonly string[]): Promise<readonly Version[]> {
  const texts = await Promise.all(names.map((name) => home.read(id, `artifacts/${name}.yaml`)));
  return texts.flatMap((text) => (text ?? '').split('\n').filter((line) => line.startsWith('- ')).map(versionFrom));
}

function versionFrom(line: string): Version {
  const value: unknown = JSON.parse(line.slice(2));
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function cell(key: string, value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  if (key === 'landed_at') return text.slice(0, 16).replace('T', ' ');
  return key === 'content' ? text.replace(/^sha256:/u, '').slice(0, 12) : text;
}
