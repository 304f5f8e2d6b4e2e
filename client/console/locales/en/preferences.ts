/** The habits of a person on this computer. */
export const preferences = {
  heading: 'Preferences',
  explain: 'They apply to you on this computer, at once.',
  sendKey: 'Send messages with',
  sendHint: '{{newline}} starts a new line; {{sendAnyway}} sends despite a warning.',
  textSize: 'Text size',
  sizes: { standard: 'Standard', large: 'Large', larger: 'Larger' },
  density: 'Density',
  densities: { comfortable: 'Comfortable', compact: 'Compact' },
  push: {
    heading: 'When the console is closed',
    switch: 'Notify this device when the console is closed',
    off: 'Off',
    on: 'On',
    hint: 'Covers chats assigned to you, new messages in your chats, calls for leads and cases, as browser notifications. Nothing is sent while you have the console open.',
    asking: 'The browser is asking whether it may show notifications; choose “Allow”.',
    kinds: 'Tell me about',
    kindNames: { chats: 'New chats', messages: 'Messages', leads: 'Calls for leads', cases: 'Cases' },
    words: 'On the lock screen',
    wordsNames: { without: 'Type and count only', with: 'Name and words too' },
    devices: 'Your devices',
    thisDevice: 'this device',
    unknownDevice: 'Unknown browser',
    used: 'last used {{when}}',
    remove: 'Remove',
    removeNamed: 'Remove {{name}}, last used {{when}}',
    faults: {
      denied:
        'The browser blocks notifications from this site; allow them in its site settings, then switch on again.',
      dismissed: 'The browser’s question was closed without an answer; switch on again and choose “Allow”.',
      unsupported:
        'This browser cannot notify you when the console is closed. On an iPhone or iPad, add the console to the Home Screen first and open it from there.',
      unreached:
        'The browser cannot reach its push service from this network; keep the console open to be notified, or try another browser.',
      failed: 'The desk did not answer; try again.',
    },
  },
};
