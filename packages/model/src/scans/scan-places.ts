// SPDX-License-Identifier: Apache-2.0

/** A city as scans know places: nothing finer is ever kept. */
export interface ScanPlace {
  /** GB/T 2260 code of the city, six digits. */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Degrees north and east, to a tenth: about 10 km. */
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Seats of the provinces, the cities of Liaoning, and other large ones; code, names, latitude, longitude.
 * A place that is not here is no place: a scan there counts, but is near or far from nothing.
 */
const ROWS = `
110000 北京 Beijing 39.9 116.4|120000 天津 Tianjin 39.1 117.2|130100 石家庄 Shijiazhuang 38.0 114.5|130200 唐山 Tangshan 39.6 118.2
140100 太原 Taiyuan 37.9 112.5|150100 呼和浩特 Hohhot 40.8 111.7|210100 沈阳 Shenyang 41.8 123.4|210200 大连 Dalian 38.9 121.6
210300 鞍山 Anshan 41.1 123.0|210400 抚顺 Fushun 41.9 123.9|210500 本溪 Benxi 41.3 123.8|210600 丹东 Dandong 40.1 124.4
210700 锦州 Jinzhou 41.1 121.1|210800 营口 Yingkou 40.7 122.2|210900 阜新 Fuxin 42.0 121.7|211000 辽阳 Liaoyang 41.3 123.2
211100 盘锦 Panjin 41.1 122.1|211200 铁岭 Tieling 42.3 123.8|211300 朝阳 Chaoyang 41.6 120.5|211400 葫芦岛 Huludao 40.7 120.8
220100 长春 Changchun 43.9 125.3|220200 吉林 Jilin 43.8 126.5|230100 哈尔滨 Harbin 45.8 126.5|230600 大庆 Daqing 46.6 125.1
310000 上海 Shanghai 31.2 121.5|320100 南京 Nanjing 32.1 118.8|320200 无锡 Wuxi 31.6 120.3|320500 苏州 Suzhou 31.3 120.6
330100 杭州 Hangzhou 30.3 120.2|330200 宁波 Ningbo 29.9 121.6|330300 温州 Wenzhou 28.0 120.7|340100 合肥 Hefei 31.8 117.2
350100 福州 Fuzhou 26.1 119.3|350200 厦门 Xiamen 24.5 118.1|360100 南昌 Nanchang 28.7 115.9|370100 济南 Jinan 36.7 117.0
370200 青岛 Qingdao 36.1 120.4|370600 烟台 Yantai 37.5 121.4|410100 郑州 Zhengzhou 34.7 113.6|410300 洛阳 Luoyang 34.6 112.5
420100 武汉 Wuhan 30.6 114.3|430100 长沙 Changsha 28.2 112.9|440100 广州 Guangzhou 23.1 113.3|440300 深圳 Shenzhen 22.5 114.1
440600 佛山 Foshan 23.0 113.1|441900 东莞 Dongguan 23.0 113.8|450100 南宁 Nanning 22.8 108.4|460100 海口 Haikou 20.0 110.3
500000 重庆 Chongqing 29.6 106.5|510100 成都 Chengdu 30.7 104.1|520100 贵阳 Guiyang 26.6 106.7|530100 昆明 Kunming 25.0 102.7
540100 拉萨 Lhasa 29.7 91.1|610100 西安 Xi’an 34.3 108.9|620100 兰州 Lanzhou 36.1 103.8|630100 西宁 Xining 36.6 101.8
640100 银川 Yinchuan 38.5 106.2|650100 乌鲁木齐 Urumqi 43.8 87.6
`;

/** Cities by code. */
export const SCAN_PLACES: ReadonlyMap<string, ScanPlace> = new Map(
  ROWS.trim()
    .split(/[|\n]/)
    .map((row) => {
      const [code = '', zh = '', en = '', latitude, longitude] = row.split(' ');
      return [code, { code, zh, en, latitude: Number(latitude), longitude: Number(longitude) }];
    }),
);

const EARTH_KM = 6371;

/** Kilometres between two cities along the great circle; `undefined` where one of them is not known. */
export function kilometresBetween(one: string, other: string): number | undefined {
  const a = SCAN_PLACES.get(one);
  const b = SCAN_PLACES.get(other);
  if (!a || !b) return undefined;
  const half = (degrees: number): number => Math.sin((degrees * Math.PI) / 360) ** 2;
  const cosines = Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude));
  const square = half(b.latitude - a.latitude) + cosines * half(b.longitude - a.longitude);
  return 2 * EARTH_KM * Math.asin(Math.sqrt(square));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
