// SPDX-License-Identifier: Apache-2.0
import { registrationWaves, type Command } from '@daoji/model';
import { useMemo, useState, type ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'react-router';

import type { SurveyPreview } from '../api/parcel-queries.js';
import { useText } from '../locale/use-text.js';
import { CommandReview } from '../parts/command-review.js';
import { areaText } from '../parts/measures.js';
import { ParcelMap, type MapItem } from '../parts/parcel-map.js';
import { Notice, ProblemBox } from '../parts/problem-box.js';
import { RefusalText } from '../parts/refusal-text.js';
import { polygonOf } from '../parts/shape.js';
import { sharedLandText } from './shared-land.js';
import { newCommandHead, newDraft, type Draft } from '../sign/command-draft.js';
import { newCommandId } from '../sign/command-id.js';
import { outboxEntries } from '../sign/device-store.js';
import { useSigner, type Signer } from '../sign/signer.js';
import { isBoundaryWaiting } from '../sign/store-boundaries.js';
import { useSendOutbox, useStoredKeys } from '../sign/use-device.js';

/** Parcels that are drawn and listed; the numbers say how many there are. */
const SHOWN = 500;

type Drafted = SurveyPreview['drafts'][number];

/** What a checked file would register: faults, overlaps, the parcels, and the way to sign them. */
export function ImportResult(props: { readonly preview: SurveyPreview }): ReactElement {
  const { text } = useText();
  const { preview } = props;
  const { drafts, faults, featureCount, notCompared, overlaps } = preview;
  return (
    <section>
      <p role="status">{text('parcels.found', { count: featureCount, drafts: drafts.length })}</p>
      {faults.length > 0 && (
        <>
          <h2>{text('parcels.faults', { count: faults.length })}</h2>
          <FirstOnly total={faults.length} />
          <ul className="plain-list">
            {faults.slice(0, SHOWN).map((one) => (
              <li key={one.index}>
                <strong>
                  {text('parcels.fault', { index: one.index + 1 })} {one.id ?? ''}
                </strong>{' '}
                <RefusalText code={one.code} reason={one.message} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{text('parcels.overlaps', { count: overlaps.length })}</h2>
      <FirstOnly total={overlaps.length} />
      {overlaps.length === 0 && <p>{text('parcels.noOverlaps')}</p>}
      <ul className="plain-list">
        {overlaps.slice(0, SHOWN).map(({ areaM2, ids }) => (
          <li key={ids.join()}>
            {text('parcels.overlapPair', { area: areaM2, one: ids[0] ?? '', other: ids[1] ?? '' })}
          </li>
        ))}
      </ul>
      {notCompared > 0 && (
        <p className="quiet">{text('parcels.notCompared', { count: notCompared })}</p>
      )}
      <StatedOverlaps drafts={drafts} />
      {drafts.length > 0 && <SignAll drafts={drafts} hasOverlaps={overlaps.length > 0} />}
    </section>
  );
}

/** Says that a list is cut; nothing of one that is whole. */
function FirstOnly({ total }: { readonly total: number }): ReactElement | null {
  const { text } = useText();
  return total <= SHOWN ? null : <p>{text('parcels.firstOnly', { shown: SHOWN, total })}</p>;
}

/** What the registrations will say of shared land, and what follows from it, before anything is signed. */
function StatedOverlaps({ drafts }: { readonly drafts: readonly Drafted[] }): ReactElement | null {
  const { language, text } = useText();
  const stated = drafts.filter(({ draft }) => (draft.overlaps ?? []).length > 0);
  if (stated.length === 0) return null;
  return (
    <div className="notice notice-bad" id="stated-overlaps">
      <p>{text('parcels.statedLead')}</p>
      <ul>
        {stated.slice(0, SHOWN).map(({ draft: { overlaps = [], parcelId } }) => (
          <li key={parcelId}>
            {text('parcels.stated', {
              id: parcelId,
              others: overlaps
                .map((one) => `${one.parcelId} ${sharedLandText(one.areaM2, language)}`)
                .join('、'),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function SignAll(props: {
  readonly drafts: readonly Drafted[];
  readonly hasOverlaps: boolean;
}): ReactElement {
  const { text } = useText();
  const { drafts } = props;
  const signer = useSigner(useStoredKeys().data ?? []);
  const first = useMemo(
    () => signer && drafts[0] && commandOf(drafts[0], signer.keyId),
    [drafts, signer],
  );
  return (
    <>
      <FirstOnly total={drafts.length} />
      <DraftMap drafts={drafts} />
      {!signer && (
        <>
          <Notice what={text('producer.noKey')} next={text('producer.noKeyNext')} />
          <Link className="button" to="/keys">
            {text('keys.title')}
          </Link>
        </>
      )}
      {first?.isReady === true && (
        <>
          <p>{text('parcels.firstCommand')}</p>
          <CommandReview command={first.command} canonical={first.text} />
        </>
      )}
      {first?.isReady === false && (
        <p className="field-error">
          <RefusalText reason={first.why} />
        </p>
      )}
      {signer && first?.isReady === true && <Signing {...props} signer={signer} />}
    </>
  );
}

function Signing(props: {
  readonly drafts: readonly Drafted[];
  readonly hasOverlaps: boolean;
  readonly signer: Signer;
}): ReactElement {
  const { text } = useText();
  const { drafts, signer } = props;
  const send = useSendOutbox();
  const [isAccepted, setAccepted] = useState(!props.hasOverlaps);
  const [signed, setSigned] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [isStored, setStored] = useState(false);
  // Only parcels that share land build on each other: the outbox sends as many of a wave at a time as a block takes.
  const [waves] = useState(() =>
    registrationWaves(drafts, ({ draft }) => draft).flatMap((wave) => {
      const batch = newCommandId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
      return wave.map((drafted) => ({ batch, drafted }));
    }),
  );
  const [error, setError] = useState<unknown>();
  const run = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      // Goes on where a fault stopped it: what was signed once is not signed again.
      for (const [index, { batch, drafted }] of waves.entries()) {
        if (index < signed) continue;
        const draft = commandOf(drafted, signer.keyId);
        if (!draft.isReady) throw new Error(draft.why);
        const { boundary, salt } = drafted;
        await signer.sign('trace', draft, { batch, boundary: { boundary, salt } });
        setSigned(index + 1);
      }
      await send();
      const batches = new Set(waves.map(({ batch }) => batch));
      const own = (await outboxEntries()).filter(({ batch }) => batch && batches.has(batch));
      setStored(own.every((one) => one.state === 'committed' && !isBoundaryWaiting(one)));
      setError(own.find(({ reason }) => reason !== undefined)?.reason);
    } catch (cause) {
      setError(cause);
    }
    setBusy(false);
  };
  return (
    <>
      {props.hasOverlaps && (
        <label className="choice">
          <input
            type="checkbox"
            checked={isAccepted}
            onChange={(event) => setAccepted(event.target.checked)}
          />
          <span>{text('parcels.acceptOverlaps')}</span>
        </label>
      )}
      {error !== undefined && <ProblemBox error={error} />}
      <p role="status">
        {isStored
          ? text('parcels.done', { count: drafts.length })
          : signed > 0 && text('parcels.progress', { count: drafts.length, done: signed })}
      </p>
      {!isStored && (
        <Button className="button" isDisabled={isBusy || !isAccepted} onPress={() => void run()}>
          {signed === drafts.length
            ? text('parcels.storeAgain')
            : text('parcels.signAll', { count: drafts.length })}
        </Button>
      )}
    </>
  );
}

function DraftMap(props: { readonly drafts: readonly Drafted[] }): ReactElement {
  const { language } = useText();
  const items = useMemo(
    () =>
      props.drafts.slice(0, SHOWN).flatMap(({ boundary, draft }): MapItem[] => {
        const shape = polygonOf({ coordinates: degreesOf(boundary['rings']), type: 'Polygon' });
        if (!shape) return [];
        const about = `${areaText(draft.areaM2, language)} · ${draft.variety}`;
        return [{ about, id: draft.parcelId, label: draft.parcelId, shape }];
      }),
    [language, props.drafts],
  );
  return items.length === 0 ? <></> : <ParcelMap items={items} />;
}

function degreesOf(rings: unknown): unknown {
  if (!Array.isArray(rings)) return undefined;
  return rings.map((ring: unknown) =>
    Array.isArray(ring)
      ? ring.map((position: unknown) =>
          Array.isArray(position) ? position.map((units) => Number(units) / 10_000_000) : undefined,
        )
      : undefined,
  );
}

/** The command of a drafted parcel; the closed schema judges what the gateway drafted. */
function commandOf({ draft }: Drafted, keyId: string): Draft {
  return newDraft('trace', { ...newCommandHead(keyId), ...draft } as unknown as Command);
}
