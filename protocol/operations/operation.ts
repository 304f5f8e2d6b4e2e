import { z } from 'zod';
import type { ChatAbility, DeskAbility } from '../abilities.ts';
import type { AuditAct } from '../audit.ts';

/** How a request waits for what the same connection asked before about the same chat. */
export type Order =
  /** Handed over in the order of arrival, not waited for: several may be stored together. */
  | 'write'
  /** Looks something up first; later requests wait until it has settled. */
  | 'exclusive'
  /** After the writes of before, in its turn among all who read histories. */
  | 'read'
  /** At once. */
  | 'none';

/** The right that a member of staff needs: on the chat that the request names, or on the desk as a whole. */
export type Needs = { chat: ChatAbility } | { desk: DeskAbility };

/** What an operation answers with. Only a type: both sides are built from this table and compare its version. */
export interface Gives<Output extends object> {
  readonly example?: Output;
}

/** Names the type of an answer. */
export function gives<Output extends object>(): Gives<Output> {
  return {};
}

/** One request of a customer's widget, by its event. */
export interface CustomerOperation<Input extends z.ZodType = z.ZodType, Output extends object = object> {
  over: 'customer';
  input: Input;
  output: Gives<Output>;
  order: Order;
}

/** One request of a console over its socket, by its event. `needs` null: every signed-in account. */
export interface DeskOperation<Input extends z.ZodType = z.ZodType, Output extends object = object> {
  over: 'desk';
  input: Input;
  output: Gives<Output>;
  needs: Needs | null;
  order: Order;
  /** What it puts into the audit log, when it does. */
  audited?: readonly AuditAct[];
}

/** One request over HTTP. Every answer is `no-store`. */
export interface HttpOperation<
  Input extends z.ZodType = z.ZodType,
  Address extends z.ZodType = z.ZodType,
  Output extends object = object,
  Who extends 'staff' | 'anybody' = 'staff' | 'anybody',
> {
  over: Route;
  method: HttpMethod;
  /** With its `:names`. */
  path: string;
  /** The body, or the query of a GET or DELETE. */
  input: Input;
  /** The `:names` in the path. */
  address: Address;
  output: Gives<Output>;
  /** `staff`: signed in; `anybody`: signed in or not. */
  who: Who;
  needs: Needs | null;
  audited?: readonly AuditAct[];
  /** JSON with this status (200 unless named), nothing (204), or a file to keep. */
  answers?: 201 | 204 | 'file';
  /** The largest body, in bytes, if it is not the usual limit. */
  bodyMax?: number;
}

const HTTP_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The methods of the HTTP API. */
export type HttpMethod = (typeof HTTP_METHODS)[number];

/** A method and a path, as in `GET /api/chats/:id`. */
export type Route = `${HttpMethod} /api/${string}`;

function splitRoute(over: Route): Pick<HttpOperation, 'over' | 'method' | 'path'> {
  const method = HTTP_METHODS.find((one) => over.startsWith(`${one} `)) ?? 'GET';
  return { over, method, path: over.slice(method.length + 1) };
}

/** A customer's operation. */
export const customer = <I extends z.ZodType, O extends object>(
  it: Omit<CustomerOperation<I, O>, 'over'>,
): CustomerOperation<I, O> => ({ over: 'customer', ...it });

/** An operation of the console's socket. */
export const desk = <I extends z.ZodType, O extends object>(
  it: Omit<DeskOperation<I, O>, 'over'>,
): DeskOperation<I, O> => ({ over: 'desk', ...it });

/** The input of a request without one: whatever is sent is ignored. */
export const noInput = z.looseObject({});

/** Of a path without names in it. */
const noAddress: z.ZodType<object> = noInput;

/** What an HTTP operation declares besides its address. */
type About<I extends z.ZodType, O extends object> = Omit<
  HttpOperation<I, z.ZodType, O>,
  'over' | 'method' | 'path' | 'who' | 'address'
>;

/** An HTTP operation for signed-in accounts with the right. */
export const http = <I extends z.ZodType, O extends object>(
  over: Route,
  about: About<I, O>,
): HttpOperation<I, typeof noAddress, O, 'staff'> => ({
  ...{ ...splitRoute(over), who: 'staff', address: noAddress },
  ...about,
});

/** As {@link http}, with names in its path. */
export const httpAt = <I extends z.ZodType, A extends z.ZodType, O extends object>(
  over: Route,
  address: A,
  about: About<I, O>,
): HttpOperation<I, A, O, 'staff'> => ({ ...splitRoute(over), who: 'staff', address, ...about });

/** An operation over HTTP for everybody, signed in or not. */
export const publicHttp = <I extends z.ZodType, O extends object>(
  over: Route,
  about: Omit<About<I, O>, 'needs'>,
): HttpOperation<I, typeof noAddress, O, 'anybody'> => ({
  ...{ ...splitRoute(over), who: 'anybody', address: noAddress, needs: null },
  ...about,
});

/** As {@link publicHttp}, with names in its path. */
export const publicHttpAt = <I extends z.ZodType, A extends z.ZodType, O extends object>(
  over: Route,
  address: A,
  about: Omit<About<I, O>, 'needs'>,
): HttpOperation<I, A, O, 'anybody'> => ({
  ...splitRoute(over),
  who: 'anybody',
  address,
  needs: null,
  ...about,
});

/** Any operation. */
export type Operation = CustomerOperation | DeskOperation | HttpOperation;

/** The input before parsing. */
export type Sent<O> =
  O extends HttpOperation<infer I, infer A>
    ? z.input<I> & z.input<A>
    : O extends { input: infer I extends z.ZodType }
      ? z.input<I>
      : never;

/** What it is answered with. */
export type Output<O> = O extends { output: Gives<infer T> } ? T : never;
