// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';
import { RefusalText } from '../parts/refusal-text.js';
import { putOutbox, type OutboxEntry } from '../sign/device-store.js';
import { isFileRefused, isFileWaiting, withFilesAgain } from '../sign/store-files.js';
import { useSendOutbox } from '../sign/use-device.js';

/** Files of a recorded command that the archive does not have yet, why, and once more by hand. */
export function WaitingFiles(props: {
  readonly entry: OutboxEntry;
  readonly onAgain?: () => Promise<void>;
}): ReactElement | null {
  const { text } = useText();
  const { entry, onAgain } = props;
  const send = useSendOutbox();
  if (!isFileWaiting(entry)) return null;
  const why = entry.files?.find((one) => one.why !== undefined)?.why;
  const again = async (): Promise<void> => {
    await putOutbox(withFilesAgain(entry));
    await send();
    await onAgain?.();
  };
  return (
    <div className={isFileRefused(entry) ? 'notice notice-bad' : 'notice notice-wait'}>
      <p>{text('outbox.fileWaits')}</p>
      {why !== undefined && (
        <p>
          <RefusalText reason={why} />
        </p>
      )}
      <Button className="button button-second" onPress={() => void again()}>
        {text('products.uploadAgain')}
      </Button>
    </div>
  );
}
