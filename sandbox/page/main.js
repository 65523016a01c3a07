/** The page: asks once a second what stands at the vendors, and shows the part that is chosen. */
import { showApprovals } from './approvals.js';
import { hasToken, takeToken } from './change.js';
import { h, two } from './dom.js';
import { showDocuments } from './documents.js';
import { showFaults } from './faults.js';
import { showMessages } from './messages.js';
import { showAccounting, showChart } from './office.js';
import { showCalls, showDeliveries } from './traffic.js';

/** Title, what shows it, and how many things there are. */
const TABS = {
	documents: [['문서', 'documents'], showDocuments, (state) => state.documents.length],
	messages: [['메시지', 'messages'], showMessages, (state) => state.messages.length],
	approvals: [['결재', 'approvals'], showApprovals, (state) => state.approvals.length],
	chart: [['조직도', 'org chart'], showChart, (state) => state.chart.members.length],
	accounting: [['회계', 'accounting'], showAccounting, (state) => Object.values(state.lists).flat().length],
	deliveries: [['웹훅', 'webhooks'], showDeliveries, (state) => state.deliveries.length],
	calls: [['호출', 'calls'], showCalls, (state) => state.calls.length],
	faults: [['오류 상황', 'faults'], showFaults, (state) => state.faults.flatMap(({ active }) => active).length],
};

const PAUSE_MS = 1000;

const [tabs, view, status] = ['tabs', 'view', 'status'].map((id) => document.getElementById(id));
let [state, tag] = [undefined, ''];

const chosenTab = () => (location.hash.slice(1) in TABS ? location.hash.slice(1) : 'documents');

function tab([name, [title, , count]]) {
	const isChosen = name === chosenTab();
	const amount = count(state);
	return h(
		'a',
		{ href: `#${name}`, className: isChosen ? 'chosen' : '' },
		two(title),
		amount === 0 ? null : h('b', {}, amount),
	);
}

/** Not while somebody presses a button or chooses from a list: it would vanish under the hand. */
const isInUse = () => view.matches(':active') || view.querySelector('select:focus') !== null;

function show() {
	if (!state) return;
	tabs.replaceChildren(...Object.entries(TABS).map(tab));
	if (!isInUse()) view.replaceChildren(...TABS[chosenTab()][1](state));
}

function tell(isThere) {
	const readOnly = ['보기만 됩니다: 출력된 주소로 열면 바꿀 수 있습니다.', 'Read-only: open the printed address.'];
	const gone = ['샌드박스가 응답하지 않습니다.', 'The sandbox does not answer.'];
	status.className = isThere ? '' : 'gone';
	status.replaceChildren(...(isThere ? (hasToken() ? [] : [two(readOnly)]) : [two(gone)]));
}

async function refresh() {
	const response = await fetch('state', { headers: { 'if-none-match': tag } });
	if (response.status === 200) {
		[state, tag] = [await response.json(), response.headers.get('etag') ?? ''];
		show();
	}
	tell(response.status === 200 || response.status === 304);
}

async function follow() {
	if (!document.hidden) await refresh().catch(() => tell(false));
	setTimeout(() => void follow(), PAUSE_MS);
}

takeToken();
addEventListener('hashchange', () => {
	takeToken();
	show();
});
document.addEventListener('changed', () => void refresh().catch(() => tell(false)));
void follow();
