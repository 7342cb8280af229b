// SPDX-License-Identifier: Apache-2.0
import { NetworkError } from './network-error.js';

/** How the CA's library words a call that took too long. */
const LATE = /time[d ]?[- ]?out|ETIMEDOUT/i;
/** How it words a call that reached nobody, or was cut off. */
const ABSENT = /ECONNREFUSED|ECONNRESET|ENOTFOUND|EHOSTUNREACH|socket hang up/i;

/** What a failed call to a CA means: it did not answer in time, it is not there, or it refused. */
export function caFault(caName: string, error: unknown): NetworkError {
  const said = String(error);
  if (LATE.test(said))
    return new NetworkError(
      'CA',
      `CA ${caName} 没有在时限内应答，机器繁忙时会这样，请稍后重试：${said}`,
      `the CA ${caName} did not answer in time, as on a busy machine; try again: ${said}`,
    );
  if (ABSENT.test(said))
    return new NetworkError(
      'CA',
      `连不上 CA ${caName}，请确认网络已启动：${said}`,
      `the CA ${caName} cannot be reached; is the network up? ${said}`,
    );
  return new NetworkError('CA', `CA ${caName} 拒绝：${said}`, `the CA ${caName} refused: ${said}`);
}
