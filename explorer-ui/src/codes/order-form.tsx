// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';

import { useText } from '../locale/use-text.js';
import { Field } from '../parts/field.js';
import { saveFile } from '../parts/save-file.js';
import { SignFlow } from '../parts/sign-flow.js';
import { orderDraft } from './code-drafts.js';
import type { CodeLot } from './code-queries.js';
import { drawSerials, MAX_DRAWN, type DrawnSerials } from './draw-serials.js';
import { LotChoice } from './headroom.js';
import { wholeOf } from './places.js';

const EMPTY = { count: '', lotId: '', orderId: '' };

/**
 * Orders codes for the packages of a lot: choose the lot, draw the serials on this device, keep their file, read in words, sign.
 * The order commits to serials of the lot's product; which packages they stand on is said when they are activated.
 */
export function OrderForm(props: {
  readonly lots: readonly (CodeLot & { readonly gtin: string })[];
  readonly onSigned: () => void;
}): ReactElement {
  const { text } = useText();
  const [form, setForm] = useState(EMPTY);
  const [drawn, setDrawn] = useState<DrawnSerials>();
  const lot = props.lots.find(({ lotId }) => lotId === form.lotId);
  const orderId = form.orderId.trim().toLowerCase();
  const set = (change: Partial<typeof EMPTY>): void => {
    setForm({ ...form, ...change });
    setDrawn(undefined);
  };
  const chooseLot = (lotId: string): void => {
    const headroom = props.lots.find((one) => one.lotId === lotId)?.headroom ?? 0;
    set({ count: headroom === 0 ? '' : String(Math.min(headroom, MAX_DRAWN)), lotId });
  };
  const count = wholeOf(form.count) ?? 0;
  const canDraw = lot !== undefined && orderId !== '' && count >= 1 && count <= MAX_DRAWN;
  const draw = (): void => {
    const serials = drawSerials(count);
    setDrawn(serials);
    saveFile(
      `${orderId}.serials`,
      new Blob([serials.packed], { type: 'application/octet-stream' }),
    );
  };
  const signed = (): void => {
    setForm(EMPTY);
    setDrawn(undefined);
    props.onSigned();
  };
  const draftOf = (keyId: string): ReturnType<typeof orderDraft> =>
    orderDraft({ drawn, gtin: lot?.gtin ?? '', orderId }, (key) => text(key), keyId);
  return (
    <SignFlow draftOf={draftOf} onSigned={signed}>
      <LotChoice lots={props.lots} lotId={form.lotId} onChange={chooseLot} />
      <Field
        label={text('codes.orderId')}
        hint={text('codes.orderIdHint')}
        value={form.orderId}
        onChange={(value) => set({ orderId: value })}
      />
      <Field
        label={text('codes.count')}
        hint={text('codes.countHint', { most: MAX_DRAWN })}
        value={form.count}
        onChange={(value) => set({ count: value })}
        mode="numeric"
      />
      {lot && count > lot.headroom && (
        <p role="status" className="field-error">
          {text('codes.beyond', { codes: count - lot.headroom })}
        </p>
      )}
      <Button type="button" className="button button-second" isDisabled={!canDraw} onPress={draw}>
        {text('codes.draw')}
      </Button>
      <p role="status" className="quiet wrap">
        {drawn ? text('codes.drawn', { name: `${orderId}.serials`, root: drawn.serialRoot }) : ''}
      </p>
    </SignFlow>
  );
}
