import type { DeliverOnce } from '../../../nodes/shared/webhook/deliverOnce';

/** Stands for what knows the events that started the workflow, and notes what it was told. */
export function onceTold(isDuplicate: (dedupeKey: string) => boolean) {
	const told: Array<Parameters<DeliverOnce>[0]> = [];
	const once: DeliverOnce = async (event, decide) => {
		told.push(event);
		return isDuplicate(event.dedupeKey) ? { result: 'ignored', reason: DUPLICATE } : await decide();
	};
	return Object.assign(once, { told });
}

const DUPLICATE = 'duplicate' as Extract<Awaited<ReturnType<DeliverOnce>>, { result: 'ignored' }>['reason'];
