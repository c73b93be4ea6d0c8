// Runs after every install. Plain JavaScript: without the development dependencies there may be no Node that reads
// TypeScript and no bundler, and then there is nothing to build.
import { createRequire } from 'node:module';

try {
  createRequire(import.meta.url).resolve('rolldown/package.json');
} catch {
  process.exit(0);
}
await import('./build.ts');
