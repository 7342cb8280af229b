// SPDX-License-Identifier: Apache-2.0
import { Context, Returns, Transaction } from 'fabric-contract-api';

import { planAttachDocument } from '../documents/attach-document.js';
import { planIssuePledge } from '../documents/issue-pledge.js';
import { runCommand } from '../run-command.js';
import { CodedContract } from './coded-contract.js';

/** Documents of the archive, and pledges. */
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

  /** See {@link planIssuePledge}. */
  @Transaction()
  @Returns('string')
  issuePledge(ctx: Context, envelope: string): Promise<string> {
    return runCommand(ctx, 'trace', 'issuePledge', planIssuePledge, envelope);
  }
}
