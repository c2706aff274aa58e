import { descend, type XmlElement } from '../xml/element.ts';
import type { CallFlow, CdrTree } from './cdr.ts';

/** A record of mod_xml_cdr; undefined when it is none. */
export function xmlTree(cdr: XmlElement): CdrTree | undefined {
  const variables = descend(cdr, 'variables');
  const flows = cdr.children.filter(({ name }) => name === 'callflow');
  if (!variables && flows.length === 0) return undefined;
  return {
    core: cdr.attributes['core-uuid'],
    server: cdr.attributes['switchname'],
    variables: leavesOf(variables),
    channel: leavesOf(descend(cdr, 'channel_data')),
    flows: flows.map((flow) => ({
      index: Number(flow.attributes['profile_index'] ?? 0) || 0,
      profile: leavesOf(descend(flow, 'caller_profile')),
      times: leavesOf(descend(flow, 'times')),
    })),
  };
}

function leavesOf(element: XmlElement | undefined): Map<string, string> {
  return new Map((element?.children ?? []).map((child) => [child.name, child.text]));
}

/** A record of mod_json_cdr; undefined when it is none, a text that says why it cannot be read. */
export function jsonTree(text: string): CdrTree | string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'NOT_JSON: the record cannot be parsed';
  }
  const record = objectOf(value);
  const flows = Array.isArray(record['callflow']) ? record['callflow'] : [record['callflow']];
  if (!record['variables'] && !record['callflow']) return undefined;
  return {
    core: textOf(record['core-uuid']),
    server: textOf(record['switchname']),
    variables: fieldsOf(record['variables']),
    channel: fieldsOf(record['channel_data']),
    flows: flows.filter((flow) => flow !== undefined).map(flowOf),
  };
}

function flowOf(value: unknown): CallFlow {
  const flow = objectOf(value);
  return {
    index: Number(flow['profile_index'] ?? 0) || 0,
    profile: fieldsOf(flow['caller_profile']),
    times: fieldsOf(flow['times']),
  };
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function fieldsOf(value: unknown): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, field] of Object.entries(objectOf(value))) {
    const text = textOf(field);
    if (text !== undefined) fields.set(name, text);
  }
  return fields;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
