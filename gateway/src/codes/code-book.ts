// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isScratchCode, scratchCommitment, SerialBook, takeSerials } from '@daoji/exchange';
import { codeStateAt, type CodeOrder } from '@daoji/model';
import { fromHex } from '@daoji/proof';

import { GatewayError } from '../gateway-error.js';
import type { StateRecords } from '../index/state-records.js';
import type { CodeLookup, CodeStatus } from './code-lookup.js';

/**
 * The serials of code orders, kept in files beside the archive: neither ledger nor archive can rebuild them, since the
 * ledger has their root alone. Whoever has them may give them; the root says whether they are right.
 */
export class CodeBook implements CodeLookup {
  readonly #folder: string;
  readonly #records: StateRecords;
  readonly #books = new Map<string, Promise<SerialBook>>();
  readonly #keys = new Map<string, Uint8Array>();

  constructor(folder: string, records: StateRecords) {
    this.#folder = folder;
    this.#records = records;
  }

  /** Takes in the serials of an order. @throws GatewayError `CODE_ORDER_NOT_FOUND`; SerialError. */
  async takeSerials(orderId: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const order = this.order(orderId);
    const committed = { count: order.count, root: fromHex(order.serialRoot) };
    await takeSerials(this.#serialPath(orderId), bytes, committed);
    const known = this.#books.get(orderId);
    this.#books.delete(orderId);
    await (await known)?.close();
  }

  /** Takes in the key of an order's scratch codes. @throws GatewayError `CODE_ORDER_NOT_FOUND`, `SCRATCH_KEY`. */
  async takeScratchKey(orderId: string, key: Uint8Array): Promise<void> {
    const { pinCommitment } = this.order(orderId);
    if (pinCommitment === undefined || scratchCommitment(key) !== pinCommitment)
      throw new GatewayError('SCRATCH_KEY', `expected the key that order ${orderId} commits to`);
    const path = join(this.#folder, `${orderId}.scratch-key`);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFile(`${path}.part`, key, { mode: 0o600, flush: true });
    await rename(`${path}.part`, path);
    this.#keys.set(orderId, key);
  }

  async find(gtin: string, serial: string): Promise<CodeStatus | undefined> {
    for (const order of this.#ordersOf(gtin)) {
      const index = await (await this.#bookOf(order.orderId))?.find(serial);
      if (index !== undefined) return this.#statusOf(order, index, serial);
    }
    return undefined;
  }

  async checkScratchCode(
    gtin: string,
    serial: string,
    typed: string,
  ): Promise<boolean | undefined> {
    const status = await this.find(gtin, serial);
    const key = status && (await this.#scratchKey(status.orderId));
    return key && isScratchCode(key, serial, typed);
  }

  /** Serial's place and path to the root on the ledger. @throws GatewayError `CODE_NOT_FOUND`. */
  async pathOf(
    orderId: string,
    serial: string,
  ): Promise<{ readonly index: number; readonly path: readonly Uint8Array[] }> {
    const book = await this.#bookOf(this.order(orderId).orderId);
    const index = await book?.find(serial);
    if (book && index !== undefined) return { index, path: await book.pathAt(index) };
    throw new GatewayError('CODE_NOT_FOUND', `expected a serial of order ${orderId}`);
  }

  /** The order on the ledger. @throws GatewayError `CODE_ORDER_NOT_FOUND`. */
  order(orderId: string): CodeOrder {
    const order = this.#records.get('code-order', orderId);
    if (order) return order;
    throw new GatewayError('CODE_ORDER_NOT_FOUND', `expected a code order, got ${orderId}`);
  }

  /** File of the serials of an order. @throws GatewayError `CODE_ORDER_NOT_FOUND`, `SERIALS_MISSING`. */
  serialFile(orderId: string): string {
    const path = this.#serialPath(this.order(orderId).orderId);
    if (existsSync(path)) return path;
    throw new GatewayError('SERIALS_MISSING', `expected the serials of ${orderId} to be given`);
  }

  /** Key of an order's scratch codes; `undefined` where it was not given. */
  scratchKey(orderId: string): Promise<Uint8Array | undefined> {
    return this.#scratchKey(this.order(orderId).orderId);
  }

  /** Whether the serials of an order are here. */
  hasSerials(orderId: string): boolean {
    return existsSync(this.#serialPath(orderId));
  }

  async close(): Promise<void> {
    for (const book of this.#books.values()) await (await book).close();
    this.#books.clear();
  }

  async #statusOf(order: CodeOrder, index: number, serial: string): Promise<CodeStatus> {
    const { orderId, gtin } = order;
    const exception = this.#records.get('package', `${gtin}/${serial}`)?.exception;
    const hasScratchCode = (await this.#scratchKey(orderId)) !== undefined;
    const { lotId, state } = codeStateAt(order, index);
    return {
      orderId,
      index,
      state,
      ...(lotId !== undefined && { lotId }),
      ...(exception !== undefined && { exception }),
      hasScratchCode,
    };
  }

  #ordersOf(gtin: string): CodeOrder[] {
    return this.#records.all('code-order').filter((order) => order.gtin === gtin);
  }

  /** Opened when it is first asked; a file that cannot be read is asked again the next time. */
  async #bookOf(orderId: string): Promise<SerialBook | undefined> {
    const known = this.#books.get(orderId);
    if (known) return known;
    if (!this.hasSerials(orderId)) return undefined;
    const opening = SerialBook.open(this.#serialPath(orderId));
    this.#books.set(orderId, opening);
    try {
      return await opening;
    } catch (error) {
      this.#books.delete(orderId);
      throw error;
    }
  }

  async #scratchKey(orderId: string): Promise<Uint8Array | undefined> {
    const known = this.#keys.get(orderId);
    const path = join(this.#folder, `${orderId}.scratch-key`);
    if (known || !existsSync(path)) return known;
    const key = new Uint8Array(await readFile(path));
    this.#keys.set(orderId, key);
    return key;
  }

  // The order is one of the ledger, so its id is a name of a–z, 0–9 and -, and no path.
  #serialPath(orderId: string): string {
    return join(this.#folder, `${orderId}.serials`);
  }
}
