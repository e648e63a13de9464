/** In which role a course was begun: what a house owes others follows from it. */
import { extensionUrl } from '@rygforloeb/decision';

export const begunByUrl = extensionUrl('begun-by');
