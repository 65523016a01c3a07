/** Organisations (조직): a tree that can grow and shrink, and in which nothing moves (sync-no-move). */
import type { JsonObject } from '../../../json.ts';
import type { Chart, Organization } from '../chart.ts';
import { applyOne, asText, isFree, readRows, TAKEN, UNKNOWN, type Handler } from './common.ts';

/** sync-parent-root: without a parent, at the top. */
const createOrganization: Handler = ({ body }, hiworks) =>
	applyOne(body as JsonObject, hiworks, ({ extKey, parentExtKey = '', name }) => {
		const { organizations, today } = hiworks.chart;
		const parent = parentExtKey === '' ? null : organizations.get(parentExtKey);
		if (parent === undefined) return UNKNOWN;
		if (!isFree(organizations, extKey)) return TAKEN;
		organizations.add({ extKey, name, parent, regDate: today() });
		return undefined;
	});

const updateOrganization: Handler = ({ body }, hiworks) =>
	applyOne(body as JsonObject, hiworks, ({ extKey, modifyExtKey = extKey, name }) => {
		const { organizations } = hiworks.chart;
		const organization = organizations.get(extKey);
		if (!organization) return UNKNOWN;
		if (!isFree(organizations, modifyExtKey, organization)) return TAKEN;
		organizations.rename(organization, modifyExtKey);
		organization.name = name ?? organization.name;
		return undefined;
	});

/** 1 at the top. */
function depthOf(organization: Organization): number {
	let depth = 1;
	for (let { parent } = organization; parent; { parent } = parent) depth += 1;
	return depth;
}

/** With all that are below it. */
function withThoseBelow(top: Organization, { organizations }: Chart): Set<Organization> {
	const found = new Set([top]);
	const isBelow = ({ parent }: Organization): boolean => parent !== null && (found.has(parent) || isBelow(parent));
	for (const organization of organizations.values()) if (isBelow(organization)) found.add(organization);
	return found;
}

const deleteOrganization: Handler = ({ body }, hiworks) =>
	applyOne(body as JsonObject, hiworks, ({ extKey }) => {
		const { chart, settings } = hiworks;
		const organization = chart.organizations.get(extKey);
		if (!organization) return UNKNOWN;
		const going = withThoseBelow(organization, chart);
		const members = [...chart.members.values()].filter(({ organizations }) =>
			organizations.some((held) => going.has(held)),
		);
		if (settings.deletingUsedOrganizations === 'refused' && (going.size > 1 || members.length > 0))
			return '하위 조직 또는 구성원이 있는 조직입니다.';
		for (const member of members) member.organizations = member.organizations.filter((held) => !going.has(held));
		for (const gone of going) chart.organizations.remove(gone);
		return undefined;
	});

/** What `level` counts is not said; here the depth in the tree, from 1. No parent is read. */
const listOrganizations: Handler = ({ query }, { chart, settings }) =>
	readRows(chart.organizations, query.extKey, settings, (organizations) =>
		organizations
			.filter((organization) => asText(query.level) === '' || String(depthOf(organization)) === query.level)
			.map(({ extKey, name, regDate }) => ({ extKey, name, regDate })),
	);

export const organizations = { createOrganization, updateOrganization, deleteOrganization, listOrganizations };
