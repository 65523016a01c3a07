import type { ChangeRequest, Client } from '../../shared/http/client';
import { sameText } from '../../shared/korea/textForm';
import type { Words } from '../../shared/words/say';
import {
	createDuties,
	createPositions,
	deleteDuty,
	deletePosition,
	listDuties,
	listPositions,
	updateDuties,
	updatePositions,
	type ReadRank,
} from '../api/rank';
import { say } from '../words';
import type { RecordCall, RecordKey, Rows } from './rows';

/** A position or a duty. `level` is a position's only, and is not read back for certain. */
export interface Rank {
	externalKey: string;
	name: string;
	order: string;
	level?: string | undefined;
}

/** What is to change; the key is the one it has now. */
export interface RankChange {
	externalKey: string;
	newExternalKey?: string | undefined;
	name?: string | undefined;
	order?: string | undefined;
	level?: string | undefined;
}

/** Positions (직위) and duties (직무) are two lists of the same kind. */
export interface Register {
	/** camelCase, the resource's value. */
	value: 'position' | 'duty';
	name: string;
	plural: string;
	/** The same in errors. */
	pluralWords: Words;
	korean: string;
	hasLevel: boolean;
	/** Most that an office may have; undefined where nothing is documented. */
	most?: number;
	/** What is not documented about reading it. */
	unofficial: string;
	read(client: Client, level?: string): Promise<Rank[]>;
	/** Of one level: it stands once in a call. */
	create(client: Client, rows: Rows<Rank>): ChangeRequest<unknown>;
	update(client: Client, rows: Rows<RankChange>): ChangeRequest<unknown>;
	remove(client: Client, rows: Rows<RecordKey>): ChangeRequest<unknown>;
}

const newRow = ({ externalKey, name, order }: Rank) => ({ name, extKey: externalKey, order });
const changedRow = ({ externalKey, newExternalKey = externalKey, name, order }: RankChange) => ({
	name,
	extKey: externalKey,
	order,
	modifyExtKey: newExternalKey,
});
const asRank = ({ extKey, name, order, level }: ReadRank): Rank => ({
	externalKey: extKey,
	name,
	order,
	level: level || undefined,
});

export const positions: Register = {
	value: 'position',
	name: 'Position',
	plural: 'positions',
	pluralWords: say`positions`,
	korean: '직위',
	hasLevel: true,
	most: 30,
	unofficial: ' (Unofficial: the answer is not documented and read like that of duties)',
	async read(client, level = '') {
		const { data } = await client.read(client.request(listPositions, { query: { level, extKey: '' } }));
		return data.map(asRank);
	},
	create: (client, rows) =>
		client.request(createPositions, { body: { level: rows[0].level, position_list: rows.map(newRow) } }),
	update: (client, rows) =>
		client.request(updatePositions, { body: { level: rows[0].level, position_list: rows.map(changedRow) } }),
	remove: (client, [{ externalKey }]) => client.request(deletePosition, { body: { extKey: externalKey } }),
};

export const duties: Register = {
	value: 'duty',
	name: 'Duty',
	plural: 'duties',
	pluralWords: say`duties`,
	korean: '직무',
	hasLevel: false,
	unofficial: '',
	async read(client) {
		const { data } = await client.read(client.request(listDuties, { query: { extKey: '' } }));
		return data.map(asRank);
	},
	create: (client, rows) => client.request(createDuties, { body: { duty_list: rows.map(newRow) } }),
	update: (client, rows) => client.request(updateDuties, { body: { duty_list: rows.map(changedRow) } }),
	remove: (client, [{ externalKey }]) => client.request(deleteDuty, { body: { extKey: externalKey } }),
};

/** Whether what can be read of a row stands so. */
const matches = ({ name, order }: Partial<Rank>, found: Rank | undefined) =>
	found !== undefined && sameText(name ?? found.name, found.name) && sameText(order ?? found.order, found.order);

const find = (stored: readonly Rank[], key: string) => stored.find(({ externalKey }) => externalKey === key);

/** Adds positions or duties, those of one level in one call. */
export const rankCreation = (register: Register): RecordCall<Rank> => ({
	action: [register.value, 'create'],
	kindOf: ({ level }) => level,
	request: register.create,
	async look(client) {
		const stored = await register.read(client);
		return (row) => matches(row, find(stored, row.externalKey));
	},
});

/** Changes positions or duties, those that get one level in one call. */
export const rankUpdate = (register: Register): RecordCall<RankChange> => ({
	action: [register.value, 'update'],
	kindOf: ({ level }) => level,
	request: register.update,
	async look(client) {
		const stored = await register.read(client);
		return ({ externalKey, newExternalKey = externalKey, level, ...values }) => {
			if (!matches(values, find(stored, newExternalKey))) return false;
			return level === undefined ? true : undefined;
		};
	},
	// A level is set as it was set before.
	mayRepeat: ({ newExternalKey }) => newExternalKey === undefined,
});

/** Removes one position or duty. */
export const rankRemoval = (register: Register): RecordCall<RecordKey> => ({
	action: [register.value, 'delete'],
	request: register.remove,
	async look(client) {
		const stored = await register.read(client);
		return ({ externalKey }) => !find(stored, externalKey);
	},
});
