import { Ajv, type ValidateFunction } from 'ajv';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfirmTrace } from '../../../src/core/trace/record.ts';

const data = process.env['COUNTERSIGN_DATA'] ?? join(import.meta.dirname, '../../../../shared/data');
/** Schemas and examples of MPLP as they are published. */
export const mplp = join(data, 'mplp');
/** Why they cannot be looked at; empty where they can. */
export const whyNot = existsSync(mplp)
  ? ''
  : ` (skipped: there is no ${mplp}; COUNTERSIGN_DATA names the folder above it)`;

/** One of the four objects as its file has it, without the byte order mark and the remark that some of them have. */
export function objectIn(file: string): unknown {
  return JSON.parse(readFileSync(join(mplp, file), 'utf8').replace(/^\uFEFF/u, ''), (name, value: unknown) =>
    name === '$comment' ? undefined : value,
  );
}

const modules = ['context', 'plan', 'confirm', 'trace'] as const;
export type Objects = { readonly [M in (typeof modules)[number]]: unknown };

/** The four objects of a folder. */
export function objectsIn(folder: string): Objects {
  const [context, plan, confirm, trace] = modules.map((name) => objectIn(`${folder}/${name}.json`));
  return { context, plan, confirm, trace };
}

/** The four objects of one Confirm that was exported. */
export function objectsOf({ context, plan, confirm, trace }: ConfirmTrace): Objects {
  return { context, plan, confirm, trace };
}

/** RFC 3339: a date and a time that exist, with an offset. */
function isDateTime(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[+-](\d\d):(\d\d))$/u.exec(text);
  if (parts === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, aside = 0, further = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay && hour < 24 && minute < 60 && second < 60 && aside < 24 && further < 60;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

/** The published schemas of the four modules, and of a git event, unchanged. */
export function publishedSchemas(): { readonly [M in keyof Objects | 'git']: ValidateFunction } {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    formats: { 'date-time': isDateTime, email: /^[^@\s]+@[^@\s]+$/u, uri: /^[a-z][a-z+.-]*:\S+$/u, uuid },
  });
  const schemas = join(mplp, 'schemas/v2');
  for (const folder of ['common', '.'])
    for (const name of readdirSync(join(schemas, folder)).filter((one) => one.endsWith('.schema.json')))
      ajv.addSchema(JSON.parse(readFileSync(join(schemas, folder, name), 'utf8')) as object);
  const of = (name: string): ValidateFunction => {
    const found = ajv.getSchema(`https://schemas.mplp.dev/v1.0/mplp-${name}.schema.json`);
    if (found === undefined) throw new Error(`no schema of ${name} is published`);
    return found;
  };
  const git = ajv.compile(objectIn('schemas/v2/integration/mplp-git-event.schema.json') as object);
  return { context: of('context'), plan: of('plan'), confirm: of('confirm'), trace: of('trace'), git };
}

/** What is wrong with exported objects by the published schemas. */
export function faultsBy(schemas: ReturnType<typeof publishedSchemas>, one: ConfirmTrace): readonly string[] {
  const git = (one.trace.events ?? []).filter(({ source }) => source === 'git');
  return [
    ...modules.flatMap((name) => faultsOf(name, schemas[name], one[name])),
    ...git.flatMap((event) => faultsOf(event.event_type, schemas.git, event.data)),
  ];
}

function faultsOf(name: string, valid: ValidateFunction, value: unknown): readonly string[] {
  return valid(value) ? [] : (valid.errors ?? []).map((one) => `${name}${one.instancePath} ${one.message}`);
}
