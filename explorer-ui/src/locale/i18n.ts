// SPDX-License-Identifier: Apache-2.0
import { LANGUAGES, type Language } from '@daoji/model';
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

import { appEn } from './app-en.js';
import { appZh } from './app-zh.js';
import { alarmsEn } from './alarms-en.js';
import { alarmsZh } from './alarms-zh.js';
import { binsEn } from './bins-en.js';
import { binsZh } from './bins-zh.js';
import { checkEn } from './check-en.js';
import { checkZh } from './check-zh.js';
import { codesEn } from './codes-en.js';
import { codesZh } from './codes-zh.js';
import { documentsEn } from './documents-en.js';
import { documentsZh } from './documents-zh.js';
import { fieldEn } from './field-en.js';
import { fieldZh } from './field-zh.js';
import { grainEn } from './grain-en.js';
import { grainZh } from './grain-zh.js';
import { importsEn } from './imports-en.js';
import { importsZh } from './imports-zh.js';
import { inputsEn } from './inputs-en.js';
import { inputsZh } from './inputs-zh.js';
import { lotsEn } from './lots-en.js';
import { lotsZh } from './lots-zh.js';
import { mandatesEn } from './mandates-en.js';
import { mandatesZh } from './mandates-zh.js';
import { noticesEn } from './notices-en.js';
import { noticesZh } from './notices-zh.js';
import { parcelsEn } from './parcels-en.js';
import { parcelsZh } from './parcels-zh.js';
import { qualityEn } from './quality-en.js';
import { qualityZh } from './quality-zh.js';
import { recallEn } from './recall-en.js';
import { recallZh } from './recall-zh.js';
import { rulesEn } from './rules-en.js';
import { rulesZh } from './rules-zh.js';
import { productsEn } from './products-en.js';
import { productsZh } from './products-zh.js';
import { registryEn } from './registry-en.js';
import { registryZh } from './registry-zh.js';
import { seasonsEn } from './seasons-en.js';
import { seasonsZh } from './seasons-zh.js';
import { storageEn } from './storage-en.js';
import { storageZh } from './storage-zh.js';
import { tradeEn } from './trade-en.js';
import { tradeZh } from './trade-zh.js';
import { unitsEn } from './units-en.js';
import { unitsZh } from './units-zh.js';
import { verifierEn } from './verifier-en.js';
import { verifierZh } from './verifier-zh.js';
import { forecastsEn } from './forecasts-en.js';
import { forecastsZh } from './forecasts-zh.js';
import { warningsEn } from './warnings-en.js';
import { dutiesEn } from './duties-en.js';
import { dutiesZh } from './duties-zh.js';
import { warningsZh } from './warnings-zh.js';

const REMEMBERED = 'daoji.language';

/** All texts by language; both have the same keys (a test says so). */
export const TEXTS = {
  'zh-CN': {
    ...appZh,
    ...codesZh,
    ...documentsZh,
    ...fieldZh,
    ...alarmsZh,
    ...warningsZh,
    ...dutiesZh,
    ...forecastsZh,
    ...storageZh,
    ...binsZh,
    ...grainZh,
    ...importsZh,
    ...inputsZh,
    ...lotsZh,
    ...noticesZh,
    ...parcelsZh,
    ...qualityZh,
    ...recallZh,
    ...mandatesZh,
    ...registryZh,
    ...rulesZh,
    ...productsZh,
    ...tradeZh,
    ...unitsZh,
    ...checkZh,
    ...verifierZh,
    ...seasonsZh,
  },
  en: {
    ...appEn,
    ...codesEn,
    ...documentsEn,
    ...fieldEn,
    ...alarmsEn,
    ...warningsEn,
    ...dutiesEn,
    ...forecastsEn,
    ...storageEn,
    ...binsEn,
    ...grainEn,
    ...importsEn,
    ...inputsEn,
    ...lotsEn,
    ...noticesEn,
    ...parcelsEn,
    ...qualityEn,
    ...recallEn,
    ...mandatesEn,
    ...registryEn,
    ...rulesEn,
    ...productsEn,
    ...tradeEn,
    ...unitsEn,
    ...checkEn,
    ...verifierEn,
    ...seasonsEn,
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** Key of any text of the pages. */
export type TextKey = keyof (typeof TEXTS)['zh-CN'];

/** Language of this visit: `?lang`, else the remembered one, else Chinese. */
export function chosenLanguage(search: string, remembered: string | null): Language {
  const asked = new URLSearchParams(search).get('lang') ?? remembered ?? '';
  if (asked.toLowerCase().startsWith('en')) return 'en';
  return LANGUAGES[0];
}

/** The translator of the application, set to this visit's language. */
export function newTranslator(): i18n {
  const language = chosenLanguage(location.search, localStorage.getItem(REMEMBERED));
  const translator = createInstance();
  void translator.use(initReactI18next).init({
    fallbackLng: LANGUAGES[0],
    initAsync: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    keySeparator: false,
    lng: language,
    nsSeparator: false,
    resources: { 'zh-CN': { translation: TEXTS['zh-CN'] }, en: { translation: TEXTS.en } },
  });
  document.documentElement.lang = language;
  translator.on('languageChanged', (next) => {
    document.documentElement.lang = next;
    localStorage.setItem(REMEMBERED, next);
  });
  return translator;
}
