import type { Finding } from '../core/finding.ts';
import { projectFiles, projectFolder } from '../core/project/decider.ts';
import { findingsIn, type Rulebook } from '../core/project/findings.ts';
import { eventsOf } from '../core/project/history.ts';
import type { Pin, ProjectState } from '../core/project/state.ts';
import { defaultPolicy, type Policy } from '../core/policy/schema.ts';
import { readDefinition, readState } from '../files.ts';
import { policyRead } from '../kept/sources.ts';
import { asFindings, readYaml } from '../files/yaml.ts';
import type { Objects } from './objects.ts';
import type { ReadProject } from './verify.ts';

/** What a project has pinned, now and before, with the moment it is looked at; null where what is pinned now is gone. */
export type Rulebooks = (
  state: Pick<ProjectState, 'definition' | 'policy'>,
  lines: ReadProject['lines'],
) => Promise<Rulebook | null>;

/** Reads what projects have pinned, each text once, however many projects pinned it; `at` is ISO 8601, UTC. */
export function rulebooks(objects: Objects, at: string): Rulebooks {
  const definitions = once(objects, async (text, { blob }) => {
    const read = readDefinition(text, blob);
    return read.ok ? read.definition : null;
  });
  const policies = policiesIn(objects);

  return async (state, lines) => {
    const definition = await definitions(state.definition);
    const policy = state.policy === null ? defaultPolicy : await policies(state.policy);
    if (definition === null || policy === null) return null;
    const pins = eventsOf(
      lines.map(({ entry }) => entry),
      'definition_pinned',
    );
    const pinned = (what: 'definition' | 'policy'): readonly Pin[] =>
      pins.flatMap(({ event }) => (event.what === what && event.pin !== null ? [event.pin] : []));
    const earlier = {
      definitions: await each(pinned('definition'), definitions),
      policies: await each(pinned('policy'), policies),
    };
    return { definition, policy, at, earlier };
  };
}

/** Reads policies that were pinned, each text once; null where it is gone, or cannot be read. */
export function policiesIn(objects: Objects): (pin: Pin) => Promise<Policy | null> {
  // The text of a policy names what it extends by its commit: with the same text it is the same.
  return once(objects, async (text, { blob, base }) => {
    const read = await policyRead(text, blob, async (extending) => {
      const { extendedCopy } = await import('./base.ts');
      const copy = base === undefined ? null : await textOf(objects, base.blob);
      return extendedCopy(extending, base === undefined || copy === null ? null : { ...base, text: copy });
    });
    return read.ok ? read.policy : null;
  });
}

/**
 * Judges projects by the rules of the definition each follows, as it is and as its log tells, at this moment (ISO 8601,
 * UTC). A state that cannot be read, or whose definition or policy is gone, is not judged: why is a finding of the
 * record.
 */
export function judge(objects: Objects, at: string): (read: ReadProject) => Promise<readonly Finding[]> {
  const rulebook = rulebooks(objects, at);
  return async (read) => {
    const { id, files, lines } = read;
    const file = `${projectFolder(id)}/${projectFiles.state}`;
    const stateText = (): Promise<string | null> => textOf(objects, files.get(projectFiles.state) ?? '');
    const state = read.state ?? stateIn(await stateText(), file);
    const rules = state === null ? null : await rulebook(state, lines);
    if (state === null || rules === null) return [];
    const found = findingsIn(
      rules,
      state,
      lines.map(({ entry }) => entry),
    );
    if (found.length === 0) return [];
    const inState = found.filter(({ entry }) => entry === null);
    const yaml = readYaml((await stateText()) ?? '', file, { bytes: Number.POSITIVE_INFINITY, own: true });
    const inLog = found.flatMap(({ entry: seq, code, message, next, severity }) => {
      const line = lines.find(({ entry }) => entry.seq === seq);
      if (line === undefined) return [];
      return [{ code, file: `${projectFolder(id)}/${line.path}`, line: line.line, column: 1, message, next, severity }];
    });
    return [...(yaml.ok ? asFindings(inState, file, yaml.locate) : []), ...inLog];
  };
}

function stateIn(text: string | null, file: string): ProjectState | null {
  const read = text === null ? null : readState(text, file);
  return read?.ok === true ? read.state : null;
}

/** What a blob holds, read once; null where it is gone or holds nothing of the kind. */
export function once<T>(
  objects: Objects,
  read: (text: string, pin: Pin) => Promise<T | null>,
): (pin: Pin) => Promise<T | null> {
  const known = new Map<string, T | null>();
  return async (pin) => {
    const { blob } = pin;
    const before = known.get(blob);
    if (before !== undefined) return before;
    const text = await textOf(objects, blob);
    const value = text === null ? null : await read(text, pin);
    known.set(blob, value);
    return value;
  };
}

async function each<T>(
  pins: readonly Pin[],
  read: (pin: Pin) => Promise<T | null>,
): Promise<Readonly<Record<string, T>>> {
  const found: [string, T][] = [];
  for (const pin of pins) {
    const value = await read(pin);
    if (value !== null) found.push([pin.blob, value]);
  }
  return Object.fromEntries(found);
}

/** Somebody may have written anything where the id of a blob belongs. */
async function textOf(objects: Objects, blob: string): Promise<string | null> {
  return /^[0-9a-f]{40,64}$/u.test(blob) ? objects.text(blob).catch(() => null) : null;
}

/** What a log says was pinned last, by the log alone: a state that was changed by hand proves nothing. */
export function lastPin(lines: ReadProject['lines'], what: 'definition' | 'policy'): Pin | null {
  const events = lines.flatMap(({ entry }) => entry.events ?? []);
  const last = events.findLast((event) => event.type === 'definition_pinned' && event.what === what);
  return last?.type === 'definition_pinned' ? last.pin : null;
}
