/** Issues about a search: they name the parameter, where that is a name, and never the value that came with it. */
import { errorAt, type Issue } from '../store/resource.ts';

/** The name of a parameter as it may be repeated; undefined for what is no name. */
export function sane(name: string): string | undefined {
  return /^_?[A-Za-z][A-Za-z-]{0,39}$/.test(name) ? name : undefined;
}

/** What is wrong with a parameter. */
export function issueOf(name: string, code: Issue['code'], text: string): Issue {
  const known = sane(name);
  return errorAt(
    known === undefined ? 'http' : `http.${known}`,
    code,
    known === undefined ? `a search parameter: ${text}` : `${known}: ${text}`,
  );
}
