// SPDX-License-Identifier: Apache-2.0
import {
  completeCommand,
  cosignCommand,
  ensureDemoPeople,
  sendToLedger,
  signCommand,
  type CommandDraft,
  type DemoPeople,
  type EnvelopeFile,
  type SigningKey,
} from '@daoji/cli';
import { LedgerError, type Ledger } from '@daoji/ledger';
import {
  addDays,
  checkDigit,
  civilDateOf,
  eventSchema,
  lotSchema,
  parseCommand,
  ruleSetHash,
  type LedgerEvent,
  type Lot,
  type RuleSetContent,
} from '@daoji/model';
import { fromUtf8 } from '@daoji/proof';

import type { TestNetwork } from '../support/test-network.js';

/** Division of its own, so that the rule sets of these scenarios bind no other test. */
export const FRAUD_AREA = '211103';
/** 30 mu. */
export const PARCEL_M2 = 20_000;
/** Cap of {@link CAPS}: 30 mu at 600 kg. */
export const PARCEL_CAP_GRAMS = 18_000_000;

const TABLE = {
  areaCode: '2111',
  legalBasis: 'synthetic table of the fraud scenarios',
  ruleSetId: 'fraud-products',
  status: 'unconfirmed',
  validFrom: '2020-01-01',
} as const;

/** What became of an attempt. */
export type Attempt =
  | { readonly refused: string; readonly text: string }
  | { readonly refused?: undefined; readonly event: LedgerEvent };

/** People and objects of the scenarios on the real network; ids are new in every run. */
export class FraudStage {
  readonly ledger: Ledger;
  readonly #people: DemoPeople;
  readonly #run: string;
  #serial = 0;

  private constructor(ledger: Ledger, people: DemoPeople, run: string) {
    this.ledger = ledger;
    this.#people = people;
    this.#run = run;
  }

  static async open(network: TestNetwork): Promise<FraudStage> {
    const connect = network.connect.bind(network);
    const people = await ensureDemoPeople({ home: network.home, connect });
    const run = Date.now().toString(36).slice(-5);
    const stage = new FraudStage(await network.connect('gateway'), people, run);
    await stage.#makeRules();
    return stage;
  }

  /** A new id; lots have at most 20 characters. */
  id(prefix: string): string {
    this.#serial += 1;
    return `${prefix}-${this.#run}-${this.#serial}`;
  }

  /** Civil date in Asia/Shanghai, days from today. */
  day(offset = 0): string {
    return addDays(civilDateOf(new Date().toISOString()), offset);
  }

  get year(): number {
    return Number(this.day().slice(0, 4));
  }

  keyOf(name: string): SigningKey {
    return this.#person(name).key;
  }

  keyIdOf(name: string): string {
    return this.#person(name).key.keyId;
  }

  /** Pseudonym of one of the cast in the ledger. */
  personIdOf(name: string): string {
    return this.#person(name).personId;
  }

  /** A command that one of the cast signed. */
  sign(name: string, draft: CommandDraft, at = new Date()): EnvelopeFile {
    const { key } = this.#person(name);
    return signCommand('trace', completeCommand('trace', draft, at, key.keyId), key);
  }

  /** Sends what must succeed. */
  async say(name: string, draft: CommandDraft): Promise<LedgerEvent> {
    return this.carry(this.sign(name, draft));
  }

  /** Sends what should not: how it ended. */
  async attempt(name: string, draft: CommandDraft, at?: Date): Promise<Attempt> {
    return this.attemptEnvelope(this.sign(name, draft, at));
  }

  /** {@link attempt} with bytes as they are. */
  async attemptEnvelope(envelope: EnvelopeFile): Promise<Attempt> {
    try {
      return { event: await this.carry(envelope) };
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      return { refused: error.contractCode ?? error.code, text: error.message };
    }
  }

  async carry(envelope: EnvelopeFile): Promise<LedgerEvent> {
    await sendToLedger(this.ledger, envelope);
    const { commandId } = parseCommand('trace', envelope.command);
    return eventSchema.parse(await this.#state(`event~${commandId}`));
  }

  /** A command that two of the cast signed, the second as evidence. */
  signTogether(name: string, second: string, draft: CommandDraft): EnvelopeFile {
    return cosignCommand(this.sign(name, draft), this.#person(second).key);
  }

  /** GTIN of a 5 kg bag whose brand owner is the operator of one of the cast; registered when it is first asked for. */
  async productOf(name: 'brand' | 'trace-manager'): Promise<string> {
    const gtin = PRODUCTS[name];
    if (await this.ledger.readState('trace', `product~${gtin}`)) return gtin;
    await this.say(name, { ...PRODUCT, gtin });
    return gtin;
  }

  /** A new SSCC of the demonstration prefix. */
  sscc(): string {
    this.#serial += 1;
    const body = `0952${String((Date.now() % 1e10) * 1000 + this.#serial).padStart(13, '0')}`;
    return `${body}${checkDigit(body)}`;
  }

  async lot(lotId: string): Promise<Lot> {
    return lotSchema.parse(await this.#state(`lot~${lotId}`));
  }

  close(): void {
    this.ledger.close();
  }

  async #state(key: string): Promise<unknown> {
    const bytes = await this.ledger.readState('trace', key);
    if (!bytes) throw new Error(`expected ${key} on the ledger`);
    return JSON.parse(fromUtf8(bytes));
  }

  #person(name: string): NonNullable<ReturnType<DemoPeople['get']>> {
    const person = this.#people.get(name);
    if (!person) throw new Error(`the cast has no ${name}`);
    return person;
  }

  /** Proposes and confirms a rule set by two persons of its authority; what is there stays. */
  async rule(authority: 'agri' | 'market' | 'grain', content: RuleSetContent): Promise<void> {
    if (await this.ledger.readState('trace', `rule-set~${content.ruleSetId}`)) return;
    await this.say(authority, { type: 'proposeRuleSet', ...content });
    const contentHash = ruleSetHash(content);
    const { ruleSetId } = content;
    await this.say(`${authority}-2`, { type: 'confirmRuleSet', contentHash, ruleSetId });
  }

  async #makeRules(): Promise<void> {
    await this.rule('agri', {
      ...TABLE,
      values: { kind: 'input-products', products: [TRICYCLAZOLE, RESTRICTED, BANNED] },
    });
    await this.rule('agri', {
      ...TABLE,
      ruleSetId: 'fraud-bans',
      values: { actives: ['paraquat'], kind: 'banned-inputs', registrations: [] },
    });
    await this.rule('agri', {
      ...TABLE,
      areaCode: FRAUD_AREA,
      ruleSetId: 'fraud-caps',
      values: { caps: [{ kgPerMu: 600, variety: '*', year: this.year }], kind: 'yield-caps' },
    });
  }
}

const PRODUCTS = { brand: '09520000888886', 'trace-manager': '09520000777777' } as const;
const PRODUCT = {
  type: 'registerProduct',
  claims: [],
  grade: '一级',
  name: { en: 'Example rice', zh: '示范大米（虚构）' },
  netMassGrams: 5_000,
  shelfLifeDays: 365,
  standardNumber: 'GB/T 1354',
  storageWords: { en: 'cool and dry', zh: '阴凉干燥处' },
} as const;

/** Tricyclazole; figures are a test's, not a label's. */
const TRICYCLAZOLE = {
  actives: ['tricyclazole'],
  content: '75 % WP',
  crabRice: 'excluded' as const,
  crops: ['rice'],
  maxUses: 2,
  name: '三环唑',
  phiDays: 21,
  registration: 'PD20150001',
  restricted: false,
  unit: 'g' as const,
  uses: [{ doseMaxMilli: 30_000, doseMinMilli: 20_000, target: 'rice blast' }],
};
const RESTRICTED = { ...TRICYCLAZOLE, registration: 'PD20150002', restricted: true };
const BANNED = { ...TRICYCLAZOLE, actives: ['paraquat'], registration: 'PD20150003' };
