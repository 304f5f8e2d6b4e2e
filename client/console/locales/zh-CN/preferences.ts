/** The habits of a person on this computer. */
export const preferences = {
  heading: '偏好设置',
  explain: '只影响您在这台电脑上的使用，立即生效。',
  sendKey: '发送快捷键',
  sendHint: '{{newline}} 换行；有提醒时按 {{sendAnyway}} 原样发送。',
  textSize: '文字大小',
  sizes: { standard: '标准', large: '大', larger: '特大' },
  density: '界面密度',
  densities: { comfortable: '宽松', compact: '紧凑' },
};
