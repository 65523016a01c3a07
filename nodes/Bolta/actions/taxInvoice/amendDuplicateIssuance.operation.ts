import { amendment, idInFull, offsetOf } from '../../amendment/amendmentOperation';
import { duplicateColumns } from '../../amendment/columns';
import { offsetDuplicate } from '../../api/amendment';

export const amendDuplicateIssuance = amendment({
	value: 'amendDuplicateIssuance',
	name: 'Amend: Duplicate Issuance (Unofficial)',
	action: 'Amend tax invoice for duplicate issuance irreversibly with legal effect',
	description:
		'Of legal effect with a live key. Offset in full a tax invoice that was issued twice by mistake (착오에 의한 이중발급). Not in the official documents.',
	fields: {},
	columns: duplicateColumns,
	plan: ({ issuanceKey }, original, { client }) => ({
		referenceId: idInFull(issuanceKey, 'duplicateIssuance'),
		reason: 'duplicateIssuance',
		date: original.invoice.date,
		amounts: offsetOf(original),
		request: (headers) => client.request(offsetDuplicate, { path: { issuanceKey }, headers }),
	}),
});
