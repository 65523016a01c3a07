/** What settings and control calls are held against. */
import { BLANK_LINE } from './samples.ts';

/** A timer that is set for longer than this goes off at once. */
const milliseconds = { type: 'number', minimum: 0, maximum: 1_000_000_000 };
const text = { type: 'string' };
const texts = { type: 'array', items: text };
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const flag = { type: 'boolean' };
const count = { type: 'integer', minimum: 0 };

/** Everything that is closed is closed by `additionalProperties`; names of settings are the interface's. */
const record = (properties: Record<string, object>, required: string[]) => ({
	type: 'object',
	additionalProperties: false,
	properties,
	required,
});
const whole = (properties: Record<string, object>) => record(properties, Object.keys(properties));

const lineSchema = record(
	{
		...Object.fromEntries(Object.keys(BLANK_LINE).map((name) => [name, text])),
		document_no: { type: 'string', minLength: 1 },
		type: { enum: ['P', 'C'] },
		accounting_status: { enum: ['W', 'C'] },
		fixed_date: { $ref: '#/components/schemas/IsoDate' },
		approval_status: { enum: ['P', 'C'] },
	},
	['document_no'],
);

export const settingsSchema = record(
	{
		officeTokens: orNull(texts),
		scopes: orNull(texts),
		refusal: { enum: ['401', '200'] },
		accessTokens: orNull(texts),
		authCodes: orNull(texts),
		refreshTokens: orNull(texts),
		client: orNull(whole({ id: text, secret: text })),
		signedIn: text,
		strictKeys: flag,
		errorsWithStatus200: flag,
		dailyLimit: count,
		callsUsed: count,
		rateHeaders: flag,
		officeNo: { type: 'string', pattern: '^[0-9]+$' },
		rowOrder: { enum: ['asSent', 'reversed', 'shuffled'] },
		failingCodes: texts,
		emptyColumnsAs: { enum: ['text', 'null', 'leftOut'] },
		emptyValues: { enum: ['clear', 'leave'] },
		beyondEucKr: { enum: ['kept', 'questionMarks'] },
		successStatus: { enum: ['documented', '200'] },
		spending: { type: 'array', items: lineSchema },
		callbackAppend: { enum: ['?', 'smart'] },
		repeatCallbacks: count,
		callbackDelayMs: milliseconds,
		withdrawnAs: { enum: ['canceled', 'rejected'] },
		stateReading: { enum: ['true', 'stale', 'unreachable'] },
		organization: { $ref: '#/components/schemas/OrgChartNode' },
		users: { type: 'array', items: whole({ no: text, user_id: text, name: text }) },
		unknownUsers: { enum: ['ignored', 'refused'] },
		wrongAddresses: texts,
		duplicateAddresses: texts,
		unreachedMail: { enum: ['ERR', 'SUC'] },
		senders: orNull(texts),
		smsBalance: whole({ shared: count, assign: count, shared_ars: count, assign_ars: count }),
		smsUsed: whole({ sms: count, lms: count, mms: count }),
		smsTypes: texts,
		failingReceivers: texts,
		templates: orNull({ type: 'object', additionalProperties: text }),
		alimtalkBalance: whole({ shared: count, assigned: count }),
		alimtalkStatus: { enum: ['200', '201'] },
		alimtalkIdAs: { enum: ['string', 'number'] },
		clockOffsetMs: { type: 'number' },
		latencyMs: milliseconds,
		seed: { type: 'number' },
		logBodies: flag,
	},
	[],
);

export const listNameSchema = { enum: ['department', 'customer', 'account'] };

/** Under the names by which records are read. */
export const recordsSchema = {
	type: 'array',
	items: record(
		{
			no: { type: 'string', pattern: '^[0-9]+$' },
			code: { type: 'string', minLength: 1 },
			name: text,
			use_flag: { enum: ['Y', 'N'] },
			ext_key: text,
			updatedate: text,
			company_num: text,
			bank_name: text,
			account_num: text,
			account_holder: text,
		},
		['code', 'name'],
	),
};

export const decisionSchema = { enum: ['complete', 'rejected', 'canceled', 'cancelled', 'deleted'] };

/** Parameters of a callback, over those it would have; null leaves one out. */
export const callbackSchema = { type: 'object', additionalProperties: { type: ['string', 'null'] } };
