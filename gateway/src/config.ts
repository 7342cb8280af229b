// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { ConfigError } from './config-error.js';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const path = z.string().min(1);
const siteName = z.string().regex(/^[a-z0-9-]{2,64}$/, 'expected 2–64 of a–z, 0–9 and -');

const environmentSchema = z
  .object({
    /** Connection profile of the gateway's Fabric identity. */
    LEDGER_PROFILE: path,
    FABRIC_SDK: z.enum(['fabric-gateway', 'fabric-network']).default('fabric-gateway'),
    INFLUX_URL: z.url(),
    INFLUX_CA: path.optional(),
    /** `user:password`, as InfluxDB 1.8 takes it. */
    INFLUX_TOKEN: z.string().regex(/^[^:]+:.+$/s, 'expected user:password'),
    INFLUX_DB: z.string().regex(/^[A-Za-z0-9_]{1,64}$/, 'expected 1–64 of A–Z, a–z, 0–9 and _'),
    MONGO_URL: z.string().regex(/^mongodb(\+srv)?:\/\//, 'expected a mongodb:// URL'),
    MONGO_CA: path.optional(),
    ARCHIVE_DIR: path,
    /** Where scans lie, in three stores; beside the archive, since neither ledger nor archive can rebuild it. */
    SCAN_DIR: path.optional(),
    /** Header in which a proxy that we trust names the client's city; without it, no place of a scan is known. */
    SCAN_PLACE_HEADER: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/, 'expected the name of a header')
      .optional(),
    /** Where the serials of code orders lie; as SCAN_DIR, nothing else can rebuild them. */
    CODES_DIR: path.optional(),
    /** Where the copy lies from which the index in memory is filled at start; the document store can rebuild it. */
    INDEX_DIR: path.optional(),
    /** Where answers by one-time links of recalls lie until the firm carries them; as SCAN_DIR. */
    RECALL_DIR: path.optional(),
    /** JSON file on channels and duty (`docs/spec/notices.md`); without it, notices are on the screen alone. */
    NOTICES_CONFIG: path.optional(),
    /** Where it lies what was told to whom; as SCAN_DIR. */
    NOTICES_DIR: path.optional(),
    TRUST_ROOT: path,
    SITE_ID: siteName,
    BRIDGE_ID: siteName,
    /** Loopback: without TLS nothing may leave this machine. */
    HTTP_HOST: z.string().min(1).default('127.0.0.1'),
    HTTP_PORT: z.coerce.number().int().min(0).max(65_535),
    /** `https://host` that package codes are printed with; without it, links name the host that the client named. */
    PUBLIC_ORIGIN: z
      .string()
      .regex(/^https?:\/\/[a-z0-9.:[\]-]+$/, 'expected https://host without a path')
      .optional(),
    TLS_CERT: path.optional(),
    TLS_KEY: path.optional(),
    /** Folder with the built explorer; without it only API and consumer page are served. */
    UI_DIR: path.optional(),
    /** JSON file with the demo's cards. */
    START_PAGE: path.optional(),
    /** Folder with keys that the gateway holds for the demo's tour; ignored unless the ledger says scenario. */
    DEMO_KEYS_DIR: path.optional(),
    /** 600 a minute: one person with many tabs, not a scraper. */
    RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(600),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .superRefine((env, context) => {
    const fault = (message: string): void => {
      context.addIssue({ code: 'custom', message, path: [] });
    };
    if ((env.TLS_CERT === undefined) !== (env.TLS_KEY === undefined)) {
      fault('TLS_CERT, TLS_KEY: expected both or none');
    }
    if (env.TLS_CERT === undefined && !LOOPBACK.includes(env.HTTP_HOST)) {
      fault(`HTTP_HOST: expected a loopback address without TLS_CERT, got ${env.HTTP_HOST}`);
    }
  });

/** Everything that the gateway's process needs to know. Ports are TCP ports, folders and files are paths. */
export interface GatewayConfig {
  readonly ledger: { readonly profile: string; readonly sdk: 'fabric-gateway' | 'fabric-network' };
  readonly influx: {
    readonly url: string;
    readonly ca?: string;
    readonly username: string;
    readonly password: string;
    readonly database: string;
  };
  readonly mongo: { readonly url: string; readonly ca?: string };
  readonly archiveDir: string;
  readonly scanDir: string;
  readonly scanPlaceHeader?: string;
  readonly codesDir: string;
  readonly recallDir: string;
  readonly indexDir: string;
  readonly notices: { readonly dir: string; readonly config?: string };
  readonly trustRoot: string;
  /** Origin of the bridge whose log the proofs come from, `<site>/<bridgeId>`. */
  readonly origin: string;
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly publicOrigin?: string;
    readonly tls?: { readonly cert: string; readonly key: string };
    readonly requestsPerMinute: number;
  };
  readonly uiDir?: string;
  readonly startPage?: string;
  readonly demoKeysDir?: string;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/**
 * Reads the configuration from an environment; pure.
 * @throws {@link ConfigError} listing every fault at once.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): GatewayConfig {
  const result = environmentSchema.safeParse(withoutEmpty(env));
  if (!result.success) throw new ConfigError(result.error.issues.map(faultText));
  const e = result.data;
  const [username = '', ...password] = e.INFLUX_TOKEN.split(':');
  return {
    ledger: { profile: e.LEDGER_PROFILE, sdk: e.FABRIC_SDK },
    influx: {
      url: e.INFLUX_URL,
      ca: e.INFLUX_CA,
      username,
      password: password.join(':'),
      database: e.INFLUX_DB,
    },
    mongo: { url: e.MONGO_URL, ca: e.MONGO_CA },
    archiveDir: e.ARCHIVE_DIR,
    scanDir: e.SCAN_DIR ?? `${e.ARCHIVE_DIR}/../scans`,
    scanPlaceHeader: e.SCAN_PLACE_HEADER,
    codesDir: e.CODES_DIR ?? `${e.ARCHIVE_DIR}/../codes`,
    indexDir: e.INDEX_DIR ?? `${e.ARCHIVE_DIR}/../index`,
    recallDir: e.RECALL_DIR ?? `${e.ARCHIVE_DIR}/../recalls`,
    notices: { config: e.NOTICES_CONFIG, dir: e.NOTICES_DIR ?? `${e.ARCHIVE_DIR}/../notices` },
    trustRoot: e.TRUST_ROOT,
    origin: `${e.SITE_ID}/${e.BRIDGE_ID}`,
    http: {
      host: e.HTTP_HOST,
      port: e.HTTP_PORT,
      publicOrigin: e.PUBLIC_ORIGIN,
      tls: tlsOf(e.TLS_CERT, e.TLS_KEY),
      requestsPerMinute: e.RATE_LIMIT_PER_MINUTE,
    },
    uiDir: e.UI_DIR,
    startPage: e.START_PAGE,
    demoKeysDir: e.DEMO_KEYS_DIR,
    logLevel: e.LOG_LEVEL,
  };
}

function tlsOf(cert?: string, key?: string): GatewayConfig['http']['tls'] {
  return cert !== undefined && key !== undefined ? { cert, key } : undefined;
}

function withoutEmpty(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(env).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}

function faultText(issue: z.core.$ZodIssue): string {
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`;
}
