import { fieldsHold } from '../../shared/korea/maskFields';

/** No field of Hiworks' organization sync holds a number of the law; what comes out as it is is not documented. */
export const holds = fieldsHold({});
