import type { Answer } from '../../../../protocol/errors.ts';
import type { TeamCompared } from '../../../../protocol/team-import.ts';
import type { Invited, StaffAccount } from '../../../../protocol/team.ts';
import { changeMember, endSessions, newLink, resetTwoFactor } from '../../connection/team.ts';
import { unlinkIdentity } from '../../connection/provider.ts';
import { ImportPeople } from './import-people.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { MemberForm, type Editor } from './member-form.tsx';
import { Question } from './question.tsx';

/** The acts that need a confirmation. */
export type Act = 'newLink' | 'endSessions' | 'secondStep' | 'unlink' | 'disable' | 'enable';

/** The open dialog of the team. */
export type Opened =
  | { what: 'add' }
  | { what: 'change'; member: StaffAccount }
  | { what: 'ask'; act: Act; member: StaffAccount }
  | { what: 'import'; text: string; compared: TeamCompared }
  | { what: 'link'; invited: Invited; name: string };

interface Props {
  opened: Opened;
  capacity: number;
  /** Who changes colleagues. */
  by: Editor;
  open: (opened: Opened | null) => void;
  /** Called after a change. */
  onDone: () => void;
}

/** Renders the open dialog; a new link is shown after the dialog that has created it. */
export function TeamWindow({ opened, capacity, by, open, onDone }: Props) {
  const close = () => open(null);
  const finish = (invited: Invited | null, name: string) => {
    onDone();
    open(invited === null ? null : { what: 'link', invited, name });
  };
  switch (opened.what) {
    case 'link':
      return <LinkDialog {...opened} onClose={close} />;
    case 'import':
      return <ImportPeople {...opened} onDone={onDone} onClose={close} />;
    case 'ask':
      return <Question {...opened} perform={() => perform(opened)} onDone={finish} onClose={close} />;
    case 'add':
    case 'change':
      return (
        <MemberForm
          member={opened.what === 'change' ? opened.member : null}
          capacity={capacity}
          by={by}
          onDone={finish}
          onClose={close}
        />
      );
  }
}

function perform({ act, member: { account } }: { act: Act; member: StaffAccount }): Promise<Answer<object>> {
  switch (act) {
    case 'newLink':
      return newLink(account);
    case 'endSessions':
      return endSessions(account);
    case 'secondStep':
      return resetTwoFactor(account);
    case 'unlink':
      return unlinkIdentity(account);
    case 'disable':
    case 'enable':
      return changeMember(account, { disabled: act === 'disable' });
  }
}
