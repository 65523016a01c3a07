/** What a test sets up is checked too: a misspelt setting would make it test something else. */
import type { Contract } from './contract.ts';

export class SetupError extends Error {
	/** For the control routes. */
	readonly statusCode = 400;
}

export function checked(contract: Contract, name: string, schema: object): (value: unknown) => void {
	const validate = contract.validator(schema);
	return (value) => {
		const problems = validate(value);
		if (problems.length > 0) throw new SetupError(`${name}: ${problems.join('; ')}`);
	};
}
