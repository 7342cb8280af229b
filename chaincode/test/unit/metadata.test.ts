// SPDX-License-Identifier: Apache-2.0
import { createRequire } from 'node:module';

import { CONTRACT_OF, SERVICE_FUNCTIONS } from '@daoji/model';
import { expect } from 'chai';

import { built } from '../fixture/built.js';
import { expectRefusal } from '../fixture/expect-error.js';

interface Metadata {
  readonly contracts: Readonly<
    Record<string, { readonly transactions: readonly TransactionMetadata[] } | undefined>
  >;
}
interface TransactionMetadata {
  readonly name: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly schema: { readonly type: string };
  }[];
}

const require = createRequire(import.meta.url);
const META = Object.values(SERVICE_FUNCTIONS).filter((name) => name.startsWith('meta:'));

describe('generated contract metadata', () => {
  it('refuses an unknown function of every contract but meta with FUNCTION_UNKNOWN', async () => {
    const all = [...built.trace.contracts, ...built.anchor.contracts].map((one) => new one());
    for (const contract of all.filter((one) => one.getName() !== 'meta')) {
      const stub = { getFunctionAndParameters: () => ({ fcn: 'lots:none', params: [] }) };
      const ctx = { stub } as unknown as Parameters<typeof contract.unknownTransaction>[0];
      await expectRefusal(contract.unknownTransaction(ctx), 'FUNCTION_UNKNOWN');
    }
  });

  for (const channel of ['trace', 'anchor'] as const) {
    const metadata = metadataOf(channel);
    const names = Object.entries(metadata.contracts)
      .filter(([contract]) => contract !== 'org.hyperledger.fabric')
      .flatMap(([contract, { transactions = [] } = {}]) =>
        transactions.map((one) => `${contract}:${one.name}`),
      );

    it(`${channel}: lists exactly the functions of the model`, () => {
      const commands = Object.entries(CONTRACT_OF[channel]).map(
        ([type, contract]) => `${contract}:${type}`,
      );
      const services = [
        ...META,
        channel === 'anchor' ? SERVICE_FUNCTIONS.advanceLog : SERVICE_FUNCTIONS.headroom,
      ];
      expect(names.sort()).to.deep.equal([...commands, ...services].sort());
    });

    it(`${channel}: never lists ctx as a parameter; every parameter is text`, () => {
      for (const [contract, { transactions = [] } = {}] of Object.entries(metadata.contracts)) {
        if (contract === 'org.hyperledger.fabric') continue;
        for (const { name, parameters = [] } of transactions) {
          expect(
            parameters.map((one) => one.schema.type),
            name,
          ).to.satisfy((types: string[]) => types.every((type) => type === 'string'));
          expect(parameters.length, name).to.equal(name === 'ping' ? 0 : 1);
          expect(parameters.map((one) => one.name)).to.not.include('ctx');
        }
      }
    });
  }
});

// The classes that fabric-chaincode-node builds its metadata from; it has no public door to them.
function metadataOf(channel: 'trace' | 'anchor'): Metadata {
  const { JSONSerializer } = require('fabric-contract-api') as { JSONSerializer: unknown };
  const Loader = require('fabric-shim/lib/contract-spi/chaincodefromcontract.js') as new (
    contracts: unknown[],
    serializers: object,
    metadata: object,
    title: string,
    version: string,
  ) => { readonly metadata: Metadata };
  const serializers = { transaction: 'json', serializers: { json: JSONSerializer } };
  return new Loader([...built[channel].contracts], serializers, {}, channel, '0').metadata;
}
