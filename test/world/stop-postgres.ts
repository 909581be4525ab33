import { tearDown } from './postgres';

/** The end of a run. */
export default tearDown;
