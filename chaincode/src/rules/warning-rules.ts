// SPDX-License-Identifier: Apache-2.0
import type { ContractErrorCode } from '../contract-error.js';
import type { BuiltInRule } from './built-in-rules.js';

const PLANTS = '农作物病虫害防治条例 art. 16–22 (unconfirmed)';
const ONCE = 'append-only ledger';

/** Built-in rules of warnings and of what is done because of them; part of `BUILT_IN_RULES`. */
export const WARNING_RULES: Readonly<Partial<Record<ContractErrorCode, BuiltInRule>>> = {
  CONTROL_APPLICATION: {
    rule: 'a task is answered by an application on its parcel that stands and was recorded after the task',
    legalBasis: PLANTS,
    accepted: 'applyInput on the parcel after the task, or a measure without an input',
  },
  CONTROL_DATES: {
    rule: 'a task is due, answered and checked in this order, and never ahead of the record',
    legalBasis: PLANTS,
    accepted: 'a day within the time that the message names',
  },
  CONTROL_EFFECT: {
    rule: 'a control has an effect or none, and a parcel on which nothing was done is untreated',
    legalBasis: PLANTS,
    accepted: 'effective or no-effect for a control, untreated for a declined task',
  },
  CONTROL_EXISTS: {
    rule: 'a warning asks for one control on a parcel',
    legalBasis: ONCE,
    accepted: 'parcels of the warning that have no task, or a later warning',
  },
  CONTROL_NOT_FOUND: {
    rule: 'a step names only a task that was ordered',
    legalBasis: PLANTS,
    accepted: 'a parcel on which the warning ordered a control (orderControl)',
  },
  CONTROL_OPEN: {
    rule: 'a warning ends when each of its tasks is answered and its effect checked',
    legalBasis: PLANTS,
    accepted: 'recordControl or declineControl, then checkEffect of each task, or withdrawWarning',
  },
  CONTROL_STATE: {
    rule: 'a task goes from ordered to done or declined to checked, and never back',
    legalBasis: PLANTS,
    accepted: 'recordControl or declineControl once, checkEffect after it',
  },
  WARNING_DATES: {
    rule: 'a warning speaks for a bounded time that is not over',
    legalBasis: PLANTS,
    accepted: 'validFrom on or before validTo, within the time that the message names',
  },
  WARNING_EXISTS: {
    rule: 'the id of a warning is given once and never again',
    legalBasis: ONCE,
    accepted: 'an id that no warning has',
  },
  WARNING_LEVEL: {
    rule: 'what could not be judged has no level, and what was judged has one',
    legalBasis: PLANTS,
    accepted: 'level none for not-judgeable, notice, warning or urgent for every other verdict',
  },
  WARNING_NOT_FOUND: {
    rule: 'a step names only a warning that is recorded',
    legalBasis: PLANTS,
    accepted: 'a recorded warning (issueWarning)',
  },
  WARNING_NOT_JUDGEABLE: {
    rule: 'nobody is asked to act on a run that could not judge',
    legalBasis: PLANTS,
    accepted: 'a warning whose run judged, or a run on complete readings',
  },
  WARNING_PARCEL: {
    rule: 'a control is ordered on parcels that the warning names',
    legalBasis: PLANTS,
    accepted: 'parcels of the warning',
  },
  WARNING_STATE: {
    rule: 'a warning goes from issued to acknowledged to ordered to closed, or is withdrawn, and never back',
    legalBasis: PLANTS,
    accepted: 'the step that its state allows',
  },
};
