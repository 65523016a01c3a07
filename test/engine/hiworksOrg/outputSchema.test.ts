import { Ajv2020 } from 'ajv/dist/2020.js';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { member } from '../../../nodes/HiworksOrg/actions/member';
import { organization } from '../../../nodes/HiworksOrg/actions/organization';
import { orgChart } from '../../../nodes/HiworksOrg/actions/orgChart';
import { duty, position } from '../../../nodes/HiworksOrg/actions/rank';
import { sso } from '../../../nodes/HiworksOrg/actions/sso';
import { describeNode } from '../support/engine';
import { hiworksOrg, jsonOf, startOffice, type Office } from '../support/hiworksOrg';

const folder = path.resolve(__dirname, '../../../nodes/HiworksOrg/__schema__/v1.0.0');
const operations = [duty, member, orgChart, organization, position, sso].flatMap((resource) =>
	resource.operations.map(({ value }) => [resource.value, value] as const),
);

let office: Office;
const outputs = new Map<string, IDataObject[]>();

/** Runs an operation, `member/create`, and keeps every output that it gave, as n8n keeps them: as JSON. */
async function run(name: string, parameters: INodeParameters = {}): Promise<void> {
	const result = await hiworksOrg(office.url, name.replace('/', '.'), parameters);
	if (result.error) throw result.error;
	outputs.set(name, [...(outputs.get(name) ?? []), ...(JSON.parse(JSON.stringify(jsonOf(result))) as IDataObject[])]);
}

async function runRanks(kind: 'position' | 'duty'): Promise<void> {
	const level = kind === 'position' ? { level: '9' } : {};
	await run(`${kind}/create`, { externalKey: 'a', name: '가', order: '1', ...level });
	await run(`${kind}/create`, { externalKey: 'b', name: '나', order: '2' });
	await run(`${kind}/upsert`, { externalKey: 'a', name: '다', order: '1' });
	await run(`${kind}/update`, { externalKey: 'a', changes: { externalKey: 'c', name: '라', order: '3', ...level } });
	await run(`${kind}/update`, { externalKey: 'b', changes: { name: '마' } });
	await run(`${kind}/getAll`, { returnAll: true });
	await run(`${kind}/delete`, { externalKey: 'b' });
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
	await run('member/create', {
		userId: 'user1',
		name: '하나',
		password,
		externalKey: 'm1',
		organizationKey: 'top',
		...ranks,
		details,
	});
	await run('member/create', { userId: 'user2', name: '둘', password, externalKey: 'm2' });
	await run('member/upsert', { externalKey: 'm2', name: '두울' });
	await run('member/update', {
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
	await run('member/update', { externalKey: 'm2', changes: { name: '둘' } });
	for (const shownAs of ['keys', 'objects', 'nothing'] as const) {
		office.shownAs = shownAs;
		await run('member/get', { externalKey: 'm3' });
		await run('member/getAll', { returnAll: true });
	}
	office.shownAs = 'keys';
	await run('member/linkExisting', { userId: 'user2', externalKey: 'm4' });
	await run('member/linkExisting', { userId: 'user2' });
	await run('member/delete', { externalKey: 'm3', userId: 'user1' });
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
		await run('orgChart/sync', { chartSource: 'object', chartJson: JSON.stringify(chart), lastStateJson: '', options });
}

beforeAll(async () => {
	office = await startOffice();
	await runRanks('position');
	await runRanks('duty');
	for (const externalKey of ['top', 'other']) await run('organization/create', { externalKey, name: '조직' });
	for (const externalKey of ['team', 'gone'])
		await run('organization/create', { externalKey, name: '조직', parentKey: 'top' });
	await run('organization/upsert', { externalKey: 'team', name: '팀' });
	await run('organization/update', { externalKey: 'gone', changes: { externalKey: 'gone2', name: '이름' } });
	await run('organization/update', { externalKey: 'gone2', changes: { externalKey: 'gone3' } });
	await run('organization/delete', { externalKey: 'gone3' });
	await run('organization/getAll', { returnAll: true });
	await runMembers();
	await runSync();
	await run('sso/getTemporaryKey');
	await run('sso/logIn', { partnerId: 'partner', temporaryKey: 'tmp-1', destination: 'menu', menu: 'mail' });
	await run('sso/logOut', { temporaryKey: 'tmp-1', destination: 'address', address: 'https://example.com/bye' });
	await run('sso/getUserByToken', { token: 'user-token-1' });
}, 60_000);
afterAll(async () => await office?.close());

/** Objects inside, too, have nothing more; what has no properties in the schema is the vendor's own. */
const closed = (schema: unknown): unknown => {
	if (Array.isArray(schema)) return schema.map(closed);
	if (typeof schema !== 'object' || schema === null) return schema;
	const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
	return 'required' in schema ? { ...inside, additionalProperties: false } : inside;
};

describe('What the editor shows of outputs before the first run', () => {
	it.each(operations)('%s → %s: the real outputs fit, and have nothing more', (resource, operation) => {
		const schema = JSON.parse(readFileSync(path.join(folder, resource, `${operation}.json`), 'utf8')) as {
			properties: object;
		};
		const validate = new Ajv2020({ strict: false, allErrors: true }).compile(closed(schema) as object);
		const given = outputs.get(`${resource}/${operation}`) ?? [];
		expect(given).not.toEqual([]);
		for (const json of given) expect([validate(json), validate.errors]).toEqual([true, null]);
		// Nor has the schema a key that no output has.
		expect(Object.keys(schema.properties).filter((key) => !given.some((json) => key in json))).toEqual([]);
	});

	it('has each operation of the node, and no other', async () => {
		const { properties } = await describeNode('hiworksOrg');
		const names = properties.flatMap(({ name, options = [], displayOptions }) =>
			name === 'operation'
				? options.flatMap((option) =>
						'value' in option ? [`${String(displayOptions?.show?.resource?.[0])}/${String(option.value)}`] : [],
					)
				: [],
		);
		expect(names.sort()).toEqual(operations.map((one) => one.join('/')).sort());
		const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
		expect(
			files.map(({ parentPath, name }) => `${path.basename(parentPath)}/${path.basename(name, '.json')}`).sort(),
		).toEqual(names);
	});
});
