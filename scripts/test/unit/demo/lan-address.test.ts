// SPDX-License-Identifier: Apache-2.0
import type { NetworkInterfaceInfo } from 'node:os';

import { expect } from 'chai';

import { chooseLanAddress, lanCandidates } from '../../../src/demo/lan-address.js';
import { expectDemoError } from './expect-demo-error.js';

const LOOPBACK = { lo: [ipv4('127.0.0.1', true)] };
const ONE = { ...LOOPBACK, eth0: [ipv4('192.0.2.7')] };
const TWO = { ...ONE, wlan0: [ipv4('198.51.100.9'), ipv4('169.254.3.4')] };

describe('lanCandidates', () => {
  it('leaves loopback and self-assigned addresses out', () => {
    expect(lanCandidates(TWO)).to.deep.equal([
      { address: '192.0.2.7', card: 'eth0' },
      { address: '198.51.100.9', card: 'wlan0' },
    ]);
  });
});

describe('chooseLanAddress', () => {
  it('takes the only candidate', () => {
    expect(chooseLanAddress(ONE, undefined)).to.equal('192.0.2.7');
  });

  it('takes the named one of several', () => {
    expect(chooseLanAddress(TWO, '198.51.100.9')).to.equal('198.51.100.9');
  });

  it('takes loopback when it is named', () => {
    expect(chooseLanAddress(LOOPBACK, '127.0.0.1')).to.equal('127.0.0.1');
  });

  it('throws LAN_NO_ADDRESS where there is none', () => {
    expectDemoError(() => chooseLanAddress(LOOPBACK, undefined), 'LAN_NO_ADDRESS');
  });

  it('throws LAN_CHOOSE_ADDRESS with every candidate where there are several', () => {
    const { chinese, english } = expectDemoError(
      () => chooseLanAddress(TWO, undefined),
      'LAN_CHOOSE_ADDRESS',
    );
    expect(chinese).to.include('192.0.2.7 (eth0) 198.51.100.9 (wlan0)');
    expect(english).to.include('192.0.2.7 (eth0) 198.51.100.9 (wlan0)');
  });

  for (const named of ['203.0.113.1', '0.0.0.0', 'localhost', '']) {
    it(`throws LAN_ADDRESS for "${named}", which this machine does not have`, () => {
      expectDemoError(() => chooseLanAddress(ONE, named), 'LAN_ADDRESS');
    });
  }
});

function ipv4(address: string, internal = false): NetworkInterfaceInfo {
  return { address, internal, family: 'IPv4', netmask: '255.255.255.0', mac: '', cidr: null };
}
