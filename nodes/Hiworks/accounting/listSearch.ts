import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { editorClient, matching } from '../../shared/http/editorClient';
import { maskPersonNumbers } from '../../shared/korea/maskPersonNumbers';
import { accountingCustomers, accountTitles, costCenters, type Register } from '../api/accounting';
import { hiworks } from '../vendor';
import { searchMethodOf } from './fields';
import { readAll } from './rows';

/** The records of a list, with the key by which they are matched as value. */
const searchIn = (register: Register) =>
	async function search(this: ILoadOptionsFunctions, filter = '') {
		// Delete knows codes only, whatever another operation has left in the field.
		const byExternalKey =
			this.getCurrentNodeParameter('operation') === 'update' &&
			this.getCurrentNodeParameter('matchBy') === 'externalKey';
		const matchBy = byExternalKey ? 'externalKey' : 'code';
		const stored = await readAll(register, await editorClient(this, hiworks));
		return matching(
			stored.map(({ values }) => ({
				name: `${values.code} ${maskPersonNumbers(values.name ?? '')}`,
				value: values[matchBy] ?? '',
			})),
			filter,
		);
	};

export const accountingSearches = Object.fromEntries(
	[accountingCustomers, accountTitles, costCenters].map((register) => [searchMethodOf(register), searchIn(register)]),
);
