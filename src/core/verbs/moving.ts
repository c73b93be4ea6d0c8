import { optional, text } from './given.ts';
import { project, reason, track } from './options.ts';
import type { Verb } from './verb.ts';

/** From stage to stage, until the end. */
export const moves: readonly Verb[] = [
  {
    name: 'merge',
    group: 'moving',
    help: 'merge a branch when every gate is open for exactly its bytes',
    arguments: [{ name: 'branch', help: 'the branch' }],
    options: [project],
    example: 'countersign merge project/acme-portal/notes',
  },
  {
    name: 'advance',
    group: 'moving',
    help: 'move to the next stage where somebody has to say so',
    arguments: [{ name: 'stage', help: 'where to, when there is more than one way', optional: true }],
    options: [reason, track, project],
    example: 'countersign advance implementation',
    command: (given) => ({
      advance: {
        track: text(given, 'track', 'main'),
        ...optional(given, 'stage', 'to'),
        ...optional(given, 'reason', 'reason'),
      },
    }),
  },
  {
    name: 'back',
    group: 'moving',
    help: 'go back to an earlier stage',
    arguments: [{ name: 'stage', help: 'where to' }],
    options: [reason, track, project],
    example: 'countersign back implementation --reason "the tests found a race"',
    command: (given) => ({
      back: { to: text(given, 'stage'), track: text(given, 'track', 'main'), reason: text(given, 'reason') },
    }),
  },
  {
    name: 'act',
    group: 'moving',
    help: 'ask whether an action may be done now; yes is recorded',
    arguments: [{ name: 'action', help: 'the action, as the definition names it' }],
    options: [track, project],
    example: 'countersign act external_send',
    command: (given) => ({ act: { action: text(given, 'action'), track: text(given, 'track', 'main') } }),
  },
  {
    name: 'close',
    group: 'moving',
    help: 'end the project',
    arguments: [],
    options: [
      { name: 'as', value: 'STATE', help: 'the terminal state; closed if not given' },
      { name: 'rationale', value: 'TEXT', help: 'why it ends this way' },
      project,
    ],
    example: 'countersign close',
    command: (given) => ({
      close: { terminal_state: text(given, 'as', 'closed'), ...optional(given, 'rationale', 'rationale') },
    }),
  },
];
