// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { Choice } from '../parts/choice.js';
import type { StoredKey } from '../sign/device-store.js';
import type { Signer } from '../sign/signer.js';
import { useStoredKeys } from '../sign/use-device.js';

/** The key of the second person, among the others of this device; it signs the very same bytes. */
export function SecondKey(props: {
  readonly keys: readonly StoredKey[];
  readonly value: StoredKey | undefined;
  readonly onChange: (key: StoredKey | undefined) => void;
}): ReactElement {
  const { text } = useText();
  const { keys, onChange, value } = props;
  return (
    <>
      <p className="hint">{text('csv.secondHint')}</p>
      {keys.length > 0 && (
        <Choice
          label={text('csv.second')}
          value={value?.keyId ?? ''}
          onChange={(keyId) => onChange(keys.find((one) => one.keyId === keyId))}
          options={[
            ['', text('csv.secondNone')],
            ...keys.map(({ keyId, name }) => [keyId, name] as const),
          ]}
        />
      )}
    </>
  );
}

/** Keys of this device beside the signer's. */
export function useOtherKeys(signer: Signer): readonly StoredKey[] {
  return (useStoredKeys().data ?? []).filter(({ keyId }) => keyId !== signer.keyId);
}
