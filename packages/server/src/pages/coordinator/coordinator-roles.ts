/** The roles that come in by the coordinator's door. */
export const coordinatorRoles: readonly string[] = ['back_coordinator', 'administrator'];
