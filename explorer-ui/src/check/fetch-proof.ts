// SPDX-License-Identifier: Apache-2.0
import { CheckError } from './check-error.js';
import { inflate } from './inflate.js';

/** Problem codes of the gateway that mean: nothing is wrong, the lot is only not in the ledger yet. */
const NOT_YET: readonly string[] = ['ARCHIVE_NOT_ANCHORED', 'PROOF_NOT_YET'];

/**
 * Fetches a proof file or trust root and unpacks it. Same origin only: the page's policy allows nothing else.
 * @throws {@link CheckError} `CHECK_NETWORK`, `CHECK_STATUS`, `CHECK_NOT_ANCHORED` and those of `inflate`.
 */
export async function fetchProof(url: string): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(url, { cache: 'no-store' });
  } catch (cause) {
    throw new CheckError('CHECK_NETWORK', `${url} could not be fetched`, { cause });
  }
  if (!response.ok) throw await refusal(response);
  return inflate(new Uint8Array(await response.arrayBuffer()));
}

async function refusal(response: Response): Promise<CheckError> {
  const text = await response.text();
  const isNotYet = NOT_YET.some((code) => text.includes(code));
  if (isNotYet) return new CheckError('CHECK_NOT_ANCHORED', 'the lot is not anchored yet');
  return new CheckError('CHECK_STATUS', String(response.status));
}
