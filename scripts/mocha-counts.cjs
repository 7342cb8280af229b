// SPDX-License-Identifier: Apache-2.0
// Mocha's spec reporter that also writes {passes, failures, pending, failed: [{title, error}]} to COUNTS_FILE, since the
// runner adds up many runs and names every failed test once more at the very end.
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

const ERROR_CHARACTERS = 300;

module.exports = class CountsReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failed = [];
    const { EVENT_RUN_END, EVENT_TEST_FAIL } = Mocha.Runner.constants;
    runner.on(EVENT_TEST_FAIL, (test, error) => {
      failed.push({
        title: test.fullTitle(),
        error: String(error?.message ?? error).slice(0, ERROR_CHARACTERS),
      });
    });
    runner.once(EVENT_RUN_END, () => {
      const { passes, failures, pending } = runner.stats;
      if (process.env.COUNTS_FILE) {
        writeFileSync(
          process.env.COUNTS_FILE,
          JSON.stringify({ passes, failures, pending, failed }),
        );
      }
    });
  }
};
