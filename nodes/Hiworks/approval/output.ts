import type { IDataObject } from 'n8n-workflow';

import { inSeoul } from '../../shared/korea/inSeoul';
import { maskedOrNull } from '../../shared/korea/maskPersonNumbers';
import type { Callback } from './callback';
import type { Confirmation } from './confirm';
import type { Decision } from './decision';

/** The item of a document's state. What it does not know is null. */
export interface DecisionOutput extends IDataObject {
	decision: Decision | 'pending' | 'timedOut';
	approved: boolean;
	/** Hiworks' own word. */
	vendorState: string | null;
	/** Whether Hiworks, asked for the document, showed the same; null where it was not asked, or no longer has it. */
	confirmed: boolean | null;
	approvalKey: string;
	approvalId: string | null;
	approvalCode: string | null;
	officeId: string | null;
	requestHash: string | null;
	state: string | null;
	/** ISO, in Seoul. */
	receivedAt: string | null;
}

const CONFIRMED: Partial<Record<Confirmation['outcome'], boolean>> = { agrees: true, differs: false };

/** @param confirmation undefined: Hiworks was not asked */
export function callbackOutput(
	{ officeId, approvalKey, approvalId, approvalCode, vendorState, decision, requestHash, state }: Callback,
	confirmation: Confirmation | undefined,
	now: Date,
): DecisionOutput {
	return {
		decision,
		approved: decision === 'approved',
		vendorState,
		confirmed: (confirmation && CONFIRMED[confirmation.outcome]) ?? null,
		approvalKey,
		approvalId,
		approvalCode: maskedOrNull(approvalCode),
		officeId,
		requestHash,
		state: maskedOrNull(state),
		receivedAt: inSeoul(now),
	};
}

/** Of a document of which nothing was heard. */
export function silentOutput(
	decision: 'pending' | 'timedOut',
	{ approvalKey, requestHash }: { approvalKey: string; requestHash: string },
): DecisionOutput & { timedOut: boolean } {
	return {
		decision,
		approved: false,
		timedOut: decision === 'timedOut',
		vendorState: null,
		confirmed: null,
		approvalKey,
		approvalId: null,
		approvalCode: null,
		officeId: null,
		requestHash,
		state: null,
		receivedAt: null,
	};
}
