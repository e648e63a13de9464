/** How large a batch of the form in columns is. */

/** Words of 32 bits to a step: the code of every step is brought into the processor once for all citizens of a batch. */
export const WORDS = 16;

/** Citizens of a batch. */
export const ROWS = WORDS * 32;
