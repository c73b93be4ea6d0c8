import { isAtLeast, type Verdict } from '../../entry.ts';
import { own } from '../../own.ts';
import { actingFor, isDelegate, upstreamOf, type Delegate, type Delegation } from '../../policy/delegation.ts';
import { authorityOf, same } from '../../policy/may.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { instantFrom, plusDays } from '../../time.ts';
import { momentOf } from '../beside.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import { sawOf, type Context, type World } from '../world.ts';
import type { Or } from './matter.ts';

/** So many delegations of a project may be open at a time. */
const openAtMost = 50;

/** Somebody lets another act for them in a role that they hold, for a time; or one of the two ends it. */
export function delegate(context: Context, args: ProjectCommands['delegate']): Verdict<ProjectEventBody> {
  const { world, entry } = context;
  if (entry.actor.kind !== 'person')
    return refuse('agent_not_counted', `${entry.actor.login} is not a person`, 'People delegate what people hold.');
  return args.end === true ? ended(context, args) : given(context, args, delegateOf(world, args.to));
}

function delegateOf({ people }: World, login: string): Delegate {
  const id = own(people.ids ?? {}, login.toLowerCase());
  return id === undefined ? { login } : { login, id };
}

function given(context: Context, args: ProjectCommands['delegate'], to: Delegate): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  const { role, reason } = args;
  const { actor } = entry;
  const example = `countersign delegate ${role} to ${to.login} until DAY --reason "…"`;
  if (reason.trim() === '') return refuse('reason_missing', 'handing on a role needs a reason', example);
  if (to.id === undefined && world.people.ids !== undefined)
    return refuse('invalid_argument', `nobody is called ${to.login}`, 'Write the name as the home knows it.');
  const far = tooFar(context, role, to);
  if (far !== null) return far;
  if (!isAtLeast(actor.assurance, world.policy.assurance))
    return refuse(
      'assurance_too_low',
      `that this is ${actor.login} is ${actor.assurance} only, and ${world.policy.assurance} is asked for`,
      'Delegate where that is proven, or lower what the policy on the default branch asks for.',
    );
  const window = windowOf(world, args, example);
  if ('refusal' in window) return window;
  const by = { id: actor.id, login: actor.login };
  const open = (state.delegations ?? []).filter(
    (one) => one.until > world.at && !(one.role === role && one.by.id === by.id && same(one.to.login, to.login)),
  );
  if (open.length >= openAtMost)
    return refuse(
      'delegation_refused',
      `${open.length} delegations are open, and that is as many as there may be`,
      'End one of them: countersign delegate ROLE to PERSON end',
    );
  return {
    saw: sawOf(world),
    events: [{ type: 'delegation_changed', change: 'given', role, by, to, ...window.is, reason }],
  };
}

/** Why this role cannot be handed to this person by whoever asks, or null. */
function tooFar({ world, state, entry }: Context, role: string, to: Delegate): { readonly refusal: Refusal } | null {
  const { policy, people } = world;
  const { actor } = entry;
  const { chain, roles } = policy.delegation;
  if (roles?.includes(role) === false)
    return refuse(
      'delegation_refused',
      `the policy lets nobody delegate ${role}`,
      roles.length === 0 ? 'It lets nobody delegate anything.' : `It lets ${roles.join(', ')} be delegated.`,
    );
  if (isDelegate(to, actor)) return refuse('delegation_refused', `${actor.login} is who asks`, 'Name somebody else.');
  if (isMachine(world, to))
    return refuse(
      'delegation_refused',
      `${to.login} is no person, and cannot stand for one`,
      'Name a person. What an agent or an app may do stands in the policy: roles with agents or apps.',
    );
  const moment = momentOf(world, state);
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
function isMachine({ policy }: World, { login }: Delegate): boolean {
  const machines = Object.values(policy.roles).flatMap(({ agents = [], apps = [] }) => [...agents, ...apps]);
  return login.endsWith('[bot]') || machines.some((name) => same(name, login));
}

type Window = Pick<Delegation, 'from' | 'until'>;

function windowOf({ policy, at }: World, args: ProjectCommands['delegate'], example: string): Or<Window> {
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
function ended({ world, state, entry }: Context, args: ProjectCommands['delegate']): Verdict<ProjectEventBody> {
  const { actor } = entry;
  const mine = (state.delegations ?? []).filter(
    ({ role, by, to }) =>
      role === args.role && same(to.login, args.to) && (by.id === actor.id || isDelegate(to, actor)),
  );
  if (mine.length === 0)
    return refuse(
      'unknown_delegation',
      `${actor.login} has delegated ${args.role} to ${args.to} neither now nor later`,
      'Who gave it can end it, and who has it.',
    );
  return {
    saw: sawOf(world),
    events: mine.map((one) => ({ type: 'delegation_changed', change: 'ended', ...one, reason: args.reason })),
  };
}
