/**
 * Everything that was sent to people. State is computed when asked, so that moving the clock moves what is reserved.
 */
import { createHash } from 'node:crypto';
import { readClockTime } from './clock.ts';
import type { HiworksSettings } from './settings.ts';

export interface SentNotification {
	users: string[];
	/** Those of them that do not exist. */
	unknown: string[];
	message: string;
	link: string;
	mlink: string | null;
	solutionName: string | null;
}

export interface SentMail {
	userId: string;
	to: string;
	cc: string;
	bcc: string;
	subject: string;
	content: string;
	saveSentMail: 'Y' | 'N';
	files: Array<{ name: string; contentType: string | null; bytes: Buffer }>;
	successList: string[];
	dupList: string[];
	wrongList: string[];
}

export interface Sms {
	refkey: string;
	userId: string;
	type: string;
	sender: string;
	receiver: string;
	subject: string;
	message: string;
	/** null: at once. */
	sendDate: string | null;
	canceled: boolean;
}

export type SmsEntry = Omit<Sms, 'canceled'> & { state: 'reserved' | 'sent' | 'canceled' };

export interface Alimtalk {
	id: number;
	userId: string;
	to: string;
	template: string;
	message: string;
	dateToSend: string;
	reSend: 'Y' | 'N';
	reSendSubject: string;
	reSendFrom: string;
	/** Kakao cannot reach the number. */
	failed: boolean;
}

const instantOf = (sendDate: string | null) => (sendDate === null ? -Infinity : readClockTime(sendDate));

export class Messages {
	notifications: SentNotification[] = [];
	mails: SentMail[] = [];
	#sms: Sms[] = [];
	#alimtalk: Alimtalk[] = [];
	readonly #settings: HiworksSettings;
	readonly now: () => number;

	constructor(settings: HiworksSettings, now: () => number) {
		this.#settings = settings;
		this.now = now;
	}

	/** The key is the text of thirty-two digits in base64, as in the documented answers. */
	sendSms(sms: Omit<Sms, 'refkey' | 'canceled'>): Sms {
		const digest = createHash('md5')
			.update(`sms ${this.#sms.length + 1} ${this.#settings.seed}`)
			.digest('hex');
		const sent = { refkey: Buffer.from(digest).toString('base64'), ...sms, canceled: false };
		this.#sms.push(sent);
		return sent;
	}

	findSms(refkey: string): Sms | undefined {
		return this.#sms.find((sms) => sms.refkey === refkey);
	}

	stateOf({ canceled, sendDate }: Sms): SmsEntry['state'] {
		if (canceled) return 'canceled';
		return instantOf(sendDate) > this.now() ? 'reserved' : 'sent';
	}

	sms(): SmsEntry[] {
		return this.#sms.map((sms) => {
			const { canceled: _canceled, ...entry } = sms;
			return { ...entry, state: this.stateOf(sms) };
		});
	}

	smsLeft(): number {
		return this.#settings.smsBalance.shared - this.#sms.filter(({ canceled }) => !canceled).length;
	}

	sendAlimtalk(alimtalk: Omit<Alimtalk, 'id'>): Alimtalk {
		const sent = { id: 1_001 + this.#alimtalk.length, ...alimtalk };
		this.#alimtalk.push(sent);
		return sent;
	}

	alimtalk(): Alimtalk[] {
		return this.#alimtalk.map((entry) => ({ ...entry }));
	}

	/** kakao-price: the text message that goes out instead costs five. */
	alimtalkLeft(): number {
		return this.#alimtalk.reduce(
			(left, { failed, reSend }) => left - (failed && reSend === 'Y' ? 5 : 1),
			this.#settings.alimtalkBalance.shared,
		);
	}

	clear(): void {
		this.notifications = [];
		this.mails = [];
		this.#sms = [];
		this.#alimtalk = [];
	}
}
