import { businessNumber } from '../../../shared/fields/businessNumber';
import { choices, optional, options, text } from '../../../shared/fields/fields';
import { listFields } from '../../../shared/fields/listFields';
import { simplify } from '../../../shared/invoice/documentFields';
import { listCounterparties } from '../../api/counterparty';
import { allPages, searchQuery } from '../../calls/pages';
import { counterpartyOutput } from '../../counterparty/output';
import { parseIds } from '../../invoice/search';
import { operation } from '../../vendor';

const part = (displayName: string, description: string) => optional(text<string>({ displayName, description }));

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many counterparties',
	description: 'Search counterparties (거래처)',
	fields: {
		...listFields,
		filters: options({
			displayName: 'Filters',
			placeholder: 'Add filter',
			fields: {
				businessStatuses: choices({
					displayName: 'Business Statuses',
					description: 'Whether the company is in business (휴폐업 상태)',
					choices: {
						CHECK_FAILED: 'Check Failed',
						CHECK_PENDING: 'Check Pending',
						CLOSED: 'Closed (폐업)',
						IN_BUSINESS: 'In Business (계속)',
						NOT_FOUND: 'Not Found',
						SUSPENDED: 'Suspended (휴업)',
						UNKNOWN: 'Unknown',
					},
				}),
				contactEmail: part('Contact Email', 'E-mail of the contact'),
				contactName: part('Contact Name', 'Name of the contact (담당자)'),
				contactPhone: part('Contact Phone', 'Phone of the contact'),
				counterpartyIds: optional(
					text({ displayName: 'IDs', description: 'IDs of counterparties, separated by commas', parse: parseIds }),
				),
				id: part('ID Begins With', 'What the ID begins with'),
				ntsConnectionStatuses: choices({
					displayName: 'NTS Connections',
					description: 'Whether the company is connected to the National Tax Service (국세청 연결)',
					choices: {
						CONNECTED: 'Connected',
						ERROR: 'Error',
						NOT_CONNECTED: 'Not Connected',
						PENDING_CONNECT: 'Pending Connect',
						PENDING_DISCONNECT: 'Pending Disconnect',
					},
				}),
				number: optional(businessNumber('Number', 'Business registration number (사업자등록번호)')),
				name: part('Name Contains', 'Part of the name of the company (상호)'),
				representative: part('Representative', 'Name of the representative (대표자명), whole or in part'),
			},
		}),
	},
	options: { simplify },

	prepare({ fields: { limit, filters, options: chosen } }) {
		const { number, name, representative, counterpartyIds, businessStatuses, ntsConnectionStatuses, ...others } =
			filters;
		const given = { brn: number, companyName: name, representativeName: representative, ...others };
		const filter = {
			...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
			...(businessStatuses.length > 0 && { businessStatuses }),
			...(ntsConnectionStatuses.length > 0 && { ntsConnectionStatuses }),
			...(counterpartyIds !== undefined && { counterpartyIds }),
		};
		return { limit, search: Object.keys(filter).length > 0 ? { filter } : {}, simplify: chosen.simplify };
	},

	async send({ limit, search, simplify: simplified }, { client }) {
		const found = await allPages(limit, async (number, size) => {
			const query = searchQuery({ page: { number, size }, ...search });
			return (await client.read(client.request(listCounterparties, { query }))).items;
		});
		return found.map((counterparty) => counterpartyOutput(counterparty, simplified));
	},
});
