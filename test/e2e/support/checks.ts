import { freePort } from '../../../scripts/lib/ports.mts';
import type { BorrowedWorld } from './world.ts';

/** What n8n says of a node or a credential type. */
export interface WithIcons {
	iconUrl?: { light: string; dark: string };
}

/** Expects n8n to serve the icons of these, light and dark, and gives how many there are. */
export async function expectIcons(world: BorrowedWorld, ...described: Array<WithIcons | undefined>): Promise<number> {
	const icons = described.flatMap((one) => [one?.iconUrl?.light, one?.iconUrl?.dark]);
	for (const icon of icons) {
		const response = await fetch(`${world.n8n.url}/${icon}`);
		expect([response.status, response.headers.get('content-type')]).toEqual([
			200,
			expect.stringContaining('image/svg+xml'),
		]);
		expect(await response.text()).toContain('<svg');
	}
	return new Set(icons).size;
}

type Test = (changes: { baseUrl: string }) => Promise<{ status: string; message: string }>;

/** Expects the test of a credential to fail, by a plain word, where nobody listens. */
export async function expectNobodyReached(test: Test): Promise<void> {
	const baseUrl = `http://127.0.0.1:${await freePort()}`;
	expect(await test({ baseUrl })).toEqual({ status: 'Error', message: 'ECONNREFUSED' });
}

/** Expects it to fail over plain http to an address that is not of this machine only, though the sandbox is there. */
export async function expectRefusedOverHttp(test: Test, url: string): Promise<void> {
	const { port } = new URL(url);
	expect((await test({ baseUrl: `http://0.0.0.0:${port}` })).status).toBe('Error');
}
