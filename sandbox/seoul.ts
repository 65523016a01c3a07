/** Korean time has no summer time: Seoul is always nine hours ahead of UTC. */
const AHEAD = 9 * 60 * 60 * 1000;

/** 2026-05-27T10:00:00+09:00 */
export const seoulTime = (instant: number) => `${new Date(instant + AHEAD).toISOString().slice(0, 19)}+09:00`;

/** 2026-05-27 */
export const seoulDay = (instant: number) => seoulTime(instant).slice(0, 10);
