import { lookup as ask, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** To where webhooks may be delivered, beside public addresses over https. */
export interface AddressRules {
  /** Networks that are allowed though they are not public, as `10.20.0.0/16` or `fd00::/8`. */
  readonly networks: readonly string[];
  /** Whether http is allowed beside https. */
  readonly http: boolean;
}

/** What is wrong with a URL. */
export interface UrlFault {
  readonly code: 'URL' | 'HTTPS' | 'CREDENTIALS' | 'PORT' | 'ADDRESS';
  readonly detail: string;
}

export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

const LONGEST_URL = 2000;
/** Below this, ports belong to other services than those of the web. */
const FIRST_FREE_PORT = 1024;
/** Public by its number, and yet the metadata service of a cloud. */
const NEVER = ['168.63.129.16'];

/** Thrown when a name leads to addresses that are all refused. */
class AddressRefused extends Error {
  constructor(hostname: string, addresses: readonly string[]) {
    const where = addresses.length === 0 ? 'has no address' : `is ${addresses.join(', ')}, which is refused`;
    super(`${hostname} ${where}.`);
    this.name = 'AddressRefused';
  }
}

/** Which addresses webhooks are delivered to. What a name leads to is looked at on every connection, so that it cannot change in between. */
export class Addresses {
  readonly #rules: AddressRules;
  readonly #allowed = new BlockList();
  readonly #resolve: Resolve;

  constructor(rules: AddressRules, resolve: Resolve = resolved) {
    this.#rules = rules;
    this.#resolve = resolve;
    for (const network of rules.networks) {
      const [address, length] = ipaddr.parseCIDR(network);
      this.#allowed.addSubnet(address.toString(), length, address.kind());
    }
  }

  /** Why nothing can be delivered to a URL, whatever its name leads to. */
  faultOf(text: string): UrlFault | undefined {
    const url = text.length <= LONGEST_URL && URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:'))
      return fault('URL', `url is an absolute https URL of at most ${LONGEST_URL} characters.`);
    if (url.protocol === 'http:' && !this.#rules.http) return fault('HTTPS', 'url must begin with https://.');
    if (url.username !== '' || url.password !== '')
      return fault('CREDENTIALS', 'url must hold neither a user nor a password.');
    const port = Number(url.port || (url.protocol === 'http:' ? 80 : 443));
    if (port < FIRST_FREE_PORT && port !== 80 && port !== 443)
      return fault('PORT', `The port ${port} is not one of the web.`);
    const literal = literalOf(url);
    return literal === undefined || this.allows(literal)
      ? undefined
      : fault('ADDRESS', `The address ${literal} is not public, and not one that this service allows.`);
  }

  /** Whether anything may be sent to an address. */
  allows(address: string): boolean {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address.replace(/%.*$/, ''));
    if (this.#allowed.check(parsed.toString(), parsed.kind())) return true;
    return parsed.range() === 'unicast' && !NEVER.includes(parsed.toString());
  }

  /** Looks a name up for a connection, and gives only addresses that are allowed. */
  readonly lookup: LookupFunction = (hostname, options, answer) => {
    const wanted = options.family === 4 || options.family === 'IPv4' ? 4 : options.family ? 6 : 0;
    this.#resolve(hostname).then(
      (found) => {
        const allowed = found.filter(
          ({ address, family }) => (wanted === 0 || family === wanted) && this.allows(address),
        );
        const [first] = allowed;
        if (first === undefined)
          answer(
            new AddressRefused(
              hostname,
              found.map(({ address }) => address),
            ),
            '',
          );
        else if (options.all) answer(null, allowed);
        else answer(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => answer(error, ''),
    );
  };
}

/** The address in a URL that has one in place of a name. Such a one is connected to without a lookup. */
function literalOf({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? undefined : bare;
}

/** Whether a text is a network as `10.20.0.0/16`. */
export function isNetwork(text: string): boolean {
  return ipaddr.isValidCIDR(text);
}

function fault(code: UrlFault['code'], detail: string): UrlFault {
  return { code, detail };
}

function resolved(hostname: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    ask(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });
}
