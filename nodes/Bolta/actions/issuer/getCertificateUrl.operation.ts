import { Failure } from '../../../shared/errors/failure';
import { id } from '../../../shared/fields/fields';
import { getIssuerCertificateUrl, postIssuerCertificateUrl } from '../../api/issuer';
import { operation } from '../../vendor';

export const getCertificateUrl = operation({
	value: 'getCertificateUrl',
	name: 'Get Certificate Registration URL',
	action: 'Get certificate registration URL of an issuer',
	description:
		'Get the page on which the issuer registers its certificate (공동인증서 등록 URL); it works for 5 minutes. Not in the official documents.',
	fields: {
		issuerId: id({
			displayName: 'Issuer',
			description: 'Whose certificate is to be registered',
			placeholder: 'e.g. issuer_0001',
			locator: true,
			inPath: true,
			searchMethod: 'searchIssuers',
		}),
	},
	prepare: ({ fields: { issuerId } }, { client }) => ({
		issuerId,
		post: client.request(postIssuerCertificateUrl, { path: { issuerId } }),
		get: client.request(getIssuerCertificateUrl, { path: { issuerId } }),
	}),
	async send({ issuerId, post, get }, { client }) {
		const { url } = await client.read(post).catch(async (error: unknown) => {
			if (!(error instanceof Failure) || (error.httpStatus !== 404 && error.httpStatus !== 405)) throw error;
			return await client.read(get).catch((second: unknown) => {
				// Then the first verb was the right one, and what it said of the issuer stands.
				throw second instanceof Failure && second.httpStatus === 405 ? error : second;
			});
		});
		return { issuerId, url };
	},
});
