#!/usr/bin/env node
// Old syntax on purpose: an old Node must get as far as the sentence that says it is too old.
import module, { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { spawn } from 'node:child_process';

const NEEDED = 24;

function major(version) {
  return Number(version.split('.')[0]);
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

/** The binary of the npm package `node`, which the development dependencies bring, when it is new enough. */
function nodeBeside() {
  try {
    const require = createRequire(import.meta.url);
    const binary = require.resolve('node/bin/node');
    return major(require('node/package.json').version) >= NEEDED ? binary : undefined;
  } catch {
    return undefined;
  }
}

function runWith(binary) {
  const child = spawn(binary, process.argv.slice(1), { stdio: 'inherit' });
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.on(signal, () => child.kill(signal)));
  child.on('error', (error) => fail(`countersign could not start ${binary}: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else process.exitCode = code;
  });
}

const program = new URL('../dist/countersign.js', import.meta.url);
const node = major(process.versions.node) >= NEEDED ? process.execPath : nodeBeside();
if (node === undefined)
  fail(
    `countersign needs Node ${NEEDED} or newer; this is ${process.version}. ` +
      `Install it from https://nodejs.org or run it with \`npx -p node@${NEEDED} -p countersign countersign\``,
  );
else if (!existsSync(program)) fail('countersign is not built yet: run `npm run build`');
else if (node !== process.execPath) runWith(node);
else {
  module.enableCompileCache();
  void import(program.href);
}
