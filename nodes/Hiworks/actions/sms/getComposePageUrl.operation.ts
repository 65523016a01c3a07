import { id } from '../../../shared/fields/fields';
import { smsComposePage } from '../../api/sms';
import { operation } from '../../vendor';

export const getComposePageUrl = operation({
	value: 'getComposePageUrl',
	name: 'Get Compose Page URL',
	action: 'Get SMS compose page URL',
	description: 'Make the address of the page on which a person writes a text message (문자 발송 팝업). Calls nothing.',
	callsNothing: true,
	fields: {
		officeAddress: id({
			displayName: 'Office Address',
			description: 'The address of your office with Hiworks (오피스 주소)',
			placeholder: 'e.g. example.co.kr',
			inPath: true,
		}),
	},
	prepare: ({ fields: { officeAddress } }, { client }) =>
		client.request(smsComposePage, { path: { officeAddress } }).url,
	send: async (url) => await Promise.resolve({ url }),
});
