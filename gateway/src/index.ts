// SPDX-License-Identifier: Apache-2.0
export { loadConfig, type GatewayConfig } from './config.js';
export { ConfigError } from './config-error.js';
export { openApiDocument } from './api/openapi.js';
