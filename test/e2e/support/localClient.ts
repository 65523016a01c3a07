import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client, type Execution, type Summary } from '../../../scripts/lib/n8n.mts';

/**
 * A client that reads in n8n's database how far executions are. Asked for it again and again, n8n would spend more on
 * its answers than on short executions.
 */
export class LocalClient extends Client {
	private readonly database: DatabaseSync;
	protected override readonly pauseMs = 10;

	/** @param home the folder of the n8n with this address */
	constructor(url: string, cookie: string, home: string) {
		super(url, cookie);
		this.database = new DatabaseSync(path.join(home, '.n8n', 'database.sqlite'), { readOnly: true, timeout: 10_000 });
	}

	override async status(executionId: string): Promise<Execution['status']> {
		const row = this.database.prepare('select status from execution_entity where id = ?').get(executionId);
		if (!row) throw new Error(`There is no execution ${executionId}`);
		return row.status as Execution['status'];
	}

	override async executions(workflowId: string): Promise<Summary[]> {
		const rows = this.database
			.prepare(
				`select cast(id as text) id, status, mode from execution_entity
				where workflowId = ? and deletedAt is null order by execution_entity.id desc limit 50`,
			)
			.all(workflowId);
		return rows.map((row) => ({ ...row }) as Summary);
	}

	close(): void {
		this.database.close();
	}
}
