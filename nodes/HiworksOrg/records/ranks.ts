import type { Client } from '../../shared/http/client';
import {
	createDuties,
	createPositions,
	deleteDuty,
	deletePosition,
	listDuties,
	listPositions,
	updateDuties,
	updatePositions,
} from '../api/rank';
import { applyRows, type RowResult } from './rows';

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
	korean: string;
	hasLevel: boolean;
	/** Most that an office may have; undefined where nothing is documented. */
	most?: number;
	/** What is not documented about reading it. */
	unofficial: string;
	read(client: Client, level?: string): Promise<Rank[]>;
	create(client: Client, rows: readonly Rank[], level: string | undefined): Promise<void>;
	update(client: Client, rows: readonly RankChange[], level: string | undefined): Promise<void>;
	remove(client: Client, externalKey: string): Promise<void>;
}

const newRow = ({ externalKey, name, order }: Rank) => ({ name, extKey: externalKey, order });
const changedRow = ({ externalKey, newExternalKey = externalKey, name, order }: RankChange) => ({
	name,
	extKey: externalKey,
	order,
	modifyExtKey: newExternalKey,
});
const asRank = ({
	extKey,
	name,
	order,
	level,
}: {
	extKey: string;
	name: string;
	order: string;
	level: string;
}): Rank => ({ externalKey: extKey, name, order, level: level || undefined });

export const positions: Register = {
	value: 'position',
	name: 'Position',
	plural: 'positions',
	korean: '직위',
	hasLevel: true,
	most: 30,
	unofficial: ' (Unofficial: the answer is not documented and read like that of duties)',
	async read(client, level = '') {
		const { data } = await client.call(listPositions, { query: { level, extKey: '' } });
		return data.map(asRank);
	},
	async create(client, rows, level) {
		await client.call(createPositions, { body: { level, position_list: rows.map(newRow) } });
	},
	async update(client, rows, level) {
		await client.call(updatePositions, { body: { level, position_list: rows.map(changedRow) } });
	},
	async remove(client, externalKey) {
		await client.call(deletePosition, { body: { extKey: externalKey } });
	},
};

export const duties: Register = {
	value: 'duty',
	name: 'Duty',
	plural: 'duties',
	korean: '직무',
	hasLevel: false,
	unofficial: '',
	async read(client) {
		const { data } = await client.call(listDuties, { query: { extKey: '' } });
		return data.map(asRank);
	},
	async create(client, rows) {
		await client.call(createDuties, { body: { duty_list: rows.map(newRow) } });
	},
	async update(client, rows) {
		await client.call(updateDuties, { body: { duty_list: rows.map(changedRow) } });
	},
	async remove(client, externalKey) {
		await client.call(deleteDuty, { body: { extKey: externalKey } });
	},
};

/** Whether what can be read of a row stands so. */
const matches = ({ name, order }: Partial<Rank>, found: Rank | undefined) =>
	found !== undefined && (name ?? found.name) === found.name && (order ?? found.order) === found.order;

const find = (stored: readonly Rank[], key: string) => stored.find(({ externalKey }) => externalKey === key);

interface Manner {
	again?: boolean;
}

/** Adds positions or duties, those of one level in one call. */
export async function createRanks(
	register: Register,
	rows: readonly Rank[],
	client: Client,
	manner?: Manner,
): Promise<RowResult[]> {
	return await byLevel(
		rows,
		async (chunk, level) =>
			await applyRows(
				chunk,
				{
					send: async (open) => await register.create(client, open, level),
					look: async () =>
						lookAt(await register.read(client), (row, stored) => matches(row, find(stored, row.externalKey))),
					nameOf: ({ externalKey }) => externalKey,
				},
				manner,
			),
	);
}

/** Changes positions or duties, those that get one level in one call. */
export async function updateRanks(
	register: Register,
	rows: readonly RankChange[],
	client: Client,
	manner?: Manner,
): Promise<RowResult[]> {
	return await byLevel(
		rows,
		async (chunk, level) =>
			await applyRows(
				chunk,
				{
					send: async (open) => await register.update(client, open, level),
					look: async () =>
						lookAt(await register.read(client), (row, stored) =>
							matches(row, find(stored, row.newExternalKey ?? row.externalKey))
								? row.level === undefined
									? true
									: undefined
								: false,
						),
					nameOf: ({ externalKey }) => externalKey,
				},
				manner,
			),
	);
}

export async function removeRank(
	register: Register,
	externalKey: string,
	client: Client,
	manner?: Manner,
): Promise<RowResult[]> {
	return await applyRows(
		[externalKey],
		{
			send: async () => await register.remove(client, externalKey),
			look: async () => lookAt(await register.read(client), (key, stored) => !find(stored, key)),
			nameOf: (key) => key,
		},
		manner,
	);
}

const lookAt =
	<Row>(stored: readonly Rank[], isThere: (row: Row, stored: readonly Rank[]) => boolean | undefined) =>
	(row: Row) =>
		isThere(row, stored);

/** `level` is one for the whole list, so rows of different levels go in different calls. */
async function byLevel<Row extends { level?: string | undefined }>(
	rows: readonly Row[],
	apply: (chunk: Row[], level: string | undefined) => Promise<RowResult[]>,
): Promise<RowResult[]> {
	const results = new Map<Row, RowResult>();
	let stopped: RowResult | undefined;
	for (const level of new Set(rows.map((row) => row.level))) {
		const chunk = rows.filter((row) => row.level === level);
		const ended: RowResult[] = stopped ? chunk.map(() => stopped ?? { recovered: false }) : await apply(chunk, level);
		for (const [index, row] of chunk.entries()) results.set(row, ended[index] ?? { recovered: false });
		stopped ??= ended.find(({ failure }) => failure?.stopsRun);
	}
	return rows.map((row) => results.get(row) ?? { recovered: false });
}
