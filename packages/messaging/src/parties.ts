/** Who is behind a message: organisations, citizens and professionals, as MedCom's standards know them. */

/** An organisation that sends or receives: both numbers are mandatory in MedCom's messages. */
export interface Party {
  readonly sor: string;
  readonly gln: string;
  readonly name?: string;
}

/** The number a citizen is known by: CPR, or a replacement number of the nation (X) or of a region (D). */
export interface CitizenNumber {
  readonly kind: 'cpr' | 'x-ecpr' | 'd-ecpr';
  readonly value: string;
  /** Of a regional replacement number: the system of the region. */
  readonly system?: string;
}

export interface PersonName {
  /** Absent where the sender says that it is unknown. */
  readonly family?: string;
  readonly given: readonly string[];
}

/** Whom the message is about. */
export interface Citizen {
  readonly numbers: readonly CitizenNumber[];
  readonly name: PersonName;
  readonly deceased?: boolean;
}

/** A code of a professional's role, or words where there is none. */
export type Role = { readonly system: string; readonly code: string } | { readonly text: string };

export interface Professional {
  readonly name: PersonName;
  readonly role: Role;
}
