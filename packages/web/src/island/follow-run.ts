/** Looks again at a page on which something is under way, until it says that it is over. Waits while nobody answers. */

import './send-form.ts';
import { isServerThere } from './server-there.ts';

const pause = 1_500;

async function lookAgain(): Promise<void> {
  if (await isServerThere()) location.reload();
  else setTimeout(lookAgain, pause);
}

if (document.querySelector('[data-under-way]') !== null) setTimeout(lookAgain, pause);
