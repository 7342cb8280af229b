// SPDX-License-Identifier: Apache-2.0
import { codesIn } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';

import { useText } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { massText, numberText } from '../parts/measures.js';
import { RecordedMoment } from '../parts/times.js';
import { ActivateForm } from './activate-form.js';
import { useCodeLots, useCodeOrder, type ShownOrder } from './code-queries.js';
import { GiveSerials } from './give-serials.js';
import { LotsHeadroom } from './lots-headroom.js';
import { runsText } from './places.js';
import { ReportPackage } from './report-package.js';
import { RollFiles } from './roll-files.js';
import { RunForm } from './run-form.js';

/** One code order: what became of its codes, and every step that comes next. */
export default function CodeOrderPage(): ReactElement {
  const { orderId = '' } = useParams();
  const { text, word } = useText();
  const query = useCodeOrder(orderId);
  return (
    <>
      <p>
        <Link to="/codes">{text('codes.title')}</Link>
      </p>
      <h1>
        {word('thing', 'code-order')} {orderId}
      </h1>
      <Loaded query={query}>{(shown) => <Order shown={shown} />}</Loaded>
    </>
  );
}

const STATES = ['ordered', 'printed', 'activated', 'void'] as const;

function Order({ shown }: { readonly shown: ShownOrder }): ReactElement {
  const { language, text, word } = useText();
  const { order, ranges } = shown;
  const lots = useCodeLots(order.orderId);
  const queries = useQueryClient();
  const again = (): void => void queries.invalidateQueries();
  return (
    <>
      <FactList
        facts={[
          [text('codes.product'), order.gtin],
          [text('codes.count'), numberText(order.count, language, 0)],
          [text('codes.netMass'), massText(order.netMassGrams, language)],
          [text('codes.orderedAt'), <RecordedMoment key="at" at={order.orderedAt} />],
          ...STATES.map(
            (state) =>
              [
                word('code', state),
                <>
                  {numberText(codesIn(ranges[state]), language, 0)}{' '}
                  <span className="quiet wrap">{runsText(ranges[state])}</span>
                </>,
              ] as const,
          ),
        ]}
      />
      <GiveSerials shown={shown} onGiven={again} />
      <section>
        <h2>{text('codes.lots')}</h2>
        <Loaded query={lots}>{(items) => <LotsHeadroom lots={items} />}</Loaded>
      </section>
      <section>
        <h2>{text('codes.files')}</h2>
        <Loaded query={lots}>{(items) => <RollFiles lots={items} shown={shown} />}</Loaded>
      </section>
      <section>
        <h2>{word('command', 'markCodesPrinted')}</h2>
        <p className="quiet">{text('codes.printLead')}</p>
        <RunForm key={`p${codesIn(ranges.ordered)}`} shown={shown} onSigned={again} />
      </section>
      <section>
        <h2>{word('command', 'activateCodes')}</h2>
        <p className="quiet">{text('codes.activateLead')}</p>
        <Loaded query={lots}>
          {(items) => (
            <ActivateForm
              key={`a${codesIn(ranges.printed)}`}
              lots={items}
              shown={shown}
              onSigned={again}
            />
          )}
        </Loaded>
      </section>
      <section>
        <h2>{word('command', 'voidCodes')}</h2>
        <p className="quiet">{text('codes.voidLead')}</p>
        <RunForm key={`v${codesIn(ranges.void)}`} isVoid shown={shown} onSigned={again} />
      </section>
      <section>
        <h2>{word('command', 'reportPackage')}</h2>
        <p className="quiet">{text('codes.reportLead')}</p>
        <ReportPackage orderId={order.orderId} onSigned={again} />
      </section>
    </>
  );
}
