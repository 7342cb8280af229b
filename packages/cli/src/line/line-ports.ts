// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';

import { openArchive, openLogArchive, readBatch } from '@daoji/archive';
import { SerialBook } from '@daoji/exchange';
import { codeOrderSchema, type CodeOrder } from '@daoji/model';
import { toHex } from '@daoji/proof';
import { z } from 'zod';

import { CliError } from '../cli-error.js';
import type { GatewayClient } from '../network/gateway-client.js';
import type { PersonKey } from '../people/person-file.js';
import { sendToGateway } from '../people/send-command.js';
import { completeCommand, signCommand } from '../people/signed-command.js';
import type { LinePorts } from './line-worker.js';

/** Where a line worker finds what it works with. */
export interface LinePlaces {
  /** Folder of the bridge's archive, and the origin of its log. */
  readonly archiveDir: string;
  readonly origin: string;
  readonly deviceId: string;
  readonly gateway: GatewayClient;
  /** Folder of `{orderId}.serials`. */
  readonly serials: string;
  readonly person: PersonKey;
  /** Network time. */
  readonly now: () => Date;
}

const orderSchema = z.looseObject({ order: codeOrderSchema });
const lotsSchema = z.looseObject({
  items: z.array(z.looseObject({ headroom: z.int(), lotId: z.string() })),
});

/** The real ports: archived log, gateway, files of serials, the line's key. */
export async function linePorts(
  places: LinePlaces,
): Promise<LinePorts & { close(): Promise<void> }> {
  const { archiveDir, deviceId, gateway, now, origin, person, serials } = places;
  const archive = await openArchive(archiveDir);
  const log = await openLogArchive(archiveDir, origin);
  const books = new Map<string, SerialBook>();
  const path = (orderId: string): string => `/api/v1/code-orders/${encodeURIComponent(orderId)}`;
  const order = async (orderId: string): Promise<CodeOrder> =>
    orderSchema.parse(await gateway.get(path(orderId))).order;
  return {
    close: async () => {
      for (const book of books.values()) await book.close();
    },
    find: async (orderId, serial) => {
      const book = books.get(orderId) ?? (await openBook(serials, await order(orderId)));
      books.set(orderId, book);
      return book.find(serial);
    },
    headroom: async (orderId, lotId) => {
      const { items } = lotsSchema.parse(await gateway.get(`${path(orderId)}/lots`));
      return items.find((lot) => lot.lotId === lotId)?.headroom ?? 0;
    },
    order,
    readings: async (batch) => {
      const readings = await readBatch(archive, await log.batch(batch));
      return readings.filter((one) => one.deviceId === deviceId).map(({ bytes }) => bytes);
    },
    send: (envelope) => sendToGateway(gateway, envelope),
    sign: (draft) => {
      const command = completeCommand('trace', draft, now(), person.key.keyId);
      return signCommand('trace', command, person.key);
    },
    size: async () => {
      await log.refresh();
      return log.size;
    },
  };
}

/** Opens the serials of an order. @throws CliError `CHECK_FAILED` for those of another one. */
async function openBook(folder: string, order: CodeOrder): Promise<SerialBook> {
  const book = await SerialBook.open(join(folder, `${order.orderId}.serials`));
  if (toHex(book.root) === order.serialRoot) return book;
  await book.close();
  throw new CliError('CHECK_FAILED', `expected the serials of ${order.orderId}, got another root`);
}
