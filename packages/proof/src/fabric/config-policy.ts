// SPDX-License-Identifier: Apache-2.0
import { readMessage } from '../protobuf-reader.js';
import { demand } from '../refusal.js';
import type { ConfigGroup } from './channel-config.js';
import { IMPLICIT_META } from './fabric-messages.js';
import type { Identity } from './identity.js';
import { satisfiesSignaturePolicy } from './signature-policy.js';
import { text } from './text.js';

const SIGNATURE = 1;
const IMPLICIT = 3;

/**
 * Evaluates the policy at an absolute path such as `/Channel/Application/Endorsement`. A missing policy rejects;
 * an implicit meta policy over no groups accepts, as Fabric's does, so a policy floor must stand beside it.
 * @throws Refusal `TP_POLICY_UNSUPPORTED`.
 */
export function satisfiesConfigPolicy(
  root: ConfigGroup,
  path: string,
  identities: readonly Identity[],
): boolean {
  const [empty, channel, ...rest] = path.split('/');
  const name = rest.pop() ?? '';
  demand(
    empty === '' && channel === 'Channel' && name !== '',
    'TP_POLICY_UNSUPPORTED',
    `expected a path below /Channel, got ${path}`,
  );
  let group: ConfigGroup | undefined = root;
  for (const step of rest) group = group?.groups.get(step);
  return group !== undefined && satisfiesGroupPolicy(group, name, identities);
}

function satisfiesGroupPolicy(
  group: ConfigGroup,
  name: string,
  identities: readonly Identity[],
): boolean {
  const policy = group.policies.get(name);
  if (policy === undefined) return false;
  if (policy.type === SIGNATURE) return satisfiesSignaturePolicy(policy.value, identities);
  demand(
    policy.type === IMPLICIT,
    'TP_POLICY_UNSUPPORTED',
    `expected a signature or implicit meta policy, got type ${policy.type}`,
  );
  const { subPolicy, rule } = readMessage(policy.value, IMPLICIT_META, 'ImplicitMetaPolicy');
  const sub = text(subPolicy);
  const groups = [...group.groups.values()];
  const satisfied = groups.filter((child) => satisfiesGroupPolicy(child, sub, identities)).length;
  return satisfied >= threshold(Number(rule), groups.length);
}

function threshold(rule: number, groups: number): number {
  demand(rule >= 0 && rule <= 2, 'TP_POLICY_UNSUPPORTED', `implicit meta rule ${rule}`);
  if (groups === 0) return 0;
  const thresholds = [1, groups, Math.floor(groups / 2) + 1];
  return thresholds[rule] ?? groups;
}
