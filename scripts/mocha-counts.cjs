// SPDX-License-Identifier: Apache-2.0
// Mocha's spec reporter that also writes {passes, failures, pending} to COUNTS_FILE, since the runner adds up many runs.
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

module.exports = class CountsReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = runner.stats;
      if (process.env.COUNTS_FILE) {
        writeFileSync(process.env.COUNTS_FILE, JSON.stringify({ passes, failures, pending }));
      }
    });
  }
};
