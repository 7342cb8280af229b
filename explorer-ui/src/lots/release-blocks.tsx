// SPDX-License-Identifier: Apache-2.0
import type { Lot } from '@daoji/model';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';

import { useEverything } from '../api/lot-queries.js';
import type { ShownBlock } from '../api/lot-shapes.js';
import { API_BASE } from '../api/request.js';
import { routes } from '../api/routes.js';
import { zonedTime } from '../check/shown-time.js';
import { useText } from '../locale/use-text.js';
import { Loaded } from '../parts/loaded.js';

/** Whether a lot can go, and each thing that stops it: since when, by whom, and what ends it. */
export function ReleaseBlocks({ lot }: { readonly lot: Lot }): ReactElement {
  const { text } = useText();
  const everything = useEverything(lot.lotId);
  return (
    <section aria-labelledby="blocks">
      <h2 id="blocks">{text('lots.blocks')}</h2>
      <Loaded query={everything}>
        {({ joined }) =>
          joined.blocks.length === 0 ? (
            <p>{text('lots.blocksNone')}</p>
          ) : (
            <>
              <p>
                <strong>{text('lots.blocksSome', { count: joined.blocks.length })}</strong>
              </p>
              <ul className="notices">
                {joined.blocks.map((block) => (
                  <Block
                    key={`${block.kind} ${block.id} ${block.subject}`}
                    block={block}
                    lot={lot}
                  />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      {lot.binId !== undefined && (
        <p className="actions">
          <Link to={`/bins/${lot.binId}`}>
            {text('bins.title')} {lot.binId}
          </Link>
        </p>
      )}
    </section>
  );
}

function Block(props: { readonly block: ShownBlock; readonly lot: Lot }): ReactElement {
  const { language, text } = useText();
  const { block, lot } = props;
  const { by, ends, since } = block;
  const who =
    by && (by.publicName === undefined ? by.operatorId : `${by.publicName}（${by.operatorId}）`);
  return (
    <li className="notice notice-bad">
      <strong>
        {text(`lots.block.${block.kind}`)} · <What block={block} />
      </strong>
      <Detail block={block} />
      {block.subject !== `lot~${lot.lotId}` && (
        <span>
          {text('lots.blockOn')} <Subject subject={block.subject} />
        </span>
      )}
      <span>
        {since !== undefined && text('lots.since', { time: sinceText(since, language) })}
        {since !== undefined && who !== undefined && ' · '}
        {who !== undefined && text('lots.by', { who })}
      </span>
      <span>{text('lots.ends', { how: language === 'en' ? ends.en : ends.zh })}</span>
    </li>
  );
}

/** A day stands as it is; a moment is shown in Asia/Shanghai. */
function sinceText(since: string, language: 'en' | 'zh-CN'): string {
  return since.includes('T') ? zonedTime(since, language) : since;
}

/** The thing behind a block, as a link where there is a page of it. */
function What({ block: { document, id, kind } }: { readonly block: ShownBlock }): ReactNode {
  if (kind === 'recall') return <Link to={`/recalls/${id}`}>{id}</Link>;
  if (document) return <a href={`${API_BASE}${routes.document(document.documentHash)}`}>{id}</a>;
  return id;
}

function Detail({ block }: { readonly block: ShownBlock }): ReactElement | null {
  const { text, word } = useText();
  const { alarm, document, recall, treatment } = block;
  const words = [
    ...(recall
      ? [
          text('recall.classOf', { level: recall.class }),
          text(recall.state === 'closed' ? 'recall.state.closed' : 'recall.state.open'),
          ...(recall.isOrdered ? [text('recall.ordered')] : []),
        ]
      : []),
    ...(document ? [word('document', document.kind)] : []),
    ...(alarm ? [word('alarm', alarm.kind), word('alarm-state', alarm.state), alarm.note] : []),
    ...(treatment
      ? [treatment.productName, text('bins.withdrawal', { date: treatment.freeFrom })]
      : []),
  ];
  return words.length === 0 ? null : <span>{words.join(' · ')}</span>;
}

/** What a block stands on: a state key, with a link to its page. */
function Subject({ subject }: { readonly subject: string }): ReactElement {
  const { word } = useText();
  const [kind = '', id = ''] = subject.split('~');
  const page = { bin: 'bins', lot: 'lots', parcel: 'parcels' }[kind];
  return (
    <>
      {word('thing', kind)} {page === undefined ? id : <Link to={`/${page}/${id}`}>{id}</Link>}
    </>
  );
}
