/** The languages of the command line. */

import type { Language } from '@rygforloeb/decision';
import { da } from './da.ts';
import { en } from './en.ts';
import type { Messages } from './messages.ts';

export const messagesIn: Readonly<Record<Language, Messages>> = { da, en };
export const languages: readonly Language[] = ['da', 'en'];
