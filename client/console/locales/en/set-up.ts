/** Texts of the set-up of a new desk. */
export const setUp = {
  heading: 'Set up your desk',
  steps: 'Steps',
  past: 'done',
  later: 'Do this later',
  skip: 'Skip this step',
  skipAll: 'Skip everything',
  save: 'Save and continue',
  goOn: 'Continue',
  example: 'For example {{example}}',
  conflict: 'Somebody else has just changed this. Reload the page and look again.',
  unfinished: 'This desk is not set up yet.',
  resume: 'Continue with the set-up',
  company: {
    heading: 'Company',
    explain: 'Customers and phrases use this name, in the language that the customer speaks.',
  },
  hours: {
    heading: 'Time zone and hours',
    explain:
      'Outside these hours customers leave a message. Other hours by weekday and holidays are set later, on the screen Calendar.',
  },
  colleagues: {
    heading: 'Colleagues',
    explain: 'Each colleague gets a link and sets their own password. Only online agents are given chats.',
  },
  website: {
    heading: 'Website',
    explain: 'Paste this line into every page of your website, before </body>. Then open one of the pages.',
    snippet: 'Line for your website',
    copy: 'Copy the line',
    copied: 'Copied.',
    notCopied: 'The browser does not allow copying here. Select the line and copy it by hand.',
    check: 'Where it was loaded',
    waiting: 'Not yet. Open a page of your website that has the line; it shows here within seconds.',
    seen: 'Loaded on {{origin}}, {{at}}. Customers can write from there.',
    refused:
      'Loaded on {{origin}}, {{at}}, which is not on the list of allowed websites: nobody can write from there.',
    allow: 'Allow {{origin}}',
    done: 'It works: finish',
  },
};
