// SPDX-License-Identifier: Apache-2.0
import { print } from '../print.js';
import type { Cables } from './cables.js';
import type { Cast } from './cast.js';
import { CODED_LOT, CODED_PARCELS, TOO_MANY_CODES, useTooManyCodes } from './scenes/code-scene.js';
import { bringPapers, packWithoutCard } from './scenes/duty-scene.js';
import { harvestTooSoon, SPRAYED_PARCEL } from './scenes/interval-scene.js';
import { recallFailedLot, RECALLED_LOT } from './scenes/recall-scene.js';
import type { KeeperRounds } from './scenes/round-scene.js';
import { askAboutDiarist } from './scenes/signal-scene.js';

/** What the checks of a played season ask for. */
export interface PlayedSeason {
  readonly cables: Cables;
  /** The keeper's looks at the stored grain, which go on until the clock runs at real speed. */
  readonly rounds: KeeperRounds;
  /** The signal about a person, with the transaction that recorded it: its commands are not listed. */
  readonly signalled: { readonly commandId: string; readonly transactionId: string };
}

/** Scene: a harvest inside the interval is refused by the ledger, with the earliest date. */
export async function tellRefusedHarvest(cast: Cast, freeFrom: string): Promise<void> {
  const text = await harvestTooSoon(cast);
  const isNamed = text.includes(freeFrom);
  if (!isNamed) throw new Error(`expected the refusal to name ${freeFrom}: ${text}`);
  tell(
    cast,
    `✓ 想抢早市，间隔期内采收 ${SPRAYED_PARCEL} 被账本拒绝，最早 ${freeFrom}`,
    `for the early market, a harvest inside the interval was refused: ${text}`,
  );
}

/** Scene: who has no health card packs nothing. */
export async function tellCard(cast: Cast, archiveDir: string): Promise<void> {
  const text = await packWithoutCard(cast);
  await bringPapers(cast, archiveDir);
  tell(
    cast,
    '✓ 没有健康证的包装工签不了字；补登健康证和考核后可以',
    `a packer without a health card was refused: ${text}`,
  );
}

/** Scene: the funnel asks about a person; the person says why, a third one decides. */
export async function tellSignal(cast: Cast): Promise<PlayedSeason['signalled']> {
  const { commandId, count, n } = await askAboutDiarist(cast);
  tell(
    cast,
    `✓ 质量提示：1 人 ${n} 条记录中 ${count} 条迟报；本人说明没有网络，总监裁定不成立`,
    `a signal: ${count} of ${n} lines of one person were late; explained by want of a network, dismissed`,
  );
  return { commandId, transactionId: cast.transactionOf(commandId) };
}

/** Scene: more codes than the land yields are refused, with the headroom. */
export async function tellCodes(cast: Cast): Promise<void> {
  const { capGrams, leftGrams, usedGrams } = await cast.headroom(CODED_PARCELS);
  const text = await useTooManyCodes(cast);
  const tonnes = [capGrams, usedGrams, leftGrams].map((grams) => (grams / 1_000_000).toFixed(1));
  const [cap, used, left] = tonnes;
  tell(
    cast,
    `✓ ${TOO_MANY_CODES} 个包装码超出土地产量，被账本拒绝；${CODED_LOT} 只启用 10 个。来源地块上限 ${cap} t，已收 ${used} t，余 ${left} t 稻谷`,
    `${TOO_MANY_CODES} codes beyond the land were refused: ${text}; its land yields at most ${cap} t, ${used} t are harvested, ${left} t are left`,
  );
}

/** Scene: a failed cadmium result becomes a recall with its account. */
export async function tellRecall(cast: Cast, documentHash: string): Promise<void> {
  const { toRetrieveGrams, unknownGrams } = await recallFailedLot(cast, documentHash);
  const percent = Math.round((100 * (toRetrieveGrams - unknownGrams)) / toRetrieveGrams);
  tell(
    cast,
    `✓ ${RECALLED_LOT} 镉不合格，已召回：应追回 ${toRetrieveGrams / 1000} kg，已追回 ${percent} %，下落不明 ${unknownGrams / 1000} kg`,
    `${RECALLED_LOT} failed for cadmium and is recalled: ${percent} % recovered, ${unknownGrams / 1000} kg unknown`,
  );
}

/** A line of the season, with its date. */
export function tell(cast: Cast, chinese: string, english: string): void {
  print(`  ${cast.now().toISOString().slice(0, 10)}  ${chinese} · ${english}`);
}
