import type { BoltaControl } from './bolta/index.ts';
import type { HiworksBillControl } from './hiworks/bill/index.ts';
import type { HiworksControl } from './hiworks/office/index.ts';
import type { HiworksOrgControl } from './hiworks/org/index.ts';
import type { PortOneControl } from './portone/index.ts';

/** By which each emulated vendor is asked and set. */
export interface Controls {
	bolta: BoltaControl;
	hiworksBill: HiworksBillControl;
	hiworks: HiworksControl;
	hiworksOrg: HiworksOrgControl;
	portOne: PortOneControl;
}
