/**
 * Which room may know which (docs/architecture.md draws it). `npm run lint` keeps it: imports of types count like any
 * others.
 */
const VENDORS = 'Bolta|Hiworks|HiworksBill|HiworksOrg|PortOne';

/** A rule at level error. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Rooms of `shared` that one of them must not know. */
const sharedRooms = (...rooms) => ({ path: `^nodes/shared/(${rooms.join('|')})/` });

module.exports = {
	forbidden: [
		forbid('no-circles', 'Whoever reads a file can read what it stands on first', {}, { circular: true }),
		forbid(
			'resolvable',
			'An import that leads nowhere would escape all other rules',
			{},
			{ couldNotResolve: true, pathNot: '^n8n-nodes-bolta-hiworks/' },
		),
		forbid(
			'shared-knows-no-vendor',
			'What all vendors stand on must not lean on one of them',
			{ path: '^nodes/shared/' },
			{ path: '^nodes/', pathNot: '^nodes/shared/' },
		),
		forbid(
			'no-vendor-another-vendor',
			"What Hiworks' three nodes share stands in HiworksShared, what all share in shared",
			{ path: `^nodes/(${VENDORS})/` },
			{ path: '^nodes/', pathNot: '^nodes/($1|shared|HiworksShared)/' },
		),
		forbid(
			'hiworks-shared-knows-no-node',
			'Three nodes stand on it',
			{ path: '^nodes/HiworksShared/' },
			{ path: '^nodes/', pathNot: '^nodes/(HiworksShared|shared)/' },
		),
		forbid(
			'hiworks-shared-is-for-hiworks',
			'Only nodes and credentials of Hiworks know it',
			{ pathNot: '^(nodes/Hiworks|credentials/Hiworks|test/)' },
			{ path: '^nodes/HiworksShared/' },
		),
		forbid(
			'api-is-the-contract',
			'Endpoints and their schemas are data: no n8n, nothing that sends, nothing of another room',
			{ path: '^nodes/[^/]+/api/' },
			{
				path: '^(nodes/|node_modules/n8n-)',
				pathNot: [
					'^nodes/[^/]+/api/',
					'^nodes/shared/(errors|korea|words)/',
					'^nodes/[^/]+/words\\.ts$',
					'^nodes/shared/http/(endpoint|vendor|baseUrl|multipart)\\.ts$',
				],
			},
		),
		forbid(
			'errors-stand-below-all',
			'Everything may fail',
			{ path: '^nodes/shared/errors/' },
			{ path: '^nodes/', pathNot: '^nodes/shared/(errors|korea|words)/' },
		),
		forbid(
			'words-stand-alone',
			'Every text goes through them',
			{ path: '^nodes/shared/words/' },
			{ path: '^nodes/', pathNot: '^nodes/shared/words/' },
		),
		forbid(
			'few-write-foreign-words',
			'A text that is no `say` has no Korean: only what others wrote may be one',
			{
				path: '^(nodes|credentials)/',
				pathNot: [
					'^nodes/shared/columns/(meaning|readColumns)\\.ts$',
					'^nodes/shared/engine/(hints|report)\\.ts$',
					'^nodes/shared/errors/invalid\\.ts$',
					'^nodes/shared/http/(body|endpoint|expectation)\\.ts$',
					'^nodes/Hiworks/accounting/changes\\.ts$',
					'^nodes/HiworksOrg/records/members\\.ts$',
				],
			},
			{ path: '^nodes/shared/words/foreign\\.ts$' },
		),
		forbid(
			'loading-knows-no-code',
			'n8n loads it when it starts, with all that it knows',
			{ path: '^nodes/shared/loading/' },
			{ pathNot: ['^nodes/shared/loading/', '^nodes/shared/words/language\\.ts$'] },
		),
		forbid(
			'korea-is-pure',
			'Korean rules need no n8n and no zod, and nothing of the house but its way of refusing a value',
			{ path: '^nodes/shared/korea/' },
			{ pathNot: ['^nodes/shared/korea/', '^nodes/shared/words/', '^nodes/shared/errors/invalid\\.ts$'] },
		),
		forbid(
			'http-only-sends',
			'The wire knows nothing of runs, of documents, or of what must not happen twice',
			{ path: '^nodes/shared/http/' },
			sharedRooms('engine', 'invoice', 'once', 'webhook', 'polling', 'fields'),
		),
		forbid(
			'fields-only-read',
			'What a user sees and how it is read, for whatever use',
			{ path: '^nodes/shared/fields/' },
			sharedRooms('engine', 'http', 'invoice', 'once', 'webhook', 'polling'),
		),
		forbid(
			'columns-only-read',
			'What the columns of a sheet mean, whatever is made of them',
			{ path: '^nodes/shared/columns/' },
			sharedRooms('engine', 'http', 'invoice', 'once', 'webhook', 'polling'),
		),
		forbid(
			'once-knows-no-document',
			'What must not happen twice may be anything',
			{ path: '^nodes/shared/once/' },
			sharedRooms('engine', 'fields', 'invoice', 'webhook', 'polling'),
		),
		forbid(
			'changes-go-through-once',
			'What changes something at a vendor needs a policy, and only the room once asks for one',
			{ path: '^nodes/', pathNot: '^nodes/shared/(once/|http/client\\.ts$)' },
			{ path: '^nodes/shared/http/send\\.ts$' },
		),
		forbid(
			'one-room-calls',
			'Outcomes, repeats and redaction are those of a client: nobody calls beside it',
			{ path: '^(nodes|credentials)/', pathNot: '^nodes/shared/http/' },
			{ path: '^nodes/shared/http/boundedCall\\.ts$' },
		),
		forbid(
			'few-call-pre-signed-addresses',
			'No policy holds them: what is fetched changes nothing, and what is put counts once the vendor is told of it',
			{
				path: '^(nodes|credentials)/',
				pathNot: [
					'^nodes/(Bolta|PortOne)/actions/taxInvoice/getPdf\\.operation\\.ts$',
					'^nodes/PortOne/attachment/attach\\.ts$',
				],
			},
			{ path: '^nodes/shared/http/fetchPlain\\.ts$' },
		),
		forbid(
			'engine-knows-no-document',
			'A run is one of anything',
			{ path: '^nodes/shared/engine/' },
			sharedRooms('invoice', 'webhook', 'polling'),
		),
		forbid(
			'actions-hold-operations-only',
			'What several operations need is no operation: it stands in a room beside actions/',
			{ path: '^nodes/[^/]+/actions/', pathNot: '(\\.operation|/index)\\.ts$' },
			{},
		),
		forbid(
			'operations-do-not-lean-on-each-other',
			'What two need is no operation',
			{ path: '^nodes/', pathNot: '/index\\.ts$' },
			{ path: '\\.operation\\.ts$' },
		),
		forbid(
			'the-sandbox-is-another-program',
			'A vendor that shared code with its client would share its mistakes',
			{ path: '^sandbox/' },
			{ path: '^(nodes|credentials|test|scripts|bench)/' },
		),
		forbid(
			'the-package-stands-alone',
			'Nothing that is published may need what is not',
			{ path: '^(nodes|credentials)/' },
			{ path: '^(sandbox|test|scripts|bench)/' },
		),
	],
	options: {
		// Imports of types count too.
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(dist|runtime|\\.cache)/' },
		enhancedResolveOptions: {
			extensions: ['.ts', '.mts', '.mjs', '.js', '.cjs', '.json'],
			exportsFields: ['exports'],
			conditionNames: ['types', 'import', 'require', 'node', 'default'],
		},
	},
};
