// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser } from 'playwright-core';

import { startBrowser } from '../browser/chromium.js';
import {
  openPage,
  overflowOf,
  seriousFaults,
  settled,
  takeShot,
  watchFaults,
} from '../browser/page-tools.js';
import { season, type Season } from './support/season.js';
import { webNetwork, type WebNetwork } from './support/web-network.js';

const LOOKS = [
  { theme: 'light', width: 390 },
  { theme: 'dark', width: 1280 },
] as const;

const PAGES: readonly (readonly [string, (told: Season) => string])[] = [
  ['home', () => '/app/'],
  ['producer', () => '/app/producer'],
  ['keys', () => '/app/keys'],
  ['auditor', () => '/app/auditor'],
  ['regulator', () => '/app/regulator'],
  ['lots', () => '/app/lots'],
  ['lot', (told) => `/app/lots/${told.lot('k')}`],
  ['parcels', () => '/app/parcels'],
  ['parcel', (told) => `/app/parcels/${told.lot('p')}`],
  ['devices', () => '/app/devices'],
  ['device', (told) => `/app/devices/${told.binDevice}`],
  ['bins', () => '/app/bins'],
  ['bin', (told) => `/app/bins/${told.lot('bin')}`],
  ['alarms', () => '/app/alarms'],
  ['import', () => '/app/import'],
  ['parcels-import', () => '/app/parcels/import'],
  ['samples', () => '/app/regulator/samples'],
  ['spray', (told) => `/app/parcels/${told.lot('p')}/spray`],
  ['field', () => '/app/field'],
  ['field-parcel', (told) => `/app/field/${told.lot('p')}`],
  ['cosign', () => '/app/cosign'],
  ['inputs', () => '/app/inputs'],
  ['apply', () => '/app/inputs/apply'],
  ['intake', () => '/app/intake'],
  ['contracts', () => '/app/contracts'],
  ['registry', () => '/app/registry'],
  ['recalls', () => '/app/recalls'],
  ['recall-orders', () => '/app/regulator/recalls'],
  ['codes', () => '/app/codes'],
  ['flagged', () => '/app/codes/flagged'],
  ['units', () => '/app/codes/units'],
  ['products', () => '/app/products'],
  ['rules', () => '/app/rules'],
  ['documents', () => '/app/documents'],
  ['signer', () => '/sign/'],
  ['verifier', () => '/verify'],
  ['start', () => '/start'],
  ['unknown-code', () => '/01/09521234543213/10/no-such-lot'],
];

describe('pages on the real network', function () {
  this.timeout(300_000);
  let browser: Browser;
  let network: WebNetwork;
  let told: Season;

  before(async function () {
    browser = await startBrowser(this);
    network = await webNetwork();
    told = await season(network);
  });

  after(() => (browser as Browser | undefined)?.close());

  for (const [name, path] of PAGES) {
    it(`${name}: no serious fault and nothing wider than the screen, light at 390 and dark at 1280 px`, async () => {
      for (const { theme, width } of LOOKS) {
        const page = await openPage(browser, theme, width);
        const faults = watchFaults(page);
        await page.goto(network.url + path(told));
        await page.waitForSelector('h1');
        await settled(page);
        await takeShot(page, `real-${name}`, `${theme}-${width}`);
        const look = `${theme} ${width}`;
        expect([look, await seriousFaults(page)]).to.deep.equal([look, []]);
        expect([look, await overflowOf(page)]).to.deep.equal([look, 0]);
        expect(faults.filter((fault) => !fault.includes('404'))).to.deep.equal([]);
        await page.context().close();
      }
    });
  }

  it('draws the boundary of a parcel and says it in words', async () => {
    const page = await openPage(browser);
    await page.goto(`${network.url}/app/parcels/${told.lot('p')}`);
    await page.waitForSelector('.map path.leaflet-interactive');
    const text = await page.innerText('.map-block');
    expect(text).to.include('4 个角点').and.include('40.5013°, 121.5018°');
    await page.context().close();
  });
});
