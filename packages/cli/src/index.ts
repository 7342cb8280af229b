// SPDX-License-Identifier: Apache-2.0
export { CliError, EXIT, type CliErrorCode } from './cli-error.js';
export {
  DeviceClient,
  type DeviceClientOptions,
  type DeviceEvents,
} from './device/device-client.js';
export { DeviceError, type DeviceErrorCode } from './device/device-error.js';
export type { DeviceLink, LinkEvents } from './device/device-link.js';
export { memoryRing, type DeviceRing } from './device/device-ring.js';
export { systemTimers, type DeviceTimers } from './device/device-timers.js';
export { openFileRing } from './device/file-ring.js';
export { mqttLink, type MqttLinkOptions } from './device/mqtt-link.js';
export type { Measurement } from './device/reading-maker.js';
export type { HeldReading } from './device/ring-entry.js';
export { certificateRequestPem } from './keys/certificate-request.js';
export { newSigningKey, parseSigningKey, signingKeyPem, type SigningKey } from './keys/key-file.js';
export { signLowS } from './keys/low-s.js';
export {
  daojiHome,
  gatewayUrl,
  serviceEnvironment,
  setting,
  type DaojiHome,
} from './network/daoji-home.js';
export { gatewayClient, type GatewayClient } from './network/gateway-client.js';
export {
  ensureDemoPeople,
  type DemoPeople,
  type DemoPerson,
  type EnsurePeopleOptions,
} from './people/ensure-people.js';
export { networkTime, scenarioOf } from './people/network-time.js';
export { personFilePath, readPersonFile, writePersonFile } from './people/person-file.js';
export { sendToGateway, sendToLedger, type SentCommand } from './people/send-command.js';
export {
  completeCommand,
  cosignCommand,
  signCommand,
  unsignedCommand,
  type CommandDraft,
  type EnvelopeFile,
} from './people/signed-command.js';
export { ensureDeviceIdentity, type DeviceIdentity } from './network/device-identity.js';
export { openFleet, type FleetOptions, type PlannedDevice } from './network/fleet.js';
export { queryInflux, type InfluxAccess } from './replay/influx-query.js';
export {
  DEVICE_KINDS,
  simulatedDevice,
  simulatedProfile,
  type DeviceKind,
  type SimulatedDevice,
} from './simulate/device-kinds.js';
export { playSeason, type SeasonProgress, type SeasonTimes } from './simulate/play-season.js';
export { parseSeasonPlan, type SeasonPlan } from './simulate/season-plan.js';
export { parseLineConfig, type LineConfig } from './line/line-config.js';
export { linePorts, type LinePlaces } from './line/line-ports.js';
export { LineState } from './line/line-state.js';
export { LineWorker, type LinePorts, type SettledBatch } from './line/line-worker.js';
