// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';

import { LedgerError, type Ledger } from '@daoji/ledger';
import {
  bridgeRecordSchema,
  deviceRecordSchema,
  stateKey,
  type BridgeRecord,
  type DeviceProfile,
  type DeviceRecord,
} from '@daoji/model';
import { canonicalJson, fromUtf8, toBase64 } from '@daoji/proof';

import { CliError } from '../cli-error.js';
import type { SigningKey } from '../keys/key-file.js';
import { sendToLedger } from '../people/send-command.js';
import { completeCommand, signCommand, type CommandDraft } from '../people/signed-command.js';

const CONSENT_ATTEMPTS = 20;
const CONSENT_WAIT_MS = 250;

/** Who manages devices, who consents to them, and through which ledger client their commands travel. */
export interface DeviceRegistrars {
  readonly ledger: Ledger;
  /** Key of a person with role `device-manager` of the site's operator. */
  readonly manager: SigningKey;
  /** Key of a person with role `device-consent` of another operator. */
  readonly consenter: SigningKey;
  /** The network's time, for the commands. */
  readonly now: Date;
}

/** A device to be registered. */
export interface DeviceRegistration {
  readonly deviceId: string;
  readonly key: SigningKey;
  readonly profile: DeviceProfile;
  readonly subject: DeviceRecord['subject'];
  readonly siteId: string;
  readonly bridgeId: string;
}

/** The bridge's record, registering it where it is new. @param ackSpki - base64 DER of its Ed25519 key. */
export async function ensureBridge(
  registrars: DeviceRegistrars,
  siteId: string,
  bridgeId: string,
  ackSpki: string,
): Promise<BridgeRecord> {
  const known = await readBridge(registrars.ledger, siteId, bridgeId);
  if (known) return known;
  await sendAs(registrars, registrars.manager, {
    type: 'registerBridge',
    ackSpki,
    bridgeId,
    siteId,
  });
  const made = await readBridge(registrars.ledger, siteId, bridgeId);
  if (made) return made;
  throw new CliError(
    'REFUSED',
    `expected bridge ${siteId}/${bridgeId} on the ledger after its registration`,
  );
}

/**
 * Registers a device and has it consented to; a device that is there must have this key and profile.
 * @returns true when the ledger was changed.
 * @throws {@link CliError} `REFUSED` for another key, profile or a revoked device.
 */
export async function ensureDevice(
  registrars: DeviceRegistrars,
  registration: DeviceRegistration,
): Promise<boolean> {
  const { deviceId, key, profile, subject, siteId, bridgeId } = registration;
  const known = await readDevice(registrars.ledger, deviceId);
  if (known) assertSame(known, registration);
  if (known?.status === 'active') return false;
  if (!known) {
    const spki = toBase64(key.spki);
    const draft = { type: 'registerDevice', bridgeId, deviceId, profile, siteId, spki, subject };
    await sendAs(registrars, registrars.manager, draft);
  }
  await consentOnceKnown(registrars, deviceId);
  return true;
}

/** An endorsing peer may be a block behind the one that told of the registration: it is asked again. */
async function consentOnceKnown(registrars: DeviceRegistrars, deviceId: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await sendAs(registrars, registrars.consenter, { type: 'consentDevice', deviceId });
      return;
    } catch (cause) {
      const isBehind = cause instanceof LedgerError && cause.contractCode === 'DEVICE_UNKNOWN';
      if (!isBehind || attempt >= CONSENT_ATTEMPTS) throw cause;
      await wait(CONSENT_WAIT_MS);
    }
  }
}

/** A device's record on the ledger. */
export async function readDevice(
  ledger: Ledger,
  deviceId: string,
): Promise<DeviceRecord | undefined> {
  const bytes = await ledger.readState('anchor', stateKey('device', deviceId));
  return bytes && deviceRecordSchema.parse(JSON.parse(fromUtf8(bytes)));
}

async function readBridge(
  ledger: Ledger,
  siteId: string,
  bridgeId: string,
): Promise<BridgeRecord | undefined> {
  const bytes = await ledger.readState('anchor', stateKey('bridge', `${siteId}/${bridgeId}`));
  return bytes && bridgeRecordSchema.parse(JSON.parse(fromUtf8(bytes)));
}

function assertSame(known: DeviceRecord, { deviceId, key, profile }: DeviceRegistration): void {
  if (known.keyId !== key.keyId) {
    const got = known.keyId.slice(0, 16);
    throw new CliError(
      'REFUSED',
      `device ${deviceId} has key ${got} on the ledger, here lies ${key.keyId.slice(0, 16)}`,
    );
  }
  if (canonicalJson(known.profile) !== canonicalJson(profile)) {
    throw new CliError(
      'REFUSED',
      `device ${deviceId} is registered with other channels; choose another --device`,
    );
  }
  if (known.status === 'revoked') throw new CliError('REFUSED', `device ${deviceId} is revoked`);
}

async function sendAs(
  { ledger, now }: DeviceRegistrars,
  key: SigningKey,
  draft: CommandDraft,
): Promise<void> {
  const command = completeCommand('anchor', draft, now, key.keyId);
  await sendToLedger(ledger, signCommand('anchor', command, key));
}
