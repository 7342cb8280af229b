// SPDX-License-Identifier: Apache-2.0
export * from './labels/index.js';
export * from './survey/index.js';
export { isPrinted, printLines, type PrintOptions } from './codes/print-file.js';
export {
  isScratchCode,
  newScratchKey,
  scratchCode,
  scratchCommitment,
} from './codes/scratch-code.js';
export { SerialBook } from './codes/serial-book.js';
export { SerialError, type SerialErrorCode } from './codes/serial-error.js';
export { drawSerials, takeSerials, type SerialFile } from './codes/serial-file.js';
export { serialBytes, serialText, SERIAL_BYTES } from './codes/serial-text.js';
export * from './epcis/index.js';
export * from './csv/index.js';
export * from './nyt4712/index.js';
export { zipStream, type ZipFile } from './zip/zip-stream.js';
