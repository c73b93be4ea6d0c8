/**
 * What approvals mean, as plainly as it can be said: nothing of the product is used here. A gate is a pile of sheets of
 * paper that people sign, one for each text that is asked about: the one that was spoken of last lies on top. Each look reads the whole story again from its beginning; nothing is kept between two of them.
 *
 * A look sees how things are now (what is proposed, who holds which role, the policy of the default branch) and hears
 * what people did since the look before, in the order in which they did it.
 */

/** Minutes since the story began. */
export type Moment = number;
export type Person = number;
/** Artifact → what is in it. */
export type Bytes = Readonly<Record<string, string>>;

export interface Plan {
  /** Artifact → the gates that it needs to land. */
  readonly artifacts: Readonly<Record<string, readonly string[]>>;
  /** Gate → who signs; an explicit one only when it is named. */
  readonly gates: Readonly<Record<string, { readonly role: string; readonly explicit: boolean }>>;
  /** From stage to stage when an artifact lands, and the gates that have to be open for it then. */
  readonly moves: readonly {
    readonly from: string;
    readonly to: string;
    readonly artifact: string;
    readonly gates: readonly string[];
  }[];
  readonly stage: string;
}

/** The policy on the default branch. */
export interface Policy {
  /** Gate → how many distinct people it takes. */
  readonly count: Readonly<Record<string, number>>;
  /** Gate → how long an approval of it lasts, in minutes. */
  readonly lasts: Readonly<Record<string, number>>;
  /** Role → the people that the policy names. */
  readonly roles: Readonly<Record<string, readonly Person[]>>;
}

/** What GitHub knows about people. */
export interface People {
  /** Role → the members of its team. */
  readonly teams: Readonly<Record<string, readonly Person[]>>;
  readonly agents: readonly Person[];
  /** Those who may write to the repository: nobody else is listened to. */
  readonly writers: readonly Person[];
  /** Those who may open a gate past those who are asked. */
  readonly overriders: readonly Person[];
}

/** Without a gate it is about all gates of the pull request but the explicit ones. */
export type Command =
  | {
      readonly verb: 'approve';
      readonly gate: string | null;
      readonly until: Moment | null;
      readonly only: readonly string[] | null;
    }
  | { readonly verb: 'reject'; readonly gate: string | null }
  | { readonly verb: 'withdraw' | 'reconfirm' | 'override'; readonly gate: string };

/** Something that happened, in the order in which it did. */
export type Happening = { readonly at: Moment } & (
  | {
      readonly did: 'push';
      readonly pull: string;
      readonly by: Person;
      /** The commits of the pull request after it, oldest first. */
      readonly commits: readonly string[];
      /** What the pull request holds after it that it changes. */
      readonly holds: Bytes;
      /** Who opened it, wrote or co-authored one of its commits. */
      readonly authors: readonly Person[];
    }
  /** Closed, or aimed at another branch; `open` when it is back. */
  | { readonly did: 'close' | 'open'; readonly pull: string }
  | {
      readonly did: 'merge';
      readonly pull: string;
      readonly by: Person;
      readonly commit: string;
      readonly lands: Bytes;
    }
  /** A push to the default branch that is no merge of a pull request. */
  | { readonly did: 'land'; readonly by: Person; readonly commit: string; readonly lands: Bytes }
  | {
      readonly did: 'review';
      readonly id: string;
      readonly pull: string;
      readonly by: Person;
      readonly head: string;
      readonly says: 'yes' | 'no' | 'nothing';
    }
  | { readonly did: 'dismiss'; readonly id: string; readonly review: string; readonly by: Person }
  /** In a pull request, or where the project is at home. `null`: words that are no command. */
  | {
      readonly did: 'comment';
      readonly id: string;
      readonly pull: string | null;
      readonly by: Person;
      readonly command: Command | null;
    }
  /** Edited into something else (a command too), or deleted. */
  | { readonly did: 'edit' | 'delete'; readonly comment: string }
  | { readonly did: 'people'; readonly people: People }
  | { readonly did: 'policy'; readonly policy: Policy }
  /** What is told later than others is not there yet. */
  | { readonly did: 'look'; readonly notYet: readonly string[] }
);

export interface Story {
  readonly plan: Plan;
  readonly policy: Policy;
  readonly people: People;
  readonly happenings: readonly Happening[];
}

/** What is so after a look. */
export interface Answer {
  /** `pull artifact gate` → is the gate open for exactly these bytes? */
  readonly open: Readonly<Record<string, boolean>>;
  /** `gate place bytes` → whose approval stands, where anybody's does; the place is an open pull request, else `main`. */
  readonly approvers: Readonly<Record<string, readonly Person[]>>;
  /** `commit artifact` → the gates that it landed past. */
  readonly bypassed: Readonly<Record<string, readonly string[]>>;
  /** Artifact → gates past which it landed and that still need a rationale. */
  readonly unexplained: Readonly<Record<string, readonly string[]>>;
  readonly stage: string;
  /** What was said or landed → whether it did anything. */
  readonly heard: Readonly<Record<string, 'taken' | 'refused'>>;
}

/** What counts as too late to be told, in minutes after something younger was. */
const tooLateAfter = 10;

interface Signature {
  readonly by: Person;
  /** The commit that was looked at. */
  readonly commit: string;
  readonly says: 'yes' | 'no' | 'taken back';
  readonly at: Moment;
}

interface Terms {
  /** The actions that are permitted; null for all. */
  readonly only: readonly string[] | null;
  readonly until: Moment | null;
}

/** One approval record of a gate. */
interface Sheet {
  /** The pull request that it is about; null for what has landed. */
  readonly pull: string | null;
  /** The commit at which it was signed last, or laid out. */
  readonly commit: string | null;
  readonly bytes: Bytes;
  readonly signed: readonly Signature[];
  readonly terms: Terms;
  /** Enough people have approved, or somebody overrode the gate: from then on nothing is added. */
  readonly isFull: boolean;
  /** The sheet whose place it took, unless its time was up. */
  readonly before: Sheet | null;
}

interface Version {
  readonly bytes: string;
  readonly authors: readonly Person[];
  readonly bypassed: readonly string[];
}

/** All that is so at one moment of telling the story. */
interface Book {
  readonly sheets: Readonly<Record<string, readonly Sheet[]>>;
  readonly versions: Readonly<Record<string, Version>>;
  /** What each pull request held at the last look. */
  readonly drafts: Readonly<Record<string, Bytes>>;
  readonly stage: string;
  readonly visit: number;
  /** Artifacts that have landed since the stage was entered. */
  readonly arrived: readonly string[];
  readonly bypassed: Answer['bypassed'];
  readonly heard: Answer['heard'];
  /** When the youngest of what was heard had been said. */
  readonly youngest: Moment;
}

interface Pull {
  readonly name: string;
  readonly head: string;
  readonly commits: readonly string[];
  /** Commit → what the pull request held when that was its head. */
  readonly held: Readonly<Record<string, Bytes>>;
  readonly holds: Bytes;
  readonly authors: readonly Person[];
  readonly pushed: Moment;
}

/** Things as they are at a look. */
interface Now {
  readonly at: Moment;
  readonly plan: Plan;
  readonly policy: Policy;
  readonly people: People;
  readonly pulls: readonly Pull[];
  /** Head of the default branch. */
  readonly head: string;
}

type Word = Extract<Happening, { readonly id: string }>;
type Landing = Extract<Happening, { readonly lands: Bytes }>;

/** What is so after the last look of a story. */
export function answerTo(story: Story): Answer {
  let book: Book = {
    sheets: {},
    versions: {},
    drafts: {},
    stage: story.plan.stage,
    visit: 1,
    arrived: [],
    bypassed: {},
    heard: {},
    youngest: 0,
  };
  let now = nowAt(story, 0, 0);
  let before = 0;
  for (const [index, happening] of story.happenings.entries()) {
    if (happening.did !== 'look') continue;
    now = nowAt(story, index, before);
    book = looked(book, now, story.happenings, index);
    before = index;
  }
  return answer(book, now);
}

/** Everything in the order that every look keeps: what is proposed, what people did, what is gone, what is over. */
function looked(start: Book, now: Now, happenings: readonly Happening[], until: number): Book {
  let book = start;
  for (const pull of now.pulls) book = tidied(moved(proposed(book, now, pull), now));
  for (const happening of tellable(happenings, until)) {
    if ('lands' in happening) {
      if (!(happening.commit in book.heard)) book = tidied(moved(arrives(book, now, happening), now));
    } else if (!(happening.id in book.heard) && start.youngest - happening.at <= tooLateAfter) {
      book = tidied(moved(hears(book, now, happening, happenings, until), now));
    }
  }
  for (const name of Object.keys(book.drafts))
    if (pullOf(now, name) === undefined) book = tidied(gone(book, now, name));
  return tidied(moved(expired(book, now), now));
}

// What is there to see

/** The state of things when somebody looks, from everything that happened until then. */
function nowAt({ plan, policy, people, happenings }: Story, until: number, before: number): Now {
  const past = happenings.slice(0, until);
  const isNews = (index: number): boolean => index > before;
  const pulls = new Map<string, Pull>();
  const shut = new Set<string>();
  const main: Record<string, string> = {};
  const merged = new Map<string, number>();
  for (const [index, one] of past.entries()) {
    if (one.did === 'push')
      pulls.set(one.pull, {
        name: one.pull,
        head: one.commits.at(-1) ?? '',
        commits: one.commits,
        held: { ...pulls.get(one.pull)?.held, [one.commits.at(-1) ?? '']: one.holds },
        holds: one.holds,
        // Whoever pushed last approves no more than those who wrote it.
        authors: [...one.authors, one.by],
        pushed: one.at,
      });
    if (one.did === 'close') shut.add(one.pull);
    if (one.did === 'open') shut.delete(one.pull);
    if (one.did === 'merge') merged.set(one.pull, index);
    if ('lands' in one) Object.assign(main, one.lands);
  }
  const seen = [...pulls.values()].flatMap((pull) => {
    const when = merged.get(pull.name);
    if (shut.has(pull.name) || (when !== undefined && !isNews(when))) return [];
    // What is on the default branch already is not proposed any more.
    const left = Object.entries(pull.holds).filter(([name, bytes]) => when !== undefined || main[name] !== bytes);
    return left.length === 0 ? [] : [{ ...pull, holds: Object.fromEntries(left) }];
  });
  return {
    at: happenings[until]?.at ?? 0,
    plan,
    policy: past.findLast((one) => one.did === 'policy')?.policy ?? policy,
    people: past.findLast((one) => one.did === 'people')?.people ?? people,
    pulls: seen,
    head: past.findLast((one) => 'lands' in one)?.commit ?? 'main0',
  };
}

/** What a look is told, oldest first. A comment that was edited or deleted before anybody looked says nothing. */
function tellable(happenings: readonly Happening[], until: number): readonly (Word | Landing)[] {
  const look = happenings[until];
  const notYet = look?.did === 'look' ? look.notYet : [];
  const past = happenings.slice(0, until);
  const changed = new Set(past.flatMap((one) => ('comment' in one ? [one.comment] : [])));
  return past.filter((one): one is Word | Landing => {
    if ('lands' in one) return true;
    if (!('id' in one) || notYet.includes(one.id) || changed.has(one.id)) return false;
    if (one.did === 'comment') return one.command !== null;
    if (one.did === 'dismiss') return true;
    // A review that comments decides nothing, one that was dismissed is no review any more, and what was merged before
    // it is not held up.
    const isDismissed = past.some((other) => other.did === 'dismiss' && other.review === one.id);
    return one.says !== 'nothing' && !isDismissed && !mergedBefore(past, one.pull, one.at);
  });
}

function mergedBefore(past: readonly Happening[], pull: string, at: Moment): boolean {
  return past.some((one) => one.did === 'merge' && one.pull === pull && one.at < at);
}

// Sheets

/** The artifacts that a gate is about: those that need it to land, and those of a move from here that needs it. */
function artifactsOf({ plan }: Now, { stage }: Book, gate: string): readonly string[] {
  const moving = plan.moves.filter((move) => move.from === stage && move.gates.includes(gate));
  return Object.keys(plan.artifacts).filter(
    (name) => plan.artifacts[name]?.includes(gate) === true || moving.some((move) => move.artifact === name),
  );
}

/** The bytes that a gate is about: as proposed, else as they have landed; where there are none, this visit to the stage. */
function bytesOf(now: Now, book: Book, gate: string, offered: Bytes): Bytes {
  const found = artifactsOf(now, book, gate).flatMap((name) => {
    const bytes = offered[name] ?? book.versions[name]?.bytes;
    return bytes === undefined ? [] : [[name, bytes] as const];
  });
  return found.length === 0 ? { [`stage ${book.stage}`]: String(book.visit) } : Object.fromEntries(found);
}

function same(one: Bytes, other: Bytes): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

const noTerms: Terms = { only: null, until: null };

/** A new sheet in the place of one, or of none. */
function blank(before: Sheet | null, about: Pick<Sheet, 'pull' | 'commit' | 'bytes'>): Sheet {
  const { pull, commit, bytes } = about;
  return { pull, commit, bytes, signed: [], terms: noTerms, isFull: false, before };
}

function pileOf(book: Book, gate: string): readonly Sheet[] {
  return book.sheets[gate] ?? [];
}

function withPile(book: Book, gate: string, pile: readonly Sheet[]): Book {
  return { ...book, sheets: { ...book.sheets, [gate]: pile } };
}

/** Is a sheet about a pull request that is still open? What it was signed for may have landed since: then it is not. */
function isOfOpen(book: Book, sheet: Sheet): boolean {
  return sheet.pull !== null && sheet.pull in book.drafts && isOf(book, sheet, sheet.pull);
}

function isOf(book: Book, sheet: Sheet, pull: string): boolean {
  const isText = !Object.keys(sheet.bytes).some((name) => name.startsWith('stage '));
  return sheet.pull === pull && !(isText && isLanded(book, sheet));
}

function isHere(book: Book, sheet: Sheet, place: string | null): boolean {
  return place === null ? !isOfOpen(book, sheet) : isOf(book, sheet, place);
}

/** Is what a sheet is about what has landed? */
function isLanded({ versions, stage, visit }: Book, { bytes }: Sheet): boolean {
  return Object.entries(bytes).every(
    ([name, what]) => versions[name]?.bytes === what || (name === `stage ${stage}` && what === String(visit)),
  );
}

/** The sheet about these bytes: first of those of the place, then of all; the one about just these before one about more. */
function sheetAbout(book: Book, gate: string, place: string | null, bytes: Bytes): Sheet | undefined {
  const pile = pileOf(book, gate);
  const here = pile.filter((sheet) => isHere(book, sheet, place));
  const isSame = (sheet: Sheet): boolean => same(sheet.bytes, bytes);
  const isMore = (sheet: Sheet): boolean => Object.entries(bytes).every(([name, what]) => sheet.bytes[name] === what);
  return here.find(isSame) ?? here.find(isMore) ?? pile.find(isSame) ?? pile.find(isMore);
}

/**
 * The sheet that somebody signs, or whose place the one they sign takes: the one about these bytes, else that of the
 * same place. Nobody takes a sheet from another pull request, nor one that was signed for what has landed.
 */
function sheetTaken(book: Book, gate: string, place: string | null, bytes: Bytes): Sheet | null {
  const pile = pileOf(book, gate);
  const here = pile.filter((sheet) => isHere(book, sheet, place));
  const isSame = (sheet: Sheet): boolean => same(sheet.bytes, bytes);
  const found = here.find(isSame) ?? pile.find(isSame) ?? here[0];
  if (found !== undefined) return found;
  const top = pile[0];
  if (top === undefined || isOfOpen(book, top)) return null;
  const isOnlyTold = top.signed.length === 0 && top.before !== null && !same(top.before.bytes, top.bytes);
  return isOnlyTold || !isLanded(book, top) ? top : null;
}

/** Somebody has spoken of a sheet: it lies on top, in the place of one or of none; the same bytes are on no other. */
function onTop(book: Book, gate: string, sheet: Sheet, instead: Sheet | null): Book {
  const [top, ...others] = pileOf(book, gate).filter((one) => one !== instead);
  const wasOnTop = pileOf(book, gate)[0] === instead;
  const below = wasOnTop || top === undefined ? pileOf(book, gate).filter((one) => one !== instead) : [...others, top];
  const isTwin = (one: Sheet): boolean =>
    same(one.bytes, sheet.bytes) || (isOfOpen(book, sheet) && isOfOpen(book, one) && one.pull === sheet.pull);
  return withPile(book, gate, [sheet, ...below.filter((one) => !isTwin(one))]);
}

/** A sheet has ended, and a blank one lies where it lay; where there is one about the same bytes, that is enough. */
function ended(book: Book, gate: string, sheet: Sheet, next: Sheet): Book {
  const pile = pileOf(book, gate).map((one) => (one === sheet ? next : one));
  const twin = pile.find((one) => one !== next && same(one.bytes, next.bytes));
  if (twin === undefined) return withPile(book, gate, pile);
  const left = pile.filter((one) => one !== next);
  return withPile(book, gate, pile[0] === next ? [twin, ...left.filter((one) => one !== twin)] : left);
}

/** Below the top nothing is kept that is neither about an open pull request nor about what has landed. */
function tidied(book: Book): Book {
  return Object.keys(book.sheets).reduce((after, gate) => {
    const [top, ...others] = pileOf(after, gate);
    const kept = others.filter((sheet) => isOfOpen(after, sheet) || isLanded(after, sheet));
    return withPile(after, gate, top === undefined ? [] : [top, ...kept]);
  }, book);
}

/** Every sheet with its gate. */
function sheetsIn(book: Book): readonly (readonly [string, Sheet])[] {
  return Object.entries(book.sheets).flatMap(([gate, pile]) => pile.map((sheet) => [gate, sheet] as const));
}

/** The latest word of each person stands. */
function standing(signatures: readonly Signature[]): ReadonlyMap<Person, Signature['says']> {
  return new Map(signatures.map((one) => [one.by, one.says]));
}

function saying(signatures: readonly Signature[], says: Signature['says']): readonly Person[] {
  return [...standing(signatures)].flatMap(([person, word]) => (word === says ? [person] : []));
}

/** The words by which those approve whose yes stands. */
function approvalsOn({ signed: all }: Sheet): readonly Signature[] {
  return saying(all, 'yes').flatMap((person) => all.findLast((one) => one.by === person) ?? []);
}

/** The words by which those refuse whose no stands. */
function noesOn({ signed: all }: Sheet): readonly Signature[] {
  return saying(all, 'no').flatMap((person) => all.findLast((one) => one.by === person) ?? []);
}

/** Nobody says no, and as many distinct people say yes as the gate takes. */
function isEnough(signatures: readonly Signature[], count: number): boolean {
  return saying(signatures, 'no').length === 0 && saying(signatures, 'yes').length >= count;
}

/** Its time is up: somebody's approval on it has run out. While somebody says no there is nothing to run out. */
function isOver(sheet: Sheet, at: Moment): boolean {
  const { until } = sheet.terms;
  const approves = sheet.isFull || (saying(sheet.signed, 'yes').length > 0 && saying(sheet.signed, 'no').length === 0);
  return approves && until !== null && until <= at;
}

/** Is a gate open for exactly these bytes, and for this action? */
function isOpen(
  now: Now,
  book: Book,
  gate: string,
  { place, offered }: { readonly place: string | null; readonly offered: Bytes },
  action: string,
): boolean {
  const sheet = sheetAbout(book, gate, place, bytesOf(now, book, gate, offered));
  if (sheet === undefined || !sheet.isFull || isOver(sheet, now.at)) return false;
  return sheet.terms.only?.includes(action) ?? true;
}

/** Together people permit only what each of them permits, until the first of them ends. */
function narrower(one: Terms, other: Terms): Terms {
  const ends = [one.until, other.until].filter((end) => end !== null);
  const only = one.only === null ? other.only : one.only.filter((action) => other.only?.includes(action) ?? true);
  return { only, until: ends.length === 0 ? null : Math.min(...ends) };
}

// What is proposed

/** New bytes are approved by nobody, also those that had been approved before; neither are the same on other commits. */
function proposed(book: Book, now: Now, pull: Pull): Book {
  const known = book.drafts[pull.name];
  const isLost = (sheet: Sheet): boolean => {
    const restsOn = [sheet.commit, ...approvalsOn(sheet).map((one) => one.commit)];
    return sheet.signed.length > 0 && restsOn.some((one) => one !== null && !pull.commits.includes(one));
  };
  const here = sheetsIn(book).filter(([, sheet]) => isOf(book, sheet, pull.name));
  const hasChanged = known === undefined || !same(known, pull.holds) || here.some(([, sheet]) => isLost(sheet));
  let after: Book = { ...book, drafts: { ...book.drafts, [pull.name]: pull.holds } };
  for (const [gate, sheet] of here) {
    const bytes = bytesOf(now, book, gate, pull.holds);
    const differs = artifactsOf(now, book, gate).some((name) => bytes[name] !== sheet.bytes[name]);
    if (isLost(sheet) || (hasChanged && differs)) {
      const next = blank(sheet, { pull: pull.name, commit: pull.head, bytes });
      after = ended(after, gate, sheet, afterwards(now, after, gate, sheet, next));
    }
  }
  return after;
}

/** A pull request that is gone takes with it what was signed for bytes of it that have not landed. */
function gone(book: Book, now: Now, name: string): Book {
  const draft = book.drafts[name] ?? {};
  const drafts = Object.fromEntries(Object.entries(book.drafts).filter(([other]) => other !== name));
  let after: Book = { ...book, drafts };
  for (const [gate, sheet] of sheetsIn(book)) {
    const isOpenStill = Object.entries(draft).some(
      ([artifact, bytes]) => sheet.bytes[artifact] === bytes && book.versions[artifact]?.bytes !== bytes,
    );
    if (sheet.pull === name && isOpenStill) {
      const bytes = bytesOf(now, book, gate, {});
      const next = blank(sheet, { pull: null, commit: null, bytes });
      after = ended(after, gate, sheet, afterwards(now, after, gate, sheet, next));
    }
  }
  return after;
}

/**
 * What lies in the place of a sheet that has ended. A no goes on where the very bytes are still brought that it was said
 * of: on other commits, or by another pull request.
 */
function afterwards(now: Now, book: Book, gate: string, sheet: Sheet, next: Sheet): Sheet {
  const noes = noesOn(sheet);
  if (noes.length === 0) return next;
  if (same(next.bytes, sheet.bytes)) return { ...next, signed: noes };
  const twin = Object.entries(book.drafts).find(
    ([name, held]) => name !== sheet.pull && same(bytesOf(now, book, gate, held), sheet.bytes),
  );
  if (twin === undefined) return next;
  const [pull] = twin;
  const commit = pullOf(now, pull)?.head ?? null;
  return { ...blank(sheet, { pull, commit, bytes: sheet.bytes }), signed: noes };
}

// What lands

/** Landing decides: a gate that is not open for exactly the bytes that landed, however they got there, was bypassed. */
function arrives(book: Book, now: Now, landing: Landing): Book {
  const news = Object.entries(landing.lands).filter(([name, bytes]) => book.versions[name]?.bytes !== bytes);
  const lands: Bytes = Object.fromEntries(news);
  const wrote = landing.did === 'merge' ? (pullOf(now, landing.pull)?.authors ?? []) : [landing.by];
  let after: Book = {
    ...book,
    heard: { ...book.heard, [landing.commit]: 'taken' },
    youngest: Math.max(book.youngest, landing.at),
  };
  const merged = landing.did === 'merge' ? landing.pull : broughtBy(book, now, landing.lands);
  for (const [name, bytes] of news) {
    const needed = (now.plan.artifacts[name] ?? []).map((gate) => ({ gate, action: `land:${name}` }));
    const bypassed = [...needed, ...gatesBefore(now, book, name)]
      .filter(({ gate, action }) => !isOpen(now, book, gate, { place: merged, offered: lands }, action))
      .map(({ gate }) => gate);
    const version = { bytes, authors: wrote, bypassed };
    after = {
      ...after,
      versions: { ...after.versions, [name]: version },
      arrived: [...after.arrived, name],
      bypassed: { ...after.bypassed, [`${landing.commit} ${name}`]: bypassed },
    };
  }
  // What was signed for bytes of the default branch that others have replaced is over.
  for (const [gate, sheet] of sheetsIn(after)) {
    const replaced = news.filter(([name, bytes]) => {
      const had = sheet.bytes[name];
      return had !== undefined && had !== bytes && had === book.versions[name]?.bytes;
    });
    if (replaced.length === 0) continue;
    const stays = sheet.pull !== merged && sheet.pull !== null && sheet.pull in after.drafts ? sheet.pull : null;
    const bytes = stays === null ? bytesOf(now, after, gate, {}) : { ...sheet.bytes, ...Object.fromEntries(replaced) };
    after = ended(after, gate, sheet, blank(sheet, { pull: stays, commit: landing.commit, bytes }));
  }
  return merged === null ? after : gone(after, now, merged);
}

/** The pull request that landed though nobody merged it: a push brought all that it held. */
function broughtBy(book: Book, now: Now, lands: Bytes): string | null {
  const found = Object.entries(book.drafts).find(
    ([name, held]) =>
      pullOf(now, name) === undefined && Object.entries(held).every(([artifact, bytes]) => lands[artifact] === bytes),
  );
  return found?.[0] ?? null;
}

/** A stage is left when its artifact has landed past no closed gate and the gates of the move are open for it. */
function moved(book: Book, now: Now): Book {
  const due = now.plan.moves.find(
    (move) =>
      move.from === book.stage &&
      book.arrived.includes(move.artifact) &&
      book.versions[move.artifact]?.bypassed.length === 0 &&
      move.gates.every((gate) => isOpen(now, book, gate, { place: null, offered: {} }, `to:${move.to}`)),
  );
  return due === undefined ? book : { ...book, stage: due.to, visit: book.visit + 1, arrived: [] };
}

/** Approvals whose time is up end once. */
function expired(book: Book, now: Now): Book {
  let after = book;
  for (const [gate, sheet] of sheetsIn(book))
    if (isOver(sheet, now.at)) after = ended(after, gate, sheet, blank(null, sheet));
  return after;
}

// What people say

/** Somebody's word, after everything that was said before it; null where it changes nothing and is refused. */
function hears(book: Book, now: Now, word: Word, happenings: readonly Happening[], until: number): Book {
  const said = saidBy(book, now, word, happenings.slice(0, until));
  const heard = { ...book.heard, [word.id]: said === null ? ('refused' as const) : ('taken' as const) };
  return { ...(said ?? book), heard, youngest: Math.max(book.youngest, word.at) };
}

function saidBy(book: Book, now: Now, word: Word, past: readonly Happening[]): Book | null {
  if (word.did === 'dismiss') return dismissed(book, now, word.review, past);
  if (!now.people.writers.includes(word.by)) return null;
  if (word.did === 'review') {
    const about: About = { ...word, looked: word.head, terms: noTerms };
    return everyGate(book, now, about, word.says === 'yes' ? 'yes' : 'no');
  }
  const { command } = word;
  if (command === null) return null;
  // After the merge a word in a pull request is about what has landed.
  const pull = word.pull !== null && mergedBefore(past, word.pull, word.at) ? main : word.pull;
  const about: About = { ...word, pull, looked: null, terms: command.verb === 'approve' ? command : noTerms };
  if (command.verb === 'withdraw') return takenBack(book, now, command.gate, about);
  if (command.verb === 'reconfirm') return reconfirmed(book, now, command.gate, about);
  if (command.verb === 'override') return overridden(book, now, command.gate, about);
  const says = command.verb === 'approve' ? 'yes' : 'no';
  return command.gate === null ? everyGate(book, now, about, says) : signed(book, now, command.gate, about, says);
}

/** Stands for the default branch where a pull request could be meant. */
const main = 'main';

interface About {
  readonly by: Person;
  readonly at: Moment;
  /** The pull request that is meant, the default branch, or null where nobody says. */
  readonly pull: string | null;
  /** The commit that was looked at, where that is known. */
  readonly looked: string | null;
  readonly terms: Terms;
}

function pullOf(now: Now, name: string): Pull | undefined {
  return now.pulls.find((pull) => pull.name === name);
}

/** The pull request that is meant: the one named, else the only one that changes any of these; `main` where there is none. */
function meant(now: Now, about: About, artifacts: readonly string[] | null): Pull | typeof main | null {
  if (about.pull === main) return main;
  if (about.pull !== null) return pullOf(now, about.pull) ?? null;
  const open = now.pulls.filter((pull) => artifacts === null || artifacts.some((name) => name in pull.holds));
  const [first] = open;
  return open.length > 1 ? null : (first ?? main);
}

/** A word that names no commit is about what was there when it was said: nothing that came there since. */
function isLate(about: About, pull: Pull): boolean {
  return about.looked === null && pull.pushed >= about.at;
}

/** A word that names a commit is about that: it counts while the pull request has it, and the same bytes of the gate. */
function isOfOther(now: Now, book: Book, gate: string, about: About, pull: Pull): boolean {
  const commit = about.looked;
  if (commit === null || commit === pull.head) return false;
  const [then, held] = [pull.held[commit] ?? {}, pull.held[pull.head] ?? {}];
  return !pull.commits.includes(commit) || artifactsOf(now, book, gate).some((name) => then[name] !== held[name]);
}

/** The gates of a pull request: those of the artifacts it changes, and of the move that their landing would start. */
function gatesOf(
  now: Now,
  book: Book,
  pull: Pull,
): readonly { readonly artifact: string; readonly gate: string; readonly action: string }[] {
  return Object.keys(pull.holds).flatMap((artifact) => {
    const own = now.plan.artifacts[artifact] ?? [];
    const move = now.plan.moves.find((one) => one.from === book.stage && one.artifact === artifact);
    const others = (move?.gates ?? []).filter((gate) => !own.includes(gate));
    return [
      ...own.map((gate) => ({ artifact, gate, action: `land:${artifact}` })),
      ...others.map((gate) => ({ artifact, gate, action: `to:${move?.to ?? ''}` })),
    ];
  });
}

/** Nothing of a later stage lands before what leads there is approved: the gates of the moves between. */
function gatesBefore(
  { plan }: Now,
  { stage }: Book,
  artifact: string,
): readonly { readonly artifact: string; readonly gate: string; readonly action: string }[] {
  const here = plan.moves.findIndex((move) => move.from === stage);
  const turn = plan.moves.findIndex((move) => move.artifact === artifact);
  if (here === -1 || turn <= here) return [];
  const own = plan.artifacts[artifact] ?? [];
  return plan.moves
    .slice(here, turn)
    .flatMap(({ to, gates }) =>
      gates.filter((gate) => !own.includes(gate)).map((gate) => ({ artifact, gate, action: `to:${to}` })),
    );
}

/** A plain word is about every gate of the pull request that its author may open, but the explicit ones. */
function everyGate(book: Book, now: Now, about: About, says: 'yes' | 'no'): Book | null {
  const pull = meant(now, about, null);
  if (pull === null || pull === main) return null;
  const gates = [...new Set(gatesOf(now, book, pull).map(({ gate }) => gate))];
  const plain = gates.filter((gate) => now.plan.gates[gate]?.explicit !== true);
  const named = { ...about, pull: pull.name };
  const after = plain.reduce((before, gate) => signed(before, now, gate, named, says) ?? before, book);
  return after === book ? null : after;
}

/** One person signs one sheet. */
function signed(book: Book, now: Now, gate: string, about: About, says: 'yes' | 'no'): Book | null {
  const { by } = about;
  const pull = meant(now, about, artifactsOf(now, book, gate));
  if (pull === null) return null;
  if (pull !== main && (isLate(about, pull) || isOfOther(now, book, gate, about, pull))) return null;
  const holds = pull === main ? {} : pull.holds;
  const place = pull === main ? null : pull.name;
  const bytes = bytesOf(now, book, gate, holds);
  if (now.people.agents.includes(by) || !holdsRole(now, gate, by)) return null;
  // Nobody approves what they wrote; saying no to it is fine.
  const wrote = [
    ...(pull === main ? [] : pull.authors),
    ...Object.keys(bytes).flatMap((name) => (name in holds ? [] : (book.versions[name]?.authors ?? []))),
  ];
  if (says === 'yes' && wrote.includes(by)) return null;
  const lasts = now.policy.lasts[gate];
  const asked = lasts === undefined ? about.terms : narrower(about.terms, { only: null, until: about.at + lasts });
  if (says === 'yes' && asked.until !== null && asked.until <= now.at) return null;
  const sheet = sheetTaken(book, gate, place, bytes);
  const isAbout = sheet !== null && same(sheet.bytes, bytes) && !isOver(sheet, now.at);
  if (says === 'yes' && isAbout && (sheet.isFull || standing(sheet.signed).get(by) === 'yes')) return null;
  // Other bytes take a new sheet, and so does what follows the last word, or is about the same bytes in another place.
  const isElsewhere = sheet !== null && sheet.pull !== null && sheet.pull !== place && sheet.pull in book.drafts;
  const commit = pull === main ? now.head : (about.looked ?? pull.head);
  const before = sheet === null || isOver(sheet, now.at) ? null : sheet;
  const fresh = blank(before, { pull: place, commit, bytes });
  // Nobody gets past a no in another place.
  const kept = isAbout && isElsewhere ? { ...fresh, signed: noesOn(sheet) } : fresh;
  const on = isAbout && !sheet.isFull && !isElsewhere ? sheet : kept;
  // Terms only get narrower while anybody's approval stands on the sheet.
  const others = saying(on.signed, 'yes').some((other) => other !== by);
  const bound = others || says === 'no' ? on.terms : noTerms;
  const terms = says === 'yes' ? narrower(bound, asked) : bound;
  if (bound.only !== null && terms.only?.length === 0) return null;
  const all = [...on.signed, { by, commit, says, at: about.at }];
  const isFull = isEnough(all, now.policy.count[gate] ?? 1);
  return onTop(book, gate, { ...on, commit, signed: all, terms, isFull }, sheet);
}

/** By the policy or a team, whoever is in both counts once. */
function holdsRole({ plan, policy, people }: Now, gate: string, person: Person): boolean {
  const role = plan.gates[gate]?.role ?? '';
  return policy.roles[role]?.includes(person) === true || people.teams[role]?.includes(person) === true;
}

/** The sheets that somebody may mean: that of the place they speak of, or where they name none, all. */
function sheetsMeant(book: Book, now: Now, gate: string, { pull }: About): readonly Sheet[] {
  if (pull === null) return pileOf(book, gate);
  const found = pull === main ? main : pullOf(now, pull);
  // What a pull request held that is not there any more nobody knows.
  if (found === undefined) return pileOf(book, gate).filter((sheet) => sheet.pull === pull);
  const place = found === main ? null : found.name;
  const bytes = bytesOf(now, book, gate, found === main ? {} : found.holds);
  const sheet = sheetAbout(book, gate, place, bytes) ?? pileOf(book, gate).find((one) => isHere(book, one, place));
  return sheet === undefined ? [] : [sheet];
}

/** Somebody's own word, taken back; nobody chooses for them where they may mean more than one. */
function takenBack(book: Book, now: Now, gate: string, about: About): Book | null {
  const [first, second] = sheetsMeant(book, now, gate, about).filter((sheet) => hasWordOf(sheet, now, about.by));
  return first === undefined || second !== undefined ? null : withoutWordOf(book, now, gate, first, about.by);
}

function hasWordOf(sheet: Sheet, now: Now, by: Person): boolean {
  const last = sheet.signed.findLast((one) => one.by === by);
  return !isOver(sheet, now.at) && last !== undefined && last.says !== 'taken back';
}

/** What was approved with it is asked again. */
function withoutWordOf(book: Book, now: Now, gate: string, sheet: Sheet, by: Person): Book {
  const last = sheet.signed.findLast((one) => one.by === by);
  if (last === undefined || !hasWordOf(sheet, now, by)) return book;
  if (sheet.isFull) return ended(book, gate, sheet, blank(sheet, sheet));
  const all = [...sheet.signed, { ...last, says: 'taken back' as const }];
  const isFull = isEnough(all, now.policy.count[gate] ?? 1);
  return onTop(book, gate, { ...sheet, signed: all, isFull }, sheet);
}

/** A review that is dismissed takes back what its author had said about the pull request; what they said since stands. */
function dismissed(book: Book, now: Now, id: string, past: readonly Happening[]): Book {
  const review = past.find((one) => one.did === 'review' && one.id === id);
  if (review?.did !== 'review') return book;
  return sheetsIn(book).reduce((after, [gate, sheet]) => {
    const last = sheet.signed.findLast((one) => one.by === review.by);
    const isOld = last !== undefined && last.at <= review.at;
    return sheet.pull === review.pull && isOld ? withoutWordOf(after, now, gate, sheet, review.by) : after;
  }, book);
}

/** The same bytes at another commit, as after rewriting: whoever had approved them says so in one word, on their terms. */
function reconfirmed(book: Book, now: Now, gate: string, about: About): Book | null {
  const found = sheetsMeant(book, now, gate, about).flatMap((sheet) => {
    const { before } = sheet;
    if (sheet.isFull || before === null || !saying(before.signed, 'yes').includes(about.by)) return [];
    return !same(before.bytes, sheet.bytes) || before.commit === sheet.commit ? [] : [{ sheet, before }];
  });
  const [first, second] = found;
  if (first === undefined || second !== undefined) return null;
  return signed(book, now, gate, { ...about, pull: first.sheet.pull, terms: first.before.terms }, 'yes');
}

/** Somebody who may opens a gate for these bytes and no others, past those who are asked; a bypass is explained by it. */
function overridden(book: Book, now: Now, gate: string, about: About): Book | null {
  const { people } = now;
  if (people.agents.includes(about.by) || !people.overriders.includes(about.by)) return null;
  const pull = about.pull === null ? main : meant(now, about, null);
  if (pull === null || (pull !== main && isLate(about, pull))) return null;
  const past = Object.entries(book.versions).filter(([, one]) => pull === main && one.bypassed.includes(gate));
  const bytes = {
    ...bytesOf(now, book, gate, pull === main ? {} : pull.holds),
    ...Object.fromEntries(past.map(([name, one]) => [name, one.bytes])),
  };
  const versions = Object.fromEntries(
    Object.entries(book.versions).map(([name, one]) => [
      name,
      bytes[name] === one.bytes ? { ...one, bypassed: one.bypassed.filter((other) => other !== gate) } : one,
    ]),
  );
  const place = pull === main ? null : pull.name;
  const sheet = { ...blank(null, { pull: place, commit: null, bytes }), isFull: true };
  return onTop({ ...book, versions }, gate, sheet, sheetTaken(book, gate, place, bytes));
}

// What is so now

function answer(book: Book, now: Now): Answer {
  const open = now.pulls
    .filter(({ name }) => name in book.drafts)
    .flatMap((pull) =>
      [...gatesOf(now, book, pull), ...Object.keys(pull.holds).flatMap((name) => gatesBefore(now, book, name))].map(
        ({ artifact, gate, action }) =>
          [
            `${pull.name} ${artifact} ${gate}`,
            isOpen(now, book, gate, { place: pull.name, offered: pull.holds }, action),
          ] as const,
      ),
    );
  const names = Object.keys(book.versions);
  return {
    open: Object.fromEntries(open),
    approvers: Object.fromEntries(
      sheetsIn(book).flatMap(([gate, sheet]) => {
        const yes = saying(sheet.signed, 'yes').toSorted((one, other) => one - other);
        const place = isOfOpen(book, sheet) ? sheet.pull : main;
        return yes.length === 0 ? [] : [[`${gate} ${place} ${textOf(sheet.bytes)}`, yes]];
      }),
    ),
    bypassed: book.bypassed,
    unexplained: Object.fromEntries(names.map((name) => [name, book.versions[name]?.bypassed ?? []])),
    stage: book.stage,
    heard: book.heard,
  };
}

/** Bytes in one order, so that they can be compared: `code K, doc A`. */
function textOf(bytes: Bytes): string {
  return Object.keys(bytes)
    .toSorted()
    .map((name) => `${name} ${bytes[name] ?? ''}`)
    .join(', ');
}
