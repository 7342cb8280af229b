// SPDX-License-Identifier: Apache-2.0
import type { unitsZh } from './units-zh.js';

/** English texts of cases, pallets, single packages and flagged codes; the same keys as the Chinese. */
export const unitsEn: Readonly<Record<keyof typeof unitsZh, string>> = {
  'codes.units': 'Cases and pallets',
  'codes.unitsLead':
    'Activated codes go into cases, and cases onto pallets. Each has one SSCC (18 digits).',
  'codes.unit': 'Case or pallet',
  'codes.noUnits': 'No cases or pallets yet.',
  'codes.noUnitsNext': 'Enter an SSCC and what it holds below.',
  'codes.pack': 'Pack a case or pallet',
  'codes.sscc': 'SSCC',
  'codes.ssccHint': '18 digits; the barcode of the case can be scanned',
  'codes.drawSscc': 'No SSCC yet: draw one',
  'codes.prefix': 'Company prefix',
  'codes.prefixHint': 'the 7–12 digits that GS1 gave the firm',
  'codes.draw18': 'Draw an SSCC',
  'codes.whyPrefix': 'enter the company prefix of 7–12 digits',
  'codes.content': 'It holds',
  'codes.content.packages': 'packages (by place)',
  'codes.content.units': 'cases (by SSCC)',
  'codes.runs': 'Places',
  'codes.runsHint': 'from 1, e.g. 1-20, 31-40',
  'codes.unitList': 'SSCCs of the cases',
  'codes.unitListHint': 'one a line',
  'codes.whySscc': 'enter an SSCC of 18 digits with its right check digit',
  'codes.whyOrder': 'choose a code order',
  'codes.whyRuns': 'enter places such as 1-20: from 1, at most the number of codes',
  'codes.whyUnits': 'enter SSCCs of 18 digits, one a line',
  'codes.packed': '{codes} packages in all ({mass}).',
  'codes.unitState': 'State',
  'codes.unit.packed': 'packed',
  'codes.unit.opened': 'opened',
  'codes.parts': 'Entries inside',
  'codes.standsOn': 'Stands on',
  'codes.holds': 'What it holds',
  'codes.held': 'What it held before it was opened',
  'codes.run': '{from}–{to} ({codes} packages)',
  'codes.unitLabel': 'SSCC label (SVG)',
  'codes.openUnit': 'Open it',
  'codes.openUnitLead':
    'What is inside can then be packed again. A case on a pallet is free once the pallet is opened.',
  'codes.reportLead':
    'A single activated package that came back, was stolen, reported, recalled or destroyed; the page behind its code says so from then on.',
  'codes.serial': 'Serial',
  'codes.serialHint': 'the 16 characters on the package, or the address behind its code',
  'codes.find': 'Find this package',
  'codes.place': 'Place',
  'codes.before': 'Recorded before',
  'codes.happened': 'What happened',
  'codes.destroyedFinal': 'Once recorded as destroyed, it stays so.',
  'codes.reasonWords': 'Note',
  'codes.reasonHint': 'at least 4 characters, e.g. “stolen on the way, reported to the police”',
  'field.sscc': 'SSCC',
  'field.children': 'Holds',
  'field.exception': 'Recorded as',
  'field.index': 'Place (from 0)',
  'field.path': 'Proof path',
  'field.serial': 'Serial',
  'flagged.title': 'Codes with unusual scans',
  'flagged.lead':
    'Package codes whose scans are unusual. Only who ordered them, the brand owner and the authority see them, and who asks signs for it.',
  'flagged.noKey': 'This list is shown to who signs for it, and this device has no key',
  'flagged.none': 'No code has unusual scans.',
  'flagged.noneNext': 'New ones will be listed here.',
  'flagged.meaning':
    'The same code may be on more than one package. These records cannot tell which is the first one, nor what is in a bag: look at the package, the scratch code and where it was sold.',
  'flagged.count': 'Scanned {count} times, first at {first}.',
  'flagged.cities': ' In at most {cities} cities within 30 days.',
  'flagged.scan-pattern':
    'Since {since}: scanned by many phones within a short time. One bag rarely is.',
  'flagged.distant-scan':
    'Since {since}: scanned in places more than {km} km apart, {distant} times.',
  'flagged.burst':
    'Since {since}: scanned {burst} times or more within an hour; a picture of the code may be going round.',
  'flagged.scratch-code':
    'Since {since}: the scratch code was checked again after its first check ({right} matched, {wrong} did not).',
  'flagged.erase': 'Erase where it was scanned',
  'flagged.eraseSure': 'Erase for good',
  'flagged.eraseLead':
    'Where and when this code was scanned is deleted and cannot come back; counts and flags stay.',
  'flagged.erased': 'The places are erased; counts and flags stay.',
};
