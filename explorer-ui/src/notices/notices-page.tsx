// SPDX-License-Identifier: Apache-2.0
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';

import { useText } from '../locale/use-text.js';
import { AllCsv } from '../parts/all-csv.js';
import { EmptyState } from '../parts/empty-state.js';
import { Loaded } from '../parts/loaded.js';
import { OperatorChoice } from '../parts/operator-choice.js';
import { ChannelList } from './channel-list.js';
import { DutyNow } from './duty-now.js';
import { NoticeList } from './notice-list.js';
import { useLiveNotices, useNoticeChannels, useNotices } from './notice-queries.js';

/** Who was told of what, whether it came and was read, how the channels are, and who is on duty now. */
export default function NoticesPage(): ReactElement {
  const { text } = useText();
  const [operatorId, setOperatorId] = useState('');
  const isLive = useLiveNotices(operatorId);
  const channels = useNoticeChannels();
  return (
    <>
      <h1>{text('notices.title')}</h1>
      <p>{text('notices.lead')}</p>
      <p>
        <Link to="/alarms">{text('notices.toAlarms')}</Link>
      </p>
      <p className="quiet" role="status">
        {text(isLive ? 'notices.live' : 'notices.notLive')}
      </p>
      <section aria-labelledby="channels">
        <h2 id="channels">{text('notices.channels')}</h2>
        <Loaded query={channels}>{(found) => <ChannelList channels={found.channels} />}</Loaded>
      </section>
      <section aria-labelledby="duty">
        <h2 id="duty">{text('notices.duty')}</h2>
        <Loaded query={channels}>{(found) => <DutyNow duties={found.duties} />}</Loaded>
      </section>
      <section aria-labelledby="sent">
        <h2 id="sent">{text('notices.sent')}</h2>
        <OperatorChoice
          label="alarms.whose"
          all="alarms.all"
          value={operatorId}
          onChange={setOperatorId}
        />
        <Loaded query={useNotices(operatorId)}>
          {({ items, total }) =>
            total === 0 ? (
              <EmptyState what={text('notices.none')} next={text('notices.noneNext')} />
            ) : (
              <>
                {total > items.length && (
                  <p>{text('notices.cut', { shown: items.length, total })}</p>
                )}
                <p className="quiet">{text('notices.newestFirst')}</p>
                <NoticeList notices={items} />
              </>
            )
          }
        </Loaded>
        <AllCsv list="notices" {...(operatorId !== '' && { operatorId })} />
      </section>
    </>
  );
}
