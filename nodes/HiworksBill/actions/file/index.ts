import type { Resource } from '../../../shared/engine/operation';
import { getAll } from './getAll.operation';
import { upload } from './upload.operation';

export const file: Resource = { value: 'file', name: 'File', operations: [upload, getAll], default: 'upload' };
