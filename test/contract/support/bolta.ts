/** Bolta in a test file, with its calls. */
import type { SandboxOptions } from '../../../sandbox/index.ts';
import { amend, issue, lookUp, post, read, requestReverse, send } from './client.ts';
import { withCalls } from './vendorCalls.ts';

export const withBolta = (settings?: SandboxOptions['bolta']) =>
	withCalls('bolta', { send, issue, lookUp, read, amend, requestReverse, post }, settings && { bolta: settings });
