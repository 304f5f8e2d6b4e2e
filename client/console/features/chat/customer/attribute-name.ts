import { useTranslation } from 'react-i18next';

/** What websites say of their visitors most, by the names that programs give it. */
const KNOWN = {
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

/** How an attribute of the website is called for people: `orderId` is "Order"; unknown names are at least set apart. */
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

/** `favouriteColour` and `favourite_colour` read "Favourite colour". */
function inWords(name: string): string {
  const words = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim();
  return /^[a-z ]+$/i.test(words) ? words.charAt(0).toUpperCase() + words.slice(1).toLowerCase() : words;
}
