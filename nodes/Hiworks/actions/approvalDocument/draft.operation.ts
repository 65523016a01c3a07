import { binaryInput } from '../../../shared/engine/binaryInput';
import { Invalid } from '../../../shared/errors/invalid';
import { commaSeparated, flag, optional, text } from '../../../shared/fields/fields';
import { createDraft } from '../../api/approval';
import { callbackUrlOf, destinationFields, sendDraft, warningsOf, type Draft } from '../../approval/draft';
import { joinState } from '../../approval/requestHash';
import { operation } from '../../vendor';
import { say } from '../../words';

const contents = text({
	displayName: 'Contents',
	description: 'The text of the document, plain or HTML',
	placeholder: 'e.g. <p>New monitor: 350,000 won</p>',
	form: 'asItStands',
});

const parseState = (read: string, given: unknown) => {
	if (read.length > 200 || /\p{Cc}/u.test(String(given))) throw new Invalid(say`at most 200 characters in one line`);
	return read;
};

const fields = {
	formId: text({
		displayName: 'Form ID',
		description: 'Of a form with "use integration" switched on, from the administration of the form box (양식함)',
		placeholder: 'e.g. 1234',
	}),
	subject: text({ displayName: 'Subject', description: 'The title of the document (제목)' }),
	contents,
	...destinationFields,
	modifyContents: flag({
		displayName: 'May Change Contents',
		description: 'Whether the drafter may change the contents before handing the document in',
	}),
	modifyFiles: flag({
		displayName: 'May Change Files',
		description: 'Whether the drafter may add or remove files before handing the document in',
	}),
	binaryFields: optional(
		text({
			displayName: 'Input Binary Fields',
			description: 'Names of the input binary fields with files to attach, separated by commas',
			placeholder: 'e.g. data',
			parse: commaSeparated,
		}),
	),
	state: optional(
		text({
			displayName: 'State',
			description: 'A value of your own, such as an order number, that comes back with the decision',
			placeholder: 'e.g. order-1',
			form: 'asItStands',
			parse: parseState,
		}),
	),
};

const yesNo = (value: boolean): 'Y' | 'N' => (value ? 'Y' : 'N');

export const draft = operation({
	value: 'draft',
	name: 'Draft',
	action: 'Draft approval document',
	description:
		'Prepare a document (전자결재 기안). A person must open its login URL and hand it in: let a message with that URL follow, then Wait for Decision.',
	fields,
	notAsTool: ({ sendDecisionsTo }) =>
		sendDecisionsTo === 'execution'
			? say`"Send Decisions To" is "This Execution", which an agent does not wait in. Do not call it again as it is: tell the person to choose "Hiworks Approval Trigger" or "Another Address" in this tool.`
			: undefined,
	prepare({ fields: read, itemIndexes: [itemIndex = 0] }, run): Draft {
		const { formId, subject, contents: body, modifyContents, modifyFiles, state, sendDecisionsTo } = read;
		const callbackUrl = callbackUrlOf(read, itemIndex, run);
		const document = {
			form_id: formId,
			subject,
			contents: body,
			modify_contents_flag: yesNo(modifyContents),
			modify_files_flag: yesNo(modifyFiles),
		};
		const request: Draft['request'] = (requestHash, files) => {
			const sentState = joinState(requestHash, state);
			return run.client.request(createDraft, {
				body: {
					...document,
					callback_url: callbackUrl,
					...(files.length > 0 && { files }),
					...(sentState !== undefined && { state: sentState }),
				},
			});
		};
		request(null, []);
		const binaries = (read.binaryFields ?? []).map((field) => binaryInput(run.context, itemIndex, field));
		return {
			itemIndex,
			binaries,
			document,
			request,
			decisionsTo: sendDecisionsTo,
			state,
			warnings: warningsOf(callbackUrl, read, state, run.context.getInputData().length),
		};
	},
	send: async (prepared, run) => await sendDraft(prepared, run),
});
