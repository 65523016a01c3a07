import { basic } from '../../contract/support/client.ts';
import { describeFiles } from '../support/exampleFiles.ts';
import { json } from '../support/executions.ts';
import { seoulMonth } from '../support/hiworks.ts';
import { withExamples } from '../support/imported.ts';
import { readExamplesOfAllInvoices, withBorrowedWorld } from '../support/world.ts';

/** The report of the month, imported as it is into a real n8n, of documents in every state with all three vendors. */
const world = withBorrowedWorld('bolta', 'hiworksBill', 'portOne');

const FILE = 'month-end-report.json';
const BOLTA = { id: 'boltaAccount1', name: 'Bolta account' };
const HIWORKS_BILL = { id: 'hiworksBillAccount1', name: 'Hiworks Bill account' };
const PORTONE = { id: 'portOneAccount1', name: 'PortOne account' };
const TOKEN = 'report-token';
const examples = readExamplesOfAllInvoices();

const { workflowOf, run } = withExamples(world, examples, () => {
	const { bolta, hiworksBill, portOne } = world.sandbox;
	const apiKey = { apiKey: 'test_report_key', customerKey: '', baseUrl: bolta.url };
	const tokens = { officeToken: TOKEN, billToken: TOKEN, allowEasySign: false, resellerCode: '' };
	const apiSecret = { apiSecret: TOKEN, webhookSecret: '', baseUrl: portOne.url };
	return [
		{ ...BOLTA, type: 'boltaApi', data: { ...apiKey, environment: 'test', webhookToken: '' } },
		{ ...HIWORKS_BILL, type: 'hiworksBillApi', data: { ...tokens, baseUrl: hiworksBill.url } },
		{ ...PORTONE, type: 'portOneApi', data: { ...apiSecret, environment: 'test', webhookToken: '' } },
	];
});

const [GREEN, AMBER, RED, GREY] = ['#2f9e44', '#f59f00', '#e03131', '#adb5bd'];
const writeDate = `${seoulMonth(-1)}-20`;
const [, month = '', day = ''] = writeDate.split('-');

// ── Documents, as other systems and people have left them ───────────────────────────────────────────────────────────

async function call(url: string, headers: Record<string, string>, body?: object): Promise<void> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
		...(body && { body: JSON.stringify(body) }),
	});
	if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
}

/** Of a total: supply cost and tax. */
const parts = (total: number) => [total - total / 11, total / 11] as const;

async function issueAtBolta(referenceId: string, total: number): Promise<void> {
	const [supplyCost, tax] = parts(total);
	const email = { email: 'tax@example.com' };
	const party = (identificationNumber: string, organizationName: string) => ({
		identificationNumber,
		organizationName,
		representativeName: '대표',
	});
	await call(
		`${world.sandbox.bolta.url}/v1/taxInvoices/issue`,
		{ authorization: basic('test_report_key'), 'bolta-client-reference-id': referenceId },
		{
			date: writeDate,
			purpose: 'CLAIM',
			taxType: 'TAXABLE',
			supplier: { ...party('2200000002', 'Hanbit'), manager: email },
			supplied: { ...party('8888888888', '한강물산'), managers: [email] },
			items: [{ date: writeDate, name: '품목', supplyCost, tax }],
		},
	);
}

/** @returns its ID */
async function makeAtHiworks(total: number): Promise<string> {
	const [supplyPrice, tax] = parts(total).map(String);
	const data = {
		information: { issueDate: writeDate, memo: 'report', totalSupplyPrice: supplyPrice, totalTax: tax },
		invoiceType: { typeCode: 'A', purposeType: 'C', taxType: 'A' },
		invoicer: '220-00-00002',
		invoicee: {
			companyNumber: '777-77-77770',
			ceoName: '대표',
			companyName: '남산상사',
			primaryContact: { name: '담당', email: 'buyer@example.com' },
		},
		items: [{ month, day, subject: '품목', supplyPrice, tax }],
	};
	const headers = { 'office-authorization': TOKEN, 'bill-access-authorization': TOKEN };
	await call(`${world.sandbox.hiworksBill.url}/v4/invoices`, headers, { data });
	return world.sandbox.hiworksBill.ledger().at(-1)?.documentId ?? '';
}

/** Makes one by a call, and goes on with more calls about it. */
async function makeAtPortOne(total: number, by: 'draft' | 'issue-immediately', ...then: string[]): Promise<void> {
	const [totalSupplyAmount, totalTaxAmount] = parts(total);
	const company = (brn: string, name: string) => ({
		brn,
		name,
		representativeName: '대표',
		contact: { email: 'tax@example.com' },
	});
	const headers = { authorization: `PortOne ${TOKEN}` };
	const base = `${world.sandbox.portOne.url}/b2b/tax-invoices`;
	await call(`${base}/${by}?test=true`, headers, {
		taxInvoice: {
			taxationType: 'TAXABLE',
			issuanceType: 'NORMAL',
			writeDate,
			purposeType: 'INVOICE',
			totalSupplyAmount,
			totalTaxAmount,
			totalAmount: total,
			supplierDocumentKey: `P-${total}`,
			supplier: company('2200000002', '한빛소프트랩'),
			recipient: company('5555555553', '북한산업'),
			items: [],
		},
	});
	const { id } = world.sandbox.portOne.ledger('test').at(-1)!;
	for (const path of then)
		await call(`${base}/${id}/${path}?test=true`, headers, path.startsWith('cancel') ? {} : undefined);
}

interface Kept {
	referenceId?: string;
	documentId?: string;
	customer: string;
	number: string;
	total: number;
	failure?: string;
}

/** Puts rows in the place of the example's own, as its user does. */
async function keep(rows: Record<'Kept for Bolta' | 'Kept for Hiworks', Kept[]>): Promise<void> {
	const { nodes, connections, versionId, id } = await world.client.getWorkflow(workflowOf(FILE).id);
	const codeOf = (kept: Kept[]) =>
		`return ${JSON.stringify(kept.map((row) => ({ json: { writeDate, failure: '', failedIssuanceKey: '', ...row } })))};`;
	const edited = nodes.map((node) => {
		const kept = node.name in rows ? rows[node.name as keyof typeof rows] : undefined;
		return kept ? { ...node, parameters: { ...node.parameters, jsCode: codeOf(kept) } } : node;
	});
	await world.client.call('PATCH', `/workflows/${id}`, { nodes: edited, connections, versionId });
}

const keptOfBolta = (referenceId: string, total: number, more: Partial<Kept> = {}): Kept => ({
	referenceId,
	customer: '한강물산',
	number: '888-88-88888',
	total,
	...more,
});
const keptOfHiworks = (documentId: string, total: number): Kept => ({
	documentId,
	customer: '남산상사',
	number: '777-77-77770',
	total,
});

// ── The mail ────────────────────────────────────────────────────────────────────────────────────────────────────────

const words = (html: string) =>
	html
		.replace(/<[^>]+>/g, ' ')
		.replaceAll('&nbsp;', ' ')
		.replace(/\s+/g, ' ')
		.trim();

const partOf = (html: string, title: string) => html.split('<h2').find((part) => part.includes(`>${title}</h2>`)) ?? '';

/** The lines below a title, each with the bars in it: percent and color. A line's first cell is 120 pixels wide. */
const linesOf = (html: string, title: string) =>
	partOf(html, title)
		.split(/<tr>(?=<td width="120")/)
		.slice(1)
		.map((line) => [
			words(line),
			...[...line.matchAll(/width="(\d+)%" bgcolor="(#\w+)"/g)].map(([, width, color]) => [Number(width), color]),
		]);

async function mail(): Promise<{ subject: string; html: string }> {
	const [sent] = json(await run(FILE), 'Report');
	return { subject: String(sent?.subject), html: String(sent?.html) };
}

describeFiles(examples, {
	type: 'boltaApi',
	credential: BOLTA,
	more: { hiworksBillApi: HIWORKS_BILL, portOneApi: PORTONE },
	client: () => world.client,
});

it('there is one report of all invoices, and its schedule can be published', async () => {
	expect(examples.map(({ file }) => file)).toEqual([FILE]);
	await world.client.activate(workflowOf(FILE).id);
	await world.client.deactivate(workflowOf(FILE).id);
});

test('shows documents of every status: counts, sums, bars, what is due, what failed and why', async () => {
	const { bolta, hiworksBill, portOne } = world.sandbox;
	bolta.configure({ failReferenceIds: ['B-3'] });
	for (const [referenceId, total] of [
		['B-1', 110_000],
		['B-3', 330_000],
	] as const)
		await issueAtBolta(referenceId, total);
	bolta.configure({ issueDelayMs: 3_600_000 });
	await issueAtBolta('B-2', 220_000);

	const totals = [55_000, 66_000, 77_000, 99_000, 11_000, 88_000];
	const ids: string[] = [];
	for (const total of totals) ids.push(await makeAtHiworks(total));
	const [, asked = '', sentBack = '', taken = '', notTaken = '', signed = ''] = ids;
	hiworksBill.setApproval(asked, 'T');
	hiworksBill.setApproval(sentBack, 'B');
	hiworksBill.sign(taken);
	hiworksBill.sign(notTaken, { code: 'ERR011' });
	hiworksBill.configure({ declareDelayMs: 3_600_000 });
	hiworksBill.sign(signed);

	await makeAtPortOne(22_000, 'draft');
	await makeAtPortOne(33_000, 'issue-immediately');
	await makeAtPortOne(66_000, 'issue-immediately', 'cancel-issuance');
	await makeAtPortOne(44_000, 'issue-immediately', 'send-to-nts');
	portOne.advance(2_000);
	portOne.configure({ ntsResultCode: 'ERR007' });
	await makeAtPortOne(55_000, 'issue-immediately', 'send-to-nts');
	portOne.advance(2_000);

	await keep({
		'Kept for Bolta': [
			keptOfBolta('B-1', 110_000),
			keptOfBolta('B-2', 220_000),
			keptOfBolta('B-3', 330_000, { failure: '<img src=x onerror="alert(1)"> & \'인증서\' 없음' }),
			keptOfBolta('B-9', 440_000, { customer: '<b>홍</b>', number: '900101-1234568' }),
		],
		'Kept for Hiworks': ids.map((id, index) => keptOfHiworks(id, totals[index] ?? 0)),
	});

	const { subject, html } = await mail();
	expect(subject).toMatch(/^\[세금계산서\] \d+월 발행 5건 374,000원, 발행 전 4건, 확인 필요 5건$/);
	for (const tile of ['발행됨 5건 374,000원', '아직 발행 전 4건 363,000원', '확인 필요 5건 913,000원'])
		expect(words(html)).toContain(tile);
	expect(linesOf(html, '상태별')).toEqual([
		['국세청 전송 완료 2건 143,000원', [67, GREEN]],
		['발행 3건 231,000원', [100, GREEN]],
		['접수, 발행 전 1건 220,000원', [33, AMBER]],
		['승인 대기 1건 66,000원', [33, AMBER]],
		['작성, 서명 전 2건 77,000원', [67, AMBER]],
		['발행 실패 1건 330,000원', [33, RED]],
		['국세청 전송 실패 2건 66,000원', [67, RED]],
		['반려 1건 77,000원', [33, RED]],
		['서비스에 없음 1건 440,000원', [33, RED]],
		['취소 1건 66,000원', [33, GREY]],
	]);
	expect(linesOf(html, '거래처별')).toEqual([
		['한강물산 888-88-88888 3건 660,000원', [17, GREEN], [33, AMBER], [50, RED]],
		['&#60;b&#62;홍&#60;/b&#62; 900101-******* 1건 440,000원', [67, RED]],
		['남산상사 777-77-77770 6건 396,000원', [28, GREEN], [18, AMBER], [13, RED]],
		['북한산업 555-55-55553 4건 154,000원', [12, GREEN], [3, AMBER], [8, RED]],
	]);
	const due = linesOf(html, '발행기한').map(([text]) => String(text));
	expect(due).toHaveLength(7);
	for (const line of due)
		expect(line).toMatch(
			new RegExp(`^${seoulMonth(0)}-1[0-2] (\\d+일 (남음|지남)|오늘) .*(볼타|하이웍스|포트원) \\S+ .*원$`),
		);
	expect(linesOf(html, '실패와 원인').map(([text]) => text)).toEqual([
		expect.stringMatching(
			/^발행 실패 .*볼타 B-3 &#60;img src=x onerror=&#34;alert\(1\)&#34;&#62; &#38; &#39;인증서&#39; 없음 /,
		),
		expect.stringMatching(/^서비스에 없음 .*볼타 B-9 존재하지 않는 요청자 관리번호입니다\. 발행되지 않았습니다\./),
		expect.stringMatching(/^반려 .*하이웍스 /),
		expect.stringMatching(/^국세청 전송 실패 .*하이웍스 .*ERR011/),
		expect.stringMatching(/^국세청 전송 실패 .*포트원 P-55000 .*ERR007/),
	]);
	// What a mail program would take out, or what somebody else could put in.
	expect(html).not.toMatch(/<(?:script|svg|img|style|link)|https?:|1234568/i);
	expect(world.sandbox.portOne.requests().flatMap(({ problems }) => problems)).toEqual([]);
});

test("what the day's calls do not reach is told, and nothing at all is told too", async () => {
	const ids = [await makeAtHiworks(11_000), await makeAtHiworks(22_000)];
	const { hiworksBill } = world.sandbox;
	hiworksBill.configure({ callsUsed: hiworksBill.remaining() - 101 });
	await keep({
		'Kept for Bolta': [keptOfBolta('B-9', 440_000)],
		'Kept for Hiworks': ids.map((id) => keptOfHiworks(id, 33_000)),
	});
	const { html } = await mail();
	expect(linesOf(html, '상태별').map(([text]) => text)).toEqual([
		'작성, 서명 전 1건 11,000원',
		'서비스에 없음 1건 440,000원',
		'조회 실패 1건 33,000원',
	]);
	expect(hiworksBill.remaining()).toBe(100);

	await keep({ 'Kept for Bolta': [], 'Kept for Hiworks': [] });
	const empty = await mail();
	expect(empty.subject).toContain('발행 0건 0원, 발행 전 0건, 확인 필요 0건');
	expect(words(partOf(empty.html, '거래처별'))).toContain('없습니다.');
});
