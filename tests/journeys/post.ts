/** The network between the houses that share the record and those that are reached by messages; it loses, doubles and refuses as a journey says. */

import { type Parcel, readLetter, type Transport } from '@rygforloeb/messaging';
import { outsideHouses } from '@rygforloeb/messaging/testing';
import type { MessageWork } from '@rygforloeb/pathway';
import { type Cast, glnOf, type Network } from '@rygforloeb/synthetic';

/** A message that passed, as journeys name it. */
export interface Passed {
  readonly way: 'sent' | 'came';
  /** `XREF15 to vejle-119`, `XCTL03 from vejle-119`. */
  readonly told: string;
  /** The number of whom it is about. */
  readonly cpr: string;
}

export interface PostOffice {
  /** Everything that is due passes, until nothing more moves. */
  run(now: string, network?: Network): Promise<void>;
  /** What passed about a citizen since it was last asked. */
  passed(cpr: string): readonly Passed[];
  /** A house outside closes the last referral about a citizen by letter. */
  close(house: string, cpr: string, text: string, now: string): Promise<boolean>;
  nameOf(gln: string): string;
}

export function postOffice({ houses }: Pick<Cast, 'houses'>, numbers: readonly string[], work: () => MessageWork): PostOffice {
  const outside = outsideHouses();
  const names = new Map(Object.keys(houses).map((house) => [glnOf(house), house]));
  const nameOf = (gln: string) => names.get(gln) ?? gln;
  let log: Passed[] = [];
  /** Whom a message is about, by its number: receipts name no one else. */
  const about = new Map<string, string>();
  const note = (way: Passed['way'], parcel: Parcel) => {
    const { body, messageId, name } = parcel;
    const cpr = numbers.find((one) => body.includes(one)) ?? [...about].find(([id]) => body.includes(id))?.[1] ?? '';
    const reading = readLetter(body);
    about.set(reading.ok ? reading.letter.envelope.identifier : messageId, cpr);
    const kind = name.replace(/^MCM:/, '').replace(/#.*$/, '');
    log.push({ way, told: `${kind} ${way === 'sent' ? `to ${nameOf(parcel.to.gln)}` : `from ${nameOf(parcel.from.gln)}`}`, cpr });
  };
  const through = (way: Passed['way'], network: Network | undefined, bring: (parcel: Parcel) => Promise<unknown>): Transport => ({
    send: async (parcel) => {
      note(way, parcel);
      if (network === 'closed') return { ok: false, retriable: false, reason: 'not-taken' };
      if (network === 'lost') return { ok: true };
      await bring(parcel);
      if (network === 'doubled') await bring(parcel);
      return { ok: true };
    },
  });
  return {
    async run(now, network) {
      const there = through('sent', network, (parcel) => outside.take(parcel, now, network === 'refused'));
      const back = through('came', network, ({ body }) => work().takeIn(body));
      for (let moved = true; moved; ) {
        moved = false;
        while (await work().sendNext(there)) moved = true;
        while (await outside.sendNext(back, now)) moved = true;
        while (await work().effectNext()) moved = true;
      }
    },
    passed(cpr) {
      const own = log.filter((one) => one.cpr === cpr);
      log = log.filter((one) => one.cpr !== cpr);
      return own;
    },
    close: (house, cpr, text, now) => outside.close({ gln: glnOf(house), cpr, text, now }),
    nameOf,
  };
}
