// SPDX-License-Identifier: Apache-2.0
import { recallTokenHash, recallTokenOf } from '@daoji/model';
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import type { ShownHolder } from '../api/recall-things.js';
import { useText } from '../locale/use-text.js';
import { linkAddress, type KeptLink } from './recall-links.js';
import { RenewLink } from './renew-link.js';

/** Links that this device made, to be sent to their holders, and a second link for a holder who lost the first. */
export function OneTimeLinks(props: {
  readonly holders: readonly ShownHolder[];
  readonly links: readonly KeptLink[];
  readonly recallId: string;
  readonly onSigned: () => void;
}): ReactElement {
  const { text } = useText();
  const { holders, onSigned, recallId } = props;
  const links = liveLinks(props.links, holders);
  const linked = holders.filter(({ tokenHash }) => tokenHash !== undefined);
  return (
    <>
      {links.length > 0 && <KeptLinks links={links} />}
      {linked.length > 0 && (
        <>
          <h3>{text('recall.renewTitle')}</h3>
          {linked.map((holder) => (
            <RenewLink key={holder.holderId} {...{ holder, onSigned, recallId }} />
          ))}
        </>
      )}
    </>
  );
}

/** Without those that a later link has replaced on the ledger. */
function liveLinks(links: readonly KeptLink[], holders: readonly ShownHolder[]): KeptLink[] {
  const hashes = new Map(holders.map(({ holderId, tokenHash }) => [holderId, tokenHash]));
  const newest = new Map(
    links
      .filter((link) => recallTokenHash(recallTokenOf(link.secret)) === hashes.get(link.holderId))
      .map((link) => [link.holderId, links.indexOf(link)]),
  );
  return links.filter((link, at) => at >= (newest.get(link.holderId) ?? 0));
}

function KeptLinks({ links }: { readonly links: readonly KeptLink[] }): ReactElement {
  const { text } = useText();
  const [copied, setCopied] = useState('');
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
