import { artifactOf } from '../../definition/artifact.ts';
import type { Verdict } from '../../entry.ts';
import { insteadOf } from '../../nearest.ts';
import { own } from '../../own.ts';
import { refuse } from '../../refusal.ts';
import type { ProjectCommands } from '../commands.ts';
import type { ProjectEventBody } from '../events.ts';
import { landingGates } from '../landing-gates.ts';
import { linesOf } from '../lines.ts';
import { isPublishedAnew } from '../published.ts';
import { handedTo, mayMake, ownerOf, specialistNamed } from '../specialists.ts';
import { sawOf, type Context } from '../world.ts';
import { outlived, passed, seen } from './landing.ts';

/** Artifacts that cannot land by themselves are recorded by hand, with their address and digest. */
export function recordArtifact(context: Context, args: ProjectCommands['artifact']): Verdict<ProjectEventBody> {
  const { world, state, entry } = context;
  const type = artifactOf(world.definition, args.artifact);
  const lines = linesOf(world.definition, state.tracks).map(({ name }) => name);
  if (type === undefined || !lines.includes(args.artifact)) {
    const known = lines.join(', ');
    return refuse('unknown_artifact', `${state.workflow_type} has no artifact ${args.artifact}`, `It has ${known}.`);
  }
  if (type.kind === 'file' || type.kind === 'folder' || type.kind === 'pull_request') {
    return refuse(
      'not_recordable',
      `${args.artifact} is a ${type.kind}: it counts when it is on the default branch`,
      'Commit it to a branch and merge that.',
    );
  }
  if (args.as !== undefined && specialistNamed(world.definition, args.as) === undefined) {
    const known = world.definition.specialists.map((one) => one.id);
    return refuse(
      'unknown_specialist',
      `${state.workflow_type} has no specialist ${args.as}`,
      insteadOf(args.as, known),
    );
  }
  const made = mayMake(world, entry.actor, args.artifact, args.as);
  if (!made.holds) {
    const owner = ownerOf(world.definition, args.artifact);
    return refuse(
      'not_owner',
      made.says,
      `Hand it on to ${owner}, or ask for it: countersign ask ${args.artifact} --intent create`,
      handedTo(world, state, owner),
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
  const sources = args.source_artifacts.map((name) => `${name} ${own(state.artifacts, name)?.version}`);
  return recordedAs(context, { ...args, source_artifacts: sources });
}

/**
 * What is published counts, whoever published it: where it is published nobody asks us. A gate that is closed then is
 * recorded as bypassed, and what was taken back is no artifact any more.
 */
export function publish(context: Context, args: ProjectCommands['publish']): Verdict<ProjectEventBody> {
  const { artifact, content, address } = args;
  const { world, state, entry } = context;
  const isRelease = artifactOf(world.definition, artifact)?.kind === 'release';
  if (!isRelease || !isPublishedAnew(state, args, entry.said)) return { events: [] };
  if (content !== null) return recordedAs(context, { artifact, content, address, source_artifacts: [] });
  const because = `${address} is not published any more`;
  return { saw: sawOf(world), events: [{ type: 'artifact_retired', artifact, proposal: null, because }] };
}

/** The next version of an artifact, past its gates as they stand. */
function recordedAs(
  { world, state, entry }: Context,
  { artifact, content, address, source_artifacts }: ProjectCommands['artifact'],
): Verdict<ProjectEventBody> {
  const before = own(state.artifacts, artifact);
  const asked = landingGates(world, state, { [artifact]: content });
  const gates = asked.filter((one) => one.own);
  return {
    saw: sawOf(world),
    events: [
      ...(gates.length === 0
        ? []
        : [{ type: 'gate_evaluated', for: `land:${artifact}`, gates: gates.map((one) => seen(world, one)) } as const]),
      {
        type: before === undefined ? 'artifact_created' : 'artifact_revised',
        status: 'current',
        artifact,
        version: before === undefined ? 'v1' : `v${Number(before.version.slice(1)) + 1}`,
        content,
        path: address,
        supersedes: before?.version ?? null,
        source_artifacts,
        authors: [entry.actor.id],
        ...passed(world, asked),
      },
      ...outlived({ world, state }, { [artifact]: content }, { commit: null, proposal: null }),
    ],
  };
}
