/** Where the things of each node are. */

const HIWORKS = {
	contract: 'hiworks',
	standing: 'unconfirmed',
	kit: 'scripts/lib/verify/hiworks/unsettled.mts',
	types: './common.ts',
};

/**
 * `families`: of one server, those that its sandbox serves. `schemas`: what its endpoints make bodies of, with `text`
 * for any text. `tested`: options that every operation has, where fields are tested one by one. `described`: the node
 * as n8n knows it, where that is another name than that of its table.
 */
export const NODES = {
	Bolta: {
		title: 'Bolta',
		table: 'bolta',
		sandbox: 'sandbox/bolta/operations',
		types: './common.ts',
		contract: 'bolta',
		standing: 'unconfirmed',
		kit: 'scripts/lib/verify/bolta/kit.mts',
		schemas: true,
		tested: 'RUN_OPTIONS',
	},
	Hiworks: {
		title: 'Hiworks',
		table: 'hiworks',
		sandbox: 'sandbox/hiworks/office/operations',
		...HIWORKS,
		server: 'https://api.hiworks.com',
		families: ['oauth', 'office', 'accounting', 'hr'],
		more: ['test/engine/hiworks/messagingRequests.test.ts: the documented request as the node makes it'],
	},
	HiworksBill: {
		title: 'Hiworks Bill',
		table: 'hiworksBill',
		sandbox: 'sandbox/hiworks/bill/operations',
		...HIWORKS,
		server: 'https://bill-api.hiworks.com',
		tested: 'CALL_OPTIONS',
		more: ['test/contract/hiworksBill/endpoints.test.ts: what it changes, its content, an example of its answer'],
	},
	HiworksOrg: {
		title: 'Hiworks Org',
		table: 'hiworksOrg',
		sandbox: 'sandbox/hiworks/org/operations',
		...HIWORKS,
		server: 'https://api.hiworks.com',
		families: ['org', 'sso'],
		more: ['test/engine/hiworksOrg/contract.test.ts: the documented request as the node makes it'],
	},
	PortOne: {
		title: 'PortOne B2B',
		table: 'portOne',
		described: 'portOneB2b',
		sandbox: 'sandbox/portone',
		types: './world.ts',
		contract: 'portone',
		standing: 'unverified',
		kit: 'scripts/lib/verify/portone/kit.mts',
		schemas: true,
		more: ['test/engine/portOne/requests.test.ts and errors.test.ts: its call and what it is refused for'],
	},
};

/** How sure it is that the vendor has it: in the words of contracts, then of endpoints. All else is documented. */
const STANDINGS = {
	'code-only': { standing: 'seenInPublicCode', isNamed: false },
	observed: { standing: 'seenInPublicCode', isNamed: false },
	'title+code': { standing: 'seenInPublicCode', isNamed: true },
	unconfirmed: { standing: 'unconfirmed', isNamed: false },
	unverified: { standing: 'unconfirmed', isNamed: false },
};

/**
 * @param inContract the operation as the contract has it already; undefined where it is a new one
 * @returns `standing` of its endpoint, and `isNamed`: whether a document of the vendor names it
 */
export const standingOf = (inContract) =>
	STANDINGS[inContract ? inContract['x-standing'] : 'unconfirmed'] ?? { standing: 'documented', isNamed: true };

/**
 * What a key holds, as far as persons' numbers go: keys, codes, amounts and moments are told by their names; all else
 * counts as text, in which such numbers are masked.
 */
export const heldBy = (key) =>
	/(?:Id|Key|Code|Status|Amount|Price|Cost|Date|At|Sum)$|^(?:id|tax|date|code|url)$/.test(key) ? 'exact' : 'text';
