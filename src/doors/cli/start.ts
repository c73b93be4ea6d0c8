import { begin } from './early.ts';

// git looks for the repository while everything else is loaded: most of a short command is waiting for these two.
begin();
const { main } = await import('./main.ts');
await main(process.argv.slice(2));
