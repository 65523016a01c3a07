/**
 * The vendors' APIs on this machine, over real HTTP: one process, one loopback port per vendor host, one for control.
 */
import { randomBytes } from 'node:crypto';
import { emulateBolta, type BoltaControl } from './bolta/index.ts';
import type { BoltaSettings } from './bolta/settings.ts';
import { createControl } from './control.ts';
import { emulateHiworksBill, type HiworksBillControl } from './hiworks/bill/index.ts';
import type { HiworksBillSettings } from './hiworks/bill/settings.ts';
import { emulateHiworks, type HiworksControl } from './hiworks/office/index.ts';
import type { HiworksSettings } from './hiworks/office/settings.ts';
import { emulateHiworksOrg, type HiworksOrgControl } from './hiworks/org/index.ts';
import type { HiworksOrgSettings } from './hiworks/org/settings.ts';
import { closeServer, createHost, listen } from './host.ts';
import { emulatePortOne, type PortOneControl } from './portone/index.ts';
import type { PortOneSettings } from './portone/settings.ts';

export type { BoltaControl, CertificateAttempt, PartyView } from './bolta/index.ts';
export type { DocumentKind, LedgerEntry, Mode } from './bolta/ledger.ts';
export type { BoltaSettings, Certificate, Customer, Issuer } from './bolta/settings.ts';
export type { Delivery, Sending } from './bolta/webhooks.ts';
export type { Fault, FaultKind, FaultMatch } from './faults.ts';
export type { HiworksBillControl } from './hiworks/bill/index.ts';
export type { StoredFile } from './hiworks/bill/files.ts';
export type { HiworksBillEntry } from './hiworks/bill/ledger.ts';
export type { Business, HiworksBillSettings, OfficeFile, Registration } from './hiworks/bill/settings.ts';
export type { Approval, Decision } from './hiworks/office/approvals.ts';
export type { CallbackDelivery } from './hiworks/office/callbacks.ts';
export type { HiworksControl, ToldApproval } from './hiworks/office/index.ts';
export type { Alimtalk, SentMail, SentNotification, SmsEntry } from './hiworks/office/messages.ts';
export type { GivenRecord, ListName, ListRecord } from './hiworks/office/records.ts';
export type { HiworksSettings, OfficeUser, SpendingLine } from './hiworks/office/settings.ts';
export type { SpendingEntry } from './hiworks/office/spending.ts';
export type { GivenChart, OrgChart } from './hiworks/org/chart.ts';
export type { HiworksOrgControl } from './hiworks/org/index.ts';
export type { HiworksOrgSettings, TokenUser, UnlinkedUser } from './hiworks/org/settings.ts';
export type { SsoEntry } from './hiworks/org/sso.ts';
export type { RequestRecord, Stats } from './log.ts';
export type { PortOneControl, PortOneEntry, PortOneMode } from './portone/index.ts';
export type { BulkBatch, Company, GivenCounterparty, PortOneSettings } from './portone/settings.ts';
export { signatureHeaders, type PortOneDelivery, type PortOneSending } from './portone/webhooks.ts';

export interface SandboxOptions {
	/** 0 or absent: a free one. A port that is taken is replaced by a free one. */
	ports?: {
		bolta?: number;
		hiworksBill?: number;
		hiworks?: number;
		hiworksOrg?: number;
		hiworksLink?: number;
		portOne?: number;
		control?: number;
	};
	bolta?: Partial<BoltaSettings>;
	hiworksBill?: Partial<HiworksBillSettings>;
	hiworks?: Partial<HiworksSettings>;
	hiworksOrg?: Partial<HiworksOrgSettings>;
	portOne?: Partial<PortOneSettings>;
}

export interface Sandbox {
	bolta: BoltaControl & { url: string };
	hiworksBill: HiworksBillControl & { url: string };
	hiworks: HiworksControl & { url: string };
	/** `linkUrl`: where the user behind a redirect token is asked for. */
	hiworksOrg: HiworksOrgControl & { url: string; linkUrl: string };
	portOne: PortOneControl & { url: string };
	/** `pageUrl`: the page for people, with the token that lets it change something. */
	control: { url: string; pageUrl: string };
	/** Ends at once, with connections still open. */
	close(): Promise<void>;
}

export async function startSandbox({ ports = {}, ...settings }: SandboxOptions = {}): Promise<Sandbox> {
	const bolta = emulateBolta(settings.bolta ?? {});
	const hiworksBill = emulateHiworksBill(settings.hiworksBill ?? {});
	const hiworks = emulateHiworks(settings.hiworks ?? {});
	const hiworksOrg = emulateHiworksOrg(settings.hiworksOrg ?? {});
	const portOne = emulatePortOne(settings.portOne ?? {});
	const [boltaHost, hiworksBillHost, hiworksHost] = [
		createHost(bolta.vendor),
		createHost(hiworksBill.vendor),
		createHost(hiworks.vendor),
	];
	const [hiworksOrgHost, hiworksLinkHost, portOneHost] = [
		createHost(hiworksOrg.vendor),
		createHost(hiworksOrg.linkVendor),
		createHost(portOne.vendor),
	];
	const token = randomBytes(16).toString('hex');
	const control = createControl(
		{
			bolta: bolta.control,
			hiworksBill: hiworksBill.control,
			hiworks: hiworks.control,
			hiworksOrg: hiworksOrg.control,
			portOne: portOne.control,
		},
		token,
	);
	await control.ready();
	// One after the other: a wanted port must not go to somebody who takes any.
	const boltaUrl = await listen(boltaHost, ports.bolta ?? 0);
	const hiworksBillUrl = await listen(hiworksBillHost, ports.hiworksBill ?? 0);
	const hiworksUrl = await listen(hiworksHost, ports.hiworks ?? 0);
	const hiworksOrgUrl = await listen(hiworksOrgHost, ports.hiworksOrg ?? 0);
	const hiworksLinkUrl = await listen(hiworksLinkHost, ports.hiworksLink ?? 0);
	const portOneUrl = await listen(portOneHost, ports.portOne ?? 0);
	const controlUrl = await listen(control.server, ports.control ?? 0);
	bolta.listening({ host: boltaUrl, control: controlUrl });
	hiworks.listening({ control: controlUrl });
	portOne.listening({ host: portOneUrl, control: controlUrl });
	return {
		bolta: { ...bolta.control, url: boltaUrl },
		hiworksBill: { ...hiworksBill.control, url: hiworksBillUrl },
		hiworks: { ...hiworks.control, url: hiworksUrl },
		hiworksOrg: { ...hiworksOrg.control, url: hiworksOrgUrl, linkUrl: hiworksLinkUrl },
		portOne: { ...portOne.control, url: portOneUrl },
		control: { url: controlUrl, pageUrl: `${controlUrl}/page/#token=${token}` },
		async close() {
			bolta.stop();
			hiworks.stop();
			portOne.stop();
			await Promise.all(
				[boltaHost, hiworksBillHost, hiworksHost, hiworksOrgHost, hiworksLinkHost, portOneHost, control.server].map(
					closeServer,
				),
			);
		},
	};
}
