/** Apps and browsers by what they call themselves; the more special first: most claim to be several others too. */
const BROWSERS: readonly [RegExp, string][] = [
  [/MicroMessenger/i, 'WeChat'],
  [/DingTalk/i, 'DingTalk'],
  [/AlipayClient/i, 'Alipay'],
  [/\bQQ\//, 'QQ'],
  [/\bEdgA?\/|EdgiOS/, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/MiuiBrowser/, 'Mi Browser'],
  [/HuaweiBrowser/, 'Huawei Browser'],
  [/UCBrowser|UBrowser/, 'UC'],
  [/MQQBrowser|QQBrowser/, 'QQ Browser'],
  [/Firefox\/|FxiOS/, 'Firefox'],
  [/Chrome\/|CriOS/, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const SYSTEMS: readonly [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/i, 'HarmonyOS'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** Longer ones are none of a browser. */
const USER_AGENT_MAX = 1000;

/** The device of a browser as people call it, `Chrome · Windows`; null for one that says nothing known. */
export function deviceOf(userAgent: string | undefined): string | null {
  const said = (userAgent ?? '').slice(0, USER_AGENT_MAX);
  const named = [BROWSERS, SYSTEMS].map((all) => all.find(([form]) => form.test(said))?.[1]);
  return named.filter((one) => one !== undefined).join(' · ') || null;
}
