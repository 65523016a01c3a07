/** What a document of the vendor names, in the words of all contracts. */
import type { Operation } from '../../sandbox/contract.ts';

const UNNAMED = ['code-only', 'observed', 'unconfirmed', 'unverified'];

/** Of the others there is no documented request to hold anything to: their row drives what is tested of them. */
export const isNamed = ({ definition }: Pick<Operation, 'definition'>): boolean =>
	!UNNAMED.includes(String(definition['x-standing']));
