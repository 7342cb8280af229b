// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '../clock.js';
import { encodeJcs } from '../spool/payloads.js';
import { RECORD_TYPE } from '../spool/record.js';
import type { Spool } from '../spool/spool.js';
import { logRootOf, newAdvance, type LogSource } from './advance-request.js';
import type { MachinePorts } from './anchor-machine.js';
import { AnchorFault, type AnchorSink } from './anchor-sink.js';
import { anchorSignedOf } from './recovered-anchor.js';

/** What the machine's ports are made of. */
export interface MachineSources {
  readonly source: LogSource;
  readonly spool: Spool;
  readonly sink: AnchorSink;
  readonly clock: Clock;
  readonly unknownMs: number;
  /** Sealed batches. */
  readonly size: () => number;
  /** `undefined` until the ledger has told it for the first time. */
  readonly bridgeEpoch: () => number | undefined;
  readonly onRetry: (error: unknown, attempt: number) => void;
  readonly isStopped: () => boolean;
}

/** The machine's view of spool, archive and ledger. */
export function machinePorts(sources: MachineSources): MachinePorts {
  const { source, spool, sink, clock, unknownMs, onRetry, isStopped } = sources;
  return {
    origin: source.origin,
    sink,
    clock,
    random: Math.random,
    unknownMs,
    rootAt: (size) => (size <= sources.size() ? logRootOf(source, size) : undefined),
    remake: (prevSize) => {
      const epoch = sources.bridgeEpoch();
      if (epoch === undefined) {
        return Promise.reject(new AnchorFault('unreachable', 'expected the epoch of this bridge'));
      }
      return newAdvance(source, prevSize, sources.size(), epoch);
    },
    recordSigned: async (pending) => {
      await spool.append(RECORD_TYPE.ANCHOR_SIGNED, encodeJcs(anchorSignedOf(pending)));
    },
    recordStatus: async (pending, state, outcome = {}) => {
      const { blockNumber, validationCode, confirmedBy = [] } = outcome;
      const status = {
        ...(blockNumber === undefined ? {} : { blockNumber }),
        confirmedBy,
        logSize: pending.head.logSize,
        state,
        transactionId: pending.signed.transactionId,
        ...(validationCode === undefined ? {} : { validationCode }),
      };
      await spool.append(RECORD_TYPE.ANCHOR_STATUS, encodeJcs(status));
    },
    onRetry,
    isStopped,
  };
}
