import { isAtLeast, type Actor } from '../entry.ts';
import { own } from '../own.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { instantFrom, plusDays } from '../time.ts';
import {
  actingFor,
  delegationsAfter,
  isDelegate,
  upstreamOf,
  type Delegate,
  type Delegation,
  type Moment,
} from './delegation.ts';
import { authorityOf, same } from './may.ts';

/** Somebody hands on a role, or ends that; `until` and `from` are days or instants. */
export interface Handing {
  readonly role: string;
  /** A login, or in plain git an e-mail address. */
  readonly to: string;
  readonly from?: string;
  readonly until?: string;
  readonly end?: true;
  readonly reason: string;
}

/** Where it is handed on: how many delegations may be open there at a time, and how one is asked for on the command line. */
export interface Place {
  readonly openAtMost: number;
  readonly command: string;
}

/** What becomes of a delegation. */
export type HandedOn = { readonly change: 'given' | 'ended' } & Delegation;

type Or<T> = { readonly is: T } | { readonly refusal: Refusal };

/** Somebody lets another act for them in a role that they hold, for a time; or one of the two ends it. */
export function handingOn(moment: Moment, actor: Actor, asked: Handing, place: Place): Or<readonly HandedOn[]> {
  if (actor.kind !== 'person')
    return refuse('agent_not_counted', `${actor.login} is not a person`, 'People delegate what people hold.');
  return asked.end === true ? ended(moment, actor, asked) : given(moment, actor, asked, place);
}

function delegateOf({ people }: Moment, login: string): Delegate {
  const id = own(people.ids ?? {}, login.toLowerCase());
  return id === undefined ? { login } : { login, id };
}

function given(moment: Moment, actor: Actor, asked: Handing, { openAtMost, command }: Place): Or<readonly HandedOn[]> {
  const { policy, people, at, delegations } = moment;
  const { role, reason } = asked;
  const to = delegateOf(moment, asked.to);
  const example = `${command} ${role} to ${to.login} until DAY --reason "…"`;
  if (reason.trim() === '') return refuse('reason_missing', 'handing on a role needs a reason', example);
  if (to.id === undefined && people.ids !== undefined)
    return refuse('invalid_argument', `nobody is called ${to.login}`, 'Write the name as the home knows it.');
  const far = tooFar(moment, actor, role, to);
  if (far !== null) return far;
  if (!isAtLeast(actor.assurance, policy.assurance))
    return refuse(
      'assurance_too_low',
      `that this is ${actor.login} is ${actor.assurance} only, and ${policy.assurance} is asked for`,
      'Delegate where that is proven, or lower what the policy on the default branch asks for.',
    );
  const window = windowOf(moment, asked, example);
  if ('refusal' in window) return window;
  const by = { id: actor.id, login: actor.login };
  const one = { change: 'given', role, by, to, ...window.is, reason } as const;
  const open = delegationsAfter(delegations, { ...one, change: 'ended' }, at);
  if (open.length >= openAtMost)
    return refuse(
      'delegation_refused',
      `${open.length} delegations are open, and that is as many as there may be`,
      `End one of them: ${command} ROLE to PERSON end`,
    );
  return { is: [one] };
}

/** Why this role cannot be handed to this person by whoever asks, or null. */
function tooFar(moment: Moment, actor: Actor, role: string, to: Delegate): { readonly refusal: Refusal } | null {
  const { policy, people } = moment;
  const { chain, roles } = policy.delegation;
  if (roles?.includes(role) === false)
    return refuse(
      'delegation_refused',
      `the policy lets nobody delegate ${role}`,
      roles.length === 0 ? 'It lets nobody delegate anything.' : `It lets ${roles.join(', ')} be delegated.`,
    );
  if (isDelegate(to, actor)) return refuse('delegation_refused', `${actor.login} is who asks`, 'Name somebody else.');
  if (isMachine(moment, to))
    return refuse(
      'delegation_refused',
      `${to.login} is no person, and cannot stand for one`,
      'Name a person. What an agent or an app may do stands in the policy: roles with agents or apps.',
    );
  const holds = authorityOf(policy, people, actor, [role]) !== null;
  const acting = holds ? [] : actingFor(moment, actor, [role]);
  if (!holds && acting.length === 0)
    return refuse(
      'not_in_role',
      `${actor.login} does not hold ${role}`,
      'Only who holds a role may delegate it; the policy on the default branch says who does.',
    );
  const through = acting.slice(0, 1).flatMap(({ delegated_by }) => delegated_by);
  const hands = through.length + 1;
  if (hands > chain)
    return refuse(
      'delegation_refused',
      `${role} would pass through ${hands} hands, and the policy lets it pass through ${chain}`,
      `Ask ${through
        .map(({ login }) => login)
        .slice(0, 1)
        .join('')} to delegate it to ${to.login}.`,
    );
  const before = upstreamOf(moment, actor, role).find((one) => isDelegate(to, one));
  if (before === undefined) return null;
  return refuse(
    'delegation_refused',
    `${before.login} delegated ${role} to ${actor.login}: that would be a loop`,
    'Name somebody else.',
  );
}

/** Is this the name of an agent or an app, as GitHub or the policy writes it? */
function isMachine({ policy }: Moment, { login }: Delegate): boolean {
  const machines = Object.values(policy.roles).flatMap(({ agents = [], apps = [] }) => [...agents, ...apps]);
  return login.endsWith('[bot]') || machines.some((name) => same(name, login));
}

type Window = Pick<Delegation, 'from' | 'until'>;

function windowOf({ policy, at }: Moment, args: Handing, example: string): Or<Window> {
  if (args.until === undefined) return refuse('invalid_argument', 'it does not say until when', example);
  const until = instantFrom(args.until);
  if (until === null) return noDay(args.until);
  const from = args.from === undefined ? at : instantFrom(args.from);
  if (from === null) return noDay(String(args.from));
  if (until <= at) return refuse('invalid_argument', `${until} is over`, 'Name a day to come.');
  if (until <= from) return refuse('invalid_argument', `it would end at ${until}, before it begins`, example);
  const { longest_days: longest } = policy.delegation;
  const latest = plusDays(from, longest);
  if (latest < until)
    return refuse(
      'delegation_refused',
      `the policy lets a delegation last ${longest} days, and this one would last longer`,
      `Let it end at ${latest} or before; it can be given again.`,
    );
  return { is: { from, until } };
}

function noDay(text: string): { readonly refusal: Refusal } {
  return refuse('invalid_argument', `"${text}" is not a day`, 'Write 2027-01-31 or 2027-01-31T12:00Z.');
}

/** Who gave it takes it back, or who has it gives it back. */
function ended({ delegations }: Moment, actor: Actor, asked: Handing): Or<readonly HandedOn[]> {
  const mine = delegations.filter(
    ({ role, by, to }) =>
      role === asked.role && same(to.login, asked.to) && (by.id === actor.id || isDelegate(to, actor)),
  );
  if (mine.length === 0)
    return refuse(
      'unknown_delegation',
      `${actor.login} has delegated ${asked.role} to ${asked.to} neither now nor later`,
      'Who gave it can end it, and who has it.',
    );
  return { is: mine.map((one) => ({ change: 'ended', ...one, reason: asked.reason })) };
}
