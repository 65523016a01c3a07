import type { Resource } from '../../../shared/engine/operation';
import { sync } from './sync.operation';

export const orgChart: Resource = { value: 'orgChart', name: 'Org Chart', operations: [sync], default: 'sync' };
