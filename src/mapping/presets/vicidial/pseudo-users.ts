/** Users that every VICIdial has and nobody is: the dialler itself, and calls that came in and no agent took. */
export const PSEUDO_USERS = ['VDAD', 'VDCL'];
