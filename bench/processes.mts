/** What Linux tells about another process. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** Linux counts processor time in hundredths of a second, whatever the kernel's own clock is. */
const TICK_MS = 10;

/** Milliseconds of processor time, in user and kernel mode, of all the threads of a process. */
export function processorTime(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// The name may hold spaces and brackets; what follows its closing bracket begins with the third field.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

const QUIET_MS = 300;
const MOST_QUIET_TICKS = 1;

/** Waits until a process has nothing more to do: n8n tidies up after an execution was answered. */
export async function settled(pid: number): Promise<void> {
	for (let tries = 0; tries < 50; tries++) {
		const before = processorTime(pid);
		await wait(QUIET_MS);
		if (processorTime(pid) - before <= MOST_QUIET_TICKS * TICK_MS) return;
	}
	throw new Error(`Process ${pid} does not come to rest`);
}

/** Megabytes of memory: now, or the most since `forgetPeak`. */
export function memory(pid: number, which: 'VmRSS' | 'VmHWM'): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const kilobytes = new RegExp(`^${which}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
	if (kilobytes === undefined) throw new Error(`/proc/${pid}/status does not tell ${which}`);
	return Number(kilobytes) / 1024;
}

export function forgetPeak(pid: number): void {
	// 5: the peak begins anew at what is used now.
	writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** Milliseconds that all processors of the machine together have worked, and idled. */
export function machineTime(): { working: number; idle: number } {
	const times = cpus().map((cpu) => cpu.times);
	const sum = (of: (time: (typeof times)[number]) => number) => times.reduce((total, time) => total + of(time), 0);
	return { working: sum(({ user, nice, sys, irq }) => user + nice + sys + irq), idle: sum(({ idle }) => idle) };
}
