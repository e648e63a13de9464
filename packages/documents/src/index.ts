/** The documents room: papers as tagged PDF, and the charts in them. */
export {};
