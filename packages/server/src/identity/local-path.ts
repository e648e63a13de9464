/** Where to go after a login: a path of ours, or home. */

/** The path if it leads to this server for sure, else the page about oneself. */
export function localPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > 2_000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes('\\'))
    return home;
  const here = 'http://here.invalid';
  const url = URL.parse(wanted, here);
  return url?.origin === here ? `${url.pathname}${url.search}${url.hash}`.replace(/^\/+/, '/') : home;
}

const home = '/mig';
