/**
 * What nobody says by mistake: sexual wishes towards whoever reads, and threats of violence against them. Held as patterns
 * and not learnt, because a few words decide, whatever stands around them. Read in the detector's spelling (`normalise`).
 */

const person = String.raw`(?:you|u|ya|your|ur)\b`;
const will = String.raw`(?:ill|i will|im gonna|im going to|i am going to|ima|imma|gonna|going to|i swear ill|id like to|i want to|i wanna|we will|well|let me|i could|i would|id)`;
const places = String.raw`(?:office|offices|store|shop|building|headquarters|hq|house|home|car|call cent(?:er|re)|place|door)`;

const sexual: readonly RegExp[] = [
  /(?:想|要|真想|好想|让我|能不能|可以|跟我|陪我|和我|一起)[^,.!?]{0,4}(?:上床|做爱|睡觉吗|睡一(?:觉|晚|次)|开(?:个)?房|啪啪|滚床单|约炮|一夜情|亲热|爱爱)/u,
  /(?:想|要|真想|好想|让我)(?:摸|舔|睡|干|亲|日|操|上|吃)(?:一下|一口|一摸|摸)?你(?!们|家|的(?!胸|奶|腿|屁股|脸|嘴|下面|身)|说|讲)/u,
  /陪(?:我)?睡|裸(?:照|聊|体)|约炮|一夜情|开房吗|(?:发|给|看|拍)[^,.!?]{0,6}(?:私照|胸照|腿照|奶子|胸部|内裤|下体|私处)|(?:你|妹妹|小姐姐)(?:的)?(?:胸|奶)(?:子|部)?(?:有?多)?(?:大|几)|罩杯(?:是|多|几|多大)|(?:你|妹妹|小姐姐)[^,.!?]{0,6}(?:穿(?:的)?什么(?:颜色)?的?(?:内衣|内裤|丝袜)|穿丝袜)|给我(?:口|撸|吹箫|舔)|(?:叫|喊)(?:两声|几声|一声)(?:床|老公)|叫床/u,
  new RegExp(
    String.raw`\b(?:${will}|wanna|want to|would love to|lets|can i|can we)\s(?:\w+\s){0,2}(?:fuck|bang|screw|shag|hump|lick|spank|undress|grope|kiss|make love to|sleep with|have sex with|go to bed with|get in bed with)\s${person}(?!\sover)`,
    'u',
  ),
  /\b(?:suck|lick|sit on|ride|stroke|touch) my (?:dick|cock|balls|face|d|lap)\b|\b(?:send|show|gimme|give)(?: me| us)? (?:some |your |ur |a )?(?:nudes?|naked pics?|tits|boobs|titties|pussy|ass pics?|pics? of (?:your|ur) (?:tits|boobs|ass|body|feet))\b|\bwhat (?:are|r) (?:you|u) wearing\b|\b(?:your|ur) (?:tits|boobs|titties|pussy|nipples)\b|\bare (?:you|u) (?:horny|wet)\b|\b(?:have|want) sex with me\b|\b(?:blow ?job|hand ?job) (?:from|for)?\b|\bbra size\b|\bcome sit on\b|\bsext(?:ing)? (?:with )?me\b/u,
];

const threats: readonly RegExp[] = [
  /(?:砍|捅|杀|宰|剁|掐|烧|打|弄|整|揍|搞|干|撞|炸|毒)死(?:你(?!们?的网|也|了么)|你们|你全家|你家)|(?:砍|捅|杀|宰|剁)(?:了)?(?:你们?|你全家|你妈|你爸)(?!的?价|们的价)/u,
  /(?:找人|带人|叫人|带刀|提刀|拿刀)[^,.!?]{0,6}(?:砍|打|弄|收拾|堵|捅|办|过去|找)(?:死)?(?:你|去)|(?:炸|烧|砸)(?:了|掉|平)(?:你们?|你家|你们?的?)(?:公司|店|家|门|全家|总部|营业厅)|小心(?:你|你们)?(?:的)?(?:狗命|小命|全家|脑袋|狗腿|你的腿)|我?知道你(?:们)?(?:家)?住(?:在)?(?:哪|什么)|出门(?:给我)?(?:小心|注意)(?:点|被)|(?:打断|敲断|卸了?|剁了)你(?:的)?(?:一?条?腿|手|胳膊|狗腿)|让你(?:全家)?(?:没命|横着|见不到明天|死全家|死无葬身|不得好死|吃不了兜着走着瞧)|(?:弄|做)掉你|要你(?:的)?(?:狗|小)?命/u,
  new RegExp(
    String.raw`\b${will}\s(?:\w+\s){0,2}(?:kill|murder|stab|shoot|beat|strangle|choke|punch|smack|slap|hurt|hunt|smash|gut|slit|bury|break|run over)\s(?:${person}|all of you|every(?: single)? one of you|you all|yall)`,
    'u',
  ),
  new RegExp(
    String.raw`\b${will}\s(?:\w+\s){0,2}(?:burn|blow|bomb|shoot|torch|smash|trash)\s(?:down\s|up\s)?(?:your|ur|the|that|this)\s(?:\w+\s)?${places}`,
    'u',
  ),
  /\bi (?:know|will find|ll find) (?:out )?where (?:you|u) (?:live|work|sleep|park)\b|\bill find (?:out )?where (?:you|u) (?:live|work|sleep)\b|\b(?:youre|you are|ur) (?:all )?(?:a )?dead (?:man|meat|woman)\b|\bwatch your back\b|\b(?:put|get) a bullet (?:in|through)\b|\bslit (?:your|ur) throat\b|\b(?:break|snap) (?:your|ur) (?:legs?|neck|arms?|fingers|jaw|face)\b|\bkill (?:yourself|urself|yourselves)\b|\bkys\b|\b(?:hope|pray) (?:you|u|your (?:family|kids|mother)|you all) (?:all )?(?:die|dies|burn|rot|choke|crash|drop dead|get cancer|get hit by)\b|\bgo (?:and )?(?:die|hang yourself|drown yourself|jump off)\b|\bdrink bleach\b|\bdie in a (?:fire|ditch|hole)\b/u,
];

/** Whether a text, in the detector's spelling, is a sexual wish or a threat towards its reader; null where it is neither. */
export function explicitAbuse(text: string): 'harassment' | 'abusive_language' | null {
  const plain = text.replace(/[‘’']/g, '');
  if (threats.some((one) => one.test(plain))) return 'abusive_language';
  return sexual.some((one) => one.test(plain)) ? 'harassment' : null;
}
