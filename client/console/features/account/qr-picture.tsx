import { useMemo } from 'react';
import encodeQR from 'qr';
import styles from './account.module.css';

/** White squares around the picture, without which no camera finds it. */
const QUIET = 4;

/** A text as a picture that an app's camera reads. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const rows = useMemo(() => encodeQR(text, 'raw', { border: QUIET, ecc: 'low' }), [text]);
  const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className={styles.qr} role="img" aria-label={label} viewBox={`0 0 ${rows.length} ${rows.length}`}>
      <path d={dark.join('')} />
    </svg>
  );
}
