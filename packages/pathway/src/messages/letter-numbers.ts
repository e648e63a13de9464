/** The numbers by which two houses know one course, and the letters and messages in it: identifiers on what came of them. */
import { canonical } from '@rygforloeb/decision';

/** Of the course that a letter belongs to, as its first sender gave it. */
export const letterCourse = canonical('identifier', 'letter-course');
/** Of the letter by which a referral came. */
export const letterNumber = canonical('identifier', 'letter-number');
/** `GLN number` of the letter, or `GLN id` of the message, that something came of. */
export const arrivedBy = canonical('identifier', 'arrived-by');
/** Of a thread of correspondence. */
export const messageThread = canonical('identifier', 'message-thread');
