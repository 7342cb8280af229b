// SPDX-License-Identifier: Apache-2.0
import { SDK_NAMES, type LedgerProfile } from '../../src/index.js';
import { ledgerSuite } from '../behaviour/ledger-suite.js';
import { runningNetwork } from './running-network.js';

for (const sdk of SDK_NAMES) {
  describe(`ledger over ${sdk}`, function () {
    this.timeout(60_000);
    let profile: LedgerProfile | undefined;
    before(async function () {
      profile = (await runningNetwork())?.profile;
      if (!profile) this.skip();
    });
    ledgerSuite(sdk, () => {
      if (!profile) throw new Error('expected a running network');
      return profile;
    });
  });
}
