/**
 * Times, in one process and on the same items, what reading and checking costs over the bare reading of the parameters:
 * Issue in a dry run, and nothing but a `getNodeParameter` call for each parameter that Issue reads, for each item.
 */
const { Bolta } = require('n8n-nodes-bolta-hiworks/dist/nodes/Bolta/Bolta.node.js');

const bolta = new Bolta();

/** Every call that Issue makes, with its arguments. */
async function recordCalls(context) {
	const calls = [];
	const recorder = Object.create(context, {
		getNodeParameter: {
			value: (...args) => {
				calls.push(args);
				return context.getNodeParameter(...args);
			},
		},
	});
	await bolta.execute.call(recorder);
	return calls;
}

async function milliseconds(work) {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

class Reading {
	description = {
		...bolta.description,
		displayName: 'Reading',
		name: 'reading',
		icon: undefined,
		properties: [
			...bolta.description.properties,
			{ displayName: 'Rounds', name: 'rounds', type: 'number', default: 1 },
		],
	};

	async execute() {
		const rounds = this.getNodeParameter('rounds', 0);
		const calls = await recordCalls(this);
		const issue = () => bolta.execute.call(this);
		// What holds no expression Issue asks for once; who reads parameter by parameter asks for each item.
		const parameters = new Map(calls.map(([name, , initial]) => [name, initial]));
		const items = this.getInputData().keys().toArray();
		const bare = () => {
			for (const item of items) for (const [name, initial] of parameters) this.getNodeParameter(name, item, initial);
		};
		const results = [];
		for (let round = 0; round < rounds; round++) {
			const result = {};
			// Now one first, now the other: what one leaves to the garbage collector the other may have to pay.
			const order = round % 2 === 0 ? ['issue', 'bare'] : ['bare', 'issue'];
			for (const name of order) result[name] = await milliseconds(name === 'issue' ? issue : bare);
			results.push(result);
		}
		return [[{ json: { calls: items.length * parameters.size, results } }]];
	}
}

module.exports = { Reading };
