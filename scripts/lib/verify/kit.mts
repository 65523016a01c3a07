/** What a kit is: the questions that somebody with a key puts to a vendor, and what no question settles. */

export interface Row {
	finding: string;
	seen: string[];
}

export interface Probe<State> {
	question: string;
	asks: string;
	/** What it leaves behind at the vendor. */
	leaves: string;
	/** The open facts that its finding speaks of, by their names (openFacts.mts). */
	settles: string[];
	/** Whether it is asked only with `--write`: of a vendor without a test mode. */
	writes?: boolean;
	run(state: State): Promise<Row>;
}

/** What one run of a kit works with. */
export interface Begun<State> {
	state: State;
	host: string;
	/** Everything that is printed passes through it: it takes out keys, numbers, addresses. */
	mask(text: string): string;
	/** Takes back what is still there; whatever happened. */
	end(): Promise<void>;
}

export interface Kit<State> {
	vendor: string;
	/** With what key it asks, and what that means for what is made. */
	promise: string;
	/** In this order: later ones use what earlier ones have made. */
	probes: Array<Probe<State>>;
	/** Open facts that no question of the kit settles, each with the reason. */
	unsettled: Record<string, string>;
	/** @throws StepError for a variable that is missing or wrong; without a value of it */
	begin(environment: NodeJS.ProcessEnv): Promise<Begun<State>>;
}

export const NOTHING = 'nothing';
export const notAsked = (why: string): Row => ({ finding: `not asked: ${why}`, seen: [] });
export const notSettled = (why: string, ...seen: string[]): Row => ({ finding: `not settled: ${why}`, seen });
