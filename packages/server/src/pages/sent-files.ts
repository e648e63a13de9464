/** Forms with a file in them: read into the same fields as every other form, the file as text. */

import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The page's form may hold a file. */
    readonly files?: boolean;
  }
}

/** Four times what a page takes: who sends a little too much is told so on the page. What is larger is refused before it is read. */
const mostBytes = 4 * 1024 * 1024;

class NoFormError extends Error {
  readonly statusCode: number;

  constructor(statusCode: number) {
    super('no form that is read here');
    this.statusCode = statusCode;
  }
}

/** Reads `multipart/form-data` for pages that ask for it. A file `x` is the field `x`, its name the field `x.navn`. */
export function readSentFiles(app: FastifyInstance): void {
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: mostBytes },
    async (request: FastifyRequest, body: Buffer) => {
      if (request.routeOptions.config.files !== true) throw new NoFormError(415);
      return fieldsIn(body, request.headers['content-type'] ?? '');
    },
  );
}

/** Node's own reader takes the parts apart. Throws where they are no form. */
async function fieldsIn(body: Buffer, type: string): Promise<URLSearchParams> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData().catch(() => {
    throw new NoFormError(400);
  });
  const fields = new URLSearchParams();
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.append(name, value);
    else if (value.size > 0 || value.name !== '') {
      fields.append(name, textOf(await value.bytes()));
      fields.append(`${name}.navn`, value.name);
    }
  }
  return fields;
}

/** UTF-8, or what Danish spreadsheets on Windows write. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
