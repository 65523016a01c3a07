import type { Resource } from '../../../shared/engine/operation';
import { accountingCustomers, accountTitles, costCenters, type Register } from '../../api/accounting';
import { create } from './create.operation';
import { remove } from './delete.operation';
import { getAll } from './getAll.operation';
import { sync } from './sync.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

/** The three lists of codes have the same operations. */
const resource = (register: Register): Resource => ({
	value: register.value,
	name: register.name,
	operations: [sync, upsert, create, update, remove, getAll].map((define) => define(register)),
	default: 'sync',
});

export const accountingCustomer = resource(accountingCustomers);
export const accountTitle = resource(accountTitles);
export const costCenter = resource(costCenters);
