/** All operations of all nodes: what their tests have in common is driven from here. */
import { boltaNode } from './bolta';
import { hiworksNode } from './hiworks';
import { hiworksBillNode } from './hiworksBill';
import { hiworksOrgNode } from './hiworksOrg';
import { portOneNode } from './portOne';
import type { NodeUnderTest } from './row';

export const NODES: readonly NodeUnderTest[] = [boltaNode, hiworksNode, hiworksBillNode, hiworksOrgNode, portOneNode];
