/** The vendors' APIs on this machine, over real HTTP: one process, one loopback port per vendor host, one for control. */
import { emulateBolta, type BoltaControl } from './bolta/index.ts';
import type { BoltaSettings } from './bolta/settings.ts';
import { createControl } from './control.ts';
import { closeServer, createHost, listen } from './host.ts';

export type { BoltaControl, CertificateAttempt, PartyView } from './bolta/index.ts';
export type { DocumentKind, LedgerEntry, Mode } from './bolta/ledger.ts';
export type { BoltaSettings, Certificate, Customer, Issuer } from './bolta/settings.ts';
export type { Delivery, Sending } from './bolta/webhooks.ts';
export type { Fault, FaultKind, FaultMatch } from './faults.ts';
export type { RequestRecord, Stats } from './log.ts';

export interface SandboxOptions {
	/** 0 or absent: a free one. A port that is taken is replaced by a free one. */
	ports?: { bolta?: number; control?: number };
	bolta?: Partial<BoltaSettings>;
}

export interface Sandbox {
	bolta: BoltaControl & { url: string };
	control: { url: string };
	/** Ends at once, with connections still open. */
	close(): Promise<void>;
}

export async function startSandbox({ ports = {}, bolta: settings = {} }: SandboxOptions = {}): Promise<Sandbox> {
	const bolta = emulateBolta(settings);
	const host = createHost(bolta.vendor);
	const control = createControl(bolta.control);
	await control.ready();
	const [boltaUrl, controlUrl] = [await listen(host, ports.bolta ?? 0), await listen(control.server, ports.control ?? 0)];
	bolta.listening({ host: boltaUrl, control: controlUrl });
	return {
		bolta: { ...bolta.control, url: boltaUrl },
		control: { url: controlUrl },
		async close() {
			bolta.stop();
			await Promise.all([closeServer(host), closeServer(control.server)]);
		},
	};
}
