/** The acute advice that stands whatever fails: written here and not in the programme, so that no broken file can take it away (HZ-26). */

/** Shown with every "no assessment"; the programme's own text (`acute-fixed`) replaces it where the programme is loaded. */
export const acuteAdvice = {
  da: {
    title: 'Ingen vurdering – brug klinisk skøn',
    text:
      'Systemet kan ikke svare nu. Det betyder ikke, at intet er nødvendigt. ' +
      'Ring 112 ved pludselig svaghed i den ene side af kroppen, koldt og blegt ben eller stærke smerter i bryst eller mave. ' +
      'Akut vurdering nu ved mistanke om cauda equina, nye forstyrrelser af blære, tarm eller følesans i skridtet, ' +
      'ny eller tiltagende lammelse i benet, eller mistanke om infektion, blødning, brud eller kræft med påvirket borger.',
  },
  en: {
    title: 'No assessment – use clinical judgement',
    text:
      'The system cannot answer now. That does not mean that nothing is needed. ' +
      'Call 112 for sudden weakness of one side of the body, a cold and pale leg, or severe pain in the chest or belly. ' +
      'Acute evaluation now for suspected cauda equina, new disturbance of bladder, bowel or saddle sensation, ' +
      'new or growing weakness of the leg, or suspected infection, bleeding, fracture or cancer in an ill citizen.',
  },
} as const;
