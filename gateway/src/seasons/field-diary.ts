// SPDX-License-Identifier: Apache-2.0
import { parseCommand, type Correction, type FieldWork } from '@daoji/model';

import type { ReadIndex } from '../index/read-index.js';
import type { Catalog } from '../story/catalog.js';

/** One line of a parcel's field diary. */
export interface DiaryLine {
  readonly commandId: string;
  readonly correction?: Correction;
  readonly doneOn: string;
  readonly eventTime: string;
  readonly work: FieldWork;
}

type SignedLine = Pick<DiaryLine, 'doneOn' | 'work'>;

/** Lines that are kept in memory; what was signed never changes. */
const MOST_KEPT = 100_000;

/** Reads what was signed about work on land; events alone do not say which work it was. */
export class FieldDiary {
  readonly #catalog: Catalog;
  readonly #index: ReadIndex;
  readonly #signed = new Map<string, SignedLine>();

  constructor(catalog: Catalog, index: ReadIndex) {
    this.#catalog = catalog;
    this.#index = index;
  }

  /** Lines of a parcel in a harvest year, ascending by the day of the work. */
  async lines(parcelId: string, season: number): Promise<DiaryLine[]> {
    const events = this.#index
      .eventsOf(`parcel~${parcelId}`)
      .filter(({ type }) => type === 'recordFieldWork');
    const read = await Promise.all(
      events.map(async ({ commandId, eventTime }) => {
        const signed = await this.#line(commandId);
        const correction = this.#index.records.get('correction', commandId);
        return signed && { commandId, eventTime, ...signed, ...(correction && { correction }) };
      }),
    );
    return read
      .filter((line) => line !== undefined)
      .filter(({ doneOn }) => doneOn.startsWith(String(season)))
      .sort((left, right) => (left.doneOn < right.doneOn ? -1 : 1));
  }

  async #line(commandId: string): Promise<SignedLine | undefined> {
    const known = this.#signed.get(commandId);
    if (known) return known;
    const event = await this.#catalog.findEvent('trace', commandId);
    const command = event && parseCommand('trace', event.command);
    if (command?.type !== 'recordFieldWork') return undefined;
    const line = { doneOn: command.doneOn, work: command.work };
    if (this.#signed.size >= MOST_KEPT) this.#signed.clear();
    this.#signed.set(commandId, line);
    return line;
  }
}
