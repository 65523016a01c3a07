import { businessNumber } from '../../../shared/fields/businessNumber';
import { getCompanyState } from '../../api/company';
import { operation } from '../../vendor';

export const getState = operation({
	value: 'getState',
	name: 'Get State',
	action: 'Get state of company',
	description:
		'Find out whether a company is in business, suspended or closed (휴폐업 조회), and how it is taxed. Needs the platform product of PortOne.',
	fields: {
		number: businessNumber('Number', 'Business number of the company'),
	},
	prepare: ({ fields: { number } }, { client }) => ({
		number,
		request: client.request(getCompanyState, { path: { businessRegistrationNumber: number } }),
	}),
	async send({ number, request }, { client }) {
		const { companyState, companyVerificationId = null } = await client.read(request);
		const { taxationType = null, taxationTypeDate = null, businessStatus, closedSuspendedDate = null } = companyState;
		return {
			number,
			businessStatus,
			closedSuspendedDate,
			taxationType,
			taxationTypeDate,
			verificationId: companyVerificationId,
		};
	},
});
