const thing =
  '(?:手机|软件|系统|app|网站|网页|快递|机器|玩意儿?|产品|商品|质量|平台|页面|程序|网络|信号|游戏|电脑|屏幕|键盘|耳机|包装|更新|版本|打印机|路由器|充电器|说明书)';
const curse = '(?:垃圾|辣鸡|破烂?|狗屁|傻逼|sb|他妈的?|特么的?|tmd|操蛋的?|妈的|一坨屎|狗屎)';
const chinese = new RegExp(`${curse}[^,.!?]{0,2}${thing}|${thing}[^,.!?]{0,6}${curse}`, 'u');
/** Whoever is spoken to or of: then it is not the thing alone. */
const somebody =
  /你|您|妳|客服|经理|店主|商家|老板|人员|全家|去死|滚(?!筒|动)|贱|婊|畜生|王八|(?<![们机])们/u;

const english =
  /\b(?:fucking|fuckin|fucked up|fuck (?:this|that|the)|damn|goddamn|bloody|shit|shitty|crap|crappy|freaking|piece of shit) (?:\w+ ){0,2}?(?:thing|product|phone|app|website|site|printer|software|update|machine|device|delivery|order|quality|laptop|computer|router|wifi|internet|battery|screen|charger|game|toy|code|password|system|page|link|parcel|package)\b/u;
const reader =
  /\b(?:you|u|ur|your|youre|yours|yall|yourself|agent|agents|staff|people|guy|guys|lot|mother|mom)\b/u;

/** Whether a text in the detector's spelling swears at a thing and speaks of nobody: that is anger, and no abuse. */
export function cursesThing(text: string): boolean {
  return (chinese.test(text) && !somebody.test(text)) || (english.test(text) && !reader.test(text));
}
