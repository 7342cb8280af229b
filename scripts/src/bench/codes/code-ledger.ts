// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { ensureDemoPeople, scenarioOf } from '@daoji/cli';
import { connectLedger, LedgerError, loadProfile, type Ledger } from '@daoji/ledger';
import { civilDateOf, codeOrderSchema, gtinCheckDigit, type CodeOrder } from '@daoji/model';

import { Cast } from '../../demo/cast.js';
import { REPO_ROOT } from '../../paths.js';
import { ledgerFaults, type CodesPlan, type ReadState } from './ledger-fit.js';

/** Net mass of a sample sachet, g: 3,000,000 of them are 30 t of rice. */
const SACHET_GRAMS = 10;
/** Paddy of one parcel, g; below what 30 mu may yield. */
const PADDY_GRAMS = 15_000_000;
const PARCEL_M2 = 20_000;
/** Rice of paddy at 14.5 %: inside every recovery. */
const RECOVERY = 0.65;
const AREA_CODE = '211104';
const VARIETY = '盐丰47';

const PLAN: CodesPlan = {
  areaCode: AREA_CODE,
  paddyGrams: PADDY_GRAMS,
  parcelM2: PARCEL_M2,
  recovery: RECOVERY,
  variety: VARIETY,
};

/** A ledger that the benchmark can run on, or why it cannot, one line for each fault. */
export type OpenedLedger =
  | { readonly kind: 'open'; readonly ledger: CodeLedger }
  | { readonly kind: 'unfit'; readonly faults: readonly string[] };

/** A running network of demo people, for the ledger's part of a code order. */
export class CodeLedger {
  readonly #cast: Cast;
  readonly #ledger: Ledger;
  readonly #run = randomBytes(3).toString('hex');

  private constructor(cast: Cast, ledger: Ledger) {
    this.#cast = cast;
    this.#ledger = ledger;
  }

  /**
   * The network of `DAOJI_HOME`; `undefined` where none was made. Nothing is written on a network that is unfit.
   * @throws LedgerError when the network answers and then fails.
   */
  static async open(): Promise<OpenedLedger | undefined> {
    const named = process.env['DAOJI_HOME'];
    const home = resolve(REPO_ROOT, named ?? '.daoji/none');
    if (!existsSync(join(home, 'profiles', 'gateway.json'))) return undefined;
    const connect = async (profile: string): Promise<Ledger> =>
      connectLedger(await loadProfile(join(home, 'profiles', `${profile}.json`)));
    const ledger = await connect('gateway');
    try {
      const scenario = await scenarioOf(ledger);
      const read: ReadState = (key) => ledger.readState('trace', key);
      const faults = await ledgerFaults(read, PLAN, scenario, Date.now());
      if (faults.length > 0) return unfit(ledger, faults);
      const people = await ensureDemoPeople({ connect, home });
      return { kind: 'open', ledger: new CodeLedger(new Cast(people, ledger, scenario), ledger) };
    } catch (error) {
      if (!(error instanceof LedgerError) || error.code !== 'LEDGER_UNREACHABLE') throw error;
      return unfit(ledger, [
        `${home} 的网络没有应答：${error.message} · the network of ${home} does not answer`,
      ]);
    }
  }

  /** Land, paddy, rice and a package lot of so many sachets: what codes may count against. */
  async packages(count: number): Promise<{ readonly gtin: string; readonly lotId: string }> {
    const rice = count * SACHET_GRAMS;
    const parcels = Math.ceil(rice / RECOVERY / PADDY_GRAMS);
    const stored: string[] = [];
    for (let at = 0; at < parcels; at += 1) stored.push(await this.#harvest(at));
    await this.#say('miller', {
      type: 'registerMillLine',
      millLineId: this.#id('line'),
      siteId: 'pj01',
    });
    await this.#say('miller', {
      type: 'millLot',
      inputs: stored.map((lotId) => ({ grams: PADDY_GRAMS, lotId })),
      millLineId: this.#id('line'),
      millingDate: this.#today(),
      outputs: [
        {
          grams: Math.floor(parcels * PADDY_GRAMS * RECOVERY),
          lotId: this.#id('m'),
          product: 'milled-rice',
        },
      ],
    });
    const gtin = await this.#product();
    await this.#say('packer', {
      type: 'packLot',
      count,
      gtin,
      inputs: [{ grams: rice, lotId: this.#id('m') }],
      lotId: this.#id('pk'),
      netMassGrams: SACHET_GRAMS,
      productionDate: this.#today(),
    });
    return { gtin, lotId: this.#id('pk') };
  }

  /** Orders, marks as printed, and activates roll by roll; the order as the ledger has it, the one key that it takes. */
  async activate(
    count: number,
    serialRoot: string,
    roll: number,
    { gtin, lotId }: { readonly gtin: string; readonly lotId: string },
  ): Promise<CodeOrder> {
    const orderId = this.#id('co');
    await this.#say('packer', { type: 'orderCodes', count, gtin, orderId, serialRoot });
    const ranges = [{ from: 0, to: count }];
    await this.#say('packer', { type: 'markCodesPrinted', orderId, ranges });
    for (let from = 0; from < count; from += roll) {
      const part = [{ from, to: Math.min(count, from + roll) }];
      await this.#say('packer', { type: 'activateCodes', lotId, orderId, ranges: part });
    }
    return codeOrderSchema.parse(await this.#cast.state(`code-order~${orderId}`));
  }

  close(): void {
    this.#ledger.close();
  }

  async #harvest(at: number): Promise<string> {
    const [parcelId, lotId, storedId] = [`p${at}`, `h${at}`, `s${at}`].map((one) => this.#id(one));
    await this.#say('grower', {
      type: 'registerParcel',
      areaCode: AREA_CODE,
      areaM2: PARCEL_M2,
      boundaryCommitment: '0'.repeat(64),
      originClass: 'panjin',
      parcelId,
      season: this.#cast.now().getUTCFullYear(),
      variety: VARIETY,
    });
    await this.#say('regulator', { type: 'attestParcel', parcelId });
    await this.#say('grower', {
      type: 'recordHarvest',
      lotId,
      moistureMilliPercent: 14_500,
      parcels: [parcelId],
      weighedGrams: PADDY_GRAMS,
    });
    const binId = this.#id(`b${at}`);
    const bin = { binId, capacityGrams: 500_000_000, siteId: 'pj01' };
    await this.#say('keeper', { type: 'registerBin', ...bin });
    const inputs = [{ grams: PADDY_GRAMS, lotId }];
    await this.#say('keeper', { type: 'storeLot', binId, inputs, lotId: storedId });
    return storedId ?? '';
  }

  async #product(): Promise<string> {
    const body = `0952${String(randomBytes(4).readUInt32BE() % 1e9).padStart(9, '0')}`;
    const gtin = `${body}${gtinCheckDigit(body)}`;
    await this.#say('quality', {
      type: 'registerProduct',
      claims: [],
      grade: '一级',
      gtin,
      name: { en: 'sample sachet (fictitious)', zh: '试用装（虚构）' },
      netMassGrams: SACHET_GRAMS,
      shelfLifeDays: 365,
      standardNumber: 'GB/T 1354-2018',
      storageWords: { en: 'keep cool and dry', zh: '置于阴凉干燥处' },
      variety: VARIETY,
    });
    return gtin;
  }

  #say(name: string, draft: Parameters<Cast['say']>[1]): Promise<string> {
    return this.#cast.say(name, draft);
  }

  #today(): string {
    return civilDateOf(this.#cast.now().toISOString());
  }

  /** Ids are new in every run. */
  #id(what: string): string {
    return `bc-${this.#run}-${what}`;
  }
}

function unfit(ledger: Ledger, faults: readonly string[]): OpenedLedger {
  ledger.close();
  return { kind: 'unfit', faults };
}
