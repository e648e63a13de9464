/** The answer to what is no HTTP, or has headers without end: told as everything else, and that the connection ends with it. */

import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { outcomeOf, type Problem } from './problem.ts';
import { problemTexts } from './problem-texts.ts';

/** For the server's `clientError`; who is gone already is told nothing. */
export function tellUnreadable(error: { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const { status, problem } = answerTo(error.code);
  const body = JSON.stringify(outcomeOf(problem));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function answerTo(code: string | undefined): { readonly status: number; readonly problem: Problem } {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return { status: 431, problem: { kind: 'too-large', text: problemTexts.tooLarge } };
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, problem: { kind: 'malformed', text: problemTexts.malformed } };
    default:
      return { status: 400, problem: { kind: 'malformed', text: problemTexts.malformed } };
  }
}
