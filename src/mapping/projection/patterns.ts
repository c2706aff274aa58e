/** Whether a pattern has a group that captures; escaped brackets, classes and `(?:…)` are none. */
export function hasGroup(pattern: string): boolean {
  const bare = pattern.replace(/\\[\s\S]/g, '').replace(/\[\]?[^\]]*\]/g, '');
  return /\((?!\?)|\(\?P?<[A-Za-z_]/.test(bare);
}

/** The pattern as the engine wants it: RE2 marks names of groups with a P. */
export function re2(pattern: string): string {
  return pattern.replace(/\(\?<(?=[A-Za-z_])/g, '(?P<');
}

/**
 * Why a pattern cannot be used, or undefined. RE2 has neither look-around nor references back to groups, which is what keeps
 * it linear.
 */
export function patternFault(pattern: string): string | undefined {
  const bare = pattern.replace(/\\\\/g, '');
  if (/\(\?(?:[=!]|<[=!])/.test(bare)) return 'looks ahead or behind, which is not supported';
  if (/\\[1-9]/.test(bare)) return 'refers back to a group, which is not supported';
  if (/\{\d{4,}/.test(bare)) return 'repeats more than a thousand times, which is not supported';
  try {
    new RegExp(pattern.replaceAll('(?P<', '(?<').replace(/^\(\?[ims]+\)/, ''), 'u');
    return undefined;
  } catch {
    return 'is no regular expression';
  }
}
