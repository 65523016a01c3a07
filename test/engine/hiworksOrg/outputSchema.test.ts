import type { INodeParameters } from 'n8n-workflow';

import { hiworksOrgNode } from '../../operations/hiworksOrg';
import { hiworksOrg, startOffice, type Office } from '../support/hiworksOrg';
import { describeOutputs } from '../support/outputSchema';
import { jsonOf } from '../support/reports';

let office: Office;

async function run(name: string, parameters: INodeParameters = {}): Promise<void> {
	const result = await hiworksOrg(office.url, name, parameters);
	if (result.error) throw result.error;
	outputs.keep(name, jsonOf(result));
}

async function runRanks(kind: 'position' | 'duty'): Promise<void> {
	const level = kind === 'position' ? { level: '9' } : {};
	await run(`${kind}.create`, { externalKey: 'a', name: '가', order: '1', ...level });
	await run(`${kind}.create`, { externalKey: 'b', name: '나', order: '2' });
	await run(`${kind}.upsert`, { externalKey: 'a', name: '다', order: '1' });
	await run(`${kind}.update`, { externalKey: 'a', changes: { externalKey: 'c', name: '라', order: '3', ...level } });
	await run(`${kind}.update`, { externalKey: 'b', changes: { name: '마' } });
	await run(`${kind}.getAll`, { returnAll: true });
	await run(`${kind}.delete`, { externalKey: 'b' });
}

const details = {
	address: '성남시',
	birthday: '1990-01-02',
	birthdayType: 'solar',
	email: 'a@example.com',
	employeeNumber: '0012',
	introduction: '소개',
	cell: '010-0000-0000',
	phone: '02-000-0000',
	zipCode: '01234',
};
const ranks = { positionKey: 'c', dutyKey: 'c' };

async function runMembers(): Promise<void> {
	const password = 's3cret-pass';
	await run('member.create', {
		userId: 'user1',
		name: '하나',
		password,
		externalKey: 'm1',
		organizationKey: 'top',
		...ranks,
		details,
	});
	await run('member.create', { userId: 'user2', name: '둘', password, externalKey: 'm2' });
	await run('member.upsert', { externalKey: 'm2', name: '두울' });
	await run('member.update', {
		externalKey: 'm1',
		changes: {
			externalKey: 'm3',
			name: '셋',
			fromOrganizationKey: 'top',
			toOrganizationKey: 'team',
			addOrganizationKey: 'other',
			...ranks,
			...details,
			active: false,
			activeMemo: '휴직',
		},
	});
	await run('member.update', { externalKey: 'm2', changes: { name: '둘' } });
	for (const shownAs of ['keys', 'objects', 'nothing'] as const) {
		office.shownAs = shownAs;
		await run('member.get', { externalKey: 'm3' });
		await run('member.getAll', { returnAll: true });
	}
	office.shownAs = 'keys';
	await run('member.linkExisting', { userId: 'user2', externalKey: 'm4' });
	await run('member.linkExisting', { userId: 'user2' });
	await run('member.delete', { externalKey: 'm3', userId: 'user1' });
}

async function runSync(): Promise<void> {
	office.reset();
	const chart = {
		positions: [{ externalKey: 'c', name: '직위', order: '1', level: '9' }],
		duties: [{ externalKey: 'c', name: '직무', order: '1' }],
		organizations: [
			{ externalKey: 'top', name: '본사' },
			{ externalKey: 'team', name: '팀', parentKey: 'top' },
		],
		members: [
			{
				externalKey: 'm1',
				name: '하나',
				userId: 'user1',
				password: 's3cret-pass',
				organizationKeys: ['team'],
				...ranks,
				...details,
				active: false,
				activeMemo: '휴직',
			},
			// It is new, and lacks a password.
			{ externalKey: 'm2', name: '둘', userId: 'user2' },
		],
	};
	for (const options of [{ dryRun: true }, {}])
		await run('orgChart.sync', { chartSource: 'object', chartJson: JSON.stringify(chart), lastStateJson: '', options });
}

/** What no row puts out: each key that a record may have, and every form in which the vendor may show it. */
const outputs = describeOutputs(hiworksOrgNode, async () => {
	office = await startOffice();
	await runRanks('position');
	await runRanks('duty');
	for (const externalKey of ['top', 'other']) await run('organization.create', { externalKey, name: '조직' });
	for (const externalKey of ['team', 'gone'])
		await run('organization.create', { externalKey, name: '조직', parentKey: 'top' });
	await run('organization.upsert', { externalKey: 'team', name: '팀' });
	await run('organization.update', { externalKey: 'gone', changes: { externalKey: 'gone2', name: '이름' } });
	await run('organization.update', { externalKey: 'gone2', changes: { externalKey: 'gone3' } });
	await run('organization.delete', { externalKey: 'gone3' });
	await run('organization.getAll', { returnAll: true });
	await runMembers();
	await runSync();
	await run('sso.getTemporaryKey');
	await run('sso.logIn', { partnerId: 'partner', temporaryKey: 'tmp-1', destination: 'menu', menu: 'mail' });
	await run('sso.logOut', { temporaryKey: 'tmp-1', destination: 'address', address: 'https://example.com/bye' });
	await run('sso.getUserByToken', { token: 'user-token-1' });
});
afterAll(async () => await office?.close());
