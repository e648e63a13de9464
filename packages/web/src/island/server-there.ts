/** Whether the server answers now: neither the network nor what stands before the server is in the way. */

const patience = 8_000;
/** What a gateway says when nobody is behind it. */
const nobody = new Set([502, 503, 504]);

export async function isServerThere(): Promise<boolean> {
  const reply = await fetch('/healthz', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(patience) }).catch(
    () => undefined,
  );
  return reply !== undefined && !nobody.has(reply.status);
}
