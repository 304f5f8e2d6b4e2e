/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useTexts } from './widget-context.ts';

/** What customers say with a picture: each with its name in Chinese and in English. */
const SET =
  '🙂 微笑 smile|😀 开心 happy|😂 笑哭 laughing|😊 害羞 blushing|😍 喜欢 love it|🥰 喜爱 adoring|😘 飞吻 kiss|😉 眨眼 wink|' +
  '😎 酷 cool|🤗 抱抱 hug|🤔 思考 thinking|😅 尴尬 awkward|😳 脸红 flushed|😮 惊讶 surprised|😱 惊吓 shocked|😴 困 sleepy|' +
  '😐 无语 speechless|🙄 白眼 eye roll|😔 失落 down|😢 难过 sad|😭 大哭 crying|😡 生气 angry|😤 气愤 fuming|🤯 崩溃 mind blown|' +
  '👍 赞 thumbs up|👎 不好 thumbs down|👌 好的 OK|🙏 谢谢 thanks|👏 鼓掌 applause|🤝 握手 handshake|💪 加油 strong|👋 你好 wave|' +
  '✌️ 胜利 victory|🤞 祝好运 fingers crossed|👆 向上指 pointing up|👇 向下指 pointing down|❤️ 爱心 heart|💔 心碎 broken heart|🌹 玫瑰 rose|🎉 庆祝 party|' +
  '🎁 礼物 gift|🎂 生日 birthday|☕ 咖啡 coffee|🌙 晚安 good night|☀️ 晴天 sun|🔥 火 fire|✨ 闪亮 sparkles|💯 满分 hundred|' +
  '✅ 完成 done|❌ 不对 wrong|❓ 疑问 question|❗ 注意 attention|📦 包裹 parcel|🚚 送货 delivery|💰 钱 money|🧾 小票 receipt|' +
  '🛒 购物车 cart|🏠 家 home|📞 电话 phone|📷 照片 photo|⏰ 时间 time|📍 地址 place|👀 看看 looking|🤷 不知道 no idea';

const EMOJI = SET.split('|').map((one) => {
  const [emoji = '', zh = '', ...en] = one.split(' ');
  return { emoji, zh, en: en.join(' ') };
});

const COLUMNS = 8;

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: COLUMNS,
  ArrowUp: -COLUMNS,
};

/** The emoji above the field: arrow keys move, Enter picks, Esc closes. A click elsewhere closes it too. */
export function EmojiPanel(props: {
  label: string;
  pick: (emoji: string) => void;
  /** `toField`: the focus goes back to the field. */
  close: (toField: boolean) => void;
}): JSX.Element {
  const { label, pick, close } = props;
  const isChinese = useTexts().tag.startsWith('zh');
  const rootRef = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);

  useEffect(() => rootRef.current?.querySelector('button')?.focus(), []);
  useEffect(() => {
    const away = ({ target }: Event): void => {
      if (target instanceof Node && rootRef.current?.parentElement?.contains(target) !== true) close(false);
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [close]);

  const go = (next: number): void => {
    if (next < 0 || next >= EMOJI.length) return;
    setAt(next);
    rootRef.current?.querySelectorAll('button')[next]?.focus();
  };

  return (
    <div
      ref={rootRef}
      style={PANEL}
      role="group"
      aria-label={label}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (step !== undefined) {
          event.preventDefault();
          go(at + step);
        } else if (event.key === 'Home' || event.key === 'End') {
          event.preventDefault();
          go(event.key === 'Home' ? 0 : EMOJI.length - 1);
        } else if (event.key === 'Escape') {
          // Esc would close the chat as well.
          event.stopPropagation();
          close(true);
        }
      }}
    >
      {EMOJI.map(({ emoji, zh, en }, index) => (
        <button
          key={emoji}
          type="button"
          style={ONE}
          tabIndex={index === at ? 0 : -1}
          aria-label={isChinese ? zh : en}
          title={isChinese ? zh : en}
          onFocus={() => setAt(index)}
          onClick={() => pick(emoji)}
        >
          {emoji}
        </button>
      ))}
    </div>
  );
}

/** Puts words where the cursor is, as if they had been typed, and gives the field the focus. */
export function typeInto(field: HTMLTextAreaElement | null, words: string): void {
  if (field === null) return;
  field.setRangeText(words, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  field.focus();
}

const PANEL = {
  position: 'absolute',
  zIndex: '2',
  insetInline: '12px',
  bottom: '100%',
  display: 'grid',
  gridTemplateColumns: `repeat(${COLUMNS}, 1fr)`,
  padding: '8px',
  border: '1px solid var(--line)',
  borderRadius: '12px',
  background: 'var(--ground)',
  boxShadow: '0 8px 28px #0f172a33',
  maxHeight: '50vh',
  overflowY: 'auto',
} as const;
const ONE = { padding: '0', height: '36px', fontSize: '22px', lineHeight: '36px' } as const;
