import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fullFormText, readDefinition } from '../../src/files.ts';

const data = process.env['COUNTERSIGN_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
const why = existsSync(data) ? '' : ` (skipped: there is no ${data}; COUNTERSIGN_DATA names the folder)`;

describe.skipIf(why !== '')(`definitions that others published${why}`, () => {
  it.each(['completetech-services-workflow.yaml', 'hiring-pipeline-workflow.yaml'])(
    '%s is read as it stands',
    (name) => {
      const read = readDefinition(readFileSync(join(data, 'completetech', name)), name);
      if (!read.ok) throw new Error(JSON.stringify(read.findings, null, 2));
      expect(read.warnings.filter((finding) => finding.severity === 'error')).toEqual([]);
      expect(new Set(read.warnings.map((finding) => finding.code))).toEqual(new Set(['gate_unused']));
      expect(readDefinition(fullFormText(read.definition), name)).toMatchObject({
        ok: true,
        definition: read.definition,
      });
    },
  );
});
