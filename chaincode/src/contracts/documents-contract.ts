// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { planAttachDocument } from '../documents/attach-document.js';
import { planCaptureEpcis } from '../documents/capture-epcis.js';
import { planIssuePledge } from '../documents/issue-pledge.js';
import { runCommand } from '../run-command.js';
import { CodedContract } from './coded-contract.js';

/** Documents of the archive, captured events, and pledges. */
export class DocumentsContract extends CodedContract {
  constructor() {
    super('documents');
  }

  /** See {@link planAttachDocument}. */
  @Transaction()
  @Returns('string')
  attachDocument(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'attachDocument', planAttachDocument, envelope);
  }

  /** See {@link planCaptureEpcis}. */
  @Transaction()
  @Returns('string')
  captureEpcis(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'captureEpcis', planCaptureEpcis, envelope);
  }

  /** See {@link planIssuePledge}. */
  @Transaction()
  @Returns('string')
  issuePledge(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'issuePledge', planIssuePledge, envelope);
  }
}
