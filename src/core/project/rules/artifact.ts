import { artifactOf } from '../../definition/artifact.ts';
import type { Verdict } from '../../entry.ts';
import { own } from '../../own.ts';
import { refuse } from '../../refusal.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import { landingGates } from '../landing-gates.ts';
import { sawOf, type Context } from '../world.ts';
import { outlived, passed, seen } from './landing.ts';

/** Artifacts that cannot land by themselves are recorded by hand, with their address and digest. */
export function recordArtifact(
  { world, state, entry }: Context,
  args: ProjectCommands['artifact'],
): Verdict<ProjectEventBody> {
  const type = artifactOf(world.definition, args.artifact);
  if (type === undefined) {
    const known = world.definition.artifacts.map((one) => one.artifact_type).join(', ');
    return refuse('unknown_artifact', `${state.workflow_type} has no artifact ${args.artifact}`, `It has ${known}.`);
  }
  if (type.kind === 'file' || type.kind === 'folder' || type.kind === 'pull_request') {
    return refuse(
      'not_recordable',
      `${args.artifact} is a ${type.kind}: it counts when it is on the default branch`,
      'Commit it to a branch and merge that.',
    );
  }
  const before = state.artifacts[args.artifact];
  if (before?.status === 'current' && before.content === args.content) {
    return refuse(
      'already_decided',
      `${args.artifact} ${before.version} already is ${args.address}`,
      'Nothing needs to be done.',
    );
  }
  const missing = args.source_artifacts.filter((name) => own(state.artifacts, name) === undefined);
  if (missing.length > 0) {
    return refuse(
      'unknown_artifact',
      `${missing.join(', ')} is named as a source and has not landed`,
      'Name artifacts that have landed, or leave sources out.',
    );
  }
  const asked = landingGates(world, state, { [args.artifact]: args.content }, 'main');
  const gates = asked.filter((one) => one.own);
  return {
    saw: sawOf(world),
    events: [
      ...(gates.length === 0
        ? []
        : [
            {
              type: 'gate_evaluated',
              for: `land:${args.artifact}`,
              gates: gates.map((one) => seen(world, one)),
            } as const,
          ]),
      {
        type: before === undefined ? 'artifact_created' : 'artifact_revised',
        status: 'current',
        artifact: args.artifact,
        version: before === undefined ? 'v1' : `v${Number(before.version.slice(1)) + 1}`,
        content: args.content,
        path: args.address,
        supersedes: before?.version ?? null,
        source_artifacts: args.source_artifacts,
        authors: [entry.actor.id],
        ...passed(world, asked),
      },
      ...outlived({ world, state }, { [args.artifact]: args.content }, { commit: null, proposal: null }),
    ],
  };
}
