// Written by `npm run class-names` from the style sheets; not to be edited.

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

declare module '*/calendar.module.css' {
  const styles: {
    readonly calendarAdd: string;
    readonly calendarAsk: string;
    readonly calendarDays: string;
    readonly calendarImport: string;
    readonly calendarMissing: string;
    readonly calendarNow: string;
    readonly calendarUndo: string;
    readonly calendarWeek: string;
    readonly calendarWeekdays: string;
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

declare module '*/key-sheet.module.css' {
  const styles: {
    readonly keyGroups: string;
  };
  export default styles;
}

declare module '*/manual.module.css' {
  const styles: {
    readonly both: string;
    readonly diffField: string;
    readonly dueText: string;
    readonly manual: string;
    readonly manualActions: string;
    readonly manualActs: string;
    readonly manualAdd: string;
    readonly manualBrowse: string;
    readonly manualChapter: string;
    readonly manualColumns: string;
    readonly manualDiff: string;
    readonly manualEditor: string;
    readonly manualFacts: string;
    readonly manualItem: string;
    readonly manualList: string;
    readonly manualNew: string;
    readonly manualNone: string;
    readonly manualPhrase: string;
    readonly manualPhrases: string;
    readonly manualPublish: string;
    readonly manualSave: string;
    readonly manualSearch: string;
    readonly manualSource: string;
    readonly manualTable: string;
    readonly manualTry: string;
    readonly manualUses: string;
    readonly manualVersion: string;
    readonly manualVersions: string;
    readonly off: string;
    readonly onOff: string;
    readonly why: string;
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
    readonly tileBefore: string;
    readonly tiles: string;
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
    readonly setting: string;
    readonly settingFacts: string;
    readonly settingValue: string;
    readonly settingWords: string;
    readonly settingsGroup: string;
    readonly settingsSearch: string;
  };
  export default styles;
}

declare module '*/sign-in.module.css' {
  const styles: {
    readonly signIn: string;
    readonly signInCard: string;
  };
  export default styles;
}

declare module '*/team.module.css' {
  const styles: {
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

declare module '*.css' {}
