/** What a trigger of a community package costs that does nothing of its own: one authenticated call, and it starts. */
class OneCallTrigger {
	description = {
		displayName: 'One Call Trigger',
		name: 'oneCallTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Starts the workflow after one call',
		defaults: { name: 'One Call Trigger' },
		inputs: [],
		outputs: ['main'],
		credentials: [{ name: 'boltaApi', required: true }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: 'noData', path: 'webhook' },
		],
		properties: [{ displayName: 'URL', name: 'url', type: 'string', default: '' }],
	};

	async webhook() {
		const url = this.getNodeParameter('url');
		await this.helpers.httpRequestWithAuthentication.call(this, 'boltaApi', { method: 'GET', url });
		return { workflowData: [[{ json: this.getBodyData() }]] };
	}
}

module.exports = { OneCallTrigger };
