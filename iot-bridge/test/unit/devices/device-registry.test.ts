// SPDX-License-Identifier: Apache-2.0
import type { DeviceRecord } from '@daoji/model';
import { expect } from 'chai';

import { DeviceRegistry } from '../../../src/devices/device-registry.js';
import { TestDevice } from '../../support/test-device.js';

class Bench {
  readonly device = new TestDevice('dev-one');
  readonly asked: string[] = [];
  readonly saved: (readonly DeviceRecord[])[] = [];
  now = 1000;
  state: DeviceRecord | undefined;
  isAway = false;

  registry(known: readonly DeviceRecord[] = []): DeviceRegistry {
    return new DeviceRegistry(
      {
        clock: { now: () => this.now, after: () => () => undefined },
        readState: (key) => {
          this.asked.push(key);
          if (this.isAway) return Promise.reject(new Error('no peer answers'));
          return Promise.resolve(this.state && Buffer.from(JSON.stringify(this.state)));
        },
        save: (records) => {
          this.saved.push(records);
          return Promise.resolve();
        },
      },
      known,
    );
  }
}

describe('DeviceRegistry', () => {
  it('asks once for a device, for any number of packs', async () => {
    const bench = new Bench();
    bench.state = bench.device.record();
    const registry = bench.registry();
    await Promise.all([registry.find('dev-one'), registry.find('dev-one')]);
    await registry.find('dev-one');
    expect(bench.asked).to.deep.equal(['device~dev-one']);
    expect(bench.saved.length).to.equal(1);
  });

  it('believes "no such device" for three seconds', async () => {
    const bench = new Bench();
    const registry = bench.registry();
    expect(await registry.find('dev-one')).to.equal(undefined);
    bench.state = bench.device.record();
    expect(await registry.find('dev-one')).to.equal(undefined);
    bench.now += 3001;
    expect(await registry.find('dev-one')).to.include({ status: 'active' });
  });

  it('rejects, and believes nothing, while the ledger is away', async () => {
    const bench = new Bench();
    bench.isAway = true;
    const registry = bench.registry();
    const failed = await registry.find('dev-one').catch((cause: unknown) => cause);
    expect(failed).to.be.instanceOf(Error);
    bench.isAway = false;
    bench.state = bench.device.record();
    expect(await registry.find('dev-one')).to.include({ status: 'active' });
  });

  it('knows after a restart what it knew before, with the ledger away', async () => {
    const bench = new Bench();
    bench.isAway = true;
    const registry = bench.registry([bench.device.record()]);
    expect(await registry.find('dev-one')).to.include({ status: 'active' });
    expect(bench.asked).to.deep.equal([]);
  });

  it('takes a revocation from a block, and gives no news of it', async () => {
    const bench = new Bench();
    const registry = bench.registry([bench.device.record()]);
    const revoked = bench.device.record({ status: 'revoked' });
    expect(await registry.update(Buffer.from(JSON.stringify(revoked)))).to.equal(undefined);
    expect(registry.known('dev-one')).to.include({ status: 'revoked' });
  });

  it('gives news of a device that has become active', async () => {
    const bench = new Bench();
    const registry = bench.registry([bench.device.record({ status: 'registered' })]);
    const news = await registry.update(Buffer.from(JSON.stringify(bench.device.record())));
    expect(news).to.include({ deviceId: 'dev-one' });
  });
});
