// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';

import { getJson } from '../api/request.js';
import { routes } from '../api/routes.js';
import type { ShownParcel } from '../api/things.js';
import { isRecord, numberOf, textOf } from '../check/untyped.js';
import { useText } from '../locale/use-text.js';
import { FactList } from '../parts/fact-list.js';
import { Loaded } from '../parts/loaded.js';
import { massText } from '../parts/measures.js';
import { UpliftForm } from './uplift-form.js';

/** Masses in grams at 14.5 %; what is absent no rule set in force says. */
interface SeasonCapView {
  readonly capGrams?: number | undefined;
  readonly harvestedGrams: number;
  readonly headroomGrams?: number | undefined;
  readonly ruleSetId?: string | undefined;
  readonly upliftKgPerMu?: number | undefined;
}

/** How much of a parcel's season may be harvested, by which rule set, and a signed uplift, which stays visible. */
export function SeasonCap({ parcel }: { readonly parcel: ShownParcel }): ReactElement {
  const { language, text } = useText();
  const path = routes.parcelSeason(parcel.parcelId);
  const query = useQuery({
    queryFn: async () => readCap(await getJson(path)),
    queryKey: [path],
  });
  const mass = (grams: number | undefined): string | undefined =>
    grams === undefined ? undefined : massText(grams, language);
  return (
    <section>
      <h2>{text('rules.seasonCap', { season: parcel.season })}</h2>
      <Loaded query={query}>
        {({ capGrams, harvestedGrams, headroomGrams, ruleSetId, upliftKgPerMu }) => (
          <>
            {capGrams === undefined && <p className="quiet">{text('rules.noCap')}</p>}
            {upliftKgPerMu !== undefined && (
              <p className="notice notice-wait">{text('rules.lifted', { kg: upliftKgPerMu })}</p>
            )}
            <FactList
              facts={[
                [text('rules.cap'), mass(capGrams)],
                [text('rules.harvested'), mass(harvestedGrams)],
                [text('rules.left'), mass(headroomGrams)],
                [
                  text('rules.set'),
                  ruleSetId && (
                    <Link key="set" to={`/rules/${ruleSetId}`}>
                      {ruleSetId}
                    </Link>
                  ),
                ],
              ]}
            />
          </>
        )}
      </Loaded>
      <UpliftForm parcel={parcel} />
    </section>
  );
}

function readCap(answer: unknown): SeasonCapView {
  const said = isRecord(answer) ? answer : {};
  return {
    capGrams: numberOf(said['capGrams']),
    harvestedGrams: numberOf(said['harvestedGrams']) ?? 0,
    headroomGrams: numberOf(said['headroomGrams']),
    ruleSetId: textOf(said['ruleSetId']),
    upliftKgPerMu: numberOf(said['upliftKgPerMu']),
  };
}
