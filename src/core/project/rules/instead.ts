import { word } from '../../prose.ts';
import type { ProjectEvent } from '../events.ts';
import { isBackward } from '../transitions.ts';
import type { ProjectState } from '../state.ts';
import { stageOf, type World } from '../world.ts';

/** Why something that happened is not taken back by its number, as the end of "entry 7 …", and what does it instead. */
export interface Instead {
  readonly because: string;
  readonly next: string;
}

/** What to do about an event that nothing undoes. */
export function insteadOfUndoing(world: World, state: ProjectState, event: ProjectEvent): Instead {
  switch (event.type) {
    case 'project_started':
      return { because: 'began the project', next: 'countersign close ends it; its log stays' };
    case 'definition_pinned':
      return {
        because: `has the project follow another ${event.what}`,
        next:
          event.what === 'definition'
            ? 'countersign migrate --to WORKFLOW has it follow the one from before'
            : 'A policy is taken back where it lies: revert its change on the default branch.',
      };
    case 'stage_changed': {
      const { from, to, track } = event;
      const verb = isBackward(world, from, to) ? 'advance' : 'back';
      const isThere = stageOf(state, track) === to;
      return {
        because: `went from ${from} to ${to}, and stages are left as they are entered`,
        next: `countersign ${verb} ${isThere ? word(from) : 'STAGE'}${on(track)} --reason "…"`,
      };
    }
    case 'approval_requested':
      return { because: `asked for ${event.gate}`, next: 'A request stands until somebody answers it.' };
    case 'approval_changed':
      return decisionTaken(event);
    case 'gate_overridden':
      return {
        because: `opened ${event.gate} without its approval`,
        next: `countersign block "what is in the way" --on gate:${word(event.gate)} closes it from now on`,
      };
    case 'delegation_changed': {
      const to = `countersign delegate ${word(event.role)} to ${word(event.to.login)}`;
      return event.change === 'given'
        ? { because: `let ${event.to.login} act as ${event.role}`, next: `${to} end` }
        : { because: `ended what let ${event.to.login} act as ${event.role}`, next: `${to} until DAY --reason "…"` };
    }
    case 'owner_changed': {
      const of = event.of.replace('track:', '');
      return event.due_date === undefined
        ? {
            because: `had ${of} looked after by ${event.to}, and that was changed again since`,
            next: `countersign assign ${word(event.of)} --to ${word(event.from)} --because "…"`,
          }
        : {
            because: `had ${of} done by ${event.due_date}, and what was before is not kept`,
            next: `countersign assign ${word(event.of)} --due DAY --because "…"`,
          };
    }
    case 'track_started':
      return {
        because: `began the track ${event.track}`,
        next: `countersign join ${word(event.track)} --as superseded --because "…"`,
      };
    case 'track_closed':
      return {
        because: `ended the track ${event.track}`,
        next: 'countersign fork NAME --because "…" begins another one',
      };
    case 'artifact_created':
    case 'artifact_revised':
      return event.status === 'draft'
        ? { because: `saw ${event.artifact} in ${event.proposal}`, next: 'Take it off the branch.' }
        : landed(event.artifact, event.commit);
    case 'artifact_retired':
      return { because: `retired ${event.artifact}`, next: 'Bring it again: it lands as a new version.' };
    case 'landing_recorded':
      return landed('what it brought', event.commit);
    case 'decision_recorded':
      if (event.route !== undefined)
        return { because: 'said where a request goes', next: 'Ask for something else: countersign ask' };
      return {
        because: `decided ${event.decision}, and somebody may have acted on it`,
        next: `countersign block "what is in the way" --on ${word(`track:${event.track}`)} holds up what comes next`,
      };
    case 'run_changed':
      return {
        because: `says how the run ${event.run} stands`,
        next: 'countersign fact NAME=… --source "…" says what is right where a run found out otherwise',
      };
    case 'run_wanted':
    case 'run_withdrawn':
    case 'fact_recorded':
    case 'assumption_recorded':
    case 'conflict_opened':
    case 'conflict_resolved':
    case 'flag_raised':
    case 'flag_lowered':
    case 'blocker_added':
    case 'blocker_removed':
    case 'scope_changed':
    case 'recovery_action_selected':
    case 'gate_evaluated':
    case 'waits_changed':
    case 'reminder_given':
    case 'receipt_recorded':
    case 'project_closed':
    default:
      return {
        because: 'is no word of a person that could be taken back',
        next: 'countersign log shows what else was said.',
      };
  }
}

function decisionTaken(event: Extract<ProjectEvent, { readonly type: 'approval_changed' }>): Instead {
  const { gate, track } = event;
  const about = `${word(gate)}${on(track)}`;
  if (event.change === 'decided' && event.decision.status !== 'cancelled')
    return {
      because: `decided about ${gate}, and whoever decided takes that back`,
      next: `countersign withdraw ${about} --reason "…"`,
    };
  return { because: `ended what was decided about ${gate}`, next: `countersign request ${about} asks anew` };
}

function landed(what: string, commit: string | undefined): Instead {
  const next =
    commit === undefined
      ? 'Record what is there instead: it is a new version.'
      : `git revert ${commit.slice(0, 12)} on a branch: what was there before lands as a new version`;
  return { because: `recorded that ${what} has landed`, next };
}

function on(track: string): string {
  return track === 'main' ? '' : ` --track ${word(track)}`;
}
