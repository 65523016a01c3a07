/** Where the things of each node are. */

const HIWORKS = {
	contract: 'hiworks',
	standing: 'unconfirmed',
	kit: 'scripts/lib/verify/hiworks/unsettled.mts',
	types: './common.ts',
};

/** PortOne finds an invoice by one of several keys: `callFor` makes path and query of it. */
const INVOICE_KEY = {
	from: 'invoice/invoiceKey',
	what: 'invoiceKey',
	made: 'invoiceKey()',
	as: 'invoice',
	call: 'callFor',
};
const COMPANY = {
	from: '../shared/fields/businessNumber',
	what: 'businessNumber',
	made: "businessNumber('Number', 'Business number of the company')",
	as: 'number',
};

/**
 * `families`: of one server, those that its sandbox serves. `schemas`: what its endpoints make bodies of, with `text`
 * for any text. `tested`: options that every operation has, where fields are tested one by one. `described`: the node
 * as n8n knows it, where that is another name than that of its table. `named`: fields for what the wire calls
 * otherwise, as `fieldsIn` gives them. `more`: where a test holds every request that the vendor documents.
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
		more: 'test/engine/hiworks/messagingRequests.test.ts: the documented request as the node makes it',
	},
	HiworksBill: {
		title: 'Hiworks Bill',
		table: 'hiworksBill',
		sandbox: 'sandbox/hiworks/bill/operations',
		...HIWORKS,
		server: 'https://bill-api.hiworks.com',
		tested: 'CALL_OPTIONS',
	},
	HiworksOrg: {
		title: 'Hiworks Org',
		table: 'hiworksOrg',
		sandbox: 'sandbox/hiworks/org/operations',
		...HIWORKS,
		server: 'https://api.hiworks.com',
		families: ['org', 'sso'],
		named: { extKey: { from: 'records/fields', what: 'externalKey', made: 'externalKey', as: 'externalKey' } },
		more: 'test/engine/hiworksOrg/contract.test.ts: the documented request as the node makes it',
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
		named: { taxInvoiceKey: INVOICE_KEY, brn: COMPANY, businessRegistrationNumber: COMPANY },
		more: 'test/engine/portOne/requests.test.ts and errors.test.ts: its call and what it is refused for',
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

/** What always has a value: an optional or conditional field cannot stand in a path. */
const EXPORTED = /^export const (\w+) = (?:(?:id|text|\w+As)\(|\(\s*\w+(?<asked> =|: string))/gm;
const GROUPED = /^export const (\w+Fields) = \{\n((?:\t.*\n)+)\}/gm;
const CALLED = { ' =': '()', ': string': "('TODO: which one')" };

/**
 * The fields that a vendor has already.
 * @param modules its sources that are neither operations nor endpoints, as `[path below its folder, text]`
 * @returns by the name of the parameter: `from` which module, `what` is imported of it, how it is `made` of that. Those
 * of `NODES` say `as` which parameter it stands, and by what `call` it is sent
 */
export function fieldsIn(modules) {
	const alone = modules.flatMap(([from, text]) =>
		[...text.matchAll(EXPORTED)].map(({ 1: what, groups }) => [
			what,
			{ from, what, made: `${what}${CALLED[groups.asked] ?? ''}` },
		]),
	);
	const grouped = modules.flatMap(([from, text]) =>
		[...text.matchAll(GROUPED)].flatMap(([, what, members]) =>
			[...members.matchAll(/^\t(\w+): (?:id|text)\(/gm)].map(([, field]) => [
				field,
				{ from, what, made: `${what}.${field}` },
			]),
		),
	);
	// The first of a name counts, and one that stands alone before one of a group.
	return Object.fromEntries([...alone, ...grouped].reverse());
}

/**
 * What a key holds, as far as persons' numbers go: keys, codes, amounts and moments are told by their names; all else
 * counts as text, in which such numbers are masked.
 */
export const heldBy = (key) =>
	/(?:Id|Key|Code|Status|Amount|Price|Cost|Date|At|Sum)$|^(?:id|tax|date|code|url)$/.test(key) ? 'exact' : 'text';
