/** Positions (직위) and duties (직무): two lists that work alike; a position has a level too. */
import type { JsonObject } from '../../../json.ts';
import type { Chart, Title } from '../chart.ts';
import type { Keyed } from '../keyed.ts';
import {
	applyOne,
	applyRows,
	asText,
	isFree,
	readRows,
	TAKEN,
	UNKNOWN,
	type Handler,
	type HiworksOrg,
} from './common.ts';

interface Kind {
	/** As operation ids end. */
	one: string;
	many: string;
	list: string;
	part: (chart: Chart) => Keyed<Title>;
	held: 'position' | 'duty';
}

const kinds: Kind[] = [
	{ one: 'Position', many: 'Positions', list: 'position_list', part: ({ positions }) => positions, held: 'position' },
	{ one: 'Duty', many: 'Duties', list: 'duty_list', part: ({ duties }) => duties, held: 'duty' },
];

/** order-text: words sort too, and numbers in them as numbers. */
const inOrder = (titles: Title[]) =>
	[...titles].sort(
		(left, right) => left.order.localeCompare(right.order, 'ko', { numeric: true }) || left.no - right.no,
	);

function operationsOf({ one, many, list, part, held }: Kind): Record<string, Handler> {
	const hasLevels = held === 'position';
	const isFull = ({ chart, settings }: HiworksOrg) => hasLevels && chart.positions.size >= settings.positionMax;
	return {
		[`create${many}`]({ body }, hiworks) {
			const { level = '', [list]: rows } = body as JsonObject;
			const titles = part(hiworks.chart);
			return applyRows(rows, hiworks, ({ extKey, name, order }) => {
				if (!isFree(titles, extKey)) return TAKEN;
				// sync-position-max
				if (isFull(hiworks)) return `직위는 최대 ${hiworks.settings.positionMax}개까지 등록할 수 있습니다.`;
				titles.add({ extKey, name, order, level });
				return undefined;
			});
		},

		/** position-level-depth: that of the row before that of the list. */
		[`update${many}`]({ body }, hiworks) {
			const { level, [list]: rows } = body as JsonObject;
			const titles = part(hiworks.chart);
			return applyRows(rows, hiworks, (row) => {
				const title = titles.get(row.extKey);
				if (!title) return UNKNOWN;
				if (!isFree(titles, row.modifyExtKey, title)) return TAKEN;
				titles.rename(title, row.modifyExtKey);
				title.name = row.name ?? title.name;
				title.order = row.order ?? title.order;
				if (hasLevels) title.level = row.level ?? level ?? title.level;
				return undefined;
			});
		},

		[`delete${one}`]({ body }, hiworks) {
			const { chart, settings } = hiworks;
			return applyOne(body as JsonObject, hiworks, ({ extKey }) => {
				const title = part(chart).get(extKey);
				if (!title) return UNKNOWN;
				const holders = [...chart.members.values()].filter((member) => member[held] === title);
				if (holders.length > 0 && settings.deletingUsedTitles === 'refused') return '사용 중인 외부키입니다.';
				for (const member of holders) member[held] = null;
				part(chart).remove(title);
				return undefined;
			});
		},

		[`list${many}`]({ query }, { chart, settings }) {
			const answer = readRows(part(chart), query.extKey, settings, (titles) =>
				inOrder(titles).map(({ extKey, name, order, level }, place) => ({
					extKey,
					name,
					order: settings.orderAs === 'sent' ? order : String(place),
					level,
				})),
			);
			const { data, ...rest } = answer.body as JsonObject;
			if (data === undefined) return answer;
			const wanted = asText(query.level);
			const shown = (data as JsonObject[])
				.filter(({ level }) => wanted === '' || level === wanted)
				.map(({ level, ...title }) => (hasLevels && settings.positionLevel ? { ...title, level } : title));
			return { ...answer, body: { ...rest, data: shown } };
		},
	};
}

export const titles: Record<string, Handler> = Object.assign({}, ...kinds.map(operationsOf));
