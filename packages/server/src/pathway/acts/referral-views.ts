/** What is read of referrals and alerts. */

import * as pathway from '@rygforloeb/pathway';
import { view } from '../act.ts';
import { code, id } from '../told.ts';

export const referralViews = {
  referral: view(
    { referral: id },
    async (desk, asked) => {
      const referral = await pathway.readReferral(desk.record, asked.referral);
      if (referral === undefined) return undefined;
      const parties = pathway.partiesAt(desk, referral);
      return { ...referral, parties, open: pathway.openSteps(desk, referral, parties) };
    },
    {
      shows: ['readReferral', 'partiesAt', 'openSteps', 'stepsFrom'],
      does: { da: 'en henvisning, og hvilke trin der er åbne for den, der spørger', en: 'a referral, and the steps open to whoever asks' },
    },
  ),
  story: view({ referral: id }, async (desk, { referral }) => ({ steps: await pathway.storyOf(desk, referral) }), {
    shows: ['storyOf'],
    does: { da: 'hvem gjorde hvad hvornår med en henvisning, og hvorfor', en: 'who did what when with a referral, and why' },
  }),
  'own-referrals': view({ citizen: id }, async (desk, { citizen }) => ({ referrals: await pathway.ownReferrals(desk, citizen) }), {
    shows: ['ownReferrals'],
    does: { da: 'en borgers henvisninger, som hun følger dem', en: 'the referrals of a citizen, as she follows them' },
  }),
  'open-alerts': view({}, async (desk) => ({ alerts: await pathway.openAlerts(desk) }), {
    shows: ['openAlerts'],
    does: { da: 'alarmer der venter på en akutmodtagelse', en: 'the alerts that wait at an emergency department' },
  }),
  door: view({ receiver: code }, async (desk, { receiver }) => pathway.doorOf(desk.programme, desk.actor, receiver), {
    shows: ['doorOf'],
    does: { da: 'ad hvilken vej den, der spørger, når en modtager', en: 'through which door whoever asks reaches a receiver' },
  }),
};
