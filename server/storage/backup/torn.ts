/**
 * Chats whose row is not what their log says: the number of the last entry, how many entries there are. Both databases
 * understand it; a copy that was torn in the middle of a batch shows here.
 */
export const TORN_CHATS = `select count(*) as torn from chats left join (
    select chat, count(*) as entries, max(seq) as last, max(customer_seq) as last_customer
    from entries group by chat) as log on log.chat = chats.key
  where chats.last_seq <> coalesce(log.last, 0) or chats.last_seq <> coalesce(log.entries, 0)
    or chats.last_customer_seq <> coalesce(log.last_customer, 0)`;
