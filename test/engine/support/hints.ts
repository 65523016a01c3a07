import type { Result } from './engine';

/** The hints of the node's last run, as the editor gets them. */
export const hintsIn = ({ run }: Result) => run.data.resultData.runData.Node?.at(-1)?.hints ?? [];

/** What they say; nothing where there is none. */
export const hintsOf = (result: Result): string =>
	hintsIn(result)
		.map(({ message }) => message)
		.join(' ');
