import { cut } from '../../../protocol/graphemes.ts';
import { SHORT_MAX, URL_MAX } from '../../../protocol/limits.ts';
import type { Payload } from './line.ts';

const ATTRIBUTES_MAX = 20;
const ATTRIBUTE_NAME_MAX = 40;

/** What the embedding page says about its visitor and itself. Unverified, and only shown to staff. */
export interface Visitor {
  page: string;
  referrer: string;
  title: string;
  name: string;
  contact: string;
  attributes: Record<string, string>;
  /** The department that the website names, and the one that the visitor has chosen; empty: none. */
  department?: string;
  chosen?: string;
}

/** An identity signed by the website's server; the desk's server verifies it. */
export interface Vouched {
  id: string;
  expires: number;
  signature: string;
}

/** A visitor without details. */
export const unknownVisitor: Visitor = {
  page: '',
  referrer: '',
  title: '',
  name: '',
  contact: '',
  attributes: {},
};

/** The payload of `hello`, cut to the limits of the protocol: too long a title must not keep a customer out. */
export function helloOf(visitor: Visitor, locale: string): Payload<'hello'> {
  const attributes = Object.entries({ ...visitor.attributes, title: visitor.title })
    .filter(([name, value]) => name !== '' && name.length <= ATTRIBUTE_NAME_MAX && value !== '')
    .slice(-ATTRIBUTES_MAX)
    .map(([name, value]): [string, string] => [name, cut(value, SHORT_MAX)]);
  return {
    locale,
    ...said('page', cut(visitor.page, URL_MAX)),
    ...said('referrer', cut(visitor.referrer, URL_MAX)),
    ...said('name', cut(visitor.name, SHORT_MAX)),
    ...said('contact', cut(visitor.contact, SHORT_MAX)),
    ...said('department', visitor.department),
    ...(attributes.length > 0 ? { attributes: Object.fromEntries(attributes) } : {}),
  };
}

function said<K extends string>(key: K, value = ''): Partial<Record<K, string>> {
  const all: Partial<Record<K, string>> = {};
  if (value !== '') all[key] = value;
  return all;
}
