import { Failure } from '../../../shared/errors/failure';

import { readBack } from '../../../shared/once/policy';
import { cancelReverse } from '../../api/reverseIssuance';
import { issuanceKey } from '../../invoice/issuanceKey';
import { readIssued } from '../../invoice/lookUp';
import { acceptedOutput } from '../../invoice/output';
import { operation } from '../../vendor';
import { say } from '../../words';

const approvedBefore = (key: string) =>
	new Failure({
		outcome: 'rejected',
		title: say`The request ${key} was not canceled: the supplier had approved it, and the invoice is issued`,
		description: say`An issued invoice can only be amended.`,
		code: 'ISSUED',
	});

/** As often as is asked after a refusal, over some seconds. */
const LOOKS = 3;

export const cancel = operation({
	value: 'cancel',
	name: 'Cancel Request',
	action: 'Cancel request for reverse issuance irreversibly',
	description: 'Take back a request for reverse issuance that the supplier has not approved (역발행 요청 취소)',
	fields: {
		issuanceKey: issuanceKey('The key that Bolta gave for the request'),
	},
	prepare: ({ fields }, { client }) => ({
		key: fields.issuanceKey,
		request: client.request(cancelReverse, { path: { issuanceKey: fields.issuanceKey } }),
	}),
	async send({ key, request }, { client, once }) {
		let looks = 0;
		const { duplicate, recovered } = await once.change(
			request,
			readBack({
				// Bolta shows no state of a request. That it refuses to cancel it once more says that it waits no longer:
				// it was taken back then, unless the supplier approved it, and so it is issued within seconds.
				async look({ patient, refusal }) {
					if (refusal === undefined) return undefined;
					if (await readIssued(client, key, { patient })) return approvedBefore(key);
					return ++looks < LOOKS ? undefined : 'canceled';
				},
				advice: say`Look in Bolta's console whether the request ${key} still waits, or try again: canceling twice does no harm.`,
			}),
			() => 'canceled',
		);
		return { ...acceptedOutput(null, key, null), status: 'canceled', duplicate, recovered };
	},
});
