/**
 * Takes the machine out of the tests: nobody's git configuration, language, time zone or surrounding repository
 * (a git hook exports GIT_DIR) changes what they see. Must run before the first child process starts.
 */
export function leaveTheMachineOut(): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name];
  Object.assign(process.env, {
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
    TZ: 'UTC',
  });
}
