import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, faults } from './faults.ts';

/** What `scripts/cut-schemas.ts` made of GitHub's published schemas. */

/** JSON Schema as ajv takes it; a `$ref` is the name of a part. */
export type Schema = Readonly<Record<string, unknown>>;
export type Parts = Readonly<Record<string, Schema>>;

/** Where a file was cut from. */
export type Source = {
  readonly package: string;
  readonly version: string;
  readonly file: string;
  /** Of that file. */
  readonly sha256: string;
};

export type Operation = {
  readonly method: string;
  readonly path: string;
  /** Values are text, as an address has them. */
  readonly parameters: { readonly path: Schema; readonly query: Schema };
  /** Null when it takes none. */
  readonly body: { readonly required: boolean; readonly schema: Schema } | null;
  /** By status; null for an answer that is not said to be JSON. */
  readonly answers: Readonly<Record<string, Schema | null>>;
};

export type Cut = { readonly parts: Parts };

export type RestCut = Cut & {
  readonly source: Source;
  /** By operationId. */
  readonly operations: Readonly<Record<string, Operation>>;
};

export type WebhookCut = Cut & {
  readonly source: Source;
  /** By event and action, as in `issues opened` and `push`; `headers` are the ones it comes with. */
  readonly events: Readonly<Record<string, { readonly headers: readonly string[]; readonly payload: Schema }>>;
};

export const restFile = join(import.meta.dirname, 'rest.generated.json');
export const webhookFile = join(import.meta.dirname, 'webhooks.generated.json');

let rest: RestCut | null = null;
let webhooks: WebhookCut | null = null;

/** The published part of REST that is used here, without its faults. */
export function restCut(): RestCut {
  if (rest !== null) return rest;
  const cut = JSON.parse(readFileSync(restFile, 'utf8')) as RestCut;
  const answers = Object.entries(cut.operations).flatMap(([id, operation]) =>
    Object.entries(operation.answers).map(([status, schema]) => [`${id} ${status}`, schema] as const),
  );
  correct('rest', cut.parts, new Map([...Object.entries(cut.parts), ...answers]));
  rest = cut;
  return cut;
}

/** The same of webhooks. */
export function webhookCut(): WebhookCut {
  if (webhooks !== null) return webhooks;
  const cut = JSON.parse(readFileSync(webhookFile, 'utf8')) as WebhookCut;
  const events = Object.entries(cut.events).map(([name, { payload }]) => [name, payload] as const);
  correct('webhooks', cut.parts, new Map([...Object.entries(cut.parts), ...events]));
  webhooks = cut;
  return cut;
}

/** Puts what holds in the place of what is published. */
function correct(document: Fault['in'], parts: Parts, roots: ReadonlyMap<string, Schema | null>): void {
  for (const { in: where, at, isStill, really } of faults) {
    if (where !== document) continue;
    const [root, ...names] = at;
    const last = names.pop();
    let here = roots.get(root) ?? {};
    for (const name of names) here = inside(behind(here, parts), name) ?? {};
    here = behind(here, parts);
    const found = last === undefined ? null : inside(here, last);
    if (last === undefined || !isStill(found))
      throw new Error(`${at.join(' / ')} is published as ${JSON.stringify(found)}: look at this fault again`);
    if (last === '[]') Object.assign(here, { items: really });
    else Object.assign(here, { properties: { ...(here['properties'] as Schema | undefined), [last]: really } });
  }
}

function behind(schema: Schema, parts: Parts): Schema {
  const { $ref } = schema;
  return typeof $ref === 'string' ? behind(parts[$ref] ?? {}, parts) : schema;
}

/** The schema of a property, or of the items of a list. */
function inside({ properties, items }: Schema, name: string): Schema | null {
  const found = name === '[]' ? items : (properties as Schema | undefined)?.[name];
  return (found as Schema | undefined) ?? null;
}
