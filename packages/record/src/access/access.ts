/** Who asks, in which role, for what purpose: what every question to the record carries. */

/** A person, an app's system or one of our own jobs, as the record knows them. */
export interface Agent {
  /** `Practitioner/…`, `Patient/…`, `RelatedPerson/…` or `Device/…`. */
  readonly who: string;
  /** A role of the access policy, such as `gp` or `jobcentre`. */
  readonly role: string;
  /** `PractitionerRole/…` in which a professional acts. */
  readonly practitionerRole?: string;
  /** `Organization/…` for which the agent acts. */
  readonly organization?: string;
  /** How the citizen reads the name in the log of looks. */
  readonly name: string;
}

/** One permission of an app, narrower than what its user may (SMART App Launch 2): what it may do with a type. */
export interface Scope {
  /** A resource type, or `*`. */
  readonly type: string;
  /** Of create, read, update, delete and search. */
  readonly actions: readonly ('c' | 'r' | 'u' | 'd' | 's')[];
  /** Only this citizen's resources; the id of a Patient. */
  readonly patient?: string;
}

export interface Access {
  readonly agent: Agent;
  /** A purpose of the access policy, such as `treatment`. */
  readonly purpose: string;
  /** Acute access to one citizen without relation and consent: the id of the Patient, and why. Shown to the citizen. */
  readonly emergency?: { readonly patient: string; readonly reason: string };
  /** The app through which the agent asks, and what it was granted; absent = our own pages, with all that the role may. */
  readonly app?: { readonly client: string; readonly scopes: readonly Scope[] };
  /** Ties the entries of one request in the log together. */
  readonly request?: string;
}
