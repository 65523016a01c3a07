import { boltaNode } from '../../operations/bolta';
import { describeOutputs } from '../support/outputSchema';

describeOutputs(boltaNode);
