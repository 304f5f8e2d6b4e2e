import type { Mail, MailServer } from '../../domain/mail/mail.ts';

/** How long each step of a conversation with the mail server may take, ms. */
const PATIENCE_MS = 10_000;

/** Why a mail was not sent. */
export interface MailFault {
  /**
   * `server`: nobody answers there; `tls`: the connection cannot be secured; `auth`: user or password; `sender`: whoever
   * sends, so that every mail would be refused; `refused`: this one mail, or its recipient; `unsure`: the server had the whole
   * mail and never said that it took it, so that it may have left.
   */
  why: 'server' | 'tls' | 'auth' | 'sender' | 'refused' | 'unsure';
  /** In the words of the server or the network, of one line. */
  said: string;
  /** Whether trying again is of no use. */
  isFinal: boolean;
}

/** Sends a mail. Resolves with null once the mail server has taken it, else with why it has not. `id` names the mail for ever. */
export async function sendMail(server: MailServer, id: string, mail: Mail): Promise<MailFault | null> {
  // Desks without a mail server never load it.
  const { createTransport } = await import('nodemailer');
  const { host, port, security, user, password, from } = server;
  const sent = { whole: false };
  const transport = createTransport({
    ...{ host, port, secure: security === 'tls' },
    ...{ requireTLS: security === 'starttls', ignoreTLS: security === 'plain' },
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
    ...{ dnsTimeout: PATIENCE_MS, disableFileAccess: true, disableUrlAccess: true },
    // The one place where the library says that the last byte of the mail has been sent.
    logger: { info: (line: unknown) => (sent.whole ||= isMessageLine(line)) },
  });
  try {
    // The same mail has the same id, should it be sent twice because a process ended between sending and noting it.
    await transport.sendMail({
      ...{ to: mail.to, subject: mail.subject, text: mail.text, from, messageId: `<${id}@${host}>` },
      // Answering machines answer no machine.
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return null;
  } catch (error) {
    const fault = faultFrom(error);
    return sent.whole && fieldsOf(error).responseCode === 0 ? { ...fault, why: 'unsure' } : fault;
  } finally {
    transport.close();
  }
}

function isMessageLine(line: unknown): boolean {
  return typeof line === 'object' && line !== null && 'tnx' in line && line.tnx === 'message';
}

const WHY: Readonly<Record<string, MailFault['why']>> = {
  EAUTH: 'auth',
  ETLS: 'tls',
  EENVELOPE: 'refused',
  EMESSAGE: 'refused',
};

function faultFrom(error: unknown): MailFault {
  const { code, command, responseCode, message } = fieldsOf(error);
  const isCertificate = /certificate|self.signed|ERR_TLS|SSL|CERT/i.test(`${code} ${message}`);
  const isSender = code === 'EENVELOPE' && command === 'MAIL FROM';
  const why = isCertificate ? 'tls' : isSender ? 'sender' : (WHY[code] ?? 'server');
  const said = message.replace(/\s+/g, ' ').slice(0, 300);
  // The password and the sender can be corrected; a recipient or a mail that is refused for good cannot.
  const isOfMail = command === 'RCPT TO' || code === 'EMESSAGE';
  return { why, said, isFinal: why === 'refused' && isOfMail && responseCode >= 500 };
}

interface SmtpFields {
  code: string;
  /** What the server answered to, such as `MAIL FROM`. */
  command: string;
  responseCode: number;
  message: string;
}

function fieldsOf(error: unknown): SmtpFields {
  if (!(error instanceof Error)) return { code: '', command: '', responseCode: 0, message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const command = 'command' in error && typeof error.command === 'string' ? error.command : '';
  const responseCode =
    'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0;
  return { code, command, responseCode, message: error.message };
}
