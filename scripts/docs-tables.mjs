/** `npm run docs-tables`: writes the tables that the built nodes give (operations, options, output keys) into docs/. */
import { writeTables } from './lib/docs/pages.mjs';
import { main } from './lib/run.mjs';

await main(async () => {
	writeTables();
	return 0;
});
