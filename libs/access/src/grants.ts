/** Roles of those who record and read, as the registry knows them. */
export const ROLES = ['REG', 'APP', 'HEAD', 'COM', 'ADM', 'AUD', 'SELF'] as const;
export type Role = (typeof ROLES)[number];

/** What a machine may be given beside a role: to follow the events, to take measurements. */
const SCOPES = ['FEED', 'METRICS'] as const;
type Scope = (typeof SCOPES)[number];

/** Everything that a person or a machine can hold. */
export const GRANTS = [...ROLES, ...SCOPES] as const;
export type Grant = Role | Scope;

/** What a key can hold: it is no person, so it neither heads an office, nor approves, nor has a record of its own. */
export const KEY_GRANTS = GRANTS.filter((grant) => !['APP', 'HEAD', 'SELF'].includes(grant));

/** Whether a text names something that can be held. */
export function isGrant(text: string): text is Grant {
  return GRANTS.some((grant) => grant === text);
}
