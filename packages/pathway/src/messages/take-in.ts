/** What a message that came does in the record, in the transaction that marks it as done. */
import { type Arrival, EffectRefused, type RecordMessages } from '@rygforloeb/messaging';
import type { House } from '../desk.ts';
import { takeCorrespondence } from './take-correspondence.ts';
import { takeFeedback } from './take-feedback.ts';
import { takeReferral } from './take-referral.ts';

/** The effect of every kind of message that this house knows. */
export function effectIn(house: House): (arrival: Arrival, inside: RecordMessages) => Promise<void> {
  return async (arrival, { record }) => {
    if (arrival.kind === 'correspondence') return takeCorrespondence(house, record, arrival);
    const { letter } = arrival;
    switch (letter.type) {
      case 'XREF01':
      case 'XREF02':
      case 'XREF06':
      case 'XREF07':
      case 'XREF10':
      case 'XREF15':
      case 'GGOP':
      case 'XLA165':
        return takeReferral(house, record, letter);
      case 'XDIS01':
      case 'XDIS02':
      case 'XDIS07':
      case 'XDIS08':
      case 'XDIS10':
      case 'XDIS15':
        return takeFeedback(house, record, letter);
      default:
        throw new EffectRefused('no-use');
    }
  };
}
