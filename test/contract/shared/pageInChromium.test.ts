/** The page of the sandbox as a person sees and uses it, in a real browser. */
import { chromiumProgram, startChromium, type Chromium } from '../../support/chromium.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { invoice, issue, party } from '../support/client.ts';
import { made } from '../support/hiworksBill.ts';
import { alimtalk, draft, mail, notify, sms } from '../support/hiworksOffice.ts';
import { withReceiver } from '../support/receiver.ts';

const program = chromiumProgram();
// GitHub's machines have one; where there is none, page.test.ts says what can be said without.
if (!program && process.env.GITHUB_ACTIONS)
	throw new Error('There is no Chromium: install one, or name it in CHROMIUM');
const describeWithChromium = program ? describe : describe.skip;

describeWithChromium('the page in Chromium', () => {
	const sandbox = withSandbox();
	const receiver = withReceiver();
	let page: Chromium;

	beforeAll(async () => {
		page = await startChromium(program ?? '');
	});
	afterAll(async () => await page?.close());
	beforeEach(() => {
		for (const vendor of ['bolta', 'hiworksBill', 'hiworks', 'hiworksOrg', 'portOne'] as const) sandbox[vendor].reset();
		page.complaints.length = 0;
	});
	afterEach(() => expect(page.complaints).toEqual([]));

	const shows = (text: string) => `document.body.innerText.includes(${JSON.stringify(text)})`;
	const open = async (tab: string) => {
		await page.open(sandbox.control.pageUrl);
		await page.until(`document.querySelector('nav a[href="#${tab}"]') !== null`);
		await page.ask(`void (location.hash = '${tab}')`);
		await page.until(`document.querySelector('nav a.chosen')?.hash === '#${tab}'`);
	};
	/** Presses the first button of that name. */
	const press = async (name: string) => {
		const button = `[...document.querySelectorAll('main button')].find((one) => one.innerText.startsWith('${name}'))`;
		await page.until(`${button} !== undefined && !${button}.disabled`);
		await page.ask(`void ${button}.click()`);
	};

	test('shows documents of all vendors, and follows what becomes of them', async () => {
		const supplied = { ...party(), organizationName: '한강물산', managers: [{ email: 'buyer@example.com' }] };
		sandbox.bolta.configure({ failReferenceIds: ['order-2'] });
		await issue(sandbox.bolta.url, 'order-1', invoice({ supplied }));
		const documentId = await made(sandbox.hiworksBill.url);
		await open('documents');
		for (const text of ['한강물산', 'order-1', '1,000원', '발행 완료', documentId, '미서명'])
			await page.until(shows(text));
		expect(await page.ask(shows('발행 실패'))).toBe(false);
		await issue(sandbox.bolta.url, 'order-2');
		await page.until(shows('발행 실패'));
		expect(await page.ask(shows('공동인증서가 없습니다.'))).toBe(true);

		await press('서명·발행');
		await page.until(shows('국세청 전송 완료'));
		expect(sandbox.hiworksBill.ledger()[0]?.approvalStatus).toBe('S');
	});

	test('shows messages of each kind, whatever they look like, as text', async () => {
		const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
		sandbox.hiworks.configure({ templates: null });
		const { url } = sandbox.hiworks;
		await Promise.all([
			sms(url, { message: evil }),
			notify(url, { message: `알림 ${evil}` }),
			alimtalk(url, { message: `알림톡 ${evil}` }),
			mail(url, { subject: `제목 ${evil}`, content: `<b>본문</b> ${evil}` }),
			issue(
				sandbox.bolta.url,
				'order-1',
				invoice({ supplied: { ...party(), organizationName: '<i>가</i>', managers: [{ email: 'a@example.com' }] } }),
			),
			draft(url, { subject: `품의 ${evil}`, contents: evil }),
		]);
		await open('messages');
		for (const text of [evil, `알림 ${evil}`, `알림톡 ${evil}`, `제목 ${evil}`, `<b>본문</b> ${evil}`])
			await page.until(shows(text));
		await page.ask(`void (location.hash = 'approvals')`);
		await page.until(shows(`품의 ${evil}`));
		await page.ask(`void (location.hash = 'documents')`);
		await page.until(shows('<i>가</i>'));
		expect(await page.ask(`document.querySelectorAll('main img, main script, main b, main i').length`)).toBe(0);
		expect(await page.ask('document.title')).toBe('샌드박스 · Sandbox');
	});

	test.each([
		['승인', 'complete'],
		['반려', 'rejected'],
	])('%s tells the address of the document, as Hiworks does', async (name, state) => {
		await draft(sandbox.hiworks.url, { subject: '발행 품의', callback_url: `${receiver.url}/back?state=own` });
		await open('approvals');
		await page.until(shows('발행 품의'));
		await press('기안하기');
		await press(name);
		await page.until(`${shows(name)} && document.querySelectorAll('main button').length === 0`);
		expect(sandbox.hiworks.approvals()[0]?.state).toBe(state);
		await page.ask(`void (location.hash = 'deliveries')`);
		await page.until(`document.querySelectorAll('main tbody tr').length === 2`);
		await page.until(shows(receiver.url.replace('http://', '')));
		expect(receiver.received.map(({ url }) => /[?&]state=(progress|complete|rejected)/.exec(url)?.[1])).toEqual([
			'progress',
			state,
		]);
	});

	test('tells of a result once more', async () => {
		sandbox.bolta.configure({ webhookUrl: `${receiver.url}/hook` });
		await issue(sandbox.bolta.url, 'order-1');
		await open('documents');
		await press('다시 알림');
		await page.ask(`void (location.hash = 'deliveries')`);
		await page.until(`document.querySelectorAll('main tbody tr').length === 2`);
		const [first, second] = receiver.received.map(({ bytes }) => JSON.parse(bytes.toString()) as object);
		expect(second).toEqual(first);
	});

	test('shows who works where, and what accounting keeps', async () => {
		sandbox.hiworksOrg.setChart({
			positions: [{ extKey: 'P1', name: '부장' }],
			organizations: [
				{ extKey: 'D-100', name: '한빛소프트랩' },
				{ extKey: 'D-200', name: '경영지원팀', parentExtKey: 'D-100' },
			],
			members: [
				{ extKey: '1', user_id: 'hana', user_name: '김하나', orgExtKeys: ['D-200'], positionExtKey: 'P1' },
				{ extKey: '2', user_id: 'duri', user_name: '이두리', orgExtKeys: ['D-200'], active: 'N' },
			],
		});
		sandbox.hiworks.setRecords('customer', [{ code: 'E-001', name: '남산상사', account_num: '000-1111-2222' }]);
		await open('chart');
		await page.until(shows('김하나 부장'));
		expect(
			await page.ask(`[...document.querySelectorAll('.tree .tree .organization')].map((one) => one.innerText).join()`),
		).toMatch(/^경영지원팀 D-200\s+김하나 부장\s+이두리\s+정지/);
		await page.ask(`void (location.hash = 'accounting')`);
		await page.until(shows('남산상사'));
		expect(await page.ask(shows('000-1111-2222'))).toBe(false);
	});

	test('switches a fault on, and off again', async () => {
		await open('faults');
		for (const [name, value] of [
			['vendor', 'bolta'],
			['kind', '429'],
			['which', 'POST'],
			['times', 'always'],
		]) {
			const select = `document.querySelector('select[name=${name}]')`;
			await page.until(`${select} !== null`);
			await page.ask(`void (${select}.value = '${value}', ${select}.dispatchEvent(new Event('change')))`);
		}
		await press('켜기');
		await page.until(`document.querySelectorAll('main tbody tr').length === 1`);
		expect(sandbox.bolta.faults()).toEqual([{ fault: { kind: '429', match: { method: 'POST' } }, used: 0 }]);
		expect((await issue(sandbox.bolta.url, 'order-1')).status).toBe(429);
		await press('끄기');
		await page.until(`document.querySelectorAll('main tbody tr').length === 0`);
		expect(sandbox.bolta.faults()).toEqual([]);
	});

	test('the token leaves the address, and without it nothing can be pressed', async () => {
		await draft(sandbox.hiworks.url, { subject: '발행 품의' });
		await open('approvals');
		expect(await page.ask('location.href')).toBe(`${sandbox.control.url}/page/#approvals`);
		await page.until(`document.querySelector('main button')?.disabled === false`);
		await page.ask('void sessionStorage.clear()');
		await page.open(`${sandbox.control.url}/page/#approvals`);
		await page.until(`document.querySelector('main button')?.disabled === true`);
		await page.until(shows('보기만 됩니다'));
		expect(
			await page.ask(
				`fetch('/hiworks/reset', { method: 'POST', headers: { 'x-sandbox-token': 'x' } }).then(({ status }) => status)`,
			),
		).toBe(403);
		// Chromium tells its console of the refusal.
		expect(page.complaints.splice(0)).toEqual([expect.stringContaining('403')]);
	});
});
