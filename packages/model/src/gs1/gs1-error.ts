// SPDX-License-Identifier: Apache-2.0

/** Why a GS1 value, element string or Digital Link is refused. */
export const GS1_ERROR_CODES = {
  GS1_URI:
    'the text is no GS1 Digital Link: scheme, domain, characters or no primary key in the path',
  GS1_AI_UNKNOWN: 'no Application Identifier of the syntax dictionary',
  GS1_VALUE_LENGTH: 'a value is empty, too short or too long for its AI',
  GS1_VALUE_CHARACTER: 'a value has a character that its AI does not allow',
  GS1_CHECK_DIGIT: 'a check digit or check character pair is wrong',
  GS1_DATE: 'a date or time that does not exist',
  GS1_VALUE_RULE: 'a value breaks another rule of its AI',
  GS1_PATH_ORDER: 'the AIs of the path are no key with its qualifiers in order',
  GS1_ATTRIBUTE: 'an AI that may not stand in the query, or belongs in the path',
  GS1_DUPLICATE: 'one AI twice',
  GS1_ELEMENT_STRING: 'the text is no bracketed element string',
  EPC_URN: 'the text is no EPC URN of a known scheme',
  EPC_PREFIX_LENGTH: 'a GS1 company prefix has 6 to 12 digits',
  CREDIT_CODE_SHAPE: 'a unified social credit code has 18 characters of its alphabet',
  CREDIT_CODE_CHECK: 'a check character of a unified social credit code is wrong',
} as const;

/** One code of {@link GS1_ERROR_CODES}. */
export type Gs1ErrorCode = keyof typeof GS1_ERROR_CODES;

/** A GS1 identifier, element string or Digital Link that is refused. `message` says what was expected and what came. */
export class Gs1Error extends Error {
  readonly code: Gs1ErrorCode;

  constructor(code: Gs1ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Gs1Error';
    this.code = code;
  }
}
