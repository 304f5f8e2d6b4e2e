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
};
