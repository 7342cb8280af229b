// SPDX-License-Identifier: Apache-2.0
export { SERIAL_BYTES, serialBytes, serialText } from '@daoji/model';
