// Written by `npm run class-names` from the style sheets; not to be edited.

declare module '*/console.module.css' {
  const styles: {
    readonly banner: string;
    readonly console: string;
    readonly notice: string;
    readonly notices: string;
    readonly work: string;
  };
  export default styles;
}

declare module '*/rail.module.css' {
  const styles: {
    readonly label: string;
    readonly me: string;
    readonly meNumber: string;
    readonly meReason: string;
    readonly meStatus: string;
    readonly rail: string;
    readonly railBadge: string;
    readonly railButton: string;
    readonly screens: string;
    readonly sheetButton: string;
    readonly wordmark: string;
  };
  export default styles;
}

declare module '*/account.module.css' {
  const styles: {
    readonly qr: string;
    readonly safetyCodes: string;
    readonly safetyFew: string;
    readonly safetyPart: string;
    readonly safetySecret: string;
  };
  export default styles;
}

declare module '*/lead-calls.module.css' {
  const styles: {
    readonly leadCalls: string;
    readonly more: string;
  };
  export default styles;
}

declare module '*/offers.module.css' {
  const styles: {
    readonly offer: string;
  };
  export default styles;
}

declare module '*/assistant.module.css' {
  const styles: {
    readonly advice: string;
    readonly adviceHead: string;
    readonly assistant: string;
    readonly assistantBody: string;
    readonly because: string;
    readonly cautions: string;
    readonly chip: string;
    readonly chooseAlone: string;
    readonly learned: string;
    readonly nextText: string;
    readonly ownMark: string;
    readonly phrases: string;
    readonly reminders: string;
    readonly situation: string;
    readonly situationTitle: string;
    readonly situations: string;
    readonly strip: string;
  };
  export default styles;
}

declare module '*/own-phrases.module.css' {
  const styles: {
    readonly ownList: string;
    readonly ownRow: string;
    readonly ownTools: string;
    readonly ownWords: string;
    readonly pin: string;
    readonly pinMore: string;
  };
  export default styles;
}

declare module '*/phrase-search.module.css' {
  const styles: {
    readonly finder: string;
    readonly finderAbout: string;
    readonly finderField: string;
    readonly finderHead: string;
    readonly finderItem: string;
    readonly finderItems: string;
    readonly finderList: string;
    readonly finderNone: string;
    readonly finderText: string;
  };
  export default styles;
}

declare module '*/phrase.module.css' {
  const styles: {
    readonly blank: string;
    readonly phrase: string;
    readonly phraseDo: string;
    readonly phraseText: string;
  };
  export default styles;
}

declare module '*/audit.module.css' {
  const styles: {
    readonly audit: string;
    readonly auditAbout: string;
    readonly auditBroken: string;
    readonly auditDetails: string;
    readonly auditFilters: string;
    readonly auditPart: string;
    readonly auditScreen: string;
    readonly auditSeq: string;
    readonly auditWhole: string;
  };
  export default styles;
}

declare module '*/blocks.module.css' {
  const styles: {
    readonly block: string;
    readonly blocks: string;
  };
  export default styles;
}

declare module '*/calendar.module.css' {
  const styles: {
    readonly calendarAdd: string;
    readonly calendarAsk: string;
    readonly calendarDays: string;
    readonly calendarImport: string;
    readonly calendarMissing: string;
    readonly calendarNow: string;
    readonly calendarOf: string;
    readonly calendarUndo: string;
    readonly calendarWeek: string;
    readonly calendarWeekdays: string;
  };
  export default styles;
}

declare module '*/cases.module.css' {
  const styles: {
    readonly box: string;
    readonly check: string;
    readonly doubles: string;
    readonly grave: string;
    readonly message: string;
    readonly messages: string;
    readonly owed: string;
    readonly running: string;
  };
  export default styles;
}

declare module '*/actions.module.css' {
  const styles: {
    readonly decideLog: string;
    readonly done: string;
    readonly stepName: string;
    readonly steps: string;
  };
  export default styles;
}

declare module '*/chat-header.module.css' {
  const styles: {
    readonly actions: string;
    readonly chatHead: string;
    readonly chatHeadLine: string;
    readonly chatState: string;
    readonly clocks: string;
    readonly customerButton: string;
    readonly customerName: string;
    readonly grave: string;
  };
  export default styles;
}

declare module '*/chat.module.css' {
  const styles: {
    readonly chat: string;
    readonly chatFoot: string;
    readonly crisis: string;
    readonly goneChat: string;
    readonly goneDraft: string;
    readonly grave: string;
    readonly held: string;
    readonly heldWords: string;
    readonly helpBar: string;
    readonly sideChat: string;
    readonly why: string;
  };
  export default styles;
}

declare module '*/composer.module.css' {
  const styles: {
    readonly composer: string;
    readonly composerBar: string;
    readonly counter: string;
    readonly draftMark: string;
    readonly draftMarks: string;
    readonly elsewhere: string;
    readonly fieldFrame: string;
    readonly findings: string;
    readonly noteWord: string;
    readonly over: string;
    readonly reply: string;
    readonly sendBlocked: string;
  };
  export default styles;
}

declare module '*/emoji.module.css' {
  const styles: {
    readonly grid: string;
    readonly groups: string;
    readonly one: string;
    readonly picker: string;
  };
  export default styles;
}

declare module '*/customer.module.css' {
  const styles: {
    readonly caseList: string;
    readonly customerHead: string;
    readonly customerPart: string;
    readonly facts: string;
    readonly fold: string;
    readonly formFoot: string;
    readonly past: string;
    readonly pastChat: string;
    readonly pastText: string;
    readonly peekCase: string;
    readonly peekLog: string;
    readonly personActions: string;
    readonly record: string;
    readonly recordForm: string;
    readonly recordHead: string;
    readonly source: string;
    readonly values: string;
    readonly visited: string;
    readonly written: string;
  };
  export default styles;
}

declare module '*/log.module.css' {
  const styles: {
    readonly day: string;
    readonly event: string;
    readonly eventText: string;
    readonly evidence: string;
    readonly grave: string;
    readonly log: string;
    readonly logBusy: string;
    readonly logFrame: string;
    readonly logLine: string;
    readonly logLines: string;
    readonly logStart: string;
    readonly newest: string;
    readonly peek: string;
    readonly typing: string;
  };
  export default styles;
}

declare module '*/message.module.css' {
  const styles: {
    readonly bubble: string;
    readonly bubbleLine: string;
    readonly delivery: string;
    readonly failed: string;
    readonly flagWord: string;
    readonly message: string;
    readonly meta: string;
    readonly noteHead: string;
    readonly onHover: string;
    readonly quote: string;
    readonly quoteBar: string;
    readonly said: string;
    readonly seen: string;
  };
  export default styles;
}

declare module '*/paper.module.css' {
  const styles: {
    readonly paper: string;
  };
  export default styles;
}

declare module '*/wrap-up.module.css' {
  const styles: {
    readonly bar: string;
    readonly chip: string;
    readonly chipButton: string;
    readonly chosen: string;
    readonly form: string;
    readonly lacking: string;
    readonly list: string;
    readonly option: string;
    readonly summary: string;
    readonly tags: string;
    readonly time: string;
  };
  export default styles;
}

declare module '*/customers.module.css' {
  const styles: {
    readonly check: string;
    readonly customers: string;
    readonly facts: string;
    readonly filterBar: string;
    readonly filters: string;
    readonly list: string;
    readonly listPart: string;
    readonly marks: string;
    readonly moreFilters: string;
    readonly one: string;
    readonly onePart: string;
    readonly row: string;
    readonly rowBody: string;
    readonly rowLine: string;
  };
  export default styles;
}

declare module '*/files.module.css' {
  const styles: {
    readonly card: string;
    readonly cardWords: string;
    readonly files: string;
    readonly sheet: string;
    readonly size: string;
    readonly stage: string;
    readonly thumbnail: string;
    readonly tools: string;
  };
  export default styles;
}

declare module '*/uploads.module.css' {
  const styles: {
    readonly about: string;
    readonly chip: string;
    readonly dropHere: string;
    readonly phraseAdd: string;
    readonly phraseField: string;
    readonly phraseFiles: string;
    readonly preview: string;
    readonly small: string;
    readonly state: string;
    readonly uploads: string;
  };
  export default styles;
}

declare module '*/floor.module.css' {
  const styles: {
    readonly floor: string;
    readonly floorAgent: string;
    readonly floorAgents: string;
    readonly floorSessions: string;
    readonly floorSum: string;
    readonly line: string;
    readonly session: string;
    readonly sessionActions: string;
    readonly sessionName: string;
    readonly sessionWho: string;
    readonly sessions: string;
  };
  export default styles;
}

declare module '*/chat-row.module.css' {
  const styles: {
    readonly chatList: string;
    readonly drafted: string;
    readonly row: string;
    readonly rowBody: string;
    readonly rowEnd: string;
    readonly rowItem: string;
    readonly rowLine: string;
    readonly rowMarks: string;
    readonly rowName: string;
    readonly rowText: string;
    readonly unread: string;
  };
  export default styles;
}

declare module '*/inbox.module.css' {
  const styles: {
    readonly columns: string;
    readonly count: string;
    readonly divider: string;
    readonly folderBar: string;
    readonly folderPanel: string;
    readonly folderTab: string;
    readonly folderTabs: string;
    readonly folders: string;
    readonly listDepartment: string;
    readonly listHead: string;
    readonly lists: string;
    readonly onePane: string;
    readonly over: string;
    readonly pane: string;
    readonly paneBar: string;
    readonly paneButton: string;
    readonly panes: string;
  };
  export default styles;
}

declare module '*/key-sheet.module.css' {
  const styles: {
    readonly keyGroups: string;
  };
  export default styles;
}

declare module '*/manual.module.css' {
  const styles: {
    readonly manual: string;
    readonly manualActions: string;
    readonly manualBrowse: string;
    readonly manualChapter: string;
    readonly manualColumns: string;
    readonly manualEditor: string;
    readonly manualFacts: string;
    readonly manualItem: string;
    readonly manualList: string;
    readonly manualNew: string;
    readonly manualNone: string;
    readonly manualNotice: string;
    readonly manualSave: string;
    readonly manualSearch: string;
    readonly manualTry: string;
    readonly manualVersions: string;
    readonly off: string;
    readonly why: string;
  };
  export default styles;
}

declare module '*/situation.module.css' {
  const styles: {
    readonly both: string;
    readonly manualAdd: string;
    readonly manualPhrase: string;
    readonly manualPhrases: string;
    readonly manualSource: string;
    readonly manualUses: string;
    readonly off: string;
    readonly onOff: string;
    readonly starter: string;
  };
  export default styles;
}

declare module '*/versions.module.css' {
  const styles: {
    readonly diffField: string;
    readonly dueText: string;
    readonly learnedActs: string;
    readonly learnedState: string;
    readonly manualActs: string;
    readonly manualDiff: string;
    readonly manualPublish: string;
    readonly manualTable: string;
    readonly manualVersion: string;
    readonly proposals: string;
  };
  export default styles;
}

declare module '*/preferences.module.css' {
  const styles: {
    readonly device: string;
    readonly devices: string;
    readonly hint: string;
    readonly push: string;
    readonly rows: string;
  };
  export default styles;
}

declare module '*/measures.module.css' {
  const styles: {
    readonly axis: string;
    readonly behind: string;
    readonly beside: string;
    readonly cards: string;
    readonly chart: string;
    readonly figureLink: string;
    readonly itemName: string;
    readonly legend: string;
    readonly list: string;
    readonly measures: string;
    readonly pace: string;
    readonly parts: string;
    readonly place: string;
    readonly plot: string;
    readonly scale: string;
    readonly share: string;
    readonly shares: string;
    readonly slice: string;
    readonly tableHead: string;
    readonly track: string;
  };
  export default styles;
}

declare module '*/reports.module.css' {
  const styles: {
    readonly chart: string;
    readonly chartName: string;
    readonly chartTip: string;
    readonly figureTable: string;
    readonly phraseName: string;
    readonly rangeBar: string;
    readonly report: string;
    readonly reportPart: string;
    readonly reports: string;
    readonly tagName: string;
    readonly tileBefore: string;
    readonly tiles: string;
  };
  export default styles;
}

declare module '*/search.module.css' {
  const styles: {
    readonly aside: string;
    readonly field: string;
    readonly filters: string;
    readonly finder: string;
    readonly group: string;
    readonly head: string;
    readonly hit: string;
    readonly label: string;
    readonly list: string;
    readonly option: string;
    readonly status: string;
  };
  export default styles;
}

declare module '*/set-up.module.css' {
  const styles: {
    readonly acts: string;
    readonly body: string;
    readonly list: string;
    readonly setUp: string;
    readonly skip: string;
    readonly step: string;
    readonly steps: string;
    readonly words: string;
  };
  export default styles;
}

declare module '*/settings.module.css' {
  const styles: {
    readonly changedOnly: string;
    readonly setting: string;
    readonly settingColour: string;
    readonly settingFacts: string;
    readonly settingPicture: string;
    readonly settingValue: string;
    readonly settingWebsites: string;
    readonly settingWords: string;
    readonly settingsGroup: string;
    readonly settingsPreviewed: string;
    readonly settingsSearch: string;
  };
  export default styles;
}

declare module '*/widget-preview.module.css' {
  const styles: {
    readonly choices: string;
    readonly device: string;
    readonly head: string;
    readonly preview: string;
  };
  export default styles;
}

declare module '*/shift.module.css' {
  const styles: {
    readonly bar: string;
    readonly barText: string;
    readonly buttons: string;
    readonly give: string;
    readonly item: string;
    readonly list: string;
    readonly readers: string;
    readonly sheet: string;
    readonly text: string;
    readonly tick: string;
    readonly words: string;
  };
  export default styles;
}

declare module '*/sign-in.module.css' {
  const styles: {
    readonly provider: string;
    readonly signIn: string;
    readonly signInCard: string;
    readonly wordmark: string;
  };
  export default styles;
}

declare module '*/tags.module.css' {
  const styles: {
    readonly acts: string;
    readonly details: string;
    readonly explain: string;
    readonly kind: string;
    readonly kindHead: string;
    readonly line: string;
    readonly problem: string;
    readonly row: string;
    readonly rows: string;
    readonly saveBar: string;
    readonly situations: string;
  };
  export default styles;
}

declare module '*/team.module.css' {
  const styles: {
    readonly department: string;
    readonly departmentPeople: string;
    readonly departments: string;
    readonly importFault: string;
    readonly importRows: string;
    readonly member: string;
    readonly memberActs: string;
    readonly memberFacts: string;
    readonly memberWho: string;
    readonly team: string;
    readonly teamFirst: string;
    readonly teamList: string;
  };
  export default styles;
}

declare module '*/timeline.module.css' {
  const styles: {
    readonly away: string;
    readonly axis: string;
    readonly bar: string;
    readonly found: string;
    readonly full: string;
    readonly gone: string;
    readonly lane: string;
    readonly legend: string;
    readonly load: string;
    readonly online: string;
    readonly people: string;
    readonly swatch: string;
    readonly table: string;
    readonly tick: string;
    readonly timeline: string;
    readonly who: string;
  };
  export default styles;
}

declare module '*/visitors.module.css' {
  const styles: {
    readonly scroller: string;
    readonly table: string;
    readonly visitors: string;
  };
  export default styles;
}

declare module '*/work.module.css' {
  const styles: {
    readonly actions: string;
    readonly case: string;
    readonly casePart: string;
    readonly check: string;
    readonly customer: string;
    readonly facts: string;
    readonly filterBar: string;
    readonly filters: string;
    readonly folders: string;
    readonly group: string;
    readonly head: string;
    readonly list: string;
    readonly listPart: string;
    readonly moreFilters: string;
    readonly number: string;
    readonly offer: string;
    readonly progress: string;
    readonly row: string;
    readonly rowLine: string;
    readonly rowText: string;
    readonly similar: string;
    readonly timeline: string;
    readonly words: string;
    readonly work: string;
  };
  export default styles;
}

declare module '*/dialog.module.css' {
  const styles: {
    readonly broad: string;
    readonly dialog: string;
    readonly dialogClose: string;
    readonly dialogHeading: string;
    readonly modal: string;
    readonly overlay: string;
    readonly top: string;
  };
  export default styles;
}

declare module '*/face.module.css' {
  const styles: {
    readonly face: string;
  };
  export default styles;
}

declare module '*/placeholder.module.css' {
  const styles: {
    readonly brokenWays: string;
    readonly empty: string;
    readonly emptyHint: string;
    readonly emptyTitle: string;
  };
  export default styles;
}

declare module '*.css' {}
