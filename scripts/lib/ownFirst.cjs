const { readFileSync, statSync } = require('node:fs');
const { default: Sequencer } = require('@jest/test-sequencer');

const hasOwn = ({ path }) => readFileSync(path, 'utf8').includes('startWorld(');
const sizeOf = ({ path }) => statSync(path).size;

/**
 * The order of end-to-end files: those first that start an n8n of their own. They take longest, and wait the most for
 * what n8n does by the clock, while files that share an n8n use the processor; within each kind the largest come first.
 * So all workers have something to do to the end.
 */
module.exports = class OwnFirst extends Sequencer {
	sort(tests) {
		return [...tests].sort((one, other) => hasOwn(other) - hasOwn(one) || sizeOf(other) - sizeOf(one));
	}
};
