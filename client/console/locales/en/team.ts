/** Texts of the team screen and of the page of a one-time link. */
export const team = {
  heading: 'Team',
  add: 'Add a colleague',
  first:
    'Nobody but administrators is here yet. Add your first colleague: they get a link and set their own password.',
  readOnly: 'Only administrators add and change colleagues.',
  account: 'Account',
  number: 'Number',
  name: 'Name',
  role: 'Role',
  capacity: 'Chats at once',
  capacityDefault: 'Chats at once (empty: {{capacity}}, as for everybody)',
  lastSignIn: 'Last sign-in',
  never: 'Never',
  secondStep: 'Two-step verification',
  on: 'On',
  off: 'Off',
  sessions: 'Signed-in browsers',
  serves: { always: 'Serves', backup: 'Backup only', paused: 'Paused' },
  state: {
    invited: 'Invited, link valid until {{until}}',
    expired: 'Link expired',
    active: 'Active',
    disabled: 'Disabled',
  },
  form: {
    accountHint: 'To sign in with: letters, digits, dots, hyphens and _. It never changes.',
    numberHint: 'What customers know them by. It never changes.',
    addHeading: 'Add a colleague',
    changeHeading: 'Change {{name}}',
    submitAdd: 'Add and create the link',
    submitChange: 'Save',
    badCapacity: 'A whole number from 1 to 100, or nothing.',
    empty: 'Fill in account, number and name.',
    taken: {
      account: 'This account has been given to somebody before. Choose another.',
      number: 'This number has been given to somebody before. Choose another.',
    },
    unfit: {
      account:
        'An account has 1 to 32 letters a–z, digits, dots, hyphens and _, and begins with a letter or digit.',
      number: 'A number has 1 to 16 letters, digits and hyphens.',
      name: 'This name cannot be used. Try a shorter one.',
    },
  },
  link: {
    heading: 'Link for {{name}}',
    explain:
      'Give this link to {{name}} yourself. It works once, until {{until}}: behind it they set their own password. It is shown only now; earlier links no longer work.',
    label: 'One-time link',
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'The browser does not allow copying here. Select the link and copy it by hand.',
    kept: 'Done',
  },
  acts: {
    change: 'Change',
    newLink: 'New link',
    disable: 'Disable',
    enable: 'Enable',
    endSessions: 'End sessions',
    secondStep: 'Turn off two-step verification',
  },
  ask: {
    disable: {
      heading: 'Disable {{name}}?',
      explain:
        'They are signed out at once and cannot sign in. Their open chats go back to the front of the queue. Nothing is deleted; you can enable the account again.',
    },
    enable: { heading: 'Enable {{name}}?', explain: 'They can sign in again with their old password.' },
    newLink: {
      heading: 'New link for {{name}}?',
      explain:
        'Earlier links no longer work. The current password, if there is one, stays until the link is used.',
    },
    endSessions: {
      heading: 'Sign {{name}} out everywhere?',
      explain: 'They can sign in again at once.',
    },
    secondStep: {
      heading: 'Turn off two-step verification for {{name}}?',
      explain:
        'They will sign in with the password alone, and are signed out everywhere now. Make sure you know who is asking.',
    },
  },
  done: {
    change: 'Saved.',
    disable: '{{name}} is disabled.',
    enable: '{{name}} is enabled.',
    endSessions: '{{name}} has been signed out everywhere.',
    secondStep: 'Two-step verification is now off for {{name}}.',
  },
  invite: {
    heading: 'Set your password',
    whose: 'This link is for {{name}}. Your account is {{account}}.',
    rules:
      'At least 10 characters, without your account, number or name; four random words make a good password.',
    password: 'New password',
    again: 'New password again',
    submit: 'Set password and sign in',
    differ: 'The two passwords are not the same.',
    signIn: 'Your password is set. Now sign in with it and a code from your authenticator app.',
    toSignIn: 'Go to sign-in',
  },
};
