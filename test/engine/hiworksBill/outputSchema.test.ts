import { hiworksBillNode } from '../../operations/hiworksBill';
import { describeOutputs } from '../support/outputSchema';

describeOutputs(hiworksBillNode);
