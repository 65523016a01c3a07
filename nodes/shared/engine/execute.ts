import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Wait } from '../http/client';
import type { Resource } from './operation';
import { run } from './run';

/** What n8n calls of a node. */
export interface Execute {
	(this: IExecuteFunctions): Promise<INodeExecutionData[][]>;
	/** The same, where time passes otherwise between two tries. */
	waiting(wait: Wait): Execute;
}

export function executeOf(resources: readonly Resource[], wait?: Wait): Execute {
	return Object.assign(
		async function (this: IExecuteFunctions) {
			return await run(this, resources, wait);
		},
		{ waiting: (other: Wait) => executeOf(resources, other) },
	);
}
