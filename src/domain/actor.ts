import * as z from 'zod';

/** The five roles of the plant. `manager` reads summaries, `admin` runs the copilot and never touches the plant. */
export const Role = z.enum(['technician', 'engineer', 'shift-lead', 'manager', 'admin']);
export type Role = z.infer<typeof Role>;
export const allRoles: readonly Role[] = Role.options;

/** Who acts. `id` is unique per person; the demo users are `demo-<role>`. */
export const Actor = z.object({ id: z.string().min(1).max(120), role: Role });
export type Actor = z.infer<typeof Actor>;

/** The demo user of a role, used until an admin account exists. */
export function demoActor(role: Role): Actor {
  return { id: `demo-${role}`, role };
}
