/** A call record before it is XML or JSON: what mod_xml_cdr and mod_json_cdr put into it, in their order. */
export interface CdrRecord {
  readonly direction: 'inbound' | 'outbound';
  readonly core: string;
  readonly server: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly application: readonly [string, string];
  readonly profile: Readonly<Record<string, string>>;
  readonly times: Readonly<Record<string, string>>;
}

/** FreeSWITCH url-encodes values of variables (`encode-values`): all but letters, digits and a few signs. */
export function encoded(value: string): string {
  // Halves of surrogate pairs have no encoding.
  return encodeURIComponent(value.toWellFormed()).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

/** Control characters cannot stand in XML 1.0: the library that FreeSWITCH writes with leaves them out. */
function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 has not
  const plain = text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return plain.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function elements(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
    .join('');
}

export function xmlRecord({ core, server, direction, variables, application, profile, times }: CdrRecord): string {
  const [name, data] = application;
  return `<?xml version="1.0"?>
<cdr core-uuid="${core}" switchname="${escaped(server)}">
  <channel_data><state>CS_REPORTING</state><direction>${direction}</direction><state_number>11</state_number></channel_data>
  <variables>${elements(variables)}</variables>
  <app_log><applications><application app_name="${name}" app_data="${escaped(data)}"></application></applications></app_log>
  <callflow dialplan="XML" profile_index="1">
    <caller_profile>${elements(profile)}</caller_profile>
    <times>${elements(times)}</times>
  </callflow>
</cdr>
`;
}

export function jsonRecord({ core, server, direction, variables, application, profile, times }: CdrRecord): string {
  const [name, data] = application;
  const record = {
    'core-uuid': core,
    switchname: server,
    channel_data: { state: 'CS_REPORTING', direction, state_number: '11' },
    variables,
    app_log: { applications: [{ app_name: name, app_data: data }] },
    callflow: [{ dialplan: 'XML', profile_index: '1', caller_profile: profile, times }],
  };
  return `${JSON.stringify(record)}\n`;
}
