import type { IDataObject } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
import { bolta, invoiceItem, issueForm } from '../support/bolta';
import { moveCalendar } from '../support/clock';
import { rows, told } from '../support/reports';
import { documents, posts } from '../support/vendor';

const sandbox = withSandbox();
beforeEach(() => {
	sandbox.bolta.reset();
	moveCalendar();
});
afterAll(() => moveCalendar());

const LINE = {
	name: '={{ $json.itemName }}',
	supplyCost: '={{ $json.supplyCost }}',
	tax: '={{ $json.tax }}',
	quantity: '={{ $json.quantity }}',
	date: '={{ $json.itemDate }}',
};
const DETAILS = {
	supplierDetails: { branch: '={{ $json.supplierBranch }}' },
	recipientDetails: { branch: '={{ $json.recipientBranch }}' },
	items: { item: [LINE] },
};

const issue = async (item: IDataObject, more = {}, options = {}) => {
	const result = await bolta(sandbox.bolta.url, {
		parameters: issueForm(options, { ...DETAILS, ...more }),
		input: [item],
		onError: 'continueRegularOutput',
	});
	return rows(result)[0];
};

describe('A reference id that Bolta already has', () => {
	const base = invoiceItem(0, {
		supplierBranch: '0001',
		recipientBranch: '0002',
		quantity: '3',
		itemDate: '2026-01-30',
	});
	const changes: Record<string, [IDataObject, string]> = {
		"the supplier's number": [{ supplierNumber: '1234567891' }, 'supplier number'],
		"the supplier's branch": [{ supplierBranch: '0003' }, 'supplier branch'],
		"the recipient's number": [{ recipientNumber: '1234567891' }, 'recipient number'],
		"the recipient's branch": [{ recipientBranch: '' }, 'recipient branch'],
		'the tax kind': [{ taxKind: 'zeroRated', tax: '0' }, 'tax kind'],
		'the write date': [{ writeDate: '2026-01-30' }, 'write date'],
		'the purpose': [{ purpose: 'receipt' }, 'purpose'],
		'the supply cost': [{ supplyCost: '10001' }, 'line 1'],
		'the tax': [{ tax: '1001' }, 'line 1'],
		'a quantity': [{ quantity: '' }, 'line 1'],
		"a line's name": [{ itemName: '다른 품목' }, 'line 1'],
		"a line's date": [{ itemDate: '2026-01-29' }, 'line 1'],
	};

	it.each(Object.entries(changes))('is an error when the invoice differs in %s', async (_, [change, named]) => {
		const first = await issue(base);
		const row = await issue({ ...base, ...change });
		expect(told(row)).toMatchObject({ outcome: 'notSent', code: 'REFERENCE_ID_USED', referenceId: 'order-0' });
		expect(row?.error?.message).toContain('The reference ID "order-0" was used for something else');
		for (const words of [named, first?.issuanceKey]) expect(row?.error?.message).toContain(words);
		expect([posts(sandbox), documents(sandbox, 'order-0').length]).toEqual([1, 1]);
	});

	it('is an error when the invoice has one line more', async () => {
		await issue(base);
		const row = await issue(base, { items: { item: [LINE, LINE] } });
		for (const words of ['number of lines', 'line 2']) expect(row?.error?.message).toContain(words);
	});

	it('is the same invoice when nothing of legal weight differs', async () => {
		await issue(base);
		const row = await issue({
			...base,
			recipientEmail: 'other@example.com',
			supplierNumber: '2200000002',
			supplyCost: '₩10,000',
		});
		expect(row).toMatchObject({
			duplicate: true,
			status: 'issued',
			warnings: expect.arrayContaining([expect.stringContaining('another recipient contact e-mail')]),
		});
	});

	it('is compared also where our own send was lost and the id turns out to be used', async () => {
		await issue(base);
		sandbox.bolta.setFaults([{ kind: 'resetBefore', match: { method: 'POST' } }]);
		const row = await issue({ ...base, tax: '1001' }, {}, { lookUpFirst: false });
		expect(told(row)).toMatchObject({ outcome: 'unknown', code: 'REFERENCE_ID_USED' });
	});

	it('is compared also where the vendor refused the id', async () => {
		sandbox.bolta.configure({ usedId: '409' });
		await issue(base);
		const row = await issue({ ...base, tax: '1001' }, {}, { lookUpFirst: false });
		expect(told(row)).toMatchObject({ outcome: 'rejected', code: 'REFERENCE_ID_USED' });
	});

	it('is not compared while the vendor cannot read it: it is accepted, with a warning', async () => {
		sandbox.bolta.configure({ issueDelayMs: 600_000 });
		await issue(base);
		const row = await issue({ ...base, tax: '1001' });
		expect(row).toMatchObject({ duplicate: true, status: 'accepted' });
		expect(row?.warnings?.join()).toContain('Accepted earlier, not issued yet');
	});

	it.each(['500', '503html', 'truncatedJson', '403'] as const)(
		'counts as accepted where reading meets %s',
		async (kind) => {
			await issue(base);
			sandbox.bolta.setFaults([{ kind, match: { route: 'getTaxInvoice' } }]);
			expect(await issue(base)).toMatchObject({ duplicate: true, status: 'accepted' });
			expect(posts(sandbox)).toBe(1);
		},
	);

	it.each([
		['taxExempt', { taxKind: 'taxExempt', tax: '' }],
		['zeroRated', { taxKind: 'zeroRated', tax: '' }],
	])('is the same %s invoice again', async (_, change) => {
		await issue({ ...base, ...change });
		expect(await issue({ ...base, ...change })).toMatchObject({ duplicate: true, status: 'issued', tax: 0 });
	});
});

describe('A date that follows from the day of the run', () => {
	it.each([
		['today', '2026-02-09T14:59:00Z', '2026-02-09T15:01:00Z', '2026-02-09', '2026-02-10'],
		['lastDayOfPreviousMonth', '2026-02-28T14:59:00Z', '2026-02-28T15:01:00Z', '2026-01-31', '2026-02-28'],
	])(
		"is not compared (%s): the vendor's date comes out, with a warning",
		async (writeDateSource, before, after, issuedDate, wouldBe) => {
			const item = invoiceItem(0);
			moveCalendar(before);
			expect(await issue(item, { writeDateSource })).toMatchObject({ writeDate: issuedDate, duplicate: false });
			moveCalendar(after);
			const row = await issue(item, { writeDateSource });
			expect(row).toMatchObject({ duplicate: true, status: 'issued', writeDate: issuedDate });
			expect(row?.warnings).toContainEqual(
				`Issued earlier with the write date ${issuedDate}; today it would be ${wouldBe}`,
			);
			expect(posts(sandbox)).toBe(1);
		},
	);

	it('is compared where a line has a date of its own', async () => {
		moveCalendar('2026-02-09T03:00:00Z');
		await issue(invoiceItem(0, { itemDate: '2026-02-01' }), { writeDateSource: 'today' });
		const row = await issue(invoiceItem(0, { itemDate: '2026-02-02' }), { writeDateSource: 'today' });
		expect(told(row)).toMatchObject({ code: 'REFERENCE_ID_USED' });
	});
});

describe('A derived reference ID tells persons apart', () => {
	it.each([
		['foreigners without a number', '9999999999999', '9999999999999'],
		['persons born on one day', '900101-1234567', '900101-1234568'],
	])('%s, each with an invoice of the same content', async (_, first, second) => {
		sandbox.bolta.configure({ issueDelayMs: 600_000 });
		const sent: IDataObject[] = [];
		for (const [recipientNumber, recipientName] of [
			[first, '첫째'],
			[second, '둘째'],
			[second, '둘째'],
		])
			sent.push(
				(await issue(invoiceItem(0, { recipientNumber, recipientName }), {
					referenceIdSource: 'derived',
					remark: 'M12345678',
				}))!,
			);
		expect(sent.map(({ duplicate }) => duplicate)).toEqual([false, false, true]);
		expect(sandbox.bolta.ledger('test').map(({ body }) => body.supplied.organizationName)).toEqual(['첫째', '둘째']);
	});
});

describe("A person's number that the vendor shows masked", () => {
	const person = invoiceItem(0, { recipientNumber: '900101-1234567' });

	it('is compared by its visible digits', async () => {
		sandbox.bolta.configure({ maskPersonNumbers: true });
		await issue(person);
		expect(await issue(person)).toMatchObject({ duplicate: true, status: 'issued', recipientNumber: '900101-1******' });
		const other = await issue({ ...person, recipientNumber: '900102-1234567' });
		expect(told(other)).toMatchObject({ code: 'REFERENCE_ID_USED' });
		expect(JSON.stringify(other)).not.toMatch(/1234567/);
	});

	it('is compared whole where the vendor shows it whole', async () => {
		await issue(person);
		expect(told(await issue({ ...person, recipientNumber: '900101-1234568' }))).toMatchObject({
			code: 'REFERENCE_ID_USED',
		});
	});
});
