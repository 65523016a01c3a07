/** What PortOne's documents leave open, as questions in its test mode. */
import { NOTHING, type Kit } from '../kit.mts';
import {
	askBodyKeys,
	askDeletedKey,
	askLeftOut,
	askSecret,
	askTaxOfExempt,
	askTotalCount,
	askTotals,
	askUpload,
} from './drafts.mts';
import { askErrors, askOrder, askSend, askSignature, openLink, openLinkAgain } from './sending.mts';
import { begin, type State } from './state.mts';

const DRAFT = '`POST /b2b/tax-invoices/draft`';
const A_DRAFT = 'a test draft, deleted at the end';

export const portOneKit: Kit<State> = {
	vendor: 'PortOne',
	promise:
		'It does so with your API secret, in test mode: each call says test. Nothing reaches the tax office; the parties are made up, but for your own number.',
	probes: [
		{
			question: 'Does PortOne accept the secret?',
			asks: '`GET /b2b/counterparties`',
			leaves: NOTHING,
			settles: [],
			run: askSecret,
		},
		{
			question: 'Does a change keep what it leaves out?',
			asks: '`POST`, `PATCH`, `GET`, `DELETE /b2b/counterparties`',
			leaves: 'a test counterparty, deleted at once',
			settles: ['Whether a change keeps what is left out'],
			run: askLeftOut,
		},
		{
			question: 'Is a draft refused whose totals do not add up?',
			asks: DRAFT,
			leaves: A_DRAFT,
			settles: ['totals-add-up'],
			run: askTotals,
		},
		{
			question: 'Is a draft without tax refused that has one?',
			asks: DRAFT,
			leaves: A_DRAFT,
			settles: ['tax-zero-when-exempt'],
			run: askTaxOfExempt,
		},
		{
			question: 'Is the key of a deleted invoice free again?',
			asks: `${DRAFT}, \`DELETE\`, and again`,
			leaves: A_DRAFT,
			settles: ['Whether the key of a deleted invoice is free again'],
			run: askDeletedKey,
		},
		{
			question: 'How may a body name an invoice?',
			asks: '`PUT /b2b/tax-invoices/draft`, in five ways',
			leaves: A_DRAFT,
			settles: ['key-type-default-body', 'brn-with-document-key', 'How a body may name an invoice'],
			run: askBodyKeys,
		},
		{
			question: 'By which verb is a file put to its address?',
			asks: '`POST /b2b/file-upload-url`, the address, `attach-file`',
			leaves: `${A_DRAFT}, with a file of six letters`,
			settles: ['attachment-three-steps', 'portone: Attachments'],
			run: askUpload,
		},
		{
			question: 'What does totalCount count?',
			asks: '`GET /b2b/tax-invoices`',
			leaves: NOTHING,
			settles: [],
			run: askTotalCount,
		},
		{
			question: 'In which states can an invoice be sent to the tax office?',
			asks: '`POST …/send-to-nts` in each state that can be had',
			leaves: 'a test invoice that is issued and sent, virtually; a draft and a reverse request, cancelled and deleted',
			settles: ['status-per-call'],
			run: askSend,
		},
		{
			question: 'In which order do the states come?',
			asks: 'nothing more: what was seen',
			leaves: NOTHING,
			settles: ['sending-order'],
			run: askOrder,
		},
		{
			question: 'Does a link open?',
			asks: '`GET …/popup-url`, and the address',
			leaves: NOTHING,
			settles: [],
			run: openLink,
		},
		{
			question: 'Are webhooks of tax invoices signed?',
			asks: 'nothing: listens at PORTONE_WEBHOOK_PORT of this machine, where your tunnel leads',
			leaves: NOTHING,
			settles: ['webhook-signature'],
			run: askSignature,
		},
		{
			question: 'How long does a link work?',
			asks: 'the address again',
			leaves: NOTHING,
			settles: ['links-short-lived', 'portone: Popup, print and registration URLs'],
			run: openLinkAgain,
		},
		{
			question: 'In which form do errors come?',
			asks: 'nothing more: of all that came',
			leaves: NOTHING,
			settles: [],
			run: askErrors,
		},
	],
	unsettled: {
		'What HTTP 200 with an error of its provider means':
			'It comes only while the provider behind PortOne is out of order: the report says whether one came',
	},
	begin,
};
