const OVERLAYS = '[role=menu], [role=dialog], [role=alertdialog]';

/**
 * Runs once the menu or dialog that is closing has left the page and its focus has been restored; at once if none is open.
 * react-aria restores the focus in the animation frame after it removes an overlay: what takes the focus before that, such
 * as a dialog that opens or the composer, loses it again.
 */
export function afterOverlayCloses(run: () => void): void {
  const overlay = document.querySelector(OVERLAYS);
  if (overlay === null) return run();
  const wait = () => void requestAnimationFrame(overlay.isConnected ? wait : run);
  wait();
}
