// SPDX-License-Identifier: Apache-2.0

/** What is fixed for ever about one public randomness beacon of the League of Entropy. */
export interface Beacon {
  /** Hash that names the chain in the beacon's own interface. */
  readonly chainHash: string;
  /** Seconds since 1970 of round 1. */
  readonly genesisSeconds: number;
  readonly periodSeconds: number;
  /** Length of a round's signature, of which the SHA-256 is the round's randomness. */
  readonly signatureBytes: number;
}

/** Beacons that a draw can wait for. Source: the chains' own `info` documents; the first two rounds are tested. */
export const BEACONS = {
  'drand-default': {
    chainHash: '8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce',
    genesisSeconds: 1_595_431_050,
    periodSeconds: 30,
    signatureBytes: 96,
  },
  'drand-quicknet': {
    chainHash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
    genesisSeconds: 1_692_803_367,
    periodSeconds: 3,
    signatureBytes: 48,
  },
} as const satisfies Readonly<Record<string, Beacon>>;

/** Name of one beacon. */
export type BeaconName = keyof typeof BEACONS;

/** Names of {@link BEACONS}. */
export const BEACON_NAMES = ['drand-default', 'drand-quicknet'] as const satisfies BeaconName[];

/** Milliseconds since 1970 at which a round comes out; rounds count from 1. */
export function roundTimeMs(beacon: BeaconName, round: number): number {
  const { genesisSeconds, periodSeconds } = BEACONS[beacon];
  return (genesisSeconds + (round - 1) * periodSeconds) * 1000;
}

/** The first round that comes out at or after a time. */
export function roundAt(beacon: BeaconName, timeMs: number): number {
  const { genesisSeconds, periodSeconds } = BEACONS[beacon];
  return Math.max(1, Math.ceil((timeMs / 1000 - genesisSeconds) / periodSeconds) + 1);
}
