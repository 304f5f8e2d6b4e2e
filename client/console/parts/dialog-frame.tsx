import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { closeDialog } from '../store/view.ts';

interface Props {
  heading: string;
  children: ReactNode;
  /** `alertdialog` where something cannot be undone. */
  role?: 'dialog' | 'alertdialog';
  className?: string;
  /** What is seen only once is not lost by Escape or a press outside. */
  stays?: boolean;
  /** Where one goes instead of back to the console. */
  onClose?: () => void;
}

/** A window over the console: focus is kept inside, Escape and a press outside close it. */
export function DialogFrame({
  heading,
  children,
  role = 'dialog',
  className = '',
  stays = false,
  onClose = closeDialog,
}: Props) {
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable={!stays}
      isKeyboardDismissDisabled={stays}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={`modal ${className}`}>
        <Dialog className="dialog" role={role}>
          <Heading slot="title" className="dialog-heading">
            {heading}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
