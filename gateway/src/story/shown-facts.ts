// SPDX-License-Identifier: Apache-2.0
import type { Lot, ShownFact, TraceCommand } from '@daoji/model';

import type { LotStory } from './lot-story.js';
import { toldFact } from './told-facts.js';

type Value = ShownFact['value'];

/**
 * The facts that pages show of a lot, each with the command that is said to state it. Values come from the document
 * store, so that a changed store is found when they are held against the proof. What a command in error stated is no fact.
 */
export function shownFacts(story: LotStory): ShownFact[] {
  const right = story.steps.filter(({ correction }) => correction === undefined);
  const commands = new Map(right.map(({ commandId, parsed }) => [commandId, parsed]));
  return [
    ...inherited(story, commands),
    ...[...story.lots, ...story.corrected.flatMap(({ right: lots }) => lots)].flatMap((lot) =>
      factsOfLot(lot, commands.get(lot.commandId)),
    ),
    ...story.lots.flatMap((lot) => documentFacts(lot, commands)),
    ...parcelFacts(story),
  ];
}

/** Variety, harvest year and milling date of the lot itself, which it has from what it was made of. */
function inherited(story: LotStory, commands: ReadonlyMap<string, TraceCommand>): ShownFact[] {
  const of = (field: 'harvestYear' | 'millingDate' | 'variety'): Value | undefined => {
    const { isInError, value } = toldFact(story, field);
    return isInError ? undefined : value;
  };
  return [
    ...fromSource(commands, '品种 variety', of('variety'), [
      ['recordHarvest', 'variety'],
      ['registerParcel', 'variety'],
    ]),
    ...fromSource(commands, '产季 harvest year', of('harvestYear'), [
      ['recordHarvest', 'harvestYear'],
      ['registerParcel', 'season'],
    ]),
    ...fromSource(commands, '碾米日期 milling date', of('millingDate'), [
      ['millLot', 'millingDate'],
    ]),
  ];
}

/** Points at a command that says the same, or, when none does, at the first that says anything of it. */
function fromSource(
  commands: ReadonlyMap<string, TraceCommand>,
  label: string,
  value: Value | undefined,
  sources: readonly (readonly [TraceCommand['type'], string])[],
): ShownFact[] {
  // A blend of several varieties is stated by no single command.
  if (value === undefined || value === 'mixed') return [];
  const stated = sources.flatMap(([type, field]) =>
    [...commands].flatMap(([commandId, command]) => {
      const said = command.type === type ? fieldOf(command, field) : undefined;
      return said === undefined ? [] : [{ commandId, path: `/${field}`, said }];
    }),
  );
  const source = stated.find(({ said }) => said === value) ?? stated[0];
  return source ? [{ commandId: source.commandId, label, path: source.path, value }] : [];
}

function factsOfLot(lot: Lot, command: TraceCommand | undefined): ShownFact[] {
  if (!command) return [];
  const { commandId, lotId } = lot;
  const of = (label: string, path: string, value: Value | undefined): ShownFact[] =>
    value === undefined ? [] : [{ commandId, label: `${label} ${lotId}`, path, value }];
  switch (command.type) {
    case 'recordHarvest':
      return [
        ...of('过磅质量 weighed grams', '/weighedGrams', lot.weighedGrams),
        ...of('水分 moisture', '/moistureMilliPercent', lot.moistureMilliPercent),
        ...lot.parcels.flatMap((id) =>
          of('地块 parcel', `/parcels/${command.parcels.indexOf(id)}`, id),
        ),
      ];
    case 'millLot':
      return of('碾米日期 milling date', '/millingDate', lot.millingDate);
    case 'packLot':
      return [
        ...of('商品条码 GTIN', '/gtin', lot.package?.gtin),
        ...of('包数 packages', '/count', lot.package?.count),
        ...of('净含量 net content grams', '/netMassGrams', lot.package?.netMassGrams),
        ...of('加工日期 production date', '/productionDate', lot.package?.productionDate),
      ];
    default:
      return [];
  }
}

function documentFacts(lot: Lot, commands: ReadonlyMap<string, TraceCommand>): ShownFact[] {
  return lot.documents.flatMap((document) => {
    const found = [...commands].find(
      ([, command]) =>
        command.type === 'attachDocument' && command.documentId === document.documentId,
    );
    if (!found) return [];
    const [commandId] = found;
    const label = `文件 document ${document.documentId}`;
    return [
      { commandId, label, path: '/documentHash', value: document.documentHash },
      { commandId, label, path: '/result', value: document.result },
      { commandId, label, path: '/issuedOn', value: document.issuedOn },
    ];
  });
}

function parcelFacts(story: LotStory): ShownFact[] {
  return story.parcels.flatMap((parcel) => {
    const step = story.steps.find(
      ({ correction, parsed }) =>
        correction === undefined &&
        parsed.type === 'registerParcel' &&
        parsed.parcelId === parcel.parcelId,
    );
    if (!step) return [];
    const { commandId } = step;
    const label = `地块 parcel ${parcel.parcelId}`;
    return [
      { commandId, label: `${label} m²`, path: '/areaM2', value: parcel.areaM2 },
      { commandId, label: `${label} 区划 area code`, path: '/areaCode', value: parcel.areaCode },
      { commandId, label: `${label} 品种 variety`, path: '/variety', value: parcel.variety },
    ];
  });
}

function fieldOf(command: TraceCommand, field: string): Value | undefined {
  const value: unknown = (command as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
