import { notSent } from '../../../shared/errors/failure';
import { date } from '../../../shared/fields/fields';
import { causeDate } from '../../../shared/invoice/sheet';
import { amendment, idInFull, offsetOf } from '../../amendment/amendmentOperation';
import { terminationColumns } from '../../amendment/columns';
import { terminate } from '../../api/amendment';
import { say } from '../../words';

export const amendTermination = amendment({
	value: 'amendTermination',
	name: 'Amend: Contract Termination',
	action: 'Amend tax invoice for contract termination irreversibly with legal effect',
	description:
		'Of legal effect with a live key. Offset an issued tax invoice in full because its contract ended (계약의 해제).',
	fields: {
		date: date({
			displayName: 'Termination Date',
			description: 'Day on which the contract ended, not after today. It becomes the write date of the amendment.',
		}),
	},
	columns: terminationColumns,
	plan({ issuanceKey, date: given }, original, { client, now }) {
		if (original.invoice.items.some(({ supplyCost }) => supplyCost < 0)) {
			throw notSent(
				say`The invoice ${issuanceKey} has a line with a negative supply cost: Bolta does not terminate such invoices`,
				say`Use Amend: Supply Cost Change.`,
				'NEGATIVE_ORIGINAL',
			);
		}
		const day = causeDate('Termination Date', given, now);
		return {
			referenceId: idInFull(issuanceKey, 'termination'),
			reason: 'termination',
			date: day,
			amounts: offsetOf(original),
			request: (headers) => client.request(terminate, { path: { issuanceKey }, headers, body: { date: day } }),
		};
	},
});
