/** `npm run sheet-names`: writes the names that columns of a sheet may have into pages of docs/. */
import { main } from './lib/run.mjs';
import { writeSheetPages } from './lib/sheetNames.mjs';

await main(async () => {
	await writeSheetPages();
	return 0;
});
