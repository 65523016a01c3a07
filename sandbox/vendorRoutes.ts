import type { FastifyInstance } from 'fastify';
import type { VendorControl } from './setup.ts';

/** What one vendor adds to the routes that all have. */
export interface VendorRoutes<Settings> {
	/** Where they begin. */
	prefix: string;
	control: VendorControl<Settings>;
	/** The settings as they are shown: without keys and secrets. */
	show(settings: Readonly<Settings>): object;
	more(app: FastifyInstance, configure: (partial: Partial<Settings>) => object): void;
}
