import type { INodeProperties, IPollFunctions } from 'n8n-workflow';

import { Invalid } from '../../shared/errors/invalid';
import { options, toProperties } from '../../shared/fields/fields';
import type { PollSettings } from '../../shared/polling/poll';
import { pollFields } from '../../shared/polling/pollFields';
import { eventsField, readTriggerFields } from '../../shared/webhook/triggerOptions';
import { EVENTS } from '../trigger/settings';
import { say } from '../words';
import type { StatusKind } from './events';
import { watchStatuses } from './statuses';

const NOTICE = [
	'Asks PortOne by a schedule which tax invoices have come to another status: for what PortOne sends no event of, and for those who have no webhook.',
	'Of several statuses between two polls the last one is told.',
	'An event may come twice after a restart of n8n: it has the same dedupeKey then.',
].join(' ');

const { taxInvoiceManual: _notAStatus, ...shared } = EVENTS;

const TEXTS: Readonly<Record<StatusKind, { name: string; description: string }>> = {
	...shared,
	other: {
		name: 'Any Other Status',
		description: 'Drafts, steps on the way to the tax office, and statuses that this version does not know',
	},
	taxInvoiceMakingFailed: {
		name: 'Draft, Request or Issuance Failed',
		description: 'An invoice of a batch (대량 발행) could not be made',
	},
	taxInvoiceSendingFailed: {
		name: 'Transmission to the NTS Failed',
		description: 'The National Tax Service (국세청) did not take the invoice. PortOne sends no event of it.',
	},
};

const fields = {
	events: eventsField(TEXTS, ['taxInvoiceSendingFailed'], 'The statuses that start the workflow'),
	options: options({
		displayName: 'Options',
		fields: { most: pollFields.most, startWithAll: pollFields.startWithAll },
	}),
};

export const statusProperties: INodeProperties[] = [
	{ displayName: NOTICE, name: 'notice', type: 'notice', default: '' },
	...toProperties(fields),
];

/** @throws Invalid when a parameter holds what the editor does not offer, or no event is chosen */
export function readSettings(context: Pick<IPollFunctions, 'getNodeParameter'>): PollSettings {
	const { events, most, startWithAll } = readTriggerFields(context, fields);
	if (events.size === 0) throw new Invalid(say`at least one event`).within('Events');
	const watch = watchStatuses({ events, startWithAll });
	// PortOne documents no number of calls a day.
	return { watch, most, startWithAll, callsPerDay: Infinity, callsKept: undefined };
}
