/** What people run is the bundle: tests that run the command run what the sources are now. */
export async function setup(): Promise<void> {
  await import('../scripts/build.ts');
}
