import { build } from './lib/package.mjs';
import { main } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

await main(async () => {
	await build(await setUp());
});
