import type { Words } from '../words/say';
import type { TaxKind } from './vat';
import { say } from './words';

/** What the tax of a line has to be where the law knows none. */
export const noTaxOn = (taxKind: Exclude<TaxKind, 'taxable'>): Words =>
	taxKind === 'zeroRated' ? say`no tax on a zero-rated invoice` : say`no tax on a tax-exempt invoice`;
