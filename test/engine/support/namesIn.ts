import { Invalid } from '../../../nodes/shared/errors/invalid';

/** The names that a JSON field takes, by its own word. */
export function namesIn(read: () => unknown): string[] {
	try {
		read();
	} catch (error) {
		if (error instanceof Invalid) return (/^only the names (.*)$/.exec(error.expected)?.[1] ?? '').split(', ');
	}
	throw new Error('An unknown key was taken');
}
