// SPDX-License-Identifier: Apache-2.0

/** What a contract said when it refused: `CODE: text`. */
export interface ContractFailure {
  readonly contractCode: string;
  readonly text: string;
}

const FROM_CHAINCODE = /(?:chaincode response \d+, |transaction returned with failure: )([\s\S]*)$/;
const CODED = /^(?:[A-Za-z]*Error: )*([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+): ?([\s\S]*)$/;

/**
 * Finds a contract's own refusal in the texts of a failed proposal; peers wrap it differently.
 * @returns the first one; `undefined` when no text comes from chaincode. A refusal without a code has `UNCODED`.
 */
export function contractFailureIn(texts: readonly string[]): ContractFailure | undefined {
  const fromChaincode = texts.flatMap((text) => FROM_CHAINCODE.exec(text)?.[1] ?? []);
  const coded = fromChaincode.flatMap((text) => {
    const [, contractCode, said = ''] = CODED.exec(text) ?? [];
    return contractCode === undefined ? [] : [{ contractCode, text: said }];
  });
  const [uncoded] = fromChaincode;
  return (
    coded[0] ?? (uncoded === undefined ? undefined : { contractCode: 'UNCODED', text: uncoded })
  );
}
