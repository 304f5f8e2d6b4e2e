/** Drafts that a wording rule has to find (`bad`) and drafts like them that are in order by every rule (`good`). */
export interface Lines {
  readonly rule: string;
  readonly bad: readonly string[];
  readonly good: readonly string[];
}
