import { businessNumber } from '../../../shared/fields/businessNumber';
import { maskedOrNull } from '../../../shared/korea/maskPersonNumbers';
import { getCertificate } from '../../api/counterparty';
import { operation } from '../../vendor';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get certificate',
	description:
		'Read the certificate (공동인증서) that a company registered with PortOne, with the day on which it ends',
	fields: {
		number: businessNumber('Number', 'Business number of the company, which is a counterparty'),
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
			issuerName: maskedOrNull(read.issuerName),
			subjectName: maskedOrNull(read.subjectName),
			certificateType: read.certificateType ?? null,
			oid: read.oid ?? null,
			registrantContactName: maskedOrNull(read.registrantContactName),
		};
	},
});
