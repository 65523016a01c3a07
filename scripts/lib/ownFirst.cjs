const { readFileSync, statSync } = require('node:fs');
const { default: Sequencer } = require('@jest/test-sequencer');

/** 2: an n8n of its own that ends and starts again; 1: one of its own; 0: one that others use as well. */
function waits({ path }) {
	const text = readFileSync(path, 'utf8');
	return text.includes('startWorld(') + text.includes('.restart()');
}
const sizeOf = ({ path }) => statSync(path).size;

/**
 * The order of end-to-end files: those first that start an n8n of their own, and again. They take longest, and wait the
 * most for what n8n does by the clock, while files that share an n8n use the processor; within each kind the largest
 * come first. So all workers have something to do to the end.
 */
module.exports = class OwnFirst extends Sequencer {
	sort(tests) {
		return [...tests].sort((one, other) => waits(other) - waits(one) || sizeOf(other) - sizeOf(one));
	}
};
