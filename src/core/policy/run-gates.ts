/**
 * May a policy speak of a gate of this name, whatever lifecycles there are? Gates of runs are about what a step put out, a
 * required step that is left out, another checkpoint than the newest, another order of the steps, another value of state
 * variables. Settings under the kind alone are for all of that kind.
 */
export function isRunGate(name: string): boolean {
  return /^(?:step|skip|rollback)(?::[^:]+)?$|^(?:sequence|state)$/u.test(name);
}
