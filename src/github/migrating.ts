import type { Said as Deed } from '../core/observe.ts';
import type { World } from '../core/project/world.ts';
import { Damaged } from '../kept/damage.ts';
import { chosenFrom, type FoundDefinition } from '../kept/sources.ts';
import type { Issue, Law, Pull } from './answer.ts';
import { answerMark } from './answers.ts';
import { definitionsIn, includesOn } from './book.ts';
import type { Looking } from './observe.ts';
import { textIn, type Line, type Question } from './said.ts';

export type Offered = NonNullable<World['offered']>;

/** Why a workflow cannot be followed, and what to do. */
export interface NotOffered {
  readonly because: string;
  readonly next: string;
}

/** The definition of this workflow, where it can be followed. */
async function offeredAs(all: readonly FoundDefinition[], workflow: string): Promise<Offered | NotOffered> {
  const found = await chosenFrom(all, workflow).catch((error: unknown) => {
    if (!(error instanceof Damaged)) throw error;
    return error;
  });
  if (found === null) return { because: `no workflow is called ${workflow}`, next: `There are ${namesOf(all)}.` };
  if (found instanceof Damaged) {
    const [first] = found.findings;
    const where = first === undefined ? '' : `${first.file}:${first.line}: `;
    return { because: `${where}${first?.message ?? found.message}`, next: first?.next ?? '' };
  }
  const { definition, source } = found;
  return { definition, pin: { blob: source.blob, origin: source.origin } };
}

function namesOf(all: readonly FoundDefinition[]): string {
  return all.map(({ workflow_type: type }) => type).join(', ');
}

/** What people ask of other definitions, out of those that are found on the default branch now. */
export interface Moving {
  /** What each question is about, by where it was asked. */
  readonly offers: ReadonlyMap<string, Offered | NotOffered>;
  /** What was said, where somebody asks for one of them by its whole content. */
  readonly said: readonly Deed[];
  /** What the first of them asks for, and its text. */
  readonly world: Pick<World, 'offered'>;
  readonly texts: readonly (readonly [string, string])[];
}

/** Who asks: in a look all that was said (`deeds`), and of it what is in no record yet. */
interface Asking {
  readonly deeds: readonly Deed[];
  readonly news: readonly Deed[];
  readonly lines: readonly Line[];
  readonly questions: readonly Question[];
  /** Where it was asked, and perhaps answered. */
  readonly places: readonly (Pick<Issue, 'timelineItems'> | Pick<Pull, 'timelineItems'> | null)[];
  readonly project: string;
  /** The workflow that the project follows. */
  readonly own: string;
}

/**
 * Somebody names a workflow and the first digits of its content, as they looked at it. What has other bytes meanwhile is
 * not what they looked at: it stays as it was written, and is found by nobody.
 */
export async function movingIn(
  { client, repository, shipped }: Looking,
  { oid, defs }: Pick<Law, 'oid' | 'defs'>,
  { deeds, news, lines, questions, places, project, own }: Asking,
): Promise<Moving> {
  const ours = places.flatMap((place) =>
    (place?.timelineItems.nodes ?? []).flatMap((item) =>
      item?.__typename === 'IssueComment' && item.viewerDidAuthor ? [item.body] : [],
    ),
  );
  const open = questions.filter(({ source }) => {
    const mark = answerMark({ source: `${source} ${project}` });
    return !ours.some((body) => body.includes(mark));
  });
  if (open.length === 0 && !news.some(({ command }) => 'migrate' in command))
    return { offers: new Map(), said: deeds, world: {}, texts: [] };
  const all = await definitionsIn(shipped, defs?.object ?? null, includesOn(client, repository, oid));
  const asked = news.map(async (deed) => {
    const { command } = deed;
    const line = lines.find(({ source }) => source === deed.source);
    if (!('migrate' in command) || line === undefined) return [];
    const offered = await offeredAs(all, textIn(line.given, 'workflow', ''));
    return 'pin' in offered && offered.pin.blob.startsWith(command.migrate.blob) ? [[deed, offered] as const] : [];
  });
  const found = new Map((await Promise.all(asked)).flat());
  const offers = open.map(async ({ source, subject }) => [source, await offeredAs(all, subject ?? own)] as const);
  const [first] = found.values();
  return {
    offers: new Map(await Promise.all(offers)),
    said: deeds.map((deed) => {
      const blob = found.get(deed)?.pin.blob;
      return blob === undefined ? deed : { ...deed, command: { migrate: { blob } } };
    }),
    world: first === undefined ? {} : { offered: first },
    texts: all.flatMap(({ blob, text }) => (blob === first?.pin.blob ? [[blob, text] as const] : [])),
  };
}
