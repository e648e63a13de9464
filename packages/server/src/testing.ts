/** The server room for tests and measurements of others: a browser without JavaScript, and what a login or an app hands out. */

export { Browser, logIn } from './identity/testing/identity-fixture.ts';
export { appTokenOf, type Signed, signedIn } from './identity/testing/signed-in.ts';
export { pageAddresses } from './pages/page-addresses.ts';
