/** What shall go wrong, switched on by whoever wants to see what then becomes of a workflow. */
import { button, change } from './change.js';
import { h, section, table, two } from './dom.js';
import { faultName, PREFIXES, VENDORS } from './words.js';

const WHICH = {
	all: ['모든 호출', 'every call'],
	GET: ['조회만', 'reading only'],
	POST: ['등록·발행만', 'what makes something only'],
};
const TIMES = {
	1: ['다음 한 번', 'once'],
	always: ['계속', 'always'],
};

/** Options in both languages; what was chosen stays chosen while the page is open. */
function choice(name, options, chosen) {
	const entries = options.map(([value, [korean, english]]) =>
		h('option', { value, selected: value === chosen[name] }, `${korean} ${english}`),
	);
	const select = h('select', { name }, ...entries);
	chosen[name] ??= select.value;
	select.addEventListener('change', () => (chosen[name] = select.value));
	return select;
}

const chosen = {};

const faultOf = ({ kind, which, times }) => ({
	kind,
	...(kind === 'latency' && { ms: 3000 }),
	...(which !== 'all' && { match: { method: which } }),
	...(times !== 'always' && { times: Number(times) }),
});

const set = async (vendor, faults) => await change('PUT', `${PREFIXES[vendor]}/faults`, faults);

export function showFaults({ faults, faultKinds }) {
	const activeOf = (vendor) => faults.find((one) => one.vendor === vendor).active.map(({ fault }) => fault);
	const vendors = faults.map(({ vendor }) => [vendor, VENDORS[vendor]]);
	const kinds = faultKinds.map((kind) => [kind, faultName(kind)]);
	const form = h(
		'p',
		{ className: 'form' },
		choice('vendor', vendors, chosen),
		choice('kind', kinds, chosen),
		choice('which', Object.entries(WHICH), chosen),
		choice('times', Object.entries(TIMES), chosen),
		button(['켜기', 'switch on'], 'bad', async () => {
			await set(chosen.vendor, [...activeOf(chosen.vendor), faultOf(chosen)]);
		}),
	);
	const active = faults.flatMap(({ vendor, active }) =>
		active.map(({ fault, used }, place) => [
			two(VENDORS[vendor]),
			two(faultName(fault.kind)),
			two(WHICH[fault.match?.method ?? 'all'] ?? [JSON.stringify(fault.match), '']),
			fault.times === undefined ? two(TIMES.always) : `${used}/${fault.times}`,
			button(['끄기', 'switch off'], '', async () => await set(vendor, activeOf(vendor).toSpliced(place, 1))),
		]),
	);
	return [
		h('section', {}, h('h2', {}, two(['오류 상황 켜기', 'switch a fault on'])), form),
		section(
			['켜져 있는 것', 'switched on'],
			active.length === 0,
			table(
				[
					['서비스', 'vendor'],
					['오류', 'fault'],
					['호출', 'calls'],
					['횟수', 'times'],
					['', ''],
				],
				active,
			),
		),
	];
}
