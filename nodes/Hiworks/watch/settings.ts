import type { IPollFunctions } from 'n8n-workflow';

import { hiworksQuota, keepCalls } from '../../HiworksShared/quota';
import { Invalid } from '../../shared/errors/invalid';
import { choice, choices, literal, options, readRecord, toProperties, when } from '../../shared/fields/fields';
import type { PollSettings } from '../../shared/polling/poll';
import { pollFields } from '../../shared/polling/pollFields';
import type { Watch } from '../../shared/polling/watch';
import { accountingCustomers, accountTitles, costCenters } from '../api/accounting';
import { say } from '../words';
import { watchPeople } from './people';
import { watchRecords } from './records';
import { watchReports } from './reports';

const REGISTERS = { accountTitle: accountTitles, accountingCustomer: accountingCustomers, costCenter: costCenters };

const fields = {
	watch: choice({
		displayName: 'Watch',
		description: 'The list that is read with each poll and compared with what was there before',
		choices: {
			accountTitle: { name: 'Account Title', description: 'One call per poll' },
			accountingCustomer: { name: 'Accounting Customer', description: 'One call per poll' },
			costCenter: { name: 'Cost Center', description: 'One call per poll' },
			people: { name: 'People', description: 'Users and the organization chart, in two calls per poll' },
			spendingReport: {
				name: 'Spending Report',
				description: 'Of this and the previous accounting month, in two calls per poll, with Any Status in four',
			},
		},
		default: 'spendingReport',
	}),
	reportEvent: when(
		{ watch: ['spendingReport'] },
		literal(
			choice({
				displayName: 'Event',
				description: 'What starts the workflow, with one item per report',
				choices: {
					anyStatus: {
						name: 'Any Status',
						description: 'A report was handed in or approved, or its accounting status or alias has changed',
					},
					approved: { name: 'Approved', description: 'Everybody has approved the report (결재 완료)' },
				},
				default: 'approved',
			}),
		),
	),
	recordEvents: when(
		{ watch: ['accountTitle', 'accountingCustomer', 'costCenter'] },
		literal(
			choices({
				displayName: 'Events',
				description: 'What starts the workflow, with one item per record',
				choices: {
					changed: {
						name: 'Changed',
						description: 'A column of the record is different, or it was switched on or off',
					},
					created: { name: 'Created', description: 'The record was not there before' },
				},
				default: ['created', 'changed'],
			}),
		),
	),
	personEvents: when(
		{ watch: ['people'] },
		literal(
			choices({
				displayName: 'Events',
				description: 'What starts the workflow, with one item per person',
				choices: {
					changed: { name: 'Changed', description: 'Name, addresses, numbers or administrator rights are different' },
					joined: { name: 'Joined', description: 'The person was not there before' },
					left: { name: 'Left', description: 'Two polls in a row have not found the person' },
					moved: { name: 'Moved', description: 'The person is in other departments' },
				},
				default: ['joined', 'left', 'moved', 'changed'],
			}),
		),
	),
	options: options({
		displayName: 'Options',
		fields: { ...pollFields, keepCalls: literal(keepCalls()) },
	}),
};

/** The editor shows no markup and no line breaks here. */
const NOTICE =
	'An office has 1,000 calls a day for all programs. This node makes 200 of them at most (Options), spread over the day: about a poll each quarter of an hour, however short the Poll Times. The first poll, when you publish, takes note of what is there and starts nothing.';

export const triggerProperties = [
	{ displayName: NOTICE, name: 'notice', type: 'notice' as const, default: '' },
	...toProperties(fields),
];

/** @throws Invalid when a parameter holds what the editor does not offer */
export function readTriggerSettings(context: Pick<IPollFunctions, 'getNodeParameter'>): PollSettings {
	const given = Object.entries(fields).map(
		([name, { property }]) => [name, context.getNodeParameter(name, property.default)] as const,
	);
	const read = readRecord(fields, Object.fromEntries(given));
	const { most, callsPerDay, startWithAll, keepCalls: kept } = read.options;
	return {
		watch: watchOf(read),
		most,
		callsPerDay,
		startWithAll,
		callsKept: hiworksQuota.callsKept({ keepCalls: kept }),
	};
}

function watchOf({
	watch,
	reportEvent,
	recordEvents,
	personEvents,
}: ReturnType<typeof readRecord<typeof fields>>): Watch {
	if (watch === 'spendingReport') return watchReports(reportEvent ?? 'approved');
	if (watch === 'people') return watchPeople(atLeastOne(personEvents));
	return watchRecords(REGISTERS[watch], atLeastOne(recordEvents));
}

function atLeastOne<Event extends string>(events: readonly Event[] = []): ReadonlySet<Event> {
	if (events.length === 0) throw new Invalid(say`at least one event`).within('Events');
	return new Set(events);
}
