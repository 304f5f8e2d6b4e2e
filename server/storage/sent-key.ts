/** An author's own id for what they sent; see `senderOf`. */
export interface SentKey {
  chatId: string;
  sender: string;
  clientId: string;
}

/** A customer's own id for what they sent, in whichever of their chats. */
export interface SentByCustomer {
  customerId: string;
  clientId: string;
}
