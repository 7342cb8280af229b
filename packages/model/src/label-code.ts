// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

/** Registration number of a pesticide: PD field use, WP household, LS temporary; the label code names its last six digits. */
export const registrationSchema = z
  .string()
  .regex(/^(?:PD|WP|LS)\d{6,10}(?:-\d{1,4})?$/, 'expected PD, WP or LS and 6–10 digits');

/** Code on the label of one sales unit of a pesticide: 32 digits. Source: MARA notice 2579 (农业部公告第2579号). */
export const labelCodeSchema = z
  .string()
  .regex(/^[123]\d{6}[123]\d{24}$/, 'expected a label code of 32 digits');

/** What a label code says; `random` makes it unique to one sales unit. */
export interface LabelCode {
  /** Kind of the registration number: 1 PD, 2 WP, 3 temporary (LS). */
  readonly registrationClass: 'PD' | 'WP' | 'LS';
  /** Last six digits of the registration number. */
  readonly registrationDigits: string;
  readonly production: 'own' | 'contract-made' | 'contract-packed';
  /** Three digits that the maker gives to a pack size. */
  readonly specification: string;
  /** 21 digits. */
  readonly random: string;
}

const CLASSES = { '1': 'PD', '2': 'WP', '3': 'LS' } as const;
const PRODUCTIONS = { '1': 'own', '2': 'contract-made', '3': 'contract-packed' } as const;

/** Splits a label code; `undefined` for text that is none. */
export function parseLabelCode(code: string): LabelCode | undefined {
  if (!labelCodeSchema.safeParse(code).success) return undefined;
  return {
    registrationClass: CLASSES[code.charAt(0) as keyof typeof CLASSES],
    registrationDigits: code.slice(1, 7),
    production: PRODUCTIONS[code.charAt(7) as keyof typeof PRODUCTIONS],
    specification: code.slice(8, 11),
    random: code.slice(11),
  };
}

/** True when a label code can stand on a product of this registration number. */
export function isLabelOf(code: LabelCode, registration: string): boolean {
  const digits = registration.replace(/\D/g, '');
  return (
    registration.startsWith(code.registrationClass) && digits.slice(-6) === code.registrationDigits
  );
}
