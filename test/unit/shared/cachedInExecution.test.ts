import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { cachedInExecution } from '../../../nodes/shared/once/cachedInExecution';

const executionWith = (kept: IDataObject) =>
	({ getContext: (of: string) => (of === 'node' ? kept : {}) }) as unknown as IExecuteFunctions;

/** Answers by hand, so that a test says when. */
function vendor() {
	const asked: string[] = [];
	const answer = (question: string) => async () => {
		asked.push(question);
		await Promise.resolve();
		return { about: question };
	};
	return { asked, answer };
}

describe('cachedInExecution', () => {
	it('asks each question once, and says which answers it had already', async () => {
		const { asked, answer } = vendor();
		const ask = cachedInExecution(executionWith({}), 'answers');
		expect(await ask('a', answer('a'))).toEqual({ answer: { about: 'a' }, cached: false });
		expect(await ask('b', answer('b'))).toEqual({ answer: { about: 'b' }, cached: false });
		expect(await ask('a', answer('a'))).toEqual({ answer: { about: 'a' }, cached: true });
		expect(asked).toEqual(['a', 'b']);
	});

	it('asks once also when all ask at once', async () => {
		const { asked, answer } = vendor();
		const ask = cachedInExecution(executionWith({}), 'answers');
		const results = await Promise.all(
			['a', 'a', 'b', 'a'].map(async (question) => await ask(question, answer(question))),
		);
		expect(results.map(({ answer: { about }, cached }) => [about, cached])).toEqual([
			['a', false],
			['a', true],
			['b', false],
			['a', true],
		]);
		expect(asked).toEqual(['a', 'b']);
	});

	it('keeps answers with the execution: another run of it knows them, as JSON, and another execution does not', async () => {
		const { asked, answer } = vendor();
		const kept: IDataObject = {};
		await cachedInExecution(executionWith(kept), 'answers')('a', answer('a'));
		const stored = JSON.parse(JSON.stringify(kept)) as IDataObject;
		expect(await cachedInExecution(executionWith(stored), 'answers')('a', answer('a'))).toMatchObject({ cached: true });
		expect(await cachedInExecution(executionWith(stored), 'others')('a', answer('a'))).toMatchObject({ cached: false });
		expect(await cachedInExecution(executionWith({}), 'answers')('a', answer('a'))).toMatchObject({ cached: false });
		expect(asked).toEqual(['a', 'a', 'a']);
	});

	it('does not keep a failure, and gives it to all who wait for it', async () => {
		const { answer } = vendor();
		const kept: IDataObject = {};
		const ask = cachedInExecution(executionWith(kept), 'answers');
		const fail = async () => {
			await Promise.resolve();
			throw new Error('lost');
		};
		const results = await Promise.allSettled([ask('a', fail), ask('a', answer('a'))]);
		expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(kept).toEqual({ answers: {} });
		expect(await ask('a', answer('a'))).toMatchObject({ cached: false });
	});

	// A question is the user's own text.
	it.each(['toString', 'constructor', '__proto__', ''])(
		'takes "%s" for a question like any other',
		async (question) => {
			const { asked, answer } = vendor();
			const ask = cachedInExecution(executionWith({}), 'answers');
			expect(await ask(question, answer(question))).toEqual({ answer: { about: question }, cached: false });
			expect(asked).toEqual([question]);
		},
	);
});
