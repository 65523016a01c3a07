/**
 * What the tax office (국세청) makes of a signed document: the codes of the documented table that can be told from the
 * document.
 */
import { seoulDay } from '../../seoul.ts';
import type { Entry } from './ledger.ts';
import { digitsOf } from './rules.ts';
import type { HiworksBillSettings } from './settings.ts';

/** nts-zero-tax, nts-ten-percent: an exempt document has no tax, a taxable one a tenth, give or take ten won. */
function hasWrongTax({ information, invoiceType }: Entry['sheet']): boolean {
	const [supply, tax] = [BigInt(information.totalSupplyPrice), BigInt(information.totalTax)];
	if (invoiceType.taxType === 'B') return tax !== 0n;
	const tenfold = tax * 10n - supply;
	return tenfold > 100n || tenfold < -100n;
}

export function judge(
	{ sheet, flaw }: Entry,
	{ businesses, declareCode, declareCodes }: HiworksBillSettings,
	now: number,
): string {
	const [supplier, recipient] = [digitsOf(sheet.invoicer.companyNumber), digitsOf(sheet.invoicee.companyNumber)];
	const chosen = declareCodes[recipient];
	if (chosen !== undefined) return chosen;
	if (flaw !== null) return flaw;
	// nts-closed
	if (businesses[supplier]?.statusCode === '') return 'ERR001';
	if (businesses[recipient]?.statusCode === '') return 'ERR002';
	if ([supplier, recipient].some((number) => businesses[number]?.statusCode === '03')) return 'ERR009';
	// nts-write-date
	if (sheet.information.issueDate > seoulDay(now)) return 'ERR006';
	if (hasWrongTax(sheet)) return 'ERR007';
	return declareCode;
}
