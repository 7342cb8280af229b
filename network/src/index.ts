// SPDX-License-Identifier: Apache-2.0
export { bringUp, type UpOptions } from './bring-up.js';
export { enrolDevices, type DeviceEnrolmentOptions, type DeviceFiles } from './device-enrolment.js';
export { endpoint, openHome, port, type Home, type HomeEnvironment } from './home.js';
export { BRIDGE_ID, SERVICE_IDENTITIES, SITE_ID, type ServiceIdentity } from './identities.js';
export { start } from './launches.js';
export { NetworkError, type NetworkErrorCode } from './network-error.js';
export { runningPid, stop } from './process-control.js';
export { ledgerProfile, profilePath, type LedgerProfile } from './profiles.js';
export { envPath, serviceEnvironment, trustRootPath } from './service-env.js';
export { networkStatus, type NetworkStatus } from './status.js';
export { resetHome, takeDown } from './take-down.js';
export { parseTopology, type Topology } from './topology.js';
