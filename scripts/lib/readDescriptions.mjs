/** node readDescriptions.mjs <folder>: prints what n8n gets of the classes in it, in the language of the machine. */
import { classesIn, descriptionOf } from './descriptions.mjs';

const [, , folder] = process.argv;
const described = Object.entries(classesIn(folder)).map(([name, Made]) => [name, descriptionOf(new Made())]);
process.stdout.write(JSON.stringify(Object.fromEntries(described)));
