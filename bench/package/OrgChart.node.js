/**
 * Gives a made-up organization chart: so many members in an organization each for seven of them, of whom the first
 * `changed` have another name.
 */

const organizationOf = (member, organizations) => `o${member % organizations}`;

class OrgChart {
	description = {
		displayName: 'Org Chart',
		name: 'orgChart',
		group: ['transform'],
		version: 1,
		description: 'A made-up organization chart',
		defaults: { name: 'Org Chart' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			{ displayName: 'Count', name: 'count', type: 'number', default: 0 },
			{ displayName: 'Changed', name: 'changed', type: 'number', default: 0 },
		],
	};

	async execute() {
		const count = this.getNodeParameter('count', 0);
		const changed = this.getNodeParameter('changed', 0);
		const organizations = Math.max(1, Math.round((count * 3) / 20));
		const chart = {
			positions: Array.from({ length: 10 }, (_, number) => ({
				externalKey: `p${number}`,
				name: `직위 ${number}`,
				order: String(number),
			})),
			duties: Array.from({ length: 10 }, (_, number) => ({
				externalKey: `d${number}`,
				name: `직책 ${number}`,
				order: String(number),
			})),
			organizations: Array.from({ length: organizations }, (_, number) => ({
				externalKey: `o${number}`,
				name: `조직 ${number}`,
				...(number > 0 && { parentKey: `o${Math.floor((number - 1) / 5)}` }),
			})),
			members: Array.from({ length: count }, (_, number) => ({
				externalKey: `m${number}`,
				userId: `user${number}`,
				password: `Made-up-${number}`,
				name: number < changed ? `개명 ${number}` : `구성원 ${number}`,
				email: `user${number}@example.com`,
				organizationKeys: [organizationOf(number, organizations)],
				positionKey: `p${number % 10}`,
				dutyKey: `d${number % 10}`,
			})),
		};
		return [[{ json: { chart }, pairedItem: { item: 0 } }]];
	}
}

module.exports = { OrgChart };
