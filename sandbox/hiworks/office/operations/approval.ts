/** Approval documents (전자결재): drafted here, submitted and decided by people. */
import type { JsonObject } from '../../../json.ts';
import { refuse, success, type Handler } from './common.ts';

/** approval-user-finishes: nothing is submitted. approval-two-checks: both keys are in the answer. */
const createApprovalDraft: Handler = ({ body }, { approvals, addresses }) => {
	const { approvalKey, loginUrl } = approvals.draft(body as JsonObject, addresses.control);
	return { ...success({ data: { approval_key: approvalKey, login_url: loginUrl } }), effect: true };
};

/** approval-id, approval-own-only */
const getApprovalDocument: Handler = ({ path }, { approvals, settings }) => {
	if (settings.stateReading === 'unreachable') return { status: 503 };
	const approval = approvals.findById(path.approvalId!);
	if (!approval) return refuse(404, '문서를 찾을 수 없습니다.');
	const state = settings.stateReading === 'stale' ? 'progress' : approval.state;
	return { status: 200, body: { data: { type: 'documents', id: approval.approvalId, attributes: { state } } } };
};

export const approval = { createApprovalDraft, getApprovalDocument };
