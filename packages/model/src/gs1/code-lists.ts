// SPDX-License-Identifier: Apache-2.0
// Code lists as bit fields of 64-bit words, most significant bit first, as the syntax dictionary's linters (release 2026-01-27) have them.

/** ISO 3166 numeric country codes. */
const COUNTRIES =
  '08a888898888b8888aa80a28888888880888888a2223288988188a2221e322a2' +
  '2a2a180088888888888a888888888888888288a2622a22a2222222228808b888' +
  '88889708082222222de102888888a222320a1b222222a203e20808c8088888a8' +
  '8888889a89002021e080222a00082102';

/** ISO 4217 numeric currency codes. */
const CURRENCIES =
  '008800008808b808888008208088080808808088002200088010820202822000' +
  '02020000080000008888088888888080088a88a262222002022200008800a080' +
  '88080c000822020020220288800000201202000000202002a200008000088888' +
  '008888008100202020800028000022000400000fe6adbfdffdfdfce225000000';

/** ISO 3166 alpha-2 country codes; bit 26 × first letter + second. */
const COUNTRIES_ALPHA2 =
  '1e9afb77f7bdbb7be4fc21a8012b0070003a900df9dfa800b160181ef00202c0' +
  '00b8d42f8281f2bf3fffeba4d2100080023cf1ca80000002008a8fbfe75cddf9' +
  '59820820eaa1020040020000000008001020020080000000';

/** Codes of GS1's PackageTypeCode list. */
const PACKAGE_TYPES =
  '1A 1B 1D 1F 1G 1W 200 201 202 203 204 205 206 210 211 212 2C 3A 3H 43 44 4A 4B 4C 4D 4F 4G 4H 5H 5L 5M 6H 6P ' +
  '7A 7B 8 8A 8B 8C 9 AA AB AC AD AF AG AH AI AJ AL AM AP APE AT AV B4 BB BC BD BE BF BG BGE BH BI BJ BK BL BM ' +
  'BME BN BO BP BQ BR BRI BS BT BU BV BW BX BY BZ CA CB CBL CC CCE CD CE CF CG CH CI CJ CK CL CM CN CO CP CQ CR ' +
  'CS CT CU CV CW CX CY CZ DA DB DC DG DH DI DJ DK DL DM DN DP DPE DR DS DT DU DV DW DX DY E1 E2 E3 EC ED EE EF ' +
  'EG EH EI EN FB FC FD FE FI FL FO FOB FP FPE FR FT FW FX GB GI GL GR GU GY GZ HA HB HC HG HN HR IA IB IC ID IE ' +
  'IF IG IH IK IL IN IZ JB JC JG JR JT JY KG KI LAB LE LG LT LU LV LZ MA MB MC ME MPE MR MS MT MW MX NA NE NF NG ' +
  'NS NT NU NV OA OB OC OD OE OF OK OPE OT OU P2 PA PAE PB PC PD PE PF PG PH PI PJ PK PL PLP PN PO POP PP PPE PR ' +
  'PT PU PUE PV PX PY PZ QA QB QC QD QF QG QH QJ QK QL QM QN QP QQ QR QS RB1 RB2 RB3 RCB RD RG RJ RK RL RO RT RZ ' +
  'S1 SA SB SC SD SE SEC SH SI SK SL SM SO SP SS ST STL SU SV SW SX SY SZ T1 TB TC TD TE TEV TG THE TI TK TL TN ' +
  'TO TR TRE TS TT TTE TU TV TW TWE TY TZ UC UN UUE VA VG VI VK VL VN VO VP VQ VR VS VY WA WB WC WD WF WG WH WJ ' +
  'WK WL WM WN WP WQ WR WRP WS WT WU WV WW WX WY WZ X11 X12 X15 X16 X17 X18 X19 X20 X3 XA XB XC XD XF XG XH XJ ' +
  'XK YA YB YC YD YF YG YH YJ YK YL YM YN YP YQ YR YS YT YV YW YX YY YZ ZA ZB ZC ZD ZF ZG ZH ZJ ZK ZL ZM ZN ZP ' +
  'ZQ ZR ZS ZT ZU ZV ZW ZX ZY ZZ';

/** True for a numeric country code of ISO 3166, such as `156`. */
export function isCountry(code: string): boolean {
  return /^\d{3}$/.test(code) && hasBit(COUNTRIES, Number(code));
}

/** True for a numeric currency code of ISO 4217, such as `156`. */
export function isCurrency(code: string): boolean {
  return /^\d{3}$/.test(code) && hasBit(CURRENCIES, Number(code));
}

/** True for a country code of two letters, such as `CN`. */
export function isCountryAlpha2(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code)) return false;
  const [first = 0, second = 0] = Array.from(code, (letter) => letter.charCodeAt(0) - 65);
  return hasBit(COUNTRIES_ALPHA2, first * 26 + second);
}

/** True for a code of the PackageTypeCode list. */
export function isPackageType(code: string): boolean {
  return code !== '' && PACKAGE_TYPES.split(' ').includes(code);
}

/** True for an AIDC media type that is assigned (01–10) or for national use (80–99). */
export function isMediaType(code: string): boolean {
  return /^(?:0[1-9]|10|[89]\d)$/.test(code);
}

function hasBit(field: string, at: number): boolean {
  const digit = Number.parseInt(field.charAt(at >> 2), 16);
  return ((digit >> (3 - (at & 3))) & 1) === 1;
}
