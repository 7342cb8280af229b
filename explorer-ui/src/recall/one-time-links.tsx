// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';
import { linkAddress, type KeptLink } from './recall-links.js';

/** Links that this device made, to be sent to their holders. */
export function OneTimeLinks({ links }: { readonly links: readonly KeptLink[] }): ReactElement {
  const { text } = useText();
  const [copied, setCopied] = useState('');
  if (links.length === 0) return <></>;
  const copy = async (address: string): Promise<void> => {
    await navigator.clipboard.writeText(address);
    setCopied(address);
  };
  return (
    <>
      <h3>{text('recall.links')}</h3>
      <p className="quiet">{text('recall.linksLead')}</p>
      <ul className="plain-list">
        {links.map((link) => {
          const address = linkAddress(link);
          return (
            <li key={link.secret}>
              <strong>{link.holderId}</strong>
              <a className="link-text" href={address}>
                {address}
              </a>
              <Button className="quiet-button" onPress={() => void copy(address)}>
                {text('recall.copy')}
              </Button>
              <span role="status">{copied === address ? text('recall.copied') : ''}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
