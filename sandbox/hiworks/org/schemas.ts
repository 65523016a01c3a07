/** What settings and control calls are held against. */

const text = { type: 'string' };
const key = { type: 'string', pattern: '\\S' };
const flag = { type: 'boolean' };
const count = { type: 'integer', minimum: 0 };
const texts = { type: 'array', items: text };
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const record = (properties: Record<string, object>, required: string[]) => ({
	type: 'object',
	additionalProperties: false,
	properties,
	required,
});
const whole = (properties: Record<string, object>) => record(properties, Object.keys(properties));
const list = (properties: Record<string, object>, required: string[]) => ({
	type: 'array',
	items: record(properties, required),
});

export const settingsSchema = record(
	{
		linkTokens: orNull(texts),
		accountTokens: orNull(texts),
		refusal: { enum: ['401', '200'] },
		strictKeys: flag,
		errorsWithStatus200: flag,
		dailyLimit: orNull(count),
		callsUsed: count,
		rateHeaders: flag,
		listFailure: { enum: ['allOrNothing', 'upToTheBadRow', 'skipTheBadRows'] },
		failingKeys: texts,
		positionMax: count,
		positionLevel: flag,
		orderAs: { enum: ['sent', 'place'] },
		unknownKeyRead: { enum: ['empty', 'refused'] },
		deletingUsedOrganizations: { enum: ['refused', 'taken'] },
		deletingUsedTitles: { enum: ['refused', 'taken'] },
		organizationsAs: { enum: ['keys', 'objects', 'empty'] },
		userIdRead: flag,
		unlinkedUsers: list({ user_id: key, user_name: text, email: text, phone: text, cell: text }, [
			'user_id',
			'user_name',
		]),
		linkWithoutKey: { enum: ['refused', 'userIdIsKey'] },
		temporaryKeyAs: { enum: ['data', 'top'] },
		ssoAnswer: { enum: ['redirect', '200'] },
		partnerIds: orNull(texts),
		menus: orNull(texts),
		redirectTokens: {
			type: 'array',
			items: whole({
				token: key,
				user: whole({ 'user-no': text, 'user-id': text, 'user-name': text, 'employee-no': text }),
			}),
		},
		tokensOnce: flag,
		clockOffsetMs: { type: 'number' },
		// A timer that is set for longer than this goes off at once.
		latencyMs: { type: 'number', minimum: 0, maximum: 1_000_000_000 },
		seed: { type: 'number' },
		logBodies: flag,
	},
	[],
);

/** Under the names by which the API knows them. */
export const chartSchema = record(
	{
		positions: list({ extKey: key, name: text, order: text, level: text }, ['extKey', 'name']),
		duties: list({ extKey: key, name: text, order: text }, ['extKey', 'name']),
		organizations: list({ extKey: key, name: text, parentExtKey: text, regDate: text }, ['extKey', 'name']),
		members: list(
			{
				user_id: key,
				user_name: text,
				extKey: key,
				passwordGiven: flag,
				orgExtKeys: texts,
				positionExtKey: text,
				dutyExtKey: text,
				email: text,
				phone: text,
				cell: text,
				company_num: text,
				birthday: text,
				birthday_type: text,
				zip_code: text,
				address: text,
				introduce: text,
				active: { enum: ['Y', 'N'] },
				active_memo: text,
			},
			['user_id', 'extKey'],
		),
	},
	[],
);
