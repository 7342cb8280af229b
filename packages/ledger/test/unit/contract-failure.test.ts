// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';

import { contractFailureIn } from '../../src/contract-failure.js';

const CODED = [
  'chaincode response 500, LOT_NOT_FOUND: no lot h-1',
  'ProducerMSP: chaincode response 500, LOT_NOT_FOUND: no lot h-1',
  'evaluate call to endorser returned error: chaincode response 500, LOT_NOT_FOUND: no lot h-1',
  'rpc error: code = Unknown desc = chaincode response 500, Error: LOT_NOT_FOUND: no lot h-1',
  'transaction returned with failure: Error: LOT_NOT_FOUND: no lot h-1',
  'peer-1: chaincode response 500, ContractError: LOT_NOT_FOUND: no lot h-1',
];

const NOT_FROM_CHAINCODE = [
  '',
  'LOT_NOT_FOUND: no lot h-1',
  'no combination of peers can be derived which satisfy the endorsement policy',
  'failed to endorse transaction, see attached details for more info',
  'error in simulation: failed to execute transaction: connection refused',
  '14 UNAVAILABLE: No connection established',
];

describe('contractFailureIn', () => {
  for (const text of CODED) {
    it(`reads the code in "${text.slice(0, 60)}"`, () => {
      expect(contractFailureIn(['other text', text])).to.deep.equal({
        contractCode: 'LOT_NOT_FOUND',
        text: 'no lot h-1',
      });
    });
  }

  for (const text of NOT_FROM_CHAINCODE) {
    it(`finds no refusal in "${text.slice(0, 60)}"`, () => {
      expect(contractFailureIn([text])).to.equal(undefined);
    });
  }

  it('calls a refusal without a code UNCODED', () => {
    const failure = contractFailureIn(['chaincode response 500, Contract name is not known: x']);
    expect(failure?.contractCode).to.equal('UNCODED');
    expect(contractFailureIn(['chaincode response 500, lower_case: x'])?.contractCode).to.equal(
      'UNCODED',
    );
  });

  it('keeps a text of several lines and colons whole', () => {
    const failure = contractFailureIn(['chaincode response 500, COMMAND_SHAPE: a: b\n→ at c']);
    expect(failure).to.deep.equal({ contractCode: 'COMMAND_SHAPE', text: 'a: b\n→ at c' });
  });
});
