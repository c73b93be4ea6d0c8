import { begin } from './early.ts';

// git looks for the repository while everything else is loaded: most of a short command is waiting for these two.
begin();
void import('./main.ts').then(({ main }) => main(process.argv.slice(2)));
