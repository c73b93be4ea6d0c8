import type { Entry } from '../../core/entry.ts';
import { refuse, type Refusal } from '../../core/refusal.ts';
import { handle } from '../../handle.ts';
import type { Attachment, Change, Clock, Decider, Home, Sight } from '../../ports.ts';
import { entriesOf, sha256, tailPath } from '../../record.ts';
import type { SetAside } from './aside.ts';
import { textOf, type Batch, type Files } from './on-its-way.ts';

/** Where an instance stands after an entry. */
export interface Point<State> {
  readonly state: State | null;
  readonly stateText: string;
  readonly tail: string;
  readonly hash: string;
}

/** Who decides, and on what. */
export interface Deciding<State, Command, Body, Observed> {
  readonly home: Pick<Home<State, Observed, Command>, 'patience' | 'sign' | 'writer'>;
  readonly decider: Decider<State, Command, Body, Observed>;
  readonly clock: Clock;
  readonly id: string;
  /** Where the other home stands. */
  readonly sight: Sight<State, Observed>;
  /** What a command is decided on beside the state. */
  readonly observed: (command: Command, at: string) => Promise<Observed>;
  /** What is in the log there already, by the id of the entry. */
  readonly there: ReadonlyMap<string, Entry>;
  /** Entries that were set aside before, by their hash. */
  readonly aside: ReadonlySet<string>;
}

/** What came of it: what is recorded now, and where that leads; and what is refused now. */
export interface DecidedAgain<State, Command, Event> {
  readonly batches: readonly Batch<Command, Event>[];
  readonly after: Point<State>;
  readonly aside: readonly SetAside[];
}

/**
 * Decides commands again that were decided on a state which is not the last one any more: each as the line decides it, by
 * the same actor, from the same source, and at the same time, or where the one before it is later, at that. What was done
 * and is refused now is set aside. What was refused never comes alive: where it would be done now, it is set aside, too.
 */
export async function decidedAgain<State, Command, Body, Observed>(
  deciding: Deciding<State, Command, Body, Observed>,
  before: readonly Batch<Command, Body & { readonly event_id: string }>[],
  from: Point<State>,
): Promise<DecidedAgain<State, Command, Body & { readonly event_id: string }>> {
  type Event = Body & { readonly event_id: string };
  const { decider, clock, sight, there } = deciding;
  const batches: Batch<Command, Event>[] = [];
  const aside: SetAside[] = [];
  let point = from;
  let last = entriesOf(sight.tail).at(-1)?.at ?? '';

  /** The line, which commits to nobody: what it would commit is what comes of it. */
  async function put(entry: Entry<Command, Event>, attachments: readonly Attachment[], at: string) {
    const { source, actor, command, said } = entry;
    const made: Change[] = [];
    const scratch: Home<State, Observed, Command> = {
      ...deciding.home,
      observe: async () => ({
        ...sight,
        revision: point.hash,
        state: point.state,
        tail: point.tail,
        hash: point.hash,
        observed: await deciding.observed(command, at),
        read: textAt,
      }),
      commit(change) {
        made.push(change);
        return Promise.resolve({ ok: true, revision: '' });
      },
      show: () => Promise.resolve(),
    };
    // What people have done beside is heard when somebody looks for it.
    const rules = { ...decider, deeds: () => [] };
    const line = { home: scratch, decider: rules, clock: { ...clock, now: () => at } };
    const envelope = { source, actor, command, ...(said === undefined ? {} : { said }) };
    const handled = await handle(line, deciding.id, envelope, attachments);
    return { handled, change: made.at(-1) ?? null };
  }

  async function textAt(path: string): Promise<string | null> {
    const found = batches.findLast(({ files }) => files.has(path))?.files.get(path);
    return found === undefined ? sight.read(path) : textOf(found);
  }

  for (const { entries, files } of before) {
    const attachments = attachmentsIn(files);
    for (const [index, entry] of entries.entries()) {
      const at = entry.at > last ? entry.at : last;
      const handedIn = index === entries.length - 1 ? attachments : [];
      const isKept = deciding.aside.has(entry.hash);
      const keep = (refusal: Refusal): void => {
        const all = new Map(files);
        for (const path of files.keys()) if (handedIn.every((one) => one.path !== path)) all.delete(path);
        if (!isKept) aside.push({ entry, refusal, attachments: all, at: clock.now() });
      };
      const known = there.get(entry.id);
      if (known !== undefined) {
        if (JSON.stringify(known.command) !== JSON.stringify(entry.command)) keep(taken(known));
        continue;
      }
      const { handled, change } = await put(entry, handedIn, at);
      const { answer } = handled;
      if (answer.is === 'done' && (isKept || entry.refusal !== undefined)) {
        if (entry.refusal !== undefined) keep(entry.refusal);
        continue;
      }
      if (answer.is === 'refused' && (entry.refusal === undefined || change === null)) keep(answer.refusal);
      if (change === null) continue;
      batches.push({ entries: handled.entries, files: ownFiles(decider.stateFile, change) });
      point = {
        state: handled.state,
        stateText: textOf(change.files.get(decider.stateFile) ?? ''),
        tail: textOf(change.files.get(tailPath) ?? ''),
        hash: handled.entries.at(-1)?.hash ?? point.hash,
      };
      last = at;
    }
  }
  return { batches, after: point, aside };
}

/** What a change holds beside state and log. */
export function ownFiles(stateFile: string, { files }: Pick<Change, 'files'>): Files {
  return new Map([...files].filter(([path]) => path !== stateFile && !path.startsWith('log/')));
}

function taken({ seq, id }: Entry): Refusal {
  const because = `entry ${seq} of the log has its id, ${id}, and asks for something else`;
  return refuse('already_decided', because, 'Give the command again, from another source.').refusal;
}

const evidence = /^evidence\/[0-9a-f]{12}-/u;

/** What somebody handed in, as the line takes it: below its path it is kept again. */
function attachmentsIn(files: Files): readonly (Attachment & { readonly path: string })[] {
  return [...files].flatMap(([path, content]) => {
    if (!evidence.test(path)) return [];
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    return [{ path, name: path.replace(evidence, ''), sha256: sha256(bytes), bytes: bytes.length, content: bytes }];
  });
}
