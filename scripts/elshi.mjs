#!/usr/bin/env node
/** `npx elshi …` from a checkout: builds when needed, then is the command line program. */
import { buildIfNeeded, run } from './build-if-needed.mjs';

if (!(await buildIfNeeded())) process.exit(1);
await run('apps/cli/src/main.js');
