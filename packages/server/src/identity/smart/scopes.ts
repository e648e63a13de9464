/** SMART scopes (App Launch 2, with the words of version 1): read, narrowed to what an app was registered for, and as the gate knows them. */

import type { Scope } from '@rygforloeb/record';

type Level = 'patient' | 'user' | 'system';
type Action = Scope['actions'][number];

interface SmartScope {
  readonly level: Level;
  readonly type: string;
  readonly actions: readonly Action[];
}

/** Scopes that open no data of their own. */
export const plainScopes: readonly string[] = ['openid', 'fhirUser', 'offline_access', 'launch', 'launch/patient'];

const versionOne: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' };

/** Undefined for what is no scope of ours; a scope with a query of its own is not understood and never granted. */
function scopeIn(text: string): SmartScope | undefined {
  const [, level, type = '', verbs = ''] = /^(patient|user|system)\/(\*|[A-Z][A-Za-z]{1,40})\.(read|write|\*|c?r?u?d?s?)$/.exec(text) ?? [];
  const actions = [...(versionOne[verbs] ?? verbs)] as Action[];
  return level === undefined || actions.length === 0 ? undefined : { level: level as Level, type, actions };
}

/** Of the scopes asked for, what the app was registered for and the way of asking allows; in the asker's words where nothing is cut. */
export function narrowed(asked: readonly string[], registered: readonly string[], levels: readonly Level[]): readonly string[] {
  const allowed = registered.map(scopeIn).filter((scope) => scope !== undefined);
  const granted = asked.flatMap((text) => {
    const scope = scopeIn(text);
    if (scope === undefined) return plainScopes.includes(text) && registered.includes(text) ? [text] : [];
    return levels.includes(scope.level) ? cut(text, scope, allowed) : [];
  });
  return [...new Set(granted)];
}

function cut(text: string, scope: SmartScope, allowed: readonly SmartScope[]): readonly string[] {
  const same = allowed.filter(({ level }) => level === scope.level);
  const types = scope.type === '*' ? [...new Set(same.map(({ type }) => type))] : [scope.type];
  return types.flatMap((type) => {
    const may = new Set(same.filter((one) => one.type === type || one.type === '*').flatMap(({ actions }) => actions));
    const actions = scope.actions.filter((action) => may.has(action));
    if (actions.length === 0) return [];
    return actions.length === scope.actions.length && type === scope.type ? [text] : [`${scope.level}/${type}.${actions.join('')}`];
  });
}

/** The scopes as the gate of the record knows them; those of one citizen are nothing without the citizen. */
export function gateScopes(granted: readonly string[], patient: string | undefined): readonly Scope[] {
  return granted.flatMap((text) => {
    const scope = scopeIn(text);
    if (scope === undefined || (scope.level === 'patient' && patient === undefined)) return [];
    const { type, actions, level } = scope;
    return [{ type, actions, ...(level === 'patient' && patient !== undefined && { patient }) }];
  });
}

/** Whether the scopes mean one citizen. */
export function needsPatient(granted: readonly string[]): boolean {
  return granted.some((text) => text.startsWith('patient/') || text.startsWith('launch'));
}

/** Whether a scope opens data. */
export function opensData(text: string): boolean {
  return scopeIn(text) !== undefined;
}
