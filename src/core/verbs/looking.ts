import { project, track } from './options.ts';
import type { Verb } from './verb.ts';

/** Where projects stand, and why. */
export const looks: readonly Verb[] = [
  {
    name: 'status',
    group: 'looking',
    help: 'where a project stands, and what comes next',
    arguments: [{ name: 'id', help: 'the project; all of them if not given', optional: true }],
    options: [
      { name: 'markdown', help: 'as Markdown with a picture, as a comment would show it' },
      { name: 'as-of', value: 'TIME', help: 'as its record stood then: 2026-01-31, or "2026-01-31 15:00" (UTC)' },
    ],
    example: 'countersign status acme-portal',
  },
  {
    name: 'mine',
    group: 'looking',
    help: 'what waits for you, oldest first, with the command that answers it',
    arguments: [
      {
        name: 'repository',
        help: 'OWNER/NAME on GitHub, asked with GH_TOKEN; what is here if not given',
        optional: true,
      },
    ],
    options: [],
    example: 'countersign mine',
  },
  {
    name: 'explain',
    group: 'looking',
    help: 'why something may or may not happen: a gate, a stage, a branch, a track, an artifact, a blocker, a fact …',
    arguments: [
      {
        name: 'subject',
        help: 'gate, stage, action, branch, track, conflict, artifact, blocker, fact or flag; everything that is next if not given',
        optional: true,
      },
    ],
    options: [track, project],
    example: 'countersign explain code_review',
  },
  {
    name: 'handoff',
    group: 'looking',
    help: 'what whoever takes a project on has to know: who goes on, what was made, what is missing, which decision it waits for',
    arguments: [{ name: 'id', help: 'the project', optional: true }],
    options: [{ name: 'for', value: 'SPECIALIST', help: 'all that this one is told, and of the rest one line each' }],
    example: 'countersign handoff acme-portal',
  },
  {
    name: 'log',
    group: 'looking',
    help: 'who did what, when and why',
    arguments: [],
    options: [
      { name: 'who', value: 'LOGIN', help: 'only what these people did', list: true },
      { name: 'what', value: 'WORD', help: 'only these verbs or events: approve, stage_changed', list: true },
      { name: 'about', value: 'NAME', help: 'only what is about a gate, artifact, stage, branch, fact …', list: true },
      { name: 'track', value: 'TRACK', help: 'only what is of this track' },
      { name: 'refused', help: 'only what was refused' },
      { name: 'from', value: 'TIME', help: 'the first day or moment (UTC)' },
      { name: 'to', value: 'TIME', help: 'the first day or moment that is not in it any more' },
      { name: 'as-of', value: 'TIME', help: 'up to then, and below it where the project stood' },
      { name: 'last', value: 'N', help: 'only the last N entries' },
      project,
    ],
    example: 'countersign log --who bob@example.com --what approve --from 2026-01-01',
  },
];

/** The record, for those who want to see for themselves. */
export const proofs: readonly Verb[] = [
  {
    name: 'export',
    group: 'looking',
    help: 'the whole project as one document, with its events and approvals',
    arguments: [{ name: 'id', help: 'the project', optional: true }],
    options: [
      { name: 'record', help: 'with its log and what it rests on, so that it can be imported' },
      { name: 'csv', value: 'FILE', help: 'a part of it for a spreadsheet; - for standard output' },
      { name: 'table', value: 'NAME', help: 'which part: artifacts, tracks, approvals, blockers or facts' },
    ],
    example: 'countersign export acme-portal',
  },
  {
    name: 'import',
    group: 'looking',
    help: 'make a project of an exported document that has its record; what does not fit its record is refused',
    arguments: [{ name: 'file', help: 'what countersign export --record wrote' }],
    options: [],
    example: 'countersign import acme-portal.yaml',
  },
  {
    name: 'verify',
    group: 'looking',
    help: 'prove the record: nothing missing, nothing changed, every state follows from its entries',
    arguments: [{ name: 'id', help: 'the project; all of them if not given', optional: true }],
    options: [
      { name: 'new', help: 'only what came since it was last proven whole here' },
      { name: 'deep', help: 'the state after every entry, and every file of every commit, too' },
      { name: 'redecide', help: 'decide every entry again, by the rules and from what was seen then' },
      {
        name: 'against',
        value: 'FILE',
        help: 'what verify --json said earlier: what it saw must still be there',
        list: true,
      },
      {
        name: 'comments',
        value: 'OWNER/NAME',
        help: 'what comments on GitHub ever showed must still be there; asked with GH_TOKEN',
      },
    ],
    example: 'countersign verify --deep --redecide',
  },
  {
    name: 'trace',
    group: 'looking',
    help: 'export the approvals of a project in the form of MPLP, or as evidence packs; or check such files, whoever wrote them',
    arguments: [
      { name: 'what', help: 'export or check' },
      { name: 'about', help: 'the project to export; the folders or files to check', optional: true, rest: true },
    ],
    options: [
      { name: 'format', value: 'NAME', help: 'mplp, or evidence for packs with their digests; mplp if not given' },
      { name: 'out', value: 'FOLDER', help: 'write it there: a folder that is not there yet, or is empty' },
      {
        name: 'environment',
        value: 'NAME',
        help: 'what the exported Context calls where this happens; production if not given',
      },
      { name: 'rules', value: 'FILE', help: 'check by the rules in this file, too', list: true },
    ],
    example: 'countersign trace export acme-portal --out acme-portal-trace',
  },
  {
    name: 'audit',
    group: 'looking',
    help: 'who allowed what: everything that passed a gate, how the gate was opened, and what an auditor has to see',
    arguments: [{ name: 'id', help: 'the project; all of them if not given', optional: true }],
    options: [
      { name: 'from', value: 'DAY', help: 'the first day (UTC); the beginning if not given' },
      { name: 'to', value: 'DAY', help: 'the first day that is not in it any more; the end if not given' },
      { name: 'csv', value: 'FILE', help: 'write it there for a spreadsheet' },
      { name: 'html', value: 'FILE', help: 'write it there as one page, to read and to print' },
    ],
    example: 'countersign audit --from 2026-01-01 --to 2026-04-01 --html audit.html',
  },
];

/** What would be decided otherwise. */
export const simulate: Verb = {
  name: 'simulate',
  group: 'looking',
  help: 'what would be decided differently under a changed policy or workflow; of a repository on GitHub, what would have been asked of its past merges',
  arguments: [
    { name: 'repository', help: 'OWNER/NAME on GitHub; the projects recorded here if not given', optional: true },
  ],
  options: [
    { name: 'policy', value: 'FILE', help: 'the policy; the one that lies in this folder if not given' },
    { name: 'definition', value: 'FILE', help: 'the workflow; those that lie in this folder if not given' },
    { name: 'past', value: 'N', help: 'so many past merges on GitHub; 100 where a repository is named' },
  ],
  example: 'countersign simulate --policy draft.yml',
};
