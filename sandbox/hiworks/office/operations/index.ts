/** What the emulated office does, one small handler per operationId of the contract. */
import { alimtalk } from './alimtalk.ts';
import { approval } from './approval.ts';
import type { Handler } from './common.ts';
import { directory } from './directory.ts';
import { accountingLists } from './lists.ts';
import { mail } from './mail.ts';
import { oauth } from './oauth.ts';
import { sms } from './sms.ts';
import { spendingReports } from './spending.ts';

export { isFailure, refuse, type Hiworks } from './common.ts';

export const handlers: Record<string, Handler> = {
	...accountingLists,
	...spendingReports,
	...directory,
	...mail,
	...sms,
	...alimtalk,
	...approval,
	...oauth,
};

/** The key without which a good answer is worth nothing. Pages promise none. */
const promisedKeys: Record<string, string> = {
	createAccessToken: 'data.access_token',
	getMe: 'user_id',
	createApprovalDraft: 'data.login_url',
	getApprovalDocument: 'data.attributes.state',
	...Object.fromEntries(
		['Departments', 'Customers', 'Accounts'].flatMap((list) => [
			[`list${list}`, 'data'],
			[`create${list}`, 'code'],
			[`update${list}`, 'code'],
			[`delete${list}`, 'code'],
		]),
	),
	listSpendingReport: 'data',
	updateSpendingReport: 'code',
	getOrgChart: 'entries',
	listUsers: 'user_id',
	sendNotification: 'code',
	sendMail: 'result.successList',
	sendSms: 'result.refkey',
	getSmsBalance: 'result.shared',
	getSmsResult: 'result',
	getSmsUsage: 'result.sms_use_count',
	updateSmsReservation: 'code',
	cancelSmsReservation: 'code',
	sendAlimtalk: 'data.id',
	getAlimtalkBalance: 'data.attributes',
	getAlimtalkMessage: 'data.attributes',
};

export const promisedKey = (operationId: string): string | undefined => promisedKeys[operationId];
