import type { Document, Entry, EntryHead, Envelope, Signature, Verdict } from './core/entry.ts';
import { waitBefore } from './core/patience.ts';
import { refuse, type Refusal } from './core/refusal.ts';
import type { Attachment, Clock, Decider, Home, Sight } from './ports.ts';
import {
  appended,
  blobId,
  entryId,
  eventId,
  evidencePath,
  lastHash,
  sealed,
  sha256,
  signedWith,
  yamlWriter,
} from './record.ts';

/** The state of one instance stays below this, in bytes of YAML. */
const largestState = 64 * 1024;

/** What handling came to. `answer` is about the command that was handed in; without one it is about deeds only. */
export interface Handled<State, Command, Event, Observed> {
  readonly state: State | null;
  readonly observed: Observed;
  /** What was committed, in order. */
  readonly entries: readonly Entry<Command, Event>[];
  /** `repeated`: this very command is in the record already. */
  readonly answer:
    | { readonly is: 'done'; readonly entry: Entry<Command, Event> }
    | { readonly is: 'refused'; readonly refusal: Refusal }
    | { readonly is: 'repeated' }
    | { readonly is: 'nothing asked' };
}

/** Others kept being faster. Nothing was written; the command can be given again as it was. */
export class LostEveryRace extends Error {
  override readonly name = 'LostEveryRace';
  constructor(tries: number) {
    super(`${tries} tries, and every time somebody else was faster. Nothing was written: run the same command again.`);
  }
}

interface Line<State, Command, Body, Observed> {
  readonly home: Home<State, Observed, Command>;
  readonly decider: Decider<State, Command, Body, Observed>;
  readonly clock: Clock;
}

type Sealed<Body> = Body & { readonly event_id: string };

/**
 * The line: observe, decide, evolve, commit, show. Deeds that the state does not know come first, then the command.
 * Everything it takes to decide is read in one look; a lost race looks again and decides again, never re-applies.
 */
export async function handle<State, Command, Body, Observed>(
  { home, decider, clock }: Line<State, Command, Body, Observed>,
  id: string,
  asked: Envelope<Command> | null = null,
  attachments: readonly Attachment[] = [],
): Promise<Handled<State, Command, Sealed<Body>, Observed>> {
  for (let attempt = 0; attempt < home.patience.tries; attempt += 1) {
    if (attempt > 0) await clock.sleep(waitBefore(home.patience, attempt, clock.random()));
    const at = clock.now();
    const sight = await home.observe(id, at, asked?.command);
    const { answer, envelopes } = whatToDecide(decider, sight, asked);
    if (envelopes.length === 0) {
      await home.show(id, sight.state, { entries: [], unkept: [] });
      return { state: sight.state, observed: sight.observed, entries: [], answer };
    }
    const write = await (home.writer?.() ?? yamlWriter());
    const decide = await decider.deciding(
      envelopes.map(({ envelope }) => envelope.command),
      sight,
    );
    const plan = await planOf({ decider, decide, sight, write, at }, answer, envelopes, (entry) =>
      home.sign?.(id, entry, sight.observed),
    );
    const [first] = plan.written;
    if (first !== undefined) {
      const files = await filesOf({ decider, decide, sight, write, at }, plan, attachments);
      const entries = plan.written.map((one) => one.entry);
      const committed = await home.commit({
        id,
        revision: sight.revision,
        files,
        entries,
        subject: decider.subject(id, entries),
        author: (plan.written.at(-1) ?? first).entry.actor,
        at,
      });
      if (!committed.ok) continue;
    }
    const entries = plan.written.map((one) => one.entry);
    await home.show(id, plan.state, { entries, unkept: plan.unkept });
    return {
      state: plan.state,
      observed: sight.observed,
      entries,
      answer: plan.answer,
    };
  }
  throw new LostEveryRace(home.patience.tries);
}

interface Written<Command, Event> {
  readonly entry: Entry<Command, Event>;
  readonly line: string;
  readonly documents: readonly Document[];
}

interface Plan<State, Command, Event> {
  readonly state: State | null;
  readonly stateText: string;
  readonly written: readonly Written<Command, Event>[];
  readonly unkept: readonly { readonly envelope: Envelope<Command>; readonly refusal: Refusal }[];
  readonly answer: Handled<State, Command, Event, unknown>['answer'];
}

/** What deciding needs beside the command: the rules, what was seen, how YAML is written, and the clock. */
interface Desk<State, Command, Body, Observed> {
  readonly decider: Decider<State, Command, Body, Observed>;
  readonly decide: Awaited<ReturnType<Decider<State, Command, Body, Observed>['deciding']>>;
  readonly sight: Sight<State, Observed>;
  readonly write: (value: unknown) => string;
  readonly at: string;
}

interface Waiting<Command> {
  readonly answer: { readonly is: 'repeated' } | { readonly is: 'nothing asked' };
  /** Deeds first, then what was asked, unless it is in the record already. */
  readonly envelopes: readonly Waits<Command>[];
}

interface Waits<Command> {
  readonly envelope: Envelope<Command>;
  readonly isAsked: boolean;
}

function whatToDecide<State, Command, Body, Observed>(
  decider: Decider<State, Command, Body, Observed>,
  { state, observed }: Sight<State, Observed>,
  asked: Envelope<Command> | null,
): Waiting<Command> {
  const deeds = decider.deeds(observed, state).map((envelope) => ({
    envelope: { ...envelope, command: decider.masked(observed, envelope.command, sha256, state) },
    isAsked: false,
  }));
  if (asked === null) return { answer: { is: 'nothing asked' }, envelopes: deeds };
  if (decider.hasSeen(state, entryId(asked.source))) return { answer: { is: 'repeated' }, envelopes: deeds };
  const command = decider.masked(observed, asked.command, sha256, state);
  return {
    answer: { is: 'nothing asked' },
    envelopes: [...deeds, { envelope: { ...asked, command }, isAsked: true }],
  };
}

/** How an entry is signed by whoever asked for it; nothing where nobody signs. */
type Sign = (entry: Entry) => Promise<Signature> | undefined;

/** Decides everything that is to be decided on one sight, without touching the home. */
async function planOf<State, Command, Body, Observed>(
  desk: Desk<State, Command, Body, Observed>,
  answer: Waiting<Command>['answer'],
  envelopes: readonly Waits<Command>[],
  sign: Sign,
): Promise<Plan<State, Command, Sealed<Body>>> {
  const nothing: Plan<State, Command, Sealed<Body>> = {
    state: desk.sight.state,
    stateText: '',
    written: [],
    unkept: [],
    answer,
  };
  const decided = envelopes.reduce((before, waits) => withOne(desk, before, waits), nothing);
  const plan = await signed(decided, sign);
  return plan.written.length === 0 ? plan : withOverlooked(desk, plan);
}

/** What somebody asked for comes last, and is signed as it will be recorded: what it saw and came to among it. */
async function signed<State, Command, Body>(
  plan: Plan<State, Command, Sealed<Body>>,
  sign: Sign,
): Promise<Plan<State, Command, Sealed<Body>>> {
  const last = plan.written.at(-1);
  const signature = last?.entry.actor.assurance === 'signed' ? await sign(last.entry) : undefined;
  if (last === undefined || signature === undefined) return plan;
  const closed = signedWith(last.entry, signature);
  return {
    ...plan,
    answer: plan.answer.is === 'done' ? { is: 'done', entry: closed.entry } : plan.answer,
    written: [...plan.written.slice(0, -1), { ...last, ...closed }],
  };
}

/**
 * Where something is written anyway, so is what was refused and not written down: what changes now might make it legal
 * later, and a refused command must never come alive.
 */
function withOverlooked<State, Command, Body, Observed>(
  desk: Desk<State, Command, Body, Observed>,
  plan: Plan<State, Command, Sealed<Body>>,
): Plan<State, Command, Sealed<Body>> {
  if (plan.state === null) return plan;
  const envelope = desk.decider.overlooked(
    plan.state,
    plan.unkept.map((one) => one.envelope),
  );
  return envelope === null ? plan : written(desk, plan, headOf(desk, plan.state, envelope), { events: [] });
}

function headOf<State, Command, Body, Observed>(
  { decider, at }: Desk<State, Command, Body, Observed>,
  state: State | null,
  envelope: Envelope<Command>,
): EntryHead<Command> {
  return { v: 1, id: entryId(envelope.source), seq: decider.seqOf(state) + 1, at, ...envelope };
}

function withOne<State, Command, Body, Observed>(
  desk: Desk<State, Command, Body, Observed>,
  plan: Plan<State, Command, Sealed<Body>>,
  { envelope, isAsked }: Waits<Command>,
): Plan<State, Command, Sealed<Body>> {
  const { decide, sight } = desk;
  const head = headOf(desk, plan.state, envelope);
  const verdict = decide(sight.observed, plan.state, head);
  if ('refusal' in verdict) return refused(desk, plan, head, verdict, isAsked);
  // What was said is heard also when it changes nothing: heard again later, it might change something.
  if (verdict.events.length === 0 && !isAsked && envelope.said === undefined) return plan;
  const next = written(desk, plan, head, verdict);
  if (Buffer.byteLength(next.stateText) >= largestState) return refused(desk, plan, head, full, isAsked);
  return isAsked ? { ...next, answer: { is: 'done', entry: next.last } } : next;
}

const full = refuse(
  'state_full',
  'the state would grow beyond 64 KB',
  'Move long texts into files of the repository, and close what is done.',
);

function refused<State, Command, Body, Observed>(
  desk: Desk<State, Command, Body, Observed>,
  plan: Plan<State, Command, Sealed<Body>>,
  head: EntryHead<Command>,
  verdict: Extract<Verdict<Body>, { readonly refusal: Refusal }>,
  isAsked: boolean,
): Plan<State, Command, Sealed<Body>> {
  const kept = plan.state !== null && desk.decider.keepsRefusal(plan.state, head);
  const { refusal } = verdict;
  const next = kept
    ? written(desk, plan, head, verdict)
    : { ...plan, unkept: [...plan.unkept, { envelope: head, refusal }] };
  return isAsked ? { ...next, answer: { is: 'refused', refusal: verdict.refusal } } : next;
}

function written<State, Command, Body, Observed>(
  { decider, sight, write }: Desk<State, Command, Body, Observed>,
  plan: Plan<State, Command, Sealed<Body>>,
  head: EntryHead<Command>,
  verdict: Verdict<Body>,
): Plan<State, Command, Sealed<Body>> & { readonly last: Entry<Command, Sealed<Body>> } {
  const bodies = 'events' in verdict ? verdict.events : [];
  const events = bodies.map((event, ordinal) => ({ ...event, event_id: eventId(head.id, ordinal) }));
  const documents: Document[] = [];
  let { state } = plan;
  for (const event of events) {
    state = decider.evolve(state, event, head);
    if (state !== null) documents.push(...decider.documents(state, event, head));
  }
  const outcome = 'refusal' in verdict ? { refusal: verdict.refusal } : { events };
  state = decider.recorded(state, { ...head, ...outcome }, 'refusal' in verdict);
  const stateText = write(state);
  const prev = plan.written.at(-1)?.entry.hash ?? sight.hash ?? lastHash(sight.tail);
  const { entry, line } = sealed<Command, Sealed<Body>>(head, verdict.saw ?? {}, outcome, blobId(stateText), prev);
  return { ...plan, state, stateText, written: [...plan.written, { entry, line, documents }], last: entry };
}

async function filesOf<State, Command, Body, Observed>(
  { decider, sight, write }: Desk<State, Command, Body, Observed>,
  plan: Plan<State, Command, Sealed<Body>>,
  attachments: readonly Attachment[],
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const lines = plan.written.map((one) => one.line);
  const files = new Map<string, string | Uint8Array>(appended(sight.tail, plan.written[0]?.entry.seq ?? 1, lines));
  files.set(decider.stateFile, plan.stateText);
  for (const document of plan.written.flatMap((one) => one.documents)) {
    if ('whole' in document) {
      files.set(document.path, write(document.whole));
    } else if ('blob' in document) {
      const text = sight.texts.get(document.blob);
      if (text !== undefined) files.set(document.path, text);
    } else {
      const before = files.get(document.path) ?? (await sight.read(document.path)) ?? '';
      files.set(document.path, `${String(before)}- ${JSON.stringify(document.line)}\n`);
    }
  }
  if (plan.answer.is === 'done') {
    for (const { name, sha256: digest, content } of attachments) files.set(evidencePath(name, digest), content);
  }
  return files;
}
