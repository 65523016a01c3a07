import { Failure, type Outcome } from '../errors/failure';
import type { FoundHow } from '../once/change';
import { say } from './words';

/** How a send ended whose key turned out to be in use, seen from the item. */
export const OUTCOMES = { before: 'notSent', afterRefusal: 'rejected', afterLoss: 'unknown' } as const satisfies Record<
	FoundHow,
	Outcome
>;

/**
 * What a document found under the reference ID is to this one.
 * @param id the vendor's, of the document found
 * @param differing names of what is not the same in both
 * @throws Failure when it is another document, or when the user wants it told that there is one
 */
export function checkFound(
	{ referenceId, ifAlreadyIssued }: { referenceId: string; ifAlreadyIssued: 'return' | 'fail' },
	id: string,
	differing: readonly string[],
	how: FoundHow,
): { duplicate: boolean; recovered: boolean } {
	if (differing.length > 0) {
		throw new Failure({
			outcome: OUTCOMES[how],
			title: say`The reference ID "${referenceId}" was used for something else: the invoice ${id} has ${differing.map((name) => say`another ${name}`).join(', ')}`,
			description: say`Compare both. If they are two documents, give this one a reference ID of its own; if the issued one is wrong, it needs an amendment.`,
			code: 'REFERENCE_ID_USED',
		});
	}
	const recovered = how === 'afterLoss';
	if (!recovered && ifAlreadyIssued === 'fail') {
		throw new Failure({
			outcome: OUTCOMES[how],
			title: say`The document with the reference ID "${referenceId}" was sent before (${id})`,
			description: say`The option "If Already Issued" is set to fail. With "Retry On Fail" in the node settings, a second try meets the invoices of the first and fails here too.`,
			code: 'ALREADY_ISSUED',
		});
	}
	return { duplicate: !recovered, recovered };
}
