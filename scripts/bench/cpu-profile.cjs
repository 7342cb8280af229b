// SPDX-License-Identifier: Apache-2.0
// Loaded with --require into the process that is profiled; Node 20 takes no --cpu-prof from NODE_OPTIONS.
// Leaves <pid>.cpuprofile (open it in Chromium's developer tools) and <pid>.memory.csv.
'use strict';
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');
const { join } = require('node:path');
const { monitorEventLoopDelay } = require('node:perf_hooks');

const SAMPLE_MS = 500;
const folder = process.env.DAOJI_CPU_PROFILE_DIR;

if (folder) {
  mkdirSync(folder, { recursive: true });
  profileCpu(join(folder, `${process.pid}.cpuprofile`));
  sampleMemory(join(folder, `${process.pid}.memory.csv`));
}

function profileCpu(file) {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.start');
  process.on('exit', () => {
    session.post('Profiler.stop', (error, answer) => {
      if (!error) writeFileSync(file, JSON.stringify(answer.profile));
    });
  });
}

function sampleMemory(file) {
  const started = performance.now();
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  appendFileSync(file, 'ms,rss,heapTotal,heapUsed,external,arrayBuffers,longestLoopMs\n');
  const sample = () => {
    const { rss, heapTotal, heapUsed, external, arrayBuffers } = process.memoryUsage();
    const ms = Math.round(performance.now() - started);
    const stall = Math.round(loop.max / 1e6);
    loop.reset();
    const row = [ms, rss, heapTotal, heapUsed, external, arrayBuffers, stall];
    appendFileSync(file, `${row.join(',')}\n`);
  };
  setInterval(sample, SAMPLE_MS).unref();
}
