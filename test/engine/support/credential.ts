import type { IDataObject } from 'n8n-workflow';
import { AsyncLocalStorage } from 'node:async_hooks';

const changes = new AsyncLocalStorage<IDataObject>();

/** Does something with a credential that is other than usual, whichever helpers run nodes in it. */
export const withCredential = async <Result>(changed: IDataObject, work: () => Promise<Result>): Promise<Result> =>
	await changes.run(changed, work);

/** What of the credential is other than usual. */
export const changedCredential = (): IDataObject => changes.getStore() ?? {};
