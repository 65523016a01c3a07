/**
 * Stands for a language model in the demo, which asks nobody outside: in every talk it checks the same invoice, asks
 * for it, and repeats what the tool said.
 */
import { seoulMonth } from '../../test/e2e/support/hiworks.ts';
import { startModel, type Message, type Model, type Turn } from '../../test/e2e/support/model.ts';

const document = () => ({
	writeDate: `${seoulMonth(-1)}-28`,
	recipientNumber: '888-88-88888',
	recipientName: '한강물산',
	recipientRepresentative: '김하나',
	recipientEmail: 'hangang@example.com',
	items: '소프트웨어 사용료 | 300,000 | 30,000',
});
const AMOUNTS = { supplyCost: '300000', tax: '30000', total: '330000' };

/** What it does next goes by what its tools have said since the person wrote. */
function play(messages: Message[]): Turn {
	const lastWritten = messages.findLastIndex(({ role }) => role === 'user');
	const told = messages.slice(lastWritten + 1).filter(({ role }) => role === 'tool');
	if (told.length === 0) return { call: document(), tool: 'Check_the_invoice' };
	const text = String(told.at(-1)?.content);
	if (told.length > 1 || !text.includes('dryRun')) return { say: text };
	return {
		call: { toolParameters: { ...document(), ...AMOUNTS }, hitlParameters: {} },
		tool: 'Issue_the_invoice',
	};
}

export const startDemoModel = async (port: number): Promise<Model> => await startModel({ port, play });
