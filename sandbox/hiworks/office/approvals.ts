/** Documents that were drafted through the API (전자결재 기안). */
import { createHash } from 'node:crypto';
import type { JsonObject } from '../../json.ts';
import { seoulDay } from '../../seoul.ts';
import type { HiworksSettings } from './settings.ts';

/** Served by the control port: the vendor has it on another host than its API. */
export const LOGIN_PAGE = '/hiworks/popup/approval';

export type Decision = 'complete' | 'rejected' | 'canceled' | 'cancelled' | 'deleted';

export interface Approval {
	approvalKey: string;
	formId: string;
	subject: string;
	contents: string;
	callbackUrl: string;
	/** approval-state-echo: the client's `state`, which comes back under this name. */
	requestHash: string;
	modifyContents: 'Y' | 'N';
	modifyFiles: 'Y' | 'N';
	/** approval-files-array */
	files: Array<{ name: string; size: number }>;
	loginUrl: string;
	/** draft: nobody has submitted it yet, and it has neither id nor code. */
	state: 'draft' | 'progress' | Decision;
	approvalId: string | null;
	approvalCode: string | null;
}

export class Approvals {
	#approvals: Approval[] = [];
	#submitted = 0;
	readonly #settings: HiworksSettings;
	readonly #now: () => number;

	constructor(settings: HiworksSettings, now: () => number) {
		this.#settings = settings;
		this.#now = now;
	}

	draft(body: JsonObject, controlUrl: string): Approval {
		const approvalKey = createHash('md5')
			.update(`approval ${this.#approvals.length + 1} ${this.#settings.seed}`)
			.digest('hex');
		const approval: Approval = {
			approvalKey,
			formId: body.form_id,
			subject: body.subject,
			contents: body.contents,
			callbackUrl: body.callback_url,
			requestHash: body.state ?? '',
			modifyContents: body.modify_contents_flag,
			modifyFiles: body.modify_files_flag,
			files: (body.files ?? []).map((file: JsonObject) => ({
				name: file.file_name,
				size: Buffer.from(file.file, 'base64').length,
			})),
			loginUrl: `${controlUrl}${LOGIN_PAGE}/${approvalKey}`,
			state: 'draft',
			approvalId: null,
			approvalCode: null,
		};
		this.#approvals.push(approval);
		return approval;
	}

	find(approvalKey: string): Approval | undefined {
		return this.#approvals.find((approval) => approval.approvalKey === approvalKey);
	}

	findById(approvalId: string): Approval | undefined {
		return this.#approvals.find((approval) => approval.approvalId === approvalId);
	}

	submit(approval: Approval): void {
		this.#submitted += 1;
		approval.state = 'progress';
		approval.approvalId = String(1_234_566 + this.#submitted);
		approval.approvalCode = `QW-테스트-근무-${seoulDay(this.#now()).slice(0, 4)}-${String(this.#submitted).padStart(4, '0')}`;
	}

	all(): Approval[] {
		return structuredClone(this.#approvals);
	}

	clear(): void {
		this.#approvals = [];
		this.#submitted = 0;
	}
}
