/** What people write in the story: the policy, the issue form they send, and the artifacts of the project. */

/** Logins on the demo's GitHub. */
export const people = {
  maya: 'Maya Ortiz, engagement lead',
  sam: 'Sam Reed, specialist',
  alex: 'Alex Kim, administrator',
  jordan: 'Jordan Lee, the client: buys and sponsors',
  morgan: 'Morgan Reyes, the client: signs',
} as const;

export const policy = `# Who may do what. Read from the default branch only.
version: 1
workflow: completetech_services

roles:
  engagement_lead: { logins: [maya] }
  client_commercial_approver: { logins: [jordan] }
  account_sponsor: { logins: [jordan] }
  legal_signatory: { logins: [morgan] }
  client_proof_approver: { logins: [jordan] }
  external_sender: { logins: [maya] }
  billing_approver: { logins: [alex] }
  security_reviewer: { logins: [alex] }

# The client's gates accept an answer that somebody records for them (attested). The client of this project has
# accounts here, so we ask for more: their own word, proven by GitHub.
gates:
  commercial: { assurance: proven }
  legal_or_contract: { assurance: proven }
  client_authority: { assurance: proven }

# The client may read this repository and no more, and still decides.
verbs:
  approve: [read]
  reject: [read]

# Who gives the rationale when something landed past a gate.
overriders: [engagement_lead]
`;

export const readme = `# Harbor Supplies

Work of the studio for Harbor Supplies. Projects start with an [issue form](.github/ISSUE_TEMPLATE/client.yml); their
papers are in [projects](projects), and what became of them is on the branch \`countersign\`.
`;

export const title = 'Support e-mail triage pilot';
export const client = 'Harbor Supplies';
export const outcome = `Every support e-mail gets a first answer **within one hour**, on working days.

Today it takes nine.`;

export const brief = `# Discovery brief

Harbor Supplies answers 300 support e-mails a day by hand. First answers take nine hours.

| | today | wanted |
|---|---:|---:|
| first answer | 9 h | 1 h |
| corrections of a draft | – | at most one in 80 % of cases |

- Desired outcome: a first answer within one hour, drafted by an agent, sent by a person.
- Systems: the shared mailbox and the order database, read only.
- Not known yet: who is called when something breaks.
`;

export const proposal = `# Statement of work: support e-mail triage pilot

Six weeks. An agent sorts and drafts; people read and send.

## What you get

1. Triage rules for twelve kinds of e-mail.
2. An agent that drafts answers, and never sends one.
3. A report every Friday.

## When it is done

80 % of drafts are sent with at most one correction, in week six.

## What it costs

| | EUR |
|---|---:|
| at the start | 6,000 |
| at acceptance | 6,000 |
| **together** | **12,000** |

Not included: refunds, and sending anything without a person.
`;

export const contract = (days: string): string => `# Agreement

Harbor Supplies and the studio agree on the statement of work, v1.

1. **Payment** within ${days} of the invoice.
2. **Data** stays in the mailbox; the agent keeps none.
3. **Signatory** for Harbor Supplies: Morgan Reyes.
`;

export const delivery = `# Delivery record

- [x] Week 1: mailbox connected, read only
- [x] Week 3: drafts for six kinds of e-mail
- [x] Week 6: 84 % of drafts sent with at most one correction
- [x] Accepted by Jordan Lee

Runbook and roll-back are in the handover folder.
`;

export const success = `# Account record

Health: good. First answers take 40 minutes.

- Next review: in three months, with Jordan Lee and Robin Shaw.
- Watch: returns in January, three times the usual e-mail.
`;
