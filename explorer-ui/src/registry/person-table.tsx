// SPDX-License-Identifier: Apache-2.0
import type { Identity } from '@daoji/model';
import { useMemo, type ReactElement } from 'react';

import { useText } from '../locale/use-text.js';
import { DataTable, type Column } from '../parts/data-table.js';
import { EmptyState } from '../parts/empty-state.js';
import { networkNow, recordedAt, rememberedScenario } from '../sign/network-clock.js';
import { identityState } from './identity-state.js';

/** Keys of people: pseudonym, operator, roles, and whether the key is good today. */
export function PersonTable({ items }: { readonly items: readonly Identity[] }): ReactElement {
  const { text, word } = useText();
  const columns = useMemo<Column<Identity>[]>(() => {
    const now = networkNow();
    return [
      { id: 'person', label: text('registry.person'), value: ({ personId }) => personId },
      {
        id: 'operator',
        label: text('parcels.byOperator'),
        value: ({ operatorId }) => operatorId,
      },
      {
        id: 'roles',
        isLong: true,
        label: text('registry.roles'),
        value: ({ roles }) => roles.map((role) => word('role', role)).join(' · '),
      },
      {
        id: 'state',
        label: text('devices.status'),
        value: (one) => text(`registry.state.${identityState(one, now)}`),
        draw: (one) => {
          const state = identityState(one, now);
          return (
            <span className={state === 'active' ? 'good' : 'bad'}>
              {text(`registry.state.${state}`)}
            </span>
          );
        },
      },
      {
        id: 'validTo',
        isTime: true,
        label: text('registry.validTo'),
        value: ({ revokedAt, validTo }) =>
          revokedAt === undefined ? validTo : recordedAt(revokedAt, rememberedScenario()),
      },
      {
        id: 'key',
        label: text('registry.key'),
        value: ({ keyId }) => keyId,
        draw: ({ keyId }) => <code>{keyId.slice(0, 16)}…</code>,
      },
    ];
  }, [text, word]);
  if (items.length === 0) {
    return <EmptyState what={text('registry.noPersons')} next={text('registry.noPersonsNext')} />;
  }
  return <DataTable name={text('registry.persons')} columns={columns} rows={items} />;
}
