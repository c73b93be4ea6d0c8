import type { Fields } from '../fields.ts';
import type { Definition } from '../definition/schema.ts';
import { validationRules } from '../definition/schema.ts';
import type { Path, Problem } from '../finding.ts';
import type { Told } from './document-check/read.ts';
import {
  approvalsStale,
  decisionsUnsigned,
  evidenceMissing,
  overridesUnsaid,
  versionsLost,
} from './document-check/records.ts';
import {
  blockersLost,
  conflictsOpen,
  openAtEnd,
  ownersMissing,
  tracksIncomplete,
  wrongPlaces,
} from './document-check/tracks.ts';

const rules: readonly ((told: Told) => readonly Problem[])[] = [
  wrongPlaces,
  ownersMissing,
  blockersLost,
  approvalsStale,
  versionsLost,
  overridesUnsaid,
  conflictsOpen,
  openAtEnd,
  evidenceMissing,
  decisionsUnsigned,
  tracksIncomplete,
];

const all: readonly string[] = validationRules;

/**
 * Everything that a document about a project says and the rules of its definition do not allow. The document is the
 * handoff that `export` writes, or one of its shape that somebody wrote: what it does not have is not judged. `base` is
 * where it stands in its file; without a definition only what needs none is asked. Rules that the definition does not
 * list in `validation_rules` are not asked, and all of them where it lists none.
 */
export function documentFindings(definition: Definition | null, document: Fields, base: Path): readonly Problem[] {
  const told = { definition, document, base };
  const listed: readonly string[] = definition?.validation_rules ?? all;
  return rules.flatMap((rule) => rule(told)).filter(({ code }) => !all.includes(code) || listed.includes(code));
}
