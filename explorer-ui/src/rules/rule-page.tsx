// SPDX-License-Identifier: Apache-2.0
import { ruleSetHash, ruleValueLines, type RuleSet } from '@daoji/model';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';

import { zonedTime } from '../check/shown-time.js';
import { useText } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { recordedAt, rememberedScenario } from '../sign/network-clock.js';
import { ConfirmForm } from './confirm-form.js';
import { RuleState } from './rule-state.js';
import { RuleValues } from './rule-values.js';
import { ruleWord, useRuleSet, type ShownRuleSet } from './rule-things.js';

/** Name under which refusals speak of the rules that are part of the ledger's program. */
const BUILT_IN = 'built-in';

/** One rule set: what it says, where and when it holds, and who answers for it. */
export default function RulePage(): ReactElement {
  const { text } = useText();
  const { ruleSetId = '' } = useParams();
  return (
    <>
      <p>
        <Link to="/rules">{text('rules.title')}</Link>
      </p>
      <h1>
        <span className="kicker">{text('rules.set')}</span> {ruleSetId}
      </h1>
      {ruleSetId === BUILT_IN ? (
        <p>{text('rules.builtIn')}</p>
      ) : (
        <One key={ruleSetId} ruleSetId={ruleSetId} />
      )}
    </>
  );
}

function One({ ruleSetId }: { readonly ruleSetId: string }): ReactElement {
  const queries = useQueryClient();
  return (
    <Loaded query={useRuleSet(ruleSetId)}>
      {(shown) => (
        <>
          <Facts shown={shown} />
          <Values ruleSet={shown.ruleSet} />
          <Hash shown={shown} />
          {shown.ruleSet.state === 'proposed' && (
            <ConfirmForm
              ruleSet={shown.ruleSet}
              onSigned={() => void queries.invalidateQueries()}
            />
          )}
        </>
      )}
    </Loaded>
  );
}

function Facts({ shown }: { readonly shown: ShownRuleSet }): ReactElement {
  const speaker = useText();
  const { language, text } = speaker;
  const { date, inForce, operatorName, ruleSet } = shown;
  const { areaCode, authority, confirmed, kind, legalBasis, operatorId, proposed } = ruleSet;
  const { sourceUrl, status, validFrom, validTo } = ruleSet;
  const signed = ({ at, personId }: RuleSet['proposed']): string =>
    `${personId} · ${zonedTime(recordedAt(at, rememberedScenario()), language)}`;
  return (
    <>
      {status === 'unconfirmed' && (
        <p className="notice notice-wait">{text('rules.unconfirmedLong')}</p>
      )}
      <FactList
        facts={[
          [text('rules.kind'), ruleWord(kind, speaker)],
          [
            text('rules.stateOn', { date }),
            <RuleState key="state" inForce={inForce} ruleSet={ruleSet} />,
          ],
          [text('rules.valid'), `${validFrom} – ${validTo ?? text('rules.noEnd')}`],
          [text('rules.division'), areaCode],
          [text('rules.basis'), legalBasis],
          [
            text('rules.source'),
            sourceUrl && (
              <a key="source" className="wrap" href={sourceUrl} rel="noreferrer">
                {sourceUrl}
              </a>
            ),
          ],
          [text('rules.status'), ruleWord(status, speaker)],
          [
            text('rules.authority'),
            `${ruleWord(authority, speaker)} · ${operatorName ?? operatorId}`,
          ],
          [text('rules.proposedBy'), signed(proposed)],
          [text('rules.confirmedBy'), confirmed ? signed(confirmed) : text('rules.nobodyYet')],
        ]}
      />
    </>
  );
}

function Values({ ruleSet }: { readonly ruleSet: RuleSet }): ReactElement {
  const { language, text } = useText();
  return (
    <section>
      <h2>{text('rules.values')}</h2>
      <RuleValues values={ruleSet.values} />
      <details>
        <summary>{text('rules.inWords')}</summary>
        <ul>
          {ruleValueLines(ruleSet.values).map((line) => (
            <li key={line.zh}>{language === 'en' ? line.en : line.zh}</li>
          ))}
        </ul>
      </details>
      <details>
        <summary>{text('rules.asJson')}</summary>
        <pre className="raw">{JSON.stringify(ruleSet.values, null, 2)}</pre>
      </details>
    </section>
  );
}

/** The hash that both persons signed, computed here again from what this page shows. */
function Hash({ shown }: { readonly shown: ShownRuleSet }): ReactElement {
  const { text } = useText();
  const { contentHash } = shown.ruleSet;
  const isSame = ruleSetHash(shown.ruleSet) === contentHash && shown.computedHash === contentHash;
  return (
    <section>
      <h2>{text('rules.hash')}</h2>
      <p>
        <code className="wrap">{contentHash}</code>
      </p>
      <p className={isSame ? 'good' : 'bad'} role="status">
        <span aria-hidden="true">{isSame ? '✓' : '✕'}</span>{' '}
        {text(isSame ? 'rules.hashSame' : 'rules.hashOther')}
      </p>
    </section>
  );
}
