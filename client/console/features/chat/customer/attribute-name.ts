import { useTranslation } from 'react-i18next';

/** The most frequent attributes of websites, by their technical names. */
const KNOWN = {
  consent: 'consent',
  title: 'title',
  pagetitle: 'title',
  order: 'order',
  orderid: 'order',
  ordernumber: 'order',
  product: 'product',
  sku: 'product',
  email: 'email',
  mail: 'email',
  phone: 'phone',
  mobile: 'phone',
  company: 'company',
  city: 'city',
  level: 'level',
  vip: 'level',
  plan: 'plan',
  userid: 'userId',
} as const;

/**
 * Returns the function for the display name of an attribute: `orderId` is "Order"; unknown names are split into words.
 */
export function useAttributeName(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => {
    const plain = name.toLowerCase().replace(/[\s_.-]/g, '');
    return isKnown(plain) ? t(`chat.attributes.${KNOWN[plain]}`) : inWords(name);
  };
}

function isKnown(name: string): name is keyof typeof KNOWN {
  return Object.hasOwn(KNOWN, name);
}

/** `favouriteColour` and `favourite_colour` become "Favourite colour". */
function inWords(name: string): string {
  const words = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim();
  return /^[a-z ]+$/i.test(words) ? words.charAt(0).toUpperCase() + words.slice(1).toLowerCase() : words;
}
