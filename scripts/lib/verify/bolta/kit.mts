/** What Bolta's documents leave open, as questions to a test key. */
import { randomBytes } from 'node:crypto';
import type { Answer } from '../calls.mts';
import { NOTHING, type Kit, type Probe } from '../kit.mts';
import type { State } from './invoices.mts';
import {
	askAmendment,
	askBeforeIssue,
	askContent,
	askDueDate,
	askDuplicateIssuance,
	askErrors,
	askHeaders,
	askLookUp,
	askPdf,
	askRepeat,
	askReverse,
} from './issued.mts';
import {
	askCustomers,
	askForms,
	askIssuerPageVerb,
	askIssuers,
	askNothing,
	askSuppliers,
	askUnknownId,
	judgeTaxType,
} from './probes.mts';
import { calls, maskOf, readSettings } from './settings.mts';

const GET = (path: string) => `\`GET ${path}\``;
const POST = (path: string) => `\`POST ${path}\``;
const ISSUE = POST('/v1/taxInvoices/issue');

/** In this order: later ones use the invoice that an earlier one has issued. */
const probes: Array<Probe<State>> = [
	{
		question: 'What does the status look-up answer for an unknown id?',
		asks: GET('/v1/taxInvoices/issue/status'),
		leaves: NOTHING,
		settles: ['An unknown reference ID is answered with 400, an invoice not issued yet with 404'],
		run: askUnknownId,
	},
	{
		question: 'What does a path answer that does not exist?',
		asks: GET('/v1/verifyNoSuchPath'),
		leaves: NOTHING,
		settles: [],
		run: askNothing,
	},
	{
		question: 'Does /customers answer?',
		asks: GET('/v1/customers/{unknown}'),
		leaves: NOTHING,
		settles: [],
		run: askCustomers,
	},
	{ question: 'Does /issuers answer?', asks: GET('/v1/issuers'), leaves: NOTHING, settles: [], run: askIssuers },
	{ question: 'Does /suppliers answer?', asks: GET('/v1/suppliers'), leaves: NOTHING, settles: [], run: askSuppliers },
	// Of an issuer that does not exist, so that no page is made.
	{
		question: "By which verb is an issuer's certificate page asked for?",
		asks: '`POST` and `GET /v1/issuers/{unknown}/certificates/url`',
		leaves: NOTHING,
		settles: ['issuer-certificate-verb', 'WrongVerb'],
		run: askIssuerPageVerb,
	},
	{
		question: 'Is Customer-Key still needed?',
		asks: `${ISSUE} with and without Customer-Key and taxType`,
		leaves: 'a virtual invoice for each form that is accepted, four at most',
		settles: ['party-key-by-generation', 'issuer-from-supplier', 'success-code-assumed'],
		run: askForms,
	},
	{
		question: 'Is taxType required?',
		asks: 'the same calls',
		leaves: NOTHING,
		settles: [
			'taxtype-optional',
			'`taxType` is on no official page we could read; all later callers send it, an older form of the API drops it',
		],
		run: judgeTaxType,
	},
	{
		question: 'What does Get answer before the invoice is issued?',
		asks: GET('/v1/taxInvoices/{key}'),
		leaves: NOTHING,
		settles: ['An unknown reference ID is answered with 400, an invoice not issued yet with 404'],
		run: askBeforeIssue,
	},
	{
		question: 'Does Get show taxType?',
		asks: GET('/v1/taxInvoices/{key}'),
		leaves: NOTHING,
		settles: [],
		run: askContent,
	},
	{
		question: 'Does the status look-up know an accepted invoice?',
		asks: GET('/v1/taxInvoices/issue/status'),
		leaves: NOTHING,
		settles: [],
		run: askLookUp,
	},
	{
		question: 'A reference id again, with the same content?',
		asks: `${ISSUE} again`,
		leaves: 'a second virtual invoice, if ids are not checked',
		settles: ['refid-reuse', 'What a used reference ID gets: sources say 400, 409, or the first answer again'],
		run: askRepeat(),
	},
	{
		question: 'A reference id again, with other content?',
		asks: `${ISSUE} again`,
		leaves: 'a third virtual invoice, if ids are not checked',
		settles: ['refid-reuse'],
		run: askRepeat(2_000),
	},
	{
		question: 'Does the status look-up cover amendments?',
		asks: POST('/v1/taxInvoices/{key}/amend/termination'),
		leaves: 'a virtual amendment that offsets the first virtual invoice',
		settles: ['Whether the look-up covers amendments and reverse requests'],
		run: askAmendment,
	},
	{
		question: 'Does the status look-up cover reverse requests?',
		asks: POST('/v1/taxInvoices/issueRequest'),
		leaves: 'a virtual reverse request, cancelled at once',
		settles: ['Whether the look-up covers amendments and reverse requests'],
		run: askReverse,
	},
	// Of an invoice that does not exist, so that nothing is amended.
	{
		question: 'Does amend/doubleIssuance answer?',
		asks: POST('/v1/taxInvoices/{unknown}/amend/doubleIssuance'),
		leaves: NOTHING,
		settles: [],
		run: askDuplicateIssuance,
	},
	{
		question: 'Does the PDF endpoint answer?',
		asks: GET('/v1/taxInvoices/{key}/pdf'),
		leaves: 'a PDF of the virtual invoice, behind a link of some minutes that is not opened',
		settles: [],
		run: askPdf,
	},
	{
		question: 'Does the due-date endpoint answer?',
		asks: GET('/v1/taxInvoiceIssueDueDates'),
		leaves: NOTHING,
		settles: [],
		run: askDueDate,
	},
	{
		question: 'Which headers come with an accepted invoice?',
		asks: 'the same call',
		leaves: NOTHING,
		settles: [],
		run: askHeaders,
	},
	{
		question: 'In which form do errors come?',
		asks: 'nothing more: of all that came',
		leaves: NOTHING,
		settles: ['error-in-200', 'ErrorNested', 'ErrorEnvelope', 'Other'],
		run: askErrors,
	},
];

const ALL_LIVE = 'A test key makes virtual documents: what is checked of them need not be what is checked of real ones';
const NO_CALL = 'Bolta calls by itself, and not at the wish of a test: the output of the trigger shows it';
const NO_PATH = 'No path is known, and guessing at paths settles nothing';

const unsettled = {
	'date-issue-deadline': ALL_LIVE,
	'number-checksum': ALL_LIVE,
	'duplicate-party-unknown': 'A party that is made cannot be deleted again',
	'amend-other-reasons': NO_PATH,
	'bulk-unknown': NO_PATH,
	'webhook-retry-unknown': NO_CALL,
	'webhook-unknown-events': NO_CALL,
	'bolta-trigger: If It Cannot Be Asked': NO_CALL,
	'The paths of *Amend: Supply Cost Change*, *Cancel Request*, *Get Certificate Registration URL* and *Delete Certificate*: their pages are listed, but could not be read':
		'The first would amend a second time, the last would take a certificate away; Cancel Request is seen beside the reverse request',
	'Stricter lengths than the ones of the documents, at most 5 lines or 2 recipient contacts': ALL_LIVE,
};

export const boltaKit: Kit<State> = {
	vendor: 'Bolta',
	promise:
		'It does so with your test key. Nothing reaches the tax office; the parties are made up, but for your own number.',
	probes,
	unsettled,
	async begin(environment) {
		const settings = readSettings(environment);
		const [learnt, answers, run] = [new Set<string>(), new Array<Answer>(), randomBytes(5).toString('hex')];
		const state: State = {
			settings,
			call: calls(settings, answers),
			newId: (name) => `verify-${run}-${name}`,
			learnt,
			answers,
			attempts: [],
			isIssued: false,
		};
		return { state, host: settings.baseUrl.host, mask: maskOf(settings, learnt), end: async () => {} };
	},
};
