// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';

import { CHANNEL_TEST } from './channel-test.js';
import { dutyOf, onDuty } from './duty.js';
import type { ChannelSetup, DutyPerson, NoticeConfig } from './notice-config.js';
import { isPrivate, type Delivery, type Notice } from './notice.js';
import type { OutboxEntry } from './outbox-entry.js';

/** Persons that a channel reaches with one message: everybody in a chat, one by text message. */
interface Target {
  readonly channelId: string;
  readonly personIds: readonly string[];
  readonly role?: string | undefined;
}

/**
 * Messages that a notice makes when it is new. One that asks goes to those on duty in the first role; one that answers or
 * ends goes to those who were asked; one about a channel to the caretakers over all others, a test over the tested channel alone;
 * one about a person to whom it concerns. Webhooks get each notice but those about persons.
 * @param earlier - notices about the same subject.
 */
export function firstDeliveries(
  config: NoticeConfig,
  notice: Notice,
  earlier: readonly OutboxEntry[],
  at: Date,
): Delivery[] {
  if (notice.kind === CHANNEL_TEST)
    return deliveriesOf(config, notice, 0, testTargets(config, notice.subject.id));
  return deliveriesOf(config, notice, 0, [
    ...peopleOf(config, notice, earlier, at),
    ...config.channels
      .filter((channel) => channel.kind === 'webhook' && isHeard(channel, notice))
      .map(({ id }) => ({ channelId: id, personIds: [] })),
  ]);
}

/** A chat is read by all in it, one number stands for a port, and a machine has no reader. */
function testTargets(config: NoticeConfig, channelId: string): Target[] {
  const setup = config.channels.find(({ id }) => id === channelId);
  if (setup && !isForPeople(setup)) return [{ channelId, personIds: [] }];
  const first = ({ id }: DutyPerson): number => (config.caretakers.includes(id) ? 0 : 1);
  const readers = [...config.persons].sort((a, b) => first(a) - first(b));
  const targets = targetsOf(config, readers).filter((target) => target.channelId === channelId);
  return setup?.kind === 'sms' ? targets.slice(0, 1) : targets;
}

/** Messages of a further step: those on duty now in its role. */
export function stepDeliveries(
  config: NoticeConfig,
  notice: Notice,
  step: number,
  at: Date,
): Delivery[] {
  return deliveriesOf(config, notice, step, onDutyTargets(config, notice, step, at));
}

function peopleOf(
  config: NoticeConfig,
  notice: Notice,
  earlier: readonly OutboxEntry[],
  at: Date,
): Target[] {
  if (notice.subject.kind === 'channel')
    return targetsOf(config, personsOf(config, config.caretakers)).filter(
      ({ channelId }) => channelId !== notice.subject.id,
    );
  if (notice.concerns) return targetsOf(config, concernedOf(config, notice, notice.concerns));
  if (notice.standing === 'asks') return onDutyTargets(config, notice, 0, at);
  const known = new Set(config.channels.filter(isForPeople).map(({ id }) => id));
  return earlier
    .flatMap(({ deliveries }) => deliveries.map(({ delivery }) => delivery))
    .filter(({ channelId }) => known.has(channelId))
    .map(({ channelId, personIds }) => ({ channelId, personIds }));
}

function onDutyTargets(config: NoticeConfig, notice: Notice, step: number, at: Date): Target[] {
  const duty = dutyOf(config.duties, notice);
  const role = duty?.steps[step]?.role;
  if (!duty || role === undefined) return [];
  const persons = personsOf(config, onDuty(duty, at)).filter((person) => person.role === role);
  return targetsOf(config, persons).map((target) => ({ ...target, role }));
}

/** A pseudonym is one operator's: the same one elsewhere is somebody else. */
function concernedOf(
  { persons }: NoticeConfig,
  { operatorId }: Notice,
  { personIds, roles }: NonNullable<Notice['concerns']>,
): DutyPerson[] {
  return persons
    .filter((one) => one.operatorId !== undefined && one.operatorId === operatorId)
    .filter(({ id, role }) => personIds.includes(id) || roles.includes(role));
}

function targetsOf({ channels }: NoticeConfig, persons: readonly DutyPerson[]): Target[] {
  return channels.filter(isForPeople).flatMap(({ id, kind }) => {
    const personIds = persons.filter((one) => one.channels.includes(id)).map((one) => one.id);
    if (personIds.length === 0) return [];
    return kind === 'sms'
      ? personIds.map((personId) => ({ channelId: id, personIds: [personId] }))
      : [{ channelId: id, personIds }];
  });
}

/** One message for a chat, one for each number; under an id that a repeat of the plan gives again. */
function deliveriesOf(
  { channels }: NoticeConfig,
  notice: Notice,
  step: number,
  targets: readonly Target[],
): Delivery[] {
  const single = new Set(channels.filter(({ kind }) => kind === 'sms').map(({ id }) => id));
  const found = new Map<string, Delivery>();
  for (const { channelId, personIds, role } of targets) {
    const parts = [notice.id, String(step), channelId, ...(single.has(channelId) ? personIds : [])];
    const id = parts.join('~');
    const others = found.get(id)?.personIds ?? [];
    found.set(id, {
      channelId,
      id,
      personIds: [...new Set([...others, ...personIds])],
      role,
      step,
      token: randomBytes(16).toString('base64url'),
    });
  }
  return [...found.values()];
}

function personsOf({ persons }: NoticeConfig, ids: readonly string[]): DutyPerson[] {
  return persons.filter(({ id }) => ids.includes(id));
}

function isForPeople({ kind }: ChannelSetup): boolean {
  return kind !== 'webhook';
}

function isHeard({ id, operatorId }: ChannelSetup, notice: Notice): boolean {
  if (isPrivate(notice)) return false;
  if (notice.subject.kind === 'channel' && notice.subject.id === id) return false;
  return operatorId === undefined || operatorId === notice.operatorId;
}
