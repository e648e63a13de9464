/** The name of the block whose entries are drugs: a list, where every other block is single. */
export const medicationBlock = 'medications';
