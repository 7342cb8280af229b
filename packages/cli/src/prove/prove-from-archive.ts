// SPDX-License-Identifier: Apache-2.0
import { ArchiveError, openArchive, openLogArchive, proveReading } from '@daoji/archive';
import type { Ledger } from '@daoji/ledger';
import type { Bundle } from '@daoji/proof';

import { CliError } from '../cli-error.js';
import { readDevice } from '../network/device-registry.js';
import { serviceEnvironment, setting, type DaojiHome } from '../network/daoji-home.js';

/** Identity of a reading, for ever. */
export interface ReadingName {
  readonly deviceId: string;
  readonly bootEpoch: number;
  readonly seq: number;
}

/** Parses `DEVICE/EPOCH/SEQ`. @throws {@link CliError} `USAGE`. */
export function parseReadingName(text: string): ReadingName {
  const match = /^([a-z0-9][a-z0-9-]{2,63})\/(\d{1,10})\/(\d{1,10})$/.exec(text);
  if (!match) {
    const [got, example] = [text.slice(0, 80), 'pj01-bin-1/1/7'];
    throw new CliError(
      'USAGE',
      `读数应写作 设备编号/启动世代/序号，例如 ${example}，得到 ${got} · --reading wants DEVICE/EPOCH/SEQ such as ${example}, the device in lower case and two whole numbers; got ${got}`,
    );
  }
  const [, deviceId = '', bootEpoch, seq] = match;
  return { deviceId, bootEpoch: Number(bootEpoch), seq: Number(seq) };
}

/**
 * Builds the proof of one reading from archive and ledger, without the gateway.
 * @throws {@link CliError} `CHECK_FAILED` where the reading is unknown or not anchored yet.
 */
export async function proveFromArchive(
  home: DaojiHome,
  ledger: Ledger,
  name: ReadingName,
): Promise<Bundle> {
  const environment = serviceEnvironment(home, 'iot-bridge');
  const folder = setting(environment, 'ARCHIVE_DIR');
  const origin = `${setting(environment, 'SITE_ID')}/${setting(environment, 'BRIDGE_ID')}`;
  try {
    return await proveReading({
      archive: await openArchive(folder),
      log: await openLogArchive(folder, origin),
      ...name,
      deviceKey: async (deviceId) => {
        const device = await readDevice(ledger, deviceId);
        return device && new Uint8Array(Buffer.from(device.spki, 'base64'));
      },
      collectEvidence: (channel, transactionId) =>
        ledger.collectEvidence(channel === 'trace' ? 'trace' : 'anchor', transactionId),
    });
  } catch (cause) {
    if (!(cause instanceof ArchiveError)) throw cause;
    throw new CliError('CHECK_FAILED', `${cause.code}: ${cause.message}`, { cause });
  }
}
