import type { Resource } from '../../../shared/engine/operation';
import { getAll } from './getAll.operation';
import { upload } from './upload.operation';

export const file: Resource = { value: 'file', name: 'File', operations: [getAll, upload], default: 'upload' };
