import { isDone, isUnderWay } from '../../../nodes/PortOne/invoice/states';

it('what is deleted is neither done nor under way, whatever state it is in', () => {
	const deletedAt = '2026-11-30T00:00:00Z';
	expect([isDone('issued', { status: 'ISSUED' }), isUnderWay('issued', { status: 'ISSUE_PENDING' })]).toEqual([
		true,
		true,
	]);
	expect([
		isDone('issued', { status: 'ISSUED', deletedAt }),
		isUnderWay('issued', { status: 'ISSUE_PENDING', deletedAt }),
	]).toEqual([false, false]);
});
