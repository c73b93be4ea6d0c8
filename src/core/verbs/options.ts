import type { Option } from './verb.ts';

/** What several verbs take, by the same words. */

export const track: Option = { name: 'track', value: 'NAME', help: 'the track that is meant; main if not given' };
export const branch: Option = {
  name: 'branch',
  value: 'BRANCH',
  help: 'the branch that is meant, when more than one is open; the default branch: what has landed',
};
export const project: Option = {
  name: 'project',
  value: 'ID',
  help: 'the project that is meant, when more than one is open',
};
export const reason: Option = { name: 'reason', value: 'TEXT', help: 'why' };
export const because: Option = { name: 'because', value: 'TEXT', help: 'why' };
