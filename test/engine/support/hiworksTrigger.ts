import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Sandbox, SpendingLine } from '../../../sandbox/index.ts';
import type { JsonObject } from '../../../sandbox/json.ts';
import { credentialsOf, LISTS, stored, type Entry, type Resource } from './hiworksOffice';
import { publish, type Publication } from './polling';

/** The Hiworks Trigger, published; with what stands there already as stock. */
export async function published(
	{ hiworks: { url } }: { hiworks: { url: string } },
	parameters: INodeParameters,
	staticData?: IDataObject,
): Promise<Publication> {
	return await publish({
		node: 'hiworksTrigger',
		parameters: { options: {}, ...parameters },
		credentials: credentialsOf(url),
		...(staticData && { staticData }),
	});
}

/** The same after its first poll. */
export async function withStock(
	sandbox: { hiworks: { url: string } },
	parameters: INodeParameters,
): Promise<Publication> {
	const trigger = await published(sandbox, parameters);
	if ((await trigger.poll()) !== undefined) throw new Error('The first poll started something');
	return trigger;
}

const numberOf = ({ externalKey = '' }: Entry) => String(100 + Number(externalKey.replace('erp-', '')));

/** As Hiworks has them; each with the number that goes with its external key, as in a real office. */
export const numbered = (given: readonly Entry[]) => given.flatMap((one) => stored([one], { no: numberOf(one) }));

/** Makes these the records of a list. */
export const setNumbered = ({ hiworks: office }: Sandbox, resource: Resource, given: readonly Entry[]): void =>
	office.setRecords(LISTS[resource].list, numbered(given));

/** A line of a report of November 2026, unless it says another month. */
export const line = (number: number, changes: Partial<SpendingLine> = {}): SpendingLine => ({
	document_no: String(number),
	document_code: `지결-20261101-${number}`,
	register_name: '김하나',
	fixed_date: '2026-11-30',
	price: '10000',
	tax: '1000',
	...changes,
});

export interface Colleague {
	id: string;
	name?: string;
	/** IDs of departments; `root` is the office. */
	places?: string[];
	email?: string;
	cell?: string;
}

const DEPARTMENTS: Record<string, string> = { sales: '영업', support: '지원' };

/** Makes these the people of the office: as users, and in the organization chart. */
export function setPeople({ hiworks: office }: Sandbox, people: readonly Colleague[]): void {
	const numberOf = (id: string) => String([...id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
	const entriesOf = (department: string): JsonObject[] =>
		people
			.filter(({ places = ['sales'] }) => places.includes(department))
			.map(({ id, name = id, email = '', cell = '' }) => ({
				user_no: numberOf(id),
				mail_id: id,
				name,
				email,
				phone: '',
				cell,
				node_id: department,
				is_admin: 'N',
				is_construction_admin: 'N',
			}));
	office.configure({
		users: people.map(({ id, name = id }) => ({ no: numberOf(id), user_id: id, name })),
		organization: {
			node_id: 'root',
			name: '한빛소프트랩',
			entries: entriesOf('root'),
			nodes: Object.entries(DEPARTMENTS).map(([id, name]) => ({
				node_id: id,
				name,
				parent_no: 'root',
				entries: entriesOf(id),
			})),
		},
	});
}
