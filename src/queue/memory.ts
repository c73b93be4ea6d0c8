import { waitBefore, type Patience } from '../core/patience.ts';
import { QueueClosed, type Queue, type QueueOptions } from './queue.ts';

/** Ten tries spread over at most two and a half minutes outlast a short trouble; what lasts longer is for the sweep. */
const patience: Patience = { tries: 10, baseMilliseconds: 500, capMilliseconds: 30_000 };

/** The keys of one group. */
interface Line {
  /** In order of arrival. */
  readonly waiting: Set<string>;
  running: string | null;
}

/**
 * The queue of one process, gone with it. A key that failed does not hold up the others of its group: it rests, and then
 * stands at the end of the line again.
 */
export function memoryQueue({ work, group, atOnce, failed, clock }: QueueOptions): Queue {
  const lines = new Map<string, Line>();
  /** Groups that could run now, the one that has waited longest first. */
  const ready = new Set<string>();
  /** Keys that wait for their next try. */
  const resting = new Set<string>();
  /** How often a key has failed in a row. */
  const failures = new Map<string, number>();
  const waiters: (() => void)[] = [];
  let running = 0;
  let closed = false;
  let stopped = false;

  function add(key: string): Promise<void> {
    if (closed) return Promise.reject(new QueueClosed());
    if (!resting.has(key)) enqueue(key);
    return Promise.resolve();
  }

  function enqueue(key: string): void {
    const name = group(key);
    const line = lines.get(name) ?? { waiting: new Set(), running: null };
    lines.set(name, line);
    line.waiting.add(key);
    if (line.running === null) ready.add(name);
    // Not now: whoever adds a key does not wait for the first steps of the work.
    setImmediate(begin);
  }

  function begin(): void {
    for (const name of ready) {
      if (stopped || running >= atOnce) return;
      const line = lines.get(name);
      const [key] = line?.waiting ?? [];
      ready.delete(name);
      if (line === undefined || key === undefined) continue;
      line.waiting.delete(key);
      line.running = key;
      running += 1;
      void run(name, line, key);
    }
  }

  async function run(name: string, line: Line, key: string): Promise<void> {
    try {
      await work(key);
      failures.delete(key);
    } catch (error) {
      afterFailure(line, key, error);
    }
    line.running = null;
    running -= 1;
    if (line.waiting.size > 0) ready.add(name);
    else lines.delete(name);
    begin();
    tellWaiters();
  }

  function afterFailure(line: Line, key: string, error: unknown): void {
    const tries = (failures.get(key) ?? 0) + 1;
    if (tries >= patience.tries) {
      failures.delete(key);
      failed(key, error, tries);
      return;
    }
    failures.set(key, tries);
    // Added again while it ran and failed: the next try answers both.
    line.waiting.delete(key);
    void rest(key, tries);
  }

  async function rest(key: string, tries: number): Promise<void> {
    resting.add(key);
    await clock.sleep(waitBefore(patience, tries - 1, clock.random()));
    resting.delete(key);
    enqueue(key);
  }

  function isIdle(): boolean {
    return lines.size === 0 && resting.size === 0;
  }

  function tellWaiters(): void {
    if (isIdle()) for (const tell of waiters.splice(0)) tell();
  }

  function idle(): Promise<void> {
    if (isIdle()) return Promise.resolve();
    return new Promise((resolve) => {
      waiters.push(resolve);
    });
  }

  async function drain(milliseconds: number): Promise<readonly string[]> {
    closed = true;
    if (!isIdle()) await Promise.race([idle(), clock.sleep(milliseconds)]);
    stopped = true;
    const inLines = [...lines.values()].flatMap((line) => [line.running ?? [], [...line.waiting]].flat());
    return [...new Set([...inLines, ...resting])];
  }

  return { add, idle, drain };
}
