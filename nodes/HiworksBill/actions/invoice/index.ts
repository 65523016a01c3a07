import type { Resource } from '../../../shared/engine/operation';
import { amend } from './amend.operation';
import { create } from './create.operation';
import { remove } from './delete.operation';
import { downloadAttachment } from './downloadAttachment.operation';
import { get } from './get.operation';
import { getNtsResult } from './getNtsResult.operation';

export const invoice: Resource = {
	value: 'invoice',
	name: 'Invoice',
	operations: [create, getNtsResult, get, amend, downloadAttachment, remove],
	default: 'create',
};
