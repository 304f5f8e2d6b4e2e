/** @jsxImportSource preact */
import { Component, type ComponentChildren } from 'preact';
import type { Texts } from '../locales/texts.ts';

/** An error boundary with a message that recommends a reload; draft and outbox survive it. */
export class Boundary extends Component<{ texts: Texts; children: ComponentChildren }, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ComponentChildren {
    const { texts, children } = this.props;
    if (!this.state.failed) return children;
    return (
      <div class="banner link" role="alert">
        <p class="grow">{texts.failed}</p>
        <button type="button" class="solid" onClick={() => location.reload()}>
          {texts.reload}
        </button>
      </div>
    );
  }
}
