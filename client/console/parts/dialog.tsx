import { createContext, useContext, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

interface Props {
  heading: string;
  children: ReactNode;
  /** `alertdialog` where something cannot be undone. */
  role?: 'dialog' | 'alertdialog';
  className?: string;
  /** What is seen only once is not lost by Escape or a press outside. */
  stays?: boolean;
  /** Where one goes from here without having done anything. */
  onClose: () => void;
}

const Close = createContext<() => void>(() => undefined);

/** How the dialog around a component is left without doing anything. */
export function useClose(): () => void {
  return useContext(Close);
}

/** A dialog over the console: focus is kept inside; its close button, Escape and a press outside close it. */
export function Dialog({
  heading,
  children,
  role = 'dialog',
  className = '',
  stays = false,
  onClose,
}: Props) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable={!stays}
      isKeyboardDismissDisabled={stays}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={`modal ${className}`}>
        <AriaDialog className="dialog" role={role}>
          <Heading slot="title" className="dialog-heading">
            {heading}
          </Heading>
          <Close value={onClose}>{children}</Close>
          {/* Last in order: what the dialog is for is the first thing that the keyboard reaches. */}
          {stays ? null : (
            <Button kind="icon" className="dialog-close" aria-label={t('dialog.close')} onPress={onClose}>
              <Icon name="cross" />
            </Button>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
