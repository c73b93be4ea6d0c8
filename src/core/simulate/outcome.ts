import type { Verdict } from '../entry.ts';
import type { ProjectEventBody } from '../project/events.ts';

/** What a decision came to: compared by `key`, told by `says`. */
export interface Outcome {
  readonly key: string;
  readonly says: string;
}

/** What people would call different in what was decided; how it is said is not. */
export function outcomeOf(verdict: Verdict<ProjectEventBody>): Outcome {
  if ('refusal' in verdict) {
    const { code, because } = verdict.refusal;
    return { key: `refused: ${code}`, says: `refused: ${because}` };
  }
  const texts = verdict.events.map(textOf).filter((text) => text !== '');
  const says = texts.length === 0 ? 'nothing' : texts.join(', ');
  return { key: says, says };
}

/** Empty for what only accompanies something else. */
function textOf(event: ProjectEventBody): string {
  if (event.type === 'artifact_created' || event.type === 'artifact_revised') {
    if (event.status === 'draft') return `${event.artifact} is proposed`;
    return `${event.artifact} lands${event.bypassed.length === 0 ? '' : ` past closed ${event.bypassed.join(', ')}`}`;
  }
  if (event.type === 'approval_changed')
    return `${event.gate} is ${event.change === 'decided' ? event.status : `void (${event.status})`}`;
  if (event.type === 'stage_changed')
    return `${event.track === 'main' ? '' : `${event.track}: `}${event.from} → ${event.to}`;
  if (event.type === 'project_started') return 'the project begins';
  if (event.type === 'project_closed') return `the project ends as ${event.terminal_state}`;
  if (event.type === 'artifact_retired') return `${event.artifact} goes`;
  if (event.type === 'approval_requested') return `${event.gate} is asked for`;
  if (event.type === 'gate_overridden') return `${event.gate} is overridden`;
  if (event.type === 'delegation_changed') return `${event.role} to ${event.to.login} is ${event.change}`;
  if (event.type === 'decision_recorded') return event.decision;
  return noteText(event);
}

function noteText(event: ProjectEventBody): string {
  if (event.type === 'flag_raised') return `${event.flag} is raised`;
  if (event.type === 'flag_lowered') return `${event.flag} is lowered`;
  if (event.type === 'blocker_added') return `${event.blocker} is added`;
  if (event.type === 'blocker_removed') return `${event.blocker} is cleared`;
  if (event.type === 'fact_recorded') return `${event.fact} is ${event.value === null ? 'taken back' : 'recorded'}`;
  return '';
}
