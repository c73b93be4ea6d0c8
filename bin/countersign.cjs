#!/usr/bin/env node
'use strict';
// Old syntax on purpose: an old Node must get as far as the sentence that says it is too old. And no ES module, here or
// in dist: importing a part of Node by name makes it load all that part could ever need.
const fs = require('fs');
const nodeModule = require('module');
const path = require('path');

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
    const binary = require.resolve('node/bin/node');
    return major(require('node/package.json').version) >= NEEDED ? binary : undefined;
  } catch {
    return undefined;
  }
}

function runWith(binary) {
  const child = require('child_process').spawn(binary, process.argv.slice(1), { stdio: 'inherit' });
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.on(signal, () => child.kill(signal)));
  child.on('error', (error) => fail(`countersign could not start ${binary}: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else process.exitCode = code;
  });
}

const program = path.join(__dirname, '../dist/countersign.cjs');
const node = major(process.versions.node) >= NEEDED ? process.execPath : nodeBeside();
if (node === undefined)
  fail(
    `countersign needs Node ${NEEDED} or newer; this is ${process.version}. ` +
      `Install it from https://nodejs.org or run it with \`npx -p node@${NEEDED} -p countersign countersign\``,
  );
else if (!fs.existsSync(program)) fail('countersign is not built yet: run `npm run build`');
else if (node !== process.execPath) runWith(node);
else {
  nodeModule.enableCompileCache();
  require(program);
}
