import styles from './measures.module.css';

/** One bar: its two parts one upon the other. */
export interface TrendBar {
  key: string;
  /** What the bar says when it is pointed at. */
  title: string;
  label: string;
  first: number;
  second: number;
}

/** Units of the drawing, which is stretched to the space there is. */
const HEIGHT = 100;
const WIDTH = 100;
/** A single day would else be one block as wide as the screen. */
const WIDEST_PX = 72;
/** The part of a bar's place that it fills. */
const FILLED = 0.72;

/**
 * Bars over time. It has nothing that the table below it does not have, so it is one picture to a screen reader; it prints, and
 * fits every width, as nothing in it is measured.
 */
export function TrendChart(props: {
  label: string;
  bars: readonly TrendBar[];
  /** What the parts are called; a bar of one part has one name. */
  names: readonly string[];
  /** How a value is written on the scale. */
  value: (value: number) => string;
}) {
  const { label, bars, names, value } = props;
  const most = ceilingOf(Math.max(0, ...bars.map(({ first, second }) => first + second)));
  const place = WIDTH / Math.max(1, bars.length);
  const high = (amount: number) => (most === 0 ? 0 : (amount / most) * HEIGHT);
  return (
    <figure className={styles.chart}>
      <figcaption>
        {names.map((name, at) => (
          <span key={name} className={styles.legend}>
            <i data-part={at} aria-hidden="true" />
            {name}
          </span>
        ))}
      </figcaption>
      <div className={styles.plot}>
        <div className={styles.scale} aria-hidden="true">
          {[most, most / 2, 0].map((tick) => (
            <span key={tick}>{value(tick)}</span>
          ))}
        </div>
        <svg
          role="img"
          style={{ maxWidth: bars.length * WIDEST_PX }}
          aria-label={label}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
        >
          {[0, HEIGHT / 2, HEIGHT].map((y) => (
            <line key={y} x1="0" x2={WIDTH} y1={y} y2={y} vectorEffect="non-scaling-stroke" />
          ))}
          {bars.map(({ key, title, first, second }, at) => {
            const x = at * place + (place * (1 - FILLED)) / 2;
            return (
              <g key={key}>
                <title>{title}</title>
                <rect x={at * place} y="0" width={place} height={HEIGHT} className={styles.place} />
                <rect
                  data-part="0"
                  x={x}
                  width={place * FILLED}
                  y={HEIGHT - high(first)}
                  height={high(first)}
                />
                <rect
                  data-part="1"
                  x={x}
                  width={place * FILLED}
                  y={HEIGHT - high(first) - high(second)}
                  height={high(second)}
                />
              </g>
            );
          })}
        </svg>
        <div className={styles.axis} style={{ maxWidth: bars.length * WIDEST_PX }} aria-hidden="true">
          {ticksOf(bars).map(({ key, label: text }) => (
            <span key={key}>{text}</span>
          ))}
        </div>
      </div>
    </figure>
  );
}

/** The first, the middle and the last: more would run into each other in a narrow window. */
function ticksOf(bars: readonly TrendBar[]): TrendBar[] {
  const shown = [...new Set([0, Math.floor((bars.length - 1) / 2), bars.length - 1])];
  return shown.flatMap((at) => bars[at] ?? []);
}

/** The scale ends at 2, 4, 6, 8, 10, 20 and so on, so that its middle is a plain number too. */
function ceilingOf(most: number): number {
  if (most <= 0) return 0;
  const ten = 10 ** Math.floor(Math.log10(most));
  return ([2, 4, 6, 8, 10].find((step) => step * ten >= most) ?? 10) * ten;
}
