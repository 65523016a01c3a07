import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The processes of a process group (Linux). */
export function processesOf(group: number): number[] {
	const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	return numbers.map(Number).filter((pid) => {
		const file = `/proc/${pid}/stat`;
		// After the name, which may hold anything, in brackets: state, parent, process group.
		return existsSync(file) && Number(readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ')[2]) === group;
	});
}

/** The numbers of the sockets that a process holds. */
function socketsOf(pid: number): string[] {
	return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
		try {
			return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${descriptor}`))?.[1] ?? [];
		} catch {
			return []; // Closed in the meantime.
		}
	});
}

/** The kernel prints addresses as hexadecimal numbers, each four bytes in reverse. */
function readAddress(text: string): string {
	const [address = '', port = ''] = text.split(':');
	const bytes = (address.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).reverse());
	const isV4 = bytes.length === 4;
	const host = isV4 ? bytes.map((byte) => parseInt(byte, 16)).join('.') : bytes.join('');
	return `${host}:${parseInt(port, 16)}`;
}

const LISTENING = '0A';

/** Where processes wait for connections: `127.0.0.1:5678`; addresses of IPv6 as 32 hexadecimal digits (Linux). */
export function listenersOf(pids: number[]): string[] {
	const own = new Set(pids.flatMap(socketsOf));
	return ['/proc/net/tcp', '/proc/net/tcp6'].filter(existsSync).flatMap((file) =>
		readFileSync(file, 'utf8')
			.trim()
			.split('\n')
			.slice(1)
			.map((line) => line.trim().split(/\s+/))
			.filter((columns) => columns[3] === LISTENING && own.has(columns[9] ?? ''))
			.map((columns) => readAddress(columns[1] ?? '')),
	);
}
