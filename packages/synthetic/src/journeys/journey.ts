/** A journey as data: one made-up citizen through the sectors, step by step, with what everybody is to see on the way. */

/** A house of the cast, by the name that journeys use. */
export interface CastHouse {
  readonly name: string;
  readonly municipality: string;
  /** A number that nobody has; the same for all unless told. */
  readonly phone?: string;
  /** What it does besides what its people are, as the directory says it. */
  readonly does?: readonly string[];
  /** How messages reach it: here (shares the record) unless told. */
  readonly reached?: 'here' | 'medcom';
}

export interface CastPerson {
  readonly given: string;
  readonly family: string;
  readonly role: string;
  readonly house: string;
}

/** Houses and professionals that all journeys share. */
export interface Cast {
  readonly houses: Readonly<Record<string, CastHouse>>;
  readonly people: Readonly<Record<string, CastPerson>>;
}

export interface JourneyCitizen {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  readonly born: string;
  readonly gender: 'female' | 'male';
  readonly municipality: string;
  /** A house of the cast; without one the record knows no GP. */
  readonly gp?: string;
  readonly phone?: string;
  readonly email?: string;
  /** The language, where an interpreter is needed. */
  readonly language?: string;
}

export interface JourneyRelative {
  readonly given: string;
  readonly family: string;
  readonly born: string;
}

/** A call, and what comes of it. */
export interface JourneyCall {
  /** Somebody of the cast, a relative, `citizen`, `nobody`, or a house that is reached by messages (`close-by-letter`). */
  readonly who: string;
  /** An act (`send-referral`), or a method and an address (`GET /fhir/Task?patient=$citizen`). */
  readonly does: string;
  readonly with?: unknown;
  readonly purpose?: string;
  /** Acute access to the citizen, with this reason. */
  readonly acute?: string;
  readonly status?: number;
  /** What is in the answer, among other things. */
  readonly answer?: unknown;
  /** What is in the refusal, among other things. */
  readonly refused?: unknown;
  /** The resources of a Bundle, each by what is in it among other things; all of them. */
  readonly entries?: readonly unknown[];
  /** Texts that stand nowhere in the answer, and texts that do. */
  readonly without?: readonly string[];
  readonly says?: readonly string[];
}

export const networks = ['lost', 'doubled', 'closed', 'refused'] as const;
export type Network = (typeof networks)[number];

export interface JourneyMessages {
  /** Handed to the network, each as often as that was tried. */
  readonly sent?: readonly string[];
  readonly came?: readonly string[];
  /** Waits for a person, as the coordinator sees it: `XREF07 to fysio-ude refused-by-receiver`. */
  readonly parked?: readonly string[];
}

export interface JourneyStep extends JourneyCall {
  /** `day 7 10:15`, by the clock in Copenhagen. */
  readonly at: string;
  readonly note?: string;
  /** Parts of the answer under names for later steps: `{mri: referral.id}`. */
  readonly keep?: Readonly<Record<string, string>>;
  /** What stands on the worklist of a house from now on, about this citizen, until another step says otherwise. */
  readonly worklists?: Readonly<Record<string, readonly string[]>>;
  /** The clocks that run for a house at this moment, about this citizen: `rehabilitation-start overdue`. */
  readonly clocks?: Readonly<Record<string, readonly string[]>>;
  /** What the network does with what is sent because of this step: loses it, brings it twice, does not take it; or the receiver refuses it. */
  readonly network?: Network;
  /** The messages of this step: `XREF15 to vejle-119`; none unless told. What is parked stays so until another step says otherwise. */
  readonly messages?: JourneyMessages;
  /** What others see, and do not see, at this moment. */
  readonly looks?: readonly JourneyCall[];
}

export interface Journey {
  readonly journey: string;
  readonly file: string;
  readonly da: string;
  readonly en: string;
  readonly sources: readonly string[];
  readonly requirements: readonly string[];
  /** Day 0. */
  readonly begins: string;
  readonly citizen: JourneyCitizen;
  readonly relatives?: Readonly<Record<string, JourneyRelative>>;
  /** Houses whose worklist is looked at after every step, each by somebody who works there. */
  readonly watch: Readonly<Record<string, string>>;
  readonly steps: readonly JourneyStep[];
}
