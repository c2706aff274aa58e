/** How the server is reached. */
export interface Reach {
  /** Where browsers find it, for example `https://workbench.example.police`; undefined: on this machine only. */
  readonly publicUrl?: string;
  /** A proxy in front of it says who asks (X-Forwarded-For, -Host). */
  readonly behindProxy?: boolean;
}

export function isSecure({ publicUrl }: Reach): boolean {
  return publicUrl?.startsWith('https:') ?? false;
}
