import type { Resource } from '../../../shared/engine/operation';
import { remove } from './delete.operation';
import { getAll } from './getAll.operation';
import { upload } from './upload.operation';

export const attachment: Resource = {
	value: 'attachment',
	name: 'Attachment',
	operations: [upload, getAll, remove],
	default: getAll.value,
};
