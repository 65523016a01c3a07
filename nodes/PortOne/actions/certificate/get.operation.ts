import { maskPersonNumbers } from '../../../shared/korea/maskPersonNumbers';
import { getCertificate } from '../../api/counterparty';
import { companyNumber } from '../../company/fields';
import { operation } from '../../vendor';

const masked = (text: string | null | undefined) => (text ? maskPersonNumbers(text) : null);

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get certificate',
	description:
		'Read the certificate (공동인증서) that a company registered with PortOne, with the day on which it ends',
	fields: {
		number: companyNumber('Business number of the company, which is a counterparty'),
	},
	prepare: ({ fields: { number } }, { client }) => ({
		number,
		request: client.request(getCertificate, { path: { brn: number } }),
	}),
	async send({ number, request }, { client, now }) {
		const read = await client.read(request);
		return {
			number,
			registeredAt: read.registeredAt ?? null,
			expiredAt: read.expiredAt,
			isExpired: Date.parse(read.expiredAt) <= now.getTime(),
			issuerName: masked(read.issuerName),
			subjectName: masked(read.subjectName),
			certificateType: read.certificateType ?? null,
			oid: read.oid ?? null,
			registrantContactName: masked(read.registrantContactName),
		};
	},
});
