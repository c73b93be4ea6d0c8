/** One of everything that the schemas know: what the tests of files start from. */
const everyLeaf = [
  { artifact: 'notes' },
  { count: { artifact: 'notes', at_least: 1 } },
  { gate: 'review', is: 'open', permits: 'to:done' },
  { check: 'ci', is: 'passed' },
  { fact: 'a.b', equals: 1, one_of: ['x', 2, true], at_least: 1, at_most: 2 },
  { flag: 'risky' },
  { track: 'main', is: 'active', stage: 'draft' },
  { no: 'blockers' },
  { run: 'tdd', is: 'succeeded' },
  { closure: 'end', is: 'complete' },
  { date: { after: '2026-01-01', before: '2027-01-01' } },
  { age: { artifact: 'notes', at_least_days: 0.5 } },
];

export const fullDefinition = {
  workflow_type: 'release',
  label: 'Release',
  description: 'from draft to done',
  schema_version: '1.0.0',
  version: '3',
  review_due: '2027-01-01',
  default: true,
  stages: [
    { id: 'draft', label: 'Draft', purpose: 'write', owner: 'author' },
    { id: 'done', label: 'Done', purpose: 'rest' },
  ],
  support_outputs: ['notes'],
  allowed_transitions: [
    { from: 'draft', to: 'done', on: { landed: 'notes' }, when: 'it lands', requires: { all: everyLeaf } },
    {
      from: 'draft',
      to: 'done',
      on: { check: 'ci failed' },
      when: 'it fails',
      requires: { any: [{ not: { flag: 'risky' } }] },
    },
    { from: 'draft', to: 'done', on: { flag: 'risky' }, when: 'it is risky' },
    { from: 'done', to: 'draft', on: 'command', when: 'somebody says so' },
  ],
  artifacts: [
    {
      artifact_type: 'notes',
      label: 'Notes',
      kind: 'file',
      path: 'notes.md',
      owner: 'author',
      version_policy: 'revise',
      gates: ['review'],
    },
  ],
  roles: [{ id: 'author', label: 'Author', description: 'writes' }],
  specialist_owners: { draft: 'author' },
  gates: [
    {
      gate_id: 'review',
      label: 'Review',
      owner: 'reviewer',
      category: 'quality',
      applies_when: 'always',
      approval_states: ['approved', 'conditional'],
      assurance: 'proven',
      explicit: true,
      count: 2,
    },
  ],
  actions: [{ id: 'send', label: 'Send', external: true, gates: ['review'], requires: { flag: 'risky' } }],
  approval_states: ['unknown', 'approved'],
  routing_rules: [{ id: 'r', when: 'w', action: 'a' }],
  recovery_actions: [{ id: 'r', applies_when: 'w', output: 'o' }],
  required_fields: ['a.b'],
  facts: { 'a.b': { label: 'A', sensitive: true } },
  terminal_states: [
    {
      id: 'closed',
      label: 'Closed',
      from: ['done'],
      requires: { no: 'blockers' },
      allows_open_blockers: false,
      requires_rationale: true,
    },
  ],
  events: ['stage_changed'],
  validation_rules: ['invalid_transition'],
};

const { schema_version: _version, ...rest } = fullDefinition;

/** Names, objects with nothing but what tells which one they are, and whole objects. */
export const shortDefinition = {
  ...rest,
  stages: ['draft', { id: 'review' }, ...fullDefinition.stages.slice(1)],
  allowed_transitions: [{ from: 'draft', to: 'review' }, ...fullDefinition.allowed_transitions],
  artifacts: ['notes', { artifact_type: 'report' }, ...fullDefinition.artifacts],
  roles: ['author', { id: 'reader' }, ...fullDefinition.roles],
  gates: ['review', { gate_id: 'budget' }, ...fullDefinition.gates],
  actions: [{ id: 'publish' }, ...fullDefinition.actions],
  routing_rules: ['failed → again', { id: 'stuck' }, ...fullDefinition.routing_rules],
  recovery_actions: ['again', { id: 'hold' }, ...fullDefinition.recovery_actions],
  terminal_states: ['closed', { id: 'gone' }, ...fullDefinition.terminal_states],
};

export const policy = {
  version: 1,
  workflow: 'release',
  assurance: 'asserted',
  roles: {
    reviewer: {
      logins: ['ann'],
      ids: [7],
      teams: ['org/all'],
      emails: ['a@example.org'],
      agents: ['bot'],
      permission: 'write',
    },
  },
  gates: { review: { roles: ['reviewer'], count: 1, assurance: 'proven', own_work: false, expires_after_days: 30 } },
  verbs: { start: ['reviewer'] },
  attesters: ['maintain'],
  overriders: ['admin'],
};

const at = '2026-11-21T12:00:00.000Z';

const confirm = {
  confirm_id: 'c',
  number: 1,
  gate: 'review',
  track: 'main',
  status: 'approved',
  covers: { notes: 'abc' },
  proposal: null,
  head: 'abc',
  requested_by_role: 'author',
  requested_by: 'bob',
  requested_at: at,
  decisions: [
    {
      decision_id: 'd',
      status: 'approved',
      decided_by: 7,
      decided_by_login: 'ann',
      decided_by_role: 'reviewer',
      authority: 'id 7',
      decided_at: at,
      assurance: 'proven',
      attested_by: 'bob',
      evidence: { name: 'mail.eml', sha256: 'a'.repeat(64), bytes: 3 },
      reason: '',
      head: 'abc',
    },
  ],
  permits: ['to:done'],
  limits: 'small',
  conditions: [{ no: 'blockers' }],
  expires_at: at,
  supersedes: 'b',
  voided: {
    confirm_id: 'b',
    status: 'expired',
    approved_by: [{ id: 'a@example.org', login: 'ann' }],
    head: null,
    covers: {},
    because: 'time',
  },
  overridden: { by: 'ann', at, reason: 'fire' },
};

const pin = { blob: 'b', origin: 'countersign:release', commit: 'c' };

export const state = {
  format: 1,
  project_id: 'acme',
  workflow_type: 'release',
  workflow: 'Acme 2.0: the “portal”',
  client: 'no',
  owner: 'ann',
  urgency: 'urgent',
  workflow_status: 'active',
  terminal_state: null,
  seq: 3,
  cursor: '1234567e10',
  definition: pin,
  policy: null,
  tracks: {
    main: {
      kind: 'lifecycle',
      stage: 'draft',
      visit: 1,
      status: 'active',
      owner: 'ann',
      due_date: '2026-12-01',
      dependencies: ['x'],
      triggers: [],
    },
  },
  artifacts: {
    notes: {
      status: 'current',
      version: 'v1',
      content: 'b',
      path: 'p',
      commit: 'c',
      landed_at: at,
      source_artifacts: [],
      authors: [7, 'a'],
      bypassed: [],
    },
  },
  proposals: { 'feature/x': { head: 'h', base: 'g', contents: { notes: 'b' }, authors: [7] } },
  approvals: { main: { review: confirm } },
  blockers: { b1: { text: 'wait\nfor it', on: 'track:main', by: 'ann', at } },
  known_facts: { 'a.b': { value: 1, source: 's', by: 'ann', at }, c: { value: 'yes', source: '2026', by: 'a', at } },
  flags: [],
  seen: ['s'],
  refused: { ann: { hour: at, count: 1 } },
};
