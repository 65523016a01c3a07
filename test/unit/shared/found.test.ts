import { differencesBetween, type KnownDocument } from '../../../nodes/shared/invoice/found';

type Sheet = Parameters<typeof differencesBetween>[0];

const party = (phone: string) => ({
	number: '2200000002',
	branch: undefined,
	name: '상호',
	representative: '대표',
	address: undefined,
	businessType: undefined,
	businessItem: undefined,
	contacts: [{ email: 'a@example.com', name: '담당', phone, mobile: undefined }],
});

const sheet = (phone: string): Sheet => ({
	supplier: party('02-000-0000'),
	recipient: party(phone),
	taxKind: 'taxable',
	writeDate: '2026-01-31',
	relativeDate: false,
	purpose: 'claim',
	lines: [],
	remark: undefined,
});

const known = (phone: string): KnownDocument => {
	const asKnown = ({ number, name, representative, ...details }: ReturnType<typeof party>) => ({
		number,
		name,
		representative,
		details: { ...details, address: null, businessType: null, businessItem: null },
	});
	return {
		supplier: asKnown(party('02-000-0000')),
		recipient: asKnown(party(phone)),
		sameTaxKind: true,
		sameRemark: true,
		writeDate: '2026-01-31',
		lines: [],
	};
};

it.each([
	['010-1234-5678', '+82 10-1234-5678', []],
	['010-1234-5678', '01012345678', []],
	['02-000-0000', '+82-2-000-0000', []],
	['010-1234-5678', '010-1234-5679', ['recipient contact phone']],
	['010-1234-5678', '', ['recipient contact phone']],
])('a phone of a document, %s: the vendor has %p', (ours, theirs, differing) => {
	expect(differencesBetween(sheet(ours), known(theirs)).others).toEqual(differing);
});
