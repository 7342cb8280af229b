// SPDX-License-Identifier: Apache-2.0
import {
  codesIn,
  type CodeOrder,
  type Language,
  type LogisticUnit,
  type Product,
} from '@daoji/model';

import type { KnownPlace } from '../resolver/place-entries.js';
import { kilogramText } from './formats.js';
import { html, type SafeHtml } from './html.js';
import type { ThingPage } from './thing-page.js';
import { both, glossaryWord } from './words.js';

type Content = Pick<ThingPage, 'heading' | 'note' | 'rows' | 'title'>;

/** What a product is: of every bag of it, and of none in particular. */
export function productContent(product: Product, brand: string, language: Language): Content {
  const { en, zh } = product.name;
  const storage = product.storageWords;
  return {
    title: language === 'en' ? en : zh,
    heading: both(zh, en, language),
    rows: [
      [glossaryWord('fact.gtin', language), product.gtin],
      [glossaryWord('thing.brand-owner', language), brand],
      [glossaryWord('fact.netMass', language), kilogramText(product.netMassGrams)],
      [both('等级', 'Grade', language), product.grade],
      [both('执行标准', 'Standard', language), product.standardNumber],
      [both('保质期（天）', 'Shelf life (days)', language), product.shelfLifeDays],
      [both('贮存', 'Storage', language), both(storage.zh, storage.en, language)],
    ],
    note: both(
      '这是产品的资料。某一袋米的来历，请扫那一袋上的二维码。',
      'This is about the product. For the story of one bag, scan the code on that bag.',
      language,
    ),
  };
}

/** What a case or pallet holds: lots with their stories, and units in it. */
export function unitContent(
  unit: LogisticUnit,
  orderOf: (orderId: string) => CodeOrder | undefined,
  operator: string,
  language: Language,
): Content {
  const inner = unit.children.flatMap((child) => ('sscc' in child ? [child.sscc] : []));
  const ranges = unit.children.flatMap((child) => ('sscc' in child ? [] : [child]));
  const lots = new Map<string, string>();
  for (const { orderId, range } of ranges) {
    const order = orderOf(orderId);
    for (const { from, lotId, to } of order?.activated ?? [])
      if (from < range.to && range.from < to) lots.set(lotId, order?.gtin ?? '');
  }
  const links = [...lots].map(
    ([lotId, gtin]) => html`<a href="/01/${gtin}/10/${lotId}">${lotId}</a> `,
  );
  return {
    title: unit.sscc,
    heading: html`${glossaryWord('thing.logistic-unit', language)} ${unit.sscc}`,
    rows: [
      [glossaryWord('thing.operator', language), operator],
      [glossaryWord('fact.count', language), codesIn(ranges.map(({ range }) => range))],
      [glossaryWord('thing.lot', language), html`${links}`],
      [
        both('内装箱垛', 'Units in it', language),
        html`${inner.map((sscc) => html`<a href="/00/${sscc}">${sscc}</a> `)}`,
      ],
    ],
  };
}

/** Whose place it is; where it lies is said to the county at most. */
export function placeContent(place: KnownPlace, language: Language): Content {
  const { operator } = place;
  const areaCode = place.kind === 'operator' ? place.operator.areaCode : place.areaCode;
  return {
    title: operator?.publicName ?? place.id,
    heading: html`${operator?.publicName ?? place.id}`,
    rows: [
      [kindWord(place.kind, language), place.id],
      ...(operator
        ? [[glossaryWord('thing.operator', language), operator.publicName] as const]
        : []),
      ...(areaCode === undefined ? [] : [[both('区划', 'Area', language), areaCode] as const]),
    ],
  };
}

function kindWord(kind: KnownPlace['kind'], language: Language): SafeHtml {
  return kind === 'site' ? both('场所', 'Site', language) : glossaryWord(`thing.${kind}`, language);
}
