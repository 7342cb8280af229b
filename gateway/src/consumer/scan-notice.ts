// SPDX-License-Identifier: Apache-2.0
import {
  citiesOf,
  SCAN_DETAIL_DAYS,
  SCAN_RULES,
  windowMs,
  type Language,
  type ScanFlag,
  type ScanPoint,
} from '@daoji/model';

import { flagsOf, type ScanState } from '../scans/scan-service.js';
import { shanghaiTime } from './formats.js';
import { html, type SafeHtml } from './html.js';
import { both } from './words.js';

/** What the scans of a package's code show: counts and times, never what is in the bag. */
export function scanNotice(scans: ScanState | undefined, language: Language): SafeHtml | undefined {
  if (!scans) return undefined;
  const flags = flagsOf(scans.counter);
  return html`<section class="${flags.length > 0 ? 'recall' : ''}" id="scan-record">
    <h2>
      ${
        flags.length > 0
          ? both('这个码的扫码记录不寻常', 'This code’s scans are unusual', language)
          : both('扫码记录', 'Scan record', language)
      }
    </h2>
    <p>${countSentence(scans, language)}</p>
    ${
      flags.length > 0 &&
      html`<ul>
        ${flags.map((flag) => html`<li>${flagSentence(flag, scans, language)}</li>`)}
      </ul>`
    }
    ${flags.length > 0 && html`<p>${meaning(language)}</p>`}
    <p class="quiet">${privacy(language)}</p>
  </section>`;
}

function countSentence({ counter, recent }: ScanState, language: Language): SafeHtml {
  const { count } = counter;
  const first = shanghaiTime(counter.first);
  if (count === 1)
    return both(
      `这个码到现在只被一部手机扫过，第一次在 ${first}。`,
      `So far one phone has scanned this code, first at ${first}.`,
      language,
    );
  const cities = Math.max(citiesOf(recent), counter.cities);
  const where: readonly [string, string] =
    cities > 1 ? [`，分布在 ${cities} 个城市`, ` in ${cities} cities`] : ['', ''];
  return both(
    `这个码已被扫 ${count} 次${where[0]}，第一次在 ${first}。`,
    `This code has been scanned ${count} times${where[1]}, first at ${first}.`,
    language,
  );
}

function flagSentence(flag: ScanFlag, scans: ScanState, language: Language): SafeHtml {
  const { counter } = scans;
  const since = shanghaiTime(counter.flags[flag] ?? counter.first);
  switch (flag) {
    case 'scan-pattern':
      return both(
        `${since}：${fullest(scans.recent, 'zh')}被不同手机扫过。一袋米很少这样。`,
        `${since}: scanned by different phones ${fullest(scans.recent, 'en')}. One bag rarely is.`,
        language,
      );
    case 'distant-scan':
      return both(
        `${since}：先后在相距 ${SCAN_RULES.distantKm} 公里以上的地方被扫，共 ${counter.distant} 次。`,
        `${since}: scanned in places more than ${SCAN_RULES.distantKm} km apart, ${counter.distant} times.`,
        language,
      );
    case 'burst':
      return both(
        `${since}：1 小时内被扫 ${SCAN_RULES.burst.count} 次以上，码的照片可能在网上流传。`,
        `${since}: scanned ${SCAN_RULES.burst.count} times or more within an hour; a picture of the code may be going round.`,
        language,
      );
    case 'scratch-code':
      return both(
        `${since}：刮开码在第一次核对之后又被核对。`,
        `${since}: the scratch code was checked again after its first check.`,
        language,
      );
  }
}

/** The shortest window that any run of the kept scans fills; without one (its scans were deleted), that there was one. */
function fullest(recent: readonly ScanPoint[], language: 'zh' | 'en'): string {
  for (const window of SCAN_RULES.patterns) {
    const most = Math.max(
      0,
      ...recent.map(
        ({ timeMs }) =>
          recent.filter(
            (other) => timeMs >= other.timeMs && timeMs - other.timeMs < windowMs(window),
          ).length,
      ),
    );
    if (most < window.count) continue;
    const days = window.hours / 24;
    return language === 'zh' ? `${days} 天内 ${most} 次` : `${most} times within ${days} d`;
  }
  return language === 'zh' ? '短时间内多次' : 'many times within a short time';
}

function meaning(language: Language): SafeHtml {
  return both(
    '同一个码可能印在了不止一个包装上。这些记录分不出哪一个是原来的：请核对包装和刮开码，有疑问请向监管部门举报。',
    'The same code may be on more than one package. These records cannot tell which is the first one: look at the package and the scratch code, and tell the authority if in doubt.',
    language,
  );
}

function privacy(language: Language): SafeHtml {
  return both(
    `扫码次数说的是码，不是袋里的米。地点只记到城市，${SCAN_DETAIL_DAYS} 天内删除。`,
    `Scans tell about the code, not about the rice in the bag. Places are kept as cities, and deleted within ${SCAN_DETAIL_DAYS} days.`,
    language,
  );
}
