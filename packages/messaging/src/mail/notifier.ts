/** How somebody is told that there is something for her: a port with one way in for every channel, and plain outcomes. */

export type Channel = 'email' | 'sms' | 'digital-post';

/** A short message of nothing but words; it says that there is something, and where, never what. */
export interface Notice {
  /** The same id is the same notice, however often it is tried. */
  readonly id: string;
  readonly channel: Channel;
  /** An e-mail address, a telephone number, or for Digital Post the citizen's CPR number. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: 'da' | 'en';
}

export type Sent =
  | { readonly ok: true }
  /** Never goes, however often it is tried: the channel is not there, or the address is refused. */
  | { readonly ok: false; readonly retriable: false; readonly reason: 'not-configured' | 'bad-address' | 'refused' }
  /** May go later. */
  | { readonly ok: false; readonly retriable: true; readonly reason: 'unreachable' | 'time-out' | 'not-encrypted' | 'login' | 'later' };

export interface Notifier {
  /** Never throws. */
  readonly send: (notice: Notice) => Promise<Sent>;
}

/** One notifier over those that an installation has; a channel that it lacks says so. */
export function notifierOver(channels: Partial<Readonly<Record<Channel, Notifier>>>): Notifier {
  return {
    send: async (notice) => channels[notice.channel]?.send(notice) ?? { ok: false, retriable: false, reason: 'not-configured' },
  };
}
