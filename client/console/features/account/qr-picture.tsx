import { useMemo } from 'react';
import encodeQR from 'qr';
import styles from './account.module.css';

/** The quiet zone around the code, in modules; cameras need it. */
const QUIET = 4;

/** A QR code of a text. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const rows = useMemo(() => encodeQR(text, 'raw', { border: QUIET, ecc: 'low' }), [text]);
  const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className={styles.qr} role="img" aria-label={label} viewBox={`0 0 ${rows.length} ${rows.length}`}>
      <path d={dark.join('')} />
    </svg>
  );
}
