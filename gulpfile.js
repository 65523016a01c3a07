const { dest, src } = require('gulp');

/**
 * Copies what the compiler leaves behind: icons, codex files and output schemas, but those of triggers, which n8n does
 * not ask for. scripts/build.mjs says where to.
 */
exports.default = () =>
	src(
		['nodes/**/*.{svg,png}', 'nodes/**/*.node.json', 'nodes/**/__schema__/v*/**/*.json', 'credentials/**/*.svg'],
		// Icons are bytes, not text.
		{ base: '.', encoding: false, allowEmpty: true },
	).pipe(dest(process.env.BUILD_FOLDER ?? 'dist'));
