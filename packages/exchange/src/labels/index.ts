// SPDX-License-Identifier: Apache-2.0
export { labelLines, MAX_LABELS, type BagLabel, type LabelLanguage } from './bag-label.js';
export { codeLines, codePng, codeSvg } from './code-image.js';
export {
  codeImages,
  IMAGE_FORMATS,
  type CodeImage,
  type CodeImageOptions,
  type ImageFormat,
} from './code-images.js';
export { LabelError, type LabelErrorCode } from './label-error.js';
export { findLabelFont, type LabelFont } from './label-font.js';
export { labelSvg } from './label-image.js';
export { writeLabelPdf, type LabelPdfOptions } from './label-pdf.js';
export {
  LABEL_SHEET_NAMES,
  LABEL_SHEETS,
  type LabelSheet,
  type LabelSheetName,
} from './label-sheet.js';
export { unitLabelSvg } from './unit-label.js';
export {
  labelLink,
  labelSymbol,
  MIN_MODULE_MM,
  SYMBOL_KINDS,
  symbolSize,
  type LabelSymbol,
  type SymbolKind,
} from './label-symbol.js';
