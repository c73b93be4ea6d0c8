import { intents, urgencies } from '../definition/routing.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { list, optional, text } from './given.ts';
import { project } from './options.ts';
import type { Given, Misread, Verb } from './verb.ts';

/** Somebody asks for work, and is told where it goes. */
export const ask: Verb = {
  name: 'ask',
  group: 'project',
  help: 'ask for work: where it goes, whose approval it takes, what is missing; recorded where it may begin',
  arguments: [
    {
      name: 'target',
      help: 'an artifact, stage, gate, action, specialist or track; what is next if not given',
      optional: true,
    },
  ],
  options: [
    { name: 'intent', value: 'INTENT', help: `${intents.join(', ')}; continue if not given` },
    { name: 'outcome', value: 'TEXT', help: 'what should be there afterwards' },
    { name: 'track', value: 'NAME', help: 'the track that is meant; that of the target if not given' },
    {
      name: 'flag',
      value: 'NAME',
      help: 'a risk or change that comes with it, as the definition calls it',
      list: true,
    },
    { name: 'urgency', value: 'HOW', help: urgencies.join(', ') },
    { name: 'draft', help: 'go on without what is missing: as a draft that does not land before it is there' },
    { name: 'plugin', value: 'ID', help: 'a tool that the definition lists, for a part of the work' },
    { name: 'because', value: 'TEXT', help: 'why the work needs that plugin' },
    { name: 'as', value: 'SPECIALIST', help: 'by which specialist it is asked; by your roles if not given' },
    { name: 'note', value: 'TEXT', help: 'kept with the request; nothing is decided by it' },
    project,
  ],
  example: 'countersign ask proposal_or_sow --intent create --flag scope_change',
  command: askCommand,
};

function askCommand(given: Given): ProjectCommand | Misread {
  const intent = chosen(given, 'intent', intents, 'continue');
  if (typeof intent === 'object') return intent;
  const urgency = chosen(given, 'urgency', urgencies, 'normal');
  if (typeof urgency === 'object') return urgency;
  const plugin = text(given, 'plugin');
  const because = text(given, 'because');
  if (plugin === '' && because !== '') {
    return {
      misuse: { because: '--because says why a plugin is used, and none is named', next: 'Add --plugin ID, or --note' },
    };
  }
  return {
    ask: {
      intent,
      ...optional(given, 'target', 'target'),
      ...optional(given, 'outcome', 'outcome'),
      ...optional(given, 'track', 'track'),
      flags: list(given, 'flag'),
      ...(text(given, 'urgency') === '' ? {} : { urgency }),
      ...(given['draft'] === true ? { draft: true as const } : {}),
      ...(plugin === '' ? {} : { plugin: { id: plugin, because } }),
      ...optional(given, 'as', 'as'),
      ...optional(given, 'note', 'note'),
    },
  };
}

/** One of some words, as they are written here or with `_` or `-` for a blank. */
function chosen<T extends string>(given: Given, name: string, all: readonly T[], fallback: T): T | Misread {
  const typed = text(given, name, fallback);
  const found = all.find((one) => one === typed.replaceAll(/[_-]/gu, ' '));
  return (
    found ?? {
      misuse: { because: `--${name} ${typed} is none that there is`, next: `Write one of ${all.join(', ')}` },
    }
  );
}
