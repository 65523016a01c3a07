/** `npm run docs-tables`: writes the tables of what the built nodes have and say into docs/. */
import { writeTables } from './lib/docs/pages.mjs';
import { main } from './lib/run.mjs';

await main(async () => {
	await writeTables();
	return 0;
});
