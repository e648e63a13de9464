/** Where the citizen's page of work is. */

export const workPath = '/borger/arbejde';
