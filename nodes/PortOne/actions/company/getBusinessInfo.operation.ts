import type { IDataObject } from 'n8n-workflow';

import { Failure, NOTHING_CHANGED } from '../../../shared/errors/failure';
import { businessNumber } from '../../../shared/fields/businessNumber';
import { simplify } from '../../../shared/invoice/documentFields';
import { maskFields } from '../../../shared/korea/maskFields';
import { maskPersonNumbers } from '../../../shared/korea/maskPersonNumbers';
import { samePartyNumber } from '../../../shared/korea/partyNumber';

import { getBusinessInfos, type BusinessInfoResult } from '../../api/company';
import { holds } from '../../api/holds';
import { operation } from '../../vendor';
import { say } from '../../words';

/** No limit is documented. */
const NUMBERS_PER_CALL = 100;

export const getBusinessInfo = operation({
	value: 'getBusinessInfo',
	name: 'Get Business Info',
	action: 'Get business info of company',
	description:
		'Look up the registration data of companies (사업자등록정보). Needs an agreement of its own with PortOne. Items are put together into calls of 100.',
	fields: {
		number: businessNumber('Number', 'Business number of the company'),
	},
	options: { simplify },
	prepare: ({ fields: { number, options: chosen } }) => ({ number, simplify: chosen.simplify }),
	batch: {
		size: () => NUMBERS_PER_CALL,
		async send(companies, { client }) {
			const brnList = [...new Set(companies.map(({ number }) => number))];
			const { result } = await client.read(client.request(getBusinessInfos, { body: { brnList } }));
			return companies.map(({ number, simplify: simplified }) =>
				toOutput(
					result.find(({ brn }) => samePartyNumber(brn, number)),
					number,
					simplified,
				),
			);
		},
	},
});

function toOutput(result: BusinessInfoResult | undefined, number: string, simplified: boolean): IDataObject | Failure {
	const info = result?.businessInfo;
	if (!info) {
		const reason = result?.error ? maskPersonNumbers(result.error) : say`it answered nothing about it`;
		return new Failure({
			outcome: null,
			title: say`PortOne has no business info of ${number}: ${reason}`,
			nothing: NOTHING_CHANGED,
			description: say`Check the number, or try again later.`,
			vendorMessage: result?.error ? reason : undefined,
		});
	}
	const shown = maskFields({ ...info } as IDataObject, holds);
	return {
		number,
		name: shown.name ?? null,
		representative: shown.ceoName ?? null,
		address: shown.address ?? null,
		zipCode: shown.zipCode ?? null,
		businessType: shown.businessType ?? null,
		businessItem: shown.businessClass ?? null,
		phone: shown.phoneNumber ?? null,
		businessEntityType: shown.businessEntityType ?? null,
		businessStatus: shown.businessStatus ?? null,
		taxationType: shown.taxationType ?? null,
		openingDate: shown.openingDate ?? null,
		closingDate: shown.closingDate ?? null,
		taxOffice: shown.taxOfficeName ?? null,
		verificationId: result.verificationId ?? null,
		...(!simplified && { businessInfo: shown }),
	};
}
