// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

import { Gs1Error } from './gs1-error.js';

/** Digits and capitals without I, O, S, V and Z. Source: GB 32100-2015. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const MODULUS = 31;
/** Weights of the organisation code's eight characters. Source: GB 11714-1997. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** 登记管理部门, 机构类别, 行政区划 of six digits, 主体标识码 of nine characters, 校验码. */
const SHAPE = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{8}[0-9X][0-9A-HJ-NP-RTUWXY]$/;

/**
 * Checks a 统一社会信用代码: shape, the organisation code inside it (characters 9–17, GB 11714) and the last character (GB 32100).
 * @throws {@link Gs1Error} `CREDIT_CODE_SHAPE`, `CREDIT_CODE_CHECK`.
 */
export function assertCreditCode(code: string): void {
  if (!SHAPE.test(code)) {
    throw new Gs1Error(
      'CREDIT_CODE_SHAPE',
      `expected 18 characters of 0–9 A–H J–N P–R T U W X Y with digits at 3–8, got ${JSON.stringify(code.slice(0, 24))}`,
    );
  }
  const digit = organisationCheck(code.slice(8, 16));
  if (digit !== code.charAt(16)) {
    throw new Gs1Error(
      'CREDIT_CODE_CHECK',
      `expected ${digit} as character 17 (GB 11714), got ${code.charAt(16)}`,
    );
  }
  const last = creditCodeCheck(code.slice(0, 17));
  if (last !== code.charAt(17)) {
    throw new Gs1Error(
      'CREDIT_CODE_CHECK',
      `expected ${last} as character 18 (GB 32100), got ${code.charAt(17)}`,
    );
  }
}

/** A 统一社会信用代码 as a field of a command or a form; the issue says which check failed. */
export const creditCodeSchema = z.string().superRefine((code, context) => {
  try {
    assertCreditCode(code);
  } catch (error) {
    if (!(error instanceof Gs1Error)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
  }
});

/** Last character of a code, of its first 17: (31 − Σ aᵢ·3^(i−1) mod 31) mod 31. Source: GB 32100-2015. */
export function creditCodeCheck(body: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % MODULUS;
  }
  return ALPHABET.charAt((MODULUS - (sum % MODULUS)) % MODULUS);
}

/** Check character of an organisation code, of its first eight: 11 − Σ aᵢ·wᵢ mod 11, 10 written X and 11 written 0. Source: GB 11714-1997. */
export function organisationCheck(body: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, at) => total + weight * Number.parseInt(body.charAt(at), 36),
    0,
  );
  return 'X0'.charAt([10, 11].indexOf(11 - (sum % 11))) || String(11 - (sum % 11));
}
