/** deploy/ and its page: what can be said of them without Docker. */
import Ajv from 'ajv';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const ROOT = path.join(__dirname, '..', '..', '..');
const read = (...names: string[]) => readFileSync(path.join(ROOT, ...names), 'utf8');
const readJson = <T>(...names: string[]) => JSON.parse(read(...names)) as T;

interface Service {
	image: string;
	build?: { context: string; args: Record<string, string> };
	command?: string[];
	environment?: Record<string, string>;
	secrets?: string[];
	ports?: string[];
	volumes?: string[];
	restart: string;
	stop_grace_period?: string;
	healthcheck?: { test: string[]; interval: string; timeout: string; retries: number };
	depends_on?: Record<string, { condition: string }>;
	deploy?: { replicas: number };
}

interface Compose {
	services: Record<string, Service>;
	secrets: Record<string, { file: string }>;
	volumes: Record<string, unknown>;
}

const text = read('deploy', 'compose.yaml');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const { main, webhook, worker, postgres, redis } = compose.services as Record<
	'main' | 'webhook' | 'worker' | 'postgres' | 'redis',
	Service
>;
const environment = main.environment!;
const n8nServices = Object.entries({ main, webhook, worker });

describe('compose.yaml', () => {
	// The Compose specification's own schema, which dclint brings along.
	const schema = JSON.parse(
		readFileSync(
			path.join(path.dirname(require.resolve('dclint/package.json')), 'schemas', 'compose.schema.json'),
			'utf8',
		),
	) as object;
	const validate = new Ajv({ strict: false, validateSchema: false }).compile(schema);

	it('is what the Compose specification allows', () => {
		expect(validate(compose) ? [] : validate.errors).toEqual([]);
		expect(validate({ services: { main: { ...main, health_check: {} } } })).toBe(false);
	});

	const hasDockerCompose = spawnSync('docker', ['compose', 'version']).status === 0;
	(hasDockerCompose ? it : it.skip)('is what Docker Compose reads', () => {
		const env = { ...process.env, N8N_WEBHOOK_URL: 'https://n8n.example.com/' };
		execFileSync('docker', ['compose', '-f', path.join(ROOT, 'deploy', 'compose.yaml'), 'config', '--quiet'], { env });
	});

	it('has one main, webhook processes, workers, PostgreSQL and Redis', () => {
		expect(Object.keys(compose.services)).toEqual(['main', 'webhook', 'worker', 'postgres', 'redis']);
		expect(n8nServices.map(([, { command, deploy }]) => [command, deploy])).toEqual([
			[undefined, undefined],
			[['webhook'], undefined],
			[['worker', '--concurrency=5'], { replicas: 2 }],
		]);
		expect(environment.EXECUTIONS_MODE).toBe('queue');
	});

	it.each(n8nServices)('%s differs from the other processes of n8n in its part only', (_, service) => {
		const own = ['command', 'ports', 'depends_on', 'deploy'];
		const common = (of: Service) => Object.entries(of).filter(([key]) => !own.includes(key));
		expect(common(service)).toEqual(common(main));
	});

	const DURATION = expect.stringMatching(/^\d+s$/) as unknown;
	it.each(services)(
		'%s is of a pinned version, is looked after, and starts again',
		(_, { image, healthcheck, restart }) => {
			expect(image).toMatch(/^[\w/-]+:\d+\.\d+(\.\d+)?-(alpine|\d+\.\d+\.\d+)$/);
			expect(healthcheck).toMatchObject({
				test: expect.arrayContaining([expect.stringMatching(/^CMD(-SHELL)?$/)]),
				interval: DURATION,
				timeout: DURATION,
				retries: expect.any(Number),
			});
			expect(restart).toBe('unless-stopped');
		},
	);

	it('waits for the databases, then for the main process', () => {
		const healthy = (...names: string[]) =>
			Object.fromEntries(names.map((name) => [name, { condition: 'service_healthy' }]));
		expect(main.depends_on).toEqual(healthy('postgres', 'redis'));
		expect([webhook.depends_on, worker.depends_on]).toEqual([healthy('main'), healthy('main')]);
	});

	it('asks each process of n8n at the port where it listens', () => {
		const [, port] = /127\.0\.0\.1:(\d+)\/healthz\/readiness/.exec(main.healthcheck!.test.join(' '))!;
		expect([...main.ports!, ...webhook.ports!].map((published) => published.split(':').at(-1))).toEqual([port, port]);
		// A worker listens only then, at the same port by default.
		expect(environment).toMatchObject({ QUEUE_HEALTH_CHECK_ACTIVE: 'true' });
		expect(environment).not.toHaveProperty('QUEUE_HEALTH_CHECK_PORT');
	});

	it('opens no port but to this machine', () => {
		const ports = services.flatMap(([, service]) => service.ports ?? []);
		expect(ports).toHaveLength(2);
		for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
	});

	it('has all processes of n8n speak one language, which Node.js has', () => {
		const [, name, locale] = /^\$\{(\w+):-(.+)\}$/.exec(environment.LANG ?? '')!;
		// Docker Compose would take the one of the machine it is started on.
		expect(name).not.toBe('LANG');
		const program = 'process.stdout.write(Intl.DateTimeFormat().resolvedOptions().locale)';
		const spoken = (LANG: string) => execFileSync(process.execPath, ['-e', program], { env: { LANG } }).toString();
		expect([spoken(locale!), spoken('en_US.UTF-8')]).toEqual(['ko-KR', 'en-US']);
	});

	it('lets executions end before Docker kills', () => {
		expect(Number.parseInt(main.stop_grace_period!, 10)).toBeGreaterThan(
			Number(environment.N8N_GRACEFUL_SHUTDOWN_TIMEOUT),
		);
		expect(main.stop_grace_period).toMatch(/^\d+s$/);
	});

	it('uses each volume and each secret that it declares, and no other', () => {
		const used = <T>(of: (service: Service) => T[]) =>
			[...new Set(services.flatMap(([, service]) => of(service)))].sort();
		expect(used(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0]))).toEqual(
			Object.keys(compose.volumes).sort(),
		);
		expect(used(({ secrets = [] }) => secrets)).toEqual(Object.keys(compose.secrets).sort());
		for (const [, service] of services) {
			const mounted = [...JSON.stringify(service).matchAll(/\/run\/secrets\/(\w+)/g)].map(([, name]) => name);
			expect([...new Set(mounted)].sort()).toEqual([...(service.secrets ?? [])].sort());
		}
	});

	it('holds no secret', () => {
		for (const [name, { file }] of Object.entries(compose.secrets)) expect(file).toBe(`./secrets/${name}`);
		for (const [, { environment: variables = {} }] of services) {
			for (const [name, value] of Object.entries(variables)) {
				if (/PASSWORD|KEY|SECRET|TOKEN/.test(name))
					expect([name, value]).toEqual([
						expect.stringMatching(/_FILE$/),
						expect.stringMatching(/^\/run\/secrets\/\w+$/),
					]);
				// n8n reads no file where the variable itself is there, be it empty.
				if (name.endsWith('_FILE')) expect(variables).not.toHaveProperty(name.slice(0, -'_FILE'.length));
			}
		}
		expect([postgres.environment!.POSTGRES_PASSWORD_FILE, redis.healthcheck!.test[1]]).toEqual([
			environment.DB_POSTGRESDB_PASSWORD_FILE,
			expect.stringContaining(environment.QUEUE_BULL_REDIS_PASSWORD_FILE!),
		]);
	});

	it('asks for nothing but the address', () => {
		expect([...text.matchAll(/(?<!\$)\$\{(\w+)(?:\}|:\?)/g)].map(([, name]) => name)).toEqual(['N8N_WEBHOOK_URL']);
	});

	it('makes an image of the n8n that is tested, with this package', () => {
		const { name, version } = readJson<{ name: string; version: string }>('package.json');
		const { n8n } = readJson<{ dependencies: { n8n: string } }>('runtime', 'n8n', 'package.json').dependencies;
		expect(main.build).toEqual({ context: '.', args: { N8N_VERSION: n8n, PACKAGE_VERSION: version } });
		expect(main.image).toMatch(new RegExp(`:${n8n}-${version}$`.replaceAll('.', String.raw`\.`)));
		const dockerfile = read('deploy', 'Dockerfile');
		expect(dockerfile).toContain('FROM n8nio/n8n:${N8N_VERSION}\n');
		expect(dockerfile).toContain(`COPY --chown=node:node ${name}-\${PACKAGE_VERSION}.tgz `);
		// Where n8n looks for community packages.
		expect(dockerfile).toContain(`=/home/node/.n8n/nodes/node_modules/${name} `);
		expect(main.volumes).toBeUndefined();
	});

	it('keeps secrets out of the image and out of git', () => {
		const lines = (file: string) =>
			read('deploy', file)
				.split('\n')
				.filter((line) => line && !line.startsWith('#'));
		expect(lines('.dockerignore')).toEqual(['*', '!n8n-nodes-bolta-hiworks-*.tgz']);
		expect(lines('.gitignore')).toEqual(['.env', 'secrets/']);
	});
});

const PAGES = { 'production.md': '(optional)', 'production.ko.md': '(선택)' };

/** What stands behind a setting that compose.yaml does not have. */
const OPTIONAL = { ...PAGES, 'throughput.md': '(optional)', 'throughput.ko.md': '(선택)' };

it.each(Object.entries(OPTIONAL))('docs/%s names settings of compose.yaml, others as %s', (file, optional) => {
	const page = read('docs', file);
	const named = settingsOf(page);
	expect(named.length).toBeGreaterThan(4);
	const known = new Set(services.flatMap(([, service]) => Object.keys(service.environment ?? {})));
	for (const name of named) if (!known.has(name)) expect(page).toContain(`\`${name}\` ${optional}`);
});

describe.each(Object.keys(PAGES))('docs/%s', (file) => {
	const page = read('docs', file);

	it('sends the proxy to the ports that are open', () => {
		const upstreams = [...page.matchAll(/reverse_proxy .*?(127\.0\.0\.1:\d+)$/gm)].map(([, upstream]) => upstream);
		const published = [...webhook.ports!, ...main.ports!].map((port) => port.slice(0, port.lastIndexOf(':')));
		expect(upstreams).toEqual(published);
	});

	it('makes the secrets that compose.yaml wants', () => {
		const [, names] = /^for name in ([^;]+); do/m.exec(page)!;
		expect(names!.split(' ')).toEqual(Object.keys(compose.secrets));
	});
});

it('the pages say the same in both languages', () => {
	const [english, korean] = Object.keys(PAGES).map((file) => read('docs', file)) as [string, string];
	const blocks = (page: string) => [...page.matchAll(/```[\s\S]*?```/g)].map(([block]) => block);
	expect(blocks(korean)).toEqual(blocks(english));
	expect(settingsOf(korean)).toEqual(settingsOf(english));
});

/** Settings are named in code, such as `TZ`. */
function settingsOf(page: string): string[] {
	return [
		...new Set([...page.matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|TZ)\b[^`]*`/g)].map(([, name]) => name!)),
	].sort();
}
