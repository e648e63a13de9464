/** Notices by e-mail over SMTP: encrypted unless told otherwise, with an end to every wait, and the same id for the same notice. */
import { createTransport } from 'nodemailer';
import type { Notice, Notifier, Sent } from './notifier.ts';

export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  /** `implicit`: from the first byte on (465). `required`: by STARTTLS, or nothing is sent (587). `none`: a mail server of one's own on this machine. */
  readonly tls: 'implicit' | 'required' | 'none';
  readonly user?: string;
  readonly password?: string;
  /** Whom the mail is from: an address, or a name with an address. */
  readonly from: string;
  /** For each step of the conversation. */
  readonly timeoutSeconds?: number;
  /** Certificates that are trusted besides the machine's own, as PEM. */
  readonly ca?: string;
}

/** No more than an address: nothing that could be a second one, or a line of its own. */
const address = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,190}$/;

/** A notifier for e-mail. It makes a connection for each notice: reminders are few, and none waits for another. */
export function smtpNotifier(options: SmtpOptions): Notifier {
  const { host, port, tls, user, password, from, timeoutSeconds = 20, ca } = options;
  const wait = timeoutSeconds * 1_000;
  const transport = createTransport({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'none',
    connectionTimeout: wait,
    greetingTimeout: wait,
    socketTimeout: wait,
    dnsTimeout: wait,
    disableFileAccess: true,
    disableUrlAccess: true,
    tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
  });
  return {
    send: async (notice: Notice): Promise<Sent> => {
      if (!address.test(notice.to)) return { ok: false, retriable: false, reason: 'bad-address' };
      try {
        await transport.sendMail({
          from,
          to: notice.to,
          subject: notice.subject,
          text: notice.text,
          messageId: `<${notice.id}@${domainOf(from)}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': notice.language },
        });
        return { ok: true };
      } catch (error) {
        return outcomeOf(error as { readonly code?: string; readonly responseCode?: number });
      }
    },
  };
}

function outcomeOf({ code, responseCode = 0 }: { readonly code?: string; readonly responseCode?: number }): Sent {
  if (code === 'EAUTH') return { ok: false, retriable: true, reason: 'login' };
  if (code === 'ETIMEDOUT') return { ok: false, retriable: true, reason: 'time-out' };
  if (code === 'ETLS') return { ok: false, retriable: true, reason: 'not-encrypted' };
  if (responseCode >= 500) return { ok: false, retriable: false, reason: 'refused' };
  if (responseCode >= 400) return { ok: false, retriable: true, reason: 'later' };
  return { ok: false, retriable: true, reason: 'unreachable' };
}

function domainOf(from: string): string {
  return /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
}
