/** Finds the interaction of a call and answers it, when its type is one of ours and its id can be one. */

import { refuse } from '../problem.ts';
import { problemTexts } from '../problem-texts.ts';
import type { Answer, Call, Service } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';
import { type Interaction, interactions } from './interactions.ts';

/** Answers a call that came as an address, such as an entry of a Bundle. Throws what the record throws. */
export async function dispatch(call: Omit<Call, 'params'>, service: Service): Promise<Answer> {
  const segments = call.path.split('/');
  const there = interactions.flatMap((interaction) => {
    const params = paramsOf(interaction.path, segments);
    return params === undefined ? [] : [{ interaction, params }];
  });
  const found = there.find(({ interaction }) => interaction.method === call.method);
  if (found !== undefined) return answer(found.interaction, { ...call, params: found.params }, service);
  return there.length > 0 ? refuse('method-not-allowed', problemTexts.methodNotAllowed) : refuse('not-found', problemTexts.notFound);
}

/** Answers a call whose interaction is known. */
export async function answer({ handle }: Interaction, call: Call, service: Service): Promise<Answer> {
  const { type, id } = call.params;
  if (type?.startsWith('$')) return refuse('unknown-operation', fhirTexts.unknownOperation);
  if (type !== undefined && !service.types.has(type)) return refuse('unknown-type', fhirTexts.unknownType);
  if (id?.startsWith('$')) return refuse('unknown-operation', fhirTexts.unknownOperation);
  if (id !== undefined && !/^[A-Za-z0-9.-]{1,64}$/.test(id)) return refuse('not-found', fhirTexts.notFound);
  return handle(call, service);
}

function paramsOf(path: string, segments: readonly string[]): Readonly<Record<string, string>> | undefined {
  const pattern = path.split('/');
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}
