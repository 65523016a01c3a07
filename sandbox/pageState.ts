/** All that the page shows, as it is now. Nothing that is a secret of anybody: no tokens, no queries of addresses. */
import type { Controls } from './controls.ts';
import { FAULT_KINDS, type PlayedFault } from './faults.ts';
import type { Approval } from './hiworks/office/approvals.ts';
import type { ListName, ListRecord } from './hiworks/office/records.ts';
import type { OrgChart } from './hiworks/org/chart.ts';
import type { RequestRecord } from './log.ts';
import { pageDocuments, type PageDocument } from './pageDocuments.ts';

type VendorName = keyof Controls;

export interface PageMessage {
	kind: 'sms' | 'alimtalk' | 'notification' | 'mail';
	from: string;
	to: string;
	title: string;
	text: string;
	/** reserved, sent, canceled, failed. */
	state: string;
}

export interface PageDelivery {
	vendor: VendorName;
	event: string;
	/** Which document. */
	about: string;
	/** Host and path. */
	to: string;
	/** null: under way, or nobody answered. */
	status: number | null;
	error: string | null;
	sentAt: number;
}

export interface PageState {
	documents: PageDocument[];
	/** The newest first of each kind. */
	messages: PageMessage[];
	/** The newest first. */
	approvals: Array<Pick<Approval, 'approvalKey' | 'subject' | 'contents' | 'state' | 'approvalCode' | 'formId'>>;
	chart: {
		organizations: OrgChart['organizations'];
		members: Array<{ name: string; title: string; organizations: string[]; isActive: boolean }>;
	};
	lists: Record<ListName, Array<{ code: string; name: string; number: string; isOn: boolean }>>;
	spending: Array<{ document: string; who: string; brief: string; price: string; tax: string; state: string }>;
	deliveries: PageDelivery[];
	calls: Array<
		Pick<
			RequestRecord,
			'number' | 'method' | 'route' | 'referenceId' | 'status' | 'effect' | 'fault' | 'receivedAt'
		> & {
			vendor: VendorName;
		}
	>;
	faults: Array<{ vendor: VendorName; active: PlayedFault[] }>;
	faultKinds: readonly string[];
}

/** Of each vendor or kind; what came before stays in the ledger. */
const MOST = 300;
const MOST_CALLS = 60;

const newest = <T>(entries: T[], most = MOST) => entries.slice(-most).reverse();

function messages({ hiworks }: Controls): PageMessage[] {
	return [
		...newest(hiworks.notifications()).map(({ users, message, solutionName }): PageMessage => {
			return {
				kind: 'notification',
				from: solutionName ?? '',
				to: users.join(', '),
				title: '',
				text: message,
				state: 'sent',
			};
		}),
		...newest(hiworks.alimtalk()).map(({ userId, to, template, message, failed }): PageMessage => {
			return { kind: 'alimtalk', from: userId, to, title: template, text: message, state: failed ? 'failed' : 'sent' };
		}),
		...newest(hiworks.sms()).map(({ sender, receiver, subject, message, state }): PageMessage => {
			return { kind: 'sms', from: sender, to: receiver, title: subject, text: message, state };
		}),
		...newest(hiworks.mails()).map(({ userId, to, subject, content }): PageMessage => {
			return { kind: 'mail', from: userId, to, title: subject, text: content, state: 'sent' };
		}),
	];
}

function chart({ hiworksOrg }: Controls): PageState['chart'] {
	const { organizations, members, positions, duties } = hiworksOrg.chart();
	const nameOf = (titles: Array<{ extKey: string; name: string }>, extKey: string) =>
		titles.find((title) => title.extKey === extKey)?.name;
	return {
		organizations,
		members: members.map((member) => ({
			name: member.user_name || member.user_id,
			title: [nameOf(positions, member.positionExtKey), nameOf(duties, member.dutyExtKey)].filter(Boolean).join(' · '),
			organizations: member.orgExtKeys,
			isActive: member.active === 'Y',
		})),
	};
}

function deliveries({ bolta, hiworks, portOne }: Controls): PageDelivery[] {
	const all = [
		...bolta.webhooks().map(({ eventType, issuanceKey, ...rest }): PageDelivery => {
			return { vendor: 'bolta', event: eventType ?? '', about: issuanceKey ?? '', ...outcome(rest) };
		}),
		...hiworks.callbacks().map(({ parameters, approvalKey, ...rest }): PageDelivery => {
			return { vendor: 'hiworks', event: parameters.state ?? '', about: approvalKey, ...outcome(rest) };
		}),
		...portOne.webhooks().map(({ type, taxInvoiceId, ...rest }): PageDelivery => {
			return { vendor: 'portOne', event: type ?? '', about: taxInvoiceId ?? '', ...outcome(rest) };
		}),
	];
	return newest(all.sort((left, right) => left.sentAt - right.sentAt));
}

type Outcome = Pick<PageDelivery, 'to' | 'status' | 'error' | 'sentAt'>;

/** A client's own address may have its secret in the query. */
const outcome = ({ to, status, error, sentAt }: Outcome): Outcome => ({
	to: to.split('?', 1)[0]!,
	status,
	error,
	sentAt,
});

/** Without accounts of a bank: nobody has to see them here. */
const list = (records: ListRecord[]): PageState['lists'][ListName] =>
	records.map(({ code, name, company_num: number = '', use_flag }) => ({ code, name, number, isOn: use_flag === 'Y' }));

export function pageState(controls: Controls): PageState {
	const { hiworks } = controls;
	const { department, customer, account } = hiworks.lists();
	const vendors = Object.keys(controls) as VendorName[];
	const calls = vendors.flatMap((vendor) =>
		controls[vendor].requests().map((record) => {
			const { number, method, route, referenceId, status, effect, fault, receivedAt } = record;
			return { vendor, number, method, route, referenceId, status, effect, fault, receivedAt };
		}),
	);
	return {
		documents: pageDocuments(controls, MOST),
		messages: messages(controls),
		approvals: newest(hiworks.approvals()).map(({ approvalKey, subject, contents, state, approvalCode, formId }) => {
			return { approvalKey, subject, contents, state, approvalCode, formId };
		}),
		chart: chart(controls),
		lists: { department: list(department), customer: list(customer), account: list(account) },
		spending: hiworks.spending().map(({ line, approvalStatus }) => ({
			document: line.document_no,
			who: line.spender_user_name,
			brief: line.brief,
			price: line.price,
			tax: line.tax,
			state: `${approvalStatus} ${line.accounting_status}`,
		})),
		deliveries: deliveries(controls),
		calls: newest(
			calls.sort((left, right) => left.receivedAt - right.receivedAt),
			MOST_CALLS,
		),
		faults: vendors.map((vendor) => ({ vendor, active: controls[vendor].faults() })),
		faultKinds: FAULT_KINDS,
	};
}
